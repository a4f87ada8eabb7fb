//! 排版 From figures and a layout to the bytes of a file, with what is lost on the way.

use std::collections::BTreeSet;

use encoding_rs::GB18030;

use crate::figures::Figures;
use crate::form;
use crate::layout::{Encoding, Layout, Medium, Recipe};
use crate::spelling::{self, MARKS, Zeros};
use crate::table::Table;
use crate::{html, tables, text};

/// 排好的年报 A file, and what a reader can find in it. Every cell of the form is in exactly one of `lost`, `blank`,
/// `marked`, or must be read exactly as the figures have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typeset {
    /// The file.
    pub bytes: Vec<u8>,
    /// A name that tells the kind of file: `report.txt` or `report.html`.
    pub file_name: &'static str,
    /// Cells that are not in the file.
    pub lost: BTreeSet<String>,
    /// Cells that are in the file with nothing in them.
    pub blank: BTreeSet<String>,
    /// Cells that hold a mark such as `—` in place of a number.
    pub marked: BTreeSet<String>,
}

impl Typeset {
    /// The cells that a reader must find, with the text of the figures: `(name, text)`.
    pub fn readable<'a>(&'a self, figures: &'a Figures) -> impl Iterator<Item = (&'a str, &'a str)> {
        let gone = [&self.lost, &self.blank, &self.marked];
        let found = figures.cells.iter().filter(move |(name, _)| !gone.iter().any(|set| set.contains(*name)));
        found.filter_map(|(name, text)| Some((name.as_str(), text.as_deref()?)))
    }
}

/// 排版 Sets `figures` in `layout`. The same input gives the same bytes.
#[must_use]
pub fn typeset(figures: &Figures, layout: Layout) -> Typeset {
    let recipe = layout.recipe();
    let tables = spelt(figures, &recipe);
    let headings = form::headings(figures.format).map(|text| spelling::heading(text, recipe.headings));
    let (page, there, file_name) = match recipe.medium {
        Medium::Text(fields) => {
            let (page, there) = text::print(&figures.narrative, &headings, &tables, fields);
            (page, there, "report.txt")
        }
        Medium::Html(skin) => {
            let charset = if recipe.encoding == Encoding::Gb18030 { "gb2312" } else { "utf-8" };
            let page = html::print(&figures.narrative, &headings, &tables, skin, charset);
            (page, tables.iter().flat_map(Table::names).collect(), "report.html")
        }
    };
    let (lost, blank, marked) = absent(figures, &recipe, &tables, &there);
    Typeset { bytes: encoded(&page, recipe.encoding), file_name, lost, blank, marked }
}

/// The cells that are lost, blank, and marked in place of a number, of those that are `there`.
pub(crate) fn absent(
    figures: &Figures,
    recipe: &Recipe,
    tables: &[Table],
    there: &BTreeSet<String>,
) -> (BTreeSet<String>, BTreeSet<String>, BTreeSet<String>) {
    let with = |is: &dyn Fn(&str) -> bool| -> BTreeSet<String> {
        let cells = tables.iter().flat_map(Table::cells).filter(|cell| is(&cell.text));
        cells.filter_map(|cell| there.get(cell.name()?).cloned()).collect()
    };
    let marked = with(&|text| recipe.zeros == Zeros::Marked && MARKS.contains(&text));
    let blank = with(&|text| text.is_empty());
    let lost = form::cell_names(figures.format).into_iter().filter(|name| !there.contains(name)).collect();
    (lost, blank, marked)
}

/// The tables, changed and spelt as the recipe says.
pub(crate) fn spelt(figures: &Figures, recipe: &Recipe) -> Vec<Table> {
    let mut tables = tables::all(figures, recipe.block);
    recipe.changes.iter().for_each(|change| change.apply(&mut tables));
    tables.iter_mut().for_each(|table| spelling::spell(table, recipe.digits, recipe.zeros, recipe.labels));
    tables
}

fn encoded(page: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => page.as_bytes().to_vec(),
        Encoding::Utf8Windows => format!("\u{feff}{}", page.replace('\n', "\r\n")).into_bytes(),
        Encoding::Gb18030 => GB18030.encode(page).0.into_owned(),
    }
}
