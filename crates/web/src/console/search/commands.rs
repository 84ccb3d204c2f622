//! Pages and actions that can be gone to by name, in any of the five languages whichever one reads.

use domain::{
    Language,
    access::Action,
    search::{Hit, Kind, is_like},
};

use super::groups::{Group, Item};
use crate::{languages::Locale, visit::Visit};

/// Something to do: the text of its name, where it is done, and the right that it asks for.
struct Command {
    key: &'static str,
    href: &'static str,
    icon: &'static str,
    right: Option<Action>,
    /// Whether people of a customer have it too.
    at_customers: bool,
}

const fn command(key: &'static str, href: &'static str, icon: &'static str, right: Action) -> Command {
    Command { key, href, icon, right: Some(right), at_customers: false }
}

const ACTIONS: [Command; 18] = [
    command("nav-new-customer", "/customers/new", "plus", Action::CustomersCreate),
    Command {
        at_customers: true,
        ..command("search-do-redeem", "/purchase-codes/new", "ticket", Action::PurchaseCodesChange)
    },
    command("search-do-waiting", "/invitations?status=waiting", "send", Action::InvitationsSend),
    command("search-do-bounced", "/invitations?status=bounced", "mail-x", Action::InvitationsSend),
    command("search-do-expiring", "/licenses?view=expiring", "hourglass", Action::LicensesView),
    command("search-do-order", "/invoices/new", "inbox", Action::OrdersPlace),
    command("search-do-statement", "/invoices/import", "file-spreadsheet", Action::InvoicesChange),
    Command {
        at_customers: true,
        ..command("search-do-import-users", "/imports/new?kind=users", "upload", Action::SeatsChange)
    },
    command("search-do-import-customers", "/imports/new?kind=customers", "upload", Action::CustomersCreate),
    Command { at_customers: true, ..command("search-do-imports", "/imports", "list", Action::SeatsChange) },
    command("search-do-prices", "/invoices/prices", "tag", Action::PricesChange),
    command("search-do-partner", "/organizations/new", "store", Action::PartnersCreate),
    command("search-do-product", "/products/new", "package", Action::ProductsChange),
    command("search-do-codes", "/purchase-codes/batches/new", "ticket", Action::PurchaseCodesMake),
    command("search-do-alerts", "/alerts", "bell", Action::AlertsView),
    Command { at_customers: true, ..command("search-do-bulk", "/jobs", "list", Action::SeatsView) },
    Command {
        key: "search-do-password",
        href: "/settings/password",
        icon: "lock",
        right: None,
        at_customers: true,
    },
    Command {
        key: "search-do-sessions",
        href: "/settings/sessions",
        icon: "shield",
        right: None,
        at_customers: true,
    },
];

/// Actions shown before anything is typed.
const USUAL: usize = 4;

/// What may be done here and is called as was typed.
pub(super) fn actions(visit: &Visit, words: &str) -> Option<Group> {
    let at_customer = visit.is_at_customer();
    let possible = ACTIONS.iter().filter(|command| {
        command.right.is_none_or(|right| visit.may.act(right)) && (command.at_customers || !at_customer)
    });
    let items: Vec<Item> = possible
        .filter(|command| words.is_empty() || is_called(command.key, words))
        .take(if words.is_empty() { USUAL } else { ACTIONS.len() })
        .map(|command| item(&visit.locale, command.key, command.href, command.icon))
        .collect();
    group(&visit.locale, "search-actions", items)
}

/// The pages of the navigation that are called as was typed.
pub(super) fn pages(visit: &Visit, words: &str) -> Option<Group> {
    let entries = visit.shell(String::new()).entries;
    let items = entries
        .into_iter()
        .filter(|entry| words.is_empty() || is_called(entry.key(), words))
        .map(|entry| item(&visit.locale, entry.key(), entry.path(), entry.icon()))
        .collect();
    group(&visit.locale, "search-pages", items)
}

/// What is done most often for a customer, where one was found before all others.
pub(super) fn for_customer(visit: &Visit, hits: &[Hit]) -> Option<Group> {
    let customer = hits.first().filter(|hit| hit.kind == Kind::Customer)?;
    let (id, l) = (&customer.id, &visit.locale);
    let possible = [
        ("search-for-users", format!("/customers/{id}/users"), "user-plus", Action::SeatsChange),
        ("search-for-units", format!("/customers/{id}/license"), "key-round", Action::LicensesChange),
        ("search-for-license", format!("/customers/{id}/license/new"), "plus", Action::LicensesChange),
        (
            "search-for-invite",
            format!("/invitations?status=waiting&customer={id}"),
            "send",
            Action::InvitationsSend,
        ),
    ];
    let items: Vec<Item> = possible
        .into_iter()
        .filter(|(.., right)| visit.may.act(*right) && !visit.is_at_customer())
        .map(|(key, href, icon, _)| item(l, key, &href, icon))
        .collect();
    let label = l.with("search-for", &[("name", (&customer.title).into())]);
    (!items.is_empty()).then_some(Group { label, items })
}

fn group(l: &Locale, label: &str, items: Vec<Item>) -> Option<Group> {
    (!items.is_empty()).then(|| Group { label: l.text(label).into_owned(), items })
}

fn item(l: &Locale, key: &str, href: &str, icon: &'static str) -> Item {
    let title = l.text(key).into_owned();
    Item { number: 0, href: href.to_owned(), icon, title, note: String::new() }
}

/// Whether the words typed name it in one of the languages.
fn is_called(key: &str, words: &str) -> bool {
    Language::ALL
        .into_iter()
        .any(|language| is_like(words, &Locale { language, ..Locale::default() }.text(key)))
}
