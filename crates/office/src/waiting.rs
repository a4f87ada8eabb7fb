//! 待办 Who is expected to do what, and by when: one list over all departments (N33).

use jiff::civil::Date;
use store::{StoreError, Tx, params};

/// 待办 One thing somebody is expected to do for a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The record's stable public identifier.
    pub record: String,
    /// What is to be done, by the department's permanent code, such as `publication.first`.
    pub what: String,
    /// The role that may do it; empty when one account is meant.
    pub role: String,
    /// The section whose holder of the role is meant; empty for the whole body.
    pub section: String,
    /// The one account that is meant; empty for whoever holds the role.
    pub account: String,
    /// 升级 The role that hears of it once its day has passed; empty when nobody further does.
    pub next_role: String,
    /// Since when it waits, milliseconds UTC. Filing keeps the instant of what was already waiting.
    pub since: i64,
    /// The civil day on which to remind: half of the time is gone.
    pub remind_on: Date,
    /// The civil day by which it is to be done.
    pub due: Date,
}

/// Things that one statement can leave standing; what more there is, is asked for first.
const LEFT_STANDING: usize = 12;

/// The rows of a record become `waiting`; what waited before keeps the instant since which it does. Nothing is read, so
/// that an act on a server need not wait for an answer here.
pub(crate) fn file(tx: &Tx<'_>, body: &str, record: &str, at: i64, waiting: &[Waiting]) -> Result<(), StoreError> {
    if waiting.len() <= LEFT_STANDING {
        clear_others(tx, body, record, waiting)?;
    } else {
        let gone = |old: &Waiting| !waiting.iter().any(|row| same_thing(old, row));
        for old in waiting_on(tx, body, record)?.iter().filter(|old| gone(old)) {
            let Waiting { what, role, section, account, .. } = old;
            tx.file(
                "DELETE FROM waiting WHERE body = :body AND record = :record
                    AND what = :what AND role = :role AND section = :section AND account = :account",
                params! { body, record, what, role, section, account },
            )?;
        }
    }
    for row in waiting {
        tx.file(
            "INSERT INTO waiting (body, record, what, role, section, account, next_role, since, remind_on, due)
             VALUES (:body, :record, :what, :role, :section, :account, :next_role, :at, :remind_on, :due)
             ON CONFLICT (body, record, what, role, section, account)
             DO UPDATE SET next_role = :next_role, remind_on = :remind_on, due = :due",
            params! {
                body, record, what: &row.what, role: &row.role, section: &row.section, account: &row.account,
                next_role: &row.next_role, at,
                remind_on: row.remind_on.to_string(), due: row.due.to_string()
            },
        )?;
    }
    Ok(())
}

/// What waits on a record and is not among `waiting` waits no longer.
fn clear_others(tx: &Tx<'_>, body: &str, record: &str, waiting: &[Waiting]) -> Result<(), StoreError> {
    let mut params = params! { body, record };
    let mut kept = Vec::with_capacity(waiting.len());
    for (row, names) in waiting.iter().zip(EACH.chunks_exact(4)) {
        let cells = [&row.what, &row.role, &row.section, &row.account];
        params.extend(names.iter().copied().zip(cells.map(|cell| store::Value::from(cell.as_str()))));
        kept.push(format!("(:{})", names.join(", :")));
    }
    let others = match kept.is_empty() {
        true => String::new(),
        false => format!(" AND (what, role, section, account) NOT IN (VALUES {})", kept.join(", ")),
    };
    tx.file(&format!("DELETE FROM waiting WHERE body = :body AND record = :record{others}"), params)
}

fn same_thing(one: &Waiting, other: &Waiting) -> bool {
    one.what == other.what && one.role == other.role && one.section == other.section && one.account == other.account
}

/// What waits on one record, in the order of its days.
///
/// # Errors
///
/// What the store says.
pub fn waiting_on(tx: &Tx<'_>, body: &str, record: &str) -> Result<Vec<Waiting>, StoreError> {
    tx.select(
        "SELECT record, what, role, section, account, next_role, since, remind_on, due FROM waiting
          WHERE body = :body AND record = :record ORDER BY due, what",
        params! { body, record },
        row,
    )
}

/// 每件在等谁 What waits on each of some records, in the order of the records and of the days; fifty are asked at
/// once.
///
/// # Errors
///
/// What the store says.
pub fn waiting_on_each(tx: &Tx<'_>, body: &str, records: &[String]) -> Result<Vec<Waiting>, StoreError> {
    let mut found = Vec::new();
    for part in records.chunks(EACH.len()) {
        // A name that is left over asks for the last record once more, so that the statement is always the same one.
        let asked = EACH.iter().enumerate().filter_map(|(at, name)| Some((*name, part.get(at).or(part.last())?)));
        let mut params = params! { body };
        params.extend(asked.map(|(name, record)| (name, store::Value::from(record.as_str()))));
        let names: Vec<String> = EACH.iter().map(|name| format!(":{name}")).collect();
        let sql = format!(
            "SELECT record, what, role, section, account, next_role, since, remind_on, due FROM waiting
              WHERE body = :body AND record IN ({}) ORDER BY record, due, what, account",
            names.join(", ")
        );
        found.extend(tx.select(&sql, params, row)?);
    }
    Ok(found)
}

/// 全部在等的 Everything that waits in a body, by record: for lists of all there is.
///
/// # Errors
///
/// What the store says.
pub fn waiting_in(tx: &Tx<'_>, body: &str) -> Result<Vec<Waiting>, StoreError> {
    tx.select(
        "SELECT record, what, role, section, account, next_role, since, remind_on, due FROM waiting
          WHERE body = :body ORDER BY record, due, what, account",
        params! { body },
        row,
    )
}

/// 一页 Names of parameters for the records of one page: a statement of so many asks for them all at once.
pub const EACH: [&str; 50] = [
    "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "r16", "r17",
    "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27", "r28", "r29", "r30", "r31", "r32", "r33",
    "r34", "r35", "r36", "r37", "r38", "r39", "r40", "r41", "r42", "r43", "r44", "r45", "r46", "r47", "r48", "r49",
];

/// 该提醒的 What waits in a body past half of its time, in the order of its days.
pub(crate) fn to_remind(tx: &Tx<'_>, body: &str, today: Date) -> Result<Vec<Waiting>, StoreError> {
    tx.select(
        "SELECT record, what, role, section, account, next_role, since, remind_on, due FROM waiting
          WHERE body = :body AND remind_on <= :today ORDER BY due, record, what, account",
        params! { body, today: today.to_string() },
        row,
    )
}

/// 我的待办 What waits for one account, or for a role it holds in its section or in the whole body, nearest first; with no
/// account, for the role alone.
///
/// # Errors
///
/// What the store says.
pub fn waiting_for(
    tx: &Tx<'_>,
    body: &str,
    account: &str,
    role: &str,
    section: &str,
) -> Result<Vec<Waiting>, StoreError> {
    tx.select(
        "SELECT record, what, role, section, account, next_role, since, remind_on, due FROM waiting
          WHERE body = :body
            AND ((account <> '' AND account = :account)
                 OR (account = '' AND role = :role AND (section = '' OR section = :section)))
          ORDER BY due, record, what",
        params! { body, account, role, section },
        row,
    )
}

/// 在办 The records of which something waits for one account by name.
///
/// # Errors
///
/// What the store says.
pub fn open_work(tx: &Tx<'_>, body: &str, account: &str) -> Result<Vec<String>, StoreError> {
    tx.select(
        "SELECT DISTINCT record FROM waiting WHERE body = :body AND account = :account ORDER BY record",
        params! { body, account },
        |row| row.get("record"),
    )
}

/// 机构在办 The records of which something waits for a section.
///
/// # Errors
///
/// What the store says.
pub fn work_of_section(tx: &Tx<'_>, body: &str, section: &str) -> Result<Vec<String>, StoreError> {
    tx.select(
        "SELECT DISTINCT record FROM waiting WHERE body = :body AND section = :section ORDER BY record",
        params! { body, section },
        |row| row.get("record"),
    )
}

/// 移交 What waits on a record for one account by name waits for another one from now on.
///
/// # Errors
///
/// What the store says.
pub fn hand_over(tx: &Tx<'_>, body: &str, record: &str, (from, to): (&str, &str)) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO waiting (body, record, what, role, section, account, next_role, since, remind_on, due)
         SELECT body, record, what, role, section, :to, next_role, since, remind_on, due FROM waiting
          WHERE body = :body AND record = :record AND account = :from
         ON CONFLICT (body, record, what, role, section, account) DO NOTHING",
        params! { body, record, from, to },
    )?;
    let sql = "DELETE FROM waiting WHERE body = :body AND record = :record AND account = :from";
    tx.execute(sql, params! { body, record, from }).map(|_| ())
}

fn row(row: &store::Row) -> Result<Waiting, StoreError> {
    let day = |column: &str| -> Result<Date, StoreError> {
        let text: String = row.get(column)?;
        text.parse().map_err(|_| StoreError::damaged("waiting", &text))
    };
    Ok(Waiting {
        record: row.get("record")?,
        what: row.get("what")?,
        role: row.get("role")?,
        section: row.get("section")?,
        account: row.get("account")?,
        next_role: row.get("next_role")?,
        since: row.get("since")?,
        remind_on: day("remind_on")?,
        due: day("due")?,
    })
}
