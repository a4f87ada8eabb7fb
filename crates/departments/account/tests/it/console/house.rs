//! Who stands at each step, whose work passes to whom, and the bodies below, by clicks.

use std::collections::BTreeMap;

use ::rehearsal::{Answer, Visitor};
use account::{close_section, make_section};
use affairs::{account::Section, role::Role};
use office::{Filing, NewEntry, Waiting};

use super::visitor;
use crate::rehearsal::{HASHING, PASSWORD, Rehearsal, in_county, on_both_engines};

/// Something that waits for an account by name.
fn waits(here: &Rehearsal, record: &str, account: &str) {
    let waiting = Waiting {
        record: record.into(),
        what: "test.rework".into(),
        role: String::new(),
        section: String::new(),
        account: account.into(),
        since: 0,
        next_role: String::new(),
        remind_on: "2025-03-04".parse().unwrap(),
        due: "2025-03-05".parse().unwrap(),
    };
    let entry = NewEntry { kind: "test.waits", version: 1, record: record.into(), payload: "{}".into() };
    let filing = Filing { waiting: Some(vec![waiting]), ..Filing::default() };
    let clerk = here.admin(Role::SysAdmin);
    here.office.store.write(&clerk.scope(), |tx| here.office.file(tx, &clerk, here.now(), &entry, &filing)).unwrap();
}

fn administrators(here: &Rehearsal) -> (Visitor, Visitor) {
    let system = visitor(here, &here.first_time("wang-li", here.one_time(0)));
    (system, visitor(here, &here.first_time("zhao-min", here.one_time(1))))
}

/// The form that confirms, behind the one that only looks.
fn confirmation(answer: &Answer, page: &str) -> Option<BTreeMap<String, String>> {
    let at = answer.body.find(&format!("method=\"post\" action=\"{page}\""))?;
    Answer { body: answer.body[at..].to_owned(), ..answer.clone() }.form(page)
}

#[test]
fn open_work_is_looked_at_and_then_handed_over_by_one_click() {
    on_both_engines("house-over", |here| {
        let (system, security) = administrators(here);
        here.hire("zhou-ning", "周宁", &[Role::InfoOfficer]);
        here.hire("lu-yan", "陆燕", &[Role::InfoOfficer]);
        waits(here, "4f6a1b2c3d4e", "zhou-ning");
        waits(here, "5a6a1b2c3d4e", "zhou-ning");
        let page = "/console/people/zhou-ning/hand-over";
        assert_eq!(system.get(page).status, 403, "whoever keeps accounts hands nothing over");
        let empty = security.get(page);
        assert!(
            empty.body.contains("周宁手上的 2 件，交给谁") && confirmation(&empty, page).is_none(),
            "{}",
            empty.body
        );
        assert!(empty.body.contains("还有 陆燕"), "who else holds the role: {}", empty.body);
        assert!(empty.body.contains("<div>信息员<small>"), "nothing waits for the role itself: {}", empty.body);
        let shown = security.get(&format!("{page}?to=lu-yan&reason=left"));
        assert!(shown.body.contains("可以一起交给陆燕"), "{}", shown.body);
        let form = confirmation(&shown, page).unwrap();
        waits(here, "6b6a1b2c3d4e", "zhou-ning");
        let stale = security.post(page, form);
        assert_eq!(stale.status, 422);
        assert!(stale.body.contains("account.hand-over.changed") && stale.body.contains("3 件"), "{}", stale.body);
        let form = confirmation(&stale, page).unwrap();
        let mut odd = form.clone();
        odd.insert("reason".into(), "because".into());
        assert_eq!(security.post(page, odd).status, 422, "a reason of the list");
        let done = security.post(page, form.clone());
        assert_eq!((done.status, done.location.as_str()), (303, "/console/people/zhou-ning"));
        assert_eq!(security.post(page, form).status, 422, "a second click does nothing");
        assert_eq!(here.filed("account.handed-over"), 1);
        let (_, said) = here.ledger().into_iter().find(|(kind, _)| kind == "account.handed-over").unwrap();
        assert!(said.contains("\"version\":2") && said.contains("\"reason\":\"left\""), "{said}");
        assert_eq!(here.count("SELECT count(*) AS n FROM waiting WHERE account = 'lu-yan'"), 3);
        assert!(security.get(page).body.contains("没有点名等他办的事"));
    });
}

#[test]
fn each_step_says_who_takes_it_today_and_where_nobody_does() {
    on_both_engines("house-posts", |here| {
        let (system, _) = administrators(here);
        here.hire("han-bo", "韩波", &[Role::SectionHead]);
        let page = system.get("/console/posts");
        assert!(page.body.contains("有 6 步今天没有人办") && page.body.contains("韩波"), "{}", page.body);
        let officer = here.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        assert_eq!(visitor(here, &officer).get("/console/posts").status, 403);
        assert!(system.get("/console/posts").body.contains("有 4 步今天没有人办"), "writing and publishing");
    });
}

#[test]
fn a_list_of_people_leaves_the_house_for_those_who_keep_it_and_leaves_an_entry() {
    on_both_engines("house-list", |here| {
        let (system, _) = administrators(here);
        here.hire("han-bo", "=韩波", &[Role::SectionHead]);
        let file = system.get("/console/people-list/csv");
        assert_eq!(file.status, 200);
        assert_eq!(file.body.lines().count(), 5);
        assert!(file.body.contains("\"'=韩波\",\"han-bo\",\"党政办公室\",\"部门负责人\",,\"否\""), "{}", file.body);
        assert!(system.get("/console/people-list/xlsx").body.starts_with("PK"));
        assert_eq!(system.get("/console/people-list/pdf").status, 404);
        let officer = here.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let refused = visitor(here, &officer).get("/console/people-list/csv");
        assert_eq!(refused.status, 403);
        assert_eq!(here.filed("export.list"), 2, "what was refused left nothing");
        assert!(here.ledger().iter().all(|(_, row)| !row.contains("韩波")), "names stay out of the ledger");
    });
}

#[test]
fn each_list_of_the_house_leaves_it_for_those_who_see_it_and_for_nobody_else() {
    in_county("house-lists", |here| {
        let (system, security) = administrators(here);
        let clerk = here.admin(Role::SysAdmin);
        let section = |id: &str, name: &str| Section { id: id.into(), name: name.into() };
        make_section(&here.office, &clerk, &section("old", "=撤了的")).unwrap();
        close_section(&here.office, &clerk, "old").unwrap();
        here.hire("han-bo", "韩波", &[Role::SectionHead]);
        let key = system.form_key();
        let below = [
            ("form", key.as_str()),
            ("id", "liushu"),
            ("name", "柳树乡人民政府"),
            ("level", "township"),
            ("grade", "2"),
            ("sections", "office 党政办公室"),
            ("sys-account", "liu-yi"),
            ("sys-name", "柳一"),
            ("sec-account", "liu-er"),
            ("sec-name", "柳二"),
            ("auditor", ""),
            ("audit-account", "liu-san"),
            ("audit-name", "柳三"),
        ];
        assert_eq!(system.post("/console/bodies", below).status, 200);
        let officer = visitor(here, &here.seat("zhou-ning", "周宁", &[Role::InfoOfficer]));
        let lists = [
            ("sections", "\"'=撤了的\",\"old\",\"是\"", 200, "every clerk knows the sections"),
            ("posts", "\"初审\",\"党政办公室\",\"部门负责人\",\"韩波\",,0", 403, "names of colleagues"),
            ("bodies", "\"柳树乡人民政府\",\"liushu\",\"乡镇、街道\",1,3,", 403, "what is below"),
        ];
        let mut expected = 0;
        for (list, row, others, because) in lists {
            let page = security.get(&format!("/console/{list}")).body;
            assert!(page.contains(&format!("href=\"/console/{list}-list/xlsx\"")), "{list} offers it: {page}");
            let csv = security.get(&format!("/console/{list}-list/csv"));
            assert_eq!(csv.status, 200, "{list}: {}", csv.body);
            assert!(csv.body.contains(row), "{list}: {}", csv.body);
            let rows = csv.body.lines().count() - 1;
            assert!(page.contains(&format!("导出这 {rows} ")), "{list}, as many as the page says: {page}");
            assert!(security.get(&format!("/console/{list}-list/xlsx")).body.starts_with("PK"), "{list}");
            assert_eq!(security.get(&format!("/console/{list}-list/pdf")).status, 404, "{list}");
            let (shown, taken) =
                (officer.get(&format!("/console/{list}")), officer.get(&format!("/console/{list}-list/csv")));
            assert_eq!((shown.status, taken.status), (others, others), "{list}: {because}");
            expected += if others == 200 { 3 } else { 2 };
            assert_eq!(here.filed("export.list"), expected, "{list}: an entry for each file that left, and no other");
        }
        assert!(here.ledger().iter().filter(|(kind, _)| kind == "export.list").all(|(_, row)| !row.contains("柳树")));
    });
}

#[test]
fn errands_that_were_not_done_leave_the_house_for_the_administrator() {
    on_both_engines("house-errands", |here| {
        let (system, security) = administrators(here);
        let at = here.now();
        here.run(
            "INSERT INTO errand (body, key, kind, payload, due_at, tries, done_at, last_error)
             VALUES ('sangcun', 'e-1', 'letter', '{}', :at, 10, :at, '=信箱满了')",
            store::params! { at },
        )
        .unwrap();
        waits(here, "e-1", "wang-li");
        let routes = account::console::routes(HASHING)
            .route("/console/errands", axum::routing::get(hall::stuck))
            .route("/console/errands-list/{format}", axum::routing::get(hall::stuck_file));
        let at_desk = |token: &str| Visitor::new(&here.office, routes.clone(), account::console::FrontDesk).with(token);
        let admin = at_desk(&system.token);
        let page = admin.get("/console/errands").body;
        assert!(page.contains("导出这 1 件") && page.contains("/console/errands-list/csv"), "{page}");
        let csv = admin.get("/console/errands-list/csv");
        assert_eq!(csv.status, 200, "{}", csv.body);
        assert!(csv.body.contains("\"e-1\",\"一件差事\",10,\"'=信箱满了\""), "{}", csv.body);
        assert!(admin.get("/console/errands-list/xlsx").body.starts_with("PK"));
        assert_eq!(at_desk(&security.token).get("/console/errands-list/csv").status, 403);
        assert_eq!(here.filed("export.list"), 2, "what was refused left nothing");
    });
}

#[test]
fn a_township_founds_nothing_below_itself() {
    on_both_engines("house-lowest", |here| {
        let (system, _) = administrators(here);
        let page = system.get("/console/bodies");
        assert!(page.body.contains("下面不再设单位") && page.form("/console/bodies").is_none(), "{}", page.body);
    });
}

#[test]
fn a_county_founds_a_township_and_sees_what_it_lacks_but_nobody_in_it() {
    in_county("house-below", |here| {
        let (system, security) = administrators(here);
        let page = "/console/bodies";
        assert!(security.get(page).form(page).is_none(), "whoever gives roles founds nothing");
        let fields = |key: &str, id: &str| {
            let typed = [
                ("form", key),
                ("id", id),
                ("name", "柳树乡人民政府"),
                ("level", "township"),
                ("grade", "2"),
                ("sections", "office 党政办公室\nfinance 财政所"),
                ("sys-account", "liu-yi"),
                ("sys-name", "柳一"),
                ("sec-account", "liu-er"),
                ("sec-name", "柳二"),
                ("auditor", ""),
                ("audit-account", "liu-san"),
                ("audit-name", "柳三"),
            ];
            typed.map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let key = system.form_key();
        let refused = security.post(page, fields(&security.form_key(), "liushu"));
        assert_eq!(refused.status, 403, "{}", refused.body);
        let wrong = system.post(page, fields(&key, "柳树"));
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.body.contains("account.unit.id") && wrong.body.contains("value=\"liu-yi\""),
            "what was typed stays"
        );
        let founded = system.post(page, fields(&key, "liushu"));
        assert_eq!(founded.status, 200, "{}", founded.body);
        let passwords: Vec<String> = founded
            .body
            .split("class=\"once\">")
            .skip(1)
            .map(|rest| rest.split('<').next().unwrap().to_owned())
            .collect();
        assert_eq!(passwords.len(), 3, "{}", founded.body);
        assert!(!system.get(page).body.contains(&passwords[0]), "shown once");
        assert_eq!(system.post(page, fields(&key, "liushu")).status, 422, "not twice");
        let list = system.get(page).body;
        assert!(list.contains("1 个下级单位，1 个还不能办公") && list.contains("起草的人"), "{list}");
        assert!(
            !list.contains("柳一") && !list.contains("系统管理员、"),
            "no name, and its administrators are there: {list}"
        );
        let typed = [("account", "liu-yi"), ("password", passwords[0].as_str()), ("to", "/console/people")];
        let came = visitor(here, "").post("/console/login", typed);
        assert_eq!(came.status, 303, "{}", came.body);
        let there = visitor(here, came.cookie.strip_prefix("gk_seat=").unwrap());
        let change =
            [("old", passwords[0].as_str()), ("new", PASSWORD), ("again", PASSWORD), ("form", &there.form_key())];
        assert_eq!(there.post("/console/password", change).status, 303);
        let people = there.get("/console/people").body;
        assert!(people.contains("柳一") && !people.contains("王立"), "each body sees its own people: {people}");
        assert!(people.contains("柳树乡人民政府"), "and its own sign");
        let officer = here.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        assert_eq!(visitor(here, &officer).get(page).status, 403);
    });
}
