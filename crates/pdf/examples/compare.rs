//! 对照 Reads a PDF, and a page with the same content, and says what differs: `compare REPORT.pdf [REPORT.html]`.
//! With only the PDF, prints what was read.

#![allow(clippy::print_stdout, reason = "an example that talks to whoever runs it")]

use std::time::Instant;

use papers::{Block, Grid, Paper};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let bytes = std::fs::read(arguments.next().ok_or("which PDF?")?)?;
    let begun = Instant::now();
    let paper = pdf::read(&bytes)?;
    println!(
        "read in {:.1} ms; losses {:?}; title {:?}",
        begun.elapsed().as_secs_f64() * 1e3,
        paper.losses,
        paper.title
    );
    let Some(page) = arguments.next() else {
        paper.blocks.iter().for_each(print);
        return Ok(());
    };
    let source = papers::read(&std::fs::read(page)?, None)?;
    grids(&paper, &source);
    texts(&paper, &source);
    cells(&paper, &source);
    Ok(())
}

fn print(block: &Block) {
    match block {
        Block::Paragraph(paragraph) => println!("P {:?} {}", paragraph.heading, paragraph.text),
        Block::Picture(_) => println!("PICTURE"),
        Block::Grid(grid) => {
            println!("GRID {} x {}, spans known: {}", grid.height, grid.width, grid.spans_known);
            for cell in &grid.cells {
                println!("  {},{} {}x{} {:?}", cell.row, cell.column, cell.rows, cell.columns, cell.text);
            }
        }
    }
}

fn of(paper: &Paper) -> Vec<&Grid> {
    paper.blocks.iter().filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None }).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

/// Cells with the same place, span and text, blanks aside.
fn grids(paper: &Paper, source: &Paper) {
    let (found, wanted) = (of(paper), of(source));
    println!("{} grids in the PDF, {} in the page", found.len(), wanted.len());
    for (found, wanted) in found.iter().zip(&wanted) {
        let key = |cell: &papers::GridCell| (cell.row, cell.column, cell.rows, cell.columns, squeezed(&cell.text));
        let have: std::collections::HashSet<_> = found.cells.iter().map(key).collect();
        let missing: Vec<_> = wanted.cells.iter().map(key).filter(|cell| !have.contains(cell)).collect();
        println!(
            "  {}x{} / {}x{}: {} of {} cells alike, {} more",
            found.height,
            found.width,
            wanted.height,
            wanted.width,
            wanted.cells.len() - missing.len(),
            wanted.cells.len(),
            found.cells.len().saturating_sub(wanted.cells.len()),
        );
        missing.iter().take(8).for_each(|cell| println!("    missing {cell:?}"));
    }
}

/// Paragraphs with the same text, blanks aside.
fn texts(paper: &Paper, source: &Paper) {
    let texts = |paper: &Paper| -> Vec<String> {
        let paragraph =
            |block: &Block| if let Block::Paragraph(text) = block { Some(squeezed(&text.text)) } else { None };
        paper.blocks.iter().filter_map(paragraph).filter(|text| !text.is_empty()).collect()
    };
    let (found, wanted) = (texts(paper), texts(source));
    let missing: Vec<_> = wanted.iter().filter(|text| !found.contains(text)).collect();
    println!("{} of {} paragraphs alike ({} found)", wanted.len() - missing.len(), wanted.len(), found.len());
    missing.iter().take(12).for_each(|text| println!("    missing {}", text.chars().take(70).collect::<String>()));
    let extra = found.iter().filter(|text| !wanted.contains(text));
    extra.take(12).for_each(|text| println!("    instead {}", text.chars().take(70).collect::<String>()));
}

/// Numbers that the reader of reports takes from both.
fn cells(paper: &Paper, source: &Paper) {
    let read =
        |paper, kind| report::read_paper(paper, report::Source::File(kind)).map(|reading| reading.report.figures);
    match (read(paper, papers::Kind::Pdf), read(source, papers::Kind::Html)) {
        (Ok(found), Ok(wanted)) => {
            let names = testkit::form::cell_names(testkit::figures::Format::F2021);
            let given: Vec<_> = names.iter().filter(|name| wanted.named(name).is_some()).collect();
            let alike = given.iter().filter(|name| found.named(name) == wanted.named(name)).count();
            println!("{alike} of {} figures alike", given.len());
        }
        (found, wanted) => println!("figures: PDF {:?}, page {:?}", found.err(), wanted.err()),
    }
}
