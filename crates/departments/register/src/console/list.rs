//! 一本台账 The records of one ledger, year by year, with the book they stand in.

use affairs::register::{BookState, Kind, called};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use hall::serving::{Hall, Roster, Seat, Seated, Trouble};
use messages::Message;
use office::{DeskError, Office, Zone};
use serde::Deserialize;

use super::{
    CLOSERS, HERE,
    inputs::inputs,
    keepers, kind_named, must_read,
    overview::{Standing, about, standing},
    says,
};
use crate::records::{self, Asked as Wanted, Shown};

/// Rows of one page.
const PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "register.html")]
struct Page {
    key: String,
    kind: &'static str,
    name: &'static str,
    about: &'static str,
    year: i16,
    years: Vec<(i16, bool)>,
    rows: Vec<Row>,
    all: i64,
    page: i64,
    last: i64,
    stands: Standing,
    /// Version of the book; none before it was opened.
    book: Option<u32>,
    open: bool,
    over: bool,
    writes: bool,
    closes: bool,
    faults: Vec<Message>,
    /// The headings a spreadsheet of this ledger has.
    headings: String,
}

struct Row {
    number: String,
    day: String,
    title: String,
    brief: String,
    badge: (&'static str, &'static str),
}

/// Which rows are asked for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    year: Option<i16>,
    #[serde(default)]
    page: Option<i64>,
}

/// 一本台账
pub(super) async fn show(Path(kind): Path<String>, Query(asked): Query<Asked>, seat: Seat) -> Response {
    render(seat, kind, asked, Vec::new()).await
}

/// The page, once more with what stood in the way.
pub(super) async fn render(seat: Seat, kind: String, asked: Asked, faults: Vec<Message>) -> Response {
    if let Err(refused) = must_read(&seat.seated) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let (hall, seated, key) = (seat.hall().clone(), seat.seated.clone(), seat.form_key());
    let failed = !faults.is_empty();
    match seat.at_desk(move |office| gather(&hall, office, &seated, (&kind, &asked), key)).await {
        Ok(page) => {
            let page = Page { faults, ..page };
            let main = page.render().expect("a template over plain values renders");
            if failed { seat.page_again(HERE, page.name, &main) } else { seat.page(HERE, page.name, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(
    hall: &Hall,
    office: &Office,
    seated: &Seated,
    (kind, asked): (&str, &Asked),
    key: String,
) -> Result<Page, DeskError> {
    let kind: Kind = kind_named(kind)?;
    let this = Zone::shanghai().day(office.clock.now()).year();
    let year = asked.year.unwrap_or(this).clamp(1949, this.saturating_add(10));
    let body = &seated.clerk.body;
    let roster = hall.furnishing().reception.roster(office, body)?;
    let wanted = Wanted { kind, year: Some(year) };
    let (all, page, found, book) = office.store.read(&seated.clerk.scope(), |tx| {
        let all = records::count(tx, body, wanted)?;
        let page = asked.page.unwrap_or(1).clamp(1, last(all));
        let found = records::page(tx, body, wanted, ((page - 1) * PAGE, PAGE))?;
        Ok::<_, DeskError>((all, page, found, records::books(tx, body, kind)?.remove(&year)))
    })?;
    let first = this.saturating_sub(3).min(year);
    Ok(Page {
        key,
        kind: kind.id(),
        name: kind.name(),
        about: about(kind),
        year,
        years: (first..=this.saturating_add(1).max(year)).rev().map(|each| (each, each == year)).collect(),
        rows: found.iter().map(|shown| row(shown, &roster, year)).collect(),
        all,
        page,
        last: last(all),
        stands: standing(book.as_ref(), all, year < this),
        book: book.map(|book| book.version),
        open: book.is_some_and(|book| book.state == BookState::Open),
        over: year < this,
        writes: seated.may(&keepers(kind)),
        closes: seated.may(CLOSERS),
        faults: Vec::new(),
        headings: inputs(kind, &[]).iter().map(|input| input.label.as_str()).collect::<Vec<_>>().join("、"),
    })
}

const fn last(all: i64) -> i64 {
    if all <= PAGE { 1 } else { (all + PAGE - 1) / PAGE }
}

fn row(shown: &Shown, roster: &Roster, year: i16) -> Row {
    let day = shown.record.facts.day();
    let month_day = format!("{} 月 {} 日", day.month(), day.day());
    let facts = says::facts(&shown.record.facts, roster, says::full);
    let brief = facts.iter().filter(|(name, value)| !value.is_empty() && !name.contains("日期"));
    Row {
        number: shown.record.number.clone(),
        day: if day.year() == year { month_day } else { says::full(day) },
        title: says::title(shown),
        brief: brief.map(|(name, value)| format!("{name} {}", in_words(name, value))).collect::<Vec<_>>().join("　"),
        badge: says::standing(shown),
    }
}

/// Records that a measure names, as people call them; everything else as it is.
fn in_words(name: &str, value: &str) -> String {
    if name == says::EVIDENCE {
        value.split('、').map(called).collect::<Vec<_>>().join("、")
    } else {
        value.to_owned()
    }
}
