//! 分布 How the figures of a year divide: by month, by field, by channel, week by week; each division opens.

use affairs::publication::figures::Week as Counted;
use jiff::{
    Span,
    civil::{Date, date},
};
use office::{Office, Sum};
use report::drafting::Field;
use statute::catalogue::FIELDS;
use store::{StoreError, Tx};
use year_end::{By, Number, Part, Spread, Week};

use super::{
    fields::name,
    one::{Page, records, span},
    weekly,
};

/// Figures that are told month by month, with their units.
const MONTHLY: [(&str, &str); 4] = [("M-01", "条"), ("M-03", "件"), ("M-13", "人次"), ("M-14", "个")];

/// How the key of a week begins; its Monday follows.
const WEEK: &str = "M-11.week.";

/// 渠道的名称
const CHANNELS: [(&str, &str); 3] = [("site", "网站"), ("wechat", "微信公众号"), ("village-board", "公开栏")];

/// Every division of a year's figures, without the records: [`number`] opens one.
///
/// # Errors
///
/// What the store says.
pub(super) fn of(office: &Office, tx: &Tx<'_>, body: &str, year: i16) -> Result<Spread, StoreError> {
    let (_, weeks) = publication::figures::days(tx, body, year, &office.calendar)?;
    let span = weeks.first().zip(weeks.last()).map(|(first, last)| (first.monday, sunday(last)));
    let days = span.map(|span| office::figure_days(tx, body, "M-11", span)).transpose()?.unwrap_or_default();
    Ok(Spread { parts: parts(tx, body, year)?, weeks: weeks.iter().map(|week| one_week(&days, week)).collect() })
}

fn sunday(week: &Counted) -> Date {
    week.monday.saturating_add(Span::new().days(6))
}

fn key_of(week: &Counted) -> String {
    format!("{WEEK}{}", week.monday)
}

/// Every division but the weeks.
fn parts(tx: &Tx<'_>, body: &str, year: i16) -> Result<Vec<Part>, StoreError> {
    let sums = office::figure_months(tx, body, year)?;
    let mut parts = Vec::new();
    for (id, unit) in MONTHLY {
        parts.extend(sums.iter().filter(|(of, ..)| of == id).map(|(_, month, amount)| {
            let title = format!("{month} 月的{}", name(id));
            part((By::Month(*month), id), format!("{id}.month.{month:02}"), (title, unit), *amount)
        }));
        if id == "M-01" {
            let (from, to) = span(year);
            let sums = office::sums(tx, body, from, to)?;
            parts.extend(divided(&sums, "field:", By::Field));
            parts.extend(divided(&sums, "channel:", By::Channel));
        }
    }
    Ok(parts)
}

/// What a week says, of all days with an item.
fn one_week(days: &[(Date, usize)], week: &Counted) -> Week {
    let (monday, sunday) = (week.monday, sunday(week));
    let own = days.iter().filter(|(day, _)| (monday..=sunday).contains(day));
    let name = format!("{} 月 {} 日那一周公开的信息", week.monday.month(), week.monday.day());
    let definition = format!("星期一到星期日，落在 {} 天，这一周要 {} 天", week.days, week.needed);
    let digits = own.map(|(_, count)| count).sum::<usize>().to_string();
    let field = Field { digits, unit: "条".into(), name, definition, version: 1, records: Vec::new() };
    Week { key: key_of(week), monday, days: (week.days, week.needed), field }
}

/// One division with one page of its records; none where it counts nothing.
pub(super) fn number(
    office: &Office,
    tx: &Tx<'_>,
    (body, year, key): (&str, i16, &str),
    page: Page<'_>,
) -> Result<Option<Number>, StoreError> {
    if key.starts_with(WEEK) {
        let (_, weeks) = publication::figures::days(tx, body, year, &office.calendar)?;
        let Some(week) = weeks.iter().find(|week| key_of(week) == key) else { return Ok(None) };
        let week = one_week(&office::figure_days(tx, body, "M-11", (week.monday, sunday(week)))?, week);
        let (all, records) = weekly::records(tx, body, &[week.monday], page)?;
        return Ok(Some(Number { field: Field { records, ..week.field }, all }));
    }
    let Some(part) = parts(tx, body, year)?.into_iter().find(|part| part.key == key) else { return Ok(None) };
    let code = key.rsplit('.').next().unwrap_or_default();
    let (division, span) = match part.by {
        By::Month(month) => (String::new(), one_month(year, month)),
        By::Field => (format!("field:{code}"), span(year)),
        By::Channel => (format!("channel:{code}"), span(year)),
    };
    let (all, records) = records(tx, body, (part.of, &division), span, page)?;
    Ok(Some(Number { field: Field { records, ..part.field }, all }))
}

fn one_month(year: i16, month: i8) -> (Date, Date) {
    let first = date(year, month, 1);
    (first, first.last_of_month())
}

/// The divisions whose name begins with `prefix`, the largest first.
fn divided(sums: &[Sum], prefix: &str, by: By) -> Vec<Part> {
    let own = sums.iter().filter(|sum| sum.metric == "M-01");
    let mut own: Vec<(&str, &Sum)> = own.filter_map(|sum| Some((sum.part.strip_prefix(prefix)?, sum))).collect();
    own.sort_by_key(|(code, sum)| (std::cmp::Reverse(sum.records), *code));
    let word = prefix.trim_end_matches(':');
    let one = |(code, sum): (&str, &Sum)| {
        part((by, "M-01"), format!("M-01.{word}.{code}"), (named(by, code), "条"), sum.amount)
    };
    own.into_iter().map(one).collect()
}

fn named(by: By, code: &str) -> String {
    let names: &[(&str, &str)] = if by == By::Channel { &CHANNELS } else { &FIELDS };
    names.iter().find(|(known, _)| *known == code).map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned())
}

fn part((by, of): (By, &'static str), key: String, (name, unit): (String, &str), amount: i64) -> Part {
    let definition = match by {
        By::Month(_) => "按记录算数的那一天所在的月份分",
        By::Field => "按信息所属的领域分，一条信息一个领域",
        By::Channel => "按发布的渠道分；一条信息发几个渠道，在每个渠道都算一条，所以加起来比总数多",
    };
    let field = Field {
        digits: amount.to_string(),
        unit: unit.to_owned(),
        name,
        definition: definition.to_owned(),
        version: 1,
        records: Vec::new(),
    };
    Part { by, key, of, field }
}
