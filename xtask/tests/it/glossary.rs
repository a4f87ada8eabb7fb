//! The glossary speaks of the code as it is.

use std::{collections::BTreeSet, fs};

use crate::house::{crates, root, texts};

#[test]
fn every_term_of_the_glossary_is_in_the_code() {
    let glossary = fs::read_to_string(root().join("docs/glossary.md")).expect("the glossary is a page of the house");
    let words: BTreeSet<String> = crates()
        .iter()
        .flat_map(|name| texts(&format!("crates/{name}/src")))
        .flat_map(|text| words(&text.content).map(str::to_owned).collect::<Vec<_>>())
        .collect();
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

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}
