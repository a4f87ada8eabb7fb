//! Prints the gallery and a full report into a folder to be looked at, and says how long it took.

#![allow(clippy::print_stdout, reason = "it reports to the person who runs it")]

use std::{error::Error, path::PathBuf, time::Instant};

use documents::Imprint;
use press::Press;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder to print into")?);
    std::fs::create_dir_all(&folder)?;
    let imprint = Imprint::on(2026, 1, 20).expect("a day");
    let documents = [
        ("busy", report_of(&testkit::made::busy(testkit::Format::F2021))?),
        ("small", report_of(&testkit::made::small())?),
        ("gallery", documents::gallery()),
    ];
    let start = Instant::now();
    let press = Press::new(&press::Faces::default());
    println!("faces unpacked in {:.0?}", start.elapsed());
    for (name, document) in &documents {
        let start = Instant::now();
        let printed = press.print(document, &imprint)?;
        println!("{name}: first {:.1?}, {} bytes", start.elapsed(), printed.bytes.len());
        std::fs::write(folder.join(format!("{name}.pdf")), printed.bytes)?;
    }
    let mut new_text = documents[0].1.clone();
    for round in 0..20 {
        new_text.title = format!("桑村乡第{round}号试印");
        new_text.facts = vec![format!("第 {round} 次")];
        let start = Instant::now();
        press.print(&new_text, &imprint)?;
        println!("warm, new text {round}: {:.1?}", start.elapsed());
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .filter(|line| line.starts_with("VmHWM") || line.starts_with("VmRSS"))
        .for_each(|line| println!("{line}"));
    Ok(())
}

fn report_of(set: &testkit::Figures) -> Result<documents::Document, Box<dyn Error>> {
    let html = testkit::typeset(set, testkit::Layout::HtmlClean).bytes;
    let paper = papers::read(&html, Some(papers::Kind::Html)).map_err(|fault| format!("{fault:?}"))?;
    let reading =
        report::read_paper(&paper, report::Source::File(papers::Kind::Html)).map_err(|fault| format!("{fault:?}"))?;
    let mut document = report::describe(&reading.report, &report::Purpose::file());
    document.facts.extend(report::period(&reading.report));
    document.colophon = vec!["本报告电子版：https://www.example.gov.cn/report/2025".into()];
    Ok(document)
}
