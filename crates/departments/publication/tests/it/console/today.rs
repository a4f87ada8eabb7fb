//! The desk of the whole house: every number on it opens a list with exactly as many rows.

use ::rehearsal::{Anybody, Rehearsal, Visitor};
use affairs::publication::{ReturnReason, Subject, WithdrawalReason};
use axum::routing::get;
use publication::{Record, console::Items, desk};

use crate::rehearsal::{approve, new_item, officer, on_both_engines, passing, seen, signer, text};

const HEAD: &str = "wu/office_head/office/sangcun";
const WRITER: &str = "lin/info_officer/office/sangcun";

fn desk_of(here: &Rehearsal, token: &str) -> Visitor {
    let routes = publication::console::routes().route("/console", get(hall::today));
    Visitor::among(&here.office, routes, Anybody, vec![Box::new(Items)]).with(token)
}

fn proposed(here: &Rehearsal, title: &str) -> Record {
    let mut new = new_item(title, Subject::Notice);
    new.text = text(title, "正文。");
    desk::propose(&here.later().office, &officer(), &new).unwrap()
}

fn published(here: &Rehearsal, title: &str) -> Record {
    let record = approve(here, proposed(here, title));
    desk::publish(&here.later().office, &officer(), &record.item.number, &seen(&record)).unwrap()
}

fn in_review(here: &Rehearsal, title: &str) -> Record {
    let record = proposed(here, title);
    let record = desk::check(&here.office, &officer(), &record.item.number, &seen(&record)).unwrap();
    desk::submit(&here.later().office, &officer(), &record.item.number, &seen(&record), false).unwrap()
}

/// Name, digits and address of every number that opens.
fn numbers(page: &str) -> Vec<(String, i64, String)> {
    let links = page.split("<a class=\"num\" href=\"").skip(1);
    let number = |link: &str| {
        let (href, rest) = link.split_once('"')?;
        let (name, rest) = rest.split_once("aria-label=\"")?.1.split_once(' ')?;
        let digits = rest.split_once('>')?.1.split_once('<')?.0.parse().ok()?;
        Some((name.to_owned(), digits, href.replace("&#38;", "&")))
    };
    links.map(|link| number(link).unwrap_or_else(|| panic!("{link}"))).collect()
}

/// Rows of a list, all its pages together.
fn rows(browser: &Visitor, list: &str) -> usize {
    let page = |at: usize| {
        let mark = if list.contains('?') { '&' } else { '?' };
        let answer = browser.get(&format!("{list}{mark}page={at}"));
        assert_eq!(answer.status, 200, "{list}: {}", answer.body);
        answer.body.matches("<tr><td>").count()
    };
    (1..).map(page).take_while(|rows| *rows > 0).sum()
}

/// A year with something of everything that the numbers tell apart.
fn year(here: &Rehearsal) {
    here.at("2024-12-30 09:00:00");
    published(here, "去年的");
    here.at("2025-03-03 09:00:00");
    published(here, "今年的");
    let wrong = published(here, "发错的");
    let reason = WithdrawalReason::Error;
    desk::withdraw(&here.later().office, &officer(), &wrong.item.number, &seen(&wrong), reason, "写错了").unwrap();
    let outdated = published(here, "后来撤下的");
    here.pass(3 * 24 * 3600);
    let reason = WithdrawalReason::Outdated;
    desk::withdraw(&here.office, &officer(), &outdated.item.number, &seen(&outdated), reason, "不再有效").unwrap();
    let mut relayed = new_item("转载的", Subject::Notice);
    relayed.proposal.relayed = true;
    let relayed = approve(here, desk::propose(&here.later().office, &officer(), &relayed).unwrap());
    desk::publish(&here.later().office, &officer(), &relayed.item.number, &seen(&relayed)).unwrap();
    let sent_back = in_review(here, "打回来的");
    let step = affairs::publication::open_steps(&sent_back.item)[0];
    let signing = desk::Signing { returns: Some(ReturnReason::Facts), opinion: "年份不对".into(), ..passing(step) };
    desk::sign(&here.later().office, &signer(step), &sent_back.item.number, &seen(&sent_back), &signing).unwrap();
    here.at("2025-03-20 10:00:00");
}

#[test]
fn every_number_of_the_desk_opens_a_list_of_as_many_rows() {
    on_both_engines("today-numbers", |here| {
        year(here);
        let head = desk_of(here, HEAD);
        let found = numbers(&head.get("/console").body);
        let names: Vec<&str> = found.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(names, ["这一周公开", "主动公开", "审核签字", "退回修改", "现在逾期"]);
        for (name, digits, list) in &found {
            assert_eq!(i64::try_from(rows(&head, list)).unwrap(), *digits, "{name}: {list}");
        }
        let of = |name: &str| found.iter().find(|(known, ..)| known == name).unwrap().1;
        assert_eq!(of("主动公开"), 2, "not last year's, not the relayed one, not what was wrong from the first day");
        let kept = here.count("SELECT count(*) AS n FROM figure WHERE metric = 'M-06' AND part = '' AND day >= '2025'");
        assert_eq!(of("审核签字"), kept, "as `gongkai figures` counts");
        assert!(kept > 10, "decisions on several items: {kept}");
        assert_eq!(of("退回修改"), 1);
        assert_eq!(of("现在逾期"), 3, "what was sent back, and two withdrawals that a leader still has to decide");
    });
}

#[test]
fn what_lies_with_others_is_counted_whole_and_listed_by_its_number() {
    on_both_engines("today-others", |here| {
        for at in 0..13 {
            in_review(here, &format!("在审{at}"));
        }
        proposed(here, "自己在写的");
        approve(here, proposed(here, "等主任发布的"));
        let writer = desk_of(here, WRITER);
        let page = writer.get("/console").body;
        let found = numbers(&page);
        let [(name, digits, list)] = &found[..] else {
            panic!("a writer reads no figures, and nothing was public: {found:?}")
        };
        assert_eq!((name.as_str(), *digits), ("在别人手上", 14), "{page}");
        assert_eq!(rows(&writer, list), 14, "{list}");
        assert_eq!(page.matches("去看<span").count(), 10, "the nearest ten, one line each: {page}");
        let nobody = desk_of(here, "jiao/proofreader//sangcun").get("/console").body;
        assert!(!nobody.contains("在别人手上"), "who began nothing waits for nothing");
    });
}

#[test]
fn a_supervisor_is_led_to_no_draft() {
    on_both_engines("today-supervisor", |here| {
        year(here);
        let outside = desk_of(here, "du/supervisor//sangcun");
        let page = outside.get("/console").body;
        let found = numbers(&page);
        let lists: Vec<&str> = found.iter().map(|(.., list)| list.as_str()).collect();
        assert_eq!(lists[0], "/sangcun/figures/2025/m-01/", "{page}");
        assert!(lists[1..].iter().all(|list| list.starts_with("/console/items/reviews")), "{lists:?}");
        assert!(page.contains("<dt>现在逾期</dt><dd><b>3</b> 件"), "it counts, and opens nothing: {page}");
        for list in &lists[1..] {
            let shown = outside.get(list);
            assert_eq!(shown.status, 200, "{}", shown.body);
            assert!(!shown.body.contains("打回来的"), "titles of drafts stay inside: {}", shown.body);
        }
        assert_eq!(desk_of(here, "sys/sys_admin//sangcun").get(lists[1]).status, 403);
    });
}

#[test]
fn the_decisions_of_a_year_leave_the_house_as_a_file_with_an_entry() {
    on_both_engines("today-decisions", |here| {
        year(here);
        let head = desk_of(here, HEAD);
        let list = "/console/items/reviews?year=2025&part=returned";
        let page = head.get(list).body;
        assert!(page.contains("2025 年退回修改 1 次") && page.contains("退回：事实不准"), "{page}");
        let file = head.get("/console/items/reviews/csv?year=2025&part=returned");
        assert_eq!(file.status, 200);
        assert_eq!(file.body.lines().count(), 2, "{}", file.body);
        assert!(file.body.contains("\"打回来的\"") && file.body.contains("\"退回：事实不准\""), "{}", file.body);
        assert!(head.get("/console/items/reviews/xlsx?year=2025").body.starts_with("PK"));
        assert_eq!(head.get("/console/items/reviews/exe").status, 404);
        assert_eq!(here.filed("export.list"), 2);
        for odd in ["year=x", "year=99999", "year=-1", "page=-3", "page=99999999999", "part=%27"] {
            assert_eq!(head.get(&format!("/console/items/reviews?{odd}")).status, 200, "{odd}");
        }
    });
}

/// Where a line of the desk shows its item on the path.
fn ticks(page: &str, title: &str) -> Vec<String> {
    let line = page
        .split("<li>")
        .find(|line| line.contains(&format!(">{title}</a></h3>")))
        .unwrap_or_else(|| panic!("{page}"));
    line.split("<i data-at=\"").skip(1).map(|tick| tick.split('"').next().unwrap().to_owned()).collect()
}

#[test]
fn each_line_of_the_desk_shows_where_its_item_stands_on_its_path() {
    on_both_engines("today-ticks", |here| {
        proposed(here, "在写的");
        in_review(here, "刚送审的");
        approve(here, proposed(here, "审定的"));
        let writer = desk_of(here, WRITER).get("/console").body;
        assert_eq!(
            ticks(&writer, "在写的"),
            ["now", "later", "later", "later", "later"],
            "draft, three decisions, public"
        );
        assert_eq!(ticks(&writer, "刚送审的"), ["done", "now", "later", "later", "later"]);
        let head = desk_of(here, HEAD).get("/console").body;
        assert_eq!(ticks(&head, "审定的"), ["done", "done", "done", "done", "now"]);
        for at in 0..60 {
            in_review(here, &format!("很多的{at:02}"));
        }
        let secrecy = desk_of(here, "bao/secrecy_officer//sangcun").get("/console").body;
        let (lines, ticked) =
            (secrecy.matches("<p class=\"left\"").count(), secrecy.matches("class=\"ticks\"").count());
        assert_eq!((lines, ticked), (61, 50), "the nearest ones: a long desk asks no more than a short one");
        let filled = secrecy.matches("<a class=\"button\" href").count();
        assert_eq!(filled, 1, "one next step: {secrecy}");
    });
}

#[test]
fn the_desk_says_what_the_week_still_lacks_and_opens_what_it_counted() {
    on_both_engines("today-week", |here| {
        assert!(!desk_of(here, WRITER).get("/console").body.contains("这一周的更新"), "nothing was ever public");
        here.at("2025-02-25 09:00:00");
        published(here, "上周的");
        here.at("2025-03-03 09:00:00");
        let said = |whose: &str, words: &str, rows_expected: usize| {
            let browser = desk_of(here, whose);
            let page = browser.get("/console").body;
            assert!(page.contains(words), "{words}: {page}");
            let (_, digits, list) = numbers(&page).into_iter().find(|(name, ..)| name == "这一周公开").unwrap();
            assert_eq!(
                (digits, rows(&browser, &list)),
                (i64::try_from(rows_expected).unwrap(), rows_expected),
                "{list}"
            );
        };
        said(WRITER, "条公开了，还差 2 天。", 0);
        published(here, "星期一的");
        published(here, "星期一又一条");
        said(WRITER, "条公开了，落在 1 天，还差 1 天。", 2);
        here.at("2025-03-09 15:00:00");
        published(here, "星期日的");
        said(HEAD, "条公开了，落在 2 天，这一周够了。", 3);
        let page = desk_of(here, WRITER).get("/console").body;
        assert!(page.contains("第二十六条"), "the article it begins from: {page}");
        for other in ["jiao/proofreader//sangcun", "du/supervisor//sangcun", "sys/sys_admin//sangcun"] {
            assert!(!desk_of(here, other).get("/console").body.contains("这一周的更新"), "{other} is not concerned");
        }
        here.at("2025-03-10 09:00:00");
        said(HEAD, "条公开了，还差 2 天。", 0);
    });
}
