//! 段落 One paragraph: its number, its runs, and what of them is read.

use super::field::Field;
use super::run::{Omitted, Told};
use super::story::{Piece, Said, Story};
use super::styles::{Look, Numbered, Style, heading_of, side};
use crate::dress::moved;
use crate::{Dress, Listed, PaperError, Side};

/// The paragraph under way.
#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) told: Told,
    /// How its style makes text look, and how the run under way looks.
    pub(super) base: Look,
    pub(super) run: Look,
    /// What its last run was left out for.
    pub(super) omitted: Option<Omitted>,
    /// Fields that began in it.
    pub(super) fields: Vec<Field>,
    /// Where text leads, by a link or a field.
    pub(super) link: Option<u32>,
    /// How the instruction under way begins.
    pub(super) instruction: String,
    /// Pictures and text boxes anchored in it.
    pub(super) boxes: Vec<Piece>,
}

impl Open {
    /// Whether what comes now is the instruction of a field, which nobody sees.
    pub(super) fn is_in_instruction(&self) -> bool {
        self.fields.iter().any(|field| !field.has_result)
    }
}

/// What `w:pPr` says.
#[derive(Debug)]
struct Properties<'a> {
    /// Its style, or the usual one.
    style: Option<&'a Style>,
    /// The style it names, where there is none of that name.
    unknown: Option<String>,
    outline: Option<i32>,
    side: Option<Side>,
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
            side: None,
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
            let (mut text, mut spans) = open.told.take();
            let is_shown = !(text.is_empty() && (properties.is_end_hidden || open.omitted == Some(Omitted::Hidden)));
            let place = if is_shown { self.place(properties) } else { None };
            let number = place.and_then(|(list, level)| self.counter.next(list, level));
            // A paragraph struck out whole counts, but says nothing.
            let number = number.filter(|_| !text.is_empty() || open.omitted.is_none());
            let number = if text.is_empty() { number.map(|number| number.trim_end().to_owned()) } else { number };
            let listed = place.and_then(|(list, level)| self.listed(list, level, number.as_deref()));
            if let Some(number) = number {
                moved(&mut spans, number.len());
                text.insert_str(0, &number);
            }
            if !text.is_empty() {
                let side = properties.side.or_else(|| properties.style.and_then(|style| style.side));
                let dress = Dress { spans, side: side.unwrap_or_default(), listed };
                self.pieces.push(Piece::Paragraph(Said { text, heading: heading(properties), dress }));
            }
        }
        self.pieces.append(&mut open.boxes);
    }

    /// What a paragraph is in its list: with a number before it, or with a dot that is no text.
    fn listed(&self, list: i32, level: usize, number: Option<&str>) -> Option<Listed> {
        let is_dot = || self.counter.numbering().level(list, level).is_some_and(|level| level.numerals.is_bullet());
        let label = match number {
            Some(number) => u32::try_from(number.len()).ok()?,
            None => is_dot().then_some(0)?,
        };
        Some(Listed { level: u8::try_from(level + 1).ok()?, label })
    }

    /// The list a paragraph counts in and its level there, by its own word or by its style.
    fn place(&self, properties: &Properties<'_>) -> Option<(i32, usize)> {
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
        Some((list, usize::try_from(stated).ok()?))
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
                "jc" => properties.side = Some(side(&tag)?),
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
