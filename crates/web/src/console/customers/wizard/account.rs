//! Step 1: the account. Company, administrator, and when the administrator is written to (IT-02 to IT-07).

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    Act, Refusal,
    access::Action,
    customers::{self, CustomerRow},
    drafts,
    ids::{DraftId, OrganizationId},
    organizations,
    page::Window,
};

use super::{
    super::fields,
    Step, draft_id, kept, path, read, rehearsed, sells, steps,
    typed::{self, form_of},
};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    console::countries,
    kit::{Choice, Form, Shell, render, render_as},
    languages::Locale,
    typed::{Posted, query},
    visit::Visit,
};

/// How many vendors can be chosen from.
const VENDORS: i64 = 100;

#[derive(Template)]
#[template(path = "wizard/account.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    steps: Vec<Step>,
    draft: String,
    action: String,
    /// When the draft was saved; none before it is kept at all.
    saved: Option<String>,
    /// Under whom the customer can be created; a choice of one is none.
    vendors: Vec<Choice>,
    countries: Vec<Choice>,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
    mails: Vec<Choice>,
    twins: Vec<(String, String)>,
    free: Option<String>,
    taken: Option<String>,
    sells: bool,
}

/// The field of the account name alone, as it is swapped while somebody types.
#[derive(Template)]
#[template(path = "wizard/account_name.html")]
struct Name<'a> {
    l: &'a Locale,
    form: Form,
    free: Option<String>,
    taken: Option<String>,
}

/// Which draft the page is about, and since when it is kept.
#[derive(Clone, Copy)]
struct At {
    id: DraftId,
    saved_at: Option<domain::clock::Instant>,
}

/// GET /customers/new
pub(super) async fn begin(visit: Visit) -> Answer {
    let (place, language) = (visit.organization, visit.locale.language);
    let (id, usual) = visit
        .read(move |act| Ok((drafts::fresh_id(act, place)?, countries::usual(act, place, language)?)))
        .await?;
    let form = Form::new()
        .fill("vendor", place.to_string())
        .fill("country", usual)
        .fill("language", language.code())
        .fill("time_zone", visit.session.time_zone.clone())
        .fill("account_mail", "now");
    shown(&visit, At { id, saved_at: None }, StatusCode::OK, form, Vec::new()).await
}

/// GET /customers/new/{draft}
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let draft = read(&visit, draft_id(&id)?).await?;
    if draft.opened.is_some() {
        return Ok(go(&path(draft.id, "/done")));
    }
    let at = At { id: draft.id, saved_at: Some(draft.saved_at()) };
    shown(&visit, at, StatusCode::OK, form_of(&draft.steps.account), Vec::new()).await
}

/// POST /customers/new
pub(super) async fn create(Posted { visit, form, .. }: Posted) -> Answer {
    let (place, id) = (visit.organization, draft_id(form.value("draft"))?);
    let (name, typed) = (form.value("name").to_owned(), kept(&form));
    visit.work(move |act| drafts::begin(act, place, id, (&name, &typed))).await?;
    go_on(&visit, id, form).await
}

/// POST /customers/new/{draft}
pub(super) async fn save(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let (place, id) = (visit.organization, draft_id(&id)?);
    let (name, typed) = (form.value("name").to_owned(), kept(&form));
    visit.work(move |act| drafts::save(act, place, id, (drafts::Step::Account, &name, &typed))).await?;
    go_on(&visit, id, form).await
}

/// On to the plans when the account could be opened as it is.
async fn go_on(visit: &Visit, id: DraftId, form: Form) -> Answer {
    let at = At { id, saved_at: Some(visit.web.world().now()) };
    let twins = twins(visit, &form).await?;
    if !twins.is_empty() {
        return shown(visit, at, StatusCode::CONFLICT, form, twins).await;
    }
    let checked = match typed::account(visit.organization, &form) {
        Ok(wish) => rehearsed(visit, &wish).await.map(drop),
        Err(refusal) => Err(refusal.into()),
    };
    match checked {
        Ok(()) => Ok(go(&path(id, if sells(visit) { "/plans" } else { "/review" }))),
        Err(error) => refused(visit, id, form, error).await,
    }
}

/// The step again with what was typed and what is wrong with it.
pub(super) async fn refused(visit: &Visit, id: DraftId, mut form: Form, error: PageError) -> Answer {
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    let at = At { id, saved_at: Some(visit.web.world().now()) };
    let status = refused_as(&form, refusal.as_ref());
    shown(visit, at, status, form, Vec::new()).await
}

async fn shown(visit: &Visit, at: At, status: StatusCode, form: Form, twins: Vec<CustomerRow>) -> Answer {
    let (place, sent) = (visit.organization, form.clone());
    let (vendors, (free, taken)) =
        visit.read(move |act| Ok((vendors(act, place)?, told_name(act, place, &sent)?))).await?;
    let l = &visit.locale;
    let mut shell = visit.shell(l.text("customers-new-title"));
    shell.tell_errors(&form);
    let page = Page {
        l,
        shell: &shell,
        steps: steps(visit, at.id, "account"),
        draft: at.id.to_string(),
        action: if at.saved_at.is_some() { path(at.id, "") } else { "/customers/new".into() },
        saved: at
            .saved_at
            .map(|saved| l.with("wizard-saved", &[("when", l.instant(saved.timestamp()).into())])),
        zones: fields::time_zones(form.value("time_zone")),
        vendors,
        countries: Choice::countries(l),
        languages: fields::languages(),
        mails: mails(l),
        twins: twins.into_iter().map(|row| (row.name, format!("/customers/{}", row.id))).collect(),
        free: free.filter(|_| form.error("account_name").is_none()),
        taken: taken.filter(|_| form.error("account_name").is_some()),
        sells: sells(visit),
        form,
    };
    Ok(render_as(status, &page))
}

fn mails(l: &Locale) -> Vec<Choice> {
    vec![
        Choice::new("now", l.text("wizard-mail-now")),
        Choice::new("on", l.text("wizard-mail-on")),
        Choice::new("never", l.text("wizard-mail-never")),
    ]
}

/// Under whom the person may create customers. Refused to who may create none at all.
fn vendors(act: &mut Act<'_>, place: OrganizationId) -> domain::Result<Vec<Choice>> {
    if !act.may(place)?.act(Action::CustomersCreate) {
        return Err(Refusal::Forbidden.into());
    }
    let own = organizations::get(act, place)?;
    let below = organizations::list(act, place, "", &Window::first(VENDORS))?;
    let all = [own].into_iter().chain(below.items.into_iter().filter(|partner| partner.id != place));
    Ok(all.map(|vendor| Choice::new(vendor.id.to_string(), vendor.name)).collect())
}

/// Customers within reach with the same business id, unless the person was told of them before.
async fn twins(visit: &Visit, form: &Form) -> Result<Vec<CustomerRow>, PageError> {
    let (place, business_id) = (visit.organization, form.value("business_id").trim().to_owned());
    if business_id.is_empty() || form.value("twin") == business_id {
        return Ok(Vec::new());
    }
    visit.read(move |act| customers::look_alikes(act, place, &business_id)).await
}

/// The account name if it is free, or one that is instead of it.
type Told = (Option<String>, Option<String>);

fn told_name(act: &mut Act<'_>, place: OrganizationId, form: &Form) -> domain::Result<Told> {
    let typed = form.value("account_name").trim().to_owned();
    let vendor = typed::vendor(place, form).unwrap_or(place);
    if !act.may(vendor)?.act(Action::CustomersCreate) {
        return Ok((None, None));
    }
    if !typed.is_empty() && customers::account_name_free(act, vendor, &typed)? {
        return Ok((Some(typed), None));
    }
    let stem = if typed.is_empty() { form.value("name") } else { &typed };
    let other = customers::suggest_account_name(act, vendor, stem)?;
    Ok((None, Some(other).filter(|other| !other.is_empty())))
}

/// GET /customers/new/account-name: the field as it stands with what was typed so far (IT-03).
pub(super) async fn name(visit: Visit, parts: Parts) -> Result<Response, PageError> {
    let (place, mut form) = (visit.organization, query(&parts));
    let sent = form.clone();
    let (mut free, mut taken) = visit
        .read(move |act| {
            act.allow(Action::CustomersCreate, place)?;
            told_name(act, place, &sent)
        })
        .await?;
    if form.given("account_name").is_none()
        && let Some(suggested) = taken.take()
    {
        form = form.fill("account_name", &suggested);
        free = Some(suggested);
    }
    Ok(render(&Name { l: &visit.locale, form, free, taken }))
}
