//! How alerts go: each kind inherited, on or off, from how many days on, told to whom, for which software types. One
//! page for customers, within their frame, and one for partners and the operator.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Act, Problem, Refusal,
    access::Action,
    alerts::{self, AlertKind, Setting, Settings, Wishes, split_emails},
    ids::OrganizationId,
    organizations,
    refusal::FieldProblem,
};

use crate::{
    answer::{Answer, go, into_form, refused_as},
    console::{
        clash,
        customer_frame::{CustomerFacts, CustomerFrame, CustomerTab},
        customers::{customer, seen},
    },
    cookies,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::{Posted, whole_number},
    visit::Visit,
};

/// One kind as the page shows it; the fields are named `KIND.FIELD`.
struct Kind {
    title: String,
    hint: String,
    mode: String,
    modes: Vec<Choice>,
    threshold: String,
    threshold_label: String,
    to: String,
    audiences: Vec<Choice>,
    partner_emails: String,
    customer_emails: String,
    editions: String,
    edition_choices: Vec<Choice>,
    /// In words, for those who do not edit.
    told: String,
}

#[derive(Template)]
#[template(path = "alerts/settings.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    title: String,
    form: Form,
    kinds: Vec<Kind>,
    conflict: Vec<clash::Row>,
    action: String,
    may_change: bool,
}

/// The same within the frame of a customer.
#[derive(Template)]
#[template(path = "alerts/customer.html")]
struct Framed<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    form: Form,
    kinds: Vec<Kind>,
    conflict: Vec<clash::Row>,
    action: String,
    may_change: bool,
}

/// Whose settings a page is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Customer(OrganizationId),
    Organization(OrganizationId),
}

impl Of {
    const fn id(self) -> OrganizationId {
        match self {
            Self::Customer(id) | Self::Organization(id) => id,
        }
    }

    fn path(self) -> String {
        match self {
            Self::Customer(id) => format!("/customers/{id}/alerts"),
            Self::Organization(id) => format!("/organizations/{id}/alerts"),
        }
    }
}

/// GET /customers/{id}/alerts
pub(super) async fn of_customer(visit: Visit, Path(id): Path<String>) -> Answer {
    shown(&visit, Of::Customer(customer(&id)?), None).await
}

/// POST /customers/{id}/alerts
pub(super) async fn save_customer(Path(id): Path<String>, posted: Posted) -> Answer {
    save(Of::Customer(customer(&id)?), posted).await
}

/// GET /organizations/{id}/alerts
pub(super) async fn of_organization(visit: Visit, Path(id): Path<String>) -> Answer {
    shown(&visit, Of::Organization(customer(&id)?), None).await
}

/// POST /organizations/{id}/alerts
pub(super) async fn save_organization(Path(id): Path<String>, posted: Posted) -> Answer {
    save(Of::Organization(customer(&id)?), posted).await
}

struct Read {
    settings: Settings,
    facts: Option<CustomerFacts>,
    may_change: bool,
}

fn read(act: &mut Act<'_>, place: OrganizationId, of: Of) -> domain::Result<Read> {
    let facts = match of {
        Of::Customer(id) => Some(CustomerFacts::read(act, place, id)?),
        Of::Organization(id) => {
            organizations::get(act, id)?;
            None
        }
    };
    let may_change = act.may(of.id())?.act(Action::AlertsChange);
    Ok(Read { settings: alerts::settings(act, of.id())?, facts, may_change })
}

async fn shown(visit: &Visit, of: Of, back: Option<(StatusCode, Form)>) -> Answer {
    let place = visit.organization;
    let read = visit.read(move |act| read(act, place, of)).await?;
    let (l, saved) = (&visit.locale, filled(&read.settings));
    let (status, form) = back.unwrap_or_else(|| (StatusCode::OK, saved.clone()));
    let late = status == StatusCode::CONFLICT && !form.has_errors();
    let conflict = if late { clashes(l, &form, &saved) } else { Vec::new() };
    let form = if late { clash::onto(form, &saved) } else { form };
    let name = read.settings.organization_name.clone();
    let title = l.with("alerts-settings-title", &[("name", (&name).into())]);
    let mut shell = visit.shell(title.clone());
    shell.tell_errors(&form);
    let page = Parts {
        title,
        kinds: read.settings.kinds.iter().map(|kind| kind_shown(l, &read.settings, kind.kind)).collect(),
        form,
        conflict,
        action: of.path(),
        may_change: read.may_change,
    };
    Ok(page.render((l, &shell), status, read.facts.as_ref()))
}

/// What both pages show.
struct Parts {
    title: String,
    kinds: Vec<Kind>,
    form: Form,
    conflict: Vec<clash::Row>,
    action: String,
    may_change: bool,
}

impl Parts {
    fn render(
        self,
        (l, shell): (&Locale, &Shell),
        status: StatusCode,
        facts: Option<&CustomerFacts>,
    ) -> Response {
        let Self { title, kinds, form, conflict, action, may_change } = self;
        let Some(facts) = facts else {
            let page = Page { l, shell, title, form, kinds, conflict, action, may_change };
            return render_as(status, &page);
        };
        let frame = CustomerFrame::new(facts, CustomerTab::Settings, l);
        let page = Framed { l, shell, frame, form, kinds, conflict, action, may_change };
        render_as(status, &page)
    }
}

fn field(kind: AlertKind, name: &str) -> String {
    format!("{kind}.{name}")
}

fn filled(settings: &Settings) -> Form {
    let form = Form::new().fill("version", settings.version.to_string());
    settings.kinds.iter().fold(form, |form, known| {
        let (kind, setting) = (known.kind, &known.setting);
        let mode = match (known.own, setting.enabled) {
            (false, _) => "inherit",
            (true, true) => "on",
            (true, false) => "off",
        };
        let form = form
            .fill(&field(kind, "mode"), mode)
            .fill(&field(kind, "threshold"), setting.threshold.to_string())
            .fill(&field(kind, "partner_emails"), setting.partner_emails.join(", "))
            .fill(&field(kind, "customer_emails"), setting.customer_emails.join(", "));
        let told =
            [(setting.to_partner, "partner"), (setting.to_customer, "customer"), (setting.to_user, "user")];
        let form = told
            .into_iter()
            .filter(|(told, _)| *told)
            .fold(form, |form, (_, who)| form.tick(&field(kind, "to"), who));
        let on = settings.editions.iter().filter(|(code, _)| !setting.editions_off.contains(code));
        on.fold(form, |form, (code, _)| form.tick(&field(kind, "editions"), code.clone()))
    })
}

fn kind_shown(l: &Locale, settings: &Settings, kind: AlertKind) -> Kind {
    let choice = |value: &str, key: &str| Choice::new(value, l.text(key));
    Kind {
        title: l.word("alert-kind", kind).into_owned(),
        hint: l.hint("alert-kind", kind).into_owned(),
        mode: field(kind, "mode"),
        modes: vec![
            choice("inherit", "alerts-mode-inherit"),
            choice("on", "alerts-mode-on"),
            choice("off", "alerts-mode-off"),
        ],
        threshold: field(kind, "threshold"),
        threshold_label: l.text(threshold_key(kind)).into_owned(),
        to: field(kind, "to"),
        audiences: vec![
            choice("partner", "alerts-to-partner"),
            choice("customer", "alerts-to-customer"),
            choice("user", "alerts-to-user"),
        ],
        partner_emails: field(kind, "partner_emails"),
        customer_emails: field(kind, "customer_emails"),
        editions: field(kind, "editions"),
        edition_choices: settings
            .editions
            .iter()
            .map(|(code, name)| Choice::new(code.clone(), name.clone()))
            .collect(),
        told: in_words(l, settings.of(kind)),
    }
}

const fn threshold_key(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::NotInstalled => "alerts-days-invited",
        AlertKind::Silent => "alerts-days-silent",
        AlertKind::Failing => "alerts-runs",
        AlertKind::SpaceLow => "alerts-percent",
        AlertKind::FreedSoon => "alerts-days-before-freed",
    }
}

/// What is in force, for those who only look.
fn in_words(l: &Locale, setting: &Setting) -> String {
    if !setting.enabled {
        return l.text("alerts-mode-off").into_owned();
    }
    let told = [
        (setting.to_partner, "alerts-to-partner"),
        (setting.to_customer, "alerts-to-customer"),
        (setting.to_user, "alerts-to-user"),
    ];
    let whom: Vec<String> =
        told.into_iter().filter(|(told, _)| *told).map(|(_, key)| l.text(key).into_owned()).collect();
    let whom = if whom.is_empty() { l.text("alerts-to-nobody").into_owned() } else { whom.join(", ") };
    l.with("alerts-in-words", &[("n", setting.threshold.into()), ("whom", whom.into())])
}

/// The fields in which what was typed differs from what is saved now.
fn clashes(l: &Locale, form: &Form, saved: &Form) -> Vec<clash::Row> {
    let labels = [
        ("mode", "alerts-mode"),
        ("threshold", "alerts-number"),
        ("partner_emails", "alerts-partner-emails"),
        ("customer_emails", "alerts-customer-emails"),
    ];
    let of_kind = |kind: &AlertKind| {
        let title = l.word("alert-kind", *kind).into_owned();
        let rows = labels
            .iter()
            .flat_map(|(name, key)| clash::rows(l, &[(field(*kind, name).as_str(), *key)], form, saved));
        rows.map(|(label, yours, theirs)| (format!("{title}: {label}"), yours, theirs)).collect::<Vec<_>>()
    };
    AlertKind::ALL.iter().flat_map(of_kind).collect()
}

async fn save(of: Of, Posted { visit, mut form, .. }: Posted) -> Answer {
    let place = visit.organization;
    let sent = form.clone();
    let written = visit.work(move |act| {
        let standing = read(act, place, of)?.settings;
        alerts::set(act, of.id(), &wishes(&sent, &standing)?, seen(&sent))
    });
    let Err(error) = written.await else {
        let mut answer = go(&of.path());
        cookies::set_note(&mut answer, &visit.web, &visit.text("alerts-saved"));
        return Ok(answer);
    };
    if matches!(error.0.refusal(), Some(Refusal::ChangedMeanwhile)) {
        return shown(&visit, of, Some((StatusCode::CONFLICT, form))).await;
    }
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    let status = refused_as(&form, refusal.as_ref());
    shown(&visit, of, Some((status, form))).await
}

fn wishes(form: &Form, standing: &Settings) -> Result<Wishes, Refusal> {
    let (mut wishes, mut problems) = (Wishes::new(), Vec::new());
    for kind in AlertKind::ALL.iter().copied() {
        match form.value(&field(kind, "mode")) {
            "inherit" => {
                wishes.insert(kind, None);
            }
            mode @ ("on" | "off") => match setting(form, kind, mode == "on", standing) {
                Ok(setting) => {
                    wishes.insert(kind, Some(setting));
                }
                Err(problem) => problems.push(problem),
            },
            _ => problems.push(FieldProblem::new(field(kind, "mode"), Problem::NotAChoice)),
        }
    }
    if problems.is_empty() { Ok(wishes) } else { Err(Refusal::Invalid(problems)) }
}

fn setting(
    form: &Form,
    kind: AlertKind,
    enabled: bool,
    standing: &Settings,
) -> Result<Setting, FieldProblem> {
    let name = field(kind, "threshold");
    let threshold = whole_number(form.value(&name));
    let threshold = threshold.ok_or_else(|| FieldProblem::new(name, Problem::NotANumber))?;
    let to = |who: &str| form.chosen(&field(kind, "to"), who);
    // What is switched off and not on this page stays as it is.
    let listed = |code: &String| standing.editions.iter().any(|(known, _)| known == code);
    let unlisted = standing.of(kind).editions_off.iter().filter(|code| !listed(code)).cloned();
    let off = standing.editions.iter().filter(|(code, _)| !form.chosen(&field(kind, "editions"), code));
    Ok(Setting {
        enabled,
        threshold,
        to_partner: to("partner"),
        to_customer: to("customer"),
        to_user: to("user"),
        partner_emails: split_emails(form.value(&field(kind, "partner_emails"))),
        customer_emails: split_emails(form.value(&field(kind, "customer_emails"))),
        editions_off: off.map(|(code, _)| code.clone()).chain(unlisted).collect(),
    })
}
