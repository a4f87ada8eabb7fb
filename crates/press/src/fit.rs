//! 合页 How large a table may stand that has a page of its own (表三).
//!
//! Reckoned from characters: setting the table several times to see what fits takes longer than all the rest.

use documents::BREAK;

use crate::{squares::Squares, text::width};

/// Millimetres to points.
pub(crate) const MM: f64 = 72.0 / 25.4;
/// What a page leaves below the heading, in points: the type area less the heading, the space below it, and some air.
const HEIGHT: f64 = 225.0 * MM * (1.0 - 1.6 / 22.0);
/// Space between the lines of a cell, in parts of its size, as the template sets it.
const LEADING: f64 = 0.3;
/// Sizes of text in points with the air above and below it in millimetres, the best first.
const SIZES: &[(f64, f64)] = &[(10.5, 1.7), (10.5, 1.3), (10.5, 0.9), (10.0, 0.8), (9.5, 0.7), (9.0, 0.6), (8.0, 0.5)];
/// What a table is set in that fills no page of its own.
pub(crate) const USUAL: (f64, f64) = (10.5, 1.3);

/// The best size in which the table ends on its page; the smallest but one for a table that never will.
/// `room` says how many points a square leaves for text.
pub(crate) fn fit(squares: &Squares<'_>, rows: usize, room: impl Fn(usize) -> f64) -> (f64, f64) {
    let fits = |(size, air): &&(f64, f64)| height(squares, rows, &room, *size, *air) <= HEIGHT;
    SIZES.iter().find(fits).copied().unwrap_or((9.0, 0.6))
}

fn height(squares: &Squares<'_>, rows: usize, room: &impl Fn(usize) -> f64, size: f64, air: f64) -> f64 {
    let mut heights = vec![0.0_f64; rows];
    let mut tall = Vec::new();
    for (at, square) in squares.squares.iter().enumerate() {
        // A figure is never broken.
        let text = square.cell.filter(|cell| !cell.figure).map_or("", |cell| cell.text.as_str());
        let own = lines(text, room(at) / size) * size * (1.0 + LEADING) - LEADING * size + 2.0 * air * MM;
        match square.height {
            1 => heights[square.y] = heights[square.y].max(own),
            height => tall.push((square.y..square.y + height, own)),
        }
    }
    for (covered, own) in tall {
        // The typesetter gives what is missing to the last row.
        let last = covered.end - 1;
        let have: f64 = heights[covered].iter().sum();
        heights[last] += (own - have).max(0.0);
    }
    heights.iter().sum()
}

/// Lines a text takes where a line holds `ems` characters.
fn lines(text: &str, ems: f64) -> f64 {
    let full = ems.floor().max(1.0);
    let text = text.replace(BREAK, "");
    text.split('\n').map(width).map(|line| if line <= ems { 1.0 } else { (line / full).ceil() }).sum()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn lines_are_reckoned_from_characters() {
        let cases =
            [("", 5.0, 1.0, "empty"), ("甲乙丙丁戊", 5.4, 1.0, "just full"), ("甲乙丙丁戊己", 5.9, 2.0, "one over")];
        for (text, ems, expected, because) in cases {
            assert!((lines(text, ems) - expected).abs() < f64::EPSILON, "{because}");
        }
    }
}
