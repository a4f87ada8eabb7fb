//! 网页 The HTML layouts: markup around the same cells.

use testkit::figures::real_one;
use testkit::{Figures, Format, Layout, form, made, typeset};

fn printed(figures: &Figures, layout: Layout) -> String {
    String::from_utf8(typeset(figures, layout).bytes).expect("UTF-8")
}

/// What is left of a piece of markup without tags, comments' ends and white space.
fn words(markup: &str) -> String {
    let pieces = markup.split('<').enumerate().filter_map(|(index, piece)| match index {
        0 => Some(piece),
        _ => piece.split_once('>').map(|(_, text)| text),
    });
    pieces.collect::<String>().replace("&nbsp;", "").split_whitespace().collect()
}

/// The texts of the cells of the rows of every table, cut at `<tr` and at `<td` or `<th`, whatever their case.
fn rows(page: &str) -> Vec<Vec<String>> {
    let page = page.replace("<TR", "<tr").replace("<TD", "<td").replace("<th ", "<td ").replace("</TABLE", "</table");
    let cells = |row: &str| row.split("<td").skip(1).map(|cell| words(&format!("<td{cell}"))).collect();
    page.split("<tr").skip(1).map(|row| cells(row.split("</table").next().unwrap_or(row))).collect()
}

/// The seven numbers stand in the cells behind the label of the row, in every layout that prints them so.
#[test]
fn every_number_of_table_three_stands_in_its_row() {
    let busy = made::busy(Format::F2021);
    let plain = [
        Layout::HtmlClean,
        Layout::HtmlWord,
        Layout::HtmlUnclosed,
        Layout::HtmlChrome,
        Layout::HtmlNestedTables,
        Layout::HtmlLabelsTwoWide,
        Layout::HtmlLabelsOneWide,
        Layout::HtmlLabelsRepeated,
        Layout::HtmlUnmerged,
        Layout::HtmlSpanTooLong,
        Layout::HtmlSpanTooShort,
        Layout::HtmlCutWithHeader,
        Layout::HtmlCutWithoutHeader,
        Layout::HtmlHeaderMissing,
        Layout::HtmlFootRows,
    ];
    for layout in plain {
        let rows = rows(&printed(&busy, layout));
        let mut numbers = 0;
        for row in form::rows(Format::F2021) {
            let label = row.labels.last().expect("every row has a label");
            let cells = rows.iter().find(|cells| cells.iter().any(|cell| cell == label));
            let cells = cells.unwrap_or_else(|| panic!("{layout:?} prints {label}"));
            let behind = cells.iter().skip_while(|cell| *cell != label).skip(1).filter(|cell| !cell.is_empty());
            let expected = form::COLUMNS.iter().map(|(column, _)| format!("t3.{}.{column}", row.id));
            let expected: Vec<_> = expected.filter_map(|name| busy.text(&name)).collect();
            assert_eq!(behind.take(7).collect::<Vec<_>>(), expected, "{layout:?} {label}");
            numbers += expected.len();
        }
        assert_eq!(numbers, 175, "{layout:?}");
    }
}

#[test]
fn markup_is_as_messy_as_the_layout_says() {
    let suqian = real_one("suqian-2024");
    let cases = [
        (Layout::HtmlClean, "<th scope=\"rowgroup\" rowspan=\"22\">三、本年度办理结果</th>", 1),
        (Layout::HtmlSpanTooLong, "rowspan=\"23\">三、", 1),
        (Layout::HtmlSpanTooShort, "rowspan=\"21\">三、", 1),
        (Layout::HtmlGroupSpanTooLong, "rowspan=\"9\">（三）", 1),
        (Layout::HtmlGroupSpanTooShort, "rowspan=\"7\">（三）", 1),
        (Layout::HtmlResultsTotalMissing, "rowspan=\"21\">三、", 1),
        (Layout::HtmlOrganisationsSplit, "法人或其他组织", 5),
        (Layout::HtmlLabelsRepeated, ">三、本年度办理结果<", 22),
        (Layout::HtmlUnmerged, "span=", 0),
        (Layout::HtmlCutWithHeader, "申请人情况", 2),
        (Layout::HtmlCutWithHeader, ">（四）无法提供<", 2),
        (Layout::HtmlCutWithoutHeader, "<table>", 4),
        (Layout::HtmlHeaderMissing, "申请人情况", 0),
        (Layout::HtmlHeaderRowMissing, "商业企业", 0),
        (Layout::HtmlSumAfterTotal, ">合计<", 1),
        (Layout::HtmlFootRows, "填表人", 3),
        (Layout::HtmlFourFlat, "结果维持", 0),
        (Layout::HtmlFourOneHeader, "结果维持", 3),
        (Layout::HtmlFourSummed, "结果维持", 2),
        (Layout::HtmlPictures, "<img", 3),
        (Layout::HtmlPictures, "<table", 0),
        (Layout::HtmlBrokenLabels, "商业<br>企业", 1),
        (Layout::HtmlNestedTables, "<table", 6),
        (Layout::HtmlStraightLabels, "3、危及\"三安全一稳定\"", 1),
        (Layout::HtmlUnclosed, "</TD>", 0),
    ];
    for (layout, markup, times) in cases {
        assert_eq!(printed(&suqian, layout).matches(markup).count(), times, "{layout:?}: {markup}");
    }
    let word = printed(&suqian, Layout::HtmlWord);
    assert!(word.contains("<span lang=EN-US") && word.contains("<o:p></o:p>") && word.contains("<!--[if gte mso 9]>"));
}

#[test]
fn sums_that_the_form_does_not_know_are_true_sums() {
    let busy = made::busy(Format::F2021);
    let last_row = |layout| rows(&printed(&busy, layout)).pop().expect("table IV ends the page");
    let number = |name: &str| busy.count(name).expect("a whole number");
    let of_suits = |outcome| {
        (number(&format!("t4.suit_direct.{outcome}")) + number(&format!("t4.suit_after_review.{outcome}"))).to_string()
    };
    assert_eq!(last_row(Layout::HtmlFourSixteen).len(), 16);
    assert_eq!(last_row(Layout::HtmlFourSixteen)[15], of_suits("total"));
    let summed = last_row(Layout::HtmlFourSummed);
    assert_eq!((summed.len(), &summed[5]), (10, &of_suits("upheld")));
    let before = rows(&printed(&busy, Layout::HtmlSumBeforeTotal));
    let granted = before.iter().find(|row| row.iter().any(|cell| cell == "（一）予以公开")).expect("printed");
    let organisations: i64 = form::COLUMNS[1..6].iter().map(|(id, _)| number(&format!("t3.granted.{id}"))).sum();
    assert_eq!(granted[granted.len() - 2], organisations.to_string());
}

#[test]
fn a_gb18030_page_says_gb2312_and_holds_the_same_words() {
    let suqian = real_one("suqian-2024");
    let set = typeset(&suqian, Layout::HtmlGb18030);
    let (page, _, damaged) = encoding_rs::GB18030.decode(&set.bytes);
    assert!(!damaged && page.contains("charset=\"gb2312\""));
    assert_eq!(page.replace("gb2312", "utf-8"), printed(&suqian, Layout::HtmlChrome));
}

/// A page in F2019 has the form of 2019 although the words around it are of the same kind.
#[test]
fn the_trial_form_prints_its_own_tables() {
    let page = printed(&made::busy(Format::F2019), Layout::HtmlClean);
    assert!(page.contains("rowspan=\"20\">三、本年度办理结果") && page.contains("对外公开总数量"));
    assert!(page.contains("五、政府信息公开工作存在的主要问题及改进情况") && page.contains(">1251000元<"));
    assert!(!page.contains("3.其他"));
}
