//! 版面 Finds what a sheet holds from top to bottom: running text and tables, parted by blank rows.

use super::book::{Cell, Merge, Sheet, is_long};

/// Rows of a sheet, the first and the one behind the last.
pub(super) type Rows = std::ops::Range<u32>;

/// One thing on a sheet.
pub(super) enum Part<'a> {
    /// A text that stands alone in its rows.
    Text(&'a Cell),
    /// A table.
    Table(Table<'a>),
}

/// The rows of a table.
pub(super) struct Table<'a> {
    pub(super) rows: Rows,
    /// The places of its cells, each with the cell that begins there.
    pub(super) cells: Vec<Placed<'a>>,
}

/// A cell and what it covers.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) cell: &'a Cell,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

/// A row, or several that one merged cell covers alone.
struct Band<'a> {
    rows: Rows,
    cells: Vec<Placed<'a>>,
    /// A cell of an earlier row reaches into it.
    hangs: bool,
}

/// Parts of a sheet whose cells are in order. Returns also how many cells lie hidden under merged ones.
pub(super) fn parts(sheet: &Sheet) -> (Vec<Part<'_>>, usize) {
    let (placed, covered) = place(sheet);
    let mut parts = Vec::new();
    let mut run: Vec<Band<'_>> = Vec::new();
    // The first row no cell reaches so far.
    let mut free = 0;
    for cells in placed.chunk_by(|one, other| one.cell.row == other.cell.row) {
        let row = cells[0].cell.row;
        if row > free {
            end_run(std::mem::take(&mut run), &mut parts);
        }
        let bottom = cells.iter().map(|cell| cell.bottom).max().unwrap_or(row);
        run.push(Band { rows: row..row + 1, cells: cells.to_vec(), hangs: row < free });
        free = free.max(bottom + 1);
    }
    end_run(run, &mut parts);
    (parts, covered)
}

/// Gives each cell that holds something its merge; what a merge covers is left out.
fn place(sheet: &Sheet) -> (Vec<Placed<'_>>, usize) {
    let mut merges = sheet.merges.iter().copied().peekable();
    let mut open: Vec<Merge> = Vec::new();
    let mut placed = Vec::with_capacity(sheet.cells.len());
    let mut covered = 0;
    for cell in &sheet.cells {
        let here = (cell.row, cell.column);
        open.retain(|merge| merge.bottom >= cell.row);
        while let Some(merge) = merges.next_if(|merge| (merge.top, merge.left) <= here) {
            if merge.bottom >= cell.row && open.len() < OPEN {
                open.push(merge);
            }
        }
        match open.iter().find(|merge| merge.left <= cell.column && cell.column <= merge.right) {
            Some(merge) if (merge.top, merge.left) == here => {
                placed.push(Placed { cell, bottom: merge.bottom, right: merge.right });
            }
            Some(_) => covered += 1,
            None => placed.push(Placed { cell, bottom: cell.row, right: cell.column }),
        }
    }
    (placed, covered)
}

/// Merges that are looked at for one cell; a sheet of more beside each other is no form.
const OPEN: usize = 2_000;

/// Rows without a blank one between them: what stands alone at the edges is text, what is left is a table.
fn end_run<'a>(bands: Vec<Band<'a>>, parts: &mut Vec<Part<'a>>) {
    let is_lone: Vec<bool> = (0..bands.len()).map(|at| is_lone(&bands, at)).collect();
    let has_bands = has_inner_bands(&bands, &is_lone);
    let full = || bands.iter().filter(|band| band.cells.len() > 1);
    let left = full().map(|band| band.cells[0].cell.column).min().unwrap_or(0);
    let right = full().filter_map(|band| band.cells.last()).map(|cell| cell.right).max();
    let width = right.map(|right| (left, right));
    let mut table: Vec<Band<'a>> = Vec::new();
    let mut at = 0;
    let mut bands = bands.into_iter();
    while at < is_lone.len() {
        let stretch = is_lone[at..].iter().take_while(|&&lone| lone).count();
        let rest: Vec<Band<'a>> = bands.by_ref().take(stretch.max(1)).collect();
        let last = at + rest.len() == is_lone.len();
        if stretch == 0 {
            table.extend(rest);
        } else {
            let edge = Edge { first: at == 0, last, width, has_bands };
            let texts = edge.texts(&rest);
            for (number, band) in rest.into_iter().enumerate() {
                if texts.contains(&number) {
                    end_table(&mut table, parts);
                    parts.push(Part::Text(band.cells[0].cell));
                } else {
                    table.push(band);
                }
            }
        }
        at += stretch.max(1);
    }
    end_table(&mut table, parts);
}

/// Whether a row holds one cell with words and nothing reaches into it or out of it.
fn is_lone(bands: &[Band<'_>], at: usize) -> bool {
    let band = &bands[at];
    let [only] = band.cells.as_slice() else { return false };
    let reaches_out = bands.get(at + 1).is_some_and(|next| only.bottom >= next.rows.start);
    !band.hangs && !reaches_out && !only.cell.picture && has_words(&only.cell.text)
}

/// Whether lone merged rows stand between rows of several cells, as labels of what follows.
fn has_inner_bands(bands: &[Band<'_>], is_lone: &[bool]) -> bool {
    let Some(first) = is_lone.iter().position(|lone| !lone) else { return false };
    let inner = bands.iter().zip(is_lone).skip(first);
    inner.filter(|(_, lone)| **lone).any(|(band, _)| {
        let only = &band.cells[0];
        only.right > only.cell.column && !is_heading(&only.cell.text) && !is_long(&only.cell.text)
    })
}

/// Where a stretch of lone rows stands among the rows around.
struct Edge {
    first: bool,
    last: bool,
    /// The first and last column of rows with several cells; [`None`] when there is no such row.
    width: Option<(u32, u32)>,
    has_bands: bool,
}

impl Edge {
    /// Which of the lone rows are text.
    fn texts(&self, rows: &[Band<'_>]) -> std::ops::Range<usize> {
        let Some((left, right)) = self.width else { return 0..rows.len() };
        let is_text = |band: &Band<'_>| {
            let only = &band.cells[0];
            let is_wide = only.right > only.cell.column;
            let is_across = is_wide && only.cell.column <= left && only.right >= right;
            let ends = self.last && (is_across || is_note(&only.cell.text));
            ends || is_heading(&only.cell.text) || is_long(&only.cell.text) && (is_wide || self.last)
        };
        let from = if self.first { 0 } else { rows.iter().position(is_text).unwrap_or(rows.len()) };
        let is_label = |band: &Band<'_>| {
            let text = &band.cells[0].cell.text;
            !is_heading(text) && !is_long(text) && (self.has_bands || text.starts_with('第'))
        };
        let keeps_last = !self.last && from < rows.len() && is_label(&rows[rows.len() - 1]);
        from..rows.len() - usize::from(keeps_last)
    }
}

fn end_table<'a>(bands: &mut Vec<Band<'a>>, parts: &mut Vec<Part<'a>>) {
    let (Some(first), Some(last)) = (bands.first(), bands.last()) else { return };
    let start = first.rows.start;
    let end = bands.iter().flat_map(|band| &band.cells).map(|cell| cell.bottom + 1).max().unwrap_or(last.rows.end);
    let cells = bands.drain(..).flat_map(|band| band.cells).collect();
    parts.push(Part::Table(Table { rows: start..end, cells }));
}

/// 一、 to 十、 at the beginning: the heading of a section.
fn is_heading(text: &str) -> bool {
    let rest = text.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    rest.len() < text.len() && rest.starts_with(['、', '．', '.'])
}

/// What stands under a table and belongs to no row.
fn is_note(text: &str) -> bool {
    let mut word = text.split(['：', ':', '.']);
    matches!(word.next(), Some("注" | "备注" | "说明" | "填表说明")) && word.next().is_some()
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}
