//! 报送稿 The report as received: its shape, its claims, and that only facts were carried over from the real one.

use std::collections::BTreeSet;
use std::path::Path;

use towns::quiet::{COAT, REPORT_RECEIVED, REPORT_YEAR};

fn lines() -> Vec<&'static str> {
    REPORT_RECEIVED.split('\n').collect()
}

/// The lines between two headings that hold a table, with their field counts.
fn field_counts(range: std::ops::RangeInclusive<usize>) -> BTreeSet<usize> {
    range.map(|number| lines()[number - 1].split('\t').count()).collect()
}

#[test]
fn the_file_has_the_shape_of_a_careless_copy() {
    assert!(REPORT_RECEIVED.starts_with("\n\n桑村乡 2025 年"), "two empty lines, no byte order mark");
    assert!(!REPORT_RECEIVED.ends_with('\n') && !REPORT_RECEIVED.contains('\r'));
    assert_eq!(lines().len(), 92);
    let cases = [(25..=38, 4, "table II"), (42..=69, 8, "table III, cut"), (73..=76, 15, "table IV")];
    for (range, fields, table) in cases {
        assert_eq!(field_counts(range), BTreeSet::from([fields]), "{table}");
    }
}

#[test]
fn its_claims_stand_there_once_each() {
    for claim in ["253 条", "28 人次", "12 个", "每月 1 次", "每周 2 次", "2025 年未收到政府信息公开申请"]
    {
        assert_eq!(REPORT_RECEIVED.matches(claim).count(), 1, "{claim}");
    }
    let narrative: String = lines()[..24].iter().chain(&lines()[76..]).copied().collect();
    let digits: Vec<_> = narrative.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    assert_eq!(digits, ["2025", "253", "2025", "1", "2", "28", "12"], "no number beside the claims and the year");
    assert_eq!(narrative.matches("制度》").count(), 3, "three internal rules are named");
}

#[test]
fn it_is_silent_where_the_real_one_was() {
    for absent in ["考核", "评议", "追究", "信息处理费", "统计期", "月31日", "（二）改进"] {
        assert!(!REPORT_RECEIVED.contains(absent), "{absent} would hide a fault that is meant");
    }
    assert_eq!(REPORT_RECEIVED.matches("一、总体情况").count(), 2);
    assert!(REPORT_RECEIVED.contains("\n二、下步工作计划\n") && REPORT_RECEIVED.ends_with("事项\n\n无"));
}

#[test]
fn title_and_coat_speak_of_one_town() {
    assert_eq!(lines()[2], format!("{} {REPORT_YEAR} 年政府信息公开工作年度报告", COAT.name));
    assert!(COAT.body.starts_with(COAT.name) && COAT.contact.address.contains(COAT.name));
    assert!(COAT.contact.address.starts_with(COAT.county.name) && COAT.county.host_bar.starts_with(COAT.county.name));
}

/// Lines that carry facts and form, not sentences: tables, headings, and the bare 无.
fn is_formal(number: usize, line: &str) -> bool {
    let table = [25..=38, 42..=69, 73..=76].iter().any(|range| range.contains(&number));
    table || (line.chars().count() < 30 && !line.ends_with(['。', '：']) && !line.contains('：'))
}

/// The pieces between punctuation marks that are at least `length` characters long, white space removed.
fn pieces(line: &str, length: usize) -> impl Iterator<Item = String> + '_ {
    line.split(|c: char| "，。；：、“”《》\n".contains(c))
        .map(|piece| piece.split_whitespace().collect::<String>())
        .filter(move |piece| piece.chars().count() >= length)
}

/// The aspect a paragraph opens with, such as `(一) 主动公开`, and the prose after it.
fn aspect(line: &str) -> (&str, &str) {
    if line.starts_with('(') { line.split_once('：').unwrap_or(("", line)) } else { ("", line) }
}

/// Tables and headings are the real ones byte for byte, sentences are our own: no piece between two punctuation
/// marks of twelve characters or more stands in both.
#[test]
fn only_facts_were_carried_over() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seed/sangcun-2025-annual-report.txt");
    let Ok(seed) = std::fs::read_to_string(&path) else {
        eprintln!("not compared: the report it was modelled on is absent ({})", path.display());
        return;
    };
    let theirs: Vec<_> = seed.split('\n').collect();
    assert_eq!(theirs.len(), lines().len());
    let flat: String = seed.split_whitespace().collect();
    for (number, (ours, theirs)) in (1..).zip(lines().into_iter().zip(theirs)) {
        if is_formal(number, theirs) {
            assert_eq!(ours, theirs, "line {number} is form, not prose");
            continue;
        }
        assert_ne!(ours, theirs, "line {number}");
        let (head, prose) = aspect(ours);
        assert_eq!(head, aspect(theirs).0, "the aspect named in line {number}");
        assert_eq!(pieces(prose, 12).find(|piece| flat.contains(piece.as_str())), None, "line {number}");
    }
}
