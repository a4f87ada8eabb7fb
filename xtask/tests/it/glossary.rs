//! The glossary speaks of the code as it is.

use std::{collections::BTreeSet, fs};

use crate::house::{crates, root, sources};

#[test]
fn every_term_of_the_glossary_is_in_the_code() {
    let glossary = fs::read_to_string(root().join("docs/glossary.md")).expect("the glossary is a page of the house");
    let words = words_of_the_code();
    let mut terms = 0;
    for row in glossary.lines().filter(|line| line.starts_with("| ")) {
        let Some(identifiers) = row.split('|').nth(2) else { continue };
        for identifier in identifiers.split('`').skip(1).step_by(2) {
            terms += 1;
            let missing = identifier.split("::").find(|part| !words.contains(*part));
            assert!(
                missing.is_none(),
                "docs/glossary.md names `{identifier}`, which the code does not: strike the row, or give it the name the \
                 code uses now"
            );
        }
    }
    assert!(terms > 20, "only {terms} terms were read from docs/glossary.md: has its table changed its shape?");
}

#[test]
fn every_rule_named_in_the_statute_map_is_in_the_code() {
    let map = fs::read_to_string(root().join("docs/statute-map.md"))
        .expect("docs/statute-map.md is missing: run `cargo xtask map` and commit it");
    let words = words_of_the_code();
    let rows = map.lines().filter(|line| line.starts_with("| 第"));
    for path in rows.flat_map(|row| row.split('`').skip(1).step_by(2)) {
        let missing = path.split("::").find(|part| !words.contains(*part));
        assert!(
            missing.is_none(),
            "crates/statute/text names `{path}` as the rule of an article, but the code has no {}: name the rule as it is \
             called now, and run `cargo xtask map`",
            missing.unwrap_or_default()
        );
    }
}

/// Every identifier of the crates, and the names of the crates themselves.
fn words_of_the_code() -> BTreeSet<String> {
    let mut found: BTreeSet<String> = crates().into_iter().collect();
    for name in crates() {
        for text in sources(&name) {
            found.extend(words(&text.content).map(str::to_owned));
        }
    }
    found
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}
