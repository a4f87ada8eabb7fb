//! 台账 The ledger of items as rows, under the headings under which they can be taken in again.

use affairs::publication::{Item, StageKind};
use jiff::civil::Date;
use store::{StoreError, Tx, params};

use crate::{
    Record,
    filing::path,
    import::{Column, channel_name},
    records,
};

/// 栏目名 The headings, in their order.
#[must_use]
pub fn ledger_headings() -> Vec<&'static str> {
    Column::ALL.iter().map(|column| column.heading()).collect()
}

/// 台账 One row per item of `body`, oldest number first, each with the text in hand.
///
/// # Errors
///
/// What the store says.
pub fn ledger_rows(tx: &Tx<'_>, body: &str) -> Result<Vec<Vec<String>>, StoreError> {
    let numbers: Vec<String> = tx.select(
        "SELECT id FROM item WHERE body = :body ORDER BY published_at NULLS LAST, id",
        params! { body },
        |row| row.get("id"),
    )?;
    let mut rows = Vec::with_capacity(numbers.len());
    for number in numbers {
        let Some(record) = records::find(tx, body, &number)? else { continue };
        let text = records::text(tx, body, &number, record.item.content_hash())?.unwrap_or_default();
        rows.push(Column::ALL.iter().map(|column| cell(*column, &record, &text.text)).collect());
    }
    Ok(rows)
}

fn cell(column: Column, record: &Record, text: &str) -> String {
    let item = &record.item;
    let facts = item.facts();
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    match column {
        Column::Number => item.number.clone(),
        Column::Stage => StageKind::from(&item.stage).name().to_owned(),
        Column::Title => record.title.clone(),
        Column::Text => text.to_owned(),
        Column::Catalogue => record.catalogue.clone(),
        Column::Section => item.proposal.section.clone(),
        Column::Subject => facts.subject.name().to_owned(),
        Column::Importance => facts.importance.name().to_owned(),
        Column::Event => day(facts.event_date),
        Column::Due => day(facts.due),
        Column::Channels => facts.channels.iter().map(|id| channel_name(id)).collect::<Vec<_>>().join("、"),
        Column::Relayed => if item.proposal.relayed { "是" } else { "否" }.to_owned(),
        Column::Published => day(item.releases.first().map(|first| first.on)),
        Column::Address => address(item, record),
        Column::Index => record.index_number.clone().unwrap_or_default(),
    }
}

/// Where it is public: with us, or where it was before.
fn address(item: &Item, record: &Record) -> String {
    let before = item.elsewhere.as_ref().map(|known| known.address.clone());
    path(record).or(before).unwrap_or_default()
}
