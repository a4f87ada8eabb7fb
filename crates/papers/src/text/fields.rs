//! 一行里的栏 How one line falls into fields, for each way of typing a table.

use crate::limits;
use crate::line::{is_space, tidy};

/// One more field than a grid takes: enough to see that a line has too many.
const MOST: usize = limits::COLUMNS + 1;

/// Verticals of the box-drawing block, light and heavy, whole and with branches.
const VERTICAL: &[char] = &['│', '┃', '║', '┆', '┇', '┊', '┋', '╎', '╏'];

/// Whether a character belongs to a drawn frame.
fn is_frame(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{257f}')
}

/// Fields between tabs, empty ones included: their places count.
pub(super) fn tabbed(line: &str) -> Vec<String> {
    line.split('\t').take(MOST).map(tidy).collect()
}

/// Whether the line is separated by tabs.
pub(super) fn is_tabbed(line: &str) -> bool {
    line.contains('\t')
}

/// Whether the line has a bar, half or full width.
pub(super) fn is_barred(line: &str) -> bool {
    line.contains(['|', '｜'])
}

/// Whether the line begins and ends with a bar, as in Markdown.
pub(super) fn is_fenced(line: &str) -> bool {
    let line = line.trim_matches(is_space);
    line.chars().count() > 2 && line.starts_with(['|', '｜']) && line.ends_with(['|', '｜'])
}

/// Whether the line only rules between rows: `|---|:-:|`, `+----+`, `├──┼──┤`.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim_matches(is_space);
    let is_ruling = |c: char| matches!(c, '-' | '=' | '+' | ':' | '|' | '｜') || is_frame(c) || is_space(c);
    let is_long = ["--", "==", ":-", "-:", "──", "━━", "══"].iter().any(|run| line.contains(run));
    is_long && line.chars().all(is_ruling)
}

/// Fields between bars; `outer` says that bars at the ends are fences, not separators. `\|` is a bar of the text.
pub(super) fn barred(line: &str, outer: (bool, bool)) -> Vec<String> {
    let line = line.trim_matches(is_space);
    let line = if outer.0 { line.strip_prefix(['|', '｜']).unwrap_or(line) } else { line };
    let line = if outer.1 { line.strip_suffix(['|', '｜']).unwrap_or(line) } else { line };
    let mut fields = Vec::new();
    let mut field = String::new();
    for c in line.chars() {
        match c {
            '|' | '｜' if field.ends_with('\\') => {
                field.pop();
                field.push(c);
            }
            '|' | '｜' if fields.len() == MOST => break,
            '|' | '｜' => fields.push(std::mem::take(&mut field)),
            _ => field.push(c),
        }
    }
    fields.push(field);
    fields.iter().map(|field| tidy(&field.replace("<br>", " "))).collect()
}

/// Whether the line is part of a drawn table: it has a vertical, or is nothing but frame.
pub(super) fn is_drawn(line: &str) -> bool {
    line.contains(VERTICAL) || (is_rule(line) && line.contains(is_frame))
}

/// Fields between drawn verticals, the frame at both ends left out; horizontals inside a field are no text.
pub(super) fn drawn(line: &str) -> Vec<String> {
    let is_divider =
        |c: char| VERTICAL.contains(&c) || (is_frame(c) && !matches!(c, '─' | '━' | '═' | '┄' | '┅' | '┈' | '┉'));
    let line = line.trim_matches(is_space);
    let line = line.strip_prefix(is_divider).unwrap_or(line);
    let line = line.strip_suffix(is_divider).unwrap_or(line);
    let without_rules = |field: &str| tidy(field.trim_matches(|c| is_frame(c) || is_space(c)));
    line.split(is_divider).take(MOST).map(without_rules).collect()
}

/// Fields kept apart by two or more blanks; the indent is none.
pub(super) fn aligned(line: &str) -> Vec<&str> {
    let mut fields = Vec::new();
    let mut rest = line.trim_matches(is_space);
    while let Some((end, next)) = wide_gap(rest).filter(|_| fields.len() < MOST) {
        fields.push(&rest[..end]);
        rest = &rest[next..];
    }
    fields.push(rest);
    fields
}

/// Where the first run of two or more blanks begins and ends.
fn wide_gap(text: &str) -> Option<(usize, usize)> {
    let mut begin = None;
    let mut blanks = 0;
    for (at, c) in text.char_indices() {
        match (is_space(c), begin) {
            (true, None) => (begin, blanks) = (Some(at), 1),
            (true, Some(_)) => blanks += 1,
            (false, Some(from)) if blanks >= 2 => return Some((from, at)),
            (false, _) => begin = None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_at_the_ends_are_fields() {
        assert_eq!(tabbed("\t\t 自然人\t"), ["", "", "自然人", ""]);
    }

    #[test]
    fn fences_are_no_fields_and_an_escaped_bar_is_text() {
        assert_eq!(barred("| a \\| b | | c |", (true, true)), ["a | b", "", "c"]);
        assert_eq!(barred("|a｜b", (false, false)), ["", "a", "b"], "without fences the first field is empty");
    }

    #[test]
    fn only_two_blanks_make_a_gap() {
        assert_eq!(aligned("  规章  0   1 2\u{3000}\u{3000}3"), ["规章", "0", "1 2", "3"]);
    }

    #[test]
    fn a_rule_holds_no_text() {
        for rule in ["|---|:--:|", "+-----+----+", "├──┼──┤", "--- | ---"] {
            assert!(is_rule(rule), "{rule}");
        }
        for text in ["| - | 1 |", "| - | - |", "-", "|  |  |", "—— 1 ——", "│三│──│"] {
            assert!(!is_rule(text), "{text}");
        }
    }
}
