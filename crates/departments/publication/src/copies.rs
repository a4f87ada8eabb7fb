//! 自动存下的 What somebody typed and did not hand in: kept for them alone, until they hand it in or throw it away.
//!
//! No ledger entry speaks of it: it is nobody's text yet.

use office::{Clerk, DeskError, Office};
use store::{StoreError, Tx, params};

/// 草稿 One form as it stood when it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Copy {
    /// The item, or the number under which it is begun.
    pub(crate) number: String,
    /// Names and values of the form.
    pub(crate) fields: Vec<(String, String)>,
    /// When, ms UTC.
    pub(crate) at: i64,
}

/// 存一份 Keeps the form; the one kept before goes. When it was kept.
pub(crate) fn keep(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    fields: &[(String, String)],
) -> Result<i64, DeskError> {
    // The key of the session is no part of what was typed.
    let typed: Vec<&(String, String)> = fields.iter().filter(|(name, _)| name != "form").collect();
    let fields = serde_json::to_string(&typed).expect("words are plain data");
    let at = office.clock.now();
    office.store.write(&clerk.scope(), |tx| {
        tx.execute(
            "INSERT INTO publication_copy (body, number, account, fields, at)
             VALUES (:body, :number, :account, :fields, :at)
             ON CONFLICT (body, number, account) DO UPDATE SET fields = :fields, at = :at",
            params! { body: &clerk.body, number, account: &clerk.account, fields: &fields, at },
        )?;
        Ok::<_, DeskError>(at)
    })
}

/// 丢掉 Throws the form away, if one was kept.
pub(crate) fn drop(office: &Office, clerk: &Clerk, number: &str) -> Result<(), DeskError> {
    office.store.write(&clerk.scope(), |tx| {
        tx.execute(
            "DELETE FROM publication_copy WHERE body = :body AND number = :number AND account = :account",
            params! { body: &clerk.body, number, account: &clerk.account },
        )?;
        Ok::<_, DeskError>(())
    })
}

/// What this person kept for this number.
pub(crate) fn find(tx: &Tx<'_>, clerk: &Clerk, number: &str) -> Result<Option<Copy>, StoreError> {
    let kept = tx.first(
        "SELECT fields, at FROM publication_copy WHERE body = :body AND number = :number AND account = :account",
        params! { body: &clerk.body, number, account: &clerk.account },
        |row| Ok((row.get::<String>("fields")?, row.get::<i64>("at")?)),
    )?;
    kept.map(|(fields, at)| Ok(Copy { number: number.to_owned(), fields: read(&fields)?, at })).transpose()
}

/// 还没有存成的新稿 What this person began under a number that no item has, newest first.
pub(crate) fn begun(tx: &Tx<'_>, clerk: &Clerk) -> Result<Vec<Copy>, StoreError> {
    tx.select(
        "SELECT number, fields, at FROM publication_copy
          WHERE body = :body AND account = :account
            AND NOT EXISTS (SELECT 1 FROM item WHERE item.body = :body AND item.id = publication_copy.number)
          ORDER BY at DESC, number LIMIT 20",
        params! { body: &clerk.body, account: &clerk.account },
        |row| Ok(Copy { number: row.get("number")?, fields: read(&row.get::<String>("fields")?)?, at: row.get("at")? }),
    )
}

fn read(fields: &str) -> Result<Vec<(String, String)>, StoreError> {
    serde_json::from_str(fields).map_err(|error| StoreError::damaged("publication_copy.fields", &error.to_string()))
}
