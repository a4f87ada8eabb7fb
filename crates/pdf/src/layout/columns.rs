//! 列 Tables without lines from top to bottom: columns are told from gaps that lie below each other.
//!
//! Careful on purpose: running text must never become a table, a table that stays text is read line by line.

use super::line::{GAP, Line};
use super::page::Item;
use super::rules::Net;
use super::table::{Cell, Table};
use crate::sheet::{Rule, Turn};

/// Rows and columns from which aligned text is a table.
const FEWEST: usize = 3;
/// Characters of a cell on average, at most.
const SHORT: usize = 14;

/// 分项 The lines of a page, those of tables put together.
pub(super) fn items(lines: Vec<Line>, nets: &[Net]) -> Vec<Item> {
    let mut lines = lines;
    let mut items = Vec::new();
    for band in bands(nets) {
        let inside = |line: &Line| {
            line.turn == Turn::Right
                && band.ys[0] < line.middle()
                && line.middle() < band.ys[band.ys.len() - 1]
                && line.left() > band.from - 4.0
                && line.right() < band.to + 4.0
        };
        let (within, without): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(inside);
        lines = without;
        match band.table(&within) {
            Some(table) => items.push(Item::Table(table)),
            None => lines.extend(within),
        }
    }
    lines.sort_by(|one, other| one.middle().total_cmp(&other.middle()));
    let mut run: Vec<Line> = Vec::new();
    for line in lines {
        if !run.last().is_some_and(|last| follows(last, &line)) {
            items.extend(settle(std::mem::take(&mut run)));
        }
        run.push(line);
    }
    items.extend(settle(run));
    items
}

/// Whether a line may be the next row of a table without lines.
fn follows(last: &Line, line: &Line) -> bool {
    let near = line.base - last.base < 3.5 * line.size.max(last.size);
    near && line.turn == Turn::Right && last.parts.len() > 1 && line.parts.len() > 1
}

/// A run of lines as a table, or as the lines they are.
fn settle(run: Vec<Line>) -> Vec<Item> {
    match aligned(&run) {
        Some(table) => vec![Item::Table(table)],
        None => run.into_iter().map(Item::Line).collect(),
    }
}

/// 无线表 A table of lines whose gaps lie below each other.
fn aligned(run: &[Line]) -> Option<Table> {
    let full: Vec<&Line> = run.iter().filter(|line| line.parts.len() >= FEWEST).collect();
    if full.len() < FEWEST || full.len() * 2 < run.len() {
        return None;
    }
    let parts = run.iter().flat_map(|line| &line.parts);
    let (count, chars) = parts.fold((0, 0), |sum, part| (sum.0 + 1, sum.1 + part.text.chars().count()));
    let xs = columns(&full)?;
    let apart = |line: &&Line| {
        let places: Vec<(usize, usize)> = line.parts.iter().map(|part| reach(&xs, part.from, part.to)).collect();
        places.windows(2).all(|pair| pair[0].1 <= pair[1].0)
    };
    let sound = run.iter().filter(apart).count() == run.len();
    if xs.len() <= FEWEST || chars > SHORT * count || !sound {
        return None;
    }
    let rows: Vec<Vec<&Line>> = run.iter().map(|line| vec![line]).collect();
    Some(table_of(&rows, xs))
}

/// Where columns begin and end: the middles of the gaps that all lines share.
fn columns(lines: &[&Line]) -> Option<Vec<f32>> {
    let size = lines.first()?.size;
    let mut spans: Vec<(f32, f32)> =
        lines.iter().flat_map(|line| &line.parts).map(|part| (part.from, part.to)).collect();
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (first, mut reached) = *spans.first()?;
    let mut xs = vec![first - 1.0];
    for (from, to) in spans {
        if from - reached > 0.6 * GAP * size {
            xs.push((from + reached) / 2.0);
        }
        reached = reached.max(to);
    }
    xs.push(reached + 1.0);
    Some(xs)
}

/// The columns a piece of text reaches over.
fn reach(xs: &[f32], from: f32, to: f32) -> (usize, usize) {
    let last = xs.len() - 2;
    let left = xs.partition_point(|x| *x <= from + 2.0).saturating_sub(1).min(last);
    let right = xs.partition_point(|x| *x < to - 2.0).saturating_sub(1).clamp(left, last);
    (left, right + 1)
}

/// A table of rows of lines; every column of a row that says nothing gets an empty cell.
fn table_of(rows: &[Vec<&Line>], xs: Vec<f32>) -> Table {
    let width = xs.len() - 1;
    let mut cells = Vec::new();
    for (top, lines) in rows.iter().enumerate() {
        let mut row: Vec<Cell> = Vec::new();
        for part in lines.iter().flat_map(|line| &line.parts) {
            let (left, right) = reach(&xs, part.from, part.to);
            match row.iter_mut().find(|cell| cell.left < right && left < cell.right) {
                Some(cell) => {
                    cell.text.push('\n');
                    cell.text.push_str(&part.text);
                }
                None => {
                    row.push(Cell { top, bottom: top + 1, left, right, text: part.text.clone(), ..Cell::default() })
                }
            }
        }
        for column in 0..width {
            if !row.iter().any(|cell| (cell.left..cell.right).contains(&column)) {
                row.push(Cell { top, bottom: top + 1, left: column, right: column + 1, ..Cell::default() });
            }
        }
        row.sort_by_key(|cell| cell.left);
        cells.extend(row);
    }
    let tops = rows.iter().filter_map(|lines| lines.first()).map(|line| line.middle() - line.size);
    let last = rows.iter().flatten().map(|line| line.middle() + line.size).fold(f32::NEG_INFINITY, f32::max);
    let ys: Vec<f32> = tops.chain([last]).collect();
    Table { xs, ys, cells, ruled: false }
}

/// 横线 Lines of the same ends below each other, and none from top to bottom.
struct Band {
    from: f32,
    to: f32,
    ys: Vec<f32>,
}

fn bands(nets: &[Net]) -> Vec<Band> {
    let mut rules: Vec<Rule> =
        nets.iter().filter(|net| net.down.is_empty()).flat_map(|net| &net.across).copied().collect();
    rules.sort_by(|one, other| one.at.total_cmp(&other.at));
    let mut bands: Vec<Band> = Vec::new();
    for rule in rules.into_iter().take(1_000) {
        let same = |band: &&mut Band| (band.from - rule.from).abs() < 4.0 && (band.to - rule.to).abs() < 4.0;
        match bands.iter_mut().find(same) {
            Some(band) => band.ys.push(rule.at),
            None => bands.push(Band { from: rule.from, to: rule.to, ys: vec![rule.at] }),
        }
    }
    bands.retain(|band| band.ys.len() >= FEWEST);
    bands
}

impl Band {
    fn table(&self, lines: &[Line]) -> Option<Table> {
        let parted: Vec<&Line> = lines.iter().filter(|line| line.parts.len() > 1).collect();
        let xs = columns(&parted)?;
        if parted.len() < 2 || parted.len() * 2 < lines.len() || xs.len() < FEWEST {
            return None;
        }
        let mut rows: Vec<Vec<&Line>> = Vec::new();
        for ends in self.ys.windows(2) {
            let inside = |line: &&Line| ends[0] <= line.middle() && line.middle() < ends[1];
            let within: Vec<&Line> = lines.iter().filter(inside).collect();
            let begins = |line: &&Line| line.parts.len() > 1 && reach(&xs, line.left(), line.left()).0 == 0;
            if within.iter().all(begins) {
                rows.extend(within.into_iter().map(|line| vec![line]));
            } else if !within.is_empty() {
                rows.push(within);
            }
        }
        Some(table_of(&rows, xs))
    }
}
