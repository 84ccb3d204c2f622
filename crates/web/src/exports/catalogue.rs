//! What is sold, for what, and in which words it is written about, as rows.

use domain::{
    Language,
    billing::{self, PricedPlan},
    outbox::MailKind,
    products::{self, Plan},
    program_messages::{self, Message},
    templates,
};

use super::{
    Cell, Reader,
    table::{Table, at, day, id, moment, number, rows, said, text, until, when, whole},
};

pub(super) const PLANS: Table = Table {
    filters: &[],
    heads: &[
        text("plan_id"),
        text("product"),
        text("plan"),
        text("plan_version"),
        number("term_months"),
        number("grace_days"),
        text("editions"),
        day("sale_ends_on"),
        day("life_ends_on"),
    ],
    open: |organization, _, reader| {
        let reader = reader.clone();
        rows(move |act, _| Ok(whole(products::plans(act, organization)?)), move |row| plan(&reader, row))
    },
};

pub(super) const PRICES: Table = Table {
    filters: &[],
    heads: &[
        text("plan_id"),
        text("product"),
        text("plan"),
        number("term_months"),
        text("edition"),
        text("currency"),
        number("price"),
        text("price_list"),
    ],
    open: |organization, _, reader| {
        let reader = reader.clone();
        Box::new(move |act, _| {
            let listed = billing::price_list(act, organization)?;
            Ok(whole(listed.iter().flat_map(|plan| prices(&reader, plan, Some(organization))).collect()))
        })
    },
};

/// Every kind of letter in every language, and whose text is in force.
pub(super) const MAIL_TEXTS: Table = Table {
    filters: &[],
    heads: &[text("mail_kind"), text("language"), text("text_source"), at("changed_at")],
    open: |organization, _, reader| {
        let reader = reader.clone();
        Box::new(move |act, _| {
            let edited = templates::list(act, organization)?;
            let mut rows = Vec::new();
            for kind in MailKind::ALL {
                for language in Language::ALL {
                    let found = edited.iter().find(|one| (one.kind, one.language) == (*kind, language));
                    let whose = found.map_or("built-in", |one| if one.own { "own" } else { "inherited" });
                    rows.push(vec![
                        reader.word("mail-kind", kind.word()),
                        reader.word("language", language.code()),
                        reader.word("templates", whose),
                        when(found.map(|one| one.changed_at)),
                    ]);
                }
            }
            Ok(whole(rows))
        })
    },
};

/// What programs are to show, for whom, from when until when.
pub(super) const PROGRAM_MESSAGES: Table = Table {
    filters: &[],
    heads: &[
        text("program_message_id"),
        text("message"),
        text("product"),
        text("plan"),
        text("customer"),
        text("version_from"),
        text("version_to"),
        at("shown_from"),
        at("shown_until"),
        at("withdrawn_at"),
    ],
    open: |organization, _, reader| {
        let language = reader.language();
        rows(
            move |act, _| Ok(whole(program_messages::list(act, organization)?)),
            move |row| program_message(language, row),
        )
    },
};

fn program_message(language: Language, row: &Message) -> Vec<Cell> {
    let named = |name: &Option<String>| name.as_deref().map_or(Cell::Empty, said);
    vec![
        id(row.id),
        said(row.texts.best(language)),
        named(&row.product_name),
        named(&row.plan_name),
        named(&row.customer_name),
        said(&row.version_from),
        said(&row.version_to),
        moment(row.shown_from),
        moment(row.shown_until),
        when(row.withdrawn_at),
    ]
}

fn plan(reader: &Reader, row: &Plan) -> Vec<Cell> {
    let editions: Vec<&str> = row.editions.iter().map(|edition| edition.name.as_str()).collect();
    vec![
        id(row.id),
        said(&row.product_name),
        said(&row.name),
        reader.word("plan-version", row.version.word()),
        Cell::Number(row.term_months),
        Cell::Number(row.grace_days),
        said(editions.join(", ")),
        until(row.sale_ends_on),
        until(row.life_ends_on),
    ]
}

/// A row for each price; a plan without any is one row without one.
fn prices(reader: &Reader, row: &PricedPlan, own: Option<domain::ids::OrganizationId>) -> Vec<Vec<Cell>> {
    let from = match row.from {
        None => "none",
        from if from == own => "own",
        Some(_) => "above",
    };
    let line = |edition: Cell, currency: Cell, price: Cell| {
        vec![
            id(row.plan.id),
            said(&row.plan.product_name),
            said(&row.plan.name),
            Cell::Number(row.plan.term_months),
            edition,
            currency,
            price,
            reader.word("invoices-prices", from),
        ]
    };
    if row.prices.is_empty() {
        return vec![line(Cell::Empty, Cell::Empty, Cell::Empty)];
    }
    let priced = row.prices.iter().map(|price| {
        let edition = row.plan.editions.iter().find(|edition| edition.id == price.edition);
        line(
            edition.map_or(Cell::Empty, |edition| said(&edition.name)),
            said(&price.currency),
            Cell::Money(price.amount_minor, billing::money::digits(&price.currency)),
        )
    });
    priced.collect()
}
