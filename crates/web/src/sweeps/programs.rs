//! The API, called by programs that may not: a rival's, and a viewer's.

use super::*;

/// SR-04, SR-05, invariant 9: for a rival's program what is Acme's is what does not exist, to the byte.
#[tokio::test(flavor = "multi_thread")]
async fn a_rivals_program_finds_nothing() {
    let fixture = fixture();
    let programs = fixture.programs(fixture.zeta, Role::Admin).await;
    let before = fixture.app.test.dump();
    let mut seen = 0;
    for (place, route) in api().into_iter().enumerate() {
        let (path, body) = (fixture.ids.fill(route.path), fixture.ids.body(&route).to_string());
        let (unknown_path, unknown_body) = (fixture.ids.unknown(&path), fixture.ids.unknown(&body));
        if path == unknown_path && (!is_change(&route) || body == unknown_body) {
            continue;
        }
        seen += 1;
        let program = &programs[place % programs.len()];
        let foreign = call(program, &route, &path, &body).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{}: {}", name(&route), foreign.text);
        let unknown = call(program, &route, &unknown_path, &unknown_body).await;
        assert_eq!(foreign.text, unknown.text, "{}", name(&route));
        assert!(fixture.app.test.dump() == before, "{} left something behind", name(&route));
    }
    assert!(seen > 40, "{seen} routes name a record");
}

/// SR-05: a filter that names what is out of reach finds it as little as a path does.
#[tokio::test(flavor = "multi_thread")]
async fn a_rivals_filters_find_nothing() {
    let fixture = fixture();
    let program = fixture.app.program(fixture.zeta, Role::Admin);
    let (organization, customer) = (fixture.ids.known("organization"), fixture.ids.known("customer"));
    for query in [
        format!("/api/v1/customers?vendor_id={organization}"),
        format!("/api/v1/plans?organization_id={organization}"),
        format!("/api/v1/invitations?customer_id={customer}"),
        format!("/api/v1/installations?customer_id={customer}"),
        format!("/api/v1/installations?deployment_key_id={}", fixture.ids.known("key")),
        format!("/api/v1/deployment-keys?customer_id={customer}"),
        format!("/api/v1/alerts?customer_id={customer}"),
        format!("/api/v1/events?organization_id={customer}"),
        format!("/api/v1/invoices?customer_id={customer}"),
    ] {
        let foreign = program.get(&query).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{query}: {}", foreign.json);
        assert_eq!(foreign.json, program.get(&fixture.ids.unknown(&query)).await.json, "{query}");
    }
}

/// A viewer's program reads everything and changes nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_viewers_program_changes_nothing() {
    let fixture = fixture();
    let programs = fixture.programs(fixture.acme, Role::Viewer).await;
    let before = fixture.app.test.dump();
    // To take a list along is to look; that it leaves a trace has a test of its own. Uploads are seen by who may add.
    // What cannot be undone says so to all who see it; who may has its own tests.
    let apart = ["/api/v1/exports", "/api/v1/organizations/{id}/events/{event}/undo"];
    let others = |path: &str| !apart.contains(&path) && !path.starts_with("/api/v1/imports");
    let routes = api().into_iter().filter(|route| others(route.path));
    for (place, route) in routes.enumerate() {
        let (path, body) = (fixture.ids.fill(route.path), fixture.ids.body(&route).to_string());
        let reply = call(&programs[place % programs.len()], &route, &path, &body).await;
        let expected = if is_change(&route) { StatusCode::FORBIDDEN } else { StatusCode::OK };
        assert_eq!(reply.status, expected, "{}: {}", name(&route), reply.text);
        assert!(fixture.app.test.dump() == before, "{} left something behind", name(&route));
    }
}
