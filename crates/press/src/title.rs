//! 题 Where a title turns: between its words, into lines of like length (GB/T 9704 7.3.1).

use documents::BREAK;

use crate::text::width;

/// 分行 The lines of a title that has room for `ems` characters a line.
///
/// Few lines before even lines: never more than needed. Pieces between [`BREAK`] stay whole; one that is wider than
/// a line is cut where the line ends.
pub(crate) fn lines(title: &str, ems: f64) -> Vec<String> {
    title.split('\n').flat_map(|line| balance(&pieces(line, ems), ems)).filter(|line| !line.is_empty()).collect()
}

fn pieces(line: &str, ems: f64) -> Vec<String> {
    let mut pieces = Vec::new();
    for piece in line.split(BREAK) {
        let mut rest = String::new();
        for c in piece.chars() {
            rest.push(c);
            if width(&rest) > ems {
                rest.pop();
                pieces.push(std::mem::take(&mut rest));
                rest.push(c);
            }
        }
        pieces.push(rest);
    }
    pieces
}

/// The smallest line length that needs no more lines than the full one, and the filling it gives.
fn balance(pieces: &[String], ems: f64) -> Vec<String> {
    let full = fill(pieces, ems);
    let mut best = full;
    loop {
        let longest = best.iter().map(|line| width(line)).fold(0.0, f64::max);
        let narrower = fill(pieces, longest - 0.01);
        let shorter = narrower.iter().all(|line| width(line) < longest);
        if narrower.len() > best.len() || !shorter {
            return best;
        }
        best = narrower;
    }
}

/// As many pieces on each line as fit.
fn fill(pieces: &[String], ems: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if width(line) + width(piece) <= ems => line.push_str(piece),
            _ => lines.push(piece.clone()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn titles_turn_between_words() {
        let cases = [
            // title, ems, lines, because
            ("桑村乡通知", 20.0, vec!["桑村乡通知"], "it fits"),
            ("关于\u{200B}桑村乡", 20.0, vec!["关于桑村乡"], "it fits, and marks go"),
            ("甲乙丙丁\u{200B}戊己\u{200B}庚辛", 6.0, vec!["甲乙丙丁", "戊己庚辛"], "even, not 6 + 2"),
            ("甲乙丙丁戊己庚", 3.0, vec!["甲乙丙", "丁戊己", "庚"], "no mark: cut where the line ends"),
            ("甲乙\n丙", 9.0, vec!["甲乙", "丙"], "the author's own line"),
            ("", 9.0, vec![], "nothing"),
        ];
        for (title, ems, expected, because) in cases {
            assert_eq!(lines(title, ems), expected, "{because}");
        }
    }
}
