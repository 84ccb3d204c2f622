//! Subscription management as people meet it: rows with a field or an address, buttons that do what they say, words in
//! the reader's language.

use axum::http::StatusCode;
use domain::{
    Language,
    access::Role,
    accounts::{self, Details},
    ids::{LicenseId, OrganizationId},
    outbox::MailKind,
    products::PlanForm,
};

use crate::testing::{Client, Reply, TestApp};

struct Place {
    app: TestApp,
    path: String,
    license: LicenseId,
    customer: OrganizationId,
    /// Administrator of the customer, who reads Russian.
    boris: Client,
}

fn place() -> Place {
    let app = TestApp::start();
    let t = &app.test;
    let customer = t.customer(t.operator(), "Северный ветер");
    let license = t.license(customer, t.plan(t.product(t.operator()).id, PlanForm::default()).id, 3, 0).id;
    let boris = app.person("boris", customer, Role::Admin);
    let caller = boris.caller.clone().unwrap();
    let details = Details {
        name: "Борис".into(),
        language: Language::Ru,
        time_zone: "Europe/Moscow".into(),
        theme: None,
    };
    t.work(&caller, move |act| accounts::change_details(act, 1, &details)).unwrap();
    t.person("olga", customer, Role::Viewer);
    Place { path: format!("/customers/{customer}/subscription"), app, license, customer, boris }
}

impl Place {
    async fn page(&self) -> Reply {
        self.boris.get(&self.path).await
    }

    async fn binds(&self, email: &str) -> Reply {
        let license = self.license.to_string();
        let row = format!("{license}-standard-1");
        let fields = [
            ("license", license.as_str()),
            ("edition", "standard"),
            ("email", email),
            ("row", &row),
            ("list", "here"),
        ];
        self.boris.post(&format!("{}/bind", self.path), &fields).await
    }

    fn seat(&self, email: &str) -> String {
        let (customer, email) = (self.customer, email.to_owned());
        let filter = domain::bindings::Filter { query: email, ..domain::bindings::Filter::default() };
        let page = self
            .app
            .test
            .made(move |act| domain::bindings::list(act, customer, &filter, &domain::page::Window::first(5)));
        page.items[0].seat.unwrap().to_string()
    }
}

/// RU-02 to RU-08: the way there, a row for each unit, Bind, the address with Unbind, and back again, in Russian.
#[tokio::test]
async fn units_are_bound_and_unbound_in_the_list() {
    let place = place();
    let page = place.page().await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.text.matches(">Привязать</button>").count(), 3, "{}", page.text);
    for expected in
        ["Управление подпиской", "Привязана к пользователю с E-mail", "Статус лицензии", "Продукт"]
    {
        assert!(page.text.contains(expected), "{expected}");
    }
    let bound = place.binds(" OLGA@example.com ").await;
    assert_eq!((bound.status, bound.location()), (StatusCode::SEE_OTHER, place.path.as_str()));
    let page = place.page().await;
    assert!(page.text.contains("olga@example.com"), "{}", page.text);
    assert_eq!(
        (page.text.matches(">Привязать</button>").count(), page.text.matches(">Отвязать</button>").count()),
        (2, 1)
    );
    let seat = place.seat("olga");
    let unbound =
        place.boris.post(&format!("{}/unbind", place.path), &[("seat", &seat), ("list", "here")]).await;
    assert!(unbound.location().starts_with(&format!("{}?undo=unb_", place.path)), "{}", unbound.location());
    let page = place.boris.get(unbound.location()).await;
    assert!(page.text.contains("Отвязана 1 лицензия") && page.text.contains("Вернуть"), "{}", page.text);
    let undo = unbound.location().split("undo=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    let undone =
        place.boris.post(&format!("{}/undo", place.path), &[("undo", &undo), ("list", "here")]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER);
    assert!(place.page().await.text.contains("olga@example.com"));
    let history = place.boris.get(&format!("{}/units/{seat}", place.path)).await;
    assert!(history.text.contains("olga@example.com") && history.text.contains("Привязана и сейчас"));
}

/// What was typed stays in its row, with what is wrong with it; a refusal of the whole stands above.
#[tokio::test]
async fn a_refused_address_stays_in_its_row() {
    let place = place();
    let refused = place.binds("nonsense").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let field = format!("email-{}-standard-1", place.license);
    assert!(refused.text.contains(&format!("href=\"#{field}\"")), "{}", refused.text);
    assert!(
        refused.text.contains("value=\"nonsense\"")
            && refused.text.contains(&format!("id=\"{field}-error\""))
    );
    place.binds("olga@example.com").await;
    let twice = place.binds("olga@example.com").await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert!(twice.text.contains("У olga@example.com уже есть такая лицензия"), "{}", twice.text);
}

/// RU-07: an unknown address waits, is asked by mail from its row, and can be withdrawn.
#[tokio::test]
async fn an_unknown_address_waits() {
    let place = place();
    place.binds("nikolai@example.com").await;
    let page = place.page().await;
    assert!(page.text.contains("Ждёт регистрации"), "{}", page.text);
    let seat = place.seat("nikolai");
    let asked = place.boris.post(&format!("{}/ask", place.path), &[("seat", &seat), ("list", "here")]).await;
    assert_eq!(asked.location(), place.path);
    place.app.test.latest_message(place.customer, MailKind::UnitWaits);
    assert!(place.page().await.text.contains("письмо отправлено"));
    let pending = place.boris.get(&format!("{}?holding=pending", place.path)).await;
    assert!(pending.text.contains("nikolai@example.com"));
    place.boris.post(&format!("{}/unbind", place.path), &[("seat", &seat), ("list", "here")]).await;
    assert!(!place.page().await.text.contains("nikolai@example.com"));
}

/// Many at once: a preview with what is wrong in which row, then those that are good, bound together.
#[tokio::test]
async fn many_are_checked_then_bound() {
    let place = place();
    let path = format!("{}/many", place.path);
    assert!(place.boris.get(&path).await.text.contains("свободные"));
    let line = format!("{}/standard", place.license);
    let typed = "olga@example.com, nonsense; new@example.com\nOlga@Example.com";
    let check = place.boris.post(&path, &[("line", &line), ("addresses", typed)]).await;
    assert_eq!(check.status, StatusCode::OK);
    for expected in ["Привязать 2 человек", "Доступ сразу", "После регистрации"]
    {
        assert!(check.text.contains(expected), "{expected}\n{}", check.text);
    }
    assert_eq!(check.text.matches("class=\"err\"").count(), 2);
    assert!(!place.page().await.text.contains("olga@example.com"), "nothing was bound yet");
    let fields = [("line", line.as_str()), ("addresses", "olga@example.com\nnew@example.com"), ("ask", "on")];
    let bound = place.boris.post(&format!("{path}/bind"), &fields).await;
    assert_eq!(bound.location(), place.path);
    place.app.test.latest_message(place.customer, MailKind::UnitWaits);
    let page = place.page().await;
    assert!(page.text.contains("olga@example.com") && page.text.contains("new@example.com"));
    let empty = place.boris.post(&path, &[("line", &line), ("addresses", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// All that the filter shows is unbound together, unless the list changed meanwhile.
#[tokio::test]
async fn all_that_match_are_unbound_together() {
    let place = place();
    for email in ["olga@example.com", "pavel@example.com", "anna@example.com"] {
        place.binds(email).await;
    }
    let path = format!("{}/unbind", place.path);
    let stale = [("select", "filter"), ("count", "1"), ("holding", "pending"), ("list", "here")];
    assert_eq!(place.boris.post(&path, &stale).await.status, StatusCode::CONFLICT);
    let all = [("select", "filter"), ("count", "2"), ("holding", "pending"), ("list", "here")];
    assert!(place.boris.post(&path, &all).await.location().contains("n=2"));
    let page = place.page().await;
    assert_eq!(page.text.matches(">Отвязать</button>").count(), 1);
    assert_eq!(place.boris.post(&path, &[("list", "here")]).await.status, StatusCode::CONFLICT);
}

/// What was unbound is given to others from the same page, on the line that it came from.
#[tokio::test]
async fn what_was_unbound_is_given_to_others() {
    let place = place();
    assert!(!place.page().await.text.contains("id=\"instead-h\""));
    place.binds("anna@x.example").await;
    let seat = place.seat("anna@x.example");
    let unbound = place.boris.post(&format!("{}/unbind", place.path), &[("seat", &seat)]).await;
    let page = place.boris.get(unbound.location()).await.text;
    let line = format!("<option value=\"{}/standard\" selected", place.license);
    assert!(page.contains("id=\"instead-h\"") && page.contains(&line), "{page}");
    let fields = [("line", format!("{}/standard", place.license)), ("addresses", "ivan@x.example".into())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let checked = place.boris.post(&format!("{}/many", place.path), &fields).await;
    assert!(checked.status == StatusCode::OK && checked.text.contains("ivan@x.example"), "{}", checked.text);
}
