//! 卷宗室 What a department says of its records on pages that are not its own.

use affairs::handover::Reason;
use jiff::civil::Date;
use messages::Message;
use office::{Clerk, DeskError, Office, Waiting};
use store::{StoreError, Tx};

use super::{Aside, Number, Post, Seated};
use crate::Stop;

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
