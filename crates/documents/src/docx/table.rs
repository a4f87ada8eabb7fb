//! 表 A table with true merges, rows that stay whole and heads that come again on each page.

use super::{body::TYPE_AREA, markup::Markup};
use crate::{
    Scope, Table, TableCell, TableKind, WriteError,
    squares::{Fitted, Squares, shares},
    text::printable_line,
};

/// Word refuses a wider table.
const MOST_COLUMNS: usize = 63;

/// A table of so many rows still fits a page, so it moves to the next one rather than breaking.
const ROWS_OF_A_PAGE: usize = 32;

/// Writes the table; says whether there was one to write.
pub(super) fn render(markup: &mut Markup, table: &Table) -> Result<bool, WriteError> {
    let squares = Squares::lay(table, MOST_COLUMNS)?;
    if squares.rows == 0 || squares.columns == 0 {
        return Ok(false);
    }
    let drawing = Drawing { table, widths: shares(table, squares.columns, TYPE_AREA), squares };
    markup.within("w:tbl", &[], |markup| {
        drawing.properties(markup);
        markup.within("w:tblGrid", &[], |markup| {
            for width in &drawing.widths {
                markup.leaf("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        (0..drawing.squares.rows).for_each(|row| drawing.row(markup, row));
    });
    Ok(true)
}

struct Drawing<'a> {
    table: &'a Table,
    squares: Squares<'a>,
    widths: Vec<usize>,
}

impl Drawing<'_> {
    fn properties(&self, markup: &mut Markup) {
        let caption = printable_line(&self.table.caption);
        let described = format!("{caption}，{} 行 {} 列", self.squares.rows, self.squares.columns);
        markup.within("w:tblPr", &[], |markup| {
            markup.value("w:tblStyle", "TableGrid");
            markup.leaf("w:tblW", &[("w:w", &TYPE_AREA.to_string()), ("w:type", "dxa")]);
            markup.value("w:jc", "center");
            markup.leaf("w:tblLayout", &[("w:type", "fixed")]);
            markup.value("w:tblCaption", &caption);
            markup.value("w:tblDescription", &described);
        });
    }

    fn row(&self, markup: &mut Markup, row: usize) {
        markup.within("w:tr", &[], |markup| {
            markup.within("w:trPr", &[], |markup| {
                markup.leaf("w:cantSplit", &[]);
                markup.leaf("w:trHeight", &[("w:val", self.height()), ("w:hRule", "atLeast")]);
                if row < self.table.head_rows {
                    markup.leaf("w:tblHeader", &[]);
                }
            });
            let mut column = 0;
            while column < self.squares.columns {
                let owner = self.squares.owner(row, column);
                self.cell(markup, row, column, owner);
                column += owner.map_or(1, |cell| cell.columns);
            }
        });
    }

    fn cell(&self, markup: &mut Markup, row: usize, column: usize, owner: Option<&Fitted<'_>>) {
        let (columns, rows) = owner.map_or((1, 1), |cell| (cell.columns, cell.rows));
        let begins = owner.is_some_and(|cell| cell.row == row);
        let width: usize = self.widths[column..column + columns].iter().sum();
        markup.within("w:tc", &[], |markup| {
            markup.within("w:tcPr", &[], |markup| {
                markup.leaf("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
                if columns > 1 {
                    markup.value("w:gridSpan", &columns.to_string());
                }
                if rows > 1 {
                    markup.value("w:vMerge", if begins { "restart" } else { "continue" });
                }
                markup.value("w:vAlign", "center");
            });
            let keep = self.squares.rows <= ROWS_OF_A_PAGE && row + 1 < self.squares.rows;
            match owner.filter(|_| begins) {
                Some(owner) => super::body::paragraph(markup, self.style(owner), keep, &owner.cell.text),
                None => super::body::paragraph(markup, "TableText", keep, ""),
            }
        });
    }

    fn style(&self, at: &Fitted<'_>) -> &'static str {
        let TableCell { scope, band, figure, .. } = at.cell;
        match scope {
            _ if *band || at.row < self.table.head_rows => "TableHead",
            Some(Scope::Column | Scope::ColumnGroup) => "TableHead",
            // A tall label stands in the middle of its rows, as on the printed form.
            Some(Scope::RowGroup) => "TableFigure",
            None if *figure => "TableFigure",
            Some(Scope::Row) | None => "TableText",
        }
    }

    fn height(&self) -> &'static str {
        match self.table.kind {
            TableKind::Wide => "300",
            TableKind::Narrow | TableKind::Flat | TableKind::Plain => "454",
        }
    }
}
