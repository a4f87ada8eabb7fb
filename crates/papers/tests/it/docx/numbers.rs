//! Numbers Word draws before paragraphs and keeps in a part of their own.

use super::{Maker, r};
use crate::outline;

/// A level of a list.
fn level(at: usize, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"
    )
}

fn definition(id: i32, levels: &str) -> String {
    format!("<w:abstractNum w:abstractNumId='{id}'>{levels}</w:abstractNum>")
}

fn list(id: i32, definition: i32, overrides: &str) -> String {
    format!("<w:num w:numId='{id}'><w:abstractNumId w:val='{definition}'/>{overrides}</w:num>")
}

/// A paragraph at a level of a list.
fn item(list: i32, level: i32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>{}</w:p>",
        r(text)
    )
}

/// The lists of a report.
fn report() -> String {
    let levels = level(0, "chineseCounting", "%1、", "")
        + &level(1, "chineseCountingThousand", "（%2）", "")
        + &level(2, "decimal", "%3.", "")
        + &level(3, "decimal", "%1.%4", "<w:isLgl/>");
    definition(0, &levels) + &list(1, 0, "")
}

fn read(body: &str, numbering: &str) -> Vec<String> {
    outline(&Maker::document(body).numbering(numbering).paper())
}

#[test]
fn headings_get_the_numbers_a_reader_sees() {
    let body = item(1, 0, "总体情况")
        + &item(1, 1, "主动公开")
        + &item(1, 1, "依申请公开")
        + &item(1, 2, "受理")
        + &item(1, 0, "主动公开政府信息情况")
        + &item(1, 1, "规章")
        + &item(1, 3, "明细");
    let expected = [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开",
        "1. 受理",
        "二、主动公开政府信息情况",
        "（一）规章",
        "2.1 明细",
    ];
    assert_eq!(read(&body, &report()), expected);
}

#[test]
fn a_number_stands_by_what_follows_it() {
    let cases = [
        ("decimalEnclosedCircle", "%1", "<w:suff w:val='nothing'/>", "①文", "tight when the list says so"),
        ("decimal", "%1、", "<w:suff w:val='tab'/>", "1、文", "a mark of Chinese text keeps no distance"),
        ("decimal", "(%1)", "", "(1) 文", "other marks do"),
        ("upperRoman", "%1.", "", "I. 文", "Roman"),
        ("lowerLetter", "%1)", "", "a) 文", "a letter"),
        ("chineseCounting", "第%1章", "", "第一章 文", "a word keeps its distance"),
        ("bullet", "\u{f0b7}", "", "文", "a mark is no number"),
        ("none", "", "", "文", "nothing is drawn"),
        ("none", "附：", "", "附：文", "words without a number"),
        ("decimal", "100%", "", "100% 文", "a sign that stands for itself"),
    ];
    for (format, text, more, expected, because) in cases {
        let numbering = definition(0, &level(0, format, text, more)) + &list(1, 0, "");
        assert_eq!(read(&item(1, 0, "文"), &numbering), [expected], "{because}");
    }
}

#[test]
fn lists_begin_again_and_go_on_as_they_say() {
    let one = definition(
        0,
        &(level(0, "decimal", "%1、", "") + &level(1, "decimal", "%1.%2、", "") + &level(2, "decimal", "（%3）", "")),
    );
    let restart = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>";
    let fifth = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>";
    let own = format!("<w:lvlOverride w:ilvl='0'>{}</w:lvlOverride>", level(0, "upperLetter", "%1、", ""));
    let numbering =
        one + &list(1, 0, "") + &list(2, 0, "") + &list(3, 0, restart) + &list(4, 0, fifth) + &list(5, 0, &own);
    let cases: &[(&[(i32, i32)], &[&str], &str)] = &[
        (&[(1, 0), (2, 0)], &["1、", "2、"], "two lists of one definition count on together"),
        (&[(1, 0), (3, 0), (3, 0)], &["1、", "1、", "2、"], "a list that begins again does so once"),
        (&[(1, 0), (4, 0), (1, 0)], &["1、", "5、", "6、"], "it begins where it says, and the others follow"),
        (&[(1, 0), (5, 0)], &["1、", "B、"], "a level of its own on the same count"),
        (&[(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], &["1、", "1.1、", "1.2、", "2、", "2.1、"], "below begins again"),
        (&[(1, 1)], &["1.1、"], "a level above that was never met shows its first number"),
        (&[(1, 0), (1, 2), (1, 1)], &["1、", "（1）", "1.2、"], "a level passed over counts as begun"),
        (&[(9, 0), (1, 12)], &["", ""], "a list or level that is not there draws nothing"),
        (&[(0, 0), (1, 0)], &["", "1、"], "list zero is none"),
    ];
    for (items, expected, because) in cases {
        let body: String = items.iter().map(|(list, level)| item(*list, *level, "文")).collect();
        let expected: Vec<String> = expected.iter().map(|number| format!("{number}文")).collect();
        assert_eq!(read(&body, &numbering), expected, "{because}");
    }
    let never = level(0, "decimal", "%1、", "") + &level(1, "decimal", "%2）", "<w:lvlRestart w:val='0'/>");
    let body: String = [(1, 0), (1, 1), (1, 0), (1, 1)].map(|(list, level)| item(list, level, "文")).concat();
    assert_eq!(read(&body, &(definition(0, &never) + &list(1, 0, ""))), ["1、文", "1）文", "2、文", "2）文"]);
}

#[test]
fn styles_number_their_paragraphs_at_the_level_bound_to_them() {
    let styles = "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
                  <w:style w:type='paragraph' w:styleId='2'><w:name w:val='heading 2'/><w:basedOn w:val='1'/><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
                  <w:style w:type='paragraph' w:styleId='21'><w:basedOn w:val='2'/></w:style>";
    let levels = level(0, "japaneseCounting", "%1、", "<w:pStyle w:val='1'/>")
        + &level(1, "japaneseCounting", "（%2）", "<w:pStyle w:val='2'/>");
    let numbering = definition(0, &levels) + &list(1, 0, "");
    let styled =
        |style: &str, more: &str| format!("<w:p><w:pPr><w:pStyle w:val='{style}'/>{more}</w:pPr>{}</w:p>", r("文"));
    let body = styled("1", "")
        + &styled("2", "")
        + &styled("21", "")
        + &styled("1", "<w:numPr><w:numId w:val='0'/></w:numPr>")
        + &styled("1", "");
    let paper = Maker::document(&body).numbering(&numbering).styles(styles).paper();
    assert_eq!(
        outline(&paper),
        ["# 一、文", "## （一）文", "## （二）文", "# 文", "# 二、文"],
        "a paragraph may opt out"
    );
}

#[test]
fn a_list_that_borrows_the_levels_of_a_style_has_them() {
    let lender = format!(
        "<w:abstractNum w:abstractNumId='0'><w:styleLink w:val='s'/>{}</w:abstractNum>",
        level(0, "decimal", "%1、", "")
    );
    let borrower = "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='s'/></w:abstractNum>";
    assert_eq!(read(&item(2, 0, "文"), &(lender + borrower + &list(2, 1, ""))), ["1、文"]);
}

#[test]
fn paragraphs_nobody_sees_are_not_counted_and_numbered_cells_are() {
    let gone = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>\
                <w:del w:id='2'><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>";
    let hidden = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr>\
                  <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>";
    let body = item(1, 0, "甲") + gone + hidden + &item(1, 0, "乙");
    assert_eq!(read(&body, &report()), ["一、甲", "二、乙"]);
    let struck = hidden.replace("vanish", "strike");
    assert_eq!(read(&(struck + &item(1, 0, "乙")), &report()), ["二、乙"], "what was struck out still counts");
    let numbered = |list: i32| format!("<w:tc><w:tcPr/>{}</w:tc>{}", item(list, 0, ""), super::tc("", "规章"));
    let row = format!("<w:tr>{}</w:tr>", numbered(1));
    assert_eq!(
        read(&format!("<w:tbl>{row}{row}</w:tbl>"), &report()),
        ["一、|规章", "二、|规章"],
        "a column of numbers"
    );
}
