//! What Word and WPS put on the clipboard.

use prose::Loss;

use crate::read;

fn item(level: usize, label: &str, text: &str) -> String {
    format!(
        "<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level{level} lfo1'>\
         <![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>{label}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;\
         </span></span><![endif]>{text}<o:p></o:p></p>\n"
    )
}

#[test]
fn paragraphs_that_are_lists_become_lists() {
    let dots = item(1, "\u{b7}", "甲") + &item(2, "o", "乙") + &item(1, "\u{b7}", "丙");
    assert_eq!(read(&dots).0, "<ul><li>甲<ul><li>乙</li></ul></li><li>丙</li></ul>");
    let numbers = item(1, "1.", "甲") + &item(1, "2.", "乙");
    assert_eq!(read(&numbers).0, "<ol><li>甲</li><li>乙</li></ol>");
}

#[test]
fn numbers_that_a_list_would_change_stay_as_text() {
    let interrupted = item(1, "1.", "甲") + "<p class=MsoNormal>中间一段</p>" + &item(1, "2.", "乙");
    assert_eq!(read(&interrupted).0, "<ol><li>甲</li></ol><p>中间一段</p><p>2.乙</p>");
    let official = item(1, "一、", "总体要求") + &item(1, "二、", "主要任务");
    assert_eq!(read(&official).0, "<p>一、总体要求</p><p>二、主要任务</p>", "the number is part of the text");
}

#[test]
fn a_page_of_word_leaves_its_trappings() {
    let page = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><title>文稿</title><meta charset=utf-8>\
                <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->\
                <style><!-- p.MsoNormal { mso-style-parent:\"\"; } --></style></head><body lang=ZH-CN>\
                <p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:22.0pt;font-family:方正小标宋'>\
                关于防汛的通知</span></b></p><p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US>&nbsp;&nbsp;</span>\
                各村：<o:p></o:p></p><p class=MsoNormal><a name=\"_Toc1\"></a><a href=\"#_Toc1\">见下</a></p></body></html>";
    let (html, losses) = read(page);
    assert_eq!(html, "<p data-align=\"center\"><strong>关于防汛的通知</strong></p><p>各村：</p><p>见下</p>");
    assert_eq!(losses, [Loss::Style, Loss::Link { count: 1 }]);
}

#[test]
fn a_long_comment_of_word_is_no_attack() {
    let comment = format!("<!--[if gte mso 9]><xml>{}</xml><![endif]--><p>甲</p>", "<w:x a b c />\n ".repeat(5_000));
    assert_eq!(read(&comment).0, "<p>甲</p>");
}
