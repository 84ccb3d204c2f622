//! Working in bulk as people do it: ticking rows or all that match, looking at whom it is done to, and what follows.

use axum::http::StatusCode;
use domain::{
    Caller,
    access::{PartnerType, Role},
    bulk::{self, MOST_AT_ONCE},
    customers,
    ids::OrganizationId,
    licenses,
    products::PlanForm,
};
use serde_json::json;

use crate::testing::{Client, Reply, TestApp};

struct Desk {
    app: TestApp,
    acme: OrganizationId,
    mia: Client,
}

impl Desk {
    fn new() -> Self {
        let app = TestApp::start();
        let acme = app.test.partner(app.test.operator(), "Acme", PartnerType::Msp);
        let mia = app.person("mia", acme, Role::Manager);
        Self { app, acme, mia }
    }

    fn customers(&self, name: &str, many: usize) -> Vec<OrganizationId> {
        (0..many).map(|n| self.app.test.customer(self.acme, &format!("{name} {n:02}"))).collect()
    }

    fn is_disabled(&self, customer: OrganizationId) -> bool {
        self.app.test.made(move |act| customers::get(act, customer)).disabled_at.is_some()
    }

    async fn works(&self) {
        let (world, worker) = (&self.app.test.world, Caller::worker("bulk"));
        while let Some(held) = world.work(&worker, bulk::claim).await.unwrap() {
            bulk::work_off(world, &worker, (held, MOST_AT_ONCE), || true).await.unwrap();
        }
    }
}

/// The fields that a form of the page sends, of its first form with this action.
fn fields(page: &Reply, action: &str) -> Vec<(String, String)> {
    let form = page.text.split(&format!("action=\"{action}\"")).nth(1).expect("the form is there");
    let form = form.split("</form>").next().unwrap();
    let field = |input: &str| {
        let part = |name: &str| input.split_once(name)?.1.split_once('"').map(|(value, _)| value.to_owned());
        Some((part("name=\"")?, part("value=\"")?.replace("&amp;", "&")))
    };
    form.split("type=\"hidden\"").skip(1).filter_map(field).filter(|pair| pair.0 != "csrf").collect()
}

async fn send(client: &Client, action: &str, fields: &[(String, String)], more: &[(&str, &str)]) -> Reply {
    let mut all: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    for pair in more {
        all.retain(|known| known.0 != pair.0);
    }
    all.extend_from_slice(more);
    client.post(action, &all).await
}

/// All that match over three pages of 25: the page says how many, exactly those are changed, in one go by the worker,
/// and the run's page and the activity say the same number. A form that is sent twice starts once.
#[tokio::test(flavor = "multi_thread")]
async fn all_that_match_over_three_pages() {
    let desk = Desk::new();
    let (chosen, others) = (desk.customers("Chosen", 60), desk.customers("Other", 3));
    let list = desk.mia.get("/customers?q=chosen").await;
    assert!(list.text.contains("data-total=\"60\"") && list.text.contains("value=\"disable-customers\""));
    let sent = fields(&list, "/bulk/review");
    assert!(sent.contains(&("q".into(), "chosen".into())), "{sent:?}");
    let more = [("select", "filter"), ("action", "disable-customers")];
    let review = send(&desk.mia, "/bulk/review", &sent, &more).await;
    assert_eq!(review.status, StatusCode::OK);
    assert!(review.text.contains("Disable 60 customers") && review.text.contains("and 50 more"));
    let form = fields(&review, "/bulk/start");
    let begun = send(&desk.mia, "/bulk/start", &form, &[("reason", "unpaid")]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text);
    let run = begun.location().to_owned();
    let again = send(&desk.mia, "/bulk/start", &form, &[("reason", "unpaid")]).await;
    assert_eq!(again.location(), run, "sent twice, it starts once");
    let page = desk.mia.get(&run).await;
    let busy = "data-live=\"runs\" aria-busy=\"true\"";
    assert!(page.text.contains(busy) && page.text.contains("60 to go"));
    assert!(!page.text.contains("hx-trigger"), "who is told does not ask");
    desk.works().await;
    assert!(chosen.iter().all(|customer| desk.is_disabled(*customer)));
    assert!(others.iter().all(|customer| !desk.is_disabled(*customer)));
    let over = desk.mia.get(&run).await;
    assert!(over.text.contains("60 done") && !over.text.contains(busy), "{}", over.text);
    while desk.app.test.made(|act| domain::audit::seal(act, 1000)) > 0 {}
    let activity = desk.mia.get("/activity").await;
    assert!(activity.text.contains("finished “Disable customers”: 60 done"), "{}", activity.text);
    assert!(activity.text.contains(&format!("href=\"{run}\"")));
    let runs = desk.mia.get("/jobs").await;
    assert!(runs.text.contains("Disable 60 customers") && runs.text.contains(&run));
}

/// Few rows are done before the answer; undone by one button.
#[tokio::test(flavor = "multi_thread")]
async fn few_are_done_at_once_and_undone() {
    let desk = Desk::new();
    let chosen = desk.customers("Chosen", 3);
    let first = chosen[0];
    desk.app.test.made(move |act| customers::disable(act, first, "before"));
    let mut rows: Vec<(String, String)> =
        chosen.iter().map(|customer| ("id".to_owned(), customer.to_string())).collect();
    rows.push(("action".into(), "disable-customers".into()));
    let review = send(&desk.mia, "/bulk/review", &rows, &[]).await;
    assert!(review.text.contains("Disable 2 customers"));
    assert!(review.text.contains("1 is left out") && review.text.contains("already disabled"));
    assert!(review.text.contains("You can undo this for 30 days."));
    let begun = send(&desk.mia, "/bulk/start", &fields(&review, "/bulk/start"), &[]).await;
    let run = begun.location().to_owned();
    let page = desk.mia.get(&run).await;
    assert!(page.text.contains("2 done") && page.text.contains("1 left out") && page.text.contains("Undo 2"));
    assert!(chosen.iter().all(|customer| desk.is_disabled(*customer)));
    let undone = desk.mia.post(&format!("{run}/undo"), &[]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER);
    let states: Vec<bool> = chosen.iter().map(|customer| desk.is_disabled(*customer)).collect();
    assert_eq!(states, [true, false, false]);
    let back = desk.mia.get(undone.location()).await;
    assert!(back.text.contains("Undo: Disable 2 customers"));
    let twice = desk.mia.post(&format!("{run}/undo"), &[]).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert!(twice.text.contains("taken back already"));
}

/// What differs by one since the person looked is told and asked, on the page before and when it is sent off.
#[tokio::test(flavor = "multi_thread")]
async fn a_difference_is_told_and_asked() {
    let desk = Desk::new();
    let chosen = desk.customers("Chosen", 3);
    let list = desk.mia.get("/customers?q=chosen").await;
    let sent = fields(&list, "/bulk/review");
    desk.app.test.customer(desk.acme, "Chosen too");
    let more = [("select", "filter"), ("action", "disable-customers")];
    let review = send(&desk.mia, "/bulk/review", &sent, &more).await;
    assert!(review.text.contains("3 when you looked, 4 now") && review.text.contains("Disable 4 customers"));
    let latecomer = desk.app.test.customer(desk.acme, "Chosen late");
    let asked =
        send(&desk.mia, "/bulk/start", &fields(&review, "/bulk/start"), &[("reason", "unpaid")]).await;
    assert_eq!(asked.status, StatusCode::CONFLICT);
    assert!(asked.text.contains("4 when you looked, 5 now") && asked.text.contains("value=\"unpaid\""));
    assert!(chosen.iter().all(|customer| !desk.is_disabled(*customer)));
    let begun = send(&desk.mia, "/bulk/start", &fields(&asked, "/bulk/start"), &[]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER);
    assert!(desk.is_disabled(latecomer));
}

/// Units and terms: what was typed is kept and told at its field; failures leave as a file and are tried again.
#[tokio::test(flavor = "multi_thread")]
async fn licenses_in_bulk() {
    let desk = Desk::new();
    let t = &desk.app.test;
    let plan = t.plan(t.product(t.operator()).id, PlanForm::default());
    let held: Vec<_> =
        desk.customers("Held", 2).into_iter().map(|customer| t.license(customer, plan.id, 5, 1).id).collect();
    let list = desk.mia.get("/licenses").await;
    assert!(list.text.contains("value=\"extend-licenses\"") && list.text.contains("value=\"add-units\""));
    let ids: Vec<(String, String)> = held.iter().map(|id| ("id".to_owned(), id.to_string())).collect();
    let review = send(&desk.mia, "/bulk/review", &ids, &[("action", "add-units")]).await;
    assert!(review.text.contains("value=\"standard\""), "{}", review.text);
    let form = fields(&review, "/bulk/start");
    let wrong = send(&desk.mia, "/bulk/start", &form, &[("edition", "standard"), ("units", "many")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("id=\"units-error\"") && wrong.text.contains("value=\"many\""));
    let none = send(&desk.mia, "/bulk/start", &form, &[("edition", "standard"), ("units", "0")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let given = [("edition", "server"), ("units", "2")];
    let begun = send(&desk.mia, "/bulk/start", &form, &given).await;
    let run = begun.location().to_owned();
    let first = held[0];
    let server = |license: &licenses::License| {
        license.lines.iter().find(|l| l.edition_code == "server").unwrap().quantity
    };
    assert_eq!(server(&t.made(move |act| licenses::get(act, first))), 3);
    // Undoing fails where somebody has changed it since, and says so in a file.
    t.made(move |act| licenses::set_quantity(act, first, "server", 9));
    let undone = desk.mia.post(&format!("{run}/undo"), &[]).await.location().to_owned();
    let page = desk.mia.get(&undone).await;
    assert!(page.text.contains("1 failed") && page.text.contains("Try 1 failure again"));
    let file = desk.mia.get(&format!("{undone}/failures")).await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert!(file.text.contains("changed-meanwhile") && file.text.contains(&first.to_string()));
    t.made(move |act| licenses::set_quantity(act, first, "server", 3));
    desk.mia.post(&format!("{undone}/retry"), &[]).await;
    assert_eq!(server(&t.made(move |act| licenses::get(act, first))), 1);
    let until = send(&desk.mia, "/bulk/review", &ids, &[("action", "extend-licenses")]).await;
    let missing = send(&desk.mia, "/bulk/start", &fields(&until, "/bulk/start"), &[("until", "")]).await;
    assert!(missing.text.contains("id=\"until-error\""));
}

/// A viewer is offered no boxes and is refused; a stranger finds nothing.
#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_is_not_offered_it() {
    let desk = Desk::new();
    let chosen = desk.customers("Chosen", 2);
    let vera = desk.app.person("vera", desk.acme, Role::Viewer);
    let list = vera.get("/customers").await;
    assert!(!list.text.contains("data-selbar") && !list.text.contains("data-row"));
    let id = chosen[0].to_string();
    let rows = [("id", id.as_str()), ("action", "disable-customers")];
    for path in ["/bulk/review", "/bulk/start"] {
        assert_eq!(vera.post(path, &rows).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let zeta = desk.app.test.partner(desk.app.test.operator(), "Zeta", PartnerType::Msp);
    let zoe = desk.app.person("zoe", zeta, Role::Admin);
    for path in ["/bulk/review", "/bulk/start"] {
        assert_eq!(zoe.post(path, &rows).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let run = desk.mia.post("/bulk/start", &rows).await.location().to_owned();
    let seen = vera.get(&run).await;
    assert!(seen.text.contains("1 done") && !seen.text.contains("/undo\""));
    assert_eq!(zoe.get(&run).await.status, StatusCode::NOT_FOUND);
    assert_eq!(zoe.get(&format!("{run}/failures")).await.status, StatusCode::NOT_FOUND);
}

/// The same through the API: a dry run, a run, its records, stop, go on, and the way back.
#[tokio::test(flavor = "multi_thread")]
async fn programs_work_in_bulk() {
    let desk = Desk::new();
    let chosen = desk.customers("Chosen", 3);
    let crm = desk.app.program(desk.acme, Role::Manager);
    let order = json!({ "action": "disable-customers", "filter": { "query": "chosen" }, "count": 3, "reason": "unpaid" });
    let mut dry = order.clone();
    dry["dry_run"] = json!(true);
    let shown = crm.post("/api/v1/bulk", dry).await;
    assert_eq!((shown.status, &shown.json["applies"]), (StatusCode::OK, &json!(3)));
    let begun = crm.post("/api/v1/bulk", order.clone()).await;
    assert_eq!((begun.status, begun.json["state"].as_str()), (StatusCode::ACCEPTED, Some("running")));
    let run = format!("/api/v1/bulk/{}", begun.text("id"));
    let stopped = crm.post(&format!("{run}/stop"), json!({})).await;
    assert_eq!(stopped.json["state"], "stopped");
    desk.works().await;
    assert!(!desk.is_disabled(chosen[0]));
    crm.post(&format!("{run}/resume"), json!({})).await;
    desk.works().await;
    let done = crm.get(&run).await;
    assert_eq!((done.json["done"].as_i64(), done.json["state"].as_str()), (Some(3), Some("finished")));
    let items = crm.get(&format!("{run}/items?state=done&limit=2")).await;
    assert_eq!(items.json["items"][0]["name"], "Chosen 00");
    assert!(items.json["next_cursor"].is_string());
    assert_eq!(crm.post(&format!("{run}/retry"), json!({})).await.code(), "nothing-failed");
    let undone = crm.post(&format!("{run}/undo"), json!({})).await;
    assert_eq!(undone.json["undoes"], done.json["id"]);
    desk.works().await;
    assert!(!desk.is_disabled(chosen[0]));
    let listed = crm.get("/api/v1/bulk").await;
    assert_eq!(listed.json["items"].as_array().unwrap().len(), 2);
    let mut wrong = order;
    wrong["count"] = json!(2);
    let changed = crm.post("/api/v1/bulk", wrong.clone()).await;
    assert_eq!((changed.status, changed.code()), (StatusCode::CONFLICT, "selection-changed"));
    wrong["filter"] = json!({ "colour": "red" });
    assert_eq!(crm.post("/api/v1/bulk", wrong.clone()).await.json["errors"][0]["field"], "filter.colour");
    wrong["ids"] = json!([chosen[0].to_string()]);
    assert_eq!(crm.post("/api/v1/bulk", wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let none = crm.post("/api/v1/bulk", json!({ "action": "disable-customers" })).await;
    assert_eq!(none.json["errors"][0]["field"], "ids");
    let uncounted = json!({ "action": "disable-customers", "filter": {} });
    assert_eq!(crm.post("/api/v1/bulk", uncounted).await.json["errors"][0]["field"], "count");
}
