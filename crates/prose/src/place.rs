//! 位置 Where the lines of the plain text stand among the blocks, for whoever found something in a line.

use std::ops::Range;

use crate::{
    Prose,
    compare::words,
    plain,
    unit::{Unit, units},
};

/// 一行 A line as the comparison of two versions shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The block it belongs to, by its place among the blocks.
    pub block: usize,
    /// The lines of the plain text that say it, from 1; none for what the plain text is silent about, such as a picture
    /// without words.
    pub lines: Range<usize>,
    /// What it shows.
    pub text: String,
}

impl Prose {
    /// 行 Every line, with its block and its place in the plain text.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let (mut rows, mut line) = (Vec::new(), 1);
        for (block, one) in self.blocks.iter().enumerate() {
            for unit in units(std::slice::from_ref(one)) {
                let text = words(&unit);
                if matches!(unit, Unit::Figure(_) | Unit::Rule) {
                    let end = line + plain::lines(&unit).len();
                    rows.push(Row { block, lines: line..end, text });
                    line = end;
                    continue;
                }
                for text in text.split('\n') {
                    rows.push(Row { block, lines: line..line + 1, text: text.to_owned() });
                    line += 1;
                }
            }
        }
        rows
    }

    /// 一部分 Some of the blocks, as a text of their own.
    #[must_use]
    pub fn part(&self, blocks: Range<usize>) -> Self {
        Self::of(self.blocks.get(blocks).unwrap_or_default().to_vec())
    }
}
