//! The wizard as browsers get it, without script.

use axum::http::StatusCode;
use domain::{
    access::{PartnerType, Role},
    customers,
    ids::{OrganizationId, PlanId},
    outbox::MailKind,
    products::PlanForm,
};

use crate::testing::{Client, Reply, TestApp};

struct Office {
    app: TestApp,
    acme: OrganizationId,
    plan: PlanId,
    ann: Client,
}

fn office() -> Office {
    let app = TestApp::start();
    let acme = app.test.partner(app.test.operator(), "Acme", PartnerType::Msp);
    let plan = app.test.plan(app.test.product(acme).id, PlanForm::default()).id;
    let ann = app.person("ann", acme, Role::Manager);
    Office { app, acme, plan, ann }
}

fn account() -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", "Rossi S.r.l."),
        ("business_id", "1231231231123123"),
        ("country", "IT"),
        ("postal_area", "Milano"),
        ("region", "Lombardia"),
        ("account_name", "rossi"),
        ("administrator.first_name", "Maria"),
        ("administrator.last_name", "Rossi"),
        ("administrator.email", "maria.rossi@rossi.example"),
        ("emergency_email", ""),
        ("language", "it"),
        ("time_zone", "Europe/Rome"),
        ("account_mail", "now"),
    ]
}

fn with(
    mut fields: Vec<(&'static str, &'static str)>,
    field: &str,
    value: &'static str,
) -> Vec<(&'static str, &'static str)> {
    fields.iter_mut().filter(|pair| pair.0 == field).for_each(|pair| pair.1 = value);
    fields
}

impl Office {
    /// The hidden id that the first page brings.
    async fn draft(&self) -> String {
        let page = self.ann.get("/customers/new").await.text;
        let start = page.find("name=\"draft\" value=\"").expect("a draft id") + 20;
        page[start..].split('"').next().unwrap().to_owned()
    }

    async fn begin(&self, draft: &str, fields: &[(&str, &str)]) -> Reply {
        let mut fields = fields.to_vec();
        fields.push(("draft", draft));
        self.ann.post("/customers/new", &fields).await
    }

    async fn choose(&self, draft: &str, quantity: &str, start: &str, go: &str) -> Reply {
        let (plan, units) = (self.plan.to_string(), format!("quantity_{}_standard", self.plan));
        let (server, starts) = (format!("quantity_{}_server", self.plan), format!("starts_on_{}", self.plan));
        let fields =
            [("plan", plan.as_str()), (&units, quantity), (&server, "0"), (&starts, start), ("go", go)];
        self.ann.post(&format!("/customers/new/{draft}/plans"), &fields).await
    }

    fn customers(&self) -> i64 {
        self.app.test.number("SELECT COUNT(*) FROM customers")
    }
}

/// IT-01 to IT-11: both entrances, three steps, nothing before the last button, the confirmation; sent twice it is
/// done once.
#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_opened_step_by_step() {
    let office = office();
    let list = office.ann.get("/customers").await.text;
    assert_eq!(list.matches("href=\"/customers/new\"").count(), 3, "IT-01: button, empty list, navigation");
    let first = office.ann.get("/customers/new").await.text;
    assert!(first.contains(">Administrator</span>"), "IT-04: the role is shown");
    assert!(!first.contains("name=\"role\""), "IT-04: and cannot be chosen");
    let draft = office.draft().await;
    let on = office.begin(&draft, &account()).await;
    assert_eq!(on.location(), format!("/customers/new/{draft}/plans"), "{}", on.text);
    let plans = office.ann.get(on.location()).await.text;
    assert!(
        plans.contains(&format!("value=\"{}\"", office.plan))
            && plans.contains("What does Rossi S.r.l. get?")
    );
    let on = office.choose(&draft, "20", "2026-12-01", "review").await;
    assert_eq!(on.location(), format!("/customers/new/{draft}/review"), "{}", on.text);
    let review = office.ann.get(on.location()).await.text;
    for told in [
        "Maria Rossi, maria.rossi@rossi.example",
        "Milano, Lombardia, Italy",
        "20 workstations",
        "30 Nov 2027",
    ] {
        assert!(review.contains(told), "{told}: {review}");
    }
    assert_eq!(office.customers(), 0, "nothing is created before the last button");
    for _ in 0..2 {
        let done = office.ann.post(&format!("/customers/new/{draft}/review"), &[]).await;
        assert_eq!(done.location(), format!("/customers/new/{draft}/done"), "{}", done.text);
    }
    assert_eq!((office.customers(), office.app.test.mails(MailKind::AccountCreated).len()), (1, 1));
    let done = office.ann.get(&format!("/customers/new/{draft}/done")).await.text;
    for told in
        ["Rossi S.r.l. is set up", "The account was created.", "20 workstations", "maria.rossi@rossi.example"]
    {
        assert!(done.contains(told), "IT-11 {told}: {done}");
    }
    let again = office.ann.get(&format!("/customers/new/{draft}/plans")).await;
    assert_eq!(again.location(), format!("/customers/new/{draft}/done"));
}

/// IT-08: plans can be skipped; IT-06: the mail waits for its day.
#[tokio::test(flavor = "multi_thread")]
async fn plans_can_be_skipped_and_the_mail_planned() {
    let office = office();
    let draft = office.draft().await;
    let mut fields = with(account(), "account_mail", "on");
    fields.push(("account_mail.on", "2026-12-24"));
    office.begin(&draft, &fields).await;
    let on = office.choose(&draft, "20", "", "skip").await;
    assert_eq!(on.location(), format!("/customers/new/{draft}/review"));
    let review = office.ann.get(on.location()).await.text;
    assert!(review.contains("No plan for now") && review.contains("on 24 Dec 2026 at nine"), "{review}");
    office.ann.post(&format!("/customers/new/{draft}/review"), &[]).await;
    let done = office.ann.get(&format!("/customers/new/{draft}/done")).await.text;
    assert!(
        done.contains("Waits for maria.rossi@rossi.example") && done.contains("/outbox?state=queued"),
        "{done}"
    );
    assert_eq!(office.app.test.number("SELECT COUNT(*) FROM licenses"), 0);
}

/// IT-02, IT-14: what cannot be taken comes back as typed, at its field; going back loses nothing, nor does a reload.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_typed_is_lost() {
    let office = office();
    let draft = office.draft().await;
    let wrong = with(with(account(), "administrator.email", "not an address"), "region", "");
    let reply = office.begin(&draft, &wrong).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in [
        "value=\"not an address\"",
        "id=\"administrator.email-error\"",
        "id=\"region-error\"",
        "<title>Error:",
    ] {
        assert!(reply.text.contains(kept), "{kept}: {}", reply.text);
    }
    let list = office.ann.get("/customers").await.text;
    assert!(list.contains("Continue: Rossi S.r.l."), "{list}");
    let again = office.ann.get(&format!("/customers/new/{draft}")).await.text;
    assert!(again.contains("value=\"not an address\"") && again.contains("value=\"Milano\""));
    let on = office.ann.post(&format!("/customers/new/{draft}"), &account()).await;
    assert_eq!(on.status, StatusCode::SEE_OTHER, "{}", on.text);
    for (quantity, start, field) in [
        ("0", "", "quantity"),
        ("1000000", "", "quantity"),
        ("many", "", "quantity"),
        ("5", "2026-01-01", "starts_on"),
        ("5", "soon", "starts_on"),
    ] {
        let reply = office.choose(&draft, quantity, start, "review").await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{quantity} {start}: {}", reply.text);
        assert!(reply.text.contains("-error\"") && reply.text.contains(field), "{}", reply.text);
        assert!(reply.text.contains(&format!("value=\"{quantity}\"")), "{}", reply.text);
    }
    let back = office.choose(&draft, "7", "2026-12-01", "back").await;
    assert_eq!(back.location(), format!("/customers/new/{draft}"));
    let plans = office.ann.get(&format!("/customers/new/{draft}/plans")).await.text;
    assert!(
        plans.contains("value=\"7\"") && plans.contains("value=\"2026-12-01\"") && plans.contains(" checked")
    );
    assert_eq!(office.customers(), 0);
}

/// IT-03: the name is looked up while it is typed, a free one is offered; taken meanwhile it is refused at its field.
#[tokio::test(flavor = "multi_thread")]
async fn the_account_name_is_checked() {
    let office = office();
    let acme = office.acme;
    let form = customers::Form { account_name: "rossi".into(), ..domain::testing::customer_form("Altra") };
    let draft = office.draft().await;
    assert_eq!(office.begin(&draft, &account()).await.status, StatusCode::SEE_OTHER);
    office.choose(&draft, "5", "", "review").await;
    office.app.test.made(move |act| customers::create(act, acme, &form));
    let late = office.ann.post(&format!("/customers/new/{draft}/review"), &[]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        late.text.contains("id=\"account_name-error\"") && late.text.contains("value=\"Milano\""),
        "{}",
        late.text
    );
    assert!(late.text.contains("Try rossi-2"));
    let live = office.ann.get("/customers/new/account-name?account_name=rossi").await.text;
    assert!(live.contains("Try rossi-2") && !live.contains("<html"), "{live}");
    let live = office.ann.get("/customers/new/account-name?account_name=verdi").await.text;
    assert!(live.contains("verdi is free"));
    let live = office.ann.get("/customers/new/account-name?account_name=&name=Bianchi+S.p.A.").await.text;
    assert!(live.contains("value=\"bianchi\""), "{live}");
}

/// A second record of a business id is made only by who was told of the first.
#[tokio::test(flavor = "multi_thread")]
async fn a_twin_is_told_of_once() {
    let office = office();
    let known = office.app.test.customer(office.acme, "Asiakas Oy");
    let draft = office.draft().await;
    let mut fields = with(account(), "business_id", "1650321-2");
    let warned = office.begin(&draft, &fields).await;
    assert_eq!(warned.status, StatusCode::CONFLICT);
    assert!(warned.text.contains(&format!("href=\"/customers/{known}\"")), "{}", warned.text);
    fields.push(("twin", "1650321-2"));
    assert_eq!(office.begin(&draft, &fields).await.status, StatusCode::SEE_OTHER);
}

/// A draft is its maker's alone, and can be thrown away.
#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_its_makers() {
    let office = office();
    let draft = office.draft().await;
    office.begin(&draft, &account()).await;
    let bob = office.app.person("bob", office.acme, Role::Admin);
    for page in ["", "/plans", "/review", "/done"] {
        assert_eq!(
            bob.get(&format!("/customers/new/{draft}{page}")).await.status,
            StatusCode::NOT_FOUND,
            "{page}"
        );
    }
    assert!(!bob.get("/customers").await.text.contains("Continue: "));
    let gone = office.ann.post(&format!("/customers/new/{draft}/discard"), &[]).await;
    assert_eq!(gone.location(), "/customers");
    assert!(!office.ann.get("/customers").await.text.contains("Continue: "));
}

/// IT-13: a reseller opens accounts and is not asked for plans; a viewer finds neither entrance.
#[tokio::test(flavor = "multi_thread")]
async fn a_reseller_goes_two_steps() {
    let office = office();
    let beta = office.app.test.partner(office.acme, "Beta", PartnerType::Reseller);
    let rob = office.app.person("rob", beta, Role::Manager);
    let office = Office { ann: rob, ..office };
    let draft = office.draft().await;
    let on = office.begin(&draft, &account()).await;
    assert_eq!(on.location(), format!("/customers/new/{draft}/review"), "{}", on.text);
    let review = office.ann.get(on.location()).await.text;
    assert!(!review.contains("Plans and units"), "{review}");
    office.ann.post(&format!("/customers/new/{draft}/review"), &[]).await;
    assert_eq!(office.customers(), 1);
    let vera = office.app.person("vera", beta, Role::Viewer);
    assert!(!vera.get("/customers").await.text.contains("/customers/new\""));
    assert_eq!(vera.get("/customers/new").await.status, StatusCode::FORBIDDEN);
}

/// A customer's administrator has a portal: own company, users, licenses, members; nothing above or beside.
#[tokio::test(flavor = "multi_thread")]
async fn a_customers_administrator_sees_its_own() {
    let office = office();
    let own = office.app.test.customer(office.acme, "Rossi S.r.l.");
    let other = office.app.test.customer(office.acme, "Vicino S.p.A.");
    let maria = office.app.person("maria", own, Role::Admin);
    let home = maria.get("/").await.text;
    for entry in
        ["/company", "/users", "/licenses", "/invitations", "/installations", "/members", "/activity"]
    {
        assert!(home.contains(&format!("href=\"{entry}\"")), "{entry}: {home}");
    }
    for entry in
        ["/customers\"", "/products\"", "/organizations\"", "/outbox\"", "/tokens\"", "/customers/new\""]
    {
        assert!(!home.contains(&format!("href=\"{entry}")), "{entry}");
    }
    let ways = maria.get("/company").await.text;
    assert!(ways.contains(&format!("href=\"/customers/{own}/basics\"")), "{ways}");
    assert_eq!(maria.get("/members").await.location(), format!("/organizations/{own}/members"));
    let company = maria.get(&format!("/customers/{own}/basics")).await.text;
    assert!(
        company.contains("Mannerheimintie 1") && !company.contains("Acme") && !company.contains("Vicino"),
        "{company}"
    );
    for path in [format!("/customers/{other}/basics"), format!("/organizations/{}", office.acme)] {
        assert_eq!(maria.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let invite = [("email", "luca@rossi.example"), ("role", "viewer"), ("language", "it")];
    let invited = maria.post(&format!("/organizations/{own}/members"), &invite).await;
    assert_eq!(invited.status, StatusCode::SEE_OTHER, "{}", invited.text);
    assert_eq!(office.ann.get("/company").await.status, StatusCode::NOT_FOUND);
}
