//! 年报命令 Reading, checking, writing and adding up annual reports from the command line.

pub(crate) mod check;
pub(crate) mod read;
pub(crate) mod sum;
pub(crate) mod write;

use std::path::Path;

use messages::Message;
use papers::Kind as PaperKind;
use report::{Reading, Source};
use serde_json::{Map, Value, json};
use statute::report::Coverage;

use crate::{commands::Kind, files, trouble::Refusal};

/// Opens a file as a report, whatever it is: by its content first, then by its name, unless the kind is told.
pub(crate) fn open(file: &Path, told: Option<Kind>) -> Result<Reading, Refusal> {
    let bytes = files::read(file)?;
    understand(&bytes, file.to_str(), told)
}

/// The same for bytes at hand.
pub(crate) fn understand(bytes: &[u8], name: Option<&str>, told: Option<Kind>) -> Result<Reading, Refusal> {
    let kind = match told {
        Some(Kind::Txt) => PaperKind::Text,
        Some(Kind::Html) => PaperKind::Html,
        Some(Kind::Docx) => PaperKind::Docx,
        Some(Kind::Xlsx) => PaperKind::Xlsx,
        Some(Kind::Xls) => PaperKind::Xls,
        Some(Kind::Ods) => PaperKind::Ods,
        Some(Kind::Pdf) => PaperKind::Pdf,
        Some(Kind::Json) => return interchange(bytes),
        None if looks_like_json(bytes, name) => return interchange(bytes),
        None => papers::kind_of(name, bytes).map_err(|error| Refusal::one(&error, 2))?,
    };
    let paper = papers::read_with(bytes, Some(kind), pdf::read).map_err(|error| Refusal::one(&error, 2))?;
    report::read_paper(&paper, Source::File(kind)).map_err(|error| Refusal::one(&error, 2))
}

fn interchange(bytes: &[u8]) -> Result<Reading, Refusal> {
    if bytes.trim_ascii().is_empty() {
        return Err(Refusal::one(&papers::PaperError::Empty, 2));
    }
    let read = report::interchange::from_json(bytes).map_err(|error| Refusal::one(&error, 2))?;
    Ok(report::reading_of(read))
}

fn looks_like_json(bytes: &[u8], name: Option<&str>) -> bool {
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let named = name.is_some_and(|name| name.to_ascii_lowercase().ends_with(".json"));
    (bare.starts_with(b"{") && !bare.starts_with(b"{\\rtf")) || (named && !bare.is_empty() && !bare.starts_with(b"<"))
}

/// The cells read and not read, as files carry it.
pub(crate) fn coverage_json(coverage: Coverage) -> Value {
    json!({
        "expected": coverage.expected,
        "read": coverage.read,
        "blank": coverage.blank,
        "lost": coverage.lost,
        "unreadable": coverage.unreadable,
    })
}

/// The interchange shape with what the reading adds: cells read, and how they were read.
pub(crate) fn read_json(reading: &Reading) -> Map<String, Value> {
    let mut object = report::interchange::to_json(&reading.report);
    object.insert("coverage".into(), coverage_json(reading.report.figures.coverage()));
    object.insert("notes".into(), json!(reading.notes));
    object
}

/// A message in one line, for lists.
pub(crate) fn line(message: &Message) -> String {
    format!("{}{}{}", message.what, message.why, message.todo)
}
