//! The code in docs/CLIENT.md is the code that the tests compile and run, byte for byte.

use crate::source;

fn block(page: &str, language: &str) -> String {
    let fence = format!("```{language}\n");
    let mut blocks = page.split(&fence).skip(1);
    let first = blocks.next().and_then(|rest| rest.split("```\n").next()).map(str::to_owned);
    assert!(blocks.next().is_none(), "more than one block of {language}");
    first.unwrap_or_else(|| panic!("no block of {language}"))
}

#[test]
fn the_page_shows_the_tested_examples() {
    let page = source("../../docs/CLIENT.md");
    let examples = [
        ("rust", "../client/examples/licensed.rs"),
        ("c", "examples/c/licensed.c"),
        ("python", "examples/python/licensed.py"),
    ];
    for (language, path) in examples {
        assert_eq!(block(&page, language), source(path), "{path}");
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
