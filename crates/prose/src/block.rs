//! 块 What a body of text is made of.

use crate::Run;

/// 块 One block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// 段落
    Paragraph {
        /// Where it stands on the line.
        align: Align,
        /// Its text.
        runs: Vec<Run>,
    },
    /// 小标题 The title of the page is the first level, so these begin with the second.
    Heading {
        /// 2 or 3.
        level: u8,
        /// Its text.
        runs: Vec<Run>,
    },
    /// 列表
    List(List),
    /// 引文 Paragraphs and lists.
    Quote(Vec<Block>),
    /// 表格
    Table(Table),
    /// 图片
    Figure(Figure),
    /// 分隔线
    Rule,
}

/// 对齐 Where a paragraph stands on the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// As usual.
    #[default]
    Usual,
    /// 居中
    Center,
    /// 居右 As a signature and its date.
    Right,
}

/// 列表 Items, numbered or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Whether the items are numbered, from 1.
    pub ordered: bool,
    /// The items; none is empty.
    pub items: Vec<Item>,
}

/// 一项
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its text.
    pub runs: Vec<Run>,
    /// Lists below it.
    pub lists: Vec<List>,
}

/// 表格
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// 表名
    pub caption: Vec<Run>,
    /// Rows at the top that hold nothing but headings of columns.
    pub head: usize,
    /// The cells of each row that begin in it.
    pub rows: Vec<Vec<Cell>>,
}

/// 一格
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it heads, if it is a heading.
    pub heads: Option<Scope>,
    /// Columns it covers, at least 1.
    pub columns: u16,
    /// Rows it covers, at least 1.
    pub rows: u16,
    /// Its text.
    pub runs: Vec<Run>,
}

impl Default for Cell {
    fn default() -> Self {
        Self { heads: None, columns: 1, rows: 1, runs: Vec::new() }
    }
}

/// 表头 What a heading heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The column below.
    Column,
    /// The row beside.
    Row,
}

/// 图片 A picture that lies in the file space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// The hash of its file, 64 lower-case hexadecimal digits.
    pub file: String,
    /// 替代文字 What it shows, for those who cannot see it.
    pub alt: String,
    /// 图名
    pub caption: Vec<Run>,
}

impl Table {
    /// Columns of the widest row.
    #[must_use]
    pub fn width(&self) -> usize {
        let mut hanging: Vec<(usize, usize)> = Vec::new();
        let mut widest = 0;
        for row in &self.rows {
            let from_above: usize = hanging.iter().map(|(columns, _)| columns).sum();
            let own: usize = row.iter().map(|cell| usize::from(cell.columns)).sum();
            widest = widest.max(from_above + own);
            for (_, rows) in &mut hanging {
                *rows -= 1;
            }
            hanging.retain(|(_, rows)| *rows > 0);
            let down = row.iter().filter(|cell| cell.rows > 1);
            hanging.extend(down.map(|cell| (usize::from(cell.columns), usize::from(cell.rows) - 1)));
        }
        widest
    }
}
