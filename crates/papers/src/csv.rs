//! 逗号分隔 Comma-separated values (RFC 4180): one record a row, quotes around what holds a comma or a line end.
//!
//! Bytes alone do not tell such a file from a text with commas, so whoever expects one asks for it. Empty records stay
//! rows: people count rows as their spreadsheet does.

use crate::{Block, GridBuilder, Kind, Paper, PaperError, Region, encoding::Source, limits, line::tidy};

/// 读逗号分隔的表 The one grid of a file of comma-separated values, in whatever encoding it was saved.
///
/// # Errors
///
/// [`PaperError::Damaged`] when a quotation mark is never closed; an empty file; one past the limits.
///
/// ```
/// let paper = papers::csv("标题,正文\r\n通知,\"一,\n二\"\r\n".as_bytes())?;
/// let papers::Block::Grid(grid) = &paper.blocks[0] else { unreachable!() };
/// assert_eq!((grid.height, grid.row(1)[1].text.as_str()), (2, "一,\n二"));
/// # Ok::<(), papers::PaperError>(())
/// ```
pub fn csv(bytes: &[u8]) -> Result<Paper, PaperError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(PaperError::TooLarge { bytes: bytes.len() });
    }
    let mut source = Source::new(bytes, Kind::Text)?;
    let text = source.whole();
    if text.trim().is_empty() {
        return Err(PaperError::Empty);
    }
    let mut builder = GridBuilder::new(false, Region(0));
    let (mut rest, mut cells) = (text.as_str(), 0);
    while !rest.is_empty() {
        builder.row();
        rest = record(rest, |field| {
            cells += 1;
            builder.cell(field, 1, 1, false, false)
        })?;
        if cells > limits::CELLS {
            return Err(PaperError::TooManyParts);
        }
    }
    let mut paper = Paper { regions: vec![Region(0)], encoding: source.name(), ..Paper::default() };
    paper.blocks.push(Block::Grid(builder.finish()));
    paper.losses = source.losses();
    Ok(paper)
}

/// Gives out the fields of one record, and what stands behind it. A record of nothing has no field.
fn record(text: &str, mut field: impl FnMut(String) -> bool) -> Result<&str, PaperError> {
    let mut rest = text;
    loop {
        let (value, after) = one_field(rest)?;
        let end = after.chars().next();
        let is_empty_line = std::ptr::eq(rest, text) && value.is_empty() && end != Some(',') && !rest.starts_with('"');
        if !is_empty_line {
            field(tidied(&value));
        }
        match end {
            Some(',') => rest = &after[1..],
            Some('\r') => return Ok(after[1..].strip_prefix('\n').unwrap_or(&after[1..])),
            Some(_) => return Ok(&after[1..]),
            None => return Ok(""),
        }
    }
}

/// One field as it was meant, and the text from its end mark on.
fn one_field(text: &str) -> Result<(String, &str), PaperError> {
    let is_end = |sign: char| matches!(sign, ',' | '\r' | '\n');
    let Some(mut rest) = text.strip_prefix('"') else {
        let end = text.find(is_end).unwrap_or(text.len());
        return Ok((text[..end].to_owned(), &text[end..]));
    };
    let mut value = String::new();
    loop {
        let Some(at) = rest.find('"') else { return Err(PaperError::Damaged { kind: Kind::Text }) };
        value.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix('"') {
            // Two marks inside are one of the text.
            Some(after) => {
                value.push('"');
                rest = after;
            }
            // What some programs write behind the closing mark belongs to the field.
            None => {
                let end = rest.find(is_end).unwrap_or(rest.len());
                value.push_str(&rest[..end]);
                return Ok((value, &rest[end..]));
            }
        }
    }
}

/// White space in order within each line; the lines stay.
fn tidied(value: &str) -> String {
    let lines: Vec<String> = value.split('\n').map(tidy).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}
