//! 标记 One part of the package while it is written; elements close themselves.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

use crate::text::printable;

/// 标记 XML that is always well formed.
pub(super) struct Markup(Writer<Vec<u8>>);

impl Markup {
    /// A part that has its declaration.
    pub(super) fn part() -> Self {
        let mut markup = Self(Writer::new(Vec::with_capacity(64 * 1024)));
        markup.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        markup
    }

    /// The bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }

    /// An element with what stands in it.
    pub(super) fn within<R>(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        fill: impl FnOnce(&mut Self) -> R,
    ) -> R {
        self.put(Event::Start(start(name, attributes)));
        let filled = fill(self);
        self.put(Event::End(BytesEnd::new(name)));
        filled
    }

    /// An element without content.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.put(Event::Empty(start(name, attributes)));
    }

    /// An element that says one value, the way this format says nearly everything.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.leaf(name, &[("w:val", value)]);
    }

    /// An element with text alone.
    pub(super) fn said(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.within(name, attributes, |markup| markup.put(Event::Text(BytesText::new(&printable(text)))));
    }

    /// A run of text; its lines become breaks, its tabs tabs.
    pub(super) fn run(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.within("w:r", &[], |markup| {
            let mut rest = text;
            while let Some(at) = rest.find(['\n', '\t']) {
                markup.text(&rest[..at]);
                markup.leaf(if rest[at..].starts_with('\n') { "w:br" } else { "w:tab" }, &[]);
                rest = &rest[at + 1..];
            }
            markup.text(rest);
        });
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.said("w:t", &[("xml:space", "preserve")], text);
        }
    }

    fn put(&mut self, event: Event<'_>) {
        self.0.write_event(event).expect("memory takes any bytes");
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}
