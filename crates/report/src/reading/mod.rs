//! 读取 From a paper to a report: outline first, then the lines of its grids, then cells.

mod labels;
mod lines;
mod outline;
mod tables;

use std::collections::BTreeMap;

use messages::{Catalogued, Message};
use papers::{Block, Kind, Paper, Region};
use statute::report::Absence;

use self::{
    lines::{Line, LineKind, Loose},
    tables::Tables,
};
use crate::{
    model::{Headings, Reading, Report, SectionHeading, Source, TableFate},
    structure,
};

pub(crate) use outline::year_of;
pub(crate) use tables::content_of;

/// 读不出来 Why nothing of a report could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// No heading and no table of an annual report.
    NotAReport,
    /// Only pictures: a scan has no text layer.
    OnlyPictures,
}

impl Catalogued for ReadError {
    fn examples() -> Vec<Self> {
        vec![Self::NotAReport, Self::OnlyPictures]
    }

    fn message(&self) -> Message {
        match self {
            Self::NotAReport => Message {
                code: "report.not-a-report",
                what: "这个文件里没有找到年度报告。".into(),
                why: "既没有“一、总体情况”等六个部分的标题，也没有三张统计表。".into(),
                todo: "请确认选对了文件；如果是从网页另存的，请保存整个网页后再试。".into(),
            },
            Self::OnlyPictures => Message {
                code: "report.only-pictures",
                what: "这个文件里只有图片，读不出文字和数。".into(),
                why: "报告是扫描件或截图，没有文字层；程序不会猜图片里的数。".into(),
                todo: "请用原来的文字版，或者把数录入表中；公布时也应当用文字，不用图片。".into(),
            },
        }
    }
}

/// 读报告 Reads a paper as an annual report.
///
/// # Errors
///
/// [`ReadError`] when neither headings nor tables of a report are there. A report that lacks parts is read, and says so.
pub fn read_paper(paper: &Paper, source: Source) -> Result<Reading, ReadError> {
    let mut walk = Walk::through(paper);
    // Beside their tables sections two to four mostly say nothing.
    walk.sections.retain(|number, text| !matches!(number, 2..=4) || !text.is_empty());
    if walk.headings.order.is_empty() && !walk.lines.iter().any(|line| matches!(line.kind, LineKind::Row { .. })) {
        let pictures = paper.blocks.iter().any(|block| matches!(block, Block::Picture(_)));
        return Err(if pictures && walk.text_length < 200 { ReadError::OnlyPictures } else { ReadError::NotAReport });
    }
    let before = &walk.before;
    let (naming, title_at) = outline::naming(paper, before);
    let lead: Vec<&str> =
        before.iter().skip(title_at.map_or(0, |at| at + 1)).copied().filter(|text| is_lead(text)).collect();
    let year = naming.year.or_else(|| lead.iter().find_map(|text| year_of(text)));
    let Tables { figures, found, charge_in_yuan, contradictions, captioned, mut notes } =
        tables::read(&walk.lines, year);
    let provenance = figures
        .absent()
        .filter(|(_, absence)| *absence != Absence::Unreadable)
        .map(|(cell, absence)| (cell, absence.name().to_owned()))
        .collect();
    let fates = [0, 1, 2].map(|at| match (found[at], walk.pictures[at]) {
        (true, _) => TableFate::Found,
        (false, true) => TableFate::Picture,
        (false, false) => TableFate::Missing,
    });
    notes.extend(paper.losses.iter().map(|loss| format!("{loss}。")));
    let report = Report {
        body: naming.body,
        year,
        title: naming.title,
        lead: lead.join("\n"),
        sections: walk.sections,
        figures,
        provenance,
    };
    // Sheets of a workbook stand side by side: their order is nobody's fault.
    let is_workbook = matches!(source, Source::File(Kind::Xlsx | Kind::Xls | Kind::Ods));
    let mut findings = structure::headings(report.figures.form(), &walk.headings, &walk.misnamed, !is_workbook);
    findings.extend(structure::tables(&report, fates, &contradictions));
    findings.extend(captioned.and_then(|captioned| structure::old_caption(&report, captioned)));
    Ok(Reading { report, findings, notes, source, charge_in_yuan })
}

/// The year of the short lines over a table, such as 2023年度对照表: the last one that names a year counts.
fn caption_year(text: &str, before: Option<i16>) -> Option<i16> {
    if text.chars().count() > 30 {
        return None;
    }
    if is_last_year(text) { Some(LAST_YEAR) } else { year_of(text).or(before) }
}

/// Stands for a year that is said to be the one before, whichever that is.
const LAST_YEAR: i16 = 0;

/// 上年度数据 and its like, as a caption says it.
fn is_last_year(text: &str) -> bool {
    ["上年", "上一年", "去年"].iter().any(|word| text.trim_start_matches(['（', '(', '附', '：']).starts_with(word))
}

/// A paragraph before section one that belongs to the report and not to the page around it.
fn is_lead(text: &str) -> bool {
    let length = text.chars().count();
    !outline::is_furniture(text)
        && !text.contains('>')
        && (length >= 24 || text.contains("统计期") || text.ends_with('。'))
}

/// 走一遍 What one walk through the blocks of a paper collects.
#[derive(Default)]
struct Walk<'a> {
    before: Vec<&'a str>,
    headings: Headings,
    misnamed: Vec<SectionHeading>,
    sections: BTreeMap<u8, String>,
    lines: Vec<Line<'a>>,
    loose: Loose<'a>,
    pictures: [bool; 3],
    text_length: usize,
    /// The section that a heading without its ordinal just began (the name of a sheet), while nothing stands in it.
    named_only: Option<u8>,
}

impl<'a> Walk<'a> {
    /// Through the article; where it holds no table at all, its tables stand beside it, and the whole paper is walked.
    fn through(paper: &'a Paper) -> Self {
        let mut headings: Vec<Heading> = paper.blocks.iter().map(heading_of).collect();
        let listing = listing(&headings);
        headings[listing.clone()].fill(None);
        let (article, first_heading) = extent(paper, &headings);
        let walk = Self::within(paper, headings.clone(), listing.clone(), article, first_heading);
        let has_rows = walk.lines.iter().any(|line| matches!(line.kind, LineKind::Row { .. }));
        if has_rows || article == Region(0) {
            return walk;
        }
        Self::within(paper, headings, listing, Region(0), first_heading)
    }

    fn within(
        paper: &'a Paper,
        headings: Vec<Heading>,
        listing: std::ops::Range<usize>,
        article: Region,
        first_heading: usize,
    ) -> Self {
        let mut walk = Self::default();
        let mut current = 0;
        let mut ended = false;
        let mut caption = None;
        for (at, (block, heading)) in paper.blocks.iter().zip(headings).enumerate() {
            if listing.contains(&at) || (at >= first_heading && !outline::in_article(paper, block, article)) {
                continue;
            }
            match block {
                Block::Paragraph(paragraph) => {
                    walk.text_length += paragraph.text.len();
                    if ended {
                        continue;
                    }
                    if current == 6 && outline::is_furniture(&paragraph.text) {
                        ended = true;
                        continue;
                    }
                    let before = caption.filter(|_| heading.is_none());
                    caption = caption_year(&paragraph.text, before);
                    current = walk.paragraph(&paragraph.text, heading, current);
                }
                Block::Grid(grid) => {
                    let first =
                        grid.rows().next().filter(|row| row.iter().filter(|cell| !cell.text.is_empty()).count() == 1);
                    let title = first.and_then(|row| row.iter().find(|cell| !cell.text.is_empty()));
                    let inner = title.and_then(|cell| caption_year(&cell.text, None));
                    for line in lines::lines_of(grid, at, inner.or(caption.take())) {
                        let title = (line.kind == LineKind::Title)
                            .then(|| line.fields.iter().find(|field| field.filled()))
                            .flatten()
                            .and_then(|field| outline::section_heading(&field.text));
                        match title {
                            Some((heading, rest)) => current = walk.heading(heading, &rest),
                            None => {
                                walk.named_only = None;
                                walk.lines.push(line);
                            }
                        }
                    }
                }
                Block::Picture(_) => {
                    if let Some(table @ 2..=4) = (current > 0).then_some(current) {
                        walk.pictures[usize::from(table) - 2] = true;
                    }
                }
            }
        }
        walk.end_loose();
        walk
    }

    /// Files a paragraph; returns the section it leaves us in.
    fn paragraph(&mut self, text: &'a str, heading: Heading, current: u8) -> u8 {
        if let Some((heading, rest)) = heading {
            if !heading.numbered && current == heading.number && rest.is_empty() {
                // The caption of the section's own table.
                return current;
            }
            if heading.exact || current != heading.number {
                return self.heading(heading, &rest);
            }
        }
        if (2..=4).contains(&current) && self.loose.take(text, current) {
            return current;
        }
        if current == 0 {
            self.before.push(text);
        } else {
            self.add(current, text);
        }
        current
    }

    fn heading(&mut self, heading: SectionHeading, rest: &str) -> u8 {
        let number = heading.number;
        self.end_loose();
        // The name of a sheet and the heading on it are one heading.
        if heading.numbered && self.named_only == Some(number) {
            self.headings.order.pop();
        }
        self.named_only = (!heading.numbered && rest.is_empty()).then_some(number);
        self.headings.order.push(number);
        if !heading.exact {
            self.misnamed.push(heading);
        }
        self.sections.entry(number).or_default();
        if !rest.is_empty() {
            self.add(number, rest);
        }
        number
    }

    /// Rows that lay about as text belong to the section that ends here.
    fn end_loose(&mut self) {
        let grid = usize::MAX - self.headings.order.len();
        self.lines.extend(self.loose.finish(grid));
    }

    fn add(&mut self, section: u8, text: &str) {
        self.named_only = None;
        let all = self.sections.entry(section).or_default();
        if !all.is_empty() {
            all.push('\n');
        }
        all.push_str(text);
    }
}

/// A section heading with what follows it on its line.
type Heading = Option<(SectionHeading, String)>;

fn heading_of(block: &Block) -> Heading {
    match block {
        Block::Paragraph(paragraph) => outline::section_heading(&paragraph.text),
        Block::Grid(_) | Block::Picture(_) => None,
    }
}

/// The region of the report, and the block where its first heading stands.
fn extent(paper: &Paper, headings: &[Heading]) -> (Region, usize) {
    let mut marks = headings.iter().enumerate().filter(|(_, heading)| heading.is_some()).map(|(at, _)| at);
    let Some(first) = marks.next() else { return (Region(0), usize::MAX) };
    let Some(last) = marks.next_back() else { return (Region(0), usize::MAX) };
    (outline::article(paper, paper.blocks[first].region(), paper.blocks[last].region()), first)
}

/// 目录 Headings that only list what follows: four or more in a row with nothing between, and all of them come again.
fn listing(headings: &[Heading]) -> std::ops::Range<usize> {
    let alone = |heading: &Heading| heading.as_ref().is_some_and(|(_, rest)| rest.is_empty());
    let mut at = 0;
    while at < headings.len() {
        let run = headings[at..].iter().take_while(|heading| alone(heading)).count();
        if run >= 4 && headings[at + run..].iter().filter(|heading| alone(heading)).count() >= run {
            return at..at + run;
        }
        at += run.max(1);
    }
    0..0
}
