//! `partner-type`: what partners of each type may do.

use clap::Subcommand;
use domain::access::{Action, PartnerType};
use domain::partner_types::{self, Preset};
use serde::{Deserialize, Serialize};

use super::{Place, Record, Records, Shown, word};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum PartnerTypeVerb {
    /// Each right of each type, and what the built-in preset says
    Show {
        /// msp or reseller; default: both
        partner_type: Option<String>,
    },
    /// Allow or forbid something to all partners of a type, from now on
    Set {
        /// msp or reseller
        partner_type: String,
        /// Such as licenses.view
        action: String,
        /// yes or no
        #[arg(value_parser = ["yes", "no"])]
        allowed: String,
    },
    /// Give a type its built-in preset again
    Reset {
        /// msp or reseller
        partner_type: String,
    },
}

pub(super) fn run(verb: &PartnerTypeVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        PartnerTypeVerb::Show { partner_type } => {
            let wanted: Option<PartnerType> =
                partner_type.as_deref().map(|typed| word("partner_type", typed)).transpose()?;
            let presets = place.read(partner_types::list)?;
            Ok(shown(
                presets.iter().filter(|preset| wanted.is_none_or(|wanted| wanted == preset.partner_type)),
            ))
        }
        PartnerTypeVerb::Set { partner_type, action, allowed } => {
            let partner_type: PartnerType = word("partner_type", partner_type)?;
            let wish: (Action, bool) = (word("action", action)?, allowed == "yes");
            let preset = place.work(move |act| {
                let version = partner_types::get(act, partner_type)?.version;
                partner_types::set(act, partner_type, version, &[wish])
            })?;
            Ok(shown([&preset].into_iter()))
        }
        PartnerTypeVerb::Reset { partner_type } => {
            let partner_type: PartnerType = word("partner_type", partner_type)?;
            let preset = place.work(move |act| partner_types::reset(act, partner_type))?;
            Ok(shown([&preset].into_iter()))
        }
    }
}

fn shown<'p>(presets: impl Iterator<Item = &'p Preset>) -> Shown {
    let records = presets.flat_map(|preset| {
        preset.lines.iter().map(|line| {
            Record::new()
                .with("type", preset.partner_type)
                .with("action", line.action)
                .with("allowed", line.allowed)
                .with("default", line.default)
                .with("fixed", line.fixed)
        })
    });
    Shown::list(Records { records: records.collect(), next: None })
}
