//! 数据 The figures of one report: every cell of its form, read or absent, and why it is absent.

use std::collections::BTreeMap;

use super::{Cell, Form, Format, Number};

/// 单元格的内容 A cell holds a number, or nothing for a reason. Absent is never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A number was read.
    Read(Number),
    /// No number, and why.
    Absent(Absence),
}

/// 缺失 Why a cell holds no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Absence {
    /// 空白 The cell is there and empty.
    Blank,
    /// 斜杠 `/` or `\`.
    Slash,
    /// 横线 `—`, `-`, `－` and their like.
    Dash,
    /// 无 The word 无.
    Nothing,
    /// 不适用 The words 不适用.
    NotApplicable,
    /// 丢失 The cell itself is not there: cut off in a conversion, a missing row, a table as a picture.
    Lost,
    /// 读不出 Something stands there that is no number; its text is kept.
    Unreadable,
}

impl Absence {
    /// The word that files use in `provenance`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Slash => "slash",
            Self::Dash => "dash",
            Self::Nothing => "nothing",
            Self::NotApplicable => "not_applicable",
            Self::Lost => "lost_in_conversion",
            Self::Unreadable => "unreadable",
        }
    }

    /// The absence of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Blank, Self::Slash, Self::Dash, Self::Nothing, Self::NotApplicable, Self::Lost, Self::Unreadable]
            .into_iter()
            .find(|absence| absence.name() == name)
    }
}

/// 数据 One value or one absence for each cell of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    format: Format,
    contents: Vec<Content>,
    /// The text of cells that were printed in words of their own: unreadable ones, signed changes, amounts with a unit.
    printed: BTreeMap<Cell, String>,
}

/// 覆盖 How much of the form was read. The four parts after `expected` add up to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Cells the form has.
    pub expected: usize,
    /// Cells with a number.
    pub read: usize,
    /// Cells left blank or marked as having none.
    pub blank: usize,
    /// Cells that are not there.
    pub lost: usize,
    /// Cells with something that is no number.
    pub unreadable: usize,
}

impl Figures {
    /// Figures of which nothing is known yet: every cell lost.
    #[must_use]
    pub fn unknown(format: Format) -> Self {
        let contents = vec![Content::Absent(Absence::Lost); format.form().size()];
        Self { format, contents, printed: BTreeMap::new() }
    }

    /// Their edition.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Their form.
    #[must_use]
    pub fn form(&self) -> &'static Form {
        self.format.form()
    }

    /// What a cell holds.
    #[must_use]
    pub fn content(&self, cell: Cell) -> Content {
        self.contents[usize::from(cell.0)]
    }

    /// The number of a cell; `None` when it is absent.
    #[must_use]
    pub fn get(&self, cell: Cell) -> Option<Number> {
        match self.content(cell) {
            Content::Read(number) => Some(number),
            Content::Absent(_) => None,
        }
    }

    /// The number of the cell of that name; `None` when it is absent or this edition has no such cell.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<Number> {
        self.form().cell(name).and_then(|cell| self.get(cell))
    }

    /// Puts a number or an absence into a cell.
    pub fn set(&mut self, cell: Cell, content: Content) {
        self.contents[usize::from(cell.0)] = content;
        self.printed.remove(&cell);
    }

    /// Puts a content into a cell together with the text it was printed as; the text is kept where it says more than
    /// the content itself, so that two figures are equal whichever way they came.
    pub fn set_printed(&mut self, cell: Cell, content: Content, printed: String) {
        self.set(cell, content);
        let says_more = match content {
            Content::Read(number) => number.to_string() != printed,
            Content::Absent(absence) => absence == Absence::Unreadable,
        };
        if says_more {
            self.printed.insert(cell, printed);
        }
    }

    /// The text a cell was printed as, where that is more than its digits.
    #[must_use]
    pub fn printed(&self, cell: Cell) -> Option<&str> {
        self.printed.get(&cell).map(String::as_str)
    }

    /// What is to be printed in a cell; `None` when it is absent.
    #[must_use]
    pub fn print(&self, cell: Cell) -> Option<String> {
        let number = self.get(cell)?;
        Some(self.printed(cell).map_or_else(|| number.to_string(), str::to_owned))
    }

    /// The cells that hold no number, in the order of the form.
    pub fn absent(&self) -> impl Iterator<Item = (Cell, Absence)> + '_ {
        self.form().cells().filter_map(|cell| match self.content(cell) {
            Content::Absent(absence) => Some((cell, absence)),
            Content::Read(_) => None,
        })
    }

    /// How much was read.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        let mut coverage = Coverage { expected: self.contents.len(), ..Coverage::default() };
        for content in &self.contents {
            *match content {
                Content::Read(_) => &mut coverage.read,
                Content::Absent(Absence::Lost) => &mut coverage.lost,
                Content::Absent(Absence::Unreadable) => &mut coverage.unreadable,
                Content::Absent(_) => &mut coverage.blank,
            } += 1;
        }
        coverage
    }
}
