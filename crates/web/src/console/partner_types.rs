//! What partners of each type may do, as a matrix. Everybody sees it; admins of the operator edit it.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Act, Refusal,
    access::{Action, PartnerType},
    partner_types::{self, Line, Preset},
    refusal::FieldProblem,
};

use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    cookies,
    kit::{Form, Shell, render_as},
    languages::Locale,
    routes::{Admits, Routes},
    typed::Posted,
    visit::Visit,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/organizations/types", show)
        .post("/organizations/types", save)
        .post("/organizations/types/{type}/reset", reset)
}

#[derive(Template)]
#[template(path = "organizations/types.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    types: Vec<Type>,
    rows: Vec<Row>,
    may_change: bool,
}

struct Type {
    word: &'static str,
    name: String,
    version: String,
    changed: bool,
}

struct Row {
    name: String,
    hint: String,
    cells: Vec<Cell>,
}

struct Cell {
    /// The name of the type's field, the action as its value, and both together as the id.
    field: &'static str,
    value: &'static str,
    id: String,
    type_name: String,
    label: String,
    fixed: bool,
    allowed: bool,
    /// What the built-in preset says, where this differs from it.
    differs: String,
}

async fn read(visit: &Visit) -> Result<(Vec<Preset>, bool), PageError> {
    visit.read(|act| Ok((partner_types::list(act)?, partner_types::may_change(act)?))).await
}

async fn show(visit: Visit) -> Answer {
    let (presets, may_change) = read(&visit).await?;
    let form = presets.iter().fold(Form::new(), filled);
    Ok(page(&visit, (&presets, may_change), StatusCode::OK, &form))
}

fn filled(form: Form, preset: &Preset) -> Form {
    let allowed = preset.lines.iter().filter(|line| line.allowed);
    allowed.fold(form, |form, line| form.tick(preset.partner_type.word(), line.action.word()))
}

fn page(
    visit: &Visit,
    (presets, may_change): (&[Preset], bool),
    status: StatusCode,
    form: &Form,
) -> Response {
    let l = &visit.locale;
    let mut shell = visit.shell(visit.text("partner-types-title"));
    shell.tell_errors(form);
    let types = presets.iter().map(|preset| Type {
        word: preset.partner_type.word(),
        name: l.word("partner-type", preset.partner_type).into_owned(),
        version: preset.version.to_string(),
        changed: preset.is_changed(),
    });
    let rows = Action::ALL.iter().map(|action| row(l, *action, presets, form));
    let (types, rows) = (types.collect(), rows.collect());
    render_as(status, &Page { l, shell: &shell, form, types, rows, may_change })
}

fn row(l: &Locale, action: Action, presets: &[Preset], form: &Form) -> Row {
    let name = l.word("action", action).into_owned();
    let lines = presets.iter().flat_map(|preset| preset.lines.iter().map(move |line| (preset, line)));
    let own = lines.filter(|(_, line)| line.action == action);
    Row {
        cells: own.map(|(preset, line)| cell(l, (preset.partner_type, line), &name, form)).collect(),
        hint: l.hint("action", action).into_owned(),
        name,
    }
}

fn cell(l: &Locale, (partner_type, line): (PartnerType, &Line), name: &str, form: &Form) -> Cell {
    let type_name = l.word("partner-type", partner_type).into_owned();
    let (field, value) = (partner_type.word(), line.action.word());
    let differs = match (line.allowed == line.default, line.default) {
        (true, _) => String::new(),
        (false, true) => l.text("partner-types-default-yes").into_owned(),
        (false, false) => l.text("partner-types-default-no").into_owned(),
    };
    Cell {
        field,
        value,
        id: format!("{field}.{value}"),
        label: l.with("partner-types-allowed", &[("action", name.into()), ("type", (&type_name).into())]),
        type_name,
        fixed: line.fixed,
        allowed: form.chosen(field, value),
        differs,
    }
}

/// Both types at once: all of it is saved, or nothing.
async fn save(Posted { visit, mut form, .. }: Posted) -> Answer {
    let sent = form.clone();
    let Err(error) = visit.work(move |act| write(act, &sent)).await else {
        return Ok(saved(&visit));
    };
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    let (presets, may_change) = read(&visit).await?;
    Ok(page(&visit, (&presets, may_change), refused_as(&form, refusal.as_ref()), &form))
}

fn saved(visit: &Visit) -> Response {
    let mut answer = go("/organizations/types");
    cookies::set_note(&mut answer, &visit.web, &visit.text("partner-types-saved"));
    answer
}

fn write(act: &mut Act<'_>, form: &Form) -> domain::Result<()> {
    for preset in partner_types::list(act)? {
        let word = preset.partner_type.word();
        let editable = preset.lines.iter().filter(|line| !line.fixed).map(|line| line.action);
        let wishes: Vec<(Action, bool)> =
            editable.map(|action| (action, form.chosen(word, action.word()))).collect();
        let version = form.value(&format!("version-{word}")).parse().unwrap_or(0);
        partner_types::set(act, preset.partner_type, version, &wishes).map_err(|error| named(error, word))?;
    }
    Ok(())
}

/// Problems of an action stand at the box of its type.
fn named(error: domain::Error, word: &str) -> domain::Error {
    match error {
        domain::Error::Refused(Refusal::Invalid(problems)) => {
            let at = |found: FieldProblem| {
                FieldProblem::new(found.field.replacen("actions", word, 1), found.problem)
            };
            Refusal::Invalid(problems.into_iter().map(at).collect()).into()
        }
        other => other,
    }
}

async fn reset(Path(partner_type): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let partner_type: PartnerType = partner_type.parse().map_err(|_| Refusal::NotFound)?;
    visit.work(move |act| partner_types::reset(act, partner_type)).await?;
    Ok(saved(&visit))
}
