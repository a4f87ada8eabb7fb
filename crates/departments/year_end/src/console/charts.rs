//! 图 Small charts of the figures board: bars from zero, drawn as plain shapes whose colours are classes.
//!
//! Drawn here because the pages allow no inline style and no script, which charting libraries write into what they draw; a
//! chart is a dozen rectangles. Each repeats numbers that stand beside it as text, and its table opens their records.

use jiff::civil::Date;

use super::figures::HERE;
use crate::{By, Spread, Week};

/// 图 One chart with its sentence and its table.
pub(super) struct Chart {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) rects: Vec<Rect>,
    /// What the chart shows, in a sentence.
    pub(super) said: String,
    pub(super) summary: &'static str,
    pub(super) columns: Vec<String>,
    pub(super) table: Vec<Row>,
}

pub(super) struct Rect {
    pub(super) class: &'static str,
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// 一行 Of the table of a chart.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) digits: String,
    /// Where it opens; empty for nothing.
    pub(super) href: String,
    /// The third column.
    pub(super) also: String,
}

/// 横条 A division with a bar as long as its share of the largest.
pub(super) struct Bar {
    pub(super) name: String,
    pub(super) digits: String,
    pub(super) href: String,
    pub(super) length: usize,
}

/// Figures with charts, in the order in which the board has them.
pub(super) const FIRST: [&str; 5] = ["M-01", "M-11", "M-13", "M-03", "M-14"];

/// Figures with a chart of months, and what their table is called.
const MONTHLY: [(&str, &str, &str); 4] = [
    ("M-01", "条", "看每月公开了几条"),
    ("M-03", "件", "看每月收到几件"),
    ("M-13", "人次", "看每月的人次"),
    ("M-14", "个", "看每月解决几个"),
];

/// The charts of a year, each with the key of its figure.
pub(super) fn of((now, before): (&Spread, &Spread), (year, today): (i16, Date)) -> Vec<(&'static str, Chart)> {
    let monthly = MONTHLY.map(|(key, unit, summary)| {
        let last = if year < today.year() { 12 } else { today.month() };
        (key, months((counts(now, key), counts(before, key)), (key, unit, summary), (year, last)))
    });
    let weeks = (!now.weeks.is_empty()).then(|| ("M-11", weeks(&now.weeks, (year, today))));
    monthly.into_iter().chain(weeks).collect()
}

/// 按领域、按渠道 The divisions of what was published.
pub(super) fn rows(spread: &Spread, year: i16) -> Vec<(&'static str, Vec<Bar>)> {
    [(By::Field, "主动公开，按领域"), (By::Channel, "主动公开，按渠道")]
        .map(|(by, heading)| {
            let parts = || spread.parts.iter().filter(|part| part.by == by);
            let most = parts().map(|part| number(&part.field.digits)).max().unwrap_or(0).max(1);
            let bars = parts().map(|part| Bar {
                name: part.field.name.clone(),
                digits: part.field.digits.clone(),
                href: format!("{HERE}/{year}/{}", part.key),
                length: scaled(number(&part.field.digits), most, 400),
            });
            (heading, bars.collect())
        })
        .into()
}

type Counts = [(usize, String); 12];

/// What each month counts, and the key under which it opens.
fn counts(spread: &Spread, key: &str) -> Counts {
    let mut counts: Counts = std::array::from_fn(|_| (0, String::new()));
    for part in spread.parts.iter().filter(|part| part.of == key) {
        let By::Month(month @ 1..=12) = part.by else { continue };
        counts[usize::from(month.unsigned_abs()) - 1] = (number(&part.field.digits), part.key.clone());
    }
    counts
}

const TALL: usize = 64;
const STEP: usize = 20;

/// 按月 A bar a month; beside it, where there is one, the thin and pale one of the year before.
fn months(
    (now, before): (Counts, Counts),
    (_, unit, summary): (&str, &str, &'static str),
    (year, last): (i16, i8),
) -> Chart {
    let most = now.iter().chain(&before).map(|(n, _)| *n).max().unwrap_or(0).max(1);
    let compared = before.iter().any(|(n, _)| *n > 0);
    let mut rects = Vec::new();
    for (at, ((n, _), (was, _))) in now.iter().zip(&before).enumerate() {
        let x = at * STEP;
        if *was > 0 {
            rects.push(bar("bar-dim", x + 1, 4, scaled(*was, most, TALL)));
        }
        if *n > 0 {
            let (x, width) = if compared { (x + 6, 12) } else { (x + 2, 16) };
            rects.push(bar("bar-ink", x, width, scaled(*n, most, TALL)));
        }
    }
    let table = now.iter().zip(&before).enumerate().take(usize::from(last.unsigned_abs()));
    let table = table.map(|(at, ((n, key), (was, _)))| Row {
        name: format!("{} 月", at + 1),
        digits: n.to_string(),
        href: if key.is_empty() { String::new() } else { format!("{HERE}/{year}/{key}") },
        also: was.to_string(),
    });
    let mut columns = vec!["月份".to_owned(), format!("{year} 年")];
    columns.extend(compared.then(|| format!("{} 年", year - 1)));
    let said = spoken(&now[..usize::from(last.unsigned_abs())], unit);
    let any = now.iter().any(|(n, _)| *n > 0);
    let table = if any || compared { table.collect() } else { Vec::new() };
    Chart { width: 12 * STEP, height: TALL + 2, rects, said, summary, columns, table }
}

fn bar(class: &'static str, x: usize, width: usize, height: usize) -> Rect {
    Rect { class, x, y: TALL + 1 - height, width, height }
}

/// The most and the least of the months that have passed.
fn spoken(months: &[(usize, String)], unit: &str) -> String {
    let filled = months.iter().filter(|(n, _)| *n > 0).count();
    let (most, least) = (months.iter().map(|(n, _)| *n).max(), months.iter().map(|(n, _)| *n).min());
    let at = |n: usize| months.iter().position(|(known, _)| *known == n).unwrap_or(0) + 1;
    match (most, least) {
        (None | Some(0), _) | (_, None) => "各月都没有。".to_owned(),
        (Some(most), Some(least)) if filled * 2 > months.len() => {
            format!("{} 月最多，{most} {unit}；{} 月最少，{least} {unit}。", at(most), at(least))
        }
        _ => {
            let named = months.iter().enumerate().filter(|(_, (n, _))| *n > 0);
            let named: Vec<String> = named.map(|(at, (n, _))| format!("{} 月 {n} {unit}", at + 1)).collect();
            format!("{}。", named.join("，"))
        }
    }
}

const COLUMN: usize = 5;
const CELL: usize = 16;

/// 各周 A column a week, filled for each day up to three on which something was published.
fn weeks(weeks: &[Week], (year, today): (i16, Date)) -> Chart {
    let mut rects = Vec::new();
    for (at, week) in weeks.iter().enumerate() {
        for day in 0..3 {
            let class = if week.days.0 > day { "bar-ink" } else { "bar-pale" };
            let (x, y) = (at * COLUMN, (2 - day) * (CELL + 2) + 8);
            rects.push(Rect { class, x, y, width: COLUMN - 1, height: CELL });
        }
    }
    let past: Vec<&Week> = weeks.iter().filter(|week| week.monday <= today).collect();
    let missed: Vec<&&Week> = past.iter().filter(|week| !week.met()).collect();
    let said = match missed.last() {
        None => format!("{} 周，周周做到。", past.len()),
        Some(last) => format!(
            "{} 周里有 {} 周没有做到，最近的是 {} 月 {} 日那一周。",
            past.len(),
            missed.len(),
            last.monday.month(),
            last.monday.day()
        ),
    };
    let row = |week: &&Week| Row {
        name: format!("{} 月 {} 日那一周", week.monday.month(), week.monday.day()),
        digits: week.field.digits.clone(),
        href: format!("{HERE}/{year}/{}", week.key),
        also: format!("{} 天，{}", week.days.0, if week.met() { "做到了" } else { "没有做到" }),
    };
    Chart {
        width: weeks.len() * COLUMN,
        height: 3 * (CELL + 2) + 10,
        rects,
        said,
        summary: "看每一周",
        columns: ["哪一周", "条数", "落在几天"].map(str::to_owned).into(),
        table: past.iter().map(row).collect(),
    }
}

/// A length, never nothing for something.
fn scaled(n: usize, most: usize, whole: usize) -> usize {
    if n == 0 { 0 } else { (n * whole / most).max(1) }
}

fn number(digits: &str) -> usize {
    digits.parse().unwrap_or(0)
}
