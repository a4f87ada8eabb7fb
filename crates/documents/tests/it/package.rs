//! Packages read back: parts by name, XML as a tree.

use std::io::{Cursor, Read};

use quick_xml::{
    Reader, XmlVersion,
    escape::unescape,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

/// An element; its text is what stands directly in it.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
    pub(crate) text: String,
}

impl Node {
    pub(crate) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    /// All elements of a name below this one, in order.
    pub(crate) fn all(&self, name: &str) -> Vec<&Node> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    pub(crate) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The value of a child that says one (`<w:gridSpan w:val="2"/>`).
    pub(crate) fn val(&self, name: &str) -> Option<&str> {
        self.child(name)?.get("w:val")
    }

    /// Everything said below, without a break.
    pub(crate) fn said(&self) -> String {
        self.children.iter().fold(self.text.clone(), |said, child| said + &child.said())
    }
}

pub(crate) fn names(package: &[u8]) -> Vec<String> {
    let mut archive = ZipArchive::new(Cursor::new(package)).expect("a package");
    (0..archive.len()).map(|at| archive.by_index(at).expect("a part").name().expect("a name").into_owned()).collect()
}

pub(crate) fn part(package: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(package)).expect("a package");
    let mut text = String::new();
    archive.by_name(name).unwrap_or_else(|_| panic!("no part {name}")).read_to_string(&mut text).expect("UTF-8");
    text
}

/// The root element of a part; fails where the part is not well formed or carries what XML 1.0 forbids.
pub(crate) fn tree(package: &[u8], name: &str) -> Node {
    let text = part(package, name);
    let forbidden = |c: char| (c < ' ' && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    assert!(!text.contains(forbidden), "{name} carries a forbidden character");
    let mut reader = Reader::from_str(&text);
    let mut open = vec![Node::default()];
    loop {
        let event = reader.read_event().expect("well formed");
        match event {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => last(&mut open).children.push(element(&start)),
            Event::End(_) => {
                let done = open.pop().expect("opened");
                last(&mut open).children.push(done);
            }
            Event::Text(words) => last(&mut open).text.push_str(&words.xml10_content()),
            Event::GeneralRef(entity) => {
                let entity = format!("&{};", &*entity);
                last(&mut open).text.push_str(&unescape(&entity).expect("a known entity"));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "every element of {name} is closed");
    last(&mut open).children.pop().expect("a root")
}

fn last(open: &mut [Node]) -> &mut Node {
    open.last_mut().expect("the root stays")
}

fn element(start: &BytesStart<'_>) -> Node {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.expect("an attribute");
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).expect("escaped");
        (attribute.key.as_ref().to_owned(), value.into_owned())
    });
    Node { name: start.name().as_ref().to_owned(), attributes: attributes.collect(), ..Node::default() }
}
