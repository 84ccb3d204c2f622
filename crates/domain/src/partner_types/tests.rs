//! Presets on the real database: who edits them, what they cannot say, and that the next act is cut by them.

use super::*;
use crate::{
    Caller, Language,
    access::{Grant, OrganizationKind, Role},
    customers, members,
    members::Invite,
    organizations::NewPartner,
    testing::{Shop, customer_form, refusal},
};

fn edited(shop: &Shop, partner_type: PartnerType, wishes: &[(Action, bool)]) -> Result<Preset> {
    edited_by(shop, &Caller::command_line(), partner_type, wishes)
}

fn edited_by(
    shop: &Shop,
    caller: &Caller,
    partner_type: PartnerType,
    wishes: &[(Action, bool)],
) -> Result<Preset> {
    let wishes = wishes.to_vec();
    shop.t.work(caller, move |act| {
        let version = get(act, partner_type)?.version;
        set(act, partner_type, version, &wishes)
    })
}

/// IT-13, row by row: what the seed document says of each right, as (action, msp, reseller) for an admin.
#[test]
fn the_built_in_presets_are_those_of_the_seed() {
    use Action as A;
    let rows = [
        ("create customers", A::CustomersCreate, true, true),
        ("view customers", A::CustomersView, true, true),
        ("make registration keys: add users and read out their codes", A::SeatsChange, true, true),
        ("make registration keys: add users and read out their codes", A::CodesReveal, true, true),
        ("make registration keys: keys by which many devices enroll", A::DeploymentKeysChange, true, true),
        ("see pending mails", A::MailView, true, true),
        ("send pending mails, change the send date", A::MailChange, true, true),
        ("modify customers", A::CustomersChange, true, false),
        ("disable customers", A::CustomersDisable, true, false),
        ("see license information", A::LicensesView, true, false),
        ("create, modify, suspend licenses", A::LicensesChange, true, false),
        ("see service plans", A::ProductsView, true, false),
        ("create and modify service plans", A::ProductsChange, true, false),
        ("edit branding", A::BrandingChange, true, false),
    ];
    for (said, action, msp, reseller) in rows {
        for (partner_type, expected) in [(PartnerType::Msp, msp), (PartnerType::Reseller, reseller)] {
            let grant = Grant {
                role: Role::Admin,
                kind: OrganizationKind::Partner,
                partner_type: Some(partner_type),
                distance: 0,
            };
            assert_eq!(grant.allows(action, &Presets::default()), expected, "{partner_type}: {said}");
            assert_eq!(built_in(partner_type, action), expected, "{partner_type}: {said}");
        }
    }
    for partner_type in PartnerType::ALL {
        let own = Grant {
            role: Role::Admin,
            kind: OrganizationKind::Partner,
            partner_type: Some(*partner_type),
            distance: 0,
        };
        let contract = own.allows(Action::PartnersChange, &Presets::default());
        assert!(!contract, "{partner_type}: neither touches its own partner record's contract");
    }
}

/// An edited preset cuts the next act, of people and of what they invite; reset, all is as it was.
#[test]
fn an_edited_preset_takes_effect_at_once() {
    let shop = Shop::new();
    let (customer, beta, resold) = (shop.customer, shop.beta, shop.resold);
    let changes = |caller: &Caller, customer| {
        shop.t.work(caller, move |act| {
            let record = customers::get(act, customer)?;
            customers::change(act, customer, &customer_form("Renamed"), record.version).map(drop)
        })
    };
    assert_eq!(refusal(changes(&shop.reseller, resold)), Refusal::Forbidden);
    let preset = edited(&shop, PartnerType::Reseller, &[(Action::CustomersChange, true)]).unwrap();
    assert!(preset.is_changed() && preset.version == 2);
    changes(&shop.reseller, resold).unwrap();
    edited(&shop, PartnerType::Msp, &[(Action::CustomersChange, false)]).unwrap();
    assert_eq!(refusal(changes(&shop.admin, customer)), Refusal::Forbidden);
    let ceiling = Invite { email: "x@example.com".into(), role: Role::Admin, language: Language::En };
    let invited = shop.t.work(&shop.admin, move |act| members::invite(act, beta, &ceiling));
    assert_eq!(refusal(invited), Refusal::RoleAboveOwn, "SR-08: a reseller may more now");
    let new = NewPartner {
        name: "New".into(),
        partner_type: PartnerType::Reseller,
        language: Language::En,
        time_zone: "UTC".into(),
    };
    let acme = shop.acme;
    let made = shop.t.work(&shop.admin, move |act| organizations::create_partner(act, acme, &new));
    assert_eq!(refusal(made), Refusal::RoleAboveOwn);
    for partner_type in PartnerType::ALL {
        let preset = shop.t.made(move |act| reset(act, *partner_type));
        assert!(!preset.is_changed());
    }
    changes(&shop.admin, customer).unwrap();
    assert_eq!(refusal(changes(&shop.reseller, resold)), Refusal::Forbidden);
    assert_eq!(shop.t.number("SELECT COUNT(*) FROM partner_type_changes"), 0);
}

/// What no preset may say: the fixed ones, and what could not be used unseen. Nothing is stored then.
#[test]
fn a_preset_stays_usable() {
    let shop = Shop::new();
    let before = shop.t.dump();
    let fixed = edited(&shop, PartnerType::Msp, &[(Action::CustomersView, false)]);
    assert_eq!(refusal(fixed), Refusal::field("actions.customers.view", Problem::Fixed));
    let unseen = edited(&shop, PartnerType::Reseller, &[(Action::LicensesChange, true)]);
    assert_eq!(refusal(unseen), Refusal::field("actions.licenses.change", Problem::NeedsViewing));
    let blind = edited(&shop, PartnerType::Msp, &[(Action::LicensesView, false)]);
    assert_eq!(refusal(blind), Refusal::field("actions.licenses.change", Problem::NeedsViewing));
    assert!(shop.t.dump() == before);
    let both = [(Action::LicensesView, true), (Action::LicensesChange, true)];
    assert!(edited(&shop, PartnerType::Reseller, &both).is_ok());
}

/// Everybody who belongs somewhere reads the presets, only the operator's admins edit them; the second is told.
#[test]
fn only_the_operators_admins_edit() {
    let shop = Shop::new();
    let olga = shop.t.person("olga", shop.t.operator(), Role::Admin);
    let manager = shop.t.person("mark", shop.t.operator(), Role::Manager);
    let wish = [(Action::LicensesView, true)];
    for caller in [&shop.admin, &shop.viewer, &shop.buyer, &manager] {
        assert!(shop.t.read(caller, list).is_ok());
        assert_eq!(refusal(edited_by(&shop, caller, PartnerType::Reseller, &wish)), Refusal::Forbidden);
        assert_eq!(refusal(shop.t.work(caller, |act| reset(act, PartnerType::Reseller))), Refusal::Forbidden);
    }
    assert_eq!(refusal(shop.t.read(&shop.t.stranger(), list)), Refusal::NotFound);
    edited_by(&shop, &olga, PartnerType::Reseller, &wish).unwrap();
    let events = shop.t.event_count();
    let same = edited_by(&shop, &olga, PartnerType::Reseller, &wish).unwrap();
    assert_eq!((same.version, shop.t.event_count()), (2, events), "what changes nothing writes nothing");
    let late = shop.t.work(&olga, |act| set(act, PartnerType::Reseller, 1, &[(Action::LicensesView, false)]));
    assert_eq!(refusal(late), Refusal::ChangedMeanwhile);
    let told = shop.t.events(shop.t.operator());
    let event = told.iter().find(|event| event.what == What::PartnerTypeChanged).unwrap();
    assert_eq!(event.details["granted"], serde_json::json!(["licenses.view"]));
}
