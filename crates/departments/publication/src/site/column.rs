//! 栏目页 One column: where it stands in the tree, and its items, newest first, twenty a page, by year.

use std::fmt::Write as _;

use askama::Template;
use hall::{Law, Link, serving::Fields};
use office::{DeskError, Zone};
use statute::{catalogue, regulation};
use store::Tx;

use super::{
    Seen, around,
    branch::{self, Branch},
    columns::{self, Column, PLATFORM, REPORTS, STATUTORY},
    front::{Front, Yearly},
    pages::{self, SIZE, Step},
    tags,
};
use crate::{
    console::words,
    records::shown::{self, Range, Shown},
};

#[derive(Template)]
#[template(path = "site/column.html")]
struct View<'a> {
    label: &'static str,
    town: &'a str,
    action: String,
    tree: Vec<Branch>,
    years: Vec<(i16, bool)>,
    said: String,
    rows: Vec<Row>,
    prefix: String,
    steps: Vec<Step>,
    yearly: &'a [Yearly],
    is_reports: bool,
    matters: Vec<(String, String)>,
    law: Option<Law>,
    phone: &'a str,
    all: String,
}

/// 一行 One item in the list.
pub(super) struct Row {
    pub(super) index: String,
    pub(super) href: String,
    pub(super) title: String,
    pub(super) formed: String,
    pub(super) published: String,
    pub(super) note: String,
}

/// The page at an address below a body; none where no column stands there.
pub(super) fn page(tx: &Tx<'_>, front: &Front<'_>, rest: &str, query: &str) -> Result<Option<Seen>, DeskError> {
    let Some((list, number)) = pages::split(rest) else { return Ok(second_name(front, rest)) };
    let list = if list == "reports" { REPORTS } else { list };
    let Some(column) = columns::find(list) else { return Ok(second_name(front, list)) };
    if rest.starts_with(REPORTS) {
        return Ok(Some(Seen::Moved(column.address(front.body))));
    }
    let year = Fields::parse(query.as_bytes()).number("year");
    let year = i16::try_from(year).ok().filter(|year| (1949..=9998).contains(year));
    Ok(listed(tx, front, column, number, year)?.map(Seen::Shown))
}

/// A column without its last slash, and a matter by its code: names of a column that lead to it.
fn second_name(front: &Front<'_>, rest: &str) -> Option<Seen> {
    let rest = rest.trim_end_matches('/');
    let rest = if rest == "reports" { REPORTS } else { rest };
    let column = columns::find(rest).or_else(|| columns::of_matter(&rest.to_uppercase()))?;
    Some(Seen::Moved(column.address(front.body)))
}

fn listed(
    tx: &Tx<'_>,
    front: &Front<'_>,
    column: &'static Column,
    number: i64,
    year: Option<i16>,
) -> Result<Option<String>, DeskError> {
    let codes = column.codes();
    let (from, to) = year.map_or((i64::MIN, i64::MAX), span);
    let whole = Range { codes: &codes, from: i64::MIN, to: i64::MAX };
    let (everything, first, last) = shown::extent(tx, front.body, &whole)?;
    let range = Range { from, to, ..whole };
    let (found, ..) = if year.is_some() { shown::extent(tx, front.body, &range)? } else { (everything, first, last) };
    let many = pages::many(found, SIZE);
    if number > many {
        return Ok(None);
    }
    let items = shown::page(tx, front.body, &range, (number - 1) * SIZE, SIZE)?;
    let address = column.address(front.body);
    let tail = year.map_or_else(String::new, |year| format!("?year={year}"));
    let prefix = format!("{}/", front.body);
    let view = View {
        label: column.label,
        town: front.town(),
        tree: branch::tree(front, column, &branch::counts(tx, front.body)?),
        years: years(everything, first, last, year),
        said: said(found, everything, year, number, many),
        rows: items.iter().map(|item| row(item, &prefix)).collect(),
        prefix,
        steps: pages::steps(&address, &tail, number, many),
        yearly: if column.path == REPORTS { front.yearly } else { &[] },
        is_reports: column.path == REPORTS,
        matters: matters(column),
        law: law(column),
        phone: &front.frame.coat.phone,
        all: columns::find(STATUTORY).map_or_else(String::new, |all| all.address(front.body)),
        action: address.clone(),
    };
    let here = if number == 1 { address.clone() } else { format!("{address}p{number}.html") };
    let mut frame = front.frame(&here, crumbs(front, column));
    frame.here = format!("{here}{tail}");
    frame.tags = tags::column(front, column);
    frame.section = section(front, column);
    let title = if number == 1 { column.label.to_owned() } else { format!("{}（第{number}页）", column.label) };
    Ok(Some(around(&frame, &title, column.label, view.render())))
}

/// The instants of a civil year in Beijing.
fn span(year: i16) -> (i64, i64) {
    let begin = |year: i16| Zone::shanghai().instant(jiff::civil::date(year, 1, 1).at(0, 0, 0, 0));
    (begin(year), begin(year + 1))
}

/// The years from the newest to the oldest in which something was published, and the one asked for.
fn years(items: i64, first: i64, last: i64, chosen: Option<i16>) -> Vec<(i16, bool)> {
    if items == 0 {
        return Vec::new();
    }
    let year = |at: i64| Zone::shanghai().day(at).year();
    (year(first)..=year(last)).rev().map(|year| (year, Some(year) == chosen)).collect()
}

fn said(found: i64, everything: i64, year: Option<i16>, number: i64, many: i64) -> String {
    let mut said = match year {
        Some(year) => format!("{year} 年公开 {found} 条，全部 {everything} 条"),
        None => format!("共 {everything} 条"),
    };
    if many > 1 {
        let _ = write!(said, "，第 {number} 页，共 {many} 页");
    }
    said
}

pub(super) fn row(item: &Shown, prefix: &str) -> Row {
    let record = &item.record;
    let facts = record.item.former.as_ref().map_or_else(|| record.item.facts(), |former| &former.facts);
    let index = record.index_number.clone().unwrap_or_default();
    Row {
        index: index.strip_prefix(prefix).map(str::to_owned).unwrap_or(index),
        href: item.path.clone(),
        title: item.title.clone(),
        formed: facts.event_date.map_or_else(|| "—".to_owned(), |day| day.to_string()),
        published: record.published_at.map(words::day).unwrap_or_default(),
        note: if record.item.proposal.relayed { "转载".to_owned() } else { String::new() },
    }
}

/// What belongs into a column of its own: its matters, and by when each is to be public.
fn matters(column: &Column) -> Vec<(String, String)> {
    let due = |due: &catalogue::Due| {
        let n = due.n.unwrap_or_default();
        let unit = match due.unit {
            catalogue::Unit::Workday => "个工作日",
            catalogue::Unit::Day => "日",
            catalogue::Unit::Hour => "小时",
            catalogue::Unit::Month => "个月",
            catalogue::Unit::Quarter => "个季度",
            catalogue::Unit::FixedDate => {
                let (month, day) = due.date.as_deref().and_then(|date| date.split_once('-')).unwrap_or_default();
                return format!("每年 {} 月 {} 日前", month.trim_start_matches('0'), day.trim_start_matches('0'));
            }
            catalogue::Unit::Realtime => return "及时公开".to_owned(),
        };
        if n < 0 {
            format!("{}前至少 {} {unit}", due.from.trim_end_matches("之日"), -n)
        } else {
            format!("{}起 {n} {unit}内", due.from)
        }
    };
    column.matters.iter().map(|matter| (matter.title.clone(), due(&matter.due))).collect()
}

/// The article from which a column begins: of a leaf that of its matter, of a branch that of its kind.
fn law(column: &Column) -> Option<Law> {
    let code = column.matters.iter().flat_map(|matter| &matter.regulation).find_map(|code| {
        let digits: String = code.strip_prefix('a')?.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u8>().ok()
    });
    let is_branch = column.children().next().is_some();
    let of_kind = match () {
        () if column.is_within(STATUTORY) => 20,
        () if column.is_within(PLATFORM) => 24,
        () => 19,
    };
    article(code.filter(|_| !is_branch).unwrap_or(of_kind))
}

/// 大意 The sense of an article of the Regulations.
pub(super) fn article(number: u8) -> Option<Law> {
    let article = regulation::articles().into_iter().find(|article| article.number == number)?;
    let citation = format!("《条例》第{}条", regulation::numeral(number));
    Some(Law { citation, sense: article.sense.to_owned(), href: None })
}

/// The way from the front page to the parent of a column.
pub(super) fn crumbs(front: &Front<'_>, column: &Column) -> Vec<Link> {
    column.above().into_iter().map(|above| Link::new(above.label, &above.address(front.body))).collect()
}

/// The entry of the main navigation under which a column stands.
pub(super) fn section(front: &Front<'_>, column: &Column) -> String {
    let stands = |link: &&Link| {
        link.href == column.address(front.body)
            || column.above().iter().any(|above| above.address(front.body) == link.href)
    };
    front.frame.nav.iter().rfind(stands).map(|link| link.href.clone()).unwrap_or_default()
}
