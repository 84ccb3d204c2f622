//! The catalogue: products, their editions, and the plans under which they are sold.
//! An organization's products are offered to those below it that its plans name.

mod device_rules;
mod nouns;
mod offers;
#[cfg(test)]
mod plan_tests;
mod plans;
mod promises;
mod revisions;
#[cfg(test)]
mod seller_tests;
mod sellers;
mod store;
#[cfg(test)]
mod tests;

use db::{FromRow, Row};

pub use device_rules::DeviceRules;
pub use nouns::{Nouns, Plural};
pub use offers::{plan, plan_offered, plans, plans_offered};
pub(crate) use offers::{plan_at, plans_sold_at, plans_sold_to, standing};
pub(crate) use plans::{MOST_GRACE_DAYS, past_life};
pub use plans::{Plan, PlanForm, PlanVersion, SellerRule, change_plan, create_plan, units_field};
pub use promises::{Feature, Features, NoticeSchedule};
pub use revisions::{Differences, EditionTerms, Revision, Terms, differences, plan_revisions};
pub use sellers::{Approval, Pending, Seller, Sellers, approve_plan, pending, plan_sellers, set_sellers};

use crate::{
    Language,
    access::Action,
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{EditionId, OrganizationId, ProductId},
    input::Checks,
    refusal::{Problem, Refusal, Result},
    words,
};

words! {
    /// What one unit of an edition is called.
    Unit {
        Workstation => "workstation",
        Server => "server",
        User => "user",
        Endpoint => "endpoint",
        Gigabyte => "gigabyte",
        Key => "key",
    }
}

/// A software type of a product. Seeds: Standard = workstation, Server = server (NX-41).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub id: EditionId,
    pub product: ProductId,
    /// Stable short name, used by the API.
    pub code: String,
    pub name: String,
    pub unit: Unit,
    /// What its units are called instead of the unit's own word.
    pub nouns: Nouns,
    /// GB per unit; `None` is unlimited.
    pub storage_gb: Option<i64>,
}

impl FromRow for Edition {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            id: row.get("id")?,
            product: row.get("product_id")?,
            code: row.get("code")?,
            name: row.get("name")?,
            unit: row.get("unit")?,
            nouns: row.get("nouns")?,
            storage_gb: row.get("storage_gb")?,
        })
    }
}

/// Something that is sold.
#[derive(Clone, Debug)]
pub struct Product {
    pub id: ProductId,
    pub owner: OrganizationId,
    pub owner_name: String,
    pub name: String,
    /// Where the client program is downloaded, shown on the invitation's page.
    pub download_url: Option<String>,
    pub archived_at: Option<Instant>,
    pub version: i64,
    pub editions: Vec<Edition>,
}

impl Product {
    /// The record as a form to edit.
    pub fn form(&self) -> ProductForm {
        let edition = |edition: &Edition| EditionForm {
            id: Some(edition.id),
            code: edition.code.clone(),
            name: edition.name.clone(),
            unit: edition.unit.word().to_owned(),
            nouns: edition.nouns.clone(),
            storage_gb: edition.storage_gb,
        };
        ProductForm {
            name: self.name.clone(),
            download_url: self.download_url.clone().unwrap_or_default(),
            editions: self.editions.iter().map(edition).collect(),
        }
    }
}

impl FromRow for Product {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            id: row.get("id")?,
            owner: row.get("organization_id")?,
            owner_name: row.get("owner_name")?,
            name: row.get("name")?,
            download_url: row.get("download_url")?,
            archived_at: row.get("archived_at")?,
            version: row.get("version")?,
            editions: Vec::new(),
        })
    }
}

/// An edition as it is filled in; one with an id is kept, one without is new, one left out is taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionForm {
    pub id: Option<EditionId>,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub nouns: Nouns,
    pub storage_gb: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProductForm {
    pub name: String,
    pub download_url: String,
    pub editions: Vec<EditionForm>,
}

struct Checked {
    name: String,
    download_url: Option<String>,
    editions: Vec<CheckedEdition>,
}

struct CheckedEdition {
    id: Option<EditionId>,
    code: String,
    name: String,
    unit: Unit,
    nouns: Nouns,
    storage_gb: Option<i64>,
}

impl Checked {
    fn edition(&self, id: EditionId) -> Option<&CheckedEdition> {
        self.editions.iter().find(|edition| edition.id == Some(id))
    }
}

impl ProductForm {
    fn check(&self) -> Result<Checked> {
        let mut checks = Checks::new();
        let name = checks.required("name", &self.name, 100);
        let download_url = checks.line("download_url", &self.download_url, 500);
        if !download_url.is_empty() && !download_url.starts_with("https://") {
            checks.add("download_url", Problem::NotAUrl);
        }
        if self.editions.is_empty() {
            checks.add("editions", Problem::Required);
        }
        let mut editions = Vec::new();
        for (at, edition) in self.editions.iter().enumerate() {
            editions.push(check_edition(&mut checks, at, edition, &self.editions));
        }
        checks.finish()?;
        Ok(Checked {
            name,
            download_url: (!download_url.is_empty()).then_some(download_url),
            editions: editions.into_iter().flatten().collect(),
        })
    }
}

/// The name of the form field that holds one noun of an edition.
pub fn noun_field(at: usize, language: Language, plural: Plural) -> String {
    format!("edition_{at}_noun_{language}_{plural}")
}

fn check_edition(
    checks: &mut Checks,
    at: usize,
    edition: &EditionForm,
    all: &[EditionForm],
) -> Option<CheckedEdition> {
    let field = |name: &str| format!("edition_{at}_{name}");
    let code = checks.required(&field("code"), &edition.code, 30).to_lowercase();
    if !code.chars().all(|character| character.is_ascii_alphanumeric() || character == '-') {
        checks.add(&field("code"), Problem::ForbiddenCharacters);
    }
    if all[..at].iter().any(|earlier| earlier.code.trim().eq_ignore_ascii_case(&code)) {
        checks.add(&field("code"), Problem::Taken);
    }
    let name = checks.required(&field("name"), &edition.name, 60);
    let unit = checks.choice(&field("unit"), &edition.unit);
    let storage_gb = edition.storage_gb.map(|gb| checks.number(&field("storage_gb"), gb, 0, 1_000_000));
    let nouns = edition.nouns.check(checks, |language, plural| noun_field(at, language, plural));
    unit.map(|unit| CheckedEdition { id: edition.id, code, name, unit, nouns, storage_gb })
}

impl CheckedEdition {
    fn terms(&self, id: EditionId) -> EditionTerms {
        EditionTerms {
            id,
            code: self.code.clone(),
            name: self.name.clone(),
            unit: self.unit,
            nouns: self.nouns.clone(),
            storage_gb: self.storage_gb,
        }
    }
}

/// Creates a product that the organization sells.
///
/// Refusals: `taken` at `name` when a product of another organization has or had it: by its name programs know what they
/// were licensed for; the problems of the fields.
pub fn create(act: &mut Act<'_>, owner: OrganizationId, form: &ProductForm) -> Result<Product> {
    let scope = act.allow(Action::ProductsChange, owner)?;
    let checked = form.check()?;
    let id = ProductId::from_uuid(act.fresh_id());
    store::insert(act, &scope, id, &checked)?;
    act.record(owner, Entry::new(What::ProductCreated, SubjectKind::Product, id, &checked.name))?;
    store::get(act, id)
}

/// The products offered in an organization: its own, of those above it and of those below it.
pub fn list(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Product>> {
    let scope = act.allow(Action::ProductsView, organization)?;
    store::around(act, &scope)
}

/// One product, as seen from an organization.
pub fn get(act: &mut Act<'_>, organization: OrganizationId, product: ProductId) -> Result<Product> {
    let scope = act.allow(Action::ProductsView, organization)?;
    let found = store::get(act, product)?;
    if store::is_seen(act, &scope, &found)? { Ok(found) } else { Err(Refusal::NotFound.into()) }
}

/// Saves a product with its editions. Licenses already issued keep what they were sold under. A form that changes
/// nothing leaves the version as it is and writes no event.
///
/// Refusals: `changed-meanwhile`; `edition-in-use` when an edition that licenses have would be taken away; `taken` at
/// `name` as of [`create`]; the problems of the fields.
pub fn change(act: &mut Act<'_>, product: ProductId, form: &ProductForm, version: i64) -> Result<Product> {
    let before = store::get(act, product)?;
    let scope = act.allow(Action::ProductsChange, before.owner)?;
    let checked = form.check()?;
    check_ids(&before, &checked)?;
    let entry = changes(&before, &checked);
    if before.version == version && !entry.has_details() {
        return Ok(before);
    }
    if !store::update(act, &scope, product, &checked, version)? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    for edition in before.editions.iter().filter(|edition| checked.edition(edition.id).is_none()) {
        store::remove_edition(act, edition)?;
    }
    store::save_editions(act, &before, &checked)?;
    revise_plans(act, &before)?;
    act.record(scope.organization(), entry)?;
    store::get(act, product)
}

/// What licenses copy of the editions has changed: every plan of the product has a new revision then.
fn revise_plans(act: &mut Act<'_>, before: &Product) -> Result<()> {
    let editions = store::editions(act, before.id)?;
    for plan in store::plans_of(act, before.id)? {
        let after = offers::own(act, plan)?;
        let earlier = Plan { editions: before.editions.clone(), ..after.clone() };
        revisions::follow(act, &earlier, &Terms::of(&Plan { editions: editions.clone(), ..after }))?;
    }
    Ok(())
}

/// An edition is one of this product, and named once.
fn check_ids(before: &Product, checked: &Checked) -> Result<()> {
    let mut checks = Checks::new();
    for (at, edition) in checked.editions.iter().enumerate() {
        let Some(id) = edition.id else { continue };
        if before.editions.iter().all(|known| known.id != id) {
            checks.add(&format!("edition_{at}_id"), Problem::NotAChoice);
        } else if checked.editions[..at].iter().any(|earlier| earlier.id == Some(id)) {
            checks.add(&format!("edition_{at}_id"), Problem::Taken);
        }
    }
    checks.finish()
}

fn changes(before: &Product, after: &Checked) -> Entry {
    let mut entry = Entry::new(What::ProductChanged, SubjectKind::Product, before.id, &after.name)
        .change("name", &before.name, &after.name)
        .change("download_url", &before.download_url, &after.download_url);
    let (mut added, mut removed, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for (place, edition) in after.editions.iter().enumerate() {
        let earlier = before.editions.iter().position(|earlier| edition.id == Some(earlier.id));
        let Some(earlier) = earlier else {
            added.push(edition.name.as_str());
            continue;
        };
        places.push((earlier, place));
        let earlier = EditionTerms::of(&before.editions[earlier]);
        entry = revisions::note_edition(entry, &earlier, &edition.terms(earlier.id));
    }
    removed.extend(before.editions.iter().filter(|edition| after.edition(edition.id).is_none()).map(name_of));
    if !added.is_empty() {
        entry = entry.note("editions_added", added.join(", "));
    }
    if !removed.is_empty() {
        entry = entry.note("editions_removed", removed.join(", "));
    }
    if !places.is_sorted() {
        let order: Vec<&str> = after.editions.iter().map(|edition| edition.name.as_str()).collect();
        entry = entry.note("editions", order.join(", "));
    }
    entry
}

fn name_of(edition: &Edition) -> &str {
    &edition.name
}
