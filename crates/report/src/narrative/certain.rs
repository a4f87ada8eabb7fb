//! 说得准 Whether a sub-clause says nothing but the plainest words of applications, so that its numbers are certainly the
//! year's totals of the body that reports.
//!
//! The principle is what is left over: between the known words stand either words of a closed list, or something (a
//! subject, a kind, a reason, a manner) that this reader does not know, and then a number may be a part.

mod names;
mod reader;

use super::{
    Subject,
    lexicon::Word,
    told::{Clause, Stop, Token, Told, has},
};
use names::names;
use reader::Reader;

/// 读一个分句 What is unknown in a sub-clause, outside its brackets and within.
#[derive(Debug, Default)]
pub(super) struct Clarity {
    /// First unknown thing outside brackets, dates apart.
    unknown: Option<usize>,
    /// A date that is not the whole year's.
    dated: bool,
    /// An earlier or later year.
    other_year: bool,
    /// This year is named.
    this_year: bool,
    /// Brackets with numbers of their own: where they stand, and whether anything in them is unknown.
    brackets: Vec<(usize, usize, bool)>,
    /// What began before the bracket that is still open.
    left_open: Option<bool>,
}

impl Clarity {
    /// Whether everything outside brackets, and within the bracket around that byte, is known.
    fn is_known_at(&self, at: usize) -> bool {
        let within = self.brackets.iter().find(|(start, end, _)| (*start..*end).contains(&at));
        self.unknown.is_none() && !self.dated && within.is_none_or(|(.., unknown)| !unknown)
    }

    /// Whether everything outside brackets before that byte is known.
    pub(super) fn is_known_before(&self, at: usize) -> bool {
        self.unknown.is_none_or(|unknown| unknown >= at)
    }
}

/// 分寸 What the sub-clauses read since the last 。 or ； leave uncertain.
#[derive(Debug)]
pub(super) struct Certainty<'s> {
    /// What the report calls its own body.
    names: Vec<&'s str>,
    /// An earlier sub-clause named something unknown that may still be the subject.
    doubtful: bool,
    /// The last year named beside a number is not the one reported.
    other_year: bool,
    /// A bracket is open; whether anything in it was unknown.
    open: Option<bool>,
    now: Clarity,
}

impl<'s> Certainty<'s> {
    /// At the beginning of a text.
    pub(super) fn of(subject: &'s Subject<'_>) -> Self {
        Self { names: names(subject), doubtful: false, other_year: false, open: None, now: Clarity::default() }
    }

    /// At the beginning of a sub-clause.
    pub(super) fn enter(&mut self, subject: &Subject<'_>, told: &Told<'_>, clause: &Clause) {
        self.now = Reader::new(subject, told, clause, &self.names).within(self.open).read();
        self.open = self.now.left_open;
        if self.now.other_year {
            self.other_year = true;
        } else if self.now.this_year {
            self.other_year = false;
        }
    }

    /// Whether the number that begins at that byte is certainly a total; a number carried over may stand beside the year
    /// it came from.
    pub(super) fn is_certain(&self, at: usize, carried: bool) -> bool {
        !self.doubtful && self.now.is_known_at(at) && (carried || !self.other_year)
    }

    /// Whether that byte is inside a bracket.
    pub(super) fn is_in_bracket(&self, at: usize) -> bool {
        self.now.brackets.iter().any(|(start, end, _)| (*start..*end).contains(&at))
    }

    /// At the end of a sub-clause.
    pub(super) fn leave(&mut self, told: &Told<'_>, clause: &Clause) {
        let unknown = self.now.unknown.is_some() || self.now.dated;
        self.doubtful |= unknown && !is_preface(&self.now, told, clause);
        if matches!(clause.stop, Stop::Semicolon | Stop::Full | Stop::Line) {
            (self.doubtful, self.other_year) = (false, false);
        }
        if matches!(clause.stop, Stop::Full | Stop::Line) {
            self.open = None;
        }
    }
}

/// What is unknown in a sub-clause read alone.
pub(super) fn read(subject: &Subject<'_>, told: &Told<'_>, clause: &Clause) -> Clarity {
    Reader::new(subject, told, clause, &names(subject)).read()
}

/// 铺垫 我县不断完善制度， counts nothing and names nobody else: it says what was done before the numbers come.
fn is_preface(clarity: &Clarity, told: &Told<'_>, clause: &Clause) -> bool {
    const ACTS: &[Word] =
        &[Word::Measure, Word::Publicise, Word::Training, Word::Meeting, Word::Inspection, Word::Normative];
    let tokens = told.of_clause(clause);
    let counts = tokens.iter().filter_map(Token::count).any(|mention| mention.is_cases());
    let (start, end) = clause.bounds();
    let known = tokens.iter().find(|token| token.word().is_some_and(|word| ACTS.contains(&word)));
    let words = told.between(start, end);
    let written = DEEDS.iter().filter_map(|deed| words.find(deed)).min().map(|at| start + at);
    let deed = known.map(|token| token.start).into_iter().chain(written).min();
    !counts && !has(tokens, Word::Application) && deed.is_some_and(|deed| clarity.is_known_before(deed))
}

/// 动作 What an office does besides handling applications; words of [`Word::Measure`] are others.
const DEEDS: &[&str] = &["会商", "坚持", "重视", "做好", "畅通", "贯彻", "执行", "履行", "围绕", "保障", "压实"];
