//! One product with its editions, to make or to change. The form has a row for each edition and a blank one more;
//! a row without code and name is left out, so that editions are taken away by clearing their row.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Language, Problem, Refusal,
    access::Action,
    ids::ProductId,
    products::{self, EditionForm, Nouns, Plural, Product, ProductForm, Unit, noun_field},
    refusal::FieldProblem,
};

use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    console::clash,
    cookies,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::{Posted, whole_number},
    visit::Visit,
};

/// Most rows that the form shows.
const MOST_ROWS: usize = 20;
const PARTS: [&str; 5] = ["id", "code", "name", "unit", "storage_gb"];

#[derive(Template)]
#[template(path = "products/edit.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    /// `None` for a new one.
    product: Option<&'a Product>,
    action: String,
    rows: Vec<Row>,
    units: Vec<Choice>,
    clashes: Vec<clash::Row>,
    may_change: bool,
}

/// The names of one edition's fields.
struct Row {
    number: usize,
    id: String,
    code: String,
    name: String,
    unit: String,
    storage_gb: String,
    /// By language: its name, and the fields of its plurals with their labels.
    nouns: Vec<(String, Vec<(String, String)>)>,
    /// Whether they are shown without being asked for.
    own_nouns: bool,
    /// The languages that fall back to English.
    fallback: Option<String>,
}

/// Every noun that an edition may have.
fn every_noun() -> impl Iterator<Item = (Language, Plural)> {
    Language::ALL
        .into_iter()
        .flat_map(|language| Plural::all(language).iter().map(move |plural| (language, *plural)))
}

fn nouns(form: &Form, at: usize) -> Nouns {
    every_noun().fold(Nouns::default(), |nouns, (language, plural)| {
        nouns.with(language, plural, form.value(&noun_field(at, language, plural)).trim())
    })
}

fn field(at: usize, part: &str) -> String {
    format!("edition_{at}_{part}")
}

fn filled(product: &ProductForm, version: i64) -> Form {
    let mut form = Form::new()
        .fill("name", &product.name)
        .fill("download_url", &product.download_url)
        .fill("rows", (product.editions.len() + 1).to_string())
        .fill("version", version.to_string());
    for (at, edition) in product.editions.iter().enumerate() {
        form = form
            .fill(&field(at, "id"), edition.id.map(|id| id.to_string()).unwrap_or_default())
            .fill(&field(at, "code"), &edition.code)
            .fill(&field(at, "name"), &edition.name)
            .fill(&field(at, "unit"), &edition.unit)
            .fill(&field(at, "storage_gb"), edition.storage_gb.map(|gb| gb.to_string()).unwrap_or_default());
        for (language, plural) in every_noun() {
            form = form.fill(&noun_field(at, language, plural), edition.nouns.word(language, plural));
        }
    }
    form
}

fn rows(form: &Form) -> usize {
    form.value("rows").parse::<usize>().unwrap_or(2).clamp(1, MOST_ROWS)
}

/// The rows that say something, moved together, so that problems stand at the fields they belong to.
fn compacted(form: &Form) -> Form {
    let mut kept = Form::new()
        .fill("name", form.value("name"))
        .fill("download_url", form.value("download_url"))
        .fill("version", form.value("version"));
    let mut next = 0;
    for at in 0..rows(form) {
        let says = ["code", "name", "storage_gb"].iter().any(|part| form.given(&field(at, part)).is_some());
        if says {
            for part in PARTS {
                kept = kept.fill(&field(next, part), form.value(&field(at, part)));
            }
            for (language, plural) in every_noun() {
                let word = form.value(&noun_field(at, language, plural));
                kept = kept.fill(&noun_field(next, language, plural), word);
            }
            next += 1;
        }
    }
    kept.fill("rows", (next + 1).to_string())
}

/// The product as typed. Refused with what is no number; all else is judged in the domain.
fn typed(form: &Form) -> Result<ProductForm, Refusal> {
    let mut problems = Vec::new();
    let mut editions = Vec::new();
    for at in 0..rows(form).saturating_sub(1) {
        let storage = form.given(&field(at, "storage_gb"));
        let storage_gb = storage.and_then(whole_number);
        if storage.is_some() && storage_gb.is_none() {
            problems.push(FieldProblem::new(field(at, "storage_gb"), Problem::NotANumber));
        }
        editions.push(EditionForm {
            id: form.value(&field(at, "id")).parse().ok(),
            code: form.value(&field(at, "code")).to_owned(),
            name: form.value(&field(at, "name")).to_owned(),
            unit: form.value(&field(at, "unit")).to_owned(),
            nouns: nouns(form, at),
            storage_gb,
        });
    }
    let product = ProductForm {
        name: form.value("name").to_owned(),
        download_url: form.value("download_url").to_owned(),
        editions,
    };
    if problems.is_empty() { Ok(product) } else { Err(Refusal::Invalid(problems)) }
}

fn page(
    visit: &Visit,
    (product, may_change): (Option<&Product>, bool),
    status: StatusCode,
    (form, clashes): (&Form, Vec<clash::Row>),
) -> Response {
    let title = product.map_or_else(|| visit.text("products-new"), |product| product.name.clone());
    let mut shell = visit.shell(title);
    shell.tell_errors(form);
    let l = &shell.locale;
    let page = Page {
        l,
        shell: &shell,
        form,
        product,
        action: product
            .map_or_else(|| "/products/new".to_owned(), |product| format!("/products/{}", product.id)),
        rows: (0..rows(form)).map(|at| row(at, form, l)).collect(),
        units: Unit::ALL.iter().map(|unit| Choice::new(unit.word(), l.word("unit", unit))).collect(),
        clashes,
        may_change,
    };
    render_as(status, &page)
}

fn row(at: usize, form: &Form, l: &Locale) -> Row {
    let typed = nouns(form, at);
    let labelled = |language: Language, plural: Plural| {
        (noun_field(at, language, plural), l.word("plural", plural).into_owned())
    };
    let of = |language: Language| {
        let fields = Plural::all(language).iter().map(|plural| labelled(language, *plural)).collect();
        (l.word("language", language).into_owned(), fields)
    };
    let left: Vec<String> =
        typed.left_to_english().into_iter().map(|left| l.word("language", left).into_owned()).collect();
    Row {
        number: at + 1,
        id: field(at, "id"),
        code: field(at, "code"),
        name: field(at, "name"),
        unit: field(at, "unit"),
        storage_gb: field(at, "storage_gb"),
        nouns: Language::ALL.into_iter().map(of).collect(),
        own_nouns: !typed.is_empty(),
        fallback: (!left.is_empty())
            .then(|| l.with("products-nouns-fallback", &[("languages", left.join(", ").into())])),
    }
}

pub(super) async fn new(visit: Visit) -> Answer {
    if !visit.may.act(Action::ProductsChange) {
        return Err(Refusal::Forbidden.into());
    }
    let form = Form::new().fill("rows", "2");
    Ok(page(&visit, (None, true), StatusCode::OK, (&form, Vec::new())))
}

pub(super) async fn create(Posted { visit, form, .. }: Posted) -> Answer {
    if form.chosen("do", "more") {
        return Ok(page(&visit, (None, true), StatusCode::OK, (&one_more(&form), Vec::new())));
    }
    let mut form = compacted(&form);
    let place = visit.organization;
    let made = match typed(&form) {
        Ok(product) => visit.work(move |act| products::create(act, place, &product)).await,
        Err(refusal) => Err(refusal.into()),
    };
    match made {
        Ok(product) => Ok(done(&visit, product.id, "products-created")),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            let status = refused_as(&form, refusal.as_ref());
            Ok(page(&visit, (None, true), status, (&form, Vec::new())))
        }
    }
}

fn one_more(form: &Form) -> Form {
    let more = rows(form) + 1;
    form.clone().fill("rows", more.to_string())
}

fn done(visit: &Visit, id: ProductId, note: &str) -> Response {
    let mut response = go(&format!("/products/{id}"));
    cookies::set_note(&mut response, &visit.web, &visit.text(note));
    response
}

/// The product, and whether the person may change it: its owner decides.
pub(super) async fn read(visit: &Visit, id: &str) -> Result<(Product, bool), PageError> {
    let id: ProductId = id.parse().map_err(|_| Refusal::NotFound)?;
    let place = visit.organization;
    visit
        .read(move |act| {
            let product = products::get(act, place, id)?;
            let may = act.may(product.owner)?.act(Action::ProductsChange);
            Ok((product, may))
        })
        .await
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (product, may_change) = read(&visit, &id).await?;
    let form = filled(&product.form(), product.version);
    Ok(page(&visit, (Some(&product), may_change), StatusCode::OK, (&form, Vec::new())))
}

pub(super) async fn change(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let (product, may_change) = read(&visit, &id).await?;
    let whose = (Some(&product), may_change);
    if form.chosen("do", "more") {
        return Ok(page(&visit, whose, StatusCode::OK, (&one_more(&form), Vec::new())));
    }
    let mut form = compacted(&form);
    let (id, version) = (product.id, form.value("version").parse().unwrap_or(0));
    let changed = match typed(&form) {
        Ok(typed) => visit.work(move |act| products::change(act, id, &typed, version)).await,
        Err(refusal) => Err(refusal.into()),
    };
    let Err(error) = changed else { return Ok(done(&visit, id, "products-saved")) };
    let refusal = error.0.refusal().cloned();
    let mut clashes = Vec::new();
    if matches!(refusal, Some(Refusal::ChangedMeanwhile)) {
        let saved = filled(&product.form(), product.version);
        clashes = conflicts(&visit.locale, &form, &saved);
        form = clash::onto(form, &saved);
    }
    if clashes.is_empty() {
        into_form(&mut form, error)?;
    }
    let status = if clashes.is_empty() { refused_as(&form, refusal.as_ref()) } else { StatusCode::CONFLICT };
    Ok(page(&visit, whose, status, (&form, clashes)))
}

fn conflicts(l: &Locale, typed: &Form, saved: &Form) -> Vec<clash::Row> {
    let mut names =
        vec![("name".to_owned(), "products-name"), ("download_url".to_owned(), "field-name-download-url")];
    for at in 0..rows(typed).max(rows(saved)) {
        names.extend([
            (field(at, "code"), "field-name-code"),
            (field(at, "name"), "products-edition"),
            (field(at, "unit"), "field-name-unit"),
            (field(at, "storage_gb"), "field-name-storage-gb"),
        ]);
    }
    let fields: Vec<(&str, &str)> = names.iter().map(|(field, key)| (field.as_str(), *key)).collect();
    clash::rows(l, &fields, typed, saved)
}
