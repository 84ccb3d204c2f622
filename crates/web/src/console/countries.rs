//! The country that a form begins with, so that most people need not choose.

use domain::{Act, Language, access::Action, customers, ids::OrganizationId};

/// The country that most readers of a language live in, as a first guess.
pub(crate) const fn likely(language: Language) -> &'static str {
    match language {
        Language::En => "GB",
        Language::Fi => "FI",
        Language::It => "IT",
        Language::Es => "ES",
        Language::Ru => "RU",
    }
}

/// The country that a new customer most likely lives in.
pub(super) fn usual(act: &mut Act<'_>, place: OrganizationId, language: Language) -> domain::Result<String> {
    let usual = if act.may(place)?.act(Action::CustomersCreate) {
        customers::usual_country(act, place)?
    } else {
        None
    };
    Ok(usual.unwrap_or_else(|| likely(language).to_owned()))
}
