//! 查找 What is looked through: title and text in hand, folded, beside the numbers and the people of an item.

use affairs::publication::Item;
use store::{Scope, StoreError, Tx, params};

use super::{Record, find, text, turn_due};
use crate::Text;

/// Items that are looked at in one go, and those of them that are set right in one transaction.
const AT_ONCE: i64 = 200;
const TOGETHER: usize = 50;

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

/// 补编 Sets right, part by part, what lists ask of the items that an older binary filed; it stands where the last part ended.
/// A whole pass looks at every item once and finds nothing but after an older binary.
#[derive(Clone, Debug, Default)]
pub struct CatchUp {
    /// The last item that was looked at.
    at: (String, String),
}

impl CatchUp {
    /// Looks at the next items. How many were set right; none at the end of the pass. The writer is held for a few of them
    /// at a time, and `rest` is called in between.
    ///
    /// # Errors
    ///
    /// What the store says; what was set right stays so.
    pub fn step(&mut self, store: &store::Store, rest: impl Fn()) -> Result<Option<usize>, StoreError> {
        let everywhere = || Scope::everywhere("one binary writes the items of every body");
        let looked = store.read(&everywhere(), |tx| next(tx, &self.at))?;
        let Some(last) = looked.last() else { return Ok(None) };
        let behind: Vec<&Looked> = looked.iter().filter(|item| item.is_behind).collect();
        for part in behind.chunks(TOGETHER) {
            store.write::<_, StoreError>(&everywhere(), |tx| {
                part.iter().try_for_each(|Looked { body, number, .. }| set_right(tx, body, number))
            })?;
            rest();
        }
        self.at = (last.body.clone(), last.number.clone());
        Ok(Some(behind.len()))
    }
}

/// 补编 The whole pass in one go; gives how many items were set right.
///
/// # Errors
///
/// What the store says; what was set right stays so.
pub fn catch_up(store: &store::Store) -> Result<usize, StoreError> {
    let (mut pass, mut done) = (CatchUp::default(), 0);
    while let Some(part) = pass.step(store, || {})? {
        done += part;
    }
    Ok(done)
}

/// One item, and whether its row was not made from what it is now.
struct Looked {
    body: String,
    number: String,
    is_behind: bool,
}

/// The items after one, in their order.
fn next(tx: &Tx<'_>, (body, number): &(String, String)) -> Result<Vec<Looked>, StoreError> {
    tx.select(
        "SELECT item.body AS body, item.id AS id, item.changed_at AS changed_at, item_words.changed_at AS made_at
           FROM item LEFT JOIN item_words ON item_words.body = item.body AND item_words.id = item.id
          WHERE (item.body, item.id) > (:body, :number) ORDER BY item.body, item.id LIMIT :most",
        params! { body, number, most: AT_ONCE },
        |row| {
            let (changed, made): (i64, Option<i64>) = (row.get("changed_at")?, row.get("made_at")?);
            Ok(Looked { body: row.get("body")?, number: row.get("id")?, is_behind: made != Some(changed) })
        },
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
