//! 勾稽 The arithmetic of one report: A1 to A6, and the value rule A16 as far as it needs no text.

use super::{
    APPLICANTS, Absence, Cell, Content, Figures, Finding, Format, Judgement, Kind, Level, Number, OUTCOMES, Part,
    REMEDIES, Rule, Severity, TOTAL,
};

/// 核对 Judges every rule that one report's figures decide alone.
///
/// `level` is the level of the body; without it A6 and the value part of A16 go to the unjudged.
#[must_use]
pub fn reconcile(figures: &Figures, level: Option<Level>) -> Judgement {
    let mut judgement = Judgement::default();
    presence(figures, &mut judgement);
    rows(figures, &mut judgement);
    columns(figures, &mut judgement);
    remedies(figures, &mut judgement);
    rules_of_level(figures, level, &mut judgement);
    money_of_level(figures, level, &mut judgement);
    judgement
}

/// So many rows with blanks are told one by one; a table with more of them is told as a whole.
const BLANK_ROWS: usize = 6;

/// A1 Blank cells, by row or, where most of a table is blank, by table; and numbers that cannot be what is counted.
fn presence(figures: &Figures, judgement: &mut Judgement) {
    let form = figures.form();
    for table in 2..=4 {
        let mut blank: Vec<(String, Vec<Cell>)> = Vec::new();
        for cell in form.table_cells(table) {
            let Content::Absent(absence) = figures.content(cell) else { continue };
            if matches!(absence, Absence::Lost | Absence::Unreadable) {
                continue;
            }
            let row = form.labels(cell).0;
            match blank.last_mut().filter(|(last, _)| *last == row) {
                Some((_, cells)) => cells.push(cell),
                None => blank.push((row, vec![cell])),
            }
        }
        let heading = form.sections[usize::from(table) - 1];
        if blank.len() > BLANK_ROWS {
            judgement.findings.push(blank_table(heading, blank));
        } else {
            let rows = blank.into_iter().map(|(row, cells)| blank_row(figures, format!("{heading} / {row}"), cells));
            judgement.findings.extend(rows);
        }
    }
    for cell in form.cells() {
        let Content::Read(number) = figures.content(cell) else { continue };
        if !fits(form.kind(cell), number) {
            judgement.findings.push(unfit(figures, cell, number));
        }
    }
}

/// Whether a number can stand in a cell of that kind.
fn fits(kind: Kind, number: Number) -> bool {
    match kind {
        Kind::Count => number.is_count(),
        Kind::Wan | Kind::Amount => !number.is_negative(),
        Kind::Change => number.as_whole().is_some(),
    }
}

fn blank_table(heading: &str, rows: Vec<(String, Vec<Cell>)>) -> Finding {
    let lines = rows.len();
    let cells: Vec<Cell> = rows.into_iter().flat_map(|(_, cells)| cells).collect();
    let message = format!(
        "“{heading}”的表有 {lines} 行共 {} 格没有填数。空白和符号不等于 0：没有发生的请填 0，有的请补上数。",
        cells.len()
    );
    Finding {
        rule: Rule::A1,
        severity: Severity::Error,
        cells,
        expected: Some("数字".into()),
        found: None,
        place: heading.to_owned(),
        message,
    }
}

fn blank_row(figures: &Figures, place: String, cells: Vec<Cell>) -> Finding {
    let columns: Vec<String> = cells.iter().map(|&cell| figures.form().labels(cell).1).collect();
    let marks = cells.iter().any(|&cell| figures.content(cell) != Content::Absent(Absence::Blank));
    let how = if marks { "写的是符号或文字，不是数" } else { "空着" };
    let message = format!(
        "{place}有 {} 格{how}（{}）。空白不等于 0：没有发生的请填 0，有的请补上数。",
        cells.len(),
        columns.join("、")
    );
    Finding {
        rule: Rule::A1,
        severity: Severity::Error,
        cells,
        expected: Some("数字".into()),
        found: None,
        place,
        message,
    }
}

fn unfit(figures: &Figures, cell: Cell, number: Number) -> Finding {
    let form = figures.form();
    let (expected, advice) = match form.kind(cell) {
        Kind::Count => ("不小于 0 的整数", "件数是整数，请核对是否错位或多了小数点、负号"),
        Kind::Wan | Kind::Amount => ("不小于 0 的数", "金额不会小于 0，请核对"),
        Kind::Change => ("整数", "增减的项目数是整数，请核对"),
    };
    let place = form.place(cell);
    Finding {
        rule: Rule::A1,
        severity: Severity::Error,
        cells: vec![cell],
        expected: Some(expected.into()),
        found: Some(number.to_string()),
        message: format!("{place}填的是 {number}。{advice}。"),
        place,
    }
}

/// 一个等式 Both sides of an identity over cells.
struct Identity<'a> {
    rule: Rule,
    left: &'a [Cell],
    right: &'a [Cell],
    /// Where, for people; asked for only when there is something to say.
    place: &'a dyn Fn() -> String,
    /// What the identity says, such as "总计应等于六类申请人之和".
    says: &'static str,
}

/// Judges one identity: equal, unequal, or not to be judged because a cell is absent.
fn judge(figures: &Figures, identity: Identity<'_>, judgement: &mut Judgement) {
    let Identity { rule, left, right, place, says } = identity;
    let cells = || left.iter().chain(right).copied();
    let sum = |side: &[Cell]| side.iter().filter_map(|&cell| figures.get(cell)).sum::<Number>();
    if cells().any(|cell| figures.get(cell).is_none()) {
        let absent: Vec<Cell> = cells().filter(|&cell| figures.get(cell).is_none()).collect();
        let offer = match left {
            [only] if absent == [*only] => format!("；如确认其余各格无误，此格应为 {}", sum(right)),
            _ => String::new(),
        };
        let why = format!("{}：有 {} 格没有读到，不能核对{offer}。", place(), absent.len());
        judgement.cannot(rule, absent, why);
        return;
    }
    let (found, expected) = (sum(left), sum(right));
    if found != expected {
        let apart = if found > expected { found - expected } else { expected - found };
        let place = place();
        judgement.findings.push(Finding {
            rule,
            severity: Severity::Error,
            cells: cells().collect(),
            expected: Some(expected.to_string()),
            found: Some(found.to_string()),
            message: format!(
                "{place}：{says}，现为 {found} 与 {expected}，相差 {apart}。请对照登记簿核对这几格，改正后再报。"
            ),
            place,
        });
    }
}

/// A2 Twenty-five (2019: twenty-three) row sums.
fn rows(figures: &Figures, judgement: &mut Judgement) {
    let form = figures.form();
    for (at, row) in form.rows.iter().enumerate() {
        let parts: Vec<Cell> = (0..TOTAL).map(|column| form.t3(at, column)).collect();
        let place = &|| format!("{} / {}", form.sections[2], row.title());
        let says = "总计应等于六类申请人之和";
        judge(figures, Identity { rule: Rule::A2, left: &[form.t3(at, TOTAL)], right: &parts, place, says }, judgement);
    }
}

/// A3 and A4 The printed rule and the sum of results, in each of the seven columns.
fn columns(figures: &Figures, judgement: &mut Judgement) {
    let form = figures.form();
    let [received, carried_in, results, carried_out] =
        [Part::Received, Part::CarriedIn, Part::ResultsTotal, Part::CarriedOut].map(|part| form.row_of(part));
    for (column, (_, label)) in APPLICANTS.iter().enumerate() {
        let cell = |row: usize| form.t3(row, column);
        let place = &|| format!("{} / {label}", form.sections[2]);
        judge(
            figures,
            Identity {
                rule: Rule::A3,
                left: &[cell(received), cell(carried_in)],
                right: &[cell(results), cell(carried_out)],
                place,
                says: "本年新收加上年结转，应等于办理结果总计加结转下年度",
            },
            judgement,
        );
        let leaves: Vec<Cell> = form.leaves().map(cell).collect();
        let says = "（七）总计应等于各项办理结果之和";
        judge(figures, Identity { rule: Rule::A4, left: &[cell(results)], right: &leaves, place, says }, judgement);
    }
}

/// A5 The three blocks of table IV.
fn remedies(figures: &Figures, judgement: &mut Judgement) {
    let form = figures.form();
    let total = OUTCOMES.len() - 1;
    for block in 0..REMEDIES.len() {
        let parts: Vec<Cell> = (0..total).map(|outcome| form.t4(block, outcome)).collect();
        let place = &|| format!("{} / {}", form.sections[3], form.labels(form.t4(block, total)).0);
        let says = "总计应等于维持、纠正、其他、尚未审结四项之和";
        judge(
            figures,
            Identity { rule: Rule::A5, left: &[form.t4(block, total)], right: &parts, place, says },
            judgement,
        );
    }
}

/// A6 立法法 第九十三条: only provinces and cities with districts make local-government rules.
fn rules_of_level(figures: &Figures, level: Option<Level>, judgement: &mut Judgement) {
    let form = figures.form();
    if form.format != Format::F2021 {
        return;
    }
    let cells: Vec<Cell> = (0..3).map(|column| form.t2(0, 0, column)).collect();
    let above_zero: Vec<Cell> =
        cells.iter().copied().filter(|&cell| figures.get(cell).is_some_and(|number| number != Number::ZERO)).collect();
    match level {
        Some(Level::County | Level::Township) => {
            judgement.findings.extend(above_zero.iter().map(|&cell| a_rule_too_many(figures, cell)));
            let absent: Vec<Cell> = cells.into_iter().filter(|&cell| figures.get(cell).is_none()).collect();
            if !absent.is_empty() {
                judgement.cannot(Rule::A6, absent, "规章一行没有读全，不能核对是否为 0。");
            }
        }
        Some(Level::City | Level::Province) => {}
        Some(Level::Department) | None
            if above_zero.is_empty() && cells.iter().all(|&cell| figures.get(cell).is_some()) => {}
        Some(Level::Department) => {
            judgement.cannot(Rule::A6, cells, "不知道是哪一级政府的部门，不能判断能不能制定规章。");
        }
        None => judgement.cannot(Rule::A6, cells, "从单位名称看不出层级；用 --level 写明层级后可以核对规章各格。"),
    }
}

fn a_rule_too_many(figures: &Figures, cell: Cell) -> Finding {
    let place = figures.form().place(cell);
    let found = figures.get(cell).map(|number| number.to_string());
    Finding {
        rule: Rule::A6,
        severity: Severity::Error,
        cells: vec![cell],
        expected: Some("0".into()),
        message: format!(
            "{place}填了 {}。县、乡两级没有规章制定权（《立法法》第九十三条），应为 0；本单位的文件请看是否属于“行政规范性文件”一行。",
            found.as_deref().unwrap_or_default()
        ),
        found,
        place,
    }
}

/// 乡镇收费的合理上限 Above this many 万元 a township's charge is questioned (A16).
const TOWNSHIP_CHARGE_WAN: i64 = 1000;

/// A16, first part: money that is too much for the level, mostly yuan written where 万元 belong.
fn money_of_level(figures: &Figures, level: Option<Level>, judgement: &mut Judgement) {
    let form = figures.form();
    let Some(cell) = form.cell("t2.admin_fee.amount_wan") else { return };
    let limit = Number::whole(TOWNSHIP_CHARGE_WAN).expect("a thousand is in range");
    match (figures.get(cell), level) {
        (Some(number), Some(Level::Township)) if number > limit => judgement.findings.push(Finding {
            rule: Rule::A16,
            severity: Severity::Warning,
            cells: vec![cell],
            expected: Some(format!("不超过 {limit} 万元")),
            found: Some(number.to_string()),
            place: form.place(cell),
            message: format!(
                "行政事业性收费填了 {number} 万元，对乡镇来说太大。这一格的单位是万元，请看是不是把元当成了万元；确实无误的请写明理由。"
            ),
        }),
        (Some(number), None) if number > limit => {
            judgement.cannot(Rule::A16, vec![cell], "从单位名称看不出层级，不能判断收费金额是否与层级相称。");
        }
        _ => {}
    }
}
