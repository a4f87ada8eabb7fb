//! 网页 Reads web pages: html5ever repairs the tree as a browser would, then what a reader sees becomes a paper.
//!
//! Text goes to the parser in small pieces, and between two pieces the limits are looked at; so a hostile page is
//! answered early and no second copy of a large one is held.

mod judge;
mod kind;
mod style;
mod table;
mod tree;
mod writer;

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

use crate::encoding::Source;
use crate::{Paper, PaperError, limits};
use tree::{Handle, Sink, Tree};

type Parser = Tokenizer<TreeBuilder<Handle, Sink>>;

pub(crate) fn read(mut source: Source<'_>) -> Result<Paper, PaperError> {
    let tree = parse(&mut source)?;
    let mut paper = writer::write(tree)?;
    paper.losses.extend(source.losses());
    Ok(paper)
}

fn parse(source: &mut Source<'_>) -> Result<Tree, PaperError> {
    let builder =
        TreeBuilder::new(Sink::new(source.left()), TreeBuilderOpts { drop_doctype: true, ..Default::default() });
    let parser: Parser = Tokenizer::new(builder, TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut blanks = 0;
    while let Some(piece) = source.piece() {
        input.push_back(StrTendril::from_slice(piece));
        feed(&parser, &input);
        let sink = &parser.sink.sink;
        let errors = sink.take_errors();
        blanks = if sink.has_moved() { 0 } else { blanks + errors + count_blanks(piece) };
        if blanks > limits::TAG_BLANKS {
            return Err(PaperError::TooManyParts);
        }
        sink.fault()?;
    }
    feed(&parser, &input);
    parser.end();
    parser.sink.sink.fault()?;
    Ok(parser.sink.sink.finish())
}

/// Runs until all input is taken; a script or a declared encoding only makes the parser pause.
fn feed(parser: &Parser, input: &BufferQueue) {
    while !matches!(parser.feed(input), TokenizerResult::Done) {}
}

/// Blanks of a piece: inside a tag that does not end, each may begin another attribute.
fn count_blanks(piece: &str) -> usize {
    piece.bytes().filter(u8::is_ascii_whitespace).count()
}
