//! 判断 One walk over the page before it is read: which tables hold data and which only place things, and which
//! containers are menus.

use super::kind::Kind;
use super::tree::Tree;
use crate::{PaperError, limits};

/// Levels of the repaired tree; repairs may add some to what was counted while it grew.
const DEPTH: usize = limits::DEPTH + 128;
/// Links from which a container of nothing else is a menu.
const MENU_LINKS: usize = 4;
/// Bytes of the text of one entry of a menu: fifteen characters.
const MENU_ENTRY_BYTES: usize = 45;
/// Bytes of the text of a button: twelve characters.
const BUTTON_BYTES: usize = 36;
/// Bytes of a cell no form has: five hundred characters.
const PROSE_BYTES: usize = 1_500;
/// Cells of figures from which a table holds data, whatever else is in it.
const FIGURES: usize = 5;

/// What was found in a part of the page.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    /// Bytes of text that is shown.
    bytes: usize,
    /// Of these, bytes in links.
    linked: usize,
    links: usize,
    /// Whether all text is figures.
    is_figure: bool,
    /// Cells that hold one figure.
    figures: usize,
    /// Cells in the widest row.
    widest: usize,
    /// A cell as long as an article.
    has_prose: bool,
    /// A table of data.
    has_grid: bool,
    /// Anything that makes a page: paragraphs, tables, containers.
    has_blocks: bool,
    pictures: usize,
}

impl Found {
    fn add(&mut self, other: Self) {
        self.bytes += other.bytes;
        self.linked += other.linked;
        self.links += other.links;
        self.is_figure &= other.is_figure || other.bytes == 0;
        self.figures += other.figures;
        self.widest = self.widest.max(other.widest);
        self.has_prose |= other.has_prose;
        self.has_grid |= other.has_grid;
        self.has_blocks |= other.has_blocks;
        self.pictures += other.pictures;
    }

    /// Short links and nothing else.
    fn is_menu(&self) -> bool {
        self.links >= MENU_LINKS
            && self.linked * 10 >= self.bytes * 9
            && self.linked <= self.links * MENU_ENTRY_BYTES
            && self.figures < FIGURES
            && !self.has_grid
    }
}

/// Marks tables and hides what is no content.
///
/// # Errors
///
/// [`PaperError::TooDeep`] when the repaired tree is deeper than the limit allows.
pub(super) fn judge(tree: &mut Tree) -> Result<(), PaperError> {
    look(tree, Tree::ROOT, 0, Around::default()).map(|_| ())
}

/// What stands around an element.
#[derive(Clone, Copy, Debug, Default)]
struct Around {
    is_article: bool,
    is_struck: bool,
}

fn look(tree: &mut Tree, id: u32, depth: usize, around: Around) -> Result<Found, PaperError> {
    if depth > DEPTH {
        return Err(PaperError::TooDeep);
    }
    let kind = tree.node(id).kind;
    if tree.node(id).is_hidden || matches!(kind, Kind::Dropped | Kind::Embedded | Kind::Title) {
        return Ok(Found::default());
    }
    let is_struck = around.is_struck || tree.node(id).is_struck;
    tree.node_mut(id).is_struck = is_struck;
    // A table or a cell that is struck out keeps its place.
    if is_struck && !kind.is_of_table() {
        return Ok(Found::default());
    }
    let around = Around { is_article: around.is_article || kind == Kind::Article, is_struck };
    let mut found = Found { is_figure: true, ..Found::default() };
    let mut cells = 0;
    let mut next = tree.first_child(id);
    while let Some(child) = next {
        let of_child = match tree.node(child).kind {
            Kind::Text => of_text(tree.text(child)),
            _ => look(tree, child, depth + 1, around)?,
        };
        let node = tree.node(child);
        cells += usize::from(matches!(node.kind, Kind::Cell | Kind::HeadCell) && !node.is_hidden);
        found.add(of_child);
        next = tree.next_sibling(child);
    }
    if kind == Kind::Row {
        found.widest = cells;
    }
    Ok(conclude(tree, id, found, around.is_article))
}

fn of_text(text: &str) -> Found {
    let text = text.trim_ascii();
    let is_figure = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' ' | b'\n'));
    Found { bytes: text.len(), is_figure, ..Found::default() }
}

/// What the element is, now that its content is known.
fn conclude(tree: &mut Tree, id: u32, mut found: Found, in_article: bool) -> Found {
    let is_hidden = match tree.node(id).kind {
        Kind::Link => {
            (found.linked, found.links) = (found.bytes, 1);
            false
        }
        Kind::Button => found.bytes <= BUTTON_BYTES,
        Kind::Cell | Kind::HeadCell => {
            found.figures += usize::from(found.is_figure && found.bytes > 0 && !found.has_grid);
            found.has_prose |= found.bytes > PROSE_BYTES;
            found.widest = 0;
            false
        }
        Kind::Table => {
            tree.node_mut(id).is_grid = is_grid(&found);
            found.has_grid |= tree.node(id).is_grid && !found.is_menu();
            (found.has_blocks, found.has_prose) = (true, false);
            found.is_menu()
        }
        Kind::Menu => found.figures < FIGURES,
        Kind::Edge => !in_article && found.figures < FIGURES,
        Kind::Island => !found.has_blocks,
        Kind::Block => {
            found.has_blocks = true;
            found.is_menu()
        }
        Kind::Paragraph | Kind::Heading(_) | Kind::Article => {
            found.has_blocks = true;
            false
        }
        Kind::Picture => {
            found.pictures = 1;
            false
        }
        _ => false,
    };
    tree.node_mut(id).is_hidden |= is_hidden;
    if is_hidden { Found::default() } else { found }
}

/// Data: at least two cells beside each other, no table of data inside, and no article poured into a cell.
fn is_grid(found: &Found) -> bool {
    let is_prose = found.has_prose && found.figures < FIGURES;
    found.widest >= 2 && !found.has_grid && !is_prose && found.bytes + found.pictures > 0
}
