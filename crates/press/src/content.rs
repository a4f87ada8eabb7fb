//! 内容 A document as data for the template. Texts are data from here on; nothing can become an instruction.

use documents::{Block, Document, HeadingLevel, Imprint, Paragraph, Run};
use serde_json::{Value, json};

use crate::{
    faces::Cabinet,
    table,
    text::{KEEP, Proof, ascii},
    title,
};

/// Characters of 二号 that fit on a line of the type area, with a little air at both sides.
const TITLE_EMS: f64 = 19.0;
/// Characters of 三号 on a line.
const BODY_EMS: f64 = 26.0;
/// Letters of a word that leaves a hole when it goes to the next line.
const LONG_WORD: usize = 20;
/// A file needs a name even if its document has none.
const NAMELESS: &str = "无题文件";

/// The document as JSON, and the characters that were replaced in it.
pub(crate) fn describe(document: &Document, imprint: &Imprint, cabinet: &Cabinet) -> (Vec<u8>, Vec<char>) {
    let mut proof = Proof::new(cabinet);
    let marked = proof.marked(&document.title);
    let name = proof.plain(&document.title);
    let blocks = Blocks { list: &document.blocks }.describe(&mut proof);
    let data = json!({
        "title": if name.is_empty() { NAMELESS } else { &name },
        // Lines of a title are fixed here: a blank that keeps words together has done its work.
        "title_lines": title::lines(&marked, TITLE_EMS).iter().map(|line| line.replace(KEEP, " ")).collect::<Vec<_>>(),
        "issuer": proof.plain(&document.issuer),
        "date": [imprint.year(), imprint.month(), imprint.day()],
        "faces": cabinet.families(),
        "facts": texts(&document.facts, &mut proof),
        "blocks": blocks,
        "colophon": texts(&document.colophon, &mut proof),
    });
    (data.to_string().into_bytes(), proof.missing())
}

/// 落款 The organ and the date at the right, one line below the text.
fn seal(organ: &str, date: &str, sealed: bool, proof: &mut Proof<'_>) -> Option<Value> {
    let (organ, date) = (proof.plain(organ), proof.plain(date));
    (!organ.is_empty() || !date.is_empty())
        .then(|| json!({ "kind": "seal", "organ": organ, "date": date, "sealed": sealed }))
}

fn texts(texts: &[String], proof: &mut Proof<'_>) -> Vec<String> {
    texts.iter().map(|text| proof.plain(text)).filter(|text| !text.is_empty()).collect()
}

struct Blocks<'a> {
    list: &'a [Block],
}

impl Blocks<'_> {
    fn describe(&self, proof: &mut Proof<'_>) -> Vec<Value> {
        let mut in_section = false;
        let mut described = Vec::new();
        for (at, block) in self.list.iter().enumerate() {
            let value = match block {
                Block::Heading { level, text, .. } => {
                    let section = *level == HeadingLevel::Section;
                    // A part before any section is the highest heading there is: levels are never skipped.
                    let depth = if section || !in_section { 1 } else { 2 };
                    in_section |= section;
                    self.heading(at, text, section, depth, proof)
                }
                Block::Paragraph(paragraph) => running(&kept_together(paragraph), proof),
                Block::Table(table) => table::describe(table, proof).map(|mut value| {
                    value["turn"] = json!(table::alone(table) && !self.headed(at));
                    value
                }),
                Block::Seal { organ, date, sealed } => seal(organ, date, *sealed, proof),
                Block::Note { .. } => None,
            };
            described.extend(value);
        }
        described
    }

    /// A heading begins a page together with the table that follows it.
    fn heading(&self, at: usize, text: &str, section: bool, depth: u8, proof: &mut Proof<'_>) -> Option<Value> {
        if proof.plain(text).is_empty() {
            return None;
        }
        let turn = matches!(self.list.get(at + 1), Some(Block::Table(table)) if table::alone(table));
        Some(json!({
            "kind": "heading",
            "role": if section { "section" } else { "part" },
            "level": depth,
            "turn": turn,
            "lines": proof.narrow(text, BODY_EMS),
        }))
    }

    fn headed(&self, at: usize) -> bool {
        at > 0 && matches!(self.list[at - 1], Block::Heading { .. })
    }
}

fn running(text: &str, proof: &mut Proof<'_>) -> Option<Value> {
    let lines = proof.running(text);
    let mut parts = lines.iter().flatten().filter(|part| !part.is_empty()).peekable();
    parts.peek()?;
    // A long word (an address) tears the line before it apart where lines are justified.
    let loose = parts.any(|part| ascii(part).len() > LONG_WORD);
    Some(json!({ "kind": "paragraph", "lines": lines, "loose": loose }))
}

/// The text of a paragraph in which the digits of a figure stay on one line with their unit.
fn kept_together(paragraph: &Paragraph) -> String {
    let mut text = String::new();
    let mut after_figure = false;
    for run in &paragraph.runs {
        match run {
            Run::Text(next) => match next.strip_prefix(' ').filter(|_| after_figure) {
                Some(unit) => {
                    text.push(KEEP);
                    text.push_str(unit);
                }
                None => text.push_str(next),
            },
            Run::Figure { digits, .. } => text.push_str(digits),
        }
        after_figure = matches!(run, Run::Figure { .. });
    }
    text
}
