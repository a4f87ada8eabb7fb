//! 复读 What another program finds in a file of ours.

use std::{
    path::PathBuf,
    process::Command,
    sync::atomic::{AtomicUsize, Ordering},
};

use documents::Imprint;
use press::Printed;

/// The date of all test documents.
pub(crate) fn imprint() -> Imprint {
    Imprint::on(2026, 1, 20).expect("a day")
}

pub(crate) fn print(document: &documents::Document) -> Printed {
    press::pdf(document, &imprint()).expect("a printable document")
}

/// A file for poppler to read, named after nothing that could collide.
fn laid_down(bytes: &[u8]) -> PathBuf {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{number}.pdf", std::process::id()));
    std::fs::write(&path, bytes).expect("a writable folder for tests");
    path
}

fn run(program: &str, bytes: &[u8], before: &[&str], after: &[&str]) -> String {
    let path = laid_down(bytes);
    let done = Command::new(program).args(before).arg(&path).args(after).output();
    std::fs::remove_file(&path).expect("the file was just written");
    let done = done.unwrap_or_else(|fault| panic!("{program} does not start ({fault}): install poppler-utils"));
    assert!(done.status.success(), "{program}: {}", String::from_utf8_lossy(&done.stderr));
    // Titles of headings are printed as the bytes they are (UTF-16); everything else is UTF-8.
    String::from_utf8_lossy(&done.stdout).into_owned()
}

pub(crate) fn info(bytes: &[u8]) -> String {
    run("pdfinfo", bytes, &[], &[])
}

/// One fact of `pdfinfo`.
pub(crate) fn fact(info: &str, name: &str) -> String {
    let line = info.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.unwrap_or_else(|| panic!("no {name} in {info}")).trim().to_owned()
}

pub(crate) fn pages(bytes: &[u8]) -> usize {
    fact(&info(bytes), "Pages").parse().expect("a number of pages")
}

pub(crate) fn text(bytes: &[u8], options: &[&str]) -> String {
    run("pdftotext", bytes, options, &["-"])
}

/// The tree of tags with texts, as a screen reader walks it.
pub(crate) fn structure(bytes: &[u8]) -> String {
    run("pdfinfo", bytes, &["-struct-text"], &[])
}

/// The words of the tree of tags, without any white space: paper may turn lines, it may not change words.
pub(crate) fn words(structure: &str) -> String {
    let texts = structure.lines().map(str::trim).filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    squeezed(&texts.collect::<String>())
}

pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != documents::BREAK).collect()
}

/// How many elements of the tree have this tag.
pub(crate) fn count(structure: &str, tag: &str) -> usize {
    structure.lines().filter(|line| line.split([' ', ':']).find(|word| !word.is_empty()) == Some(tag)).count()
}

/// Everything a document says on paper, in order, without white space.
pub(crate) fn said(document: &documents::Document) -> String {
    let mut said = squeezed(&document.title) + &squeezed(&document.facts.concat());
    for block in &document.blocks {
        match block {
            documents::Block::Heading { text, .. } => said += &squeezed(text),
            documents::Block::Paragraph(paragraph) => said += &squeezed(&documents::text::said(paragraph)),
            documents::Block::Table(table) => {
                table.rows.iter().flatten().for_each(|cell| said += &squeezed(&cell.text));
            }
            documents::Block::Seal { organ, date, .. } => said += &(squeezed(organ) + &squeezed(date)),
            documents::Block::Note { .. } => {}
        }
    }
    said + &squeezed(&document.colophon.concat())
}
