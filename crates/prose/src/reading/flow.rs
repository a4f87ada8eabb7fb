//! 走 One walk over the elements of a page, in the order of reading.

use std::mem;

use super::{
    Tally, address, kind,
    list::Label,
    style::Look,
    tree::{Element, Node},
};
use crate::{
    Align, Block, Figure, Marks, Raised, Run,
    run::{kept, paragraphs, tidy},
};

/// 周围 What stands around a piece of text.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    pub(super) marks: Marks,
    pub(super) link: Option<String>,
    pub(super) align: Align,
    pub(super) spaced: bool,
}

/// 收 Blocks as they come, and the line that is still open.
#[derive(Default)]
pub(super) struct Gather {
    pub(super) out: Vec<Block>,
    pub(super) tally: Tally,
    pub(super) promote: bool,
    runs: Vec<Run>,
    align: Align,
    /// The number that Word wrote before the item that is being read.
    pub(super) label: Label,
    /// Whether the list at the end may take one more of Word's items.
    pub(super) list_open: bool,
}

impl Gather {
    pub(super) fn flow(&mut self, nodes: &[Node], around: &Around) {
        for node in nodes {
            match node {
                Node::Text(text) => self.text(text, around),
                Node::Element(element) => self.element(element, around),
            }
        }
    }

    fn text(&mut self, text: &str, around: &Around) {
        let sign = |sign: char| if around.spaced && sign == '\n' { Some('\n') } else { kept(sign) };
        let text: String = text.chars().filter_map(sign).collect();
        if self.runs.is_empty() {
            self.align = around.align;
        }
        self.runs.push(Run { text, marks: around.marks, link: around.link.clone() });
    }

    /// Ends the line that is open: it becomes a paragraph, or several where lines stand empty.
    pub(super) fn close(&mut self) {
        let runs = mem::take(&mut self.runs);
        for runs in paragraphs(&runs) {
            self.push(Block::Paragraph { align: self.align, runs });
        }
    }

    pub(super) fn push(&mut self, block: Block) {
        self.out.push(block);
        self.list_open = false;
    }

    /// What an element holds, as blocks of its own.
    pub(super) fn inner(&mut self, nodes: &[Node], around: &Around) -> Vec<Block> {
        let (out, runs) = (mem::take(&mut self.out), mem::take(&mut self.runs));
        let align = mem::take(&mut self.align);
        self.list_open = false;
        self.flow(nodes, around);
        self.close();
        self.list_open = false;
        (self.runs, self.align) = (runs, align);
        mem::replace(&mut self.out, out)
    }

    fn element(&mut self, element: &Element, around: &Around) {
        let name = element.name.as_str();
        if kind::is_dropped(name) {
            self.tally.active += usize::from(kind::is_active(name));
            return;
        }
        let look = Look::of(element);
        self.tally.dressed |= look.dressed;
        if look.hidden {
            self.tally.hidden += usize::from(!element.children.is_empty());
            return;
        }
        if matches!(name, "s" | "strike" | "del") || look.struck {
            self.tally.struck += usize::from(!element.children.is_empty());
            return;
        }
        if look.label {
            self.label = Label::of(&element.children);
            return;
        }
        let inside = Around { marks: set_off(name, look.on(around.marks)), ..around.clone() };
        self.named(element, &look, &inside);
    }

    fn named(&mut self, element: &Element, look: &Look, around: &Around) {
        match element.name.as_str() {
            "br" => self.runs.push(Run { text: "\n".into(), marks: around.marks, link: around.link.clone() }),
            "img" => self.picture(element),
            "hr" => {
                self.close();
                self.push(Block::Rule);
            }
            "a" => self.link(element, around),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element),
            "ul" | "ol" | "menu" | "dir" => self.list(element),
            "blockquote" => self.quote(element),
            "table" => self.table(element),
            "figure" => self.figure(element),
            "p" | "div" if look.item.is_some() => self.word_item(element, look.item.unwrap_or(1), around),
            "pre" | "listing" => self.block(element, &Around { spaced: true, ..around.clone() }),
            name if kind::is_block(name) => {
                self.block(element, &Around { align: look.align.unwrap_or(around.align), ..around.clone() });
            }
            // A piece of a table without its table: cells stand beside each other, rows below each other.
            "tr" => self.block(element, around),
            "td" | "th" => {
                self.flow(&element.children, around);
                self.text(" ", around);
            }
            _ => self.flow(&element.children, around),
        }
    }

    pub(super) fn block(&mut self, element: &Element, around: &Around) {
        self.close();
        self.flow(&element.children, around);
        self.close();
    }

    fn link(&mut self, element: &Element, around: &Around) {
        let href = element.attribute("href");
        let link = address::link(href);
        let says = element.children.iter().any(|child| !matches!(child, Node::Text(text) if text.trim().is_empty()));
        self.tally.links += usize::from(link.is_none() && !href.is_empty() && says);
        self.flow(&element.children, &Around { link, ..around.clone() });
    }

    fn picture(&mut self, element: &Element) {
        match address::file(element.attribute("src")) {
            Some(file) => {
                self.close();
                let alt = tidy(&[Run::plain(element.attribute("alt").chars().filter_map(kept).collect::<String>())]);
                self.push(Block::Figure(Figure { file, alt: crate::run::text(&alt), caption: Vec::new() }));
            }
            None => self.tally.pictures += 1,
        }
    }
}

/// The marks that an element's own name adds.
fn set_off(name: &str, marks: Marks) -> Marks {
    match name {
        "b" | "strong" => Marks { strong: true, ..marks },
        "i" | "em" | "cite" | "dfn" | "var" => Marks { em: true, ..marks },
        "u" | "ins" => Marks { underline: true, ..marks },
        "sub" => Marks { raised: Raised::Sub, ..marks },
        "sup" => Marks { raised: Raised::Sup, ..marks },
        _ => marks,
    }
}
