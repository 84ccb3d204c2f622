//! What needs somebody is done where it stands: each kind by its button, told and taken back there, refused there.

use axum::http::StatusCode;
use domain::{
    access::{PartnerType, Role},
    ids::OrganizationId,
    licenses::{self, Change, License},
    products::PlanForm,
};

use crate::testing::{Client, Reply, TestApp};

struct Desk {
    app: TestApp,
    partner: OrganizationId,
    customer: OrganizationId,
    license: License,
    ann: Client,
}

/// A partner whose customer has two users on two units of a license that ends on the first of December.
fn desk() -> Desk {
    let app = TestApp::start();
    let t = &app.test;
    let partner = t.partner(t.operator(), "Nordic IT Partners", PartnerType::Msp);
    let customer = t.customer(partner, "Testiasiakas Oy");
    let made = t.license(customer, t.plan(t.product(t.operator()).id, PlanForm::default()).id, 2, 0);
    t.seats(made.id, &["ann@x.example", "bob@x.example"]);
    let license = t.made(move |act| {
        let valid_to = "2026-12-01".parse().unwrap();
        licenses::change(act, made.id, &Change { valid_to, ..Change::none(&made) })
    });
    let ann = app.person("ann", partner, Role::Admin);
    Desk { app, partner, customer, license, ann }
}

/// A form of the page: its address, and what it sends unless somebody types.
struct Button {
    action: String,
    fields: Vec<(String, String)>,
}

impl Button {
    /// The form whose address ends so.
    fn of(page: &Reply, ending: &str) -> Self {
        let forms = page.text.split("<form ").skip(1).map(|form| form.split("</form>").next().unwrap());
        let value = |text: &str, name: &str| {
            let (_, rest) = text.split_once(&format!("{name}=\""))?;
            Some(rest.split('"').next().unwrap().to_owned())
        };
        let found = forms.filter(|form| value(form, "action").is_some_and(|action| action.ends_with(ending)));
        let form = found.last().unwrap_or_else(|| panic!("no {ending} in {}", page.text));
        let inputs = form.split("<input ").skip(1);
        let named = |input: &str| Some((value(input, "name")?, value(input, "value")?));
        Self { action: value(form, "action").unwrap(), fields: inputs.filter_map(named).collect() }
    }

    fn typed(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    async fn press(&self, who: &Client) -> Reply {
        let fields: Vec<(&str, &str)> = self
            .fields
            .iter()
            .filter(|(name, _)| name != "csrf")
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        who.post(&self.action, &fields).await
    }
}

impl Desk {
    /// Presses a button of the page; gives the page that it leads to.
    async fn press(&self, ending: &str) -> Reply {
        let button = Button::of(&self.ann.get("/").await, ending);
        self.follow(&button.press(&self.ann).await).await
    }

    async fn follow(&self, answer: &Reply) -> Reply {
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        self.ann.get(answer.location().split('#').next().unwrap()).await
    }

    /// What the first license of the customer is now.
    fn saved(&self) -> License {
        let id = self.license.id;
        self.app.test.made(move |act| licenses::get(act, id))
    }

    fn row(page: &Reply, kind: &str) -> String {
        let (_, row) =
            page.text.split_once(&format!("id=\"todo-{kind}\"")).unwrap_or_else(|| panic!("{}", page.text));
        row.split("</li>").next().unwrap().to_owned()
    }
}

/// Renewed for the term of its plan by one press, told in its row and taken back there; pressed twice it is done once.
#[tokio::test(flavor = "multi_thread")]
async fn a_license_is_renewed_in_its_row() {
    let desk = desk();
    let page = desk.ann.get("/").await;
    assert!(page.text.contains("Renew for 12 months"), "{}", page.text);
    let button = Button::of(&page, "/renew");
    let renewed = desk.follow(&button.press(&desk.ann).await).await;
    assert_eq!(desk.saved().valid_to.to_string(), "2027-12-01");
    let row = Desk::row(&renewed, "expiring");
    assert!(row.contains("role=\"status\"") && row.contains("That was the last one."), "{row}");
    let again = button.press(&desk.ann).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(desk.saved().valid_to.to_string(), "2027-12-01");
    let undone = Button::of(&renewed, "/undo").press(&desk.ann).await;
    assert_eq!(undone.location(), "/#todo");
    assert_eq!(desk.saved().valid_to.to_string(), "2026-12-01");
    let vic = desk.app.person("vic", desk.partner, Role::Viewer);
    let seen = vic.get("/").await;
    assert!(seen.text.contains("end within") || seen.text.contains("ends within"), "{}", seen.text);
    assert!(!seen.text.contains("action=\"/overview/"), "a viewer is offered nothing");
    assert_eq!(button.press(&vic).await.status, StatusCode::FORBIDDEN);
    let rival = desk.app.test.partner(desk.app.test.operator(), "Rival", PartnerType::Msp);
    let eve = desk.app.person("eve", rival, Role::Admin);
    assert_eq!(button.press(&eve).await.status, StatusCode::NOT_FOUND);
}

/// The new total is typed in the row; what is wrong stands there with what was typed, and so does a stale look.
#[tokio::test(flavor = "multi_thread")]
async fn units_are_added_in_their_row() {
    let desk = desk();
    let page = desk.ann.get("/").await;
    let button = || Button::of(&page, "/units");
    assert_eq!(button().fields.iter().find(|field| field.0 == "quantity").unwrap().1, "3", "one more");
    let wrong = button().typed("quantity", "many").press(&desk.ann).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let row = Desk::row(&wrong, "full");
    assert!(row.contains("value=\"many\"") && row.contains("todo-full-error"), "{row}");
    let low = button().typed("quantity", "1").press(&desk.ann).await;
    assert_eq!(low.status, StatusCode::CONFLICT);
    let done = desk.follow(&button().press(&desk.ann).await).await;
    assert_eq!(desk.saved().lines[0].quantity, 3);
    assert!(Desk::row(&done, "full").contains("/undo\""));
    let stale = button().typed("quantity", "9").press(&desk.ann).await;
    assert_eq!((stale.status, desk.saved().lines[0].quantity), (StatusCode::CONFLICT, 3));
}

/// Silent devices give their places back, and take them again by the undo.
#[tokio::test(flavor = "multi_thread")]
async fn a_silent_device_is_freed_in_its_row() {
    let desk = desk();
    let t = &desk.app.test;
    let carl = t.made({
        let license = desk.license.id;
        move |act| licenses::set_quantity(act, license, "standard", 3)
    });
    let seat = t.seats(carl.id, &["carl@x.example"])[0];
    t.device(seat, "laptop");
    t.raw("UPDATE installations SET contact_at = contact_at - 691200000000");
    let freed = desk.press("/free").await;
    let row = Desk::row(&freed, "silent");
    assert!(row.contains("laptop") && row.contains("/undo\""), "{row}");
    assert_eq!(t.number("SELECT COUNT(*) FROM installations WHERE released_at IS NULL"), 0);
    Button::of(&freed, "/undo").press(&desk.ann).await;
    assert_eq!(t.number("SELECT COUNT(*) FROM installations WHERE released_at IS NULL"), 1);
}

/// What was refused on its day is tried again or laid aside; alerts are answered by what mends them.
#[tokio::test(flavor = "multi_thread")]
async fn refused_changes_and_alerts_are_settled_in_their_rows() {
    let desk = desk();
    let t = &desk.app.test;
    let planned = t.planned_units(&desk.license, 5, "2027-01-01");
    let refused = "UPDATE planned_changes SET state = 'refused', refusal = 'plan-locked', settled_at = 1, settled_by = 'x'";
    t.raw(refused);
    t.raw("UPDATE planned_queue SET state = 'refused', due_at = NULL");
    assert!(desk.ann.get("/").await.text.contains(&format!("/planned/{planned}")));
    let tried = desk.press("/again").await;
    assert_eq!(desk.saved().lines[0].quantity, 5);
    assert!(Desk::row(&tried, "refused").contains("/undo\""));
    t.raw(refused);
    t.raw("UPDATE planned_queue SET state = 'refused'");
    let laid_aside = desk.press(&format!("/overview/planned/{planned}/cancel")).await;
    assert!(Desk::row(&laid_aside, "refused").contains("cancelled a planned change"));

    t.raw("UPDATE seats SET invitation = 'sent', sent_at = 1 WHERE username = 'ann@x.example'");
    t.raw(
        "INSERT INTO alerts (customer_id, kind, subject_id, license_id, seat_id, name, raised_at) \
         SELECT customer_id, 'not-installed', id, license_id, id, username, 1 FROM seats WHERE username = 'ann@x.example'",
    );
    let invited = desk.press("/invite").await;
    assert!(Desk::row(&invited, "alerts").contains("That was the last one."));
    assert_eq!(t.number("SELECT COUNT(*) FROM seats WHERE invitation = 'queued'"), 1);
    t.raw(
        "INSERT INTO alerts (customer_id, kind, subject_id, license_id, name, raised_at) \
         SELECT customer_id, 'space-low', id, id, plan_name, 1 FROM licenses",
    );
    let page = desk.ann.get("/").await;
    let more = Button::of(&page, "/space").typed("extra_space_gb", "50").press(&desk.ann).await;
    assert!(Desk::row(&desk.follow(&more).await, "alerts").contains("/undo\""));
    assert_eq!(desk.saved().extra_space_gb, 50);
}

/// A wish of a customer is granted, or declined with a reason that is asked for.
#[tokio::test(flavor = "multi_thread")]
async fn wishes_are_answered_in_their_row() {
    let desk = desk();
    let boss = desk.app.person("boss", desk.customer, Role::Admin);
    let asks = || async {
        let fields = [("wish", "Northern Backup"), ("units", "5")];
        let path = format!("/customers/{}/requests", desk.customer);
        assert_eq!(boss.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
    };
    asks().await;
    let page = desk.ann.get("/").await;
    assert!(page.text.contains("Testiasiakas Oy: 5 × Northern Backup"), "{}", page.text);
    let without = Button::of(&page, "/decline").press(&desk.ann).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(Desk::row(&without, "wanted").contains("aria-invalid"));
    let declined = Button::of(&page, "/decline").typed("reason", "Not sold any more").press(&desk.ann).await;
    let told = desk.follow(&declined).await;
    assert!(Desk::row(&told, "wanted").contains("role=\"status\""));
    asks().await;
    desk.press("/grant").await;
    assert_eq!(desk.app.test.number("SELECT COUNT(*) FROM requests WHERE answer IS NULL"), 0);
    assert!(Button::of(&page, "/decline").typed("reason", "x").press(&boss).await.status.is_client_error());
}
