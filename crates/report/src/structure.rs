//! 结构 What is wrong with the shape of a report: headings, sections, tables, edition (S1 to S7).

use statute::report::{Absence, Cell, Content, Finding, Form, Format, Rule, Severity};

use crate::model::{Headings, Report, SectionHeading, TableFate};

fn finding(rule: Rule, place: impl Into<String>, message: impl Into<String>) -> Finding {
    Finding {
        rule,
        severity: Severity::Error,
        cells: Vec::new(),
        expected: None,
        found: None,
        place: place.into(),
        message: message.into(),
    }
}

/// S1, S2 and S3 as far as the six headings go.
pub(crate) fn headings(form: &Form, headings: &Headings, misnamed: &[SectionHeading], in_order: bool) -> Vec<Finding> {
    let official = |number: u8| form.sections[usize::from(number) - 1];
    let mut findings = Vec::new();
    for number in 1..=6 {
        let times = headings.order.iter().filter(|&&each| each == number).count();
        let name = official(number);
        if times > 1 {
            let message = format!("标题“{name}”出现了 {times} 次。请删去多余的，只留一个。");
            findings.push(Finding {
                expected: Some("1 次".into()),
                found: Some(format!("{times} 次")),
                ..finding(Rule::S1, name, message)
            });
        }
        if times == 0 {
            let message = format!("没有找到“{name}”这一部分。六个部分都要有，没有内容也要写明；请补上标题和内容。");
            findings.push(Finding { expected: Some(name.into()), ..finding(Rule::S3, "全文", message) });
        }
    }
    let mut order = headings.order.clone();
    order.dedup();
    let misplaced = order.windows(2).find(|pair| pair[0] > pair[1] && count(&headings.order, pair[1]) == 1);
    if let Some(pair) = misplaced.filter(|_| in_order) {
        let (late, early) = (official(pair[0]), official(pair[1]));
        let message = format!("“{early}”排在了“{late}”后面。请按规定的次序排列六个部分。");
        findings.push(finding(Rule::S2, early, message));
    }
    findings.extend(misnamed.iter().map(|heading| {
        let name = official(heading.number);
        let message = format!("标题写成了“{}”，规定的标题是“{name}”。请改用规定的标题。", heading.text);
        Finding {
            expected: Some(name.into()),
            found: Some(heading.text.clone()),
            ..finding(Rule::S2, heading.text.clone(), message)
        }
    }));
    findings
}

fn count(order: &[u8], number: u8) -> usize {
    order.iter().filter(|&&each| each == number).count()
}

/// S4 to S7: what became of the three tables.
pub(crate) fn tables(
    report: &Report,
    fates: [TableFate; 3],
    contradictions: &[(String, String, String)],
) -> Vec<Finding> {
    let form = report.figures.form();
    let mut findings = Vec::new();
    for (at, fate) in fates.into_iter().enumerate() {
        let table = u8::try_from(at + 2).expect("three tables");
        let name = form.sections[at + 1];
        match fate {
            TableFate::Found => findings.extend(damage(report, table)),
            TableFate::Picture => findings.push(finding(
                Rule::S5,
                name,
                format!("“{name}”的表是图片，读不出数。图片看不见、搜不到、也不能核对，请换成文字表格。"),
            )),
            TableFate::Missing => findings.push(finding(
                Rule::S5,
                name,
                format!("“{name}”下面没有找到统计表。没有发生的也要列表填 0，请补上。"),
            )),
        }
    }
    findings.extend(contradictions.iter().map(|(place, first, second)| Finding {
        expected: Some(first.clone()),
        found: Some(second.clone()),
        ..finding(
            Rule::S4,
            place.clone(),
            format!("{place}出现了两次，一次是 {first}，一次是 {second}。请看表格是否重复，只留正确的一行。"),
        )
    }));
    findings.extend(edition(report, fates));
    findings.extend(unreadable(report));
    findings
}

/// S4 A table that was found but lacks cells.
fn damage(report: &Report, table: u8) -> Option<Finding> {
    let form = report.figures.form();
    let lost: Vec<Cell> = form
        .table_cells(table)
        .filter(|&cell| report.figures.content(cell) == Content::Absent(Absence::Lost))
        .collect();
    if lost.is_empty() {
        return None;
    }
    let all = form.table_cells(table).count();
    let name = form.sections[usize::from(table) - 1];
    let message = format!(
        "“{name}”的表格不完整：应有 {all} 个数，读到 {}，缺 {} 个（{}）。缺的不当作 0；请用完整的表格重新提供，或由经办人逐格确认。",
        all - lost.len(),
        lost.len(),
        which(report, &lost)
    );
    Some(Finding {
        expected: Some(all.to_string()),
        found: Some((all - lost.len()).to_string()),
        cells: lost,
        ..finding(Rule::S4, name, message)
    })
}

/// The columns or rows that lost cells stand in, the shorter list of the two.
fn which(report: &Report, lost: &[Cell]) -> String {
    let form = report.figures.form();
    let (mut rows, mut columns): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for (row, column) in lost.iter().map(|&cell| form.labels(cell)) {
        if !rows.contains(&row) {
            rows.push(row);
        }
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    let names = if columns.len() <= rows.len() { columns } else { rows };
    let shown = names.iter().take(4).cloned().collect::<Vec<_>>().join("、");
    if names.len() > 4 { format!("{shown}等") } else { shown }
}

/// S6 The edition of the tables and the year of the report.
fn edition(report: &Report, fates: [TableFate; 3]) -> Option<Finding> {
    let year = report.year?;
    let used = report.figures.format();
    if fates.iter().all(|fate| *fate != TableFate::Found) {
        return None;
    }
    let Some(expected) = Format::of_year(year) else {
        let message = format!("{year} 年还没有这些表格，2019 年的报告才开始使用。请看报告的年份是否写错。");
        return Some(Finding { found: Some(used.name().into()), ..finding(Rule::S6, "表格格式", message) });
    };
    if used == expected {
        return None;
    }
    let name = |format| match format {
        Format::F2019 => "2019 年格式（国办公开办函〔2019〕60号）",
        Format::F2021 => "2021 年格式（国办公开办函〔2021〕30号）",
    };
    let message =
        format!("{year} 年的报告应当用{}，表格用的却是{}。请换用正确的表格重新填报。", name(expected), name(used));
    Some(Finding {
        expected: Some(expected.name().into()),
        found: Some(used.name().into()),
        ..finding(Rule::S6, "表格格式", message)
    })
}

/// N4 A table under the caption of another year, where it is the only one.
pub(crate) fn old_caption(report: &Report, captioned: i16) -> Option<Finding> {
    let year = report.year?;
    let said = if captioned == 0 { "上年".to_owned() } else { format!("{captioned} 年") };
    let message = format!("表格上面写的是{said}，报告是 {year} 年的。请核对是不是用了别的年份的表。");
    Some(Finding {
        expected: Some(year.to_string()),
        found: Some(said.trim_end_matches(" 年").to_owned()),
        ..finding(Rule::N4, "表格上方的年份", message)
    })
}

/// S7 Numbers that are there and cannot be read.
fn unreadable(report: &Report) -> impl Iterator<Item = Finding> + '_ {
    let form = report.figures.form();
    report.figures.absent().filter(|(_, absence)| *absence == Absence::Unreadable).map(move |(cell, _)| {
        let text: String = report.figures.printed(cell).unwrap_or_default().chars().take(40).collect();
        let place = form.place(cell);
        let message = format!("{place}写的是“{text}”，读不出是几。请只填数字。");
        Finding {
            cells: vec![cell],
            expected: Some("数字".into()),
            found: Some(text),
            ..finding(Rule::S7, place, message)
        }
    })
}

/// What the shape of a report says when it came as JSON: sections by their keys, tables by their cells.
pub(crate) fn of_interchange(report: &Report) -> Vec<Finding> {
    let form = report.figures.form();
    let has =
        |table: u8| form.table_cells(table).any(|cell| report.figures.content(cell) != Content::Absent(Absence::Lost));
    // Tables stand in sections of their own; a table that is there is its section.
    let order = (1..=6).filter(|number| match number {
        2..=4 => has(*number) || report.sections.contains_key(number),
        _ => report.sections.contains_key(number),
    });
    let mut findings = headings(form, &Headings { order: order.collect() }, &[], true);
    let fates = [2, 3, 4].map(|table| if has(table) { TableFate::Found } else { TableFate::Missing });
    findings.extend(tables(report, fates, &[]));
    findings
}
