//! A small trade for tests: a partner with its people, a reseller and a child below it, a rival beside it, and
//! records in every state that operations ask for.

use super::TestWorld;
use crate::{
    Caller, World,
    access::{PartnerType, Role},
    billing::{self, Invoice},
    bindings::{self, Bound},
    bulk, customers,
    deployment_keys::{self, KeyForm},
    ids::{
        AllotmentId, BatchId, CodeId, DeploymentKeyId, InvoiceId, JobId, NoteId, OrganizationId, PaymentId,
        PlanId, PlannedChangeId, ProductId, RequestId, SeatId, StockId, UnbindId,
    },
    language::Language,
    licenses::{self, License, Stage},
    notes::{self, Subject},
    outbox::MailKind,
    page::Window,
    planned_changes,
    products::PlanForm,
    purchase_codes, requests,
    templates::{self, Parts},
    vault::Secret,
};

/// Acme (msp) has an edited text of its own (the English letter about a changed password) and sells to Asiakas; Beta (reseller) and Gamma (msp) stand below Acme, Zeta (msp) beside it.
pub struct Shop {
    pub t: TestWorld,
    pub acme: OrganizationId,
    pub beta: OrganizationId,
    pub gamma: OrganizationId,
    pub zeta: OrganizationId,
    /// Acme's customer, with an encryption key and all the records below.
    pub customer: OrganizationId,
    /// Acme's customer without licenses.
    pub empty: OrganizationId,
    /// Acme's customer that is disabled.
    pub disabled: OrganizationId,
    /// Beta's customer.
    pub resold: OrganizationId,
    /// Zeta's customer.
    pub rival: OrganizationId,
    /// Acme's product, plan and trial plan.
    pub product: ProductId,
    pub plan: PlanId,
    pub trial_plan: PlanId,
    /// Five Standard and one Server in force; Ann and t2testi sit on it.
    pub license: License,
    pub seats: Vec<SeatId>,
    /// Of the Standard line of that license.
    pub deployment_key: DeploymentKeyId,
    pub suspended: License,
    pub draft: License,
    /// One Standard on trial, with a user whose device is installed.
    people: Option<People>,
    runs: Option<Runs>,
    pub trial: License,
    pub trial_seat: SeatId,
    /// Three codes of ten Standard, made by Acme: the first is entered by Acme itself, and Gamma was given four of it.
    pub batch: BatchId,
    pub codes: Vec<(CodeId, Secret)>,
    pub stock: StockId,
    pub allotment: AllotmentId,
    /// Zeta's license for its own customer, under its own plan.
    pub rival_license: License,
    /// Eight Standard from next March on; and the same of another day, called off.
    pub planned: PlannedChangeId,
    pub cancelled: PlannedChangeId,
    /// Ann noted it on the license; the other one she took away again.
    pub note: NoteId,
    pub removed_note: NoteId,
    /// What Acme invoices, in shops that keep books.
    books: Option<Books>,
    /// People of Acme.
    pub admin: Caller,
    pub manager: Caller,
    pub viewer: Caller,
    /// Admins elsewhere: of the reseller below, of the partner below, of the rival, of the customer itself.
    pub reseller: Caller,
    pub child: Caller,
    pub sibling: Caller,
    pub buyer: Caller,
}

/// Bulk runs that Acme's admin began: one waits, one is stopped, one is over with a customer disabled and one refused.
pub struct Runs {
    pub running: JobId,
    pub stopped: JobId,
    pub finished: JobId,
}

/// Units of the shop's license bound to people, and what they ask for.
pub struct People {
    /// Bound to somebody who has yet to register.
    pub waiting: Bound,
    /// The unbinding of another unit.
    pub unbound: UnbindId,
    /// The buyer asked for a unit for themselves.
    pub request: RequestId,
}

impl Shop {
    pub fn new() -> Self {
        let t = TestWorld::new();
        let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
        let beta = t.partner(acme, "Beta", PartnerType::Reseller);
        let gamma = t.partner(acme, "Gamma", PartnerType::Msp);
        let zeta = t.partner(t.operator(), "Zeta", PartnerType::Msp);
        let customer = t.customer(acme, "Asiakas Oy");
        t.made(move |act| customers::set_key(act, customer, &Secret::new("correct horse battery staple")));
        let disabled = t.customer(acme, "Suljettu Oy");
        t.made(move |act| customers::disable(act, disabled, "unpaid"));
        let product = t.product(acme).id;
        let plan = t.plan(product, PlanForm::default()).id;
        let trial_plan = t.trial_plan(product).id;
        let license = t.license(customer, plan, 5, 1);
        let seats = t.seats(license.id, &["ann@x.example", "t2testi"]);
        let (of, rollout) = (license.id, KeyForm { name: "Rollout".into(), ..KeyForm::default() });
        let (_, key) = t.made(move |act| deployment_keys::create(act, of, "standard", &rollout));
        let suspended = t.license(customer, plan, 1, 0).id;
        let suspended = t.made(move |act| licenses::suspend(act, suspended, "unpaid"));
        let request = licenses::Issue { stage: Stage::Draft, ..super::license_request(plan, 1, 0) };
        let draft = t.made(move |act| licenses::issue(act, customer, &request));
        let trial = t.license(customer, trial_plan, 1, 0);
        let trial_seat = t.seats(trial.id, &["trial@x.example"])[0];
        t.device(trial_seat, "laptop");
        t.made(move |act| {
            let parts = Parts {
                subject: "Changed".into(),
                body: "Hello {{ name }}".into(),
                why: "Not you?".into(),
                ..Parts::default()
            };
            templates::save(act, acme, (MailKind::PasswordChanged, Language::En), 0, &parts)
        });
        let (batch, codes) = t.batch(acme, plan, 3);
        let stock = t.enter_code(acme, &codes[0].1).id;
        t.made(move |act| purchase_codes::allot_to_partner(act, stock, gamma, 4));
        let given = t.made(move |act| purchase_codes::allotments(act, stock, &Window::first(1)));
        let allotment = given.items[0].id;
        let planned = t.planned_units(&license, 8, "2027-03-01");
        let cancelled = t.planned_units(&license, 8, "2027-04-01");
        t.made(move |act| planned_changes::cancel(act, cancelled));
        let admin = t.person("ann", acme, Role::Admin);
        let of_license = Subject::License(license.id);
        let write = |text: &'static str| {
            t.work(&admin, move |act| notes::write(act, of_license, text)).expect("a note is written").id
        };
        let (note, removed_note) = (write("Calls on Mondays"), write("Wrong license"));
        t.work(&admin, move |act| notes::remove(act, removed_note)).expect("a note is removed");
        let rival = t.customer(zeta, "Kilpailija Oy");
        let rival_plan = t.plan(t.product(zeta).id, PlanForm::default()).id;
        Self {
            empty: t.customer(acme, "Tyhja Oy"),
            resold: t.customer(beta, "Jalleenmyyty Oy"),
            books: None,
            planned,
            cancelled,
            rival,
            rival_license: t.license(rival, rival_plan, 5, 1),
            admin,
            note,
            removed_note,
            manager: t.person("max", acme, Role::Manager),
            viewer: t.person("vera", acme, Role::Viewer),
            reseller: t.person("rob", beta, Role::Admin),
            child: t.person("gil", gamma, Role::Admin),
            sibling: t.person("zoe", zeta, Role::Admin),
            buyer: t.person("bea", customer, Role::Admin),
            t,
            acme,
            beta,
            gamma,
            zeta,
            customer,
            disabled,
            product,
            plan,
            trial_plan,
            license,
            seats,
            deployment_key: key.id,
            people: None,
            runs: None,
            suspended,
            draft,
            trial,
            trial_seat,
            batch,
            codes,
            stock,
            allotment,
        }
    }

    /// With prices, and an order and invoices of one more customer of Acme.
    pub fn with_books() -> Self {
        let mut shop = Self::new();
        shop.books = Some(Books::of(&shop));
        shop
    }

    /// The invoices of a shop that keeps books.
    pub fn books(&self) -> &Books {
        self.books.as_ref().expect("a shop with books")
    }

    /// With what only some sweeps need on the license.
    #[must_use]
    pub fn with_people(mut self) -> Self {
        let (license, customer) = (self.license.id, self.customer);
        let (waiting, unbound) = self.t.made(move |act| {
            let waiting = bindings::bind(act, license, "standard", "waiting@x.example")?;
            let gone = bindings::bind(act, license, "standard", "gone@x.example")?;
            Ok((waiting, bindings::unbind(act, &[gone.seat])?.id))
        });
        let request = self.t.work(&self.buyer, move |act| {
            let wish = requests::Wish { wish: "Northern Backup".into(), units: 1, note: String::new() };
            requests::ask_unit(act, customer, &wish)
        });
        let request = request.expect("a member may ask their company");
        self.people = Some(People { waiting, unbound, request });
        self.runs = Some(Runs::of(&self));
        self
    }

    /// The bulk runs that [`Shop::with_people`] made.
    pub fn runs(&self) -> &Runs {
        self.runs.as_ref().expect("the shop was made with runs")
    }

    /// What [`Shop::with_people`] made.
    pub fn people(&self) -> &People {
        self.people.as_ref().expect("the shop was made with people")
    }

    pub fn world(&self) -> &World {
        &self.t.world
    }
}

impl Runs {
    fn of(shop: &Shop) -> Self {
        let (t, acme) = (&shop.t, shop.acme);
        let run = |customers: &[OrganizationId]| {
            let order = bulk::Order {
                action: bulk::BulkAction::DisableCustomers,
                chosen: bulk::Chosen::These(customers.iter().map(ToString::to_string).collect()),
                how: bulk::How::default(),
                applies: None,
            };
            t.work(&shop.admin, move |act| bulk::start(act, acme, &order)).expect("a run begins")
        };
        let (done, refused) = (t.customer(acme, "Monta Oy"), t.customer(acme, "Muuttunut Oy"));
        let finished = run(&[done, refused]);
        t.made(move |act| customers::disable(act, refused, "by hand"));
        let worker = Caller::worker("bulk");
        let held = t.work(&worker, bulk::claim).expect("a run is claimed").expect("a run waits");
        let positions = t.work(&worker, move |act| bulk::waiting(act, held, 50)).expect("records wait");
        for position in positions {
            let Err(error) = t.work(&worker, move |act| bulk::carry_out(act, held, position)) else {
                continue;
            };
            let refusal = error.refusal().cloned();
            t.work(&worker, move |act| bulk::give_up(act, held, position, refusal.as_ref()))
                .expect("a refusal is kept");
        }
        let stopped = run(&[shop.empty]);
        t.work(&shop.admin, move |act| bulk::stop(act, stopped)).expect("a run is stopped");
        Self { running: run(&[shop.empty]), stopped, finished }
    }
}

/// Acme's customer with an order, an invoice that waits for money, and one that is paid.
pub struct Books {
    pub customer: OrganizationId,
    pub order: InvoiceId,
    pub invoice: Invoice,
    pub paid: InvoiceId,
    pub payment: PaymentId,
}

impl Books {
    fn of(shop: &Shop) -> Self {
        let (t, plan) = (&shop.t, shop.plan);
        t.issuer(shop.acme, plan);
        let customer = t.customer(shop.acme, "Lasku Oy");
        let order = t.made(move |act| billing::place(act, customer, &super::order(plan, 1))).head.id;
        let paid = t.invoice(customer, plan, 2);
        let payment = t.pay(paid.head.id, "2026112300017", paid.head.total_minor).payments[0].id;
        Self { customer, order, invoice: t.invoice(customer, plan, 1), paid: paid.head.id, payment }
    }
}

impl Default for Shop {
    fn default() -> Self {
        Self::new()
    }
}
