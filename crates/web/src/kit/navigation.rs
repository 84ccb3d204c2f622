//! The ways that lead on from every page: which there are, where they go, and what stands beside them.

use super::Shell;

/// An entry of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    Overview,
    /// What is bound to the person, for people without an organization.
    Own,
    Customers,
    /// The own company, for people of a customer.
    Company,
    Users,
    Licenses,
    Invoices,
    PurchaseCodes,
    Invitations,
    Installations,
    Calendar,
    Reports,
    Products,
    Organizations,
    /// Who belongs to the own company, for people of a customer.
    Members,
    Activity,
    Outbox,
    Templates,
    Tokens,
    Settings,
}

impl Entry {
    /// What people come for every day.
    pub const WORK: [Self; 12] = [
        Self::Overview,
        Self::Own,
        Self::Customers,
        Self::Company,
        Self::Users,
        Self::Licenses,
        Self::Invoices,
        Self::PurchaseCodes,
        Self::Invitations,
        Self::Installations,
        Self::Calendar,
        Self::Reports,
    ];
    /// What is set up now and then.
    pub const MANAGE: [Self; 8] = [
        Self::Products,
        Self::Organizations,
        Self::Members,
        Self::Activity,
        Self::Outbox,
        Self::Templates,
        Self::Tokens,
        Self::Settings,
    ];
    /// The bar at the foot of a phone.
    pub const TABS: [Self; 6] =
        [Self::Overview, Self::Own, Self::Customers, Self::Company, Self::Invitations, Self::Licenses];

    pub fn path(self) -> &'static str {
        match self {
            Self::Overview => "/",
            Self::Own => "/me",
            Self::Customers => "/customers",
            Self::Company => "/company",
            Self::Members => "/members",
            Self::Users => "/users",
            Self::Licenses => "/licenses",
            Self::Invoices => "/invoices",
            Self::PurchaseCodes => "/purchase-codes",
            Self::Invitations => "/invitations",
            Self::Installations => "/installations",
            Self::Calendar => "/calendar",
            Self::Reports => "/reports",
            Self::Products => "/products",
            Self::Organizations => "/organizations",
            Self::Activity => "/activity",
            Self::Outbox => "/outbox",
            Self::Templates => "/templates",
            Self::Tokens => "/tokens",
            Self::Settings => "/settings",
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Self::Overview => "nav-overview",
            Self::Own => "nav-own",
            Self::Customers => "nav-customers",
            Self::Company => "nav-company",
            Self::Members => "nav-members",
            Self::Users => "nav-users",
            Self::Licenses => "nav-licenses",
            Self::Invoices => "nav-invoices",
            Self::PurchaseCodes => "nav-purchase-codes",
            Self::Invitations => "nav-invitations",
            Self::Installations => "nav-installations",
            Self::Calendar => "nav-calendar",
            Self::Reports => "nav-reports",
            Self::Products => "nav-products",
            Self::Organizations => "nav-organizations",
            Self::Activity => "nav-activity",
            Self::Outbox => "nav-outbox",
            Self::Templates => "nav-templates",
            Self::Tokens => "nav-tokens",
            Self::Settings => "nav-settings",
        }
    }

    pub fn icon(self) -> &'static str {
        match self {
            Self::Overview => "layout-dashboard",
            Self::Customers | Self::Company => "building-2",
            Self::Members | Self::Users => "users",
            Self::Licenses => "key-round",
            Self::Invoices => "inbox",
            Self::Own | Self::PurchaseCodes => "ticket",
            Self::Invitations => "mail",
            Self::Installations => "monitor-smartphone",
            Self::Calendar => "calendar",
            Self::Reports => "chart-column",
            Self::Products => "package",
            Self::Organizations => "network",
            Self::Activity => "history",
            Self::Outbox => "mail-check",
            Self::Templates => "pencil",
            Self::Tokens => "code",
            Self::Settings => "settings",
        }
    }

    /// The letter that leads there after G.
    pub const fn letter(self) -> Option<char> {
        Some(match self {
            Self::Overview => 'O',
            Self::Customers | Self::Company => 'C',
            Self::Users => 'U',
            Self::Licenses => 'L',
            Self::Invitations => 'I',
            Self::PurchaseCodes => 'P',
            Self::Installations => 'N',
            Self::Invoices => 'V',
            Self::Reports => 'R',
            Self::Activity => 'A',
            Self::Outbox => 'M',
            Self::Settings => 'S',
            _ => return None,
        })
    }

    fn holds(self, path: &str) -> bool {
        let below = |top: &str| {
            path.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
        };
        match self {
            Self::Overview => path == "/",
            Self::Company => path.starts_with("/customers/"),
            Self::Members => path.starts_with("/organizations/"),
            Self::Products => below(self.path()) || below("/plans"),
            _ => below(self.path()),
        }
    }
}

/// One line of the navigation, ready to be shown.
#[derive(Clone, Copy, Debug)]
pub struct NavLink {
    pub entry: Entry,
    pub icon: &'static str,
    pub current: bool,
    pub count: Option<i64>,
    /// The count asks for something to be done.
    pub hot: bool,
    /// Has the shortcut to a new customer beside it.
    pub adds: bool,
}

impl NavLink {
    /// The letter that leads there after G; empty where there is none.
    pub fn letter(&self) -> String {
        self.entry.letter().map(|letter| letter.to_string()).unwrap_or_default()
    }
}

impl Shell {
    /// The entries of the daily work that this person may open.
    pub fn work(&self) -> Vec<NavLink> {
        self.links(&Entry::WORK)
    }

    /// The entries of set-up that this person may open.
    pub fn manage(&self) -> Vec<NavLink> {
        self.links(&Entry::MANAGE)
    }

    /// The entries of the bar on phones.
    pub fn tabs(&self) -> Vec<NavLink> {
        self.links(&Entry::TABS)
    }

    fn links(&self, entries: &[Entry]) -> Vec<NavLink> {
        let allowed = entries.iter().filter(|entry| self.entries.contains(entry));
        allowed.map(|entry| self.link(*entry)).collect()
    }

    fn link(&self, entry: Entry) -> NavLink {
        let count = match entry {
            Entry::Customers => self.counts.customers,
            Entry::Licenses => self.counts.expiring_licenses,
            Entry::Invitations => self.counts.waiting_invitations,
            _ => None,
        };
        let hot = entry == Entry::Licenses && count.is_some_and(|count| count > 0);
        let count = count.filter(|count| *count > 0);
        // People of a customer have these instead of the lists that the same pages belong to.
        let instead = match entry {
            Entry::Company => self.entries.contains(&Entry::Customers),
            Entry::Members => self.entries.contains(&Entry::Organizations),
            _ => false,
        };
        let current = entry.holds(&self.path) && !instead;
        let adds = entry == Entry::Customers && self.may_create;
        NavLink { entry, icon: entry.icon(), current, count, hot, adds }
    }
}
