//! The list of items: whose turn it is, what is found by which words, and what leaves the house as a file.

use std::collections::BTreeMap;

use ::rehearsal::{Anybody, Rehearsal, Visitor};
use affairs::{publication::Subject, role::Role};
use hall::serving::{Post, Reception, Roster, Seated, Unseated};
use office::{Clerk, DeskError, Office};
use publication::{Record, desk};
use store::params;

use super::visitor;
use crate::rehearsal::{approve, clerk, new_item, officer, on_both_engines, seen, text};

const WRITER: &str = "lin/info_officer/office/sangcun";

/// A reception that also knows names and posts.
struct Named;

impl Reception for Named {
    fn seat(&self, office: &Office, token: &str, address: &str) -> Result<Seated, Unseated> {
        Anybody.seat(office, token, address)
    }

    fn roster(&self, _: &Office, _: &str) -> Result<Roster, DeskError> {
        let post = |account: &str, role, section: &str| Post { account: account.into(), role, section: section.into() };
        Ok(Roster {
            people: BTreeMap::from([("lin".into(), "林悦".into()), ("bao".into(), "包正".into())]),
            sections: BTreeMap::from([("office".into(), "党政办".into())]),
            posts: vec![post("lin", Role::InfoOfficer, "office"), post("bao", Role::SecrecyOfficer, "")],
        })
    }
}

fn named(here: &Rehearsal) -> Visitor {
    Visitor::new(&here.office, publication::console::routes(), Named).with(WRITER)
}

fn proposed(here: &Rehearsal, title: &str, words: &str, due: Option<&str>) -> Record {
    let mut new = new_item(title, Subject::Notice);
    new.text = text(title, words);
    new.proposal.facts.due = due.map(|due| due.parse().unwrap());
    desk::propose(&here.later().office, &officer(), &new).unwrap()
}

/// The titles on a page, in its order.
fn titles(page: &str) -> Vec<String> {
    let rows = page.split("<tr><td>").skip(1).map(|row| row.split("</tr>").next().unwrap());
    let title = |row: &str| {
        Some(row.split("<a href=\"/console/items/").nth(1)?.split_once('>')?.1.split_once('<')?.0.to_owned())
    };
    rows.filter_map(title).collect()
}

fn found(browser: &Visitor, query: &str) -> Vec<String> {
    let answer = browser.get(&format!("/console/items?{query}"));
    assert_eq!(answer.status, 200, "{query}: {}", answer.body);
    let mut found = titles(&answer.body.replace("<td><label class=\"pick\">", "<tr><td>"));
    found.sort();
    found
}

#[test]
fn the_list_says_whose_turn_it_is_since_when_and_how_many_working_days_are_left() {
    on_both_engines("list-turn", |here| {
        proposed(here, "不急的", "正文。", None);
        proposed(here, "急的", "正文。", Some("2025-03-03"));
        let record = proposed(here, "在审的", "正文。", None);
        let record = desk::check(&here.office, &officer(), &record.item.number, &seen(&record)).unwrap();
        desk::submit(&here.office, &officer(), &record.item.number, &seen(&record), false).unwrap();
        approve(here, proposed(here, "审定的", "正文。", None));
        here.at("2025-03-08 10:00:00");
        let page = named(here).get("/console/items").body;
        assert_eq!(titles(&page)[0], "急的", "nearest first: {page}");
        assert_eq!(titles(&page).len(), 4);
        assert!(page.contains("在办 4") && page.contains("审核中 1") && page.contains("待发布 1"), "{page}");
        assert!(page.contains("林悦<small>写完送审　3 月 3 日 09:01起"), "{page}");
        assert!(page.contains("包正<small>保密审查"), "{page}");
        assert!(page.contains("部门负责人（还没有人）<small>一校"), "nobody holds the role: {page}");
        assert!(page.contains("逾期 4 个工作日"), "{page}");
        assert!(page.contains("逾期 3 个工作日") && page.contains("应公开"), "{page}");
        assert_eq!(found(&named(here), "stage=approved"), ["审定的"]);
        assert_eq!(found(&named(here), "turn=bao"), ["在审的"]);
        assert_eq!(found(&named(here), "turn=me"), ["不急的", "急的"]);
        assert_eq!(found(&named(here), "stage=all&by=me").len(), 4);
        assert_eq!(found(&named(here), "due=late").len(), 4);
        assert_eq!(found(&named(here), "due=today"), [""; 0]);
        assert_eq!(found(&named(here), "year=2024"), [""; 0]);
        assert_eq!(found(&named(here), "year=2025&branch=G-03&section=office").len(), 4);
        assert_eq!(found(&named(here), "section=finance"), [""; 0]);
    });
}

#[test]
fn a_long_list_has_numbered_pages_that_keep_the_question() {
    on_both_engines("list-pages", |here| {
        for at in 0..53 {
            proposed(here, &format!("第{at:02}件"), "正文。", Some("2025-03-05"));
        }
        let browser = visitor(here, WRITER);
        let first = browser.get("/console/items?q=%E4%BB%B6&section=office").body;
        assert_eq!(titles(&first).len(), 50);
        assert!(first.contains("href=\"/console/items?q=%E4%BB%B6&#38;section=office&#38;page=2\">2</a>"), "{first}");
        let second = browser.get("/console/items?q=%E4%BB%B6&section=office&page=2").body;
        assert_eq!(titles(&second).len(), 3);
        for odd in ["page=9", "page=-1", "page=x", "page=99999999999999999999", "stage=%27", "year=99999", "q=%00"] {
            assert_eq!(browser.get(&format!("/console/items?{odd}")).status, 200, "{odd}");
        }
    });
}

#[test]
fn words_are_found_in_title_text_numbers_and_people_of_the_own_body_only() {
    on_both_engines("list-search", |here| {
        let one = proposed(here, "春季防火通知", "桑政发〔2025〕3 号\n各村：ＡＢＣ 公司协助。", None);
        proposed(here, "100%_达标!公示", "另一件。", None);
        let mut foreign = new_item("防火秘密", Subject::Notice);
        foreign.proposal.body = "liushu".into();
        let neighbour = Clerk { body: "liushu".into(), ..clerk("liu", Role::InfoOfficer, "office") };
        desk::propose(&here.office, &neighbour, &foreign).unwrap();
        let browser = named(here);
        let number = &one.item.number;
        let hits = [
            ("防火", "in the title"),
            ("各村", "in the text"),
            ("[2025]3号", "with other brackets and without the blank"),
            ("abc公司", "half width and small"),
            ("协助 春季", "two words, in any order"),
            (number.as_str(), "its number"),
        ];
        let asked = |words: &str| {
            let words: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
            found(&browser, &format!("q={words}"))
        };
        for (words, because) in hits {
            assert_eq!(asked(words), ["春季防火通知"], "{because}");
        }
        assert_eq!(asked("100%_达标!"), ["100%_达标!公示"], "signs of the database's own are plain signs");
        assert_eq!(asked("%"), ["100%_达标!公示"]);
        assert_eq!(asked("秋季"), [""; 0]);
        assert_eq!(asked("防火 秋季"), [""; 0], "each word has to be there");
        assert_eq!(asked("林悦").len(), 2, "a person by name");
        assert_eq!(asked("包正"), [""; 0], "who has done nothing yet");
        desk::revise(
            &here.later().office,
            &officer(),
            number,
            &seen(&one),
            one.item.facts(),
            &text("夏季防汛", "新稿。"),
        )
        .unwrap();
        assert_eq!(asked("防火"), [""; 0], "the text in hand counts");
        assert_eq!(asked("防汛"), ["夏季防汛"]);
        let page = browser.get("/console/items?q=a+b+c+d+e+f").body;
        assert!(page.contains("只用了前 5 个"), "{page}");
        for role in Role::ALL.into_iter().filter(|role| !role.opens(affairs::role::Duty::SeeDrafts)) {
            let nobody = visitor(here, &format!("wai/{}/office/sangcun", role.id()));
            let answer = nobody.get("/console/items?q=%E9%98%B2%E6%B1%9B");
            assert_eq!(answer.status, 403, "{}", role.id());
            assert!(!answer.body.contains("夏季防汛"));
        }
    });
}

#[test]
fn a_file_has_every_row_that_was_asked_for_and_leaves_an_entry() {
    on_both_engines("list-files", |here| {
        for at in 0..55 {
            proposed(here, &format!("第{at:02}件"), "正文。", Some("2025-03-05"));
        }
        proposed(here, "=HYPERLINK(\"http://x\",\"点我\")", "正文。", Some("2025-03-04"));
        let browser = named(here);
        let file = browser.get("/console/items/files/csv");
        assert_eq!(file.status, 200);
        assert_eq!(file.body.lines().count(), 57, "headings and every row, not only a page");
        assert!(file.body.starts_with("\u{feff}\"编号\",\"标题\""), "{}", file.body);
        assert!(file.body.contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"点我\"\")\""), "{}", file.body);
        assert!(
            file.body.contains("\"党政办\",\"G-03\",\"在写\",\"写完送审\",\"林悦\",2025-03-03,2025-03-04,1,2025-03-04")
        );
        let narrowed = browser.get("/console/items/files/csv?q=%E7%AC%AC0");
        assert_eq!(narrowed.body.lines().count(), 11, "the same question: {}", narrowed.body);
        assert!(browser.get("/console/items/files/xlsx").body.starts_with("PK"));
        let taken: Vec<String> =
            here.ledger().into_iter().filter(|(kind, _)| kind == "export.list").map(|(_, row)| row).collect();
        assert_eq!(taken.len(), 3);
        assert!(taken[1].contains("\"list\":\"publication.items\",\"format\":\"csv\",\"rows\":10"), "{}", taken[1]);
        assert_eq!(browser.get("/console/items/files/exe").status, 404);
        assert_eq!(visitor(here, "sys/sys_admin//sangcun").get("/console/items/files/csv").status, 403);
        assert_eq!(here.filed("export.list"), 3, "what was refused left nothing");
    });
}

#[test]
fn what_an_older_binary_filed_is_set_right_at_the_next_start() {
    on_both_engines("list-older", |here| {
        let kept = proposed(here, "旧程序写的", "一段正文。", Some("2025-03-05"));
        approve(here, proposed(here, "审定的", "正文。", None));
        let state = "SELECT item.id AS id, turn_due, dated_at, marks, folded FROM item
                       JOIN item_words ON item_words.body = item.body AND item_words.id = item.id
                      WHERE item.body = :body ORDER BY item.id";
        let rows = || {
            let read = here.office.store.read::<_, store::StoreError>(&officer().scope(), |tx| {
                tx.select(state, params! { body: "sangcun" }, |row| {
                    let words: (String, String) = (row.get("marks")?, row.get("folded")?);
                    Ok((row.get::<String>("id")?, row.get::<String>("turn_due")?, row.get::<i64>("dated_at")?, words))
                })
            });
            read.unwrap()
        };
        let before = rows();
        assert_eq!(before.len(), 2);
        here.run("UPDATE item SET turn_due = '9999-12-31', dated_at = 0", params! {}).unwrap();
        here.run("DELETE FROM item_words WHERE id = :id", params! { id: &kept.item.number }).unwrap();
        here.run("UPDATE item_words SET folded = '', changed_at = 1", params! {}).unwrap();
        assert_eq!(publication::catch_up(&here.office.store).unwrap(), 2);
        assert_eq!(rows(), before);
        assert_eq!(publication::catch_up(&here.office.store).unwrap(), 0, "it is done once");
    });
}

#[test]
fn what_an_older_binary_filed_in_a_large_cabinet_is_set_right_part_by_part_by_the_errands() {
    on_both_engines("list-older-many", |here| {
        let kept = proposed(here, "旧程序写的", "一段正文。", Some("2025-03-05"));
        // As many copies as two looks hold and one more, beside a second body's.
        for n in 0..401 {
            let copy = "INSERT INTO item (body, id, section, catalogue, author, title, importance, stage, due, state, changed_at)
                        SELECT body, :copy, section, catalogue, author, title, importance, stage, due,
                               REPLACE(state, :kept, :copy), changed_at FROM item WHERE id = :kept";
            let copied = format!("{}-{n:03}", kept.item.number);
            here.run(copy, params! { kept: &kept.item.number, copy: copied }).unwrap();
        }
        let lacking = "SELECT COUNT(*) AS n FROM item WHERE NOT EXISTS
                         (SELECT 1 FROM item_words WHERE item_words.body = item.body AND item_words.id = item.id)";
        assert_eq!(here.count(lacking), 401);
        let mut pass = publication::CatchUp::default();
        let rests = std::cell::Cell::new(0);
        let step =
            |pass: &mut publication::CatchUp| pass.step(&here.office.store, || rests.set(rests.get() + 1)).unwrap();
        assert_eq!(step(&mut pass), Some(199), "the first of them was right");
        assert_eq!((here.count(lacking), rests.get()), (202, 4), "fifty at a time");
        assert_eq!((step(&mut pass), step(&mut pass), step(&mut pass)), (Some(200), Some(2), None));
        assert_eq!(here.count(lacking), 0);
        assert_eq!(publication::catch_up(&here.office.store).unwrap(), 0);
    });
}
