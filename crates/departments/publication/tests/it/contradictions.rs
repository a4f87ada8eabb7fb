//! A spreadsheet of last year's items that contradicts itself, the calendar, the catalogue or the house: every faulty row
//! is named with what to do, nothing is taken in, and nothing is mended without a word.

use affairs::publication::Subject;
use documents::list::{Cell, Column, List};
use office::{DeskError, Office};
use publication::{
    Ledger, at_stage, desk,
    import::{Hand, Imported, Sheet, import},
    published,
};
use store::{Scope, StoreError};

use crate::rehearsal::{approve, new_item, officer, on_both_engines, seen};

const HEADINGS: &str = "标题,目录事项,承办部门,形成日期,发布日期,撤下日期,原网址,索引号,文号,施行日期,有效期至\r\n";

fn take(office: &Office, body: &str, name: &str, bytes: &[u8]) -> Result<Imported, DeskError> {
    let hand = Hand::Person(Box::new(office::Clerk { body: body.into(), ..officer() }));
    let paper = if name.ends_with(".csv") { papers::csv(bytes) } else { papers::read(bytes, None) };
    import(office, &hand, &Sheet::new(name, bytes, paper.unwrap()))
}

fn csv(office: &Office, rows: &str) -> Result<Imported, DeskError> {
    take(office, "sangcun", "去年.csv", (HEADINGS.to_owned() + rows).as_bytes())
}

/// What a refusal says and asks for, one line a fault.
fn told(outcome: Result<Imported, DeskError>) -> Vec<String> {
    let said = outcome.unwrap_err().messages();
    assert!(said.iter().all(|message| !message.todo.is_empty()), "each has its way forward");
    said.iter().map(|message| message.what.to_string()).collect()
}

fn agree(found: &[String], expected: &[&str], because: &str) {
    assert_eq!(found.len(), expected.len(), "{because}: {found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{because}: {found}");
    }
}

#[test]
fn every_contradiction_of_a_row_is_named_and_nothing_comes_in() {
    on_both_engines("contradictions", |here| {
        let cases: [(&str, &[&str], &str); 12] = [
            (
                "甲,G-03,office,2024-05-02,2024-05-01,,http://a,,,,\r\n",
                &["第 2 行“整行”不能用：公开的日期早于信息形成的日期"],
                "public before it was made",
            ),
            (
                "甲,G-03,office,,2024-05-02,2024-05-01,http://a,,,,\r\n",
                &["第 2 行“撤下日期”不能用：2024-05-01 撤下，比 2024-05-02 发布还早，请核对这两个日期"],
                "withdrawn before it was public",
            ),
            (
                "甲,G-03,office,,2024-05-02,2024-05-03,http://a,,,,\r\n",
                &["第 2 行“撤下日期”不能用：撤下和废弃的不导入，请把这一行删去"],
                "what is gone is not public",
            ),
            (
                "甲,Z-77,office,,2024-05-02,,http://a,,,,\r\n",
                &["第 2 行“目录事项”不能用：目录里没有“Z-77”"],
                "no column of the catalogue",
            ),
            (
                "甲,G-03,office,,2024-05-02,,http://a,A-1,,,\r\n乙,G-03,office,,2024-05-02,,http://b,A-1,,,\r\n",
                &["第 3 行“索引号”不能用：“A-1”在第 2 行已经有了"],
                "one index number twice",
            ),
            (
                "甲,G-03,office,,2024-05-02,,http://a,,,,\r\n甲,G-04,office,,2024年5月2日,,http://b,,,,\r\n",
                &[
                    "第 3 行“标题”不能用：和第 2 行是同一天（2024-05-02）、同一个标题；是一件，请删去一行，是两件，请在标题里写明区别",
                ],
                "one title and day in two columns",
            ),
            (
                "甲,G-03,office,,2025-03-04,,http://a,,,,\r\n",
                &["第 2 行“整行”不能用：2025-03-04不能补录"],
                "a day that has not come",
            ),
            (
                "甲,G-03,office,,45414,,http://a,,,,\r\n",
                &["第 2 行“发布日期”不能用：“45414”是表格软件里日期的序号，说不准是哪一天"],
                "a day as a spreadsheet keeps it",
            ),
            (
                "甲,G-03,office,,2024年13月2日,,http://a,,,,\r\n",
                &["第 2 行“发布日期”不能用：“2024年13月2日”不是一个日期"],
                "a Chinese day that is none",
            ),
            (
                "甲,G-03,office,,2024-05-02,,http://a,,桑政[2024]3号,,\r\n",
                &["第 2 行“文号”不能用：“桑政[2024]3号”不是规范的文号，是不是“桑政〔2024〕3号”"],
                "a document number in other brackets is asked about, not mended",
            ),
            (
                "甲,G-03,office,,2024-05-02,,http://a,,桑政〔2024〕3号,2024-06-01,2024-05-31\r\n",
                &["第 2 行“有效期至”不能用：2024-05-31 失效，比 2024-06-01 施行还早"],
                "over before it began",
            ),
            (
                "甲,G-03,office,,2024-05-02,,http://a,licun/2024-00001,,,\r\n",
                &["第 2 行“索引号”不能用：“licun/2024-00001”是这里给别的单位编的索引号"],
                "the number of another body",
            ),
        ];
        for (rows, expected, because) in cases {
            agree(&told(csv(&here.office, rows)), expected, because);
        }
        let all: String = cases.iter().map(|(rows, ..)| *rows).collect();
        assert!(told(csv(&here.office, &all)).len() >= cases.len() - 3, "all rows of one file at once");
        assert_eq!((here.ledger().len(), here.count("SELECT count(*) AS n FROM import")), (0, 0));
    });
}

/// The ledger as the spreadsheet program of an office keeps it.
fn workbook(rows: Vec<Vec<Cell>>) -> Vec<u8> {
    let columns = ["标题", "目录事项", "承办部门", "发布日期", "原网址"].map(|name| Column { name, width: 12 });
    let list = List { title: "台账".into(), columns: columns.into(), rows };
    documents::list::workbook(&list, &documents::Imprint::EARLIEST).unwrap()
}

#[test]
fn a_day_that_a_spreadsheet_shows_as_a_day_is_one_and_its_bare_number_is_not() {
    on_both_engines("serial", |here| {
        let row = |day: Cell| vec!["甲".into(), "G-03".into(), "office".into(), day, "http://a".into()];
        let bare = workbook(vec![row(Cell::Number(45_414))]);
        agree(
            &told(take(&here.office, "sangcun", "台账.xlsx", &bare)),
            &["第 2 行“发布日期”不能用：“45414”是表格软件里日期的序号"],
            "no form says that it is a day",
        );
        let shown = workbook(vec![row(Cell::Day(2024, 5, 2))]);
        assert_eq!(take(&here.office, "sangcun", "台账.xlsx", &shown).unwrap().recorded, 1);
        let found = here.office.store.read(&Scope::body("sangcun"), |tx| published(tx, "sangcun", 2024)).unwrap();
        assert_eq!(found[0].on, "2024-05-02");
    });
}

#[test]
fn rows_that_share_a_cell_are_not_guessed_apart() {
    on_both_engines("merged", |here| {
        let table = |cells: &str| {
            format!("<table><tr><td>标题<td>目录事项<td>承办部门<td>发布日期<td>原网址</tr>{cells}</table>")
                .into_bytes()
        };
        let cases = [
            (
                "<tr><td>甲<td>G-03<td>office<td rowspan=2>2024-05-02<td>http://a</tr>\
                 <tr><td>乙<td>G-03<td>office<td>http://b</tr>",
                "第 2 行“发布日期”不能用：第 2 行到第 3 行的这一格合并了",
                "the second would have become a draft",
            ),
            (
                "<tr><td>甲<td>G-03<td>office<td colspan=2>2024-05-02</tr>",
                "第 2 行“发布日期”不能用：这一格横着合并了 2 列",
                "two columns",
            ),
        ];
        for (cells, expected, because) in cases {
            agree(&told(take(&here.office, "sangcun", "台账.html", &table(cells))), &[expected], because);
        }
        let plain = "<tr><td>甲<td>G-03<td>office<td>2024-05-02<td>http://a</tr>";
        assert_eq!(take(&here.office, "sangcun", "台账.html", &table(plain)).unwrap().recorded, 1);
    });
}

#[test]
fn what_the_house_has_already_is_not_counted_twice_by_another_file() {
    on_both_engines("overlap", |here| {
        let first = "甲,G-03,office,,2024-05-02,,http://a,SC-2024-7,,,\r\n";
        assert_eq!(csv(&here.office, first).unwrap().recorded, 1);
        let again = "乙,G-03,office,,2024-05-03,,http://b,,,,\r\n甲,G-04,office,,2024-05-02,,http://c,,,,\r\n";
        agree(
            &told(csv(&here.office, again)),
            &["第 3 行“标题”不能用：和已经登记的一条（SC-2024-7）是同一天（2024-05-02）、同一个标题"],
            "another file, the same matter",
        );
        let number = "丙,G-03,office,,2024-05-03,,http://b,SC-2024-7,,,\r\n";
        agree(
            &told(csv(&here.office, number)),
            &["第 2 行“索引号”不能用：“SC-2024-7”已经有一条信息在用"],
            "its number",
        );
        let elsewhere = take(&here.office, "licun", "去年.csv", (HEADINGS.to_owned() + number).as_bytes());
        agree(
            &told(elsewhere),
            &["第 2 行“索引号”不能用"],
            "also in another body, where it would have stopped the store",
        );
        assert_eq!((here.count("SELECT count(*) AS n FROM item"), here.filed("publication.recorded")), (1, 1));
        assert_eq!(here.count("SELECT count(*) AS n FROM import"), 1, "and the file may come again once it is mended");
    });
}

#[test]
fn a_number_brought_along_is_passed_over_when_its_turn_comes() {
    on_both_engines("passed-over", |here| {
        let office = &here.office;
        let rows = "甲,G-03,office,,2025-01-02,,http://a,sangcun/2025-00001,,,\r\n\
                    乙,G-03,office,,2025-01-03,,http://b,sangcun/2025-00002,,,\r\n";
        assert_eq!(csv(office, rows).unwrap().recorded, 2);
        let item = approve(here, desk::propose(office, &officer(), &new_item("丙", Subject::Notice)).unwrap());
        let out = desk::publish(&here.later().office, &officer(), &item.item.number.clone(), &seen(&item)).unwrap();
        assert_eq!(out.index_number.as_deref(), Some("sangcun/2025-00003"));
    });
}

#[test]
fn the_number_and_the_days_of_a_document_come_in_and_go_out() {
    on_both_engines("documents", |here| {
        let office = &here.office;
        let rows = "甲,G-08,office,,2024-05-02,,http://a,,桑政〔2024〕3号,2024年6月1日,2026/5/31\r\n\
                    乙,G-08,office,2025-03-01,,,,,桑政办〔2025〕11号,,\r\n";
        assert_eq!(csv(office, rows).unwrap(), Imported { drafts: 1, recorded: 1 });
        let ledger =
            office.store.read::<_, StoreError>(&Scope::body("sangcun"), |tx| Ledger::of(tx, "sangcun")).unwrap();
        let place = |heading: &str| Ledger::headings().iter().position(|known| *known == heading).unwrap();
        let said =
            |row: usize| ["文号", "施行日期", "有效期至"].map(|heading| ledger.rows[row][place(heading)].clone());
        assert_eq!(said(0), ["桑政〔2024〕3号", "2024-06-01", "2026-05-31"]);
        assert_eq!(said(1), ["桑政办〔2025〕11号", "", ""]);
        let drafts = office.store.read(&Scope::body("sangcun"), |tx| at_stage(tx, "sangcun", "draft", 10)).unwrap();
        let found = here.count("SELECT count(*) AS n FROM document_number");
        assert_eq!((drafts.len(), found), (1, 2), "and both are found by their numbers");
        let out = ledger.csv();
        here.at("2026-01-05 09:00:00");
        assert_eq!(take(office, "licun", "台账.csv", out.as_bytes()).unwrap(), Imported { drafts: 1, recorded: 1 });
        let there = office.store.read::<_, StoreError>(&Scope::body("licun"), |tx| Ledger::of(tx, "licun")).unwrap();
        assert_eq!(there.rows[0][place("文号")], "桑政〔2024〕3号");
    });
}
