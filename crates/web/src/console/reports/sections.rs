//! The parts of a report: each a chart, what it says in a sentence, and the figures behind it.

use domain::{
    overview::SILENT_DAYS,
    reports::{Month, Named, Report, SEEN_DAYS},
};

use super::figures::FileTable;
use crate::{
    console::{listing::Address, overview::Front},
    exports::Cell,
    kit::{Chart, Meter, Stack, Tone},
    languages::Locale,
};

/// One part.
pub(super) struct Section {
    /// Its name in addresses and file names.
    pub code: &'static str,
    /// The id of its heading.
    pub id: &'static str,
    pub title: String,
    pub text: String,
    pub chart: Option<Chart>,
    /// The class of each color of the chart, and what it stands for.
    pub legend: Vec<(&'static str, String)>,
    pub bars: Vec<Bar>,
    pub table: FileTable,
    /// Where the whole list is.
    pub more: Option<(&'static str, String)>,
    /// What to say when there is nothing to draw.
    pub nothing: String,
}

/// A bar across, with its figures beside it.
pub(super) struct Bar {
    pub name: String,
    pub href: String,
    pub numbers: String,
    pub meter: Meter,
}

/// The parts that a report has; none while it is not counted.
pub(super) fn of(l: &Locale, report: Option<&Report>) -> Vec<Section> {
    let Some(report) = report else { return Vec::new() };
    vec![
        way(l, report),
        versions(l, report),
        over_time(l, report),
        idle(l, report),
        storage(l, report),
        silent(l, report),
    ]
}

fn heads(l: &Locale, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| l.text(key).into_owned()).collect()
}

fn plain(l: &Locale, code: &'static str, id: &'static str) -> Section {
    Section {
        code,
        id,
        title: l.text(&format!("reports-{code}")).into_owned(),
        text: l.text(&format!("reports-{code}-text")).into_owned(),
        chart: None,
        legend: Vec::new(),
        bars: Vec::new(),
        table: FileTable { heads: Vec::new(), rows: Vec::new() },
        more: None,
        nothing: l.text("reports-nothing").into_owned(),
    }
}

/// From the sale to the use: sold, given on, given to users, installed, heard of.
fn way(l: &Locale, report: &Report) -> Section {
    let (units, sold) = (report.totals, report.totals.bought + report.in_stock);
    let steps = [
        ("reports-sold", sold, "/purchase-codes"),
        ("reports-allotted", units.bought, "/licenses"),
        ("reports-bound", units.assigned, "/users"),
        ("reports-installed", units.installed, "/installations"),
        ("reports-seen", units.seen, "/installations"),
    ];
    let bar = |(key, number, href): &(&str, i64, &str)| {
        let name = l.with(key, &[("days", SEEN_DAYS.into())]);
        let label =
            l.with("reports-bar", &[("name", (&name).into()), ("n", (*number).into()), ("of", sold.into())]);
        Bar {
            name,
            href: (*href).to_owned(),
            numbers: l.number(*number),
            meter: Meter::stacked(label, sold, &[(Tone::Accent, *number)]),
        }
    };
    let rows = steps.iter().map(|(key, number, _)| {
        vec![Cell::Text(l.with(key, &[("days", SEEN_DAYS.into())])), Cell::Number(*number)]
    });
    let table = FileTable { heads: heads(l, &["reports-step", "reports-units"]), rows: rows.collect() };
    let more = Some(("/reports/reconciliation", l.text("reports-by-customer").into_owned()));
    let bars = if sold == 0 { Vec::new() } else { steps.iter().map(bar).collect() };
    Section { bars, table, more, ..plain(l, "way", "way-h") }
}

/// What was held at the end of each month, as columns of three.
fn over_time(l: &Locale, report: &Report) -> Section {
    let stack = |month: &Month| {
        let sentence = [
            ("month", name(l, month).into()),
            ("bought", month.bought.into()),
            ("assigned", month.assigned.into()),
            ("installed", month.installed.into()),
        ];
        Stack {
            label: l.month(month.day.date()),
            href: "/licenses".to_owned(),
            sentence: l.with("reports-month", &sentence),
            values: vec![
                month.installed,
                (month.assigned - month.installed).max(0),
                (month.bought - month.assigned).max(0),
            ],
        }
    };
    let drawn = report.months.iter().any(|month| month.bought > 0);
    let chart = drawn.then(|| Chart::stacked("seats-h", report.months.iter().map(stack).collect()));
    let legend = if drawn {
        ["reports-legend-installed", "reports-legend-assigned", "reports-legend-free"]
            .into_iter()
            .zip(["d1", "d3", "d2"])
            .map(|(key, class)| (class, l.text(key).into_owned()))
            .collect()
    } else {
        Vec::new()
    };
    let rows = report.months.iter().map(|month| {
        let numbers = [month.bought, month.assigned, month.installed, month.bought - month.assigned];
        [Cell::Text(name(l, month))].into_iter().chain(numbers.map(Cell::Number)).collect()
    });
    let keys =
        ["overview-month-head", "reports-bought", "reports-bound", "reports-installed", "reports-free"];
    let table = FileTable { heads: heads(l, &keys), rows: rows.collect() };
    Section { chart, legend, table, ..plain(l, "seats", "seats-h") }
}

pub(super) fn name(l: &Locale, month: &Month) -> String {
    format!("{} {}", l.month(month.day.date()), month.day.date().year())
}

/// Customers with units that nobody uses, each with the way to take them back.
fn idle(l: &Locale, report: &Report) -> Section {
    let bar = |named: &Named| {
        let numbers = [("idle", named.units.idle().into()), ("assigned", named.units.assigned.into())];
        let sentence = l.with("reports-idle-of", &numbers);
        Bar {
            name: named.name.clone(),
            href: Address::new(format!("/customers/{}/users", named.customer)).href(),
            meter: Meter::stacked(
                format!("{}: {sentence}", named.name),
                named.units.assigned,
                &[(Tone::Accent, named.units.seen), (Tone::Warning, named.units.idle())],
            ),
            numbers: sentence,
        }
    };
    let rows = report.idle.iter().map(|named| {
        let units = named.units;
        let numbers = [units.bought, units.assigned, units.installed, units.seen, units.idle()];
        [Cell::Text(named.name.clone())].into_iter().chain(numbers.map(Cell::Number)).collect()
    });
    let keys = [
        "column-customer",
        "reports-bought",
        "reports-bound",
        "reports-installed",
        "reports-seen-head",
        "reports-idle-head",
    ];
    Section {
        bars: report.idle.iter().map(bar).collect(),
        table: FileTable { heads: heads(l, &keys), rows: rows.collect() },
        nothing: l.text("reports-idle-none").into_owned(),
        ..plain(l, "idle", "idle-h")
    }
}

/// Storage against what was bought of it: all together, then the fullest customers.
fn storage(l: &Locale, report: &Report) -> Section {
    let bar = |name: String, href: String, used: i64, space: Option<i64>| {
        let limit = space.map(|space| space.saturating_mul(1_000_000_000));
        let of = match space {
            Some(space) => l.with("overview-of", &[("total", l.gigabytes(space).into())]),
            None => l.text("overview-unlimited").into_owned(),
        };
        let numbers = format!("{} {of}", l.bytes(used));
        Bar { meter: Meter::usage(format!("{name}: {numbers}"), used, limit), name, href, numbers }
    };
    let all = report.storage;
    let mut bars = vec![bar(
        l.text("reports-all").into_owned(),
        "/installations".to_owned(),
        all.used_bytes,
        all.space_gb,
    )];
    bars.extend(report.fullest.iter().filter(|named| named.customer != report.organization).map(|named| {
        let href = format!("/customers/{}/license", named.customer);
        bar(named.name.clone(), href, named.storage.used_bytes, named.storage.space_gb)
    }));
    let rows = report.fullest.iter().map(|named| {
        let space = named.storage.space_gb.map_or(Cell::Empty, Cell::Number);
        let percent = named.percent_used().map_or(Cell::Empty, Cell::Number);
        vec![Cell::Text(named.name.clone()), Cell::Number(named.storage.used_bytes), space, percent]
    });
    let keys = ["column-customer", "column-storage-used-bytes", "column-total-space-gb", "reports-percent"];
    let table = FileTable { heads: heads(l, &keys), rows: rows.collect() };
    let bars = if all.used_bytes == 0 { Vec::new() } else { bars };
    Section { bars, table, ..plain(l, "storage", "storage-h") }
}

fn versions(l: &Locale, report: &Report) -> Section {
    let all: i64 = report.versions.iter().map(|version| version.devices).sum();
    let named = |version: &str| {
        if version.is_empty() { l.text("reports-other-versions").into_owned() } else { version.to_owned() }
    };
    let bar = |version: &domain::reports::Version| {
        let name = named(&version.version);
        let args = [("name", (&name).into()), ("n", version.devices.into()), ("of", all.into())];
        let meter = Meter::stacked(l.with("reports-bar", &args), all, &[(Tone::Accent, version.devices)]);
        Bar { name, href: "/installations".to_owned(), numbers: l.number(version.devices), meter }
    };
    let rows = report
        .versions
        .iter()
        .map(|version| vec![Cell::Text(named(&version.version)), Cell::Number(version.devices)]);
    let table =
        FileTable { heads: heads(l, &["column-software-version", "reports-devices"]), rows: rows.collect() };
    Section { bars: report.versions.iter().map(bar).collect(), table, ..plain(l, "versions", "versions-h") }
}

/// Devices by how long nothing was heard of them, each leading to the list of them.
fn silent(l: &Locale, report: &Report) -> Section {
    let silent = report.silent;
    let all = silent.heard + silent.over_7 + silent.over_30 + silent.over_90;
    let ages = [
        (
            l.with("reports-heard", &[("days", SILENT_DAYS.into())]),
            silent.heard,
            "/installations",
            Tone::Good,
        ),
        (
            l.with("reports-silent-over", &[("days", 7.into())]),
            silent.over_7,
            "/installations?silent=7",
            Tone::Warning,
        ),
        (
            l.with("reports-silent-over", &[("days", 30.into())]),
            silent.over_30,
            "/installations?silent=30",
            Tone::Warning,
        ),
        (
            l.with("reports-silent-over", &[("days", 90.into())]),
            silent.over_90,
            "/installations?silent=90",
            Tone::Bad,
        ),
    ];
    let rows = ages.iter().map(|(name, number, ..)| vec![Cell::Text(name.clone()), Cell::Number(*number)]);
    let table =
        FileTable { heads: heads(l, &["column-contact-at", "reports-devices"]), rows: rows.collect() };
    let bar = |(name, number, href, tone): (String, i64, &str, Tone)| {
        let args = [("name", (&name).into()), ("n", number.into()), ("of", all.into())];
        let meter = Meter::stacked(l.with("reports-bar", &args), all, &[(tone, number)]);
        Bar { name, href: href.to_owned(), numbers: l.number(number), meter }
    };
    let bars = if all == 0 { Vec::new() } else { ages.into_iter().map(bar).collect() };
    Section { bars, table, ..plain(l, "silent", "silent-h") }
}

/// How far those came who were invited lately.
pub(super) fn funnel(l: &Locale, front: &Front) -> Section {
    let invited = front.invited();
    let (all, reached) = (invited.users.number(), invited.sent + invited.opened + invited.installed);
    let steps = [
        ("reports-invited", all, "/invitations?status=all", Tone::Accent),
        ("reports-reached", reached, "/invitations?status=sent", Tone::Accent),
        ("reports-opened", invited.opened + invited.installed, "/invitations?status=opened", Tone::Accent),
        ("reports-joined", invited.installed, "/invitations?status=installed", Tone::Good),
        ("reports-bounced", invited.bounced, "/invitations?status=bounced", Tone::Bad),
    ];
    let bar = |(key, number, href, tone): &(&str, i64, &str, Tone)| {
        let name = l.text(key).into_owned();
        let args = [("name", (&name).into()), ("n", (*number).into()), ("of", all.into())];
        let meter = Meter::stacked(l.with("reports-bar", &args), all, &[(*tone, *number)]);
        Bar { name, href: (*href).to_owned(), numbers: l.number(*number), meter }
    };
    let rows = steps
        .iter()
        .map(|(key, number, ..)| vec![Cell::Text(l.text(key).into_owned()), Cell::Number(*number)]);
    let table = FileTable { heads: heads(l, &["reports-step", "nav-users"]), rows: rows.collect() };
    let bars = if all == 0 { Vec::new() } else { steps.iter().map(bar).collect() };
    Section { bars, table, ..plain(l, "funnel", "funnel-h") }
}

/// Licenses that end in each of the next twelve months.
pub(super) fn ending(l: &Locale, front: &Front) -> Section {
    let months = front.ending_months(l);
    let rows = months.into_iter().map(|(month, number)| vec![Cell::Text(month), Cell::Number(number)]);
    let table = FileTable { heads: heads(l, &["overview-month-head", "nav-licenses"]), rows: rows.collect() };
    Section { chart: front.ending_chart(l), table, ..plain(l, "ending", "ending-h") }
}
