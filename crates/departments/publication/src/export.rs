//! 台账 The ledger of items as rows, under the headings under which they can be taken in again.

use affairs::publication::{Item, StageKind};
use documents::{Block, Document, Table, TableCell, TableKind, list};
use jiff::civil::Date;
use store::{StoreError, Tx, params};

use crate::{
    Paper, Record,
    filing::path,
    import::{Column, Sections, channel_name},
    records,
};

/// 台账 Every item of a body, each with the text in hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// One row an item, one cell a column.
    pub rows: Vec<Vec<String>>,
}

impl Ledger {
    /// 写出台账 One row per item of `body`, in the order of publication, drafts last.
    ///
    /// # Errors
    ///
    /// What the store says.
    pub fn of(tx: &Tx<'_>, body: &str) -> Result<Self, StoreError> {
        let sections = Sections::of(tx, body)?;
        let numbers: Vec<String> = tx.select(
            "SELECT id FROM item WHERE body = :body ORDER BY published_at NULLS LAST, id",
            params! { body },
            |row| row.get("id"),
        )?;
        let mut rows = Vec::with_capacity(numbers.len());
        for part in numbers.chunks(records::TOGETHER) {
            for (record, text, paper) in records::page(tx, body, part)? {
                rows.push(
                    Column::ALL
                        .iter()
                        .map(|column| cell(*column, &record, (text.as_str(), &paper), &sections))
                        .collect(),
                );
            }
        }
        Ok(Self { rows })
    }

    /// 栏目名 The headings, in their order.
    #[must_use]
    pub fn headings() -> Vec<&'static str> {
        Column::ALL.iter().map(|column| column.heading()).collect()
    }

    /// 逗号分隔 Comma-separated values, the mark that tells spreadsheets the encoding first. No cell can be taken for a
    /// formula.
    #[must_use]
    pub fn csv(&self) -> String {
        let column = |column: &Column| list::Column { name: column.heading(), width: 20 };
        let cells = |row: &Vec<String>| row.iter().map(|text| list::Cell::from(text.as_str())).collect();
        list::csv(&list::List {
            title: "台账".into(),
            columns: Column::ALL.iter().map(column).collect(),
            rows: self.rows.iter().map(cells).collect(),
        })
    }

    /// 一张表 The same as a document of one table, to be written as a workbook.
    #[must_use]
    pub fn document(&self) -> Document {
        let cell = |text: &str| TableCell { text: text.to_owned(), ..TableCell::default() };
        let headings: Vec<TableCell> = Self::headings().into_iter().map(cell).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(|text| cell(text)).collect());
        let table = Table {
            caption: "台账".into(),
            kind: TableKind::Plain,
            columns: headings.len(),
            head_rows: 1,
            widths: Column::ALL.iter().map(|column| if *column == Column::Text { 16 } else { 6 }).collect(),
            rows: std::iter::once(headings).chain(rows).collect(),
            sum_rows: Vec::new(),
        };
        Document { title: "台账".into(), blocks: vec![Block::Table(table)], ..Document::default() }
    }
}

fn cell(column: Column, record: &Record, (text, paper): (&str, &Paper), sections: &Sections) -> String {
    let item = &record.item;
    let facts = item.facts();
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    match column {
        Column::Number => item.number.clone(),
        Column::Stage => StageKind::from(&item.stage).name().to_owned(),
        Column::Title => record.title.clone(),
        Column::Text => text.to_owned(),
        Column::Document => paper.number.clone(),
        Column::Effective => day(paper.effective_on),
        Column::Expires => day(paper.expires_on),
        Column::Catalogue => record.catalogue.clone(),
        Column::Section => sections.name_of(&item.proposal.section).to_owned(),
        Column::Subject => facts.subject.name().to_owned(),
        Column::Importance => facts.importance.name().to_owned(),
        Column::Event => day(facts.event_date),
        Column::Due => day(facts.due),
        Column::Channels => facts.channels.iter().map(|id| channel_name(id)).collect::<Vec<_>>().join("、"),
        Column::Relayed => if item.proposal.relayed { "是" } else { "否" }.to_owned(),
        Column::Published => day(item.releases.first().map(|first| first.on)),
        Column::Withdrawn => day(item.withdrawal.as_ref().map(|gone| gone.on)),
        Column::Address => address(item, record),
        Column::Index => record.index_number.clone().unwrap_or_default(),
    }
}

/// Where it is public: with us, or where it was before.
fn address(item: &Item, record: &Record) -> String {
    let before = item.elsewhere.as_ref().map(|known| known.address.clone());
    path(record).or(before).unwrap_or_default()
}
