//! 稿件一览 Every item by where it stands, changed last first.

use affairs::publication::{Profile, ReviewStep};
use askama::Template;
use axum::{extract::Query, response::Response};
use hall::serving::{Roster, Seat, Seated, Trouble};
use office::{DeskError, Office};

use super::{
    HERE, WRITERS, must_read,
    panel::{PUBLISHERS, code},
    words,
};
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
    key: String,
    opened: i64,
    /// 一起办 What may be done with many of this tab: code and verb; empty where nothing is.
    deeds: Vec<(String, String)>,
    /// What each line showed, in the order of the lines; empty where nothing is done with many.
    pieces: Vec<String>,
}

/// 稿件
pub(super) async fn show(Query(asked): Query<Asked>, seat: Seat) -> Response {
    if let Err(refused) = must_read(&seat) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let (hall, scope, body) = (seat.hall().clone(), seat.clerk().scope(), seat.clerk().body.clone());
    let (seated, key) = (seat.seated.clone(), seat.form_key());
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
        let deeds = deeds(stage, &seated);
        let pieces = if deeds.is_empty() { Vec::new() } else { pieces(office, &seated, &lines)? };
        let (writes, opened) = (seated.may(WRITERS), office.clock.now());
        Ok::<_, DeskError>(Page { tabs, stage, words: asked.q, lines, all, roster, writes, key, opened, deeds, pieces })
    });
    match gathered.await {
        Ok(page) => seat.page(HERE, "稿件", &page.render().expect("a template over plain values renders")),
        Err(trouble) => seat.trouble(trouble),
    }
}

/// What somebody may do with many items of a stage. Reviews are signed together only where the affair allows it.
fn deeds(stage: &str, seated: &Seated) -> Vec<(String, String)> {
    let mut deeds = Vec::new();
    let mut offer = |open: bool, code: &str, verb: &str| {
        if open {
            deeds.push((code.to_owned(), verb.to_owned()));
        }
    };
    match stage {
        "draft" | "returned" => {
            offer(seated.may(WRITERS), "submit", "一起送审");
            offer(seated.may(WRITERS), "discard", "一起废弃");
        }
        "approved" => offer(seated.may(PUBLISHERS), "publish", "一起公开"),
        "in_review" => {
            let steps = [1, 2, 3].map(ReviewStep::Proof);
            let steps = [ReviewStep::Secrecy, ReviewStep::First, ReviewStep::Second].into_iter().chain(steps);
            for step in steps {
                let open = seated.may(step.roles(Profile::default()));
                offer(open, &format!("sign-{}", code(step)), &format!("一起签{}（同意）", step.name()));
            }
        }
        _ => {}
    }
    deeds
}

/// Number, version and content of each line, as its box brings them back.
fn pieces(office: &Office, seated: &Seated, lines: &[Line]) -> Result<Vec<String>, DeskError> {
    let body = &seated.clerk.body;
    office.store.read(&seated.clerk.scope(), |tx| {
        let piece = |line: &Line| {
            let record = records::find(tx, body, &line.number)?.ok_or(DeskError::NotFound)?;
            Ok(format!("{}:{}:{}", line.number, record.item.version, record.item.content_hash()))
        };
        lines.iter().map(piece).collect()
    })
}
