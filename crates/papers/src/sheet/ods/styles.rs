//! 样式 Which styles strike out what they are given to, by their own word or by that of the style they build on.

use std::collections::{HashMap, HashSet};

use quick_xml::events::BytesStart;

use super::super::xml::{Piece, Xml, attribute};
use crate::{PaperError, limits};

/// Styles of one workbook.
const STYLES: usize = limits::CELLS;
/// Styles a chain is followed through.
const CHAIN: usize = 16;

/// 样式的类 What a style is for; names are told apart by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Cell,
    Paragraph,
    Text,
}

impl Family {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "table-cell" => Self::Cell,
            "paragraph" => Self::Paragraph,
            "text" => Self::Text,
            _ => return None,
        })
    }
}

/// What one style says.
#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    is_struck: Option<bool>,
}

/// All styles of a workbook that matter.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<(Family, String), Style>,
    /// Table styles that hide a sheet.
    hidden_tables: HashSet<String>,
}

impl Styles {
    /// Reads the style that just began.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>, element: &BytesStart<'_>) -> Result<(), PaperError> {
        let name = attribute(element, "style:name").unwrap_or_default().into_owned();
        let family = attribute(element, "style:family").and_then(|family| Family::of(&family));
        let parent = attribute(element, "style:parent-style-name").map(|name| name.into_owned());
        let mut style = Style { parent, is_struck: None };
        let outer = xml.depth();
        loop {
            match xml.next()? {
                Piece::Start(element) if xml.name() == "text-properties" => style.is_struck = line_through(&element),
                Piece::Start(element)
                    if xml.name() == "table-properties"
                        && attribute(&element, "table:display").as_deref() == Some("false") =>
                {
                    self.hidden_tables.insert(name.clone());
                }
                Piece::End if xml.depth() == outer => break,
                Piece::Eof => return Err(xml.damaged()),
                _ => {}
            }
        }
        if let Some(family) = family.filter(|_| style.is_struck.is_some() || style.parent.is_some()) {
            self.by_name.insert((family, name), style);
        }
        if self.by_name.len() > STYLES { Err(PaperError::TooManyParts) } else { Ok(()) }
    }

    /// Whether sheets of that style are hidden.
    pub(super) fn is_hidden(&self, table: &str) -> bool {
        self.hidden_tables.contains(table)
    }

    /// Whether a style strikes out; [`None`] when it leaves that to what is around.
    pub(super) fn is_struck(&self, family: Family, name: &str) -> Option<bool> {
        let mut key = (family, name.to_owned());
        for _ in 0..CHAIN {
            let style = self.by_name.get(&key)?;
            if style.is_struck.is_some() {
                return style.is_struck;
            }
            key.1 = style.parent.clone()?;
        }
        None
    }
}

/// Whether properties of text draw a line through it; [`None`] when they do not say.
fn line_through(element: &BytesStart<'_>) -> Option<bool> {
    let says = |name| attribute(element, name).map(|value| &*value != "none");
    let (style, kind) = (says("style:text-line-through-style"), says("style:text-line-through-type"));
    // Both must be there for a line; old files give only one of them.
    style.or(kind).map(|_| style.unwrap_or(true) && kind.unwrap_or(true))
}
