//! What is sold in the sample: products, plans, and new terms of one of them.

use domain::Language;
use domain::ids::OrganizationId;
use domain::products::{self, EditionForm, Nouns, PlanForm, Plural, ProductForm};

use super::people;
use super::story::{Catalogue, Sellers, Telling};
use crate::config::Problem;

impl Telling {
    pub(super) fn catalogue(&self, operator: OrganizationId) -> Result<Catalogue, Problem> {
        let backup = product(
            "Backup",
            "backup",
            &[("standard", "Standard", "workstation", Some(10)), ("server", "Server", "server", Some(25))],
        );
        let guard = product("Endpoint Guard", "guard", &[("endpoint", "Endpoint", "endpoint", None)]);
        let yearly = |name: &str| PlanForm { name: name.into(), ..PlanForm::default() };
        let month = PlanForm {
            version: "trial".into(),
            term_months: 1,
            grace_days: 0,
            notice_days: 7,
            ..yearly("Backup, one month’s trial")
        };
        let (full, guarded) = (yearly("Backup, yearly"), yearly("Endpoint Guard, yearly"));
        let (archive, archived) = archive();
        self.act(&self.by(&people::OLIVIA), move |act| {
            let sold = products::create(act, operator, &backup)?;
            let other = products::create(act, operator, &guard)?;
            let mail = products::create(act, operator, &archive)?;
            products::create_plan(act, mail.id, &archived)?;
            Ok(Catalogue {
                full: products::create_plan(act, sold.id, &full)?.id,
                trial: products::create_plan(act, sold.id, &month)?.id,
                guard: products::create_plan(act, other.id, &guarded)?.id,
            })
        })
    }

    /// New terms of a plan, which one partner has approved and another has not.
    pub(super) fn revise(&self, sellers: Sellers, catalogue: Catalogue) -> Result<(), Problem> {
        let (operator, nordic, id) = (sellers.operator, sellers.nordic, catalogue.guard);
        let revised = self.act(&self.by(&people::OLIVIA), move |act| {
            let before = products::plan(act, operator, id)?;
            let form = PlanForm {
                grace_days: 7,
                features: "web-control\ndevice-control".into(),
                notice_schedule: "60, 30, 7, 0".into(),
                ..before.form()
            };
            Ok(products::change_plan(act, id, &form, before.edited)?.revision)
        })?;
        self.act(&self.by(&people::NINA), move |act| {
            products::approve_plan(act, nordic, id, revised).map(|_| ())
        })
    }
}

/// A product whose units have nouns of their own, and its plan.
fn archive() -> (ProductForm, PlanForm) {
    use Plural::{Few, Many, One, Other};
    let nouns = [
        (Language::En, One, "mailbox"),
        (Language::En, Other, "mailboxes"),
        (Language::Fi, One, "postilaatikko"),
        (Language::Fi, Other, "postilaatikkoa"),
        (Language::It, One, "casella"),
        (Language::It, Other, "caselle"),
        (Language::Es, One, "buzón"),
        (Language::Es, Other, "buzones"),
        (Language::Ru, One, "ящик"),
        (Language::Ru, Few, "ящика"),
        (Language::Ru, Many, "ящиков"),
    ];
    let mut archive = product("Mail Archive", "archive", &[("mailbox", "Standard", "user", Some(50))]);
    archive.editions[0].nouns = nouns
        .into_iter()
        .fold(Nouns::default(), |all, (language, plural, word)| all.with(language, plural, word));
    let plan = PlanForm {
        name: "Mail Archive, yearly".into(),
        features: "journaling\nretention = 7 years".into(),
        default_units: vec![("mailbox".into(), 10)],
        notice_schedule: "60, 30, 7, 0".into(),
        ..PlanForm::default()
    };
    (archive, plan)
}

fn product(name: &str, file: &str, editions: &[(&str, &str, &str, Option<i64>)]) -> ProductForm {
    let edition = |(code, name, unit, storage_gb): &(&str, &str, &str, Option<i64>)| EditionForm {
        id: None,
        code: (*code).into(),
        name: (*name).into(),
        unit: (*unit).into(),
        storage_gb: *storage_gb,
        ..EditionForm::default()
    };
    ProductForm {
        name: name.into(),
        download_url: format!("https://download.nordicsoftware.example/{file}"),
        editions: editions.iter().map(edition).collect(),
    }
}
