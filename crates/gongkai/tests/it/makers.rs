//! Files by the programs that offices and sites use, not by us: LibreOffice, a browser's print, python-docx, openpyxl.

use std::process::Command;

use testkit::{Container, Figures, Layout, figures, typeset, typeset_in};

use crate::{formats::assert_same, program::Folder};

/// Converts files with LibreOffice; one start for all of them.
pub(crate) fn office(folder: &Folder, to: &str, filter: &str, files: &[&str]) {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let out = Command::new("soffice")
        .args([&profile, "--headless", "--norestore", filter, "--convert-to", to, "--outdir", "."])
        .args(files)
        .current_dir(folder.path())
        .output()
        .expect("LibreOffice is there: `cargo xtask test` installs it");
    let said = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success() && !said.contains("Error"), "{to}: {said}");
}

/// Prints a page with the browser.
pub(crate) fn print(folder: &Folder, page: &str, pdf: &str) {
    let out = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"])
        .arg(format!("--user-data-dir={}/browser", folder.path().display()))
        .args([&format!("--print-to-pdf={}/{pdf}", folder.path().display()), "--no-pdf-header-footer"])
        .arg(format!("file://{}/{page}", folder.path().display()))
        .output()
        .expect("Chromium is there: `cargo xtask test` installs it");
    assert!(folder.path().join(pdf).exists(), "{page}: {}", String::from_utf8_lossy(&out.stderr));
}

fn suqian() -> Figures {
    figures::real_one("suqian-2024")
}

#[test]
fn what_libreoffice_makes_of_our_files_is_the_same_report() {
    let folder = Folder::new();
    folder.put("原.html", typeset(&suqian(), Layout::HtmlClean).bytes);
    let read = folder.run(&["report", "read", "原.html", "--json"]).json(0);
    for format in ["docx", "xlsx"] {
        folder.run(&["report", "write", "原.html", "--to", format, "--out", &format!("写.{format}")]);
    }
    std::fs::copy(folder.path().join("写.docx"), folder.path().join("文.docx")).unwrap();
    office(&folder, "odt", "--writer", &["写.docx"]);
    office(&folder, "docx:MS Word 2007 XML", "--writer", &["写.odt"]);
    office(&folder, "pdf", "--writer", &["文.docx"]);
    office(&folder, "ods", "--calc", &["写.xlsx"]);
    office(&folder, "xls:MS Excel 97", "--calc", &["写.ods"]);
    for name in ["写.docx", "写.ods", "写.xls", "文.pdf"] {
        let again = folder.run(&["report", "read", name, "--json"]).json(0);
        for part in ["format", "year", "t2", "t3", "t4", "coverage"] {
            assert_eq!(again[part], read[part], "{name}: {part}");
        }
    }
}

#[test]
fn pages_printed_by_a_browser_are_read_right_whatever_their_fault() {
    let set = suqian();
    let folder = Folder::new();
    for layout in [
        Layout::HtmlClean,
        Layout::HtmlChrome,
        Layout::HtmlLabelsTwoWide,
        Layout::HtmlNaturalUnmerged,
        Layout::HtmlCutWithHeader,
        Layout::HtmlFootRows,
        Layout::HtmlSumAfterTotal,
        Layout::HtmlUnits,
        Layout::HtmlBrokenLabels,
        Layout::HtmlFourFlat,
    ] {
        let typeset = typeset(&set, layout);
        // A browser draws no borders unless the page asks for them; statutory tables have them.
        let borders = "<style>table{border-collapse:collapse}td,th{border:1px solid #000}</style>";
        let page = [typeset.bytes.clone(), borders.as_bytes().to_vec()].concat();
        folder.put("页.html", page);
        print(&folder, "页.html", "页.pdf");
        let read = folder.run(&["report", "read", "页.pdf", "--json"]).json(0);
        for (name, text) in typeset.readable(&set) {
            let cell = name.split('.').fold(&read, |at, key| &at[key]).to_string();
            let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            assert_eq!(cell.trim_matches('"'), digits, "{layout:?}: {name}");
        }
    }
}

const PYTHON: &str = r#"
import json, sys
import docx, openpyxl
pieces = json.load(open("pieces.json", encoding="utf-8"))
word, book = docx.Document(), openpyxl.Workbook()
sheet, row = book.active, 0
for piece in pieces:
    if isinstance(piece, str):
        word.add_paragraph(piece)
        row += 1
        sheet.cell(row, 1, piece)
        continue
    table = word.add_table(piece["height"], piece["width"])
    for at, column, rows, columns, text in piece["cells"]:
        cell = table.cell(at, column)
        if rows > 1 or columns > 1:
            cell = cell.merge(table.cell(at + rows - 1, column + columns - 1))
            sheet.merge_cells(start_row=row + at + 1, start_column=column + 1, end_row=row + at + rows, end_column=column + columns)
        cell.text = text
        try: value = int(text)
        except ValueError: value = text
        sheet.cell(row + at + 1, column + 1, value)
    row += piece["height"] + 1
word.save("python.docx")
book.save("python.xlsx")
"#;

#[test]
fn files_by_python_libraries_are_read_as_they_were_meant() {
    let set = suqian();
    let folder = Folder::new();
    folder.put("原.html", typeset(&set, Layout::HtmlClean).bytes);
    let read = folder.run(&["report", "read", "原.html", "--json"]).json(0);
    folder.put("pieces.json", testkit::office::pieces_json(&set, Layout::HtmlClean)).put("make.py", PYTHON);
    let out = Command::new("/usr/bin/python3").arg("make.py").current_dir(folder.path()).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    for name in ["python.docx", "python.xlsx"] {
        let again = folder.run(&["report", "read", name, "--json"]).json(0);
        assert_same(&read, &again, name);
    }
}

#[test]
fn old_and_other_containers_of_faulty_tables_are_read_as_the_new_ones() {
    let set = suqian();
    let folder = Folder::new();
    let layouts = [Layout::HtmlSumBeforeTotal, Layout::HtmlLabelsRepeated, Layout::HtmlFootRows, Layout::HtmlUnmerged];
    let names: Vec<String> = layouts.iter().map(|layout| format!("{layout:?}.xlsx")).collect();
    for (layout, name) in layouts.iter().zip(&names) {
        folder.put(name, typeset_in(&set, *layout, Container::Workbook).bytes);
    }
    let files: Vec<&str> = names.iter().map(String::as_str).collect();
    office(&folder, "xls:MS Excel 97", "--calc", &files);
    office(&folder, "ods", "--calc", &files);
    for (layout, name) in layouts.iter().zip(&names) {
        let typeset = typeset_in(&set, *layout, Container::Workbook);
        for ending in ["xls", "ods"] {
            let read = folder.run(&["report", "read", &name.replace("xlsx", ending), "--json"]).json(0);
            for (cell, text) in typeset.readable(&set) {
                let found = cell.split('.').fold(&read, |at, key| &at[key]).to_string();
                assert_eq!(found.trim_matches('"'), text, "{layout:?} as {ending}: {cell}");
            }
        }
    }
}
