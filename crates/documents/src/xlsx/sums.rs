//! 合计公式 A sum as a formula, only where what is printed is the sum of what is printed.

use rust_xlsxwriter::utility::row_col_to_cell;

use super::number::Number;
use crate::squares::{Fitted, Squares};

/// A function takes no more arguments.
const MOST_ARGUMENTS: usize = 255;

/// The formula of a sum whose table begins `below` rows down its sheet. `None` when an addend is absent or no number,
/// when the sum is wrong (it stays as it was reported), or when there is nothing to add.
pub(super) fn formula(squares: &Squares<'_>, at: &Fitted<'_>, below: u32) -> Option<String> {
    let addends = &at.cell.sum_of;
    if addends.is_empty() || addends.contains(&(at.row, at.column)) {
        return None;
    }
    let mut sum = 0_u128;
    for &(row, column) in addends {
        let addend = squares.owner(row, column).filter(|cell| (cell.row, cell.column) == (row, column))?;
        sum = sum.checked_add(Number::read(&addend.cell.text)?.millionths)?;
    }
    if sum != Number::read(&at.cell.text)?.millionths {
        return None;
    }
    let runs = runs(addends);
    (runs.len() <= MOST_ARGUMENTS).then(|| written(&runs, below)).flatten()
}

/// First and last square of each unbroken run along a row or a column.
fn runs(addends: &[(usize, usize)]) -> Vec<[(usize, usize); 2]> {
    let mut runs: Vec<[(usize, usize); 2]> = Vec::new();
    for &(row, column) in addends {
        let follows = |[first, last]: &[(usize, usize); 2]| {
            let down = last.1 == column && first.1 == column && last.0 + 1 == row;
            let along = last.0 == row && first.0 == row && last.1 + 1 == column;
            down || along
        };
        match runs.last_mut().filter(|run| follows(run)) {
            Some(run) => run[1] = (row, column),
            None => runs.push([(row, column); 2]),
        }
    }
    runs
}

fn written(runs: &[[(usize, usize); 2]], below: u32) -> Option<String> {
    let name = |(row, column): (usize, usize)| {
        Some(row_col_to_cell(u32::try_from(row).ok()? + below, u16::try_from(column).ok()?))
    };
    let parts: Option<Vec<String>> = runs
        .iter()
        .map(
            |[first, last]| {
                if first == last { name(*first) } else { Some(format!("{}:{}", name(*first)?, name(*last)?)) }
            },
        )
        .collect();
    let parts = parts?;
    let single = runs.iter().all(|[first, last]| first == last);
    Some(if single { format!("={}", parts.join("+")) } else { format!("=SUM({})", parts.join(",")) })
}
