//! The page of a person's own: what is bound to them, its code, their devices, and nothing of anybody else.

use axum::http::StatusCode;
use domain::{access::Role, bindings, products::PlanForm};

use crate::testing::TestApp;

#[tokio::test]
async fn people_see_what_is_bound_to_them() {
    let app = TestApp::start();
    let t = &app.test;
    let customer = t.customer(t.operator(), "Северный ветер");
    let license = t.license(customer, t.plan(t.product(t.operator()).id, PlanForm::default()).id, 3, 0).id;
    let other = t.customer(t.operator(), "Elsewhere Oy");
    let olga = app.person("olga", other, Role::Viewer);
    let empty = olga.get("/me").await;
    assert!(empty.text.contains("No license is bound to you yet"), "{}", empty.text);
    let bound = t.made(move |act| bindings::bind(act, license, "standard", "olga@example.com"));
    let pavel = t.made(move |act| bindings::bind(act, license, "standard", "pavel@example.com"));
    let device = t.device(bound.seat, "Lost laptop");

    let page = olga.get("/me").await;
    for expected in ["Northern Backup Standard", "Северный ветер", "olga@example.com", "Lost laptop"]
    {
        assert!(page.text.contains(expected), "{expected}\n{}", page.text);
    }
    assert!(!page.text.contains("pavel"), "nobody else's");
    assert!(page.text.contains("To move to a new device"), "{}", page.text);
    let code = olga.post(&format!("/me/units/{}/code", bound.binding), &[]).await;
    assert_eq!(code.status, StatusCode::OK);
    assert_eq!(t.number("SELECT COUNT(*) FROM events WHERE action = 'code-revealed'"), 1);
    assert_eq!(
        olga.post(&format!("/me/units/{}/code", pavel.binding), &[]).await.status,
        StatusCode::NOT_FOUND
    );
    let released = olga.post(&format!("/me/devices/{device}/release"), &[]).await;
    assert_eq!(released.location(), "/me");
    assert!(!olga.get("/me").await.text.contains("Lost laptop"));
    assert_eq!(olga.post(&format!("/me/devices/{device}/release"), &[]).await.status, StatusCode::NOT_FOUND);
}
