//! 稿件一览 Every item by where it stands, changed last first.

use askama::Template;
use axum::{extract::Query, response::Response};
use hall::serving::{Roster, Seat, Trouble};
use office::DeskError;

use super::{HERE, WRITERS, must_read, words};
use crate::{Line, records};

/// Lines of one page: more are found by their title.
const MOST: i64 = 200;

/// What the address asks for.
#[derive(serde::Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    stage: String,
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "items.html")]
struct Page {
    tabs: Vec<(&'static str, &'static str, i64)>,
    stage: &'static str,
    words: String,
    lines: Vec<Line>,
    all: i64,
    roster: Roster,
    writes: bool,
}

/// 稿件
pub(super) async fn show(Query(asked): Query<Asked>, seat: Seat) -> Response {
    if let Err(refused) = must_read(&seat) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let (hall, scope, body) = (seat.hall().clone(), seat.clerk().scope(), seat.clerk().body.clone());
    let writes = seat.seated.may(WRITERS);
    let stage = words::STAGES.iter().map(|(code, _)| *code).find(|code| *code == asked.stage).unwrap_or_default();
    let gathered = seat.at_desk(move |office| {
        let (counts, (lines, all)) = office.store.read(&scope, |tx| {
            Ok::<_, DeskError>((records::by_stage(tx, &body)?, records::lines(tx, &body, stage, &asked.q, MOST)?))
        })?;
        let count =
            |code: &str| counts.iter().filter(|(stage, _)| code.is_empty() || stage == code).map(|(_, n)| n).sum();
        let tabs = words::STAGES.iter().map(|(code, name)| (*code, *name, count(code)));
        let tabs = tabs.filter(|(code, _, n)| code.is_empty() || *n > 0 || *code == stage).collect();
        let roster = hall.furnishing().reception.roster(office, &body)?;
        Ok::<_, DeskError>(Page { tabs, stage, words: asked.q, lines, all, roster, writes })
    });
    match gathered.await {
        Ok(page) => seat.page(HERE, "稿件", &page.render().expect("a template over plain values renders")),
        Err(trouble) => seat.trouble(trouble),
    }
}
