//! 料 What is built from package registries and ships inside the binary: the faces of the printed page, and the scripts
//! of the console with the editor inside.
//!
//! The faces lie packed in the program and are unpacked when a page asks for them; nothing happens at start. Absent
//! here: the faces an office owns (仿宋, 楷体, 小标宋). They are handed to the press by whoever reads its folders.

#![deny(missing_docs)]

mod notice;
mod script;

pub use notice::{Notice, notices};
pub use script::{Script, loader, scripts};

/// 字体 One face that ships with the program.
#[derive(Debug)]
pub struct Face {
    /// The family as the face names itself.
    pub family: &'static str,
    /// Its weight: 400, 500 or 700.
    pub weight: u16,
    /// Its licence by its SPDX name.
    pub licence: &'static str,
    packed: &'static [u8],
    size: usize,
}

impl Face {
    /// 展开 The face as a TrueType file.
    ///
    /// # Panics
    ///
    /// Never: what the build packed unpacks to the size it wrote down.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        zstd::bulk::decompress(self.packed, self.size).expect("the build packed this face with its size")
    }

    /// 占用 What the face takes inside the program, in bytes.
    #[must_use]
    pub fn packed_size(&self) -> usize {
        self.packed.len()
    }
}

macro_rules! face {
    ($family:literal, $weight:literal, $name:literal) => {
        Face {
            family: $family,
            weight: $weight,
            licence: "OFL-1.1",
            packed: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".zst")),
            size: include!(concat!(env!("OUT_DIR"), "/", $name, ".size")),
        }
    };
}

static FACES: [Face; 3] = [
    face!("Noto Serif SC", 400, "serif-400"),
    face!("Noto Serif SC", 700, "serif-700"),
    face!("Noto Sans SC", 500, "sans-500"),
];

/// 全部字体 Every face that ships with the program; the complete one for running text comes first.
#[must_use]
pub fn faces() -> &'static [Face] {
    &FACES
}
