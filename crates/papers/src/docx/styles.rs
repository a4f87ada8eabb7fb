//! 样式 What styles say about headings, numbers and hidden text, each with what it takes from the style it is based on.

use std::collections::HashMap;

use super::xml::{Tag, Xml};
use crate::{Marks, PaperError, Side};

/// Styles a chain is followed through; Word allows eleven.
const CHAIN: usize = 16;
/// Styles of one document.
const STYLES: usize = 10_000;

/// How text looks, as far as it decides whether and how it is read; [`None`] leaves it to the style around.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) is_hidden: Option<bool>,
    pub(super) is_struck: Option<bool>,
    pub(super) is_raised: Option<bool>,
    pub(super) is_lowered: Option<bool>,
    pub(super) is_strong: Option<bool>,
    pub(super) is_em: Option<bool>,
    pub(super) is_underlined: Option<bool>,
    /// White letters, which only a ground of another colour shows.
    pub(super) is_white: Option<bool>,
}

impl Look {
    /// Reads `w:rPr` to its end.
    pub(super) fn read(
        xml: &mut Xml<'_>,
        mut each: impl FnMut(&Tag<'_>) -> Result<(), PaperError>,
    ) -> Result<Self, PaperError> {
        let mut look = Self::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "vanish" => look.is_hidden = Some(tag.is_on()?),
                // One of the two may be switched off while the other is on.
                "strike" | "dstrike" => look.is_struck = Some(look.is_struck == Some(true) || tag.is_on()?),
                "vertAlign" => {
                    let place = tag.val()?;
                    look.is_raised = Some(place.as_deref() == Some("superscript"));
                    look.is_lowered = Some(place.as_deref() == Some("subscript"));
                }
                "b" => look.is_strong = Some(tag.is_on()?),
                "i" => look.is_em = Some(tag.is_on()?),
                "u" => look.is_underlined = Some(tag.val()?.is_some_and(|line| line != "none")),
                "color" => look.is_white = tag.val()?.map(|color| color.eq_ignore_ascii_case("FFFFFF")),
                _ => each(&tag)?,
            }
            xml.skip()?;
        }
        Ok(look)
    }

    /// This look over the one of the style below.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            is_hidden: self.is_hidden.or(below.is_hidden),
            is_struck: self.is_struck.or(below.is_struck),
            is_raised: self.is_raised.or(below.is_raised),
            is_lowered: self.is_lowered.or(below.is_lowered),
            is_strong: self.is_strong.or(below.is_strong),
            is_em: self.is_em.or(below.is_em),
            is_underlined: self.is_underlined.or(below.is_underlined),
            is_white: self.is_white.or(below.is_white),
        }
    }

    /// What of it is said of text that is read.
    pub(super) fn marks(self) -> Marks {
        Marks {
            strong: self.is_strong == Some(true),
            em: self.is_em == Some(true),
            underline: self.is_underlined == Some(true),
            above: self.is_raised == Some(true),
            below: self.is_lowered == Some(true),
        }
    }
}

/// The number a paragraph states: a list and a level in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Numbered {
    pub(super) list: Option<i32>,
    pub(super) level: Option<i32>,
}

impl Numbered {
    /// Reads `w:numPr` to its end.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, PaperError> {
        let mut numbered = Self::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "numId" => numbered.list = tag.number()?,
                "ilvl" => numbered.level = tag.number()?,
                _ => {}
            }
            xml.skip()?;
        }
        Ok(numbered)
    }
}

/// One style, or what a chain of styles comes to.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    name: String,
    /// `w:outlineLvl`: 0 to 8 are headings, 9 is running text.
    pub(super) outline: Option<i32>,
    pub(super) numbered: Numbered,
    pub(super) side: Option<Side>,
    /// Whether the first row of a table in this style looks like a heading.
    pub(super) sets_first_row_off: bool,
    /// The style of the chain that names the list: levels of a list are bound to styles.
    pub(super) lists_as: Option<String>,
    pub(super) look: Look,
}

/// All styles of a document, chains resolved.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<Style>,
}

impl Styles {
    /// Reads `styles.xml`; without one, the identifiers of styles are taken for their names.
    pub(super) fn read(source: &str) -> Result<Self, PaperError> {
        let mut styles = Self::default();
        if source.is_empty() {
            return Ok(styles);
        }
        let (mut stated, mut usual) = (HashMap::new(), None);
        let (mut xml, _) = Xml::open(source)?;
        while let Some(tag) = xml.child()? {
            let id = if tag.name() == "style" { tag.get("styleId")? } else { None };
            let Some(id) = id.map(|id| id.into_owned()) else {
                xml.skip()?;
                continue;
            };
            let is_usual = tag.get("default")?.is_some_and(|value| matches!(&*value, "1" | "true" | "on"));
            if is_usual && tag.get("type")?.as_deref() == Some("paragraph") {
                usual = Some(id.clone());
            }
            stated.insert(id, style(&mut xml)?);
            if stated.len() > STYLES {
                return Err(PaperError::TooManyParts);
            }
        }
        styles.by_id = stated.keys().map(|id| (id.clone(), resolve(&stated, id))).collect();
        styles.usual = usual.and_then(|id| styles.by_id.get(&id)).cloned();
        Ok(styles)
    }

    /// The style of paragraphs that name none.
    pub(super) fn usual(&self) -> Option<&Style> {
        self.usual.as_ref()
    }

    /// The style of that name.
    pub(super) fn find(&self, id: &str) -> Option<&Style> {
        self.by_id.get(id)
    }

    /// The look a character style gives.
    pub(super) fn look(&self, id: &str) -> Look {
        self.by_id.get(id).map(|style| style.look).unwrap_or_default()
    }
}

fn style(xml: &mut Xml<'_>) -> Result<Style, PaperError> {
    let mut style = Style::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "name" => style.name = tag.val()?.unwrap_or_default().into_owned(),
            "basedOn" => style.based_on = tag.val()?.map(|id| id.into_owned()),
            "pPr" => {
                paragraph(xml, &mut style)?;
                continue;
            }
            "rPr" => {
                style.look = Look::read(xml, |_| Ok(()))?;
                continue;
            }
            "tblStylePr" => style.sets_first_row_off |= tag.get("type")?.as_deref() == Some("firstRow"),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(style)
}

fn paragraph(xml: &mut Xml<'_>, style: &mut Style) -> Result<(), PaperError> {
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "outlineLvl" => style.outline = tag.number()?,
            "jc" => style.side = Some(side(&tag)?),
            "numPr" => {
                style.numbered = Numbered::read(xml)?;
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(())
}

/// What the chain that begins at a style comes to; the nearest word counts.
fn resolve(stated: &HashMap<String, Style>, id: &str) -> Style {
    let mut whole = Style::default();
    let mut next = Some(id);
    for _ in 0..CHAIN {
        let Some((id, style)) = next.and_then(|id| Some((id, stated.get(id)?))) else { break };
        let outline = style.outline.or_else(|| heading_of(&style.name).map(|level| i32::from(level) - 1));
        whole.outline = whole.outline.or(outline);
        whole.numbered.level = whole.numbered.level.or(style.numbered.level);
        if whole.numbered.list.is_none() && style.numbered.list.is_some() {
            whole.numbered.list = style.numbered.list;
            whole.lists_as = Some(id.to_owned());
        }
        whole.look = whole.look.over(style.look);
        whole.side = whole.side.or(style.side);
        whole.sets_first_row_off |= style.sets_first_row_off;
        next = style.based_on.as_deref();
    }
    whole
}

/// Where `w:jc` puts a paragraph.
pub(super) fn side(tag: &Tag<'_>) -> Result<Side, PaperError> {
    Ok(match tag.val()?.as_deref() {
        Some("center") => Side::Center,
        Some("right" | "end") => Side::Right,
        _ => Side::Usual,
    })
}

/// The level of a style called `heading 2`, `Heading2` or `标题 2`.
pub(super) fn heading_of(name: &str) -> Option<u8> {
    let lower = name.to_ascii_lowercase();
    let level = lower.strip_prefix("heading").or_else(|| lower.strip_prefix("标题"))?.trim();
    level.parse().ok().filter(|level| (1..=9).contains(level))
}
