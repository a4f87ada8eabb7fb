//! 一事一稿 A text that another department brings for its reviews: one item for one matter of the body, however often its
//! text is brought anew.

use affairs::publication::{Attribute, Facts, Profile, Proposal, Stage, Subject};
use office::{Clerk, DeskError, Office};
use store::digest::Digest;

use super::{NewCorrection, NewItem, correct, draft, draft::check, revise, seen};
use crate::{Record, Text, records};

/// 送来的稿件 What the text is of, and the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// The matter within its body, such as `annual-2025`: one item carries it.
    pub matter: String,
    /// Its kind; its importance is the least of that kind.
    pub subject: Subject,
    /// The code of the catalogue, and its field.
    pub catalogue: (String, String),
    /// Where it shall appear.
    pub channels: Vec<String>,
    /// The text.
    pub text: Text,
    /// 说明 For the reviewers, printed on the review sheet; may be empty.
    pub remark: String,
    /// 更正说明 For the public, should the text correct one that is public.
    pub explanation: String,
}

/// 接稿送审 Takes a text through proposal or revision and the machine check into its reviews; `known` is the item that
/// carries the matter already. A text that is in its reviews, or public, as it was brought is taken already.
///
/// # Errors
///
/// Every obstacle of the step that does not go; the store. What was taken until then stands, and bringing the text again
/// goes on from there.
pub fn bring(office: &Office, clerk: &Clerk, known: Option<&str>, brought: &Brought) -> Result<Record, DeskError> {
    let number = known.map_or_else(|| number_for(clerk, &brought.matter), str::to_owned);
    let standing = office.store.read(&clerk.scope(), |tx| records::find(tx, &clerk.body, &number))?;
    let record = match standing {
        None => draft::propose_as(office, clerk, &number, &proposed(clerk, brought))?,
        Some(record) if record.item.content_hash() == brought.text.hash() => record,
        Some(record) if record.item.stage == Stage::Published => corrected(office, clerk, &record, brought)?,
        Some(record) => {
            let facts: Facts = record.item.facts().clone();
            revise(office, clerk, &number, &seen(&record.item), &facts, &brought.text)?
        }
    };
    match record.item.stage {
        Stage::Draft | Stage::Returned { .. } => {
            let record = check(office, clerk, &number, &seen(&record.item))?;
            draft::submit_saying(office, clerk, &number, &seen(&record.item), false, &brought.remark)
        }
        _ => Ok(record),
    }
}

/// The number of a matter's item; whoever brings it, it is the same.
fn number_for(clerk: &Clerk, matter: &str) -> String {
    Digest::of(format!("{}\n\n{matter}", clerk.body).as_bytes()).to_string()[..12].to_owned()
}

fn proposed(clerk: &Clerk, brought: &Brought) -> NewItem {
    let (catalogue, field) = brought.catalogue.clone();
    let facts = Facts {
        subject: brought.subject,
        importance: brought.subject.floor(),
        attribute: Attribute::Public,
        event_date: None,
        due: None,
        channels: brought.channels.clone(),
        consultation: None,
        meeting: None,
        content_hash: brought.text.hash(),
    };
    let proposal = Proposal {
        body: clerk.body.clone(),
        section: clerk.section.clone(),
        field,
        relayed: false,
        profile: Profile::default(),
        facts,
    };
    NewItem { proposal, catalogue, text: brought.text.clone() }
}

fn corrected(office: &Office, clerk: &Clerk, record: &Record, brought: &Brought) -> Result<Record, DeskError> {
    let correction = NewCorrection {
        text: brought.text.clone(),
        substantive: true,
        explanation: brought.explanation.clone(),
        prepared_by: clerk.account.clone(),
    };
    correct(office, clerk, &record.item.number, &seen(&record.item), &correction)
}
