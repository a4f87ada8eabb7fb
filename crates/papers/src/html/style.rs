//! 看得见 What the attributes of an element say about whether a reader sees it.

use html5ever::{Attribute, local_name};
use memchr::memmem;

/// What a reader sees of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// All of it.
    Whole,
    /// Its text with a line through it.
    Struck,
    /// Nothing.
    Not,
}

/// What an attribute says.
pub(super) fn seen(attribute: &Attribute) -> Seen {
    match attribute.name.local {
        local_name!("hidden") => Seen::Not,
        local_name!("style") if may_matter(&attribute.value) => by_style(&attribute.value),
        _ => Seen::Whole,
    }
}

/// Whether a style holds a word that could take its element from sight; most do not.
fn may_matter(style: &str) -> bool {
    ["none", "hid", "mso-hide", "line-through", "font-size:0", "font-size: 0", "NONE", "HID", "LINE-THROUGH"]
        .into_iter()
        .any(|word| memmem::find(style.as_bytes(), word.as_bytes()).is_some())
}

fn by_style(style: &str) -> Seen {
    let plain: String = style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    let says =
        |rule: &str| plain.split(';').any(|said| said.strip_prefix(rule).is_some_and(|rest| !rest.starts_with('-')));
    let sizeless = plain.split(';').any(|said| matches!(said, "font-size:0" | "font-size:0px" | "font-size:0pt"));
    if sizeless || says("display:none") || says("visibility:hidden") || says("mso-hide:all") {
        return Seen::Not;
    }
    let is_struck = plain.split(';').any(|said| said.starts_with("text-decoration") && said.contains("line-through"));
    if is_struck { Seen::Struck } else { Seen::Whole }
}
