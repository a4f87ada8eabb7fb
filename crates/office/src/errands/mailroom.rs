//! 收发室 Letters to people of the house: who is meant, where letters reach them, and one errand for each letter.

use std::{collections::BTreeMap, sync::Arc};

use affairs::private::Private;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::{Errand, NewErrand, Scope, StoreError, Tx, params};

use super::Undone;
use crate::{Letter, Office, Waiting};

/// The kind of an errand that is one letter to one account.
pub const LETTER: &str = "office.letter";

/// 通讯录 Who acts under a role, and where letters reach an account. Accounts are a department: the binary joins it.
pub trait Directory: Send + Sync {
    /// Accounts that may act under a role on a day: its holders and their deputies, closed accounts left out. With a
    /// section only those who hold the role for it.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn holders(
        &self,
        tx: &Tx<'_>,
        body: &str,
        role: &str,
        section: &str,
        today: Date,
    ) -> Result<Vec<String>, StoreError>;

    /// The address of an account that is open and wants letters.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn address(&self, office: &Office, tx: &Tx<'_>, account: &str) -> Result<Option<Private<String>>, StoreError>;
}

/// 事由 What a letter may say of something that waits: the act, and the title where it may leave the house.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matter {
    /// What is to be done, in the words of the pages, such as 初审.
    pub act: String,
    /// The title; `None` where it must not stand in a letter.
    pub title: Option<String>,
}

type Naming = Box<dyn Fn(&Tx<'_>, &str, &Waiting) -> Result<Option<Matter>, StoreError> + Send + Sync>;

/// 信 One letter to one account, before anybody knows the address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The receiver.
    pub account: String,
    /// The subject.
    pub subject: String,
    /// Plain text.
    pub text: String,
}

/// What a letter said is kept no longer than until it left (`operations.md` §10, 剩余信息保护). Should the house die just
/// now, the letter is not written twice: whoever meets it again finds that it left.
pub(super) fn forget(office: &Office, errand: &Errand) -> Result<(), StoreError> {
    if errand.kind != LETTER {
        return Ok(());
    }
    let id = errand.id;
    office.store.write(&Mailroom::scope(), |tx| {
        tx.execute("UPDATE errand SET payload = :left WHERE id = :id", params! { left: LEFT, id }).map(drop)
    })
}

/// Stands where a letter stood that left.
const LEFT: &str = r#"{"left":true}"#;

/// 收发室 What letters need to know: the directory, the words of each department, and where the pages are.
pub struct Mailroom {
    /// Who is who.
    pub directory: Arc<dyn Directory>,
    /// 网址 Where the pages of the house begin, such as `https://gongkai.example.cn`; empty when nobody said.
    pub site: String,
    naming: BTreeMap<&'static str, Naming>,
}

impl Mailroom {
    /// With the directory of the house, and where its pages begin.
    #[must_use]
    pub fn new(directory: Arc<dyn Directory>, site: &str) -> Self {
        Self { directory, site: site.trim_end_matches('/').to_owned(), naming: BTreeMap::new() }
    }

    /// 范围 Letters go to people of every body: a lent auditor reads them at home.
    #[must_use]
    pub fn scope() -> Scope {
        Scope::everywhere("the mailroom writes to people of every body, each errand names its own")
    }

    /// The same, with the words of one department: `what` of its waiting rows begins with `department` and a dot.
    #[must_use]
    pub fn naming(
        mut self,
        department: &'static str,
        naming: impl Fn(&Tx<'_>, &str, &Waiting) -> Result<Option<Matter>, StoreError> + Send + Sync + 'static,
    ) -> Self {
        self.naming.insert(department, Box::new(naming));
        self
    }

    /// What may be said of a row that waits; nothing but that something does, where no department knows it.
    pub(crate) fn matter(&self, tx: &Tx<'_>, body: &str, row: &Waiting) -> Result<Matter, StoreError> {
        let department = row.what.split('.').next().unwrap_or_default();
        if department == "errand" {
            return Ok(Matter { act: "处理没有办成的差事".into(), title: None });
        }
        let named = self.naming.get(department).map(|naming| naming(tx, body, row)).transpose()?.flatten();
        Ok(named.unwrap_or_else(|| Matter { act: "办理".into(), title: None }))
    }

    /// 到哪里办 The last line of a letter: where to click, and that nobody reads an answer.
    #[must_use]
    pub fn foot(&self) -> String {
        let place = match self.site.as_str() {
            "" => "请登录工作台，在“待办”里办理。".to_owned(),
            site => format!("请打开 {site}/console ，登录后在“待办”里办理。"),
        };
        format!("{place}\n\n这封信由程序发出，不用回复。不想再收信，请在工作台“我的账号”里去掉邮箱。\n")
    }

    /// 写信 One errand for each letter, in the transaction of what it follows from; a key tells whether it was written.
    /// Who has no address gets none.
    ///
    /// # Errors
    ///
    /// What the store says.
    pub fn write(
        &self,
        office: &Office,
        tx: &Tx<'_>,
        cause: &Errand,
        now: i64,
        notes: &[Note],
    ) -> Result<usize, StoreError> {
        let mut written = 0;
        for note in notes {
            if self.directory.address(office, tx, &note.account)?.is_none() {
                continue;
            }
            tx.enqueue(&NewErrand {
                body: cause.body.clone(),
                kind: LETTER.to_owned(),
                key: format!("{}/{}", cause.key, note.account),
                payload: serde_json::to_string(note).expect("a note is plain data"),
                due_at: now,
            })?;
            written += 1;
        }
        Ok(written)
    }

    /// 送信 Carries one letter. Who went or took the address away meanwhile gets none, and nothing is left to do.
    pub(super) fn carry(&self, office: &Office, errand: &Errand) -> Result<(), Undone> {
        if errand.payload == LEFT {
            return Ok(());
        }
        let note: Note =
            serde_json::from_str(&errand.payload).map_err(|_| Undone::Never("这封信的内容读不出来".into()))?;
        let address = office.store.read(&Self::scope(), |tx| self.directory.address(office, tx, &note.account))?;
        let Some(address) = address else { return Ok(()) };
        let Note { subject, text, .. } = note;
        let letter = Letter { key: errand.key.clone(), to: address.unmask().clone(), subject, text };
        Ok(office.post.send(&letter)?)
    }
}
