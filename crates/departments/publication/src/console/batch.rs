//! 一起办 Many items from one page of the list: each is decided by itself, and the page says what came of each.

use affairs::publication::{ReviewStep, Seen};
use askama::Template;
use axum::response::Response;
use hall::serving::{Fields, Hall, Posted, Seated, Trouble};
use messages::Message;
use office::{Clerk, DeskError, Office};

use super::{
    FormFault, HERE, WRITERS, confirm, must_read,
    panel::{PUBLISHERS, step},
    reading,
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

/// 确认页 What each of them is, before it is done to all of them by name.
#[derive(Template)]
#[template(path = "batch-confirm.html")]
struct Confirm {
    key: String,
    question: String,
    signer: String,
    then: String,
    deed: String,
    verb: &'static str,
    grave: bool,
    opened: String,
    /// What was ticked, the title, and the text.
    pieces: Vec<(String, String, String)>,
}

enum Answered {
    Ask(Confirm),
    Done(Page),
}

/// 一起办
pub(super) async fn each(posted: Posted) -> Response {
    if let Err(refused) = must_read(&posted.seat) {
        return posted.seat.trouble(Trouble::Desk(refused));
    }
    let Posted { seat, fields } = posted;
    let (hall, seated) = (seat.hall().clone(), seat.seated.clone());
    let made = "a template over plain values renders";
    match seat.at_desk(move |office| answered(&hall, office, &seated, &fields)).await {
        Ok(Answered::Ask(page)) => seat.page(HERE, &page.question, &page.render().expect(made)),
        Ok(Answered::Done(page)) => seat.page(HERE, "一起办的结果", &page.render().expect(made)),
        Err(trouble) => seat.trouble(trouble),
    }
}

fn answered(hall: &Hall, office: &Office, seated: &Seated, fields: &Fields) -> Result<Answered, DeskError> {
    let (ticked, pieces) = (fields.all("piece"), pieces(fields)?);
    let code = fields.word("deed");
    let step = code.strip_prefix("sign-").and_then(step);
    let roles = match (code.as_str(), step) {
        ("submit" | "discard", _) => WRITERS,
        ("publish", _) => PUBLISHERS,
        (_, Some(step)) => step.roles(affairs::publication::Profile::default()),
        _ => return Err(FormFault::Decision.blocks()),
    };
    let clerk = seated.as_any_of(roles, &seated.clerk.section);
    // What is handed in comes back if it must; everything else stays, and is asked once more.
    if code != "submit" && !confirm::is_given(fields) {
        let roster = hall.furnishing().reception.roster(office, &clerk.body)?;
        let signer = confirm::signer(seated, &clerk, &roster);
        let opened = reading::opened(office, &clerk, &ticked.join(" "));
        let page = Confirm { key: fields.word("form"), signer, opened, ..asked(&code, step, pieces.len()) };
        return Ok(Answered::Ask(Confirm { pieces: shown(office, &clerk, &ticked, &pieces)?, ..page }));
    }
    let deed = match (code.as_str(), step) {
        ("submit", _) => Deed::HandIn,
        ("publish", _) => Deed::Publish,
        (_, Some(step)) => {
            Deed::Sign(passing(step, reading::seconds(office, &clerk, &ticked.join(" "), &fields.word("opened"))))
        }
        _ => Deed::Discard,
    };
    let numbers: Vec<String> = pieces.iter().map(|piece| piece.number.clone()).collect();
    let answers = desk::each(office, &clerk, &Batch::Do { pieces, deed });
    let titles = office.store.read(&clerk.scope(), |tx| records::titles(tx, &clerk.body, &numbers))?;
    let rows: Vec<Row> = answers.into_iter().zip(titles).map(|(answer, title)| row(answer, title)).collect();
    Ok(Answered::Done(Page { done: rows.iter().filter(|row| row.outcome == "done").count(), rows }))
}

fn asked(code: &str, step: Option<ReviewStep>, many: usize) -> Confirm {
    let (question, then, verb, grave) = match (code, step) {
        (_, Some(step)) => (
            format!("{}同意这 {many} 件？", step.name()),
            "每一件各签各的，只对这里看到的这一稿有效，签了不能改。读的时间从这一页打开算起，平分到每一件。",
            "签入台账",
            false,
        ),
        ("publish", _) => (
            format!("现在公开这 {many} 件？"),
            "公开后立即生效，各取得索引号；以后只能更正或撤下，不能删除。",
            "公开",
            false,
        ),
        _ => (format!("废弃这 {many} 件？"), "废弃以后不能再改、再送审；写过的和经过还在台账里。", "废弃", true),
    };
    Confirm {
        key: String::new(),
        question,
        signer: String::new(),
        then: then.to_owned(),
        deed: code.to_owned(),
        verb,
        grave,
        opened: String::new(),
        pieces: Vec::new(),
    }
}

/// Each of them as its page showed it; one that is gone or was changed says so when its turn comes.
fn shown(
    office: &Office,
    clerk: &Clerk,
    ticked: &[String],
    pieces: &[Piece],
) -> Result<Vec<(String, String, String)>, DeskError> {
    office.store.read(&clerk.scope(), |tx| {
        let one = |(value, piece): (&String, &Piece)| {
            let text = records::text(tx, &clerk.body, &piece.number, &piece.seen.content_hash)?.unwrap_or_default();
            Ok((value.clone(), text.title, text.text.to_string()))
        };
        ticked.iter().zip(pieces).map(one).collect()
    })
}

fn passing(step: ReviewStep, seconds: u32) -> Signing {
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
