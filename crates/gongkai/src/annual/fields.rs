//! 各数 Every figure of a year under the key by which a sentence or a cell binds it.

use std::collections::{BTreeMap, BTreeSet};

use affairs::{
    publication::figures::Week,
    register::{
        figures::runs_on,
        tables::{Cell, Value},
    },
};
use jiff::civil::{Date, date};
use office::{Counted, Figured, Office};
use report::drafting::Field;
use statute::report::Format;
use store::{StoreError, Tx};

/// 分项 Divisions that the report tells of: key of the metric, division, name, unit; money is kept in fen.
const PARTS: [(&str, &str, &str, &str, &str); 12] = [
    ("M-01", "withdrawn-later", "M-01.withdrawn-later", "公开以后又撤下的", "条"),
    ("M-01", "relayed", "M-01.relayed", "转载的，不计入", "条"),
    ("M-04", "new", "M-04.new", "新订的制度", "项"),
    ("M-04", "revised", "M-04.revised", "修订的制度", "项"),
    ("M-06", "returned", "M-06.returned", "退回修改", "次"),
    ("M-06", "final", "M-06.final", "经终审的重要信息", "条"),
    ("M-10", "members", "M-10.members", "领导小组成员", "人"),
    ("M-13", "sessions", "M-13.sessions", "培训场次", "场"),
    ("M-16", "done", "M-16.done", "做完的计划事项", "项"),
    ("M-17", "notices", "M-17.notices", "收费通知", "件"),
    ("M-17", "notified_fen", "M-17.notified", "通知收费总金额", "元"),
    ("M-17", "collected_fen", "M-17.collected", "实际收取总金额", "元"),
];

/// 指标的名称
const NAMES: [(&str, &str); 11] = [
    ("M-01", "主动公开政府信息"),
    ("M-03", "收到政府信息公开申请"),
    ("M-04", "制定、修订政务公开制度"),
    ("M-05", "表二的登记记录"),
    ("M-06", "审核决定"),
    ("M-10", "政务公开工作会议"),
    ("M-11", "每周至少两天更新的周"),
    ("M-13", "业务培训参训"),
    ("M-14", "解决实际操作问题"),
    ("M-16", "列入计划的事项"),
    ("M-18", "行政复议、行政诉讼"),
];

/// What people call a metric.
pub(super) fn name(id: &'static str) -> &'static str {
    match id {
        // It has no number of its own: its three are printed one by one.
        "M-17" => "收取信息处理费",
        id => NAMES.iter().find(|(known, _)| *known == id).map_or(id, |(_, name)| name),
    }
}

/// Every figure of a year that a ledger gives.
pub(super) fn of(office: &Office, tx: &Tx<'_>, body: &str, year: i16) -> Result<BTreeMap<String, Field>, StoreError> {
    let span = (date(year, 1, 1), date(year, 12, 31));
    let mut fields = of_items(office, tx, body, year)?;
    for counted in &register::figures::counted(tx, body, year)? {
        let rows = office::figure(tx, body, counted.id, span.0, span.1)?;
        metric(&mut fields, counted, &rows, &BTreeMap::new());
    }
    cells(tx, body, year, &mut fields)?;
    Ok(fields)
}

/// The figures of publishing.
pub(super) fn of_items(
    office: &Office,
    tx: &Tx<'_>,
    body: &str,
    year: i16,
) -> Result<BTreeMap<String, Field>, StoreError> {
    let span = (date(year, 1, 1), date(year, 12, 31));
    let items = publication::figures::counted(tx, body, year, &office.calendar)?;
    let index = publication::figures::index_numbers(tx, body)?;
    let mut fields = BTreeMap::new();
    for counted in &items {
        let rows = office::figure(tx, body, counted.id, span.0, span.1)?;
        metric(&mut fields, counted, &rows, &index);
    }
    if let Some(weekly) = items.iter().find(|counted| counted.id == "M-11") {
        let weeks = publication::figures::weeks(tx, body, span, &office.calendar)?;
        let rows = office::figure(tx, body, weekly.id, span.0, span.1)?;
        rhythm(&mut fields, weekly, (&weeks, &rows), &index);
    }
    Ok(fields)
}

pub(super) fn metric(
    fields: &mut BTreeMap<String, Field>,
    counted: &Counted,
    rows: &[Figured],
    index: &BTreeMap<String, String>,
) {
    let field = |digits: String, unit: &str, name: &str, records: Vec<String>| Field {
        digits,
        unit: unit.to_owned(),
        name: name.to_owned(),
        definition: counted.definition.to_owned(),
        version: counted.version,
        records,
    };
    if let Some((_, name)) = NAMES.iter().find(|(id, _)| *id == counted.id) {
        let whole = field(counted.value.clone(), counted.unit, name, counted.records.clone());
        fields.insert(counted.id.to_owned(), whole);
    }
    for (id, part, key, name, unit) in PARTS.into_iter().filter(|part| part.0 == counted.id) {
        let amount = counted.parts.iter().find(|(known, _)| known == part).map(|(_, amount)| *amount);
        // The fee's three numbers are printed even as nothing (rule N5); other divisions only where something is in them.
        let Some(amount) = amount.or_else(|| (id == "M-17").then_some(0)) else { continue };
        let digits = if part.ends_with("_fen") { yuan(amount) } else { amount.to_string() };
        let records = rows.iter().filter(|row| row.part == part).map(|row| shown(&row.record, index));
        let mut records: Vec<String> = records.collect();
        records.dedup();
        fields.insert(key.to_owned(), field(digits, unit, name, records));
    }
}

pub(super) fn shown(record: &str, index: &BTreeMap<String, String>) -> String {
    index.get(record).map_or_else(|| record.to_owned(), Clone::clone)
}

/// Yuan without zeros at the end: 0, 380, 12.5.
fn yuan(fen: i64) -> String {
    let text = format!("{}.{:02}", fen / 100, fen % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// 更新的变化 How often the body published before the weekly rhythm began, and since.
///
/// Reading: the rhythm begins with the first week after which every week of the year was met; before it the figure is the
/// days with an item in the month that had the fewest, since it the days of the week that had the fewest. Where the year
/// knows no change (met from the beginning, or never), nothing is said.
fn rhythm(
    fields: &mut BTreeMap<String, Field>,
    weekly: &Counted,
    (weeks, rows): (&[Week], &[Figured]),
    index: &BTreeMap<String, String>,
) {
    let numbers = |weeks: &[Week]| -> Vec<String> {
        weeks.iter().flat_map(|week| &week.numbers).map(|number| shown(number, index)).collect()
    };
    let field = |digits: usize, unit: &str, name: &str, definition: &str, records: Vec<String>| Field {
        digits: digits.to_string(),
        unit: unit.to_owned(),
        name: name.to_owned(),
        definition: definition.to_owned(),
        version: weekly.version,
        records,
    };
    let all = field(weeks.len(), "周", "统计的周", weekly.definition, numbers(weeks));
    fields.insert("M-11.weeks".to_owned(), all);
    let Some(change) = change(weeks) else { return };
    let (before, since) = weeks.split_at(change);
    let Some(fewest) = since.first().and_then(|week| fewest_in_a_month(rows, week.monday)) else { return };
    let since_fewest = since.iter().map(|week| week.days).min().unwrap_or(0);
    let definition = "每周更新做起来以前，更新最少的那个月里有信息发布的天数（只看整月；有哪个月一天也没有的，不算）";
    fields.insert("M-11.before".into(), field(fewest, "次", "以前每月更新", definition, numbers(before)));
    let definition = "每周更新做起来以后，更新最少的那一周里有信息发布的天数";
    fields.insert("M-11.after".into(), field(since_fewest, "次", "现在每周更新", definition, numbers(since)));
}

/// The first week of those at the end of the year that were all met; none where that is the first week or there is none.
fn change(weeks: &[Week]) -> Option<usize> {
    let missed = weeks.iter().rposition(|week| !week.met())?;
    let change = missed + 1;
    // A rhythm of less than a quarter shows nothing yet.
    (weeks.len() - change >= 13).then_some(change)
}

/// Days with an item in the month that had the fewest of them, of the whole months of the year before a day; none where
/// there is no such month, or one without any.
fn fewest_in_a_month(rows: &[Figured], before: Date) -> Option<usize> {
    let months = 1..before.month();
    let days = |month: i8| {
        let head = format!("{}-{month:02}-", before.year());
        rows.iter().filter(|row| row.day.starts_with(&head)).map(|row| &row.day).collect::<BTreeSet<_>>().len()
    };
    months.map(days).min().filter(|days| *days > 0)
}

/// 表二至表四 Each cell that a ledger gives, with the records it is the sum of.
fn cells(tx: &Tx<'_>, body: &str, year: i16, fields: &mut BTreeMap<String, Field>) -> Result<(), StoreError> {
    let tables = register::figures::tables(tx, body, year)?;
    let mut rows: BTreeMap<String, Vec<Figured>> = BTreeMap::new();
    for metric in ["M-03", "M-05", "M-18"] {
        for row in office::figure(tx, body, metric, date(1900, 1, 1), date(year, 12, 31))? {
            rows.entry(row.part.clone()).or_default().push(row);
        }
    }
    let eve = date(year, 1, 1);
    for cell in &tables.cells {
        let Some(field) = self::cell(cell) else { continue };
        fields.insert(cell.name.clone(), Field { records: behind(cell, &rows, eve), ..field });
    }
    Ok(())
}

/// What a cell prints, without its records; none where there is no book, or no such place in the form.
pub(super) fn cell(cell: &Cell) -> Option<Field> {
    let form = Format::F2021.form();
    let (digits, definition) = match &cell.value {
        Value::Gap(_) => return None,
        Value::ByLaw => {
            ("0".to_owned(), "乡镇、县不制定规章（《立法法》第九十三条），这一格依法是 0，后面没有台账".to_owned())
        }
        Value::Counted(number) => (number.to_string(), "从登记簿逐件数出，一件一条记录".to_owned()),
    };
    let place = form.cell(&cell.name)?;
    Some(Field {
        digits,
        unit: if cell.name.ends_with("amount_wan") { "万元" } else { "件" }.to_owned(),
        name: form.place(place),
        definition,
        version: 1,
        records: Vec::new(),
    })
}

/// The records a cell is the sum of: of what runs on those that were open at its day, of the rest those of the year.
pub(super) fn behind(cell: &Cell, rows: &BTreeMap<String, Vec<Figured>>, first: Date) -> Vec<String> {
    let first = first.to_string();
    let carried_in = cell.name.contains(".carried_in.");
    let mut records = Vec::new();
    for part in &cell.parts {
        let mut sums: BTreeMap<&str, (i64, bool)> = BTreeMap::new();
        for row in rows.get(part).into_iter().flatten().filter(|row| !carried_in || row.day < first) {
            let sum = sums.entry(&row.record).or_default();
            *sum = (sum.0 + row.amount, sum.1 || row.day >= first);
        }
        let counts = |sum: &(i64, bool)| if runs_on(part) { sum.0 != 0 } else { sum.1 };
        records.extend(sums.iter().filter(|(_, sum)| counts(sum)).map(|(record, _)| (*record).to_owned()));
    }
    records.sort_unstable();
    records.dedup();
    records
}
