//! Every public operation of customers, products, licenses and seats in one table, swept with people who may not
//! see the record, may not change it, or may (SR-01, SR-04, SR-05, invariants 9 and 10).

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use db::params;

use crate::{
    Act, Caller, Door, Language, Refusal, Result,
    access::Role,
    act::Actor,
    alerts,
    audit::What,
    billing::{self, InvoiceFilter},
    bindings,
    customers::{self, Filter},
    deployment_keys::{self, KeyForm},
    ids::{OrganizationId, PlanId, TokenId},
    ledger,
    licenses::{self, LicenseFilter},
    outbox::MailKind,
    page::Window,
    products::{self, PlanForm},
    purchase_codes,
    seats::{self, SeatFilter, SeatForm},
    templates::{self, Parts},
    testing::{
        Shop, customer_form, issuer_form, license_request, new_batch, new_seat, order, payment, product_form,
        refusal,
    },
    vault::Secret,
};

type Run = Arc<dyn Fn(&mut Act<'_>, &Shop) -> Result<()> + Send + Sync>;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sort {
    View,
    /// Writes this event.
    Change(What),
}

/// Whom it is out of reach for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Hidden {
    /// Everybody who stands elsewhere, above or below.
    FromAll,
    /// Only the rival: it names a record of Acme from within Zeta's own organization (SR-05).
    FromRival,
}

struct Operation {
    name: &'static str,
    sort: Sort,
    hidden: Hidden,
    run: Run,
}

fn operation(
    name: &'static str,
    sort: Sort,
    run: impl Fn(&mut Act<'_>, &Shop) -> Result<()> + Send + Sync + 'static,
) -> Operation {
    Operation { name, sort, hidden: Hidden::FromAll, run: Arc::new(run) }
}

impl Operation {
    fn hidden(mut self, hidden: Hidden) -> Self {
        self.hidden = hidden;
        self
    }
}

fn none<T>(answer: Result<T>) -> Result<()> {
    answer.map(drop)
}

fn window() -> Window {
    Window::first(10)
}

fn of_vendor(vendor: OrganizationId) -> Filter {
    Filter { vendor: Some(vendor), ..Filter::default() }
}

fn customers_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    vec![
        operation("customers::create", Change(What::CustomerCreated), |act, s| {
            none(customers::create(act, s.acme, &customer_form("Uusi Oy")))
        }),
        operation("customers::open_account", Change(What::CustomerCreated), |act, s| {
            let opening =
                customers::Opening { form: customer_form("Uusi Oy"), ..customers::Opening::default() };
            none(customers::open_account(act, s.acme, &opening))
        }),
        operation("customers::send_account_mail", Change(What::MemberInvited), |act, s| {
            let person = customers::Administrator {
                first_name: "Maria".into(),
                last_name: "Rossi".into(),
                email: "maria@rossi.example".into(),
                language: None,
            };
            none(customers::send_account_mail(act, s.customer, &person, customers::AccountMail::Now))
        }),
        operation("customers::account_name_free", Change(What::CustomerCreated), |act, s| {
            // Refused like `create`, and writes nothing: the event below is that of the creation.
            customers::account_name_free(act, s.acme, "uusi")?;
            none(customers::create(act, s.acme, &customer_form("Uusi Oy")))
        }),
        operation("customers::suggest_account_name", Change(What::CustomerCreated), |act, s| {
            customers::suggest_account_name(act, s.acme, "Uusi Oy")?;
            none(customers::create(act, s.acme, &customer_form("Uusi Oy")))
        }),
        operation("customers::get", View, |act, s| none(customers::get(act, s.customer))),
        operation("customers::change", Change(What::CustomerChanged), |act, s| {
            none(customers::change(act, s.customer, &customer_form("Renamed Oy"), 1))
        }),
        operation("customers::delete", Change(What::CustomerDeleted), |act, s| {
            customers::delete(act, s.empty)
        }),
        operation("customers::disable", Change(What::CustomerDisabled), |act, s| {
            customers::disable(act, s.customer, "unpaid")
        }),
        operation("customers::enable", Change(What::CustomerEnabled), |act, s| {
            customers::enable(act, s.disabled)
        }),
        operation("customers::set_management", Change(What::CustomerChanged), |act, s| {
            none(customers::set_management(act, s.customer, customers::Management::Partner))
        }),
        operation("customers::set_key", Change(What::CustomerChanged), |act, s| {
            customers::set_key(act, s.customer, &Secret::new("another key"))
        }),
        operation("customers::reveal_key", Change(What::KeyRevealed), |act, s| {
            none(customers::reveal_key(act, s.customer))
        }),
        operation("customers::list", View, |act, s| {
            none(customers::list(act, s.acme, &Filter::default(), &window()))
        }),
        operation("customers::list", View, |act, s| {
            none(customers::list(act, s.zeta, &of_vendor(s.acme), &window()))
        })
        .hidden(Hidden::FromRival),
        operation("customers::views", View, |act, s| none(customers::views(act, s.acme, &Filter::default()))),
        operation("customers::views", View, |act, s| none(customers::views(act, s.zeta, &of_vendor(s.acme))))
            .hidden(Hidden::FromRival),
        operation("customers::records", View, |act, s| {
            none(customers::records(act, s.acme, &Filter::default(), &window()))
        }),
        operation("customers::records", View, |act, s| {
            none(customers::records(act, s.zeta, &of_vendor(s.acme), &window()))
        })
        .hidden(Hidden::FromRival),
        operation("customers::names", View, |act, s| none(customers::names(act, s.acme, 10))),
        operation("customers::look_alikes", View, |act, s| {
            none(customers::look_alikes(act, s.acme, "1650321-2"))
        }),
        operation("customers::look_alikes", View, |act, s| none(customers::look_alikes(act, s.acme, ""))),
    ]
}

fn products_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    let renamed = || PlanForm { name: "Renamed".into(), ..PlanForm::default() };
    vec![
        operation("products::create", Change(What::ProductCreated), |act, s| {
            none(products::create(act, s.acme, &product_form()))
        }),
        operation("products::list", View, |act, s| none(products::list(act, s.acme))),
        operation("products::get", View, |act, s| none(products::get(act, s.acme, s.product))),
        operation("products::get", View, |act, s| none(products::get(act, s.zeta, s.product)))
            .hidden(Hidden::FromRival),
        operation("products::change", Change(What::ProductChanged), |act, s| {
            let mut form =
                products::get(act, s.acme, s.product).map_or_else(|_| product_form(), |p| p.form());
            form.name = "Renamed".into();
            none(products::change(act, s.product, &form, 1))
        }),
        operation("products::create_plan", Change(What::PlanCreated), move |act, s| {
            none(products::create_plan(act, s.product, &renamed()))
        }),
        operation("products::change_plan", Change(What::PlanChanged), move |act, s| {
            none(products::change_plan(act, s.plan, &renamed(), 1))
        }),
        operation("products::plan", View, |act, s| none(products::plan(act, s.acme, s.plan))),
        operation("products::plan", View, |act, s| none(products::plan(act, s.zeta, s.plan)))
            .hidden(Hidden::FromRival),
        operation("products::plan_offered", View, |act, s| {
            let scope = act.allow_customer(crate::access::Action::LicensesView, s.rival)?;
            none(products::plan_offered(act, &scope, s.plan))
        })
        .hidden(Hidden::FromRival),
        operation("products::set_sellers", Change(What::PlanSellersChanged), |act, s| {
            none(products::set_sellers(act, s.plan, &products::Sellers::Chosen(vec![s.gamma]), 1))
        }),
        operation("products::plan_sellers", View, |act, s| none(products::plan_sellers(act, s.plan))),
        operation("products::pending", View, |act, s| none(products::pending(act, s.acme, s.plan))),
        operation("products::pending", View, |act, s| none(products::pending(act, s.zeta, s.plan)))
            .hidden(Hidden::FromRival),
        operation("products::approve_plan", Change(What::PlanApproved), |act, s| {
            revised(act, s.plan)?;
            none(products::approve_plan(act, s.gamma, s.plan, 2))
        })
        .hidden(Hidden::FromRival),
        operation("products::plans_offered", View, |act, s| none(products::plans_offered(act, s.acme))),
        operation("products::plans", View, |act, s| none(products::plans(act, s.acme))),
        operation("products::plan_revisions", View, |act, s| {
            none(products::plan_revisions(act, s.acme, s.plan))
        }),
        operation("products::plan_revisions", View, |act, s| {
            none(products::plan_revisions(act, s.zeta, s.plan))
        })
        .hidden(Hidden::FromRival),
    ]
}

/// The plan with later terms, past the rules: its change would write an event of its own.
fn revised(act: &mut Act<'_>, plan: PlanId) -> Result<()> {
    let now = act.now();
    act.tx().execute("UPDATE plans SET revision = 2, revised_at = $2 WHERE id = $1", params![plan, now])?;
    Ok(())
}

fn licenses_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    let of_acme = |s: &Shop| LicenseFilter { vendor: Some(s.acme), ..LicenseFilter::default() };
    vec![
        operation("licenses::issue", Change(What::LicenseIssued), |act, s| {
            none(licenses::issue(act, s.customer, &license_request(s.plan, 1, 1)))
        }),
        operation("licenses::issue", View, |act, s| {
            none(licenses::issue(act, s.rival, &license_request(s.plan, 1, 1)))
        })
        .hidden(Hidden::FromRival),
        operation("licenses::terms", View, |act, s| none(licenses::terms(act, s.license.id))),
        operation("licenses::get", View, |act, s| none(licenses::get(act, s.license.id))),
        operation("licenses::list", View, |act, s| none(licenses::list(act, s.customer))),
        operation("ledger::of_license", View, |act, s| {
            none(ledger::of_license(act, s.license.id, None, &window()))
        }),
        operation("licenses::list_all", View, |act, s| {
            none(licenses::list_all(act, s.acme, &LicenseFilter::default(), &window()))
        }),
        operation("licenses::list_all", View, move |act, s| {
            none(licenses::list_all(act, s.zeta, &of_acme(s), &window()))
        })
        .hidden(Hidden::FromRival),
        operation("licenses::change", Change(What::LicenseChanged), |act, s| {
            let change = licenses::Change {
                quantities: vec![(s.license.lines[0].edition, 7)],
                extra_space_gb: 25,
                client_limit_gb: 0,
                valid_to: s.license.valid_to,
                comments: "more".into(),
                version: 1,
            };
            none(licenses::change(act, s.license.id, &change))
        }),
        operation("licenses::set_quantity", Change(What::LicenseChanged), |act, s| {
            none(licenses::set_quantity(act, s.license.id, "standard", 8))
        }),
        operation("licenses::suspend", Change(What::LicenseSuspended), |act, s| {
            none(licenses::suspend(act, s.license.id, "unpaid"))
        }),
        operation("licenses::resume", Change(What::LicenseResumed), |act, s| {
            none(licenses::resume(act, s.suspended.id))
        }),
        operation("licenses::revoke", Change(What::LicenseRevoked), |act, s| {
            none(licenses::revoke(act, s.license.id))
        }),
        operation("licenses::put_in_force", Change(What::LicensePutInForce), |act, s| {
            none(licenses::put_in_force(act, s.draft.id))
        }),
        operation("licenses::extend_trial", Change(What::TrialExtended), |act, s| {
            none(licenses::extend_trial(act, s.trial.id))
        }),
        operation("licenses::convert", Change(What::TrialConverted), |act, s| {
            none(licenses::convert(act, s.trial.id))
        }),
        operation("licenses::overlaps", View, |act, s| {
            none(licenses::overlaps(act, s.customer, s.plan, None))
        }),
        operation("licenses::overlaps", View, |act, s| none(licenses::overlaps(act, s.rival, s.plan, None)))
            .hidden(Hidden::FromRival),
        operation("licenses::adoption", View, |act, s| none(licenses::adoption(act, s.license.id))),
        operation("licenses::adopt_plan", Change(What::LicenseTermsAdopted), |act, s| {
            revised(act, s.trial_plan)?;
            none(licenses::adopt_plan(act, s.trial.id))
        }),
        operation("licenses::on_revisions", View, |act, s| {
            none(licenses::on_revisions(act, s.acme, s.trial_plan))
        }),
        operation("licenses::on_revisions", View, |act, s| {
            none(licenses::on_revisions(act, s.zeta, s.trial_plan))
        })
        .hidden(Hidden::FromRival),
        operation("licenses::adopt_all", Change(What::LicenseTermsAdopted), |act, s| {
            revised(act, s.trial_plan)?;
            none(licenses::adopt_all(act, s.acme, (s.trial_plan, 1), 1))
        }),
        operation("licenses::adopt_all", View, |act, s| {
            none(licenses::adopt_all(act, s.zeta, (s.trial_plan, 1), 1))
        })
        .hidden(Hidden::FromRival),
        operation("licenses::trial_clients", View, |act, s| none(licenses::trial_clients(act, s.license.id))),
        operation("licenses::connect_trial_client", Change(What::TrialClientConnected), |act, s| {
            none(licenses::connect_trial_client(act, s.license.id, s.trial_seat))
        }),
        operation("licenses::connect_trial_client", View, |act, s| {
            none(licenses::connect_trial_client(act, s.rival_license.id, s.trial_seat))
        })
        .hidden(Hidden::FromRival),
    ]
}

fn seats_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    let form = || SeatForm {
        username: "ann.other@x.example".into(),
        email: "ann@x.example".into(),
        language: None,
        keep_deleted_days: 30,
    };
    vec![
        operation("seats::list", View, |act, s| {
            none(seats::list(act, s.customer, &SeatFilter::default(), &window()))
        }),
        operation("seats::tally", View, |act, s| none(seats::tally(act, s.customer))),
        operation("seats::openings", View, |act, s| none(seats::openings(act, s.customer))),
        operation("seats::list_on", View, |act, s| {
            none(seats::list_on(act, s.license.id, &SeatFilter::default(), &window()))
        }),
        operation("seats::usual_days", View, |act, s| none(seats::usual_days(act, s.license.id))),
        operation("seats::get", View, |act, s| none(seats::get(act, s.seats[0]))),
        operation("seats::preview", Change(What::SeatsAdded), |act, s| {
            // Refused like `add`, and writes nothing: the event below is that of the addition.
            seats::preview(act, s.license.id, &[new_seat("carl@x.example")])?;
            none(seats::add(act, s.license.id, &[new_seat("carl@x.example")]))
        }),
        operation("seats::add", Change(What::SeatsAdded), |act, s| {
            none(seats::add(act, s.license.id, &[new_seat("carl@x.example"), new_seat("dora@x.example")]))
        }),
        operation("seats::add_unnamed", Change(What::SeatsAdded), |act, s| {
            none(seats::add_unnamed(act, s.license.id, "standard", 2))
        }),
        operation("seats::change", Change(What::SeatChanged), move |act, s| {
            none(seats::change(act, s.seats[0], &form(), 1))
        }),
        operation("seats::remove", Change(What::SeatRemoved), |act, s| seats::remove(act, s.seats[0])),
        operation("seats::renew_code", Change(What::CodeRenewed), |act, s| {
            seats::renew_code(act, s.seats[0])
        }),
        operation("seats::reveal_codes", Change(What::CodeRevealed), |act, s| {
            none(seats::reveal_codes(act, s.customer, &s.seats))
        }),
        operation("seats::reveal_codes", View, |act, s| none(seats::reveal_codes(act, s.rival, &s.seats)))
            .hidden(Hidden::FromRival),
    ]
}

fn purchase_codes_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    use purchase_codes as codes;
    let found = |act: &mut Act<'_>, s: &Shop| {
        codes::try_code(act, Some(s.acme), s.codes[1].1.reveal())?.map_err(crate::Error::from)
    };
    let entry = || codes::EntryForm { email: "uusi@x.example".into(), company: "Uusi".into() };
    vec![
        operation("purchase_codes::make", Change(What::PurchaseCodesMade), |act, s| {
            none(codes::make(act, s.acme, &new_batch(s.plan, 2)))
        }),
        operation("purchase_codes::batches", View, |act, s| none(codes::batches(act, s.acme, &window()))),
        operation("purchase_codes::batch", View, |act, s| none(codes::batch(act, s.batch))),
        operation("purchase_codes::codes", View, |act, s| none(codes::codes(act, s.batch, &window()))),
        operation("purchase_codes::show_once", Change(What::PurchaseCodesShown), |act, s| {
            none(codes::show_once(act, s.batch))
        }),
        operation("purchase_codes::cancel", Change(What::PurchaseCodeCancelled), |act, s| {
            none(codes::cancel(act, (s.batch, s.codes[2].0), "lost"))
        }),
        operation("purchase_codes::try_code", Change(What::PurchaseCodeEntered), move |act, s| {
            let found = found(act, s)?;
            none(codes::enter(act, s.acme, &found, &entry()))
        }),
        operation("purchase_codes::enter", Change(What::PurchaseCodeEntered), move |act, s| {
            let found = found(act, s)?;
            none(codes::enter(act, s.acme, &found, &entry()))
        }),
        operation("purchase_codes::update", Change(What::PurchaseCodeUpdated), move |act, s| {
            let found = found(act, s)?;
            none(codes::update(act, s.stock, &found))
        }),
        operation("purchase_codes::edit", Change(What::PurchaseCodeChanged), move |act, s| {
            none(codes::edit(act, s.stock, &entry(), 1))
        }),
        operation("purchase_codes::get", View, |act, s| none(codes::get(act, s.stock))),
        operation("purchase_codes::reveal", Change(What::PurchaseCodesShown), |act, s| {
            none(codes::reveal(act, s.stock))
        }),
        operation("purchase_codes::history", View, |act, s| {
            none(codes::history(act, s.stock, None, &window()))
        }),
        operation("purchase_codes::list", View, |act, s| {
            none(codes::list(act, s.acme, &codes::Filter::default(), &window()))
        }),
        operation("purchase_codes::subscriptions", View, |act, s| {
            none(codes::subscriptions(act, s.acme, Some(s.stock), &window()))
        }),
        operation("purchase_codes::allot", Change(What::LicenseIssued), |act, s| {
            none(codes::allot(act, s.stock, s.customer, 2))
        }),
        operation("purchase_codes::allot_to_partner", Change(What::UnitsAllotted), |act, s| {
            none(codes::allot_to_partner(act, s.stock, s.beta, 2))
        }),
        operation("purchase_codes::take_back", Change(What::UnitsReturned), |act, s| {
            none(codes::take_back(act, s.stock, s.allotment, 1))
        }),
        operation("purchase_codes::shares", View, |act, s| none(codes::shares(act, s.customer))),
        operation("purchase_codes::disable_customer", Change(What::CustomerDisabled), |act, s| {
            codes::disable_customer(act, s.customer, "unpaid", codes::Share::Return)
        }),
    ]
}

fn templates_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    const KIND: (MailKind, Language) = (MailKind::PasswordChanged, Language::It);
    let parts = || Parts {
        subject: "Cambiata".into(),
        body: "Ciao {{ name }}".into(),
        why: "Non sei stato tu?".into(),
        ..Parts::default()
    };
    vec![
        operation("templates::list", View, |act, s| none(templates::list(act, s.acme))),
        operation("templates::get", View, |act, s| none(templates::get(act, s.acme, KIND.0, KIND.1))),
        operation("templates::history", View, |act, s| none(templates::history(act, s.acme, KIND.0, KIND.1))),
        operation("templates::save", Change(What::TemplateChanged), move |act, s| {
            none(templates::save(act, s.acme, KIND, 0, &parts()))
        }),
        operation("templates::draft", Change(What::TemplateChanged), move |act, s| {
            // Refused like `save`, and writes nothing: the event below is that of the saving.
            templates::draft(act, s.acme, KIND, Some(&parts()))?;
            none(templates::save(act, s.acme, KIND, 0, &parts()))
        }),
        operation("templates::reset", Change(What::TemplateReset), |act, s| {
            templates::reset(act, s.acme, (MailKind::PasswordChanged, Language::En), 1)
        }),
        operation("templates::send_test", Change(What::TemplateTested), move |act, s| {
            none(templates::send_test(act, s.acme, KIND, &parts()))
        }),
    ]
}

fn deployment_keys_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    let of_customer = |s: &Shop| deployment_keys::Filter { customer: Some(s.customer) };
    let named = || KeyForm { name: "Kiosks".into(), ..KeyForm::default() };
    vec![
        operation("deployment_keys::create", Change(What::DeploymentKeyMade), move |act, s| {
            none(deployment_keys::create(act, s.license.id, "standard", &named()))
        }),
        operation("deployment_keys::get", View, |act, s| none(deployment_keys::get(act, s.deployment_key))),
        operation("deployment_keys::change", Change(What::DeploymentKeyChanged), move |act, s| {
            none(deployment_keys::change(act, s.deployment_key, &named(), 1))
        }),
        operation("deployment_keys::rotate", Change(What::DeploymentKeyRotated), |act, s| {
            none(deployment_keys::rotate(act, s.deployment_key, 24))
        }),
        operation("deployment_keys::revoke", Change(What::DeploymentKeyRevoked), |act, s| {
            none(deployment_keys::revoke(act, s.deployment_key))
        }),
        operation("deployment_keys::list", View, |act, s| {
            none(deployment_keys::list(act, s.acme, &deployment_keys::Filter::default(), &window()))
        }),
        operation("deployment_keys::list", View, move |act, s| {
            none(deployment_keys::list(act, s.zeta, &of_customer(s), &window()))
        })
        .hidden(Hidden::FromRival),
    ]
}

fn alerts_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    let of_customer = |s: &Shop| alerts::Filter { customer: Some(s.customer), kind: None };
    let wishes = || {
        let setting =
            alerts::Setting { enabled: true, threshold: 20, to_partner: true, ..Default::default() };
        alerts::Wishes::from([(alerts::AlertKind::Silent, Some(setting))])
    };
    vec![
        operation("alerts::settings", View, |act, s| none(alerts::settings(act, s.customer))),
        operation("alerts::set", Change(What::AlertsChanged), move |act, s| {
            none(alerts::set(act, s.customer, &wishes(), 0))
        }),
        operation("alerts::list", View, |act, s| {
            none(alerts::list(act, s.acme, &alerts::Filter::default(), &window()))
        }),
        operation("alerts::list", View, move |act, s| {
            none(alerts::list(act, s.zeta, &of_customer(s), &window()))
        })
        .hidden(Hidden::FromRival),
    ]
}

fn billing_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    let filter = |customer| InvoiceFilter { customer: Some(customer), ..InvoiceFilter::default() };
    vec![
        operation("billing::issuer", View, |act, s| none(billing::issuer(act, s.acme))),
        operation("billing::set_issuer", Change(What::IssuerChanged), |act, s| {
            none(billing::set_issuer(act, s.acme, &issuer_form("Renamed"), 1))
        }),
        operation("billing::price_list", View, |act, s| none(billing::price_list(act, s.acme))),
        operation("billing::set_prices", Change(What::PricesChanged), |act, s| {
            let price = ("standard".to_owned(), "EUR".to_owned(), 5000);
            none(billing::set_prices(act, s.acme, s.plan, &[price]))
        }),
        operation("billing::offers", Change(What::OrderPlaced), |act, s| {
            // Asks for the right to order, and writes nothing: the event below is that of the order.
            billing::offers(act, s.books().customer)?;
            none(billing::place(act, s.books().customer, &order(s.plan, 1)))
        }),
        operation("billing::usual", Change(What::OrderPlaced), |act, s| {
            billing::usual(act, s.books().customer)?;
            none(billing::place(act, s.books().customer, &order(s.plan, 1)))
        }),
        operation("billing::quote", Change(What::OrderPlaced), |act, s| {
            billing::quote(act, s.books().customer, &order(s.plan, 1))?;
            none(billing::place(act, s.books().customer, &order(s.plan, 1)))
        }),
        operation("billing::place", Change(What::OrderPlaced), |act, s| {
            none(billing::place(act, s.books().customer, &order(s.plan, 1)))
        }),
        operation("billing::cancel", Change(What::OrderCancelled), |act, s| {
            none(billing::cancel(act, s.books().order))
        }),
        operation("billing::issue", Change(What::InvoiceIssued), |act, s| {
            none(billing::issue(act, s.books().order))
        }),
        operation("billing::get", View, |act, s| none(billing::get(act, s.books().paid))),
        operation("billing::customer_of", View, |act, s| none(billing::customer_of(act, s.books().paid))),
        operation("billing::list", View, |act, s| {
            none(billing::list(act, s.acme, &InvoiceFilter::default(), &window()))
        }),
        operation("billing::list", View, move |act, s| {
            none(billing::list(act, s.zeta, &filter(s.books().customer), &window()))
        })
        .hidden(Hidden::FromRival),
        operation("billing::tally", View, |act, s| none(billing::tally(act, s.acme))),
        operation("billing::record_payment", Change(What::PaymentRecorded), |act, s| {
            none(billing::record_payment(act, s.books().invoice.head.id, &payment("x1", 6262)))
        }),
        operation("billing::record_incoming", Change(What::PaymentRecorded), |act, s| {
            let invoice = s.books().invoice.head.number.clone().unwrap();
            let incoming = billing::IncomingPayment { invoice, payment: payment("x2", 100) };
            none(billing::record_incoming(act, s.acme, &incoming))
        }),
        operation("billing::reverse_payment", Change(What::PaymentReversed), |act, s| {
            none(billing::reverse_payment(act, s.books().paid, s.books().payment, "bounced"))
        }),
        operation("billing::match_statement", Change(What::PaymentRecorded), |act, s| {
            // Asks for the right to record, and writes nothing: the event below is that of the payment.
            billing::match_statement(act, s.acme, &[])?;
            none(billing::record_payment(act, s.books().invoice.head.id, &payment("x3", 100)))
        }),
        operation("billing::credit", Change(What::InvoiceCredited), |act, s| {
            none(billing::credit(act, s.books().paid, None, "returned"))
        }),
    ]
}

fn bindings_operations() -> Vec<Operation> {
    use Sort::{Change, View};
    let everybody = bindings::Filter::default;
    vec![
        operation("bindings::bind", Change(What::SeatsBound), |act, s| {
            none(bindings::bind(act, s.license.id, "standard", "new@x.example"))
        }),
        operation("bindings::bind_seat", Change(What::SeatsBound), |act, s| {
            none(bindings::bind_seat(act, s.seats[0], "new@x.example"))
        }),
        operation("bindings::bind_many", Change(What::SeatsBound), |act, s| {
            none(bindings::bind_many(act, s.license.id, "standard", &["new@x.example".into()]))
        }),
        operation("bindings::match_many", Change(What::SeatsBound), |act, s| {
            // Refused like `bind_many`, and writes nothing: the event below is that of the binding.
            bindings::match_many(act, s.license.id, "standard", &["new@x.example".into()])?;
            none(bindings::bind(act, s.license.id, "standard", "new@x.example"))
        }),
        operation("bindings::unbind", Change(What::SeatsUnbound), |act, s| {
            none(bindings::unbind(act, &[s.people().waiting.seat]))
        }),
        operation("bindings::unbind_of", Change(What::SeatsUnbound), |act, s| {
            none(bindings::unbind_of(act, s.customer, &[s.people().waiting.seat]))
        }),
        operation("bindings::undo", Change(What::UnbindingUndone), |act, s| {
            none(bindings::undo(act, s.customer, s.people().unbound))
        }),
        operation("bindings::ask_to_register", Change(What::RegistrationAsked), |act, s| {
            bindings::ask_to_register(act, s.people().waiting.seat)
        }),
        operation("bindings::ask_all_to_register", Change(What::RegistrationAsked), |act, s| {
            none(bindings::ask_all_to_register(act, std::slice::from_ref(&s.people().waiting)))
        }),
        operation("bindings::list", View, move |act, s| {
            none(bindings::list(act, s.customer, &everybody(), &window()))
        }),
        operation("bindings::counts", View, move |act, s| {
            none(bindings::counts(act, s.customer, &everybody()))
        }),
        operation("bindings::held_by", View, move |act, s| {
            none(bindings::held_by(act, s.customer, &everybody(), 10))
        }),
        operation("bindings::history", View, |act, s| none(bindings::history(act, s.people().waiting.seat))),
    ]
}

fn operations() -> Vec<Operation> {
    [
        billing_operations(),
        customers_operations(),
        products_operations(),
        licenses_operations(),
        seats_operations(),
        deployment_keys_operations(),
        alerts_operations(),
        bindings_operations(),
        purchase_codes_operations(),
        templates_operations(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn run(shop: &Arc<Shop>, caller: &Caller, operation: &Operation) -> Result<()> {
    let (run, inside) = (Arc::clone(&operation.run), Arc::clone(shop));
    shop.world().work_blocking(caller, move |act| run(act, &inside))
}

/// Names of the public operations as the source has them: `pub fn` with an act to work in.
fn operations_in_source() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for room in [
        "billing",
        "bindings",
        "customers",
        "products",
        "licenses",
        "seats",
        "templates",
        "ledger",
        "deployment_keys",
        "alerts",
        "purchase_codes",
    ] {
        let folder = format!("{}/src/{room}", env!("CARGO_MANIFEST_DIR"));
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        for file in files.filter(|path| path.is_file()) {
            let text = std::fs::read_to_string(file).unwrap();
            for item in text.split("\npub fn ").skip(1) {
                let signature = item.split('{').next().unwrap();
                // What is the worker's own is nobody else's, and refuses all of them in tests of its own.
                let is_for_people = !item.contains("only_the_worker(act)?");
                if is_for_people && signature.contains("act: &mut Act") {
                    found.insert(format!("{room}::{}", signature.split(['(', '<']).next().unwrap()));
                }
            }
        }
    }
    found
}

/// The table has every operation there is, so that a new one cannot stay out of the sweeps.
#[test]
fn no_operation_is_missing_from_the_sweeps() {
    let named: BTreeSet<String> = operations().iter().map(|operation| operation.name.to_owned()).collect();
    assert_eq!(named, operations_in_source());
}

fn token(organization: OrganizationId) -> Caller {
    let actor = Actor::Token {
        token: TokenId::from_uuid(uuid::Uuid::now_v7()),
        name: "integration".into(),
        organization,
        role: Role::Admin,
    };
    Caller::new(actor, Door::Api)
}

/// SR-01, SR-04, SR-05, T1, T2: who stands beside, or below the record, and nobody, find nothing and change nothing.
#[test]
fn strangers_siblings_and_children_find_nothing_and_change_nothing() {
    let shop = Arc::new(Shop::with_books().with_people());
    let strangers = [
        ("sibling", shop.sibling.clone(), true),
        ("sibling's token", token(shop.zeta), true),
        ("child", shop.child.clone(), false),
        ("child's token", token(shop.gamma), false),
        ("nobody", shop.t.stranger(), true),
        (
            "a member of nothing",
            shop.t.caller(crate::ids::AccountId::from_uuid(uuid::Uuid::now_v7()), "x"),
            true,
        ),
    ];
    let before = shop.t.dump();
    for operation in operations() {
        for (who, caller, rival) in &strangers {
            if operation.hidden == Hidden::FromRival && !rival {
                continue;
            }
            let answer = run(&shop, caller, &operation);
            assert_eq!(refusal(answer), Refusal::NotFound, "{} by {who}", operation.name);
        }
        assert!(shop.t.dump() == before, "{} left something behind", operation.name);
    }
}

/// SR-13: an id that names nothing answers as one out of reach does, even to the operator.
#[test]
fn what_does_not_exist_answers_the_same() {
    let shop = Arc::new(Shop::with_books().with_people());
    let gone = uuid::Uuid::now_v7();
    let (license, seat) = (crate::ids::LicenseId::from_uuid(gone), crate::ids::SeatId::from_uuid(gone));
    let customer = OrganizationId::from_uuid(gone);
    let asked = Caller::command_line();
    let t = &shop.t;
    assert_eq!(refusal(t.work(&asked, move |act| licenses::get(act, license))), Refusal::NotFound);
    assert_eq!(refusal(t.work(&asked, move |act| seats::remove(act, seat))), Refusal::NotFound);
    assert_eq!(refusal(t.work(&asked, move |act| customers::delete(act, customer))), Refusal::NotFound);
    // A partner is no customer, whatever may be done to it.
    let acme = shop.acme;
    assert_eq!(refusal(t.work(&asked, move |act| customers::delete(act, acme))), Refusal::NotFound);
    assert_eq!(refusal(t.work(&asked, move |act| licenses::list(act, acme))), Refusal::NotFound);
}

/// A viewer sees everything and changes nothing.
#[test]
fn a_viewer_sees_and_is_forbidden_to_change() {
    let shop = Arc::new(Shop::with_books().with_people());
    let before = shop.t.dump();
    for operation in operations().iter().filter(|operation| operation.hidden == Hidden::FromAll) {
        let answer = run(&shop, &shop.viewer, operation);
        match operation.sort {
            Sort::View => assert!(answer.is_ok(), "{}: {answer:?}", operation.name),
            Sort::Change(_) => assert_eq!(refusal(answer), Refusal::Forbidden, "{}", operation.name),
        }
        assert!(shop.t.dump() == before, "{}", operation.name);
    }
}

/// IT-13: a reseller neither sees nor changes licenses and the catalogue, and does not modify customers; what it
/// may not do to its own customers is forbidden, not hidden.
#[test]
fn a_reseller_cannot_see_licenses() {
    let shop = Arc::new(Shop::with_books().with_people());
    let license = shop.t.license(shop.resold, shop.plan, 5, 1).id;
    let (resold, beta, plan) = (shop.resold, shop.beta, shop.plan);
    let by =
        |run: fn(&mut Act<'_>, (OrganizationId, OrganizationId, crate::ids::LicenseId)) -> Result<()>| {
            refusal(shop.t.work(&shop.reseller, move |act| run(act, (resold, beta, license))))
        };
    let forbidden = [
        by(|act, (_, _, license)| none(licenses::get(act, license))),
        by(|act, (customer, ..)| none(licenses::list(act, customer))),
        by(|act, (_, beta, _)| none(licenses::list_all(act, beta, &LicenseFilter::default(), &window()))),
        by(|act, (_, _, license)| none(licenses::suspend(act, license, "x"))),
        by(|act, (_, _, license)| none(licenses::set_quantity(act, license, "standard", 9))),
        by(|act, (customer, ..)| customers::disable(act, customer, "x")),
        by(|act, (customer, ..)| none(customers::change(act, customer, &customer_form("X"), 1))),
        by(|act, (customer, ..)| customers::delete(act, customer)),
        by(|act, (customer, ..)| none(customers::reveal_key(act, customer))),
        by(|act, (_, beta, _)| none(products::list(act, beta))),
        refusal(
            shop.t
                .work(&shop.reseller, move |act| licenses::issue(act, resold, &license_request(plan, 1, 0))),
        ),
    ];
    assert!(forbidden.iter().all(|answer| *answer == Refusal::Forbidden), "{forbidden:?}");
    let listed =
        shop.t.read(&shop.reseller, move |act| customers::list(act, beta, &Filter::default(), &window()));
    let listed = listed.unwrap().items;
    assert_eq!((listed.len(), listed[0].licenses.len()), (1, 0));
    let listed =
        shop.t.read(&shop.manager, move |act| customers::list(act, beta, &Filter::default(), &window()));
    assert_eq!(listed.unwrap().items[0].licenses.len(), 1);
    // It may add users, and create customers.
    shop.t.work(&shop.reseller, move |act| seats::add(act, license, &[new_seat("a@x.example")])).unwrap();
    shop.t.work(&shop.reseller, move |act| customers::create(act, beta, &customer_form("Uusi"))).unwrap();
}

/// T10: a reseller learns nothing about licenses by what a list finds.
#[test]
fn views_of_licenses_are_no_oracle() {
    let shop = Arc::new(Shop::with_books().with_people());
    let beta = shop.beta;
    for view in [customers::View::Trials, customers::View::Expiring, customers::View::Full] {
        let filter = Filter { view: Some(view), ..Filter::default() };
        let asked = filter.clone();
        let answer = shop.t.read(&shop.reseller, move |act| customers::list(act, beta, &asked, &window()));
        assert_eq!(refusal(answer), Refusal::Forbidden, "{view}");
        assert!(
            shop.t.read(&shop.manager, move |act| customers::list(act, beta, &filter, &window())).is_ok()
        );
    }
}

/// Runs an operation and what follows it, and undoes both, so that the next one finds the shop as it was.
fn tried<T: Send + 'static>(
    shop: &Arc<Shop>,
    caller: &Caller,
    operation: &Operation,
    look: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
) -> Result<T> {
    let (run, inside) = (Arc::clone(&operation.run), Arc::clone(shop));
    let seen = Arc::new(Mutex::new(None));
    let kept = Arc::clone(&seen);
    let undone = shop.world().work_blocking(caller, move |act| {
        run(act, &inside)?;
        *kept.lock().unwrap() = Some(look(act)?);
        Err::<(), _>(Refusal::StorageFull.into())
    });
    let seen = seen.lock().unwrap().take();
    seen.ok_or_else(|| undone.unwrap_err())
}

/// Invariant 10: every change writes exactly one event, of its own kind, by whom it was.
#[test]
fn every_change_writes_exactly_one_event() {
    let shop = Arc::new(Shop::with_books().with_people());
    let (before, dump) = (shop.t.event_count(), shop.t.dump());
    for operation in operations() {
        let Sort::Change(what) = operation.sort else { continue };
        let seen = tried(&shop, &shop.admin, &operation, move |act| {
            let by_ann =
                "SELECT COUNT(*) FROM events WHERE action = $1 AND actor_name = 'ann' AND door = 'console'";
            let (events,): (i64,) = act.tx().one("SELECT COUNT(*) FROM events", params![])?;
            let (own,): (i64,) = act.tx().one(by_ann, params![what])?;
            let (unsealed,): (i64,) = act.tx().one("SELECT COUNT(*) FROM unsealed_events", params![])?;
            Ok((events, own, unsealed))
        });
        let seen = seen.unwrap_or_else(|error| panic!("{}: {error:?}", operation.name));
        assert_eq!(seen, (before + 1, 1, before + 1), "{}", operation.name);
    }
    assert!(shop.t.dump() == dump, "what was tried is undone");
}

/// Role cut: a manager does everything but what only an admin may.
#[test]
fn a_manager_does_the_daily_work() {
    let admin_only = [
        "billing::set_issuer",
        "billing::set_prices",
        "customers::delete",
        "customers::reveal_key",
        "products::create",
        "products::change",
        "products::create_plan",
        "products::change_plan",
        "products::set_sellers",
        "purchase_codes::make",
        "purchase_codes::show_once",
        "purchase_codes::cancel",
        "templates::save",
        "templates::draft",
        "templates::reset",
        "templates::send_test",
    ];
    let shop = Arc::new(Shop::with_books().with_people());
    for operation in operations().into_iter().filter(|operation| operation.hidden == Hidden::FromAll) {
        let answer = tried(&shop, &shop.manager, &operation, |_| Ok(()));
        if admin_only.contains(&operation.name) {
            assert_eq!(refusal(answer), Refusal::Forbidden, "{}", operation.name);
        } else {
            assert!(answer.is_ok(), "{}: {answer:?}", operation.name);
        }
    }
}

/// SR-11: with its organization closed, a membership or token reaches nothing any more.
#[test]
fn a_closed_organization_reaches_nothing() {
    let shop = Arc::new(Shop::with_books().with_people());
    let customer = shop.customer;
    let tokens = token(customer);
    assert!(shop.t.read(&shop.buyer, move |act| licenses::list(act, customer)).is_ok());
    assert!(shop.t.read(&tokens, move |act| licenses::list(act, customer)).is_ok());
    shop.t.work(&shop.admin, move |act| customers::disable(act, customer, "unpaid")).unwrap();
    for caller in [&shop.buyer, &tokens] {
        let answer = shop.t.read(caller, move |act| licenses::list(act, customer));
        assert_eq!(refusal(answer), Refusal::NotFound);
    }
    shop.t.work(&shop.admin, move |act| customers::enable(act, customer)).unwrap();
    assert!(shop.t.read(&shop.buyer, move |act| licenses::list(act, customer)).is_ok());
}

/// SR-07, T8: what Acme's people get from every list is the same to the byte after Zeta gained 37 customers with
/// licenses and users.
#[test]
fn nothing_of_a_sibling_shows_in_any_answer() {
    let shop = Arc::new(Shop::with_books().with_people());
    let looks = |shop: &Arc<Shop>| {
        let inside = Arc::clone(shop);
        let seen = shop.t.read(&shop.manager, move |act| {
            let s = &inside;
            let mut seen = Vec::new();
            for query in ["", "oy", "1650321"] {
                let filter = Filter { query: query.into(), ..Filter::default() };
                seen.push(format!("{:?}", customers::list(act, s.acme, &filter, &Window::first(3))?));
                let filter = LicenseFilter { query: query.into(), ..LicenseFilter::default() };
                seen.push(format!("{:?}", licenses::list_all(act, s.acme, &filter, &Window::first(3))?));
                let filter = SeatFilter { query: query.into(), license: None };
                seen.push(format!("{:?}", seats::list(act, s.customer, &filter, &window())?));
            }
            seen.push(format!("{:?}", customers::look_alikes(act, s.acme, "1650321-2")?));
            seen.push(format!("{:?}", customers::names(act, s.acme, 200)?));
            seen.push(format!("{:?}", customers::views(act, s.acme, &Filter::default())?));
            seen.push(format!("{:?}", seats::tally(act, s.customer)?));
            seen.push(format!("{:?}", seats::openings(act, s.customer)?));
            seen.push(format!("{:?}", products::list(act, s.acme)?));
            seen.push(format!("{:?}", products::plans_offered(act, s.acme)?));
            seen.push(format!("{:?}", licenses::trial_clients(act, s.license.id)?));
            Ok(seen)
        });
        seen.unwrap()
    };
    let before = looks(&shop);
    let plan = shop.rival_license.plan;
    for number in 0..37 {
        let customer = shop.t.customer(shop.zeta, &format!("Asiakas {number} Oy"));
        let license = shop.t.license(customer, plan, 3, 0);
        shop.t.seats(license.id, &["ann@x.example"]);
    }
    shop.t.product(shop.zeta);
    assert_eq!(looks(&shop), before);
}
