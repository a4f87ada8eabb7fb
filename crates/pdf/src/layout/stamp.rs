//! 水印 Characters that lie over the cells of a table and do not belong to them: a watermark set straight, much larger or
//! much paler than the figures it lies over.
//!
//! Two things tell it: its ink crosses the lines of the cell it would stand in, or it lies upon other characters. Where
//! pale characters do neither they are read, and said.

use super::table::Table;
use crate::sheet::Glyph;

/// Over how many times the usual size of a table characters are large.
const LARGE: f32 = 1.5;
/// The gap, in sizes, up to which characters belong to one run.
const GAP: f32 = 0.25;
/// The part of a smaller character that another one covers when it lies upon it.
const COVERED: f32 = 0.25;
/// Characters of one cell that are looked at.
const LOOKED_AT: usize = 200;

/// The table and the cell a character stands in.
pub(super) type Seat = Option<(usize, usize)>;

/// 不属于格子的字 What was found over the cells of one page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamps {
    /// Characters left out.
    pub(super) left_out: usize,
    /// Cells with pale characters, which are read.
    pub(super) pale_cells: usize,
}

/// Takes watermarks away from the characters and their seats.
pub(super) fn remove(tables: &[Table], glyphs: &mut Vec<Glyph>, seats: &mut Vec<Seat>) -> Stamps {
    let usual: Vec<f32> = (0..tables.len()).map(|table| usual_size(table, glyphs, seats)).collect();
    let is_strange = |at: usize| match seats[at] {
        Some((table, _)) => glyphs[at].pale || glyphs[at].size >= LARGE * usual[table],
        None => false,
    };
    let strange: Vec<usize> = (0..glyphs.len()).filter(|&at| !glyphs[at].is_blank() && is_strange(at)).collect();
    if strange.is_empty() {
        return Stamps::default();
    }
    let page = Page { tables, glyphs, seats, ordinary: ordinary(&strange, glyphs, seats) };
    let mut leaves = vec![false; glyphs.len()];
    for run in runs(glyphs, &strange) {
        if run.iter().any(|&at| page.crosses_lines(at) || page.lies_upon_others(at)) {
            run.iter().for_each(|&at| leaves[at] = true);
        }
    }
    let mut pale_cells: Vec<Seat> =
        strange.iter().filter(|&&at| !leaves[at] && page.says_pale_figure(at)).map(|&at| seats[at]).collect();
    pale_cells.sort_unstable();
    pale_cells.dedup();
    let stamps = Stamps { left_out: leaves.iter().filter(|leaves| **leaves).count(), pale_cells: pale_cells.len() };
    let mut stays = leaves.iter().map(|leaves| !leaves);
    seats.retain(|_| stays.next().unwrap_or(true));
    let mut stays = leaves.iter().map(|leaves| !leaves);
    glyphs.retain(|_| stays.next().unwrap_or(true));
    stamps
}

/// The size that most characters of a table have.
fn usual_size(table: usize, glyphs: &[Glyph], seats: &[Seat]) -> f32 {
    let of_table = |(glyph, seat): (&Glyph, &Seat)| {
        (seat.is_some_and(|(at, _)| at == table) && !glyph.is_blank()).then_some(glyph.size)
    };
    let mut sizes: Vec<f32> = glyphs.iter().zip(seats).filter_map(of_table).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(f32::INFINITY)
}

/// The other characters of the cells with strange ones, by cell.
fn ordinary(strange: &[usize], glyphs: &[Glyph], seats: &[Seat]) -> Vec<(Seat, usize)> {
    let mut cells: Vec<Seat> = strange.iter().map(|&at| seats[at]).collect();
    cells.sort_unstable();
    cells.dedup();
    let is_strange = |at: usize| strange.binary_search(&at).is_ok();
    let stands_there = |at: &usize| cells.binary_search(&seats[*at]).is_ok() && !glyphs[*at].is_blank();
    let mut ordinary: Vec<(Seat, usize)> =
        (0..glyphs.len()).filter(stands_there).filter(|&at| !is_strange(at)).map(|at| (seats[at], at)).collect();
    ordinary.sort_unstable();
    ordinary
}

/// Strange characters one beside the other on a base line, of one size and one tone.
fn runs(glyphs: &[Glyph], strange: &[usize]) -> Vec<Vec<usize>> {
    let place = |at: usize| glyphs[at].turn.place(glyphs[at].x, glyphs[at].y);
    let mut order = strange.to_vec();
    order.sort_by(|&one, &other| {
        let key = |at: usize| (glyphs[at].pale, glyphs[at].turn);
        let ((u, v), (x, y)) = (place(one), place(other));
        key(one).cmp(&key(other)).then(v.total_cmp(&y)).then(u.total_cmp(&x))
    });
    let follows = |before: usize, next: usize| {
        let ((one, other), ((u, v), (x, y))) = ((&glyphs[before], &glyphs[next]), (place(before), place(next)));
        let alike = one.pale == other.pale && one.turn == other.turn && (one.size - other.size).abs() < 0.05 * one.size;
        alike && (v - y).abs() < 0.1 * one.size && (x - (u + one.width)).abs() <= GAP * one.size
    };
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for at in order {
        match runs.last_mut().filter(|run| run.last().is_some_and(|&before| follows(before, at))) {
            Some(run) => run.push(at),
            None => runs.push(vec![at]),
        }
    }
    runs
}

/// The characters of a page in their seats.
struct Page<'a> {
    tables: &'a [Table],
    glyphs: &'a [Glyph],
    seats: &'a [Seat],
    /// Characters that are not strange, by their seat.
    ordinary: Vec<(Seat, usize)>,
}

impl Page<'_> {
    /// Whether the ink of a character reaches over a line of its cell.
    fn crosses_lines(&self, at: usize) -> bool {
        let Some((table, cell)) = self.seats[at] else { return false };
        let (table, cell) = (&self.tables[table], &self.tables[table].cells[cell]);
        let [left, top, right, bottom] = ink(&self.glyphs[at]);
        left < table.xs[cell.left]
            || right > table.xs[cell.right]
            || top < table.ys[cell.top]
            || bottom > table.ys[cell.bottom]
    }

    /// Whether a character lies upon one of the ordinary ones of its cell.
    fn lies_upon_others(&self, at: usize) -> bool {
        let seat = self.seats[at];
        let from = self.ordinary.partition_point(|(other, _)| *other < seat);
        let others = self.ordinary[from..].iter().take_while(|(other, _)| *other == seat).take(LOOKED_AT);
        let over = ink(&self.glyphs[at]);
        others.into_iter().any(|&(_, other)| covers(over, ink(&self.glyphs[other])))
    }

    /// Whether a character is a pale digit.
    fn says_pale_figure(&self, at: usize) -> bool {
        self.glyphs[at].pale && self.glyphs[at].char.is_numeric()
    }
}

/// The box that the ink of a character certainly fills: left, top, right, bottom.
fn ink(glyph: &Glyph) -> [f32; 4] {
    let (u, v) = glyph.turn.place(glyph.x, glyph.y);
    let one = glyph.turn.unplace(u + 0.1 * glyph.width, v - 0.7 * glyph.size);
    let other = glyph.turn.unplace(u + 0.9 * glyph.width, v);
    [one.0.min(other.0), one.1.min(other.1), one.0.max(other.0), one.1.max(other.1)]
}

/// Whether one box covers a good part of the smaller of both.
fn covers(one: [f32; 4], other: [f32; 4]) -> bool {
    let area = |[left, top, right, bottom]: [f32; 4]| (right - left).max(0.0) * (bottom - top).max(0.0);
    let both = [one[0].max(other[0]), one[1].max(other[1]), one[2].min(other[2]), one[3].min(other[3])];
    let smaller = area(one).min(area(other));
    smaller > 0.0 && area(both) >= COVERED * smaller
}
