//! Bodies of text from every source, kept as one form, edited as plain lines, compared.

#![allow(clippy::unwrap_used, reason = "what cannot be read here fails the test that asked for it")]

mod compared;
mod hostile;
mod outlined;
mod properties;
mod read;
mod word;

use prose::{Loss, Prose};

/// The canonical form of HTML that is readable.
fn read(html: &str) -> (String, Vec<Loss>) {
    let (prose, losses) = Prose::read(html).unwrap();
    (prose.html().to_owned(), losses)
}

/// A body of text.
fn prose(html: &str) -> Prose {
    Prose::read(html).unwrap().0
}

/// The hash of a file, as pictures name it.
fn hash() -> String {
    "0a".repeat(32)
}
