//! What is carried here from machines without a network: a request for a license file, and the receipt that gives
//! the place back. Whoever carries them needs no account; the request has the user's code, the receipt the machine's
//! own signature.

use db::params;
use seal::{OfflineRequest, ReleaseReceipt};

use super::{
    Answer,
    activate::{Device, wrong},
    file::{IssuedFile, MOST_FILE_DAYS, Terms, write},
    identity::Identity,
    placing::{Arrival, Way, placed},
    seat::by_code,
};
use crate::{
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    ids::{InstallationId, LicenseFileId, OrganizationId},
    input::Checks,
    installations::{self, FreedBy},
    places,
    refusal::{Error, Problem, Refusal, Result},
    throttles::{self, Key},
    vault::{self, Secret},
};

/// Answers the request of a machine without a network with a license file for that machine alone, until the end of
/// its license and grace. The same machine again gets a new file and takes no further place.
///
/// Refusals: those of [`activate`](super::activate), `installation-released` also when this very request was answered
/// before and the place was given back since; `invalid` with `request` when it is no request or was changed.
pub fn answer_request(act: &mut Act<'_>, request: &str) -> Result<Answer<IssuedFile>> {
    let from = Key::wrong_code_from(&act.caller().ip);
    throttles::check(act, &from)?;
    let request = request.trim();
    let Ok((asked, key)) = OfflineRequest::open(request) else {
        return Err(Refusal::field("request", Problem::NotADocument).into());
    };
    let device = checked(&asked)?;
    let seat = match by_code(act, &asked.username, &Secret::new(asked.activation_code))? {
        Ok(seat) => seat,
        Err(refusal) => return wrong(act, &from, refusal),
    };
    seat.refuse_waiting()?;
    let contract = seat.contract(act)?;
    let digest = vault::digest(&[request.as_bytes()]);
    let (identity, way) = (Identity::of_hash(&asked.device), Way::File(Some(&digest)));
    let arrival =
        Arrival { device: &device, identity: &identity, contract: &contract, way, moves: false, held: None };
    let installation = placed(act, &seat, &arrival)?.installation;
    let now = act.now();
    act.tx().execute(
        "UPDATE installations SET device_key = $3, device_name = $4, platform = $5, software_version = $6, \
         contact_at = $7 WHERE customer_id = $1 AND id = $2",
        params![
            contract.customer,
            installation,
            key.to_bytes().as_slice(),
            &device.name,
            &device.platform,
            &device.software_version,
            now
        ],
    )?;
    seat.refuse_after_waiting(act)?;
    let (until, by) = (now.plus_days(MOST_FILE_DAYS), Actor::Device(installation));
    let terms = Terms { contract: &contract, device: Some(&asked.device), request: Some(&digest), until, by };
    write(act, &seat, installation, &terms).map(Ok)
}

fn checked(asked: &OfflineRequest) -> Result<Device> {
    let mut checks = Checks::new();
    let device = Device {
        fingerprint: checks.required("device", &asked.device, 64),
        name: checks.line("device.name", &asked.device_name, 200),
        platform: checks.line("device.platform", &asked.platform, 100),
        software_version: checks.line("device.software_version", &asked.software_version, 100),
        ..Device::default()
    };
    checks.finish()?;
    Ok(device)
}

/// Takes in the word of a machine that it gave its place back, and keeps it: with the freeing, or as the proof of one
/// that staff made before. Again is the same.
///
/// Refusals: `invalid` with `receipt` when it is no receipt, was changed, or no machine of ours wrote it.
pub fn take_receipt(act: &mut Act<'_>, receipt: &str) -> Result<InstallationId> {
    let from = Key::wrong_code_from(&act.caller().ip);
    throttles::check(act, &from)?;
    let (customer, installation, file) = proven(act, receipt.trim())?.ok_or_else(unproven)?;
    let freed = act.instead_of(Actor::Device(installation), |act| {
        installations::free(act, customer, installation, FreedBy::Receipt(file))
    })?;
    let kept = act.tx().execute(
        "UPDATE license_files SET receipt = $3 WHERE customer_id = $1 AND id = $2 AND receipt IS NULL",
        params![customer, file, receipt.trim()],
    )?;
    // The machine forgot every file of this installation: it works by none any more.
    act.tx().execute(
        "UPDATE installations SET offline_until = NULL WHERE customer_id = $1 AND id = $2",
        params![customer, installation],
    )?;
    if kept == 1 && !freed {
        tell_kept(act, customer, installation, file)?;
    }
    Ok(installation)
}

/// The place was free before the proof came: it changes nothing else, and is a line of the trail of its own.
fn tell_kept(
    act: &mut Act<'_>,
    customer: OrganizationId,
    installation: InstallationId,
    file: LicenseFileId,
) -> Result<()> {
    let (device,): (String,) = act.tx().one(
        "SELECT device_name FROM installations WHERE customer_id = $1 AND id = $2",
        params![customer, installation],
    )?;
    let entry = Entry::new(What::ReceiptKept, SubjectKind::Installation, installation, device)
        .note("receipt", file.to_string());
    act.instead_of(Actor::Device(installation), |act| act.record(customer, entry.clone()))
}

fn unproven() -> Refusal {
    Refusal::field("receipt", Problem::NotADocument)
}

/// Whose receipt it is; none when its signature, its installation or its file is not what we know.
fn proven(
    act: &mut Act<'_>,
    receipt: &str,
) -> Result<Option<(OrganizationId, InstallationId, LicenseFileId)>> {
    let Ok(claimed) = ReleaseReceipt::claimed(receipt) else { return Ok(None) };
    let Ok(installation) = claimed.installation_id.parse::<InstallationId>() else { return Ok(None) };
    let customer = match places::customer_of(act, installation) {
        Err(error) if error.refusal() == Some(&Refusal::NotFound) => return Ok(None),
        other => other?,
    };
    let Ok(serial) = claimed.serial.parse::<LicenseFileId>() else { return Ok(None) };
    let known: Option<(Vec<u8>,)> = act.tx().optional(
        "SELECT i.device_key FROM installations i JOIN license_files f ON f.customer_id = i.customer_id \
         AND f.installation_id = i.id WHERE i.customer_id = $1 AND i.id = $2 AND f.id = $3 \
         AND i.device_key IS NOT NULL",
        params![customer, installation, serial],
    )?;
    let key = known
        .and_then(|(bytes,)| <[u8; 32]>::try_from(bytes).ok())
        .and_then(|bytes| seal::PublicKey::from_bytes(&bytes).ok());
    let is_proven = key.is_some_and(|key| ReleaseReceipt::open(receipt, &key).is_ok());
    Ok(is_proven.then_some((customer, installation, serial)))
}

/// What became of what was carried here.
#[derive(Clone, Debug)]
pub enum TakenIn {
    /// A request: its answer is to be carried back.
    File(IssuedFile),
    /// A receipt: the place is free.
    Returned(InstallationId),
}

/// Takes in whatever a machine without a network has written: a request or a receipt.
///
/// Refusals: those of [`answer_request`] and [`take_receipt`], with `document` as the field.
pub fn take_in(act: &mut Act<'_>, document: &str) -> Result<Answer<TakenIn>> {
    let taken = if ReleaseReceipt::claimed(document.trim()).is_ok() {
        take_receipt(act, document).map(|installation| Ok(TakenIn::Returned(installation)))
    } else {
        answer_request(act, document).map(|answer| answer.map(TakenIn::File))
    };
    taken.map_err(|error| match error {
        Error::Refused(Refusal::Invalid(problems)) => {
            let problem = problems.into_iter().next().map_or(Problem::NotADocument, |found| found.problem);
            Refusal::field("document", problem).into()
        }
        other => other,
    })
}
