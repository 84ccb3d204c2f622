//! The confirmation: what was created, what was mailed, and what comes next (IT-11).

use askama::Template;
use axum::extract::Path;
use domain::{
    Act,
    access::{Action, May},
    customers::{self, Customer},
    ids::OrganizationId,
    licenses::{self, License},
    messages::{self, MessageRow, MessageState},
    outbox::MailKind,
    page::Window,
};

use super::{draft_id, path, read, told, typed::form_of};
use crate::{
    answer::{Answer, go},
    kit::{Shell, render},
    languages::Locale,
    visit::Visit,
};

#[expect(clippy::struct_excessive_bools, reason = "each says whether one thing of the page is shown")]
#[derive(Template)]
#[template(path = "wizard/done.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    customer: &'a Customer,
    made: Vec<(String, String)>,
    mail: String,
    /// Whether the mail waits, so that its day can still be changed.
    waits: bool,
    base: String,
    may_add_users: bool,
    may_issue: bool,
    has_licenses: bool,
}

/// What was made, as it stands now.
struct Made {
    customer: Customer,
    may: May,
    licenses: Vec<License>,
    mail: Option<MessageRow>,
}

fn made(act: &mut Act<'_>, customer: OrganizationId) -> domain::Result<Made> {
    let may = act.may(customer)?;
    let filter = messages::Filter { kind: Some(MailKind::AccountCreated), ..messages::Filter::default() };
    let mail = messages::list(act, customer, &filter, &Window::first(1))?.items.into_iter().next();
    let licenses = if may.act(Action::LicensesView) { licenses::list(act, customer)? } else { Vec::new() };
    Ok(Made { customer: customers::get(act, customer)?, may, licenses, mail })
}

/// GET /customers/new/{draft}/done
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let draft = read(&visit, draft_id(&id)?).await?;
    let Some(customer) = draft.opened else { return Ok(go(&path(draft.id, "/review"))) };
    let found = visit.read(move |act| made(act, customer)).await?;
    let l = &visit.locale;
    // Who may not check sent mails sees it only while it waits.
    let wanted = form_of(&draft.steps.account).value("account_mail") != "never";
    let left = wanted && found.mail.is_none() && !found.may.act(Action::MailCheck);
    let shell = visit.shell(l.with("wizard-done", &[("name", (&found.customer.name).into())]));
    let page = Page {
        l,
        shell: &shell,
        made: facts(&found, l),
        mail: if left { left_for(&found.customer, l) } else { mail(found.mail.as_ref(), l) },
        waits: found.mail.as_ref().is_some_and(|mail| mail.state == MessageState::Queued),
        base: format!("/customers/{customer}"),
        may_add_users: found.may.act(Action::SeatsChange) && !found.licenses.is_empty(),
        may_issue: found.may.act(Action::LicensesChange),
        has_licenses: !found.licenses.is_empty(),
        customer: &found.customer,
    };
    Ok(render(&page))
}

fn facts(found: &Made, l: &Locale) -> Vec<(String, String)> {
    let customer = &found.customer;
    let administrator = format!("{}, {}", customer.contact_name(), customer.contact_email);
    let account = [
        (l.text("customers-account-name").into_owned(), customer.account_name.clone()),
        (l.text("wizard-administrator").into_owned(), administrator),
    ];
    let licenses = found.licenses.iter().map(|license| (license.plan_name.clone(), told(license, l)));
    account.into_iter().chain(licenses).collect()
}

fn left_for(customer: &Customer, l: &Locale) -> String {
    l.with("wizard-mail-left", &[("email", (&customer.contact_email).into())])
}

/// Where the account creation mail is.
fn mail(mail: Option<&MessageRow>, l: &Locale) -> String {
    let Some(mail) = mail else { return l.text("wizard-next-mail-never").into_owned() };
    let at = mail.accepted_at.unwrap_or(mail.send_at);
    let (email, when) = (&mail.recipient, l.instant(at.timestamp()));
    match mail.state {
        MessageState::Sent => l.with("wizard-mail-sent", &[("email", email.into()), ("when", when.into())]),
        MessageState::Queued | MessageState::Sending => {
            l.with("wizard-mail-waits", &[("email", email.into()), ("when", when.into())])
        }
        MessageState::Bounced | MessageState::Failed | MessageState::Cancelled => {
            l.with("wizard-mail-ended", &[("email", email.into())])
        }
    }
}
