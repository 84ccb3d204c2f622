//! The products that are offered here, each with its editions and plans.

use askama::Template;
use domain::{
    access::Action,
    exports::List,
    products::{self, Edition, Plan, Product},
};

use super::frame::badges;
use crate::{
    answer::Answer,
    console::exports,
    kit::{Badge, Offer, Shell, render},
    languages::Locale,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "products/list.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    products: Vec<Card>,
    may_create: bool,
    file: Option<Offer>,
}

struct Card {
    product: Product,
    /// Name, and what stands beside it.
    editions: Vec<(String, String)>,
    plans: Vec<(Plan, Vec<Badge>)>,
    own: bool,
}

/// What stands beside an edition: its unit and its storage, which may be unlimited.
fn edition(l: &Locale, edition: &Edition) -> (String, String) {
    let unit = l.unit_name(edition.unit, &edition.nouns);
    let storage = match edition.storage_gb {
        Some(gigabytes) => l.gigabytes(gigabytes),
        None => l.text("word-unlimited").into_owned(),
    };
    (edition.name.clone(), format!("{unit} · {storage}"))
}

pub(super) async fn show(visit: Visit) -> Answer {
    let place = visit.organization;
    let (products, plans) =
        visit.read(move |act| Ok((products::list(act, place)?, products::plans(act, place)?))).await?;
    let today = visit.web.world().now().day_in(&visit.locale.time_zone);
    let shell = visit.shell(visit.text("nav-products"));
    let l = &shell.locale;
    let card = |product: Product| Card {
        editions: product.editions.iter().map(|one| edition(l, one)).collect(),
        plans: plans
            .iter()
            .filter(|plan| plan.product == product.id)
            .map(|plan| (plan.clone(), badges(plan, today, l)))
            .collect(),
        own: product.owner == place,
        product,
    };
    let file = (!plans.is_empty()).then(|| exports::file(List::Plans, &[], &shell));
    let products = products.into_iter().map(card).collect();
    let may_create = visit.may.act(Action::ProductsChange);
    Ok(render(&Page { l, shell: &shell, products, may_create, file }))
}
