//! 跨年 A report beside the report of the year before: A7 to A10.

use super::{
    APPLICANTS, Cell, Figures, Finding, Form, Format, Judgement, Number, OUTCOMES, Part, REMEDIES, Rule, Severity,
};

/// 跨年核对 Judges the rules that need last year's figures.
///
/// `previous` is last year's report; without it all four rules are unjudged. A9 and A10 work across the change of
/// edition; A7 and A8 compare stocks of documents in force, which the form of 2019 did not ask for.
#[must_use]
pub fn across_years(figures: &Figures, previous: Option<&Figures>) -> Judgement {
    let mut judgement = Judgement::default();
    let Some(previous) = previous else {
        for rule in [Rule::A7, Rule::A8, Rule::A9, Rule::A10] {
            judgement.cannot(rule, cells_of(figures.form(), rule), "没有上年的报告；用 --previous 给出后可以核对。");
        }
        return judgement;
    };
    documents_in_force(figures, previous, &mut judgement);
    carried(figures, previous, &mut judgement);
    pending(figures, previous, &mut judgement);
    judgement
}

/// The cells of this year's report that a cross-year rule looks at.
fn cells_of(form: &Form, rule: Rule) -> Vec<Cell> {
    match rule {
        Rule::A7 | Rule::A8 if form.format == Format::F2021 => {
            (0..2).flat_map(|row| (0..3).map(move |column| form.t2(0, row, column))).collect()
        }
        Rule::A9 => (0..APPLICANTS.len()).map(|column| form.t3(form.row_of(Part::CarriedIn), column)).collect(),
        Rule::A10 => (0..REMEDIES.len()).map(|block| form.t4(block, OUTCOMES.len() - 1)).collect(),
        _ => Vec::new(),
    }
}

/// A7 and A8 The stock of documents in force from year to year.
fn documents_in_force(figures: &Figures, previous: &Figures, judgement: &mut Judgement) {
    let form = figures.form();
    if form.format != Format::F2021 || previous.format() != Format::F2021 {
        for rule in [Rule::A7, Rule::A8] {
            judgement.cannot(rule, cells_of(form, rule), "2019 年格式没有“现行有效件数”，不能与上年比较。");
        }
        return;
    }
    for (row, (_, label)) in form.blocks[0].rows.iter().enumerate() {
        let [made, repealed, in_force] = [0, 1, 2].map(|column| form.t2(0, row, column));
        let place = format!("{} / {label}", form.sections[1]);
        let before = previous.get(in_force);
        let stock = Stock { label, place, cells: [made, repealed, in_force], before };
        stock.repealed_at_most(figures, judgement);
        stock.rolls_forward(figures, judgement);
    }
}

/// 存量 One row of documents over the turn of a year.
struct Stock<'a> {
    label: &'a str,
    place: String,
    /// made, repealed, in force
    cells: [Cell; 3],
    /// In force at the end of the year before.
    before: Option<Number>,
}

impl Stock<'_> {
    fn repealed_at_most(&self, figures: &Figures, judgement: &mut Judgement) {
        let [made, repealed, _] = self.cells;
        let (Some(before), Some(new), Some(gone)) = (self.before, figures.get(made), figures.get(repealed)) else {
            return judgement.cannot(
                Rule::A7,
                vec![made, repealed],
                format!("{}：有数没有读到，不能核对。", self.place),
            );
        };
        if gone > before + new {
            judgement.findings.push(Finding {
                rule: Rule::A7,
                severity: Severity::Warning,
                cells: vec![made, repealed],
                expected: Some(format!("不超过 {}", before + new)),
                found: Some(gone.to_string()),
                place: self.place.clone(),
                message: format!(
                    "{}本年废止 {gone} 件，多于上年有效 {before} 件与本年制发 {new} 件之和。请核对；确有原因（如清理历年文件）的请写明。",
                    self.label
                ),
            });
        }
    }

    fn rolls_forward(&self, figures: &Figures, judgement: &mut Judgement) {
        let [made, repealed, in_force] = self.cells;
        let read = (self.before, figures.get(made), figures.get(repealed), figures.get(in_force));
        let (Some(before), Some(new), Some(gone), Some(now)) = read else {
            return judgement.cannot(
                Rule::A8,
                self.cells.to_vec(),
                format!("{}：有数没有读到，不能核对。", self.place),
            );
        };
        let expected = before + new - gone;
        if now != expected {
            judgement.findings.push(Finding {
                rule: Rule::A8,
                severity: Severity::Warning,
                cells: self.cells.to_vec(),
                expected: Some(expected.to_string()),
                found: Some(now.to_string()),
                place: self.place.clone(),
                message: format!(
                    "{}现行有效填 {now} 件，按上年 {before} + 制发 {new} - 废止 {gone} 应为 {expected} 件。清理、重新认定或机构改革会造成差异，请写明原因。",
                    self.label
                ),
            });
        }
    }
}

/// A9 What was carried out last year is carried in this year, column by column.
fn carried(figures: &Figures, previous: &Figures, judgement: &mut Judgement) {
    let (form, before) = (figures.form(), previous.form());
    for (column, (_, label)) in APPLICANTS.iter().enumerate() {
        let cell = form.t3(form.row_of(Part::CarriedIn), column);
        let place = format!("{} / 二、上年结转 / {label}", form.sections[2]);
        let out = previous.get(before.t3(before.row_of(Part::CarriedOut), column));
        match (figures.get(cell), out) {
            (Some(carried_in), Some(carried_out)) if carried_in != carried_out => judgement.findings.push(Finding {
                rule: Rule::A9,
                severity: Severity::Error,
                cells: vec![cell],
                expected: Some(carried_out.to_string()),
                found: Some(carried_in.to_string()),
                message: format!(
                    "{place}填 {carried_in} 件，上年报告的“结转下年度继续办理”是 {carried_out} 件。两年应当一致；上年报告有误的，请在文字中说明，不要悄悄改数。"
                ),
                place,
            }),
            (Some(_), Some(_)) => {}
            (None, _) => judgement.cannot(Rule::A9, vec![cell], format!("{place}没有读到，不能与上年核对。")),
            (_, None) => judgement.cannot(Rule::A9, vec![cell], format!("{place}：上年报告的这一格没有读到。")),
        }
    }
}

/// A10 What was pending at the end of last year is counted again this year.
fn pending(figures: &Figures, previous: &Figures, judgement: &mut Judgement) {
    let (form, before) = (figures.form(), previous.form());
    for (block, (_, label)) in REMEDIES.iter().enumerate() {
        let cell = form.t4(block, OUTCOMES.len() - 1);
        let place = format!("{} / {label} / 总计", form.sections[3]);
        match (figures.get(cell), previous.get(before.t4(block, OUTCOMES.len() - 2))) {
            (Some(total), Some(open)) if open > total => judgement.findings.push(Finding {
                rule: Rule::A10,
                severity: Severity::Warning,
                cells: vec![cell],
                expected: Some(format!("不少于 {open}")),
                found: Some(total.to_string()),
                message: format!(
                    "{place}填 {total} 件，而上年末尚未审结的就有 {open} 件。请核对上年未审结的案件是否漏计。"
                ),
                place,
            }),
            (Some(_), Some(_)) => {}
            _ => judgement.cannot(Rule::A10, vec![cell], format!("{place}：本年或上年的数没有读到，不能核对。")),
        }
    }
}
