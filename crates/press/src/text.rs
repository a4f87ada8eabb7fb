//! 字 Text as the typesetter may have it: no control characters, and a stand-in for what no face can draw.

use std::collections::BTreeSet;

use documents::BREAK;

use crate::{faces::Cabinet, title};

/// 〓 What printers set for a character they do not have.
const GETA: char = '〓';

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
        self.marked(text).replace(BREAK, "").replace('\n', " ")
    }

    /// Lines of running text; lines may turn anywhere, so marks of words go.
    pub(crate) fn lines(&mut self, text: &str) -> Vec<String> {
        self.marked(text).replace(BREAK, "").split('\n').map(|line| line.trim().to_owned()).collect()
    }

    /// Lines of a narrow text with room for `ems` characters: turned at its marks if it has any, else left whole.
    pub(crate) fn narrow(&mut self, text: &str, ems: f64) -> Vec<String> {
        let marked = self.marked(text);
        let turned = |line: &str| if line.contains(BREAK) { title::lines(line, ems) } else { vec![line.to_owned()] };
        marked.split('\n').flat_map(turned).collect()
    }

    fn letter(&mut self, c: char) -> Option<char> {
        match c {
            '\n' | BREAK | ' ' | '\u{A0}' | '\u{3000}' => Some(c),
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

/// Characters that draw nothing; some turn the reading direction, which no document of ours wants.
fn unseen(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// How wide a text stands, in widths of a Han character.
pub(crate) fn width(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() || c == '\u{A0}' { 0.55 } else { 1.0 }).sum()
}
