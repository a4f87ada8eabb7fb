//! 正文 Walks the main part in reading order and writes what a reader sees.

use super::counter::Counter;
use super::drawing::Shape;
use super::ground::Ground;
use super::losses::Losses;
use super::paragraph::Open;
use super::parts::Targets;
use super::run::Told;
use super::styles::Styles;
use super::table::Table;
use super::xml::{Step, Tag, Xml};
use crate::dress::within;
use crate::{Block, Dress, Grid, Paper, PaperError, Paragraph, Picture, Region, limits};

/// 一件 One thing read, before it is known whether it stands on the paper or in a cell.
#[derive(Debug)]
pub(super) enum Piece {
    Paragraph(Said),
    /// Its alternative text, and where its content lies.
    Picture(String, Option<u32>),
    Grid(Box<Grid>),
}

/// 一段 A paragraph read.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) heading: Option<u8>,
    pub(super) dress: Dress,
}

impl Default for Piece {
    fn default() -> Self {
        Self::Paragraph(Said::default())
    }
}

/// The state of reading.
pub(super) struct Story<'a> {
    pub(super) xml: Xml<'a>,
    pub(super) styles: &'a Styles,
    pub(super) counter: Counter,
    pub(super) ground: Ground<'a>,
    pub(super) losses: Losses,
    pub(super) targets: Targets,
    /// What was read of the body, or of the text box or table that is open.
    pub(super) pieces: Vec<Piece>,
    /// The paragraph that is open.
    pub(super) open: Open,
    /// The paragraph whose end was deleted: it goes on in the next one.
    pub(super) carried: Told,
    /// The table that is open, innermost.
    pub(super) table: Option<Table>,
    /// The drawing that is open.
    pub(super) shape: Shape,
    /// Whether text is a prompt that waits to be replaced.
    is_prompt: bool,
    /// Cells, the columns they cover, and paragraphs, empty ones too, of the whole file.
    pub(super) cells: usize,
    pub(super) columns: usize,
    paragraphs: usize,
}

/// How a child of a container is read.
pub(super) type Each<'a> = fn(&mut Story<'a>, &Tag<'a>) -> Result<(), PaperError>;

impl<'a> Story<'a> {
    pub(super) fn new(
        main: &'a str,
        styles: &'a Styles,
        counter: Counter,
        ground: Ground<'a>,
        targets: Targets,
    ) -> Result<Self, PaperError> {
        let (xml, _) = Xml::open(main)?;
        Ok(Self {
            xml,
            styles,
            counter,
            ground,
            losses: Losses::default(),
            targets,
            pieces: Vec::new(),
            open: Open::default(),
            carried: Told::default(),
            table: None,
            shape: Shape::default(),
            is_prompt: false,
            cells: 0,
            columns: 0,
            paragraphs: 0,
        })
    }

    /// Reads to the end.
    pub(super) fn read(mut self) -> Result<Paper, PaperError> {
        self.children(Self::element)?;
        self.release();
        while !matches!(self.xml.step()?, Step::End) {}
        let mut paper = Paper { regions: vec![Region(0)], encoding: "UTF-8", ..Paper::default() };
        for piece in self.pieces {
            put(&mut paper.blocks, piece);
            if paper.blocks.len() > limits::BLOCKS {
                return Err(PaperError::TooManyParts);
            }
        }
        paper.losses = self.losses.said();
        (paper.links, paper.media) = (self.targets.addresses, self.targets.entries);
        Ok(paper)
    }

    /// Reads what stands in the element opened last, to its end.
    pub(super) fn children(&mut self, each: Each<'a>) -> Result<(), PaperError> {
        while let Some(tag) = self.xml.child()? {
            each(self, &tag)?;
        }
        Ok(())
    }

    /// Reads one element of running text, whatever stands around it: content controls, links and insertions may wrap
    /// runs, paragraphs, rows and cells alike.
    pub(super) fn element(&mut self, tag: &Tag<'a>) -> Result<(), PaperError> {
        match tag.name() {
            "r" => self.run(),
            "t" => self.text(tag),
            "p" => self.paragraph(),
            "tc" => self.cell(),
            "tr" => self.row(),
            "tbl" => self.table(),
            "tab" | "ptab" => self.sign(" "),
            "noBreakHyphen" => self.sign("-"),
            "br" | "cr" => self.line_break(tag),
            "sym" => self.symbol(tag),
            "fldChar" => self.field(tag),
            "instrText" => self.instruction(),
            "hyperlink" => self.hyperlink(tag),
            "fldSimple" => self.simple_field(tag),
            "tblPr" => self.table_properties(),
            "AlternateContent" => self.alternate(Self::element),
            "sdt" => self.control(),
            "ins" | "moveTo" => {
                self.losses.is_revised = true;
                self.children(Self::element)
            }
            "del" | "moveFrom" => {
                self.losses.is_revised = true;
                self.xml.skip()
            }
            "drawing" | "pict" => self.drawing(),
            "object" | "altChunk" | "subDoc" => self.lost(|losses| &mut losses.embedded),
            "oMath" | "oMathPara" => self.lost(|losses| &mut losses.formulas),
            "footnoteReference" | "endnoteReference" => self.lost(|losses| &mut losses.notes),
            "commentReference" => self.lost(|losses| &mut losses.comments),
            "pPr" | "rPr" | "tblPrEx" | "tblGrid" | "trPr" | "tcPr" | "sectPr" | "sdtPr" | "sdtEndPr"
            | "customXmlPr" | "smartTagPr" | "rubyPr" | "rt" | "delText" | "delInstrText" | "background" => {
                self.xml.skip()
            }
            _ => self.children(Self::element),
        }
    }

    fn lost(&mut self, count: fn(&mut Losses) -> &mut usize) -> Result<(), PaperError> {
        if !self.is_prompt {
            *count(&mut self.losses) += 1;
        }
        self.xml.skip()
    }

    /// `mc:AlternateContent` says one thing several times: the first is read.
    pub(super) fn alternate(&mut self, each: Each<'a>) -> Result<(), PaperError> {
        let mut is_read = false;
        while let Some(tag) = self.xml.child()? {
            if !is_read && matches!(tag.name(), "Choice" | "Fallback") {
                is_read = true;
                self.children(each)?;
            } else {
                self.xml.skip()?;
            }
        }
        Ok(())
    }

    /// A content control is its content, unless that is only a prompt.
    fn control(&mut self) -> Result<(), PaperError> {
        let around = self.is_prompt;
        while let Some(tag) = self.xml.child()? {
            if tag.name() == "sdtPr" {
                while let Some(tag) = self.xml.child()? {
                    self.is_prompt |= tag.name() == "showingPlcHdr" && tag.is_on()?;
                    self.xml.skip()?;
                }
            } else {
                self.element(&tag)?;
            }
        }
        self.is_prompt = around;
        Ok(())
    }

    /// Whether what is read now is text of the document.
    pub(super) fn is_heard(&self) -> bool {
        !self.is_prompt
    }

    /// Counts a paragraph.
    pub(super) fn count_paragraph(&mut self) -> Result<(), PaperError> {
        self.paragraphs += 1;
        if self.paragraphs > limits::NODES || self.pieces.len() > limits::BLOCKS + limits::CELLS {
            return Err(PaperError::TooManyParts);
        }
        Ok(())
    }

    /// Ends a text whose paragraphs cannot go on: what was carried stands alone.
    pub(super) fn release(&mut self) {
        let (text, spans) = self.carried.take();
        if !text.is_empty() {
            let dress = Dress { spans, ..Dress::default() };
            self.pieces.push(Piece::Paragraph(Said { text, heading: None, dress }));
        }
    }
}

/// Puts a piece onto the paper. A forced break ends a paragraph, as in a page: people type headings that way. In a
/// heading it only breaks the line.
fn put(blocks: &mut Vec<Block>, piece: Piece) {
    let region = Region(0);
    match piece {
        Piece::Paragraph(Said { text, heading: None, dress }) if text.contains('\n') => {
            let mut from = 0;
            for line in text.split('\n').take(limits::BLOCKS + 1) {
                let until = from + line.len();
                let listed = dress.listed.filter(|_| from == 0);
                let dress = Dress { spans: within(&dress.spans, from, until), side: dress.side, listed };
                let text = line.to_owned();
                blocks.push(Block::Paragraph(Paragraph { text, heading: None, region, dress: dress.boxed() }));
                from = until + 1;
            }
        }
        Piece::Paragraph(Said { text, heading, dress }) => {
            blocks.push(Block::Paragraph(Paragraph { text, heading, region, dress: dress.boxed() }));
        }
        Piece::Picture(alt, source) => blocks.push(Block::Picture(Picture { alt, region, source })),
        Piece::Grid(grid) => blocks.push(Block::Grid(*grid)),
    }
}
