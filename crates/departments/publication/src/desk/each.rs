//! 批量 One page, many items: each is decided by itself, and each has its answer.

use affairs::publication::{self as affair, Seen};
use messages::Message;
use office::{Clerk, DeskError, Office};

use super::{
    NewItem, Signing, act, blocked, check, discard,
    draft::{number_of, propose_as},
    publish,
    review::sign_order,
    submit,
};
use crate::{Record, records};

/// 一件 One of the items on a page, and what the page showed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its public number.
    pub number: String,
    /// Version and content as they were shown.
    pub seen: Seen,
}

/// 办什么 What is done with each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// 机检并送审 Checks what the rules of today have not seen yet, and hands it in.
    HandIn,
    /// 签字 The same signature for each; the time the page was open is shared between them.
    Sign(Signing),
    /// 发布
    Publish,
    /// 废弃
    Discard,
}

/// 一批 What a page asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Batch {
    /// 提出 New items. `form` is the chance the page was made with: the same page sent twice proposes once.
    Propose {
        /// Chance of the page.
        form: String,
        /// The items, in the order of the page.
        items: Vec<NewItem>,
    },
    /// 办理 One deed for items that are there.
    Do {
        /// The items, in the order of the page.
        pieces: Vec<Piece>,
        /// What is done with each.
        deed: Deed,
    },
}

/// 结果 What came of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 办好 As it stands now; of a page sent twice, as the first time left it.
    Done(Box<Record>),
    /// 过时 A colleague was faster; the page must be looked at anew.
    Stale(Vec<Message>),
    /// 办不成 Every obstacle; nothing was changed.
    Refused(Vec<Message>),
}

/// 答复 One item and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its public number; of a proposal that was refused, the number it would have had.
    pub number: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// 批量办理 Every item of a page, one after the other; one answer each, in the order of the page. What was done stays
/// done, whatever the others answer.
#[must_use]
pub fn each(office: &Office, clerk: &Clerk, batch: &Batch) -> Vec<Answer> {
    match batch {
        Batch::Propose { form, items } => items
            .iter()
            .enumerate()
            .map(|(place, new)| {
                let number = number_of(clerk, &format!("{form}\n{place}"));
                answered(&number, propose_as(office, clerk, &number, new))
            })
            .collect(),
        Batch::Do { pieces, deed } => {
            let one = |piece: &Piece| answered(&piece.number, done(office, clerk, piece, deed, pieces.len()));
            pieces.iter().map(one).collect()
        }
    }
}

fn done(office: &Office, clerk: &Clerk, piece: &Piece, deed: &Deed, many: usize) -> Result<Record, DeskError> {
    let Piece { number, seen } = piece;
    match deed {
        Deed::HandIn => hand_in(office, clerk, piece),
        Deed::Publish => publish(office, clerk, number, seen),
        Deed::Discard => discard(office, clerk, number, seen),
        Deed::Sign(signing) => {
            let shared = signing.seconds / u32::try_from(many.max(1)).unwrap_or(u32::MAX);
            let signing = Signing { seconds: shared, ..signing.clone() };
            let order = sign_order(office, clerk, number, seen, &signing)?;
            act(office, clerk, number, seen, &signing.opinion, |_, record, occasion| {
                affair::sign_in_bulk(&record.item, &order, occasion).map_err(|found| blocked(&found))
            })
        }
    }
}

/// A second click finds the run of the first, and is told where the item stands now.
fn hand_in(office: &Office, clerk: &Clerk, piece: &Piece) -> Result<Record, DeskError> {
    let Piece { number, seen } = piece;
    let record = office.store.read(&clerk.scope(), |tx| records::find(tx, &clerk.body, number))?;
    let record = record.ok_or(DeskError::NotFound)?;
    let rules = office.checks.rules();
    if record.item.check_in_hand().is_none_or(|run| run.rules != rules) {
        check(office, clerk, number, seen)?;
    }
    submit(office, clerk, number, seen, false)
}

fn answered(number: &str, done: Result<Record, DeskError>) -> Answer {
    let outcome = match done {
        Ok(record) => Outcome::Done(Box::new(record)),
        Err(error) => {
            let messages = error.messages();
            let stale = messages.iter().any(|message| message.code == "publication.act.stale");
            if stale { Outcome::Stale(messages) } else { Outcome::Refused(messages) }
        }
    };
    Answer { number: number.to_owned(), outcome }
}
