//! 查找 What is looked through: title and text in hand, folded, beside the numbers and the people of an item.

use affairs::publication::Item;
use store::{Scope, StoreError, Tx, params};

use super::{Record, find, text, turn_due};
use crate::Text;

/// Items that are set right in one go after an older binary filed.
const AT_ONCE: i64 = 200;

/// 折叠 Full width becomes half width, capitals small, brackets one kind; blanks within a line go, for words are typed
/// with them and without.
pub(crate) fn fold(text: &str) -> String {
    let folded = text.chars().filter(|sign| *sign == '\n' || !sign.is_whitespace()).map(|sign| match sign {
        '〔' | '【' | '﹝' => '[',
        '〕' | '】' | '﹞' => ']',
        '“' | '”' => '"',
        '—' | '–' => '-',
        '！'..='～' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        other => other,
    });
    folded.flat_map(char::to_lowercase).collect()
}

/// How a person stands among the marks of an item.
pub(crate) fn mark(account: &str) -> String {
    format!(" {account} ")
}

/// Numbers and people of an item, each between blanks.
fn marks(record: &Record) -> String {
    let Record { item, index_number, .. } = record;
    let mut marks = vec![item.number.clone()];
    let elsewhere = item.elsewhere.as_ref().and_then(|known| known.index_number.clone());
    marks.extend(index_number.iter().chain(&elsewhere).map(|number| fold(number)));
    marks.extend(people(item));
    format!(" {} ", marks.join(" "))
}

/// Whoever wrote at an item, signed it or made it public.
fn people(item: &Item) -> Vec<String> {
    let signed = item.signatures.iter().map(|signature| signature.by.clone());
    let released = item.releases.iter().map(|release| release.by.clone());
    let mut people: Vec<String> = item.authors.iter().cloned().chain(signed).chain(released).collect();
    people.sort();
    people.dedup();
    people
}

/// The row that is looked through becomes what the record says; `words` where the text is another one than before.
pub(crate) fn keep(tx: &Tx<'_>, record: &Record, words: Option<&Text>) -> Result<(), StoreError> {
    let (body, id) = (&record.item.proposal.body, &record.item.number);
    let (changed_at, marks) = (record.item.last_at, marks(record));
    let Some(words) = words else {
        return tx.file(
            "UPDATE item_words SET changed_at = :changed_at, marks = :marks WHERE body = :body AND id = :id",
            params! { body, id, changed_at, marks },
        );
    };
    let folded = fold(&format!("{}\n{}\n{}", words.title, words.paper.number, &*words.text));
    tx.file(
        "INSERT INTO item_words (body, id, changed_at, marks, folded) VALUES (:body, :id, :changed_at, :marks, :folded)
         ON CONFLICT (body, id) DO UPDATE SET changed_at = :changed_at, marks = :marks, folded = :folded",
        params! { body, id, changed_at, marks, folded },
    )
}

/// 补编 Sets right what lists ask of the items that an older binary filed; gives their number. Run at every start, it
/// finds nothing but once.
///
/// # Errors
///
/// What the store says; what was set right stays so.
pub fn catch_up(store: &store::Store) -> Result<usize, StoreError> {
    let everywhere = || Scope::everywhere("one binary writes the items of every body");
    let mut done = 0;
    loop {
        let part = store.write(&everywhere(), |tx| {
            let behind = behind(tx)?;
            for (body, number) in &behind {
                set_right(tx, body, number)?;
            }
            Ok::<_, StoreError>(behind.len())
        })?;
        done += part;
        if part == 0 {
            return Ok(done);
        }
    }
}

/// Items whose row was not made from what they are now.
fn behind(tx: &Tx<'_>) -> Result<Vec<(String, String)>, StoreError> {
    tx.select(
        "SELECT item.body AS body, item.id AS id FROM item
           LEFT JOIN item_words ON item_words.body = item.body AND item_words.id = item.id
          WHERE item_words.changed_at IS NULL OR item_words.changed_at <> item.changed_at
          ORDER BY item.body, item.id LIMIT :most",
        params! { most: AT_ONCE },
        |row| Ok((row.get("body")?, row.get("id")?)),
    )
}

fn set_right(tx: &Tx<'_>, body: &str, number: &str) -> Result<(), StoreError> {
    let Some(record) = find(tx, body, number)? else { return Ok(()) };
    let words = text(tx, body, number, record.item.content_hash())?.unwrap_or_default();
    let begun: Option<i64> = tx
        .first(
            "SELECT min(written_at) AS begun FROM item_text WHERE body = :body AND id = :number",
            params! { body, number },
            |row| row.get("begun"),
        )?
        .flatten();
    let dated_at = super::dated_at(&record).or(begun).unwrap_or(record.item.last_at);
    let waiting = office::waiting_on(tx, body, number)?;
    let turn_due = turn_due(&record.item, &waiting);
    // What was changed by hand may be older than its own row: the two are said to be of one instant all the same.
    let changed_at = record.item.last_at;
    tx.execute(
        "UPDATE item SET turn_due = :turn_due, dated_at = :dated_at, changed_at = :changed_at
          WHERE body = :body AND id = :number",
        params! { body, number, turn_due, dated_at, changed_at },
    )?;
    keep(tx, &record, Some(&words))
}
