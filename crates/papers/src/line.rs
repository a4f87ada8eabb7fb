//! 一行字 Text gathered from pieces, its white space put in order on the way.

/// Collects pieces of running text: white space of any kind (U+3000, U+00A0 included) becomes one blank, invisible
/// characters go, forced breaks stay as one `\n`.
#[derive(Debug, Default)]
pub(crate) struct Line {
    text: String,
    /// White space was seen since the last visible character.
    blank: bool,
}

impl Line {
    /// Adds a piece; it is glued to what stands before unless either side has white space there.
    pub(crate) fn push(&mut self, piece: &str) {
        let (mut from, mut at) = (0, 0);
        loop {
            at = after_plain(piece.as_bytes(), at);
            let Some(c) = piece[at..].chars().next() else { break };
            let (space, invisible) = (is_space(c), is_invisible(c));
            if space || invisible {
                self.visible(&piece[from..at]);
                self.blank |= space;
                from = at + c.len_utf8();
            }
            at += c.len_utf8();
        }
        self.visible(&piece[from..]);
    }

    fn visible(&mut self, run: &str) {
        if run.is_empty() {
            return;
        }
        if self.blank && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        self.blank = false;
        self.text.push_str(run);
    }

    /// A forced break; several are one, and none stands at the ends.
    pub(crate) fn new_line(&mut self) {
        self.blank = false;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Bytes gathered so far.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// What was gathered since there were `from` bytes, without the blank that keeps it apart.
    pub(crate) fn since(&self, from: usize) -> std::ops::Range<usize> {
        let blank = self.text[from..].len() - self.text[from..].trim_start_matches(' ').len();
        from + blank..self.text.len()
    }

    /// What was gathered, which may be nothing; the line is empty afterwards and keeps its room.
    pub(crate) fn take(&mut self) -> String {
        let text = self.text.trim_end_matches('\n').to_owned();
        self.text.clear();
        self.blank = false;
        text
    }
}

/// Where, from byte `at` on, the plain characters end: visible ASCII, and those of three bytes from U+4000 to U+9FFF, which
/// holds the usual Han characters and neither white space nor anything invisible.
fn after_plain(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match bytes.get(at) {
            Some(b'!'..=b'~') => at += 1,
            Some(0xe4..=0xe9) => at += 3,
            _ => return at,
        }
    }
}

/// A piece on its own, put in order.
pub(crate) fn tidy(piece: &str) -> String {
    let mut line = Line::default();
    line.push(piece);
    line.take()
}

/// White space in any script; control characters count, they have no place in text.
pub(crate) fn is_space(c: char) -> bool {
    match c {
        '!'..='~' => false,
        '\u{4e00}'..='\u{9fff}' => false,
        _ => c.is_whitespace() || c.is_control(),
    }
}

/// Characters nobody sees that pages are full of: zero-width ones, the byte order mark, the soft hyphen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_every_kind_is_one_blank_and_none_at_the_ends() {
        assert_eq!(tidy("\u{3000}\u{3000}结果\u{a0}\t\n 维持\u{3000}"), "结果 维持");
    }

    #[test]
    fn invisible_characters_leave_no_trace() {
        assert_eq!(tidy("\u{feff}商\u{200b}业\u{ad}企\u{200d}业"), "商业企业");
    }

    #[test]
    fn breaks_are_kept_once_and_blanks_beside_them_go() {
        let mut line = Line::default();
        line.new_line();
        line.push("结果 ");
        line.new_line();
        line.new_line();
        line.push(" 维持");
        line.new_line();
        assert_eq!(line.take(), "结果\n维持");
        assert_eq!(line.take(), "", "a taken line is empty");
    }
}
