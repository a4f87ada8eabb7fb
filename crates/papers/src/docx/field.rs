//! 域与链接 Fields, whose result is read and whose instruction is not, and where text leads.

use super::story::Story;
use super::xml::Tag;
use crate::{PaperError, limits};

/// Bytes of an instruction that are kept, beyond which no address goes.
const INSTRUCTION_BYTES: usize = 2 << 10;

/// 域 A field that began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// Whether it has come to its result.
    pub(super) has_result: bool,
    /// Where text led before it.
    around: Option<u32>,
}

impl<'a> Story<'a> {
    /// `w:fldChar`: a field is its result. A field whose instruction goes on past its paragraph is broken, and what
    /// follows is read.
    pub(super) fn field(&mut self, tag: &Tag<'a>) -> Result<(), PaperError> {
        match tag.get("fldCharType")?.as_deref() {
            Some("begin") if self.open.fields.len() >= limits::DEPTH => return Err(PaperError::TooDeep),
            Some("begin") => {
                self.open.fields.push(Field { has_result: false, around: self.open.link });
                self.open.instruction.clear();
            }
            Some("separate") => {
                if let Some(field) = self.open.fields.last_mut() {
                    field.has_result = true;
                }
                if let Some(address) = address(&self.open.instruction) {
                    self.open.link = self.targets.leads_to(address);
                }
            }
            Some("end") => {
                let field = self.open.fields.pop();
                // 带圈字符 A circled character is drawn by such a field and has no result.
                let is_drawn =
                    self.open.instruction.trim_start().get(..2).is_some_and(|kind| kind.eq_ignore_ascii_case("eq"));
                if field.as_ref().is_some_and(|field| !field.has_result) && is_drawn && self.is_read() {
                    self.losses.formulas += 1;
                }
                if let Some(field) = field {
                    self.open.link = field.around;
                }
            }
            _ => {}
        }
        self.xml.skip()
    }

    /// Keeps how an instruction begins.
    pub(super) fn instruction(&mut self) -> Result<(), PaperError> {
        let mut text = String::new();
        self.xml.text(&mut text)?;
        if self.open.instruction.len() < INSTRUCTION_BYTES {
            self.open.instruction.push_str(&text);
        }
        Ok(())
    }

    /// `w:fldSimple`: a field with its result inside.
    pub(super) fn simple_field(&mut self, tag: &Tag<'a>) -> Result<(), PaperError> {
        let around = self.open.link;
        if let Some(address) = tag.get("instr")?.as_deref().and_then(address) {
            self.open.link = self.targets.leads_to(address);
        }
        self.children(Self::element)?;
        self.open.link = around;
        Ok(())
    }

    /// `w:hyperlink`: its relation leads outside, its anchor to a place in the document.
    pub(super) fn hyperlink(&mut self, tag: &Tag<'a>) -> Result<(), PaperError> {
        let around = self.open.link;
        let outside = tag.get("id")?.and_then(|id| self.targets.links.get(&*id).copied());
        self.open.link = match (outside, tag.get("anchor")?) {
            (Some(link), _) => Some(link),
            (None, Some(anchor)) => self.targets.leads_to(format!("#{anchor}")),
            (None, None) => around,
        };
        self.children(Self::element)?;
        self.open.link = around;
        Ok(())
    }
}

/// The address of the instruction of a link: `HYPERLINK "https://…" \\o "…"`; with `\\l` it is a place in the document.
fn address(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start();
    let is_link = rest.get(..9).is_some_and(|kind| kind.eq_ignore_ascii_case("hyperlink"));
    let mut parts = rest.get(9..).filter(|_| is_link)?.split('"');
    let before = parts.next()?;
    let quoted = parts.next()?.trim();
    Some(if before.contains("\\l") { format!("#{quoted}") } else { quoted.to_owned() })
}
