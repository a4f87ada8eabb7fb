//! The figures of real reports through every format that is read and written.

use serde_json::Value;
use testkit::{Figures, Format, Layout, figures, made, typeset};

use crate::program::Folder;

/// The formats that are written.
pub(crate) const WRITTEN: [&str; 6] = ["html", "docx", "pdf", "xlsx", "txt", "json"];

/// Sets without one blank cell: those of real reports, and made ones for what no real report holds.
pub(crate) fn full_sets() -> Vec<Figures> {
    let made = [Format::F2019, Format::F2021].into_iter().flat_map(|format| [made::busy(format), made::zeros(format)]);
    figures::real().into_iter().chain(made).filter(|set| typeset(set, Layout::HtmlClean).blank.is_empty()).collect()
}

#[test]
fn full_figures_round_trip_through_every_format_cell_by_cell() {
    let sets = full_sets();
    assert!(sets.len() >= 7, "{}", sets.len());
    let folder = Folder::new();
    for set in &sets {
        folder.put("原.html", typeset(set, Layout::HtmlClean).bytes);
        let read = folder.run(&["report", "read", "原.html", "--json"]).json(0);
        for format in WRITTEN {
            let name = format!("写.{format}");
            let written = folder.run(&["report", "write", "原.html", "--to", format, "--out", &name]);
            assert_eq!(written.exit, 0, "{} as {format}: {}", set.id, written.err);
            let again = folder.run(&["report", "read", &name, "--json"]).json(0);
            assert_same(&read, &again, &format!("{} as {format}", set.id));
            let found = |name: &str| {
                let said = folder.run(&["report", "check", name, "--json"]);
                serde_json::from_str::<Value>(&said.out).unwrap()["files"][0]["findings"].clone()
            };
            assert_eq!(found(&name), found("原.html"), "{} as {format}: the same findings", set.id);
        }
    }
}

/// Every cell, and every word.
#[track_caller]
pub(crate) fn assert_same(read: &Value, again: &Value, because: &str) {
    for part in ["format", "year", "t2", "t2v19", "t3", "t4", "body", "title", "lead", "sections", "coverage"] {
        assert_eq!(again[part], read[part], "{because}: {part}");
    }
}

#[test]
fn the_report_as_received_confirmed_is_200_zeros_in_every_format() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["demo", "--no-serve"]).exit, 0);
    let mut out = folder.list("demo/out");
    out.retain(|name| name != "accounts.json");
    assert_eq!(out.len(), WRITTEN.len(), "one file of each kind, and no other report: {out:?}");
    for name in out {
        let read = folder.run(&["report", "read", &format!("demo/out/{name}"), "--json"]).json(0);
        assert_eq!((&read["coverage"]["read"], &read["year"]), (&200.into(), &2025.into()), "{name}");
        let cells = leaves(&[&read["t2"], &read["t3"], &read["t4"]]);
        assert!(cells.len() == 200 && cells.iter().all(|cell| cell == "0"), "{name}: {cells:?}");
    }
}

fn leaves(values: &[&Value]) -> Vec<String> {
    values
        .iter()
        .flat_map(|value| match value {
            Value::Object(parts) => leaves(&parts.values().collect::<Vec<_>>()),
            leaf => vec![leaf.to_string().trim_matches('"').to_owned()],
        })
        .collect()
}

#[test]
fn the_same_report_and_day_give_the_same_bytes() {
    let folder = Folder::new();
    folder.put("原.html", typeset(&made::small(), Layout::HtmlClean).bytes);
    for format in WRITTEN {
        let write = |name: &str, day: &str| {
            let mut command = folder.command(&["report", "write", "原.html", "--to", format, "--out", name]);
            assert!(command.env("SOURCE_DATE_EPOCH", day).status().unwrap().success());
            folder.read(name)
        };
        assert_eq!(write("一", "1769000000"), write("二", "1769000000"), "{format}");
    }
}

#[test]
fn absent_cells_are_printed_blank_and_come_back_absent_in_every_format() {
    let folder = Folder::new();
    folder.put("缺.txt", crate::program::RECEIVED);
    let read = folder.run(&["report", "read", "缺.txt", "--json"]).json(0);
    for format in WRITTEN {
        let name = format!("缺.{format}");
        let written = folder.run(&["report", "write", "缺.txt", "--to", format, "--blank", "--out", &name]);
        assert_eq!(written.exit, 0, "{format}: {}", written.err);
        let again = folder.run(&["report", "read", &name, "--json"]).json(0);
        for part in ["t2", "t3", "t4"] {
            assert_eq!(again[part], read[part], "{format}: {part}");
        }
        let refused = folder.run(&["report", "write", "缺.txt", "--to", format]);
        assert!(format == "json" || refused.exit == 1, "{format}: without --blank it is refused by name");
    }
}
