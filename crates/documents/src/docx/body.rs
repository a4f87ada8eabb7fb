//! 正文 The body: title, facts, blocks, colophon, and the page they stand on.

use super::{markup::Markup, table, title};
use crate::{Block, Document, HeadingLevel, Run, WriteError, breadth, text::printable_line};

/// 版心宽 156 mm in twentieths of a point.
pub(super) const TYPE_AREA: usize = 8845;

/// One of 28 characters of the line.
const CHARACTER: usize = 315;

/// 2号 One character of the title.
const TITLE_CHARACTER: usize = 440;

/// Less than half a character of the title: faces with wide digits may take it, and still no further character fits.
const TITLE_SLACK: usize = 170;

/// One of 22 lines of the page.
const LINE: &str = "579";

/// Two lines: the seal reaches above the name, and its top stays within one line of the text.
const SEAL_ROOM: &str = "1158";

const NAMES: [(&str, &str); 2] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// `word/document.xml`.
pub(super) fn part(document: &Document) -> Result<Vec<u8>, WriteError> {
    let mut markup = Markup::part();
    markup.within("w:document", &NAMES, |markup| {
        markup.within("w:body", &[], |markup| {
            head(markup, document);
            blocks(markup, &document.blocks)?;
            document.colophon.iter().for_each(|line| paragraph(markup, "Colophon", false, line));
            page(markup);
            Ok::<(), WriteError>(())
        })
    })?;
    Ok(markup.finish())
}

fn head(markup: &mut Markup, document: &Document) {
    let room = title::room(&document.title).map(|halves| halves * TITLE_CHARACTER / 2 + TITLE_SLACK);
    markup.within("w:p", &[], |markup| {
        markup.within("w:pPr", &[], |markup| {
            markup.value("w:pStyle", "Title");
            if let Some(room) = room {
                let side = (TYPE_AREA.saturating_sub(room) / 2).to_string();
                markup.leaf("w:ind", &[("w:left", &side), ("w:right", &side)]);
            }
        });
        markup.run(&document.title);
    });
    let facts: Vec<String> = document.facts.iter().map(|fact| printable_line(fact)).collect();
    if !facts.is_empty() {
        paragraph(markup, "Facts", false, &facts.join("\u{3000}"));
    }
}

fn blocks(markup: &mut Markup, blocks: &[Block]) -> Result<(), WriteError> {
    let mut printed = blocks.iter().filter(|block| !matches!(block, Block::Note { .. })).peekable();
    while let Some(block) = printed.next() {
        match block {
            Block::Heading { level: HeadingLevel::Section, text, .. } => paragraph(markup, "Heading1", false, text),
            Block::Heading { level: HeadingLevel::Part, text, .. } => paragraph(markup, "Heading2", false, text),
            Block::Paragraph(text) => {
                // No page may hold a seal alone.
                let keep = matches!(printed.peek(), Some(Block::Seal { .. }));
                runs(markup, "NormalIndent", keep, &text.runs);
            }
            Block::Table(grid) => {
                // Two tables that touch become one, and a table may not end the body.
                if table::render(markup, grid)? {
                    paragraph(markup, "TableGap", false, "");
                }
            }
            Block::Seal { organ, date, sealed } => seal(markup, organ, date, *sealed),
            Block::Note { .. } => {}
        }
    }
    Ok(())
}

/// One paragraph of a style; its text may have lines.
pub(super) fn paragraph(markup: &mut Markup, style: &str, keep: bool, text: &str) {
    runs(markup, style, keep, &[Run::Text(text.to_owned())]);
}

fn runs(markup: &mut Markup, style: &str, keep: bool, runs: &[Run]) {
    markup.within("w:p", &[], |markup| {
        markup.within("w:pPr", &[], |markup| {
            markup.value("w:pStyle", style);
            if keep {
                markup.leaf("w:keepNext", &[]);
            }
        });
        for run in runs {
            match run {
                Run::Text(text) => markup.run(text),
                Run::Figure { digits, .. } => markup.run(digits),
            }
        }
    });
}

/// 落款 The name keeps to the date, and both keep their distance from the right as the standard has it.
fn seal(markup: &mut Markup, organ: &str, date: &str, sealed: bool) {
    let (organ, date) = (printable_line(organ), printable_line(date));
    let (of_organ, of_date) = indents(breadth::of(&organ), breadth::of(&date), sealed);
    let before = if sealed { SEAL_ROOM } else { LINE };
    for (text, halves, space, last) in
        [(&organ, of_organ, ("w:before", before), false), (&date, of_date, ("w:after", LINE), true)]
    {
        markup.within("w:p", &[], |markup| {
            markup.within("w:pPr", &[], |markup| {
                markup.value("w:pStyle", "Seal");
                if !last {
                    markup.leaf("w:keepNext", &[]);
                }
                markup.leaf("w:spacing", &[space]);
                markup.leaf("w:ind", &[("w:right", &(halves * CHARACTER / 2).to_string())]);
            });
            markup.run(text);
        });
    }
}

/// 右空 What name and date leave at their right, in halves of a character.
///
/// - 加盖印章: the date leaves four characters, the name is centred on it.
/// - 不加盖印章: the name leaves two and the date begins two characters after the name; where the date is the longer
///   one, the date leaves two and the name begins two characters before it.
fn indents(organ: usize, date: usize, sealed: bool) -> (usize, usize) {
    let wider = organ.saturating_sub(date);
    match sealed {
        true if wider > 16 => (0, wider / 2),
        true => ((8 + date.saturating_sub(organ) / 2) - wider / 2, 8),
        false if date > organ => (8 + date - organ, 4),
        false => (4, wider),
    }
}

/// 用纸 A4 with the margins of the type area, its 22 lines of 28 characters, and the page numbers.
fn page(markup: &mut Markup) {
    markup.within("w:sectPr", &[], |markup| {
        for (kind, id) in [("default", "rId4"), ("even", "rId5")] {
            markup.leaf("w:footerReference", &[("w:type", kind), ("r:id", id)]);
        }
        markup.leaf("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        markup.leaf(
            "w:pgMar",
            &[
                ("w:top", "2098"),
                ("w:right", "1474"),
                ("w:bottom", "1984"),
                ("w:left", "1587"),
                ("w:header", "851"),
                // The dash of the page number stands 7 mm below the type area.
                ("w:footer", "1446"),
                ("w:gutter", "0"),
            ],
        );
        markup.leaf("w:cols", &[("w:space", "425")]);
        markup.leaf("w:docGrid", &[("w:type", "linesAndChars"), ("w:linePitch", LINE), ("w:charSpace", "-842")]);
    });
}

#[cfg(test)]
mod tests {
    use super::indents;

    #[test]
    fn name_and_date_stand_where_the_standard_has_them() {
        let cases = [
            // halves of the name, of the date, sealed, right of the name, right of the date, because
            (14, 12, true, 7, 8, "a name a character longer reaches half a character further"),
            (8, 12, true, 10, 8, "a short name stands in the middle of the date"),
            (40, 12, true, 0, 14, "a very long name pushes the date to the left and stays centred"),
            (14, 12, false, 4, 2, "the date begins two characters after the name"),
            (8, 14, false, 14, 4, "the date is longer: it leaves two, the name begins two before it"),
        ];
        for (organ, date, sealed, of_organ, of_date, because) in cases {
            assert_eq!(indents(organ, date, sealed), (of_organ, of_date), "{because}");
        }
    }
}
