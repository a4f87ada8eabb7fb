//! Text of paragraphs: what is read as what, what is left out, and that it is said.

use super::{Maker, p, r, read};
use crate::outline;

/// A run with properties.
fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

#[test]
fn text_is_read_as_it_is_drawn() {
    let cases: &[(&str, &[&str], &str)] = &[
        (&(r("一、总体") + &r("情况")), &["一、总体情况"], "runs are glued"),
        (&(r("共 ") + &r("7 件")), &["共 7 件"], "blanks at the ends of runs that keep them stay"),
        ("<w:r><w:t>1 </w:t></w:r><w:r><w:t> 2</w:t></w:r>", &["12"], "blanks not kept are none in Word either"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", &["甲 乙"], "a tabulator is a blank"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/></w:r>", &["甲", "乙"], "a forced break ends a paragraph"),
        (
            "<w:r><w:t>甲</w:t><w:br w:type='page'/><w:t>乙</w:t></w:r>",
            &["甲乙"],
            "the end of a page is none of a line",
        ),
        ("<w:r><w:t>2024</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>", &["2024-1"], "a hyphen that is an element"),
        ("<w:r><w:t>公</w:t><w:softHyphen/><w:t>开</w:t></w:r>", &["公开"], "a hyphen nobody sees"),
        ("<w:r><w:t>A&amp;B &#x7532;&lt;3</w:t></w:r>", &["A&B 甲<3"], "references"),
        ("<w:r><w:t><![CDATA[a<b]]></w:t></w:r>", &["a<b"], "text in brackets"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>是</w:t></w:r>", &["☑是"], "a known symbol"),
        (&(r("7") + &run("<w:vertAlign w:val='superscript'/>", "2")), &["7 2"], "a raised figure is no further digit"),
        ("<w:hyperlink r:id='x'><w:r><w:t>附件</w:t></w:r></w:hyperlink>", &["附件"], "a link is its text"),
        ("<w:smartTag><w:r><w:t>三</w:t></w:r></w:smartTag>", &["三"], "a smart tag is its text"),
        ("<w:fldSimple w:instr='PAGE'><w:r><w:t>3</w:t></w:r></w:fldSimple>", &["3"], "a simple field is its result"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>sāng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>桑</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            &["桑"],
            "how a character is spoken stands above it",
        ),
        (
            "<mc:AlternateContent><mc:Choice Requires='wps'><w:r><w:t>甲</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>甲</w:t></w:r></mc:Fallback></mc:AlternateContent>",
            &["甲"],
            "one branch",
        ),
        (
            "<mc:AlternateContent><mc:Fallback><w:r><w:t>乙</w:t></w:r></mc:Fallback></mc:AlternateContent>",
            &["乙"],
            "the other branch when it is alone",
        ),
    ];
    for (inside, expected, because) in cases {
        let paper = read(&format!("<w:p>{inside}</w:p>"));
        assert_eq!(outline(&paper), *expected, "{because}");
        assert_eq!(paper.losses, Vec::<String>::new(), "{because}");
    }
}

#[test]
fn a_field_is_its_result_and_a_broken_one_does_not_swallow_what_follows() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let instruction = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let nested = mark("begin")
        + &instruction("IF ")
        + &mark("begin")
        + &instruction("MERGEFIELD a")
        + &mark("separate")
        + &r("内")
        + &mark("end")
        + &mark("separate")
        + &r("外")
        + &mark("end");
    assert_eq!(outline(&read(&format!("<w:p>{nested}{}</w:p>", r("。")))), ["外。"]);
    let contents =
        format!("<w:p>{}{}{}{}</w:p>", mark("begin"), instruction("TOC"), mark("separate"), r("一、总体情况 1"));
    let rest = format!("<w:p>{}{}</w:p>", r("二、其他 2"), mark("end"));
    assert_eq!(outline(&read(&(contents + &rest))), ["一、总体情况 1", "二、其他 2"], "a table of contents stays text");
    let broken = format!("<w:p>{}{}</w:p>{}", mark("begin"), instruction("PAGE"), p("正文"));
    assert_eq!(outline(&read(&broken)), ["正文"]);
    let circled = format!("<w:p>{}{}{}{}</w:p>", r("甲"), mark("begin"), instruction(r" eq \o\ac(○,1)"), mark("end"));
    assert_eq!(read(&circled).losses, ["有 1 处公式，没有读取"], "a circled figure is drawn, not written");
}

#[test]
fn what_is_left_out_is_said() {
    let cases: &[(&str, &str, &str, &str)] = &[
        (
            &(r("甲") + &run("<w:vanish/>", "藏") + &run("<w:vanish/>", "藏")),
            "甲",
            "有 1 处隐藏文字，没有读取",
            "one place, two runs",
        ),
        (
            &(r("甲") + &run("<w:strike/>", "12")),
            "甲",
            "有 1 处加了删除线的文字，没有读取",
            "struck text is not the value",
        ),
        (
            &(r("甲") + &run("<w:dstrike w:val='true'/>", "12")),
            "甲",
            "有 1 处加了删除线的文字，没有读取",
            "struck twice",
        ),
        (
            &(r("甲") + &run("<w:color w:val='FFFFFF'/>", "12")),
            "甲",
            "有 1 处白纸上的白色文字，看不见，没有读取",
            "white on white is not the value",
        ),
        (&(r("甲") + "<w:r><w:footnoteReference w:id='1'/></w:r>"), "甲", "有 1 条脚注或尾注，没有读取", "a note"),
        (&(r("甲") + "<w:r><w:commentReference w:id='1'/></w:r>"), "甲", "有 1 条批注，没有读取", "a comment"),
        (
            &(r("甲") + "<m:oMath><m:r><m:t>1/2</m:t></m:r></m:oMath>"),
            "甲",
            "有 1 处公式，没有读取",
            "a formula is not its letters",
        ),
        (&(r("甲") + "<w:r><w:object/></w:r>"), "甲", "有 1 个嵌入的文件或图表，没有读取", "an embedded file"),
        (
            &(r("甲") + "<w:r><w:sym w:font='Webdings' w:char='F061'/></w:r>"),
            "甲",
            "有 1 个特殊符号认不出，没有读取",
            "a picture font",
        ),
    ];
    for (inside, text, loss, because) in cases {
        let paper = read(&format!("<w:p>{inside}</w:p>"));
        assert_eq!(
            (outline(&paper), &paper.losses[..]),
            (vec![(*text).to_owned()], &[(*loss).to_owned()][..]),
            "{because}"
        );
    }
    let white = run("<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='1F4E79'/>", "12");
    assert_eq!(outline(&read(&format!("<w:p>{white}</w:p>"))), ["12"], "white on blue is read");
    let shown = run("<w:vanish w:val='0'/><w:strike w:val='false'/>", "见");
    assert_eq!(outline(&read(&format!("<w:p>{shown}</w:p>"))), ["见"], "switched off is off");
    assert_eq!(read(&(p("甲") + "<w:altChunk r:id='x'/>")).losses.len(), 1, "a file poured in");
}

#[test]
fn text_hidden_or_struck_by_its_style_is_left_out_too() {
    let styles = "<w:style w:type='paragraph' w:styleId='a'><w:rPr><w:vanish/></w:rPr></w:style>\
                  <w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/></w:style>\
                  <w:style w:type='character' w:styleId='c'><w:rPr><w:strike/></w:rPr></w:style>";
    let body =
        format!("<w:p><w:pPr><w:pStyle w:val='b'/></w:pPr>{}{}</w:p>", r("藏"), run("<w:vanish w:val='0'/>", "见"))
            + &format!("<w:p>{}{}</w:p>", run("<w:rStyle w:val='c'/>", "12"), r("13"));
    let paper = Maker::document(&body).styles(styles).paper();
    assert_eq!(outline(&paper), ["见", "13"]);
    assert_eq!(paper.losses.len(), 2);
}

#[test]
fn prompts_of_empty_controls_are_no_text_and_filled_controls_are() {
    let control = |state: &str, inside: &str| {
        format!("<w:sdt><w:sdtPr>{state}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
    };
    let body = control("<w:showingPlcHdr/>", &p("单击此处输入文字")) + &control("", &p("桑村乡人民政府"));
    let inline =
        format!("<w:p>{}{}</w:p>", control("<w:showingPlcHdr/>", &r("日期")), control("<w:id w:val='1'/>", &r("1月")));
    let row = control(
        "",
        &format!(
            "<w:tr>{}</w:tr>",
            control("", &super::tc("", "甲")) + &control("<w:showingPlcHdr/>", &super::tc("", "数"))
        ),
    );
    let paper = read(&(body + &inline + &format!("<w:tbl>{row}</w:tbl>")));
    assert_eq!(outline(&paper), ["桑村乡人民政府", "1月", "甲|"], "the cell of a prompt keeps its place");
}

#[test]
fn headings_are_marked_by_level_style_or_name() {
    let styles = "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/></w:style>\
                  <w:style w:type='paragraph' w:styleId='mine'><w:name w:val='自己的'/><w:basedOn w:val='1'/></w:style>\
                  <w:style w:type='paragraph' w:styleId='l'><w:name w:val='节'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>\
                  <w:style w:type='paragraph' w:styleId='q' w:default='1'><w:name w:val='Normal'/></w:style>";
    let cases = [
        ("<w:pStyle w:val='1'/>", "# 题", "a style called heading 1"),
        ("<w:pStyle w:val='mine'/>", "# 题", "a style based on it"),
        ("<w:pStyle w:val='l'/>", "### 题", "a style with a level"),
        ("<w:outlineLvl w:val='1'/>", "## 题", "a level of its own"),
        ("<w:pStyle w:val='1'/><w:outlineLvl w:val='9'/>", "题", "level nine is running text"),
        ("<w:outlineLvl w:val='2147483647'/>", "题", "no level at all"),
        ("<w:outlineLvl w:val='7'/>", "###### 题", "no more than six levels"),
        ("<w:pStyle w:val='q'/>", "题", "running text"),
        ("", "题", "no style"),
        ("<w:pStyle w:val='gone'/>", "题", "a style that is not there"),
        ("<w:pStyle w:val='Heading2'/>", "## 题", "a style that is not there, but says what it is"),
    ];
    for (properties, expected, because) in cases {
        let body = format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r("题"));
        assert_eq!(outline(&Maker::document(&body).styles(styles).paper()), [expected], "{because}");
    }
}

#[test]
fn a_heading_keeps_its_break_inside() {
    let body =
        "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>桑村乡</w:t><w:br/><w:t>年度报告</w:t></w:r></w:p>";
    assert_eq!(outline(&read(body)), ["# 桑村乡\n年度报告"]);
}
