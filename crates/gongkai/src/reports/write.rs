//! 写 `gongkai report write`.

use documents::html::HtmlOptions;
use report::{Purpose, Report, describe};

use crate::{
    commands::{Target, Write},
    files, reports,
    trouble::{Outcome, Refusal, Trouble},
};

/// Writes a report in one format; absent cells are refused by name unless blanks are asked for.
pub(crate) fn run(arguments: &Write) -> Outcome {
    let reading = reports::open(&arguments.file, None)?;
    if !arguments.blank && arguments.to != Target::Json {
        refuse_absent(&reading.report)?;
    }
    let bytes = render(&reading.report, arguments.to, arguments.fragment)?;
    files::deliver(arguments.out.as_deref(), &bytes)?;
    Ok(0)
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
        Target::Docx => return Err(Trouble::NotYet("docx")),
        Target::Pdf => return Err(Trouble::NotYet("pdf")),
        Target::Xlsx => return Err(Trouble::NotYet("xlsx")),
    })
}

fn refuse_absent(report: &Report) -> Result<(), Refusal> {
    let form = report.figures.form();
    let absent: Vec<String> = report.figures.absent().map(|(cell, _)| form.place(cell)).collect();
    if absent.is_empty() {
        return Ok(());
    }
    let count = absent.len();
    let more = if count > 60 { format!("……等 {count} 格") } else { String::new() };
    let places = format!("{}{more}", absent.into_iter().take(60).collect::<Vec<_>>().join("；"));
    Err(Refusal::one(&Trouble::Absent { count, places }, 1))
}
