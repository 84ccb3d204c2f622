//! What a code brings, before it is entered. Shown by `templates/purchase_codes/grant.html`.

use domain::purchase_codes::Found;

use crate::languages::Locale;

pub(crate) struct Grant {
    pub product: String,
    pub plan: String,
    pub units: String,
    pub edition: String,
    pub term: String,
    pub until: Option<jiff::civil::Date>,
    pub maker: String,
}

impl Grant {
    pub(crate) fn new(found: &Found, l: &Locale) -> Self {
        Self {
            product: found.of.product_name.clone(),
            plan: found.of.plan_name.clone(),
            units: l.counted(found.of.unit, &found.of.nouns, found.units),
            edition: found.of.edition_name.clone(),
            term: l.with("products-months", &[("n", found.of.term_months.into())]),
            until: found.valid_until.map(domain::clock::Day::date),
            maker: found.maker_name.clone(),
        }
    }
}
