//! Codes of messages are permanent, used once, and listed where a clerk can search them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use crate::house::{Text, crates, root, sources};

#[test]
fn every_message_code_is_listed_and_used_once() {
    let list = fs::read_to_string(root().join("docs/messages.md"))
        .expect("docs/messages.md is missing: run `cargo xtask map` and commit it");
    let listed: BTreeSet<&str> =
        list.lines().filter_map(|line| line.strip_prefix("### `")?.strip_suffix('`')).collect();
    let nouns: BTreeSet<&str> = listed.iter().filter_map(|code| code.split('.').next()).collect();
    let kinds = kinds_of_the_ledger();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for text in crates().iter().flat_map(|name| sources(name)).filter(writes_messages) {
        for (number, line) in text.code() {
            for code in codes(line, &nouns).into_iter().filter(|code| !kinds.contains(*code)) {
                let place = text.at(number);
                assert!(
                    listed.contains(code),
                    "{place}: the code {code} is not in docs/messages.md. Implement `Catalogued` for its enum, add the \
                     enum to xtask/pages/src/catalogue.rs and run `cargo xtask map`"
                );
                if let Some(first) = seen.insert(code.to_owned(), place.clone()) {
                    panic!("{code} stands at {first} and at {place}: a code means one thing, give one of them another");
                }
            }
        }
    }
    assert!(!seen.is_empty(), "no message code was found in the sources: the reading in {} is out of date", file!());
}

#[test]
fn every_catalogued_error_is_in_the_catalogue() {
    let catalogue = fs::read_to_string(root().join("xtask/pages/src/catalogue.rs")).unwrap();
    for text in crates().iter().flat_map(|name| sources(name)) {
        for (number, line) in text.code() {
            let Some((_, subject)) = line.split_once("Catalogued for ") else { continue };
            let subject: String = subject.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            assert!(
                catalogue.contains(&format!("::{subject}>")),
                "{}: {subject} is catalogued, but xtask/pages/src/catalogue.rs does not list it; add one line there and \
                 run `cargo xtask map`",
                text.at(number)
            );
        }
    }
}

/// What the ledger calls its entries looks like a code and is none; every kind has its golden file.
fn kinds_of_the_ledger() -> BTreeSet<String> {
    let folder = root().join("crates/affairs/tests/it/golden");
    let files = fs::read_dir(folder).expect("the affairs keep golden files");
    let names = files.flatten().filter_map(|file| file.file_name().into_string().ok());
    names.filter_map(|name| Some(name.rsplit_once(".1.json")?.0.to_owned())).collect()
}

fn writes_messages(text: &Text) -> bool {
    text.content.contains("Message {") || text.content.contains("Message,")
}

/// The codes written on a line: what stands after `code:`, and every dotted word that begins with a noun of the list.
fn codes<'a>(line: &'a str, nouns: &BTreeSet<&str>) -> Vec<&'a str> {
    let literals = line.split('"').skip(1).step_by(2);
    let is_code = |word: &str| {
        let mut parts = word.split('.');
        parts.next().is_some_and(|noun| line.contains("code: \"") || nouns.contains(noun))
            && word.contains('.')
            && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c))
            && parts.next_back().is_some_and(|end| !matches!(end, "" | "json" | "html" | "txt" | "md" | "rs"))
    };
    literals.filter(|word| is_code(word)).collect()
}

#[test]
fn a_code_is_told_from_a_file_and_a_sentence() {
    let nouns = BTreeSet::from(["paper"]);
    assert_eq!(codes(r#"    "paper.too-large","#, &nouns), ["paper.too-large"]);
    assert_eq!(codes(r#"code: "hall.new-noun","#, &nouns), ["hall.new-noun"]);
    assert_eq!(codes(r#"open("paper.json"); say("paper. And more"); pick("t3.granted.total")"#, &nouns), [""; 0]);
}
