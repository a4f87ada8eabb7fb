//! 稿件的网页 What a clerk, a reviewer and a leader see of an item: one file a page.
//!
//! Every form carries what its page showed (version and content), so that a stale form or a second click changes
//! nothing. Deliberately absent: the editor, which stands with the assets; without it the text is a plain area, a line a
//! paragraph, a line in brackets a table or a picture.

mod acts;
mod batch;
mod channels;
mod comparison;
mod confirm;
mod decisions;
mod difference;
mod draft;
mod fault;
mod inside;
mod item;
mod list;
mod matter;
mod panel;
mod path;
mod reading;
mod sides;
pub(crate) mod words;

pub use self::{fault::FormFault, room::Items};

mod room;

use affairs::role::{Duty, Role};
use axum::{
    Extension, Router,
    routing::{get, post},
};
use hall::{
    Entry,
    serving::{Hall, Seat},
};
use office::DeskError;

const HERE: &str = "/console/items";

/// 现状 Where an item stands, in the words of its page.
#[must_use]
pub fn standing_of(item: &affairs::publication::Item) -> String {
    words::standing(&item.stage)
}

/// Roles that see what is not published.
const READERS: &[Role] = Duty::SeeDrafts.roles();

/// Roles that write and hand in.
const WRITERS: &[Role] = Duty::WriteItems.roles();

/// The pages.
pub fn routes() -> Router<Hall> {
    routes_with(|_| Err(papers::PaperError::Pdf))
}

/// The same, with a reader for what lies in a PDF.
pub fn routes_with(pdf: papers::PdfReader) -> Router<Hall> {
    Router::new()
        .route("/console/items", get(list::show).post(draft::propose))
        .route("/console/items/new", get(draft::fresh))
        .route("/console/items/files/{format}", get(list::file))
        .route("/console/items/reviews", get(decisions::show))
        .route("/console/items/reviews/{format}", get(decisions::file))
        .route("/console/items/each", post(batch::each))
        .route("/console/items/{number}", get(item::show))
        .route("/console/items/{number}/edit", get(draft::show).post(draft::revise))
        .route("/console/items/{number}/correct", get(draft::correction).post(draft::correct))
        .route("/console/items/{number}/copy", post(draft::copy::keep))
        .route("/console/items/{number}/copy/drop", post(draft::copy::drop))
        .route("/console/items/{number}/files", post(draft::upload::take))
        .route("/console/items/{number}/suggest", post(draft::suggest))
        .route("/console/items/{number}/read", post(draft::read_in::take))
        .route("/console/items/{number}/preview", post(draft::preview::show))
        .route("/console/files/{hash}", get(draft::upload::file))
        .route("/console/files/{hash}/inside", get(inside::show))
        .route("/console/items/{number}/sheet.pdf", get(item::sheet))
        .route("/console/items/{number}/{act}", post(acts::act))
        .layer(Extension(inside::Reads(pdf)))
}

/// 侧栏 Entries of the rail.
#[must_use]
pub fn entries() -> Vec<Entry> {
    vec![
        Entry { name: "稿件", href: HERE, roles: READERS },
        Entry { name: "写一篇稿件", href: "/console/items/new", roles: WRITERS },
    ]
}

/// Drafts are shown to nobody but those whose duty it is.
fn must_read(seat: &Seat) -> Result<(), DeskError> {
    if seat.seated.may(READERS) { Ok(()) } else { Err(DeskError::NotAllowed { act: "看稿件" }) }
}
