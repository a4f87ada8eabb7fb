//! 文号和解读的索引 Which items ever had a document number, and which ever explained a document: where to look, not what holds.

use store::{StoreError, Tx, params};

use super::{Record, search::fold};
use crate::Paper;

/// A text was kept: it is found by its number, and from the documents it explains.
pub(super) fn keep(tx: &Tx<'_>, body: &str, id: &str, paper: &Paper) -> Result<(), StoreError> {
    if !paper.number.is_empty() {
        tx.execute(
            "INSERT INTO document_number (body, number, id) VALUES (:body, :number, :id)
             ON CONFLICT (body, number, id) DO NOTHING",
            params! { body, number: fold(&paper.number), id },
        )?;
    }
    for document in &paper.explains {
        tx.execute(
            "INSERT INTO interpretation (body, document, id) VALUES (:body, :document, :id)
             ON CONFLICT (body, document, id) DO NOTHING",
            params! { body, document, id },
        )?;
    }
    Ok(())
}

/// Items that ever had this document number, by id.
pub(crate) fn numbered(tx: &Tx<'_>, body: &str, number: &str) -> Result<Vec<String>, StoreError> {
    tx.select(
        "SELECT id FROM document_number WHERE body = :body AND number = :number ORDER BY id",
        params! { body, number: fold(number) },
        |row| row.get("id"),
    )
}

/// 它废止、修改的 Items that the document of this number repealed or amended, with what was said, by id.
pub(crate) fn changed_by(tx: &Tx<'_>, body: &str, number: &str) -> Result<Vec<Record>, StoreError> {
    if number.is_empty() {
        return Ok(Vec::new());
    }
    // The ledger names every item of which anybody ever said whether it is in force; what holds, its record says.
    let told: Vec<String> = tx.select(
        "SELECT DISTINCT record FROM ledger WHERE body = :body AND kind = 'publication.validity-marked' ORDER BY record",
        params! { body },
        |row| row.get("record"),
    )?;
    let mut found = Vec::new();
    for id in told {
        let by = |record: &Record| {
            let mark = record.item.validity.as_ref();
            mark.and_then(|mark| mark.document.as_ref()).is_some_and(|document| fold(document) == fold(number))
        };
        found.extend(super::find(tx, body, &id)?.filter(by));
    }
    Ok(found)
}

/// Items that ever explained this document, by id.
pub(crate) fn explaining(tx: &Tx<'_>, body: &str, document: &str) -> Result<Vec<String>, StoreError> {
    tx.select(
        "SELECT id FROM interpretation WHERE body = :body AND document = :document ORDER BY id",
        params! { body, document },
        |row| row.get("id"),
    )
}

/// 找一件文件 The one item of the body that somebody means by its document number, its index number or its number; none
/// where there is no such item, or more than one.
pub(crate) fn meant(tx: &Tx<'_>, body: &str, typed: &str) -> Result<Option<String>, StoreError> {
    let mut found = tx.select(
        "SELECT id FROM item WHERE body = :body AND (id = :typed OR index_number = :typed) ORDER BY id",
        params! { body, typed },
        |row| row.get::<String>("id"),
    )?;
    if found.is_empty() {
        for id in numbered(tx, body, typed)? {
            let Some(record) = super::find(tx, body, &id)? else { continue };
            let text = super::text(tx, body, &id, record.item.content_hash())?;
            found.extend(text.filter(|text| fold(&text.paper.number) == fold(typed)).map(|_| id));
        }
    }
    Ok(if found.len() == 1 { found.pop() } else { None })
}
