//! The License tab and the list of licenses as browsers get them.

use axum::http::StatusCode;
use domain::{
    access::{PartnerType, Role},
    ids::{LicenseId, OrganizationId},
    licenses::{self, License, quantity_field},
    products::{Plan, PlanForm},
};

use crate::testing::{Client, TestApp};

struct House {
    app: TestApp,
    customer: OrganizationId,
    plan: Plan,
    trial: Plan,
    ann: Client,
}

fn house() -> House {
    let app = TestApp::start();
    let partner = app.test.partner(app.test.operator(), "Nordic IT", PartnerType::Msp);
    let customer = app.test.customer(partner, "Testiasiakas Oy");
    let product = app.test.product(app.test.operator());
    let plan = app.test.plan(product.id, PlanForm::default());
    let trial = app.test.trial_plan(product.id);
    let ann = app.person("ann", partner, Role::Admin);
    House { app, customer, plan, trial, ann }
}

impl House {
    fn issued(&self) -> License {
        self.app.test.license(self.customer, self.plan.id, 5, 1)
    }

    fn path(&self, license: LicenseId) -> String {
        format!("/customers/{}/license/{license}", self.customer)
    }

    fn read(&self, license: LicenseId) -> License {
        self.app.test.made(move |act| licenses::get(act, license))
    }

    /// Sends the card with these totals.
    async fn save(
        &self,
        license: &License,
        standard: &str,
        server: &str,
        version: &str,
    ) -> crate::testing::Reply {
        let fields = [quantity_field(license.lines[0].edition), quantity_field(license.lines[1].edition)];
        let until = license.valid_to.to_string();
        let typed = [
            ("version", version),
            (fields[0].as_str(), standard),
            (fields[1].as_str(), server),
            ("extra_space_gb", "0"),
            ("client_limit_gb", "0"),
            ("valid_to", until.as_str()),
            ("comments", "Prefers invoices in January."),
        ];
        self.ann.post(&self.path(license.id), &typed).await
    }
}

/// NX-20 to NX-30: number, type, state, totals with what is used, total space, client limit, dates, comments.
#[tokio::test]
async fn the_tab_shows_the_license() {
    let house = house();
    let license = house.issued();
    house.app.test.seats(license.id, &["a@x.example", "b@x.example"]);
    let page = house.ann.get(&format!("/customers/{}/license", house.customer)).await.text;
    for part in [
        license.number.as_str(),
        "Purchased",
        "Active",
        "<b>2</b> of 5 in use",
        "<b>0</b> of 1 in use",
        "Total 75\u{a0}GB",
        "0 = not in use.",
        "name=\"comments\"",
        "23:59 Helsinki",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(page.contains(&format!("value=\"{}\"", license.valid_to)));
    assert!(page.contains("value=\"5\"") && page.contains("value=\"1\""));
}

/// NX-24, NX-34: what is typed is the new total, and nothing happens before it is saved.
#[tokio::test]
async fn totals_are_saved_as_totals() {
    let house = house();
    let license = house.issued();
    assert_eq!(house.save(&license, "5", "1", "1").await.status, StatusCode::SEE_OTHER);
    let same = house.read(license.id);
    assert_eq!((same.lines[0].quantity, same.lines[1].quantity), (5, 1));
    let version = same.version.to_string();
    assert_eq!(house.save(&license, "1 200", "3", &version).await.status, StatusCode::SEE_OTHER);
    let more = house.read(license.id);
    assert_eq!((more.lines[0].quantity, more.lines[1].quantity), (1200, 3));
    assert_eq!(more.comments, "Prefers invoices in January.");
}

/// NX-25: fewer than are in use is refused at its field, says by how many, and keeps what was typed.
#[tokio::test]
async fn fewer_than_in_use_is_refused() {
    let house = house();
    let license = house.issued();
    house.app.test.seats(license.id, &["a@x.example", "b@x.example", "c@x.example"]);
    let reply = house.save(&license, "1", "1", "1").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let field = quantity_field(license.lines[0].edition);
    assert!(reply.text.contains(&format!("id=\"{field}-error\"")), "{}", reply.text);
    assert!(reply.text.contains("<del>5</del>") && reply.text.contains("<ins>1</ins>"));
    assert_eq!(house.read(license.id).lines[0].quantity, 5);
    for bad in ["-1", "five", "1000000000000"] {
        let reply = house.save(&license, bad, "1", "1").await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        assert!(reply.text.contains(&format!("value=\"{bad}\"")), "{bad}");
    }
}

#[tokio::test]
async fn the_second_editor_of_a_license_sees_both_versions() {
    let house = house();
    let license = house.issued();
    assert_eq!(house.save(&license, "7", "1", "1").await.status, StatusCode::SEE_OTHER);
    let conflict = house.save(&license, "9", "1", "1").await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    let pick = format!("pick_{}", quantity_field(license.lines[0].edition));
    for part in [
        pick.as_str(),
        "ann saved this",
        "<span class=\"strong\">9</span>",
        "<span class=\"strong\">7</span>",
    ] {
        assert!(conflict.text.contains(part), "{part}: {}", conflict.text);
    }
    let version = house.read(license.id).version.to_string();
    assert_eq!(house.save(&license, "9", "1", &version).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.read(license.id).lines[0].quantity, 9);
}

/// NX-22: suspended with a reason, resumed; revoked only by the number's start.
#[tokio::test]
async fn a_license_is_suspended_resumed_and_revoked() {
    let house = house();
    let license = house.issued();
    let path = house.path(license.id);
    let empty = house.ann.post(&format!("{path}/suspend"), &[("reason", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = house.ann.post(&format!("{path}/suspend"), &[("reason", "Unpaid since May")]).await;
    assert_eq!(done.location(), path);
    let page = house.ann.get(&path).await.text;
    assert!(page.contains("Unpaid since May") && page.contains("Suspended"), "{page}");
    assert_eq!(house.ann.post(&format!("{path}/resume"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(house.read(license.id).suspended_at.is_none());
    let wrong = house.ann.post(&format!("{path}/revoke"), &[("confirm", "yes")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(house.read(license.id).revoked_at.is_none());
    let start = license.number.split('-').next().unwrap().to_uppercase();
    let done = house.ann.post(&format!("{path}/revoke"), &[("confirm", &start)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(house.read(license.id).revoked_at.is_some());
}

/// NX-21, NX-32: a trial is extended once, then becomes a purchased license.
#[tokio::test]
async fn a_trial_is_extended_and_converted() {
    let house = house();
    let license = house.app.test.license(house.customer, house.trial.id, 1, 0);
    let path = house.path(license.id);
    let page = house.ann.get(&path).await.text;
    assert!(
        page.contains("form=\"extend\"") && page.contains("form=\"convert\"") && !page.contains("/connect")
    );
    assert_eq!(house.ann.post(&format!("{path}/extend"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!house.ann.get(&path).await.text.contains("form=\"extend\""));
    assert_eq!(house.ann.post(&format!("{path}/extend"), &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(house.ann.post(&format!("{path}/convert"), &[]).await.status, StatusCode::SEE_OTHER);
    let page = house.ann.get(&path).await.text;
    assert!(page.contains("Purchased") && page.contains("/connect"), "{page}");
}

/// NX-31: an installed trial client moves to the purchased license.
#[tokio::test]
async fn a_trial_client_is_connected() {
    let house = house();
    let trial = house.app.test.license(house.customer, house.trial.id, 1, 0);
    let license = house.issued();
    let path = house.path(license.id);
    assert!(house.ann.get(&format!("{path}/connect")).await.text.contains("No installed trial client"));
    let seat = house.app.test.seats(trial.id, &["koe@x.example"])[0];
    house.app.test.device(seat, "laptop");
    let page = house.ann.get(&format!("{path}/connect")).await.text;
    assert!(page.contains("koe@x.example"), "{page}");
    assert_eq!(
        house.ann.post(&format!("{path}/connect"), &[]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let done = house.ann.post(&format!("{path}/connect"), &[("seat", &seat.to_string())]).await;
    assert_eq!(done.location(), path);
    let after = house.read(license.id);
    assert_eq!((after.lines[0].assigned, after.lines[0].installed), (1, 1));
}

/// NX-29, NX-33: a license is added from a plan: a year, the last day included.
#[tokio::test]
async fn a_license_is_added() {
    let house = house();
    let base = format!("/customers/{}/license", house.customer);
    assert!(house.ann.get(&base).await.text.contains("No license yet"));
    let plans = house.ann.get(&format!("{base}/new")).await.text;
    let choice = format!("{base}/new?plan={}", house.plan.id);
    assert!(plans.contains(&choice), "{plans}");
    let page = house.ann.get(&choice).await.text;
    assert!(page.contains("name=\"quantity_standard\"") && page.contains("value=\"2026-11-23\""), "{page}");
    let plan = house.plan.id.to_string();
    let typed = |standard| {
        [
            ("plan", plan.as_str()),
            ("quantity_standard", standard),
            ("quantity_server", "0"),
            ("starts_on", "2026-12-01"),
            ("stage", "in_force"),
        ]
    };
    let none = house.ann.post(&format!("{base}/new"), &typed("0")).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = house.ann.post(&format!("{base}/new"), &typed("10")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let page = house.ann.get(done.location()).await.text;
    assert!(page.contains("Not yet valid") && page.contains("value=\"2027-11-30\""), "{page}");
}

/// The licenses of all customers: by view, by number, by month of their end.
#[tokio::test]
async fn licenses_are_listed_across_customers() {
    let house = house();
    let license = house.issued();
    let list = house.ann.get("/licenses").await.text;
    assert!(list.contains("Testiasiakas Oy") && list.contains(&license.number), "{list}");
    let found = house.ann.get(&format!("/licenses?q={}", &license.number[..8])).await.text;
    assert!(found.contains(&license.number));
    assert!(house.ann.get("/licenses?view=trials").await.text.contains("Nothing matches"));
    assert!(house.ann.get("/licenses?ends=2027-11").await.text.contains(&license.number));
    assert!(house.ann.get("/licenses?ends=2027-10").await.text.contains("Nothing matches"));
}

/// A license is shown and changed only under its own customer.
#[tokio::test]
async fn a_license_belongs_to_its_customer() {
    let house = house();
    let license = house.issued();
    let partner = house.app.test.partner(house.app.test.operator(), "Other", PartnerType::Msp);
    let other = house.app.test.customer(partner, "Other Oy");
    let odin = house.app.person("odin", house.app.test.operator(), Role::Admin);
    let path = format!("/customers/{other}/license/{}", license.id);
    assert_eq!(odin.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(odin.post(&format!("{path}/convert"), &[]).await.status, StatusCode::NOT_FOUND);
    let viewer = house.app.person("vera", house.app.test.operator(), Role::Viewer);
    let page = viewer.get(&house.path(license.id)).await;
    assert!(page.status == StatusCode::OK && !page.text.contains("name=\"valid_to\""), "{}", page.text);
    let refused = viewer.post(&format!("{}/convert", house.path(license.id)), &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(
        viewer.get(&format!("{}/suspend", house.path(license.id))).await.status,
        StatusCode::FORBIDDEN
    );
}

/// Units and last day are edited in the list of a customer's licenses: the rest stays, a total that is too low is said in its
/// row, and who is late sees both.
#[tokio::test]
async fn a_license_is_edited_in_the_list() {
    let house = house();
    let (license, open) = (house.issued(), house.issued());
    house.app.test.seats(license.id, &["a@x.example", "b@x.example"]);
    let units = quantity_field(license.lines[0].edition);
    let list = house.path(open.id);
    let page = house.ann.get(&list).await.text;
    assert!(page.contains(&format!("id=\"inline-{}-valid_to\"", license.id)), "{page}");
    let sent = |version: &'static str, total: &'static str| {
        [("inline", "license"), ("back", list.as_str()), ("version", version), (units.as_str(), total)]
    };
    let path = house.path(license.id);
    let saved = house.ann.post(&path, &sent("1", "7")).await;
    assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, list.as_str()), "{}", saved.text);
    let known = house.read(license.id);
    assert_eq!((known.lines[0].quantity, known.lines[1].quantity, known.valid_to), (7, 1, license.valid_to));
    let low = [&sent("2", "1")[..], &[("alone", "on")]].concat();
    let low = house.ann.post(&path, &low).await;
    assert_eq!(low.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = format!("id=\"inline-{}-{units}-error\"", license.id);
    assert!(low.text.contains(&told) && low.text.contains("value=\"1\""), "{}", low.text);
    let late = [&sent("1", "9")[..], &[("alone", "on")]].concat();
    let late = house.ann.post(&path, &late).await.text;
    for part in ["value=\"9\"", "Saved now", ">7<", "name=\"version\" value=\"2\""] {
        assert!(late.contains(part), "{part}: {late}");
    }
    let day = [("inline", "license"), ("version", "2"), ("valid_to", "2027-12-31"), ("back", list.as_str())];
    assert_eq!(house.ann.post(&path, &day).await.location(), list);
    assert_eq!(house.read(license.id).valid_to.to_string(), "2027-12-31");
}
