//! 网页 Any bytes called a web page become a paper within the limits, or one message.

#![no_main]

use libfuzzer_sys::fuzz_target;
use messages::Catalogued;
use papers::{Block, Kind, Paper, limits};

fuzz_target!(|bytes: &[u8]| {
    match papers::read(bytes, Some(Kind::Html)) {
        Ok(paper) => within_limits(&paper),
        Err(error) => assert!(!error.message().todo.is_empty(), "every refusal says what to do"),
    }
});

fn within_limits(paper: &Paper) {
    assert!(!paper.blocks.is_empty() && paper.blocks.len() <= limits::BLOCKS);
    let mut cells = 0;
    for block in &paper.blocks {
        let Block::Grid(grid) = block else { continue };
        for row in grid.rows() {
            cells += row.len();
            assert!(row.len() <= limits::COLUMNS, "{} cells in a row", row.len());
        }
    }
    assert!(cells <= limits::CELLS, "{cells} cells");
}
