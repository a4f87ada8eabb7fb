//! 打包 What is handed out: an archive, a Debian package, their sums, the list of what is inside, the terms.
//!
//! Same content, same bytes: entries stand sorted, belong to root, and carry the time of the commit. A package of its
//! own, so that nobody who starts the demo waits for it. Absent here: signing, which needs a key that no machine of
//! developers has, and any other distribution's format.

mod binary;
mod debian;
mod inventory;
mod recipe;
mod release;
mod shelf;
mod sums;
mod trial;
mod workshop;

pub use binary::{Machine, Needs};
pub use debian::{Control, package};
pub use inventory::{Inside, Inventory};
pub use release::{Parts, Release};
pub use shelf::Shelf;
pub use sums::{SHA256, SM3, listed};
pub use trial::{Former, Trial};
pub use workshop::Workshop;

use std::fmt;

/// 麻烦 Why the package was not made, in plain words.
#[derive(Debug)]
pub struct Trouble(pub String);

impl Trouble {
    /// What was being done, and what the system said.
    pub(crate) fn because(what: impl fmt::Display, why: impl fmt::Display) -> Self {
        Self(format!("{what}：{why}"))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}
