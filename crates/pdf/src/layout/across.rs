//! 跨页 Tables that go on over the page.

use papers::limits;

use super::page::{Item, Page};
use super::rules::{NEAR, merged};
use super::table::{Cell, Table};

/// 接表 Joins a table that ends a page with the one that begins the next, when their columns agree.
pub(super) fn join_tables(pages: &mut [Page]) {
    let mut owner: Option<usize> = None;
    for at in 0..pages.len() {
        if let Some(above) = owner
            && let (before, [page, ..]) = pages.split_at_mut(at)
            && let (Some(Item::Table(table)), Some(Item::Table(next))) =
                (before[above].items.last_mut(), page.items.first())
            && table.cells.len() <= limits::CELLS
            && continues(table, next)
        {
            let Item::Table(next) = page.items.remove(0) else { unreachable!("the first item was a table") };
            append(table, next);
        }
        if !pages[at].items.is_empty() {
            owner = Some(at);
        }
    }
}

/// Whether the columns of one are columns of the other, and their outer sides agree.
fn continues(above: &Table, below: &Table) -> bool {
    let (one, other) = (above.area(), below.area());
    let same_sides = (one[0] - other[0]).abs() <= NEAR && (one[2] - other[2]).abs() <= NEAR;
    let holds = |xs: &[f32], x: f32| xs.iter().any(|own| (own - x).abs() <= NEAR);
    let within = |few: &Table, many: &Table| few.xs.iter().all(|x| holds(&many.xs, *x));
    above.ruled == below.ruled && same_sides && (within(above, below) || within(below, above))
}

/// 接上 Appends the rows of `below`: without the head it repeats, a row that was cut in two made whole.
fn append(above: &mut Table, mut below: Table) {
    let mut xs: Vec<f32> = above.xs.iter().chain(&below.xs).copied().collect();
    merged(&mut xs);
    rebase(above, &xs);
    rebase(&mut below, &xs);
    let head = repeated_head(above, &below);
    if head > 0 {
        below.cells.retain(|cell| cell.top >= head);
        below.ys.drain(1..=head);
        for cell in &mut below.cells {
            (cell.top, cell.bottom) = (cell.top - head, cell.bottom - head);
        }
    }
    if below.cells.is_empty() {
        return;
    }
    let cut = above.ruled && is_cut(above, &below, head > 0);
    let height = above.height();
    let offset = height - usize::from(cut);
    let last = above.ys.last().copied().unwrap_or_default();
    let first = below.ys[usize::from(cut)];
    above.ys.extend(below.ys[1 + usize::from(cut)..].iter().map(|y| last + (y - first).max(0.0)));
    let last_row: Vec<usize> = (0..above.cells.len()).filter(|own| above.cells[*own].bottom == height).collect();
    for mut cell in below.cells {
        let begins = cell.top == 0;
        (cell.top, cell.bottom) = (cell.top + offset, cell.bottom + offset);
        let owner = last_row.iter().copied().find(|own| sides(&above.cells[*own]) == sides(&cell));
        match owner.filter(|_| begins) {
            Some(own) if cut || goes_on(&above.cells[own], &cell) => above.cells[own].take(cell),
            _ => above.cells.push(cell),
        }
    }
    above.cells.sort_by_key(|cell| (cell.top, cell.left));
}

/// Counts the columns of a table anew, by places that hold all of its own.
fn rebase(table: &mut Table, xs: &[f32]) {
    let index = |x: f32| {
        let near = |at: &usize| (xs[*at] - x).abs();
        (0..xs.len()).min_by(|one, other| near(one).total_cmp(&near(other))).unwrap_or(0)
    };
    let places: Vec<usize> = table.xs.iter().map(|x| index(*x)).collect();
    for cell in &mut table.cells {
        (cell.left, cell.right) = (places[cell.left], places[cell.right]);
    }
    table.xs = xs.to_vec();
}

/// How many rows at the top of `below` are those at the top of `above` again.
fn repeated_head(above: &Table, below: &Table) -> usize {
    let says = |cells: &[&Cell]| cells.iter().any(|cell| cell.text.chars().any(|char| !char.is_numeric()));
    let most = above.height().min(below.height());
    (1..=most)
        .rev()
        .find(|head| rows(above, *head).is_some_and(|cells| says(&cells) && rows(below, *head) == Some(cells)))
        .unwrap_or(0)
}

/// The cells of the first rows, if none of them reaches further down.
fn rows(table: &Table, head: usize) -> Option<Vec<&Cell>> {
    let cells: Vec<&Cell> = table.cells.iter().take_while(|cell| cell.top < head).collect();
    cells.iter().all(|cell| cell.bottom <= head).then_some(cells)
}

fn sides(cell: &Cell) -> (usize, usize) {
    (cell.left, cell.right)
}

/// Whether the last row of one and the first of the other are one row: the same cells, and no line between. Below a
/// repeated head there is always a line.
fn is_cut(above: &Table, below: &Table, headed: bool) -> bool {
    let last: Vec<&Cell> = above.cells.iter().filter(|cell| cell.bottom == above.height()).collect();
    let first: Vec<&Cell> = below.cells.iter().filter(|cell| cell.top == 0).collect();
    let ordered = |cells: &[&Cell]| {
        let mut sides: Vec<_> = cells.iter().map(|cell| sides(cell)).collect();
        sides.sort_unstable();
        sides
    };
    let blank = |cells: &[&Cell]| cells.iter().all(|cell| cell.bottom - cell.top > 1 || cell.text.is_empty());
    let no_line = last.iter().all(|cell| cell.open_bottom) && (headed || first.iter().all(|cell| cell.open_top));
    // Offices close both halves; when all the text found room in one of them, the other is blank.
    (no_line || blank(&last) || blank(&first)) && ordered(&last) == ordered(&first)
}

/// Whether a cell is the rest of a label over several rows that began on the page before: no line parts them, or one of
/// the two is empty.
fn goes_on(above: &Cell, below: &Cell) -> bool {
    let tall = above.bottom - above.top > 1 || below.bottom - below.top > 1;
    above.open_bottom && below.open_top || tall && (below.text.is_empty() || above.text.is_empty())
}

impl Cell {
    /// Takes in its rest from the next page.
    fn take(&mut self, rest: Cell) {
        self.bottom = self.bottom.max(rest.bottom);
        self.open_bottom = rest.open_bottom;
        if !self.text.is_empty() && !rest.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&rest.text);
    }
}
