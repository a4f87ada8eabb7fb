//! 读文件 Files as people have them, from both sides of every edge.

mod csv;
mod docx;
mod hostile;
mod layout;
mod page;
mod properties;
mod sheet;
mod shown;
mod text;

use papers::{Block, Grid, Kind, Paper};

/// Reads a page given as text.
fn page(source: &str) -> Paper {
    papers::read(source.as_bytes(), Some(Kind::Html)).expect("the page is readable")
}

/// Reads plain text.
fn plain(source: &str) -> Paper {
    papers::read(source.as_bytes(), Some(Kind::Text)).expect("the text is readable")
}

/// The paper as short lines: paragraphs as they are (`# ` before headings), grids as rows of `a|b`, pictures as `[alt]`.
fn outline(paper: &Paper) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &paper.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let marks = paragraph.heading.map_or(String::new(), |level| "#".repeat(usize::from(level)) + " ");
                lines.push(marks + &paragraph.text);
            }
            Block::Grid(grid) => lines.extend(grid.rows().map(|row| {
                let texts: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                texts.join("|")
            })),
            Block::Picture(picture) => lines.push(format!("[{}]", picture.alt)),
        }
    }
    lines
}

/// The grids of a paper.
fn grids(paper: &Paper) -> Vec<&Grid> {
    paper
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Grid(grid) => Some(grid),
            _ => None,
        })
        .collect()
}
