//! 成块 Elements that become blocks of their own: headings, lists, quotes, tables, pictures with their names.

use std::mem;

use super::{
    cells,
    flow::{Around, Gather},
    list::{self, Label},
    table,
    tree::{Element, Node},
};
use crate::{Align, Block, List, Run};

impl Gather {
    pub(super) fn heading(&mut self, element: &Element) {
        let level = element.name[1..].parse::<u8>().unwrap_or(2) + u8::from(self.promote);
        self.tally.headings += usize::from(level > 3);
        self.close();
        let blocks = self.inner(&element.children, &Around::default());
        let (runs, rest) = cells::line(blocks);
        if !runs.is_empty() {
            self.push(Block::Heading { level: level.clamp(2, 3), runs });
        }
        self.behind(rest);
    }

    pub(super) fn list(&mut self, element: &Element) {
        self.close();
        let mut list = List { ordered: element.name == "ol", items: Vec::new() };
        let mut behind = Vec::new();
        for node in &element.children {
            let item = match node {
                Node::Element(item) if item.name == "li" => Some(item),
                _ => None,
            };
            let nodes = item.map_or(std::slice::from_ref(node), |item| &item.children);
            let blocks = self.inner(nodes, &Around::default());
            behind.extend(list::put(&mut list, blocks, item.is_some()));
        }
        list::finish(&mut list, &mut self.tally);
        if !list.items.is_empty() {
            self.push(Block::List(list));
        }
        self.behind(behind);
    }

    pub(super) fn quote(&mut self, element: &Element) {
        self.close();
        let mut behind = Vec::new();
        let mut quoted = Vec::new();
        for block in self.inner(&element.children, &Around::default()) {
            match block {
                Block::Paragraph { runs, .. } | Block::Heading { runs, .. } => {
                    quoted.push(Block::Paragraph { align: Align::Usual, runs });
                }
                Block::List(_) => quoted.push(block),
                Block::Quote(inner) => {
                    self.tally.flattened += 1;
                    quoted.extend(inner);
                }
                other => behind.push(other),
            }
        }
        if !quoted.is_empty() {
            self.push(Block::Quote(list::joined(quoted)));
        }
        self.behind(behind);
    }

    pub(super) fn table(&mut self, element: &Element) {
        self.close();
        let around = table::stray(element);
        for node in around {
            self.element_or_text(node);
        }
        self.close();
        if let Some(only) = table::only_cell(element) {
            return self.block(only, &Around::default());
        }
        let (table, behind) = table::table(self, element);
        match table {
            Some(table) => self.push(Block::Table(table)),
            None => return self.out.extend(behind),
        }
        self.behind(behind);
    }

    fn element_or_text(&mut self, node: &Node) {
        self.flow(std::slice::from_ref(node), &Around::default());
    }

    pub(super) fn figure(&mut self, element: &Element) {
        self.close();
        let (captions, content): (Vec<&Node>, Vec<&Node>) = element
            .children
            .iter()
            .partition(|node| matches!(node, Node::Element(inner) if inner.name == "figcaption"));
        let from = self.out.len();
        for node in content {
            self.element_or_text(node);
        }
        self.close();
        for caption in captions {
            let blocks = self.inner(std::slice::from_ref(caption), &Around::default());
            let (runs, rest) = cells::line(blocks);
            match self.out[from..].iter_mut().rev().find_map(caption_of) {
                Some(place) if place.is_empty() => *place = runs,
                _ if !runs.is_empty() => self.push(Block::Paragraph { align: Align::Center, runs }),
                _ => {}
            }
            self.behind(rest);
        }
    }

    /// An item of Word's lists, which are paragraphs that carry their number as text.
    pub(super) fn word_item(&mut self, element: &Element, level: usize, around: &Around) {
        self.close();
        self.label = Label::None;
        let was_open = self.list_open;
        let blocks = self.inner(&element.children, around);
        self.list_open = was_open;
        let (runs, rest) = cells::line(blocks);
        let label = mem::take(&mut self.label);
        if !runs.is_empty() {
            let open = if self.list_open { self.out.last_mut() } else { None };
            match list::word_item(open, level, &label, runs) {
                list::Placed::Joined => {}
                list::Placed::Apart(block) => {
                    self.push(block);
                    self.list_open = matches!(self.out.last(), Some(Block::List(_)));
                }
            }
        }
        self.behind(rest);
    }

    /// Blocks that cannot stand where they stood, and stand behind it now.
    fn behind(&mut self, blocks: Vec<Block>) {
        self.tally.moved += blocks.len();
        for block in blocks {
            self.push(block);
        }
    }
}

fn caption_of(block: &mut Block) -> Option<&mut Vec<Run>> {
    match block {
        Block::Figure(figure) => Some(&mut figure.caption),
        Block::Table(table) => Some(&mut table.caption),
        _ => None,
    }
}
