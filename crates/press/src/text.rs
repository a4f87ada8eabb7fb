//! 字 Text as the typesetter may have it: no control characters, and a stand-in for what no face can draw.

use std::collections::BTreeSet;

use documents::BREAK;

use crate::{faces::Cabinet, title};

/// 〓 What printers set for a character they do not have.
const GETA: char = '〓';

/// Keeps digits with their unit. It never reaches the page: readers of files stumble over it.
pub(crate) const KEEP: char = '\u{A0}';

/// Letters of the longest word that is not cut: a line holds about fifty.
const LONGEST_WORD: usize = 44;

/// What is kept on one line at most, in characters.
const LONGEST_KEPT: f64 = 12.0;

/// 校字 Cleans texts for the page, and remembers which characters it had to replace.
pub(crate) struct Proof<'a> {
    cabinet: &'a Cabinet,
    missing: BTreeSet<char>,
}

impl<'a> Proof<'a> {
    pub(crate) fn new(cabinet: &'a Cabinet) -> Self {
        Self { cabinet, missing: BTreeSet::new() }
    }

    /// Every character that was replaced, once, in order.
    pub(crate) fn missing(self) -> Vec<char> {
        self.missing.into_iter().collect()
    }

    /// A text that may still hold marks for lines: [`BREAK`] and `\n`.
    pub(crate) fn marked(&mut self, text: &str) -> String {
        let clean: String = text.chars().filter_map(|c| self.letter(c)).collect();
        clean.trim_matches(|c: char| c.is_whitespace() || c == BREAK).to_owned()
    }

    /// A text on one line without any mark.
    pub(crate) fn plain(&mut self, text: &str) -> String {
        self.marked(text).replace(BREAK, "").replace(['\n', KEEP], " ")
    }

    /// Lines of running text, each in parts: those at odd places stay on one line of paper.
    pub(crate) fn running(&mut self, text: &str) -> Vec<Vec<String>> {
        self.marked(text).replace(BREAK, "").split('\n').map(|line| loosened(line.trim())).collect()
    }

    /// Lines of a narrow text with room for `ems` characters: turned at its marks if it has any, else left whole.
    pub(crate) fn narrow(&mut self, text: &str, ems: f64) -> Vec<String> {
        let marked = self.marked(text);
        let turned = |line: &str| {
            let turns = line.contains(BREAK) || width(&ascii(line)) > ems;
            if turns { title::lines(line, ems) } else { vec![line.to_owned()] }
        };
        marked.split('\n').flat_map(turned).map(|line| line.replace(KEEP, " ")).collect()
    }

    fn letter(&mut self, c: char) -> Option<char> {
        match c {
            '\n' | BREAK | ' ' | KEEP | '\u{3000}' => Some(c),
            '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
            _ if c.is_control() || unseen(c) => None,
            _ if c.is_whitespace() => Some(' '),
            _ if self.cabinet.draws(c) => Some(c),
            _ => {
                self.missing.insert(c);
                Some(GETA)
            }
        }
    }
}

/// The longest stretch of a word that offers no place to turn.
pub(crate) fn ascii(word: &str) -> String {
    let stretches = word.split(|c: char| !c.is_ascii_graphic());
    stretches.max_by_key(|stretch| stretch.len()).unwrap_or_default().to_owned()
}

/// Cuts a line into parts, and a word longer than a line into parts of its own: it may turn between them, or it
/// would leave the paper.
fn loosened(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for word in line.split_inclusive(|c: char| !c.is_ascii_graphic()) {
        if word.len() > LONGEST_WORD {
            let letters: Vec<char> = word.chars().collect();
            out.extend(letters.chunks(10).flat_map(|some| [some.iter().collect(), String::new()]));
        } else {
            out.last_mut().expect("there is always a last part").push_str(word);
        }
    }
    let whole = |(at, part): (usize, String)| if at % 2 == 0 { parts(&part) } else { vec![part] };
    out.into_iter().enumerate().flat_map(whole).collect()
}

/// Cuts a line so that what [`KEEP`] holds together stands at odd places: digits, a blank, one character.
fn parts(line: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(KEEP) {
        let digits = before.trim_end_matches(|c: char| c.is_ascii_graphic()).len();
        let unit = after.chars().next().filter(|c| c.is_alphanumeric()).map_or(0, char::len_utf8);
        let kept = format!("{} {}", &before[digits..], &after[..unit]);
        let plain = parts.last_mut().expect("there is always a last part");
        if width(&kept) > LONGEST_KEPT {
            plain.push_str(before);
            plain.push(' ');
            rest = after;
            continue;
        }
        plain.push_str(&before[..digits]);
        parts.extend([kept, String::new()]);
        rest = &after[unit..];
    }
    parts.last_mut().expect("there is always a last part").push_str(rest);
    parts
}

/// Characters that draw nothing; some turn the reading direction, which no document of ours wants.
fn unseen(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// How wide a text stands, in widths of a Han character.
pub(crate) fn width(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() || c == KEEP { 0.55 } else { 1.0 }).sum()
}

#[cfg(test)]
mod tests {
    use super::{loosened, parts};

    #[test]
    fn digits_stay_with_their_unit() {
        let cases: [(&str, &[&str], &str); 6] = [
            ("公开 12\u{A0}条。", &["公开 ", "12 条", "。"], "digits, blank, unit"),
            ("12\u{A0}", &["", "12 ", ""], "nothing behind"),
            ("\u{A0}条", &["", " 条", ""], "nothing before"),
            ("3\u{A0}，再", &["", "3 ", "，再"], "marks are left to the typesetter"),
            ("1\u{A0}年2\u{A0}月", &["", "1 年", "", "2 月", ""], "one after the other"),
            ("无", &["无"], "nothing to keep"),
        ];
        for (line, expected, because) in cases {
            assert_eq!(parts(line), expected, "{because}");
        }
        assert_eq!(loosened("见 9\u{A0}条"), ["见 ", "9 条", ""], "nothing is endless");
        let address = format!("见{}，完", "x".repeat(48));
        assert_eq!(loosened(&address).iter().filter(|part| part.starts_with("xxx")).count(), 5, "ten letters each");
        assert_eq!(loosened(&address).concat(), address, "no letter is lost");
        let endless = format!("{}\u{A0}条", "9".repeat(80));
        assert_eq!(parts(&endless).len(), 1, "too long to keep");
    }
}
