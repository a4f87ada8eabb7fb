//! 部件 Where the parts of a document lie in its package, by the relationships it states.

use std::collections::HashMap;

use super::xml::{DAMAGED, Xml, decode};
use crate::package::Package;
use crate::{PaperError, limits};

const MAIN: &str = "word/document.xml";

/// The parts that are read, as they are stored.
pub(super) struct Parts {
    pub(super) main: Vec<u8>,
    /// Empty when the document has none.
    pub(super) styles: Vec<u8>,
    pub(super) numbering: Vec<u8>,
    pub(super) core: Vec<u8>,
    pub(super) targets: Targets,
}

/// 指向 What identifiers in the main part stand for.
#[derive(Debug, Default)]
pub(super) struct Targets {
    /// Addresses outside, by the identifier of a link.
    pub(super) links: HashMap<String, u32>,
    /// Names of entries, by the identifier of a picture. What lies outside the package is none of them.
    pub(super) media: HashMap<String, u32>,
    pub(super) addresses: Vec<String>,
    /// Those of them that the text states itself.
    stated: HashMap<String, u32>,
    pub(super) entries: Vec<String>,
}

impl Targets {
    /// The place of an address that a field states.
    pub(super) fn leads_to(&mut self, address: String) -> Option<u32> {
        if let Some(known) = self.stated.get(&address) {
            return Some(*known);
        }
        if self.addresses.len() >= limits::LINKS {
            return None;
        }
        let at = self.addresses.len() as u32;
        self.addresses.push(address.clone());
        self.stated.insert(address, at);
        Some(at)
    }
}

/// Finds and unpacks the parts.
///
/// # Errors
///
/// [`PaperError::Damaged`] without a main part; else as the package and its parts give them.
pub(super) fn find(package: &mut Package<'_>) -> Result<Parts, PaperError> {
    let top = Relations::read(package, "_rels/.rels", "")?;
    let named = top.target("/officeDocument");
    let (at, main) = match named.map(|at| Ok((at.to_owned(), package.entry(at)?))).transpose()? {
        Some((at, Some(main))) => (at, main),
        _ => (MAIN.to_owned(), package.entry(MAIN)?.ok_or(DAMAGED)?),
    };
    let (folder, file) = at.rsplit_once('/').unwrap_or(("", &at));
    let inner = Relations::read(package, &join(folder, &format!("_rels/{file}.rels")), folder)?;
    let mut part = |stated: Option<&str>, usual: String| {
        let found = stated.map(|at| package.entry(at)).transpose()?.flatten();
        found.map_or_else(|| Ok(package.entry(&usual)?.unwrap_or_default()), Ok)
    };
    Ok(Parts {
        main,
        styles: part(inner.target("/styles"), join(folder, "styles.xml"))?,
        numbering: part(inner.target("/numbering"), join(folder, "numbering.xml"))?,
        core: part(top.target("/core-properties"), "docProps/core.xml".to_owned())?,
        targets: inner.targets(),
    })
}

/// The targets a part states.
struct Relations(Vec<Relation>);

/// One of them: its name inside the part, its kind, and an entry of the package or an address outside.
struct Relation {
    id: String,
    kind: String,
    target: String,
    is_outside: bool,
}

impl Relations {
    /// Without the part that lists them there are none, and the usual names count.
    fn read(package: &mut Package<'_>, name: &str, folder: &str) -> Result<Self, PaperError> {
        let mut found = Vec::new();
        if let Some(bytes) = package.entry(name)? {
            let source = decode(&bytes)?;
            let (mut xml, _) = Xml::open(&source)?;
            while let Some(tag) = xml.child()? {
                let is_outside = tag.get("TargetMode")?.is_some_and(|mode| mode == "External");
                if let (Some(kind), Some(target)) = (tag.get("Type")?, tag.get("Target")?) {
                    let target = if is_outside { target.into_owned() } else { resolve(folder, &target) };
                    let id = tag.get("Id")?.unwrap_or_default().into_owned();
                    found.push(Relation { id, kind: kind.into_owned(), target, is_outside });
                }
                xml.skip()?;
            }
        }
        Ok(Self(found))
    }

    /// The first target of a kind. Only the end of the kind counts: strict and transitional documents, and the
    /// drafts before them, differ in what stands before.
    fn target(&self, kind: &str) -> Option<&str> {
        let inside = self.0.iter().filter(|relation| !relation.is_outside);
        inside.filter(|relation| relation.kind.ends_with(kind)).map(|relation| relation.target.as_str()).next()
    }

    /// Links that leave the document and pictures that lie in it.
    fn targets(self) -> Targets {
        let mut targets = Targets::default();
        for Relation { id, kind, target, is_outside } in self.0 {
            let (known, list, most) = match is_outside {
                true if kind.ends_with("/hyperlink") => (&mut targets.links, &mut targets.addresses, limits::LINKS),
                false if kind.ends_with("/image") => (&mut targets.media, &mut targets.entries, limits::ENTRIES),
                _ => continue,
            };
            if list.len() < most {
                known.insert(id, list.len() as u32);
                list.push(target);
            }
        }
        targets
    }
}

/// A target seen from the folder of the part that states it.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
