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

/// 当前口径 Whose figures, and of what span, the words read so far speak of. Regions hold to the end of a paragraph, spans
/// to the end of a sentence; members to the end of their sub-clause, and on to that of the sentence once they were counted
/// for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scope {
    region: Reach,
    member: Held,
    /// What held before the bracket that is open.
    outside: Held,
    is_span: bool,
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
        self.is_span
    }

    /// At the beginning of a sentence.
    pub(super) fn enter_sentence(&mut self) {
        (self.member, self.outside, self.is_span) = (Held::No, Held::No, false);
    }

    /// At the beginning of a paragraph.
    pub(super) fn enter_paragraph(&mut self) {
        *self = Self::default();
    }

    /// At the end of a sub-clause.
    pub(super) fn leave(&mut self, clause: &Clause) {
        if self.member == Held::Clause || clause.stop == Stop::Semicolon {
            self.member = Held::No;
        }
        self.is_span &= clause.stop != Stop::Semicolon;
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
                if self.member == Held::Clause {
                    self.member = Held::Sentence;
                }
            }
            Sense::Count(mention) if mention.year().is_some() => self.is_span = false,
            Sense::Count(mention) if mention.unit == "月" => {
                self.is_span = is_whole_year(told, clause, at).map_or(self.is_span, |whole| !whole);
            }
            Sense::Count(mention) if mention.unit == "年" && mention.about => self.is_span = true,
            Sense::Count(_) => {}
        }
    }

    fn word(&mut self, told: &Told<'_>, clause: &Clause, (at, word): (usize, Word), subject: &Subject<'_>) {
        let tokens = told.of_clause(clause);
        match word {
            Word::Span => self.is_span = true,
            Word::WholeYear => self.is_span = false,
            Word::Open => self.outside = self.member,
            Word::Close => self.member = self.outside,
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

/// Whether a month ends with the year it belongs to, from its beginning on where one is named: 1—12月, 12月31日, 12月底.
/// A day on which something was done, 3月5日, says nothing.
fn is_whole_year(told: &Told<'_>, clause: &Clause, at: usize) -> Option<bool> {
    const UNTIL: [&str; 10] = ["截至", "截止", "至", "到", "-", "—", "–", "~", "～", "－"];
    let tokens = told.of_clause(clause);
    let number = |at: usize| tokens.get(at)?.count().map(|mention| (mention.unit, mention.value.as_whole()));
    let is = |at: Option<usize>, unit: &str| at.and_then(number).is_some_and(|(each, _)| each == unit);
    let month = number(at).and_then(|(_, value)| value)?;
    let first = if is(at.checked_sub(1), "年") { at - 1 } else { at };
    let last = first.checked_sub(1);
    let (start, end) = clause.bounds();
    let before = told.between(last.map_or(start, |last| tokens[last].end), tokens[first].start).trim_end();
    let until = UNTIL.iter().any(|word| before.ends_with(word));
    let from = if is(last, "日") { last.and_then(|last| last.checked_sub(1)) } else { last };
    let from = from.and_then(number).filter(|(unit, _)| until && before.len() <= 12 && matches!(*unit, "" | "月"));
    let behind = told.between(tokens[at].end, end).trim_start();
    let day = is(Some(at + 1), "日");
    match from.and_then(|(_, value)| value) {
        Some(from) => Some((from, month) == (1, 12)),
        None if month == 12 && (day || behind.starts_with(['底', '末'])) => Some(true),
        None if day && !until => None,
        None => Some(false),
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
    let stem = before.char_indices().nth(skipped).map_or("", |(at, _)| &before[at..]);
    if stem.is_empty() && is_bureau {
        return false;
    }
    let body = subject.report.body.as_str();
    let of_government = word.starts_with("政府");
    let in_full = |(at, _): (usize, &str)| {
        of_government && body[..at].ends_with(stem) && body[at + "人民".len()..].starts_with(word)
    };
    let own =
        body.contains(told.between(token.start - stem.len(), token.end)) || body.match_indices("人民").any(in_full);
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
