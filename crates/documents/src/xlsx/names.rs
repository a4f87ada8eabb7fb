//! 工作表名 What each sheet is called: by its table, legally, and never twice.

use std::collections::HashSet;

use crate::text::printable_line;

/// Spreadsheets cut here.
const LONGEST: usize = 31;

/// 已用的名字 Names taken so far, in small letters, as spreadsheets compare them.
#[derive(Default)]
pub(crate) struct Names(HashSet<String>);

impl Names {
    /// The name for a table called `wanted`, numbered when another sheet has it already.
    pub(crate) fn take(&mut self, wanted: &str) -> String {
        let legal = legal(wanted);
        let mut name = legal.clone();
        let mut number = 1;
        while !self.0.insert(name.to_lowercase()) {
            number += 1;
            let ending = format!("（{number}）");
            name = cut(&legal, LONGEST - ending.chars().count()) + &ending;
        }
        name
    }
}

fn legal(wanted: &str) -> String {
    let plain = printable_line(wanted).replace(['[', ']', ':', '*', '?', '/', '\\'], "");
    let name = cut(plain.trim_matches(|c: char| c == '\'' || c.is_whitespace()), LONGEST);
    let name = name.trim_end_matches('\'');
    // `History` is a name that spreadsheets keep for themselves.
    if name.is_empty() || name.eq_ignore_ascii_case("history") { "表".to_owned() } else { name.to_owned() }
}

/// The beginning of a text, counted in UTF-16 as spreadsheets do.
fn cut(text: &str, most: usize) -> String {
    let mut length = 0;
    text.chars()
        .take_while(|c| {
            length += c.len_utf16();
            length <= most
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn a_name_is_legal_short_and_its_own() {
        let mut names = Names::default();
        let long = "长".repeat(40);
        let cases = [
            ("正文", "正文".to_owned(), "as it is"),
            ("正文", "正文（2）".to_owned(), "taken"),
            ("a[b]:c*?/\\d", "abcd".to_owned(), "forbidden marks go"),
            ("ABCD", "ABCD（2）".to_owned(), "spreadsheets do not tell capitals apart"),
            ("'引'", "引".to_owned(), "no mark of quotation at the ends"),
            ("", "表".to_owned(), "no caption"),
            ("History", "表（2）".to_owned(), "kept by the program"),
            (&long, "长".repeat(31), "cut at 31"),
            (&long, "长".repeat(28) + "（2）", "cut further for its number"),
        ];
        for (wanted, expected, because) in cases {
            assert_eq!(names.take(wanted), expected, "{because}");
        }
    }
}
