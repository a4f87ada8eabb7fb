//! 抽屉 The rows that say which files a body has, and for which item.

use std::collections::BTreeSet;

use office::{Attachment, Clerk, spelled};
use store::{StoreError, Tx, digest::Digest, params};

use super::Taken;

/// 抽屉里的文件 One file that was brought for an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Drawn {
    pub(crate) file: String,
    pub(crate) name: String,
    pub(crate) bytes: u64,
}

pub(super) fn keep(
    tx: &Tx<'_>,
    clerk: &Clerk,
    number: &str,
    taken: &Taken,
    (waits, at): (bool, i64),
) -> Result<(), StoreError> {
    let bytes = i64::try_from(taken.bytes).unwrap_or(i64::MAX);
    tx.execute(
        "INSERT INTO publication_file (body, number, hash, name, bytes, picture, waits, account, at)
         VALUES (:body, :number, :file, :name, :bytes, :picture, :waits, :account, :at)
         ON CONFLICT (body, number, hash) DO UPDATE SET name = :name, waits = :waits, account = :account, at = :at",
        params! {
            body: &clerk.body, number, file: &taken.file, name: &taken.name, bytes, picture: taken.kind.is_picture(),
            waits, account: &clerk.account, at
        },
    )?;
    Ok(())
}

/// 等着放进稿件的 One row per file brought for `number` since the text was last kept, oldest first.
pub(crate) fn drawer(tx: &Tx<'_>, body: &str, number: &str) -> Result<Vec<Drawn>, StoreError> {
    tx.select(
        "SELECT hash, name, bytes FROM publication_file
          WHERE body = :body AND number = :number AND waits ORDER BY at, hash",
        params! { body, number },
        |row| Ok(Drawn { file: row.get("hash")?, name: row.get("name")?, bytes: bytes(row.get("bytes")?) }),
    )
}

/// The text was kept: what it names is named there, and what it does not was left out on purpose.
pub(crate) fn settle(tx: &Tx<'_>, body: &str, number: &str) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE publication_file SET waits = :no WHERE body = :body AND number = :number AND waits",
        params! { body, number, no: false },
    )?;
    Ok(())
}

/// The files of a form whose item has its own number now.
pub(crate) fn moved(tx: &Tx<'_>, body: &str, from: &str, to: &str) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE publication_file SET number = :to, waits = :no WHERE body = :body AND number = :from
            AND NOT EXISTS (SELECT 1 FROM publication_file AS there
                             WHERE there.body = :body AND there.number = :to AND there.hash = publication_file.hash)",
        params! { body, from, to, no: false },
    )?;
    Ok(())
}

/// The file as an attachment, under the name it was brought with last.
pub(crate) fn known(tx: &Tx<'_>, body: &str, file: &str) -> Result<Option<Attachment>, StoreError> {
    tx.first(
        "SELECT name, bytes FROM publication_file WHERE body = :body AND hash = :file ORDER BY at DESC, number LIMIT 1",
        params! { body, file },
        |row| Ok(Attachment { name: row.get("name")?, file: file.to_owned(), bytes: bytes(row.get("bytes")?) }),
    )
}

pub(super) fn name_of(tx: &Tx<'_>, body: &str, file: &str) -> Result<Option<String>, StoreError> {
    Ok(known(tx, body, file)?.map(|known| known.name))
}

/// Every text of the body that may name a file, as number and hash; `file` is made of digits and letters only.
pub(super) fn naming(tx: &Tx<'_>, body: &str, file: &str) -> Result<Vec<(String, String)>, StoreError> {
    let (in_list, in_text) = (format!("%\"{file}\"%"), format!("%/files/{file}\"%"));
    tx.select(
        "SELECT id, hash FROM item_text
          WHERE body = :body AND (attachments LIKE :in_list ESCAPE '!' OR (form = 'prose' AND text LIKE :in_text ESCAPE '!'))
          ORDER BY id, written_at, hash",
        params! { body, in_list, in_text },
        |row| Ok((row.get("id")?, row.get("hash")?)),
    )
}

/// 在用的文件 Every file of every body that a row of this department spells out: what was brought, what stands in a text or
/// beside it, what a form that was not handed in speaks of.
///
/// # Errors
///
/// The store.
pub fn held(tx: &Tx<'_>) -> Result<BTreeSet<Digest>, StoreError> {
    let mut held = BTreeSet::new();
    let said = [
        "SELECT hash AS said FROM publication_file ORDER BY body, number, hash",
        "SELECT attachments AS said FROM item_text WHERE attachments <> '[]' ORDER BY body, id, hash",
        "SELECT text AS said FROM item_text WHERE form = 'prose' AND text LIKE '%/files/%' ESCAPE '!' ORDER BY body, id, hash",
        "SELECT fields AS said FROM publication_copy ORDER BY body, number, account",
    ];
    for sql in said {
        tx.each(sql, |row| {
            held.extend(spelled(&row.get::<String>("said")?));
            Ok::<_, StoreError>(())
        })?;
    }
    Ok(held)
}

fn bytes(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or(0)
}
