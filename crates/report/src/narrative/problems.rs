//! N11 Section five says something of substance: problems, and what was done about them.

use statute::report::{Finding, Judgement, Rule, Severity};

use super::{
    Subject, finding,
    lexicon::Word,
    told::{Clause, Stop, Told},
};

/// 过短 Fewer characters than this cannot name a problem and a measure.
const SHORTEST: usize = 40;

/// 第五部分 Judges section five where it is there.
pub(super) fn substance(subject: &Subject<'_>, judgement: &mut Judgement) {
    let Some(told) = subject.text(5) else { return };
    let length = characters(told.text, SHORTEST);
    let (found, message) = if length < SHORTEST {
        let message = format!(
            "第五部分只有 {length} 个字，看不出具体问题和改进措施。请写明本单位的具体问题和已经采取、准备采取的措施。"
        );
        (format!("{length} 字"), message)
    } else if !told.cut && !has_measures(told) {
        let message = "第五部分写了问题，没有写改进措施。请逐项写明已经采取或准备采取的措施。".to_owned();
        ("没有改进措施".to_owned(), message)
    } else {
        return;
    };
    let place = subject.heading(5).to_owned();
    judgement.findings.push(Finding { found: Some(found), ..finding(Rule::N11, Severity::Warning, place, message) });
}

/// Characters that are not blank, counted up to `most`.
fn characters(text: &str, most: usize) -> usize {
    text.chars().filter(|character| !character.is_whitespace()).take(most).count()
}

/// Whether section five is too short to be judged for its parts.
pub(super) fn is_too_short(text: &str) -> bool {
    characters(text, SHORTEST) < SHORTEST
}

/// Whether any sub-clause names a measure. A heading does not, nor does 有待加强: there the lack comes first.
fn has_measures(told: &Told<'_>) -> bool {
    told.clauses().iter().any(|clause| !is_heading(told, clause) && measures(told, clause))
}

fn measures(told: &Told<'_>, clause: &Clause) -> bool {
    let first = told.of_clause(clause).iter().filter_map(|token| token.word()).find(|word| {
        matches!(word, Word::Measure | Word::Lack | Word::Rise | Word::Training | Word::Solve | Word::Plan)
    });
    first.is_some_and(|word| word != Word::Lack)
}

/// A line of its own without a stop.
fn is_heading(told: &Told<'_>, clause: &Clause) -> bool {
    let (start, _) = clause.bounds();
    let opens_line = start == 0 || told.between(0, start).ends_with('\n');
    clause.stop == Stop::Line && opens_line && told.words(clause).chars().take(21).count() <= 20
}
