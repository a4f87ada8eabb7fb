//! 卷宗 The rows of tasks, of the duty table, of exemptions and of rows that a county added.

use std::collections::BTreeMap;

use affairs::obligation::{Duty, Exemption, Matter, Task, Terms, matters};
use jiff::civil::Date;
use office::Office;
use serde::{Serialize, de::DeserializeOwned};
use statute::catalogue::Item;
use store::{Row, Scope, StoreError, Tx, params};

use crate::House;

/// 目录 The catalogue of a body: the base with what the county above added to it, with duties and exemptions.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// Every item, in printed order.
    pub matters: Vec<Matter>,
    /// Lines of the duty table that somebody wrote, by code.
    pub duties: BTreeMap<String, Duty>,
    /// What was ever said not to concern the body, by code.
    pub exemptions: BTreeMap<String, Exemption>,
    /// Sections that stand: id and name.
    pub sections: Vec<(String, String)>,
}

impl Catalogue {
    /// 读目录 What a body works with.
    ///
    /// # Errors
    ///
    /// What the store says.
    pub fn read(house: &dyn House, tx: &Tx<'_>, body: &str, added: &[Matter]) -> Result<Self, StoreError> {
        let sql = "SELECT code, state FROM obligation_duty WHERE body = :body ORDER BY code";
        let duties = tx.select(sql, params! { body }, |row| keyed(row, "obligation_duty"))?;
        let sql = "SELECT code, state FROM obligation_exemption WHERE body = :body ORDER BY code";
        let exemptions = tx.select(sql, params! { body }, |row| keyed(row, "obligation_exemption"))?;
        Ok(Self {
            matters: matters(added),
            duties: duties.into_iter().collect(),
            exemptions: exemptions.into_iter().collect(),
            sections: house.sections(tx, body)?,
        })
    }

    /// The item of this code.
    #[must_use]
    pub fn matter(&self, code: &str) -> Option<&Matter> {
        self.matters.iter().find(|matter| matter.code() == code)
    }

    /// 不涉及 Whether an item, or its whole field, was said not to concern the body.
    #[must_use]
    pub fn is_exempt(&self, item: &Item) -> bool {
        [&item.code, &item.field].into_iter().any(|code| self.exemptions.get(code).is_some_and(|found| found.stands))
    }

    /// 责任 Who answers: what was approved, else what the catalogue itself says, by the name of the section.
    #[must_use]
    pub fn terms(&self, item: &Item) -> Terms {
        let standing = self.duties.get(&item.code).and_then(|duty| duty.standing.clone());
        standing.unwrap_or_else(|| self.usual(item))
    }

    /// 目录的承办机构 A section of the same name, where the body has one; otherwise the office that runs disclosure.
    #[must_use]
    pub fn usual(&self, item: &Item) -> Terms {
        let same = |name: &str| {
            let short = |name: &str| name.replace("办公室", "办").replace("党政综合", "党政");
            name == item.section || short(name) == short(&item.section)
        };
        let section = self.sections.iter().find(|(_, name)| same(name)).map(|(id, _)| id.clone());
        Terms { section: section.unwrap_or_default(), ..Terms::default() }
    }
}

/// 增补的事项 The rows that apply to a body: its own, where it is a county, and those of the body above it.
///
/// # Errors
///
/// What the store says.
pub fn added(office: &Office, house: &dyn House, body: &str) -> Result<Vec<Matter>, StoreError> {
    let scope = Scope::everywhere("the catalogue of a township holds the rows that its county added");
    office.store.read(&scope, |tx| {
        let mut found = own_items(tx, body)?;
        if let Some(above) = house.above(tx, body)? {
            found.extend(own_items(tx, &above)?);
        }
        Ok(found)
    })
}

/// Rows that one body added.
pub(crate) fn own_items(tx: &Tx<'_>, body: &str) -> Result<Vec<Matter>, StoreError> {
    let sql = "SELECT state FROM obligation_item WHERE body = :body ORDER BY code";
    tx.select(sql, params! { body }, |row| read(row, "obligation_item"))
}

/// The task of this number, if the body has one.
///
/// # Errors
///
/// What the store says.
pub fn task(tx: &Tx<'_>, body: &str, number: &str) -> Result<Option<Task>, StoreError> {
    let sql = "SELECT state FROM obligation_task WHERE body = :body AND number = :number";
    tx.first(sql, params! { body, number }, |row| read(row, "obligation_task"))
}

/// 一年的任务 By due day and number.
///
/// # Errors
///
/// What the store says.
pub fn of_year(tx: &Tx<'_>, body: &str, year: i16) -> Result<Vec<Task>, StoreError> {
    let sql = "SELECT state FROM obligation_task WHERE body = :body AND year = :year ORDER BY due, number";
    tx.select(sql, params! { body, year: i64::from(year) }, |row| read(row, "obligation_task"))
}

/// 开着的任务 Open ones that fall due by a day, by due day and number.
///
/// # Errors
///
/// What the store says.
pub fn open_until(tx: &Tx<'_>, body: &str, due: Date) -> Result<Vec<Task>, StoreError> {
    let sql = "SELECT state FROM obligation_task
                WHERE body = :body AND closed = FALSE AND due <= :due ORDER BY due, number";
    tx.select(sql, params! { body, due: due.to_string() }, |row| read(row, "obligation_task"))
}

/// 某事项的任务 By due day and number.
///
/// # Errors
///
/// What the store says.
pub fn of_code(tx: &Tx<'_>, body: &str, code: &str) -> Result<Vec<Task>, StoreError> {
    let sql = "SELECT state FROM obligation_task WHERE body = :body AND code = :code ORDER BY due, number";
    tx.select(sql, params! { body, code }, |row| read(row, "obligation_task"))
}

/// The reasons under which each item owes something already: code and slot.
pub(crate) fn slots(tx: &Tx<'_>, body: &str) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT code, slot FROM obligation_task WHERE body = :body ORDER BY code, slot";
    tx.select(sql, params! { body }, |row| Ok((row.get("code")?, row.get("slot")?)))
}

/// The number of the next task of a year; given in the transaction that files it, so that a refusal leaves no gap.
pub(crate) fn next(tx: &Tx<'_>, body: &str, year: i16) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) + 1 AS next FROM obligation_task WHERE body = :body AND year = :year";
    let next = tx.first(sql, params! { body, year: i64::from(year) }, |row| row.get("next"))?;
    Ok(next.unwrap_or(1))
}

/// The task that an item answers.
pub(crate) fn answered_with(tx: &Tx<'_>, body: &str, item: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT number FROM obligation_task WHERE body = :body AND item = :item ORDER BY number";
    tx.first(sql, params! { body, item }, |row| row.get("number"))
}

/// 文字 The sentences people wrote beside the acts on something: kind of act, account, words, oldest first.
///
/// # Errors
///
/// What the store says.
pub fn remarks(tx: &Tx<'_>, body: &str, id: &str) -> Result<Vec<(String, String, String)>, StoreError> {
    tx.select(
        "SELECT kind, account, text FROM obligation_remark WHERE body = :body AND id = :id ORDER BY position",
        params! { body, id },
        |row| Ok((row.get("kind")?, row.get("account")?, row.get("text")?)),
    )
}

/// 发生了什么 The words about what happened behind each task whose number begins so, by number.
///
/// # Errors
///
/// What the store says.
pub fn happened(tx: &Tx<'_>, body: &str, head: &str) -> Result<BTreeMap<String, String>, StoreError> {
    let (first, last) = (head.to_owned(), format!("{head}~"));
    let rows: Vec<(String, String)> = tx.select(
        "SELECT id, text FROM obligation_remark
          WHERE body = :body AND id >= :first AND id < :last
            AND kind IN ('obligation.raised', 'obligation.specified') ORDER BY id, position",
        params! { body, first, last },
        |row| Ok((row.get("id")?, row.get("text")?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// 最近的文字 The latest sentence about each thing whose id begins so, by id.
///
/// # Errors
///
/// What the store says.
pub fn latest_remarks(tx: &Tx<'_>, body: &str, head: &str) -> Result<BTreeMap<String, String>, StoreError> {
    // Behind the hyphen stand letters and digits, all of which come before the tilde.
    let (first, last) = (head.to_owned(), format!("{head}~"));
    let rows: Vec<(String, String)> = tx.select(
        "SELECT id, text FROM obligation_remark
          WHERE body = :body AND id >= :first AND id < :last ORDER BY id, position",
        params! { body, first, last },
        |row| Ok((row.get("id")?, row.get("text")?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// Bodies that owe anything.
pub(crate) fn bodies(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    tx.select("SELECT body FROM obligation_seen ORDER BY body", params! {}, |row| row.get("body"))
}

pub(crate) fn keep_task(tx: &Tx<'_>, body: &str, year: i16, task: &Task, at: i64) -> Result<(), StoreError> {
    let item = task.closing.as_ref().and_then(|closing| match &closing.answer {
        affairs::obligation::Answer::Published { item, .. } => Some(item.clone()),
        _ => None,
    });
    tx.file(
        "INSERT INTO obligation_task (body, number, year, code, slot, due, closed, item, state, changed_at)
         VALUES (:body, :number, :year, :code, :slot, :due, :closed, :item, :state, :at)
         ON CONFLICT (body, number) DO UPDATE SET due = :due, closed = :closed, item = :item, state = :state,
               changed_at = :at",
        params! {
            body, number: &task.number, year: i64::from(year), code: &task.code, slot: task.cause.slot(),
            due: task.due.to_string(), closed: task.closing.is_some(), item, state: json(task), at
        },
    )
}

pub(crate) fn keep_duty(tx: &Tx<'_>, body: &str, duty: &Duty, at: i64) -> Result<(), StoreError> {
    tx.file(
        "INSERT INTO obligation_duty (body, code, state, changed_at) VALUES (:body, :code, :state, :at)
         ON CONFLICT (body, code) DO UPDATE SET state = :state, changed_at = :at",
        params! { body, code: &duty.code, state: json(duty), at },
    )
}

pub(crate) fn keep_exemption(tx: &Tx<'_>, body: &str, exemption: &Exemption, at: i64) -> Result<(), StoreError> {
    tx.file(
        "INSERT INTO obligation_exemption (body, code, stands, state, changed_at)
         VALUES (:body, :code, :stands, :state, :at)
         ON CONFLICT (body, code) DO UPDATE SET stands = :stands, state = :state, changed_at = :at",
        params! { body, code: &exemption.of, stands: exemption.stands, state: json(exemption), at },
    )
}

pub(crate) fn keep_item(tx: &Tx<'_>, body: &str, matter: &Matter, at: i64) -> Result<(), StoreError> {
    tx.file(
        "INSERT INTO obligation_item (body, code, state, changed_at) VALUES (:body, :code, :state, :at)",
        params! { body, code: matter.code(), state: json(matter), at },
    )
}

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("a record of this department is plain data")
}

fn read<T: DeserializeOwned>(row: &Row, table: &'static str) -> Result<T, StoreError> {
    let state: String = row.get("state")?;
    serde_json::from_str(&state).map_err(|error| StoreError::damaged(table, &error.to_string()))
}

fn keyed<T: DeserializeOwned>(row: &Row, table: &'static str) -> Result<(String, T), StoreError> {
    Ok((row.get("code")?, read(row, table)?))
}
