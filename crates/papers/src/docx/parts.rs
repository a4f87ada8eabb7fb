//! 部件 Where the parts of a document lie in its package, by the relationships it states.

use super::xml::{DAMAGED, Xml, decode};
use crate::PaperError;
use crate::package::Package;

const MAIN: &str = "word/document.xml";

/// The parts that are read, as they are stored.
pub(super) struct Parts {
    pub(super) main: Vec<u8>,
    /// Empty when the document has none.
    pub(super) styles: Vec<u8>,
    pub(super) numbering: Vec<u8>,
    pub(super) core: Vec<u8>,
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
    })
}

/// The targets a part states, by the kind of relation.
struct Relations(Vec<(String, String)>);

impl Relations {
    /// Without the part that lists them there are none, and the usual names count.
    fn read(package: &mut Package<'_>, name: &str, folder: &str) -> Result<Self, PaperError> {
        let mut found = Vec::new();
        if let Some(bytes) = package.entry(name)? {
            let source = decode(&bytes)?;
            let (mut xml, _) = Xml::open(&source)?;
            while let Some(tag) = xml.child()? {
                let is_outside = tag.get("TargetMode")?.is_some_and(|mode| mode == "External");
                if let (false, Some(kind), Some(target)) = (is_outside, tag.get("Type")?, tag.get("Target")?) {
                    found.push((kind.into_owned(), resolve(folder, &target)));
                }
                xml.skip()?;
            }
        }
        Ok(Self(found))
    }

    /// The first target of a kind. Only the end of the kind counts: strict and transitional documents, and the
    /// drafts before them, differ in what stands before.
    fn target(&self, kind: &str) -> Option<&str> {
        self.0.iter().find(|(stated, _)| stated.ends_with(kind)).map(|(_, target)| target.as_str())
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
