//! 栏目时效 How long ago each column got something new (N13): exactly the due ones are red.

use affairs::obligation::{Column, Freshness, columns};
use askama::Template;
use axum::{Extension, response::Response};
use hall::serving::{Hall, Seat, Seated};
use office::{DeskError, Office};

use super::{CALENDAR, Ports, look::Look, words};

#[derive(Template)]
#[template(path = "columns.html")]
struct Page {
    rows: Vec<Row>,
    stale: usize,
    empty: usize,
    today: String,
}

pub(super) struct Row {
    pub(super) path: String,
    pub(super) items: Vec<(String, String)>,
    pub(super) days: String,
    pub(super) newest: String,
    pub(super) until: String,
    pub(super) badge: (&'static str, String),
    /// The item to write for it.
    pub(super) write: String,
    /// Whether a statement of none is lawful.
    pub(super) may_be_none: bool,
    pub(super) lapses: bool,
}

/// 栏目时效
pub(super) async fn show(Extension(ports): Extension<Ports>, seat: Seat) -> Response {
    let (hall, seated) = (seat.hall().clone(), seat.seated.clone());
    match seat.at_desk(move |office| gather(&hall, office, &ports, &seated)).await {
        Ok(page) => {
            let main = page.render().expect("a template over plain values renders");
            seat.page(CALENDAR, "栏目时效", &main)
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(hall: &Hall, office: &Office, ports: &Ports, seated: &Seated) -> Result<Page, DeskError> {
    let look = Look::of(hall, office, &*ports.0, seated)?;
    let found = found(&look)?;
    let of = |freshness| found.iter().filter(|column| column.freshness == freshness).count();
    Ok(Page {
        stale: of(Freshness::Stale),
        empty: of(Freshness::Empty),
        rows: found.iter().map(|column| row(column, &look)).collect(),
        today: words::full(look.today),
    })
}

/// The columns of what concerns the body, as they stand today.
pub(super) fn found(look: &Look<'_>) -> Result<Vec<Column>, DeskError> {
    look.read(|tx, catalogue| {
        let newest = look.house.newest(tx, look.body())?;
        let concerned: Vec<_> = catalogue.concerned().cloned().collect();
        Ok(columns(&concerned, &newest, look.today))
    })
}

pub(super) fn row(column: &Column, look: &Look<'_>) -> Row {
    let left = column.until.map_or(0, |until| (until - look.today).get_days());
    let badge = match column.freshness {
        Freshness::Stale => ("late", format!("超期 {} 天", -left)),
        Freshness::Empty => ("", "还没有内容".to_owned()),
        Freshness::Near => ("", format!("还有 {left} 天")),
        Freshness::Fresh if column.until.is_some() => ("good", format!("还有 {left} 天")),
        Freshness::Fresh => ("", "不限时".to_owned()),
    };
    let lapses = matches!(column.freshness, Freshness::Stale | Freshness::Near | Freshness::Empty);
    let first = column.items.first().map_or("", |(code, _)| code);
    Row {
        path: column.path.clone(),
        items: column.items.clone(),
        days: column.days.map_or_else(|| "不限".to_owned(), |days| format!("{days} 天")),
        newest: column.newest.map_or_else(String::new, words::full),
        until: column.until.map_or_else(String::new, words::full),
        badge,
        write: format!("/console/items/new?matter={first}"),
        may_be_none: column.may_be_none && lapses,
        lapses,
    }
}
