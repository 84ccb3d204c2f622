//! `plan`: under what terms a product is sold, by whom, and through which revisions.

use clap::{Args, Subcommand};
use domain::ids::{OrganizationId, PlanId};
use domain::licenses;
use domain::products::{self, DeviceRules, Plan, PlanForm, Sellers};
use domain::{Act, Problem, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Place, Record, Records, Shown, license, named, product};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum PlanVerb {
    /// Plans that an organization may sell, with how they stand there
    List {
        /// Id or name; default: the operator
        organization: Option<String>,
    },
    /// One plan in full
    Show {
        /// Id or name
        plan: String,
    },
    /// Add a plan to a product
    Create {
        /// Id or name of the product
        product: String,
        #[command(flatten)]
        terms: Box<Terms>,
    },
    /// Change a plan; licenses already issued keep the terms they were sold under
    Change {
        /// Id or name
        plan: String,
        #[command(flatten)]
        terms: Box<Terms>,
    },
    /// Show or decide who may sell a plan
    Sellers {
        /// Id or name
        plan: String,
        /// Everybody below its owner
        #[arg(long, conflicts_with = "only")]
        everybody: bool,
        /// Only this partner with all below it: id or name; may be repeated
        #[arg(long, value_name = "PARTNER")]
        only: Vec<String>,
    },
    /// Approve the latest terms of a plan for the partner in whose branch an organization stands
    Approve {
        /// Id or name
        plan: String,
        /// Id or name of the partner
        partner: String,
    },
    /// The revisions of a plan with what each changed and how many licenses are on it
    Revisions {
        /// Id or name
        plan: String,
    },
    /// Move the licenses of one revision to the present terms, at most 200 at a time
    Adopt {
        /// Id or name
        plan: String,
        revision: i64,
        /// Whose customers: id or name; default: the operator
        #[arg(long, value_name = "ORGANIZATION")]
        of: Option<String>,
    },
}

/// The terms of a plan; what is left out is as usual, or stays as it is.
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Terms {
    #[arg(long)]
    name: Option<String>,
    /// full, trial or nfr
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// 1 to 66
    #[arg(long, value_name = "N")]
    term_months: Option<i64>,
    #[arg(long, value_name = "N")]
    grace_days: Option<i64>,
    /// Days before the end that it counts as expiring
    #[arg(long, value_name = "N")]
    notice_days: Option<i64>,
    /// Days before the end on which notices go out, such as "30, 7, 1, 0, -7"
    #[arg(long, value_name = "DAYS", allow_hyphen_values = true)]
    notices: Option<String>,
    #[arg(long, value_name = "N")]
    trial_extensions: Option<i64>,
    #[arg(long, value_name = "N")]
    devices_per_seat: Option<i64>,
    /// Parts of a device that must agree for it to be the same one; "" for more than half
    #[arg(long, value_name = "N")]
    components_agree: Option<String>,
    /// Moves of a user to another device in a period, such as 3/90; "" for no limit
    #[arg(long, value_name = "N/DAYS")]
    device_moves: Option<String>,
    /// Days without contact after which a place is freed; "" for never
    #[arg(long, value_name = "DAYS")]
    free_after_days: Option<String>,
    /// block, degrade, warn or advisory
    #[arg(long, value_name = "MODE")]
    enforcement: Option<String>,
    /// All features it has from now on, NAME or NAME=VALUE; may be repeated
    #[arg(long = "feature", value_name = "NAME[=VALUE]")]
    features: Vec<String>,
    /// Units that a new license begins with, such as standard=5; may be repeated
    #[arg(long = "units", value_name = "EDITION=N")]
    units: Vec<String>,
    /// Last day of sale, YYYY-MM-DD; "" for none
    #[arg(long, value_name = "DAY")]
    sale_ends_on: Option<String>,
    /// Last day of life, YYYY-MM-DD; "" for none
    #[arg(long, value_name = "DAY")]
    life_ends_on: Option<String>,
}

impl Terms {
    fn over(&self, mut form: PlanForm) -> domain::Result<PlanForm> {
        let texts = [
            (&mut form.name, &self.name),
            (&mut form.version, &self.kind),
            (&mut form.notice_schedule, &self.notices),
            (&mut form.enforcement, &self.enforcement),
            (&mut form.sale_ends_on, &self.sale_ends_on),
            (&mut form.life_ends_on, &self.life_ends_on),
        ];
        for (text, given) in texts {
            text.clone_from(given.as_ref().unwrap_or(&text.clone()));
        }
        let numbers = [
            (&mut form.term_months, self.term_months),
            (&mut form.grace_days, self.grace_days),
            (&mut form.notice_days, self.notice_days),
            (&mut form.trial_extensions, self.trial_extensions),
            (&mut form.devices_per_seat, self.devices_per_seat),
        ];
        for (number, given) in numbers {
            *number = given.unwrap_or(*number);
        }
        form.device_rules = self.rules_over(form.device_rules)?;
        if !self.features.is_empty() {
            form.features = self.features.join("\n");
        }
        for typed in &self.units {
            let (code, units) = units(typed)?;
            match form.default_units.iter_mut().find(|(known, _)| *known == code) {
                Some(known) => known.1 = units,
                None => form.default_units.push((code, units)),
            }
        }
        Ok(form)
    }
}

impl Terms {
    fn rules_over(&self, mut rules: DeviceRules) -> domain::Result<DeviceRules> {
        if let Some(typed) = &self.components_agree {
            rules.components_agree = count("components_agree", typed)?;
        }
        if let Some(typed) = &self.free_after_days {
            rules.free_after_days = count("free_after_days", typed)?;
        }
        if let Some(typed) = &self.device_moves {
            let (moves, days) = typed.split_once('/').unwrap_or((typed, ""));
            rules.moves = count("device_moves", moves)?;
            rules.moves_days = count("moves_days", days)?.unwrap_or(DeviceRules::MOVES_DAYS);
        }
        Ok(rules)
    }
}

/// A number, or none where nothing is given.
fn count(field: &str, typed: &str) -> domain::Result<Option<i64>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    typed.parse().map(Some).map_err(|_| Refusal::field(field, Problem::NotANumber).into())
}

fn units(typed: &str) -> domain::Result<(String, i64)> {
    let read = typed
        .split_once('=')
        .and_then(|(code, units)| Some((code.trim().to_lowercase(), units.trim().parse().ok()?)));
    read.ok_or_else(|| Refusal::field("units", Problem::NotANumber).into())
}

pub(super) fn run(verb: &PlanVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        PlanVerb::List { organization } => {
            let typed = organization.clone();
            let found = place.read(move |act| {
                let at = named(act, typed.as_deref())?;
                products::plans(act, at)
            })?;
            Ok(Shown::list(Records { records: found.iter().map(row).collect(), next: None }))
        }
        PlanVerb::Show { plan } => {
            let typed = plan.clone();
            let found = place.read(move |act| find(act, &typed))?;
            Ok(Shown::one(&record(&found)))
        }
        PlanVerb::Create { product, terms } => {
            let (typed, form) = (product.clone(), terms.over(PlanForm::default())?);
            let made = place.work(move |act| {
                let product = product::product(act, &typed)?;
                products::create_plan(act, product, &form)
            })?;
            Ok(Shown::one(&record(&made)))
        }
        PlanVerb::Change { plan, terms } => {
            let (typed, terms) = (plan.clone(), terms.clone());
            let after = place.work(move |act| {
                let before = find(act, &typed)?;
                let form = terms.over(before.form())?;
                products::change_plan(act, before.id, &form, before.edited)
            })?;
            Ok(Shown::one(&record(&after)))
        }
        PlanVerb::Sellers { plan, everybody, only } => sellers((plan, *everybody, only), place),
        PlanVerb::Approve { plan, partner } => approve(plan, partner, place),
        PlanVerb::Revisions { plan } => revisions(plan, place),
        PlanVerb::Adopt { plan, revision, of } => adopt((plan, *revision, of.as_deref()), place),
    }
}

/// The plan of that id or name.
fn find(act: &mut Act<'_>, typed: &str) -> domain::Result<Plan> {
    let (operator, id): (OrganizationId, PlanId) = (named(act, None)?, license::plan(act, typed)?);
    products::plan(act, operator, id)
}

fn sellers((typed, everybody, only): (&str, bool, &[String]), place: &Place<'_>) -> domain::Result<Shown> {
    let (typed, only) = (typed.to_owned(), only.to_vec());
    let found = place.work(move |act| {
        let plan = find(act, &typed)?;
        if everybody {
            products::set_sellers(act, plan.id, &Sellers::Everybody, plan.edited)?;
        } else if !only.is_empty() {
            let chosen: domain::Result<Vec<OrganizationId>> =
                only.iter().map(|partner| named(act, Some(partner))).collect();
            products::set_sellers(act, plan.id, &Sellers::Chosen(chosen?), plan.edited)?;
        }
        products::plan_sellers(act, plan.id)
    })?;
    let record = |seller: &products::Seller| {
        let approved = seller.approved.as_ref();
        Record::new()
            .with("id", seller.organization)
            .with("name", &seller.name)
            .with("chosen", seller.chosen)
            .with("sells", seller.sells)
            .with("locked", seller.locked)
            .with("approved_revision", approved.map(|approval| approval.revision))
            .with("approved_by", approved.and_then(|approval| approval.by.as_ref()))
    };
    Ok(Shown::list(Records { records: found.iter().map(record).collect(), next: None }))
}

fn approve(plan: &str, partner: &str, place: &Place<'_>) -> domain::Result<Shown> {
    let (plan, partner) = (plan.to_owned(), partner.to_owned());
    let approved = place.work(move |act| {
        let plan = find(act, &plan)?;
        let partner = named(act, Some(&partner))?;
        products::approve_plan(act, partner, plan.id, plan.revision)
    })?;
    Ok(Shown::one(&record(&approved)))
}

fn revisions(typed: &str, place: &Place<'_>) -> domain::Result<Shown> {
    let typed = typed.to_owned();
    let (found, counts) = place.read(move |act| {
        let (operator, plan) = (named(act, None)?, find(act, &typed)?);
        let counts = licenses::on_revisions(act, operator, plan.id)?;
        Ok((products::plan_revisions(act, operator, plan.id)?, counts))
    })?;
    let record = |(at, one): (usize, &products::Revision)| {
        let before = found.get(at + 1);
        let licenses = counts.iter().find(|(of, _)| *of == one.revision).map_or(0, |(_, count)| *count);
        Record::new()
            .with("revision", one.revision)
            .with("made_at", one.made_at)
            .with("made_by", &one.made_by)
            .with("licenses", licenses)
            .with("changes", before.map(|before| products::differences(&before.terms, &one.terms)))
    };
    Ok(Shown::list(Records { records: found.iter().enumerate().map(record).collect(), next: None }))
}

fn adopt((typed, revision, of): (&str, i64, Option<&str>), place: &Place<'_>) -> domain::Result<Shown> {
    let (typed, of) = (typed.to_owned(), of.map(str::to_owned));
    let adopted = place.work(move |act| {
        let plan = find(act, &typed)?;
        let at = named(act, of.as_deref())?;
        let counts = licenses::on_revisions(act, at, plan.id)?;
        let seen = counts.iter().find(|(of, _)| *of == revision).map_or(0, |(_, count)| *count);
        licenses::adopt_all(act, at, (plan.id, revision), seen)
    })?;
    let stayed: Vec<_> = adopted
        .stayed
        .iter()
        .map(|(number, why)| json!({ "number": number, "refusal": why.code() }))
        .collect();
    Ok(Shown::one(
        &Record::new().with("moved", adopted.moved).with("stayed", stayed).with("left", adopted.left),
    ))
}

fn row(plan: &Plan) -> Record {
    Record::new()
        .with("id", plan.id)
        .with("product", &plan.product_name)
        .with("name", &plan.name)
        .with("kind", plan.version)
        .with("term_months", plan.term_months)
        .with("revision", plan.revision)
        .with("locked", plan.locked)
        .with("sale_ends_on", plan.sale_ends_on)
        .with("life_ends_on", plan.life_ends_on)
}

fn record(plan: &Plan) -> Record {
    let units: Vec<_> = plan
        .editions
        .iter()
        .map(|edition| json!({ "edition": edition.code, "units": plan.default_units(edition.id) }))
        .collect();
    row(plan)
        .with("grace_days", plan.grace_days)
        .with("notice_days", plan.notice_days)
        .with("notices", &plan.notice_schedule)
        .with("trial_extensions", plan.trial_extensions)
        .with("devices_per_seat", plan.devices_per_seat)
        .with("components_agree", plan.device_rules.components_agree)
        .with("device_moves", plan.device_rules.moves)
        .with("moves_days", plan.device_rules.moves.map(|_| plan.device_rules.moves_days))
        .with("free_after_days", plan.device_rules.free_after_days)
        .with("enforcement", plan.enforcement)
        .with("features", plan.features.told())
        .with("default_units", units)
        .with("sellers", plan.sellers)
}
