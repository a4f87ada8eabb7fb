//! A16 Units of money: a table in 元 where 万元 belong, and the same digits in the text in 元.

use statute::report::{Finding, Judgement, Number, Rule, Severity};

use super::{Subject, Units, finding, lexicon::Word, told::any};

/// 金额单位 Judges the unit of the charge of table II.
pub(super) fn units(subject: &Subject<'_>, units: &Units, judgement: &mut Judgement) {
    let Some(cell) = subject.cell("t2.admin_fee.amount_wan") else { return };
    let amount = subject.number(cell);
    if units.charge_in_yuan {
        judgement.findings.push(Finding {
            cells: vec![cell],
            expected: Some("单位：万元".into()),
            found: Some("单位：元".into()),
            ..finding(
                Rule::A16,
                Severity::Warning,
                subject.report.figures.form().place(cell),
                "表二收费金额的表头写的是（单位：元），规定的单位是万元。请改用规定的表头，并把金额换算成万元。".into(),
            )
        });
    }
    let Some(amount) = amount.filter(|amount| *amount > Number::ZERO) else { return };
    let texts = subject.texts(&[1, 5, 6]);
    let same =
        texts.flat_map(|told| told.sentences().map(move |sentence| (told, sentence))).find(|(told, sentence)| {
            let tokens = told.tokens(sentence);
            let in_yuan = |token: &super::told::Token| {
                token.count().is_some_and(|mention| mention.unit == "元" && !mention.about && mention.value == amount)
            };
            any(tokens, &[Word::Fee, Word::Charge, Word::FeeNotice]) && tokens.iter().any(in_yuan)
        });
    if let Some((told, sentence)) = same {
        judgement.findings.push(Finding {
            cells: vec![cell],
            expected: Some(format!("{} 万元", Number::from_millionths(amount.millionths() / 10_000))),
            found: Some(format!("{amount} 万元")),
            ..finding(
                Rule::A16,
                Severity::Warning,
                subject.place(told, sentence),
                format!(
                    "文字写收费 {amount} 元，表二同样的数字却是 {amount} 万元。请核对单位：{amount} 元应填 {} 万元。",
                    Number::from_millionths(amount.millionths() / 10_000)
                ),
            )
        });
    }
}
