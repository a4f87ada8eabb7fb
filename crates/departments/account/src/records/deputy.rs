//! 代理册 The rows of deputies.

use affairs::{account::Deputy, role::Role};
use jiff::civil::Date;
use store::{Row, StoreError, Tx, params};

use super::role;

/// Deputies of a body whose last day is not before `today`.
pub(crate) fn standing(tx: &Tx<'_>, body: &str, today: Date) -> Result<Vec<Deputy>, StoreError> {
    tx.select(
        "SELECT id, principal, deputy, role, section, from_day, to_day FROM deputy
          WHERE body = :body AND to_day >= :today ORDER BY from_day, id",
        params! { body, today: today.to_string() },
        deputy,
    )
}

/// Deputyships of one account that count on `today`: the absent person still holds the role and is not closed. In the
/// place of the head of a section one acts for that section, also when the deputyship names none.
pub(crate) fn counting(tx: &Tx<'_>, body: &str, account: &str, today: Date) -> Result<Vec<Deputy>, StoreError> {
    tx.select(
        "SELECT deputy.id, principal, deputy, deputy.role, from_day, to_day,
                CASE WHEN deputy.role = :head THEN COALESCE(deputy.section, account.section) ELSE deputy.section END
                  AS section
           FROM deputy
           JOIN role_held ON role_held.body = deputy.body AND role_held.account = principal
                         AND role_held.role = deputy.role
           JOIN account ON account.id = principal AND NOT account.disabled
          WHERE deputy.body = :body AND deputy = :account AND from_day <= :today AND to_day >= :today
          ORDER BY from_day, deputy.id",
        params! { body, account, today: today.to_string(), head: Role::SectionHead.id() },
        deputy,
    )
}

/// The roles a person stands in for, today or later.
pub(crate) fn deputising(tx: &Tx<'_>, person: &str, today: Date) -> Result<Vec<Role>, StoreError> {
    tx.select(
        "SELECT deputy.role AS role FROM deputy JOIN account ON account.id = deputy.deputy
          WHERE account.person = :person AND to_day >= :today ORDER BY deputy.id",
        params! { person, today: today.to_string() },
        role,
    )
}

/// The deputyship of this number.
pub(crate) fn deputyship(tx: &Tx<'_>, body: &str, id: &str) -> Result<Option<Deputy>, StoreError> {
    tx.first(
        "SELECT id, principal, deputy, role, section, from_day, to_day FROM deputy WHERE body = :body AND id = :id",
        params! { body, id },
        deputy,
    )
}

/// The row becomes what the affair says.
pub(crate) fn keep_deputy(tx: &Tx<'_>, body: &str, it: &Deputy) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO deputy (body, id, principal, deputy, role, section, from_day, to_day)
         VALUES (:body, :id, :principal, :deputy, :role, :section, :from_day, :to_day)
         ON CONFLICT (id) DO UPDATE SET to_day = :to_day",
        params! {
            body, id: &it.id, principal: &it.principal, deputy: &it.deputy, role: it.role.id(), section: &it.section,
            from_day: it.from.to_string(), to_day: it.to.to_string()
        },
    )
    .map(|_| ())
}

fn deputy(row: &Row) -> Result<Deputy, StoreError> {
    let day = |column: &str| -> Result<Date, StoreError> {
        let text: String = row.get(column)?;
        text.parse().map_err(|_| StoreError::damaged("deputy", &text))
    };
    Ok(Deputy {
        id: row.get("id")?,
        principal: row.get("principal")?,
        deputy: row.get("deputy")?,
        role: role(row)?,
        section: row.get("section")?,
        from: day("from_day")?,
        to: day("to_day")?,
    })
}
