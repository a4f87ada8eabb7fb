//! 字 Text in a line with its marks.

/// 一截字 Text with one set of marks; `\n` is a forced line break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// How it is set off.
    pub marks: Marks,
    /// Where it leads, if it is a link.
    pub link: Option<String>,
}

/// 着重 How text is set off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// 加粗
    pub strong: bool,
    /// 强调
    pub em: bool,
    /// 下划线
    pub underline: bool,
    /// 上下标
    pub raised: Raised,
}

/// 上下标
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Raised {
    /// On the line.
    #[default]
    No,
    /// 下标
    Sub,
    /// 上标
    Sup,
}

impl Run {
    /// Text without marks.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    fn same_kind(&self, other: &Self) -> bool {
        self.marks == other.marks && self.link == other.link
    }
}

/// The text of runs, without their marks.
pub(crate) fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Puts runs in order: blanks once, none at the ends of a line, no empty line, neighbours of one kind joined, nothing
/// that nobody sees. Done a second time it changes nothing.
pub(crate) fn tidy(runs: &[Run]) -> Vec<Run> {
    let mut tidy = Tidy::default();
    for run in runs {
        for sign in run.text.chars() {
            tidy.push(sign, run);
        }
    }
    tidy.trim(true);
    tidy.out
}

#[derive(Default)]
struct Tidy {
    out: Vec<Run>,
}

impl Tidy {
    fn push(&mut self, sign: char, run: &Run) {
        let last = self.out.last().and_then(|run| run.text.chars().next_back());
        match sign {
            '\n' => {
                self.trim(false);
                if self.out.last().is_none_or(|run| run.text.ends_with('\n')) {
                    return;
                }
            }
            sign if is_blank(sign) && last.is_none_or(|last| last == '\n' || (last == ' ' && sign == ' ')) => return,
            _ => {}
        }
        match self.out.last_mut() {
            Some(last) if last.same_kind(run) => last.text.push(sign),
            _ => self.out.push(Run { text: sign.into(), ..run.clone() }),
        }
    }

    /// Takes blanks off the end, and line ends with them when it is the end of all.
    fn trim(&mut self, lines: bool) {
        while let Some(last) = self.out.last_mut() {
            let kept = last.text.trim_end_matches(|sign| is_blank(sign) || (lines && sign == '\n')).len();
            last.text.truncate(kept);
            if kept > 0 {
                return;
            }
            self.out.pop();
        }
    }
}

fn is_blank(sign: char) -> bool {
    sign != '\n' && sign.is_whitespace()
}

/// Parts of runs between empty lines: two forced breaks in a row are how old editors begin a paragraph.
pub(crate) fn paragraphs(runs: &[Run]) -> Vec<Vec<Run>> {
    let (mut parts, mut breaks) = (vec![Vec::new()], 0);
    for run in runs {
        for sign in run.text.chars() {
            match sign {
                '\n' => breaks += 1,
                sign if !is_blank(sign) => breaks = 0,
                _ => {}
            }
            if breaks > 1 && sign == '\n' {
                parts.push(Vec::new());
                breaks = 1;
            }
            let part: &mut Vec<Run> = parts.last_mut().expect("there is always one");
            match part.last_mut() {
                Some(last) if last.same_kind(run) => last.text.push(sign),
                _ => part.push(Run { text: sign.into(), ..run.clone() }),
            }
        }
    }
    parts.iter().map(|part| tidy(part)).filter(|part| !part.is_empty()).collect()
}

/// The runs between two places, counted in signs.
pub(crate) fn slice(runs: &[Run], from: usize, to: usize) -> Vec<Run> {
    let (mut at, mut out) = (0, Vec::new());
    for run in runs {
        let signs = run.text.chars().count();
        let (start, end) = (from.saturating_sub(at).min(signs), to.saturating_sub(at).min(signs));
        if start < end {
            out.push(Run { text: run.text.chars().skip(start).take(end - start).collect(), ..run.clone() });
        }
        at += signs;
    }
    out
}

/// The sign as it is kept: every blank but the wide one is the plain blank, and what nobody sees goes.
pub(crate) fn kept(sign: char) -> Option<char> {
    match sign {
        '\u{3000}' => Some(sign),
        sign if sign.is_whitespace() => Some(' '),
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}' => None,
        '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' => None,
        sign if sign.is_control() => None,
        sign => Some(sign),
    }
}
