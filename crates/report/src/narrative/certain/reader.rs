//! 逐字读 A sub-clause from its beginning to its end: every word of it is of a closed list, known by what stands around it,
//! or unknown.

use super::{
    super::{
        Subject,
        lexicon::Word,
        plain,
        told::{Clause, Token, Told, any, has},
    },
    Clarity,
};

/// Words that make a day the end of a span.
const UNTIL: &[&str] = &["截至", "截止", "至", "到12月", "止", "-", "—", "–", "~", "～", "－"];

/// Reads a sub-clause from its beginning to its end, once.
pub(super) struct Reader<'s, 'a> {
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
    pub(super) fn new(subject: &'s Subject<'a>, told: &'s Told<'a>, clause: &'s Clause, names: &'s [&'s str]) -> Self {
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
    pub(super) fn within(mut self, open: Option<bool>) -> Self {
        self.bracket = open.map(|unknown| (self.clause.bounds().0, true, unknown));
        self
    }

    pub(super) fn read(mut self) -> Clarity {
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
