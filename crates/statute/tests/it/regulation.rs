//! 条例索引 Fifty-six articles, each with its rule or its reason, and every number with its row.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use statute::{
    clock::terms,
    regulation::{ARTICLES, Mark, articles, readings},
};

#[test]
fn every_article_stands_in_the_index_once_and_in_order() {
    let numbers: Vec<u8> = articles().iter().map(|article| article.number).collect();
    assert_eq!(numbers, (1..=ARTICLES).collect::<Vec<_>>());
}

#[test]
fn every_article_has_a_sense_and_a_rule_or_a_reason() {
    for article in articles() {
        let cited = article.citation();
        assert!(article.sense.ends_with('。'), "{cited}: the sense is a sentence");
        let told = article.reason.is_some_and(|reason| reason.ends_with('。'));
        assert!(told || !article.implemented_by.is_empty(), "{cited}: neither rule nor reason");
        assert!(article.reason.is_none() || told, "{cited}: the reason is a sentence");
        assert!(article.chapter.starts_with('第'), "{cited}: {}", article.chapter);
    }
}

#[test]
fn every_rule_named_in_the_index_exists() {
    for article in articles() {
        for path in &article.implemented_by {
            assert!(exists(path), "{}: {path} is not in the source", article.citation());
        }
    }
    assert!(!exists("statute::clock::no_such_rule") && !exists("statute::calendar::Calendar::no_such_day"));
}

/// Whether the last part of a Rust path is a public item in the folder of its first module.
fn exists(path: &str) -> bool {
    let parts: Vec<&str> = path.split("::").collect();
    let [root, module, .., name] = parts[..] else { return false };
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(module);
    let items = ["fn", "const fn", "const", "struct", "enum", "mod", "trait", "static"];
    let wanted: Vec<String> = items.iter().map(|kind| format!("pub {kind} {name}")).collect();
    let named = |line: &str| {
        let line = line.trim_start();
        let rest = wanted.iter().find_map(|wanted| line.strip_prefix(wanted.as_str()));
        rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
    };
    root == "statute" && sources(&home).iter().any(|file| fs::read_to_string(file).unwrap().lines().any(named))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).map(|entries| entries.map(|entry| entry.unwrap().path()).collect());
    let entries: Vec<PathBuf> = entries.unwrap_or_default();
    entries.into_iter().flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

#[test]
fn the_lengths_in_the_code_are_those_of_the_rows() {
    let rows: BTreeMap<&str, i64> = readings().iter().map(|row| (row.id.as_str(), row.value)).collect();
    let lengths = [
        ("answer.days", terms::ANSWER_DAYS),
        ("clarification.notice-days", terms::CLARIFY_DAYS),
        ("clarification.supplement-days", terms::SUPPLEMENT_DAYS),
        ("consultation.opinion-days", terms::OPINION_DAYS),
        ("consultation.reminder-days", terms::REMINDER_DAYS),
        ("payment.days", terms::PAYMENT_DAYS),
        ("redo.days", terms::REDO_DAYS),
        ("publication.days", terms::PUBLISH_DAYS),
        ("remedy.reconsideration-days", terms::RECONSIDERATION_DAYS),
        ("remedy.suit-months", terms::SUIT_MONTHS),
        ("remedy.suit-after-review-days", terms::SUIT_AFTER_REVIEW_DAYS),
        ("penalty.withdraw-days", terms::WITHDRAW_PENALTY_DAYS),
    ];
    for (id, length) in lengths {
        assert_eq!(rows.get(id), Some(&i64::from(length)), "{id}");
    }
    assert_eq!(rows["answer.extension-most"], *terms::EXTENSION.end());
    assert_eq!(rows["fee.page-a3"], 2);
}

#[test]
fn every_row_has_its_source_and_the_doubtful_ones_are_marked() {
    let mut ids: Vec<&str> = readings().iter().map(|row| row.id.as_str()).collect();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id may come again only with a later date, and then apart");
    assert!(readings().iter().all(|row| !row.source.is_empty() && row.article.contains('条')));
    let unverified = readings().iter().filter(|row| row.mark == Mark::Unverified).map(|row| row.id.as_str());
    assert_eq!(
        unverified.collect::<Vec<_>>(),
        ["restart.payment-day-one", "fee.volume-keeps-its-place", "fee.page-side"]
    );
}
