//! 部件关系 Which part of a package stands for what.

use super::super::xml::{Piece, Xml, attribute, characters};
use crate::package::Package;
use crate::{Kind, PaperError, limits};

/// One relation of a part.
#[derive(Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type, such as `worksheet`; the rest differs between editions of the standard.
    pub(super) role: String,
    /// The whole name of the part it leads to; empty when it leads out of the package.
    pub(super) part: String,
}

/// The relations of a part, none when it has no list of them.
pub(super) fn relations(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, PaperError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let list = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let mut found = Vec::new();
    let Some(bytes) = part_bytes(package, &list)? else { return Ok(found) };
    let text = characters(&bytes, Kind::Xlsx)?;
    let mut xml = Xml::new(&text, Kind::Xlsx);
    loop {
        match xml.next()? {
            Piece::Start(element) if xml.name() == "Relationship" => {
                let value = |name| attribute(&element, name).unwrap_or_default();
                let is_outside = value("TargetMode").eq_ignore_ascii_case("external");
                let role = value("Type").rsplit('/').next().unwrap_or("").to_owned();
                let part = if is_outside { String::new() } else { resolve(folder, &value("Target")) };
                found.push(Relation { id: value("Id").into_owned(), role, part });
            }
            Piece::Eof => return Ok(found),
            _ => {}
        }
        if found.len() > 4 * limits::ENTRIES {
            return Err(PaperError::TooManyParts);
        }
    }
}

/// The bytes of a part; some programs write other capitals, a leading slash or backslashes into its name.
pub(super) fn part_bytes(package: &mut Package<'_>, part: &str) -> Result<Option<Vec<u8>>, PaperError> {
    if let Some(bytes) = package.entry(part)? {
        return Ok(Some(bytes));
    }
    let is_it = |name: &String| name.replace('\\', "/").trim_start_matches('/').eq_ignore_ascii_case(part);
    let other = package.names().find(is_it);
    other.map_or(Ok(None), |name| package.entry(&name))
}

/// A target as the name of an entry: relative to the folder, or from the root.
fn resolve(folder: &str, target: &str) -> String {
    let from = if target.starts_with(['/', '\\']) { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split(['/', '\\'])) {
        match step {
            "" | "." => {}
            ".." => _ = steps.pop(),
            _ => steps.push(step),
        }
    }
    steps.join("/")
}
