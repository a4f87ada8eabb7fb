//! 文字 No two texts are alike, none keeps a placeholder, and what is attached is what the text names.

use std::collections::BTreeSet;

use towns::{
    PlannedItem, busy,
    quiet::{self, year},
};

/// Both towns.
fn everything() -> Vec<PlannedItem> {
    [quiet::year(), busy::year()].concat()
}

/// What a check before publication stops.
const PLACEHOLDERS: [&str; 18] = [
    "××",
    "XX",
    "xx",
    "某某",
    "待补充",
    "待定",
    "TODO",
    "（略）",
    "测试",
    "test",
    "此处填写",
    "{",
    "}",
    "____",
    "〔〕",
    "。。",
    "，，",
    "，。",
];

#[test]
fn no_title_and_no_text_stands_twice() {
    let items = everything();
    let mut titles = BTreeSet::new();
    let mut texts = BTreeSet::new();
    for item in &items {
        assert!(titles.insert(&item.title), "{}", item.title);
        assert!(texts.insert(&item.text), "{}", item.title);
        assert!(item.title.chars().count() <= 60, "{}", item.title);
    }
}

#[test]
fn nothing_was_left_open() {
    for item in everything() {
        let attached = item.attachments.iter().flat_map(|file| [file.name.clone(), file.content.clone()]);
        for words in [item.title.clone(), item.text.clone()].into_iter().chain(attached) {
            for placeholder in PLACEHOLDERS {
                assert!(!words.contains(placeholder), "{}: {placeholder}", item.title);
            }
            assert!(longest_run_of_digits(&words.replace("0555-0000", "")) <= 6, "{}: a number too long", item.title);
        }
    }
}

fn longest_run_of_digits(words: &str) -> usize {
    words.split(|letter: char| !letter.is_ascii_digit()).map(str::len).max().unwrap_or(0)
}

#[test]
fn a_text_has_two_to_six_paragraphs_of_some_length() {
    for item in everything() {
        let paragraphs: Vec<&str> = item.text.lines().filter(|line| !line.starts_with("附件")).collect();
        assert!((2..=6).contains(&paragraphs.len()), "{}: {}", item.title, paragraphs.len());
        assert!(item.text.chars().count() >= 80, "{}: {}", item.title, item.text.chars().count());
        assert!(paragraphs.iter().all(|line| line.trim() == *line && !line.is_empty()), "{}", item.title);
    }
}

#[test]
fn a_line_of_attachments_stands_where_there_are_some() {
    for item in everything() {
        let named: Vec<&str> = item.text.lines().filter_map(|line| line.strip_prefix("附件：")).collect();
        let files: Vec<&str> =
            item.attachments.iter().filter_map(|file| file.name.rsplit_once('.')).map(|(name, _)| name).collect();
        assert_eq!(named, files, "{}", item.title);
    }
}

/// A payment list adds up, and its text says the same total.
#[test]
fn payment_lists_add_up_and_show_no_name() {
    let mut lists = 0;
    for item in everything() {
        for file in item.attachments.iter().filter(|file| file.content.contains(",姓名,")) {
            lists += 1;
            let lines: Vec<Vec<&str>> = file.content.lines().map(|line| line.split(',').collect()).collect();
            let (total, people) = lines[1..].split_last().unwrap();
            let sum: u64 = people.iter().map(|line| line[4].parse::<u64>().unwrap()).sum();
            assert_eq!(total[4], sum.to_string(), "{}", item.title);
            assert!(people.iter().all(|line| line[2].ends_with('*')), "{}", item.title);
            assert!(says_total(&item, total[4]), "{}", item.title);
        }
    }
    assert!(lists >= 12, "{lists}");
}

fn says_total(item: &PlannedItem, total: &str) -> bool {
    item.text.contains(&format!("{total}元")) || item.catalogue == "F17-03"
}

/// Texts written apart: two items are of one composition when most of their short pieces agree.
#[test]
fn the_year_is_made_of_more_than_sixty_compositions() {
    let items = year();
    let mut kinds: Vec<BTreeSet<String>> = Vec::new();
    for item in &items {
        let pieces = pieces(&item.text);
        let alike = |kind: &BTreeSet<String>| kind.intersection(&pieces).count() * 4 >= pieces.len();
        if !kinds.iter().any(alike) {
            kinds.push(pieces);
        }
    }
    assert!(kinds.len() >= 60, "{}", kinds.len());
}

fn pieces(text: &str) -> BTreeSet<String> {
    let letters: Vec<char> = text.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    letters.windows(5).map(|piece| piece.iter().collect()).collect()
}

/// The year is the same on every call and every machine (FNV-1a over titles, texts and instants).
#[test]
fn the_year_is_the_same_on_every_machine() {
    let hash = year().iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, item| {
        let words = format!("{}{}{}{:?}{:?}", item.title, item.text, item.proposed, item.published, item.attachments);
        words.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    });
    assert_eq!(hash, 0xf367_5ae5_cac3_4f34, "{hash:#018x}");
}
