//! The figures at the head of the page, and the bars of plans.

use super::front::Front;
use crate::{
    kit::{Meter, Tone},
    languages::Locale,
};

pub(super) struct Seats {
    pub value: String,
    pub rest: String,
    pub meter: Meter,
    pub note: String,
}

pub(super) struct Storage {
    pub value: String,
    pub rest: String,
    pub meter: Option<Meter>,
    pub note: String,
}

pub(super) struct Accepted {
    pub value: String,
    pub meter: Option<Meter>,
    pub note: String,
}

pub(super) fn seats(l: &Locale, front: &Front) -> Option<Seats> {
    let licenses = front.overview.licenses.as_ref()?;
    let (bought, assigned) = (licenses.seats_bought, licenses.seats_assigned);
    Some(Seats {
        value: l.number(assigned),
        rest: l.with("overview-of", &[("total", l.number(bought).into())]),
        meter: Meter::seats(assigned, bought, l),
        note: l.with(
            "overview-seats-note",
            &[("installed", licenses.seats_installed.into()), ("free", (bought - assigned).max(0).into())],
        ),
    })
}

pub(super) fn storage(l: &Locale, front: &Front) -> Storage {
    let used = front.overview.installations.storage_used_bytes;
    let value = l.bytes(used);
    let space = front.overview.licenses.as_ref().map(|licenses| licenses.space_gb);
    let devices = front.overview.installations.devices;
    let note = l.with("overview-storage-note", &[("n", devices.into())]);
    let (rest, meter) = match space {
        Some(Some(gigabytes)) => {
            let rest = l.with("overview-of", &[("total", l.gigabytes(gigabytes).into())]);
            let label = format!("{value} {rest}");
            (rest, Some(Meter::usage(label, used, Some(gigabytes.saturating_mul(1_000_000_000)))))
        }
        Some(None) => (l.text("overview-unlimited").into_owned(), None),
        None => (String::new(), None),
    };
    Storage { value, rest, meter, note }
}

pub(super) fn accepted(l: &Locale, front: &Front) -> Accepted {
    let invited = front.overview.invited;
    let users = invited.users.number();
    if users == 0 {
        let value = l.text("overview-nobody-invited").into_owned();
        return Accepted { value, meter: None, note: l.text("overview-thirty-days").into_owned() };
    }
    let share = |part: i64| part * 100 / users;
    let label = l.with(
        "overview-accepted-label",
        &[
            ("installed", share(invited.installed).into()),
            ("bounced", share(invited.bounced).into()),
            ("open", (100 - share(invited.installed) - share(invited.bounced)).into()),
        ],
    );
    let open = invited.waiting + invited.sent + invited.opened;
    Accepted {
        value: l.percent(share(invited.installed)),
        meter: Some(Meter::stacked(
            label,
            users,
            &[(Tone::Good, invited.installed), (Tone::Quiet, open), (Tone::Bad, invited.bounced)],
        )),
        note: l.with("overview-accepted-note", &[("n", users.into())]),
    }
}

pub(super) fn plans(l: &Locale, front: &Front) -> Vec<(String, String, Meter)> {
    let Some(licenses) = &front.overview.licenses else { return Vec::new() };
    let row = |plan: &domain::overview::PlanSeats| {
        let numbers = format!("{} / {}", l.number(plan.assigned), l.number(plan.bought));
        let of =
            [("plan", (&plan.name).into()), ("used", plan.assigned.into()), ("total", plan.bought.into())];
        let label = l.with("overview-plan-label", &of);
        (plan.name.clone(), numbers, Meter::usage(label, plan.assigned, Some(plan.bought)))
    };
    licenses.by_plan.iter().map(row).collect()
}
