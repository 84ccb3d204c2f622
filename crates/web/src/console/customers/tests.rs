//! The pages of customers as browsers get them.

use axum::http::StatusCode;
use domain::{
    access::{PartnerType, Role},
    customers::{self, View},
    ids::OrganizationId,
    outbox::MailKind,
    vault::Secret,
};

use crate::testing::{Client, TestApp};

/// The fields of the Basics tab, as its form sends them.
fn basics<'a>(name: &'a str, version: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("name", name),
        ("business_id", "1650321-2"),
        ("street_address", "Mannerheimintie 1"),
        ("postal_code", "00100"),
        ("postal_area", "Helsinki"),
        ("country", "FI"),
        ("contact_first_name", "Matti"),
        ("contact_last_name", "Salo"),
        ("contact_email", "matti.salo@testi.example"),
        ("username_prefix", "asiakas-"),
    ]
}

/// A partner with one customer, and a person who runs it.
fn partner() -> (TestApp, OrganizationId, OrganizationId, Client) {
    let app = TestApp::start();
    let partner = app.test.partner(app.test.operator(), "Nordic IT", PartnerType::Msp);
    let customer = app.test.customer(partner, "Asiakasyritys Oy");
    let ann = app.person("ann", partner, Role::Admin);
    (app, partner, customer, ann)
}

#[tokio::test]
async fn strangers_log_in_first_and_others_find_nothing() {
    let (app, _, customer, _) = partner();
    let other = app.test.partner(app.test.operator(), "Other", PartnerType::Msp);
    let bob = app.person("bob", other, Role::Admin);
    for page in ["basics", "settings", "activity", "delete", "disable", "enable", "key", "license"] {
        let path = format!("/customers/{customer}/{page}");
        let stranger = app.stranger().get(&path).await;
        assert_eq!(stranger.status, StatusCode::SEE_OTHER, "{path}");
        assert!(stranger.location().starts_with("/login"), "{path}");
        assert_eq!(bob.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(bob.get("/customers/org_nonsense/basics").await.status, StatusCode::NOT_FOUND);
}

/// SR-44: no form is taken without the token of the login.
#[tokio::test]
async fn forms_without_their_token_change_nothing() {
    let (_app, _, customer, ann) = partner();
    for page in ["basics", "settings", "delete", "disable", "key"] {
        let reply = ann.post_raw(&format!("/customers/{customer}/{page}"), &basics("X", "1")).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{page}");
    }
    assert!(ann.get(&format!("/customers/{customer}/basics")).await.text.contains("Asiakasyritys Oy"));
}

/// NX-02: the list is narrowed to a vendor; search, country and views narrow it further.
#[tokio::test]
async fn the_list_is_narrowed() {
    let (app, partner, _, ann) = partner();
    let below = app.test.partner(partner, "Timon tehdas", PartnerType::Msp);
    app.test.customer(below, "Testiasiakas Oy");
    let list = ann.get("/customers").await;
    assert!(list.text.contains("Asiakasyritys Oy") && list.text.contains("Testiasiakas Oy"));
    let vendor = ann.get(&format!("/customers?vendor={below}")).await.text;
    assert!(vendor.contains(">Testiasiakas Oy</a>") && !vendor.contains(">Asiakasyritys Oy</a>"), "{vendor}");
    assert!(vendor.contains("Vendor: <b>Timon tehdas</b>"));
    let found = ann.get("/customers?q=testiasi").await.text;
    assert!(found.contains(">Testiasiakas Oy</a>") && !found.contains(">Asiakasyritys Oy</a>"));
    let nothing = ann.get("/customers?q=nobody&country=it").await.text;
    assert!(nothing.contains("Nothing matches “nobody”"), "{nothing}");
    assert!(ann.get("/customers?view=disabled").await.text.contains("Nothing matches"));
    // NX-02: a vendor out of reach shows nothing of itself.
    let operator = app.test.operator();
    let hidden = ann.get(&format!("/customers?vendor={operator}")).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_empty_list_leads_to_the_first_customer() {
    let app = TestApp::start();
    let ann = app.person("ann", app.test.operator(), Role::Admin);
    let list = ann.get("/customers").await.text;
    assert!(list.contains("No customers yet") && list.contains("href=\"/customers/new\""), "{list}");
}

#[tokio::test]
async fn pages_of_the_list_follow_each_other() {
    let (app, partner, _, ann) = partner();
    for n in 0..27 {
        app.test.customer(partner, &format!("Yritys {n:02}"));
    }
    let first = ann.get("/customers").await.text;
    assert!(first.contains("Showing 1–25 of 28"), "{first}");
    let next = first.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let second = ann.get(&next.replace("&#38;", "&").replace("&amp;", "&")).await.text;
    assert!(second.contains("Showing 26–28 of 28") && second.contains("Yritys 26"), "{second}");
    assert!(second.contains("rel=\"prev\" href=\"/customers\""));
}

/// IT-13: a reseller's people see customers but nothing of their licenses.
#[tokio::test]
async fn a_reseller_sees_customers_without_licenses() {
    let app = TestApp::start();
    let reseller = app.test.partner(app.test.operator(), "Piccolo", PartnerType::Reseller);
    let customer = app.test.customer(reseller, "Retail Srl");
    let bob = app.person("bob", reseller, Role::Admin);
    let list = bob.get("/customers").await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(list.text.contains("Retail Srl") && !list.text.contains("view=trials"), "{}", list.text);
    let page = bob.get(&format!("/customers/{customer}/basics")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("<dd>1650321-2</dd>") && !page.text.contains("name=\"business_id\""));
    assert_eq!(bob.get(&format!("/customers/{customer}/license")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(bob.get("/licenses").await.status, StatusCode::FORBIDDEN);
    let reply = bob.post(&format!("/customers/{customer}/basics"), &basics("X", "1")).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
}

/// NX-05: the last tab opens again, and the chooser keeps it.
#[tokio::test]
async fn the_tab_is_kept() {
    let (_app, _, customer, ann) = partner();
    let page = ann.get(&format!("/customers/{customer}/settings")).await;
    let cookies: Vec<_> =
        page.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect();
    assert!(cookies.iter().any(|cookie| cookie.starts_with("customer-tab=settings;")), "{cookies:?}");
    let open = ann.get(&format!("/customers/{customer}")).await;
    assert_eq!(open.location(), format!("/customers/{customer}/basics"));
    let chosen = ann.get(&format!("/customers/choose?customer={customer}&tab=license")).await;
    assert_eq!(chosen.location(), format!("/customers/{customer}/license"));
    assert_eq!(ann.get("/customers/choose?customer=new&tab=license").await.location(), "/customers/new");
}

#[tokio::test]
async fn what_cannot_be_taken_comes_back_as_typed() {
    let (_app, _, customer, ann) = partner();
    let mut fields = basics(" ", "1");
    fields[9].1 = "not an address";
    let reply = ann.post(&format!("/customers/{customer}/basics"), &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text.contains("value=\"not an address\"") && reply.text.contains("id=\"name-error\""));
    assert!(reply.text.contains("<title>Error:"), "{}", reply.text);
}

/// Two people edit one customer: the second sees both versions, loses nothing, chooses per field, and saves.
#[tokio::test]
async fn the_second_editor_sees_both_versions_and_chooses() {
    let (app, partner, customer, ann) = partner();
    let bob = app.person("bob", partner, Role::Manager);
    let path = format!("/customers/{customer}/basics");
    let mut theirs = basics("Bob Oy", "1");
    theirs[5].1 = "Espoo";
    assert_eq!(bob.post(&path, &theirs).await.status, StatusCode::SEE_OTHER);
    let mut mine = basics("Ann Oy", "1");
    mine[3].1 = "Katu 13";
    let conflict = ann.post(&path, &mine).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    for part in
        ["bob saved this", "Bob Oy", "Espoo", "value=\"Ann Oy\"", "value=\"Katu 13\"", "name=\"pick_name\""]
    {
        assert!(conflict.text.contains(part), "{part}: {}", conflict.text);
    }
    assert!(!conflict.text.contains("pick_country"));
    mine[0].1 = "2";
    mine.extend([("pick_name", "yours"), ("pick_postal_area", "theirs"), ("pick_street_address", "yours")]);
    assert_eq!(ann.post(&path, &mine).await.status, StatusCode::SEE_OTHER);
    let saved = app.test.made(move |act| customers::get(act, customer));
    assert_eq!(
        (saved.name.as_str(), saved.postal_area.as_str(), saved.street_address.as_str()),
        ("Ann Oy", "Espoo", "Katu 13")
    );
}

/// NX-13: Reset is a link to what is saved.
#[tokio::test]
async fn reset_shows_what_is_saved() {
    let (_app, _, customer, ann) = partner();
    let page = ann.get(&format!("/customers/{customer}/basics")).await.text;
    assert!(page.contains(&format!("class=\"btn btn-g\" href=\"/customers/{customer}/basics\"")), "{page}");
}

/// NX-13: deleting asks for the name, and says what is in use.
#[tokio::test]
async fn deleting_asks_and_refuses_while_licenses_are_in_use() {
    let (app, partner, customer, ann) = partner();
    let product = app.test.product(app.test.operator());
    let plan = app.test.plan(product.id, domain::products::PlanForm::default());
    let license = app.test.license(customer, plan.id, 2, 0);
    app.test.seats(license.id, &["a@x.example"]);
    let path = format!("/customers/{customer}/delete");
    let page = ann.get(&path).await.text;
    assert!(page.contains(&license.number) && page.contains("cannot be deleted yet"), "{page}");
    assert!(!page.contains("name=\"confirm\""));
    let refused = ann.post(&path, &[("confirm", "Asiakasyritys Oy")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let free = app.test.customer(partner, "Free Oy");
    let path = format!("/customers/{free}/delete");
    assert_eq!(ann.post(&path, &[("confirm", "free")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let gone = ann.post(&path, &[("confirm", "Free Oy")]).await;
    assert_eq!((gone.status, gone.location()), (StatusCode::SEE_OTHER, "/customers"));
    assert_eq!(ann.get(&format!("/customers/{free}/basics")).await.status, StatusCode::NOT_FOUND);
}

/// NX-11: the key is masked, shown once by a form of its own, and showing it is an event.
#[tokio::test]
async fn the_key_is_shown_on_demand_only() {
    let (app, _, customer, ann) = partner();
    app.test.made(move |act| customers::set_key(act, customer, &Secret::new("avain-42")));
    let basics = ann.get(&format!("/customers/{customer}/basics")).await.text;
    assert!(!basics.contains("avain-42") && basics.contains(&format!("/customers/{customer}/key")));
    let path = format!("/customers/{customer}/key");
    assert!(!ann.get(&path).await.text.contains("avain-42"));
    let shown = ann.post(&path, &[]).await;
    assert!(shown.text.contains("avain-42"), "{}", shown.text);
    let trail = ann.get(&format!("/customers/{customer}/activity")).await.text;
    assert!(trail.contains("encryption key") && !trail.contains("avain-42"), "{trail}");
    let bob = app.person("bob", app.test.operator(), Role::Manager);
    assert_eq!(bob.get(&path).await.status, StatusCode::FORBIDDEN);
    // SR-26: five minutes after the password was given it is asked for again.
    app.test.clock.advance_seconds(301);
    let again = ann.get(&path).await;
    assert!(again.location().starts_with("/confirm?next="), "{} {}", again.status, again.location());
    assert!(ann.post(&path, &[]).await.location().starts_with("/confirm?next="));
}

/// What stops is shown first; the reason is kept; enabling brings everything back.
#[tokio::test]
async fn a_customer_is_disabled_and_enabled() {
    let (app, partner, customer, ann) = partner();
    let page = ann.get(&format!("/customers/{customer}/disable")).await.text;
    assert!(
        page.contains("At once, until you enable the customer again") && page.contains("name=\"reason\""),
        "{page}"
    );
    let done = ann.post(&format!("/customers/{customer}/disable"), &[("reason", "Unpaid")]).await;
    assert_eq!(done.location(), format!("/customers/{customer}/settings"));
    let settings = ann.get(&format!("/customers/{customer}/settings")).await.text;
    assert!(settings.contains("Disabled since") && settings.contains("Unpaid"), "{settings}");
    let filter = customers::Filter { view: Some(View::Disabled), ..customers::Filter::default() };
    let listed =
        app.test.made(move |act| customers::list(act, partner, &filter, &domain::page::Window::first(5)));
    assert_eq!(listed.items.len(), 1);
    let twice = ann.post(&format!("/customers/{customer}/disable"), &[("reason", "Again")]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ann.post(&format!("/customers/{customer}/enable"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!ann.get(&format!("/customers/{customer}/settings")).await.text.contains("Disabled since"));
}

#[tokio::test]
async fn settings_are_saved_and_numbers_checked() {
    let (app, _, customer, ann) = partner();
    let path = format!("/customers/{customer}/settings");
    let fields = |days| {
        [
            ("version", "1"),
            ("keep_deleted_days", days),
            ("language", "it"),
            ("time_zone", "Europe/Rome"),
            ("emergency_email", "sos@x.example"),
        ]
    };
    for bad in ["thirty", "-1", "99999"] {
        let reply = ann.post(&path, &fields(bad)).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        assert!(reply.text.contains(&format!("value=\"{bad}\"")), "{bad}");
    }
    assert_eq!(ann.post(&path, &fields("60")).await.status, StatusCode::SEE_OTHER);
    let saved = app.test.made(move |act| customers::get(act, customer));
    assert_eq!((saved.keep_deleted_days, saved.time_zone.as_str()), (60, "Europe/Rome"));
    assert_eq!(saved.business_id, "1650321-2");
    let trail = ann.get(&format!("/customers/{customer}/activity")).await.text;
    assert!(trail.contains("<del>30</del>") && trail.contains("<ins>60</ins>"), "{trail}");
}

/// IT-06: who was opened without a mail gets it later; a day that is over is refused with what was typed kept, and
/// a mail that nobody chose a time for is none.
#[tokio::test]
async fn the_account_mail_is_sent_later() {
    let (app, _, customer, ann) = partner();
    let path = format!("/customers/{customer}/account-mail");
    assert!(ann.get(&path).await.text.contains("name=\"administrator.email\""));
    let fields = |when: &'static str, on: &'static str| {
        [
            ("administrator.first_name", "Matti"),
            ("administrator.last_name", "Salo"),
            ("administrator.email", "matti.salo@testi.example"),
            ("account_mail", when),
            ("account_mail.on", on),
        ]
    };
    let refused = ann.post(&path, &fields("on", "2020-01-01")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("2020-01-01"), "{}", refused.text);
    assert_eq!(ann.post(&path, &fields("never", "")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(app.test.mails(MailKind::AccountCreated).is_empty());
    let posted = ann.post(&path, &fields("now", "")).await;
    assert!(posted.location().starts_with("/outbox/msg_"), "{}", posted.location());
    let mails = app.test.mails(MailKind::AccountCreated);
    assert_eq!((mails.len(), mails[0].0.as_str()), (1, "matti.salo@testi.example"));
    let vera = app.person("vera", customer, Role::Admin);
    assert_eq!(vera.get(&path).await.status, StatusCode::FORBIDDEN);
}

/// Sends a form as a browser does that tells which page it came from.
async fn send_from(ann: &Client, page: &str, path: &str, fields: &[(&str, &str)]) -> crate::testing::Reply {
    let csrf = ann.get("/settings").await.csrf();
    let mut fields = fields.to_vec();
    fields.push(("csrf", &csrf));
    let request = axum::http::Request::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("referer", format!("https://console.example{page}"));
    ann.send(request, serde_urlencoded::to_string(&fields).unwrap().into()).await
}

/// The name and the contact are edited above every page of a customer, which the answer leads back to; a field that was
/// not sent stays as it is, and what is wrong is said where it was typed.
#[tokio::test]
async fn name_and_contact_are_edited_in_place() {
    let (app, partner, customer, ann) = partner();
    let (basics_path, license) =
        (format!("/customers/{customer}/basics"), format!("/customers/{customer}/license"));
    app.test.raw("UPDATE customers SET region = 'Uusimaa'");
    let page = ann.get(&license).await.text;
    assert_eq!(page.matches("data-inline").count(), 2, "{page}");
    let typed = [("inline", "contact"), ("version", "1"), ("back", ""), ("contact_email", "uusi@x.example")];
    let saved = send_from(&ann, &license, &basics_path, &typed).await;
    assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, license.as_str()), "{}", saved.text);
    let record = app.test.made(move |act| customers::get(act, customer));
    assert_eq!((record.contact_email.as_str(), record.name.as_str()), ("uusi@x.example", "Asiakasyritys Oy"));
    assert_eq!((record.region.as_str(), record.postal_area.as_str()), ("Uusimaa", "Helsinki"));

    let wrong = [("inline", "contact"), ("version", "2"), ("contact_email", "not an address")];
    let refused = send_from(&ann, &license, &basics_path, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = "value=\"not an address\" autocomplete=\"off\" aria-invalid=\"true\"";
    for part in [kept, "data-inline open", "id=\"inline-contact_email-error\"", "<title>Error:"] {
        assert!(refused.text.contains(part), "{part}: {}", refused.text);
    }
    let alone = [&wrong[..], &[("alone", "on")]].concat();
    let alone = send_from(&ann, &license, &basics_path, &alone).await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(alone.text.contains(kept) && !alone.text.contains("<html"), "{}", alone.text);

    let late = [("inline", "name"), ("version", "1"), ("name", "Other Oy"), ("alone", "on")];
    let late = send_from(&ann, &license, &basics_path, &late).await.text;
    assert!(late.contains("value=\"Other Oy\"") && late.contains("name=\"version\" value=\"2\""), "{late}");
    assert!(late.contains("Saved now") && late.contains(">Asiakasyritys Oy<"), "both are shown: {late}");
    let elsewhere = [("inline", "name"), ("version", "2"), ("name", "Uusi Oy"), ("back", "//evil.example")];
    let saved = send_from(&ann, "/outbox", &basics_path, &elsewhere).await;
    assert_eq!(saved.location(), basics_path);
    let vera = app.person("vera", partner, Role::Viewer);
    assert!(!vera.get(&license).await.text.contains("data-inline"));
}

/// The Basics tab loses nothing that it does not show, and edits region and account name.
#[tokio::test]
async fn the_basics_form_keeps_what_it_does_not_send() {
    let (app, _, customer, ann) = partner();
    app.test.raw("UPDATE customers SET region = 'Uusimaa', account_name = 'asiakas'");
    let before = app.test.made(move |act| customers::get(act, customer));
    let path = format!("/customers/{customer}/basics");
    let saved = ann.post(&path, &basics("Uusi Oy", "1")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let after = app.test.made(move |act| customers::get(act, customer));
    assert_eq!((&after.region, &after.account_name), (&before.region, &before.account_name));
    assert_eq!((after.name.as_str(), after.region.as_str()), ("Uusi Oy", "Uusimaa"));
    let page = ann.get(&path).await.text;
    assert!(page.contains("name=\"region\"") && page.contains("name=\"account_name\""), "{page}");
}
