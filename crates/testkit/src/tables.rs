//! 制表 The three tables of a set of figures, exactly as the form prints them, or with a narrower label block.

use crate::figures::Figures;
use crate::form::{self, BLOCKS, COLUMNS, OUTCOMES, RESULTS, RULE};
use crate::table::{Cell, Kind, Role, Table};

/// 标签区 How many columns the labels of table III take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelBlock {
    /// As the form has it: 3 columns, 10 in all.
    Three,
    /// 三、本年度办理结果 is a row of its own without numbers, 2 columns for the rest, 9 in all.
    Two,
    /// So are （三） to （六）; one column for every label, 8 in all.
    One,
}

impl LabelBlock {
    fn columns(self) -> usize {
        match self {
            Self::Three => 3,
            Self::Two => 2,
            Self::One => 1,
        }
    }
}

/// Tables II, III and IV of `figures`.
#[must_use]
pub fn all(figures: &Figures, block: LabelBlock) -> Vec<Table> {
    vec![two(figures), three(figures, block), four(figures)]
}

fn figure(figures: &Figures, name: String) -> Cell {
    let text = figures.text(&name).unwrap_or_default().to_owned();
    Cell { text, rows: 1, columns: 1, role: Role::Figure(name) }
}

/// Lets the last cell of a row of table II reach the right edge of the four columns.
fn to_the_edge(mut row: Vec<Cell>) -> Vec<Cell> {
    let before = row.len() - 1;
    row[before].columns = 4 - before;
    row
}

fn two(figures: &Figures) -> Table {
    let (prefix, blocks) = form::table_two(figures.format);
    let mut rows = Vec::new();
    for block in blocks {
        rows.push(to_the_edge(vec![Cell::label(block.article)]));
        rows.push(to_the_edge(block.headings.iter().map(|text| Cell::label(text)).collect()));
        for (label, id, fields) in block.items {
            let numbers = fields.iter().map(|field| figure(figures, format!("{prefix}.{id}.{field}")));
            rows.push(to_the_edge(std::iter::once(Cell::label(label)).chain(numbers).collect()));
        }
    }
    Table::new(Kind::Two, 0, rows)
}

fn three(figures: &Figures, block: LabelBlock) -> Table {
    let labels = block.columns();
    let (organisations, total) = (COLUMNS[1..6].iter(), COLUMNS[6].1);
    let mut rows = vec![
        vec![Cell::label(RULE).spanning(3, labels), Cell::label("申请人情况").spanning(1, 7)],
        vec![
            Cell::label(COLUMNS[0].1).spanning(2, 1),
            Cell::label("法人或其他组织").spanning(1, 5),
            Cell::label(total).spanning(2, 1),
        ],
        organisations.map(|(_, label)| Cell::label(label)).collect(),
    ];
    let form_rows: Vec<_> = form::rows(figures.format).collect();
    for (index, row) in form_rows.iter().enumerate() {
        let before = index.checked_sub(1).map_or(&[][..], |index| form_rows[index].labels);
        let depth = row.labels.len();
        let mut cells = Vec::new();
        for (level, label) in row.labels.iter().enumerate() {
            let leaf = level + 1 == depth;
            if !leaf && before.get(level) == Some(label) {
                continue;
            }
            let under = |other: &&&form::Row| other.labels.get(level) == Some(label);
            let own_row = if *label == RESULTS { block != LabelBlock::Three } else { block == LabelBlock::One };
            if leaf {
                let outside = if block == LabelBlock::Three { level } else { usize::from(depth == 3) };
                let columns = if block == LabelBlock::One { 1 } else { labels - outside };
                cells.push(Cell::label(label).spanning(1, columns));
            } else if own_row {
                rows.push(vec![Cell::label(label).spanning(1, labels + 7)]);
            } else {
                cells.push(Cell::label(label).spanning(form_rows.iter().filter(under).count(), 1));
            }
        }
        cells.extend(COLUMNS.iter().map(|(column, _)| figure(figures, format!("t3.{}.{column}", row.id))));
        rows.push(cells);
    }
    Table::new(Kind::Three, 3, rows)
}

fn four(figures: &Figures) -> Table {
    let outcomes = |rows: usize| OUTCOMES.iter().map(move |(_, label)| Cell::label(label).spanning(rows, 1));
    let suits = ["未经复议直接起诉", "复议后起诉"].map(|label| Cell::label(label).spanning(1, 5));
    let names = BLOCKS.iter().flat_map(|block| OUTCOMES.iter().map(move |(id, _)| format!("t4.{block}.{id}")));
    let rows = vec![
        vec![Cell::label("行政复议").spanning(1, 5), Cell::label("行政诉讼").spanning(1, 10)],
        outcomes(2).chain(suits).collect(),
        outcomes(1).chain(outcomes(1)).collect(),
        names.map(|name| figure(figures, name)).collect(),
    ];
    Table::new(Kind::Four, 3, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Format;
    use crate::made;

    fn shape(table: &Table) -> (usize, usize, usize) {
        let slots = table.slots();
        assert!(slots.iter().all(|row| row.len() == table.width() && row.iter().all(Option::is_some)), "no gap");
        (table.rows.len(), table.width(), table.names().len())
    }

    #[test]
    fn the_grids_have_the_sizes_of_the_forms() {
        let cases = [
            (Format::F2021, LabelBlock::Three, [(14, 4, 10), (28, 10, 175), (4, 15, 15)]),
            (Format::F2021, LabelBlock::Two, [(14, 4, 10), (29, 9, 175), (4, 15, 15)]),
            (Format::F2021, LabelBlock::One, [(14, 4, 10), (33, 8, 175), (4, 15, 15)]),
            (Format::F2019, LabelBlock::Three, [(18, 4, 22), (26, 10, 161), (4, 15, 15)]),
            (Format::F2019, LabelBlock::One, [(18, 4, 22), (30, 8, 161), (4, 15, 15)]),
        ];
        for (format, block, expected) in cases {
            let found: Vec<_> = all(&made::busy(format), block).iter().map(shape).collect();
            assert_eq!(found, expected, "{format:?} {block:?}");
        }
    }

    #[test]
    fn the_nested_labels_span_what_the_forms_print() {
        let spans = |format, text: &str| {
            let tables = all(&made::busy(format), LabelBlock::Three);
            let cell = tables[1].cells().find(|cell| cell.text == text).expect("the label is printed").clone();
            (cell.rows, cell.columns)
        };
        let cases = [
            (RESULTS, 22, 1),
            ("（三）不予公开", 8, 1),
            ("（四）无法提供", 3, 1),
            ("（五）不予处理", 5, 1),
            ("（六）其他处理", 3, 1),
            ("（一）予以公开", 1, 2),
            ("（七）总计", 1, 2),
            ("四、结转下年度继续办理", 1, 3),
            (RULE, 3, 3),
        ];
        for (text, rows, columns) in cases {
            assert_eq!(spans(Format::F2021, text), (rows, columns), "{text}");
        }
        assert_eq!(spans(Format::F2019, RESULTS), (20, 1), "2019: （六） is one row");
        assert_eq!(spans(Format::F2019, "（六）其他处理"), (1, 2));
    }
}
