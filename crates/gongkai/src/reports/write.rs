//! 写 `gongkai report write`.

use documents::html::HtmlOptions;
use report::{Purpose, Report, describe};

use crate::{
    commands::{Target, Write},
    files, reports, say,
    today::imprint,
    trouble::{Outcome, Refusal, Trouble},
};

/// Writes a report in one format; absent cells are refused by name unless blanks are asked for.
pub(crate) fn run(arguments: &Write) -> Outcome {
    let reading = reports::open(&arguments.file, None)?;
    if !arguments.blank && arguments.to != Target::Json {
        refuse_absent(&reading.report)?;
    }
    warn_of_unfit(&reading.report);
    let bytes = render(&reading.report, arguments.to, arguments.fragment)?;
    files::deliver(arguments.out.as_deref(), &bytes)?;
    Ok(0)
}

/// So many numbers are told one by one.
const TOLD: usize = 10;

/// 不像件数的数 A count below zero or with decimals is written as it is, and said.
fn warn_of_unfit(report: &Report) {
    let unfit = report::unfit(report);
    if unfit.is_empty() {
        return;
    }
    let mut text = say::styled(say::OCHRE, &format!("有 {} 个数不像件数或金额，照原样写出：", unfit.len()));
    text.push('\n');
    for finding in unfit.iter().take(TOLD) {
        text.push_str(&finding.message);
        text.push('\n');
    }
    if unfit.len() > TOLD {
        text.push_str("其余的请用 gongkai report check 查看。\n");
    }
    say::err(&text);
}

/// The report as the bytes of a file.
pub(crate) fn render(report: &Report, target: Target, fragment: bool) -> Result<Vec<u8>, Trouble> {
    let document = || describe(report, &Purpose::file());
    Ok(match target {
        Target::Html if fragment => documents::html::fragment(&document(), &HtmlOptions::default()).into_bytes(),
        Target::Html => documents::html::file(&document(), &HtmlOptions::default()).into_bytes(),
        Target::Txt => documents::text::render(&document()).into_bytes(),
        Target::Json => {
            let mut text = serde_json::to_string_pretty(&report::interchange::to_json(report)).unwrap_or_default();
            text.push('\n');
            text.into_bytes()
        }
        Target::Docx => documents::docx::render(&document(), &imprint()).map_err(|error| Trouble::document(&error))?,
        Target::Xlsx => documents::xlsx::render(&document(), &imprint()).map_err(|error| Trouble::document(&error))?,
        Target::Pdf => pdf(&document())?,
    })
}

/// 印成 PDF A character that no face can draw is said: the page shows 〓 in its place.
fn pdf(document: &documents::Document) -> Result<Vec<u8>, Trouble> {
    let printed = press::pdf(document, &imprint())
        .map_err(|error| Trouble::Document(error.to_string().trim_end_matches('。').to_owned()))?;
    if !printed.missing.is_empty() {
        let characters: String = printed.missing.iter().collect();
        say::err(&format!("有 {} 个字没有字体可用，PDF 里印成了〓：{characters}\n", printed.missing.len()));
    }
    Ok(printed.bytes)
}

/// Refuses by name: each row once, with the columns that are absent in it.
fn refuse_absent(report: &Report) -> Result<(), Refusal> {
    let form = report.figures.form();
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    let mut count = 0;
    for (cell, _) in report.figures.absent() {
        count += 1;
        let (row, column) = form.labels(cell);
        let row = format!("表{}“{row}”", ["二", "三", "四"][usize::from(form.table(cell)) - 2]);
        match rows.last_mut().filter(|(last, _)| *last == row) {
            Some((_, columns)) => columns.push(column),
            None => rows.push((row, vec![column])),
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    let places: Vec<String> = rows.into_iter().map(|(row, columns)| format!("{row}的{}", columns.join("、"))).collect();
    Err(Refusal::one(&Trouble::Absent { count, places: places.join("；") }, 1))
}

/// What a report's file is called.
pub(crate) fn file_name(report: &Report, ending: &str) -> String {
    let year = report.year.map_or_else(String::new, |year| year.to_string());
    format!("{}{year}年政府信息公开工作年度报告.{ending}", report.body)
}
