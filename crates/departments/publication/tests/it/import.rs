//! A file of items is taken in whole or not at all, and once.

use affairs::publication::{Importance, Stage, Subject};
use jiff::civil::date;
use office::{DeskError, Office};
use publication::{
    Ledger, at_stage, desk, figures, find,
    import::{Hand, Imported, Sheet, import},
    published, text as frozen,
};
use store::{Scope, StoreError};

use crate::rehearsal::{approve, codes, new_item, officer, on_both_engines, seen};

const HEADINGS: &str = "标题,正文,目录事项,承办部门,种类,形成日期,发布日期,原网址,索引号,渠道,转载\r\n";

fn sheet(csv: &str) -> Sheet {
    Sheet::new("台账.csv", csv.as_bytes(), papers::csv(csv.as_bytes()).unwrap())
}

fn take(office: &Office, csv: &str) -> Result<Imported, DeskError> {
    import(office, &Hand::Person(Box::new(officer())), &sheet(csv))
}

/// What a refusal says, one line a fault.
fn told(outcome: Result<Imported, DeskError>) -> Vec<String> {
    outcome.unwrap_err().messages().iter().map(|message| message.what.to_string()).collect()
}

fn sangcun() -> Scope {
    Scope::body("sangcun")
}

#[test]
fn one_bad_row_in_five_thousand_keeps_all_of_them_out() {
    on_both_engines("five-thousand", |here| {
        let row = |n: usize| {
            let day = if n == 3_111 { "2024-02-30" } else { "2024-02-28" };
            format!(
                "第 {n} 号通知,请各村做好准备。,G-03,office,活动通知,{day},2024-03-01,http://old.example/{n}.html,,,\r\n"
            )
        };
        let csv: String = HEADINGS.to_owned() + &(1..=5_000).map(row).collect::<String>();
        let faults = told(take(&here.office, &csv));
        assert_eq!(faults, ["第 3112 行“形成日期”不能用：“2024-02-30”不是一个日期，请写成 2025-03-03 这样。"]);
        assert_eq!((here.count("SELECT count(*) AS n FROM item"), here.ledger().len()), (0, 0), "nothing of it");
        assert_eq!(here.count("SELECT count(*) AS n FROM import"), 0, "and the file may come again once it is mended");
    });
}

#[test]
fn drafts_begin_their_way_and_what_was_public_counts_for_its_year() {
    on_both_engines("import", |here| {
        let csv = HEADINGS.to_owned()
            + "春季防火通知,请做好准备。,G-03,office,活动通知,2025-03-01,,,,网站、公开栏,\r\n"
            + "2024年预算,,G-03,finance,\"财政预算、决算\",2024/1/5,2024/1/10,http://old.example/ys.html,SC-2024-1,,\r\n"
            + "县里的通知,,G-03,office,,,2024年5月6日,http://old.example/2.html,,,是\r\n"
            + ",,,,,,,,,,\r\n"
            + "2019年的通知,,G-03,office,,,2019.5.6,乡政府公开栏,,公开栏,\r\n";
        assert_eq!(take(&here.office, &csv).unwrap(), Imported { drafts: 1, recorded: 3 });
        let office = &here.office;
        let drafts = office.store.read(&sangcun(), |tx| at_stage(tx, "sangcun", "draft", 10)).unwrap();
        assert_eq!(drafts.len(), 1);
        let item = office.store.read(&sangcun(), |tx| find(tx, "sangcun", &drafts[0].number)).unwrap().unwrap();
        assert_eq!(item.item.authors, ["lin"], "who brings a draft is its author, and reviews nothing of it");
        assert_eq!(item.item.facts().channels, ["site", "village-board"]);
        let hash = item.item.content_hash().to_owned();
        let text =
            office.store.read(&sangcun(), |tx| frozen(tx, "sangcun", &item.item.number, &hash)).unwrap().unwrap();
        assert_eq!(&*text.text, "请做好准备。");

        let of = |year| office.store.read(&sangcun(), |tx| published(tx, "sangcun", year)).unwrap();
        let titles = |year| of(year).into_iter().map(|item| item.title).collect::<Vec<_>>();
        assert_eq!(titles(2024), ["2024年预算"], "a relayed text is no item of ours");
        assert_eq!((titles(2019), titles(2025)), (vec!["2019年的通知".to_owned()], Vec::new()), "for its own year");
        let budget = of(2024).remove(0);
        assert_eq!((budget.index_number.as_str(), budget.on.as_str()), ("SC-2024-1", "2024-01-10"));
        let item = office.store.read(&sangcun(), |tx| find(tx, "sangcun", &budget.number)).unwrap().unwrap();
        assert_eq!((&item.item.stage, item.item.facts().importance), (&Stage::Published, Importance::Important));
        assert!(item.item.signatures.is_empty(), "nobody here signed it");
        let addresses = office.store.read(&sangcun(), |tx| office::addresses(tx, "sangcun", &budget.number)).unwrap();
        assert!(addresses.is_empty(), "it stands elsewhere, not with us");
        let counted =
            office.store.read(&sangcun(), |tx| figures::counted(tx, "sangcun", 2024, &office.calendar)).unwrap();
        assert_eq!(counted[0].records, ["SC-2024-1"]);
        assert_eq!((here.filed("publication.recorded"), here.filed("publication.proposed")), (3, 1));
        let ledger = here.ledger();
        let requests = ledger.iter().filter(|(_, text)| text.contains("\"request\":\"import-")).count();
        assert_eq!(requests, 4, "entries of one file share its mark");
        office.store.verify().unwrap().unwrap();
    });
}

#[test]
fn the_same_file_is_taken_once_whatever_it_is_called() {
    on_both_engines("twice", |here| {
        let csv = HEADINGS.to_owned() + "通知,正文,G-03,office,,,2024-03-01,http://old.example/1,,,\r\n";
        take(&here.office, &csv).unwrap();
        here.at("2025-03-10 09:00:00");
        let again = Sheet::new("另一个名字.csv", csv.as_bytes(), papers::csv(csv.as_bytes()).unwrap());
        let error = import(&here.office, &Hand::Person(Box::new(officer())), &again).unwrap_err();
        assert_eq!(codes(&error), ["publication.import.again"]);
        assert!(error.messages()[0].what.contains("2025-03-03"), "{error:?}");
        let elsewhere = Hand::Person(Box::new(office::Clerk { body: "licun".into(), ..officer() }));
        assert!(import(&here.office, &elsewhere, &sheet(&csv)).is_ok(), "another body has its own files");
        assert_eq!(here.count("SELECT count(*) AS n FROM item"), 2);
    });
}

#[test]
fn every_fault_is_named_with_its_row_and_column() {
    on_both_engines("faults", |here| {
        let cases = [
            ("说明,附件\r\n一,二\r\n", vec!["文件里没有找到台账。"], "no table of items"),
            (HEADINGS, vec!["台账里只有栏目名，没有内容。"], "nothing below"),
            (
                "标题,题目,标题,目录事项\r\n一,,,G-03\r\n",
                vec!["不认识“题目”这一栏。", "“标题”这一栏有两个。", "没有“承办部门”这一栏。"],
                "headings",
            ),
            (
                "标题,目录事项,承办部门,转载,渠道,种类,重要程度\r\n,X-99,,也许,电报,新闻,很重要\r\n",
                vec![
                    "第 2 行“标题”不能用：没有填。",
                    "第 2 行“承办部门”不能用：没有填。",
                    "第 2 行“目录事项”不能用：目录里没有“X-99”，请写事项编码，如 G-03。",
                    "第 2 行“种类”不能用：不认识种类“新闻”",
                    "第 2 行“重要程度”不能用：“很重要”不是",
                    "第 2 行“渠道”不能用：不认识渠道“电报”",
                    "第 2 行“转载”不能用：“也许”不是",
                ],
                "all cells of a row at once",
            ),
            (
                "标题,目录事项,承办部门,发布日期,原网址,索引号,形成日期\r\n\
                 一,G-03,office,2024-03-01,,A-1,\r\n二,G-03,office,,http://a,,\r\n\
                 三,G-03,office,2024-03-01,http://c,A-2,\r\n四,G-03,office,2024-03-01,http://d,A-2,\r\n\
                 三,G-03,office,2024-03-01,http://c,A-2,\r\n",
                vec![
                    "第 2 行“原网址”不能用：公开过的，要写明当时的网址",
                    "第 3 行“原网址”不能用：填了它，却没有填发布日期。",
                    "第 6 行“标题”不能用：和第 4 行一模一样。",
                    "第 5 行“索引号”不能用：“A-2”在第 4 行已经有了。",
                    "第 6 行“索引号”不能用：“A-2”在第 4 行已经有了。",
                ],
                "rows that contradict themselves or each other",
            ),
            (
                "标题,目录事项,承办部门,发布日期,原网址,形成日期,环节\r\n\
                 一,G-03,office,2025-03-03,http://a,,\r\n二,G-03,office,2024-03-01,http://b,2024-04-01,\r\n\
                 三,G-03,office,2024-03-01,http://c,,\r\n",
                vec!["第 2 行“整行”不能用：2025-03-03不能补录", "第 3 行“整行”不能用：公开的日期早于信息形成的日期。"],
                "days that cannot be",
            ),
            (
                "标题,目录事项,承办部门,环节\r\n一,G-03,office,已撤下\r\n",
                vec!["第 2 行“环节”不能用：撤下和废弃的不导入"],
                "what was withdrawn stays withdrawn",
            ),
            (
                "标题,目录事项,承办部门\r\n一,G-03,office,多出来的\r\n",
                vec!["第 2 行“标题”不能用：这一行有内容写在没有栏目名的列里。"],
                "nothing is dropped without a word",
            ),
        ];
        for (csv, expected, because) in cases {
            let found = told(take(&here.office, csv));
            assert_eq!(found.len(), expected.len(), "{because}: {found:?}");
            for (found, expected) in found.iter().zip(expected) {
                assert!(found.starts_with(expected), "{because}: {found}");
            }
        }
        assert_eq!(here.ledger().len(), 0);
    });
}

#[test]
fn nobody_begins_a_draft_and_nothing_is_recorded_once_the_flow_keeps_the_dates() {
    on_both_engines("house", |here| {
        let house = Hand::House("sangcun".into());
        let draft = HEADINGS.to_owned() + "通知,正文,G-03,office,,,,,,,\r\n";
        let error = import(&here.office, &house, &sheet(&draft)).unwrap_err();
        assert!(error.messages()[0].what.contains("由谁经手"), "{error:?}");
        let history = |day: &str| HEADINGS.to_owned() + &format!("通知,正文,G-03,office,,,{day},http://a,,,\r\n");
        assert_eq!(import(&here.office, &house, &sheet(&history("2025-02-28"))).unwrap().recorded, 1);
        let item = approve(here, desk::propose(&here.office, &officer(), &new_item("一", Subject::Notice)).unwrap());
        here.later();
        let number = item.item.number.clone();
        desk::publish(&here.office, &officer(), &number, &seen(&item)).unwrap();
        here.at("2025-04-01 09:00:00");
        let error = take(&here.office, &history("2025-03-20")).unwrap_err();
        assert!(error.messages()[0].what.contains("只补录2025-03-03以前公开过的"), "no date of choice: {error:?}");
        assert_eq!(take(&here.office, &history("2025-03-02")).unwrap().recorded, 1, "history may still come");
    });
}

#[test]
fn what_was_written_out_comes_in_elsewhere_as_it_was_from_either_kind_of_file() {
    on_both_engines("round-trip", |here| {
        let office = &here.office;
        let mut new = new_item("=1+1 的“说明”", Subject::Plan);
        new.text.text = "第一段, 有逗号。\n第二段有\"引号\"。".into();
        let item = approve(here, desk::propose(office, &officer(), &new).unwrap());
        here.later();
        desk::publish(office, &officer(), &item.item.number.clone(), &seen(&item)).unwrap();
        let ledger = office.store.read::<_, StoreError>(&sangcun(), |tx| Ledger::of(tx, "sangcun")).unwrap();
        assert!(ledger.csv().contains("\"'=1+1"), "no spreadsheet takes it for a formula: {}", ledger.csv());
        let place = |heading: &str| Ledger::headings().iter().position(|known| *known == heading).unwrap();
        // An index number belongs to one item of one database.
        let mut moved = ledger.clone();
        moved.rows[0][place("索引号")].clear();
        let csv = moved.csv();
        let workbook = documents::xlsx::render(&moved.document(), &documents::Imprint::EARLIEST).unwrap();
        let files = [
            ("licun", Sheet::new("台账.csv", csv.as_bytes(), papers::csv(csv.as_bytes()).unwrap())),
            ("wangcun", Sheet::new("台账.xlsx", &workbook, papers::read(&workbook, None).unwrap())),
        ];
        here.at("2026-01-05 09:00:00");
        for (body, sheet) in files {
            assert_eq!(import(office, &Hand::House(body.into()), &sheet).unwrap(), Imported { drafts: 0, recorded: 1 });
            let there = office.store.read::<_, StoreError>(&Scope::body(body), |tx| Ledger::of(tx, body)).unwrap();
            for heading in
                ["环节", "标题", "正文", "目录事项", "种类", "重要程度", "形成日期", "应公开日期", "发布日期", "原网址"]
            {
                assert_eq!(there.rows[0][place(heading)], ledger.rows[0][place(heading)], "{body}: {heading}");
            }
            assert_eq!(there.rows[0][place("发布日期")], date(2025, 3, 3).to_string());
        }
    });
}

#[test]
fn a_section_is_known_by_its_name_or_the_row_is_refused() {
    on_both_engines("sections", |here| {
        let sql = "INSERT INTO section (body, id, name) VALUES ('sangcun', 'office', '党政综合办公室')";
        here.run(sql, Vec::new()).unwrap();
        let row = |section: &str| HEADINGS.to_owned() + &format!("通知,正文,G-03,{section},,,,,,,\r\n");
        let faults = told(take(&here.office, &row("财政所")));
        assert_eq!(faults, ["第 2 行“承办部门”不能用：本单位没有“财政所”，有的是党政综合办公室。"]);
        take(&here.office, &row("党政综合办公室")).unwrap();
        let lines = here.office.store.read(&sangcun(), |tx| at_stage(tx, "sangcun", "draft", 10)).unwrap();
        assert_eq!(lines[0].section, "office", "by which its head may review it");
        let ledger = here.office.store.read::<_, StoreError>(&sangcun(), |tx| Ledger::of(tx, "sangcun")).unwrap();
        assert!(ledger.rows[0].contains(&"党政综合办公室".to_owned()), "and people read its name");
    });
}
