//! 成稿 A draft and its snapshot become a report.

use std::collections::BTreeMap;

use statute::report::{Content, Number};

use super::{Claim, Draft, Piece, Place, Snapshot, mark, pieces};
use crate::Report;

/// 数的写法 What becomes of bound numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// They stay, so that a page can open them ([`crate::Purpose::fields`]).
    Kept,
    /// Digits alone, as every file has them.
    Stripped,
}

/// 成稿 The report: lead, sections with the headings of their parts, tables from the snapshot.
///
/// A bound number prints what the snapshot says, or what a person put there with a reason; never what happens to stand
/// between its brackets. Tables take an override of a cell the same way, and the provenance says `overridden`.
#[must_use]
pub fn finish(draft: &Draft, snapshot: &Snapshot, marks: Marks) -> Report {
    let mut sections: BTreeMap<u8, String> = BTreeMap::new();
    let mut lead = String::new();
    for place in Place::ALL {
        let words: Vec<String> = draft.at(place).map(|claim| printed(claim, draft, snapshot, marks)).collect();
        if words.is_empty() {
            continue;
        }
        let text = if place == Place::Lead { &mut lead } else { sections.entry(place.section()).or_default() };
        for line in std::iter::once(place.heading().to_owned()).chain(words).filter(|line| !line.is_empty()) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&line);
        }
    }
    let (figures, provenance) = tables(draft, snapshot);
    Report {
        body: snapshot.body.clone(),
        year: Some(snapshot.year),
        title: format!("{} {} 年政府信息公开工作年度报告", snapshot.body, snapshot.year),
        lead,
        sections,
        figures,
        provenance,
    }
}

fn tables(draft: &Draft, snapshot: &Snapshot) -> (statute::report::Figures, BTreeMap<statute::report::Cell, String>) {
    let (mut figures, mut provenance) = (snapshot.tables(), BTreeMap::new());
    for (key, change) in &draft.overrides {
        let cell = figures.form().cell(key);
        if let (Some(cell), Some(number)) = (cell, Number::parse(&change.digits)) {
            figures.set(cell, Content::Read(number));
            provenance.insert(cell, "overridden".to_owned());
        }
    }
    (figures, provenance)
}

fn printed(claim: &Claim, draft: &Draft, snapshot: &Snapshot, marks: Marks) -> String {
    let lines: Vec<String> = claim.text.lines().map(|line| line_of(line.trim(), draft, snapshot, marks)).collect();
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn line_of(line: &str, draft: &Draft, snapshot: &Snapshot, marks: Marks) -> String {
    let piece = |piece: &Piece<'_>| match *piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Figure { key, digits } => {
            let digits = draft.digits(key, snapshot).unwrap_or(digits);
            match marks {
                Marks::Kept => mark(key, digits),
                Marks::Stripped => digits.to_owned(),
            }
        }
    };
    pieces(line).iter().map(piece).collect()
}
