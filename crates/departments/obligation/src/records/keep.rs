//! 存 Rows as they become what the affair decided.

use affairs::obligation::{Answer, Duty, Exemption, Matter, Task};
use serde::Serialize;
use store::{StoreError, Tx, params};

pub(crate) fn keep_task(tx: &Tx<'_>, body: &str, year: i16, task: &Task, at: i64) -> Result<(), StoreError> {
    let item = task.closing.as_ref().and_then(|closing| match &closing.answer {
        Answer::Published { item, .. } => Some(item.clone()),
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
        "INSERT INTO obligation_item (body, code, state, changed_at) VALUES (:body, :code, :state, :at)
         ON CONFLICT (body, code) DO UPDATE SET state = :state, changed_at = :at",
        params! { body, code: matter.code(), state: json(matter), at },
    )
}

/// 记名称 The titles of the rows that were added, as the body works with them.
pub(crate) fn keep_titles(tx: &Tx<'_>, body: &str, matters: &[Matter]) -> Result<(), StoreError> {
    for matter in matters.iter().filter(|matter| matter.is_added()) {
        tx.file(
            "INSERT INTO obligation_title (body, code, title) VALUES (:body, :code, :title)
             ON CONFLICT (body, code) DO UPDATE SET title = :title",
            params! { body, code: matter.code(), title: &matter.item.title },
        )?;
    }
    Ok(())
}

/// 名称 The title of an item of the catalogue, or of an added row under which the body owes something.
pub(crate) fn title(tx: &Tx<'_>, body: &str, code: &str) -> Result<Option<String>, StoreError> {
    if let Some(item) = statute::catalogue::item(code) {
        return Ok(Some(item.title.clone()));
    }
    let sql = "SELECT title FROM obligation_title WHERE body = :body AND code = :code";
    tx.first(sql, params! { body, code }, |row| row.get("title"))
}

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("a record of this department is plain data")
}
