//! Who writes messages, which programs are told them, and until when.

use super::*;
use crate::{
    Caller, Language,
    access::Role,
    scene::{Scene, refusal},
};

const DAY: i64 = 86_400;

fn day(scene: &Scene, days: i64) -> String {
    scene.t.world.now().plus_days(days).day_in(&TimeZone::get("Europe/Helsinki").unwrap()).to_string()
}

fn form(scene: &Scene) -> MessageForm {
    MessageForm {
        texts: Texts::of([(Language::En, "Update soon".into()), (Language::Fi, "Päivitä pian".into())]),
        from_on: day(scene, 0),
        until_on: day(scene, 7),
        ..MessageForm::default()
    }
}

fn writes(scene: &Scene, who: &Caller, form: MessageForm) -> Result<Message> {
    let partner = scene.partner;
    scene.t.work(who, move |act| write(act, partner, &form))
}

fn heard(scene: &Scene, version: &'static str) -> Vec<String> {
    let (customer, license) = (scene.customer, scene.license.id);
    let told = scene.t.made(move |act| {
        let now = act.now();
        Ok(told(&ahead(act, customer, license)?, now, version))
    });
    told.iter().map(|one| one.texts.best(Language::Fi).to_owned()).collect()
}

/// A message of the seller reaches the programs of its customers, from its day until its day, or until it is withdrawn.
#[test]
fn a_message_is_shown_from_a_day_until_a_day() {
    let scene = Scene::new();
    let later = MessageForm { from_on: day(&scene, 2), ..form(&scene) };
    let written = writes(&scene, &scene.mia, later).unwrap();
    assert_eq!((written.shown(scene.t.world.now()), heard(&scene, "1.0").len()), (Shown::Coming, 0));
    scene.t.clock.advance_seconds(3 * DAY);
    assert_eq!(heard(&scene, "1.0"), ["Päivitä pian"]);
    scene.t.clock.advance_seconds(6 * DAY);
    assert_eq!(heard(&scene, "1.0").len(), 0);
    let second = writes(&scene, &scene.mia, form(&scene)).unwrap();
    assert_eq!(heard(&scene, "1.0").len(), 1);
    let id = second.id;
    for _ in 0..2 {
        let after = scene.t.work(&scene.mia, move |act| withdraw(act, id)).unwrap();
        assert_eq!(after.shown(scene.t.world.now()), Shown::Withdrawn);
    }
    assert_eq!(heard(&scene, "1.0").len(), 0);
    let events = scene.t.events(scene.partner);
    let count = |what| events.iter().filter(|event| event.what == what).count();
    assert_eq!((count(What::ProgramMessageWritten), count(What::ProgramMessageWithdrawn)), (2, 1));
}

/// It is for a product, a plan, a customer and a range of versions, and for nobody beside them.
#[test]
fn a_message_is_for_those_it_names() {
    let scene = Scene::new();
    let operator = Caller::command_line();
    let (product, other) = scene.t.made({
        let plan = scene.license.plan;
        move |act| {
            let (product,): (ProductId,) =
                act.tx().one("SELECT product_id FROM plans WHERE id = $1", params![plan])?;
            Ok((product, plan))
        }
    });
    let elsewhere = scene.t.customer(scene.partner, "Toinen Oy");
    let table = [
        (MessageForm { product: Some(product), ..form(&scene) }, "1.0", 1),
        (MessageForm { plan: Some(other), ..form(&scene) }, "1.0", 1),
        (MessageForm { customer: Some(scene.customer), ..form(&scene) }, "1.0", 1),
        (MessageForm { customer: Some(elsewhere), ..form(&scene) }, "1.0", 0),
        (MessageForm { version_to: "1.9".into(), ..form(&scene) }, "2.0", 0),
        (MessageForm { version_from: "1".into(), version_to: "1.9".into(), ..form(&scene) }, "1.4.2", 1),
    ];
    for (form, version, expected) in table {
        let id = writes(&scene, &operator, form.clone()).unwrap().id;
        assert_eq!(heard(&scene, version).len(), expected, "{form:?}");
        scene.t.made(move |act| withdraw(act, id));
    }
    let rival = scene.t.made(|act| {
        let (rival,): (OrganizationId,) =
            act.tx().one("SELECT id FROM organizations WHERE name = 'Rival'", params![])?;
        Ok(rival)
    });
    let theirs = form(&scene);
    scene.t.work(&scene.eve, move |act| write(act, rival, &theirs)).unwrap();
    assert_eq!(heard(&scene, "1.0").len(), 0, "a rival reaches nobody else's customers");
    let narrow = MessageForm { customer: Some(scene.customer), ..form(&scene) };
    let across = scene.t.work(&scene.eve, move |act| write(act, rival, &narrow));
    assert_eq!(refusal(across), Refusal::NotFound);
}

#[test]
fn what_cannot_be_taken_is_named() {
    let scene = Scene::new();
    let long = "x".repeat(LONGEST_TEXT + 1);
    let good = form(&scene);
    let table = [
        (MessageForm { texts: Texts::default(), ..good.clone() }, "text_en"),
        (MessageForm { texts: Texts::of([(Language::Ru, long)]), ..good.clone() }, "text_ru"),
        (MessageForm { until_on: day(&scene, -1), from_on: day(&scene, -3), ..good.clone() }, "until_on"),
        (MessageForm { until_on: day(&scene, -1), ..good.clone() }, "until_on"),
        (MessageForm { until_on: day(&scene, 500), ..good.clone() }, "until_on"),
        (MessageForm { from_on: "soon".into(), ..good.clone() }, "from_on"),
        (MessageForm { version_from: "newest".into(), ..good.clone() }, "version_from"),
    ];
    for (form, field) in table {
        let Refusal::Invalid(problems) = refusal(writes(&scene, &scene.mia, form)) else {
            panic!("not invalid")
        };
        assert_eq!(problems[0].field, field);
    }
    let viewer = scene.t.person("vera", scene.partner, Role::Viewer);
    assert_eq!(refusal(writes(&scene, &viewer, good.clone())), Refusal::Forbidden);
    assert_eq!(refusal(writes(&scene, &scene.eve, good)), Refusal::NotFound);
}
