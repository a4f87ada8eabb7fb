//! What an element means to a reader.

use html5ever::{LocalName, local_name};

/// What an element is, as far as reading goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text itself.
    Text,
    /// Part of a line: `<span>`, `<font>`, anything unknown.
    #[default]
    Inline,
    /// `<sup>`, `<sub>`: a mark beside a word or a number, never part of it.
    Raised,
    /// `<a>` with an address.
    Link,
    /// `<a href="javascript:…">`: a button in disguise.
    Button,
    /// A container that stands on its own.
    Block,
    /// `<article>`, `<main>`, `<section>`: headers inside belong to the content.
    Article,
    /// `<body>` and what is above it.
    Root,
    /// `<p>` and the like.
    Paragraph,
    /// `<h1>` to `<h6>`.
    Heading(u8),
    /// `<br>`.
    Break,
    /// `<pre>`: its lines are lines.
    Preformatted,
    Table,
    Caption,
    /// `<thead>` 0, `<tbody>` 1, `<tfoot>` 2: the order in which they are drawn.
    Rows(u8),
    Row,
    Cell,
    HeadCell,
    /// A picture of some size.
    Picture,
    /// `<header>`, `<footer>`: left out around the content, kept inside it.
    Edge,
    /// `<nav>`.
    Menu,
    /// `<xml>`: what Word leaves behind, unless a forgotten end tag made it swallow the page.
    Island,
    Title,
    /// `<meta name="ArticleTitle">`; its text is the content.
    ArticleTitle,
    /// Another file shown inside the page.
    Embedded,
    /// `<frame>`: the page is only a frame around others.
    Frame,
    /// Nothing to read: scripts, styles, form controls, drawings.
    Dropped,
}

impl Kind {
    /// A part of a table that has a place of its own.
    pub(super) fn is_of_table(self) -> bool {
        matches!(self, Self::Table | Self::Rows(_) | Self::Row | Self::Cell | Self::HeadCell)
    }

    /// What an element of this name is. Attributes may make it something else.
    pub(super) fn of(name: &LocalName) -> Self {
        match *name {
            local_name!("span") | local_name!("b") | local_name!("font") | local_name!("strong") => Self::Inline,
            local_name!("p") | local_name!("dt") | local_name!("dd") | local_name!("address") => Self::Paragraph,
            local_name!("td") => Self::Cell,
            local_name!("th") => Self::HeadCell,
            local_name!("tr") => Self::Row,
            local_name!("table") => Self::Table,
            local_name!("thead") => Self::Rows(0),
            local_name!("tbody") => Self::Rows(1),
            local_name!("tfoot") => Self::Rows(2),
            local_name!("caption") => Self::Caption,
            local_name!("br") => Self::Break,
            local_name!("sup") | local_name!("sub") => Self::Raised,
            local_name!("img") => Self::Picture,
            local_name!("h1") => Self::Heading(1),
            local_name!("h2") => Self::Heading(2),
            local_name!("h3") => Self::Heading(3),
            local_name!("h4") => Self::Heading(4),
            local_name!("h5") => Self::Heading(5),
            local_name!("h6") => Self::Heading(6),
            local_name!("html") | local_name!("body") | local_name!("head") => Self::Root,
            local_name!("title") => Self::Title,
            local_name!("pre") | local_name!("listing") | local_name!("xmp") => Self::Preformatted,
            _ => Self::of_container(name),
        }
    }

    fn of_container(name: &LocalName) -> Self {
        match *name {
            local_name!("div") | local_name!("ul") | local_name!("ol") | local_name!("li") => Self::Block,
            local_name!("center") | local_name!("form") | local_name!("blockquote") | local_name!("aside") => {
                Self::Block
            }
            local_name!("dl") | local_name!("fieldset") | local_name!("legend") | local_name!("figure") => Self::Block,
            local_name!("figcaption") | local_name!("details") | local_name!("summary") | local_name!("hr") => {
                Self::Block
            }
            local_name!("dir") | local_name!("hgroup") | local_name!("search") => Self::Block,
            local_name!("article") | local_name!("main") | local_name!("section") => Self::Article,
            local_name!("header") | local_name!("footer") => Self::Edge,
            local_name!("nav") | local_name!("menu") => Self::Menu,
            local_name!("embed") | local_name!("object") | local_name!("iframe") => Self::Embedded,
            local_name!("frame") => Self::Frame,
            _ if is_dropped(name) => Self::Dropped,
            _ if &**name == "xml" => Self::Island,
            _ => Self::Inline,
        }
    }
}

/// 删除线 Whether an element is drawn with a line through it: what was struck out is no longer said.
pub(super) fn is_struck(name: &LocalName) -> bool {
    matches!(*name, local_name!("del") | local_name!("s") | local_name!("strike"))
}

fn is_dropped(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("noscript")
            | local_name!("template")
            | local_name!("meta")
            | local_name!("link")
            | local_name!("base")
            | local_name!("button")
            | local_name!("select")
            | local_name!("input")
            | local_name!("textarea")
            | local_name!("option")
            | local_name!("optgroup")
            | local_name!("datalist")
            | local_name!("svg")
            | local_name!("canvas")
            | local_name!("audio")
            | local_name!("video")
            | local_name!("map")
            | local_name!("col")
            | local_name!("colgroup")
            | local_name!("noframes")
            | local_name!("noembed")
    )
}
