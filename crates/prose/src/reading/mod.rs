//! 读 HTML into blocks.

mod address;
mod cells;
mod flow;
mod kind;
mod list;
mod structure;
mod style;
mod table;
mod tree;

use self::{
    flow::Gather,
    tree::{Element, Node},
};
use crate::{Block, Loss, ProseError, guard};

/// Everything that a source holds, and what was lost.
pub(crate) fn read(html: &str) -> Result<(Vec<Block>, Vec<Loss>), ProseError> {
    if html.len() > guard::BYTES {
        return Err(ProseError::TooLarge { bytes: html.len() });
    }
    let (page, dissolved) = tree::tree(html)?;
    let mut gather = Gather::default();
    gather.tally.flattened = dissolved;
    gather.promote = has_first_level(&page);
    gather.flow(&page.children, &flow::Around::default());
    gather.close();
    let blocks = list::joined(std::mem::take(&mut gather.out));
    Ok((blocks, gather.tally.losses()))
}

/// Whether headings begin with the level that here belongs to the title of the page.
fn has_first_level(element: &Element) -> bool {
    element.name == "h1"
        || element.children.iter().any(|child| matches!(child, Node::Element(inner) if has_first_level(inner)))
}

/// 计数 How much of each kind was not kept.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    dressed: bool,
    active: usize,
    pictures: usize,
    links: usize,
    hidden: usize,
    struck: usize,
    headings: usize,
    nested: usize,
    moved: usize,
    flattened: usize,
}

impl Tally {
    fn losses(&self) -> Vec<Loss> {
        let counted = [
            (usize::from(self.dressed), Loss::Style),
            (self.active, Loss::Active { count: self.active }),
            (self.pictures, Loss::Picture { count: self.pictures }),
            (self.links, Loss::Link { count: self.links }),
            (self.hidden, Loss::Hidden { count: self.hidden }),
            (self.struck, Loss::Struck { count: self.struck }),
            (self.headings, Loss::Heading { count: self.headings }),
            (self.nested, Loss::Nested { count: self.nested }),
            (self.moved, Loss::Moved { count: self.moved }),
            (self.flattened, Loss::Flattened { count: self.flattened }),
        ];
        counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, loss)| loss).collect()
    }
}
