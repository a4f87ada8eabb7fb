//! A real office signs in: the one-time password, the first change, the second factor, and the way out.

use ::rehearsal::{Answer, Visitor};
use affairs::role::Role;
use totp_rs::{Builder, Secret};

use super::visitor;
use crate::rehearsal::{PASSWORD, Rehearsal, in_grade, on_both_engines};

fn sign_in(browser: &Visitor, account: &str, password: &str, code: &str) -> Answer {
    let fields = [("account", account), ("password", password), ("code", code), ("to", "/console/people")];
    browser.post("/console/login", fields)
}

/// A browser with the session that a sign-in gave.
fn seated(here: &Rehearsal, answer: &Answer) -> Visitor {
    assert_eq!(answer.status, 303, "{}", answer.body);
    visitor(here, answer.cookie.strip_prefix("gk_seat=").unwrap())
}

#[test]
fn an_administrator_comes_in_with_the_one_time_password_and_has_to_choose_one() {
    on_both_engines("door-first", |here| {
        let stranger = visitor(here, "");
        assert!(stranger.get("/console/login").body.contains("登录桑村乡"));
        let wrong = sign_in(&stranger, "wang-li", "not the password", "");
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("sign-in.wrong") && wrong.body.contains("value=\"wang-li\""), "{}", wrong.body);
        assert_eq!(wrong.cookie, "");

        let came = sign_in(&stranger, "wang-li", here.one_time(0), "");
        assert_eq!(came.location, "/console/people");
        let browser = seated(here, &came);
        let led = browser.get("/console/people");
        assert_eq!((led.status, led.location.as_str()), (303, "/console/password"), "nothing before the change");
        let form = browser.get("/console/password").form("/console/password").unwrap();
        let change = |new: &str, again: &str| {
            let typed = [("old", here.one_time(0)), ("new", new), ("again", again), ("form", &form["form"])];
            browser.post("/console/password", typed)
        };
        assert!(change(PASSWORD, "Another-2025").body.contains("account.password.not-alike"));
        assert!(change("short", "short").body.contains("没有换成"));
        assert_eq!(change(PASSWORD, PASSWORD).status, 303);
        assert_eq!(browser.get("/console/people").status, 200);

        let out = browser.post("/console/logout", [("form", browser.form_key())]);
        assert_eq!((out.status, out.cookie.as_str()), (303, "gk_seat="));
        assert_eq!(browser.get("/console/people").status, 303, "the session is over, whoever kept the cookie");
    });
}

#[test]
fn a_sign_in_leads_back_into_this_site_only() {
    on_both_engines("door-back", |here| {
        let token = here.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        drop(token);
        for (to, location) in [
            ("/console/items/1?x=2", "/console/items/1?x=2"),
            ("https://b.cn", "/console"),
            ("//b.cn", "/console"),
            ("/\\b.cn", "/console"),
        ] {
            let fields = [("account", "zhou-ning"), ("password", PASSWORD), ("to", to)];
            assert_eq!(visitor(here, "").post("/console/login", fields).location, location);
        }
    });
}

#[test]
fn where_the_grade_asks_for_it_nobody_approves_before_a_second_factor() {
    in_grade("door-factor", 3, |here| {
        let token = here.hire("zhou-ning", "周宁", &[Role::SectionHead]);
        let browser = seated(here, &sign_in(&visitor(here, ""), "zhou-ning", &token, ""));
        let typed = [("old", token.as_str()), ("new", PASSWORD), ("again", PASSWORD), ("form", &browser.form_key())];
        assert_eq!(browser.post("/console/password", typed).status, 303);
        assert_eq!(browser.get("/console/people").location, "/console/factor");
        let page = browser.get("/console/factor").body;
        assert!(page.contains("<svg class=\"code-picture\"") && !page.contains("<image"), "{page}");
        let secret = page.split("class=\"once\">").nth(1).unwrap().split('<').next().unwrap().replace(' ', "");
        let secret = Secret::try_from_base32(&secret).unwrap();
        let phone = Builder::new().with_secret(secret).with_account_name("phone").build().unwrap();
        let code = phone.generate(u64::try_from(here.now() / 1000).unwrap()).to_string();
        let wrong = browser.post("/console/factor", [("form", browser.form_key()), ("code", "000000".into())]);
        assert_eq!(wrong.status, 422);
        assert_eq!(browser.post("/console/factor", [("form", browser.form_key()), ("code", code)]).status, 303);
        assert_eq!(browser.get("/console/people").status, 200);
    });
}

#[test]
fn an_office_is_manned_by_clicks() {
    on_both_engines("door-people", |here| {
        let system = visitor(here, &here.first_time("wang-li", here.one_time(0)));
        let security = visitor(here, &here.first_time("zhao-min", here.one_time(1)));
        let key = system.form_key();
        let typed = [("form", key.as_str()), ("account", "chen-an"), ("name", "陈安"), ("section", "office")];
        let opened = system.post("/console/people", typed);
        assert_eq!(opened.status, 200, "{}", opened.body);
        let password = opened.body.split("class=\"once\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let page = "/console/people/chen-an";
        let give = |browser: &Visitor, role: &str| {
            browser.post(&format!("{page}/give"), [("form", browser.form_key().as_str()), ("role", role)])
        };
        assert_eq!(give(&system, "info_officer").status, 422, "who opens accounts gives no role");
        assert_eq!(give(&security, "info_officer").status, 303);
        assert!(give(&security, "sys_admin").body.contains("没有办成"), "the three are apart");
        let clerk = seated(here, &sign_in(&visitor(here, ""), "chen-an", &password, ""));
        assert_eq!(clerk.get("/console/me").location, "/console/password");
        let shown = security.get("/console/people").body;
        assert!(shown.contains("陈安") && shown.contains("信息员"), "{shown}");
        let reset = system.post(&format!("{page}/reset"), [("form", system.form_key())]);
        assert!(reset.body.contains("密码重置好了"), "{}", reset.body);
        assert_eq!(clerk.get("/console/me").location, "/console/login?to=%2Fconsole%2Fme", "its sessions ended");
    });
}

#[test]
fn sections_are_made_renamed_and_closed_by_clicks() {
    on_both_engines("door-sections", |here| {
        let system = visitor(here, &here.first_time("wang-li", here.one_time(0)));
        let security = visitor(here, &here.first_time("zhao-min", here.one_time(1)));
        let send = |browser: &Visitor, act: &str, id: &str, name: &str| {
            let key = browser.form_key();
            let typed = [("form", key.as_str()), ("id", id), ("name", name), ("grade", "3")];
            browser.post(&format!("/console/sections/{act}"), typed)
        };
        assert_eq!(send(&system, "make", "finance", "财政所").status, 303);
        let twice = send(&system, "make", "finance", "财政所");
        assert_eq!(twice.status, 422, "{}", twice.body);
        assert!(twice.body.contains("value=\"finance\""), "what was typed stays");
        assert_eq!(send(&system, "rename", "finance", "财政和经济发展办公室").status, 303);
        assert!(system.get("/console/sections").body.contains("财政和经济发展办公室"));
        assert_eq!(send(&system, "close", "finance", "").status, 303);
        assert!(system.get("/console/sections").body.contains("已撤销：财政和经济发展办公室"));
        assert_eq!(send(&system, "close", "elsewhere", "").status, 404);
        assert_eq!(send(&security, "make", "other", "别的").status, 422, "who gives roles makes no sections");
        assert_eq!(send(&system, "set", "", "").status, 422, "and who makes sections sets no grade");
        assert_eq!(send(&security, "set", "", "").status, 303);
        assert_eq!(security.get("/console/people").location, "/console/factor", "the third grade counts at once");
    });
}
