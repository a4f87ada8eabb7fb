//! 口径 Whose figure a sentence gives: this office's, a whole region's, or only a part's.

use statute::report::Level;

use super::{
    Subject,
    lexicon::Word,
    told::{Clause, Sense, Stop, Token, Told},
};

/// 口径 The scope a text has set by its last words about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Reach {
    /// Nothing said, or 本机关: the office that reports.
    #[default]
    Office,
    /// 全市 in the report of a city: the region whose report this is.
    OwnRegion,
    /// 全区 in the report of an office: another measure than its tables.
    OtherRegion,
    /// 县公安局, 各部门, 县政府本级 …: only some of the bodies whose figures the tables hold, or another one.
    Member,
}

/// 当前口径 Whose figures, and of what span, the words read so far speak of. Regions hold to the end of a paragraph;
/// members and spans to the end of their sub-clause, and on to the end of the sentence once they were counted for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scope {
    region: Reach,
    member: Held,
    span: Held,
}

/// How long a part is kept in mind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Held {
    #[default]
    No,
    /// Named in this sub-clause.
    Clause,
    /// A number was given for it: it holds for the sentence.
    Sentence,
}

impl Scope {
    /// Whose figures a number gives here.
    pub(super) fn reach(self) -> Reach {
        if self.member == Held::No { self.region } else { Reach::Member }
    }

    /// Whether a number gives half a year, some months, several years …
    pub(super) fn is_span(self) -> bool {
        self.span != Held::No
    }

    /// At the beginning of a sentence.
    pub(super) fn enter_sentence(&mut self) {
        (self.member, self.span) = (Held::No, Held::No);
    }

    /// At the beginning of a paragraph.
    pub(super) fn enter_paragraph(&mut self) {
        *self = Self::default();
    }

    /// At the end of a sub-clause.
    pub(super) fn leave(&mut self, clause: &Clause) {
        for held in [&mut self.member, &mut self.span] {
            if *held == Held::Clause || (clause.stop == Stop::Semicolon && held == &Held::Sentence) {
                *held = Held::No;
            }
        }
    }

    /// Reads all of a sub-clause, as [`Self::hear`] does token by token.
    pub(super) fn hear_all(&mut self, told: &Told<'_>, clause: &Clause, subject: &Subject<'_>) {
        for at in 0..told.of_clause(clause).len() {
            self.hear(told, clause, at, subject);
        }
    }

    /// Reads the token at `at` of a sub-clause.
    pub(super) fn hear(&mut self, told: &Told<'_>, clause: &Clause, at: usize, subject: &Subject<'_>) {
        let tokens = told.of_clause(clause);
        match tokens[at].sense {
            Sense::Word(word) => self.word(told, clause, (at, word), subject),
            Sense::Count(mention) if mention.is_cases() => {
                for held in [&mut self.member, &mut self.span].into_iter().filter(|held| **held == Held::Clause) {
                    *held = Held::Sentence;
                }
            }
            Sense::Count(mention) if mention.year().is_some() => self.span = Held::No,
            Sense::Count(mention) if mention.unit == "月" => {
                self.span = if is_whole_year(told, clause, at) { Held::No } else { Held::Clause };
            }
            Sense::Count(mention) if mention.unit == "年" => self.span = Held::Clause,
            Sense::Count(_) => {}
        }
    }

    fn word(&mut self, told: &Told<'_>, clause: &Clause, (at, word): (usize, Word), subject: &Subject<'_>) {
        let tokens = told.of_clause(clause);
        match word {
            Word::Span => self.span = Held::Clause,
            Word::WholeYear => self.span = Held::No,
            Word::Close => self.member = Held::No,
            Word::Own => (self.region, self.member) = (Reach::Office, Held::No),
            Word::OwnLevel => self.member = Held::Clause,
            Word::Office if is_other_office(told, clause, at, subject) => self.member = Held::Clause,
            Word::AllLevels if self.region != Reach::OwnRegion => self.member = Held::Clause,
            Word::Members if !follows_region(tokens, at) => self.member = Held::Clause,
            word if is_region(word) => {
                let own = is_own(word, subject);
                (self.region, self.member) = (if own { Reach::OwnRegion } else { Reach::OtherRegion }, Held::No);
            }
            _ => {}
        }
    }
}

/// 全县各部门、各乡镇: all the members of a region just named are the region.
fn follows_region(tokens: &[Token], at: usize) -> bool {
    let before = tokens[..at].iter().rev();
    let mut end = tokens[at].start;
    for token in before.take(6) {
        if end - token.end > "、".len() {
            return false;
        }
        match token.word() {
            Some(Word::Members | Word::AllLevels) => end = token.start,
            Some(word) => {
                return is_region(word);
            }
            None => return false,
        }
    }
    false
}

/// 1—12月, 12月31日, 12月底: months that end with the year they belong to, from its beginning on where one is named.
fn is_whole_year(told: &Told<'_>, clause: &Clause, at: usize) -> bool {
    let tokens = told.of_clause(clause);
    let number = |at: usize| tokens[at].count().map(|mention| (mention.unit, mention.value.as_whole()));
    let month = number(at).and_then(|(_, value)| value);
    let day_before = at > 1 && number(at - 1).is_some_and(|(unit, _)| unit == "日");
    let from = at.checked_sub(if day_before { 2 } else { 1 }).filter(|&from| {
        let range = told.between(tokens[at - 1].end, tokens[at].start);
        range.len() <= 12
            && range.contains(['-', '—', '–', '~', '～', '－', '至', '到'])
            && number(from).is_some_and(|(unit, _)| matches!(unit, "" | "月"))
    });
    let (_, end) = clause.bounds();
    let behind = told.between(tokens[at].end, end).trim_start();
    match (from.and_then(number).and_then(|(_, value)| value), month) {
        (Some(first), Some(12)) => first == 1,
        (Some(_), _) => false,
        (None, Some(12)) => behind.starts_with(|next: char| next.is_ascii_digit() || matches!(next, '底' | '末')),
        (None, Some(1)) => behind.starts_with("1日"),
        _ => false,
    }
}

/// Whether an office named here is not the one that reports: 县公安局 in a county's or a township's report.
fn is_other_office(told: &Told<'_>, clause: &Clause, at: usize, subject: &Subject<'_>) -> bool {
    let tokens = told.of_clause(clause);
    let (start, _) = clause.bounds();
    let (from, token) = (at.checked_sub(1).map_or(start, |last| tokens[last].end), tokens[at]);
    let before = told.between(from, token.start);
    let word = told.between(token.start, token.end);
    let is_bureau = word.ends_with('局');
    let skipped = before.chars().count().saturating_sub(if is_bureau { 2 } else { 1 });
    let stem = before.char_indices().nth(skipped).map_or("", |(at, _)| &before[at..]).trim();
    if stem.is_empty() && is_bureau {
        return false;
    }
    let body = subject.report.body.replace("人民政府", "政府");
    let own = body.contains(&format!("{stem}{word}"));
    let of_government = word.starts_with("政府");
    match subject.level {
        _ if own => false,
        Some(Level::Township) if !is_bureau => of_government && stem.ends_with(['县', '市', '区', '省', '州', '旗']),
        Some(Level::Department) if word == "办公室" => false,
        _ => true,
    }
}

fn is_region(word: Word) -> bool {
    matches!(word, Word::WholeProvince | Word::WholeCity | Word::WholeCounty | Word::WholeDistrict | Word::WholeTown)
}

/// Whether a word names a region, and it is not certainly that of the reporting body.
pub(super) fn is_other_region(word: Word, subject: &Subject<'_>) -> bool {
    is_region(word) && !is_own(word, subject)
}

/// Whether the region is certainly that of the reporting body.
fn is_own(word: Word, subject: &Subject<'_>) -> bool {
    let body = subject.report.body.trim();
    let stem = body.strip_suffix("人民政府").unwrap_or(body);
    match (word, subject.level) {
        (Word::WholeProvince, Some(Level::Province))
        | (Word::WholeCounty, Some(Level::County))
        | (Word::WholeTown, Some(Level::Township)) => true,
        (Word::WholeCity, Some(Level::City)) => true,
        (Word::WholeCity, Some(Level::County)) => stem.ends_with('市'),
        (Word::WholeDistrict, Some(Level::County)) => stem.ends_with('区'),
        _ => false,
    }
}
