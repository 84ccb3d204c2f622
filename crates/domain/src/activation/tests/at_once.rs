//! Many devices at the same moment.

use super::*;

/// SR-61, invariant 1: of 64 devices at once for one seat exactly one gets it.
#[test]
fn of_many_devices_at_once_one_gets_the_seat() {
    let scene = Scene::new();
    let request = request(&scene, "");
    let answers: Vec<Result<Activated>> = race(64, |at| {
        let request = Activation { device: device(&format!("race {at}")), ..request.clone() };
        try_activate(&scene, &request)
    });
    let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    assert_eq!((won.len(), lost.len()), (1, 63));
    assert!(lost.into_iter().all(|answer| refusal(answer) == Refusal::NoSeatFree));
    assert_eq!((scene.seat(0).devices, installed(&scene)), (1, 1));
}

/// SR-38, SR-61: the same device 32 times at once is one installation, with and without room for more.
#[test]
fn one_device_at_once_is_one_installation() {
    for plan in [PlanForm::default(), two_devices()] {
        let scene = Scene::with(plan, 5);
        let request = request(&scene, "f1");
        let answers = race(32, |_| try_activate(&scene, &request));
        let ids: std::collections::HashSet<_> =
            answers.into_iter().map(|answer| answer.unwrap().installation).collect();
        assert_eq!((ids.len(), scene.seat(0).devices, installed(&scene)), (1, 1, 1));
    }
}

/// Invariant 1 under a mix: activations, releases and removals at once leave counters that say what is there.
#[test]
fn counters_hold_under_a_mix() {
    let scene = Scene::with(two_devices(), 5);
    let request = request(&scene, "");
    race(24, |at| {
        let request = Activation { device: device(&format!("mix {}", at % 5)), ..request.clone() };
        if let Ok(activated) = try_activate(&scene, &request)
            && at % 2 == 0
        {
            let released = try_release(&scene, &activated.device_token);
            assert!(released.is_ok() || refusal(released) == Refusal::DeviceTokenRefused);
        }
    });
    let customer = scene.customer;
    let live: (i64,) = scene.t.made(move |act| {
        let sql = "SELECT COUNT(*) FROM installations WHERE customer_id = $1 AND released_at IS NULL";
        Ok(act.tx().one(sql, params![customer])?)
    });
    assert_eq!((scene.seat(0).devices, installed(&scene)), (live.0, live.0));
    assert!(live.0 <= 2);
    assert_eq!(scene.seat(0).installed_at.is_some(), live.0 > 0);
}
