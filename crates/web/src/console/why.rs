//! Why devices are let in or not: every rule, whether it holds, and the smallest change that would mend it. Asked from
//! a license, a user or a device.

use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Refusal,
    activation::{self, Checked, Explanation, Fix},
    clock::Day,
    ids::{InstallationId, LicenseId},
};

use super::seats::{customer_id, seat_id};
use crate::{
    answer::Answer,
    kit::{Badge, Shell, Tone, render},
    languages::Locale,
    routes::{Admits, Routes},
    visit::Visit,
};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/customers/{id}/license/{license}/why", of_license)
        .get("/customers/{id}/users/{seat}/why", of_user)
        .get("/installations/{id}/why", of_device)
}

struct Row {
    badge: Badge,
    rule: String,
    fix: String,
    /// Where it is mended; empty when nowhere.
    href: String,
}

#[derive(Template)]
#[template(path = "why.html")]
struct Why<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    /// Where it was asked from: what it is called, and its page.
    from: (String, String),
    /// What a device is told that asks now.
    told: String,
    let_in: bool,
    rows: Vec<Row>,
}

async fn of_license(visit: Visit, Path((id, wanted)): Path<(String, String)>) -> Answer {
    let customer = customer_id(&id)?;
    let license: LicenseId = wanted.parse().map_err(|_| Refusal::NotFound)?;
    let found = visit.read(move |act| activation::explain(act, license)).await?;
    if found.customer != customer {
        return Err(Refusal::NotFound.into());
    }
    let title = visit.locale.with("why-title", &[("plan", (&found.plan_name).into())]);
    let from = (found.plan_name.clone(), license_page(&found));
    Ok(page(&visit, title, from, &found))
}

async fn of_user(visit: Visit, Path((id, wanted)): Path<(String, String)>) -> Answer {
    let (customer, seat) = (customer_id(&id)?, seat_id(&wanted)?);
    let found = visit.read(move |act| activation::explain_user(act, seat)).await?;
    if found.customer != customer {
        return Err(Refusal::NotFound.into());
    }
    let name = found.user.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    let title = visit.locale.with("why-title-user", &[("name", (&name).into())]);
    Ok(page(&visit, title, (name, user_page(&found)), &found))
}

async fn of_device(visit: Visit, Path(id): Path<String>) -> Answer {
    let device: InstallationId = id.parse().map_err(|_| Refusal::NotFound)?;
    let found = visit.read(move |act| activation::explain_device(act, device)).await?;
    let name = found.device.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    let title = visit.locale.with("why-title-device", &[("name", (&name).into())]);
    let list = format!("/installations?customer={}", found.customer);
    Ok(page(&visit, title, (name, list), &found))
}

fn license_page(found: &Explanation) -> String {
    format!("/customers/{}/license/{}", found.customer, found.license)
}

fn user_page(found: &Explanation) -> String {
    match &found.user {
        Some((seat, _)) => format!("/customers/{}/users/{seat}", found.customer),
        None => format!("/customers/{}/users", found.customer),
    }
}

fn page(visit: &Visit, title: String, from: (String, String), found: &Explanation) -> Response {
    let shell = visit.shell(title);
    let l = &shell.locale;
    render(&Why {
        l,
        shell: &shell,
        from,
        told: match &found.refusal {
            Some(refusal) => l.refusal(refusal),
            None => l.text("why-let-in").into_owned(),
        },
        let_in: found.refusal.is_none(),
        rows: found.checks.iter().map(|check| row(l, found, check)).collect(),
    })
}

fn row(l: &Locale, found: &Explanation, check: &Checked) -> Row {
    let name = l.word("rule", check.rule);
    let rule = match &check.edition {
        Some((_, edition)) => format!("{name}: {edition}"),
        None => name.into_owned(),
    };
    let badge = match (check.holds, check.rule.decides()) {
        (true, _) => Badge::new(Tone::Good, "circle-check", l.text("why-holds")),
        (false, true) => Badge::new(Tone::Bad, "circle-x", l.text("why-broken")),
        (false, false) => Badge::new(Tone::Warning, "triangle-alert", l.text("why-warned")),
    };
    let fix = check.fix.map(|fix| mended_by(l, check, fix)).unwrap_or_default();
    let href = match (&check.partner, check.fix) {
        (Some((partner, _)), _) => format!("/organizations/{partner}/enable"),
        (None, Some(fix)) => mended_at(found, fix),
        (None, None) => String::new(),
    };
    Row { badge, rule, fix, href }
}

/// The change, with how much of it is enough.
fn mended_by(l: &Locale, check: &Checked, fix: Fix) -> String {
    let word = l.word("fix", fix);
    let so_much = |key: &str, gb: i64| l.with(key, &[("fix", (&*word).into()), ("gb", gb.into())]);
    let when =
        |key: &str, day: Day| l.with(key, &[("fix", (&*word).into()), ("day", l.date(day.date()).into())]);
    if let Some((_, partner)) = &check.partner {
        return l.with("why-named", &[("fix", (&*word).into()), ("name", partner.into())]);
    }
    match (fix, check.least_gb, check.holds_on) {
        (Fix::AddSpace, Some(gb), _) => so_much("why-more-gb", gb),
        (_, Some(gb), _) => so_much("why-each-gb", gb),
        (Fix::WaitOrStartEarlier, _, Some(day)) => when("why-on-day", day),
        (_, _, Some(day)) => when("why-or-wait", day),
        _ => word.into_owned(),
    }
}

fn mended_at(found: &Explanation, fix: Fix) -> String {
    let customer = format!("/customers/{}", found.customer);
    match fix {
        Fix::WaitOrStartEarlier | Fix::RecordPayment | Fix::EnablePartner => String::new(),
        Fix::IssueAnother => format!("{customer}/license/new"),
        Fix::EnableCustomer => format!("{customer}/enable"),
        Fix::AddUser => format!("{customer}/users"),
        Fix::AskToRegister => format!("{customer}/subscription"),
        Fix::ReleaseDevice | Fix::ForgiveMoves => format!("/installations?customer={}", found.customer),
        Fix::ActivateAgain => user_page(found),
        Fix::PutInForce
        | Fix::Resume
        | Fix::Renew
        | Fix::AddSpace
        | Fix::RaiseClientLimit
        | Fix::AddUnit
        | Fix::AllowMoves => license_page(found),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use domain::{access::Role, testing::Shop};

    use crate::testing::TestApp;

    /// The page names the rule that does not hold and its fix, the API the same by code; a rival finds nothing.
    #[tokio::test(flavor = "multi_thread")]
    async fn it_is_told_why() {
        let shop = Shop::new();
        let (acme, zeta, customer, suspended) = (shop.acme, shop.zeta, shop.customer, shop.suspended.id);
        let (user, held) = (shop.seats[0], shop.t.device(shop.seats[1], "PC"));
        let holder = shop.seats[1];
        let app = TestApp::of(shop.t);
        let ann = app.person("anna", acme, Role::Viewer);
        let tab = format!("/customers/{customer}/license/{suspended}");
        assert!(ann.get(&tab).await.text.contains(&format!("{tab}/why")));
        let page = ann.get(&format!("{tab}/why")).await;
        assert!(
            page.text.contains("Not suspended") && page.text.contains("Resume the license"),
            "{}",
            page.text
        );
        let program = app.program(acme, Role::Viewer);
        let told = program.get(&format!("/api/v1/licenses/{suspended}/explain")).await;
        assert_eq!(
            (&told.json["status"], &told.json["refusal"]),
            (&"suspended".into(), &"license-suspended".into())
        );
        let broken: Vec<_> =
            told.json["rules"].as_array().unwrap().iter().filter(|rule| rule["holds"] == false).collect();
        assert_eq!((broken.len(), &broken[0]["fix"]), (1, &"resume".into()));
        let pages = [(user, None), (holder, Some(held))];
        for (seat, device) in pages {
            let (page, api) = match device {
                None => (
                    format!("/customers/{customer}/users/{seat}/why"),
                    format!("/api/v1/seats/{seat}/explain"),
                ),
                Some(device) => (
                    format!("/installations/{device}/why"),
                    format!("/api/v1/installations/{device}/explain"),
                ),
            };
            assert_eq!(ann.get(&page).await.status, StatusCode::OK, "{page}");
            let told = program.get(&api).await;
            assert_eq!(
                (told.status, &told.json["seat_id"]),
                (StatusCode::OK, &seat.to_string().into()),
                "{api}"
            );
        }
        app.test.made(move |act| domain::organizations::disable(act, acme, "unpaid"));
        let root = app.person("rita", app.test.operator(), Role::Admin);
        let page = root.get(&format!("{tab}/why")).await;
        let mended = format!("/organizations/{acme}/enable");
        assert!(page.text.contains("Enable the partner") && page.text.contains(&mended), "{}", page.text);
        let zoe = app.person("zoey", zeta, Role::Admin);
        assert_eq!(zoe.get(&format!("{tab}/why")).await.status, StatusCode::NOT_FOUND);
    }
}
