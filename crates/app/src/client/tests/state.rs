//! The state file: whole or not at all, and never trusted blindly.

use std::fs;

use super::{NOW, Scene, grant, keys, lease, ok};

#[test]
fn a_damaged_file_is_told_not_guessed_at() {
    let scene = Scene::activated();
    let good = fs::read_to_string(scene.state_file()).expect("a file");
    let damaged = [
        String::new(),
        "{}".to_owned(),
        good[..good.len() / 2].to_owned(),
        good.replace("\"format\": 3", "\"format\": 4"),
        good.replace("\"format\": 3", "\"format\": 3, \"more\": 1"),
        good.replace("34750f98bd59fcfc", "0123456789abcdef"),
    ];
    for text in damaged {
        assert_ne!(text, good);
        fs::write(scene.state_file(), &text).expect("a file");
        for verb in ["status", "check-in", "release"] {
            let outcome = scene.run(&[verb]);
            assert_eq!(outcome.exit, 1, "{outcome:?}");
            assert!(outcome.err.starts_with("state-damaged: "), "{}", outcome.err);
        }
        assert_eq!(fs::read_to_string(scene.state_file()).expect("a file"), text, "left as it was");
    }
    scene.will([ok(&keys(&[1])), ok(&grant(&lease(NOW)))]);
    assert_eq!(scene.activate(&["--replace"]).exit, 0);
}

#[cfg(unix)]
#[test]
fn a_draft_left_by_a_crash_does_not_lend_its_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    let scene = Scene::new();
    let file = scene.state_file();
    fs::create_dir_all(file.parent().expect("a directory")).expect("a directory");
    let draft = file.with_extension("json.new");
    fs::write(&draft, "half").expect("a file");
    fs::set_permissions(&draft, fs::Permissions::from_mode(0o666)).expect("permissions");
    scene.will([ok(&keys(&[1])), ok(&grant(&lease(NOW)))]);
    assert_eq!(scene.activate(&[]).exit, 0);
    assert_eq!(fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o600);
    assert!(!draft.exists());
}

#[test]
fn without_a_place_to_keep_it_the_person_is_asked() {
    use clap::Parser as _;
    let scene = Scene::new();
    let cli = super::Cli::try_parse_from(["client", "status"]).expect("good usage");
    let refused = super::verbs::act(&cli.client, &scene.here()).err().expect("a refusal");
    assert_eq!((refused.code(), super::report::failed(&refused)), ("no-state-file", 2));
}
