//! `device`: where the software is installed, places freed for silence, moves of users to other devices.

use clap::Subcommand;
use domain::Refusal;
use domain::ids::{InstallationId, SeatId};
use domain::installations::{self, Budget, Filter, InstallationRow};
use serde::{Deserialize, Serialize};

use super::{Listing, Place, Record, Shown, listed, named};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum DeviceVerb {
    /// Devices of a customer, or of all
    List {
        /// Id or name; default: all
        customer: Option<String>,
        /// Only those not heard of for so many days
        #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(0..=3650))]
        silent_days: Option<i64>,
        /// Only those whose places were freed for silence in the last two weeks
        #[arg(long)]
        freed: bool,
        /// Only those that go on working by their license files though their places were freed
        #[arg(long, conflicts_with = "freed")]
        at_large: bool,
        /// Only those that this deployment key admitted, by its id
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
        /// Only those that work by a license file which this signing key signed
        #[arg(long, value_name = "KEY")]
        signed_by: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// One device, and what is left of its user's moves
    Show { device: String },
    /// Take a device off its seat
    Release { device: String },
    /// Free the place of a silent device, which comes back by itself or by take-back
    Free { device: String },
    /// Give a device back the place that was freed for silence
    TakeBack { device: String },
    /// Give the user of a device all moves to other devices back
    GiveMovesBack { device: String },
}

fn id(typed: &str) -> domain::Result<InstallationId> {
    typed.parse().map_err(|_| Refusal::NotFound.into())
}

pub(super) fn run(verb: &DeviceVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        DeviceVerb::List { customer, silent_days, freed, at_large, key, signed_by, listing } => {
            let (typed, window) = (customer.clone(), listing.window()?);
            let key = key.as_ref().map(|key| key.parse().map_err(|_| Refusal::NotFound)).transpose()?;
            let filter = Filter {
                silent_days: *silent_days,
                silenced: *freed,
                at_large: *at_large,
                deployment_key: key,
                signed_by: signed_by.clone().unwrap_or_default(),
                ..Filter::default()
            };
            let page = place.read(move |act| {
                let root = named(act, None)?;
                let customer = typed.as_deref().map(|typed| named(act, Some(typed))).transpose()?;
                installations::list(act, root, &Filter { customer, ..filter.clone() }, &window)
            })?;
            Ok(listed(&page, row))
        }
        DeviceVerb::Show { device } => {
            let device = id(device)?;
            let (found, budget, receipt) = place.read(move |act| {
                let found = installations::get(act, device)?;
                let budget = installations::budget(act, found.seat)?;
                Ok((found, budget, installations::receipt(act, device)?))
            })?;
            Ok(Shown::one(&record(&found, budget).with("receipt", receipt)))
        }
        DeviceVerb::Release { device } => after(place, id(device)?, installations::release),
        DeviceVerb::Free { device } => after(place, id(device)?, installations::free_silent),
        DeviceVerb::TakeBack { device } => after(place, id(device)?, installations::take_back),
        DeviceVerb::GiveMovesBack { device } => after(place, id(device)?, |act, device| {
            let seat: SeatId = installations::get(act, device)?.seat;
            installations::forgive_moves(act, seat)
        }),
    }
}

/// Does something to a device, and shows it as it is then.
fn after(
    place: &Place<'_>,
    device: InstallationId,
    what: fn(&mut domain::Act<'_>, InstallationId) -> domain::Result<()>,
) -> domain::Result<Shown> {
    let (found, budget) = place.work(move |act| {
        what(act, device)?;
        let found = installations::get(act, device)?;
        let budget = installations::budget(act, found.seat)?;
        Ok((found, budget))
    })?;
    Ok(Shown::one(&record(&found, budget)))
}

fn row(device: &InstallationRow) -> Record {
    Record::new()
        .with("id", device.id)
        .with("customer", &device.customer_name)
        .with("username", &device.username)
        .with("device", &device.device_name)
        .with("version", &device.software_version)
        .with("contact_at", device.contact_at)
        .with("deployment_key", device.deployment_key.as_ref().map(|(_, name)| name))
        .with("released_at", device.released_at)
}

fn record(device: &InstallationRow, budget: Option<Budget>) -> Record {
    let counters: std::collections::BTreeMap<_, _> = device.counters.iter().cloned().collect();
    row(device)
        .with("license", device.license)
        .with("edition", &device.edition_code)
        .with("deployment_key_id", device.deployment_key.as_ref().map(|(id, _)| id))
        .with("platform", &device.platform)
        .with("storage_used_bytes", device.storage_used_bytes)
        .with("last_backup_at", device.last_backup_at)
        .with("last_success_at", device.last_success_at)
        .with("failed_runs", device.failed_runs)
        .with("offline_until", device.offline_until)
        .with("activated_at", device.activated_at)
        .with("named_itself", device.named_itself)
        .with("components", &device.components)
        .with("moved_at", device.moved_at)
        .with("silenced_at", device.silenced_at)
        .with("moves_left", budget.map(|budget| budget.left()))
        .with("moves", budget.map(|budget| budget.moves))
        .with("next_move_at", budget.and_then(|budget| budget.next_at))
        .with("counters", counters)
}
