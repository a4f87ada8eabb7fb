//! 接待 What a handler takes in and gives back: who asks, what they typed, the desk they come to, and the page.
//!
//! A handler translates in, calls one desk, translates out. Whoever is not signed in is led to the door, a form that
//! did not come from a page of ours is refused, and whatever goes wrong becomes a page with the number of the request,
//! so that no handler can forget any of it.

mod answer;
mod caller;
mod fault;
mod fields;
pub mod key;
mod number;
mod post;
mod room;
mod roster;
mod seat;
mod seated;
mod taken;
mod visit;

pub use self::{
    answer::{downloaded, file, pictured, shown, told, went},
    caller::Caller,
    fault::PageTrouble,
    fields::Fields,
    number::{Aside, Number},
    post::{Posted, Typed},
    room::{Handing, Room},
    roster::{Post, Roster},
    seat::{Seat, Trouble},
    seated::Seated,
    taken::{Taken, day_cell, instant_cell},
    visit::{SEAT_COOKIE, Visit},
};

use std::sync::Arc;

use messages::Message;
use office::{DeskError, Office};

use crate::{Coat, Group, Inventory};

/// 厅 What every page of a serving office has at hand; cheap to clone.
#[derive(Clone)]
pub struct Hall(Arc<Furnishing>);

/// 陈设 What the binary joins into a hall.
pub struct Furnishing {
    /// The office behind the counter.
    pub office: Office,
    /// Who knows whom a token stands for.
    pub reception: Box<dyn Reception>,
    /// Which pages stand behind the records of each department.
    pub rooms: Vec<Box<dyn Room>>,
    /// 侧栏 The work there is; each person sees only what a role of theirs opens.
    pub rail: Vec<Group>,
    /// 清点 What the first-run page asks, in the order of the page.
    pub inventories: Vec<Inventory>,
    /// 印 Makes a PDF of a document; the typesetter stands in the binary.
    pub print: Print,
    /// Whose pages.
    pub coat: Coat,
    /// 引子 Address of the script of the console's pages; empty for none. Only the binary knows where scripts lie.
    pub script: &'static str,
    /// Says 演示数据 on every page and keeps search engines away.
    pub demo: bool,
}

/// 印 A document as the bytes of a PDF, or why there is none.
pub type Print = fn(&documents::Document) -> Result<Vec<u8>, String>;

impl Hall {
    /// A hall with its furnishing.
    #[must_use]
    pub fn new(furnishing: Furnishing) -> Self {
        Self(Arc::new(furnishing))
    }

    /// What stands in it.
    #[must_use]
    pub fn furnishing(&self) -> &Furnishing {
        &self.0
    }

    /// 到台前 Runs what blocks (database, files, hashing) off the threads that keep connections.
    ///
    /// # Errors
    ///
    /// What the desk answers; [`Trouble::Defect`] when it broke.
    pub async fn at_desk<T, E>(&self, work: impl FnOnce(&Office) -> Result<T, E> + Send + 'static) -> Result<T, Trouble>
    where
        T: Send + 'static,
        E: Into<DeskError> + Send + 'static,
    {
        let hall = self.clone();
        match tokio::task::spawn_blocking(move || work(&hall.0.office)).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(refused)) => Err(Trouble::Desk(refused.into())),
            Err(_) => Err(Trouble::Defect),
        }
    }
}

/// 没有落座 Why a token opens nothing yet.
#[derive(Debug)]
pub enum Unseated {
    /// Signing in comes first.
    SignIn(Message),
    /// Something is owed first; the page where it is done.
    Owes(Message, &'static str),
    /// The answer was not to be had.
    Trouble(DeskError),
}

/// 接待 Knows whom a token stands for; the department of accounts does.
pub trait Reception: Send + Sync {
    /// Who sits down with this token, coming from this address.
    ///
    /// # Errors
    ///
    /// [`Unseated`].
    fn seat(&self, office: &Office, token: &str, address: &str) -> Result<Seated, Unseated>;

    /// 花名册 Who the accounts of a body are, and what its sections are called.
    ///
    /// # Errors
    ///
    /// A name that does not open; the store.
    fn roster(&self, office: &Office, body: &str) -> Result<Roster, DeskError>;
}
