//! 元素的种类 What the elements of pages are to us.

/// Elements that hold nothing.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that only set text off.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
    )
}

/// Cells and what stands around them: text that is set off outside does not end inside.
pub(super) fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th" | "caption" | "table")
}

/// Elements before which an open paragraph ends.
pub(super) fn ends_paragraph(name: &str) -> bool {
    name == "p" || name == "hr" || is_block(name)
}

/// Elements that begin on a line of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "ul"
    )
}

/// What a new element closes when it is still open, and where one stops looking for it.
pub(super) fn reach(name: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    const TABLE: &[&str] = &["table"];
    match name {
        "li" => Some((&["li"], &["ul", "ol", "menu", "dir", "table", "td", "th"])),
        "dt" | "dd" => Some((&["dt", "dd"], &["dl", "table", "td", "th"])),
        "td" | "th" => Some((&["td", "th"], &["tr", "table"])),
        "tr" => Some((&["tr", "caption"], &["thead", "tbody", "tfoot", "table"])),
        "thead" | "tbody" | "tfoot" => Some((&["thead", "tbody", "tfoot", "caption"], TABLE)),
        "option" | "optgroup" => Some((&["option"], &["select"])),
        _ => None,
    }
}

/// Elements whose content nobody is to read here.
pub(super) fn is_dropped(name: &str) -> bool {
    is_active(name)
        || matches!(
            name,
            "style"
                | "title"
                | "xml"
                | "template"
                | "noscript"
                | "noembed"
                | "noframes"
                | "meta"
                | "link"
                | "base"
                | "param"
                | "source"
                | "track"
                | "area"
                | "map"
                | "wbr"
                | "col"
                | "colgroup"
                | "datalist"
                | "option"
        )
}

/// Elements that act, or show what is no text.
pub(super) fn is_active(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "iframe"
            | "frame"
            | "frameset"
            | "object"
            | "embed"
            | "applet"
            | "video"
            | "audio"
            | "canvas"
            | "svg"
            | "math"
            | "input"
            | "select"
            | "textarea"
            | "button"
            | "marquee"
            | "bgsound"
    )
}
