//! 标题分行 How a title of several lines breaks between its words and still is one line of text to whoever reads it.
//!
//! A break set into the title would cut its name in two for searches, screen readers and programs. The paragraph is
//! made narrower instead, so far that its lines end at borders of words by themselves.

use crate::{BREAK, breadth};

/// A line of the title holds twenty characters of 2号.
const ROOM: usize = 40;

/// 行宽 The width of the lines in halves of a character; `None` for a title of one line, and where no width breaks
/// between words only. Half a character more or less must not matter: faces differ in their digits.
pub(super) fn room(title: &str) -> Option<usize> {
    let borders: Vec<usize> = title
        .chars()
        .enumerate()
        .filter(|(_, c)| *c == BREAK)
        .enumerate()
        .map(|(before, (at, _))| at - before)
        .collect();
    let fewest = ends(title, ROOM);
    if fewest.is_empty() {
        return None;
    }
    let sensible = |room: usize| {
        let breaks = ends(title, room);
        breaks.len() == fewest.len()
            && breaks.iter().all(|end| borders.contains(end))
            && breaks == ends(title, room - 1)
    };
    (ROOM / 2..ROOM).find(|room| sensible(*room))
}

/// Where a program that breaks anywhere ends the lines, counted in characters.
fn ends(title: &str, room: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut filled = 0;
    for (at, c) in title.chars().filter(|c| *c != BREAK).enumerate() {
        let wide = breadth::of(c.encode_utf8(&mut [0; 4]));
        if filled + wide > room {
            ends.push(at);
            filled = 0;
        }
        filled += wide;
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::room;

    #[test]
    fn a_long_title_breaks_between_its_words() {
        let cases = [
            ("样张乡\u{200B}工作报告", None, "fits on one line"),
            (
                "桑村乡人民政府 2025\u{A0}年\u{200B}政府信息公开工作\u{200B}年度报告",
                Some(39),
                "the name and what it did, then the report: one character less than 政府信息公开工作年 takes",
            ),
            ("一二三四五六七八九十一二\u{200B}三四五六七八九十一二", Some(25), "two lines of one length"),
            ("长长长长长长长长长长长长长长长长长长长长长长长", None, "no border named"),
            ("", None, "no title"),
        ];
        for (title, expected, because) in cases {
            assert_eq!(room(title), expected, "{because}");
        }
    }
}
