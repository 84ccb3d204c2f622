//! The brand of the operator or a partner: what is set here, what comes from above, and a sample of the color.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    Refusal,
    access::{Action, May, OrganizationKind},
    branding::{self, Branding, Change, Color, Field},
    organizations::Organization,
};

use super::{brand_sample::Sample, read, tabs};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    brand::image,
    console::clash,
    cookies,
    kit::{Form, Image, PlaceKind, Shell, Tab, render, render_as},
    languages::Locale,
    typed::{Posted, query},
    visit::{self, Visit},
};

#[derive(Template)]
#[template(path = "organizations/brand.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    branding: &'a Branding,
    /// The address of this page.
    base: String,
    kind: PlaceKind,
    tabs: Vec<Tab>,
    hints: Hints,
    sample: Sample,
    logo: Option<Image>,
    dark_logo: Option<Image>,
    /// The one from above, where there is none of its own.
    logo_above: Option<(Image, String)>,
    login_address: String,
    clashes: Vec<clash::Row>,
    may_change: bool,
    may_grant: bool,
}

/// What stands under each field: what it is while nothing is typed.
struct Hints {
    name: String,
    accent: String,
    sender_name: String,
    sender_email: String,
    support_email: String,
    support_phone: String,
}

const FIELDS: [(&str, &str); 7] = [
    ("name", "brand-name"),
    ("accent", "brand-accent"),
    ("sender_name", "brand-sender-name"),
    ("sender_email", "brand-sender-email"),
    ("support_email", "organizations-support-email"),
    ("support_phone", "organizations-support-phone"),
    ("sender_domains", "brand-domains"),
];

/// All that the page is made of.
pub(super) struct Found {
    organization: Organization,
    may: May,
    branding: Branding,
    may_grant: bool,
}

/// The brand behind a path. Customers wear that of their seller and have no such page.
pub(super) async fn found(visit: &Visit, id: &str) -> Result<Found, PageError> {
    let (organization, may) = read(visit, id).await?;
    if organization.kind == OrganizationKind::Customer {
        return Err(Refusal::NotFound.into());
    }
    let id = organization.id;
    let (branding, may_grant) =
        visit.read(move |act| Ok((branding::get(act, id)?, branding::may_grant(act)?))).await?;
    Ok(Found { organization, may, branding, may_grant })
}

impl Found {
    pub(super) fn id(&self) -> domain::ids::OrganizationId {
        self.organization.id
    }

    /// The form as it is saved.
    pub(super) fn filled(&self) -> Form {
        let own = &self.branding.own;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Form::new()
            .fill("name", text(&own.name))
            .fill("accent", own.accent.map(|accent| accent.to_string()).unwrap_or_default())
            .fill("sender_name", text(&own.sender_name))
            .fill("sender_email", text(&own.sender_email))
            .fill("support_email", text(&own.support_email))
            .fill("support_phone", text(&own.support_phone))
            .fill("sender_domains", self.branding.sender_domains.join("\n"))
            .fill("version", self.branding.version.to_string())
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let found = found(&visit, &id).await?;
    let form = found.filled();
    Ok(page(&visit, &found, StatusCode::OK, (&form, Vec::new())))
}

/// The sample alone, while a color is typed; the page for whoever comes here otherwise.
pub(super) async fn sample(visit: Visit, Path(id): Path<String>, parts: Parts) -> Answer {
    let found = found(&visit, &id).await?;
    let typed = query(&parts);
    if !parts.headers.contains_key("hx-request") {
        let form = found.filled().fill("accent", typed.value("accent"));
        return Ok(page(&visit, &found, StatusCode::OK, (&form, Vec::new())));
    }
    Ok(render(&Sample::part(&visit.locale, typed.value("accent"), inherited_accent(&found.branding))))
}

fn inherited_accent(branding: &Branding) -> Option<Color> {
    branding.inherits(Field::Accent).and_then(|inherited| inherited.value.parse().ok())
}

pub(super) fn page(
    visit: &Visit,
    found: &Found,
    status: StatusCode,
    (form, clashes): (&Form, Vec<clash::Row>),
) -> Response {
    let Found { organization, may, branding, may_grant } = found;
    let mut shell = visit.shell(visit.locale.with("brand-title", &[("name", (&organization.name).into())]));
    shell.tell_errors(form);
    let l = &shell.locale;
    let is_partner = organization.kind == OrganizationKind::Partner;
    let above = branding.brand.logo.as_ref().filter(|logo| logo.organization != organization.id);
    let link = branding::link(visit.web.world().vault(), organization.id);
    let page = Page {
        l,
        shell: &shell,
        form,
        branding,
        base: format!("/organizations/{}/branding", organization.id),
        kind: if is_partner { PlaceKind::Partner } else { PlaceKind::Operator },
        tabs: tabs(visit, organization, may),
        hints: hints(l, branding),
        sample: Sample::of(l, form.value("accent"), inherited_accent(branding)),
        logo: branding.own.logo.as_ref().map(image),
        dark_logo: branding.own.dark_logo.as_ref().map(image),
        logo_above: above.map(|logo| (image(logo), from_above(l, branding, Field::Logo))),
        login_address: visit.web.url(&visit::login_page(&link)),
        clashes,
        may_change: may.act(Action::BrandingChange),
        may_grant: *may_grant,
    };
    render_as(status, &page)
}

fn hints(l: &Locale, branding: &Branding) -> Hints {
    let hint = |field, alone: &str| match branding.inherits(field) {
        Some(_) => from_above(l, branding, field),
        None => l.text(alone).into_owned(),
    };
    Hints {
        name: hint(Field::Name, "brand-none"),
        accent: hint(Field::Accent, "brand-accent-none"),
        sender_name: hint(Field::SenderName, "brand-sender-name-none"),
        sender_email: hint(Field::SenderEmail, "brand-sender-email-none"),
        support_email: hint(Field::SupportEmail, "brand-none"),
        support_phone: hint(Field::SupportPhone, "brand-none"),
    }
}

/// What a field is when it is left empty, and whose that is.
fn from_above(l: &Locale, branding: &Branding, field: Field) -> String {
    let Some(inherited) = branding.inherits(field) else { return String::new() };
    let value = if field == Field::Logo { "" } else { inherited.value.as_str() };
    match (&inherited.from, value) {
        (Some((_, name)), "") => l.with("brand-logo-from", &[("from", name.into())]),
        (None, "") => l.text("brand-logo-above").into_owned(),
        (Some((_, name)), value) => l.with("brand-from", &[("value", value.into()), ("from", name.into())]),
        (None, value) => l.with("brand-above", &[("value", value.into())]),
    }
}

pub(super) async fn change(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let found = found(&visit, &id).await?;
    // Only a look at the color: nothing is saved, what was typed stays.
    if form.given("sample").is_some() {
        return Ok(page(&visit, &found, StatusCode::OK, (&form, Vec::new())));
    }
    let (id, wish) = (found.id(), wish(&form));
    let version = form.value("version").parse().unwrap_or(0);
    let changed = visit.work(move |act| branding::change(act, id, version, &wish)).await;
    let Err(error) = changed else {
        return Ok(back(&visit, id, "brand-saved"));
    };
    let refusal = error.0.refusal().cloned();
    let mut clashes = Vec::new();
    if matches!(refusal, Some(Refusal::ChangedMeanwhile)) {
        let saved = found.filled();
        clashes = clash::rows(&visit.locale, &FIELDS, &form, &saved);
        form = clash::onto(form, &saved);
    }
    if clashes.is_empty() {
        into_form(&mut form, error)?;
    }
    let status = if clashes.is_empty() { refused_as(&form, refusal.as_ref()) } else { StatusCode::CONFLICT };
    Ok(page(&visit, &found, status, (&form, clashes)))
}

fn wish(form: &Form) -> Change {
    let given = |field: &str| form.values(field).first().cloned();
    let lines =
        |text: String| text.split([',', ';']).flat_map(str::split_whitespace).map(str::to_owned).collect();
    Change {
        name: given("name"),
        accent: given("accent"),
        sender_name: given("sender_name"),
        sender_email: given("sender_email"),
        support_email: given("support_email"),
        support_phone: given("support_phone"),
        sender_domains: given("sender_domains").map(lines),
    }
}

pub(super) fn back(visit: &Visit, id: domain::ids::OrganizationId, note: &str) -> Response {
    let mut response = go(&format!("/organizations/{id}/branding"));
    cookies::set_note(&mut response, &visit.web, &visit.text(note));
    response
}
