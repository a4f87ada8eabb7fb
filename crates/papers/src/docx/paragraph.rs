//! 段落 One paragraph: its number, its runs, and what of them is read.

use super::run::{Omitted, Told};
use super::story::{Piece, Story};
use super::styles::{Look, Numbered, Style, heading_of};
use crate::PaperError;

/// The paragraph under way.
#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) told: Told,
    /// How its style makes text look, and how the run under way looks.
    pub(super) base: Look,
    pub(super) run: Look,
    /// What its last run was left out for.
    pub(super) omitted: Option<Omitted>,
    /// Fields that began in it, and whether each has come to its result.
    pub(super) fields: Vec<bool>,
    /// How the instruction under way begins.
    pub(super) instruction: String,
    /// Pictures and text boxes anchored in it.
    pub(super) boxes: Vec<Piece>,
}

/// What `w:pPr` says.
#[derive(Debug)]
struct Properties<'a> {
    /// Its style, or the usual one.
    style: Option<&'a Style>,
    /// The style it names, where there is none of that name.
    unknown: Option<String>,
    outline: Option<i32>,
    numbered: Numbered,
    /// Whether its end is deleted or hidden.
    is_end_deleted: bool,
    is_end_hidden: bool,
    /// Whether its end is part of a change nobody accepted yet.
    is_revised: bool,
}

impl<'a> Properties<'a> {
    /// Of a paragraph that says nothing but has a style.
    fn of(style: Option<&'a Style>) -> Self {
        Self {
            style,
            unknown: None,
            outline: None,
            numbered: Numbered::default(),
            is_end_deleted: false,
            is_end_hidden: false,
            is_revised: false,
        }
    }
}

impl<'a> Story<'a> {
    /// Reads `w:p` to its end.
    pub(super) fn paragraph(&mut self) -> Result<(), PaperError> {
        self.count_paragraph()?;
        let around = std::mem::take(&mut self.open);
        self.open.told = std::mem::take(&mut self.carried);
        let mut properties = Properties::of(self.styles.usual());
        self.begin(&properties);
        while let Some(tag) = self.xml.child()? {
            if tag.name() == "pPr" {
                properties = self.properties()?;
                self.begin(&properties);
            } else {
                self.element(&tag)?;
            }
        }
        self.has_room()?;
        let open = std::mem::replace(&mut self.open, around);
        self.end(open, &properties);
        Ok(())
    }

    fn begin(&mut self, properties: &Properties<'_>) {
        self.open.base = properties.style.map(|style| style.look).unwrap_or_default();
        self.open.run = self.open.base;
    }

    fn end(&mut self, mut open: Open, properties: &Properties<'_>) {
        self.losses.is_revised |= properties.is_revised;
        if properties.is_end_deleted {
            self.carried = open.told;
        } else {
            let mut text = open.told.line.take();
            let is_shown = !(text.is_empty() && (properties.is_end_hidden || open.omitted == Some(Omitted::Hidden)));
            let number = if is_shown { self.number(properties) } else { None };
            // A paragraph struck out whole counts, but says nothing.
            let number = number.filter(|_| !text.is_empty() || open.omitted.is_none());
            if let Some(number) = number {
                text.insert_str(0, if text.is_empty() { number.trim_end() } else { &number });
            }
            if !text.is_empty() {
                self.pieces.push(Piece::Paragraph(text, heading(properties)));
            }
        }
        self.pieces.append(&mut open.boxes);
    }

    /// The number drawn before a paragraph, by its own word or by its style.
    fn number(&mut self, properties: &Properties<'_>) -> Option<String> {
        let style = properties.style;
        let of_style = style.map(|style| style.numbered).unwrap_or_default();
        let list = properties.numbered.list.or(of_style.list).filter(|&list| list != 0)?;
        let bound = || {
            let name = style?.lists_as.as_deref()?;
            self.counter.numbering().level_of_style(list, name)
        };
        let stated = match (properties.numbered.level, properties.numbered.list) {
            (Some(level), _) => level,
            (None, Some(_)) => 0,
            (None, None) => bound().map(|level| level as i32).or(of_style.level).unwrap_or(0),
        };
        self.counter.next(list, usize::try_from(stated).ok()?)
    }

    fn properties(&mut self) -> Result<Properties<'a>, PaperError> {
        let mut properties = Properties::of(self.styles.usual());
        while let Some(tag) = self.xml.child()? {
            match tag.name() {
                "pStyle" => {
                    if let Some(id) = tag.val()? {
                        properties.style = self.styles.find(&id);
                        properties.unknown = properties.style.is_none().then(|| id.into_owned());
                    }
                }
                "outlineLvl" => properties.outline = tag.number()?,
                "numPr" => {
                    properties.numbered = Numbered::read(&mut self.xml)?;
                    continue;
                }
                "rPr" => {
                    let look = Look::read(&mut self.xml, |tag| {
                        properties.is_end_deleted |= matches!(tag.name(), "del" | "moveFrom");
                        properties.is_revised |= matches!(tag.name(), "ins" | "moveTo" | "del" | "moveFrom");
                        Ok(())
                    })?;
                    properties.is_end_hidden = look.is_hidden == Some(true);
                    continue;
                }
                _ => {}
            }
            self.xml.skip()?;
        }
        Ok(properties)
    }
}

/// The level of a heading, from 1 to 6; deeper ones count as 6.
fn heading(properties: &Properties<'_>) -> Option<u8> {
    let of_name = || properties.unknown.as_deref().and_then(heading_of);
    let stated = properties.outline.or_else(|| properties.style.and_then(|style| style.outline));
    let level = stated.map_or_else(of_name, |outline| u8::try_from(outline.saturating_add(1)).ok());
    level.filter(|level| (1..=9).contains(level)).map(|level| level.min(6))
}
