//! 现在的报告 What the public reads of a year now: the text of the report's own desk, or that text as somebody corrected a
//! word of it on the page of its item.

use std::{collections::BTreeMap, sync::Arc};

use documents::html::escape;
use report::Report;
use store::{StoreError, Tx};
use year_end::{Manuscripts as _, Public, Shown, annual, edition, shown};

use super::Reviews;
use crate::reports;

/// The report of a year as it is public. A text that was corrected past the desk is read as any report is; its numbers open
/// where they still are those of the last text of the desk. `None` before the release, after a withdrawal, and where the
/// corrected text cannot be read whole: then the page of the item is what the public reads.
///
/// # Errors
///
/// The store.
pub(super) fn current(tx: &Tx<'_>, body: &str, year: i16) -> Result<Option<Shown>, StoreError> {
    if let Some(out) = shown(tx, body, year, &Reviews)? {
        return Ok(Some(out));
    }
    let Some(handed) = annual(tx, body, year)?.and_then(|known| known.handed) else { return Ok(None) };
    let Some(public) = Reviews.public(tx, body, &handed.item)? else { return Ok(None) };
    let Some(text) = publication::text(tx, body, &handed.item, &public.content_hash)? else { return Ok(None) };
    let Some(base) = last_of_the_desk(tx, body, year, &public)? else { return Ok(None) };
    let page = format!("<h1>{}</h1>{}", escape(&text.title), text.public_html(body));
    let Ok(reading) = reports::understand(page.as_bytes(), Some("正文.html"), None) else { return Ok(None) };
    let read = Report { body: base.report.body.clone(), year: Some(year), title: text.title, ..reading.report };
    let form = base.report.figures.form();
    let lost = |cell| base.report.figures.get(cell).is_some() && read.figures.get(cell).is_none();
    if read.figures.form().format != form.format || form.cells().any(lost) {
        return Ok(None);
    }
    Ok(Some(over(base, read, public)))
}

/// The newest version whose text came from the desk.
fn last_of_the_desk(tx: &Tx<'_>, body: &str, year: i16, public: &Public) -> Result<Option<Shown>, StoreError> {
    for at in (1..=public.editions.len()).rev() {
        if let Some(out) = edition(tx, body, (year, at), &Reviews)? {
            return Ok(Some(out));
        }
    }
    Ok(None)
}

/// The corrected text in place of the one it corrects: lines that stayed keep their bound numbers, cells that stayed open.
fn over(base: Shown, read: Report, public: Public) -> Shown {
    let bound_lines: BTreeMap<String, String> = lines(&base.report).zip(lines(&base.bound)).collect();
    let bind = |text: &String| -> String {
        let line = |line: &str| bound_lines.get(line.trim()).cloned().unwrap_or_else(|| line.to_owned());
        text.lines().map(line).collect::<Vec<_>>().join("\n")
    };
    let sections = read.sections.iter().map(|(number, text)| (*number, bind(text))).collect();
    let bound = Report { lead: bind(&read.lead), sections, ..read.clone() };
    let mut snapshot = base.snapshot;
    let form = read.figures.form();
    Arc::make_mut(&mut snapshot).fields.retain(|key, field| {
        let cell = form.cell(key);
        cell.is_none_or(|cell| read.figures.get(cell) == statute::report::Number::parse(&field.digits))
    });
    let edition = public.editions.len().max(1);
    Shown { report: read, bound, snapshot, public, edition, ..base }
}

/// The lines of a report, lead first.
fn lines(report: &Report) -> impl Iterator<Item = String> + '_ {
    let texts = std::iter::once(&report.lead).chain(report.sections.values());
    texts.flat_map(|text| text.lines()).map(|line| line.trim().to_owned())
}
