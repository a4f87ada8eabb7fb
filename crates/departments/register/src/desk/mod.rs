//! 登记台 What clerks do with records and books. Each verb takes its turn, loads, asks the affair and files.

mod books;
mod keep;

use std::collections::BTreeMap;

use affairs::{
    register::{BookState, Facts, Kind, Obstacle, Words},
    role::{Duty, Role},
};
use messages::Catalogued as _;
use office::{Clerk, DeskError, Office};
use store::Tx;

use crate::{
    people::{List, Person},
    records,
};

pub(crate) use self::keep::{at_row, enter_all};
pub use self::{
    books::{close_book, open_book, reopen_book},
    keep::{amend, confirm, enter, strike},
};

/// 要登记的 What a record is to say. The head-count of a training or a meeting is that of its people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRecord {
    /// The facts.
    pub facts: Facts,
    /// The words.
    pub words: Words,
    /// Who signed in; of a member of the group the one person.
    pub people: Vec<Person>,
}

/// 谁能记 Whether this clerk keeps the records of a kind.
///
/// # Errors
///
/// [`DeskError::NotAllowed`].
pub fn may_keep(clerk: &Clerk, kind: Kind) -> Result<(), DeskError> {
    let roles: Vec<Role> = kind.kept_by().iter().flat_map(|duty| duty.roles()).copied().collect();
    clerk.must(&roles, "登记这本台账")
}

/// 谁能结 Whether this clerk closes books and opens them again.
///
/// # Errors
///
/// [`DeskError::NotAllowed`].
pub fn may_close(clerk: &Clerk) -> Result<(), DeskError> {
    clerk.must(Duty::CloseBooks.roles(), "办台账的年结")
}

fn blocked(found: &[Obstacle]) -> DeskError {
    DeskError::blocked(found, Obstacle::message)
}

/// The facts with the head-count and the hash of the people, and what is wrong with the list.
fn counted(office: &Office, new: &NewRecord) -> (Facts, List, Vec<Obstacle>) {
    let list = List::of(&*office.seal, &new.people);
    let mut facts = new.facts.clone();
    let mut found = Vec::new();
    match &mut facts {
        Facts::Training(of) => (of.attendees, of.sign_in) = (list.count(), list.hash()),
        Facts::Meeting(of) => (of.attendees, of.sign_in) = (list.count(), list.hash()),
        Facts::Member(_) if list.count() != 1 => found.push(Obstacle::Blank { field: "姓名" }),
        Facts::Member(_) => {}
        _ if list.count() > 0 => found.push(Obstacle::NotAsked { field: "people" }),
        _ => {}
    }
    (facts, list, found)
}

/// What a measure names must stand in this house; numbers of other departments are not looked up here.
fn evidence(tx: &Tx<'_>, body: &str, facts: &Facts) -> Result<Vec<Obstacle>, DeskError> {
    let Facts::Measure(of) = facts else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for id in of.evidence.iter().filter(|id| affairs::register::kind_of(id).is_some()) {
        let stands = records::find(tx, body, id)?.is_some_and(|shown| !shown.record.struck);
        if !stands {
            found.push(Obstacle::Evidence { id: id.clone() });
        }
    }
    Ok(found)
}

fn states(tx: &Tx<'_>, body: &str, kind: Kind) -> Result<BTreeMap<i16, BookState>, DeskError> {
    let books = records::books(tx, body, kind)?;
    Ok(books.into_iter().map(|(year, book)| (year, book.state)).collect())
}
