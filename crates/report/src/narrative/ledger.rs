//! 台账 What only the ledger, or the day and address of publication, can decide: A12 to A15 and N10.

use statute::report::{Cell, Judgement, Number, Rule};

use super::Subject;

/// 须有记录的各格 The rows that need records, by rule, with the records they need.
const RECORDS: [(Rule, &[&str], &str); 3] = [
    (Rule::A12, &["declined.excessive", "other.no_payment"], "说明理由的记录和收费通知"),
    (Rule::A13, &["unable.still_unclear", "other.no_clarification"], "补正通知"),
    (Rule::A14, &["refused.third_party"], "征求第三方意见的记录"),
];

/// 对台账 A12 to A14 keep silent about cells that are 0; A15 needs the ledger whatever the cells say.
pub(super) fn cells(subject: &Subject<'_>, judgement: &mut Judgement) {
    for (rule, rows, records) in RECORDS {
        let cells = rows.iter().filter_map(|row| subject.cell(&format!("t3.{row}.total")));
        let open: Vec<Cell> = cells.filter(|&cell| subject.number(cell) != Some(Number::ZERO)).collect();
        if open.is_empty() {
            continue;
        }
        let why = if open.iter().all(|&cell| subject.number(cell).is_none()) {
            format!("对应的单元格没有读到，也没有台账，不能核对{records}。")
        } else {
            format!("没有台账，不能核对{records}的件数；请对照登记簿人工核对。")
        };
        judgement.cannot(rule, open, why);
    }
    judgement.cannot(Rule::A15, Vec::new(), "没有台账，不能把各格与台账重新计算的数核对。");
}

/// 公布 A file says neither when nor where the report was published.
pub(super) fn publication(judgement: &mut Judgement) {
    judgement.cannot(Rule::N10, Vec::new(), "从文件看不出公布日期和网址，不能核对是否按期公布、链接是否有效。");
}
