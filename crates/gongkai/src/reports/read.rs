//! 读 `gongkai report read`.

use std::fmt::Write as _;

use report::{Reading, Source};
use statute::report::{Absence, Content};

use crate::{
    commands::Read,
    reports, say,
    say::{DIM, GREEN, OCHRE, styled},
    trouble::Outcome,
};

/// Reads any office's report; absent cells are no failure of reading.
pub(crate) fn run(arguments: &Read) -> Outcome {
    let reading = reports::open(&arguments.file, arguments.kind)?;
    if arguments.json {
        return say::json(&reports::read_json(&reading));
    }
    let next = styled(DIM, "加 --json 得到全部数据；gongkai report check 会查出问题。");
    say::out(&format!("{}{next}\n", summary(&reading)));
    Ok(0)
}

/// How people call the format it was read from.
pub(crate) fn source_name(source: Source) -> &'static str {
    match source {
        Source::File(kind) => kind.name(),
        Source::Json => "交换格式",
    }
}

/// Who, when, how many cells, what is absent, and how it was read.
pub(crate) fn summary(reading: &Reading) -> String {
    let report = &reading.report;
    let coverage = report.figures.coverage();
    let name = if report.body.is_empty() { "（没有找到单位名称）" } else { &report.body };
    let year = report.year.map_or_else(|| "年份不明".to_owned(), |year| format!("{year} 年"));
    let source = source_name(reading.source);
    let mut text = String::new();
    let _ = writeln!(text, "{}　{year}", styled(GREEN, name));
    if !report.title.is_empty() {
        let _ = writeln!(text, "标题：{}", report.title);
    }
    let _ = writeln!(text, "表格：{} 格式，来自{source}", report.figures.format());
    let _ = writeln!(text, "应有 {} 格，读到 {} 格{}", coverage.expected, coverage.read, gaps(reading));
    let sections: Vec<String> =
        report.sections.iter().map(|(number, text)| format!("{number} 部分 {} 字", text.chars().count())).collect();
    if !sections.is_empty() {
        let _ = writeln!(text, "文字：{}", sections.join("，"));
    }
    for note in &reading.notes {
        let _ = writeln!(text, "{} {note}", styled(OCHRE, "读法"));
    }
    text
}

/// The cells that are absent, by kind, with the columns most of them stand in.
fn gaps(reading: &Reading) -> String {
    let figures = &reading.report.figures;
    let coverage = figures.coverage();
    let kinds = [("空着", coverage.blank), ("丢失", coverage.lost), ("读不出", coverage.unreadable)];
    let gaps: Vec<String> =
        kinds.iter().filter(|(_, count)| *count > 0).map(|(kind, count)| format!("{kind} {count} 格")).collect();
    if gaps.is_empty() {
        return "，一格不缺".to_owned();
    }
    let mut columns: Vec<String> = Vec::new();
    for cell in figures.form().cells() {
        let column = figures.form().labels(cell).1;
        if matches!(figures.content(cell), Content::Absent(Absence::Lost)) && !columns.contains(&column) {
            columns.push(column);
        }
    }
    let which = match columns.len() {
        1..=4 => format!("（丢的在{}）", columns.join("、")),
        _ => String::new(),
    };
    format!("，{}{which}", gaps.join("，"))
}
