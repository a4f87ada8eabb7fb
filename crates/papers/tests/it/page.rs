//! Web pages: paragraphs, headings, white space, encodings.

use papers::{Block, Kind};

use crate::{grids, outline, page};

#[test]
fn elements_that_stand_alone_are_paragraphs_and_inline_ones_are_glued() {
    let paper =
        page("<h1>某镇<br>年度报告</h1><div>甲<p>乙<span>丙</span><b>丁</b></p>戊<br>己</div><ul><li>庚<li>辛</ul>");
    assert_eq!(outline(&paper), ["# 某镇\n年度报告", "甲", "乙丙丁", "戊", "己", "庚", "辛"]);
}

#[test]
fn white_space_and_invisible_characters_are_put_in_order() {
    let paper = page("<p>\u{3000}\u{3000}新收&nbsp;&nbsp;申请\n  ７\u{200b}件\u{ad}。&#8203;</p><p>&nbsp;</p>");
    assert_eq!(outline(&paper), ["新收 申请 ７件。"]);
}

#[test]
fn the_title_comes_from_the_title_or_from_the_name_of_the_article() {
    assert_eq!(page("<title> 甲\n报告 </title><meta name=ArticleTitle content=乙><p>文").title, "甲 报告");
    assert_eq!(page("<title></title><meta name=\"ArticleTitle\" content=\"乙\"><p>文").title, "乙");
}

#[test]
fn a_page_in_gb18030_reads_like_one_in_utf_8() {
    let source = "<meta charset=gb2312><title>报告</title><p>镕镇的㐂字</p><table><tr><td>规章<td>0</table>";
    let bytes = encoding(source);
    let paper = papers::read(&bytes, None).unwrap();
    assert_eq!(outline(&paper), ["镕镇的㐂字", "规章|0"]);
    assert_eq!((paper.encoding, paper.losses.len()), ("GB18030", 0));
}

fn encoding(source: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(source).0.into_owned()
}

#[test]
fn bytes_of_no_character_are_counted_among_the_losses() {
    let mut bytes = encoding("<meta charset=gbk><p>政府信息公开年度报告</p><p>");
    bytes.extend(b"\xFF\xFF</p>");
    let paper = papers::read(&bytes, Some(Kind::Html)).unwrap();
    assert_eq!(paper.losses, ["有 2 处文字无法按 GB18030 编码辨认"]);
}

#[test]
fn what_word_leaves_behind_is_not_read() {
    let paper = page(
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><!--[if gte mso 9]><xml><w:View>Normal</w:View>\
         </xml><![endif]--><style>p.MsoNormal{mso-pagination:none}</style></head><body>\
         <?xml:namespace prefix = o ns = 'urn:x' /><xml><w:x>Print</w:x></xml>\
         <p class=MsoNormal style='mso-para-margin:0cm;display:none'>藏</p><p style='mso-hide:all'>藏</p>\
         <p class=MsoNormal><span lang=EN-US>7</span><span>件</span><o:p></o:p></p><p><o:p>&nbsp;</o:p></p>\
         <table class=MsoTableGrid><tr><td><p class=MsoNormal>结果<o:p></o:p></p><p>维持</p></td><td><p>0</p></td></tr></table>",
    );
    assert_eq!(outline(&paper), ["7件", "结果\n维持|0"]);
}

#[test]
fn an_island_of_word_that_was_never_closed_does_not_swallow_the_page() {
    assert_eq!(outline(&page("<xml><p>一、总体情况</p><p>正文</p>")), ["一、总体情况", "正文"]);
}

#[test]
fn preformatted_lines_are_lines_and_their_tables_tables() {
    let paper = page("<pre>一、总体情况\n规章\t0\t0\n处罚\t1\t2\n</pre>");
    assert_eq!(outline(&paper), ["一、总体情况", "规章|0|0", "处罚|1|2"]);
    assert_eq!(grids(&paper).len(), 1);
}

#[test]
fn a_table_pasted_as_a_picture_is_seen_and_an_icon_is_not() {
    let paper = page(
        "<p>二、主动公开<img src=t.png alt=表二></p><p><img src=i.gif width=16 height=16><img src=l.gif height='1px'>\
         <img src='data:image/gif;base64,R0lGOD'></p><img src=big.jpg width='100%'>",
    );
    assert_eq!(outline(&paper), ["二、主动公开", "[表二]", "[]"]);
    let cell = page("<table><tr><td>表<td><img src=t.png></table>");
    assert!(grids(&cell)[0].cells[1].picture && !grids(&cell)[0].cells[0].picture);
}

#[test]
fn containers_are_regions_within_each_other_and_empty_ones_are_none() {
    let paper = page("<div><div></div><div><p>甲<p>乙</div></div><div>丙</div>");
    let at: Vec<_> = paper.blocks.iter().map(Block::region).collect();
    assert_eq!(at[0], at[1]);
    assert!(!paper.lies_in(at[2], at[0]));
    assert_eq!(paper.common_region(at[0], at[2]), papers::Region(0));
    assert_eq!(paper.regions.len(), 4, "the file, outer, inner, last");
}

#[test]
fn a_page_cut_in_the_middle_reads_to_where_it_ends() {
    // Cut inside a tag: the cell it would have opened is not there, and nothing is made up for it.
    let whole = "<html><body><p>一、总体情况</p><table><tr><td>规章</td><td>0</td></tr><tr><td>处罚</td><td>1</td></tr></table>";
    let cut = &whole[..whole.find("</td></tr></table>").unwrap() - 3];
    assert_eq!(outline(&page(cut)), ["一、总体情况", "规章|0", "处罚"]);
}

#[test]
fn files_shown_inside_a_page_are_said_to_be_unread() {
    let paper = page("<p>报告</p><iframe src=report.pdf></iframe><embed src=x.pdf>");
    assert_eq!(paper.losses, ["网页里嵌有 2 个别的文件或页面，没有读取"]);
}
