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

use super::weekly;

/// 分项 Divisions that the report tells of: key of the metric, division, name, unit; money is kept in fen.
const PARTS: [(&str, &str, &str, &str, &str); 13] = [
    ("M-01", "withdrawn-later", "M-01.withdrawn-later", "公开以后又撤下的", "条"),
    ("M-01", "relayed", "M-01.relayed", "转载的，不计入", "条"),
    ("M-01", "village", "M-01.village", "村务公开的，不计入", "条"),
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

/// Every figure of a year as [`of`] gives it, without its records and, where the sums say it, without reading them.
pub(super) fn totals(
    office: &Office,
    tx: &Tx<'_>,
    body: &str,
    year: i16,
) -> Result<BTreeMap<String, Field>, StoreError> {
    let (days, weeks) = publication::figures::days(tx, body, year, &office.calendar)?;
    let mut fields = of_weeks(&days, &weeks, year);
    let items = publication::figures::summed(tx, body, year)?;
    for counted in items.iter().chain(&register::figures::summed(tx, body, year)?) {
        metric(&mut fields, counted, &[], &BTreeMap::new());
    }
    let tables = register::figures::tables(tx, body, year)?;
    fields.extend(tables.cells.iter().filter_map(|cell| Some((cell.name.clone(), self::cell(cell)?))));
    Ok(fields)
}

/// What the weeks of a year say, without records.
pub(super) fn of_weeks(days: &[Date], weeks: &[Week], year: i16) -> BTreeMap<String, Field> {
    let mut fields = BTreeMap::new();
    if let Some(weekly) = publication::figures::of_weeks(weeks) {
        metric(&mut fields, &weekly, &[], &BTreeMap::new());
        rhythm(&mut fields, &weekly, (weeks, &within(days, year)), |_| Vec::new());
    }
    fields
}

pub(super) fn within(days: &[Date], year: i16) -> BTreeSet<Date> {
    days.iter().copied().filter(|day| day.year() == year).collect()
}

/// The metric and the division whose rows are those of a key; the division is empty for the figure itself.
pub(super) fn part_of(key: &str) -> Option<(&'static str, &'static str)> {
    let whole = NAMES.iter().find(|(id, _)| *id == key).map(|(id, _)| (*id, ""));
    whole.or_else(|| PARTS.iter().find(|part| part.2 == key).map(|part| (part.0, part.1)))
}

/// The figures of publishing.
fn of_items(office: &Office, tx: &Tx<'_>, body: &str, year: i16) -> Result<BTreeMap<String, Field>, StoreError> {
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
        let (days, _) = publication::figures::days(tx, body, year, &office.calendar)?;
        rhythm(&mut fields, weekly, (&weeks, &within(&days, year)), |weeks| {
            weeks.iter().flat_map(|week| &week.numbers).map(|number| shown(number, &index)).collect()
        });
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

/// What the weeks say beside those that were met; `records` tells those of weeks.
fn rhythm(
    fields: &mut BTreeMap<String, Field>,
    weekly: &Counted,
    (weeks, days): (&[Week], &BTreeSet<Date>),
    records: impl Fn(&[Week]) -> Vec<String>,
) {
    for number in weekly::rhythm(weeks, days) {
        let field = Field {
            digits: number.digits.to_string(),
            unit: number.unit.to_owned(),
            name: number.name.to_owned(),
            definition: number.definition.unwrap_or(weekly.definition).to_owned(),
            version: weekly.version,
            records: records(&weeks[number.weeks]),
        };
        fields.insert(number.key.to_owned(), field);
    }
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

/// Whether a cell says what stood on the eve of the year.
pub(super) fn is_carried_in(cell: &Cell) -> bool {
    cell.name.contains(".carried_in.")
}

/// The records a cell is the sum of: of what runs on those that were open at its day, of the rest those of the year.
pub(super) fn behind(cell: &Cell, rows: &BTreeMap<String, Vec<Figured>>, first: Date) -> Vec<String> {
    let first = first.to_string();
    let carried_in = is_carried_in(cell);
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
