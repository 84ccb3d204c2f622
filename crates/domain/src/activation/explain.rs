//! Why a device is let in or not: every rule that is asked, whether it holds now, and the smallest change that would
//! make it hold. Asked for a license, a user, or a device that is installed; of the same contract and by the same
//! questions that activation and check-in ask.

use db::{FromRow, Row, ToValue, params};

use super::{
    check_in::no_longer_on_its_seat,
    contract::{Contract, GB},
    seat::{SEAT, Seat},
};
use crate::{
    access::Action,
    act::Act,
    clock::Day,
    ids::{EditionId, InstallationId, LicenseId, OrganizationId, SeatId},
    installations::{self, moves, silence},
    licenses::{
        self, License,
        rules::{Reason, Status},
    },
    places,
    refusal::{Refusal, Result},
    words,
};

words! {
    /// What must hold for a device to be let in.
    Rule {
        UserKept => "user-kept",
        OnSeat => "on-seat",
        HolderRegistered => "holder-registered",
        InForce => "in-force",
        NotRevoked => "not-revoked",
        CustomerEnabled => "customer-enabled",
        NotSuspended => "not-suspended",
        Paid => "paid",
        Begun => "begun",
        NotEnded => "not-ended",
        /// Not freed for silence, or free to come back to.
        Heard => "heard",
        PlaceFree => "place-free",
        /// Only where the license limits moves.
        MovesLeft => "moves-left",
        UnitFree => "unit-free",
        /// Keeps nobody out; a client is told.
        SpaceLeft => "space-left",
        /// Only where the license limits what one device stores. Keeps nobody out; a client is told.
        ClientLimitKept => "client-limit-kept",
    }
}

impl Rule {
    /// The rules of a license as a whole, each with the reason that a status gives when it does not hold.
    const OF_LICENSE: [(Self, Reason, Fix); 7] = [
        (Self::InForce, Reason::Draft, Fix::PutInForce),
        (Self::NotRevoked, Reason::Revoked, Fix::IssueAnother),
        (Self::CustomerEnabled, Reason::CustomerDisabled, Fix::EnableCustomer),
        (Self::NotSuspended, Reason::Suspended, Fix::Resume),
        (Self::Paid, Reason::AwaitingPayment, Fix::RecordPayment),
        (Self::Begun, Reason::NotYetValid, Fix::WaitOrStartEarlier),
        (Self::NotEnded, Reason::Expired, Fix::Renew),
    ];

    /// Whether a device is kept out where the rule does not hold.
    pub const fn decides(self) -> bool {
        !matches!(self, Self::SpaceLeft | Self::ClientLimitKept)
    }
}

words! {
    /// The smallest change that would mend a rule.
    Fix {
        PutInForce => "put-in-force",
        IssueAnother => "issue-another",
        EnableCustomer => "enable-customer",
        /// Above the customer.
        EnablePartner => "enable-partner",
        Resume => "resume",
        RecordPayment => "record-payment",
        WaitOrStartEarlier => "wait",
        Renew => "renew",
        AddSpace => "add-space",
        RaiseClientLimit => "raise-client-limit",
        AddUnit => "add-unit",
        AddUser => "add-user",
        AskToRegister => "ask-to-register",
        ReleaseDevice => "release-device",
        /// Staff give the user's moves back.
        ForgiveMoves => "forgive-moves",
        /// The license admits none.
        AllowMoves => "allow-moves",
        ActivateAgain => "activate-again",
    }
}

/// One rule, asked now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub rule: Rule,
    /// For rules about one edition: its code and name.
    pub edition: Option<(String, String)>,
    pub holds: bool,
    /// Only for one that does not hold.
    pub fix: Option<Fix>,
    /// Which partner is to be enabled ([`Fix::EnablePartner`]); only for who may see it.
    pub partner: Option<(OrganizationId, String)>,
    /// How many GB are enough: more for all devices together ([`Fix::AddSpace`]), or for each
    /// ([`Fix::RaiseClientLimit`]).
    pub least_gb: Option<i64>,
    /// The day on which it holds by itself.
    pub holds_on: Option<Day>,
}

impl Checked {
    fn new(rule: Rule, holds: bool, fix: Fix) -> Self {
        let fix = (!holds).then_some(fix);
        Self { rule, edition: None, holds, fix, partner: None, least_gb: None, holds_on: None }
    }

    /// With how many GB are enough where it does not hold.
    fn wanting(self, gb: i64) -> Self {
        Self { least_gb: (!self.holds).then_some(gb), ..self }
    }

    /// With the day on which it holds by itself, where it does not hold.
    fn waiting(self, day: Option<Day>) -> Self {
        Self { holds_on: day.filter(|_| !self.holds), ..self }
    }
}

/// Why devices are let in or not.
#[derive(Clone, Debug)]
pub struct Explanation {
    pub license: LicenseId,
    pub customer: OrganizationId,
    pub number: String,
    pub plan_name: String,
    /// The user it was asked for, or whose device.
    pub user: Option<(SeatId, String)>,
    /// The device it was asked for.
    pub device: Option<(InstallationId, String)>,
    pub status: Status,
    pub reasons: Vec<Reason>,
    pub valid_from: Day,
    pub valid_to: Day,
    /// What a device would be told that asks now; `None`: it would be let in.
    pub refusal: Option<Refusal>,
    /// Every rule, in the order in which they decide.
    pub checks: Vec<Checked>,
}

/// Every rule for a device that comes to a license for the first time, whoever its user will be.
pub fn explain(act: &mut Act<'_>, license: LicenseId) -> Result<Explanation> {
    let known = licenses::get(act, license)?;
    let lines: Vec<(String, String, i64, i64)> = act.tx().all(
        "SELECT edition_code, edition_name, quantity, quantity - assigned FROM lines \
         WHERE customer_id = $1 AND license_id = $2 ORDER BY position, edition_id",
        params![known.customer, license],
    )?;
    let of_any = known.lines.first().map(|line| line.edition).ok_or(Refusal::NotFound)?;
    let customer = known.customer;
    let contract = Contract::read(act, customer, license, of_any, None)?;
    let full = lines.iter().all(|(.., free)| *free <= 0);
    // Editions that nobody bought any of are passed over, unless that is all there is.
    let is_empty = lines.iter().all(|(_, _, quantity, _)| *quantity == 0);
    let mut told = Explanation::of(act, known, &contract)?;
    told.refusal = contract.refusal().or_else(|| full.then_some(Refusal::NoSeatFree));
    for (code, name, _, free) in lines.into_iter().filter(|(_, _, quantity, _)| is_empty || *quantity > 0) {
        let check = Checked::new(Rule::UnitFree, free > 0, Fix::AddUnit);
        told.checks.push(Checked { edition: Some((code, name)), ..check });
    }
    let largest = largest(act, customer, "license_id = $2", &license)?;
    told.checks.extend(space(&contract, largest));
    Ok(told)
}

/// What the device that stores most of all these stores, in bytes.
fn largest(act: &mut Act<'_>, customer: OrganizationId, of: &str, id: &impl ToValue) -> Result<i64> {
    let sql = format!(
        "SELECT COALESCE(MAX(storage_used_bytes), 0) FROM installations WHERE customer_id = $1 AND {of} \
         AND released_at IS NULL"
    );
    Ok(act.tx().one::<(i64,)>(&sql, &[customer.to_value(), id.to_value()])?.0)
}

/// A seat as an explanation needs it.
struct Asked {
    seat: Seat,
    removed: bool,
    devices_per_seat: i64,
}

impl FromRow for Asked {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            seat: Seat::from_row(row)?,
            removed: row.get("removed")?,
            devices_per_seat: row.get("devices_per_seat")?,
        })
    }
}

fn asked(act: &mut Act<'_>, customer: OrganizationId, seat: SeatId) -> Result<Asked> {
    let sql = format!(
        "SELECT {SEAT}, s.removed_at IS NOT NULL AS removed, s.devices_per_seat FROM seats s \
         WHERE s.customer_id = $1 AND s.id = $2"
    );
    act.tx().optional(&sql, params![customer, seat])?.ok_or_else(|| Refusal::NotFound.into())
}

/// Every rule for one more device of a user.
pub fn explain_user(act: &mut Act<'_>, seat: SeatId) -> Result<Explanation> {
    let customer = places::customer_of(act, seat)?;
    act.allow_customer(Action::SeatsView, customer)?;
    let asked = asked(act, customer, seat)?;
    let known = licenses::get(act, asked.seat.license)?;
    let contract = Contract::read(act, customer, asked.seat.license, asked.seat.edition, None)?;
    let place = asked.seat.devices < asked.devices_per_seat;
    let in_the_way = moves::in_the_way(act, (customer, seat), &contract.device_rules, !place)?;
    let mut told = Explanation::of(act, known, &contract)?;
    told.refusal = asked
        .removed
        .then_some(Refusal::WrongActivationCode)
        .or_else(|| asked.seat.refusal())
        .or_else(|| contract.refusal())
        .or_else(|| (!place).then_some(Refusal::NoSeatFree))
        .or_else(|| in_the_way.clone());
    let own = [
        Checked::new(Rule::UserKept, !asked.removed, Fix::AddUser),
        Checked::new(Rule::HolderRegistered, asked.seat.refusal().is_none(), Fix::AskToRegister),
    ];
    told.checks.splice(0..0, own);
    told.checks.push(Checked::new(Rule::PlaceFree, place, Fix::ReleaseDevice));
    if contract.device_rules.moves.is_some() {
        let never = in_the_way == Some(Refusal::DeviceMovesExcluded);
        let fix = if never { Fix::AllowMoves } else { Fix::ForgiveMoves };
        let back_on = match &in_the_way {
            Some(Refusal::MoveBudgetSpent { day }) => day.parse().ok(),
            _ => None,
        };
        told.checks.push(Checked::new(Rule::MovesLeft, in_the_way.is_none(), fix).waiting(back_on));
    }
    let largest = largest(act, customer, "seat_id = $2", &seat)?;
    told.checks.extend(space(&contract, largest));
    told.user = Some((seat, asked.seat.username));
    Ok(told)
}

/// Every rule for a device that is installed, as its next check-in meets them.
pub fn explain_device(act: &mut Act<'_>, installation: InstallationId) -> Result<Explanation> {
    let device = installations::get(act, installation)?;
    let (unbound, edition): (bool, EditionId) = act.tx().one(
        "SELECT unbound, edition_id FROM installations WHERE customer_id = $1 AND id = $2",
        params![device.customer, installation],
    )?;
    let known = licenses::get(act, device.license)?;
    let used = Some(device.storage_used_bytes);
    let contract = Contract::read(act, device.customer, device.license, edition, used)?;
    let silenced = device.released_at.is_some() && device.silenced_at.is_some() && !unbound;
    let off = if silenced {
        silence::in_the_way(act, device.customer, installation)?
    } else {
        no_longer_on_its_seat(unbound, device.released_at.is_some())
    };
    let mut told = Explanation::of(act, known, &contract)?;
    let rule = if silenced { Rule::Heard } else { Rule::OnSeat };
    told.checks.insert(0, Checked::new(rule, off.is_none(), Fix::ActivateAgain));
    told.checks.extend(space(&contract, device.storage_used_bytes));
    told.refusal = off.or_else(|| contract.refusal());
    told.user = Some((device.seat, device.username));
    told.device = Some((installation, device.device_name));
    Ok(told)
}

/// What is asked of the space that all devices take together, and the largest of them.
fn space(contract: &Contract, largest: i64) -> impl Iterator<Item = Checked> {
    let within = !contract.is_past_client_limit(largest);
    let each = Checked::new(Rule::ClientLimitKept, within, Fix::RaiseClientLimit).wanting(whole_gb(largest));
    let lacking = whole_gb(contract.lacking_bytes());
    let all = Checked::new(Rule::SpaceLeft, !contract.is_full(), Fix::AddSpace).wanting(lacking);
    [Some(all), (contract.client_limit_gb > 0).then_some(each)].into_iter().flatten()
}

/// So many GB that the bytes fit in.
fn whole_gb(bytes: i64) -> i64 {
    bytes.max(0).unsigned_abs().div_ceil(GB.unsigned_abs()).try_into().unwrap_or(i64::MAX)
}

impl Explanation {
    fn of(act: &mut Act<'_>, known: License, contract: &Contract) -> Result<Self> {
        let rules = Rule::OF_LICENSE.iter();
        let mut checks: Vec<Checked> = rules
            .map(|(rule, reason, fix)| {
                let begins = (*rule == Rule::Begun).then_some(known.valid_from);
                Checked::new(*rule, !contract.standing.reasons.contains(reason), *fix).waiting(begins)
            })
            .collect();
        for check in checks.iter_mut().filter(|check| check.fix == Some(Fix::EnableCustomer)) {
            stopped_above(act, known.customer, check)?;
        }
        Ok(Self {
            license: known.id,
            customer: known.customer,
            number: known.number,
            plan_name: known.plan_name,
            user: None,
            device: None,
            status: contract.standing.status,
            reasons: contract.standing.reasons.clone(),
            valid_from: known.valid_from,
            valid_to: known.valid_to,
            refusal: None,
            checks,
        })
    }
}

/// Where a partner above is disabled instead of the customer, it is what is to be enabled.
fn stopped_above(act: &mut Act<'_>, customer: OrganizationId, check: &mut Checked) -> Result<()> {
    let (nearest, name): (OrganizationId, String) = act.tx().one(
        "SELECT o.id, o.name FROM organization_ancestors a JOIN organizations o ON o.id = a.ancestor_id \
         WHERE a.descendant_id = $1 AND o.disabled_at IS NOT NULL ORDER BY a.distance LIMIT 1",
        params![customer],
    )?;
    if nearest != customer {
        check.fix = Some(Fix::EnablePartner);
        check.partner = act.strongest_role(nearest)?.map(|_| (nearest, name));
    }
    Ok(())
}
