//! 每周更新 The numbers that the weeks of a year give, from the days alone; the records of weeks, a page of them.

use std::{collections::BTreeSet, ops::Range};

use affairs::publication::figures::Week;
use jiff::{Span, civil::Date};
use office::{Office, figure_page};
use report::drafting::Field;
use store::{StoreError, Tx};
use year_end::Number;

use super::fields;

/// 周的数 One number beside the weeks met.
pub(super) struct Rhythm {
    pub(super) key: &'static str,
    pub(super) digits: usize,
    pub(super) unit: &'static str,
    pub(super) name: &'static str,
    /// What is counted; none where it is what the weeks met count.
    pub(super) definition: Option<&'static str>,
    /// The weeks whose items stand behind it.
    pub(super) weeks: Range<usize>,
}

/// 更新的变化 How many weeks there were; how often the body published before the weekly rhythm began, and since.
///
/// Reading: the rhythm begins with the first week after which every week of the year was met; before it the figure is the
/// days with an item in the month that had the fewest, since it the days of the week that had the fewest. Where the year
/// knows no change (met from the beginning, or never), nothing is said.
pub(super) fn rhythm(weeks: &[Week], days: &BTreeSet<Date>) -> Vec<Rhythm> {
    let rhythm = |key, digits, unit, name, definition, weeks| Rhythm { key, digits, unit, name, definition, weeks };
    let mut all = vec![rhythm("M-11.weeks", weeks.len(), "周", "统计的周", None, 0..weeks.len())];
    let Some(change) = change(weeks) else { return all };
    let Some(fewest) = weeks.get(change).and_then(|week| fewest_in_a_month(days, week.monday)) else { return all };
    let since_fewest = weeks[change..].iter().map(|week| week.days).min().unwrap_or(0);
    let definition = "每周更新做起来以前，更新最少的那个月里有信息发布的天数（只看整月；有哪个月一天也没有的，不算）";
    all.push(rhythm("M-11.before", fewest, "次", "以前每月更新", Some(definition), 0..change));
    let definition = "每周更新做起来以后，更新最少的那一周里有信息发布的天数";
    all.push(rhythm("M-11.after", since_fewest, "次", "现在每周更新", Some(definition), change..weeks.len()));
    all
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
fn fewest_in_a_month(days: &BTreeSet<Date>, before: Date) -> Option<usize> {
    let within = |month: i8| days.iter().filter(|day| (day.year(), day.month()) == (before.year(), month)).count();
    (1..before.month()).map(within).min().filter(|days| *days > 0)
}

/// A number of the weeks of a year with one page of its records; none where no week gives it.
pub(super) fn number(
    office: &Office,
    tx: &Tx<'_>,
    (body, year, key): (&str, i16, &str),
    page: &dyn Fn(usize) -> (usize, usize),
) -> Result<Option<Number>, StoreError> {
    let (days, weeks) = publication::figures::days(tx, body, year, &office.calendar)?;
    let Some(field) = fields::of_weeks(&days, &weeks, year).remove(key) else { return Ok(None) };
    let weeks: Vec<&Week> =
        match rhythm(&weeks, &fields::within(&days, year)).into_iter().find(|number| number.key == key) {
            Some(number) => weeks[number.weeks].iter().collect(),
            None => weeks.iter().filter(|week| week.met()).collect(),
        };
    let mondays: Vec<Date> = weeks.iter().map(|week| week.monday).collect();
    records(tx, body, &mondays, page).map(|(all, records)| Some(Number { field: Field { records, ..field }, all }))
}

/// How many items stand in some weeks, and one page of their index numbers, in the order of days.
pub(super) fn records(
    tx: &Tx<'_>,
    body: &str,
    mondays: &[Date],
    page: &dyn Fn(usize) -> (usize, usize),
) -> Result<(usize, Vec<String>), StoreError> {
    let own = |span, page: (usize, usize)| figure_page(tx, body, ("M-11", &[String::new()]), span, |_| page);
    let counted = spans(mondays).into_iter().map(|span| Ok((span, own(span, (0, 0))?.0)));
    let spans = counted.collect::<Result<Vec<_>, StoreError>>()?;
    let all = spans.iter().map(|(_, count)| count).sum();
    let (mut skip, mut most) = page(all);
    let mut records = Vec::new();
    for (span, count) in spans {
        if skip >= count {
            skip -= count;
            continue;
        }
        if most == 0 {
            break;
        }
        let (_, found) = own(span, (skip, most))?;
        (skip, most) = (0, most - found.len());
        records.extend(found);
    }
    Ok((all, publication::figures::index_numbers_of(tx, body, &records)?))
}

/// Weeks that follow each other, as the span from the first Monday to the last Sunday.
fn spans(mondays: &[Date]) -> Vec<(Date, Date)> {
    let mut spans: Vec<(Date, Date)> = Vec::new();
    for monday in mondays {
        let sunday = monday.saturating_add(Span::new().days(6));
        match spans.last_mut() {
            Some(last) if last.1.tomorrow().is_ok_and(|day| day == *monday) => last.1 = sunday,
            _ => spans.push((*monday, sunday)),
        }
    }
    spans
}
