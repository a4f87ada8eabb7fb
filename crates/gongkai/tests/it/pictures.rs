//! Every written format as people see it: rendered to pages by other programs, and looked at.

use std::process::Command;

use testkit::{Layout, figures, typeset};

use crate::{
    makers::{office, print},
    program::Folder,
};

const HEADINGS: [&str; 6] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
];

/// The share of each page that is not white, page by page.
fn ink(folder: &Folder, pdf: &str) -> Vec<f64> {
    let made =
        Command::new("pdftoppm").args(["-gray", "-r", "50", pdf, "页"]).current_dir(folder.path()).status().unwrap();
    assert!(made.success(), "{pdf}");
    let names: Vec<String> = folder.list(".").into_iter().filter(|name| name.ends_with(".pgm")).collect();
    let shares = names.iter().map(|name| {
        let bytes = folder.read(name);
        std::fs::remove_file(folder.path().join(name)).unwrap();
        // P5, width, height, 255, then one byte a pixel.
        let head = bytes.split(|byte| byte.is_ascii_whitespace()).take(4).map(|word| word.len() + 1).sum::<usize>();
        let pixels = &bytes[head..];
        pixels.iter().filter(|pixel| **pixel < 200).count() as f64 / pixels.len() as f64
    });
    shares.collect()
}

fn squeezed(folder: &Folder, pdf: &str) -> String {
    let out = Command::new("pdftotext").args([pdf, "-"]).current_dir(folder.path()).output().unwrap();
    String::from_utf8(out.stdout).unwrap().chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn each_format_is_a_few_pages_with_the_headings_in_their_order() {
    let folder = Folder::new();
    folder.put("原.html", typeset(&figures::real_one("suqian-2024"), Layout::HtmlClean).bytes);
    for format in ["docx", "xlsx", "pdf", "html"] {
        let said = folder.run(&["report", "write", "原.html", "--to", format, "--out", &format!("{format}.{format}")]);
        assert_eq!(said.exit, 0, "{}", said.err);
    }
    office(&folder, "pdf:writer_pdf_Export", "--writer", &["docx.docx"]);
    office(&folder, "pdf:calc_pdf_Export", "--calc", &["xlsx.xlsx"]);
    print(&folder, "html.html", "html.pdf");
    for (name, in_order) in [("docx", true), ("pdf", true), ("html", true), ("xlsx", false)] {
        let pdf = format!("{name}.pdf");
        let ink = ink(&folder, &pdf);
        assert!((3..=8).contains(&ink.len()), "{name}: {} pages", ink.len());
        for (page, share) in ink.iter().enumerate() {
            assert!((0.001..0.3).contains(share), "{name}: page {} is {share:.4} ink", page + 1);
        }
        let text = squeezed(&folder, &pdf);
        let places: Vec<Option<usize>> = HEADINGS.iter().map(|heading| text.find(heading)).collect();
        assert!(places.iter().all(Option::is_some), "{name}: {places:?}");
        // A workbook holds its text on the first sheet and each table on one of its own.
        assert!(!in_order || places.is_sorted(), "{name}: {places:?}");
        for label in ["属于国家秘密", "1573179", "3525"] {
            assert!(text.contains(label), "{name}: {label}");
        }
    }
}
