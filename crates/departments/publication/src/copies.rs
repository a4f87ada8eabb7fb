//! 自动存下的 What somebody typed and did not hand in: kept for them alone, until they hand it in or throw it away.
//!
//! No ledger entry speaks of it: it is nobody's text yet. The table `item_autosave` of script 30 is the first thought of
//! this one; nothing ever wrote to it, and it stays, because scripts only add (a binary of the version before still
//! knows it) and every kept database of a released version has it.

use office::{Clerk, DeskError, Office};
use store::{StoreError, Tx, digest::Digest, params};

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
    office.store.write(&clerk.scope(), |tx| Ok(keep_in(office, tx, clerk, number, fields)?))
}

/// As [`keep`], in the transaction of whoever looked first.
pub(crate) fn keep_in(
    office: &Office,
    tx: &Tx<'_>,
    clerk: &Clerk,
    number: &str,
    fields: &[(String, String)],
) -> Result<i64, StoreError> {
    let (fields, at) = (words(fields), office.clock.now());
    tx.execute(
        "INSERT INTO publication_copy (body, number, account, fields, at)
         VALUES (:body, :number, :account, :fields, :at)
         ON CONFLICT (body, number, account) DO UPDATE SET fields = :fields, at = :at",
        params! { body: &clerk.body, number, account: &clerk.account, fields, at },
    )?;
    Ok(at)
}

/// What was typed; the key of the session is no part of it.
fn words(fields: &[(String, String)]) -> String {
    let typed: Vec<&(String, String)> = fields.iter().filter(|(name, _)| name != "form").collect();
    serde_json::to_string(&typed).expect("words are plain data")
}

/// The page a form stood on: each carries the key of its session under a mask of its own. Only the digest is kept.
fn page(fields: &[(String, String)]) -> String {
    let key = fields.iter().find(|(name, _)| name == "form").map_or("", |(_, key)| key.as_str());
    Digest::of(key.as_bytes()).to_string()
}

/// How long a page that was handed in is remembered: no copy is on its way longer.
const REMEMBERED: i64 = 24 * 60 * 60 * 1000;

/// 交了 The form was handed in and taken: what was kept of it goes, and what still comes of its page is late.
pub(crate) fn hand_in(
    office: &Office,
    tx: &Tx<'_>,
    clerk: &Clerk,
    number: &str,
    fields: &[(String, String)],
) -> Result<(), StoreError> {
    let (at, body, account) = (office.clock.now(), &clerk.body, &clerk.account);
    drop(tx, clerk, number)?;
    tx.execute(
        "DELETE FROM publication_handed_in WHERE body = :body AND account = :account AND at < :before",
        params! { body, account, before: at - REMEMBERED },
    )?;
    tx.execute(
        "INSERT INTO publication_handed_in (body, number, account, page, words, at)
         VALUES (:body, :number, :account, :page, :words, :at)
         ON CONFLICT (body, number, account, page) DO UPDATE SET words = :words, at = :at",
        params! {
            body, number, account, page: page(fields), words: Digest::of(words(fields).as_bytes()).to_string(), at
        },
    )?;
    Ok(())
}

/// 来迟的 What a form of a page is that was handed in already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Late {
    /// The very words that were handed in.
    Same,
    /// Other words, typed before or since.
    Other,
}

/// Whether the page of this form was handed in already; the caller holds the item's row, so that no form is handed in
/// meanwhile.
pub(crate) fn late(
    tx: &Tx<'_>,
    clerk: &Clerk,
    number: &str,
    fields: &[(String, String)],
) -> Result<Option<Late>, StoreError> {
    let handed: Option<String> = tx.first(
        "SELECT words FROM publication_handed_in
          WHERE body = :body AND number = :number AND account = :account AND page = :page",
        params! { body: &clerk.body, number, account: &clerk.account, page: page(fields) },
        |row| row.get("words"),
    )?;
    let same = Digest::of(words(fields).as_bytes()).to_string();
    Ok(handed.map(|words| if words == same { Late::Same } else { Late::Other }))
}

/// 丢掉 Throws the form away, if one was kept.
pub(crate) fn drop(tx: &Tx<'_>, clerk: &Clerk, number: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM publication_copy WHERE body = :body AND number = :number AND account = :account";
    tx.execute(sql, params! { body: &clerk.body, number, account: &clerk.account }).map(|_| ())
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
