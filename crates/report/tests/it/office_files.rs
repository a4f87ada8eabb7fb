//! The same layouts as Word files and spreadsheets: the format changes nothing about what is read.

use papers::Kind;
use testkit::{Container, Layout, typeset_in};

use crate::reading::{differences_of, sets};

/// A span over a cell of its neighbours: sheets cannot hold that.
const OVERLAPPING: [Layout; 2] = [Layout::HtmlSpanTooLong, Layout::HtmlGroupSpanTooLong];

#[test]
fn every_layout_of_a_page_reads_back_from_every_office_file() {
    let mut report = String::new();
    for set in &sets() {
        for layout in Layout::ALL.iter().filter(|layout| layout.is_html()) {
            for container in Container::ALL {
                if *container != Container::Word && OVERLAPPING.contains(layout) {
                    continue;
                }
                let typeset = typeset_in(set, *layout, *container);
                let kind = match container {
                    Container::Word => Kind::Docx,
                    Container::Workbook | Container::Workbooks => Kind::Xlsx,
                    Container::Ods => Kind::Ods,
                };
                // Rows without a single number may look like lines of text on a sheet, which draws no table.
                let leaves_no_trace = *container != Container::Word && !typeset.blank.is_empty();
                let wrong = differences_of(set, &typeset, kind, leaves_no_trace);
                if !wrong.is_empty() {
                    let shown: Vec<&String> = wrong.iter().take(3).collect();
                    report.push_str(&format!(
                        "{} in {layout:?} as {container:?}: {} wrong: {shown:?}\n",
                        set.id,
                        wrong.len()
                    ));
                }
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
}
