//! Finding: records within reach by what people type of their names, in either script and with slips of the finger.
//! What is found stands in tables that the acts which change names keep in step (`follow`); nothing is decided by them.

mod asking;
mod build;
mod sounds;
mod source;
mod store;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use uuid::Uuid;

pub use build::{build, rebuild};
pub(crate) use source::{WORDS, left_over, missing};

use crate::{
    access::Action,
    act::Act,
    ids::{InstallationId, InvoiceId, LicenseId, OrganizationId, SeatId, StockId},
    input::fold,
    organizations,
    refusal::Result,
    words,
};
use asking::FoundRow;

words! {
    /// What can be found, in the order in which it is shown.
    Kind {
        Customer => "customer",
        Partner => "partner",
        User => "user",
        License => "license",
        /// Units that came with a purchase code.
        Code => "code",
        Invoice => "invoice",
        Installation => "installation",
    }
}

impl Kind {
    /// The right that seeing such a record asks for.
    const fn seen_with(self) -> Action {
        match self {
            Self::Customer => Action::CustomersView,
            Self::Partner => Action::OrganizationsView,
            Self::User => Action::SeatsView,
            Self::License => Action::LicensesView,
            Self::Code => Action::PurchaseCodesView,
            Self::Invoice => Action::InvoicesView,
            Self::Installation => Action::InstallationsView,
        }
    }

    /// The id of such a record as people see it.
    fn shown_id(self, id: Uuid) -> String {
        match self {
            Self::Customer | Self::Partner => OrganizationId::from_uuid(id).to_string(),
            Self::User => SeatId::from_uuid(id).to_string(),
            Self::License => LicenseId::from_uuid(id).to_string(),
            Self::Code => StockId::from_uuid(id).to_string(),
            Self::Invoice => InvoiceId::from_uuid(id).to_string(),
            Self::Installation => InstallationId::from_uuid(id).to_string(),
        }
    }
}

/// What somebody looks for.
#[derive(Clone, Debug, Default)]
pub struct Question {
    pub query: String,
    /// Only these kinds; all when empty.
    pub kinds: Vec<Kind>,
    /// The most of each kind.
    pub limit: i64,
}

/// The most that is answered of one kind.
pub const MOST_OF_A_KIND: i64 = 50;

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub kind: Kind,
    /// As people see it, such as `lic_…`.
    pub id: String,
    /// What it is called; empty for an order, which has no number yet.
    pub title: String,
    /// What tells it from others of the same name: a business id, a number, an address.
    pub detail: String,
    /// Whose it is; of a customer or partner, itself.
    pub organization: OrganizationId,
    pub organization_name: String,
}

/// What a word of a record must be.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Want {
    Beginning(String),
    OneOf(Vec<String>),
}

/// Records at and below an organization that have all the words typed, kind by kind, the likeliest first of each. Words
/// may be beginnings; where few records have them as they are typed, words with a slip in them are found too. A word
/// may also be one of the customer whose record it is. Kinds that the actor may not see stay out.
///
/// Refusals: `not-found` for an organization out of reach.
pub fn find(act: &mut Act<'_>, organization: OrganizationId, question: &Question) -> Result<Vec<Hit>> {
    let scope = act.allow(Action::OrganizationsView, organization)?.organization();
    let may = act.may(organization)?;
    let asked = |kind: &Kind| question.kinds.is_empty() || question.kinds.contains(kind);
    let kinds: Vec<Kind> =
        Kind::ALL.iter().copied().filter(|kind| asked(kind) && may.act(kind.seen_with())).collect();
    let limit = question.limit.clamp(1, MOST_OF_A_KIND);
    let mut search = Search { scope, kinds, limit, found: Vec::new() };
    search.by_id(act, question.query.trim())?;
    let typed = sounds::asked(&question.query);
    if !typed.is_empty() {
        search.by_words(act, &typed)?;
        search.by_code(act, &question.query)?;
    }
    Ok(search.hits(&question.query))
}

/// Whether something is called as was typed: each word typed begins one of its words, or nearly does.
pub fn is_like(typed: &str, name: &str) -> bool {
    let (typed, own) = (sounds::asked(typed), sounds::of_record(name));
    let begins = |word: &String, own: &String| {
        own.starts_with(word.as_str()) || (sounds::may_slip(word) && sounds::slips(word, own).is_some())
    };
    !typed.is_empty() && typed.iter().all(|word| own.iter().any(|own| begins(word, own)))
}

/// One question on its way.
struct Search {
    scope: OrganizationId,
    kinds: Vec<Kind>,
    limit: i64,
    found: Vec<(Kind, FoundRow)>,
}

/// Customers that a word of several may be the name of.
const CUSTOMERS_MEANT: i64 = 3;
/// Symbols of a purchase code, and how many of its last ones are known of one that was entered.
const CODE_LENGTH: usize = 20;
const CODE_TAIL: usize = 5;

impl Search {
    fn by_id(&mut self, act: &mut Act<'_>, typed: &str) -> Result<()> {
        let id = typed.parse().map(OrganizationId::uuid);
        let id = id.or_else(|_| typed.parse().map(SeatId::uuid));
        let id = id.or_else(|_| typed.parse().map(LicenseId::uuid));
        let id = id.or_else(|_| typed.parse().map(StockId::uuid));
        let id = id.or_else(|_| typed.parse().map(InvoiceId::uuid));
        let id = id.or_else(|_| typed.parse().map(InstallationId::uuid));
        let Ok(id) = id else { return Ok(()) };
        if let Some((kind, row)) = asking::by_id(act, self.scope, id)?
            && self.kinds.contains(&kind)
        {
            self.found.push((kind, row));
        }
        Ok(())
    }

    fn by_words(&mut self, act: &mut Act<'_>, typed: &[String]) -> Result<()> {
        let wants: Vec<Want> = typed.iter().cloned().map(Want::Beginning).collect();
        self.all_of(act, &wants)?;
        if self.found.len() as i64 >= self.limit {
            return Ok(());
        }
        let meant = self.meant(act, typed)?;
        if meant != wants {
            self.all_of(act, &meant)?;
        }
        Ok(())
    }

    fn all_of(&mut self, act: &mut Act<'_>, wants: &[Want]) -> Result<()> {
        for kind in self.kinds.clone() {
            let rows = asking::find(act, (self.scope, kind), wants, self.reading())?;
            self.found.extend(rows.into_iter().map(|row| (kind, row)));
        }
        self.of_customers(act, wants)
    }

    /// More than are shown: a record may have two words that begin alike, and the best are chosen among them.
    const fn reading(&self) -> i64 {
        self.limit * 3
    }

    /// One of the words names a customer, the others something of it.
    fn of_customers(&mut self, act: &mut Act<'_>, wants: &[Want]) -> Result<()> {
        if wants.len() < 2 || !self.kinds.contains(&Kind::Customer) {
            return Ok(());
        }
        for at in 0..wants.len() {
            let rest: Vec<Want> = wants
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at)
                .map(|(_, want)| want.clone())
                .collect();
            let named = std::slice::from_ref(&wants[at]);
            for customer in asking::find(act, (self.scope, Kind::Customer), named, CUSTOMERS_MEANT)? {
                for kind in self.kinds.clone() {
                    let rows = asking::find(act, (customer.organization, kind), &rest, self.limit)?;
                    self.found.extend(rows.into_iter().map(|row| (kind, row)));
                }
            }
        }
        Ok(())
    }

    /// The words with those that may have been meant in place of each that has a slip in it: of one word alone
    /// whatever is near it, of several those that nothing begins with.
    fn meant(&self, act: &mut Act<'_>, typed: &[String]) -> Result<Vec<Want>> {
        let mut wants = Vec::new();
        for word in typed {
            let as_typed = Want::Beginning(word.clone());
            let near = if typed.len() > 1 && self.is_known(act, &as_typed)? {
                Vec::new()
            } else {
                asking::meant(act, self.scope, &self.kinds, word)?
            };
            wants.push(if near.is_empty() { as_typed } else { Want::OneOf(near) });
        }
        Ok(wants)
    }

    fn is_known(&self, act: &mut Act<'_>, want: &Want) -> Result<bool> {
        for kind in &self.kinds {
            if !asking::find(act, (self.scope, *kind), std::slice::from_ref(want), 1)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A whole purchase code: of one that was entered the last symbols are known.
    fn by_code(&mut self, act: &mut Act<'_>, query: &str) -> Result<()> {
        let plain: Vec<char> = fold(query).chars().filter(|sign| sign.is_alphanumeric()).collect();
        if plain.len() != CODE_LENGTH || !self.kinds.contains(&Kind::Code) {
            return Ok(());
        }
        let tail: String = plain[CODE_LENGTH - CODE_TAIL..].iter().collect();
        let want = Want::Beginning(sounds::sound(&tail));
        let rows = asking::find(act, (self.scope, Kind::Code), &[want], self.limit)?;
        self.found.extend(rows.into_iter().map(|row| (Kind::Code, row)));
        Ok(())
    }

    /// Each record once, kind by kind: those that are called as was typed, then those that begin so, then the others as
    /// they were found.
    fn hits(self, query: &str) -> Vec<Hit> {
        let typed = fold(query.trim());
        let mut seen = BTreeSet::new();
        let mut found = self.found;
        found.retain(|(_, row)| seen.insert(row.id));
        found.sort_by_key(|(kind, row)| {
            let title = fold(&row.title);
            (*kind, title != typed, !title.starts_with(&typed))
        });
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let mut hits: Vec<Hit> = Vec::new();
        for kind in self.kinds {
            let of_kind = found.iter().filter(|(of, _)| *of == kind).take(limit);
            hits.extend(of_kind.map(|(_, row)| hit(kind, row.clone())));
        }
        hits
    }
}

fn hit(kind: Kind, row: FoundRow) -> Hit {
    Hit {
        kind,
        id: kind.shown_id(row.id),
        title: row.title,
        detail: row.detail,
        organization: row.organization,
        organization_name: row.organization_name,
    }
}

/// Records entered by one look at them.
const AT_ONCE: usize = crate::many::MOST;

/// Makes the index say what records of an organization are called now: those that came are entered, those that went
/// are taken out. To be called in the act that changes them, after it did.
pub(crate) fn follow(
    act: &mut Act<'_>,
    kind: Kind,
    organization: OrganizationId,
    records: &[Uuid],
) -> Result<()> {
    for few in records.chunks(AT_ONCE) {
        let sources = source::named(act, kind, organization, few)?;
        let held = store::held(act, (organization, kind), few)?;
        let is_kept =
            |held: &store::Held| sources.iter().any(|source| source.id == held.id && held.is_as(source));
        let kept: Vec<Uuid> = held.iter().filter(|held| is_kept(held)).map(|held| held.id).collect();
        let scopes = organizations::itself_and_above(act, organization)?;
        for gone in held.iter().filter(|held| !kept.contains(&held.id)) {
            store::take_out(act, (organization, &scopes), gone)?;
        }
        let fresh: Vec<source::Source> =
            sources.into_iter().filter(|source| !kept.contains(&source.id)).collect();
        store::enter(act, kind, &scopes, &fresh)?;
    }
    Ok(())
}

/// Takes everything of an organization out that is about to be deleted.
pub(crate) fn forget(act: &mut Act<'_>, organization: OrganizationId) -> Result<()> {
    let scopes = organizations::itself_and_above(act, organization)?;
    for held in store::held_of(act, organization)? {
        store::take_out(act, (organization, &scopes), &held)?;
    }
    Ok(())
}

/// A branch stands below others than before.
pub(crate) fn hand_over(
    act: &mut Act<'_>,
    top: OrganizationId,
    (before, after): (&[OrganizationId], &[OrganizationId]),
) -> Result<()> {
    let without = |some: &[OrganizationId], others: &[OrganizationId]| -> Vec<OrganizationId> {
        some.iter().filter(|id| !others.contains(id)).copied().collect()
    };
    store::hand_over(act, top, (&without(before, after), &without(after, before)))
}
