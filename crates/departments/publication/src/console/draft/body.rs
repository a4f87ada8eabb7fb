//! 成稿 What was typed becomes the text: from the editor as rich text, from the plain area as lines over what it showed.

use messages::Catalogued as _;
use office::DeskError;
use prose::{Loss, Prose, ProseError};

use super::typed::Typed;
use crate::Body;

/// Where files stand in pages of the console.
pub(super) fn address(file: &str) -> String {
    format!("/console/files/{file}")
}

/// What the form of a text shows: plain lines for whoever has no script, rich text for the editor.
pub(super) fn shown(body: &Body) -> (String, Option<String>) {
    let lines = match body {
        Body::Plain(text) => text.clone(),
        Body::Prose(prose) => prose.outline(),
    };
    (lines, body.as_prose().map(|prose| prose.html_with(&address)))
}

/// The text that was typed over `before`, and what of it could not be kept. A text that nobody changed stays the very
/// text it was, so that no signature falls because an editor was opened.
pub(super) fn written(typed: &Typed, before: Option<&Body>) -> Result<(Body, Vec<Loss>), DeskError> {
    let (made, losses) = if typed.kept == "prose" {
        let (prose, losses) = Prose::read(&typed.prose).map_err(refused)?;
        (Body::Prose(prose), losses)
    } else {
        (over_lines(typed, before)?, Vec::new())
    };
    let same = before.filter(|before| unchanged(before, &made));
    Ok((same.cloned().unwrap_or(made), losses))
}

fn unchanged(before: &Body, made: &Body) -> bool {
    let Body::Prose(made) = made else { return false };
    before.as_prose().is_some_and(|before| before.blocks() == made.blocks())
}

/// The plain area edits what stood beside it when the page was made; that is the text of before, unless the page showed
/// what was kept by itself or read from a file.
fn over_lines(typed: &Typed, before: Option<&Body>) -> Result<Body, DeskError> {
    let shown = if typed.prose.trim().is_empty() {
        before.and_then(Body::prose).cloned()
    } else {
        Some(Prose::read(&typed.prose).map_err(refused)?.0)
    };
    let rich = before.is_some_and(|before| before.prose().is_some());
    match shown {
        Some(shown) if rich || !shown.is_plain() => shown.with_outline(&typed.text).map(Body::Prose).map_err(refused),
        _ => Ok(Body::Plain(typed.text.clone())),
    }
}

fn refused(error: ProseError) -> DeskError {
    DeskError::Blocked(vec![error.message()])
}
