//! 表二、表三、表四 Every cell of the three tables from running sums; a cell without a book is a gap and not a zero.

use std::collections::{BTreeMap, BTreeSet};

use statute::report::{
    APPLICANTS, Absence, Cell as Place, Content, Figures, Format, Number, OUTCOMES, Part, REMEDIES, TOTAL,
};

use super::{
    Kind,
    figures::{ADMIN_FEE, Row},
};

/// 合计 The sums of each division before a year, and within it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    before: BTreeMap<String, i64>,
    within: BTreeMap<String, i64>,
}

impl Sums {
    /// From the rows themselves.
    #[must_use]
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>, year: i16) -> Self {
        let mut sums = Self::default();
        for row in rows {
            match row.day.year().cmp(&year) {
                std::cmp::Ordering::Less => sums.add_before(&row.part, row.amount),
                std::cmp::Ordering::Equal => sums.add_within(&row.part, row.amount),
                std::cmp::Ordering::Greater => {}
            }
        }
        sums
    }

    /// What a division summed up to before 1 January.
    pub fn add_before(&mut self, part: &str, amount: i64) {
        add(&mut self.before, part, amount);
    }

    /// What a division summed up to within the year.
    pub fn add_within(&mut self, part: &str, amount: i64) {
        add(&mut self.within, part, amount);
    }

    /// 年初 What stood before 1 January.
    #[must_use]
    pub fn before(&self, part: &str) -> i64 {
        self.before.get(part).copied().unwrap_or(0)
    }

    /// 本年
    #[must_use]
    pub fn within(&self, part: &str) -> i64 {
        self.within.get(part).copied().unwrap_or(0)
    }

    /// 年末 What stands at the end of 31 December.
    #[must_use]
    pub fn upto(&self, part: &str) -> i64 {
        self.before(part) + self.within(part)
    }
}

fn add(sums: &mut BTreeMap<String, i64>, part: &str, amount: i64) {
    match sums.get_mut(part) {
        Some(sum) => *sum += amount,
        None => drop(sums.insert(part.to_owned(), amount)),
    }
}

/// 值 What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Counted from the ledgers.
    Counted(Number),
    /// 法定为零 规章 are made by provinces and cities with districts (立法法 第九十三条); at a county or a township the
    /// cell is 0 by law, and no ledger stands behind it.
    ByLaw,
    /// 没有台账 Whose books of the year were never opened.
    Gap(Vec<Kind>),
}

/// 单元格 One cell, and the figure that opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its name, such as `t3.granted.natural`.
    pub name: String,
    /// What it holds.
    pub value: Value,
    /// The metric whose rows it is the sum of.
    pub metric: &'static str,
    /// 分项 The divisions whose rows it is the sum of; several for a total, none where the law says the number.
    pub parts: Vec<String>,
}

/// 三张表 All 200 cells of a year, in the order of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables {
    /// The year.
    pub year: i16,
    /// The cells.
    pub cells: Vec<Cell>,
}

impl Tables {
    /// The cell of this name.
    #[must_use]
    pub fn cell(&self, name: &str) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.name == name)
    }

    /// As the report keeps its figures; a gap is absent and never zero.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let mut figures = Figures::unknown(Format::F2021);
        for cell in &self.cells {
            let content = match cell.value {
                Value::Counted(number) => Content::Read(number),
                Value::ByLaw => Content::Read(Number::ZERO),
                Value::Gap(_) => Content::Absent(Absence::Blank),
            };
            let place = Format::F2021.form().cell(&cell.name).expect("the cells are those of the form");
            figures.set(place, content);
        }
        figures
    }

    /// 缺的台账 The ledgers whose books would fill what is not filled.
    #[must_use]
    pub fn missing(&self) -> BTreeSet<Kind> {
        let gaps = self.cells.iter().filter_map(|cell| match &cell.value {
            Value::Gap(kinds) => Some(kinds.iter().copied()),
            Value::Counted(_) | Value::ByLaw => None,
        });
        gaps.flatten().collect()
    }
}

/// 填表 The tables of a township or a county for a year of the form of 2021. `books` are the ledgers whose book of the
/// year is open or closed.
#[must_use]
pub fn tables(sums: &Sums, year: i16, books: &BTreeSet<Kind>) -> Tables {
    let form = Format::F2021.form();
    let fill = Fill { sums, books };
    let cells = form.cells().map(|place| fill.cell(place, form.name(place))).collect();
    Tables { year, cells }
}

/// How the divisions of a cell are summed.
#[derive(Clone, Copy)]
enum When {
    Before,
    Within,
    Upto,
}

struct Fill<'a> {
    sums: &'a Sums,
    books: &'a BTreeSet<Kind>,
}

impl Fill<'_> {
    fn cell(&self, _: Place, name: &str) -> Cell {
        let mut path = name.splitn(3, '.');
        let (table, block, column) = (path.next(), path.next().unwrap_or_default(), path.next().unwrap_or_default());
        match table {
            Some("t2") => self.second(name, block, column),
            Some("t3") => self.third(name),
            _ => self.fourth(name, block, column),
        }
    }

    fn second(&self, name: &str, block: &str, column: &str) -> Cell {
        if block == "rules" {
            return Cell { name: name.to_owned(), value: Value::ByLaw, metric: "M-05", parts: Vec::new() };
        }
        let kinds: &[Kind] = match block {
            "normative" => &[Kind::Normative],
            "admin_fee" => &[Kind::Charge, Kind::Fee],
            _ => &[Kind::Decision],
        };
        let when = if column == "in_force" { When::Upto } else { When::Within };
        self.sum(name, ("M-05", kinds), vec![name.to_owned()], when)
    }

    fn third(&self, name: &str) -> Cell {
        let (row, column) = name["t3.".len()..].rsplit_once('.').expect("a cell of table III names row and column");
        let form = Format::F2021.form();
        let part = form.rows[form.row(row)].part;
        let when = match part {
            Part::CarriedIn => When::Before,
            Part::CarriedOut => When::Upto,
            Part::Received | Part::Result | Part::ResultsTotal => When::Within,
        };
        let rows: Vec<&str> = match part {
            Part::CarriedIn | Part::CarriedOut => vec!["open"],
            Part::Received | Part::Result => vec![row],
            Part::ResultsTotal => form.leaves().map(|leaf| form.rows[leaf].id).collect(),
        };
        let columns = APPLICANTS[..TOTAL].iter().map(|(id, _)| *id).filter(|id| column == "total" || *id == column);
        let parts = columns.flat_map(|column| rows.iter().map(move |row| format!("t3.{row}.{column}"))).collect();
        self.sum(name, ("M-03", &[Kind::Application]), parts, when)
    }

    fn fourth(&self, name: &str, track: &str, column: &str) -> Cell {
        debug_assert!(REMEDIES.iter().any(|(id, _)| *id == track), "table IV has three blocks");
        let columns =
            OUTCOMES.iter().map(|(id, _)| *id).filter(|id| *id != "total" && (column == "total" || *id == column));
        let parts: Vec<String> = columns.map(|column| format!("t4.{track}.{column}")).collect();
        let mut cell = self.sum(name, ("M-18", &[Kind::Remedy]), parts, When::Within);
        if let Value::Counted(number) = &mut cell.value {
            // What is open runs on from the years before.
            let open =
                cell.parts.iter().find(|part| part.ends_with(".pending")).map_or(0, |part| self.sums.before(part));
            *number = *number + whole(open);
        }
        cell
    }

    fn sum(&self, name: &str, (metric, kinds): (&'static str, &[Kind]), parts: Vec<String>, when: When) -> Cell {
        let gaps: Vec<Kind> = kinds.iter().copied().filter(|kind| !self.books.contains(kind)).collect();
        let sum: i64 = parts
            .iter()
            .map(|part| match when {
                When::Before => self.sums.before(part),
                When::Within => self.sums.within(part),
                When::Upto => self.sums.upto(part),
            })
            .sum();
        // One fen is a millionth of 万元.
        let number = if name == ADMIN_FEE { Number::from_millionths(sum) } else { whole(sum) };
        let value = if gaps.is_empty() { Value::Counted(number) } else { Value::Gap(gaps) };
        Cell { name: name.to_owned(), value, metric, parts }
    }
}

fn whole(count: i64) -> Number {
    Number::whole(count).unwrap_or(Number::LARGEST)
}
