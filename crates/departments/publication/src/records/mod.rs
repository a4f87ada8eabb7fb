//! 卷宗 The rows of items: what stands, every text somebody saw, the sentences beside the acts.

pub(crate) mod board;
pub(crate) mod decided;
mod lists;
mod made;
pub(crate) mod paper;
pub(crate) mod search;
pub(crate) mod shown;
mod twin;

use affairs::publication::{Facts, Item, Stage};
use jiff::civil::Time;
use messages::Catalogued as _;
use office::{Attachment, EACH, Waiting, Zone};
use prose::Prose;
use store::{Row, StoreError, Tx, Value, params};

use crate::{Body, Paper, Text, filing::is_public};

pub use self::lists::{Line, Published, at_stage, published};
pub use self::made::{Made, made, made_after, made_under, newest_under};
pub use self::search::{CatchUp, catch_up};
pub(crate) use self::{
    lists::{TOGETHER, page, texts, titles, to_release},
    twin::twin,
};

/// 在册 One item with the facts that only its row holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The affair's own record.
    pub item: Item,
    /// The title of the text in hand.
    pub title: String,
    /// The code of the catalogue it stands under.
    pub catalogue: String,
    /// 索引号 Given with the first publication, never again changed.
    pub index_number: Option<String>,
    /// Instant of the first publication, ms UTC.
    pub published_at: Option<i64>,
}

/// The item of this number, if the body has one.
///
/// # Errors
///
/// What the store says.
pub fn find(tx: &Tx<'_>, body: &str, number: &str) -> Result<Option<Record>, StoreError> {
    let sql =
        "SELECT state, title, catalogue, index_number, published_at FROM item WHERE body = :body AND id = :number";
    tx.first(sql, params! { body, number }, record)
}

/// 同名 Another item of the body with the very same title that is under review or public.
pub(crate) fn of_title(tx: &Tx<'_>, body: &str, title: &str, number: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT id FROM item
                WHERE body = :body AND title = :title AND id <> :number
                  AND stage IN ('in_review', 'returned', 'approved', 'scheduled', 'published')
                ORDER BY id LIMIT 1";
    tx.first(sql, params! { body, title, number }, |row| row.get("id"))
}

/// 几件 The items of these numbers that there are, in any order; fifty are asked at once.
pub(crate) fn items(tx: &Tx<'_>, body: &str, numbers: &[String]) -> Result<Vec<Item>, StoreError> {
    let mut found = Vec::new();
    for part in numbers.chunks(EACH.len()) {
        // A name that is left over asks for the last item once more, so that the statement is always the same one.
        let asked = EACH.iter().enumerate().filter_map(|(at, name)| Some((*name, part.get(at).or(part.last())?)));
        let mut params = params! { body };
        params.extend(asked.map(|(name, number)| (name, Value::from(number.as_str()))));
        let names: Vec<String> = EACH.iter().map(|name| format!(":{name}")).collect();
        let names = names.join(", ");
        let sql = format!(
            "SELECT state, title, catalogue, index_number, published_at FROM item
              WHERE body = :body AND id IN ({names}) ORDER BY id"
        );
        found.extend(tx.select(&sql, params, record)?.into_iter().map(|record| record.item));
    }
    Ok(found)
}

/// Takes the row that decides: whoever comes second sees what the first one filed.
pub(crate) fn take(tx: &Tx<'_>, body: &str, number: &str) -> Result<Option<Record>, StoreError> {
    let sql = "SELECT state, title, catalogue, index_number, published_at FROM item
                WHERE body = :body AND id = :number FOR UPDATE";
    tx.first(sql, params! { body, number }, record)
}

fn record(row: &Row) -> Result<Record, StoreError> {
    let state: String = row.get("state")?;
    let item = serde_json::from_str(&state).map_err(|error| StoreError::damaged("item.state", &error.to_string()))?;
    Ok(Record {
        item,
        title: row.get("title")?,
        catalogue: row.get("catalogue")?,
        index_number: row.get("index_number")?,
        published_at: row.get("published_at")?,
    })
}

/// The nearest day by which somebody is to act, or the day of a scheduled release: what boards are sorted by.
pub(crate) fn turn_due(item: &Item, waiting: &[Waiting]) -> String {
    let scheduled = match item.stage {
        Stage::Scheduled { at, .. } => Some(Zone::shanghai().day(at)),
        _ => None,
    };
    let due = waiting.iter().map(|row| row.due).chain(scheduled).min();
    due.map_or_else(|| board::NEVER.to_owned(), |day| day.to_string())
}

/// The instant that gives the year of an item: when it was first made public, here or before it came here.
fn dated_at(record: &Record) -> Option<i64> {
    let elsewhere = record.item.elsewhere.as_ref();
    let noon = elsewhere.map(|known| Zone::shanghai().instant(known.on.to_datetime(Time::constant(12, 0, 0, 0))));
    noon.or(record.published_at)
}

/// The row becomes what the record says; `turn_due` as [`turn_due`] gives it.
pub(crate) fn file(tx: &Tx<'_>, record: &Record, turn_due: &str) -> Result<(), StoreError> {
    let Record { item, title, catalogue, index_number, published_at } = record;
    let facts: &Facts = item.facts();
    let state = serde_json::to_string(item).expect("an item is plain data");
    let release_at = match item.stage {
        Stage::Scheduled { at, .. } => Some(at),
        _ => None,
    };
    // What is not public yet is of the year in which it began, which its first row says.
    let dated_at = dated_at(record);
    tx.file(
        "INSERT INTO item (body, id, section, catalogue, author, title, importance, stage, due, state, changed_at,
                           release_at, published_at, index_number, turn_due, dated_at, shown_at)
         VALUES (:body, :number, :section, :catalogue, :author, :title, :importance, :stage, :due, :state, :changed_at,
                 :release_at, :published_at, :index_number, :turn_due, COALESCE(CAST(:dated_at AS BIGINT), :changed_at),
                 :shown_at)
         ON CONFLICT (body, id) DO UPDATE SET author = :author, title = :title, catalogue = :catalogue, importance = :importance,
                stage = :stage, due = :due, state = :state, changed_at = :changed_at, release_at = :release_at,
                published_at = :published_at, index_number = :index_number, turn_due = :turn_due,
                dated_at = COALESCE(CAST(:dated_at AS BIGINT), item.dated_at), shown_at = :shown_at",
        params! {
            body: &item.proposal.body, number: &item.number, section: &item.proposal.section, catalogue,
            author: item.authors.first().cloned().unwrap_or_default(), title,
            importance: code(&facts.importance), stage: stage(item), due: facts.due.map(|day| day.to_string()), state,
            changed_at: item.last_at, release_at, published_at: *published_at, index_number, turn_due, dated_at,
            shown_at: published_at.filter(|_| is_public(item))
        },
    )
}

/// The permanent code of where an item stands.
fn stage(item: &Item) -> &'static str {
    match item.stage {
        Stage::Draft => "draft",
        Stage::InReview { .. } => "in_review",
        Stage::Returned { .. } => "returned",
        Stage::Approved => "approved",
        Stage::Scheduled { .. } => "scheduled",
        Stage::Published => "published",
        Stage::Withdrawn => "withdrawn",
        Stage::Discarded => "discarded",
    }
}

/// A plain enum's name as serde writes it.
fn code<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Keeps a text under its hash; the same text twice is one row. Whether it was new.
pub(crate) fn keep_text(
    tx: &Tx<'_>,
    body: &str,
    number: &str,
    text: &Text,
    by: &str,
    at: i64,
) -> Result<bool, StoreError> {
    let attachments = serde_json::to_string(&text.attachments).expect("attachments are plain data");
    let (form, words) = match &text.text {
        Body::Plain(words) => ("plain", words.as_str()),
        Body::Prose(prose) => ("prose", prose.html()),
    };
    let paper = match text.paper.is_blank() {
        true => String::new(),
        false => serde_json::to_string(&text.paper).expect("a paper is plain data"),
    };
    let kept = tx.execute(
        "INSERT INTO item_text (body, id, hash, title, text, form, attachments, paper, written_by, written_at)
         VALUES (:body, :number, :hash, :title, :text, :form, :attachments, :paper, :by, :at)
         ON CONFLICT (body, id, hash) DO NOTHING",
        params! { body, number, hash: text.hash(), title: &text.title, text: words, form, attachments, paper, by, at },
    )?;
    paper::keep(tx, body, number, &text.paper)?;
    Ok(kept > 0)
}

/// The text that was frozen under this hash.
///
/// # Errors
///
/// What the store says.
pub fn text(tx: &Tx<'_>, body: &str, number: &str, hash: &str) -> Result<Option<Text>, StoreError> {
    tx.first(
        "SELECT title, text, form, attachments, paper FROM item_text WHERE body = :body AND id = :number AND hash = :hash",
        params! { body, number, hash },
        |row| {
            let attachments: String = row.get("attachments")?;
            let attachments: Vec<Attachment> = serde_json::from_str(&attachments)
                .map_err(|error| StoreError::damaged("item_text.attachments", &error.to_string()))?;
            Ok(Text { title: row.get("title")?, text: body_of(row)?, attachments, paper: paper_of(row)? })
        },
    )
}

/// What a row says in its column `paper`.
fn paper_of(row: &Row) -> Result<Paper, StoreError> {
    let kept: String = row.get("paper")?;
    if kept.is_empty() {
        return Ok(Paper::default());
    }
    serde_json::from_str(&kept).map_err(|error| StoreError::damaged("item_text.paper", &error.to_string()))
}

fn body_of(row: &Row) -> Result<Body, StoreError> {
    let (words, form): (String, String) = (row.get("text")?, row.get("form")?);
    match form.as_str() {
        "plain" => Ok(Body::Plain(words)),
        "prose" => Prose::kept(words)
            .map(Body::Prose)
            .map_err(|error| StoreError::damaged("item_text.text", &error.message().what)),
        other => Err(StoreError::damaged("item_text.form", other)),
    }
}

/// Keeps the sentence a person wrote beside an act, under the position of its entry.
pub(crate) fn keep_remark(
    tx: &Tx<'_>,
    body: &str,
    number: &str,
    position: i64,
    (kind, account, words): (&str, &str, &str),
) -> Result<(), StoreError> {
    if words.trim().is_empty() {
        return Ok(());
    }
    tx.file(
        "INSERT INTO item_remark (body, id, position, kind, account, text)
         VALUES (:body, :number, :position, :kind, :account, :words)",
        params! { body, number, position, kind, account, words },
    )
}

/// 意见 Who wrote what beside which act, in the order of the acts: kind of act, account, instant and sentence.
///
/// # Errors
///
/// What the store says.
pub fn remarks(tx: &Tx<'_>, body: &str, number: &str) -> Result<Vec<(String, String, i64, String)>, StoreError> {
    tx.select(
        "SELECT item_remark.kind, account, ledger.at, text FROM item_remark
           JOIN ledger ON ledger.position = item_remark.position
          WHERE item_remark.body = :body AND id = :number ORDER BY item_remark.position, item_remark.kind",
        params! { body, number },
        |row| Ok((row.get("kind")?, row.get("account")?, row.get("at")?, row.get("text")?)),
    )
}

/// 索引号 The next number of a year, given in the transaction that publishes: drafts leave no gap. A number that an item
/// brought along from before the system came is passed over.
pub(crate) fn next_index_number(tx: &Tx<'_>, body: &str, year: i16) -> Result<String, StoreError> {
    loop {
        let next: Option<i64> = tx.first(
            "INSERT INTO index_sequence (body, year, next) VALUES (:body, :year, 2)
             ON CONFLICT (body, year) DO UPDATE SET next = index_sequence.next + 1 RETURNING next - 1 AS number",
            params! { body, year: i64::from(year) },
            |row| row.get("number"),
        )?;
        let next = next.ok_or_else(|| StoreError::damaged("index_sequence", "没有取到号"))?;
        let index = format!("{body}/{year}-{next:05}");
        let taken = tx.first(
            "SELECT id FROM item WHERE body = :body AND index_number = :index",
            params! { body, index: &index },
            |row| row.get::<String>("id"),
        )?;
        if taken.is_none() {
            return Ok(index);
        }
    }
}
