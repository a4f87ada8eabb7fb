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
    let length = characters(told.text);
    let message = if length < SHORTEST {
        format!(
            "第五部分只有 {length} 个字，看不出具体问题和改进措施。请写明本单位的具体问题和已经采取、准备采取的措施。"
        )
    } else if !told.cut && !has_measures(told) {
        "第五部分写了问题，没有写改进措施。请逐项写明已经采取或准备采取的措施。".to_owned()
    } else {
        return;
    };
    judgement.findings.push(Finding {
        found: Some(format!("{length} 字")),
        ..finding(Rule::N11, Severity::Warning, subject.heading(5).to_owned(), message)
    });
}

/// Characters that are not blank, as far as the rule needs to count.
pub(super) fn characters(text: &str) -> usize {
    text.chars().filter(|character| !character.is_whitespace()).take(9_999).count()
}

/// Whether section five is too short to be judged for its parts.
pub(super) fn is_too_short(text: &str) -> bool {
    characters(text) < SHORTEST
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
    clause.stop == Stop::Line
        && told.words(clause).chars().count() <= 20
        && told.between(0, start).trim_end_matches(' ').ends_with('\n')
        || (clause.stop == Stop::Line && start == 0 && told.words(clause).chars().count() <= 20)
}
