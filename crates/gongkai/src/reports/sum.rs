//! 汇总 `gongkai report sum`.

use std::{
    fs::File,
    io::{self, Read, Write as _},
    path::Path,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use report::{
    Report, interchange,
    sum::{Sum, SumObstacle, Summed},
};
use serde_json::json;

use crate::{
    commands::Sum as Arguments,
    files, reports,
    trouble::{Outcome, Refusal, Trouble},
};

/// Bytes of whole lines that are read and added at a time.
const CHUNK: usize = 8 << 20;

/// Adds all files up; a file of JSON lines is read in pieces, so that a province fits into little memory.
pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let mut sum = Sum::new();
    let bar = bar(&arguments.files);
    for file in &arguments.files {
        if is_lines(file)? {
            lines(file, &mut sum, &bar)?;
        } else {
            one(file, &mut sum);
        }
    }
    bar.finish_and_clear();
    let summed = sum.finish().map_err(|obstacles| Refusal::all(&first(obstacles), 1))?;
    files::deliver(arguments.out.as_deref(), &shape(&arguments.body, &summed))?;
    Ok(0)
}

/// Enough obstacles to begin with; a broken file of forty thousand lines has as many.
fn first(mut obstacles: Vec<SumObstacle>) -> Vec<SumObstacle> {
    obstacles.truncate(20);
    obstacles
}

fn bar(files: &[std::path::PathBuf]) -> ProgressBar {
    let length = files.iter().filter_map(|file| std::fs::metadata(file).ok()).map(|facts| facts.len()).sum();
    let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr_with_hz(8));
    let style = ProgressStyle::with_template("汇总 {bar:30} {bytes}/{total_bytes}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// Whether a file holds one report a line: its name says so, or its first line is a whole JSON object with more behind.
fn is_lines(file: &Path) -> Result<bool, Trouble> {
    let named = file.extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson");
    if named || files::is_standard_input(file) {
        return Ok(true);
    }
    let mut head = vec![0; 64 << 10];
    let mut opened = File::open(file).map_err(|error| Trouble::reading(file, &error))?;
    if opened.metadata().is_ok_and(|facts| facts.is_dir()) {
        return Err(Trouble::Folder(file.display().to_string()));
    }
    let read = opened.read(&mut head).map_err(|error| Trouble::reading(file, &error))?;
    let head = &head[..read];
    let Some(end) = head.iter().position(|&byte| byte == b'\n') else { return Ok(false) };
    let (line, rest) = (head[..end].trim_ascii(), head[end..].trim_ascii());
    Ok(line.starts_with(b"{") && line.ends_with(b"}") && line.len() > 2 && rest.starts_with(b"{"))
}

/// One report of any format.
fn one(file: &Path, sum: &mut Sum) {
    let name = file.display().to_string();
    match reports::open(file, None) {
        Ok(reading) => {
            let Report { body, year, figures, .. } = reading.report;
            sum.add(name, &interchange::Part { body, year, figures });
        }
        Err(refusal) => {
            let why = refusal.messages.first().map(reports::line).unwrap_or_default();
            sum.refuse(SumObstacle::Unreadable { part: name, why: why.trim_end_matches('。').to_owned() });
        }
    }
}

/// One report a line, in pieces of whole lines.
fn lines(file: &Path, sum: &mut Sum, bar: &ProgressBar) -> Result<(), Trouble> {
    let fail = |error: &io::Error| Trouble::reading(file, error);
    let mut source: Box<dyn Read> = if files::is_standard_input(file) {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(file).map_err(|error| fail(&error))?)
    };
    let name = file.display().to_string();
    let mut buffer: Vec<u8> = Vec::with_capacity(CHUNK + (1 << 20));
    let mut line = 1;
    loop {
        let before = buffer.len();
        let read = source.by_ref().take(CHUNK as u64).read_to_end(&mut buffer).map_err(|error| fail(&error))?;
        bar.inc(read as u64);
        let is_last = read == 0;
        let end = match buffer.iter().rposition(|&byte| byte == b'\n') {
            _ if is_last => buffer.len(),
            Some(end) => end + 1,
            None if buffer.len() > papers::limits::FILE_BYTES => return Err(Trouble::TooLarge(name)),
            None => continue,
        };
        let whole: Vec<&[u8]> = buffer[..end].split(|&byte| byte == b'\n').collect();
        let count = whole.len() - usize::from(buffer[..end].ends_with(b"\n"));
        sum.add_lines(&whole[..count], line, |line| format!("{name} 第 {line} 行"));
        line += count;
        buffer.drain(..end);
        if is_last {
            return Ok(());
        }
        debug_assert!(buffer.len() < before + read, "each round leaves only the begun line");
    }
}

/// The interchange shape with the parts beside it.
fn shape(body: &str, summed: &Summed) -> Vec<u8> {
    let report = Report {
        body: body.to_owned(),
        year: summed.year,
        title: match summed.year {
            Some(year) if !body.is_empty() => format!("{body} {year} 年政府信息公开工作年度报告"),
            _ => String::new(),
        },
        lead: String::new(),
        sections: std::collections::BTreeMap::new(),
        figures: summed.figures.clone(),
        provenance: std::collections::BTreeMap::new(),
    };
    let mut object = interchange::to_json(&report);
    let parts = summed.parts.iter().map(|part| json!({ "file": part.file, "body": part.body, "year": part.year }));
    object.insert("parts".into(), parts.collect());
    let mut text = Vec::new();
    let written = serde_json::to_writer(&mut text, &object).map_err(io::Error::from).and_then(|()| writeln!(text));
    written.expect("a vector takes any bytes");
    text
}
