//! Who looks at a page: a person with a login session, or a guest. Language, time zone, theme and the token for
//! forms follow from it. What the person may do is asked in the operations.

mod guest;

use std::str::FromStr;

use axum::{
    extract::{FromRef, FromRequestParts},
    http::{HeaderMap, Method, header, request::Parts},
};
use axum_extra::extract::CookieJar;
use domain::{
    Act, Caller, Language, Refusal,
    access::{Action, May, OrganizationKind},
    branding::{self, Brand},
    ids::{AccountId, OrganizationId},
    mentions,
    organizations::{self, Step},
    sessions::{self, Resumed},
    vault::Secret,
};
use jiff::tz::TimeZone;

pub use guest::Guest;
pub(crate) use guest::{guest_caller, in_brand, login_page};

use crate::{
    answer::PageError,
    console::overview,
    cookies, form_token,
    kit::{Counts, Entry, Look, Person, Place, PlaceKind, Shell, Theme, Toast},
    languages::Locale,
    state::Web,
};

/// A person who is logged in, looking from one of their organizations.
pub struct Visit {
    pub web: Web,
    pub caller: Caller,
    pub locale: Locale,
    pub session: Resumed,
    /// The organization chosen in the switcher; an id that nobody has where there is none, so that nothing is found.
    pub organization: OrganizationId,
    /// What the person may do there, for showing only what is possible.
    pub may: May,
    /// Path and query of the request.
    pub path: String,
    /// Path and query of the page that the request was made from, as far as the browser tells.
    pub came_from: Option<String>,
    method: Method,
    /// `None`: the person sees only what is their own.
    place: Option<Step>,
    places: Vec<Step>,
    flash: Option<Toast>,
    theme: Theme,
    brand: Brand,
    /// How many notes mention the person that they have not seen.
    mentions: i64,
}

/// Why somebody who is logged in has nowhere to look from.
async fn nowhere(web: &Web, caller: &Caller, account: AccountId) -> Result<Refusal, PageError> {
    Ok(web.world().read(caller, move |act| organizations::nowhere(act, account)).await?)
}

/// How many organizations the switcher offers.
const PLACES: i64 = 12;

impl Visit {
    /// Finds out who looks. Refused with `not-logged-in` when nobody is; with `access-stopped` or `no-organization`
    /// when whoever is logged in has nowhere to look from, but on pages about themselves.
    pub async fn of(web: &Web, parts: &Parts) -> Result<Self, PageError> {
        let jar = CookieJar::from_headers(&parts.headers);
        let token = jar.get(cookies::session_name(web)).map(|cookie| Secret::new(cookie.value()));
        let session = sessions::enter(web.world(), &token.ok_or(Refusal::NotLoggedIn)?).await?;
        let caller = Caller { actor: session.actor.clone(), ..guest_caller(parts) };
        let Some(organization) = session.organization else {
            if is_about_oneself(parts.uri.path()) {
                return Ok(Self::from_nowhere(web, parts, (session, caller), &jar));
            }
            return Err(nowhere(web, &caller, session.session.account).await?.into());
        };
        let (place, places, (may, mentions), brand) = web
            .world()
            .read(&caller, move |act| {
                let place = organizations::get(act, organization)?;
                let step = Step {
                    id: place.id,
                    name: place.name,
                    kind: place.kind,
                    partner_type: place.partner_type,
                    depth: 0,
                };
                let brand = branding::shown(act, organization)?;
                Ok((
                    step,
                    organizations::reachable(act, "", PLACES + 1)?,
                    (act.may(organization)?, mentions::unseen(act)?),
                    brand,
                ))
            })
            .await?;
        let zone = TimeZone::get(&session.time_zone).unwrap_or(TimeZone::UTC);
        Ok(Self {
            web: web.clone(),
            locale: Locale::new(session.language, zone),
            organization,
            may,
            path: path_and_query(parts),
            came_from: came_from(parts),
            method: parts.method.clone(),
            place: Some(place),
            places,
            flash: cookies::note(&jar),
            theme: theme(&jar),
            brand,
            mentions,
            caller,
            session,
        })
    }

    /// A person who belongs to no organization, before the pages about themselves.
    fn from_nowhere(web: &Web, parts: &Parts, (session, caller): (Resumed, Caller), jar: &CookieJar) -> Self {
        let zone = TimeZone::get(&session.time_zone).unwrap_or(TimeZone::UTC);
        Self {
            web: web.clone(),
            locale: Locale::new(session.language, zone),
            organization: OrganizationId::from_uuid(uuid::Uuid::nil()),
            may: May::default(),
            path: path_and_query(parts),
            came_from: came_from(parts),
            method: parts.method.clone(),
            place: None,
            places: Vec::new(),
            flash: cookies::note(jar),
            theme: theme(jar),
            brand: Brand::default(),
            mentions: 0,
            caller,
            session,
        }
    }

    /// Runs an act that only reads, as this person.
    pub async fn read<T: Send + 'static>(
        &self,
        operation: impl Fn(&mut Act<'_>) -> domain::Result<T> + Send + 'static,
    ) -> Result<T, PageError> {
        Ok(self.web.world().read(&self.caller, operation).await?)
    }

    /// Runs an act that changes data, as this person.
    pub async fn work<T: Send + 'static>(
        &self,
        operation: impl Fn(&mut Act<'_>) -> domain::Result<T> + Send + 'static,
    ) -> Result<T, PageError> {
        Ok(self.web.world().work(&self.caller, operation).await?)
    }

    /// Whether the person looks from a customer: their own company, and nothing beside it.
    pub fn is_at_customer(&self) -> bool {
        self.place.as_ref().is_some_and(|place| place.kind == OrganizationKind::Customer)
    }

    /// The name of a place to choose, with what it is.
    pub fn place_name(&self, step: &Step) -> String {
        format!("{} · {}", step.name, self.text(place(step).kind.key()))
    }

    /// The login page in the brand of the place.
    pub fn login_page(&self) -> String {
        if self.brand.is_set {
            login_page(&branding::link(self.web.world().vault(), self.organization))
        } else {
            "/login".to_owned()
        }
    }

    /// The text under a key, in the person's language.
    pub fn text(&self, key: &str) -> String {
        self.locale.text(key).into_owned()
    }

    /// The frame of a page with the title given.
    pub fn shell(&self, title: impl Into<String>) -> Shell {
        Shell {
            locale: self.locale.clone(),
            title: title.into(),
            path: self.path.clone(),
            now: self.web.world().now().timestamp(),
            person: Person { name: self.session.name.clone(), email: self.session.email.clone() },
            place: self.place.as_ref().map_or_else(|| self.own_place(), place),
            places: self
                .places
                .iter()
                .take(usize::try_from(PLACES).unwrap_or(usize::MAX))
                .map(place)
                .collect(),
            more_places: self.places.len() > usize::try_from(PLACES).unwrap_or(usize::MAX),
            csrf: self.form_token(),
            theme: self.theme,
            flash: self.flash.clone(),
            counts: self.counts(),
            entries: self.entries(),
            look: Look::of(&self.brand),
            mentions: self.mentions,
            may_create: self.may.act(Action::CustomersCreate),
            letter_keys: self.session.letter_keys,
            method: self.method.clone(),
        }
    }

    /// The token that forms of this page carry.
    pub fn form_token(&self) -> String {
        form_token::masked(self.session.form_token())
    }

    fn own_place(&self) -> Place {
        Place { id: String::new(), name: self.session.name.clone(), kind: PlaceKind::Own }
    }

    /// Counts beside the navigation: the latest known, never waited for.
    fn counts(&self) -> Counts {
        overview::refresh(self);
        let front = self.web.fronts(&self.may).latest(self.organization);
        front.map(|front| front.counts()).unwrap_or_default()
    }

    /// The ways that this person may go; those of a customer see their company and nothing beside it.
    fn entries(&self) -> Vec<Entry> {
        let Some(place) = &self.place else { return vec![Entry::Own, Entry::Settings] };
        if place.kind == OrganizationKind::Customer {
            return self.allowed(&[
                (Entry::Company, Action::CustomersView),
                (Entry::Users, Action::SeatsView),
                (Entry::Licenses, Action::LicensesView),
                (Entry::Invoices, Action::InvoicesView),
                (Entry::PurchaseCodes, Action::PurchaseCodesView),
                (Entry::Invitations, Action::SeatsView),
                (Entry::Installations, Action::InstallationsView),
                (Entry::Calendar, Action::LicensesView),
                (Entry::Members, Action::MembersView),
                (Entry::Activity, Action::EventsView),
            ]);
        }
        let asked = [
            (Entry::Customers, Action::CustomersView),
            (Entry::Users, Action::SeatsView),
            (Entry::Licenses, Action::LicensesView),
            (Entry::Invoices, Action::InvoicesView),
            (Entry::PurchaseCodes, Action::PurchaseCodesView),
            (Entry::Invitations, Action::SeatsView),
            (Entry::Installations, Action::InstallationsView),
            (Entry::Calendar, Action::PlannedChangesView),
            (Entry::Reports, Action::LicensesView),
            (Entry::Products, Action::ProductsView),
            (Entry::Organizations, Action::OrganizationsView),
            (Entry::Activity, Action::EventsView),
            (Entry::Outbox, Action::MailView),
            (Entry::Templates, Action::MailView),
            (Entry::Tokens, Action::TokensChange),
        ];
        self.allowed(&asked)
    }

    /// Whether the person looks from a customer's organization.
    pub fn is_customer(&self) -> bool {
        self.place.as_ref().is_some_and(|place| place.kind == OrganizationKind::Customer)
    }

    fn allowed(&self, asked: &[(Entry, Action)]) -> Vec<Entry> {
        let allowed = asked.iter().filter(|(_, action)| self.may.act(*action)).map(|(entry, _)| *entry);
        [Entry::Overview].into_iter().chain(allowed).chain([Entry::Settings]).collect()
    }
}

/// Pages that need no organization: a person's own things, settings, and giving the password again.
fn is_about_oneself(path: &str) -> bool {
    let first = path.split('/').nth(1).unwrap_or_default();
    ["me", "settings", "shortcuts", "confirm", "logout"].contains(&first)
}

pub(crate) fn place(step: &Step) -> Place {
    let kind = match step.kind {
        OrganizationKind::Operator => PlaceKind::Operator,
        OrganizationKind::Partner => PlaceKind::Partner,
        OrganizationKind::Customer => PlaceKind::Customer,
    };
    Place { id: step.id.to_string(), name: step.name.clone(), kind }
}

impl<S: Sync> FromRequestParts<S> for Visit
where
    Web: FromRef<S>,
{
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        Self::of(&Web::from_ref(state), parts).await
    }
}

/// The language chosen on a public page before, else what the browser asks for.
pub(crate) fn language(jar: &CookieJar, headers: &HeaderMap) -> Language {
    let chosen = jar.get(cookies::LANGUAGE).and_then(|cookie| Language::from_str(cookie.value()).ok());
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    chosen.or_else(|| asked.and_then(Language::from_accept_language)).unwrap_or_default()
}

fn theme(jar: &CookieJar) -> Theme {
    jar.get(Theme::COOKIE).map(|cookie| cookie.value().parse().unwrap_or_default()).unwrap_or_default()
}

fn user_agent(parts: &Parts) -> String {
    let named = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    named.unwrap_or_default().to_owned()
}

/// What stands behind the host of the page that a request was made from.
fn came_from(parts: &Parts) -> Option<String> {
    let page = parts.headers.get(header::REFERER)?.to_str().ok()?;
    let (_, rest) = page.split_once("://")?;
    rest.find('/').map(|start| rest[start..].to_owned())
}

fn path_and_query(parts: &Parts) -> String {
    parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned()
}
