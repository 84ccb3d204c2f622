//! The console, walked by people who may not: a rival, the administrator of another customer, a viewer.

use super::*;

/// A page without the tokens of its forms, which are masked anew on each.
fn without_tokens(page: &str) -> String {
    let mut parts = page.split("name=\"csrf\" value=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| page + part.split_once('"').map_or("", |(_, rest)| rest))
}

/// SR-04: for a rival's person in the console what is Acme's is what does not exist.
#[tokio::test(flavor = "multi_thread")]
async fn a_rival_person_finds_nothing() {
    let fixture = fixture();
    let zoe = fixture.app.person("zoey", fixture.zeta, Role::Admin);
    finds_nothing(&fixture, &zoe).await;
}

/// SR-04: the administrator of a customer finds nothing of the customer beside it nor of the partner above, and no
/// list shows any of it.
#[tokio::test(flavor = "multi_thread")]
async fn a_customers_administrator_finds_only_their_own() {
    let fixture = fixture();
    let beside = fixture.beside;
    let bea = fixture.app.person("beatrice", beside, Role::Admin);
    finds_nothing(&fixture, &bea).await;
    let program = fixture.app.program(beside, Role::Admin);
    let mut shown = Vec::new();
    for route in routes().iter().filter(|route| !is_change(route) && !route.path.contains('{')) {
        let (text, told) = match route.admits {
            // Its own record names whom it buys from.
            Admits::Token => (program.get(route.path).await.reply.text, "organization"),
            _ => (bea.get(route.path).await.text, ""),
        };
        let theirs =
            fixture.ids.0.iter().filter(|(kind, (id, _))| **kind != told && text.contains(id.as_str()));
        shown.extend(theirs.map(|(kind, _)| format!("{}: a {kind}", name(route))));
    }
    assert!(shown.is_empty(), "{shown:?}");
}

/// Every page and form that names a record of Acme's answers this person as if there were none.
async fn finds_nothing(fixture: &Fixture, person: &Client) {
    let csrf = person.get("/settings").await.csrf();
    let before = fixture.app.test.dump();
    let mut seen = 0;
    for route in console() {
        let path = fixture.ids.fill(route.path);
        let unknown = fixture.ids.unknown(&path);
        if path == unknown {
            continue;
        }
        seen += 1;
        let foreign = visit(person, &csrf, &route, &path).await;
        let unknown = visit(person, &csrf, &route, &unknown).await;
        // A page that asks before it looks, or leads on to one that looks, tells nothing; a form must not be taken.
        let unread = [StatusCode::NOT_FOUND, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::FORBIDDEN]
            .contains(&foreign.status);
        assert!(unread || !is_change(&route), "{}: {}", name(&route), foreign.status);
        assert_eq!(foreign.status, unknown.status, "{}", name(&route));
        let blanked = |text: &str| without_tokens(&fixture.ids.blanked(text));
        let (foreign, unknown) = (blanked(&foreign.text), blanked(&unknown.text));
        assert_eq!(foreign, unknown, "{}", name(&route));
        assert!(fixture.app.test.dump() == before, "{} left something behind", name(&route));
    }
    assert!(seen > 20, "{seen} pages name a record");
}

/// A viewer in the console changes nothing that is not their own: every form that names a record is refused.
#[tokio::test(flavor = "multi_thread")]
async fn a_viewing_person_changes_nothing() {
    let fixture = fixture();
    let vera = fixture.app.person("verena", fixture.acme, Role::Viewer);
    let csrf = vera.get("/settings").await.csrf();
    let before = fixture.app.test.dump();
    for route in console() {
        let path = fixture.ids.fill(route.path);
        if path == route.path || path.starts_with("/switch") {
            continue;
        }
        let reply = visit(&vera, &csrf, &route, &path).await;
        if is_change(&route) {
            // An empty form may be refused for its fields before the right is asked.
            let refused = [StatusCode::FORBIDDEN, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::CONFLICT];
            // What is somebody else's own is not found by anybody.
            let own = path.starts_with("/me/") && reply.status == StatusCode::NOT_FOUND;
            assert!(
                own || refused.contains(&reply.status),
                "{}: {} {}",
                name(&route),
                reply.status,
                reply.location()
            );
        } else {
            assert!(reply.status.as_u16() < 500, "{}", name(&route));
        }
        assert!(fixture.app.test.dump() == before, "{} left something behind", name(&route));
    }
}
