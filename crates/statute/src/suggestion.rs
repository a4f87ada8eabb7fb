//! 目录推荐 Which matter of the catalogue a text most probably belongs to: a proposal for a person, never a decision.
//!
//! Telltale words (`data/telltales.json`) weigh more the longer they are and the fewer matters share them; pairs of
//! characters common with the printed labels of a matter break ties. Grows with the length of the text times the number
//! of words, some 700.

use std::{cmp::Ordering, collections::HashMap, sync::LazyLock};

use serde::Deserialize;

use crate::catalogue::{Item, items};

/// 推荐 One matter and the words that speak for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion<'a> {
    /// The matter.
    pub item: &'a Item,
    /// How strongly it is meant; comparable within one answer only.
    pub weight: f64,
    /// The words found, as they stand in the title or text, longest first; empty where only the labels are alike.
    pub because: Vec<&'a str>,
}

/// Below this nothing is proposed: two common characters are no reason.
const LEAST: f64 = 1.5;
/// What a word in the text counts beside one in the title.
const IN_TEXT: f64 = 0.15;
/// How far into a text one looks.
const TEXT_SIGNS: usize = 2_000;
/// How far into the title of an added row.
const OWN_SIGNS: usize = 40;

#[derive(Deserialize)]
struct Telltales {
    words: HashMap<String, Vec<String>>,
}

/// A word, the matters it speaks for, and its weight.
struct Word {
    word: &'static str,
    of: Vec<usize>,
    weight: f64,
}

struct Index {
    words: Vec<Word>,
    /// Pairs of characters in the labels, with the matters that hold them.
    pairs: HashMap<[char; 2], Vec<usize>>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let read: Telltales = serde_json::from_str(include_str!("../data/telltales.json"))
        .expect("the words in the repository are read by a test");
    let mut of: HashMap<String, Vec<usize>> = HashMap::new();
    let mut pairs: HashMap<[char; 2], Vec<usize>> = HashMap::new();
    for (at, item) in items().iter().enumerate() {
        for word in read.words.get(&item.code).into_iter().flatten() {
            of.entry(word.clone()).or_default().push(at);
        }
        for pair in pairs_of(&item.title) {
            let holders = pairs.entry(pair).or_default();
            if holders.last() != Some(&at) {
                holders.push(at);
            }
        }
    }
    let words = of.into_iter().map(|(word, of)| {
        let shared = f64::from(u32::try_from(of.len()).unwrap_or(u32::MAX));
        let weight = signs(&word).powf(1.3) / shared;
        Word { word: word.leak(), weight, of }
    });
    Index { words: words.collect(), pairs }
});

/// 推荐目录事项 At most `most` matters for a title and its text, likeliest first; none where nothing speaks for one.
///
/// ```
/// let found = statute::suggestion::suggest("桑村乡2025年第一季度临时救助情况公示", "", 3);
/// assert_eq!(found[0].item.code, "F19-09");
/// ```
#[must_use]
pub fn suggest(title: &str, text: &str, most: usize) -> Vec<Suggestion<'static>> {
    let text: String = text.chars().take(TEXT_SIGNS).collect();
    let mut weights = vec![0.0; items().len()];
    let mut because: Vec<Vec<&'static str>> = vec![Vec::new(); items().len()];
    for word in &INDEX.words {
        let times = if let Some(at) = title.rfind(word.word) {
            in_title(at + word.word.len(), title.len())
        } else if text.contains(word.word) {
            IN_TEXT
        } else {
            continue;
        };
        for &at in &word.of {
            weights[at] += times * word.weight;
            because[at].push(word.word);
        }
    }
    for pair in pairs_of(title) {
        let holders = INDEX.pairs.get(&pair).map(Vec::as_slice).unwrap_or_default();
        let share = 1.0 / f64::from(u32::try_from(holders.len().max(1)).unwrap_or(u32::MAX));
        holders.iter().for_each(|&at| weights[at] += share);
    }
    let mut found: Vec<Suggestion<'_>> = items()
        .iter()
        .zip(weights)
        .zip(because)
        .filter(|((_, weight), _)| *weight >= LEAST)
        .map(|((item, weight), mut because)| {
            because.sort_by_key(|word| std::cmp::Reverse(word.len()));
            Suggestion { item, weight, because }
        })
        .collect();
    likeliest(&mut found, most);
    found
}

/// 连同增补 The same among the base and rows that a county added to it. Nobody chose telltale words for those: the words of
/// their own titles speak for them, as far as no title of the base has them.
pub fn suggest_among<'a>(
    title: &str,
    text: &str,
    added: impl IntoIterator<Item = &'a Item>,
    most: usize,
) -> Vec<Suggestion<'a>> {
    let own = added.into_iter().filter_map(|item| {
        let word = own_word(item, title)?;
        let end = title.rfind(word)? + word.len();
        let weight = signs(word).powf(1.3) * in_title(end, title.len());
        (weight >= LEAST).then(|| Suggestion { item, weight, because: vec![word] })
    });
    let mut found: Vec<Suggestion<'a>> = own.chain(suggest(title, text, most)).collect();
    likeliest(&mut found, most);
    found
}

fn likeliest(found: &mut Vec<Suggestion<'_>>, most: usize) {
    found.sort_by(|one, other| other.weight.partial_cmp(&one.weight).unwrap_or(Ordering::Equal));
    found.truncate(most);
}

/// The longest run of at least three characters that a title shares with that of an added row and with none of the base.
fn own_word<'a>(item: &'a Item, title: &str) -> Option<&'a str> {
    let ends: Vec<usize> =
        item.title.char_indices().map(|(at, _)| at).chain([item.title.len()]).take(OWN_SIGNS).collect();
    let runs = (3..ends.len()).rev().flat_map(|length| ends.windows(length + 1).map(move |run| (run[0], run[length])));
    let words = runs.map(|(from, to)| &item.title[from..to]);
    let mut shared = words.filter(|word| title.contains(word));
    shared.find(|word| !items().iter().any(|base| base.title.contains(word)))
}

fn signs(word: &str) -> f64 {
    f64::from(u32::try_from(word.chars().count()).unwrap_or(u32::MAX))
}

/// The head of a Chinese title stands at its end: what the line before only describes counts half.
fn in_title(end: usize, length: usize) -> f64 {
    let share = |bytes: usize| f64::from(u32::try_from(bytes).unwrap_or(u32::MAX));
    0.5 + 0.5 * share(end) / share(length.max(1))
}

fn pairs_of(words: &str) -> Vec<[char; 2]> {
    let signs: Vec<char> = words.chars().filter(|sign| sign.is_alphabetic()).collect();
    let mut pairs: Vec<[char; 2]> = signs.windows(2).map(|pair| [pair[0], pair[1]]).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
