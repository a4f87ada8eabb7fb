//! 自动编号的定义 The lists of `numbering.xml`: how each level counts and what stands around its number.

use std::collections::HashMap;

use super::numerals::Numerals;
use super::xml::{Tag, Xml};
use crate::PaperError;

/// Levels a list has.
pub(super) const LEVELS: usize = 9;
/// Levels of all lists together.
const ALL_LEVELS: usize = 50_000;

/// Bytes of what stands around a number; it is written before every paragraph of the list.
const TEXT_BYTES: usize = 256;

/// How one level counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    pub(super) start: u32,
    pub(super) numerals: Numerals,
    /// The text around the numbers: `（%1）`, `%1.%2`.
    pub(super) text: String,
    /// Whether nothing stands between the number and the text.
    pub(super) is_tight: bool,
    /// Whether the numbers of all levels are written as digits.
    pub(super) is_legal: bool,
    /// The level, from 1, whose step makes this one begin again; 0 never, [`None`] any level above.
    pub(super) restart: Option<i32>,
    /// The paragraph style bound to the level.
    style: Option<String>,
}

/// A list as defined: several lists of a document may share it and count on together.
#[derive(Debug, Default)]
struct Definition {
    levels: [Option<Box<Level>>; LEVELS],
    /// The style of lists it defines, and the one it borrows its levels from.
    defines: Option<String>,
    borrows: Option<String>,
}

/// A list as used.
#[derive(Debug, Default)]
struct List {
    definition: i32,
    levels: Vec<(usize, Box<Level>)>,
    starts: Vec<(usize, u32)>,
}

/// All lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<i32, Definition>,
    lists: HashMap<i32, List>,
}

impl Numbering {
    /// Reads `numbering.xml`; without one nothing is numbered.
    pub(super) fn read(source: &str) -> Result<Self, PaperError> {
        let mut all = Self::default();
        if source.is_empty() {
            return Ok(all);
        }
        let (mut xml, _) = Xml::open(source)?;
        let mut levels = 0;
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "abstractNum" => {
                    let id = identifier(&tag, "abstractNumId")?;
                    let definition = definition(&mut xml)?;
                    levels += definition.levels.iter().flatten().count() + 1;
                    all.definitions.insert(id, definition);
                }
                "num" => {
                    let id = identifier(&tag, "numId")?;
                    let list = list(&mut xml)?;
                    levels += list.levels.len() + list.starts.len() + 1;
                    all.lists.insert(id, list);
                }
                _ => xml.skip()?,
            }
            if levels > ALL_LEVELS {
                return Err(PaperError::TooManyParts);
            }
        }
        all.lend();
        Ok(all)
    }

    /// A list that borrows the levels of a style counts as the list which defines that style.
    fn lend(&mut self) {
        let lenders: HashMap<&str, i32> =
            self.definitions.iter().filter_map(|(id, one)| Some((one.defines.as_deref()?, *id))).collect();
        for list in self.lists.values_mut() {
            let borrows = self.definitions.get(&list.definition).and_then(|one| one.borrows.as_deref());
            if let Some(&lender) = borrows.and_then(|style| lenders.get(style)) {
                list.definition = lender;
            }
        }
    }

    /// The definition a list counts by; [`None`] when there is no such list.
    pub(super) fn definition_of(&self, list: i32) -> Option<i32> {
        self.lists.get(&list).map(|list| list.definition)
    }

    /// How a level of a list counts.
    pub(super) fn level(&self, list: i32, level: usize) -> Option<&Level> {
        let list = self.lists.get(&list)?;
        let own = list.levels.iter().find(|(at, _)| *at == level).map(|(_, level)| level);
        let defined = || self.definitions.get(&list.definition)?.levels.get(level)?.as_ref();
        own.or_else(defined).map(|level| &**level)
    }

    /// The numbers a list begins with again, whatever lists of the same definition have counted.
    pub(super) fn starts(&self, list: i32) -> &[(usize, u32)] {
        self.lists.get(&list).map_or(&[], |list| &list.starts)
    }

    /// The level of a list that is bound to a style.
    pub(super) fn level_of_style(&self, list: i32, style: &str) -> Option<usize> {
        (0..LEVELS).find(|&at| self.level(list, at).is_some_and(|level| level.style.as_deref() == Some(style)))
    }
}

fn identifier(tag: &Tag<'_>, name: &str) -> Result<i32, PaperError> {
    Ok(tag.get(name)?.and_then(|id| id.trim().parse().ok()).unwrap_or(-1))
}

fn definition(xml: &mut Xml<'_>) -> Result<Definition, PaperError> {
    let mut definition = Definition::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "lvl" => {
                let at = place(&tag)?;
                let level = level(xml)?;
                if let Some(slot) = at.and_then(|at| definition.levels.get_mut(at)) {
                    *slot = Some(Box::new(level));
                }
                continue;
            }
            "styleLink" => definition.defines = tag.val()?.map(|id| id.into_owned()),
            "numStyleLink" => definition.borrows = tag.val()?.map(|id| id.into_owned()),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(definition)
}

fn list(xml: &mut Xml<'_>) -> Result<List, PaperError> {
    let mut list = List { definition: -1, ..List::default() };
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "abstractNumId" => list.definition = tag.number()?.unwrap_or(-1),
            "lvlOverride" => {
                let at = place(&tag)?;
                overridden(xml, at, &mut list)?;
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(list)
}

fn overridden(xml: &mut Xml<'_>, at: Option<usize>, list: &mut List) -> Result<(), PaperError> {
    while let Some(tag) = xml.child()? {
        match (tag.name(), at) {
            ("startOverride", Some(at)) if list.starts.len() < LEVELS => list.starts.push((at, count(&tag)?)),
            ("lvl", Some(at)) if list.levels.len() < LEVELS => {
                list.levels.push((at, Box::new(level(xml)?)));
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(())
}

/// The level an element speaks of, when there is such a level.
fn place(tag: &Tag<'_>) -> Result<Option<usize>, PaperError> {
    Ok(usize::try_from(identifier(tag, "ilvl")?).ok().filter(|&at| at < LEVELS))
}

fn count(tag: &Tag<'_>) -> Result<u32, PaperError> {
    Ok(tag.number()?.and_then(|number| u32::try_from(number).ok()).unwrap_or(0))
}

fn level(xml: &mut Xml<'_>) -> Result<Level, PaperError> {
    let mut level = Level::default();
    level_parts(xml, &mut level)?;
    Ok(level)
}

fn level_parts(xml: &mut Xml<'_>, level: &mut Level) -> Result<(), PaperError> {
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "start" => level.start = count(&tag)?,
            "numFmt" => level.numerals = Numerals::named(&tag.val()?.unwrap_or_default()),
            "lvlText" => {
                level.text = tag.val()?.unwrap_or_default().into_owned();
                if level.text.len() > TEXT_BYTES {
                    return Err(PaperError::TooManyParts);
                }
            }
            "suff" => level.is_tight = tag.val()?.as_deref() == Some("nothing"),
            "isLgl" => level.is_legal = tag.is_on()?,
            "lvlRestart" => level.restart = tag.number()?,
            "pStyle" => level.style = tag.val()?.map(|id| id.into_owned()),
            // The later branch is the one every reader understands.
            "AlternateContent" | "Choice" | "Fallback" => {
                level_parts(xml, level)?;
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(())
}
