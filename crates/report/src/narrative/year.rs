//! N4, first part: the year of the title, of the statistical period and of the text.

use statute::report::{Finding, Judgement, Rule, Severity};

use super::{
    Subject, finding,
    lexicon::Word,
    opening, stale,
    stated::Counts,
    told::{Token, Told, has},
};

/// 年份 Judges title, period and text against the year reported.
pub(super) fn years(subject: &Subject<'_>, counts: &Counts<'_>, judgement: &mut Judgement) {
    let Some(own) = subject.report.year else {
        judgement.cannot(Rule::N4, Vec::new(), "没有读到报告年份，不能核对标题、统计期和正文的年份。");
        return;
    };
    title(subject, own, judgement);
    period(subject, own, judgement);
    if let Some(told) = subject.text(0) {
        lead(subject, told, own, judgement);
    }
    if let Some(told) = subject.text(1) {
        stale::sentences(subject, told, counts, own, judgement);
    }
}

/// A year or day of the text that is not the report's.
pub(super) fn wrong(own: &str, found: &str, place: String, message: String) -> Finding {
    let (expected, found) = (Some(own.to_owned()), Some(found.to_owned()));
    Finding { expected, found, ..finding(Rule::N4, Severity::Error, place, message) }
}

fn title(subject: &Subject<'_>, own: i16, judgement: &mut Judgement) {
    let told = Told::of(0, &subject.report.title);
    let mut named = told.tokens(told.clauses()).iter().filter_map(|token| token.count()?.year());
    if let Some(year) = named.find(|year| *year != own) {
        let message = format!("标题写的是 {year} 年，本报告是 {own} 年的。请核对标题的年份。");
        judgement.findings.push(wrong(&own.to_string(), &year.to_string(), "标题".into(), message));
    }
}

/// 日期 A month and day, and the place of the month among the tokens.
#[derive(Clone, Copy)]
struct Dated {
    at: usize,
    month: i64,
    day: i64,
}

/// The dates of a sentence.
fn dates(tokens: &[Token]) -> Vec<Dated> {
    let part = |token: Option<&Token>, unit| {
        token?.count().filter(|mention| mention.unit == unit).and_then(|mention| mention.value.as_whole())
    };
    let date = |at: usize| {
        let (month, day) = (part(tokens.get(at), "月")?, part(tokens.get(at + 1), "日")?);
        Some(Dated { at, month, day })
    };
    (0..tokens.len()).filter_map(date).collect()
}

/// Whether a sentence states the statistical period: it says so, or runs from 1 January to a day in December.
fn is_period(tokens: &[Token]) -> bool {
    if has(tokens, Word::Period) {
        return tokens.iter().any(is_year_or_month) || has(tokens, Word::LastYear);
    }
    let has_day = tokens.iter().any(|token| token.count().is_some_and(|mention| mention.unit == "日"));
    has_day && matches!(dates(tokens)[..], [Dated { month: 1, day: 1, .. }, Dated { month: 12, .. }, ..])
}

fn is_year_or_month(token: &Token) -> bool {
    token.count().is_some_and(|mention| matches!(mention.unit, "年" | "月"))
}

/// The tokens that give the period: from the word 统计期 on, where dates follow it.
fn of_period(tokens: &[Token]) -> &[Token] {
    let word = tokens.iter().position(|token| token.word() == Some(Word::Period)).unwrap_or(0);
    if tokens[word..].iter().any(is_year_or_month) { &tokens[word..] } else { tokens }
}

fn period(subject: &Subject<'_>, own: i16, judgement: &mut Judgement) {
    let every = || subject.texts.iter().flat_map(|told| told.sentences().map(move |sentence| (told, sentence)));
    let stated = every()
        .find(|(told, sentence)| has(told.tokens(sentence), Word::Period) && is_period(told.tokens(sentence)))
        .or_else(|| every().find(|(told, sentence)| is_period(told.tokens(sentence))));
    let Some((told, sentence)) = stated else {
        judgement.findings.push(no_period(own));
        return;
    };
    let place = subject.place(told, sentence);
    let tokens = of_period(told.tokens(sentence));
    let dates = dates(tokens);
    let named = dates.get(1).map_or(tokens, |last| &tokens[..last.at]);
    let mut years = named.iter().filter_map(|token| token.count()?.year()).take(if dates.len() > 1 { 2 } else { 1 });
    if let Some(year) = years.find(|year| *year != own) {
        let message =
            format!("统计期写的是 {year} 年，本报告是 {own} 年的。请核对统计期，并看其他数字是否也是 {year} 年的。");
        judgement.findings.push(wrong(&own.to_string(), &year.to_string(), place, message));
        return;
    }
    let (first, last) = match dates[..] {
        [first, last, ..] => (Some(first), Some(last)),
        [only] if only.month == 12 => (None, Some(only)),
        _ => (None, None),
    };
    judgement.findings.extend(first.and_then(|date| edge("起始", date, (1, 1), &place)));
    judgement.findings.extend(last.and_then(|date| edge("截止", date, (12, 31), &place)));
}

fn no_period(own: i16) -> Finding {
    let message =
        format!("没有写数据的统计期。请在开头写明数据统计自 {own} 年 1 月 1 日起，至 {own} 年 12 月 31 日止。");
    let expected = Some(format!("{own} 年 1 月 1 日至 {own} 年 12 月 31 日"));
    Finding { expected, ..finding(Rule::N4, Severity::Warning, "导语".into(), message) }
}

/// A first or last day of the period that is not the year's.
fn edge(name: &str, date: Dated, (month, day): (i64, i64), place: &str) -> Option<Finding> {
    if (date.month, date.day) == (month, day) {
        return None;
    }
    let (expected, found) = (format!("{month} 月 {day} 日"), format!("{} 月 {} 日", date.month, date.day));
    let message = format!("统计期的{name}日期写的是 {found}，应为 {expected}。请改正，并核对数据是否按全年统计。");
    Some(wrong(&expected, &found, place.to_owned(), message))
}

/// 导语 The lead names the report of another year.
fn lead(subject: &Subject<'_>, told: &Told<'_>, own: i16, judgement: &mut Judgement) {
    for clause in told.clauses() {
        for token in told.of_clause(clause) {
            let year = token.count().and_then(|mention| mention.year()).filter(|year| *year != own);
            let (_, end) = clause.bounds();
            let named = opening(told.between(token.end, end), 20);
            if let Some(year) = year.filter(|_| named.contains("年度报告") || named.contains("年报")) {
                let place = subject.place(told, std::slice::from_ref(clause));
                let message = format!("导语说的是 {year} 年的年度报告，本报告是 {own} 年的。请改正年份。");
                judgement.findings.push(wrong(&own.to_string(), &year.to_string(), place, message));
                return;
            }
        }
    }
}
