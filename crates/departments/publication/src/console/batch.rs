//! 一起办 Many items from one page of the list: each is decided by itself, and the page says what came of each.

use affairs::publication::{ReviewStep, Seen};
use askama::Template;
use axum::response::Response;
use hall::serving::{Fields, Posted, Seated, Trouble};
use messages::Message;
use office::{DeskError, Office};

use super::{
    FormFault, HERE, WRITERS, must_read,
    panel::{PUBLISHERS, step},
};
use crate::{
    desk::{self, Answer, Batch, Deed, Outcome, Piece, Signing},
    records,
};

/// More than one page of the list never holds.
const MOST: usize = 200;

#[derive(Template)]
#[template(path = "batch.html")]
struct Page {
    done: usize,
    rows: Vec<Row>,
}

struct Row {
    number: String,
    title: String,
    /// `done`, `stale` or `refused`.
    outcome: &'static str,
    messages: Vec<Message>,
}

/// 一起办
pub(super) async fn each(posted: Posted) -> Response {
    if let Err(refused) = must_read(&posted.seat) {
        return posted.seat.trouble(Trouble::Desk(refused));
    }
    let (seated, fields) = (posted.seat.seated.clone(), posted.fields.clone());
    match posted.seat.at_desk(move |office| answered(office, &seated, &fields)).await {
        Ok(page) => {
            posted.seat.page(HERE, "一起办的结果", &page.render().expect("a template over plain values renders"))
        }
        Err(trouble) => posted.seat.trouble(trouble),
    }
}

fn answered(office: &Office, seated: &Seated, fields: &Fields) -> Result<Page, DeskError> {
    let pieces = pieces(fields)?;
    let (roles, deed) = match fields.word("deed").as_str() {
        "submit" => (WRITERS, Deed::HandIn),
        "discard" => (WRITERS, Deed::Discard),
        "publish" => (PUBLISHERS, Deed::Publish),
        code => {
            let step = code.strip_prefix("sign-").and_then(step).ok_or_else(|| FormFault::Decision.blocks())?;
            (step.roles(affairs::publication::Profile::default()), Deed::Sign(passing(office, step, fields)))
        }
    };
    let clerk = seated.as_any_of(roles, &seated.clerk.section);
    let numbers: Vec<String> = pieces.iter().map(|piece| piece.number.clone()).collect();
    let answers = desk::each(office, &clerk, &Batch::Do { pieces, deed });
    let titles = office.store.read(&clerk.scope(), |tx| records::titles(tx, &clerk.body, &numbers))?;
    let rows: Vec<Row> = answers.into_iter().zip(titles).map(|(answer, title)| row(answer, title)).collect();
    Ok(Page { done: rows.iter().filter(|row| row.outcome == "done").count(), rows })
}

fn passing(office: &Office, step: ReviewStep, fields: &Fields) -> Signing {
    let seconds = office.clock.now().saturating_sub(fields.number("opened")).max(0) / 1000;
    let seconds = u32::try_from(seconds).unwrap_or(u32::MAX);
    Signing { step, returns: None, opinion: "同意".into(), seconds, findings: 0 }
}

/// What was ticked: number, version and content as the page showed them.
fn pieces(fields: &Fields) -> Result<Vec<Piece>, DeskError> {
    let piece = |value: &String| {
        let parts: Vec<&str> = value.split(':').collect();
        let [number, version, hash] = parts[..] else { return None };
        let seen = Seen { version: version.parse().ok()?, content_hash: hash.to_owned() };
        Some(Piece { number: number.to_owned(), seen })
    };
    let pieces: Option<Vec<Piece>> = fields.all("piece").iter().map(piece).collect();
    pieces.filter(|pieces| (1..=MOST).contains(&pieces.len())).ok_or_else(|| FormFault::Pieces.blocks())
}

fn row(answer: Answer, title: String) -> Row {
    let (outcome, messages) = match answer.outcome {
        Outcome::Done(_) => ("done", Vec::new()),
        Outcome::Stale(messages) => ("stale", messages),
        Outcome::Refused(messages) => ("refused", messages),
    };
    Row { number: answer.number, title, outcome, messages }
}
