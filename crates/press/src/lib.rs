//! 印 Documents as PDF: the page of GB/T 9704, tagged so that a screen reader finds every heading and cell.
//!
//! The typesetter sees two things only: our template and the document as data. Nothing of a document is ever read as
//! instructions, no other file can be named, and no clock is read: same input, same bytes. Every file follows
//! PDF/UA-1 and PDF/A-2a, or it is not written. Deliberately absent: where faces of an office lie, and when to print.

#![deny(missing_docs)]

mod content;
mod error;
mod faces;
mod fit;
mod limits;
mod squares;
mod table;
mod text;
mod title;
mod world;

use std::sync::OnceLock;

use documents::{Document, Imprint};

pub use error::PressError;
pub use faces::{Faces, Role};

use world::Workshop;

/// 印件 A finished file, and what had to be replaced in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Characters that no face at hand can draw; the page shows 〓 in their place.
    pub missing: Vec<char>,
}

/// 印刷间 The press with its faces: made once, used for any number of documents, from any thread.
pub struct Press {
    workshop: Workshop,
}

impl Press {
    /// A press with the faces of the program and those an office brought along.
    #[must_use]
    pub fn new(faces: &Faces) -> Self {
        Self { workshop: Workshop::new(faces) }
    }

    /// 以何代何 Roles of GB/T 9704 for which the office brought no face, so that one of ours stands in.
    #[must_use]
    pub fn stand_ins(&self) -> Vec<Role> {
        self.workshop.cabinet.stand_ins()
    }

    /// 印出 The document as PDF.
    ///
    /// Remarks of ours ([`documents::Block::Note`]) stay on the screen; figures are digits without links.
    ///
    /// # Errors
    ///
    /// [`PressError::TooLarge`] before anything is set; the others when the typesetter refuses.
    pub fn print(&self, document: &Document, imprint: &Imprint) -> Result<Printed, PressError> {
        limits::check(document)?;
        let (data, missing) = content::describe(document, imprint, &self.workshop.cabinet);
        let bytes = self.workshop.set(data)?;
        Ok(Printed { bytes, missing })
    }
}

/// 印成 PDF The document with the faces of the program alone; they are unpacked by the first call.
///
/// # Errors
///
/// See [`Press::print`].
pub fn pdf(document: &Document, imprint: &Imprint) -> Result<Printed, PressError> {
    static PRESS: OnceLock<Press> = OnceLock::new();
    PRESS.get_or_init(|| Press::new(&Faces::default())).print(document, imprint)
}
