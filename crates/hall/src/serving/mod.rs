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
mod seat;
mod taken;
mod visit;

pub use self::{
    answer::{downloaded, file, pictured, shown, told, went},
    caller::Caller,
    fault::PageTrouble,
    fields::Fields,
    number::{Aside, Number},
    post::{Posted, Typed},
    seat::{Seat, Trouble},
    taken::{Taken, day_cell, instant_cell},
    visit::{SEAT_COOKIE, Visit},
};

use std::{collections::BTreeMap, sync::Arc};

use affairs::{handover::Reason, role::Role};
use jiff::civil::Date;
use messages::Message;
use office::{Acting, Clerk, DeskError, Office, Waiting};
use store::{StoreError, Tx};

use crate::{Coat, Group, Inventory, Stop};

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

/// 落座的人 Whoever a token stands for, as pages name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seated {
    /// Who acts.
    pub clerk: Clerk,
    /// The person's name.
    pub name: String,
    /// The body's name.
    pub body_name: String,
    /// 可代理 Whose place they may take today, and in which role.
    pub may_act: Vec<Acting>,
}

impl Seated {
    /// The clerk in the first of these roles they hold; else in the place of somebody who holds one and is absent;
    /// else as they are, and the desk will say that they may not.
    #[must_use]
    pub fn as_any(&self, roles: &[Role]) -> Clerk {
        if let Some(role) = roles.iter().find(|role| self.clerk.roles.contains(role)) {
            return Clerk { role: *role, acting: None, ..self.clerk.clone() };
        }
        match self.may_act.iter().find(|acting| roles.contains(&acting.role)) {
            Some(acting) => Clerk { role: acting.role, acting: Some(acting.clone()), ..self.clerk.clone() },
            None => self.clerk.clone(),
        }
    }

    /// As [`Seated::as_any`], for a record of one section: of two ways to hold a role, the one for that section.
    #[must_use]
    pub fn as_any_of(&self, roles: &[Role], section: &str) -> Clerk {
        let fits = |acting: &&Acting| {
            roles.contains(&acting.role) && acting.section.as_deref().is_none_or(|only| only == section)
        };
        let heads_another = |role: &Role| *role == Role::SectionHead && self.clerk.section != section;
        let own = roles.iter().find(|role| self.clerk.roles.contains(role) && !heads_another(role));
        match (own, self.may_act.iter().find(fits)) {
            (None, Some(acting)) => Clerk { role: acting.role, acting: Some(acting.clone()), ..self.clerk.clone() },
            (Some(role), _) => Clerk { role: *role, acting: None, ..self.clerk.clone() },
            (None, None) => self.as_any(roles),
        }
    }

    /// Whether one of these roles is held or deputised today.
    #[must_use]
    pub fn may(&self, roles: &[Role]) -> bool {
        roles
            .iter()
            .any(|role| self.clerk.roles.contains(role) || self.may_act.iter().any(|acting| acting.role == *role))
    }

    /// Every role held or deputised today, own ones first.
    #[must_use]
    pub fn roles(&self) -> Vec<Role> {
        let mut roles = self.clerk.roles.clone();
        roles.extend(self.may_act.iter().map(|acting| acting.role).filter(|role| !self.clerk.roles.contains(role)));
        roles
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

/// 花名册 Names for pages: of people by account, of sections by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// Account and the person's name.
    pub people: BTreeMap<String, String>,
    /// Id and name.
    pub sections: BTreeMap<String, String>,
    /// 在岗 Who holds which role today, by account; whoever was closed holds none.
    pub posts: Vec<Post>,
}

/// 在岗 One role that one account holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The account.
    pub account: String,
    /// The role.
    pub role: Role,
    /// The section of the account; empty for a leader.
    pub section: String,
}

impl Roster {
    /// How a page calls the holder of an account.
    #[must_use]
    pub fn person(&self, account: &str) -> String {
        self.people.get(account).map_or_else(|| account.to_owned(), Clone::clone)
    }

    /// 由谁办 The names of those who hold a role, of one section where one is meant.
    #[must_use]
    pub fn holders(&self, role: &str, section: &str) -> Vec<String> {
        let fits = |post: &&Post| post.role.id() == role && (section.is_empty() || post.section == section);
        self.posts.iter().filter(fits).map(|post| self.person(&post.account)).collect()
    }

    /// 轮到谁 The names of whoever may do what waits: one by name, or everybody who holds the role.
    #[must_use]
    pub fn turn(&self, waiting: &Waiting) -> String {
        if !waiting.account.is_empty() {
            return self.person(&waiting.account);
        }
        let role = Role::of(&waiting.role).map_or("", Role::name);
        let holders = self.holders(&waiting.role, &waiting.section);
        match holders.len() {
            0 if self.posts.is_empty() => role.to_owned(),
            0 => format!("{role}（还没有人）"),
            1..=3 => holders.join("、"),
            more => format!("{} 等 {more} 人", holders[..2].join("、")),
        }
    }

    /// How a page calls a section.
    #[must_use]
    pub fn section(&self, id: &str) -> String {
        self.sections.get(id).map_or_else(|| id.to_owned(), Clone::clone)
    }
}

/// 卷宗室 The pages behind the records of one department.
pub trait Room: Send + Sync {
    /// What the codes of its waiting rows begin with, such as `publication.`.
    fn prefix(&self) -> &'static str;

    /// The address of a record's page in the console.
    fn address(&self, record: &str) -> String;

    /// What is to be done, in a few words for the line and in a verb for the button.
    fn asks(&self, what: &str) -> (String, &'static str);

    /// What is waited for, to be read by others than whoever is to do it.
    fn waits(&self, what: &str) -> String {
        self.asks(what).0
    }

    /// The titles of records of a body, in the order asked; empty for one that is not there.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn titles(&self, tx: &Tx<'_>, body: &str, records: &[String]) -> Result<Vec<String>, StoreError>;

    /// 短路径 Where records of a body stand on their paths, in the order asked; nothing for one that has none. Decoration: the
    /// words beside it say the same.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn ticks(&self, _tx: &Tx<'_>, _body: &str, _records: &[String]) -> Result<Vec<Vec<Stop>>, StoreError> {
        Ok(Vec::new())
    }

    /// 在别人手上 What somebody began and others are expected to act on now, nearest first; none where a department does
    /// not know who began what.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn elsewhere(&self, _tx: &Tx<'_>, _seated: &Seated) -> Result<Vec<Waiting>, StoreError> {
        Ok(Vec::new())
    }

    /// How many records [`Room::elsewhere`] speaks of, the lines that it leaves out counted in.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn with_others(&self, _tx: &Tx<'_>, _seated: &Seated) -> Result<Option<Number>, StoreError> {
        Ok(None)
    }

    /// 旁边的 What the department says beside what waits; nothing for somebody whom it does not concern.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn aside(&self, _office: &Office, _tx: &Tx<'_>, _seated: &Seated) -> Result<Option<Aside>, StoreError> {
        Ok(None)
    }

    /// 今年以来 What the department counted since the year began, for those who read figures.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn numbers(&self, _tx: &Tx<'_>, _seated: &Seated, _today: Date) -> Result<Vec<Number>, StoreError> {
        Ok(Vec::new())
    }

    /// 能不能接 Every reason why a record may not pass to whoever is named; none when nothing stands in the way.
    ///
    /// # Errors
    ///
    /// The store.
    fn bars(
        &self,
        _office: &Office,
        _tx: &Tx<'_>,
        _clerk: &Clerk,
        _record: &str,
        _handing: &Handing,
    ) -> Result<Vec<Message>, DeskError> {
        Ok(Vec::new())
    }

    /// 移交 What waits on a record for one account by name waits for another, in the transaction of whoever hands over.
    /// A department that keeps whose turn it is in a record of its own files that as well.
    ///
    /// # Errors
    ///
    /// Every obstacle at once; the store.
    fn hand_over(
        &self,
        _office: &Office,
        tx: &Tx<'_>,
        clerk: &Clerk,
        record: &str,
        handing: &Handing,
    ) -> Result<(), DeskError> {
        Ok(office::hand_over(tx, &clerk.body, record, (&handing.from, &handing.to))?)
    }
}

/// 移交 Whose work passes to whom, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handing {
    /// The account that gives it away.
    pub from: String,
    /// The account that takes it.
    pub to: String,
    /// The section of that account; empty for a leader.
    pub section: String,
    /// The roles it holds.
    pub posts: Vec<Post>,
    /// Why.
    pub reason: Reason,
}
