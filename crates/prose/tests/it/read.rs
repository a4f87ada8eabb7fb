//! What is kept of HTML, and what is said of the rest.

use prose::{Fault, Loss, Prose};

use crate::{hash, prose, read};

#[test]
fn every_element_has_its_canonical_form_or_its_loss() {
    let cases: [(&str, &str, &[Loss], &str); 30] = [
        ("各村", "<p>各村</p>", &[], "text alone is a paragraph"),
        ("<p>一<p>二", "<p>一</p><p>二</p>", &[], "a paragraph ends before the next"),
        ("<p>　　开头&nbsp; 空</p>", "<p>开头 空</p>", &[], "indents of blanks go, blanks are one"),
        ("<p> </p><p>&nbsp;</p>", "", &[], "nothing is no paragraph"),
        ("<b>甲</b><i>乙</i><u>丙</u>", "<p><strong>甲</strong><em>乙</em><u>丙</u></p>", &[], "old names of marks"),
        ("m<sup>2</sup>，H<sub>2</sub>O", "<p>m<sup>2</sup>，H<sub>2</sub>O</p>", &[], "raised and lowered"),
        ("<em><strong>甲</strong></em>", "<p><strong><em>甲</em></strong></p>", &[], "marks in one order"),
        ("甲<br>乙", "<p>甲<br>乙</p>", &[], "a forced break"),
        ("甲<br><br>乙", "<p>甲</p><p>乙</p>", &[], "two of them begin a paragraph"),
        ("<h1>甲</h1><h2>乙</h2>", "<h2>甲</h2><h3>乙</h3>", &[], "the first level is the title of the page"),
        ("<h2>甲</h2><h4>乙</h4>", "<h2>甲</h2><h3>乙</h3>", &[Loss::Heading { count: 1 }], "two levels"),
        ("<h2> </h2><p>甲</p>", "<p>甲</p>", &[], "an empty heading"),
        ("<p align=right>乡政府</p>", "<p data-align=\"right\">乡政府</p>", &[], "a signature"),
        ("<center>公告</center>", "<p data-align=\"center\">公告</p>", &[], "the old way"),
        ("<ul><li>甲<li>乙</ul>", "<ul><li>甲</li><li>乙</li></ul>", &[], "items end by themselves"),
        (
            "<ol><li><p>甲</p><ul><li>乙</li></ul></li></ol>",
            "<ol><li>甲<ul><li>乙</li></ul></li></ol>",
            &[],
            "paragraphs in items, lists in lists",
        ),
        ("<ul><li>甲</li></ul><ul><li>乙</li></ul>", "<ul><li>甲</li><li>乙</li></ul>", &[], "neighbours are one"),
        ("<blockquote>甲</blockquote>", "<blockquote><p>甲</p></blockquote>", &[], "a quote holds paragraphs"),
        ("<hr>", "<hr>", &[], "a rule"),
        (
            "<a href='https://example.org/?a=1&b=2'>网</a>",
            "<p><a href=\"https://example.org/?a=1&amp;b=2\">网</a></p>",
            &[],
            "a link",
        ),
        ("<a href='javascript:x()'>网</a>", "<p>网</p>", &[Loss::Link { count: 1 }], "a link that acts"),
        ("<a name=top></a><a href='/x'> </a>甲", "<p>甲</p>", &[], "empty links"),
        ("<script>x()</script>甲<iframe src=x></iframe>", "<p>甲</p>", &[Loss::Active { count: 2 }], "what acts"),
        ("<img src='data:image/png;base64,AA'>甲", "<p>甲</p>", &[Loss::Picture { count: 1 }], "a picture elsewhere"),
        ("<p style='color:red'>甲</p>", "<p>甲</p>", &[Loss::Style], "a colour"),
        ("<span style='font-weight:700'>甲</span>", "<p><strong>甲</strong></p>", &[], "bold by its style"),
        ("<p style='display:none'>甲</p>乙", "<p>乙</p>", &[Loss::Hidden { count: 1 }], "hidden"),
        ("<s>甲</s>乙", "<p>乙</p>", &[Loss::Struck { count: 1 }], "struck out"),
        ("&lt;script&gt; &amp; \"", "<p>&lt;script&gt; &amp; &quot;</p>", &[], "signs of markup as text"),
        ("<pre>甲\n乙</pre>", "<p>甲<br>乙</p>", &[], "lines that were set"),
    ];
    for (html, expected, losses, because) in cases {
        assert_eq!(read(html), (expected.to_owned(), losses.to_vec()), "{because}");
    }
}

#[test]
fn a_table_keeps_its_heads_and_its_spans() {
    let html = "<table border=1><caption>预算</caption><thead><tr><td rowspan=9>项目<td colspan=2>金额</tr></thead>\
                <tr><th>甲<td>1<td>2<tr><td>乙<td>3<td><p>4</p><p>5</p></table>";
    let expected = "<table><caption>预算</caption><thead><tr><th scope=\"col\">项目</th><th scope=\"col\" colspan=\"2\">金额</th>\
                    </tr></thead><tbody><tr><th scope=\"row\">甲</th><td>1</td><td>2</td></tr>\
                    <tr><td>乙</td><td>3</td><td>4<br>5</td></tr></tbody></table>";
    assert_eq!(read(html), (expected.to_owned(), vec![]));
    assert_eq!(prose(html).plain_text(), "预算\n项目\t金额\n甲\t1\t2\n乙\t3\t4 5");
}

#[test]
fn tables_that_only_place_things_and_tables_inside_tables() {
    assert_eq!(read("<table><tr><td><p>甲</p><p>乙</p></table>").0, "<p>甲</p><p>乙</p>", "a box is no table");
    let (html, losses) = read("<table><tr><td>甲<td><table><tr><td>乙<td>丙</table></table>");
    assert_eq!(html, "<table><tbody><tr><td>甲</td><td>乙 丙</td></tr></tbody></table>");
    assert_eq!(losses, [Loss::Nested { count: 1 }]);
    assert_eq!(
        read("<table>前<tr><td>甲<td>乙</table>").0,
        "<p>前</p><table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>"
    );
}

#[test]
fn a_picture_of_ours_stays_wherever_it_stood() {
    let hash = hash();
    let figure = |alt: &str| format!("<figure><img src=\"/files/{hash}\" alt=\"{alt}\"></figure>");
    let (html, losses) = read(&format!("<p>前<img src=/console/files/{hash} alt='大堤'>后</p>"));
    assert_eq!((html, losses), (format!("<p>前</p>{}<p>后</p>", figure("大堤")), vec![]));
    let (html, losses) = read(&format!("<table><tr><td>甲<td><img src=/x/files/{hash}/a.png></table>"));
    assert_eq!(html, format!("<table><tbody><tr><td>甲</td><td></td></tr></tbody></table>{}", figure("")));
    assert_eq!(losses, [Loss::Moved { count: 1 }]);
    let with_caption = format!("<figure><img src=\"/files/{hash}\" alt=\"堤\"><figcaption>图 1</figcaption></figure>");
    assert_eq!(read(&with_caption).0, with_caption);
    let shown = prose(&with_caption).html_with(&|file| format!("/sangcun/files/{file}/a.png"));
    assert!(shown.contains(&format!("src=\"/sangcun/files/{hash}/a.png\"")), "{shown}");
}

#[test]
fn faults_of_form_are_found() {
    let hash = hash();
    let html = format!(
        "<h3>甲</h3><img src=/files/{hash}><img src=/files/{hash} alt='IMG_2.JPG'><img src=/files/{hash} alt='大堤'>\
         <table><tr><td>1<td>2</table><h2>乙</h2><h3>丙</h3><table><tr><th>1<th>2<tr><td>3<td>4</table>"
    );
    let prose = prose(&html);
    let expected = [
        Fault::Jump { heading: "甲".into() },
        Fault::MissingAlt { figure: 1 },
        Fault::FileNameAlt { figure: 2, alt: "IMG_2.JPG".into() },
        Fault::NoHeading { table: 1 },
    ];
    assert_eq!(prose.faults(), expected);
    assert!(prose.missing_alt());
}

#[test]
fn what_was_kept_stays_byte_for_byte() {
    let kept = Prose::kept("<p>甲</p>\n<p>乙</p>".into()).unwrap();
    assert_eq!(kept.html(), "<p>甲</p>\n<p>乙</p>", "its hash was signed");
    assert_eq!(kept.plain_text(), "甲\n乙");
}
