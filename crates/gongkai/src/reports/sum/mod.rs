//! 汇总 `gongkai report sum`.

mod source;

use std::{
    io::{self, Read, Write as _},
    path::Path,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use report::{
    Report, interchange,
    sum::{Sum, SumObstacle, Summed},
};
use serde_json::json;

use source::Source;

use crate::{
    commands::Sum as Arguments,
    files, reports,
    trouble::{Outcome, Refusal, Trouble},
};

/// Bytes of whole lines that are read and added at a time.
const CHUNK: usize = 8 << 20;

/// Reasons that are told; a broken file of forty thousand lines has as many.
const TOLD: usize = 20;

/// Adds all files up; a file of JSON lines is read in pieces, so that a province fits into little memory.
pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let mut sum = Sum::new();
    let bar = bar(&arguments.files);
    for file in &arguments.files {
        let source = Source::open(file)?;
        if source.is_lines() {
            lines(file, source, &mut sum, &bar)?;
        } else {
            one(file, source, &mut sum)?;
        }
    }
    bar.finish_and_clear();
    let summed = sum.finish().map_err(refused)?;
    files::deliver(arguments.out.as_deref(), &shape(&arguments.body, &summed))?;
    Ok(0)
}

/// What cannot be read weighs more than what cannot be added.
fn refused(obstacles: Vec<SumObstacle>) -> Refusal {
    let is_unreadable = obstacles.iter().any(|obstacle| matches!(obstacle, SumObstacle::Unreadable { .. }));
    let (told, unsaid) = obstacles.split_at(obstacles.len().min(TOLD));
    Refusal { unsaid: unsaid.len(), ..Refusal::all(told, if is_unreadable { 2 } else { 1 }) }
}

fn bar(files: &[std::path::PathBuf]) -> ProgressBar {
    let length = files.iter().filter_map(|file| std::fs::metadata(file).ok()).map(|facts| facts.len()).sum();
    let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr_with_hz(8));
    let style = ProgressStyle::with_template("汇总 {bar:30} {bytes}/{total_bytes}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// One report of any format.
fn one(file: &Path, source: Source<'_>, sum: &mut Sum) -> Result<(), Trouble> {
    let name = source.name.clone();
    match reports::understand(&source.whole()?, file.to_str(), None) {
        Ok(reading) => {
            let Report { body, year, figures, .. } = reading.report;
            sum.add(name, &interchange::Part { body, year, figures });
        }
        Err(refusal) => {
            let why = refusal.messages.first().map(reports::line).unwrap_or_default();
            sum.refuse(SumObstacle::Unreadable { part: name, why: why.trim_end_matches('。').to_owned() });
        }
    }
    Ok(())
}

/// One report a line, in pieces of whole lines.
fn lines(file: &Path, source: Source<'_>, sum: &mut Sum, bar: &ProgressBar) -> Result<(), Trouble> {
    let name = source.name.clone();
    let mut stream = source.stream();
    let mut buffer: Vec<u8> = Vec::with_capacity(CHUNK + (1 << 20));
    let mut line = 1;
    loop {
        let taken = stream.by_ref().take(CHUNK as u64).read_to_end(&mut buffer);
        let read = taken.map_err(|error| Trouble::reading(file, &error))?;
        bar.inc(read as u64);
        let is_last = read == 0;
        let end = match memchr::memrchr(b'\n', &buffer) {
            _ if is_last => buffer.len(),
            Some(end) => end + 1,
            None if buffer.len() > papers::limits::FILE_BYTES => return Err(Trouble::TooLarge(name)),
            None => continue,
        };
        let whole = split(&buffer[..end]);
        sum.add_lines(&whole, line, |line| format!("{name} 第 {line} 行"));
        line += whole.len();
        buffer.drain(..end);
        if is_last {
            return Ok(());
        }
    }
}

/// The lines of a piece; what stands behind the last line feed is a line if it is anything.
fn split(piece: &[u8]) -> Vec<&[u8]> {
    let mut begin = 0;
    let mut lines = Vec::new();
    for end in memchr::memchr_iter(b'\n', piece) {
        lines.push(&piece[begin..end]);
        begin = end + 1;
    }
    if begin < piece.len() {
        lines.push(&piece[begin..]);
    }
    lines
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
