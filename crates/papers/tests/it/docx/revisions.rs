//! Changes nobody accepted yet: the document is read as if all were.

use super::{p, r, read, tbl, tc};
use crate::outline;

const SAID: &str = "文件里有未接受的修订：按接受后的文字读取";

#[test]
fn changes_are_read_as_accepted_and_said() {
    let deleted = |text: &str| format!("<w:del w:id='1'><w:r><w:delText>{text}</w:delText></w:r></w:del>");
    let inserted = |inside: &str| format!("<w:ins w:id='2'>{inside}</w:ins>");
    let end =
        |mark: &str, inside: &str| format!("<w:p><w:pPr><w:rPr><w:{mark} w:id='3'/></w:rPr></w:pPr>{inside}</w:p>");
    let cases: &[(String, &[&str], &str)] = &[
        (format!("<w:p>{}{}{}</w:p>", r("共"), deleted("6"), inserted(&r("7"))), &["共7"], "a figure was corrected"),
        (
            format!(
                "<w:p><w:moveFrom>{}</w:moveFrom>{}</w:p><w:p><w:moveTo>{}</w:moveTo></w:p>",
                r("甲"),
                r("乙"),
                r("甲")
            ),
            &["乙", "甲"],
            "moved text stands once",
        ),
        (format!("<w:p>{}{}</w:p>", r("甲"), inserted(&deleted("乙"))), &["甲"], "inserted and deleted again"),
        (end("del", &r("前")) + &p("后"), &["前后"], "a deleted end of a paragraph joins two"),
        (end("del", &deleted("全")) + &p("后"), &["后"], "a paragraph deleted whole"),
        (end("del", &r("甲")) + &end("del", &r("乙")) + &p("丙"), &["甲乙丙"], "three become one"),
        (end("del", &r("前")) + &tbl("甲 1"), &["前", "甲|1"], "no paragraph is joined with a table"),
        (end("del", &r("末")), &["末"], "nothing follows"),
        (end("ins", &r("前")) + &p("后"), &["前", "后"], "an inserted end is one"),
    ];
    for (body, expected, because) in cases {
        let paper = read(body);
        assert_eq!(outline(&paper), *expected, "{because}");
        assert_eq!(paper.losses, [SAID], "{because}");
    }
}

#[test]
fn rows_and_cells_deleted_or_inserted_are_read_as_accepted() {
    let row = |mark: &str, cells: &str| format!("<w:tr><w:trPr><w:{mark} w:id='1'/></w:trPr>{cells}</w:tr>");
    let cells = |a: &str, b: &str| tc("", a) + &tc("", b);
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("cantSplit", &cells("规章", "1")),
        row("del", &cells("旧", "2")),
        row("ins", &cells("新", "3"))
    );
    let paper = read(&body);
    assert_eq!((outline(&paper), &paper.losses[..]), (vec!["规章|1".into(), "新|3".into()], &[SAID.to_owned()][..]));
    let body =
        format!("<w:tbl><w:tr>{}{}{}</w:tr></w:tbl>", tc("", "甲"), tc("<w:cellDel w:id='1'/>", "5"), tc("", "6"));
    assert_eq!(outline(&read(&body)), ["甲|6"]);
}
