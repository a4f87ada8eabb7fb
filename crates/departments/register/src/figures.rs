//! 统计数 The year's figures of the registers, each with its definition and the records that it counts; and the three
//! tables of the report.

use std::collections::{BTreeMap, BTreeSet};

use affairs::register::{
    Kind,
    figures::runs_on,
    tables::{Sums, Tables, tables as fill},
};
use jiff::civil::date;
use office::Counted;
use store::{StoreError, Tx, params};

use crate::records;

mod summed;

pub use summed::{records_page, summed, summed_one};

/// 口径 One metric of the registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metric {
    /// Its id: those of `operations.md` §9, and `M-18`, our own, for table IV.
    pub id: &'static str,
    /// Unit.
    pub unit: &'static str,
    /// What exactly is counted.
    pub definition: &'static str,
    /// The ledgers it is counted from.
    pub kinds: &'static [Kind],
}

/// Every metric of the registers, by id.
pub const METRICS: [Metric; 9] = [
    Metric {
        id: "M-03",
        unit: "件",
        definition: "当年收到的政府信息公开申请，以登记的一件为一件；分项是表三各格，和到年末还没有办结的",
        kinds: &[Kind::Application],
    },
    Metric {
        id: "M-04", unit: "项", definition: "当年印发的公开工作制度，新订和修订分开记", kinds: &[Kind::System]
    },
    Metric {
        id: "M-05",
        unit: "条",
        definition: "表二各格背后的登记记录；分项是各格的数，收费以分为单位，信息处理费也是行政事业性收费；\
                     有效期届满、宣布失效和废止分开记，合计计入废止（口径待核实）",
        kinds: &[Kind::Normative, Kind::Decision, Kind::Charge, Kind::Fee],
    },
    Metric {
        id: "M-10",
        unit: "次",
        definition: "当年召开的会议；分项是到会人次和年末领导小组成员数",
        kinds: &[Kind::Meeting, Kind::Member],
    },
    Metric {
        id: "M-13",
        unit: "人次",
        definition: "当年各场培训签到人数之和，一人一场算一次；分项是场数、分钟数、不同的人数",
        kinds: &[Kind::Training],
    },
    Metric {
        id: "M-14",
        unit: "个",
        definition: "当年解决、并且由提出的人确认过的实操问题；分项按类别，另记当年结成的帮带",
        kinds: &[Kind::Problem, Kind::Pairing],
    },
    Metric {
        id: "M-16", unit: "项", definition: "列入当年工作计划的事项；分项是其中做完的", kinds: &[Kind::Plan]
    },
    Metric {
        id: "M-17",
        unit: "元",
        definition: "当年实际收到的信息处理费；分项是通知件数、通知金额和实收金额（以分为单位）",
        kinds: &[Kind::Fee],
    },
    Metric {
        id: "M-18",
        unit: "件",
        definition: "当年受理的和上年没有审结的行政复议、行政诉讼；分项是表四各格，结果归入哪一格按归类表（口径待核实）",
        kinds: &[Kind::Remedy],
    },
];

/// 缺口 A metric, or a part of it, that no open or closed book stands behind: nothing can be said, not even zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The metric.
    pub id: &'static str,
    /// The ledger whose book of the year was never opened.
    pub kind: Kind,
}

/// 一年的数 Every figure of the year behind which a book stands; with a book, nothing is zero. Of a metric from several
/// ledgers those without a book are left out, and [`gaps`] names them.
///
/// # Errors
///
/// What the store says.
pub fn counted(tx: &Tx<'_>, body: &str, year: i16) -> Result<Vec<Counted>, StoreError> {
    let books: BTreeSet<Kind> = records::books_of_year(tx, body, year)?.into_keys().collect();
    let told = METRICS.iter().filter(|metric| metric.is_told(&books));
    told.map(|metric| of(tx, body, year, metric, &books)).collect()
}

/// 一个数 One of the figures that [`counted`] gives.
///
/// # Errors
///
/// What the store says.
pub fn counted_one(tx: &Tx<'_>, body: &str, year: i16, id: &str) -> Result<Option<Counted>, StoreError> {
    let books: BTreeSet<Kind> = records::books_of_year(tx, body, year)?.into_keys().collect();
    let metric = METRICS.iter().find(|metric| metric.id == id && metric.is_told(&books));
    metric.map(|metric| of(tx, body, year, metric, &books)).transpose()
}

impl Metric {
    /// Whether a book stands behind its value: the first ledger of a metric is what that counts.
    fn is_told(&self, books: &BTreeSet<Kind>) -> bool {
        match self.id {
            "M-05" => self.kinds.iter().any(|kind| books.contains(kind)),
            _ => books.contains(&self.kinds[0]),
        }
    }
}

/// 缺口 What of the year nobody can say, because no book was opened.
///
/// # Errors
///
/// What the store says.
pub fn gaps(tx: &Tx<'_>, body: &str, year: i16) -> Result<Vec<Gap>, StoreError> {
    let books = records::books_of_year(tx, body, year)?;
    let missing = |metric: &'static Metric| {
        metric
            .kinds
            .iter()
            .filter(|kind| !books.contains_key(kind))
            .map(|kind| Gap { id: metric.id, kind: *kind })
            .collect::<Vec<_>>()
    };
    Ok(METRICS.iter().flat_map(missing).collect())
}

fn of(tx: &Tx<'_>, body: &str, year: i16, metric: &Metric, books: &BTreeSet<Kind>) -> Result<Counted, StoreError> {
    let told = |record: &str| affairs::register::kind_of(record).is_some_and(|kind| books.contains(&kind));
    let mut rows = office::figure(tx, body, metric.id, date(year, 1, 1), date(year, 12, 31))?;
    rows.retain(|row| told(&row.record));
    let mut parts: BTreeMap<String, i64> = BTreeMap::new();
    for row in &rows {
        *parts.entry(row.part.clone()).or_default() += row.amount;
    }
    let mut records: BTreeSet<String> = rows
        .iter()
        .filter(|row| row.part.is_empty() || matches!(metric.id, "M-05" | "M-17"))
        .map(|row| row.record.clone())
        .collect();
    let open = stock(tx, body, year, metric.id)?;
    for (part, record, amount) in open.iter().filter(|(_, record, _)| told(record)) {
        *parts.entry(part.clone()).or_default() += amount;
        if metric.id == "M-18" {
            records.insert(record.clone());
        }
    }
    let own = parts.remove("").unwrap_or(0);
    if metric.id == "M-13" {
        parts.insert("persons".into(), persons(tx, body, year)?);
    }
    let value = match metric.id {
        "M-05" | "M-18" => records.len().to_string(),
        "M-17" => yuan(parts.get("collected_fen").copied().unwrap_or(0)),
        _ => own.to_string(),
    };
    let (parts, records) = (parts.into_iter().collect(), records.into_iter().collect());
    let Metric { id, unit, definition, .. } = *metric;
    Ok(Counted { id, value, unit, definition, version: 1, parts, records })
}

/// What was open when the year began: division, record, how much.
fn stock(tx: &Tx<'_>, body: &str, year: i16, metric: &str) -> Result<Vec<(String, String, i64)>, StoreError> {
    if !matches!(metric, "M-03" | "M-05" | "M-10" | "M-18") {
        return Ok(Vec::new());
    }
    let rows: Vec<(String, String, i64)> = tx.select(
        "SELECT part, record, CAST(SUM(amount) AS BIGINT) AS amount FROM figure
          WHERE body = :body AND metric = :metric AND day < :from
            AND (part LIKE 't3.open.%' OR part LIKE 't4.%.pending' OR part = 't2.normative.in_force'
                 OR part = 'members')
          GROUP BY part, record HAVING SUM(amount) <> 0 ORDER BY part, record",
        params! { body, metric, from: date(year, 1, 1).to_string() },
        |row| Ok((row.get("part")?, row.get("record")?, row.get("amount")?)),
    )?;
    debug_assert!(rows.iter().all(|(part, ..)| runs_on(part)), "the query asks for what runs on");
    Ok(rows)
}

/// 人数 How many different people were trained in a year.
fn persons(tx: &Tx<'_>, body: &str, year: i16) -> Result<i64, StoreError> {
    let found = tx.first(
        "SELECT COUNT(DISTINCT who.mark) AS n FROM register_attendee AS who
           JOIN register_record AS held ON held.body = who.body AND held.id = who.record
          WHERE who.body = :body AND held.kind = 'training' AND held.year = :year AND NOT held.struck",
        params! { body, year: i64::from(year) },
        |row| row.get("n"),
    )?;
    Ok(found.unwrap_or(0))
}

fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// 表二、表三、表四的指标
const TABLES: [&str; 3] = ["M-03", "M-05", "M-18"];

/// 合计 The sums that the tables are filled from: as many rows as there are divisions and months, however many records.
///
/// # Errors
///
/// What the store says.
pub fn sums(tx: &Tx<'_>, body: &str, year: i16) -> Result<Sums, StoreError> {
    let mut sums = Sums::default();
    let of_tables = |sum: &office::Sum| TABLES.contains(&sum.metric.as_str());
    for sum in office::sums(tx, body, date(year, 1, 1), date(year, 12, 31))?.iter().filter(|sum| of_tables(sum)) {
        sums.add_within(&sum.part, sum.amount);
    }
    let eve = date(year.saturating_sub(1), 12, 31);
    for sum in office::sums(tx, body, date(1, 1, 1), eve)?.iter().filter(|sum| of_tables(sum)) {
        sums.add_before(&sum.part, sum.amount);
    }
    Ok(sums)
}

/// 表二、表三、表四 All 200 cells of a year; a cell without a book is a gap.
///
/// # Errors
///
/// What the store says.
pub fn tables(tx: &Tx<'_>, body: &str, year: i16) -> Result<Tables, StoreError> {
    let books = records::books_of_year(tx, body, year)?.into_keys().collect();
    Ok(fill(&sums(tx, body, year)?, year, &books))
}
