//! 核 What must hold of the whole office, looked at past its desks.

mod figures;
mod letters;
mod print;
mod rows;
mod twin;

use std::collections::BTreeMap;

use affairs::publication::Entry;
use publication::Text;

use crate::{cast::BODIES, model::Piece, run::Run};

pub(crate) use self::{print::print, rows::same};

impl Run<'_> {
    /// Everything is looked through, every so many steps.
    pub(crate) fn look_through(&mut self) -> Result<(), String> {
        let entries = self.entries()?;
        let mut items: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for (_, entry) in &entries {
            items.entry(entry.number.as_str()).or_default().push(entry);
        }
        if let Some(number) = items.keys().find(|number| self.house.piece(number).is_none()) {
            return Err(format!("the ledger knows {number}, which nobody proposed"));
        }
        for piece in &self.house.pieces {
            let told = items.get(piece.number.as_str()).map(Vec::as_slice).unwrap_or_default();
            self.of_item(piece, told).map_err(|why| format!("item {}: {why}", piece.number))?;
        }
        self.of_figures(&entries)?;
        self.of_books()?;
        self.of_index_numbers()?;
        self.remember_errands()?;
        self.of_letters()
    }

    /// What takes long, once.
    pub(crate) fn look_at_the_end(&mut self) -> Result<(), String> {
        let verified = self.world.store().verify().map_err(|error| error.to_string())?;
        let head = verified.map_err(|broken| format!("the chain is broken: {broken:?}"))?;
        if head.position != self.trail.position() {
            return Err(format!("the chain ends at {} and was seen up to {}", head.position, self.trail.position()));
        }
        self.of_letters_at_the_end()?;
        self.of_twin(&head)
    }

    /// Every entry about an item, with the body it stands under, oldest first.
    fn entries(&self) -> Result<Vec<(String, Entry)>, String> {
        let rows = self.world.store().ledger_after(0, 1_000_000).map_err(|error| error.to_string())?;
        let items = rows.into_iter().filter(|row| row.kind.starts_with("publication."));
        let read = |row: store::LedgerRow| {
            let json: serde_json::Value = serde_json::from_slice(&row.canonical).map_err(|error| error.to_string())?;
            let payload = json["payload"].to_string();
            Entry::read(&row.kind, row.version, &payload)
                .map(|entry| (row.body, entry))
                .map_err(|error| error.to_string())
        };
        items.map(read).collect()
    }
}

/// The words of a text that stand in no other, whatever its shape.
fn words_of(text: &Text) -> Option<&str> {
    let (from, until) = (text.text.find("正文编号")?, text.text.find(" 止")?);
    text.text.get(from..until + " 止".len())
}

/// The body a piece belongs to.
fn body_of(piece: &Piece) -> &'static str {
    BODIES[piece.body]
}
