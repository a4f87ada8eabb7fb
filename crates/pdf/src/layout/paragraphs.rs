//! 段 Lines joined into paragraphs, over pages too.

use papers::{Paragraph, Region};

use super::glyphs::is_square;
use super::line::Line;
use super::page::{Item, Page};
use super::table::Table;

/// 一块 One thing of the paper.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    Paragraph(Paragraph),
    Table(Table),
    Picture,
}

/// 成段 All pages in reading order.
pub(super) fn parts(pages: Vec<Page>) -> Vec<Part> {
    let body = Body::of(&pages);
    let mut parts = Vec::new();
    let mut open: Option<Open> = None;
    for (number, page) in pages.into_iter().enumerate() {
        for item in page.items {
            match item {
                Item::Line(line) => match &mut open {
                    Some(begun) if begun.takes(&line, number, &body) => begun.add(line, number),
                    _ => parts.extend(open.replace(Open::new(line, number)).map(|done| done.finish(&body))),
                },
                Item::Table(table) => {
                    parts.extend(open.take().map(|done| done.finish(&body)));
                    parts.push(Part::Table(table));
                }
                Item::Picture { .. } => {
                    parts.extend(open.take().map(|done| done.finish(&body)));
                    parts.push(Part::Picture);
                }
            }
        }
    }
    parts.extend(open.map(|done| done.finish(&body)));
    parts
}

/// 版心 The shape of the running text.
#[derive(Clone, Debug, PartialEq)]
struct Body {
    left: f32,
    right: f32,
    size: f32,
    /// The usual distance of two lines of a paragraph, in sizes.
    pitch: f32,
    /// The sizes larger than that of the text, largest first.
    heads: Vec<f32>,
}

impl Body {
    fn of(pages: &[Page]) -> Self {
        let lines = || {
            pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
                Item::Line(line) => Some(line),
                _ => None,
            })
        };
        let left = lines().map(Line::left).fold(f32::INFINITY, f32::min);
        let right = lines().map(Line::right).fold(f32::NEG_INFINITY, f32::max);
        let weight = |line: &Line| line.parts.iter().map(|part| part.text.chars().count()).sum();
        let size = median(lines().map(|line| (line.size, weight(line))).collect()).unwrap_or(12.0);
        let mut heads: Vec<f32> = lines().map(|line| line.size).filter(|own| *own > size * 1.12).collect();
        heads.sort_by(|one, other| other.total_cmp(one));
        heads.dedup_by(|one, other| *one > *other * 0.95);
        Self { left, right, size, pitch: pitch(pages).unwrap_or(1.6), heads }
    }

    /// The rank of a size among those larger than the text.
    fn heading(&self, size: f32) -> Option<u8> {
        let rank = self.heads.iter().position(|head| size > *head * 0.95)?;
        u8::try_from(rank + 1).ok().filter(|rank| *rank <= 6)
    }
}

/// The usual distance of neighbouring lines, in sizes.
fn pitch(pages: &[Page]) -> Option<f32> {
    let mut steps = Vec::new();
    for page in pages {
        for pair in page.items.windows(2) {
            if let [Item::Line(one), Item::Line(other)] = pair
                && other.base > one.base
                && (one.size - other.size).abs() < 0.1 * one.size
            {
                steps.push(((other.base - one.base) / one.size, 1));
            }
        }
    }
    median(steps)
}

/// The value in the middle, by weight.
fn median(mut weighted: Vec<(f32, usize)>) -> Option<f32> {
    weighted.sort_by(|one, other| one.0.total_cmp(&other.0));
    let half = weighted.iter().map(|entry| entry.1).sum::<usize>() / 2;
    let mut sum = 0;
    weighted
        .into_iter()
        .find(|entry| {
            sum += entry.1;
            sum > half
        })
        .map(|entry| entry.0)
}

/// Lines of a title stand no farther apart, in sizes.
const TITLE_STEP: f32 = 2.4;

/// A paragraph that may go on.
struct Open {
    text: String,
    last: Line,
    page: usize,
    lines: usize,
}

impl Open {
    fn new(line: Line, page: usize) -> Self {
        Self { text: line.text(), last: line, page, lines: 1 }
    }

    fn finish(self, body: &Body) -> Part {
        let heading = body.heading(self.last.size).filter(|_| self.text.chars().count() <= 80);
        Part::Paragraph(Paragraph { text: self.text, heading, region: Region(0), dress: None })
    }

    fn add(&mut self, line: Line, page: usize) {
        let text = line.text();
        let ends = (self.text.chars().next_back(), text.chars().next());
        if let (Some(before), Some(after)) = ends
            && !is_square(before)
            && !is_square(after)
        {
            self.text.push(' ');
        }
        self.text.push_str(&text);
        (self.last, self.page) = (line, page);
        self.lines += 1;
    }

    /// Whether a line goes on with it.
    fn takes(&self, line: &Line, page: usize, body: &Body) -> bool {
        let last = &self.last;
        let size = last.size;
        let same_face = last.turn == line.turn && (size - line.size).abs() <= 0.08 * size;
        let step = line.base - last.base;
        let near = page != self.page || (step > 0.0 && step <= (body.pitch * 1.3 + 0.1) * size);
        // A line ends early when the next word would still have found room.
        let full = last.right() + first_word(line) + 1.5 * size >= body.right;
        let rows = is_row(&last.text()) || is_row(&line.text());
        if same_face && page == self.page && self.is_title_with(line, body) {
            return step > 0.0 && step <= TITLE_STEP * size;
        }
        same_face && near && full && !rows && !self.is_parted_from(line, body)
    }

    /// Whether both are lines of one title: larger than the text, and centred one over the other.
    fn is_title_with(&self, line: &Line, body: &Body) -> bool {
        let centre = |line: &Line| (line.left() + line.right()) / 2.0;
        let centred = (centre(&self.last) - centre(line)).abs() <= 0.5 * line.size;
        line.size > body.size * 1.12 && centred && !is_numbered(&line.text())
    }

    /// Whether a line looks like the first of its own: indented, or numbered behind a full stop.
    fn is_parted_from(&self, line: &Line, body: &Body) -> bool {
        let (size, text) = (line.size, line.text());
        let stopped = self.text.ends_with(['。', '；', '：', '！', '？', '!', '?', ';', ':']);
        let indented = line.left() > body.left + 1.2 * size;
        let deeper = line.left() > self.last.left() + 0.8 * size;
        let level = (line.left() - self.last.left()).abs() <= 0.8 * size;
        deeper || indented && level && stopped || stopped && is_numbered(&text) || indented && !level && self.lines > 1
    }
}

/// Whether a line ends with several numbers: the row of a table that could not be told from text.
fn is_row(text: &str) -> bool {
    let is_number = |word: &&str| word.starts_with(|char: char| char.is_ascii_digit());
    text.split(' ').rev().take_while(is_number).count() >= 3
}

/// The width of the first word of a line: what did not fit on the line before.
fn first_word(line: &Line) -> f32 {
    let Some(part) = line.parts.first() else { return 0.0 };
    let chars = part.text.chars().count().max(1) as f32;
    let word = part.text.chars().take_while(|char| !is_square(*char) && *char != ' ').count().max(1) as f32;
    (part.to - part.from) * word / chars
}

/// Whether a text begins with the number of a section: 一、（一）1.
fn is_numbered(text: &str) -> bool {
    let inner = text.trim_start_matches(['（', '(']);
    let digits = |char: char| char.is_ascii_digit() || "一二三四五六七八九十".contains(char);
    let rest = inner.trim_start_matches(digits);
    rest.len() < inner.len() && rest.starts_with(['、', '）', ')', '.', '．'])
}
