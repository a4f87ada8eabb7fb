//! 图与文本框 What is drawn: pictures are told apart from text boxes, whose text is read.

use super::story::{Piece, Story};
use super::xml::Tag;
use crate::PaperError;
use crate::line::tidy;

/// A picture below this in both directions is an icon or a spacer: 24 pixels, in units of the format and in points.
const SMALL_UNITS: i64 = 228_600;
const SMALL_POINTS: f64 = 18.0;

/// The drawing under way.
#[derive(Debug, Default)]
pub(super) struct Shape {
    alt: String,
    is_small: bool,
    is_hidden: bool,
    has_picture: bool,
    source: Option<u32>,
    has_chart: bool,
}

impl<'a> Story<'a> {
    /// Reads `w:drawing` or `w:pict` to its end; what it holds stands after the paragraph.
    pub(super) fn drawing(&mut self) -> Result<(), PaperError> {
        let around = std::mem::take(&mut self.shape);
        self.children(Self::drawn)?;
        let shape = std::mem::replace(&mut self.shape, around);
        if !self.is_heard() {
            return Ok(());
        }
        if shape.is_hidden {
            self.losses.hidden += 1;
        } else if shape.has_chart {
            self.losses.embedded += 1;
        } else if shape.has_picture && !shape.is_small {
            self.open.boxes.push(Piece::Picture(tidy(&shape.alt), shape.source));
        }
        Ok(())
    }

    fn drawn(&mut self, tag: &Tag<'a>) -> Result<(), PaperError> {
        match tag.name() {
            "AlternateContent" => return self.alternate(Self::drawn),
            "txbxContent" => return self.text_box(),
            "extent" => {
                let is_little = |side: Option<std::borrow::Cow<'_, str>>| {
                    side.and_then(|side| side.trim().parse::<i64>().ok()).is_some_and(|side| side < SMALL_UNITS)
                };
                self.shape.is_small = is_little(tag.get("cx")?) && is_little(tag.get("cy")?);
            }
            "docPr" => {
                self.shape.is_hidden |= tag.get("hidden")?.is_some_and(|value| matches!(&*value, "1" | "true"));
                self.name(&[tag.get("descr")?, tag.get("title")?]);
            }
            "shape" | "rect" => {
                self.shape.is_small = tag.get("style")?.is_some_and(|style| is_small_style(&style));
                self.name(&[tag.get("alt")?, tag.get("title")?]);
            }
            "blip" | "imagedata" => {
                self.shape.has_picture = true;
                let id = if tag.name() == "blip" { tag.get("embed")? } else { tag.get("id")? };
                let source = id.and_then(|id| self.targets.media.get(&*id).copied());
                self.shape.source = self.shape.source.or(source);
                self.name(&[tag.get("title")?]);
            }
            "chart" | "relIds" => self.shape.has_chart = true,
            _ => {}
        }
        self.children(Self::drawn)
    }

    /// The first words said about a drawing are its alternative text.
    fn name(&mut self, words: &[Option<std::borrow::Cow<'_, str>>]) {
        if self.shape.alt.is_empty()
            && let Some(first) = words.iter().flatten().find(|words| !words.trim().is_empty())
        {
            self.shape.alt = first.to_string();
        }
    }

    /// Reads `w:txbxContent` to its end: a text of its own, outside the table and the paragraph that hold it.
    fn text_box(&mut self) -> Result<(), PaperError> {
        let pieces = std::mem::take(&mut self.pieces);
        let carried = std::mem::take(&mut self.carried);
        let table = self.table.take();
        let open = std::mem::take(&mut self.open);
        let shape = std::mem::take(&mut self.shape);
        self.children(Self::element)?;
        self.release();
        let mut inside = std::mem::replace(&mut self.pieces, pieces);
        (self.carried, self.table, self.open, self.shape) = (carried, table, open, shape);
        self.open.boxes.append(&mut inside);
        Ok(())
    }
}

/// Whether the style of an old drawing (`width:12pt;height:12pt`) makes it an icon.
fn is_small_style(style: &str) -> bool {
    let is_little = |side: &str| {
        let said = style.split(';').filter_map(|rule| rule.split_once(':')).find(|(name, _)| name.trim() == side);
        said.and_then(|(_, size)| size.trim().strip_suffix("pt")?.trim().parse::<f64>().ok())
            .is_some_and(|size| size < SMALL_POINTS)
    };
    is_little("width") && is_little("height")
}
