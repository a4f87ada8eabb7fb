//! 列表 Many items at once: boards, what the year counts, what is due to be released.

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::{Row, StoreError, Tx, Value, params};

use super::Record;
use crate::Paper;

/// 在列 One line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The item's public number.
    pub number: String,
    /// The title of the text in hand.
    pub title: String,
    /// The section in charge.
    pub section: String,
    /// Where it stands, by its permanent code.
    pub stage: String,
    /// Its own due day.
    pub due: Option<Date>,
    /// 索引号 Once published.
    pub index_number: Option<String>,
}

/// 历次文稿 Every text of an item that was frozen, oldest first: hash, who wrote it, instant.
pub(crate) fn texts(tx: &Tx<'_>, body: &str, number: &str) -> Result<Vec<(String, String, i64)>, StoreError> {
    tx.select(
        "SELECT hash, written_by, written_at FROM item_text WHERE body = :body AND id = :number
          ORDER BY written_at, hash",
        params! { body, number },
        |row| Ok((row.get("hash")?, row.get("written_by")?, row.get("written_at")?)),
    )
}

/// 标题 The titles of items of a body, in the order asked; empty for one that is not there.
pub(crate) fn titles(tx: &Tx<'_>, body: &str, numbers: &[String]) -> Result<Vec<String>, StoreError> {
    let title = |number: &String| {
        let found =
            tx.first("SELECT title FROM item WHERE body = :body AND id = :number", params! { body, number }, |row| {
                row.get::<String>("title")
            });
        found.map(Option::unwrap_or_default)
    };
    numbers.iter().map(title).collect()
}

/// 一页 Items of these numbers with the text in hand of each, in the order asked, at most [`TOGETHER`] of them; one that
/// is not there is left out.
pub(crate) fn page(tx: &Tx<'_>, body: &str, numbers: &[String]) -> Result<Vec<Whole>, StoreError> {
    let Some(last) = numbers.last() else { return Ok(Vec::new()) };
    // A name that is left over asks for the last item once more, so that the statement is always the same one.
    let asked = |at: usize| Value::from(numbers.get(at).unwrap_or(last).as_str());
    let ids: Vec<String> = NAMES.iter().map(|(id, _)| format!(":{id}")).collect();
    let hashes: Vec<String> = NAMES.iter().map(|(_, hash)| format!(":{hash}")).collect();
    let (ids, hashes) = (ids.join(", "), hashes.join(", "));
    let mut params = params! { body };
    params.extend(NAMES.iter().enumerate().map(|(at, (id, _))| (*id, asked(at))));
    let records: Vec<Record> = tx.select(
        &format!(
            "SELECT state, title, catalogue, index_number, published_at FROM item
              WHERE body = :body AND id IN ({ids}) ORDER BY id"
        ),
        params.clone(),
        super::record,
    )?;
    let Some(first) = records.first() else { return Ok(Vec::new()) };
    let hash = |at: usize| Value::from(records.get(at).unwrap_or(first).item.content_hash());
    params.extend(NAMES.iter().enumerate().map(|(at, (_, name))| (*name, hash(at))));
    let mut texts: BTreeMap<(String, String), (String, Paper)> = tx
        .select(
            &format!(
                "SELECT id, hash, text, paper FROM item_text
                  WHERE body = :body AND id IN ({ids}) AND hash IN ({hashes}) ORDER BY id, hash"
            ),
            params,
            |row| Ok(((row.get("id")?, row.get("hash")?), (row.get("text")?, super::paper_of(row)?))),
        )?
        .into_iter()
        .collect();
    let mut known: BTreeMap<String, Record> =
        records.into_iter().map(|record| (record.item.number.clone(), record)).collect();
    let whole = |number: &String| {
        let record = known.remove(number)?;
        let (text, paper) = texts.remove(&(number.clone(), record.item.content_hash().to_owned())).unwrap_or_default();
        Some((record, text, paper))
    };
    Ok(numbers.iter().filter_map(whole).collect())
}

/// 一件的全部 An item, the words of its text in hand, and what that says of itself as a document.
type Whole = (Record, String, Paper);

/// Items that are read together.
pub(crate) const TOGETHER: usize = NAMES.len();

/// Names of the parameters of one page: of the number and of the hash of each item.
const NAMES: [(&str, &str); 20] = [
    ("i0", "h0"),
    ("i1", "h1"),
    ("i2", "h2"),
    ("i3", "h3"),
    ("i4", "h4"),
    ("i5", "h5"),
    ("i6", "h6"),
    ("i7", "h7"),
    ("i8", "h8"),
    ("i9", "h9"),
    ("i10", "h10"),
    ("i11", "h11"),
    ("i12", "h12"),
    ("i13", "h13"),
    ("i14", "h14"),
    ("i15", "h15"),
    ("i16", "h16"),
    ("i17", "h17"),
    ("i18", "h18"),
    ("i19", "h19"),
];

/// 在列 One line per item of `body` at a stage, nearest due day first, then by number; at most `most`.
///
/// # Errors
///
/// What the store says.
pub fn at_stage(tx: &Tx<'_>, body: &str, stage: &str, most: i64) -> Result<Vec<Line>, StoreError> {
    tx.select(
        "SELECT id, title, section, stage, due, index_number FROM item
          WHERE body = :body AND stage = :stage ORDER BY due NULLS LAST, id LIMIT :most",
        params! { body, stage, most },
        line,
    )
}

/// 已公开 One item that the year counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The item's public number.
    pub number: String,
    /// 索引号 The public number where it has none, as of what was public before the system came.
    pub index_number: String,
    /// The civil day of its first publication, `YYYY-MM-DD`.
    pub on: String,
    /// The title of the text in hand.
    pub title: String,
}

/// 已公开 One row per item of `body` that M-01 counts in `year`, in the order of the index numbers.
///
/// # Errors
///
/// What the store says.
pub fn published(tx: &Tx<'_>, body: &str, year: i16) -> Result<Vec<Published>, StoreError> {
    let (from, to) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
    tx.select(
        "SELECT item.id AS number, COALESCE(item.index_number, item.id) AS index_number, figure.day AS day, item.title AS title
           FROM figure JOIN item ON item.body = figure.body AND item.id = figure.record
          WHERE figure.body = :body AND figure.metric = 'M-01' AND figure.part = ''
            AND figure.day >= :from AND figure.day <= :to ORDER BY index_number, number",
        params! { body, from, to },
        |row| {
            Ok(Published {
                number: row.get("number")?,
                index_number: row.get("index_number")?,
                on: row.get("day")?,
                title: row.get("title")?,
            })
        },
    )
}

/// Numbers of scheduled items whose moment has come, with their bodies, earliest first.
pub(crate) fn to_release(tx: &Tx<'_>, body: &str, now: i64) -> Result<Vec<String>, StoreError> {
    tx.select(
        "SELECT id FROM item WHERE body = :body AND release_at <= :now ORDER BY release_at, id",
        params! { body, now },
        |row| row.get("id"),
    )
}

fn line(row: &Row) -> Result<Line, StoreError> {
    let due: Option<String> = row.get("due")?;
    let due = due.map(|text| text.parse().map_err(|_| StoreError::damaged("item.due", "不是日期"))).transpose()?;
    Ok(Line {
        number: row.get("id")?,
        title: row.get("title")?,
        section: row.get("section")?,
        stage: row.get("stage")?,
        due,
        index_number: row.get("index_number")?,
    })
}
