//! The second step: which column holds what, and what holds for all rows.

use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::{
    Language,
    access::Action,
    customers,
    ids::ImportId,
    imports::{self, Import, ImportRow, Kind, Settings, State},
    page::Window,
};

use super::{Step, go_on, import_id, list::name, steps};
use crate::{
    answer::{Answer, go, into_form, refused_as},
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

/// How many customers are offered by name.
const OFFERED: i64 = 200;
const SAMPLES: i64 = 3;

struct Column {
    name: String,
    field: String,
    /// What stands in it in the first rows.
    samples: String,
}

#[derive(Template)]
#[template(path = "imports/columns.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    steps: Vec<Step>,
    id: ImportId,
    file: String,
    columns: Vec<Column>,
    fields: Vec<Choice>,
    is_users: bool,
    /// Customers to choose from; empty where that is settled.
    customers: Vec<Choice>,
    languages: Vec<Choice>,
    countries: Vec<Choice>,
    may_discard: bool,
    may_add_units: bool,
    /// The import's own page.
    path: String,
}

fn field(column: usize) -> String {
    format!("column_{column}")
}

/// GET /imports/{id}/columns
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = import_id(&id)?;
    let import = visit.read(move |act| imports::get(act, id)).await?;
    if matches!(import.state, State::Running | State::Undoing | State::Undone) {
        return Ok(go(&format!("/imports/{id}")));
    }
    let settings = &import.settings;
    let mut form = Form::new()
        .fill("customer", settings.customer.map(|customer| customer.to_string()).unwrap_or_default())
        .fill("edition", &settings.edition)
        .fill("language", &settings.language)
        .fill("country", &settings.country);
    if settings.add_units {
        form = form.fill("add_units", "on");
    }
    for (column, matched) in import.fields.iter().enumerate() {
        form = form.fill(&field(column), matched);
    }
    shown(&visit, &import, form, StatusCode::OK).await
}

async fn shown(visit: &Visit, import: &Import, form: Form, status: StatusCode) -> Answer {
    let (id, place) = (import.id, visit.organization);
    let offers = import.kind == Kind::Users && !visit.is_at_customer();
    let (rows, named) = visit
        .read(move |act| {
            let rows = imports::rows(act, id, None, &Window::first(SAMPLES))?.items;
            Ok((rows, if offers { customers::names(act, place, OFFERED)? } else { Vec::new() }))
        })
        .await?;
    let l = &visit.locale;
    let mut shell = visit.shell(visit.text("imports-columns-title"));
    shell.tell_errors(&form);
    let language = |language: Language| Choice::new(language.code(), l.word("language", language));
    let page = Page {
        l,
        shell: &shell,
        steps: steps(visit, 1, [Some(format!("/imports/new?kind={}", import.kind)), None, None, None]),
        id,
        file: name(import, l),
        columns: columns(import, &rows),
        fields: fields(import.kind, l),
        is_users: import.kind == Kind::Users,
        customers: named.into_iter().map(|named| Choice::new(named.id.to_string(), named.name)).collect(),
        languages: Language::ALL.into_iter().map(language).collect(),
        countries: Choice::countries(l),
        may_discard: import.ran_at.is_none(),
        may_add_units: import.kind == Kind::Users && visit.may.act(Action::LicensesChange),
        path: format!("/imports/{id}"),
        form,
    };
    Ok(render_as(status, &page))
}

fn columns(import: &Import, rows: &[ImportRow]) -> Vec<Column> {
    let sample = |column: usize| {
        let found = rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.is_empty());
        let found: Vec<String> = found.map(|cell| cell.chars().take(40).collect()).collect();
        found.join(", ")
    };
    let column = |(place, name): (usize, &String)| Column {
        name: name.clone(),
        field: field(place),
        samples: sample(place),
    };
    import.header.iter().enumerate().map(column).collect()
}

fn fields(kind: Kind, l: &Locale) -> Vec<Choice> {
    kind.fields().iter().map(|field| Choice::new(field.code, l.import_field(field.code))).collect()
}

/// POST /imports/{id}/columns
pub(super) async fn save(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let id = import_id(&id)?;
    let import = visit.read(move |act| imports::get(act, id)).await?;
    let fields: Vec<String> =
        (0..import.header.len()).map(|column| form.value(&field(column)).to_owned()).collect();
    let settings = Settings {
        customer: form.value("customer").parse().ok(),
        edition: form.value("edition").to_owned(),
        language: form.value("language").to_owned(),
        country: form.value("country").to_owned(),
        add_units: form.chosen("add_units", "on"),
        ..import.settings.clone()
    };
    match visit.work(move |act| imports::match_columns(act, id, &fields, &settings)).await {
        Ok(()) => go_on(&visit, (import.organization, id), import.kind).await,
        Err(error) => {
            into_form(&mut form, error)?;
            let status = refused_as(&form, None);
            shown(&visit, &import, form, status).await
        }
    }
}
