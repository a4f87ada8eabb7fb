//! 段落 One paragraph: its number, its runs, and what of them is read.

use super::story::{Piece, Story};
use super::styles::{Look, Numbered, Style, heading_of};
use super::symbols::symbol;
use super::xml::{Step, Tag};
use crate::PaperError;
use crate::line::Line;

/// Bytes of one paragraph, and of those joined with it: more than a whole report has.
const PARAGRAPH_BYTES: usize = 2 << 20;

/// The paragraph under way.
#[derive(Debug, Default)]
pub(super) struct Open {
    told: Told,
    /// How its style makes text look, and how the run under way looks.
    base: Look,
    run: Look,
    /// What its last run was left out for.
    omitted: Option<Omitted>,
    /// Fields that began in it, and whether each has come to its result.
    fields: Vec<bool>,
    /// How the instruction under way begins.
    instruction: String,
    /// Pictures and text boxes anchored in it.
    pub(super) boxes: Vec<Piece>,
}

/// Text gathered, and the bytes it was gathered from.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) line: Line,
    bytes: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Omitted {
    Hidden,
    Struck,
}

/// What `w:pPr` says.
#[derive(Debug, Default)]
struct Properties {
    style: Option<String>,
    outline: Option<i32>,
    numbered: Numbered,
    /// Whether its end is deleted or hidden.
    is_end_deleted: bool,
    is_end_hidden: bool,
}

impl<'a> Story<'a> {
    /// Reads `w:p` to its end.
    pub(super) fn paragraph(&mut self) -> Result<(), PaperError> {
        self.count_paragraph()?;
        let around = std::mem::take(&mut self.open);
        self.open.told = std::mem::take(&mut self.carried);
        let mut properties = Properties::default();
        self.begin(&properties);
        while let Some(tag) = self.xml.child()? {
            if tag.name() == "pPr" {
                properties = self.properties()?;
                self.begin(&properties);
            } else {
                self.element(&tag)?;
            }
        }
        let open = std::mem::replace(&mut self.open, around);
        self.end(open, &properties);
        Ok(())
    }

    fn begin(&mut self, properties: &Properties) {
        self.open.base =
            self.styles.of_paragraph(properties.style.as_deref()).map(|style| style.look).unwrap_or_default();
        self.open.run = self.open.base;
    }

    fn end(&mut self, mut open: Open, properties: &Properties) {
        if properties.is_end_deleted {
            self.losses.is_revised = true;
            self.carried = open.told;
        } else {
            let mut text = open.told.line.take();
            let style = self.styles.of_paragraph(properties.style.as_deref());
            let is_shown = !(text.is_empty() && (properties.is_end_hidden || open.omitted == Some(Omitted::Hidden)));
            let number = if is_shown { self.number(properties, style) } else { None };
            if let Some(number) = number {
                text.insert_str(0, if text.is_empty() { number.trim_end() } else { &number });
            }
            if !text.is_empty() {
                self.pieces.push(Piece::Paragraph(text, heading(properties, style)));
            }
        }
        self.pieces.append(&mut open.boxes);
    }

    /// The number drawn before a paragraph, by its own word or by its style.
    fn number(&mut self, properties: &Properties, style: Option<&Style>) -> Option<String> {
        let of_style = style.map(|style| style.numbered).unwrap_or_default();
        let list = properties.numbered.list.or(of_style.list).filter(|&list| list != 0)?;
        let bound = || {
            let name = style?.lists_as.as_deref()?;
            self.counter.numbering().level_of_style(list, name)
        };
        let stated = match (properties.numbered.level, properties.numbered.list) {
            (Some(level), _) => level,
            (None, Some(_)) => 0,
            (None, None) => bound().map(|level| level as i32).or(of_style.level).unwrap_or(0),
        };
        self.counter.next(list, usize::try_from(stated).ok()?)
    }

    fn properties(&mut self) -> Result<Properties, PaperError> {
        let mut properties = Properties::default();
        while let Some(tag) = self.xml.child()? {
            match tag.name() {
                "pStyle" => properties.style = tag.val()?.map(|id| id.into_owned()),
                "outlineLvl" => properties.outline = tag.number()?,
                "numPr" => {
                    properties.numbered = Numbered::read(&mut self.xml)?;
                    continue;
                }
                "rPr" => {
                    let look = Look::read(&mut self.xml, |tag| {
                        properties.is_end_deleted |= matches!(tag.name(), "del" | "moveFrom");
                        Ok(())
                    })?;
                    properties.is_end_hidden = look.is_hidden == Some(true);
                    continue;
                }
                _ => {}
            }
            self.xml.skip()?;
        }
        Ok(properties)
    }

    /// Reads `w:r` to its end.
    pub(super) fn run(&mut self) -> Result<(), PaperError> {
        let around = self.open.run;
        self.open.run = self.open.base;
        while let Some(tag) = self.xml.child()? {
            if tag.name() == "rPr" {
                let mut named = None;
                let look = Look::read(&mut self.xml, |tag| {
                    if tag.name() == "rStyle" {
                        named = tag.val()?.map(|id| id.into_owned());
                    }
                    Ok(())
                })?;
                let of_style = named.map(|id| self.styles.look(&id)).unwrap_or_default();
                self.open.run = look.over(of_style).over(self.open.base);
                // What is raised is a word of its own: a mark of a note after a figure is no further digit.
                if self.open.run.is_raised == Some(true) {
                    self.say(" ");
                }
            } else {
                self.element(&tag)?;
            }
        }
        self.open.run = around;
        Ok(())
    }

    /// Reads `w:t` to its end. Blanks at its ends count only when it says so.
    pub(super) fn text(&mut self, tag: &Tag<'a>) -> Result<(), PaperError> {
        let keeps = tag.get("space")?.as_deref() == Some("preserve");
        let mut first = true;
        // The piece held back: only the last one ends with the element.
        let mut held = None;
        loop {
            match self.xml.step()? {
                Step::Text(piece) => {
                    let piece = if std::mem::take(&mut first) && !keeps { trim_start(piece) } else { piece };
                    if let Some(before) = held.replace(piece) {
                        self.say(&before);
                    }
                }
                Step::Open(_) => self.xml.skip()?,
                Step::Close | Step::End => break,
            }
        }
        if self.open.told.bytes > PARAGRAPH_BYTES {
            return Err(PaperError::TooManyParts);
        }
        if let Some(last) = held {
            self.say(if keeps { &last } else { last.trim_end_matches([' ', '\t', '\r', '\n']) });
        }
        Ok(())
    }

    /// An element that stands for a character.
    pub(super) fn sign(&mut self, text: &str) -> Result<(), PaperError> {
        self.say(text);
        self.xml.skip()
    }

    /// `w:br` and `w:cr`: the end of a page or of a column is none of a line.
    pub(super) fn line_break(&mut self, tag: &Tag<'a>) -> Result<(), PaperError> {
        let is_of_line = !matches!(tag.get("type")?.as_deref(), Some("page" | "column"));
        if is_of_line && self.is_read() {
            self.open.told.line.new_line();
        }
        self.xml.skip()
    }

    pub(super) fn symbol(&mut self, tag: &Tag<'a>) -> Result<(), PaperError> {
        let font = tag.get("font")?.unwrap_or_default();
        match symbol(&font, &tag.get("char")?.unwrap_or_default()) {
            Some(c) => self.say(c.encode_utf8(&mut [0; 4])),
            None if self.is_read() => self.losses.symbols += 1,
            None => {}
        }
        self.xml.skip()
    }

    /// `w:fldChar`: a field is its result. A field whose instruction goes on past its paragraph is broken, and what
    /// follows is read.
    pub(super) fn field(&mut self, tag: &Tag<'a>) -> Result<(), PaperError> {
        match tag.get("fldCharType")?.as_deref() {
            Some("begin") => {
                self.open.fields.push(false);
                self.open.instruction.clear();
            }
            Some("separate") => {
                if let Some(field) = self.open.fields.last_mut() {
                    *field = true;
                }
            }
            Some("end") => {
                let has_result = self.open.fields.pop();
                // 带圈字符 A circled character is drawn by such a field and has no result.
                let is_drawn =
                    self.open.instruction.trim_start().get(..2).is_some_and(|kind| kind.eq_ignore_ascii_case("eq"));
                if has_result == Some(false) && is_drawn && self.is_read() {
                    self.losses.formulas += 1;
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
        if self.open.instruction.trim().len() < 2 {
            self.open.instruction = text;
        }
        Ok(())
    }

    /// Whether what comes now is seen and not struck out.
    fn is_read(&self) -> bool {
        let run = self.open.run;
        let is_left_out = run.is_hidden == Some(true) || run.is_struck == Some(true);
        !is_left_out && self.is_heard() && !self.open.fields.contains(&false)
    }

    /// Adds text to the paragraph, if it is read.
    pub(super) fn say(&mut self, text: &str) {
        if self.is_read() {
            self.open.told.line.push(text);
            self.open.told.bytes += text.len();
            self.open.omitted = self.open.omitted.filter(|_| text.trim().is_empty());
            return;
        }
        let run = self.open.run;
        let why = if run.is_hidden == Some(true) { Omitted::Hidden } else { Omitted::Struck };
        let is_said = self.is_heard() && !self.open.fields.contains(&false) && !text.trim().is_empty();
        if is_said && self.open.omitted.replace(why) != Some(why) {
            match why {
                Omitted::Hidden => self.losses.hidden += 1,
                Omitted::Struck => self.losses.struck += 1,
            }
        }
    }
}

/// White space of XML at the beginning taken away.
fn trim_start(piece: std::borrow::Cow<'_, str>) -> std::borrow::Cow<'_, str> {
    const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];
    if piece.starts_with(BLANKS) { piece.trim_start_matches(BLANKS).to_owned().into() } else { piece }
}

/// The level of a heading, from 1 to 6; deeper ones count as 6.
fn heading(properties: &Properties, style: Option<&Style>) -> Option<u8> {
    let of_name = || properties.style.as_deref().filter(|_| style.is_none()).and_then(heading_of);
    let stated = properties.outline.or_else(|| style.and_then(|style| style.outline));
    let level = stated.map_or_else(of_name, |outline| u8::try_from(outline + 1).ok());
    level.filter(|level| (1..=9).contains(level)).map(|level| level.min(6))
}
