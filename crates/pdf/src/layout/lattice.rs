//! 格 Squares between the lines of a net, and the cells they make where no line parts them.

use papers::limits;

use super::rules::{NEAR, Net, places};
use super::table::{Cell, Table};
use crate::sheet::Rule;

/// A line that ends this far beyond the last crossing one has an open side there.
const OPEN: f32 = 6.0;
/// The part of a side that a line must cover to close it.
const CLOSED: f32 = 0.6;

/// 成格 The cells of a net, still without text; none when it is no table: a frame, a single line.
pub(super) fn table(net: &Net) -> Option<Table> {
    if net.across.is_empty() || net.down.is_empty() {
        return None;
    }
    let (mut xs, mut ys) = (places(&net.down), places(&net.across));
    open_sides(&mut xs, &net.across);
    open_sides(&mut ys, &net.down);
    let (width, height) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    let squares = width * height;
    if squares < 2 || width > limits::COLUMNS || squares > limits::CELLS {
        return None;
    }
    let walls = Walls::new(net, &xs, &ys);
    let cells = walls.cells(width, height);
    (cells.len() > 1).then_some(Table { xs, ys, cells, ruled: true })
}

/// Adds the ends of the lines `along` where no line closes them.
fn open_sides(places: &mut Vec<f32>, along: &[Rule]) {
    let from = along.iter().map(|rule| rule.from).fold(f32::INFINITY, f32::min);
    let to = along.iter().map(|rule| rule.to).fold(f32::NEG_INFINITY, f32::max);
    let open_from = places.first().is_none_or(|first| from < first - OPEN);
    let open_to = places.last().is_none_or(|last| to > last + OPEN);
    if open_from {
        places.insert(0, from);
    }
    if open_to {
        places.push(to);
    }
}

/// 边 Which sides of the squares have a line.
struct Walls {
    /// For each line from top to bottom and each row, whether it is there.
    down: Vec<Vec<bool>>,
    /// For each line from left to right and each column.
    across: Vec<Vec<bool>>,
}

impl Walls {
    fn new(net: &Net, xs: &[f32], ys: &[f32]) -> Self {
        Self { down: walls(&net.down, xs, ys), across: walls(&net.across, ys, xs) }
    }

    /// 并格 Cells from the top left: each takes free squares to the right, then downwards, until a line parts them.
    fn cells(&self, width: usize, height: usize) -> Vec<Cell> {
        let mut taken = vec![vec![false; width]; height];
        let mut cells = Vec::new();
        for top in 0..height {
            for left in 0..width {
                if taken[top][left] {
                    continue;
                }
                let right = (left + 1..width).find(|at| taken[top][*at] || self.down[*at][top]).unwrap_or(width);
                let closed = |row: usize| {
                    self.across[row][left..right].iter().any(|wall| *wall)
                        || (left + 1..right).any(|at| self.down[at][row])
                        || taken[row][left..right].iter().any(|taken| *taken)
                };
                let bottom = (top + 1..height).find(|row| closed(*row)).unwrap_or(height);
                for row in &mut taken[top..bottom] {
                    row[left..right].fill(true);
                }
                let open = |row: usize| !self.across[row][left..right].iter().any(|wall| *wall);
                let (open_top, open_bottom) = (top == 0 && open(0), bottom == height && open(height));
                cells.push(Cell { top, bottom, left, right, text: String::new(), open_top, open_bottom });
            }
        }
        cells
    }
}

/// For each place of a line and each stretch between two places across it, whether a line is there.
fn walls(rules: &[Rule], places: &[f32], across: &[f32]) -> Vec<Vec<bool>> {
    let mut covered = vec![vec![0.0_f32; across.len() - 1]; places.len()];
    for rule in rules {
        let near = |place: &f32| (place - rule.at).abs();
        let nearest = places.iter().enumerate().min_by(|one, other| near(one.1).total_cmp(&near(other.1)));
        let Some((at, _)) = nearest.filter(|(_, place)| near(place) <= NEAR) else { continue };
        for (stretch, ends) in across.windows(2).enumerate() {
            covered[at][stretch] += (rule.to.min(ends[1]) - rule.from.max(ends[0])).max(0.0);
        }
    }
    let is_wall = |(covered, ends): (&f32, &[f32])| *covered >= CLOSED * (ends[1] - ends[0]);
    covered.iter().map(|row| row.iter().zip(across.windows(2)).map(is_wall).collect()).collect()
}
