//! Reports set in every layout of real offices come back cell by cell; what is lost is said, nothing is invented.

use std::collections::BTreeMap;

use papers::Kind;
use report::{Reading, Source, read_paper};
use statute::report::{Absence, Content, Number, Rule};
use testkit::{Figures, Layout, Typeset, figures, made, typeset};

pub(crate) fn read(bytes: &[u8], kind: Kind) -> Reading {
    let paper = papers::read(bytes, Some(kind)).expect("a readable file");
    read_paper(&paper, Source::File(kind)).expect("a report")
}

fn kind(layout: Layout) -> Kind {
    if layout.is_html() { Kind::Html } else { Kind::Text }
}

/// The number that a printed text means, whatever its dress.
fn meant(text: &str) -> Option<Number> {
    let plain: String =
        text.chars().filter(|character| character.is_ascii_digit() || "+-.".contains(*character)).collect();
    Number::parse(&plain)
}

fn differences(set: &Figures, layout: Layout) -> Vec<String> {
    let leaves_no_trace = layout == Layout::OneCellPerLine;
    differences_of(set, &typeset(set, layout), kind(layout), leaves_no_trace)
}

/// What of a file is not read as it was meant. Where a blank cell may leave no trace, it may be said to be lost.
pub(crate) fn differences_of(set: &Figures, typeset: &Typeset, kind: Kind, leaves_no_trace: bool) -> Vec<String> {
    let reading = read(&typeset.bytes, kind);
    let figures = &reading.report.figures;
    let form = figures.form();
    let readable: BTreeMap<&str, &str> = typeset.readable(set).collect();
    let has_blanks = set.cells.values().any(Option::is_none) || set.cells.len() < form.size();
    let mut wrong = Vec::new();
    if form.format.name() != format!("{:?}", set.format) {
        wrong.push(format!("edition {} for {:?}", form.format, set.format));
        return wrong;
    }
    for cell in form.cells() {
        let name = form.name(cell);
        match (readable.get(name), figures.content(cell)) {
            (Some(text), Content::Read(number)) if meant(text) == Some(number) => {}
            (Some(text), Content::Read(number)) => wrong.push(format!("{name}: {text} read as {number}")),
            // A blank cell leaves no line behind where every cell is a line of its own: such rows are not guessed.
            (Some(_), Content::Absent(Absence::Lost)) if leaves_no_trace && has_blanks => {}
            (Some(text), Content::Absent(absence)) => wrong.push(format!("{name}: {text} not read ({absence:?})")),
            (None, Content::Read(number)) => wrong.push(format!("{name}: {number} invented")),
            (None, Content::Absent(absence)) => {
                let lost = typeset.lost.contains(name);
                if lost != (absence == Absence::Lost) && !leaves_no_trace {
                    wrong.push(format!("{name}: {absence:?}, lost is {lost}"));
                }
            }
        }
    }
    let said = reading.findings.iter().any(|finding| matches!(finding.rule, Rule::S4 | Rule::S5));
    if said == typeset.lost.is_empty() && !leaves_no_trace {
        wrong.push(format!("losses said: {said}, lost {}", typeset.lost.len()));
    }
    wrong
}

/// The real figures, and made ones for what no real report holds.
pub(crate) fn sets() -> Vec<Figures> {
    let mut sets = figures::real();
    sets.retain(|set| !set.cells.is_empty());
    sets.extend([made::small(), made::busy(testkit::Format::F2021), made::busy(testkit::Format::F2019)]);
    sets.extend([made::zeros(testkit::Format::F2021), made::zeros(testkit::Format::F2019)]);
    sets
}

#[test]
fn every_figure_set_reads_back_from_every_layout() {
    let sets = sets();
    let mut report = String::new();
    for set in &sets {
        for layout in Layout::ALL {
            let wrong = differences(set, *layout);
            if !wrong.is_empty() {
                let shown: Vec<&String> = wrong.iter().take(4).collect();
                report.push_str(&format!("{} in {layout:?}: {} wrong: {shown:?}\n", set.id, wrong.len()));
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
}
