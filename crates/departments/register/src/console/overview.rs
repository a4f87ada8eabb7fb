//! 全部台账 Every book of a year: how many records, how it stands, what is missing.

use affairs::register::{Book, BookState, Kind};
use askama::Template;
use axum::{extract::Query, response::Response};
use hall::serving::{Seat, Seated, Trouble};
use messages::Message;
use office::{DeskError, Office, Zone};
use serde::Deserialize;

use super::{CLOSERS, HERE, keepers, must_read};
use crate::records;

#[derive(Template)]
#[template(path = "registers.html")]
pub(super) struct Page {
    key: String,
    faults: Vec<Message>,
    year: i16,
    years: Vec<(i16, bool)>,
    lines: Vec<Line>,
    /// Ledgers of the year that nobody opened.
    unopened: usize,
    over: bool,
    opens: bool,
}

pub(super) struct Line {
    pub(super) kind: &'static str,
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) records: i64,
    pub(super) struck: i64,
    pub(super) stands: Standing,
}

/// 状态 How a book stands and what comes next for it.
pub(super) struct Standing {
    pub(super) badge: &'static str,
    pub(super) words: &'static str,
    pub(super) next: &'static str,
}

/// Which year a page is asked for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    pub(super) year: Option<i16>,
}

/// 全部台账
pub(super) async fn show(Query(asked): Query<Asked>, seat: Seat) -> Response {
    render(seat, asked.year, Vec::new()).await
}

/// The page, once more with what stood in the way.
pub(super) async fn render(seat: Seat, year: Option<i16>, faults: Vec<Message>) -> Response {
    if let Err(refused) = must_read(&seat.seated) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let (seated, key, failed) = (seat.seated.clone(), seat.form_key(), !faults.is_empty());
    match seat.at_desk(move |office| gather(office, &seated, key, year)).await {
        Ok(page) => {
            let main = Page { faults, ..page }.render().expect("a template over plain values renders");
            if failed { seat.page_again(HERE, "台账", &main) } else { seat.page(HERE, "台账", &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(office: &Office, seated: &Seated, key: String, year: Option<i16>) -> Result<Page, DeskError> {
    let this = Zone::shanghai().day(office.clock.now()).year();
    let year = year.unwrap_or(this).clamp(2008, this.saturating_add(1));
    let body = &seated.clerk.body;
    let (books, counts) = office.store.read(&seated.clerk.scope(), |tx| {
        Ok::<_, DeskError>((records::books_of_year(tx, body, year)?, records::counts(tx, body, year)?))
    })?;
    let lines: Vec<Line> = Kind::ALL
        .into_iter()
        .map(|kind| {
            let (all, struck) = counts.get(&kind).copied().unwrap_or_default();
            let stands = standing(books.get(&kind), all - struck, year < this);
            Line { kind: kind.id(), name: kind.name(), about: about(kind), records: all - struck, struck, stands }
        })
        .collect();
    let first = this.saturating_sub(3).max(2008).min(year);
    Ok(Page {
        key,
        faults: Vec::new(),
        year,
        years: (first..=this.saturating_add(1)).rev().map(|each| (each, each == year)).collect(),
        unopened: Kind::ALL.len() - books.len(),
        lines,
        over: year < this,
        opens: Kind::ALL.iter().any(|kind| seated.may(&keepers(*kind))) || seated.may(CLOSERS),
    })
}

/// How a book stands, with what it lacks.
pub(super) fn standing(book: Option<&Book>, records: i64, over: bool) -> Standing {
    let (badge, words, next) = match book.map(|book| book.state) {
        None if records > 0 => ("near", "没有开", "有记录，但没有开这一年的，数字还不算数"),
        None => ("near", "没有开", "说不出数，也不能算 0"),
        Some(BookState::Open) if over && records == 0 => ("", "在记", "这一年过完了：没有的，请结为本年无"),
        Some(BookState::Open) if over => ("", "在记", "这一年过完了：核对齐了就年结"),
        Some(BookState::Open) => ("", "在记", ""),
        Some(state) => ("good", state.name(), ""),
    };
    Standing { badge, words, next }
}

/// What a ledger is for.
pub(super) const fn about(kind: Kind) -> &'static str {
    match kind {
        Kind::Application => "年报表三",
        Kind::Remedy => "年报表四",
        Kind::Fee => "年报第六部分，也算进表二的收费",
        Kind::Normative => "年报表二",
        Kind::Decision => "年报表二",
        Kind::Charge => "年报表二",
        Kind::System => "年报第一部分：制定、修订的制度",
        Kind::Training => "年报第五部分：培训多少人次",
        Kind::Pairing => "年报第五部分：一对一帮带",
        Kind::Problem => "年报第五部分：解决实操问题多少个",
        Kind::Member => "年报第一部分：组织领导",
        Kind::Meeting => "年报第一部分：开会多少次",
        Kind::Plan => "下步工作计划，下一年逐条对照",
        Kind::Measure => "年报里不是数字的话，每句有记录证明",
    }
}
