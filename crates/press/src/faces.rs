//! 字体 The faces at hand: ours, and those an office brought; who stands in for whom.

use std::sync::OnceLock;

use serde_json::{Value, json};
use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};

/// 自备字体 Faces that an office owns, as font files; more than one may lie in a file.
#[derive(Clone, Debug, Default)]
pub struct Faces {
    /// The files. What cannot be read as a font is passed over; [`crate::Press::stand_ins`] says what is missing.
    pub extra: Vec<Vec<u8>>,
}

/// 字体用途 What GB/T 9704 asks a face for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// 小标宋 Titles.
    Title,
    /// 仿宋 Running text.
    Body,
    /// 黑体 Headings of sections.
    Section,
    /// 楷体 Headings of parts.
    Part,
    /// 宋体 Tables and page numbers.
    Table,
}

impl Role {
    const ALL: [Self; 5] = [Self::Title, Self::Body, Self::Section, Self::Part, Self::Table];

    /// 名称 The kind of face in Chinese.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "小标宋",
            Self::Body => "仿宋",
            Self::Section => "黑体",
            Self::Part => "楷体",
            Self::Table => "宋体",
        }
    }

    /// Words in a family name that give a face this role; a face has the first role that claims it.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Title => &["小标宋", "xiaobiaosong", "xbs", "中宋", "zhongsong"],
            Self::Body => &["仿宋", "fangsong", "fang song", "fandolfang"],
            Self::Section => &["黑体", "simhei", "heiti", "fandolhei", "stheiti"],
            Self::Part => &["楷", "kai"],
            Self::Table => &["宋体", "simsun", "nsimsun", "fandolsong"],
        }
    }

    fn of(family: &str) -> Option<Self> {
        let family = family.to_lowercase();
        Self::ALL.into_iter().find(|role| role.words().iter().any(|word| family.contains(word)))
    }

    fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::Section => "section",
            Self::Part => "part",
            Self::Table => "table",
        }
    }
}

/// 字柜 Every face in order, and what they can draw between them.
pub(crate) struct Cabinet {
    pub(crate) fonts: Vec<Font>,
    pub(crate) book: LazyHash<FontBook>,
    drawn: Vec<u64>,
    brought: usize,
}

impl Cabinet {
    pub(crate) fn new(faces: &Faces) -> Self {
        let brought = faces.extra.iter().flat_map(|file| Font::iter(Bytes::new(file.clone())));
        let mut fonts: Vec<Font> = brought.collect();
        let brought = fonts.len();
        fonts.extend(embedded().iter().cloned());
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        let mut drawn = vec![0_u64; 0x11_0000 / 64];
        for code in fonts.iter().flat_map(|font| font.info().coverage.iter()) {
            if let Some(word) = drawn.get_mut(code as usize / 64) {
                *word |= 1 << (code % 64);
            }
        }
        Self { fonts, book, drawn, brought }
    }

    /// Whether any face has a glyph for it.
    pub(crate) fn draws(&self, c: char) -> bool {
        let code = c as usize;
        self.drawn.get(code / 64).is_some_and(|word| word & (1 << (code % 64)) != 0)
    }

    pub(crate) fn stand_ins(&self) -> Vec<Role> {
        let has = |role: &Role| self.brought().any(|family| Role::of(family) == Some(*role));
        Role::ALL.into_iter().filter(|role| !has(role)).collect()
    }

    /// For each role the families to try in order. Every list ends with all faces there are: a character that any
    /// of them has is never missing.
    pub(crate) fn families(&self) -> Value {
        let mut lists = serde_json::Map::new();
        for role in Role::ALL {
            let mut list: Vec<&str> = self.brought().filter(|family| Role::of(family) == Some(role)).collect();
            let own = !list.is_empty();
            let first = if role == Role::Section { "Noto Sans SC" } else { "Noto Serif SC" };
            list.extend([first, "Noto Serif SC", "Noto Sans SC"]);
            list.extend(self.brought());
            let mut families: Vec<&str> = Vec::new();
            for family in list {
                if !families.contains(&family) {
                    families.push(family);
                }
            }
            lists.insert(role.key().to_owned(), json!({ "families": families, "own": own }));
        }
        Value::Object(lists)
    }

    fn brought(&self) -> impl Iterator<Item = &str> {
        self.fonts[..self.brought].iter().map(|font| font.info().family.as_str())
    }
}

/// The faces of the program, unpacked by whoever prints first.
fn embedded() -> &'static [Font] {
    static FONTS: OnceLock<Vec<Font>> = OnceLock::new();
    FONTS.get_or_init(|| assets::faces().iter().filter_map(|face| Font::new(Bytes::new(face.bytes()), 0)).collect())
}
