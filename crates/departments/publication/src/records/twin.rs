//! 同样的一份 One text that is public already, under another number.

use affairs::publication::Item;
use store::{StoreError, Tx, params};

use crate::site::public_content;

/// The index number of another item of the body whose public content is, word for word, that of this one.
pub(crate) fn twin(tx: &Tx<'_>, item: &Item) -> Result<Option<String>, StoreError> {
    let (body, hash) = (item.proposal.body.as_str(), item.content_hash());
    // Where such a text ever was written; what the item shows now may be another one.
    let written: Vec<String> = tx.select(
        "SELECT id FROM item_text WHERE body = :body AND hash = :hash AND id <> :number ORDER BY id",
        params! { body, hash, number: &item.number },
        |row| row.get("id"),
    )?;
    for id in written {
        let Some(other) = super::find(tx, body, &id)? else { continue };
        let is_out = other.published_at.is_some() && other.item.withdrawal.is_none();
        if is_out && public_content(&other.item) == hash {
            return Ok(Some(other.index_number.unwrap_or(id)));
        }
    }
    Ok(None)
}
