//! A year of obligations by clicks: the calendar made, events recorded, questions answered, the table approved.

use ::rehearsal::{Answer, Visitor};
use obligation::desk;

use super::{COUNTY, HEAD, LEADER, OFFICER, visitor};
use crate::rehearsal::{head, on_both_engines};

fn send(browser: &Visitor, page: &str, action: &str, typed: &[(&str, &str)]) -> Answer {
    let shown = browser.get(page);
    let mut form = shown.form(action).unwrap_or_else(|| panic!("no form {action} in {}", shown.body));
    form.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    browser.post(action, form)
}

const CALENDAR: &str = "/console/obligations";
const YEAR: &str = "/console/obligations/year";

#[test]
fn the_head_of_the_office_makes_the_year_and_everybody_sees_it() {
    on_both_engines("clicks-year", |here, town| {
        let (head, officer) = (visitor(here, &town, HEAD), visitor(here, &town, OFFICER));
        let blank = head.get(CALENDAR);
        assert!(blank.body.contains("还没有排日历"), "{}", blank.body);
        assert!(officer.get(CALENDAR).form(YEAR).is_none(), "only the head makes it");
        let made = send(&head, CALENDAR, YEAR, &[]);
        assert_eq!(made.status, 303, "{}", made.body);
        let shown = officer.get(&made.location);
        for stands in ["1 月到期", "12 月到期", "政府信息公开工作年度报告", "宜在 1 月 30 日", "写这一条", "还有 26 天"]
        {
            assert!(shown.body.contains(stands), "{stands} in {}", shown.body);
        }
        assert!(!shown.body.contains("data-kind=\"late\""), "nothing is late yet");
        let again = send(&head, CALENDAR, YEAR, &[]);
        assert!(again.status == 422 && again.body.contains("obligation.year-made"), "{}", again.body);
        here.at("2026-02-02 09:00:00");
        let late = officer.get("/console/obligations?state=late");
        assert!(late.body.contains("已经过期") && late.body.contains("过期 2 天"), "{}", late.body);
        let coverage = officer.get("/console/obligations/coverage?on=2026-01-31");
        assert!(
            coverage.body.contains("政府信息公开工作年度报告") && coverage.body.contains("还缺"),
            "{}",
            coverage.body
        );
        for file in ["calendar/csv?year=2026", "coverage/csv?on=2026-01-31&share=missing", "columns/csv"] {
            let taken = officer.get(&format!("/console/obligations/files/{file}"));
            assert_eq!(taken.status, 200, "{file}: {}", taken.body);
        }
        let list = officer.get("/console/obligations/files/coverage/csv?on=2026-01-31&share=missing");
        let page = officer.get("/console/obligations/coverage?on=2026-01-31&share=missing");
        let rows = list.body.lines().count() - 1;
        assert!(page.body.contains(&format!("还缺 <small>{rows} 项")), "the file holds the list: {rows}");
        assert_eq!(here.filed("export.list"), 4);
        let owed = officer.get("/console/obligations/coverage?on=2026-01-31&share=owed");
        let counted = officer.get("/console/obligations/files/coverage/csv?on=2026-01-31&share=owed");
        let rows = counted.body.lines().count() - 1;
        assert!(owed.body.contains(&format!("应公开 <small>{rows} 项")) && rows > 0, "what is owed opens: {rows}");
        let unknown = officer.get("/console/obligations/coverage?on=2024-06-30");
        assert!(
            unknown.body.contains("2024 年还没有排公开日历") && unknown.body.contains("year=2024"),
            "{}",
            unknown.body
        );
        assert!(!unknown.body.contains("应公开（项）"), "what nobody laid out is not zero");
        let before = officer.get("/console/obligations/coverage?on=2026-01-01");
        assert!(!before.body.contains("还没有排公开日历"), "{}", before.body);
    });
}

#[test]
fn what_happened_is_recorded_and_answered_from_its_page() {
    on_both_engines("clicks-event", |here, town| {
        let officer = visitor(here, &town, OFFICER);
        let (page, act) = ("/console/catalogue/items/F19-04", "/console/catalogue/items/F19-04/event");
        let wrong = send(&officer, page, act, &[("on", "三月"), ("what", "低保审核结束")]);
        assert!(
            wrong.status == 422 && wrong.body.contains("obligation.form.day") && wrong.body.contains("低保审核结束")
        );
        let done = send(&officer, page, act, &[("on", "2026-01-04"), ("what", "低保审核结束")]);
        assert_eq!(done.status, 303, "{}", done.body);
        let task = officer.get(&done.location);
        for stands in [
            "低保审核公示",
            "2026 年 1 月 16 日前",
            "低保审核结束",
            "matter=F19-04&#38;due=2026-01-16&#38;event=2026-01-04",
        ] {
            assert!(task.body.contains(stands), "{stands} in {}", task.body);
        }
        assert!(task.form(&format!("{}/none", done.location)).is_none(), "it did happen");
        town.publishes(here, "list", "F19-01", "2026-01-05");
        let attach = format!("{}/attach", done.location);
        let none = send(&officer, &done.location, &attach, &[("typed", "nichts")]);
        assert!(none.body.contains("obligation.not-published"), "{}", none.body);
        let mut stale = officer.get(&done.location).form(&attach).unwrap();
        stale.insert("typed".into(), "X/list".into());
        assert_eq!(send(&officer, &done.location, &attach, &[("typed", "X/list")]).status, 303);
        let late = officer.post(&attach, stale);
        assert!(late.status == 422 && late.body.contains("obligation.closed"), "a second click: {}", late.body);
        let shown = officer.get(&done.location);
        assert!(shown.body.contains("关于list的信息") && shown.body.contains("1 月 5 日公开"), "{}", shown.body);
        let head = visitor(here, &town, HEAD);
        let reopen = format!("{}/reopen", done.location);
        assert_eq!(send(&head, &done.location, &reopen, &[("reason", "认领错了")]).status, 303);
        assert!(head.get(&done.location).body.contains("认领错了"));
    });
}

#[test]
fn several_questions_get_one_answer_in_the_last_month() {
    on_both_engines("clicks-many", |here, town| {
        let (head, officer) = (visitor(here, &town, HEAD), visitor(here, &town, OFFICER));
        send(&head, CALENDAR, YEAR, &[]);
        let act = "/console/obligations/answers";
        let nothing = send(&officer, CALENDAR, act, &[("reason", "没有")]);
        assert!(nothing.body.contains("obligation.form.nothing"), "{}", nothing.body);
        let tick = |browser: &Visitor, reason: &str| {
            let page = browser.get(CALENDAR);
            let pieces: Vec<&str> = page.body.split("name=\"task\" value=\"").skip(1).take(2).collect();
            let pieces: Vec<String> = pieces.iter().map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
            let mut form: Vec<(String, String)> = page.form(act).unwrap().into_iter().collect();
            form.extend(pieces.into_iter().map(|piece| ("task".to_owned(), piece)));
            form.push(("reason".into(), reason.into()));
            browser.post(act, form)
        };
        assert!(tick(&officer, "没有").body.contains("obligation.not-over"), "in January nobody knows");
        here.at("2026-12-07 09:00:00");
        assert_eq!(tick(&officer, "今年没有").status, 303);
        assert_eq!(here.filed("obligation.closed"), 2);
        let coverage = officer.get("/console/obligations/coverage?on=2026-12-07&share=none");
        assert!(coverage.body.contains("没有发生 <small>2 项"), "{}", coverage.body);
    });
}

#[test]
fn a_line_is_written_by_the_head_and_approved_by_the_leader() {
    on_both_engines("clicks-table", |here, town| {
        let (head, leader) = (visitor(here, &town, HEAD), visitor(here, &town, LEADER));
        let page = "/console/duties/G-01";
        let wrong = send(&head, page, page, &[("section", "office"), ("unit", "workday"), ("n", "zehn")]);
        assert!(wrong.body.contains("obligation.form.number"), "{}", wrong.body);
        let laxer = send(&head, page, page, &[("section", "office"), ("unit", "workday"), ("n", "30")]);
        assert!(laxer.body.contains("obligation.laxer") && laxer.body.contains("value=\"30\""), "{}", laxer.body);
        let done = send(&head, page, page, &[("section", "office"), ("unit", "workday"), ("n", "10")]);
        assert_eq!((done.status, done.location.as_str()), (303, "/console/duties#G-01"), "{}", done.body);
        let waits = head.get("/console/duties");
        assert!(waits.body.contains("有 1 行改动等分管领导批准") && waits.form("/console/duties/approve").is_none());
        assert_eq!(send(&leader, "/console/duties", "/console/duties/approve", &[]).status, 303);
        let stands = leader.get("/console/duties");
        assert!(stands.body.contains("10 个工作日（自定）") && !stands.body.contains("等批准"), "{}", stands.body);
        assert_eq!(head.get("/console/duties/files/xlsx").status, 200);
    });
}

#[test]
fn the_catalogue_is_searched_printed_and_says_what_does_not_concern() {
    on_both_engines("clicks-catalogue", |here, town| {
        let (head, officer) = (visitor(here, &town, HEAD), visitor(here, &town, OFFICER));
        let all = officer.get("/console/catalogue");
        assert!(all.body.contains("120 项") && all.body.contains("低保审核公示"));
        let found = officer.get("/console/catalogue?q=%E4%BD%8E%E4%BF%9D&field=F19");
        assert!(found.body.contains("低保办事指南") && !found.body.contains("临时救助办事指南"), "{}", found.body);
        let mark = "/console/catalogue/exemptions/mark";
        assert_eq!(send(&head, "/console/catalogue", mark, &[("of", "F05"), ("reason", "本乡不征税")]).status, 303);
        assert_eq!(send(&head, "/console/catalogue/items/F09-02", mark, &[("reason", "没有危房")]).status, 303);
        for view in ["fields", "basic"] {
            let printed = officer.get(&format!("/console/catalogue/print/{view}"));
            assert!(printed.body.contains("税收管理：本乡不征税") && printed.body.contains("没有危房"), "{view}");
            assert!(!printed.body.contains("<td>年度任务分配与补助对象名单</td>"), "{view}");
            assert_eq!(officer.get(&format!("/console/catalogue/files/{view}/xlsx")).status, 200);
        }
        let standard = officer.get("/console/catalogue/print/fields");
        assert!(standard.body.contains("■政府网站 □政府公报") && standard.body.contains("公开内容（要素）"));
    });
}

#[test]
fn a_county_adds_a_row_that_its_townships_owe() {
    on_both_engines("clicks-county", |here, town| {
        let county = visitor(here, &town, COUNTY);
        let page = "/console/catalogue/new";
        let row = [
            ("code", "X-01"),
            ("field", "F19"),
            ("group", "综合业务"),
            ("title", "救助热线"),
            ("organ", "乡(镇)人民政府"),
            ("section", "公共服务办公室"),
            ("limit", "按规定"),
            ("elements", "电话\n时间"),
            ("basis", "《某县目录》"),
            ("channel", "政府网站"),
        ];
        let bare = send(&county, page, page, &[("code", "x"), ("field", "F19"), ("limit", "按规定")]);
        assert!(bare.body.contains("obligation.code") && bare.body.contains("按规定"), "{}", bare.body);
        let done = send(&county, page, page, &row);
        assert_eq!((done.status, done.location.as_str()), (303, "/console/catalogue/items/X-01"), "{}", done.body);
        let below = visitor(here, &town, OFFICER).get("/console/catalogue/items/X-01");
        assert!(below.body.contains("时限待定") && below.body.contains("救助热线"), "{}", below.body);
        desk::prepare_year(&here.office, &*town, &head(), 2026).unwrap();
        let owed = visitor(here, &town, OFFICER).get("/console/obligations?year=2026&of=all").body;
        assert!(owed.contains("救助热线"), "{owed}");
        assert!(below.body.contains("matter=X-01"), "it is written under its own code: {}", below.body);
        let back = "/console/catalogue/items/X-01/take-back";
        let why = send(&county, "/console/catalogue/items/X-01", back, &[]);
        assert!(why.body.contains("obligation.no-reason"), "{}", why.body);
        let done = send(&county, "/console/catalogue/items/X-01", back, &[("reason", "并进 F19-01")]);
        assert_eq!((done.status, here.filed("obligation.item-taken-back")), (303, 1), "{}", done.body);
        assert!(county.get("/console/catalogue/items/X-01").form(back).is_none(), "it is taken back once");
        let officer = visitor(here, &town, OFFICER);
        let below = officer.get("/console/catalogue/items/X-01");
        assert!(below.body.contains("收回了这一项") && !below.body.contains("写这一条"), "{}", below.body);
        let owed = officer.get("/console/obligations?year=2026&of=all").body;
        assert!(owed.contains("救助热线"), "what is open stays to be answered: {owed}");
        for printed in ["print/fields", "print/basic"] {
            let printed = officer.get(&format!("/console/catalogue/{printed}"));
            assert!(!printed.body.contains("救助热线"), "{}", printed.body);
        }
    });
}

#[test]
fn exactly_the_due_column_is_red() {
    on_both_engines("clicks-columns", |here, town| {
        let officer = visitor(here, &town, OFFICER);
        for item in statute::catalogue::items() {
            town.publishes(here, &item.code, &item.code, "2026-01-05");
        }
        let red = || officer.get("/console/obligations/columns").body.matches("超期").count();
        here.at("2026-01-19 09:00:00");
        let before = red();
        here.at("2026-01-20 09:00:00");
        // One in the heading, one in its row, beside the sentence that says what the word means.
        assert_eq!(red() - before, 2, "fifteen days on: the column of news alone");
    });
}
