//! The generated pages are fresh, and what they are written from is sound.

use std::collections::BTreeSet;

#[test]
fn generated_pages_are_fresh() {
    let stale: Vec<&str> = pages::stale(&pages::root()).iter().map(|page| page.path).collect();
    assert!(
        stale.is_empty(),
        "{} no longer say what the code says: run `cargo xtask map` and commit",
        stale.join(", ")
    );
}

#[test]
fn a_code_means_one_thing() {
    let page = page("docs/messages.md");
    let mut codes = BTreeSet::new();
    for line in page.lines().filter(|line| line.starts_with("### `")) {
        assert!(codes.insert(line), "{line} is listed twice: give one of the two messages another code");
        let code = line.trim_start_matches("### `").trim_end_matches('`');
        let sound = code.contains('.')
            && code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c));
        assert!(sound, "{code} is not a dotted code in small letters, such as `paper.too-large`");
    }
    assert!(codes.len() > 10, "only {} codes: has an enum fallen out of catalogue.rs?", codes.len());
}

#[test]
fn every_message_says_three_things() {
    for line in page("docs/messages.md").lines().filter(|line| line.starts_with("- ")) {
        let said = line.split_once('：').map_or("", |(_, said)| said.trim());
        assert!(said.chars().count() >= 4, "a message says nothing in `{line}`");
    }
}

#[test]
fn every_article_has_a_rule_or_a_reason() {
    let page = page("docs/statute-map.md");
    let articles: Vec<&str> = page.lines().filter(|line| line.starts_with("| 第")).collect();
    assert_eq!(articles.len(), 56, "the Regulations have fifty-six articles");
    for article in articles {
        assert!(
            article.split('|').nth(3).is_some_and(|told| told.trim().chars().count() > 4),
            "{article} tells nothing"
        );
    }
}

fn page(path: &str) -> String {
    pages::pages().into_iter().find(|page| page.path == path).expect("the page is generated").content
}
