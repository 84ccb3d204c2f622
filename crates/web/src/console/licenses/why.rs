//! Why a license lets devices in or not: every rule, whether it holds, and the smallest change that would mend it.

use askama::Template;
use axum::extract::Path;
use domain::{
    Refusal,
    activation::{self, Checked, Explanation, Fix},
};

use super::{
    actions::Ids,
    tab::{license, of_customer},
};
use crate::{
    answer::Answer,
    console::customers::customer,
    kit::{Badge, Shell, Tone, render},
    languages::Locale,
    visit::Visit,
};

struct Row {
    badge: Badge,
    rule: String,
    fix: String,
    /// Where it is mended; empty when nowhere.
    href: String,
}

#[derive(Template)]
#[template(path = "licenses/why.html")]
struct Why<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    plan: String,
    base: String,
    /// What a device is told that asks now.
    told: String,
    let_in: bool,
    rows: Vec<Row>,
}

/// GET /customers/{id}/license/{license}/why
pub(super) async fn page(visit: Visit, Path((id, wanted)): Ids) -> Answer {
    let (id, wanted) = (customer(&id)?, license(&wanted)?);
    let (found, plan) = visit
        .read(move |act| {
            let plan = of_customer(act, id, wanted)?.plan_name;
            Ok((activation::explain(act, wanted)?, plan))
        })
        .await?;
    let l = &visit.locale;
    let shell = visit.shell(l.with("why-title", &[("plan", (&plan).into())]));
    let base = format!("/customers/{id}/license/{wanted}");
    let full = found.checks.iter().all(|check| check.edition.is_none() || !check.holds);
    let refusal = found.refusal.clone().or_else(|| full.then_some(Refusal::NoSeatFree));
    let view = Why {
        l,
        shell: &shell,
        told: match &refusal {
            Some(refusal) => l.refusal(refusal),
            None => l.text("why-let-in").into_owned(),
        },
        let_in: refusal.is_none(),
        rows: found.checks.iter().map(|check| row(l, &found, check, &base)).collect(),
        plan,
        base,
    };
    Ok(render(&view))
}

fn row(l: &Locale, found: &Explanation, check: &Checked, base: &str) -> Row {
    let name = l.word("rule", check.rule);
    let rule = match &check.edition {
        Some((_, edition)) => format!("{name}: {edition}"),
        None => name.into_owned(),
    };
    let badge = if check.holds {
        Badge::new(Tone::Good, "circle-check", l.text("why-holds"))
    } else {
        Badge::new(Tone::Bad, "circle-x", l.text("why-broken"))
    };
    let customer = format!("/customers/{}", found.customer);
    let href = match check.fix {
        None | Some(Fix::WaitOrStartEarlier | Fix::RecordPayment) => String::new(),
        Some(Fix::IssueAnother) => format!("{customer}/license/new"),
        Some(Fix::EnableCustomer) => format!("{customer}/enable"),
        Some(_) => base.to_owned(),
    };
    Row { badge, rule, fix: check.fix.map(|fix| l.word("fix", fix).into_owned()).unwrap_or_default(), href }
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
        let zoe = app.person("zoey", zeta, Role::Admin);
        assert_eq!(zoe.get(&format!("{tab}/why")).await.status, StatusCode::NOT_FOUND);
    }
}
