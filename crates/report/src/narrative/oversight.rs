//! N8 监督保障: what came of assessment, social evaluation and accountability (第五十条第四项).

use statute::report::{Finding, Judgement, Level, Rule, Severity};

use super::{Subject, finding, lexicon::Word};

/// 三项结果 Governments of every level report all three results; departments need not.
pub(super) fn results(subject: &Subject<'_>, judgement: &mut Judgement) {
    let Some(told) = subject.text(1) else { return };
    let wanted = [(Word::Assessment, "工作考核"), (Word::Evaluation, "社会评议"), (Word::Accountability, "责任追究")];
    let missing: Vec<&str> = wanted.iter().filter(|(word, _)| !told.has(*word)).map(|(_, name)| *name).collect();
    if missing.is_empty() || told.cut || subject.level == Some(Level::Department) {
        return;
    }
    let missing = missing.join("、");
    if subject.level.is_none() {
        let why = format!("第一部分没有写{missing}的结果；各级政府都要写，但看不出本单位是不是一级政府。");
        return judgement.cannot(Rule::N8, Vec::new(), why);
    }
    judgement.findings.push(Finding {
        expected: Some("工作考核、社会评议、责任追究结果".into()),
        found: Some(format!("缺{missing}")),
        ..finding(
            Rule::N8,
            Severity::Warning,
            format!("{} / 监督保障", subject.heading(1)),
            format!(
                "“监督保障”没有写{missing}的结果。各级政府的年度报告都要写这三项（《条例》第五十条第四项），没有发生的也请写明。"
            ),
        )
    });
}
