//! A year of the registers by clicks: books opened, records typed, mistakes named, the year closed and opened again.

use std::collections::BTreeMap;

use ::rehearsal::{Answer, Visitor};
use affairs::{register::Kind, role::Role};
use register::desk;

use super::{HEAD, OFFICER, visitor};
use crate::rehearsal::{clerk, crowd, entered, head, on_both_engines, problem, training};

/// The hidden fields of a form, with what is typed into it.
fn filled(page: &Answer, action: &str, typed: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut form = page.form(action).unwrap_or_else(|| panic!("no form {action} in {}", page.body));
    form.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    form
}

fn send(browser: &Visitor, page: &str, action: &str, typed: &[(&str, &str)]) -> Answer {
    let form = filled(&browser.get(page), action, typed);
    browser.post(action, form)
}

const TRAINING: [(&str, &str); 5] = [
    ("on", "2025-03-03"),
    ("start", "9:00"),
    ("end", "11:30"),
    ("word-topic", "《条例》解读"),
    ("people", "桂月兰 党政办\n柏秋川，财政所\n\n桂月兰 党政办"),
];

#[test]
fn a_training_is_typed_mended_and_struck() {
    on_both_engines("clicks", |here| {
        let browser = visitor(here, OFFICER);
        let new = "/console/registers/training/new";
        let form = filled(&browser.get(new), "/console/registers/training", &TRAINING);
        let done = browser.post("/console/registers/training", form.clone());
        let page = "/console/registers/records/peixun-2025-001";
        assert_eq!((done.status, done.location.as_str()), (303, page), "{}", done.body);
        let again = browser.post("/console/registers/training", form);
        assert_eq!((again.status, again.location.as_str()), (303, page), "a second click is the first");
        let shown = browser.get(page);
        assert!(shown.body.contains("09:00 至 11:30") && shown.body.contains("<dd>2</dd>"), "{}", shown.body);
        assert!(shown.body.contains("柏秋川") && shown.body.contains("财政所"), "{}", shown.body);

        let edit = "/console/registers/records/peixun-2025-001/edit";
        let kept = browser.get(edit);
        for stands in
            ["value=\"2025-03-03\"", "value=\"09:00\"", "value=\"《条例》解读\"", "桂月兰 党政办\n柏秋川 财政所"]
        {
            assert!(kept.body.contains(stands), "{stands} in {}", kept.body);
        }
        let mute = browser.post(edit, filled(&kept, edit, &TRAINING));
        assert!(mute.status == 422 && mute.body.contains("register.no-reason"), "{}", mute.body);
        let mut better = filled(&kept, edit, &TRAINING);
        better.extend([("end".into(), "12:00".into()), ("reason".into(), "核对签到表".into())]);
        assert_eq!(browser.post(edit, better.clone()).status, 303);
        let stale = browser.post(edit, better);
        assert!(stale.body.contains("register.stale"), "the page from before: {}", stale.body);

        let strike = "/console/registers/records/peixun-2025-001/strike";
        assert_eq!(send(&browser, page, strike, &[("reason", "登记错了")]).status, 303);
        let gone = browser.get(page);
        assert!(gone.body.contains("已划去") && gone.body.contains("核对签到表") && gone.form(strike).is_none());
    });
}

#[test]
fn what_is_typed_wrong_is_named_and_nothing_typed_is_lost() {
    on_both_engines("clicks-wrong", |here| {
        let browser = visitor(here, OFFICER);
        let page = |kind: &str| (format!("/console/registers/{kind}/new"), format!("/console/registers/{kind}"));
        let cases: Vec<(&str, Vec<(&str, &str)>, Vec<&str>)> = vec![
            ("training", vec![("on", "三月三日"), ("start", "早上"), ("end", "25:00")], vec!["form.day", "form.hour"]),
            (
                "application",
                vec![("received", "2025-03-03"), ("category", "company"), ("closed", "2025-03-04")],
                vec!["form.choice", "form.both"],
            ),
            (
                "application",
                vec![("received", "2025-03-03"), ("category", "natural"), ("closed", "2025-03-02"), ("row", "refused")],
                vec!["register.day.before", "register.application.result"],
            ),
            ("charge", vec![("on", "2025-03-03"), ("money", "四十")], vec!["form.money"]),
            ("charge", vec![("on", "2025-03-03"), ("money", "0.001")], vec!["form.money"]),
            ("charge", vec![("on", "2025-03-03"), ("money", "99999999999999999999")], vec!["form.money"]),
            ("decision", vec![("on", "2025-03-03"), ("what", "penalty"), ("count", "-1")], vec!["form.number"]),
            (
                "plan",
                vec![("year", "99999"), ("due", "2025-12-31"), ("progress", "planned")],
                vec!["register.plan.due"],
            ),
            ("measure", vec![("on", "2025-03-03"), ("topic", "improvement")], vec!["register.measure.evidence"]),
            ("meeting", vec![("on", "2025-03-03"), ("people", " \n ")], vec!["register.zero"]),
        ];
        for (kind, typed, codes) in cases {
            let (new, action) = page(kind);
            let answer = send(&browser, &new, &action, &typed);
            assert_eq!(answer.status, 422, "{kind} {typed:?}: {}", answer.body);
            for code in codes {
                assert!(answer.body.contains(code), "{code} for {kind} {typed:?}: {}", answer.body);
            }
            let kept =
                typed.iter().filter(|(name, value)| *name != "category" && !value.trim().is_empty() && *name != "row");
            for (name, value) in kept {
                assert!(answer.body.contains(value), "{name} = {value} is still typed: {}", answer.body);
            }
        }
        assert_eq!(here.filed("register.entered"), 0);
    });
}

#[test]
fn every_form_is_drawn_and_every_kind_has_its_list() {
    on_both_engines("clicks-kinds", |here| {
        let browser = visitor(here, OFFICER);
        for kind in Kind::ALL {
            let form = browser.get(&format!("/console/registers/{}/new", kind.id()));
            assert!(form.status == 200 && form.body.contains("<button class=\"button\">登记</button>"), "{kind:?}");
            let list = browser.get(&format!("/console/registers/{}?year=2025", kind.id()));
            assert!(list.status == 200 && list.body.contains("2025 年一条也没有"), "{kind:?}: {}", list.body);
            for format in ["csv", "xlsx"] {
                let file = browser.get(&format!("/console/registers/{}/files/{format}?year=2025", kind.id()));
                assert_eq!(file.status, 200, "{kind:?} {format}");
            }
        }
        for odd in ["/console/registers/letters", "/console/registers/letters/new", "/console/registers/fee/files/pdf"]
        {
            assert_eq!(browser.get(odd).status, 404, "{odd}");
        }
        for far in ["?year=32767", "?year=-32768&page=-9", "?page=9223372036854775807"] {
            let answer = browser.get(&format!("/console/registers/fee{far}"));
            assert_eq!(answer.status, 200, "{far}");
        }
    });
}

#[test]
fn the_year_is_opened_closed_and_opened_again() {
    on_both_engines("clicks-books", |here| {
        let (officer, head) = (visitor(here, OFFICER), visitor(here, HEAD));
        let open = "/console/registers/books/open";
        let all = send(&officer, "/console/registers?year=2025", open, &[]);
        assert_eq!((all.status, all.location.as_str()), (303, "/console/registers?year=2025"));
        assert_eq!(here.filed("register.book-opened"), 14);
        assert!(officer.get("/console/registers?year=2025").form(open).is_none(), "nothing is left to open");

        let fees = "/console/registers/fee?year=2025";
        assert!(officer.get(fees).form("/console/registers/books/nothing").is_none(), "the head of the office closes");
        let form = filled(&head.get(fees), "/console/registers/books/nothing", &[]);
        assert_eq!(head.post("/console/registers/books/nothing", form.clone()).status, 303);
        let twice = head.post("/console/registers/books/nothing", form);
        assert!(twice.status == 422 && twice.body.contains("register.stale"), "{}", twice.body);
        assert!(head.get("/console/registers?year=2025").body.contains("已结，本年无"));

        let new = [("notice", "2025-05-05"), ("notified", "40"), ("received", "2025-05-06"), ("paid", "40.00")];
        let late = send(&officer, "/console/registers/fee/new", "/console/registers/fee", &new);
        assert!(late.status == 422 && late.body.contains("register.book.closed"), "{}", late.body);
        let reopen = "/console/registers/books/reopen";
        let mute = send(&head, fees, reopen, &[]);
        assert!(mute.body.contains("register.no-reason"), "{}", mute.body);
        assert_eq!(send(&head, fees, reopen, &[("reason", "漏记一笔")]).status, 303);
        let now = send(&officer, "/console/registers/fee/new", "/console/registers/fee", &new);
        assert_eq!(now.status, 303, "{}", now.body);
        assert_eq!(send(&head, fees, "/console/registers/books/complete", &[]).status, 303);
    });
}

#[test]
fn what_looks_the_same_is_asked_about_and_a_trainee_confirms() {
    on_both_engines("clicks-twin", |here| {
        let browser = visitor(here, OFFICER);
        entered(here, &training("2025-03-03", "《条例》解读", crowd(1)));
        let (new, action) = ("/console/registers/training/new", "/console/registers/training");
        let asked = send(&browser, new, action, &TRAINING);
        assert!(asked.status == 422 && asked.body.contains("peixun-2025-001"), "{}", asked.body);
        assert!(asked.body.contains("name=\"despite\""), "{}", asked.body);
        let mut form = filled(&asked, action, &TRAINING);
        form.insert("despite".into(), "两个会场".into());
        assert_eq!(browser.post(action, form).status, 303);

        let evidence = [
            ("topic", "improvement"),
            ("on", "2025-03-03"),
            ("word-title", "请县里的人来讲"),
            ("evidence", "peixun-2025-001 sangcun/2025-00001"),
        ];
        let shown = send(&browser, "/console/registers/measure/new", "/console/registers/measure", &evidence).location;
        let shown = browser.get(&shown);
        assert!(
            shown.body.contains("records/peixun-2025-001\"") && shown.body.contains("<li>sangcun/2025-00001</li>"),
            "{}",
            shown.body
        );

        let measures = browser.get("/console/registers/measure?year=2025").body;
        assert!(measures.contains("培训 2025-001") && measures.contains("3 月 3 日"), "{measures}");

        entered(here, &problem("2025-03-03", Some("2025-03-04")));
        let page = "/console/registers/records/wenti-2025-001";
        let confirm = "/console/registers/records/wenti-2025-001/confirm";
        assert!(browser.get(page).form(confirm).is_none(), "not for whoever keeps the ledger");
        let trainee = visitor(here, "wei/trainee/office/sangcun");
        assert_eq!(send(&trainee, page, confirm, &[]).status, 303);
        assert!(trainee.get(page).body.contains("已确认"));
    });
}

#[test]
fn whoever_called_their_own_problem_solved_is_told_what_is_missing_and_sees_no_button() {
    on_both_engines("clicks-own", |here| {
        let raised = problem("2025-03-03", Some("2025-03-04"));
        let wei = clerk("wei", Role::InfoOfficer, "office");
        desk::open_book(&here.office, &head(), Kind::Problem, 2025).unwrap();
        desk::enter(&here.office, &wei, None, &raised, "").unwrap();
        let page = "/console/registers/records/wenti-2025-001";
        let own = visitor(here, "wei/info_officer/office/sangcun").get(page);
        assert!(own.form(&format!("{page}/confirm")).is_none(), "a button that would be refused");
        assert!(own.body.contains("还要一位同事说一声") && own.body.contains("等帮忙的同事登记"), "{}", own.body);
        let other = visitor(here, OFFICER).get(page);
        assert!(!other.body.contains("还要一位同事说一声"), "it speaks to whoever raised it");
    });
}
