//! The Python example over the shared library.

use std::process::Command;

use crate::{Scene, here, shared_library};

#[test]
fn the_example_activates_once_and_then_knows_its_license() {
    let scene = Scene::new();
    let python = || {
        let mut command = Command::new("python3");
        command
            .arg("-B")
            .arg(here().join("examples/python/licensed.py"))
            .env("SEATWRIGHT_KIT", shared_library());
        command
    };
    let wrong = scene.run(python(), "acme-ann\nCCCCC-DDDDD\n");
    assert_eq!(wrong.code, Some(1), "{wrong:?}");
    assert!(wrong.err.starts_with("wrong-activation-code: "), "{wrong:?}");
    for typed in ["acme-ann\nAAAAA-BBBBB\n", ""] {
        let told = scene.run(python(), typed);
        assert_eq!(told.code, Some(0), "{told:?}");
        assert!(told.out.ends_with("licensed to acme-ann, server\nwith cloud\n"), "{told:?}");
    }
    let checked_in = scene.stub.seen().iter().filter(|seen| seen.is_for("check-in")).count();
    assert_eq!(checked_in, 2);
}
