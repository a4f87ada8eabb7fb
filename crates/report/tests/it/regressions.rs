//! What fuzzing found, each input as small as it would go.

use report::interchange;
use statute::report::{Absence, Content, Format, Number};

/// What is read, written and read again is the same, whatever the first file looked like.
#[track_caller]
fn assert_stays(json: &str, because: &str) -> report::Report {
    let report = interchange::from_json(json.as_bytes()).expect(because);
    let written = serde_json::to_vec(&interchange::to_json(&report)).expect("a report is JSON");
    assert_eq!(interchange::from_json(&written).expect("our own JSON reads"), report, "{because}");
    report
}

#[test]
fn a_word_of_ones_own_about_an_absent_cell_is_not_lost() {
    let json = r#"{"format":"F2021","provenance":{"t3.granted.natural":"待核实: 三"}}"#;
    let report = assert_stays(json, "the word names no absence");
    let cell = report.figures.form().cell("t3.granted.natural").unwrap();
    assert_eq!(report.provenance[&cell], "lost_in_conversion: 待核实: 三");
    assert_eq!(report.figures.content(cell), Content::Absent(Absence::Lost));
    let json =
        r#"{"format":"F2021","t3":{"granted":{"natural":null}},"provenance":{"t3.granted.natural":"slash: 原件"}}"#;
    let report = assert_stays(json, "a word behind the name of the absence");
    assert_eq!(report.provenance[&cell], "slash: 原件");
}

#[test]
fn a_cell_with_a_text_of_its_own_reads_back_the_same_however_it_was_written() {
    let form = Format::F2019.form();
    for kind in [statute::report::Kind::Change, statute::report::Kind::Amount] {
        let cell = form.cells().find(|cell| form.kind(*cell) == kind).expect("the edition has such a cell");
        let (group, key) = form.name(cell).rsplit_once('.').unwrap();
        let (table, row) = group.split_once('.').unwrap();
        for value in ["3", "\"3\"", "\"+3\"", "\"/\"", "\"\"", "null"] {
            let json = format!(r#"{{"format":"F2019","{table}":{{"{row}":{{"{key}":{value}}}}}}}"#);
            assert_stays(&json, &json);
        }
    }
}

#[test]
fn an_amount_in_wan_counts_in_yuan_or_is_unreadable() {
    let form = Format::F2019.form();
    let cell = form.cells().find(|cell| form.kind(*cell) == statute::report::Kind::Amount).expect("there is one");
    let (group, key) = form.name(cell).rsplit_once('.').unwrap();
    let (table, row) = group.split_once('.').unwrap();
    let told = |value: &str| format!(r#"{{"format":"F2019","{table}":{{"{row}":{{"{key}":"{value}"}}}}}}"#);
    let report = assert_stays(&told("3万元"), "the unit stands in the cell");
    assert_eq!(report.figures.get(cell), Number::whole(30_000), "an amount counts in yuan");
    assert_stays(&told("10000000万元"), "a hundred thousand million yuan");
    assert!(interchange::from_json(told("900000000万元").as_bytes()).is_err(), "more than a number holds");
}

fn page(rows: &str) -> report::Reading {
    let head = "<tr><td colspan=3 rowspan=3></td><td colspan=7>申请人情况</td></tr><tr><td rowspan=2>自然人</td>\
        <td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr><tr><td>商业企业</td><td>科研机构</td>\
        <td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>";
    let whole = "<tr><td colspan=3>四、结转下年度继续办理</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr>";
    let html = format!(
        "<html><body><p>三、收到和处理政府信息公开申请情况</p><table>{head}{rows}{whole}{whole}</table></body></html>"
    );
    crate::reading::read(html.as_bytes(), papers::Kind::Html)
}

#[test]
fn a_number_in_a_merged_cell_belongs_to_no_single_column() {
    let row = "<tr><td colspan=3>一、本年新收政府信息公开申请数量</td><td>5</td><td colspan=2>0</td><td>0</td><td>0</td><td>0</td><td>5</td></tr>";
    let figures = page(row).report.figures;
    let named = |name: &str| figures.named(&format!("t3.received_new.{name}")).map(|number| number.to_string());
    assert_eq!(named("natural").as_deref(), Some("5"), "before the merge");
    assert_eq!((named("enterprise"), named("research")), (None, None), "the merged zero is nobody's");
    assert_eq!(named("other_org").as_deref(), Some("0"), "after the merge columns stay where they are");
    assert_eq!(named("total").as_deref(), Some("5"), "and the total is the total");
}

#[test]
fn a_row_that_lost_a_cell_among_whole_rows_is_not_guessed() {
    let row = "<tr><td colspan=3>一、本年新收政府信息公开申请数量</td><td>5</td><td>0</td><td>0</td><td>0</td><td>0</td><td>5</td></tr>";
    let reading = page(row);
    assert_eq!(reading.report.figures.named("t3.received_new.other_org"), None, "5 is the total, not 其他");
    assert!(reading.notes.iter().any(|note| note.contains("本年新收")), "and it is said: {:?}", reading.notes);
}

#[test]
fn rows_that_end_at_different_places_lost_cells_nobody_knows_where() {
    let row = |label: &str, cells: &[&str]| {
        let cells: String = cells.iter().map(|cell| format!("<td>{cell}</td>")).collect();
        format!("<tr><td colspan=3>{label}</td>{cells}</tr>")
    };
    let rows = [
        row("一、本年新收政府信息公开申请数量", &["5", "1", "6"]),
        row("二、上年结转政府信息公开申请数量", &["3", "3"]),
        row("（一）予以公开", &["2", "1", "1", "4"]),
        row("（二）部分公开", &["1", "1"]),
        row("（七）总计", &["8", "1", "9"]),
    ];
    let figures = page(&rows.concat()).report.figures;
    let read: Vec<&str> = figures
        .form()
        .cells()
        .filter(|cell| figures.get(*cell).is_some())
        .map(|cell| figures.form().name(cell))
        .collect();
    assert!(read.iter().all(|name| name.starts_with("t3.carried_out")), "only the whole rows: {read:?}");
}

#[test]
fn a_table_of_another_year_beside_this_years_is_not_read() {
    let year = |year: i16, natural: &str| {
        let row = format!(
            "<tr><td colspan=3>一、本年新收政府信息公开申请数量</td><td>{natural}</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>{natural}</td></tr>"
        );
        format!("<p>{year}年度</p><table>{row}</table>")
    };
    let html = |tables: &str| {
        format!(
            "<h1>桑村乡2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>三、收到和处理政府信息公开申请情况</p>{tables}"
        )
    };
    let natural = |tables: &str| {
        let reading = crate::reading::read(html(tables).as_bytes(), papers::Kind::Html);
        reading.report.figures.named("t3.received_new.natural").map(|number| number.to_string())
    };
    let cases = [
        (year(2023, "7") + &year(2024, "5"), Some("5"), "the old one first"),
        (year(2024, "5") + &year(2023, "7"), Some("5"), "the old one last"),
        (year(2023, "7"), Some("7"), "alone it is this year's under an old caption"),
        (
            year(2023, "7").replace("<table>", "<table><caption>申请情况</caption>") + &year(2024, "5"),
            Some("5"),
            "a caption without a year stands between",
        ),
        (
            year(2024, "7").replace("2024年度", "上年度数据") + &year(2024, "5"),
            Some("5"),
            "the year before, said in words",
        ),
        (
            year(2024, "7").replace("<p>2024年度</p><table>", "<table><tr><td colspan=10>2023年度</td></tr>")
                + &year(2024, "5"),
            Some("5"),
            "the year in the first row",
        ),
    ];
    for (tables, expected, because) in cases {
        assert_eq!(natural(&tables).as_deref(), expected, "{because}");
    }
}

#[test]
fn the_only_table_under_another_years_caption_is_said() {
    let row = "<tr><td colspan=3>一、本年新收政府信息公开申请数量</td><td>7</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>7</td></tr>";
    let found = |caption: &str| {
        let html = format!(
            "<h1>桑村乡2024年政府信息公开工作年度报告</h1><p>三、收到和处理政府信息公开申请情况</p><p>{caption}</p><table>{row}</table>"
        );
        let reading = crate::reading::read(html.as_bytes(), papers::Kind::Html);
        reading.findings.iter().any(|finding| finding.rule.name() == "N4")
    };
    let cases = [
        ("2023年度", true, "last year's table, perhaps"),
        ("2024年度", false, "this year's"),
        ("申请情况", false, "no year"),
    ];
    for (caption, said, because) in cases {
        assert_eq!(found(caption), said, "{caption}: {because}");
    }
}

#[test]
fn a_cell_dropped_from_every_row_shifts_nothing() {
    let set = testkit::figures::real_one("suqian-2024");
    let html = String::from_utf8(testkit::typeset(&set, testkit::Layout::HtmlClean).bytes).expect("UTF-8");
    let dropped = |begins: &str, at: usize| -> String {
        let lines = html.lines().map(|line| {
            let cells = line.matches("<td").count();
            let is_meant = match begins {
                "t3" => cells == 7,
                "t4" => cells == 15,
                _ => cells == 3 && line.contains("规范性文件"),
            };
            if !is_meant {
                return line.to_owned();
            }
            let (from, _) = line.match_indices("<td").nth(at).expect("it has so many");
            let until = from + line[from..].find("</td>").expect("it ends") + "</td>".len();
            format!("{}{}", &line[..from], &line[until..])
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    for (table, at) in [("t3", 0), ("t3", 3), ("t3", 6), ("t4", 0), ("t4", 4), ("t4", 14), ("t2", 0), ("t2", 2)] {
        let figures = crate::reading::read(dropped(table, at).as_bytes(), papers::Kind::Html).report.figures;
        for cell in figures.form().cells() {
            let name = figures.form().name(cell);
            if let Some(number) = figures.get(cell) {
                assert_eq!(
                    number.to_string(),
                    set.cells[name].clone().unwrap_or_default(),
                    "{table}, cell {at}: {name}"
                );
            }
        }
    }
}

#[test]
fn a_head_that_is_not_recognised_moves_no_number() {
    let set = testkit::figures::real_one("suqian-2024");
    let html = String::from_utf8(testkit::typeset(&set, testkit::Layout::HtmlClean).bytes).expect("UTF-8");
    let cases = [
        ("rowspan=\"2\">自然人<", "rowspan=\"2\">公民<", "another word for the first column"),
        ("rowspan=\"2\">自然人<", "rowspan=\"2\"><", "an empty head"),
        (">商业企业<", ">草稿<", "a head under a stamp"),
        (">未经复议直接起诉<", "><", "a remedy without its head"),
        ("colspan=\"5\">法人或其他组织<", "colspan=\"4\">法人或其他组织<", "a head over one column too few"),
    ];
    for (head, instead, because) in cases {
        assert!(html.contains(head), "{head}");
        let page = html.replacen(head, instead, 1);
        let figures = crate::reading::read(page.as_bytes(), papers::Kind::Html).report.figures;
        for cell in figures.form().cells() {
            let name = figures.form().name(cell);
            if let Some(number) = figures.get(cell) {
                assert_eq!(number.to_string(), set.cells[name].clone().unwrap_or_default(), "{because}: {name}");
            }
        }
    }
}

#[test]
fn the_edition_of_the_tables_is_held_against_the_year() {
    let set = testkit::made::small();
    let made = crate::reading::read(&testkit::typeset(&set, testkit::Layout::HtmlClean).bytes, papers::Kind::Html);
    let cases = [
        (2018, true, "there was no form yet"),
        (2020, true, "the form of 2019"),
        (2021, false, "the first year of the form"),
        (2025, false, "the form in force"),
    ];
    for (year, wrong, because) in cases {
        let text = String::from_utf8(testkit::typeset(&set, testkit::Layout::HtmlClean).bytes).expect("UTF-8");
        let old = made.report.year.expect("a year").to_string();
        let reading = crate::reading::read(text.replace(&old, &year.to_string()).as_bytes(), papers::Kind::Html);
        assert_eq!(reading.findings.iter().any(|finding| finding.rule.name() == "S6"), wrong, "{year}: {because}");
    }
}

#[test]
fn struck_out_digits_are_gone_and_footnote_marks_are_no_digits() {
    let row = |cell: &str| {
        format!(
            "<tr><td colspan=3>一、本年新收政府信息公开申请数量</td><td>{cell}</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>8</td></tr>"
        )
    };
    let natural =
        |cell: &str| page(&row(cell)).report.figures.named("t3.received_new.natural").map(|number| number.to_string());
    let cases = [
        ("<del>1400</del>1408", Some("1408"), "deleted"),
        ("<s>1400</s>1408", Some("1408"), "struck out"),
        ("1408<sup>1</sup>", None, "a footnote mark makes it unreadable, never 14081"),
    ];
    for (cell, number, because) in cases {
        assert_eq!(natural(cell).as_deref(), number, "{because}");
    }
}

#[test]
fn a_report_of_another_year_is_not_last_years() {
    let set = testkit::made::small();
    let reading = crate::reading::read(&testkit::typeset(&set, testkit::Layout::HtmlClean).bytes, papers::Kind::Html);
    let mut previous = reading.report.clone();
    previous.year = reading.report.year.map(|year| year - 2);
    let judgement = report::check(&reading, Some(&previous), None);
    assert!(judgement.findings.iter().all(|finding| finding.rule.name() != "A9"));
    let a9 = judgement.unjudged.iter().find(|unjudged| unjudged.rule.name() == "A9").expect("A9 is not judged");
    assert!(a9.why.contains("不能作为上年"), "{}", a9.why);
}
