//! 样式 What a style says that matters: what is set off, where it stands, whether it is seen.

use super::tree::Element;
use crate::{Align, Marks, Raised};

/// What an element looks like, as far as that means something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) strong: Option<bool>,
    pub(super) em: Option<bool>,
    pub(super) underline: bool,
    pub(super) struck: bool,
    pub(super) raised: Option<Raised>,
    pub(super) align: Option<Align>,
    pub(super) hidden: bool,
    /// A face, a size, a colour: what has no place here.
    pub(super) dressed: bool,
    /// 自动编号 A paragraph of Word's lists, with its level from 1.
    pub(super) item: Option<usize>,
    /// The number that Word writes before an item.
    pub(super) label: bool,
}

impl Look {
    pub(super) fn of(element: &Element) -> Self {
        let mut look = Self::default();
        for declaration in element.attribute("style").split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            look.declare(&name.trim().to_ascii_lowercase(), &value.trim().to_ascii_lowercase());
        }
        let align = match element.name.as_str() {
            "center" => "center",
            _ => element.attribute("align"),
        };
        look.align = look.align.or(aligned(&align.to_ascii_lowercase()));
        look.align = look.align.or(aligned(element.attribute("data-align")));
        look.hidden |= element.attributes.iter().any(|(name, _)| name == "hidden");
        look.dressed |= element.name == "font";
        look
    }

    fn declare(&mut self, name: &str, value: &str) {
        match name {
            "font-weight" => {
                let heavy = value.parse::<u32>().map_or(value.starts_with("bold"), |weight| weight >= 600);
                self.strong = Some(heavy);
            }
            "font-style" => self.em = Some(value.starts_with("italic") || value.starts_with("oblique")),
            "text-decoration" | "text-decoration-line" => {
                self.underline |= value.contains("underline");
                self.struck |= value.contains("line-through");
            }
            "vertical-align" if value == "super" => self.raised = Some(Raised::Sup),
            "vertical-align" if value == "sub" => self.raised = Some(Raised::Sub),
            "text-align" => self.align = aligned(value),
            "display" => self.hidden |= value.starts_with("none"),
            "visibility" => self.hidden |= value.starts_with("hidden"),
            "mso-hide" => self.hidden |= value.starts_with("all"),
            "mso-list" if value.contains("ignore") => self.label = true,
            "mso-list" => self.item = level(value),
            "color" | "background" | "background-color" | "font" | "font-size" | "font-family" | "line-height"
            | "text-indent" | "letter-spacing" => self.dressed = true,
            _ => {}
        }
    }

    /// The marks inside an element that looks so.
    pub(super) fn on(&self, marks: Marks) -> Marks {
        Marks {
            strong: self.strong.unwrap_or(marks.strong),
            em: self.em.unwrap_or(marks.em),
            underline: marks.underline || self.underline,
            raised: self.raised.unwrap_or(marks.raised),
        }
    }
}

fn aligned(value: &str) -> Option<Align> {
    match value {
        "center" => Some(Align::Center),
        "right" | "end" => Some(Align::Right),
        "left" | "start" | "justify" => Some(Align::Usual),
        _ => None,
    }
}

/// `l0 level2 lfo1` is an item of the second level.
fn level(value: &str) -> Option<usize> {
    let level = value.split_whitespace().find_map(|word| word.strip_prefix("level"))?;
    level.parse().ok().filter(|level| (1..=9).contains(level))
}
