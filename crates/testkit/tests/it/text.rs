//! 纯文本 The text layouts, field by field.

use testkit::figures::real_one;
use testkit::{Figures, Format, Layout, form, made, typeset};

fn printed(figures: &Figures, layout: Layout) -> String {
    String::from_utf8(typeset(figures, layout).bytes).expect("UTF-8")
}

/// The fields of the lines that have `separator`, in order.
fn fields<'a>(page: &'a str, separator: &'a str) -> Vec<Vec<&'a str>> {
    page.lines().filter(|line| line.contains(separator)).map(|line| line.split(separator).collect()).collect()
}

/// The town's report as received is the real thing: the same figures cut by us give the same 46 lines.
#[test]
fn the_cut_layout_prints_the_tables_of_the_report_as_received() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../towns/data/sangcun-2025-received.txt");
    let received = std::fs::read_to_string(path).expect("the model town's report stands in the crate beside this one");
    let ours = printed(&real_one("sangcun-2025"), Layout::TabsCut);
    let tabbed = |page: &str| page.lines().filter(|line| line.contains('\t')).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(tabbed(&received).len(), 46);
    assert_eq!(tabbed(&ours), tabbed(&received));
}

#[test]
fn table_three_has_its_numbers_behind_its_labels() {
    let busy = made::busy(Format::F2021);
    for layout in [Layout::TabsTen, Layout::TabsNine, Layout::TabsEight, Layout::TabsConverted] {
        let page = printed(&busy, layout);
        let lines = fields(&page, "\t");
        for row in form::rows(Format::F2021) {
            let label = row.labels.last().expect("every row has a label");
            let line = lines.iter().find(|line| line.contains(label)).expect("the row is printed");
            let numbers: Vec<_> =
                form::COLUMNS.iter().map(|(column, _)| busy.text(&format!("t3.{}.{column}", row.id))).collect();
            let printed: Vec<_> = line[line.len() - 7..].iter().map(|text| Some(*text)).collect();
            assert_eq!(printed, numbers, "{layout:?} {}", row.id);
        }
    }
}

#[test]
fn lines_have_as_many_fields_as_the_layout_says() {
    let page = |layout| printed(&made::busy(Format::F2021), layout);
    let counts = |layout, separator: &str| {
        let page = page(layout);
        fields(&page, separator).iter().map(Vec::len).collect::<Vec<_>>()
    };
    let expected = |three: &[usize]| [vec![4; 14], three.to_vec(), vec![15; 4]].concat();
    assert_eq!(counts(Layout::TabsTen, "\t"), expected(&[10; 28]));
    assert_eq!(counts(Layout::TabsNine, "\t"), expected(&[9; 29]));
    assert_eq!(counts(Layout::TabsEight, "\t"), expected(&[8; 33]));
    assert_eq!(counts(Layout::TabsCut, "\t"), expected(&[8; 28]));
    assert_eq!(counts(Layout::PipesPlain, "|"), expected(&[10; 28]));
    let converted = [&[9; 7][..], &[10; 19], &[9; 2]].concat();
    assert_eq!(counts(Layout::TabsConverted, "\t"), expected(&converted));
    let dashes = page(Layout::PipesMarkdown).lines().filter(|line| line.starts_with("| --- |")).count();
    assert_eq!(dashes, 3, "one line of dashes a table");
}

#[test]
fn numbers_are_dressed_as_the_layout_says() {
    let suqian = real_one("suqian-2024");
    let cases = [
        (Layout::TextFullWidthDigits, "行政许可\t１５７３１７９", "full-width digits"),
        (Layout::TextComma, "| 行政许可 | 1,573,179 |", "thousands"),
        (Layout::TextFullWidthComma, "行政许可\t1，573，179", "full-width comma"),
        (Layout::TextBlankThousands, "行政许可\t1 573 179", "a blank"),
        (Layout::TextUnits, "行政许可\t1573179件", "a unit behind"),
        (Layout::TextUnits, "行政事业性收费\t72701.2578万元", "ten thousand yuan"),
        (Layout::TextZeroWidth, "\u{a0}1\u{200b}573179\u{a0}", "zero-width space"),
        (Layout::TextMarkdownHeadings, "\n## 一、总体情况\n", "a Markdown heading"),
        (Layout::TextBareHeadings, "\n总体情况\n", "no ordinal"),
        (Layout::TextSpacedHeadings, "\n一 、 总体\u{3000}情况\n", "blanks"),
        (Layout::OneCellPerLine, "\n行政许可\n1573179\n", "one cell a line"),
        (Layout::TextBrokenLabels, "\t商业 企业\t", "a broken label"),
    ];
    for (layout, expected, because) in cases {
        assert!(printed(&suqian, layout).contains(expected), "{layout:?}: {because}");
    }
}

#[test]
fn encodings_change_the_bytes_and_not_the_words() {
    let suqian = real_one("suqian-2024");
    let plain = printed(&suqian, Layout::TabsTen);
    let windows = printed(&suqian, Layout::TextWindows);
    assert!(windows.starts_with('\u{feff}') && windows.matches("\r\n").count() == plain.matches('\n').count());
    let set = typeset(&suqian, Layout::TextGb18030);
    assert!(std::str::from_utf8(&set.bytes).is_err());
    assert_eq!(encoding_rs::GB18030.decode(&set.bytes).0, plain);
}
