//! What tests sell: customers, a catalogue, licenses, users and devices, each made by its own operation.

use db::params;

use super::TestWorld;
use crate::{
    Act, Error, Refusal, Result,
    clock::Day,
    customers::{self, Form},
    ids::{
        BatchId, CodeId, InstallationId, LicenseId, OrganizationId, PlanId, PlannedChangeId, ProductId,
        SeatId,
    },
    licenses::{self, Issue, License, LineRequest, Resolution, Stage},
    organizations, places,
    planned_changes::{self, Deed, When},
    products::{self, EditionForm, Plan, PlanForm, Product, ProductForm},
    purchase_codes::{self, EntryForm, NewBatch, Stock},
    search,
    seats::{self, NewSeat},
    vault::Secret,
};

/// A customer's form that is taken as it is: a Finnish company in Helsinki.
pub fn customer_form(name: &str) -> Form {
    Form {
        name: name.into(),
        business_id: "1650321-2".into(),
        street_address: "Mannerheimintie 1".into(),
        postal_code: "00100".into(),
        postal_area: "Helsinki".into(),
        country: "FI".into(),
        language: "fi".into(),
        time_zone: "Europe/Helsinki".into(),
        username_prefix: "asiakas-".into(),
        emergency_email: String::new(),
        account_name: String::new(),
        region: String::new(),
        contact_first_name: "Matti".into(),
        contact_last_name: "Salo".into(),
        contact_email: "matti.salo@testi.example".into(),
        keep_deleted_days: 30,
    }
}

/// The product of the seed documents: Standard is a workstation with 10 GB, Server a server with 25 GB, so that
/// five and one give 75 GB (NX-27, NX-41).
pub fn product_form() -> ProductForm {
    let edition = |code: &str, name: &str, unit: &str, storage_gb| EditionForm {
        id: None,
        code: code.into(),
        name: name.into(),
        unit: unit.into(),
        storage_gb: Some(storage_gb),
        ..EditionForm::default()
    };
    ProductForm {
        name: "Northern Backup".into(),
        download_url: "https://download.example/northern-backup".into(),
        editions: vec![
            edition("standard", "Standard", "workstation", 10),
            edition("server", "Server", "server", 25),
        ],
    }
}

/// A request for a license in force from today on.
pub fn license_request(plan: PlanId, standard: i64, server: i64) -> Issue {
    let line = |edition: &str, quantity| LineRequest { edition: edition.into(), quantity };
    Issue {
        plan,
        lines: vec![line("standard", standard), line("server", server)],
        starts_on: None,
        extra_space_gb: 0,
        client_limit_gb: 0,
        comments: String::new(),
        stage: Stage::InForce,
        overlap: vec![Resolution::SIDE_BY_SIDE],
    }
}

/// A user of the Standard edition whose name is the address, or who has none when it is not one.
pub fn new_seat(username: &str) -> NewSeat {
    NewSeat {
        username: username.into(),
        email: if username.contains('@') { username.into() } else { String::new() },
        edition: "standard".into(),
        keep_deleted_days: 30,
        language: None,
        code: None,
    }
}

/// Codes of ten Standard each.
pub fn new_batch(plan: PlanId, codes: i64) -> NewBatch {
    NewBatch { name: String::new(), plan, edition: "standard".into(), units: 10, codes, valid_until: None }
}

impl TestWorld {
    /// Makes a batch of [`new_batch`]; its codes stay sealed, and are told here.
    pub fn batch(&self, maker: OrganizationId, plan: PlanId, codes: i64) -> (BatchId, Vec<(CodeId, Secret)>) {
        self.made(move |act| {
            let batch = purchase_codes::make(act, maker, &new_batch(plan, codes))?;
            Ok((batch, purchase_codes::peek(act, batch)?))
        })
    }

    /// Enters a code for an organization.
    pub fn enter_code(&self, organization: OrganizationId, code: &Secret) -> Stock {
        let code = code.clone();
        self.made(move |act| {
            let found = purchase_codes::try_code(act, organization, code.reveal())?;
            let entry = EntryForm { email: "ostot@testi.example".into(), company: "Asiakas".into() };
            purchase_codes::enter(act, organization, &found?, &entry)
        })
    }

    /// Creates a customer with [`customer_form`].
    pub fn customer(&self, parent: OrganizationId, name: &str) -> OrganizationId {
        let form = customer_form(name);
        self.made(move |act| customers::create(act, parent, &form))
    }

    /// Creates the product of [`product_form`].
    /// A product of [`product_form`]; further ones of other owners are named after their owner, too.
    pub fn product(&self, owner: OrganizationId) -> Product {
        self.made(move |act| {
            let (form, named) = (product_form(), organizations::name(act, owner)?);
            match products::create(act, owner, &form) {
                Err(Error::Refused(Refusal::Invalid(_))) => {
                    let name = format!("{} of {named}", form.name);
                    products::create(act, owner, &ProductForm { name, ..form })
                }
                made => made,
            }
        })
    }

    /// Adds a plan; one without a name is called "Yearly".
    pub fn plan(&self, product: ProductId, mut form: PlanForm) -> Plan {
        if form.name.is_empty() {
            form.name = "Yearly".into();
        }
        self.made(move |act| products::create_plan(act, product, &form))
    }

    /// A month's trial that may be extended once (NX-32).
    pub fn trial_plan(&self, product: ProductId) -> Plan {
        let form =
            PlanForm { name: "Trial".into(), version: "trial".into(), term_months: 1, ..PlanForm::default() };
        self.plan(product, form)
    }

    /// Issues a license in force from today on.
    pub fn license(&self, customer: OrganizationId, plan: PlanId, standard: i64, server: i64) -> License {
        let request = license_request(plan, standard, server);
        self.made(move |act| licenses::issue(act, customer, &request))
    }

    /// Adds users of the Standard edition; no mail goes out.
    pub fn seats(&self, license: LicenseId, usernames: &[&str]) -> Vec<SeatId> {
        let rows: Vec<NewSeat> = usernames.iter().map(|username| new_seat(username)).collect();
        self.made(move |act| seats::add(act, license, &rows))
    }

    /// Puts a device on a seat by plain rows and counters, without what `activation` asks and answers.
    pub fn device(&self, seat: SeatId, name: &str) -> InstallationId {
        let name = name.to_owned();
        self.made(move |act| put_device(act, seat, &name))
    }
}

fn put_device(act: &mut Act<'_>, seat: SeatId, name: &str) -> Result<InstallationId> {
    let customer = places::customer_of(act, seat)?;
    let installation = InstallationId::from_uuid(act.fresh_id());
    let now = act.now();
    let (license, edition): (LicenseId, crate::ids::EditionId) = act.tx().one(
        "UPDATE seats SET devices = devices + 1, installed_at = COALESCE(installed_at, $3) \
         WHERE customer_id = $1 AND id = $2 AND removed_at IS NULL RETURNING license_id, edition_id",
        params![customer, seat, now],
    )?;
    act.tx().execute(
        "UPDATE lines SET installed = installed + 1 WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
        params![customer, license, edition],
    )?;
    act.tx().execute(
        "INSERT INTO installations (customer_id, id, seat_id, license_id, edition_id, token_hash, device_hash, \
         device_name, platform, software_version, storage_used_bytes, activated_at, contact_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'linux', '1.0.0', 0, $9, $9)",
        params![
            customer,
            installation,
            seat,
            license,
            edition,
            installation.uuid().as_bytes().as_slice(),
            installation.to_string(),
            name,
            now
        ],
    )?;
    places::note(act, installation, customer)?;
    search::follow(act, search::Kind::Installation, customer, &[installation.uuid()])?;
    Ok(installation)
}

impl TestWorld {
    /// Plans another total of the Standard edition for a day.
    pub fn planned_units(&self, license: &License, quantity: i64, day: &str) -> PlannedChangeId {
        let (customer, license) = (license.customer, license.id);
        let day: Day = day.parse().expect("a day");
        self.made(move |act| {
            let wish = planned_changes::Plan {
                deed: Deed::Units,
                license: Some(license),
                edition: "standard".into(),
                quantity: Some(quantity),
                when: When::On(day),
                reason: String::new(),
            };
            planned_changes::plan(act, customer, &wish)
        })
        .id
    }
}
