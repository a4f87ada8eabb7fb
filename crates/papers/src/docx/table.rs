//! 表 Reads a table: rows, cells and what each cell says about the columns and rows it covers.

use std::ops::Range;

use super::layout;
use super::story::{Piece, Story};
use super::xml::Tag;
use crate::{PaperError, limits};

/// Columns all cells of a file cover together: laying out costs a step for each.
const COLUMNS: usize = 10 * limits::CELLS;

/// The table under way. What its cells hold lies in the pieces of the story, in reading order.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    pub(super) cells: Vec<Cell>,
    /// Whether its style sets the first row off, and it says that it has such a row.
    pub(super) has_first_row: bool,
}

/// One row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// The index of its first cell.
    pub(super) first: u32,
    /// Columns left open before its first cell and after its last.
    pub(super) before: u16,
    pub(super) after: u16,
    pub(super) is_heading: bool,
    is_deleted: bool,
    is_hidden: bool,
}

/// One cell as it is stated, and the place and span it comes to have. A table may have very many: all numbers are
/// small.
#[derive(Debug, Default)]
pub(super) struct Cell {
    /// Its pieces, among those of the table.
    from: u32,
    until: u32,
    pub(super) rows: u32,
    pub(super) row: u32,
    pub(super) column: u16,
    pub(super) columns: u16,
    pub(super) vertical: Merge,
    pub(super) horizontal: Merge,
    /// Whether another cell covers it.
    pub(super) is_covered: bool,
    /// Whether it says it continues a cell that is not there.
    pub(super) is_mended: bool,
    is_deleted: bool,
}

/// What a cell has to do with its neighbour above or to the left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Merge {
    #[default]
    None,
    /// It begins what following cells continue.
    Begins,
    Continues,
}

impl<'a> Story<'a> {
    /// Reads `w:tbl` to its end.
    pub(super) fn table(&mut self) -> Result<(), PaperError> {
        self.release();
        let around = self.table.replace(Table::default());
        let pieces = std::mem::take(&mut self.pieces);
        self.children(Self::element)?;
        self.release();
        let inside = std::mem::replace(&mut self.pieces, pieces);
        if let Some(table) = std::mem::replace(&mut self.table, around) {
            layout::conclude(table, inside, &mut self.pieces);
        }
        Ok(())
    }

    /// Reads `w:tblPr` to its end.
    pub(super) fn table_properties(&mut self) -> Result<(), PaperError> {
        let (mut is_set_off, mut is_first) = (false, false);
        while let Some(tag) = self.xml.child()? {
            match tag.name() {
                "tblStyle" => {
                    let style = tag.val()?.and_then(|id| self.styles.find(&id));
                    is_set_off = style.is_some_and(|style| style.sets_first_row_off);
                }
                "tblLook" => is_first = has_first_row(&tag)?,
                _ => {}
            }
            self.xml.skip()?;
        }
        if let Some(table) = &mut self.table {
            table.has_first_row = is_set_off && is_first;
        }
        Ok(())
    }

    /// Reads `w:tr` to its end.
    pub(super) fn row(&mut self) -> Result<(), PaperError> {
        let Some(table) = &mut self.table else { return self.children(Self::element) };
        let (first, at, from) = (table.cells.len(), table.rows.len(), self.pieces.len());
        if at >= limits::CELLS {
            return Err(PaperError::TooManyParts);
        }
        table.rows.push(Row { first: first as u32, ..Row::default() });
        let mut row = Row { first: first as u32, ..Row::default() };
        while let Some(tag) = self.xml.child()? {
            if tag.name() == "trPr" { self.row_properties(&mut row)? } else { self.element(&tag)? }
        }
        self.losses.is_revised |= row.is_deleted;
        self.losses.hidden += usize::from(row.is_hidden);
        let Some(table) = &mut self.table else { return Ok(()) };
        if row.is_deleted || row.is_hidden {
            table.cells.truncate(first);
            table.rows.truncate(at);
            self.pieces.truncate(from);
            return Ok(());
        }
        let own: usize = table.cells[first..].iter().map(|cell| usize::from(cell.columns)).sum();
        let width = own + usize::from(row.before) + usize::from(row.after);
        self.columns += width;
        if width > limits::COLUMNS || self.columns > COLUMNS {
            return Err(PaperError::TooManyParts);
        }
        table.rows[at] = row;
        Ok(())
    }

    fn row_properties(&mut self, row: &mut Row) -> Result<(), PaperError> {
        while let Some(tag) = self.xml.child()? {
            match tag.name() {
                "gridBefore" => row.before = columns(&tag, 0)?,
                "gridAfter" => row.after = columns(&tag, 0)?,
                "tblHeader" => row.is_heading = tag.is_on()?,
                "hidden" => row.is_hidden = tag.is_on()?,
                "del" => row.is_deleted = true,
                "ins" => self.losses.is_revised = true,
                _ => {}
            }
            self.xml.skip()?;
        }
        Ok(())
    }

    /// Reads `w:tc` to its end.
    pub(super) fn cell(&mut self) -> Result<(), PaperError> {
        if self.table.as_ref().is_none_or(|table| table.rows.is_empty()) {
            return self.children(Self::element);
        }
        let mut cell = Cell { rows: 1, columns: 1, from: self.pieces.len() as u32, ..Cell::default() };
        while let Some(tag) = self.xml.child()? {
            if tag.name() == "tcPr" { self.cell_properties(&mut cell)? } else { self.element(&tag)? }
        }
        self.release();
        cell.until = self.pieces.len() as u32;
        self.cells += 1;
        if self.cells > limits::CELLS {
            return Err(PaperError::TooManyParts);
        }
        self.losses.is_revised |= cell.is_deleted;
        if cell.is_deleted {
            self.pieces.truncate(cell.from as usize);
        } else if let Some(table) = &mut self.table {
            table.cells.push(cell);
        }
        Ok(())
    }

    fn cell_properties(&mut self, cell: &mut Cell) -> Result<(), PaperError> {
        while let Some(tag) = self.xml.child()? {
            match tag.name() {
                "gridSpan" => cell.columns = columns(&tag, 1)?,
                "vMerge" => cell.vertical = merge(&tag)?,
                "hMerge" => cell.horizontal = merge(&tag)?,
                "cellDel" => cell.is_deleted = true,
                "cellIns" => self.losses.is_revised = true,
                _ => {}
            }
            self.xml.skip()?;
        }
        Ok(())
    }
}

/// Whether `w:tblLook` asks for a first row of its own, by its word or by a bit of the older number.
fn has_first_row(tag: &Tag<'_>) -> Result<bool, PaperError> {
    if let Some(said) = tag.get("firstRow")? {
        return Ok(matches!(&*said, "1" | "true" | "on"));
    }
    let bits = tag.val()?.and_then(|value| u32::from_str_radix(value.trim(), 16).ok());
    Ok(bits.is_some_and(|bits| bits & 0x20 != 0))
}

/// Columns a property claims, at least `least`.
fn columns(tag: &Tag<'_>, least: u16) -> Result<u16, PaperError> {
    let claimed = tag.number()?.unwrap_or(0).max(i32::from(least));
    u16::try_from(claimed)
        .ok()
        .filter(|&claimed| usize::from(claimed) <= limits::COLUMNS)
        .ok_or(PaperError::TooManyParts)
}

fn merge(tag: &Tag<'_>) -> Result<Merge, PaperError> {
    Ok(if tag.val()?.as_deref() == Some("restart") { Merge::Begins } else { Merge::Continues })
}

impl Table {
    /// The cells of a row.
    pub(super) fn cells_of(&self, row: usize) -> Range<usize> {
        let until = self.rows.get(row + 1).map_or(self.cells.len(), |next| next.first as usize);
        (self.rows[row].first as usize).min(until)..until
    }
}

impl Cell {
    /// Where its pieces lie.
    pub(super) fn place(&self) -> Range<usize> {
        self.from as usize..self.until as usize
    }

    /// Its pieces.
    pub(super) fn pieces<'a>(&self, inside: &'a [Piece]) -> &'a [Piece] {
        inside.get(self.place()).unwrap_or(&[])
    }

    /// Its pieces, to be taken away.
    pub(super) fn taken<'a>(&self, inside: &'a mut [Piece]) -> &'a mut [Piece] {
        inside.get_mut(self.place()).unwrap_or_default()
    }
}
