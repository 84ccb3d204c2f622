//! The pages of invoices as people walk them: order, issue, pay, take back, credit, and the set-up before all that.

use axum::http::StatusCode;
use domain::{
    access::{PartnerType, Role},
    ids::OrganizationId,
    products::PlanForm,
    testing::TestWorld,
};

use crate::testing::{Client, TestApp};

struct Scene {
    app: TestApp,
    acme: OrganizationId,
    customer: OrganizationId,
    plan: domain::ids::PlanId,
}

fn scene(with_prices: bool) -> Scene {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let customer = t.customer(acme, "Asiakas Oy");
    let plan = t.plan(t.product(acme).id, PlanForm::default()).id;
    if with_prices {
        t.issuer(acme, plan);
    }
    Scene { app: TestApp::of(t), acme, customer, plan }
}

fn has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "{part} in {page}");
    }
}

async fn ordered(s: &Scene, who: &Client) -> String {
    let path = format!("/customers/{}/order", s.customer);
    let units = format!("quantity_{}_standard", s.plan);
    let fields = [
        (units.as_str(), "3"),
        ("vat_id", "FI1"),
        ("reference", "PO 7"),
        ("expected_minor", "18787"),
        ("expected_currency", "EUR"),
        ("do", "place"),
    ];
    let placed = who.post(&path, &fields).await;
    assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.text);
    placed.location().to_owned()
}

/// The sum is shown with its arithmetic before the order is placed, and what was typed is kept.
#[tokio::test(flavor = "multi_thread")]
async fn an_order_shows_its_sum_first() {
    let s = scene(true);
    let max = s.app.person("maxim", s.acme, Role::Manager);
    let path = format!("/customers/{}/order", s.customer);
    let page = max.get(&path).await;
    has(&page.text, &["Order licenses for Asiakas Oy", "€49.90", "matti.salo@testi.example", "Show the sum"]);
    let units = format!("quantity_{}_standard", s.plan);
    let looked = max.post(&path, &[(&units, "3"), ("do", "look"), ("reference", "PO 7")]).await;
    assert_eq!(looked.status, StatusCode::OK);
    has(&looked.text, &["€149.70", "VAT 25.5% of €149.70", "€38.17", "€187.87", "PO 7", "Place the order"]);
    has(
        &looked.text,
        &["name=\"expected_minor\" value=\"18787\"", "name=\"expected_currency\" value=\"EUR\""],
    );
    // Placed is only what was shown: what was not is shown first.
    let unseen = max.post(&path, &[(&units, "3"), ("do", "place")]).await;
    assert_eq!(unseen.status, StatusCode::OK);
    has(&unseen.text, &["€187.87", "Place the order"]);
    let other =
        [(units.as_str(), "4"), ("expected_minor", "18787"), ("expected_currency", "EUR"), ("do", "place")];
    let changed = max.post(&path, &other).await;
    assert_eq!(changed.status, StatusCode::CONFLICT);
    has(&changed.text, &["it is 250.50 EUR now", "value=\"25050\"", "Place the order"]);
    let wrong = max.post(&path, &[(&units, "many"), ("do", "look"), ("comments", "kept")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    has(&wrong.text, &["kept", "many"]);
    let nothing = max.post(&path, &[("do", "place")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// RU-09, RU-13, RU-14: order, invoice, payment in part and in full, reversal, credit note, as pages.
#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_is_issued_paid_and_taken_back() {
    let s = scene(true);
    let max = s.app.person("maxim", s.acme, Role::Manager);
    let invoice = ordered(&s, &max).await;
    has(&max.get(&invoice).await.text, &["Order of Asiakas Oy", "Issue the invoice", "Cancel the order"]);
    assert_eq!(max.post(&format!("{invoice}/issue"), &[]).await.location(), invoice);
    let page = max.get(&invoice).await.text;
    has(
        &page,
        &["Invoice INV-0001", "Acme Oy", "Waits for the payment", "€187.87", "RF", "FI21 1234 5600 0007 85"],
    );
    let pay = format!("{invoice}/pay");
    let wrong = max.post(&pay, &[("amount", "much"), ("reference", "x")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    has(&wrong.text, &["much", "Enter an amount"]);
    let paid = [("amount", "100,00"), ("reference", "2026-1"), ("paid_on", "2026-11-23")];
    assert_eq!(max.post(&pay, &paid).await.location(), invoice);
    has(&max.get(&invoice).await.text, &["Partly paid", "€87.87", "2026-1"]);
    max.post(&pay, &[("amount", "87.87"), ("reference", "2026-2")]).await;
    let page = max.get(&invoice).await.text;
    has(&page, &["Paid", "Valid from 23 Nov 2026 until 22 Nov 2027"]);
    let reverse = page.split("href=\"").find(|part| part.contains("/reverse\"")).unwrap();
    let reverse = reverse.split('"').next().unwrap().to_owned();
    has(&max.get(&reverse).await.text, &["Take the payment back", "€100.00"]);
    assert_eq!(max.post(&reverse, &[("reason", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(max.post(&reverse, &[("reason", "bounced")]).await.location(), invoice);
    has(&max.get(&invoice).await.text, &["bounced", "Waits for the payment", "Partly paid"]);
    let credit = format!("{invoice}/credit");
    let above = max.post(&credit, &[("amount", "1000"), ("reason", "x")]).await;
    has(&above.text, &["Enter at most 187.87 EUR"]);
    let note = max.post(&credit, &[("amount", "187.87"), ("reason", "returned")]).await;
    has(&max.get(note.location()).await.text, &["Credit note CN-0001", "returned", "INV-0001"]);
    has(&max.get(&invoice).await.text, &["Credited", "Given back", "€87.87 was paid beyond what is due"]);
}

/// Nothing begins when it is paid any more: what was credited, cancelled or paid says so no longer.
#[tokio::test(flavor = "multi_thread")]
async fn what_ended_promises_no_beginning() {
    let s = scene(true);
    let max = s.app.person("maxim", s.acme, Role::Manager);
    let promise = "begin on the day on which the full payment is recorded";
    let cancelled = ordered(&s, &max).await;
    has(&max.get(&cancelled).await.text, &[promise]);
    max.post(&format!("{cancelled}/cancel"), &[]).await;
    let credited = ordered(&s, &max).await;
    max.post(&format!("{credited}/issue"), &[]).await;
    has(&max.get(&credited).await.text, &[promise]);
    max.post(&format!("{credited}/credit"), &[("amount", "187.87"), ("reason", "returned")]).await;
    for page in [cancelled, credited] {
        let text = max.get(&page).await.text;
        assert!(!text.contains(promise), "{text}");
    }
}

/// Entries come back from the preview one by one; what came back torn is refused as a whole, and nothing is recorded.
#[tokio::test(flavor = "multi_thread")]
async fn a_statement_is_recorded_to_its_last_row() {
    let s = scene(true);
    let max = s.app.person("maxim", s.acme, Role::Manager);
    let invoice = ordered(&s, &max).await;
    max.post(&format!("{invoice}/issue"), &[]).await;
    let id = invoice.rsplit('/').next().unwrap();
    let row = |place: usize, amount: &'static str, currency: &'static str| {
        [("amount", amount), ("currency", currency), ("day", "2026-11-23"), ("payer", "x"), ("message", "y")]
            .map(|(name, value)| (format!("{name}_{place}"), value.to_owned()))
    };
    let form = |currency: &'static str| {
        let mut fields = [row(0, "100", "EUR"), row(1, "200", currency), row(2, "18787", "EUR")].concat();
        fields.extend((0..3).map(|place| (format!("reference_{place}"), format!("r{place}"))));
        fields.push(("invoice_2".to_owned(), id.to_owned()));
        fields
    };
    let send = async |currency| {
        let fields = form(currency);
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|pair| (pair.0.as_str(), pair.1.as_str())).collect();
        max.post("/invoices/import/record", &fields).await
    };
    assert_eq!(send("EURO").await.status, StatusCode::FORBIDDEN);
    assert!(!max.get(&invoice).await.text.contains(">r2<"));
    assert_eq!(send("EUR").await.location(), "/invoices");
    has(&max.get(&invoice).await.text, &["Paid", "r2"]);
}

/// The customer's own people order from their portal and see their invoices, but issue and pay nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_orders_from_its_portal() {
    let s = scene(true);
    let bea = s.app.person("beata", s.customer, Role::Admin);
    let max = s.app.person("maxim", s.acme, Role::Manager);
    assert_eq!(bea.get("/invoices/new").await.location(), format!("/customers/{}/order", s.customer));
    let invoice = ordered(&s, &bea).await;
    let page = bea.get(&invoice).await.text;
    assert!(!page.contains("Issue the invoice"), "{page}");
    assert_eq!(bea.post(&format!("{invoice}/issue"), &[]).await.status, StatusCode::FORBIDDEN);
    max.post(&format!("{invoice}/issue"), &[]).await;
    let page = bea.get(&invoice).await.text;
    has(&page, &["Invoice INV-0001", "Payment reference"]);
    assert!(!page.contains("Record a payment"), "{page}");
    let list = bea.get("/invoices").await.text;
    has(&list, &["INV-0001", "Open: €187.87.", "Order licenses"]);
    assert!(!list.contains("Prices and details"), "{list}");
    assert_eq!(bea.get("/invoices/prices").await.status, StatusCode::FORBIDDEN);
}

/// Details and prices are filled in on two pages; before that nothing can be ordered, and the page says so.
#[tokio::test(flavor = "multi_thread")]
async fn issuing_is_set_up_first() {
    let s = scene(false);
    let ann = s.app.person("anna", s.acme, Role::Admin);
    let order = format!("/customers/{}/order", s.customer);
    has(&ann.get(&order).await.text, &["Nothing can be ordered here yet"]);
    let fields = [
        ("name", "Acme Oy"),
        ("street_address", "Katu 1"),
        ("postal_area", "Helsinki"),
        ("country", "FI"),
        ("currency", "EUR"),
        ("invoice_series", "A-"),
        ("credit_series", "C-"),
        ("payment_days", "14"),
        ("vat_rates", "25,5 14 0"),
        ("portal_orders", "review"),
        ("version", "0"),
    ];
    let wrong: Vec<(&str, &str)> = fields.iter().copied().chain([("bank_account", "FI99 1")]).collect();
    let refused = ann.post("/invoices/issuer", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    has(&refused.text, &["FI99 1", "Katu 1", "not a valid IBAN"]);
    assert_eq!(ann.post("/invoices/issuer", &fields).await.location(), "/invoices/issuer");
    assert_eq!(ann.post("/invoices/issuer", &fields).await.status, StatusCode::CONFLICT);
    let plan = format!("/invoices/prices/{}", s.plan);
    let refused = ann.post(&plan, &[("currency", "EUR"), ("price_standard", "cheap")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let refused = ann.post(&plan, &[("currency", "EUR"), ("price_standard", "-1")]).await;
    has(&refused.text, &["id=\"price_standard-error\""]);
    let saved = ann.post(&plan, &[("currency", "EUR"), ("price_standard", "49,90")]).await;
    assert_eq!(saved.location(), "/invoices/prices");
    has(&ann.get("/invoices/prices").await.text, &["Standard: €49.90", "Your own"]);
    has(&ann.get(&order).await.text, &["€49.90 each"]);
}
