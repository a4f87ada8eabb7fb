//! 誊写 Walks the page in reading order and writes what a reader sees.

use super::judge;
use super::kind::Kind;
use super::tree::Tree;
use crate::line::{Line, tidy};
use crate::{Block, Paper, PaperError, Paragraph, Picture, Region, limits, text};

/// Writes the paper of a page.
///
/// # Errors
///
/// [`PaperError::TooDeep`] and [`PaperError::TooManyParts`] at the limits.
pub(super) fn write(mut tree: Tree) -> Result<Paper, PaperError> {
    judge::judge(&mut tree)?;
    let paper = Paper { regions: vec![Region(0)], ..Paper::default() };
    let mut writer = Writer {
        tree: &tree,
        paper,
        line: Line::default(),
        heading: None,
        within: vec![Some(Region(0))],
        opened: 1,
        cells: 0,
        article_title: String::new(),
        unread: [0; 2],
        struck: 0,
    };
    writer.node(Tree::ROOT)?;
    writer.flush()?;
    Ok(writer.finish())
}

pub(super) struct Writer<'a> {
    pub(super) tree: &'a Tree,
    pub(super) paper: Paper,
    /// The paragraph under way.
    line: Line,
    heading: Option<u8>,
    /// The containers around, with their region once something stood in them.
    within: Vec<Option<Region>>,
    /// How many of `within`, from the outside, have their region.
    opened: usize,
    pub(super) cells: usize,
    article_title: String,
    /// Files shown inside the page, and frames.
    unread: [usize; 2],
    /// Places where something is struck out.
    pub(super) struck: usize,
}

impl Writer<'_> {
    fn node(&mut self, id: u32) -> Result<(), PaperError> {
        let node = self.tree.node(id);
        if node.is_hidden {
            return Ok(());
        }
        if node.is_struck && !(node.kind == Kind::Table && node.is_grid) {
            self.struck += usize::from(says_something(self.tree, id));
            return Ok(());
        }
        match node.kind {
            Kind::Text => self.line.push(self.tree.text(id)),
            Kind::Raised => {
                self.line.push(" ");
                self.children(id)?;
            }
            Kind::Inline | Kind::Link | Kind::Button | Kind::Island | Kind::Root => self.children(id)?,
            Kind::Paragraph => self.paragraph(id, self.heading)?,
            Kind::Heading(level) => self.paragraph(id, Some(level))?,
            Kind::Break if self.heading.is_some() => self.line.new_line(),
            Kind::Break => self.flush()?,
            Kind::Picture => self.picture(id)?,
            Kind::Preformatted => self.preformatted(id)?,
            Kind::Table if node.is_grid => self.grid(id)?,
            Kind::Rows(_) | Kind::Row => self.children(id)?,
            Kind::Table | Kind::Caption | Kind::Cell | Kind::HeadCell => self.container(id)?,
            Kind::Block | Kind::Article | Kind::Edge | Kind::Menu => self.container(id)?,
            Kind::Title if self.paper.title.is_empty() => self.paper.title = self.text_of(id),
            Kind::ArticleTitle => self.article_title = tidy(self.tree.text(id)),
            Kind::Embedded => self.unread[0] += 1,
            Kind::Frame => self.unread[1] += 1,
            Kind::Title | Kind::Dropped => {}
        }
        Ok(())
    }

    fn children(&mut self, id: u32) -> Result<(), PaperError> {
        let tree = self.tree;
        tree.children(id).try_for_each(|child| self.node(child))
    }

    fn paragraph(&mut self, id: u32, heading: Option<u8>) -> Result<(), PaperError> {
        self.flush()?;
        let around = std::mem::replace(&mut self.heading, heading);
        self.children(id)?;
        self.flush()?;
        self.heading = around;
        Ok(())
    }

    pub(super) fn container(&mut self, id: u32) -> Result<(), PaperError> {
        self.flush()?;
        self.within.push(None);
        self.children(id)?;
        self.flush()?;
        self.within.pop();
        self.opened = self.opened.min(self.within.len());
        Ok(())
    }

    /// The region of the innermost container; containers without content never get one.
    pub(super) fn here(&mut self) -> Region {
        while self.opened < self.within.len() {
            let parent = self.within[self.opened - 1].expect("regions are opened from the outside");
            let region = if self.paper.regions.len() < limits::REGIONS {
                self.paper.regions.push(parent);
                Region(self.paper.regions.len() as u32 - 1)
            } else {
                parent
            };
            self.within[self.opened] = Some(region);
            self.opened += 1;
        }
        self.within[self.opened - 1].expect("the outermost region is always open")
    }

    /// Ends the paragraph under way, if it has text.
    pub(super) fn flush(&mut self) -> Result<(), PaperError> {
        let text = self.line.take();
        if text.is_empty() {
            return Ok(());
        }
        let region = self.here();
        self.put(Block::Paragraph(Paragraph { text, heading: self.heading, region, dress: None }))
    }

    pub(super) fn put(&mut self, block: Block) -> Result<(), PaperError> {
        self.paper.blocks.push(block);
        if self.paper.blocks.len() > limits::BLOCKS { Err(PaperError::TooManyParts) } else { Ok(()) }
    }

    fn picture(&mut self, id: u32) -> Result<(), PaperError> {
        self.flush()?;
        let region = self.here();
        self.put(Block::Picture(Picture { alt: tidy(self.tree.text(id)), region, source: None }))
    }

    /// Lines of a `<pre>` are lines of plain text, tables of tabs among them.
    fn preformatted(&mut self, id: u32) -> Result<(), PaperError> {
        self.flush()?;
        let mut raw = String::new();
        self.struck += gather_raw(self.tree, id, &mut raw);
        let region = self.here();
        text::read_into(&mut self.paper, &raw, region)?;
        if self.paper.blocks.len() > limits::BLOCKS { Err(PaperError::TooManyParts) } else { Ok(()) }
    }

    /// The text of an element that holds only text.
    fn text_of(&self, id: u32) -> String {
        let mut line = Line::default();
        self.tree.children(id).filter(|&child| self.tree.node(child).kind == Kind::Text).for_each(|child| {
            line.push(self.tree.text(child));
        });
        line.take()
    }

    fn finish(mut self) -> Paper {
        if self.paper.title.is_empty() {
            self.paper.title = self.article_title;
        }
        if self.struck > 0 {
            self.paper.losses.push(format!("有 {} 处加了删除线的文字，没有读取", self.struck));
        }
        let [embedded, frames] = self.unread;
        if embedded > 0 {
            self.paper.losses.push(format!("网页里嵌有 {embedded} 个别的文件或页面，没有读取"));
        }
        if frames > 0 {
            self.paper.losses.push(format!("网页由 {frames} 个框架拼成，框架里的页面没有读取"));
        }
        self.paper
    }
}

/// Whether anything a reader would see stands in an element.
pub(super) fn says_something(tree: &Tree, id: u32) -> bool {
    tree.children(id).any(|child| {
        let node = tree.node(child);
        match node.kind {
            _ if node.is_hidden => false,
            Kind::Text => !tidy(tree.text(child)).is_empty(),
            Kind::Dropped | Kind::Embedded | Kind::Title => false,
            _ => says_something(tree, child),
        }
    })
}

/// Text as it stands, with its white space; returns how often something in it is struck out and left away.
fn gather_raw(tree: &Tree, id: u32, raw: &mut String) -> usize {
    let mut struck = 0;
    for child in tree.children(id) {
        let node = tree.node(child);
        match node.kind {
            _ if node.is_hidden => {}
            _ if node.is_struck => struck += usize::from(says_something(tree, child)),
            Kind::Text => raw.push_str(tree.text(child)),
            Kind::Break => raw.push('\n'),
            Kind::Dropped | Kind::Embedded | Kind::Title => {}
            Kind::Inline | Kind::Link | Kind::Button => struck += gather_raw(tree, child, raw),
            _ => {
                raw.push('\n');
                struck += gather_raw(tree, child, raw);
                raw.push('\n');
            }
        }
    }
    struck
}
