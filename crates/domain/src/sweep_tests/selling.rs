//! Operations on customers, the catalogue, licenses and the texts of mails.

use super::*;

fn of_vendor(vendor: OrganizationId) -> Filter {
    Filter { vendor: Some(vendor), ..Filter::default() }
}

pub(super) fn customers_operations() -> Vec<Operation> {
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
        operation("customers::usual_country", Change(What::CustomerCreated), |act, s| {
            customers::usual_country(act, s.acme)?;
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

pub(super) fn products_operations() -> Vec<Operation> {
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

pub(super) fn licenses_operations() -> Vec<Operation> {
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
        operation("licenses::views", View, |act, s| {
            none(licenses::views(act, s.acme, &LicenseFilter::default()))
        }),
        operation("licenses::views", View, move |act, s| none(licenses::views(act, s.zeta, &of_acme(s))))
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
        operation("licenses::extend", Change(What::LicenseChanged), |act, s| {
            none(licenses::extend(act, s.license.id, licenses::Until::Months(12)))
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

pub(super) fn templates_operations() -> Vec<Operation> {
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
            none(templates::send_test(act, s.acme, KIND, &parts(), None))
        }),
    ]
}
