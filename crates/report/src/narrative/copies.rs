//! N6 Sections one and five beside last year's: how much was copied, and the longest passage.

use std::{
    collections::HashSet,
    hash::{BuildHasherDefault, Hasher},
};

use statute::report::{Finding, Judgement, Rule, Severity};

use super::{Subject, finding, opening};
use crate::model::Report;

/// 照抄 From this share of copied pieces on, a section is a near-copy.
const LIMIT: usize = 80;

/// Length of a piece, in characters without numbers and blanks.
const PIECE: usize = 8;

/// Shorter sections are mostly words of law and say nothing about copying.
const SHORTEST: usize = 60;

/// Characters of a section that are compared: many times the longest there is.
const MOST: usize = 60_000;

/// 照抄上年 Judges sections one and five against last year's report.
pub(super) fn last_year(subject: &Subject<'_>, previous: Option<&Report>, judgement: &mut Judgement) {
    let Some(previous) = previous else {
        let why = "没有上年的报告，不能核对文字是否照抄；用 --previous 给出后可以核对。";
        return judgement.cannot(Rule::N6, Vec::new(), why);
    };
    for section in [1, 5] {
        let (now, before) = (Masked::of(subject.report.section(section)), Masked::of(previous.section(section)));
        if now.places.len() < SHORTEST {
            continue;
        }
        let copied = now.copied_from(&before);
        if copied.percent < LIMIT {
            continue;
        }
        let passage = opening(copied.longest, 40);
        let message = format!(
            "这一部分有 {}% 的文字与上年报告相同（数字不计），最长的一段从“{passage}”开始，共 {} 字。请按本年的实际情况改写。",
            copied.percent, copied.length
        );
        judgement.findings.push(Finding {
            expected: Some(format!("低于 {LIMIT}%")),
            found: Some(format!("{}%", copied.percent)),
            ..finding(Rule::N6, Severity::Warning, subject.heading(section).to_owned(), message)
        });
    }
}

/// 去数字的文字 The characters of a text that are no numbers and no blanks, each with its place.
struct Masked<'a> {
    text: &'a str,
    places: Vec<(usize, char)>,
}

/// What was copied of a text.
struct Copied<'a> {
    percent: usize,
    /// From the beginning of the longest copied passage on.
    longest: &'a str,
    /// Its length in characters.
    length: usize,
}

impl<'a> Masked<'a> {
    fn of(text: &'a str) -> Self {
        let is_han = |character: char| ('\u{4e00}'..='\u{9fff}').contains(&character);
        let counts = |character: char| is_han(character) || !(character.is_whitespace() || character.is_numeric());
        let kept = text.char_indices().filter(|(_, character)| counts(*character));
        Self { text, places: kept.take(MOST).collect() }
    }

    /// A fingerprint of each piece, one for each character that begins one.
    fn pieces(&self) -> impl Iterator<Item = u64> + '_ {
        self.places.windows(PIECE).map(|piece| {
            piece.iter().fold(0, |sum: u64, (_, character)| {
                (sum ^ u64::from(u32::from(*character))).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
            })
        })
    }

    fn copied_from(&self, before: &Masked<'_>) -> Copied<'a> {
        let known: HashSet<u64, BuildHasherDefault<AsIs>> = before.pieces().collect();
        let (mut same, mut all, mut run, mut best) = (0, 0, 0, (0, 0));
        for (at, piece) in self.pieces().enumerate() {
            all += 1;
            run = if known.contains(&piece) { run + 1 } else { 0 };
            same += usize::from(run > 0);
            if run > best.1 {
                best = (at + 1 - run, run);
            }
        }
        let start = self.places.get(best.0).map_or(0, |(at, _)| *at);
        let end =
            self.places.get(best.0 + best.1 + PIECE - 2).map_or(self.text.len(), |(at, last)| at + last.len_utf8());
        let length = if best.1 == 0 { 0 } else { best.1 + PIECE - 1 };
        Copied { percent: (same * 100).checked_div(all).unwrap_or(0), longest: &self.text[start..end], length }
    }
}

/// Fingerprints are mixed already and stand for themselves.
#[derive(Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 << 8) | u64::from(byte);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}
