//! 数编号 Counts the numbers Word draws before paragraphs and does not keep in their text.

use std::collections::{HashMap, HashSet};

use super::numbering::{LEVELS, Level, Numbering};
use super::numerals::Numerals;
use crate::line::{is_space, tidy};

/// The state of all lists while a document is read from its beginning.
#[derive(Debug)]
pub(super) struct Counter {
    numbering: Numbering,
    /// The number each level has reached, by definition: lists that share one count on together.
    reached: HashMap<i32, [Option<u32>; LEVELS]>,
    /// Lists met.
    begun: HashSet<i32>,
}

impl Counter {
    pub(super) fn new(numbering: Numbering) -> Self {
        Self { numbering, reached: HashMap::new(), begun: HashSet::new() }
    }

    /// The definitions behind.
    pub(super) fn numbering(&self) -> &Numbering {
        &self.numbering
    }

    /// Counts a paragraph and writes its number with what stands around; [`None`] when nothing is drawn.
    pub(super) fn next(&mut self, list: i32, level: usize) -> Option<String> {
        let definition = self.numbering.definition_of(list)?;
        let own = self.numbering.level(list, level)?;
        let reached = self.reached.entry(definition).or_default();
        if self.begun.insert(list) {
            for &(at, _) in self.numbering.starts(list) {
                reached[at] = None;
            }
        }
        reached[level] = Some(match reached[level] {
            Some(number) => number.saturating_add(1),
            None => start(&self.numbering, list, level),
        });
        // A level that was passed over counts as begun, as Word has it.
        for (above, number) in reached.iter_mut().enumerate().take(level) {
            number.get_or_insert_with(|| start(&self.numbering, list, above));
        }
        for (below, number) in reached.iter_mut().enumerate().skip(level + 1) {
            let restart = self.numbering.level(list, below).and_then(|level| level.restart);
            if restart.is_none_or(|after| after > level as i32) {
                *number = None;
            }
        }
        let reached = *reached;
        let drawn = written(&self.numbering, list, own, &reached)?;
        let mut text = tidy(&drawn);
        // 一、总体情况 and （一）主动公开 stand tight in every other format; 1. and A keep their distance.
        let is_apart = |c: char| c.is_ascii() || c.is_alphanumeric();
        if drawn.ends_with(is_space) || (!own.is_tight && text.ends_with(is_apart)) {
            text.push(' ');
        }
        Some(text)
    }
}

fn start(numbering: &Numbering, list: i32, level: usize) -> u32 {
    let again = numbering.starts(list).iter().find(|(at, _)| *at == level).map(|(_, start)| *start);
    again.or_else(|| numbering.level(list, level).map(|level| level.start)).unwrap_or(1)
}

/// The text of a level with the numbers reached in place of `%1` to `%9`.
fn written(numbering: &Numbering, list: i32, own: &Level, reached: &[Option<u32>; LEVELS]) -> Option<String> {
    if own.numerals.is_bullet() {
        return None;
    }
    let mut text = String::new();
    let mut rest = own.text.as_str();
    while let Some(at) = rest.find('%') {
        text.push_str(&rest[..at]);
        let digit = rest[at + 1..].chars().next().and_then(|c| c.to_digit(10)).filter(|&digit| digit > 0);
        match digit {
            Some(digit) => {
                let at_level = digit as usize - 1;
                let number = reached[at_level].unwrap_or_else(|| start(numbering, list, at_level));
                let stated = numbering.level(list, at_level).map(|level| level.numerals).unwrap_or_default();
                let is_plain = own.is_legal && !matches!(stated, Numerals::None | Numerals::TwoDigits);
                if is_plain { Numerals::Digits } else { stated }.write(number, &mut text);
                rest = &rest[at + 2..];
            }
            None => {
                text.push('%');
                rest = &rest[at + 1..];
            }
        }
    }
    text.push_str(rest);
    (!text.trim().is_empty()).then_some(text)
}
