//! Every component on two pages, in every language: what the pictures and the accessibility checks look at.
//! `GALLERY=DIR cargo test -p seatwright-web gallery` writes them as files, with the static files beside.

use domain::{Language, refusal::Problem};
use jiff::{Timestamp, civil::Date, civil::date, tz::TimeZone};

use super::*;
use crate::languages::Locale;

#[derive(Template)]
#[template(path = "gallery.html")]
struct Gallery<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    badge: Badge,
    badges: Vec<Badge>,
    rows: Vec<(String, Badge)>,
    meters: Vec<Meter>,
    tabs: Vec<Tab>,
    choices: Vec<Choice>,
    columns: Vec<Column>,
    chips: Vec<Chip>,
    pager: Pager,
    chart: Chart,
    day: Date,
    today: Date,
}

#[derive(Template)]
#[template(path = "gallery_public.html")]
struct PublicGallery<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    form: Form,
}

#[derive(Template)]
#[template(path = "gallery_confirm.html")]
struct Confirm<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
}

pub(super) fn locale(language: Language) -> Locale {
    Locale::new(language, TimeZone::get("Europe/Helsinki").unwrap())
}

pub(super) fn shell(language: Language) -> Shell {
    let place = |id: &str, name: &str, kind| Place { id: id.into(), name: name.into(), kind };
    let here = place("org_2", "Nordic IT Partners", PlaceKind::Partner);
    Shell {
        locale: locale(language),
        title: "Gallery".into(),
        path: "/customers".into(),
        now: "2026-11-22T07:39:00Z".parse::<Timestamp>().unwrap(),
        person: Person { name: "Tommi Tanttu".into(), email: "tommi.tanttu@nordic.example".into() },
        places: vec![
            place("org_1", "Timon tehdas", PlaceKind::Operator),
            here.clone(),
            place("org_3", "Testiasiakas Oy", PlaceKind::Customer),
        ],
        place: here,
        more_places: true,
        csrf: "token".into(),
        theme: Theme::System,
        flash: Some(Toast::done("pavel.orlov").undo("/undo", vec![("event".into(), "evt_1".into())])),
        counts: Counts { customers: Some(412), expiring_licenses: Some(12), waiting_invitations: Some(1248) },
        entries: Entry::WORK.into_iter().chain(Entry::MANAGE).collect(),
        look: Look::default(),
        mentions: 2,
        may_create: true,
        letter_keys: true,
        method: axum::http::Method::GET,
    }
}

pub(super) fn public_shell(language: Language) -> PublicShell {
    PublicShell {
        locale: locale(language),
        title: "Gallery".into(),
        path: "/login?next=%2F".into(),
        brand: "Nordic IT Partners".into(),
        csrf: String::new(),
        theme: Theme::System,
        flash: None,
        look: Look::default(),
    }
}

fn form() -> Form {
    let mut form = Form::new()
        .fill("name", "Testiasiakas Oy")
        .fill("email", "timo.virtanen@")
        .fill("language", "fi")
        .fill("kind", "fi")
        .fill("send", "on")
        .fill("quantity", "21")
        .fill("servers", "2");
    form.problem("email", &Problem::NotAnEmail);
    form.problem("business_id", &Problem::Taken);
    form.problem("comment", &Problem::TooLong { max: 2000 });
    form
}

fn stack(count: i64, month: i8, l: &Locale) -> Stack {
    let label = l.month(date(2026, month, 1));
    let sentence = format!("{label} {}", l.number(count));
    Stack { sentence, label, href: "/licenses".into(), values: vec![count * 3 / 4, count - count * 3 / 4] }
}

fn console(language: Language) -> String {
    let shell = shell(language);
    let l = &shell.locale;
    let badges: Vec<Badge> = Badge::known().map(|(noun, state)| Badge::of(noun, state, l)).collect();
    let rows =
        badges.iter().take(8).enumerate().map(|(row, badge)| (format!("row-{row}"), badge.clone())).collect();
    let column = |key| Column::new(l.text(key));
    let page = Gallery {
        l,
        shell: &shell,
        form: form(),
        badge: Badge::license("active", l),
        badges,
        rows,
        meters: vec![Meter::seats(9, 12, l), Meter::seats(21, 20, l), Meter::seats(24, 25, l)],
        tabs: vec![
            Tab::new(l.text("nav-customers"), "/customers", "/customers"),
            Tab::new(l.text("nav-licenses"), "/licenses", "/customers"),
            Tab::new(l.text("nav-users"), "/users", "/customers").count(1240),
        ],
        choices: Language::ALL
            .map(|each| Choice::new(each.code(), each.own_name()).hint(l.text("word-no-limit")))
            .into(),
        columns: vec![
            column("nav-customers").sort("/?sort=name&dir=desc", Some(Direction::Ascending)),
            column("nav-users").sort("/?sort=seats", None),
            column("nav-licenses"),
            column("nav-activity"),
        ],
        chips: ["nav-products", "nav-licenses"]
            .map(|key| Chip { name: l.text(key).into(), value: "Backup Standard".into(), remove: "/".into() })
            .into(),
        pager: Pager {
            first: 1,
            last: 25,
            total: 10_000,
            more_than_total: true,
            next: Some("/?after=x".into()),
            size: 25,
            sizes: [25, 50, 100].map(|size| (size, format!("/?per={size}"))).into(),
            ..Pager::default()
        },
        chart: Chart::stacked(
            "chart-title",
            [12, 31, 58, 22, 0, 14].iter().zip(1..).map(|(count, month)| stack(*count, month, l)).collect(),
        ),
        day: date(2026, 11, 27),
        today: date(2026, 11, 22),
    };
    page.render().unwrap()
}

fn public(language: Language) -> String {
    let shell = public_shell(language);
    PublicGallery { l: &shell.locale, shell: &shell, form: form() }.render().unwrap()
}

fn confirm(language: Language) -> String {
    let shell = shell(language);
    let mut form = Form::new().fill("confirm", "testi");
    form.unconfirmed("testiasiakas");
    Confirm { l: &shell.locale, shell: &shell, form }.render().unwrap()
}

fn fault(language: Language) -> String {
    let shell = shell(language);
    let fault = Fault::Broken { reference: "req_01JD9Q3K".into() };
    FaultPage { l: &shell.locale, shell: &shell, fault: &fault }.render().unwrap()
}

/// Every page that the gallery shows, by name.
pub(super) fn pages(language: Language) -> [(&'static str, String); 4] {
    [
        ("console", console(language)),
        ("public", public(language)),
        ("confirm", confirm(language)),
        ("fault", fault(language)),
    ]
}

#[test]
fn gallery_is_written_where_the_variable_says() {
    let Some(folder) = std::env::var_os("GALLERY").map(std::path::PathBuf::from) else { return };
    std::fs::create_dir_all(folder.join("static")).unwrap();
    for language in Language::ALL {
        for (name, html) in pages(language) {
            std::fs::write(folder.join(format!("{name}.{language}.html")), html).unwrap();
        }
    }
    for (url, content) in crate::assets::all() {
        std::fs::write(folder.join(url.trim_start_matches('/')), content).unwrap();
    }
}
