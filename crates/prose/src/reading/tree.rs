//! 树 The elements of a page with what they hold. Simpler than a browser's: no element is ever opened again by itself, so
//! the work grows with the length of the page and with nothing else.

use std::{cell::RefCell, mem};

use html5ever::{
    TokenizerResult,
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind,
    },
};

use super::kind::{self, ends_paragraph, is_formatting, is_void, reach};
use crate::guard::{DEPTH, ProseError, TAG_BLANKS};

/// Elements inside each other that are told apart; what lies deeper belongs to the last of them.
const LEVELS: usize = 100;
/// Bytes between two looks at the limits.
const CHUNK: usize = 1 << 10;

/// 节点
#[derive(Debug)]
pub(super) enum Node {
    Text(String),
    Element(Element),
}

/// 元素
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

impl Element {
    /// An attribute; empty when there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// The whole page as one element, and how many elements were deeper than is told apart.
pub(super) fn tree(html: &str) -> Result<(Element, usize), ProseError> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    // Whether what has begun and not ended is a comment; a tag holds attributes, a comment anything.
    let (mut rest, mut blanks, mut comment) = (html, 0, None);
    while !rest.is_empty() {
        let mut end = CHUNK.min(rest.len());
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        let (piece, after) = rest.split_at(end);
        rest = after;
        input.push_back(StrTendril::from_slice(piece));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        let mut grown = tokenizer.sink.0.borrow_mut();
        if grown.too_deep {
            return Err(ProseError::TooDeep);
        }
        let begins = |at: usize| piece[at + 1..].starts_with(['!', '?']);
        if mem::take(&mut grown.moved) {
            (blanks, comment) = (0, piece.rfind('<').map(begins));
        } else {
            comment = comment.or_else(|| piece.find('<').map(begins));
            let counts = comment != Some(true);
            blanks += if counts { piece.bytes().filter(u8::is_ascii_whitespace).count() } else { 0 };
        }
        if blanks > TAG_BLANKS {
            return Err(ProseError::TooDeep);
        }
    }
    tokenizer.end();
    let grown = tokenizer.sink.0.take();
    if grown.too_deep { Err(ProseError::TooDeep) } else { Ok(grown.finish()) }
}

#[derive(Default)]
struct Sink(RefCell<Growing>);

/// What is open: the names of all, and the elements of those that are told apart. The page itself lies below them.
#[derive(Default)]
struct Growing {
    names: Vec<String>,
    open: Vec<Element>,
    root: Element,
    dissolved: usize,
    too_deep: bool,
    moved: bool,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut growing = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                growing.moved = true;
                return growing.tag(tag);
            }
            Token::CharacterTokens(text) => {
                growing.moved = true;
                growing.text(&text);
            }
            Token::CommentToken(_) => growing.moved = true,
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Growing {
    fn tag(&mut self, tag: Tag) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        if tag.kind == TagKind::EndTag {
            self.end(&name);
            return TokenSinkResult::Continue;
        }
        self.make_room(&name);
        let attributes = tag.attrs.iter().map(|each| (each.name.local.to_string(), each.value.to_string())).collect();
        let element = Element { name: name.clone(), attributes, children: Vec::new() };
        if is_void(&name) || (tag.self_closing && name.contains(':')) {
            self.put(Node::Element(element));
            return TokenSinkResult::Continue;
        }
        if self.names.len() >= DEPTH {
            self.too_deep = true;
        } else if self.names.len() < LEVELS {
            self.open.push(element);
            self.names.push(name.clone());
        } else {
            self.dissolved += 1;
            self.names.push(name.clone());
        }
        match name.as_str() {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    /// Closes what a new element ends without a word: a paragraph before a block, an item before the next.
    fn make_room(&mut self, name: &str) {
        if ends_paragraph(name) {
            let below = self.names.iter().rposition(|open| !is_formatting(open));
            if let Some(at) = below.filter(|at| self.names[*at] == "p") {
                self.close_to(at);
            }
        }
        if let Some((closes, stops)) = reach(name) {
            let found =
                self.names.iter().rposition(|open| closes.contains(&open.as_str()) || stops.contains(&open.as_str()));
            if let Some(at) = found.filter(|at| closes.contains(&self.names[*at].as_str())) {
                self.close_to(at);
            }
        }
    }

    fn end(&mut self, name: &str) {
        if name == "br" {
            self.put(Node::Element(Element { name: name.into(), ..Element::default() }));
            return;
        }
        let found = self.names.iter().rposition(|open| open == name || kind::is_cell(open) && is_formatting(name));
        if let Some(at) = found.filter(|at| self.names[*at] == name) {
            self.close_to(at);
        }
    }

    /// Closes the element at this place and all that is open inside it.
    fn close_to(&mut self, at: usize) {
        self.names.truncate(at);
        while self.open.len() > at {
            let Some(element) = self.open.pop() else { return };
            self.put(Node::Element(element));
        }
    }

    fn put(&mut self, node: Node) {
        self.open.last_mut().unwrap_or(&mut self.root).children.push(node);
    }

    fn text(&mut self, text: &str) {
        let children = &mut self.open.last_mut().unwrap_or(&mut self.root).children;
        match children.last_mut() {
            Some(Node::Text(last)) => last.push_str(text),
            _ => children.push(Node::Text(text.to_owned())),
        }
    }

    fn finish(mut self) -> (Element, usize) {
        self.close_to(0);
        (self.root, self.dissolved)
    }
}
