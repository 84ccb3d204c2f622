//! C programs, compiled with the machine's compiler against header and libraries, and run.

use std::path::{Path, PathBuf};
use std::process::Command;

use client::testing::keys;

use crate::{Scene, Told, here, libraries, license_file};

/// How a program gets at the library.
#[derive(Clone, Copy)]
enum Linked {
    Shared,
    Statically,
}

fn compiled(scene: &Scene, program: &Path, linked: Linked) -> PathBuf {
    let built = scene.file("program");
    let mut compiler = Command::new("cc");
    compiler.args(["-std=c99", "-Wall", "-Wextra", "-Werror", "-D_POSIX_C_SOURCE=200809L", "-o"]).arg(&built);
    compiler.arg("-I").arg(here().join("include")).arg(program);
    match linked {
        Linked::Shared => {
            let path = libraries();
            compiler.arg("-L").arg(&path).arg("-lseatwright_kit");
            compiler.arg(format!("-Wl,-rpath,{}", path.display()));
        }
        Linked::Statically => {
            compiler.arg(libraries().join("libseatwright_kit.a")).args(["-lpthread", "-ldl", "-lm"]);
        }
    }
    let told = Told::from(compiler.output().expect("there is a C compiler"));
    assert_eq!(told.code, Some(0), "{}", told.err);
    built
}

#[test]
fn the_example_activates_once_and_then_knows_its_license() {
    for linked in [Linked::Shared, Linked::Statically] {
        let scene = Scene::new();
        let program = compiled(&scene, &here().join("examples/c/licensed.c"), linked);
        let wrong = scene.run(Command::new(&program), "acme-ann\nCCCCC-DDDDD\n");
        assert_eq!(wrong.code, Some(1), "{wrong:?}");
        assert!(wrong.err.contains(r#""code":"wrong-activation-code""#), "{wrong:?}");
        for typed in ["acme-ann\nAAAAA-BBBBB\n", ""] {
            let told = scene.run(Command::new(&program), typed);
            assert_eq!((told.code, told.out.as_str()), (Some(0), "licensed\nwith cloud\n"), "{told:?}");
        }
        scene.desk.take_off();
        let refused = scene.run(Command::new(&program), "");
        assert!(refused.err.contains(r#""code":"device-token-refused""#), "{refused:?}");
        let again = scene.run(Command::new(&program), "acme-ann\nAAAAA-BBBBB\n");
        assert_eq!(again.code, Some(0), "it asks again: {again:?}");
    }
}

/// NULL, bytes that are no UTF-8, wrong JSON, the whole life of a seat and of a license file: `boundary.c` asserts, this shows what failed.
#[test]
fn nothing_that_c_passes_in_does_harm() {
    let scene = Scene::new();
    let program = compiled(&scene, &here().join("tests/it/c/boundary.c"), Linked::Shared);
    let mut command = Command::new(&program);
    command.env("LICENSE_FILE", license_file()).env("LICENSE_KEYS", keys(&[1]).to_string());
    let told = scene.run(command, "");
    assert_eq!((told.code, told.out.as_str()), (Some(0), "all held\n"), "{told:?}");
    let verbs: Vec<_> = scene.stub.seen().iter().map(|seen| seen.line.clone()).collect();
    assert_eq!(verbs.len(), 4, "keys, activate, check-in, release: {verbs:?}");
}
