//! 词典 The list of words made ready, so that all of them are found in one pass over a text.

use std::{ops::Range, sync::LazyLock};

use super::{
    lexicon::{WORDS, Word},
    words::NUMERALS,
};

/// Han characters that words may begin with.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;
/// Characters of three bytes end here.
const WIDE: usize = 0x1_0000;
/// What stands in [`Dictionary::heads`] for characters that mean something without being the head of a word.
const SIGN: u8 = 1;
/// Numbers of buckets begin behind it.
const BUCKETS: u8 = 2;

/// Stops, brackets and digits of full width that a text is cut and counted by.
const SIGNS: &str = "《〔〈》〕〉０１２３４５６７８９，：；。！？（）";

/// 词典 The list made ready: for each first character the words that begin with it, longest first.
pub(super) struct Dictionary {
    /// By code point: zero where nothing begins, [`SIGN`], or the number of a bucket of words.
    heads: Vec<u8>,
    buckets: Vec<Bucket>,
    words: Vec<Entry>,
}

/// 一组词 The words that share a first character.
struct Bucket {
    words: Range<usize>,
    /// A bit for each second character they have, by its last six bits: most texts go on otherwise.
    seconds: u64,
    /// One of them is the character alone.
    has_single: bool,
}

/// 词条 A word without its first character, which its bucket stands for.
struct Entry {
    /// The second character's bytes; zero for a word of one character.
    second: u32,
    /// What follows the second character.
    rest: &'static [u8],
    length: usize,
    sense: Word,
}

impl Entry {
    fn new(word: &'static str, sense: Word) -> Self {
        let bytes = word.as_bytes();
        Self { second: second(bytes), rest: bytes.get(6..).unwrap_or_default(), length: bytes.len(), sense }
    }

    #[inline]
    fn fits(&self, bytes: &[u8], next: u32) -> bool {
        self.length == 3 || (self.second == next && begins_with(&bytes[6..], self.rest))
    }
}

impl Bucket {
    fn new(from: usize, entries: &[Entry]) -> Self {
        let seconds = entries.iter().filter(|entry| entry.second > 0).fold(0, |bits, entry| bits | bit(entry.second));
        let has_single = entries.iter().any(|entry| entry.second == 0);
        Self { words: from..from + entries.len(), seconds, has_single }
    }
}

/// The bytes of the second of two characters of three bytes each, as one number; zero when there is none.
#[inline]
fn second(bytes: &[u8]) -> u32 {
    match bytes {
        [_, _, _, first, middle, last, ..] => u32::from_be_bytes([0, *first, *middle, *last]),
        _ => 0,
    }
}

/// A few bytes are compared faster one by one than by a call.
#[inline]
fn begins_with(bytes: &[u8], word: &[u8]) -> bool {
    bytes.len() >= word.len() && bytes.iter().zip(word).all(|(one, other)| one == other)
}

#[inline]
fn bit(second: u32) -> u64 {
    1 << (second & 0x3f)
}

/// The code point of a character of three bytes.
#[inline]
pub(super) fn code([first, middle, last]: [u8; 3]) -> u32 {
    (u32::from(first & 0x0f) << 12) | (u32::from(middle & 0x3f) << 6) | u32::from(last & 0x3f)
}

impl Dictionary {
    /// The list, made ready once.
    pub(super) fn get() -> &'static Self {
        static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::new);
        &DICTIONARY
    }

    fn new() -> Self {
        let all = WORDS.iter().flat_map(|(sense, words)| words.iter().map(|word| (*word, *sense)));
        let mut words: Vec<(&'static str, Word)> = all.filter(|(word, _)| place(word).is_some()).collect();
        words.sort_by_key(|(word, _)| (word.chars().next(), usize::MAX - word.len()));
        let mut heads = vec![0; WIDE];
        let signs = SIGNS.chars().chain(NUMERALS.chars());
        signs.for_each(|sign| heads[sign as usize] = SIGN);
        let (mut buckets, mut entries): (Vec<Bucket>, Vec<Entry>) = (Vec::new(), Vec::new());
        for group in words.chunk_by(|left, right| left.0.chars().next() == right.0.chars().next()) {
            let from = entries.len();
            entries.extend(group.iter().map(|(word, sense)| Entry::new(word, *sense)));
            let number = u8::try_from(buckets.len()).ok().and_then(|number| number.checked_add(BUCKETS));
            buckets.push(Bucket::new(from, &entries[from..]));
            let head = place(group[0].0).expect("only words that begin with a Han character were kept");
            heads[head] = number.expect("fewer than 250 first characters");
        }
        Self { heads, buckets, words: entries }
    }

    /// Where, from byte `at` on, the next character stands that may begin a word, a number or a stop. Most characters of
    /// a text begin none.
    #[inline]
    pub(super) fn next_head(&self, text: &[u8], mut at: usize) -> usize {
        while let Some(&[first @ 0xe0..=0xef, middle, last]) = text.get(at..).and_then(<[u8]>::first_chunk) {
            if self.heads[code([first, middle, last]) as usize] != 0 {
                break;
            }
            at += 3;
        }
        at
    }

    /// The longest word of the list at the head of `text`: its length in bytes and its sense.
    ///
    /// `text` begins with the three-byte character whose code point is `code`.
    #[inline]
    pub(super) fn word_at(&self, code: u32, text: &str) -> Option<(usize, Word)> {
        let head = *self.heads.get(code as usize)?;
        let bucket = self.buckets.get(usize::from(head.checked_sub(BUCKETS)?))?;
        let (bytes, next) = (text.as_bytes(), second(text.as_bytes()));
        if bucket.seconds & bit(next) == 0 && !bucket.has_single {
            return None;
        }
        let entries = &self.words[bucket.words.clone()];
        entries.iter().find(|entry| entry.fits(bytes, next)).map(|entry| (entry.length, entry.sense))
    }
}

/// The place of a text's first character in the table of heads, when it is Han.
fn place(text: &str) -> Option<usize> {
    let code = u32::from(text.chars().next()?);
    (FIRST..=LAST).contains(&code).then_some(code as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_head(text: &str) -> Option<(usize, Word)> {
        Dictionary::get().word_at(text.chars().next().map_or(0, u32::from), text)
    }

    #[test]
    fn the_longest_word_wins() {
        let cases = [
            ("无法提供3件", Some(Word::Unable), "not the word for none"),
            ("无法联系", Some(Word::Decoy), "no result and no negation"),
            ("无依申请公开事项", Some(Word::Not), "a negation"),
            ("行政事业性收费", Some(Word::Charge), "the charge of table II is not the processing fee"),
            ("未经复议直接起诉", Some(Word::DirectSuit), "a column of table IV, not a denial"),
            ("较好", Some(Word::Decoy), "praise is no comparison"),
            ("较上年", Some(Word::Compare), "a comparison"),
            ("天气", None, "no word of the list"),
        ];
        for (text, sense, because) in cases {
            assert_eq!(at_head(text).map(|(_, word)| word), sense, "{text}: {because}");
        }
    }
}
