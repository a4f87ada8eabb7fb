//! Pictures, text boxes and what else is drawn.

use super::{p, r, read, tbl, tc};
use crate::{grids, outline};

/// A picture of a size in units of the format.
fn picture(width: u32, height: u32, words: &str) -> String {
    format!(
        "<w:r><w:drawing><wp:inline><wp:extent cx='{width}' cy='{height}'/><wp:docPr id='1' name='图片 1' {words}/>\
         <a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed='r5'/></pic:blipFill></pic:pic></a:graphicData>\
         </a:graphic></wp:inline></w:drawing></w:r>"
    )
}

/// A picture in the old language of drawings.
fn old_picture(style: &str) -> String {
    format!("<w:r><w:pict><v:shape style='{style}' alt='章'><v:imagedata r:id='r5'/></v:shape></w:pict></w:r>")
}

#[test]
fn pictures_stand_after_their_paragraph_and_small_ones_are_left_out() {
    let cases: &[(String, &[&str], &str)] = &[
        (picture(900_000, 900_000, "descr='统计图'") + &r("见图"), &["见图", "[统计图]"], "told by its description"),
        (picture(900_000, 900_000, "title='题'"), &["[题]"], "told by its title"),
        (picture(900_000, 900_000, ""), &["[]"], "a name given by the program says nothing"),
        (picture(100_000, 100_000, "descr='点'") + &r("文"), &["文"], "an icon"),
        (picture(100_000, 900_000, "descr='条'"), &["[条]"], "small in one direction only"),
        (old_picture("width:120pt;height:80pt"), &["[章]"], "an old picture"),
        (old_picture("width:12pt;height:12.5pt") + &r("文"), &["文"], "an old icon"),
    ];
    for (inside, expected, because) in cases {
        assert_eq!(outline(&read(&format!("<w:p>{inside}</w:p>"))), *expected, "{because}");
    }
}

#[test]
fn a_picture_in_a_cell_marks_the_cell() {
    let cell = format!("<w:tc><w:tcPr/><w:p>{}</w:p></w:tc>", picture(900_000, 900_000, "descr='章'"));
    let paper = read(&format!("<w:tbl><w:tr>{}{cell}</w:tr></w:tbl>", tc("", "公章")));
    let grid = grids(&paper)[0];
    assert!(!grid.cells[0].picture && grid.cells[1].picture && grid.cells[1].text.is_empty());
}

#[test]
fn the_text_of_a_box_is_read_once_after_its_paragraph() {
    let shape = |inside: &str| {
        format!(
            "<w:r><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
        )
    };
    let old = |inside: &str| {
        format!(
            "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    };
    let both = |inside: &str| {
        let new = shape(inside);
        let new = new.trim_start_matches("<w:r>").trim_end_matches("</w:r>").to_owned();
        let fallback = old(inside);
        let fallback = fallback.trim_start_matches("<w:r>").trim_end_matches("</w:r>").to_owned();
        format!(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{new}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    };
    let cases: &[(String, &[&str], &str)] = &[
        (r("前") + &both(&p("框")) + &r("后"), &["前后", "框"], "both ways of saying it are one box"),
        (r("文") + &old(&(p("甲") + &p("乙"))), &["文", "甲", "乙"], "an old box"),
        (shape(&tbl("规章 0")) + &r("文"), &["文", "规章|0"], "a table in a box"),
        (shape(&format!("<w:p>{}{}</w:p>", r("外"), shape(&p("内")))), &["外", "内"], "a box in a box"),
    ];
    for (inside, expected, because) in cases {
        assert_eq!(outline(&read(&format!("<w:p>{inside}</w:p>"))), *expected, "{because}");
    }
    let cell = format!("<w:tc><w:tcPr/><w:p>{}{}</w:p></w:tc>", r("格"), both(&p("框")));
    let paper = read(&format!("<w:tbl><w:tr>{cell}{}</w:tr></w:tbl>", tc("", "1")));
    assert_eq!(outline(&paper), ["格\n框|1"], "a box anchored in a cell stands in it");
}

#[test]
fn charts_and_hidden_drawings_are_said() {
    let chart = "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart xmlns:c='c' r:id='r7'/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
    let paper = read(&format!("<w:p>{}{chart}</w:p>", r("见图")));
    assert_eq!(
        (outline(&paper), paper.losses),
        (vec!["见图".into()], vec!["有 1 个嵌入的文件或图表，没有读取".into()])
    );
    let hidden = picture(900_000, 900_000, "descr='藏' hidden='1'");
    assert_eq!(read(&format!("<w:p>{}{hidden}</w:p>", r("文"))).losses.len(), 1);
}
