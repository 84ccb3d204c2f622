//! License files: what a machine that never reaches us works by, made for a user by staff, or as the answer to a
//! request that was carried here. A file takes the place of a device like any other installation.

use db::params;
use seal::{LicenseFile, device_hash};

use super::{
    activate::Device,
    contract::Contract,
    identity::Identity,
    placing::{Arrival, Way, placed},
    seat::{SEAT, Seat},
};
use crate::{
    access::Action,
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{InstallationId, LicenseFileId, SeatId},
    input::Checks,
    organizations, places,
    refusal::{Refusal, Result},
    signing,
};

/// A file holds for at most so many days, and never past the end of its license and grace.
pub const MOST_FILE_DAYS: i64 = 2_000;

/// For which device a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFor {
    /// Whichever holds the file; it takes one device's place of the user.
    Anybody,
    /// The device with this fingerprint, as the program shows it.
    Device { fingerprint: String },
}

/// A license file that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileWish {
    pub device: FileFor,
    /// What the device is called in lists.
    pub device_name: String,
    pub days: i64,
}

/// A license file, shown once; another can be made at any time.
#[derive(Clone, Debug)]
pub struct IssuedFile {
    pub id: LicenseFileId,
    pub installation: InstallationId,
    pub username: String,
    pub expires_at: Instant,
    /// What goes into the file, one line.
    pub text: String,
}

/// Makes a license file for a user. The same device again gets a new file and takes no further place.
///
/// Refusals: `no-seat-free`; `holder-not-registered`; the one that names the license's status; the problems of the
/// fields `device_name`, `fingerprint` and `days`.
pub fn issue_file(act: &mut Act<'_>, seat: SeatId, wish: &FileWish) -> Result<IssuedFile> {
    let customer = places::customer_of(act, seat)?;
    act.allow_customer(Action::CodesReveal, customer)?;
    let wish = checked(wish)?;
    let found: Option<Seat> = act.tx().optional(
        &format!(
            "SELECT {SEAT} FROM seats s WHERE s.customer_id = $1 AND s.id = $2 AND s.removed_at IS NULL"
        ),
        params![customer, seat],
    )?;
    let seat = found.ok_or(Refusal::SeatRemoved)?;
    seat.refuse_waiting()?;
    let contract = seat.contract(act)?;
    let (device_hash, bound) = match &wish.device {
        FileFor::Device { fingerprint } => (device_hash(fingerprint), true),
        // Nobody's fingerprint: it only keeps this place apart from the others.
        FileFor::Anybody => (device_hash(&format!("license file {}", act.fresh_id())), false),
    };
    let device = Device { name: wish.device_name.clone(), ..Device::default() };
    let (identity, way) = (Identity::of_hash(&device_hash), Way::File(None));
    let arrival =
        Arrival { device: &device, identity: &identity, contract: &contract, way, moves: false, held: None };
    let installation = placed(act, &seat, &arrival)?.installation;
    let until = act.now().plus_days(wish.days);
    let by = act.actor().clone();
    write(
        act,
        &seat,
        installation,
        &Terms { contract: &contract, device: bound.then_some(&device_hash), request: None, until, by },
    )
}

fn checked(wish: &FileWish) -> Result<FileWish> {
    let mut checks = Checks::new();
    let device = match &wish.device {
        FileFor::Anybody => FileFor::Anybody,
        FileFor::Device { fingerprint } => {
            FileFor::Device { fingerprint: checks.required("fingerprint", fingerprint, 500) }
        }
    };
    let clean = FileWish {
        device,
        device_name: checks.required("device_name", &wish.device_name, 200),
        days: checks.number("days", wish.days, 1, MOST_FILE_DAYS),
    };
    checks.finish()?;
    Ok(clean)
}

/// What a file is made on.
pub(super) struct Terms<'a> {
    pub contract: &'a Contract,
    /// The hash of the one device that it is for.
    pub device: Option<&'a str>,
    /// The digest of the request that it answers.
    pub request: Option<&'a [u8]>,
    pub until: Instant,
    pub by: Actor,
}

/// Signs a file and writes down that it was made.
pub(super) fn write(
    act: &mut Act<'_>,
    seat: &Seat,
    installation: InstallationId,
    terms: &Terms<'_>,
) -> Result<IssuedFile> {
    let contract = terms.contract;
    let (id, now) = (LicenseFileId::from_uuid(act.fresh_id()), act.now());
    let expires_at = terms.until.min(contract.ends_at);
    let by = terms.by.name().to_owned();
    let key = signing::current(act, contract.vendor)?;
    let signed_by = key.key_id().to_string();
    act.tx().execute(
        "INSERT INTO license_files (customer_id, id, installation_id, bound, issued_at, issued_by, expires_at, signed_by, \
         request_digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            contract.customer,
            id,
            installation,
            terms.device.is_some(),
            now,
            by,
            expires_at,
            signed_by,
            terms.request
        ],
    )?;
    act.tx().execute(
        "UPDATE installations SET offline_until = $3 WHERE customer_id = $1 AND id = $2 \
         AND (offline_until IS NULL OR offline_until < $3)",
        params![contract.customer, installation, expires_at],
    )?;
    let customer_name = organizations::name(act, contract.customer)?;
    let file = LicenseFile {
        customer_id: contract.customer.to_string(),
        customer_name,
        device: terms.device.map(str::to_owned),
        edition: contract.edition_code.clone(),
        expires_at: expires_at.seconds(),
        features: contract.features.told(),
        installation_id: installation.to_string(),
        issued_at: now.seconds(),
        license_number: contract.number.clone(),
        product: contract.product.clone(),
        serial: id.to_string(),
        storage_limit_bytes: contract.storage_limit_bytes.map(|bytes| u64::try_from(bytes).unwrap_or(0)),
        username: seat.username.clone(),
    };
    let text = key.sign_document(&file);
    let entry = Entry::new(What::LicenseFileIssued, SubjectKind::Installation, installation, &seat.username)
        .note("license_number", contract.number.as_str())
        .note("expires_at", expires_at.to_string());
    act.instead_of(terms.by.clone(), |act| act.record(contract.customer, entry.clone()))?;
    Ok(IssuedFile { id, installation, username: seat.username.clone(), expires_at, text })
}
