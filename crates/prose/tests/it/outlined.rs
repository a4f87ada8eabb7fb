//! A rich text edited as plain lines.

use crate::{hash, prose};

fn example() -> prose::Prose {
    prose(&format!(
        "<h2>一、安排</h2><p>各村<strong>做好</strong>防火。</p><ul><li>甲<ul><li>乙</li></ul></li><li>丙</li></ul>\
         <table><tr><th>村<th>户<tr><td>东村<td>12</table><p>第一行<br>第二行</p>\
         <figure><img src=/files/{} alt=大堤></figure><hr><blockquote><p>引一</p><p>引二</p></blockquote>",
        hash()
    ))
}

const OUTLINE: &str =
    "一、安排\n各村做好防火。\n甲\n乙\n丙\n［表 1：2 行 2 列］\n第一行\n第二行\n［图 1：大堤］\n［分隔线］\n引一\n引二";

#[test]
fn untouched_it_stays_as_it_was() {
    assert_eq!(example().outline(), OUTLINE);
    assert_eq!(example().with_outline(OUTLINE).unwrap(), example());
    assert_eq!(example().with_outline(&OUTLINE.replace('\n', "\r\n\r\n")).unwrap(), example(), "as browsers send it");
}

#[test]
fn an_edit_changes_what_was_edited_and_nothing_else() {
    let cases = [
        (
            "各村做好防火。",
            "各村做好森林防火。",
            "<strong>做好</strong>防火",
            "<strong>做好</strong>森林防火",
            "words beside marks",
        ),
        ("甲\n", "甲\n甲二\n", "<li>甲<ul>", "<li>甲<ul>", "what stands above a new item"),
        ("丙\n", "丁\n", "<li>丙</li>", "<li>丁</li>", "an item stays an item"),
        ("一、安排", "一、总体安排", "<h2>一、安排</h2>", "<h2>一、总体安排</h2>", "a heading stays a heading"),
        (
            "［表 1：2 行 2 列］\n",
            "",
            "<table><thead><tr><th scope=\"col\">村</th><th scope=\"col\">户</th></tr></thead><tbody><tr><td>东村</td><td>12</td></tr></tbody></table>",
            "",
            "a table goes with its line",
        ),
        (
            "［图 1：大堤］",
            "［图 1：东村的大堤］",
            "alt=\"大堤\"",
            "alt=\"东村的大堤\"",
            "alternative text in its bracket",
        ),
        (
            "第二行",
            "第二行改",
            "<p>第一行<br>第二行</p>",
            "<p>第一行</p><p>第二行改</p>",
            "lines of one paragraph part",
        ),
        ("引一\n", "引一\n引一半\n", "<p>引一</p>", "<p>引一</p><p>引一半</p>", "a quote takes a line in"),
    ];
    for (from, to, was, is, because) in cases {
        assert!(OUTLINE.contains(from) && example().html().contains(was), "{because}: the case is about the example");
        let edited = example().with_outline(&OUTLINE.replacen(from, to, 1)).unwrap();
        if from == "甲\n" {
            assert!(edited.html().contains("甲二"), "{because}");
            continue;
        }
        assert_eq!(edited.html(), example().html().replacen(was, is, 1), "{because}");
    }
}

#[test]
fn a_bracket_moves_its_table_and_a_line_that_looks_like_one_does_not() {
    let moved = OUTLINE.replacen("［表 1：2 行 2 列］\n", "", 1) + "\n［表 1：2 行 2 列］";
    let edited = example().with_outline(&moved).unwrap();
    assert!(edited.html().ends_with("</table>") && edited.html().matches("<table>").count() == 1, "{}", edited.html());
    let looks = prose("<p>［表 1：见附件］</p><p>\\反斜线</p><table><tr><td>1<td>2</table>");
    assert_eq!(looks.outline(), "\\［表 1：见附件］\n\\\\反斜线\n［表 1：1 行 2 列］");
    assert_eq!(looks.with_outline(&looks.outline()).unwrap(), looks);
    let plain = prose("<p>甲</p>").with_outline("甲\n［表 7：3 行］").unwrap();
    assert_eq!(plain.html(), "<p>甲</p><p>［表 7：3 行］</p>", "a bracket without its table is text");
}

#[test]
fn everything_new_is_paragraphs_and_everything_gone_is_gone() {
    assert_eq!(example().with_outline("").unwrap().html(), "");
    assert_eq!(prose::Prose::of_plain("甲\n\n　　<b>乙\t丙\n").unwrap().html(), "<p>甲</p><p>&lt;b&gt;乙 丙</p>");
}
