//! 说得准 Whether a sub-clause says nothing but the plainest words of applications, so that its numbers are certainly the
//! year's totals of the body that reports.
//!
//! The principle is what is left over: between the known words stand either words of a closed list, or something (a
//! subject, a kind, a reason, a manner) that this reader does not know, and then a number may be a part.

use statute::report::Level;

use super::{
    Subject,
    lexicon::Word,
    plain,
    told::{Clause, Stop, Token, Told, any, has},
};

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

/// Words that make a day the end of a span.
const UNTIL: &[&str] = &["截至", "截止", "至", "到12月", "止", "-", "—", "–", "~", "～", "－"];

/// 动作 What an office does besides handling applications; words of [`Word::Measure`] are others.
const DEEDS: &[&str] = &["会商", "坚持", "重视", "做好", "畅通", "贯彻", "执行", "履行", "围绕", "保障", "压实"];

/// Reads a sub-clause from its beginning to its end, once.
struct Reader<'s, 'a> {
    subject: &'s Subject<'a>,
    told: &'s Told<'a>,
    clause: &'s Clause,
    tokens: &'s [Token],
    names: &'s [&'s str],
    /// The bracket that is open: where it began, whether it holds a number, whether anything in it is unknown.
    bracket: Option<(usize, bool, bool)>,
    clarity: Clarity,
}

impl<'s, 'a> Reader<'s, 'a> {
    fn new(subject: &'s Subject<'a>, told: &'s Told<'a>, clause: &'s Clause, names: &'s [&'s str]) -> Self {
        Self {
            subject,
            told,
            clause,
            tokens: told.of_clause(clause),
            names,
            bracket: None,
            clarity: Clarity::default(),
        }
    }

    /// Begins inside a bracket that an earlier sub-clause opened, where there is one.
    fn within(mut self, open: Option<bool>) -> Self {
        self.bracket = open.map(|unknown| (self.clause.bounds().0, true, unknown));
        self
    }

    fn read(mut self) -> Clarity {
        let (mut at, end) = self.clause.bounds();
        let (tokens, mut next) = (self.tokens, 0);
        while at < end {
            while tokens.get(next).is_some_and(|token| token.start < at) {
                next += 1;
            }
            let rest = self.told.between(at, end);
            let token = tokens.get(next).filter(|token| token.start == at);
            let known = token.map_or(0, |token| token.end - at);
            let first = rest.chars().next().unwrap_or_default();
            let named = self.names.iter().find(|name| rest.starts_with(**name));
            let plain = named.or_else(|| plain::word_at(first, rest));
            at += if let Some(word) = plain.filter(|word| word.len() >= known) {
                word.len()
            } else if token.is_some() {
                self.token(next);
                known.max(1)
            } else {
                if !self.is_marked() && !first.is_whitespace() && !self.is_known(at, first, rest) {
                    self.mark(at);
                }
                first.len_utf8()
            };
        }
        if let Some((start, _, unknown)) = self.bracket {
            self.clarity.brackets.push((start, end, unknown));
            self.clarity.left_open = Some(unknown);
        }
        self.clarity
    }

    /// 在办结的201件中: the 中 behind what is counted.
    fn is_of_the_counted(&self, at: usize, rest: &str) -> bool {
        let cases = |token: &Token| token.start < at && token.count().is_some_and(|mention| mention.is_cases());
        rest.trim_end() == "中" && self.tokens.iter().any(cases)
    }

    /// 截至2025年底; 年底收到 is a part of the year.
    fn is_end_of_the_year(&self, first: char) -> bool {
        matches!(first, '年' | '底' | '末') && self.says(&["截至", "截止"])
    }

    /// Whether a character that begins no known word is known by what stands around it.
    fn is_known(&self, at: usize, first: char, rest: &str) -> bool {
        self.is_end_of_the_year(first) || first == '中' && self.is_of_the_counted(at, rest)
    }

    /// Whether one more unknown thing here would change nothing.
    fn is_marked(&self) -> bool {
        self.bracket.map_or(self.clarity.unknown.is_some(), |(.., unknown)| unknown)
    }

    fn mark(&mut self, at: usize) {
        match &mut self.bracket {
            Some((.., unknown)) => *unknown = true,
            None => self.clarity.unknown = self.clarity.unknown.or(Some(at)),
        }
    }

    fn token(&mut self, next: usize) {
        let token = self.tokens[next];
        match token.word() {
            Some(Word::Open) => self.bracket = Some((token.start, false, false)),
            Some(Word::Close) => self.close(token),
            Some(word) if !self.is_plain(token, word) => self.mark(token.start),
            Some(_) => self.clarity.this_year |= token.word() == Some(Word::WholeYear),
            None => self.count(next),
        }
    }

    /// A bracket without a number belongs to the words before it: 县政府（含办公室）.
    fn close(&mut self, token: Token) {
        let Some((start, counts, unknown)) = self.bracket.take() else { return };
        if counts {
            self.clarity.brackets.push((start, token.end, unknown));
        } else if unknown {
            self.mark(start);
        }
    }

    fn count(&mut self, next: usize) {
        let token = self.tokens[next];
        let Some(mention) = token.count() else { return };
        let whole = mention.value.as_whole();
        let has_december = || {
            let mut months = self.tokens.iter().filter_map(Token::count).filter(|each| each.unit == "月");
            months.any(|each| each.value.as_whole() == Some(12))
        };
        match mention.unit {
            _ if mention.is_cases() => {
                if let Some((_, counts, _)) = &mut self.bracket {
                    *counts = true;
                }
            }
            "年" => self.year(next),
            "月" | "" if matches!(whole, Some(1 | 12)) && has_december() => {}
            "日" if matches!(whole, Some(1 | 31)) && has_december() && self.says(UNTIL) => {}
            "月" | "日" => self.clarity.dated = true,
            "%" => {}
            _ => self.mark(token.start),
        }
    }

    /// Whether the sub-clause has one of those words.
    fn says(&self, words: &[&str]) -> bool {
        let (start, end) = self.clause.bounds();
        let all = self.told.between(start, end);
        words.iter().any(|word| all.contains(word))
    }

    /// The year reported, or one that applications came from or go to; any other year is noted.
    fn year(&mut self, next: usize) {
        let token = self.tokens[next];
        match (token.count().and_then(|mention| mention.year()), self.subject.report.year) {
            (Some(_), None) => {}
            (Some(year), Some(own)) if year == own => self.clarity.this_year = true,
            (Some(_), Some(_)) => {
                let cases = |token: &Token| token.count().is_some_and(|mention| mention.is_cases());
                let from = self.tokens[..next].iter().rposition(cases).map_or(0, |at| at + 1);
                let to = self.tokens[next..].iter().position(cases).map_or(self.tokens.len(), |at| next + at);
                self.clarity.other_year |= !has(&self.tokens[from..to], Word::Carry);
            }
            (None, _) => self.mark(token.start),
        }
    }

    /// Whether a known word leaves a number what it is. Offices, parts of the year and other regions are the business of
    /// the scope, which tells them apart from the body's own.
    fn is_plain(&self, token: Token, word: Word) -> bool {
        let words = self.told.between(token.start, token.end);
        match word {
            Word::Publicise => words.starts_with("公开"),
            Word::Channel | Word::Site => self.says(&["等", "各类渠道", "多种"]) && any(self.tokens, &[Word::Total]),
            // 累计 may reach back over years.
            Word::Total if words == "累计" => self.is_of_this_year() && !self.says(&["截至", "截止"]),
            Word::Members => self.names_all_members(words),
            Word::Refused => {
                let before = self.told.between(self.clause.bounds().0, token.start);
                !["公开和", "公开与", "公开及", "公开、", "公开或"].iter().any(|joined| before.ends_with(joined))
            }
            Word::Person => self.names_all_people(),
            word => plain::SENSES.contains(&word),
        }
    }

    /// Whether the sub-clause names the year reported.
    fn is_of_this_year(&self) -> bool {
        let own = self.subject.report.year;
        has(self.tokens, Word::WholeYear)
            || self.tokens.iter().filter_map(|token| token.count()?.year()).any(|year| Some(year) == own)
    }

    /// 各部门、各乡镇 together are the region; 我县各乡镇 alone are not.
    fn names_all_members(&self, words: &str) -> bool {
        let members = self.tokens.iter().filter(|token| token.word() == Some(Word::Members)).count();
        words == "各单位" || members > 1 || has(self.tokens, Word::AllLevels)
    }

    /// 公民、法人和其他组织 are all applicants; 法人 alone are some.
    fn names_all_people(&self) -> bool {
        let mut people = self.tokens.iter().filter(|token| token.word() == Some(Word::Person));
        let first = people.next().map(|token| self.told.between(token.start, token.end));
        matches!(first, Some("公民" | "自然人" | "个人")) && people.next().is_some()
    }
}

/// What the report calls its own body: its name with fewer and fewer words before it. A region's government is an organ
/// of the region, not the region, so its name counts without 人民政府 only.
fn names<'s>(subject: &'s Subject<'_>) -> Vec<&'s str> {
    let body = subject.report.body.trim();
    let stem = body.strip_suffix("人民政府").unwrap_or(body);
    let is_region = stem.ends_with(['省', '市', '州', '县', '区', '旗']);
    let mut names = vec![stem];
    let parts = |name: &'s str, least: usize| {
        let count = name.chars().count();
        name.char_indices().enumerate().filter(move |(at, _)| count - at >= least).map(move |(_, (at, _))| &name[at..])
    };
    names.extend(parts(stem, 3).take(MOST_NAMES));
    if !is_region {
        names.extend(parts(body, 3).take(MOST_NAMES));
    }
    if subject.level == Some(Level::Township) {
        names.extend(["乡人民政府", "镇人民政府", "乡政府", "镇政府", "人民政府", "政府", "办事处"]);
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Most beginnings of a name that are left out.
const MOST_NAMES: usize = 24;
