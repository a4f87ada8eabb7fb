//! 覆盖报告 As of a day: what was owed, what was published, what did not happen, what is missing; each number opens its list.

use affairs::obligation::{Coverage, Share, coverage, share};
use askama::Template;
use axum::{Extension, extract::Query, response::Response};
use hall::serving::{Hall, Seat, Seated};
use jiff::civil::Date;
use office::{DeskError, Office};
use serde::Deserialize;
use statute::catalogue::{FIELDS, field_name};

use super::{
    CALENDAR, Ports,
    look::{Line, Look},
    words,
};
use crate::records;

#[derive(Template)]
#[template(path = "coverage.html")]
struct Page {
    on: String,
    day: String,
    year: i16,
    /// 没有排日历 Nobody laid out the year: what was owed is not known, which is not zero.
    unplanned: bool,
    share: String,
    fields: Vec<(String, String, Coverage)>,
    tabs: Vec<(&'static str, &'static str, usize, &'static str)>,
    lines: Vec<Line>,
    share_name: &'static str,
}

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) on: String,
    pub(super) share: String,
}

/// The lists behind the numbers: code, name, and what is in it.
const SHARES: [(&str, &str, &str); 6] = [
    ("owed", "应公开", "当年到这一天为止"),
    ("published", "已公开", "有公开的信息作证"),
    ("late", "其中迟了的", "公开时已经过了期限"),
    ("none", "没有发生", "写明了理由"),
    ("missing", "还缺", "到期了，没有公开，也没有答复"),
    ("exempt", "不涉及", "另列，不算在应公开里"),
];

/// The list that the page opens with.
const MISSING: (&str, &str, &str) = SHARES[4];

/// Whether a task of that share stands in a list.
fn stands(list: &str, share: Share) -> bool {
    match list {
        "owed" => share != Share::NotConcerned,
        "published" => matches!(share, Share::InTime | Share::Late),
        "late" => share == Share::Late,
        "none" => share == Share::NotHappened,
        "exempt" => share == Share::NotConcerned,
        _ => share == Share::Missing,
    }
}

/// 覆盖报告
pub(super) async fn show(Extension(ports): Extension<Ports>, Query(asked): Query<Asked>, seat: Seat) -> Response {
    let (hall, seated) = (seat.hall().clone(), seat.seated.clone());
    match seat.at_desk(move |office| gather(&hall, office, &ports, &seated, &asked)).await {
        Ok(page) => {
            let main = page.render().expect("a template over plain values renders");
            seat.page(CALENDAR, "覆盖报告", &main)
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

/// The day asked for; today when none was said.
pub(super) fn day_of(look: &Look<'_>, asked: &str) -> Date {
    asked.parse().unwrap_or(look.today)
}

/// The tasks of the day's year in one share, as lines; and how they all count.
pub(super) fn lines(look: &Look<'_>, on: Date, list: &str) -> Result<(Vec<Line>, Coverage), DeskError> {
    look.read(|tx, catalogue| {
        let tasks = records::of_year(tx, look.body(), on.year())?;
        let said = records::happened(tx, look.body(), &format!("renwu-{}-", on.year()))?;
        let held = tasks.iter().filter(|task| share(task, on).is_some_and(|share| stands(list, share)));
        Ok((held.map(|task| look.line(catalogue, task, &said)).collect(), coverage(&tasks, on)))
    })
}

fn gather(hall: &Hall, office: &Office, ports: &Ports, seated: &Seated, asked: &Asked) -> Result<Page, DeskError> {
    let look = Look::of(hall, office, &*ports.0, seated)?;
    let on = day_of(&look, &asked.on);
    let list = SHARES.iter().find(|(code, ..)| *code == asked.share).unwrap_or(&MISSING);
    let (lines, whole) = lines(&look, on, list.0)?;
    let (unplanned, fields) = look.read(|tx, catalogue| {
        let tasks = records::of_year(tx, look.body(), on.year())?;
        let field = |code: &str| catalogue.matter(code).map_or("", |matter| matter.item.field.as_str()).to_owned();
        let of = |code: &str| coverage(tasks.iter().filter(|task| field(&task.code) == code), on);
        let every = FIELDS
            .iter()
            .map(|(code, _)| ((*code).to_owned(), field_name(code).unwrap_or_default().to_owned(), of(code)));
        let fields = every.filter(|(.., found)| found.owed() + found.not_concerned > 0).collect::<Vec<_>>();
        Ok((tasks.is_empty(), fields))
    })?;
    let n = |code: &str| match code {
        "owed" => whole.owed(),
        "published" => whole.published,
        "late" => whole.late,
        "none" => whole.not_happened,
        "exempt" => whole.not_concerned,
        _ => whole.missing,
    };
    Ok(Page {
        on: on.to_string(),
        day: words::full(on),
        year: on.year(),
        unplanned,
        share: list.0.to_owned(),
        fields,
        tabs: SHARES.iter().map(|(code, name, about)| (*code, *name, n(code), *about)).collect(),
        lines,
        share_name: list.1,
    })
}
