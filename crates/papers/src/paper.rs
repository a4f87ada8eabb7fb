//! The model that stands between the formats and whoever reads them.

use crate::{Dress, Grid};

/// 一份文件 The content of a file in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paper {
    /// What the file calls itself outside its body (the `<title>` of a page); empty when it does not.
    pub title: String,
    /// Paragraphs, grids and pictures in reading order.
    pub blocks: Vec<Block>,
    /// The parent of each region; region 0 is the whole file and its own parent. A region is a container of the
    /// source (a `<div>`, a layout cell), so that a reader can tell the article from what stands around it.
    pub regions: Vec<Region>,
    /// What could not be kept, one plain Chinese clause each, such as "有 3 处文字无法按编码辨认".
    pub losses: Vec<String>,
    /// Where links lead, as the file states it: nothing says that such a place exists or is harmless.
    pub links: Vec<String>,
    /// The names under which pictures lie in the file ([`crate::Media`]).
    pub media: Vec<String>,
    /// The encoding the bytes were read with, such as "UTF-8" or "GB18030".
    pub encoding: &'static str,
}

/// 区域 Index of a container of the source in [`Paper::regions`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Region(pub u32);

/// 一块 One thing on the paper.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Running text.
    Paragraph(Paragraph),
    /// A table.
    Grid(Grid),
    /// A picture: its content is not read.
    Picture(Picture),
}

/// 一段 One paragraph, white space at its ends removed, never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The text; runs of white space are one blank, a forced line break is `\n`.
    pub text: String,
    /// 1 to 6 when the source marks it as a heading.
    pub heading: Option<u8>,
    /// Where it stands.
    pub region: Region,
    /// How it is set off; [`None`] where it is not, or where the format does not say.
    pub dress: Option<Box<Dress>>,
}

/// 一幅图 A picture of some size (icons and spacers are left out).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its alternative text; empty when there is none.
    pub alt: String,
    /// Where it stands.
    pub region: Region,
    /// Its name among [`Paper::media`]; [`None`] where its content does not lie in the file or is not looked for.
    pub source: Option<u32>,
}

impl Block {
    /// Where the block stands.
    #[must_use]
    pub fn region(&self) -> Region {
        match self {
            Self::Paragraph(paragraph) => paragraph.region,
            Self::Grid(grid) => grid.region,
            Self::Picture(picture) => picture.region,
        }
    }
}

impl Paper {
    /// Whether `inner` lies in `outer` or is it.
    #[must_use]
    pub fn lies_in(&self, mut inner: Region, outer: Region) -> bool {
        while inner != outer {
            if inner == Region(0) {
                return false;
            }
            inner = self.regions[inner.0 as usize];
        }
        true
    }

    /// 最小公共区域 The smallest region that holds both.
    #[must_use]
    pub fn common_region(&self, one: Region, other: Region) -> Region {
        let mut outer = one;
        while !self.lies_in(other, outer) {
            outer = self.regions[outer.0 as usize];
        }
        outer
    }
}
