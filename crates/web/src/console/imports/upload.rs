//! The first step: a file or pasted text, read before anything is kept.

use askama::Template;
use axum::http::StatusCode;
use domain::{
    Refusal,
    access::Action,
    customers,
    ids::OrganizationId,
    imports::{
        self, Begun, Kind, NewImport, Repeat, Settings,
        reading::{self, Encoding, Sheet},
    },
    refusal::{Error, Failure, Problem},
};

use super::{Step, countries, go_on, kinds, steps};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    console::seats::{editions, license_choice},
    cookies,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "imports/new.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    steps: Vec<Step>,
    kinds: Vec<Choice>,
    encodings: Vec<Choice>,
    /// Whose users are imported, where that is settled.
    customer: Option<Target>,
    back: String,
    /// What the columns are called, for each kind that can be chosen: label and address of the template.
    templates: Vec<(String, String)>,
}

/// The customer whose users are imported, with what can be said for all rows.
struct Target {
    id: String,
    name: String,
    /// None where there is only one.
    licenses: Vec<Choice>,
    editions: Vec<Choice>,
    may_add_units: bool,
}

/// GET /imports/new
pub(super) async fn page(visit: Visit) -> Answer {
    let asked = super::super::seats::asked(&visit.path);
    let allowed = kinds(&visit);
    let kind = asked.value("kind").parse().ok().filter(|kind| allowed.contains(kind));
    let kind = kind.or_else(|| allowed.first().copied()).ok_or(Refusal::Forbidden)?;
    let form = Form::new().fill("kind", kind.word()).fill("customer", asked.value("customer"));
    shown(&visit, form, StatusCode::OK).await
}

async fn shown(visit: &Visit, form: Form, status: StatusCode) -> Answer {
    let allowed = kinds(visit);
    if allowed.is_empty() {
        return Err(Refusal::Forbidden.into());
    }
    let customer = target(visit, &form).await?;
    let l = &visit.locale;
    let mut shell = visit.shell(visit.text("imports-upload-title"));
    shell.tell_errors(&form);
    let back = match &customer {
        Some(target) => format!("/customers/{}/users", target.id),
        None if form.value("kind") == Kind::Customers.word() => "/customers".to_owned(),
        None => "/users".to_owned(),
    };
    let choice = |kind: &Kind| {
        Choice::new(kind.word(), l.word("imports-kind", *kind)).hint(l.word("imports-kind-hint", *kind))
    };
    let template = |kind: &Kind| {
        (l.word("imports-template", *kind).into_owned(), format!("/imports/template?kind={kind}"))
    };
    let encoding = |encoding: &Encoding| Choice::new(encoding.word(), l.word("imports-encoding", *encoding));
    let page = Page {
        l,
        shell: &shell,
        steps: steps(visit, 0, [const { None }; 4]),
        kinds: allowed.iter().filter(|_| customer.is_none()).map(choice).collect(),
        encodings: Encoding::ALL.iter().map(encoding).collect(),
        templates: allowed
            .iter()
            .filter(|kind| customer.is_none() || **kind == Kind::Users)
            .map(template)
            .collect(),
        customer,
        back,
        form,
    };
    Ok(render_as(status, &page))
}

/// The customer that the form names; one that is out of reach is not there.
async fn target(visit: &Visit, form: &Form) -> Result<Option<Target>, PageError> {
    let Some(typed) = form.given("customer") else { return Ok(None) };
    let id: OrganizationId = typed.parse().map_err(|_| Refusal::NotFound)?;
    let (found, openings, may) = visit
        .read(move |act| Ok((customers::get(act, id)?, domain::seats::openings(act, id)?, act.may(id)?)))
        .await?;
    let several = openings.len() > 1;
    Ok(Some(Target {
        id: id.to_string(),
        name: found.name,
        licenses: openings.iter().filter(|_| several).map(|one| license_choice(one, &visit.locale)).collect(),
        editions: editions(&openings, &visit.locale),
        may_add_units: may.act(Action::LicensesChange),
    }))
}

/// What was sent, as it is to be read.
#[derive(Clone)]
struct Sent {
    kind: Kind,
    name: String,
    bytes: Vec<u8>,
    encoding: Option<Encoding>,
    settings: Settings,
    repeat: Repeat,
}

impl Sent {
    fn of(form: &Form, file: Option<axum::body::Bytes>) -> Result<Self, Refusal> {
        let (name, bytes) = match file {
            Some(file) => (form.value("file.name").to_owned(), file.to_vec()),
            None => (String::new(), form.value("pasted").trim().as_bytes().to_vec()),
        };
        let pasted = name.is_empty();
        let customer =
            form.given("customer").map(|typed| typed.parse().map_err(|_| Refusal::NotFound)).transpose()?;
        Ok(Self {
            kind: form.value("kind").parse().map_err(|_| Refusal::field("kind", Problem::NotAChoice))?,
            name,
            bytes,
            // What was pasted comes as the browser sends all text.
            encoding: if pasted { Some(Encoding::Utf8) } else { form.value("encoding").parse().ok() },
            settings: Settings {
                customer,
                license: form.value("license").to_owned(),
                edition: form.value("edition").to_owned(),
                add_units: form.chosen("add_units", "on"),
                ..Settings::default()
            },
            repeat: if form.chosen("anew", "on") { Repeat::Anew } else { Repeat::Same },
        })
    }
}

/// Reads what was sent, on a thread where that may take a while.
pub(crate) async fn read(bytes: Vec<u8>, encoding: Option<Encoding>, kind: Kind) -> domain::Result<Sheet> {
    let reading = move || reading::read(&bytes, encoding).map(|sheet| countries::with_codes(sheet, kind));
    let read = tokio::task::spawn_blocking(reading).await;
    read.map_err(|error| Error::from(Failure::Other(format!("a file was not read: {error}"))))?
}

/// POST /imports/new
pub(super) async fn upload(Posted { visit, form, file }: Posted) -> Answer {
    let sent = match Sent::of(&form, file) {
        Ok(sent) => sent,
        Err(refusal) => return refused(&visit, form, refusal.into()).await,
    };
    let (place, kind) = (visit.organization, sent.kind);
    // Whoever may import nothing has nothing read for them.
    visit.read(move |act| imports::require(act, place, kind)).await?;
    match begun(&visit, sent).await {
        Ok(begun) if begun.is_known => Ok(known(&visit, begun)),
        Ok(begun) => go_on(&visit, (place, begun.id), kind).await,
        Err(error) => refused(&visit, form, error).await,
    }
}

async fn begun(visit: &Visit, sent: Sent) -> Result<Begun, PageError> {
    let sheet = read(sent.bytes, sent.encoding, sent.kind).await?;
    let new =
        NewImport { kind: sent.kind, name: sent.name, sheet, settings: sent.settings, repeat: sent.repeat };
    let place = visit.organization;
    visit.work(move |act| imports::begin(act, place, &new)).await
}

/// The file was here before: on to what came of it.
fn known(visit: &Visit, begun: Begun) -> axum::response::Response {
    let mut response = go(&format!("/imports/{}", begun.id));
    cookies::set_note(&mut response, &visit.web, &visit.text("imports-known"));
    response
}

async fn refused(visit: &Visit, mut form: Form, error: PageError) -> Answer {
    into_form(&mut form, error)?;
    let status = refused_as(&form, None);
    shown(visit, form, status).await
}
