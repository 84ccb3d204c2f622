//! The code in docs/CLIENT.md is the code that the tests compile and run, byte for byte.

use crate::source;

fn blocks(page: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let after = page.split(&fence).skip(1);
    after.filter_map(|rest| rest.split("```\n").next()).map(str::to_owned).collect()
}

#[test]
fn the_page_shows_the_tested_examples() {
    let page = source("../../docs/CLIENT.md");
    let examples = [
        ("rust", &["../client/examples/licensed.rs", "../client/examples/offline.rs"][..]),
        ("c", &["examples/c/licensed.c"]),
        ("python", &["examples/python/licensed.py"]),
    ];
    for (language, paths) in examples {
        let sources: Vec<_> = paths.iter().map(|path| source(path)).collect();
        assert_eq!(blocks(&page, language), sources, "{paths:?}");
    }
}

/// The codes that only this crate makes stand on the page, too.
#[test]
fn every_code_is_documented() {
    let page = source("../../docs/CLIENT.md");
    for code in ["null", "not-utf-8", "bad-config", "bad-usage", "internal"] {
        let made = ["src/lib.rs", "src/boundary.rs", "src/config.rs"].map(source).concat();
        assert!(made.contains(&format!("\"{code}\"")), "{code} is made nowhere");
        assert!(page.contains(&format!("`{code}`")), "{code}");
    }
}
