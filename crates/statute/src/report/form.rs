//! 表样 What every edition of the form has in common: sections, tables, rows, columns, and the names of its cells.

use std::{collections::HashMap, fmt, sync::LazyLock};

use super::{form_2019, form_2021};

/// 格式 Edition of the annual report form, decided by the labels of its tables, never by the notice it cites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// 国办公开办函〔2019〕60号, trial format for the years 2019 and 2020.
    F2019,
    /// 国办公开办函〔2021〕30号, for 2021 and later.
    F2021,
}

impl Format {
    /// The edition that a report of `year` is to use; `None` before 2019, when there was no such form.
    #[must_use]
    pub fn of_year(year: i16) -> Option<Self> {
        match year {
            ..2019 => None,
            2019 | 2020 => Some(Self::F2019),
            _ => Some(Self::F2021),
        }
    }

    /// The name used in files: `F2019`, `F2021`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::F2019 => "F2019",
            Self::F2021 => "F2021",
        }
    }

    /// The edition of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::F2019, Self::F2021].into_iter().find(|format| format.name() == name)
    }

    /// The form itself.
    #[must_use]
    pub fn form(self) -> &'static Form {
        static F2019: LazyLock<Form> = LazyLock::new(|| Form::new(Format::F2019));
        static F2021: LazyLock<Form> = LazyLock::new(|| Form::new(Format::F2021));
        match self {
            Self::F2019 => &F2019,
            Self::F2021 => &F2021,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// 申请人情况 The seven columns of table III, left to right; the last is the sum of the others.
pub const APPLICANTS: [(&str, &str); 7] = [
    ("natural", "自然人"),
    ("enterprise", "商业企业"),
    ("research", "科研机构"),
    ("charity", "社会公益组织"),
    ("legal_service", "法律服务机构"),
    ("other_org", "其他"),
    ("total", "总计"),
];

/// 总计列 Index of the total among [`APPLICANTS`].
pub const TOTAL: usize = 6;

/// 表四 The three blocks of table IV: reconsideration, direct suit, suit after reconsideration.
pub const REMEDIES: [(&str, &str); 3] =
    [("review", "行政复议"), ("suit_direct", "未经复议直接起诉"), ("suit_after_review", "复议后起诉")];

/// 结果 The five columns of each block of table IV; the last is the sum of the others.
pub const OUTCOMES: [(&str, &str); 5] = [
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
];

/// 勾稽说明 The printed rule in the corner of table III.
pub const TIE: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

/// 行 One row of numbers of table III.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Name between `t3.` and the column, such as `refused.process`.
    pub id: &'static str,
    /// 序号 The printed ordinal, such as `（一）` or `6.`.
    pub ordinal: &'static str,
    /// 名称 The printed label without its ordinal.
    pub label: &'static str,
    /// What it is in the arithmetic of the table.
    pub part: Part,
    /// 所属 The group whose label stands to its left, such as （三）不予公开.
    pub group: Option<&'static str>,
}

/// 行的地位 What a row of table III is in the printed rule and the sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// 一、本年新收
    Received,
    /// 二、上年结转
    CarriedIn,
    /// 三、办理结果, one of the leaves
    Result,
    /// （七）总计
    ResultsTotal,
    /// 四、结转下年度
    CarriedOut,
}

/// 表二的一块 A block of table II under one item of Article 20.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// 第二十条第（n）项
    pub item: &'static str,
    /// Id and label of each number column; the label column 信息内容 stands before them.
    pub columns: &'static [(&'static str, &'static str)],
    /// Id and label of each row.
    pub rows: &'static [(&'static str, &'static str)],
    /// How its numbers are written.
    pub kinds: &'static [Kind],
}

/// 数的写法 How the number of a cell is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 件 A whole number, not below zero.
    Count,
    /// 万元 Money in ten thousand yuan, up to six decimals, not below zero.
    Wan,
    /// 增/减 A signed whole number, printed as the office wrote it.
    Change,
    /// 金额 An amount with its unit in the cell, printed as the office wrote it.
    Amount,
}

/// 单元格 One of the cells of a form, by its place in the list of all cells of that edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell(pub u16);

/// 表样 One edition of the form, every cell of it.
#[derive(Debug)]
pub struct Form {
    /// Which edition.
    pub format: Format,
    /// 表二
    pub blocks: &'static [Block],
    /// `t2` or `t2v19`.
    pub t2: &'static str,
    /// 表三
    pub rows: &'static [Row],
    /// 六个部分 The headings of the six sections, each with its ordinal.
    pub sections: &'static [&'static str; 6],
    names: Vec<String>,
    kinds: Vec<Kind>,
    by_name: HashMap<String, Cell>,
    t3_from: u16,
    t4_from: u16,
}

impl Form {
    fn new(format: Format) -> Self {
        let (t2, blocks, rows, sections) = match format {
            Format::F2019 => ("t2v19", form_2019::BLOCKS, form_2019::ROWS, &form_2019::SECTIONS),
            Format::F2021 => ("t2", form_2021::BLOCKS, form_2021::ROWS, &form_2021::SECTIONS),
        };
        let (mut names, mut kinds) = (Vec::new(), Vec::new());
        for block in blocks {
            for (row, _) in block.rows {
                for ((column, _), kind) in block.columns.iter().zip(block.kinds) {
                    names.push(format!("{t2}.{row}.{column}"));
                    kinds.push(*kind);
                }
            }
        }
        let t3_from = place(names.len());
        names.extend(rows.iter().flat_map(|row| APPLICANTS.map(|(column, _)| format!("t3.{}.{column}", row.id))));
        let t4_from = place(names.len());
        names.extend(
            REMEDIES.iter().flat_map(|(block, _)| OUTCOMES.map(|(outcome, _)| format!("t4.{block}.{outcome}"))),
        );
        kinds.resize(names.len(), Kind::Count);
        let by_name = names.iter().enumerate().map(|(at, name)| (name.clone(), Cell(place(at)))).collect();
        Self { format, blocks, t2, rows, sections, names, kinds, by_name, t3_from, t4_from }
    }

    /// How many cells the form has: 200 (F2021) or 198 (F2019).
    #[must_use]
    pub fn size(&self) -> usize {
        self.names.len()
    }

    /// All cells, in the order of the tables.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = Cell> + use<> {
        (0..place(self.names.len())).map(Cell)
    }

    /// The name that files and findings use, such as `t3.refused.process.natural`.
    #[must_use]
    pub fn name(&self, cell: Cell) -> &str {
        &self.names[usize::from(cell.0)]
    }

    /// How its number is written.
    #[must_use]
    pub fn kind(&self, cell: Cell) -> Kind {
        self.kinds[usize::from(cell.0)]
    }

    /// The cell of that name.
    #[must_use]
    pub fn cell(&self, name: &str) -> Option<Cell> {
        self.by_name.get(name).copied()
    }

    /// A cell of table II by its block, row and number column.
    #[must_use]
    pub fn t2(&self, block: usize, row: usize, column: usize) -> Cell {
        let before: usize = self.blocks[..block].iter().map(|block| block.rows.len() * block.columns.len()).sum();
        Cell(place(before + row * self.blocks[block].columns.len() + column))
    }

    /// A cell of table III by its row and applicant column.
    #[must_use]
    pub fn t3(&self, row: usize, column: usize) -> Cell {
        Cell(self.t3_from + place(row * APPLICANTS.len() + column))
    }

    /// A cell of table IV by its block and outcome.
    #[must_use]
    pub fn t4(&self, block: usize, outcome: usize) -> Cell {
        Cell(self.t4_from + place(block * OUTCOMES.len() + outcome))
    }

    /// The table a cell belongs to: 2, 3 or 4.
    #[must_use]
    pub fn table(&self, cell: Cell) -> u8 {
        match cell.0 {
            at if at >= self.t4_from => 4,
            at if at >= self.t3_from => 3,
            _ => 2,
        }
    }

    /// The cells of one table.
    pub fn table_cells(&self, table: u8) -> impl Iterator<Item = Cell> + '_ {
        self.cells().filter(move |&cell| self.table(cell) == table)
    }

    /// The place of the row with that id in table III.
    ///
    /// # Panics
    ///
    /// Never for ids of this edition; ids of rules are checked by a test.
    #[must_use]
    pub fn row(&self, id: &str) -> usize {
        self.rows.iter().position(|row| row.id == id).expect("a row id of this edition")
    }

    /// The rows of table III that are leaf results.
    pub fn leaves(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.rows.len()).filter(|&at| self.rows[at].part == Part::Result)
    }

    /// The only row of that part (a leaf is not).
    ///
    /// # Panics
    ///
    /// Never: each edition has each part.
    #[must_use]
    pub fn row_of(&self, part: Part) -> usize {
        self.rows.iter().position(|row| row.part == part).expect("each edition has each part")
    }

    /// Row label and column label of a cell, for people: `（三）不予公开 / 6.属于四类过程性信息`, `自然人`.
    #[must_use]
    pub fn labels(&self, cell: Cell) -> (String, String) {
        let at = usize::from(cell.0);
        match self.table(cell) {
            4 => {
                let within = at - usize::from(self.t4_from);
                let (block, outcome) = (within / OUTCOMES.len(), within % OUTCOMES.len());
                let family = if block == 0 { "" } else { "行政诉讼 / " };
                (format!("{family}{}", REMEDIES[block].1), OUTCOMES[outcome].1.to_owned())
            }
            3 => {
                let within = at - usize::from(self.t3_from);
                let (row, column) = (&self.rows[within / APPLICANTS.len()], within % APPLICANTS.len());
                (row.title(), APPLICANTS[column].1.to_owned())
            }
            _ => self.t2_labels(at),
        }
    }

    fn t2_labels(&self, mut at: usize) -> (String, String) {
        for block in self.blocks {
            let size = block.rows.len() * block.columns.len();
            if at < size {
                let (row, column) = (at / block.columns.len(), at % block.columns.len());
                return (block.rows[row].1.to_owned(), block.columns[column].1.to_owned());
            }
            at -= size;
        }
        unreachable!("the caller asked for a cell of table II")
    }

    /// Where a cell stands, for people: the section heading, the row and the column.
    #[must_use]
    pub fn place(&self, cell: Cell) -> String {
        let (row, column) = self.labels(cell);
        format!("{} / {row} / {column}", self.sections[usize::from(self.table(cell)) - 1])
    }
}

impl Row {
    /// Group, ordinal and label as one line: `（三）不予公开 / 6.属于四类过程性信息`.
    #[must_use]
    pub fn title(&self) -> String {
        let group = self.group.map_or_else(String::new, |group| format!("{group} / "));
        format!("{group}{}{}", self.ordinal, self.label)
    }
}

/// A place among at most a few hundred cells.
fn place(at: usize) -> u16 {
    u16::try_from(at).expect("a form has a few hundred cells")
}
