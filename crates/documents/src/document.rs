//! The one description of a document.
//!
//! Texts are plain. Two characters speak about lines: U+200B marks a border between words where a title or a table
//! head may break ([`BREAK`]), U+00A0 keeps digits with their unit. Renderings without lines drop them.

/// 可断处 A border between words, where a narrow title may break.
pub const BREAK: char = '\u{200B}';

/// 文件 A document as its author means it, before any format.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// 标题 The title, plain text.
    pub title: String,
    /// 发文机关 Who issues it; goes into metadata, and into the seal place of letters.
    pub issuer: String,
    /// What stands below the title, such as the statistical period; one short clause each.
    pub facts: Vec<String>,
    /// 正文 The body in reading order.
    pub blocks: Vec<Block>,
    /// What paper alone carries at its very end (address, seal of the data); empty for none.
    pub colophon: Vec<String>,
}

/// 一块 One element of the body.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading. `anchor` is unique in the document and safe in an address, such as `s1`.
    Heading {
        /// How deep.
        level: HeadingLevel,
        /// Its text.
        text: String,
        /// Where a link can point.
        anchor: String,
    },
    /// Running text.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// 落款 Who signs and when, at the right below the text, with the place of the seal.
    Seal {
        /// 发文机关署名 The organ that signs.
        organ: String,
        /// 成文日期 The date as it is printed, such as `2025年3月5日`.
        date: String,
        /// 加盖印章 Whether a seal is put on it, which wants room and another order of the lines.
        sealed: bool,
    },
    /// 提示 A remark of ours that stands on screens only, never on paper.
    Note {
        /// What it says.
        text: Paragraph,
        /// Where a link can point, unique in the document; empty for nowhere.
        anchor: String,
    },
}

/// 标题层级 Section (一、) or part ((一)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingLevel {
    /// 一、 A section of the document.
    Section,
    /// （一） A part of a section.
    Part,
}

/// 一段 Text in runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its runs in order.
    pub runs: Vec<Run>,
}

/// 一节文字 A stretch of text, or a figure that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Plain text.
    Text(String),
    /// 可翻开的数 Digits quoted from records: where they open, and how that is said ("253 条，翻开记录").
    Figure {
        /// The digits.
        digits: String,
        /// Address of the records; `None` prints the digits alone.
        href: Option<String>,
        /// What a screen reader says.
        label: String,
    },
}

/// 表 A table with true spans.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Read out before the table; not drawn on screens.
    pub caption: String,
    /// How it is drawn.
    pub kind: TableKind,
    /// Number of columns.
    pub columns: usize,
    /// Rows that repeat at the head of each page.
    pub head_rows: usize,
    /// All rows, head first; each cell stands once, in the row where it begins.
    pub rows: Vec<Vec<TableCell>>,
    /// Rows that are drawn as sums.
    pub sum_rows: Vec<usize>,
    /// Relative widths of the columns, for paper; sums to 100.
    pub widths: Vec<u16>,
}

/// 表的样子 How a table behaves where there is little room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// A narrow statutory table of four columns (表二).
    Narrow,
    /// A wide statutory table: labels pinned at the start, the last column at the end (表三).
    Wide,
    /// A flat one of many equal columns (表四).
    Flat,
    /// Any other list.
    Plain,
}

/// 一格 One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableCell {
    /// Its text, or the digits of a figure; a figure without digits is printed blank, never as zero.
    pub text: String,
    /// Rows it covers; zero counts as one.
    pub rows: usize,
    /// Columns it covers; zero counts as one.
    pub columns: usize,
    /// Heading cell, and of what.
    pub scope: Option<Scope>,
    /// A band over the whole width that names the rows below.
    pub band: bool,
    /// How deep a row label stands: 0, 1 or 2.
    pub depth: u8,
    /// Where the figure opens; `None` for labels and for paper.
    pub href: Option<String>,
    /// Why a figure is blank, for those who read on a screen; never on paper.
    pub remark: Option<String>,
    /// 有问题 The anchor of the remark that says what is wrong with the figure; on screens only.
    pub fault: Option<String>,
    /// Whether the cell holds a figure.
    pub figure: bool,
    /// Whether the figure is a sum: its corner shows even when it is zero.
    pub total: bool,
    /// 加数 What the figure sums: row and column of the first square of each addend, as [`crate::grid::place`] counts.
    pub sum_of: Vec<(usize, usize)>,
}

impl TableCell {
    /// A heading cell.
    #[must_use]
    pub fn label(text: &str, scope: Scope) -> Self {
        Self { text: text.to_owned(), scope: Some(scope), ..Self::default() }
    }

    /// A figure without an address.
    #[must_use]
    pub fn figure(digits: &str) -> Self {
        Self { text: digits.to_owned(), figure: true, ..Self::default() }
    }

    /// The same cell over several rows and columns.
    #[must_use]
    pub fn over(self, rows: usize, columns: usize) -> Self {
        Self { rows, columns, ..self }
    }

    /// 合计 A figure that sums others, named by the row and column of their first squares.
    #[must_use]
    pub fn sum(self, sum_of: Vec<(usize, usize)>) -> Self {
        Self { total: true, sum_of, ..self }
    }

    /// The same label, standing deeper.
    #[must_use]
    pub fn deep(self, depth: u8) -> Self {
        Self { depth, ..self }
    }

    /// Rows it covers, at least one.
    #[must_use]
    pub fn height(&self) -> usize {
        self.rows.max(1)
    }

    /// Columns it covers, at least one.
    #[must_use]
    pub fn width(&self) -> usize {
        self.columns.max(1)
    }
}

/// 表头范围 What a heading cell heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Its column.
    Column,
    /// Several columns.
    ColumnGroup,
    /// Its row.
    Row,
    /// Several rows.
    RowGroup,
}
