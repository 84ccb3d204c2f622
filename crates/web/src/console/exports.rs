//! Taking a list along as a file, narrowed as it is shown.

use domain::{
    Refusal,
    exports::{Format, List},
};

use super::listing::Address;
use crate::{
    answer::Answer,
    exports::{Export, Reader},
    kit::{Offer, Shell},
    routes::{Admits, Routes},
    typed::Posted,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person).post("/exports", take)
}

/// The offer at the foot of a list; `address` holds its filter.
pub(crate) fn offer(list: List, address: &Address, shell: &Shell) -> Offer {
    Offer {
        list: list.word(),
        csrf: shell.csrf.clone(),
        pairs: address.pairs().iter().filter(|pair| pair.0 != "per").cloned().collect(),
    }
}

/// The offer of a list that has no pages, or is about one record: `pairs` name it.
pub(crate) fn file(list: List, pairs: &[(&'static str, String)], shell: &Shell) -> Offer {
    Offer { list: list.word(), csrf: shell.csrf.clone(), pairs: pairs.to_vec() }
}

async fn take(Posted { visit, form, .. }: Posted) -> Answer {
    let list: List = form.value("list").parse().map_err(|_| Refusal::NotFound)?;
    let format = form.value("format").parse().unwrap_or(Format::Csv);
    let reader = Reader::Person(visit.locale.clone());
    let narrowed = crate::exports::narrowed(list, &form);
    let export = Export::new((visit.organization, list), format, reader, &form);
    Ok(export.answer(visit.web.world(), &visit.caller, narrowed).await?)
}
