//! `product`: what is sold, in which editions.

use clap::{Args, Subcommand};
use domain::ids::ProductId;
use domain::products::{self, EditionForm, Nouns, Plural, Product, ProductForm};
use domain::{Act, Language, Problem, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Place, Record, Records, Shown, named, word};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum ProductVerb {
    /// Products around an organization: its own, of those above it and of those below it
    List {
        /// Id or name; default: the operator
        organization: Option<String>,
    },
    /// One product with its editions
    Show {
        /// Id or name
        product: String,
    },
    /// Make a product
    Create(Create),
    /// Change a product; licenses already issued keep what they were sold under
    Change(Change),
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Create {
    name: String,
    /// Who sells it: id or name; default: the operator
    #[arg(long, value_name = "ORGANIZATION")]
    owner: Option<String>,
    /// Where the client program is downloaded
    #[arg(long, default_value = "", value_name = "URL")]
    download_url: String,
    /// An edition, such as standard:Standard:workstation:10; GB left out: unlimited; may be repeated
    #[arg(long = "edition", value_name = "CODE:NAME:UNIT[:GB]", required = true)]
    editions: Vec<String>,
    /// A noun of an edition's units, such as standard:en:one=agent and standard:en:other=agents (in Russian one, few and
    /// many); a language left out falls back to English; may be repeated
    #[arg(long = "noun", value_name = "CODE:LANGUAGE:PLURAL=WORD")]
    nouns: Vec<String>,
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Change {
    /// Id or name
    product: String,
    #[arg(long)]
    name: Option<String>,
    #[arg(long, value_name = "URL")]
    download_url: Option<String>,
    /// An edition to add, or to change by its code; may be repeated
    #[arg(long = "edition", value_name = "CODE:NAME:UNIT[:GB]")]
    editions: Vec<String>,
    /// A noun of an edition's units, to add or to change, as for a new product; may be repeated
    #[arg(long = "noun", value_name = "CODE:LANGUAGE:PLURAL=WORD")]
    nouns: Vec<String>,
    /// Code of an edition whose units go by the unit's own word again; may be repeated
    #[arg(long = "without-nouns", value_name = "CODE")]
    without_nouns: Vec<String>,
    /// Code of an edition to take away; may be repeated
    #[arg(long = "without", value_name = "CODE")]
    without: Vec<String>,
}

pub(super) fn run(verb: &ProductVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        ProductVerb::List { organization } => {
            let typed = organization.clone();
            let found = place.read(move |act| {
                let at = named(act, typed.as_deref())?;
                products::list(act, at)
            })?;
            Ok(Shown::list(Records { records: found.iter().map(record).collect(), next: None }))
        }
        ProductVerb::Show { product } => {
            let typed = product.clone();
            let found = place.read(move |act| find(act, &typed))?;
            Ok(Shown::one(&record(&found)))
        }
        ProductVerb::Create(create) => make(create, place),
        ProductVerb::Change(change) => alter(change, place),
    }
}

/// The product of that id or exact name.
fn find(act: &mut Act<'_>, typed: &str) -> domain::Result<Product> {
    let operator = named(act, None)?;
    if let Ok(id) = typed.parse::<ProductId>() {
        return products::get(act, operator, id);
    }
    let mut exact = products::list(act, operator)?.into_iter().filter(|product| product.name == typed);
    match (exact.next(), exact.next()) {
        (Some(product), None) => Ok(product),
        _ => Err(Refusal::NotFound.into()),
    }
}

/// The id of the product of that id or exact name.
pub(super) fn product(act: &mut Act<'_>, typed: &str) -> domain::Result<ProductId> {
    find(act, typed).map(|product| product.id)
}

fn edition(typed: &str) -> domain::Result<EditionForm> {
    let parts: Vec<&str> = typed.split(':').map(str::trim).collect();
    let refused = |problem| Refusal::field("edition", problem);
    let (code, name, unit, storage) = match parts.as_slice() {
        [code, name, unit] => (code, name, unit, None),
        [code, name, unit, storage] => (code, name, unit, Some(storage)),
        _ => return Err(refused(Problem::WrongType).into()),
    };
    let storage_gb = storage.map(|gb| gb.parse()).transpose().map_err(|_| refused(Problem::NotANumber))?;
    Ok(EditionForm {
        code: (*code).to_owned(),
        name: (*name).to_owned(),
        unit: (*unit).to_owned(),
        storage_gb,
        ..EditionForm::default()
    })
}

fn editions(typed: &[String]) -> domain::Result<Vec<EditionForm>> {
    typed.iter().map(|typed| edition(typed)).collect()
}

/// One word for the units of an edition.
#[derive(Clone)]
struct Noun {
    edition: String,
    language: Language,
    plural: Plural,
    word: String,
}

fn noun(typed: &str) -> domain::Result<Noun> {
    let refused = || Refusal::field("noun", Problem::WrongType);
    let (key, text) = typed.split_once('=').ok_or_else(refused)?;
    let [edition, language, plural] = key.split(':').map(str::trim).collect::<Vec<_>>()[..] else {
        return Err(refused().into());
    };
    Ok(Noun {
        edition: edition.to_owned(),
        language: word("noun", language)?,
        plural: word("noun", plural)?,
        word: text.trim().to_owned(),
    })
}

fn nouns(typed: &[String]) -> domain::Result<Vec<Noun>> {
    typed.iter().map(|typed| noun(typed)).collect()
}

/// Puts the words to their editions. Refused at the field of an edition that is not there.
fn name_units(editions: &mut [EditionForm], nouns: &[Noun]) -> domain::Result<()> {
    for noun in nouns {
        let named = editions.iter_mut().find(|edition| edition.code == noun.edition);
        let edition = named.ok_or_else(|| Refusal::field("noun", Problem::NotAChoice))?;
        let known = std::mem::take(&mut edition.nouns);
        edition.nouns = known.with(noun.language, noun.plural, noun.word.as_str());
    }
    Ok(())
}

fn make(create: &Create, place: &Place<'_>) -> domain::Result<Shown> {
    let mut form = ProductForm {
        name: create.name.clone(),
        download_url: create.download_url.clone(),
        editions: editions(&create.editions)?,
    };
    name_units(&mut form.editions, &nouns(&create.nouns)?)?;
    let owner = create.owner.clone();
    let made = place.work(move |act| {
        let owner = named(act, owner.as_deref())?;
        products::create(act, owner, &form)
    })?;
    Ok(Shown::one(&record(&made)))
}

fn alter(change: &Change, place: &Place<'_>) -> domain::Result<Shown> {
    let (wanted, words, given) = (editions(&change.editions)?, nouns(&change.nouns)?, change.clone());
    let after = place.work(move |act| {
        let before = find(act, &given.product)?;
        let mut form = before.form();
        form.name = given.name.clone().unwrap_or(form.name);
        form.download_url = given.download_url.clone().unwrap_or(form.download_url);
        form.editions.retain(|edition| !given.without.contains(&edition.code));
        for wanted in &wanted {
            match form.editions.iter_mut().find(|edition| edition.code == wanted.code) {
                Some(known) => {
                    (known.name, known.unit) = (wanted.name.clone(), wanted.unit.clone());
                    known.storage_gb = wanted.storage_gb;
                }
                None => form.editions.push(wanted.clone()),
            }
        }
        for edition in form.editions.iter_mut().filter(|edition| given.without_nouns.contains(&edition.code))
        {
            edition.nouns = Nouns::default();
        }
        name_units(&mut form.editions, &words)?;
        products::change(act, before.id, &form, before.version)
    })?;
    Ok(Shown::one(&record(&after)))
}

fn record(product: &Product) -> Record {
    let editions: Vec<_> = product
        .editions
        .iter()
        .map(|edition| {
            json!({ "code": edition.code, "name": edition.name, "unit": edition.unit,
                "storage_gb": edition.storage_gb, "nouns": edition.nouns })
        })
        .collect();
    Record::new()
        .with("id", product.id)
        .with("name", &product.name)
        .with("owner", &product.owner_name)
        .with("download_url", &product.download_url)
        .with("editions", editions)
}
