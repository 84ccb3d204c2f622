//! What stands above every page of one customer: who it is, the tabs, and the way to another customer with the
//! same tab open (NX-03, NX-05). Shown by `templates/customers/head.html` under the name `frame`.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    Act,
    access::{Action, May},
    customers::{self, Customer, Named},
    ids::OrganizationId,
    organizations,
    refusal::{Error, Result},
    seats::{self, Tally},
};

use crate::{
    console::{customers::inline, seats::fresh_key},
    cookies,
    kit::{Badge, Choice, Inline, Tab, render_as},
    languages::Locale,
    state::Web,
};

/// How many customers the chooser offers by name; the list finds all others.
const OFFERED: i64 = 100;
/// The value of the chooser that means a new customer.
pub(crate) const NEW: &str = "new";

/// The pages of one customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CustomerTab {
    Basics,
    License,
    Subscription,
    Settings,
    Users,
    Keys,
    Planned,
    Activity,
}

impl CustomerTab {
    /// Remembers which page of a customer was open last (NX-05).
    pub const COOKIE: &'static str = "customer-tab";
    const ALL: [Self; 8] = [
        Self::Basics,
        Self::License,
        Self::Subscription,
        Self::Settings,
        Self::Users,
        Self::Keys,
        Self::Planned,
        Self::Activity,
    ];

    /// The last part of the page's path.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Basics => "basics",
            Self::License => "license",
            Self::Subscription => "subscription",
            Self::Settings => "settings",
            Self::Users => "users",
            Self::Keys => "keys",
            Self::Planned => "planned",
            Self::Activity => "activity",
        }
    }

    /// The tab under a word; Basics for any other.
    pub fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|tab| tab.word() == word).unwrap_or(Self::Basics)
    }

    pub fn path(self, customer: OrganizationId) -> String {
        format!("/customers/{customer}/{}", self.word())
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Basics => "customers-tab-basics",
            Self::License => "customers-tab-license",
            Self::Subscription => "customers-tab-subscription",
            Self::Settings => "customers-tab-settings",
            Self::Users => "customers-tab-users",
            Self::Keys => "customers-tab-keys",
            Self::Planned => "customers-tab-planned",
            Self::Activity => "customers-tab-activity",
        }
    }

    const fn asks(self) -> Action {
        match self {
            Self::Basics | Self::Settings => Action::CustomersView,
            Self::License => Action::LicensesView,
            Self::Users | Self::Subscription => Action::SeatsView,
            Self::Keys => Action::DeploymentKeysView,
            Self::Planned => Action::PlannedChangesView,
            Self::Activity => Action::EventsView,
        }
    }
}

/// What the frame knows about a customer; read in the same act as the page.
#[derive(Clone, Debug)]
pub(crate) struct CustomerFacts {
    pub customer: Customer,
    /// What the person may do with this customer.
    pub may: May,
    vendor: Option<String>,
    stopped_by: Option<String>,
    tally: Option<Tally>,
    /// Whether the person is on the side that adds users.
    adds_users: bool,
    others: Vec<Named>,
}

impl CustomerFacts {
    /// Reads the facts; `place` is the organization the person looks from, whose customers can be chosen.
    ///
    /// Refusals: `not-found` when the customer is out of reach.
    pub fn read(act: &mut Act<'_>, place: OrganizationId, customer: OrganizationId) -> Result<Self> {
        let record = customers::get(act, customer)?;
        let may = act.may(customer)?;
        let vendor = found(organizations::get(act, record.vendor))?.map(|vendor| vendor.name);
        let tally = if may.act(Action::SeatsView) { Some(seats::tally(act, customer)?) } else { None };
        let others = found(customers::names(act, place, OFFERED))?.unwrap_or_default();
        let adds_users = record.adds_users(act)?;
        let by = if record.stopped_above { organizations::stopped_by(act, record.vendor)? } else { None };
        let stopped_by = by.map(|by| by.name);
        Ok(Self { customer: record, may, vendor, stopped_by, tally, adds_users, others })
    }
}

/// What is out of reach is left out.
fn found<T>(answer: Result<T>) -> Result<Option<T>> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(Error::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The frame, ready to be shown.
#[derive(Clone, Debug)]
pub(crate) struct CustomerFrame {
    pub id: OrganizationId,
    pub name: String,
    /// The first letters of the name.
    pub mark: String,
    pub badge: Badge,
    /// Country and business id; empty when there is none.
    pub business: String,
    /// Place and country, then the language of mails.
    pub place: String,
    pub vendor: Option<String>,
    /// Name and address of whom to write to; empty when nobody is known.
    pub contact: String,
    /// The forms of what is edited where it stands, by who may change the record.
    pub edit_name: Option<Inline>,
    pub edit_contact: Option<Inline>,
    pub tabs: Vec<Tab>,
    /// The word of the open tab.
    pub tab: &'static str,
    pub choices: Vec<Choice>,
    /// Disabled itself.
    pub disabled: bool,
    /// It or one above it is disabled.
    pub stopped: bool,
    /// The organization above that stops it, by name.
    pub stopped_by: Option<String>,
    pub uninvited: i64,
    /// Keeps what is sent twice by mistake from being done twice.
    pub key: String,
    adds_users: bool,
    may: May,
}

impl CustomerFrame {
    pub fn new(facts: &CustomerFacts, tab: CustomerTab, locale: &Locale) -> Self {
        let (customer, may) = (&facts.customer, &facts.may);
        let state = if customer.is_stopped() { "disabled" } else { "active" };
        Self {
            id: customer.id,
            name: customer.name.clone(),
            mark: customer.name.chars().filter(|letter| letter.is_alphanumeric()).take(2).collect(),
            badge: Badge::customer(state, locale),
            business: business(customer),
            place: place(customer, locale),
            vendor: facts.vendor.clone(),
            contact: contact(customer),
            edit_name: edit(facts, tab, "name", locale),
            edit_contact: edit(facts, tab, "contact", locale),
            tabs: tabs(facts, tab, locale),
            tab: tab.word(),
            choices: choices(facts),
            disabled: customer.disabled_at.is_some(),
            stopped: customer.is_stopped(),
            stopped_by: facts.stopped_by.clone(),
            uninvited: facts.tally.map_or(0, |tally| tally.uninvited),
            key: fresh_key(),
            adds_users: facts.adds_users,
            may: may.clone(),
        }
    }

    /// Puts a form that was refused in the place of its own.
    #[must_use]
    pub fn with_refused(mut self, inline: Inline) -> Self {
        if inline.group == "name" {
            self.edit_name = Some(inline);
        } else {
            self.edit_contact = Some(inline);
        }
        self
    }

    /// The address of a page of the customer.
    pub fn path(&self, page: &str) -> String {
        format!("/customers/{}/{page}", self.id)
    }

    /// Where users of this customer are imported.
    pub fn import(&self) -> String {
        format!("/imports/new?kind=users&customer={}", self.id)
    }

    /// The address of the invitations of this customer alone.
    pub fn invitations(&self) -> String {
        format!("/invitations?customer={}", self.id)
    }

    /// Whether there is anything in the menu beside the buttons.
    pub fn has_menu(&self) -> bool {
        self.may_issue() || self.may_create() || self.may_disable() || self.may_delete()
    }

    pub fn may_add_users(&self) -> bool {
        self.may.act(Action::SeatsChange) && self.adds_users && !self.stopped
    }

    pub fn may_invite(&self) -> bool {
        self.may.act(Action::InvitationsSend) && !self.stopped && self.uninvited > 0
    }

    pub fn may_issue(&self) -> bool {
        self.may.act(Action::LicensesChange)
    }

    pub fn may_report(&self) -> bool {
        self.may.act(Action::LicensesView)
    }

    pub fn may_create(&self) -> bool {
        self.may.act(Action::CustomersCreate)
    }

    pub fn may_change(&self) -> bool {
        self.may.act(Action::CustomersChange)
    }

    pub fn may_see_alerts(&self) -> bool {
        self.may.act(Action::AlertsView)
    }

    pub fn may_reveal(&self) -> bool {
        self.may.act(Action::KeysReveal)
    }

    pub fn may_disable(&self) -> bool {
        self.may.act(Action::CustomersDisable)
    }

    pub fn may_delete(&self) -> bool {
        self.may.act(Action::CustomersDelete)
    }
}

fn business(customer: &Customer) -> String {
    if customer.business_id.is_empty() {
        return String::new();
    }
    format!("{} {}", customer.country, customer.business_id)
}

fn contact(customer: &Customer) -> String {
    let parts = [customer.contact_name(), customer.contact_email.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn edit(facts: &CustomerFacts, tab: CustomerTab, group: &str, locale: &Locale) -> Option<Inline> {
    let may = facts.may.act(Action::CustomersChange);
    may.then(|| inline::of(&facts.customer, group, tab.path(facts.customer.id), locale)).flatten()
}

fn place(customer: &Customer, locale: &Locale) -> String {
    let country = locale.country(&customer.country);
    let language = locale.word("language", customer.language);
    match customer.postal_area.as_str() {
        "" => format!("{country} · {language}"),
        area => format!("{area}, {country} · {language}"),
    }
}

fn tabs(facts: &CustomerFacts, open: CustomerTab, locale: &Locale) -> Vec<Tab> {
    let allowed = CustomerTab::ALL.into_iter().filter(|tab| facts.may.act(tab.asks()));
    allowed
        .map(|tab| {
            let entry = Tab::new(locale.text(tab.key()), tab.path(facts.customer.id), "");
            let entry = Tab { current: tab == open, ..entry };
            match facts.tally {
                Some(tally) if tab == CustomerTab::Users => entry.count(tally.users),
                _ => entry,
            }
        })
        .collect()
}

/// The customers to choose from, this one among them wherever it stands in the alphabet.
fn choices(facts: &CustomerFacts) -> Vec<Choice> {
    let own = Named {
        id: facts.customer.id,
        name: facts.customer.name.clone(),
        business_id: facts.customer.business_id.clone(),
    };
    let first = (!facts.others.contains(&own)).then_some(&own);
    first
        .into_iter()
        .chain(&facts.others)
        .map(|named| Choice::new(named.id.to_string(), label(named)))
        .collect()
}

/// `Name (business id)`, as in the seed.
fn label(named: &Named) -> String {
    if named.business_id.is_empty() {
        return named.name.clone();
    }
    format!("{} ({})", named.name, named.business_id)
}

/// Shows a page of the customer and remembers its tab.
pub(crate) fn show<T: Template>(web: &Web, tab: CustomerTab, status: StatusCode, page: &T) -> Response {
    let mut response = render_as(status, page).into_response();
    cookies::set_choice(&mut response, web, CustomerTab::COOKIE, tab.word());
    response
}

#[cfg(test)]
mod tests;
