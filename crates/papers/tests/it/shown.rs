//! What is content and what only stands around it.

use crate::{outline, page};

#[test]
fn menus_scripts_footers_and_buttons_are_left_out_and_the_article_is_kept() {
    let paper = page(
        "<header>某市人民政府</header><nav><a href=/>首页</a></nav>\
         <div class=m><a href=1>机构</a> <a href=2>政策</a> <a href=3>公开</a> <a href=4>互动</a></div>\
         <script>var a='<p>不是文字</p>'</script><style>p{}</style><noscript>请开启脚本</noscript>\
         <article><header><h1>年度报告</h1></header><p>正文见<a href=x>附件</a>。</p></article>\
         <a href='javascript:window.print()'>打印</a><a href=\"JavaScript:void(0)\">关闭</a>\
         <button>分享</button><select><option>甲</select><input value=乙><textarea>丙</textarea>\
         <template><p>丁</p></template><svg><text>戊</text></svg><footer>版权所有</footer>",
    );
    assert_eq!(outline(&paper), ["# 年度报告", "正文见附件。"]);
}

#[test]
fn hidden_parts_are_left_out_and_words_that_only_look_hidden_stay() {
    let paper = page(
        "<p hidden>藏</p><div style='DISPLAY : NONE'>藏</div><p style='visibility:hidden'>藏</p>\
         <p style='text-decoration:none'>见</p><p style='list-style:none;overflow:hidden'>见</p>\
         <input type=hidden value=藏><p style='display:block'>见</p>",
    );
    assert_eq!(outline(&paper), ["见", "见", "见"]);
}

#[test]
fn a_few_links_in_running_text_are_no_menu() {
    let text = "<div>依据<a href=1>条例</a>、<a href=2>办法</a>、<a href=3>通知</a>和<a href=4>意见</a>编制本报告，\
                公布全年情况。</div>";
    assert_eq!(outline(&page(text)).len(), 1);
    let named = "<div><p><a name=a>一、总体情况</a></p><p><a name=b>二、公开</a></p><p><a name=c>三、申请</a></p>\
                 <p><a name=d>四、复议</a></p></div>";
    assert_eq!(outline(&page(named)).len(), 4, "anchors without an address are no links");
}

#[test]
fn a_footer_that_swallowed_the_tables_is_kept() {
    let paper = page("<nav><table><tr><td>规章<td>0<td>0<td>0<tr><td>处罚<td>3<td>4</table>");
    assert_eq!(outline(&paper), ["规章|0|0|0", "处罚|3|4"]);
}

#[test]
fn a_form_around_the_whole_page_is_only_a_container() {
    assert_eq!(outline(&page("<form><input type=hidden name=__VIEWSTATE><p>正文</p></form>")), ["正文"]);
}

#[test]
fn what_is_struck_out_is_left_out_and_said_and_its_cell_keeps_its_place() {
    let line = "style='text-decoration: line-through'";
    let row = |row: &str, cell: &str| format!("<table><tr {row}><td>项</td><td {cell}>12</td><td>3</td></tr></table>");
    let cases = [
        ("<p>甲<s>1400</s>1408<del>件</del></p>".to_owned(), vec!["甲1408"], 2, "elements for it"),
        (
            "<p>甲<span style='TEXT-DECORATION:LINE-THROUGH'><b>1400</b></span>1408</p>".to_owned(),
            vec!["甲1408"],
            1,
            "a style",
        ),
        (format!("<p {line}>旧</p><p>新</p>"), vec!["新"], 1, "a paragraph"),
        (format!("<p>新<s></s><s> </s><s><img alt=x></s></p><p {line}></p>"), vec!["新"], 0, "nothing to strike out"),
        (row("", line), vec!["项||3"], 1, "a cell"),
        (row(line, ""), vec!["||"], 3, "a row"),
        (row("", "").replace("12", "<s>12</s>15"), vec!["项|15|3"], 1, "part of a cell"),
        (row("", "").replacen("<table", &format!("<table {line}"), 1) + "<p>新</p>", vec!["||", "新"], 3, "a table"),
        ("<pre>甲\t<s>1400</s>1408\t2\n乙\t3\t4</pre>".to_owned(), vec!["甲|1408|2", "乙|3|4"], 1, "lines as they are"),
        ("<ul><li><s><p>旧</p></s><p>新</p></ul>".to_owned(), vec!["新"], 1, "blocks inside"),
    ];
    for (source, expected, places, because) in cases {
        let paper = page(&source);
        let said = (places > 0).then(|| format!("有 {places} 处加了删除线的文字，没有读取"));
        assert_eq!(
            (outline(&paper), paper.losses),
            (expected.iter().map(|&line| line.to_owned()).collect(), said.into_iter().collect()),
            "{because}"
        );
    }
}
