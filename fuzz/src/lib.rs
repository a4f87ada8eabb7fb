//! What the targets of files share.

use std::io::{Cursor, Write};

use messages::Catalogued;
use papers::{Block, Kind, Paper, PaperError, limits};

/// A file becomes a paper within the limits that can be asked for its report, or one message.
pub fn holds(bytes: &[u8], kind: Kind) {
    judge(papers::read_with(bytes, Some(kind), |_| Err(PaperError::Pdf)));
}

/// Judges what came of a file.
pub fn judge(read: Result<Paper, PaperError>) {
    match read {
        Ok(paper) => {
            within_limits(&paper);
            if let Ok(reading) = report::read_paper(&paper, report::Source::Json) {
                let coverage = reading.report.figures.coverage();
                let parts = coverage.read + coverage.blank + coverage.lost + coverage.unreadable;
                assert_eq!(parts, coverage.expected, "coverage adds up");
            }
        }
        Err(error) => assert!(!error.message().todo.is_empty(), "every refusal says what to do"),
    }
}

fn within_limits(paper: &Paper) {
    assert!(!paper.blocks.is_empty() && paper.blocks.len() <= limits::BLOCKS);
    let mut cells = 0;
    for block in &paper.blocks {
        dressed(paper, block);
        let Block::Grid(grid) = block else { continue };
        for row in grid.rows() {
            cells += row.len();
            assert!(row.len() <= limits::COLUMNS, "{} cells in a row", row.len());
        }
    }
    assert!(cells <= limits::CELLS, "{cells} cells");
}

/// What is set off lies inside its text, in order, and leads to a place that is listed.
fn dressed(paper: &Paper, block: &Block) {
    let judge = |text: &str, spans: &[papers::Span]| {
        let mut at = 0;
        for span in spans {
            assert!(at <= span.from && span.from < span.until, "spans in order: {spans:?}");
            assert!(text.get(span.from as usize..span.until as usize).is_some(), "{spans:?} in {text:?}");
            assert!(span.link.is_none_or(|link| (link as usize) < paper.links.len()));
            at = span.until;
        }
    };
    match block {
        Block::Paragraph(paragraph) => {
            let Some(dress) = &paragraph.dress else { return };
            judge(&paragraph.text, &dress.spans);
            let label = dress.listed.map_or(0, |listed| listed.label as usize);
            assert!(paragraph.text.get(..label).is_some(), "a number before its text");
        }
        Block::Grid(grid) => grid.cells.iter().for_each(|cell| judge(&cell.text, &cell.spans)),
        Block::Picture(picture) => assert!(picture.source.is_none_or(|at| (at as usize) < paper.media.len())),
    }
}

/// A package whose parts lie open, so that a change of a byte is a change of a part.
pub fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, stored).expect("memory takes it");
        zip.write_all(bytes).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

/// Two parts in one input, parted by the first zero byte.
pub fn parted(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|byte| *byte == 0) {
        Some(at) => (&bytes[..at], &bytes[at + 1..]),
        None => (bytes, b""),
    }
}
