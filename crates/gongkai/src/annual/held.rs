//! 参加的核对 Which rules of the report hold a cell in its place.

use std::fmt::Write as _;

use report::{Report, check, reading_of};
use statute::report::{Cell, Content, Number, Rule};

/// 参加的核对 The rules that find fault when this cell alone is one higher: asked of the engine, not written down here.
pub(super) fn rules(report: &Report, cell: Cell) -> String {
    let faults = |report: &Report| -> Vec<(Rule, String)> {
        let judged = check(&reading_of(report.clone()), None, None);
        judged
            .findings
            .into_iter()
            .filter(|each| each.cells.contains(&cell))
            .map(|each| (each.rule, each.place))
            .collect()
    };
    let before = faults(report);
    let mut altered = report.clone();
    let one = Number::whole(1).expect("one is a number");
    let number = report.figures.get(cell).unwrap_or_default() + one;
    altered.figures.set(cell, Content::Read(number));
    let mut rules: Vec<Rule> =
        faults(&altered).into_iter().filter(|fault| !before.contains(fault)).map(|(rule, _)| rule).collect();
    rules.sort_unstable();
    rules.dedup();
    if rules.is_empty() {
        return "表里没有别的数和它相牵连；有了上年的报告，才能和上年核对。".to_owned();
    }
    let mut text = String::from("这个数变动 1，就会被这些规则查出来：");
    for rule in rules {
        let _ = write!(text, "{rule}（{}）；", rule.title());
    }
    text.trim_end_matches('；').to_owned() + "。"
}
