//! 纯文本 Reads plain text: a paragraph a line, and tables however people type them.
//!
//! A table interrupted by an empty line is two grids. Nothing is known of spans: an empty field may be a continued
//! label, a blank cell or a filler, so rows keep exactly the fields they have.

mod fields;
mod table;

use crate::encoding::Source;
use crate::line::{is_space, tidy};
use crate::{Block, Paper, PaperError, Paragraph, Region, limits};

pub(crate) fn read(mut source: Source<'_>) -> Result<Paper, PaperError> {
    let text = source.whole();
    let mut paper = Paper { regions: vec![Region(0)], ..Paper::default() };
    read_into(&mut paper, &text, Region(0))?;
    paper.losses = source.losses();
    Ok(paper)
}

/// Reads text into a paper that may hold something already; everything stands in `region`.
pub(crate) fn read_into(paper: &mut Paper, text: &str, region: Region) -> Result<(), PaperError> {
    let mut cells = 0;
    let mut stretch = Vec::new();
    for line in lines(text).chain([""]) {
        if is_empty(line) {
            stretch_into(paper, &stretch, region, &mut cells)?;
            stretch.clear();
        } else if stretch.len() >= limits::BLOCKS {
            return Err(PaperError::TooManyParts);
        } else {
            stretch.push(line);
        }
    }
    Ok(())
}

/// Lines however they end: LF, CR LF, CR, form feed, the separators of Unicode.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let ends = ['\r', '\u{c}', '\u{2028}', '\u{2029}'];
    text.split('\n').flat_map(move |line| line.strip_suffix('\r').unwrap_or(line).split(ends))
}

/// Nothing visible and no tab: a line of tabs alone is a row of empty cells.
fn is_empty(line: &str) -> bool {
    line.chars().all(|c| c != '\t' && (is_space(c) || c == '\u{feff}'))
}

/// Lines without an empty one between them: tables are cut out, what remains are paragraphs.
fn stretch_into(paper: &mut Paper, lines: &[&str], region: Region, cells: &mut usize) -> Result<(), PaperError> {
    let mut from = 0;
    while from < lines.len() {
        let Some(found) = table::at(&lines[from..]) else {
            paper.blocks.extend(paragraph(lines[from], region));
            from += 1;
            continue;
        };
        let of_it = &lines[from..from + found.lines];
        if found.is_table() {
            let grid = found.grid(of_it, region, limits::CELLS - *cells)?;
            *cells += grid.cells.len();
            paper.blocks.push(Block::Grid(grid));
        } else {
            paper.blocks.extend(of_it.iter().filter_map(|line| paragraph(line, region)));
        }
        from += found.lines;
    }
    if paper.blocks.len() > limits::BLOCKS { Err(PaperError::TooManyParts) } else { Ok(()) }
}

fn paragraph(line: &str, region: Region) -> Option<Block> {
    let text = tidy(line);
    let level = text.bytes().take_while(|&byte| byte == b'#').count();
    let (text, heading) = match text.get(level..).and_then(|rest| rest.strip_prefix(' ')) {
        Some(title) if (1..=6).contains(&level) => (title.to_owned(), Some(level as u8)),
        _ => (text, None),
    };
    (!text.is_empty()).then_some(Block::Paragraph(Paragraph { text, heading, region, dress: None }))
}
