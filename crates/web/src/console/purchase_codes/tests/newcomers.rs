//! Who comes with a code and no login: the public page, and a company that begins with a code.

use domain::outbox::{MailKind, link_token};

use super::*;

/// The public page: what a code brings is seen without a login, guesses are stopped, and the code waits for the login.
#[tokio::test(flavor = "multi_thread")]
async fn strangers_see_what_a_code_brings() {
    let shop = Shop::new();
    let code = shop.codes[1].1.reveal().to_owned();
    let customer = shop.customer;
    let app = TestApp::of(shop.t);
    let nobody = app.stranger();
    assert!(nobody.get("/redeem").await.text.contains("Use a purchase code"));
    let page = nobody.post_raw("/redeem", &[("code", &code)]).await;
    assert!(page.text.contains("10 workstations") && page.text.contains("href=\"/me/code\""));
    assert!(page.text.contains("href=\"/redeem/new\""), "{}", page.text);
    assert!(page.headers.get_all("set-cookie").iter().any(|cookie| {
        cookie
            .to_str()
            .is_ok_and(|cookie| cookie.starts_with("purchase-code=") && cookie.contains("HttpOnly"))
    }));
    let bea = app.person("beata", customer, Role::Admin);
    let typed = [("code", code.as_str()), ("do", "add")];
    let entry = bea.post("/purchase-codes/new", &typed).await.location().to_owned();
    let page = bea.get(&entry).await;
    assert!(page.text.contains("10 of 10 used") && page.text.contains("Asiakas Oy"), "{}", page.text);
    let again = nobody.post_raw("/redeem", &[("code", &code)]).await;
    assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.text.contains("already used"));
    assert!(!again.text.contains("Asiakas Oy"), "who used it is nobody's business here");
}

/// Somebody without an account comes with a code: what was typed is kept, a mail's link and the password make account and
/// company, and the license of the code is there.
#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_gets_a_company_by_a_code() {
    let shop = Shop::new();
    let (acme, code, used) =
        (shop.acme, shop.codes[1].1.reveal().to_owned(), shop.codes[0].1.reveal().to_owned());
    let app = TestApp::of(shop.t);
    let nobody = app.stranger();
    let typed = |code: &str, email: &str| {
        [
            ("code", code.to_owned()),
            ("company", "Novaya".to_owned()),
            ("country", "RU".to_owned()),
            ("name", "Anna Petrova".to_owned()),
            ("email", email.to_owned()),
            ("password", "nine green herons wade".to_owned()),
            ("language", "en".to_owned()),
            ("time_zone", "Europe/Moscow".to_owned()),
        ]
    };
    let send = |code: &str, email: &str| {
        let (typed, nobody) = (typed(code, email), &nobody);
        async move {
            let typed: Vec<(&str, &str)> =
                typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
            nobody.post_raw("/redeem/new", &typed).await
        }
    };
    assert!(nobody.get("/redeem/new").await.text.contains("New account with a purchase code"));
    let page = send(&used, "anna@example.com").await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text.contains("already used"));
    let page = send(&code, "nonsense").await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text.contains("value=\"Novaya\""));
    assert_eq!(send(&code, "anna@example.com").await.location(), "/register/sent");
    let message = app.test.latest_message(acme, MailKind::Registration);
    let link = format!("/register/{}", link_token(app.test.world.vault(), acme, message).reveal());
    assert!(nobody.get(&link).await.text.contains("That also makes an account for Novaya"));
    let confirmed = nobody.post_raw(&link, &[("password", "nine green herons wade")]).await;
    assert_eq!(confirmed.location(), "/");
    let anna = nobody.logged_in_by(&confirmed);
    assert!(anna.get("/").await.text.contains("Novaya"));
    assert_eq!(app.test.number("SELECT COUNT(*) FROM code_stocks WHERE total = 10 AND used = 10"), 1);
    // Whose code was used meanwhile is told so, and has no account.
    let second = send(&used, "boris@example.com").await;
    assert_eq!(second.status, StatusCode::UNPROCESSABLE_ENTITY);
}
