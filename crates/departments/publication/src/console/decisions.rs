//! 审核记录 Every decision that M-06 counts in a year: which item, which step, who, and how it ended.
//!
//! Whoever reads figures opens it; the titles of what is not published are shown to those who see drafts.

use affairs::{
    publication::{Decision, Signature},
    role::Duty,
};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use documents::list::{Cell, Column, List};
use hall::{
    Tab,
    serving::{Hall, Roster, Seat, Seated, Taken, day_cell},
};
use jiff::civil::Date;
use office::{DeskError, Office, Zone};

use super::{
    FormFault, HERE, READERS,
    list::{Step, days, steps},
};
use crate::{
    figures::REVIEWED,
    records::{
        board::PAGE,
        decided::{self, Decided},
    },
};

/// Rows a file may have.
const MOST: i64 = 100_000;

const COLUMNS: [Column; 7] = [
    Column { name: "日期", width: 12 },
    Column { name: "编号", width: 15 },
    Column { name: "标题", width: 48 },
    Column { name: "哪一步", width: 12 },
    Column { name: "谁签的", width: 14 },
    Column { name: "代谁", width: 14 },
    Column { name: "意见", width: 20 },
];

/// 筛选 As it stands in the address.
#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    part: String,
    year: String,
    page: String,
}

impl Asked {
    /// The division of M-06: everything, or what was returned.
    fn part(&self) -> &'static str {
        if self.part == "returned" { "returned" } else { "" }
    }

    fn page(&self) -> i64 {
        self.page.parse().unwrap_or(1).clamp(1, 1_000_000)
    }
}

/// The address of the list.
pub(super) fn address(part: &str, year: &str, page: i64) -> String {
    let part = if part.is_empty() { "" } else { "&part=returned" };
    let page = if page > 1 { format!("&page={page}") } else { String::new() };
    let year: String = year.chars().filter(char::is_ascii_digit).take(4).collect();
    format!("{HERE}/reviews?year={year}{part}{page}")
}

#[derive(Template)]
#[template(path = "decisions.html")]
struct Page {
    title: String,
    tabs: Vec<Tab>,
    years: Vec<(String, String)>,
    year: String,
    part: &'static str,
    rows: Vec<Line>,
    all: i64,
    pages: Vec<Step>,
    files: [String; 2],
}

/// One decision as the page shows it.
struct Line {
    day: String,
    number: String,
    title: String,
    /// Whether the item's own page opens for whoever looks.
    opens: bool,
    step: String,
    who: String,
    place: String,
    ended: String,
    passed: bool,
}

fn must(seated: &Seated) -> Result<(), DeskError> {
    let may = seated.may(READERS) || seated.may(Duty::ReadFigures.roles());
    if may { Ok(()) } else { Err(DeskError::NotAllowed { act: "看审核记录" }) }
}

/// 审核记录
pub(super) async fn show(Query(asked): Query<Asked>, seat: Seat) -> Response {
    let (hall, seated) = (seat.hall().clone(), seat.seated.clone());
    match seat.at_desk(move |office| gather(&hall, office, &seated, &asked)).await {
        Ok(page) => seat.page(HERE, "审核记录", &page.render().expect("a template over plain values renders")),
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(hall: &Hall, office: &Office, seated: &Seated, asked: &Asked) -> Result<Page, DeskError> {
    must(seated)?;
    let (body, part, span) = (&seated.clerk.body, asked.part(), days(&asked.year));
    let roster = hall.furnishing().reception.roster(office, body)?;
    let (counts, found) = office.store.read(&seated.clerk.scope(), |tx| {
        let counts = [decided::total(tx, body, "", span)?, decided::total(tx, body, "returned", span)?];
        let found = decided::page(tx, body, part, span, ((asked.page() - 1) * PAGE, PAGE))?;
        Ok::<_, DeskError>((counts, found))
    })?;
    let all = counts[usize::from(!part.is_empty())];
    let this = Zone::shanghai().day(office.clock.now()).year();
    let when = if asked.year.is_empty() { String::new() } else { format!("{} 年", asked.year) };
    let of = if part.is_empty() { "审核签字" } else { "退回修改" };
    let tab =
        |name: &str, code: &str, n: i64| Tab::new(format!("{name} {n}"), address(code, &asked.year, 1), part == code);
    let file = |ending: &str| address(part, &asked.year, 1).replacen("/reviews", &format!("/reviews/{ending}"), 1);
    let years = (2019..=this).rev().map(|year| (year.to_string(), format!("{year} 年")));
    Ok(Page {
        title: format!("{when}{of} {all} 次"),
        tabs: vec![tab("审核签字", "", counts[0]), tab("退回修改", "returned", counts[1])],
        years: std::iter::once((String::new(), "各年".to_owned())).chain(years).collect(),
        rows: found.into_iter().map(|one| line(one, seated, &roster)).collect(),
        pages: steps(asked.page(), all, &|page| address(part, &asked.year, page)),
        files: ["xlsx", "csv"].map(file),
        year: asked.year.clone(),
        part,
        all,
    })
}

fn line(one: Decided, seated: &Seated, roster: &Roster) -> Line {
    let opens = seated.may(READERS);
    let of = |say: &dyn Fn(&Signature) -> String| one.signature.as_ref().map(say).unwrap_or_default();
    Line {
        step: of(&|it| it.step.name().to_owned()),
        who: of(&|it| roster.person(&it.by)),
        place: of(&|it| it.deputy_of.as_deref().map(|of| roster.person(of)).unwrap_or_default()),
        ended: of(&|it| ended(&it.decision)),
        passed: one.signature.as_ref().is_none_or(|it| it.decision.is_pass()),
        title: if opens { one.title } else { String::new() },
        day: one.day,
        number: one.number,
        opens,
    }
}

fn ended(decision: &Decision) -> String {
    match decision {
        Decision::Pass => "同意".to_owned(),
        Decision::Return { code, .. } => format!("退回：{}", code.name()),
    }
}

/// 导出
pub(super) async fn file(Path(ending): Path<String>, Query(asked): Query<Asked>, seat: Seat) -> Response {
    let (hall, seated) = (seat.hall().clone(), seat.seated.clone());
    match seat.at_desk(move |office| taken(&hall, office, &seated, &asked, &ending)).await {
        Ok(taken) => taken.given(),
        Err(trouble) => seat.trouble(trouble),
    }
}

fn taken(hall: &Hall, office: &Office, seated: &Seated, asked: &Asked, ending: &str) -> Result<Taken, DeskError> {
    must(seated)?;
    Taken::of(office, &seated.clerk, ending, ("publication.reviews", "审核记录"), || {
        let body = &seated.clerk.body;
        let roster = hall.furnishing().reception.roster(office, body)?;
        let found = office
            .store
            .read(&seated.clerk.scope(), |tx| decided::page(tx, body, asked.part(), days(&asked.year), (0, MOST + 1)));
        let found = found.map_err(DeskError::Store)?;
        if i64::try_from(found.len()).is_ok_and(|rows| rows > MOST) {
            return Err(FormFault::TooMuch.blocks());
        }
        let rows = found.into_iter().map(|one| row(line(one, seated, &roster)));
        Ok(List { title: "审核记录".into(), columns: COLUMNS.into(), rows: rows.collect() })
    })
}

fn row(line: Line) -> Vec<Cell> {
    let day = day_cell(line.day.parse::<Date>().ok());
    let texts = [line.number, line.title, line.step, line.who, line.place, line.ended];
    std::iter::once(day).chain(texts.map(Cell::from)).collect()
}
