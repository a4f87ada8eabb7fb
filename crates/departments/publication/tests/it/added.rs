//! 县里增补的 Rows that the county above added are matters like any other: written under, dated, published, counted, taken
//! in and written out; and a row that was taken back loses nothing.

use std::sync::{Arc, Mutex};

use ::rehearsal::Rehearsal;
use affairs::{
    obligation::{Matter, REST},
    publication::Subject,
    role::Role,
};
use office::{DeskError, Matters, Office};
use publication::{
    Ledger, Record,
    desk::{self, NewItem},
    import::{Hand, Imported, Sheet, import},
    site::{self, Front, Seen},
};
use statute::catalogue::item;
use store::{Scope, StoreError};

use crate::rehearsal::{approve, clerk, codes, new_item, officer, on_both_engines, seen};

/// 县 What the county added, as a test says it.
#[derive(Default)]
pub(crate) struct County(Mutex<Vec<Matter>>);

impl Matters for County {
    fn added(&self, _: &Office, body: &str) -> Result<Vec<Matter>, StoreError> {
        Ok(if body == "sangcun" { self.0.lock().unwrap().clone() } else { Vec::new() })
    }
}

impl County {
    /// The office of a rehearsal below this county, which added two rows.
    pub(crate) fn above(here: &Rehearsal) -> (Arc<Self>, Office) {
        let county = Arc::new(Self::default());
        let rows = [("X-01", "古树名木保护名录", ""), ("X-02", "救助热线值班安排", "zfxxgk/fdzdgknr/msbz/shjz/ls/dx")];
        county.0.lock().unwrap().extend(rows.map(|(code, title, column)| row(code, title, column)));
        let office = Office { matters: county.clone(), ..here.office.clone() };
        (county, office)
    }

    /// The county takes a row back.
    pub(crate) fn takes_back(&self, code: &str) {
        let mut rows = self.0.lock().unwrap();
        rows.iter_mut().find(|row| row.code() == code).unwrap().gone = Some("2025-03-20".parse().unwrap());
    }
}

/// A row with a limit of five working days; the column of a code of the base where one is asked for.
fn row(code: &str, title: &str, column: &str) -> Matter {
    let mut row = Matter::of(item("F19-04").unwrap());
    let own = row.item.to_mut();
    (own.code, own.title) = (code.into(), title.into());
    own.column = if column.is_empty() { String::new() } else { item("F19-09").unwrap().column.clone() };
    (own.due.n, own.due.from) = (Some(5), "制作之日".into());
    row
}

fn under(code: &str, title: &str) -> NewItem {
    let mut new = new_item(title, Subject::Notice);
    new.proposal.field = "F19".into();
    NewItem { catalogue: code.into(), ..new }
}

fn published(here: &Rehearsal, office: &Office, code: &str, title: &str) -> Record {
    let record = approve(here, desk::propose(office, &officer(), &under(code, title)).unwrap());
    let head = clerk("zhu", Role::OfficeHead, "office");
    desk::publish(&here.later().office, &head, &record.item.number, &seen(&record)).unwrap()
}

fn look(office: &Office, path: &str) -> Option<Seen> {
    let mut front = Front { body: "sangcun", ..Front::default() };
    front.frame.coat.town = "桑村乡".into();
    site::page(office, &front, path, "").unwrap()
}

fn page(office: &Office, path: &str) -> String {
    match look(office, path) {
        Some(Seen::Shown(page)) => page,
        other => panic!("{path} shows no page: {other:?}"),
    }
}

#[test]
fn an_item_under_an_added_row_has_its_due_day_its_column_and_its_title() {
    on_both_engines("added", |here| {
        let (county, office) = County::above(here);
        let record = published(here, &office, "X-01", "桑村乡古树名木保护名录（2025年）");
        let day = record.item.facts().due.unwrap().to_string();
        assert_eq!(day, "2025-03-10", "five working days from 3 March, by the row's own limit");
        let path = format!("/sangcun/x-01/2025/03/{}.html", record.item.number);
        let column = format!("/sangcun/{REST}/");
        // What is public stands on its own: nobody asks the county any more.
        county.takes_back("X-01");
        let (shown, list) = (page(&here.office, &path), page(&here.office, &column));
        assert!(shown.contains("社会救助＼古树名木保护名录") && shown.contains(&column), "{shown}");
        assert!(list.contains(&path) && list.contains("共 1 条"), "{list}");
        assert!(list.contains("古树名木保护名录</"), "the column says what belongs into it: {list}");
        assert_eq!(look(&here.office, "/sangcun/x-01/"), Some(Seen::Moved(column.clone())));
        assert_eq!(look(&here.office, "/sangcun/x-09/"), None);
        assert!(page(&here.office, "/sangcun/").contains(&path), "the front page has the newest");
        let front = Front { body: "sangcun", ..Front::default() };
        let map = site::sitemap(&here.office, &front, 0).unwrap();
        assert!(map.contains(&path) && map.contains(&column), "{map:?}");
        assert_eq!(site::newest(&here.office, "sangcun", 5).unwrap().len(), 1);
        let fields = here.count("SELECT count(*) AS n FROM figure WHERE metric = 'M-01' AND part = 'field:F19'");
        assert_eq!(fields, 1, "it counts in its field");
    });
}

#[test]
fn nothing_is_written_under_a_code_that_is_not_there_for_this_body() {
    on_both_engines("added-hostile", |here| {
        let (county, office) = County::above(here);
        let long = "X-".to_owned() + &"9".repeat(4_000);
        for (code, says) in [
            ("X-99", "目录里没有“X-99”"),
            ("x-01", "目录里没有“x-01”"),
            ("g-03", "目录里没有“g-03”"),
            ("", "目录里没有“”"),
            ("X-01'; DROP TABLE item", "目录里没有"),
            (&long, "……"),
        ] {
            let refused = desk::propose(&office, &officer(), &under(code, "古树名木")).unwrap_err();
            assert_eq!(codes(&refused), ["publication.matter.unknown"], "{code}");
            assert!(refused.messages()[0].what.contains(says), "{code}: {:?}", refused.messages());
        }
        let meant = desk::propose(&office, &officer(), &under(" x-01", "古树名木")).unwrap_err();
        assert!(meant.messages()[0].todo.contains("是不是“X-01”"), "{:?}", meant.messages());
        let below = Office { matters: Arc::new(County::default()), ..office.clone() };
        let other = desk::propose(&below, &officer(), &under("X-01", "古树名木")).unwrap_err();
        assert_eq!(codes(&other), ["publication.matter.unknown"], "a row of another county");
        county.takes_back("X-01");
        let gone = desk::propose(&office, &officer(), &under("X-01", "古树名木")).unwrap_err();
        assert_eq!(codes(&gone), ["publication.matter.taken-back"]);
        assert!(gone.messages()[0].what.contains("古树名木保护名录”已经在 2025 年 3 月 20 日收回"));
        assert!(here.ledger().is_empty() && here.count("SELECT count(*) AS n FROM item_matter") == 0);
    });
}

#[test]
fn a_draft_moves_under_added_rows_and_keeps_its_row_once_that_is_taken_back() {
    on_both_engines("added-place", |here| {
        let (county, office) = County::above(here);
        let first = desk::propose(&office, &officer(), &new_item("春季防火", Subject::Notice)).unwrap();
        let number = first.item.number.clone();
        let place = |record: &Record, code: &str| desk::place(&office, &officer(), &number, &seen(record), code);
        let moved = place(&first, "X-02").unwrap();
        assert_eq!((moved.catalogue.as_str(), moved.item.proposal.field.as_str()), ("X-02", "F19"));
        assert_eq!(moved.item.facts().due.unwrap().to_string(), "2025-03-10", "the day follows the row");
        county.takes_back("X-02");
        assert_eq!(codes(&place(&moved, "X-99").unwrap_err()), ["publication.matter.unknown"]);
        let text = crate::rehearsal::text("春季防火的通知", "各村做好防火。");
        let revised = desk::revise(&here.later().office, &officer(), &number, &seen(&moved), moved.item.facts(), &text);
        let revised = revised.unwrap();
        let back = place(&revised, "G-03").unwrap();
        assert_eq!(back.item.facts().due.unwrap().to_string(), "2025-03-31", "the day of the former row was no wish");
        assert_eq!(codes(&place(&back, "X-02").unwrap_err()), ["publication.matter.taken-back"]);
    });
}

#[test]
fn a_file_names_added_rows_by_their_codes_and_comes_out_with_them() {
    on_both_engines("added-file", |here| {
        let (county, office) = County::above(here);
        let take = |csv: &str| -> Result<Imported, DeskError> {
            let csv = format!("标题,正文,目录事项,承办部门,形成日期,发布日期,原网址\r\n{csv}");
            let sheet = Sheet::new("台账.csv", csv.as_bytes(), papers::csv(csv.as_bytes()).unwrap());
            import(&office, &Hand::Person(Box::new(officer())), &sheet)
        };
        let wrong = take("甲,文,X-99,office,,,\r\n乙,文,x-01,office,,,\r\n").unwrap_err();
        let told: Vec<String> = wrong.messages().iter().map(|it| it.what.to_string()).collect();
        assert!(told[0].contains("第 2 行“目录事项”") && told[0].contains("X-99"), "{told:?}");
        assert!(told[1].contains("是不是“X-01”"), "{told:?}");
        assert_eq!(take("甲,文,X-01,office,2025-03-03,,\r\n").unwrap(), Imported { drafts: 1, recorded: 0 });
        county.takes_back("X-01");
        let gone = take("乙,文,X-01,office,2025-03-03,,\r\n").unwrap_err();
        assert!(gone.messages()[0].what.contains("由县里收回"), "{:?}", gone.messages());
        let old = take("丙,文,X-01,office,2024-03-03,2024-03-05,http://old.example/1\r\n").unwrap();
        assert_eq!(old, Imported { drafts: 0, recorded: 1 }, "what was public under it before stands under it");
        let out = office.store.read::<_, StoreError>(&Scope::body("sangcun"), |tx| Ledger::of(tx, "sangcun")).unwrap();
        assert_eq!(out.csv().matches("X-01").count(), 2, "{}", out.csv());
        assert_eq!(here.count("SELECT count(*) AS n FROM item WHERE catalogue = 'X-01'"), 2);
    });
}
