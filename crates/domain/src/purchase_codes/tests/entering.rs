//! Codes: made, shown once, entered once, replaced, cancelled.

use super::*;

fn tried(shop: &Shop, who: &Caller, into: Option<OrganizationId>, typed: &str) -> Result<Tried> {
    let typed = typed.to_owned();
    shop.t.work(who, move |act| check_code(act, into, &typed))
}

/// ES-05: unknown, used, expired and cancelled each have their own answer; who used it is told to those who see them.
#[test]
fn each_code_that_cannot_be_entered_says_why() {
    let shop = Shop::new();
    let (acme, gamma, zeta) = (shop.acme, shop.gamma, shop.zeta);
    let code = |at: usize| shop.codes[at].1.reveal().to_owned();
    let answer = |who: &Caller, into, typed: &str| tried(&shop, who, into, typed).unwrap().map(|_| ());
    let other = code::tests_only::another(&code(1));
    assert_eq!(answer(&shop.admin, Some(acme), &other), Err(Refusal::PurchaseCodeUnknown));
    // A rival is told no more than of a code that nobody made (invariant 9).
    assert_eq!(answer(&shop.sibling, Some(zeta), &code(1)), Err(Refusal::PurchaseCodeUnknown));
    let by = Refusal::PurchaseCodeUsedBy { organization: "Acme".into(), day: "2026-11-23".into() };
    assert_eq!(answer(&shop.admin, Some(gamma), &code(0)), Err(by));
    assert_eq!(answer(&shop.child, Some(gamma), &code(0)), Err(Refusal::PurchaseCodeUsed));
    assert_eq!(answer(&shop.t.stranger(), None, &code(0)), Err(Refusal::PurchaseCodeUsed));
    let (batch, cancelled) = (shop.batch, shop.codes[2].0);
    shop.t.made(move |act| cancel(act, (batch, cancelled), "lost"));
    assert_eq!(answer(&shop.admin, Some(acme), &code(2)), Err(Refusal::PurchaseCodeCancelled));
    let plan = shop.plan;
    let ending = shop.t.made(move |act| {
        let new = NewBatch { valid_until: SOLD.parse().ok(), ..new_batch(plan, 1) };
        let batch = make(act, acme, &new)?;
        peek(act, batch)
    });
    let typed = ending[0].1.reveal();
    assert_eq!(answer(&shop.admin, Some(acme), typed), Ok(()));
    // The last day counts whole where the maker is: 22:00 of UTC is midnight in Helsinki.
    shop.t.clock.set("2026-12-31T21:59:59Z".parse::<jiff::Timestamp>().unwrap().into());
    assert_eq!(answer(&shop.admin, Some(acme), typed), Ok(()));
    shop.t.clock.set("2026-12-31T22:00:00Z".parse::<jiff::Timestamp>().unwrap().into());
    assert_eq!(
        answer(&shop.admin, Some(acme), typed),
        Err(Refusal::PurchaseCodeExpired { day: SOLD.into() })
    );
    let bad = tried(&shop, &shop.admin, Some(acme), "12345");
    assert_eq!(refusal(bad), Refusal::field("code", Problem::NotACode));
}

/// ES-05: guesses are counted by address and stopped; what was mistyped is found without asking and not counted.
#[test]
fn guesses_are_stopped() {
    let shop = Shop::new();
    let acme = shop.acme;
    let code = shop.codes[1].1.reveal().to_owned();
    let other = code::tests_only::another(&code);
    let mistyped = format!("{}{}", &code[..22], if code.ends_with('0') { '1' } else { '0' });
    for _ in 0..60 {
        let refused = refusal(tried(&shop, &shop.admin, Some(acme), &mistyped));
        assert_eq!(refused, Refusal::field("code", Problem::MistypedCode));
    }
    for _ in 0..20 {
        assert!(tried(&shop, &shop.admin, Some(acme), &other).unwrap().is_err());
    }
    for typed in [&other, &code] {
        let blocked = refusal(tried(&shop, &shop.admin, Some(acme), typed));
        assert!(matches!(blocked, Refusal::TooManyAttempts { .. }), "{blocked:?}");
    }
    let elsewhere = Caller { ip: "203.0.113.7".into(), ..shop.admin.clone() };
    assert!(tried(&shop, &elsewhere, Some(acme), &code).unwrap().is_ok());
    shop.t.clock.advance_seconds(60);
    assert!(tried(&shop, &shop.admin, Some(acme), &code).unwrap().is_ok());
}

/// ES-06: another code of the same plan extends the entry and takes the place of its code; one of another plan is not.
#[test]
fn an_entry_is_updated_by_another_code() {
    let shop = Shop::new();
    let (t, stock, acme) = (&shop.t, shop.stock, shop.acme);
    let update_by = |code: &Secret| {
        let code = code.clone();
        t.work(&shop.manager, move |act| {
            let found = try_code(act, acme, code.reveal())?;
            update(act, stock, &found.map_err(Error::from)?)
        })
    };
    let before = t.made(move |act| get(act, stock));
    let after = update_by(&shop.codes[1].1).unwrap();
    assert_eq!((after.total, after.used), (20, 4));
    assert!(after.masked != before.masked && shop.codes[1].1.reveal().ends_with(last_group(&after.masked)));
    let by = Refusal::PurchaseCodeUsedBy { organization: "Acme".into(), day: "2026-11-23".into() };
    assert_eq!(refusal(update_by(&shop.codes[1].1)), by);
    let shown = t.work(&shop.manager, move |act| reveal(act, stock)).unwrap().unwrap();
    assert_eq!(shown.reveal(), shop.codes[1].1.reveal());
    let form = crate::products::PlanForm { name: "Other".into(), ..Default::default() };
    let other = t.plan(shop.product, form).id;
    let (_, codes) = t.batch(acme, other, 1);
    let refused = refusal(update_by(&codes[0].1));
    let expected = Refusal::PurchaseCodeOfAnotherPlan { plan: "Other".into(), edition: "Standard".into() };
    assert_eq!(refused, expected);
    healthy(t);
}

/// A customer's own people enter a code: all of it is their license at once.
#[test]
fn a_customer_enters_its_own_code() {
    let shop = Shop::new();
    let (t, customer) = (&shop.t, shop.customer);
    let code = shop.codes[1].1.clone();
    let stock = t
        .work(&shop.buyer, move |act| {
            let found = try_code(act, customer, code.reveal())?;
            enter(act, customer, &found.map_err(Error::from)?, &EntryForm::default())
        })
        .unwrap();
    assert_eq!((stock.total, stock.used), (10, 10));
    let issued = t.made(move |act| licenses::list(act, customer)).remove(0);
    assert_eq!((issued.lines[0].quantity, issued.plan), (10, shop.plan));
    let (found, _) = t.made(move |act| batch_and_codes(act, shop.batch));
    assert_eq!((found.redeemed, found.codes), (2, 3));
    let viewer = t.person("vik", customer, Role::Viewer);
    let typed = shop.codes[2].1.clone();
    let refused = t.work(&viewer, move |act| try_code(act, customer, typed.reveal()));
    assert_eq!(refusal(refused), Refusal::Forbidden);
    healthy(t);
}

fn batch_and_codes(act: &mut Act<'_>, id: BatchId) -> Result<(Batch, Vec<(Code, CodeState)>)> {
    Ok((batch(act, id)?, codes(act, id, &Window::first(50))?.items))
}

/// The vendor sees who redeemed what; codes are shown in full once; only who owns the product makes any.
#[test]
fn codes_are_shown_once_and_looked_after() {
    let shop = Shop::new();
    let (t, batch) = (&shop.t, shop.batch);
    let shown = t.work(&shop.admin, move |act| show_once(act, batch)).unwrap();
    let expected: Vec<&str> = shop.codes.iter().map(|(_, code)| code.reveal()).collect();
    assert_eq!(shown.iter().map(Secret::reveal).collect::<Vec<_>>(), expected);
    assert_eq!(refusal(t.work(&shop.admin, move |act| show_once(act, batch))), Refusal::CodesShown);
    assert_eq!(t.made(move |act| peek(act, batch)).len(), 0, "nothing of them is kept");
    let (found, codes) = t.made(move |act| batch_and_codes(act, batch));
    assert!(found.shown_at.is_some());
    let states: Vec<CodeState> = codes.iter().map(|(_, state)| *state).collect();
    assert_eq!(states, [CodeState::Redeemed, CodeState::Ready, CodeState::Ready]);
    assert_eq!(codes[0].0.redeemer_name.as_deref(), Some("Acme"));
    assert!(
        codes.iter().zip(&expected).all(|((code, _), full)| last_group(&code.masked) == last_group(full))
    );
    let (gamma, plan) = (shop.gamma, shop.plan);
    let foreign = t.work(&shop.child, move |act| make(act, gamma, &new_batch(plan, 1)));
    assert_eq!(refusal(foreign), Refusal::field("plan_id", Problem::NotAChoice));
    let (acme, gone) = (shop.acme, "2026-11-22".parse().ok());
    let bad = NewBatch { codes: 0, units: 0, edition: "x".into(), valid_until: gone, ..new_batch(plan, 1) };
    let Refusal::Invalid(problems) = refusal(t.work(&shop.admin, move |act| make(act, acme, &bad))) else {
        panic!("fields are refused")
    };
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["units", "codes", "edition", "valid_until"]);
}

/// A redeemed code that is cancelled loses what is pending; what was given stays with whom it was given to.
#[test]
fn a_cancelled_code_takes_back_what_is_pending() {
    let shop = Shop::new();
    let (t, batch, stock) = (&shop.t, shop.batch, shop.stock);
    let code = shop.codes[0].0;
    let done = t.work(&shop.admin, move |act| cancel(act, (batch, code), "refunded")).unwrap();
    assert_eq!(done, Cancelled { withdrawn: 6, kept: 4 });
    assert_eq!(counts(t, stock), (4, 4, 0));
    let again = t.work(&shop.admin, move |act| cancel(act, (batch, code), "refunded"));
    assert_eq!(refusal(again), Refusal::PurchaseCodeCancelled);
    let history = t.made(move |act| history(act, stock, None, &Window::first(10)));
    let told: Vec<_> =
        history.entries.items.iter().map(|entry| (entry.what.word(), entry.units, entry.quantity)).collect();
    assert_eq!(told, [("cancelled", -6, 4), ("allotted", 4, 10), ("bought", 10, 10)]);
    healthy(t);
}

/// A code and the customer that it is for are entered in one act; a stranger enters nothing, and what is wrong with the
/// customer leaves the code as it was.
#[test]
fn a_code_is_entered_with_its_customer() {
    let shop = Shop::new();
    let (t, acme) = (&shop.t, shop.acme);
    let code = shop.codes[1].1.reveal().to_owned();
    let enters = |who: &Caller, company: &str| {
        let (code, entry) =
            (code.clone(), EntryForm { email: "it@sogyo.example".into(), company: company.into() });
        t.work(who, move |act| {
            let found = try_code(act, acme, &code)?.map_err(Error::from)?;
            AddCustomer::with_code(act, acme, &found, (&entry, "ES"))
        })
    };
    let before = t.number("SELECT COUNT(*) FROM organizations");
    assert_eq!(refusal(enters(&shop.sibling, "Sogyo SA")), Refusal::NotFound);
    assert_eq!(refusal(enters(&shop.viewer, "Sogyo SA")), Refusal::Forbidden);
    assert_eq!(refusal(enters(&shop.manager, " ")), Refusal::field("name", Problem::Required));
    assert_eq!(t.number("SELECT COUNT(*) FROM organizations"), before);
    let (customer, stock) = enters(&shop.manager, "Sogyo SA").unwrap();
    assert_eq!((stock.total, stock.used), (10, 10));
    let record = t.made(move |act| customers::get(act, customer));
    assert_eq!((record.name.as_str(), record.country.as_str()), ("Sogyo SA", "ES"));
    assert_eq!(record.contact_email, "it@sogyo.example");
    healthy(t);
}
