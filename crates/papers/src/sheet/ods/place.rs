//! 位置 Where the next row and the next cell of a sheet stand, and what row and column say of a cell without a style.

use quick_xml::events::BytesStart;

use super::super::book::Sheet;
use super::super::xml::{attribute, number};
use super::styles::{Family, Styles};
use crate::{PaperError, limits};

/// Where the next row and the next cell stand.
#[derive(Default)]
pub(super) struct Place {
    pub(super) row: u32,
    pub(super) column: u32,
    /// The next column of which the width is described.
    described: u32,
    /// First and last of columns whose cells are struck out unless they say otherwise.
    struck_columns: Vec<(u32, u32)>,
    /// What the row says of its cells.
    struck_row: Option<bool>,
}

impl Place {
    /// Notes what is said of the next columns.
    pub(super) fn column(
        &mut self,
        element: &BytesStart<'_>,
        styles: &Styles,
        sheet: &mut Sheet,
    ) -> Result<(), PaperError> {
        let repeated = number(element, "table:number-columns-repeated").unwrap_or(1).max(1);
        let next = self.described.saturating_add(repeated);
        if is_hidden(element) {
            sheet.hidden_columns.push((self.described, next - 1));
        }
        if usual(element, styles) == Some(true) {
            self.struck_columns.push((self.described, next - 1));
        }
        self.described = next;
        if self.struck_columns.len() > limits::COLUMNS { Err(PaperError::TooManyParts) } else { Ok(()) }
    }

    /// At the beginning of a row.
    pub(super) fn begin_row(&mut self, element: &BytesStart<'_>, styles: &Styles) {
        self.column = 0;
        self.struck_row = usual(element, styles);
    }

    /// Whether a cell is struck out: by its own style, else by its row's, else by its column's.
    pub(super) fn is_struck(&self, element: &BytesStart<'_>, styles: &Styles) -> bool {
        if let Some(style) = attribute(element, "table:style-name") {
            return styles.is_struck(Family::Cell, &style).unwrap_or(false);
        }
        let of_column = || self.struck_columns.iter().any(|ends| (ends.0..=ends.1).contains(&self.column));
        self.struck_row.unwrap_or_else(of_column)
    }
}

/// What a row or a column says of cells without a style of their own.
fn usual(element: &BytesStart<'_>, styles: &Styles) -> Option<bool> {
    let style = attribute(element, "table:default-cell-style-name")?;
    Some(styles.is_struck(Family::Cell, &style).unwrap_or(false))
}

/// Whether a row or a column is not shown.
pub(super) fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "table:visibility").is_some_and(|value| matches!(&*value, "collapse" | "filter"))
}
