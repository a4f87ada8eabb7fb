//! 栏目页 One column: where it stands in the tree, and its items, newest first, twenty a page, by year.

use std::fmt::Write as _;

use askama::Template;
use hall::{Law, Link, serving::Fields};
use jiff::civil::Date;
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
    matters::Kept,
    records::shown::{self, Range, Shown},
};

#[derive(Template)]
#[template(path = "site/column.html")]
struct View<'a> {
    label: &'static str,
    action: String,
    tree: Vec<Branch>,
    years: Vec<(i16, bool)>,
    said: String,
    none: String,
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
    /// 文号 Where it has one.
    pub(super) number: String,
}

/// The page at an address below a body; none where no column stands there.
pub(super) fn page(
    tx: &Tx<'_>,
    front: &Front<'_>,
    rest: &str,
    query: &str,
    today: Date,
) -> Result<Option<Seen>, DeskError> {
    let kept = Kept::of(tx, front.body)?;
    let Some((list, number)) = pages::split(rest) else { return Ok(second_name(front, rest, &kept)) };
    let list = if list == "reports" { REPORTS } else { list };
    let Some(column) = columns::find(list) else { return Ok(second_name(front, list, &kept)) };
    if rest.starts_with(REPORTS) {
        return Ok(Some(Seen::Moved(column.address(front.body))));
    }
    let year = Fields::parse(query.as_bytes()).number("year");
    let year = i16::try_from(year).ok().filter(|year| (1949..=9998).contains(year));
    Ok(listed(tx, front, (column, &kept), (number, year), today)?.map(Seen::Shown))
}

/// A column without its last slash, and a matter by its code: names of a column that lead to it.
fn second_name(front: &Front<'_>, rest: &str, kept: &Kept) -> Option<Seen> {
    let rest = rest.trim_end_matches('/');
    let rest = if rest == "reports" { REPORTS } else { rest };
    let column = columns::find(rest).or_else(|| columns::of_matter(&rest.to_uppercase(), kept))?;
    Some(Seen::Moved(column.address(front.body)))
}

/// 一页 What of a column stands on a page of it.
struct Cut {
    number: i64,
    year: Option<i16>,
    /// How many items the filter leaves, and how many pages they fill.
    found: i64,
    many: i64,
    /// How many items there are without the filter, and the instants of the first and the last.
    everything: (i64, i64, i64),
    items: Vec<Shown>,
}

/// Nothing beyond the last page.
fn cut(
    tx: &Tx<'_>,
    body: &str,
    (column, kept): (&Column, &Kept),
    (number, year): (i64, Option<i16>),
) -> Result<Option<Cut>, DeskError> {
    let codes = column.codes(kept);
    let whole = Range { codes: &codes, from: i64::MIN, to: i64::MAX };
    let everything = shown::extent(tx, body, &whole)?;
    let (from, to) = year.map_or((i64::MIN, i64::MAX), span);
    let range = Range { from, to, ..whole };
    let (found, ..) = if year.is_some() { shown::extent(tx, body, &range)? } else { everything };
    let many = pages::many(found, SIZE);
    if number > many {
        return Ok(None);
    }
    let items = shown::page(tx, body, &range, (number - 1) * SIZE, SIZE)?;
    Ok(Some(Cut { number, year, found, many, everything, items }))
}

fn listed(
    tx: &Tx<'_>,
    front: &Front<'_>,
    (column, kept): (&'static Column, &Kept),
    at: (i64, Option<i16>),
    today: Date,
) -> Result<Option<String>, DeskError> {
    let Some(cut) = cut(tx, front.body, (column, kept), at)? else { return Ok(None) };
    let address = column.address(front.body);
    let tail = cut.year.map_or_else(String::new, |year| format!("?year={year}"));
    let prefix = format!("{}/", front.body);
    let view = View {
        label: column.label,
        tree: branch::tree(front, column, &branch::counts(tx, front.body, kept)?),
        years: years(&cut),
        said: said(&cut),
        none: none(front, &cut),
        rows: cut.items.iter().map(|item| row(item, &prefix, today)).collect(),
        prefix,
        steps: pages::steps(&address, &tail, cut.number, cut.many),
        yearly: if column.path == REPORTS { front.yearly } else { &[] },
        is_reports: column.path == REPORTS,
        matters: matters(column, kept),
        law: law(column),
        phone: &front.frame.coat.phone,
        all: columns::find(STATUTORY).map_or_else(String::new, |all| all.address(front.body)),
        action: address.clone(),
    };
    Ok(Some(framed(front, column, cut.number, &tail, &view)))
}

fn framed(front: &Front<'_>, column: &Column, number: i64, tail: &str, view: &View<'_>) -> String {
    let (address, label) = (column.address(front.body), column.label);
    let (here, title) = match number {
        1 => (address, label.to_owned()),
        _ => (format!("{address}p{number}.html"), format!("{label}（第{number}页）")),
    };
    let mut frame = front.frame(&here, crumbs(front, column));
    frame.here = format!("{here}{tail}");
    frame.tags = tags::column(front, column);
    frame.section = section(front, column);
    around(&frame, &title, label, view.render())
}

/// The instants of a civil year in Beijing.
fn span(year: i16) -> (i64, i64) {
    let begin = |year: i16| Zone::shanghai().instant(jiff::civil::date(year, 1, 1).at(0, 0, 0, 0));
    (begin(year), begin(year + 1))
}

/// The years from the newest to the oldest in which something was published, and whether one is asked for.
fn years(cut: &Cut) -> Vec<(i16, bool)> {
    let (items, first, last) = cut.everything;
    if items == 0 {
        return Vec::new();
    }
    let year = |at: i64| Zone::shanghai().day(at).year();
    (year(first)..=year(last)).rev().map(|year| (year, Some(year) == cut.year)).collect()
}

fn said(cut: &Cut) -> String {
    let (everything, ..) = cut.everything;
    let mut said = match cut.year {
        Some(year) => format!("{year} 年公开 {} 条，全部 {everything} 条", cut.found),
        None => format!("共 {everything} 条"),
    };
    if cut.many > 1 {
        let _ = write!(said, "，第 {} 页，共 {} 页", cut.number, cut.many);
    }
    said
}

/// What stands where nothing is listed.
fn none(front: &Front<'_>, cut: &Cut) -> String {
    let town = front.town();
    match (cut.year, cut.everything) {
        (Some(year), (1.., ..)) => {
            format!("{year} 年{town}没有公开过这一类信息；别的年份公开过 {} 条。", cut.everything.0)
        }
        _ => format!("{town}还没有公开过这一类信息，所以这里没有可以列出的。"),
    }
}

pub(super) fn row(item: &Shown, prefix: &str, today: Date) -> Row {
    let record = &item.record;
    let facts = record.item.former.as_ref().map_or_else(|| record.item.facts(), |former| &former.facts);
    let index = record.index_number.clone().unwrap_or_default();
    Row {
        index: index.strip_prefix(prefix).map(str::to_owned).unwrap_or(index),
        href: item.path.clone(),
        title: item.title.clone(),
        formed: facts.event_date.map_or_else(|| "—".to_owned(), |day| day.to_string()),
        published: record.published_at.map(words::day).unwrap_or_default(),
        note: note(item, today).to_owned(),
        number: item.paper.number.clone(),
    }
}

/// What is to be known of an item before it is opened.
fn note(item: &Shown, today: Date) -> &'static str {
    match item.paper.in_force(item.record.item.validity.as_ref(), today) {
        Some(in_force) if in_force.warns => in_force.word,
        _ if item.record.item.proposal.relayed => "转载",
        _ => "",
    }
}

/// What belongs into a column of its own: its matters, and by when each is to be public.
fn matters(column: &Column, kept: &Kept) -> Vec<(String, String)> {
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
    let base = column.matters.iter().copied();
    base.chain(column.added(kept)).map(|matter| (matter.title.clone(), due(&matter.due))).collect()
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
