//! Users typed and pasted.

use super::*;

/// NX-44, NX-49: many at once, each with a code, and no mail.
#[tokio::test]
async fn pasted_addresses_become_users_and_no_mail_goes_out() {
    let place = place();
    let reply = place.add(&[("addresses", "ann@x.example, Bob <bob@x.example>\nt2testi")]).await;
    assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, place.path("").as_str()));
    let names: Vec<_> = place.users().into_iter().map(|seat| (seat.username, seat.email)).collect();
    let expected = [("ann@x.example", "ann@x.example"), ("bob@x.example", "bob@x.example"), ("t2testi", "")];
    assert_eq!(names, expected.map(|(name, email)| (name.to_owned(), email.to_owned())));
    assert!(place.users().iter().all(|seat| seat.invitation == seats::InvitationState::None));
    assert!(place.users().iter().all(|seat| seat.keep_deleted_days == 30));
}

/// NX-49: when it is asked for, the invitations go out with the adding; users without an address stay behind.
#[tokio::test]
async fn invitations_go_along_only_when_asked_for() {
    let place = place();
    let reply = place.add(&[("addresses", "ann@x.example\nt2testi"), ("send", "on")]).await;
    assert!(reply.location().starts_with("/invitations?"), "{}", reply.location());
    let queued: Vec<_> = place.users().iter().map(|seat| seat.invitation).collect();
    assert_eq!(queued, [seats::InvitationState::Queued, seats::InvitationState::None]);
    let page = place.mia.get(reply.location()).await;
    assert!(page.text.contains("Sending 1 invitation"), "{}", page.text);
}

/// NX-43: username and address are two fields.
#[tokio::test]
async fn a_username_may_differ_from_the_address() {
    let place = place();
    let license = place.license.id.to_string();
    let fields = [
        ("license", license.as_str()),
        ("edition", "server"),
        ("keep_deleted_days", "60"),
        ("addresses", ""),
        ("username", "palvelin-01"),
        ("email", "tommi@x.example"),
    ];
    place.mia.post(&place.path(""), &fields).await;
    let seat = place.users().remove(0);
    assert_eq!((seat.username.as_str(), seat.email.as_str()), ("palvelin-01", "tommi@x.example"));
    assert_eq!((seat.edition_code.as_str(), seat.keep_deleted_days), ("server", 60));
}

/// NX-48: too few seats are refused with the numbers; nothing typed is lost, nothing is written.
#[tokio::test]
async fn a_refusal_keeps_what_was_typed() {
    let place = place();
    let many = "a@x.example\nb@x.example\nc@x.example\nd@x.example\ne@x.example\nf@x.example";
    let reply = place.add(&[("addresses", many), ("send", "on"), ("language", "ru")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text.contains("f@x.example") && reply.text.contains("<title>Error: "), "{}", reply.text);
    assert!(reply.text.contains("<option value=\"ru\" selected>"));
    assert!(place.users().is_empty());

    place.app.test.seats(place.license.id, &["ann@x.example"]);
    let reply = place.add(&[("addresses", "bob@x.example\nANN@x.example")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text.contains("Row 2, ANN@x.example:"), "{}", reply.text);
    assert_eq!(place.users().len(), 1);

    for (field, value) in [("keep_deleted_days", "soon"), ("keep_deleted_days", "9999"), ("license", "x")] {
        let reply = place.add(&[("addresses", "bob@x.example")]).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER);
        let bob = place.users().into_iter().find(|seat| seat.username == "bob@x.example").unwrap().id;
        place.app.test.made(move |act| seats::remove(act, bob));
        let license = place.license.id.to_string();
        let mut fields =
            vec![("license", license.as_str()), ("edition", "standard"), ("keep_deleted_days", "30")];
        fields.retain(|pair| pair.0 != field);
        fields.extend([(field, value), ("addresses", "bob@x.example")]);
        let reply = place.mia.post(&place.path(""), &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={value}");
        assert!(reply.text.contains(&format!("href=\"#{field}\"")), "{field}={value}");
    }
}

/// NX-12: users without addresses are named by the system; a form that is sent twice adds them once.
#[tokio::test]
async fn users_without_addresses_are_named_with_the_prefix() {
    let place = place();
    let license = place.license.id.to_string();
    let fields = [
        ("unnamed_license", license.as_str()),
        ("unnamed_edition", "standard"),
        ("count", "3"),
        ("key", "K1"),
    ];
    for _ in 0..2 {
        let reply = place.mia.post(&place.path("/unnamed"), &fields).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER);
    }
    let users = place.users();
    assert_eq!(users.len(), 3);
    assert!(users.iter().all(|seat| seat.username.starts_with("asiakas-") && seat.email.is_empty()));
    let refused =
        place.mia.post(&place.path("/unnamed"), &[("unnamed_license", &license), ("count", "many")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("value=\"many\""));
}

/// IT-13: people of a reseller add users though they see no licenses.
#[tokio::test]
async fn a_reseller_adds_users() {
    let app = TestApp::start();
    let partner = app.test.partner(app.test.operator(), "Piccolo", PartnerType::Reseller);
    let customer = app.test.customer(partner, "Retail Srl");
    let plan = app.test.plan(app.test.product(app.test.operator()).id, PlanForm::default());
    let license = app.test.license(customer, plan.id, 5, 1).id.to_string();
    let bob = app.person("bob", partner, Role::Manager);
    let path = format!("/customers/{customer}/users");
    assert!(bob.get(&path).await.text.contains("Standard: 5 of 5 free"));
    let fields = [
        ("license", license.as_str()),
        ("edition", "standard"),
        ("keep_deleted_days", "30"),
        ("addresses", "x@x.example"),
    ];
    assert_eq!(bob.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
}

/// Ten users where five units are: with the tick of the form the units come along, without it the form says what is
/// missing and keeps what was typed. A customer's own administrator is not offered units.
#[tokio::test]
async fn missing_units_come_along_when_ticked() {
    let place = place();
    let page = place.mia.get(&place.path("")).await;
    assert!(page.text.contains("name=\"add_units\" value=\"on\" checked"), "{}", page.text);
    let ten: Vec<String> = (0..10).map(|number| format!("user{number}@x.example")).collect();
    let ten = ten.join("\n");
    let reply = place.add(&[("addresses", &ten)]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text.contains("user9@x.example"), "what was typed is kept");
    assert!(!reply.text.contains("name=\"add_units\" value=\"on\" checked"), "and what was not ticked");
    assert!(place.users().is_empty());
    let reply = place.add(&[("addresses", &ten), ("add_units", "on"), ("send", "on")]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text);
    assert_eq!(place.users().len(), 10);
    let cara = place.app.person("cara", place.customer, Role::Admin);
    assert!(!cara.get(&place.path("")).await.text.contains("add_units"));
}
