//! 和上一年接得上 What runs on from year to year must run on, or somebody says why it does not.

use statute::report::{Form, Judgement, Rule};

use super::{Draft, DraftObstacle};

/// 断点 One place where a draft does not go on from the report of the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The rule and the cell, such as `A9.t3.carried_in.natural`.
    pub key: String,
    /// A8, A9 or A10.
    pub rule: Rule,
    /// Where, as pages have it.
    pub place: String,
    /// Both numbers, in words.
    pub what: String,
    /// 两边的数 What last year asks for and what stands: an answer was given to these, and to no others.
    pub numbers: String,
}

/// 断点 Every one that a judgement found, in its order.
#[must_use]
pub fn breaks(judgement: &Judgement, form: &Form) -> Vec<Break> {
    let runs_on = |rule: Rule| matches!(rule, Rule::A8 | Rule::A9 | Rule::A10);
    let found = judgement.findings.iter().filter(|finding| runs_on(finding.rule));
    let one = found.filter_map(|finding| {
        let said = |number: &Option<String>| number.clone().unwrap_or_default();
        Some(Break {
            key: format!("{}.{}", finding.rule, form.name(*finding.cells.last()?)),
            rule: finding.rule,
            place: finding.place.clone(),
            what: finding.message.clone(),
            numbers: format!("{}/{}", said(&finding.expected), said(&finding.found)),
        })
    });
    one.collect()
}

impl Break {
    /// 说明 Why it is so, as somebody wrote for exactly these numbers; none where nobody did.
    #[must_use]
    pub fn answer<'a>(&self, draft: &'a Draft) -> Option<&'a str> {
        let answer = draft.answers.get(&self.key).filter(|answer| answer.numbers == self.numbers)?;
        Some(answer.reason.trim()).filter(|reason| !reason.is_empty())
    }

    /// 要说明 What stands in the way until somebody answers.
    #[must_use]
    pub fn obstacle(&self) -> DraftObstacle {
        DraftObstacle::Unexplained { rule: self.rule.to_string(), place: self.place.clone(), what: self.what.clone() }
    }
}

/// 没有说明的断点 As obstacles, in the order of the report.
#[must_use]
pub fn unexplained(breaks: &[Break], draft: &Draft) -> Vec<DraftObstacle> {
    breaks.iter().filter(|each| each.answer(draft).is_none()).map(Break::obstacle).collect()
}
