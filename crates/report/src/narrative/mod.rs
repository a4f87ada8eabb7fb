//! 文字 The narrative of a report against its tables, its title and itself: N1 to N11, and the rules about figures that
//! only its text can decide (A11 to A17).
//!
//! The way through: each text is read once into sentences, sub-clauses, numbers and known words (`told`, `mention`,
//! `words`, `lexicon`, `dictionary`); each rule then looks at those. What a text leaves open - an estimate, another scope, a missing table
//! cell, no ledger - is said as unjudged, never as a failure. Deliberately absent: judging style, and any guess at
//! numbers in loose words such as 几十件.

mod applicants;
mod applications;
mod certain;
mod claims;
mod copies;
mod dictionary;
mod fees;
mod heading;
mod ledger;
mod lexicon;
mod mention;
mod money;
mod name;
mod named;
mod none;
mod oversight;
mod parts;
mod percent;
mod pieces;
mod plain;
mod problems;
mod reach;
mod remedies;
mod shares;
mod stale;
mod stated;
mod told;
mod words;
mod year;

use statute::report::{Cell, Finding, Judgement, Level, Number, Rule, Severity};

use crate::model::Report;
use told::{Clause, Told};

pub use parts::parts;

/// 单位 What the reading saw of the units of the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// The header of the charge of table II says （单位：元） instead of 万元.
    pub charge_in_yuan: bool,
}

/// 文字核对 Judges the text of a report.
///
/// `previous` is last year's report of the same body (N6); `level` is the level of the body where it is known (N8, and
/// whose figures 全市 or 全县 are). Findings come in the order of the rules; each names its place by section and first
/// words, and every cell involved.
#[must_use]
pub fn judge(report: &Report, previous: Option<&Report>, level: Option<Level>, units: &Units) -> Judgement {
    let subject = Subject::of(report, level);
    let mut judgement = Judgement::default();
    ledger::cells(&subject, &mut judgement);
    fees::unpaid(&subject, &mut judgement);
    money::units(&subject, units, &mut judgement);
    shares::parts(&subject, &mut judgement);
    percent::percentages(&subject, &mut judgement);
    let counts = stated::of(&subject);
    none::applications(&subject, &counts, &mut judgement);
    applications::counts(&subject, &counts, &mut judgement);
    claims::published(&subject, &mut judgement);
    year::years(&subject, &counts, &mut judgement);
    name::others(&subject, &mut judgement);
    fees::statement(&subject, &mut judgement);
    copies::last_year(&subject, previous, &mut judgement);
    remedies::cases(&subject, &mut judgement);
    oversight::results(&subject, &mut judgement);
    claims::unproven(&subject, &mut judgement);
    ledger::publication(&mut judgement);
    problems::substance(&subject, &mut judgement);
    said_of_length(&subject, &mut judgement);
    judgement
}

/// 本年没有申请 Whether the text of a report says that no application came in this year.
#[must_use]
pub fn says_no_applications(report: &Report) -> bool {
    let subject = Subject::of(report, None);
    none::none_came_in(&subject, &stated::of(&subject))
}

/// 所判的报告 A report with its texts read.
struct Subject<'a> {
    report: &'a Report,
    level: Option<Level>,
    /// The lead (0) and the sections that are there.
    texts: Vec<Told<'a>>,
}

impl<'a> Subject<'a> {
    fn of(report: &'a Report, level: Option<Level>) -> Self {
        let mut texts = vec![Told::of(0, &report.lead)];
        texts.extend(report.sections.iter().map(|(number, text)| Told::of(*number, text)));
        Self { report, level, texts }
    }

    /// A section that is there; 0 is the lead.
    fn text(&self, section: u8) -> Option<&Told<'a>> {
        self.texts.iter().find(|told| told.section == section)
    }

    /// The texts of those sections.
    fn texts<'s>(&'s self, sections: &'s [u8]) -> impl Iterator<Item = &'s Told<'a>> {
        self.texts.iter().filter(|told| sections.contains(&told.section))
    }

    /// The cell of that name, where this edition has it.
    fn cell(&self, name: &str) -> Option<Cell> {
        self.report.figures.form().cell(name)
    }

    /// The number of a cell.
    fn number(&self, cell: Cell) -> Option<Number> {
        self.report.figures.get(cell)
    }

    /// Section and first words of a passage.
    fn place(&self, told: &Told<'_>, clauses: &[Clause]) -> String {
        format!("{} / “{}”", self.heading(told.section), opening(told.passage(clauses), 18))
    }

    /// The heading of a section; 导语 for the lead.
    fn heading(&self, section: u8) -> &'static str {
        usize::from(section)
            .checked_sub(1)
            .and_then(|at| self.report.figures.form().sections.get(at))
            .copied()
            .unwrap_or("导语")
    }
}

/// The first characters of a passage, with an ellipsis when there are more.
fn opening(words: &str, most: usize) -> String {
    let mut characters = words.char_indices().skip(most);
    characters.next().map_or_else(|| words.to_owned(), |(at, _)| format!("{}…", &words[..at]))
}

/// A finding without cells and values, for rules to fill in.
fn finding(rule: Rule, severity: Severity, place: String, message: String) -> Finding {
    Finding { rule, severity, cells: Vec::new(), expected: None, found: None, place, message }
}

/// Says which texts were too long to be read to the end.
fn said_of_length(subject: &Subject<'_>, judgement: &mut Judgement) {
    for told in subject.texts.iter().filter(|told| told.cut) {
        let why = format!("{}的文字过长，只核对了前面的部分，后面的数字请人工核对。", subject.heading(told.section));
        judgement.cannot(Rule::N2, Vec::new(), why);
    }
}
