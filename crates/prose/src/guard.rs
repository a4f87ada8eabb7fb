//! 把门 What is refused before anything is read of it.

use messages::{Catalogued, Message};

/// Bytes of one body of text: a long article is a hundredth of it.
pub(crate) const BYTES: usize = 5 << 20;
/// Elements inside each other.
pub(crate) const DEPTH: usize = 512;
/// Blanks inside one tag: each may begin another attribute, and a parser compares every attribute with every other.
pub(crate) const TAG_BLANKS: usize = 1_024;

/// 读不成 Why nothing was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProseError {
    /// More bytes than any article has.
    TooLarge {
        /// Its bytes.
        bytes: usize,
    },
    /// Elements nested beyond the limit, or a tag that does not end.
    TooDeep,
}

impl Catalogued for ProseError {
    fn examples() -> Vec<Self> {
        vec![Self::TooLarge { bytes: 6 << 20 }, Self::TooDeep]
    }

    fn message(&self) -> Message {
        match self {
            Self::TooLarge { bytes } => Message {
                code: "prose.too-large",
                what: format!("正文有 {:.1} MB，没有收。", megabytes(*bytes)).into(),
                why: "正文最多 5 MB，一篇长文通常不到百分之一；多半是连图片一起贴进来了。".into(),
                todo: "请去掉里面的图片再贴，图片另外用“插入图片”放进来。".into(),
            },
            Self::TooDeep => Message {
                code: "prose.too-deep",
                what: "正文的网页代码套得太深，没有收。".into(),
                why: "一层套一层超过了 512 层，或者有一处标记没有写完；正常的文稿不会这样。".into(),
                todo: "请先贴到记事本里，去掉格式，再贴进来。".into(),
            },
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "one decimal place for people")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
