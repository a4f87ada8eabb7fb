//! 树 The parsed page, kept as small as reading needs: one node an element or text, all text in one string.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode};
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::TreeSink;
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns};

use super::kind::{self, Kind};
use super::style::{self, Seen};
use crate::{PaperError, limits};

/// Stands for "no node".
const NONE: u32 = u32::MAX;
/// Bytes of a usual page to one element or text of it.
const BYTES_A_NODE: usize = 12;
/// Most room that is made before anything is read, in nodes and in bytes of text.
const ROOM: usize = 64 << 10;
/// Pictures smaller than this, in CSS pixels, are icons and spacers.
const PICTURE_PIXELS: u32 = 60;
/// A picture written into its own address in fewer bytes is a dot or a line.
const PICTURE_BYTES: usize = 400;

/// One element or text.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// Not shown to a reader.
    pub(super) is_hidden: bool,
    /// A line goes through its text.
    pub(super) is_struck: bool,
    /// For a table: its cells are data, not a way of placing things.
    pub(super) is_grid: bool,
    depth: u16,
    /// Rows the cell claims; 0 is "to the end of the group".
    pub(super) rows: u16,
    /// Columns the cell claims.
    pub(super) columns: u16,
    parent: u32,
    previous: u32,
    next: u32,
    first: u32,
    last: u32,
    text: (u32, u32),
}

/// The page.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    text: String,
    fault: Option<PaperError>,
    /// Attributes times depth of reopened elements so far.
    repairs: usize,
    /// Identities given to elements after a fault, which are not kept.
    unkept: u32,
}

impl Tree {
    /// An empty page, with room for what a source of so many bytes usually holds.
    fn new(bytes: usize) -> Self {
        let mut nodes = Vec::with_capacity((bytes / BYTES_A_NODE).clamp(1, ROOM));
        nodes.push(Node::new(Kind::Root));
        let text = String::with_capacity(bytes.min(ROOM));
        Self { nodes, text, fault: None, repairs: 0, unkept: 0 }
    }

    /// The identity of the document.
    pub(super) const ROOT: u32 = 0;

    pub(super) fn node(&self, id: u32) -> &Node {
        &self.nodes[id as usize]
    }

    pub(super) fn node_mut(&mut self, id: u32) -> &mut Node {
        &mut self.nodes[id as usize]
    }

    /// The text of a text node, or what an element says in an attribute (`alt`, `content`).
    pub(super) fn text(&self, id: u32) -> &str {
        let (from, to) = self.node(id).text;
        &self.text[from as usize..to as usize]
    }

    pub(super) fn first_child(&self, id: u32) -> Option<u32> {
        some(self.node(id).first)
    }

    pub(super) fn next_sibling(&self, id: u32) -> Option<u32> {
        some(self.node(id).next)
    }

    pub(super) fn children(&self, id: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(self.first_child(id), |&child| self.next_sibling(child))
    }

    /// Keeps a node unless a limit is passed; then it only gets an identity, which no list of children will hold.
    fn add(&mut self, node: Node) -> u32 {
        if self.nodes.len() >= limits::NODES {
            self.fault.get_or_insert(PaperError::TooManyParts);
        }
        if self.fault.is_some() {
            self.unkept += 1;
            return NONE - self.unkept;
        }
        self.nodes.push(node);
        self.nodes.len() as u32 - 1
    }

    fn is_kept(&self, id: u32) -> bool {
        (id as usize) < self.nodes.len()
    }

    /// Puts a kept node below `parent`, before `next` or at the end.
    fn link(&mut self, id: u32, parent: u32, next: u32) {
        if !self.is_kept(id) || !self.is_kept(parent) {
            return;
        }
        self.unlink(id);
        let depth = self.node(parent).depth + 1;
        if usize::from(depth) > limits::DEPTH {
            self.fault.get_or_insert(PaperError::TooDeep);
        }
        let previous = if next == NONE { self.node(parent).last } else { self.node(next).previous };
        let node = self.node_mut(id);
        (node.parent, node.previous, node.next, node.depth) = (parent, previous, next, depth);
        *self.next_of(parent, previous) = id;
        *self.previous_of(parent, next) = id;
    }

    fn unlink(&mut self, id: u32) {
        if !self.is_kept(id) || self.node(id).parent == NONE {
            return;
        }
        let Node { parent, previous, next, .. } = *self.node(id);
        *self.next_of(parent, previous) = next;
        *self.previous_of(parent, next) = previous;
        let node = self.node_mut(id);
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }

    /// The place that names what follows `previous` in `parent`.
    fn next_of(&mut self, parent: u32, previous: u32) -> &mut u32 {
        if previous == NONE { &mut self.node_mut(parent).first } else { &mut self.node_mut(previous).next }
    }

    /// The place that names what stands before `next` in `parent`.
    fn previous_of(&mut self, parent: u32, next: u32) -> &mut u32 {
        if next == NONE { &mut self.node_mut(parent).last } else { &mut self.node_mut(next).previous }
    }

    /// Adds text below `parent`, before `next` or at the end; adjoining text at the end of the store just grows.
    fn link_text(&mut self, text: &str, parent: u32, next: u32) {
        if self.fault.is_some() || !self.is_kept(parent) || !self.holds_text(parent, text) {
            return;
        }
        let previous = if next == NONE { self.node(parent).last } else { self.node(next).previous };
        let end = self.text.len() as u32;
        let grows = previous != NONE && self.node(previous).kind == Kind::Text && self.node(previous).text.1 == end;
        let range = self.store(text);
        if grows {
            self.node_mut(previous).text.1 = range.1;
            return;
        }
        let id = self.add(Node { text: range, ..Node::new(Kind::Text) });
        self.link(id, parent, next);
    }

    /// Scripts and styles hold no text for a reader, and between the parts of a table there is only layout.
    fn holds_text(&self, parent: u32, text: &str) -> bool {
        match self.node(parent).kind {
            Kind::Dropped | Kind::Embedded => false,
            Kind::Table | Kind::Rows(_) | Kind::Row => !text.bytes().all(|byte| byte.is_ascii_whitespace()),
            _ => true,
        }
    }

    fn store(&mut self, text: &str) -> (u32, u32) {
        let from = self.text.len() as u32;
        self.text.push_str(text);
        (from, self.text.len() as u32)
    }

    /// Takes from the attributes the few things that matter.
    fn heed(&mut self, node: &mut Node, name: &LocalName, attributes: &[Attribute]) {
        let value_of =
            |name: LocalName| attributes.iter().find(|attr| attr.name.local == name).map(|attr| &*attr.value);
        for attribute in attributes {
            let seen = style::seen(attribute);
            node.is_hidden |= seen == Seen::Not;
            node.is_struck |= seen == Seen::Struck;
        }
        match node.kind {
            Kind::Cell | Kind::HeadCell => {
                node.rows = value_of(local_name!("rowspan")).map_or(1, |value| span(value, limits::ROW_SPAN));
                node.columns = value_of(local_name!("colspan")).map_or(1, |value| span(value, limits::COLUMNS)).max(1);
            }
            Kind::Picture if is_small(&value_of) => node.kind = Kind::Dropped,
            Kind::Picture => node.text = value_of(local_name!("alt")).map_or((0, 0), |alt| self.store(alt)),
            Kind::Inline if *name == local_name!("a") => match value_of(local_name!("href")) {
                Some(address) if address.trim_start().get(..11).is_some_and(is_script) => node.kind = Kind::Button,
                Some(_) => node.kind = Kind::Link,
                None => {}
            },
            Kind::Dropped if *name == local_name!("meta") && value_of(local_name!("name")).is_some_and(is_title) => {
                node.kind = Kind::ArticleTitle;
                node.text = value_of(local_name!("content")).map_or((0, 0), |title| self.store(title));
            }
            _ => {}
        }
    }
}

fn some(id: u32) -> Option<u32> {
    (id != NONE).then_some(id)
}

/// Whether a parser opens the element again where it was closed too early; it compares the attributes of each such
/// element with those of all that are open.
fn is_reopened(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

fn is_title(name: &str) -> bool {
    name.eq_ignore_ascii_case("ArticleTitle")
}

fn is_script(begin: &str) -> bool {
    begin.eq_ignore_ascii_case("javascript:")
}

/// The number a span begins with, as browsers read it; 1 when it is none.
fn span(value: &str, most: usize) -> u16 {
    let digits: &str = value.trim_start().trim_start_matches('+');
    let digits = &digits[..digits.bytes().take_while(u8::is_ascii_digit).count()];
    match digits.parse::<usize>() {
        Ok(number) => number.min(most) as u16,
        Err(_) if digits.is_empty() => 1,
        Err(_) => most as u16,
    }
}

/// Whether a picture is an icon or a spacer, by the size it declares.
fn is_small<'a>(value_of: &impl Fn(LocalName) -> Option<&'a str>) -> bool {
    let is_little = |value: Option<&str>| {
        value.is_some_and(|value| !value.contains('%') && u32::from(span(value, 65_535)) < PICTURE_PIXELS)
    };
    let is_dot =
        |value: Option<&str>| value.is_some_and(|value| value.starts_with("data:") && value.len() < PICTURE_BYTES);
    is_little(value_of(local_name!("width")))
        || is_little(value_of(local_name!("height")))
        || is_dot(value_of(local_name!("src")))
}

impl Node {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            is_hidden: false,
            is_struck: false,
            is_grid: false,
            depth: 0,
            rows: 1,
            columns: 1,
            parent: NONE,
            previous: NONE,
            next: NONE,
            first: NONE,
            last: NONE,
            text: (0, 0),
        }
    }
}

/// What the parser holds of an element: its identity and its name, so that asking for the name costs nothing.
#[derive(Clone, Debug)]
pub(super) struct Handle {
    id: u32,
    name: LocalName,
    space: Namespace,
}

impl ElemName for &Handle {
    fn ns(&self) -> &Namespace {
        &self.space
    }

    fn local_name(&self) -> &LocalName {
        &self.name
    }
}

/// Receives the tree from the parser.
#[derive(Debug)]
pub(super) struct Sink {
    tree: RefCell<Tree>,
    /// Whether anything came out of the parser since last asked.
    has_moved: Cell<bool>,
    errors: Cell<usize>,
}

impl Sink {
    /// For a page of so many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        Self { tree: RefCell::new(Tree::new(bytes)), has_moved: Cell::new(false), errors: Cell::new(0) }
    }

    /// Whether the parser brought something forth since last asked; if not, it is inside one tag or comment.
    pub(super) fn has_moved(&self) -> bool {
        self.has_moved.replace(false)
    }

    /// Faults the parser met since last asked.
    pub(super) fn take_errors(&self) -> usize {
        self.errors.replace(0)
    }

    /// The limit that was passed, if one was.
    pub(super) fn fault(&self) -> Result<(), PaperError> {
        self.tree.borrow().fault.clone().map_or(Ok(()), Err)
    }

    fn put(&self, child: NodeOrText<Handle>, parent: u32, next: u32) {
        self.has_moved.set(true);
        let mut tree = self.tree.borrow_mut();
        match child {
            NodeOrText::AppendNode(handle) => tree.link(handle.id, parent, next),
            NodeOrText::AppendText(text) => tree.link_text(&text, parent, next),
        }
    }

    /// The parent of a kept node that has one.
    fn parent_of(&self, id: u32) -> Option<u32> {
        let tree = self.tree.borrow();
        tree.is_kept(id).then(|| some(tree.node(id).parent)).flatten()
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = &'a Handle;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {
        self.errors.set(self.errors.get() + 1);
    }

    fn get_document(&self) -> Handle {
        Handle { id: Tree::ROOT, name: local_name!(""), space: ns!() }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a Handle {
        target
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        self.has_moved.set(true);
        let mut tree = self.tree.borrow_mut();
        let is_page = name.ns == ns!(html);
        let kind = if is_page || name.local == local_name!("svg") { Kind::of(&name.local) } else { Kind::Inline };
        let mut node = Node { is_struck: kind::is_struck(&name.local), ..Node::new(kind) };
        if is_reopened(&name.local) {
            let depth = tree.nodes.last().map_or(0, |last| usize::from(last.depth));
            tree.repairs += attributes.len() * depth;
        }
        if attributes.len() > limits::ATTRIBUTES || tree.repairs > limits::REPAIRS {
            tree.fault.get_or_insert(PaperError::TooManyParts);
        } else if !attributes.is_empty() && tree.fault.is_none() {
            tree.heed(&mut node, &name.local, &attributes);
        }
        Handle { id: tree.add(node), name: name.local, space: name.ns }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.has_moved.set(true);
        Handle { id: NONE, name: local_name!(""), space: ns!() }
    }

    fn create_pi(&self, target: StrTendril, _: StrTendril) -> Handle {
        self.create_comment(target)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(child, parent.id, NONE);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        match self.parent_of(element.id) {
            Some(parent) => self.put(child, parent, element.id),
            None => self.put(child, previous.id, NONE),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        if let Some(parent) = self.parent_of(sibling.id) {
            self.put(child, parent, sibling.id);
        }
    }

    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().unlink(target.id);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        if !tree.is_kept(node.id) {
            return;
        }
        while let Some(child) = tree.first_child(node.id) {
            tree.unlink(child);
            tree.link(child, parent.id, NONE);
        }
    }
}
