//! 公开着的 What the public sees of items, newest first: the one truth is the address table, the order is the day of the
//! first publication.

use std::collections::BTreeMap;

use office::Zone;
use store::{Row, StoreError, Tx, params};

use crate::{Paper, Record, site::public_content};

/// 公开着的一条 One item as lists show it: never the title of a version that is still on its way.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) record: Record,
    pub(crate) path: String,
    pub(crate) title: String,
    pub(crate) paper: Paper,
}

/// 范围 Which of the public items of a body: matters, and instants of first publication, `from` included, `to` not.
#[derive(Clone, Debug)]
pub(crate) struct Range<'a> {
    pub(crate) codes: &'a [&'a str],
    pub(crate) from: i64,
    pub(crate) to: i64,
}

impl Range<'_> {
    /// The matters as a list of SQL. The codes are those of our own catalogue; anything else stays out.
    fn list(&self) -> String {
        let is_code = |code: &&&str| code.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-');
        let quoted: Vec<String> = self.codes.iter().filter(is_code).map(|code| format!("'{code}'")).collect();
        if quoted.is_empty() { "''".to_owned() } else { quoted.join(", ") }
    }
}

/// 公开件数 How many items of each matter the public sees.
pub(crate) fn counts(tx: &Tx<'_>, body: &str) -> Result<Vec<(String, i64)>, StoreError> {
    tx.select(
        "SELECT catalogue, count(*) AS n FROM item WHERE body = :body AND shown_at IS NOT NULL
          GROUP BY catalogue ORDER BY catalogue",
        params! { body },
        |row| Ok((row.get("catalogue")?, row.get("n")?)),
    )
}

/// How many items of a range there are, and the instants of the first and the last of them.
pub(crate) fn extent(tx: &Tx<'_>, body: &str, range: &Range<'_>) -> Result<(i64, i64, i64), StoreError> {
    let sql = format!(
        "SELECT count(*) AS n, COALESCE(min(shown_at), 0) AS first, COALESCE(max(shown_at), 0) AS last FROM item
          WHERE body = :body AND shown_at IS NOT NULL AND catalogue IN ({}) AND shown_at >= :from AND shown_at < :to",
        range.list()
    );
    let found = tx.first(&sql, params! { body, from: range.from, to: range.to }, |row| {
        Ok((row.get("n")?, row.get("first")?, row.get("last")?))
    })?;
    Ok(found.unwrap_or_default())
}

/// 一页 Items of a range, newest first. The numbers come from an index alone, the rows only for those of the page.
pub(crate) fn page(tx: &Tx<'_>, body: &str, range: &Range<'_>, skip: i64, most: i64) -> Result<Vec<Shown>, StoreError> {
    let sql = format!(
        "SELECT item.state, item.title, item.catalogue, item.index_number, item.published_at, address.path
           FROM (SELECT id FROM item WHERE body = :body AND shown_at IS NOT NULL AND catalogue IN ({})
                    AND shown_at >= :from AND shown_at < :to ORDER BY shown_at DESC, id DESC LIMIT :most OFFSET :skip) on_page
           JOIN item ON item.body = :body AND item.id = on_page.id
           JOIN address ON address.body = item.body AND address.record = item.id
            AND address.kind = 'publication' AND address.standing = 200
          ORDER BY item.shown_at DESC, item.id DESC",
        range.list()
    );
    tx.select(&sql, params! { body, from: range.from, to: range.to, skip, most }, |row| shown(tx, row))
}

/// 前后 The next newer and the next older item of the same matter.
pub(crate) fn beside(tx: &Tx<'_>, record: &Record) -> Result<(Option<Shown>, Option<Shown>), StoreError> {
    let (body, number) = (&record.item.proposal.body, &record.item.number);
    let (catalogue, at) = (&record.catalogue, record.published_at.unwrap_or_default());
    let ask = |order: &str, beyond: &str| {
        let sql = format!(
            "SELECT item.state, item.title, item.catalogue, item.index_number, item.published_at, address.path
               FROM item JOIN address ON address.body = item.body AND address.record = item.id
                AND address.kind = 'publication' AND address.standing = 200
              WHERE item.body = :body AND item.catalogue = :catalogue AND item.shown_at IS NOT NULL
                AND (item.shown_at {beyond} :at OR (item.shown_at = :at AND item.id {beyond} :number))
              ORDER BY item.shown_at {order}, item.id {order} LIMIT 1"
        );
        tx.first(&sql, params! { body, number, catalogue, at }, |row| shown(tx, row))
    };
    Ok((ask("ASC", ">")?, ask("DESC", "<")?))
}

fn shown(tx: &Tx<'_>, row: &Row) -> Result<Shown, StoreError> {
    let record = super::record(row)?;
    let (body, number) = (&record.item.proposal.body, &record.item.number);
    let hash = public_content(&record.item);
    let told = tx.first(
        "SELECT title, paper FROM item_text WHERE body = :body AND id = :number AND hash = :hash",
        params! { body, number, hash },
        |row| Ok((row.get("title")?, super::paper_of(row)?)),
    )?;
    let (title, paper) = told.ok_or_else(|| StoreError::damaged("item_text.hash", "公开的文稿不在"))?;
    Ok(Shown { path: row.get("path")?, title, paper, record })
}

/// 计入的一条 One record of a figure on a page that opens it: its day, its index number, and title and address while the
/// public sees it.
#[derive(Clone, Debug)]
pub(crate) struct Behind {
    pub(crate) day: String,
    pub(crate) index_number: String,
    pub(crate) shown: Option<(String, String)>,
}

/// 数的后面 The records one metric counts in a year, in the order of days, one page of them.
pub(crate) fn behind(
    tx: &Tx<'_>,
    body: &str,
    metric: &str,
    (from, to): (&str, &str),
    (skip, most): (i64, i64),
) -> Result<Vec<Behind>, StoreError> {
    tx.select(
        "SELECT figure.day, figure.record, item.state, item.title, item.catalogue, item.index_number, item.published_at,
                COALESCE(address.path, '') AS path
           FROM (SELECT day, record FROM figure WHERE body = :body AND metric = :metric AND part = ''
                    AND day >= :from AND day <= :to ORDER BY day, record, ordinal LIMIT :most OFFSET :skip) figure
           JOIN item ON item.body = :body AND item.id = figure.record
           LEFT JOIN address ON address.body = item.body AND address.record = item.id
            AND address.kind = 'publication' AND address.standing = 200
          ORDER BY figure.day, figure.record",
        params! { body, metric, from, to, skip, most },
        |row| {
            let path: String = row.get("path")?;
            let shown = if path.is_empty() { None } else { Some((shown(tx, row)?.title, path)) };
            let (index, record): (Option<String>, String) = (row.get("index_number")?, row.get("record")?);
            Ok(Behind { day: row.get("day")?, index_number: index.unwrap_or(record), shown })
        },
    )
}

/// 最近有数的一天 The last day on which a metric counted something.
pub(crate) fn last_day(tx: &Tx<'_>, body: &str, metric: &str) -> Result<Option<String>, StoreError> {
    let day = tx.first(
        "SELECT max(day) AS day FROM figure WHERE body = :body AND metric = :metric AND part = ''",
        params! { body, metric },
        |row| row.get::<Option<String>>("day"),
    )?;
    Ok(day.flatten())
}

/// 公开的附件 The texts of public items that name a file: number of the item, hash of the text, attachments as kept.
pub(crate) fn naming(tx: &Tx<'_>, body: &str, file: &str) -> Result<Vec<(String, String)>, StoreError> {
    let like = format!("%{file}%");
    tx.select(
        "SELECT item_text.id, item_text.hash FROM item_text
           JOIN item ON item.body = item_text.body AND item.id = item_text.id AND item.shown_at IS NOT NULL
          WHERE item_text.body = :body AND (item_text.attachments LIKE :like ESCAPE '!'
                 OR (item_text.form = 'prose' AND item_text.text LIKE :like ESCAPE '!'))
          ORDER BY item_text.id, item_text.hash",
        params! { body, like },
        |row| Ok((row.get("id")?, row.get("hash")?)),
    )
}

/// 公开的网址 Every address of a body that shows an item, in order; one part of them.
pub(crate) fn addresses(tx: &Tx<'_>, body: &str, skip: i64, most: i64) -> Result<Vec<String>, StoreError> {
    tx.select(
        "SELECT path FROM address WHERE body = :body AND kind = 'publication' AND standing = 200
          ORDER BY path LIMIT :most OFFSET :skip",
        params! { body, skip, most },
        |row| row.get("path"),
    )
}

/// How many addresses of a body show an item.
pub(crate) fn addressed(tx: &Tx<'_>, body: &str) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) AS n FROM address WHERE body = :body AND kind = 'publication' AND standing = 200";
    Ok(tx.first(sql, params! { body }, |row| row.get("n"))?.unwrap_or(0))
}

/// 各条 What the public may read of items by their index numbers: the day of the first publication, the title and the
/// address while it is public; an item that never was, or is no longer, is only known by its number.
pub(crate) fn lines(
    tx: &Tx<'_>,
    body: &str,
    numbers: &[&str],
) -> Result<BTreeMap<String, (String, Option<(String, String)>)>, StoreError> {
    let mut lines = BTreeMap::new();
    for number in numbers {
        // What was public before the system came may have no index number; its own number stands for it then.
        let found = match line_where(tx, body, "item.index_number = :number", number)? {
            None => line_where(tx, body, "item.id = :number AND item.published_at IS NOT NULL", number)?,
            found => found,
        };
        lines.extend(found.map(|found| ((*number).to_owned(), found)));
    }
    Ok(lines)
}

/// Day, and title and address while it is public, of the one item that a condition names.
type ItsLine = (String, Option<(String, String)>);

fn line_where(tx: &Tx<'_>, body: &str, is_meant: &str, number: &str) -> Result<Option<ItsLine>, StoreError> {
    let sql = format!(
        "SELECT item.state, item.title, item.catalogue, item.index_number, item.published_at,
                COALESCE(address.path, '') AS path
           FROM item
           LEFT JOIN address ON address.body = item.body AND address.record = item.id
            AND address.kind = 'publication' AND address.standing = 200
          WHERE item.body = :body AND {is_meant}"
    );
    tx.first(&sql, params! { body, number }, |row| {
        let path: String = row.get("path")?;
        let at = row.get::<Option<i64>>("published_at")?.unwrap_or_default();
        let day = Zone::shanghai().day(at).to_string();
        if path.is_empty() {
            return Ok((day, None));
        }
        let shown = shown(tx, row)?;
        Ok((day, Some((shown.title, path))))
    })
}
