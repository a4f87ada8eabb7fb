//! 正文 The body of a text as rich text: a small closed set of blocks, read from any HTML, written in one canonical way.
//!
//! Whatever comes (an editor, a paste from Word or WPS, a web page) is read into [`Block`]s, and only blocks are written
//! out again: no element, no attribute and no address can pass that the model has no place for. What had no place is
//! said as a [`Loss`]. Reading what was written gives the same again.
//! Deliberately absent: how pages look, where files lie, any I/O and any clock.

#![deny(missing_docs)]

mod block;
mod compare;
mod fault;
mod guard;
mod loss;
mod outline;
mod place;
mod plain;
mod reading;
mod run;
mod unit;
mod write;

pub use self::{
    block::{Align, Block, Cell, Figure, Item, List, Scope, Table},
    compare::{Change, Kind, Piece, compare},
    fault::Fault,
    guard::ProseError,
    loss::Loss,
    place::Row,
    run::{Marks, Raised, Run},
};

/// 正文 A body of text in its canonical form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    blocks: Vec<Block>,
    html: String,
    plain: String,
}

impl Prose {
    /// 读入 Reads HTML from anywhere; what could not be kept comes beside it.
    ///
    /// # Errors
    ///
    /// [`ProseError`] when it is too large or nested too deep; nothing is read then.
    ///
    /// ```
    /// let (prose, losses) = prose::Prose::read("<p onclick='x()'>各村<b>做好</b>防火。<script>x()</script></p>")?;
    /// assert_eq!(prose.html(), "<p>各村<strong>做好</strong>防火。</p>");
    /// assert_eq!(losses, [prose::Loss::Active { count: 1 }]);
    /// # Ok::<(), prose::ProseError>(())
    /// ```
    pub fn read(html: &str) -> Result<(Self, Vec<Loss>), ProseError> {
        let (blocks, losses) = reading::read(html)?;
        Ok((Self::of(blocks), losses))
    }

    /// 取出 What was kept under a hash, as it was kept: its text stays byte for byte what was signed, also when a later
    /// edition of this house would write it otherwise.
    ///
    /// # Errors
    ///
    /// As [`Prose::read`].
    pub fn kept(html: String) -> Result<Self, ProseError> {
        let (blocks, _) = reading::read(&html)?;
        Ok(Self { html, ..Self::of(blocks) })
    }

    /// 成文 Blocks from elsewhere, such as a file that was read; they pass through the same reading as any other HTML.
    ///
    /// # Errors
    ///
    /// As [`Prose::read`].
    pub fn of_blocks(blocks: &[Block]) -> Result<(Self, Vec<Loss>), ProseError> {
        Self::read(&write::html(blocks, &write::own))
    }

    /// 从纯文本 One paragraph a line.
    ///
    /// # Errors
    ///
    /// As [`Prose::read`].
    pub fn of_plain(text: &str) -> Result<Self, ProseError> {
        Self::default().with_outline(text)
    }

    fn of(blocks: Vec<Block>) -> Self {
        let (html, plain) = (write::html(&blocks, &write::own), plain::plain(&blocks));
        Self { blocks, html, plain }
    }

    /// 规范写法 The canonical HTML; files stand in it as `/files/<hash>`.
    #[must_use]
    pub fn html(&self) -> &str {
        &self.html
    }

    /// 网页 The HTML for a page on which the file of a hash stands at the address that `address` gives.
    #[must_use]
    pub fn html_with(&self, address: &dyn Fn(&str) -> String) -> String {
        write::html(&self.blocks, address)
    }

    /// 纯文本 For checks, search and counting: a block a line, a row of a table as cells between tabs, a picture as its
    /// alternative text and its caption.
    #[must_use]
    pub fn plain_text(&self) -> &str {
        &self.plain
    }

    /// 块 The blocks, in their order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Whether it is paragraphs of bare words and nothing else: plain lines say as much.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let bare = |run: &Run| run.marks == Marks::default() && run.link.is_none() && !run.text.contains('\n');
        self.blocks.iter().all(|block| match block {
            Block::Paragraph { align: Align::Usual, runs } => runs.iter().all(bare),
            _ => false,
        })
    }

    /// 文件 The hashes of the files that it shows as pictures and that its links lead to, each once.
    #[must_use]
    pub fn files(&self) -> Vec<&str> {
        let mut files: Vec<&str> = Vec::new();
        for part in self.html.split("/files/").skip(1) {
            let hash = part.get(..64).filter(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
            files.extend(hash.filter(|hash| !files.contains(hash)));
        }
        files
    }
}
