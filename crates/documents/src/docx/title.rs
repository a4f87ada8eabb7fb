//! 标题分行 Where a title of several lines breaks: between its words, its lines of nearly one length.

use crate::{BREAK, breadth};

/// A line of the title holds twenty characters of 2号.
const ROOM: usize = 40;

/// 分行 The title with its lines; one that fits, or that names no borders, is left as it is.
pub(super) fn lines(title: &str) -> String {
    let words: Vec<&str> = title.split(BREAK).collect();
    let fewest = fill(&words, ROOM);
    let even = (1..ROOM).rev().map(|room| fill(&words, room)).take_while(|lines| lines.len() == fewest.len()).last();
    even.unwrap_or(fewest).join("\n")
}

fn fill(words: &[&str], room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut().filter(|line| breadth::of(line) + breadth::of(word) <= room) {
            Some(line) => line.push_str(word),
            None => lines.push((*word).to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_long_title_breaks_into_lines_of_one_length() {
        let cases = [
            ("样张乡\u{200B}工作报告", "样张乡工作报告", "fits on one line"),
            (
                "桑村乡人民政府 2025\u{A0}年\u{200B}政府信息公开工作\u{200B}年度报告",
                "桑村乡人民政府 2025\u{A0}年\n政府信息公开工作年度报告",
                "not the name alone on the last line",
            ),
            ("", "", "no title"),
        ];
        for (title, expected, because) in cases {
            assert_eq!(lines(title), expected, "{because}");
        }
        let unbroken = "长".repeat(60);
        assert_eq!(lines(&unbroken), unbroken, "no border named, so the program breaks it");
    }
}
