//! The days of grace after the end of a license: its programs go on working, and so do its alerts.

use jiff::tz::TimeZone;

use super::*;

/// A device that falls silent in the days of grace is told of; once they are over, its alert ends.
#[test]
fn alerts_go_on_until_the_grace_is_over() {
    let scene = Scene::with(PlanForm { grace_days: 40, ..PlanForm::default() }, 3);
    put(&scene, scene.partner, AlertKind::Silent, telling(30, "p"));
    put(&scene, scene.partner, AlertKind::NotInstalled, Setting { enabled: false, ..telling(14, "") });
    installed(&scene, 0, "PC of ann");
    let today = scene.t.world.now().day_in(&TimeZone::UTC);
    scene.t.clock.advance_seconds(scene.license.valid_to.days_since(today) * DAY);
    let fresh = installed(&scene, 1, "PC of bob");
    report(&scene, &fresh, 1, None);
    mornings(&scene, 1);
    let silent = |scene: &Scene| -> Vec<String> { open(scene).into_iter().map(|(_, name)| name).collect() };
    assert_eq!(silent(&scene), ["PC of ann"]);
    mornings(&scene, 31);
    assert_eq!(silent(&scene), ["PC of bob", "PC of ann"], "thirty days of grace later");
    mornings(&scene, 10);
    assert!(silent(&scene).is_empty(), "nothing works there any more");
}
