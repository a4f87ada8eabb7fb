//! 分量 The counted things of a sentence, with what each is counted by, for sums and percentages.

use statute::report::Number;

use super::{
    lexicon::Word,
    mention::{Mention, PERCENT},
    told::{Clause, Stop, Token, Told, any, has},
};

/// 维度 By what a number divides its total; numbers of different kinds are never added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing known.
    Plain,
    /// 网络、信函
    Channel,
    /// 自然人、法人
    Person,
    /// 予以公开、不予公开
    Outcome,
    /// 新收、结转
    Origin,
    /// 办结、答复
    Work,
}

/// 一个分量 A counted thing, and the words that belong to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'t> {
    /// The number.
    pub(super) mention: Mention,
    /// Its printed form within the text: first byte, byte after the last.
    pub(super) bounds: (usize, usize),
    /// What it divides its total by.
    pub(super) kind: Kind,
    /// 比上年增加 12 件: a change, no amount.
    pub(super) is_change: bool,
    /// A change downwards.
    pub(super) is_fall: bool,
    /// Last year's.
    pub(super) is_last_year: bool,
    /// 共 …: a sum of its own.
    pub(super) is_sum: bool,
    /// How many brackets are open around it.
    pub(super) depth: usize,
    /// How many 其中 went before it in its sentence, and brackets open at the last.
    pub(super) breakdowns: usize,
    /// Number of the stretch between semicolons.
    pub(super) stretch: usize,
    /// Words between it and the counted thing before.
    pub(super) before: &'t [Token],
}

impl Piece<'_> {
    /// The amount when it can be compared with others of the same unit.
    pub(super) fn exact(&self) -> Option<Number> {
        (!self.mention.about && !self.is_change && !self.is_last_year).then_some(self.mention.value)
    }
}

/// The counted things and the percentages of a sentence. A sub-clause that names another year than `own`, or 上年, gives
/// last year's numbers.
pub(super) fn of<'t>(told: &'t Told<'_>, sentence: &[Clause], own: Option<i16>) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let (mut depth, mut breakdowns, mut stretch) = (0_usize, 0, 0);
    for clause in sentence {
        let tokens = told.of_clause(clause);
        for (at, token) in tokens.iter().enumerate() {
            match token.word() {
                Some(Word::Open) => depth += 1,
                Some(Word::Close) => depth = depth.saturating_sub(1),
                Some(Word::Breakdown) => breakdowns += 1,
                _ => {}
            }
            let Some(mention) = token.count().filter(|mention| mention.counts() || mention.unit == PERCENT) else {
                continue;
            };
            let before = since_last_piece(tokens, at);
            let other_year = before.iter().filter_map(|token| token.count()?.year()).any(|year| Some(year) != own);
            let carried = has(before, Word::Carry);
            let moved = any(before, &[Word::Rise, Word::Fall]);
            pieces.push(Piece {
                mention,
                bounds: (token.start, token.end),
                kind: kind(before),
                is_change: moved || (has(before, Word::Compare) && !has(before, Word::LastYear) && !other_year),
                is_fall: has(before, Word::Fall),
                is_last_year: !moved && !carried && (has(before, Word::LastYear) || other_year),
                is_sum: has(before, Word::Total),
                depth,
                breakdowns,
                stretch,
                before,
            });
        }
        if clause.stop == Stop::Semicolon {
            stretch += 1;
        }
    }
    pieces
}

/// The tokens of the sub-clause between the last counted thing or percentage and the number at `at`.
fn since_last_piece(tokens: &[Token], at: usize) -> &[Token] {
    let counted = |token: &Token| token.count().is_some_and(|mention| mention.counts() || mention.unit == PERCENT);
    let from = tokens[..at].iter().rposition(counted).map_or(0, |last| last + 1);
    &tokens[from..at]
}

fn kind(before: &[Token]) -> Kind {
    const OUTCOMES: &[Word] = &[
        Word::Granted,
        Word::Partial,
        Word::GrantedOrPartial,
        Word::Refused,
        Word::Unable,
        Word::Declined,
        Word::OtherResult,
        Word::Withdrawn,
    ];
    if any(before, OUTCOMES) {
        Kind::Outcome
    } else if any(before, &[Word::Channel, Word::Site]) {
        Kind::Channel
    } else if has(before, Word::Person) {
        Kind::Person
    } else if any(before, &[Word::Answered, Word::Handled]) {
        Kind::Work
    } else if any(before, &[Word::Received, Word::NewlyReceived, Word::Carry]) {
        Kind::Origin
    } else {
        Kind::Plain
    }
}
