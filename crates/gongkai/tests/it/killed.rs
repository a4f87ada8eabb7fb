//! 突然断掉 The serving process is killed while people hand in drafts: what each of them was told is there afterwards.

use std::{
    collections::BTreeSet,
    env,
    process::Command,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    program::Folder,
    visitor::{Answer, Served},
};

pub(crate) const PASSWORD: &str = "Demo-2025-kill";
const WRITERS: [&str; 2] = ["chulufei", "weichenlin"];
const HANDS: usize = 4;

fn rounds() -> u32 {
    env::var("GONGKAI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(10).min(100)
}

pub(crate) fn form(served: &Served, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Option<Answer> {
    let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let length = body.len().to_string();
    let headers = [
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("Content-Length", length.as_str()),
        ("Cookie", cookie),
        ("Sec-Fetch-Site", "same-origin"),
    ];
    served.try_send("POST", path, &headers, body.as_bytes())
}

/// The cookie of somebody who signed in.
pub(crate) fn sign_in(served: &Served, account: &str) -> String {
    let answer = form(served, "/console/login", "", &[("account", account), ("password", PASSWORD)]).unwrap();
    assert_eq!(answer.status, 303, "{answer:?}");
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

/// Hands in one draft; its address once it was acknowledged.
fn hand_in(served: &Served, cookie: &str, title: &str) -> Option<String> {
    let token = cookie.strip_prefix("gk_seat=").unwrap();
    let key = hall::serving::key::masked(token, &[7; 16]);
    let fields = [
        ("form", key.as_str()),
        ("number", title),
        ("title", title),
        ("text", "各村：\n请做好准备。"),
        ("catalogue", "G-03"),
        ("subject", "notice"),
        ("importance", "routine"),
        ("attribute", "public"),
        ("event_date", "2026-11-20"),
    ];
    let answer = form(served, "/console/items", cookie, &fields)?;
    assert!(answer.status == 303 || answer.status == 503, "{answer:?}");
    (answer.status == 303).then(|| answer.header("location").to_owned())
}

/// Some hands work until the process is gone; gives titles and addresses of what was acknowledged.
fn under_load(served: &Served, cookies: &[String], round: u32, beginning: Duration) -> BTreeSet<(String, String)> {
    let (kept, over) = (Mutex::new(BTreeSet::new()), AtomicBool::new(false));
    thread::scope(|scope| {
        for hand in 0..HANDS {
            let (kept, over) = (&kept, &over);
            let cookie = &cookies[hand % cookies.len()];
            scope.spawn(move || {
                for at in 0.. {
                    let title = format!("第 {round} 轮第 {hand} 人第 {at} 件");
                    match hand_in(served, cookie, &title) {
                        Some(address) => kept.lock().unwrap().insert((title, address)),
                        None if over.load(Ordering::SeqCst) => break,
                        None => false,
                    };
                }
            });
        }
        // A machine that is busy elsewhere may take longer than a round before it acknowledges the first of them.
        let patience = Instant::now() + Duration::from_secs(20);
        while kept.lock().unwrap().is_empty() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(5));
        }
        thread::sleep(beginning);
        over.store(true, Ordering::SeqCst);
        served.kill();
    });
    kept.into_inner().unwrap()
}

fn killed_again_and_again(folder: &Folder) {
    let mut all: BTreeSet<(String, String)> = BTreeSet::new();
    let mut latest = all.clone();
    let mut cookies = Vec::new();
    for round in 0..rounds() {
        let served = Served::begin(folder, &["serve", "--listen", "127.0.0.1:0"]);
        if cookies.is_empty() {
            cookies = WRITERS.map(|account| sign_in(&served, account)).to_vec();
        }
        for (title, address) in &latest {
            let page = served.ask("GET", address, &[("Cookie", &cookies[0])]);
            assert!(page.status == 200 && page.body.contains(title), "{title} at {address} is gone: {page:?}");
        }
        latest = under_load(&served, &cookies, round, Duration::from_millis(150 + u64::from(round % 7) * 60));
        assert!(!latest.is_empty(), "round {round} acknowledged nothing");
        all.extend(latest.iter().cloned());
    }
    let whole = folder.run(&["audit", "verify", "--json"]).json(0);
    assert_eq!(whole["whole"], true, "{whole}");
    let served = Served::begin(folder, &["serve", "--listen", "127.0.0.1:0"]);
    for (title, address) in &all {
        assert!(served.ask("GET", address, &[("Cookie", &cookies[0])]).body.contains(title), "{title} is gone");
    }
    assert_eq!(served.stop(), Some(0), "and it still stops when it is told to");
}

#[test]
fn what_was_acknowledged_outlives_the_process_in_the_embedded_cabinet() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["demo", "--dir", ".", "--no-serve", "--password", PASSWORD]).exit, 0);
    killed_again_and_again(&folder);
}

#[test]
fn what_was_acknowledged_outlives_the_process_on_a_server() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["demo", "--dir", ".", "--no-serve", "--password", PASSWORD]).exit, 0);
    assert_eq!(folder.run(&["backup", "town.gkb"]).exit, 0);
    let settings = String::from_utf8(folder.read("gongkai.toml")).unwrap();
    let url = testkit::postgres::database();
    folder.put("gongkai.toml", format!("{settings}\n[database]\nurl = \"{url}\"\n"));
    let restored = folder.run(&["restore", "town.gkb"]);
    assert_eq!(restored.exit, 0, "{restored:?}");
    killed_again_and_again(&folder);
}

#[test]
fn an_office_that_was_set_up_signs_in_and_says_what_is_missing() {
    let folder = Folder::new();
    let made = folder.run(&["init", "--body", "桑村乡人民政府", "--id", "sangcun"]);
    assert_eq!(made.exit, 0, "{made:?}");
    let password = made.out.split("一次性密码 ").nth(1).unwrap().lines().next().unwrap().to_owned();
    let served = Served::begin(&folder, &["serve", "--listen", "127.0.0.1:0"]);
    assert!(served.get("/").body.contains("桑村乡人民政府"));
    assert_eq!((served.get("/healthz").status, served.get("/readyz").status), (200, 200));
    let figures = served.get("/metrics").body;
    assert!(figures.contains("gongkai_requests_total{class=\"2xx\"}") && figures.contains("gongkai_ledger_entries 7"));
    let came = form(&served, "/console/login", "", &[("account", "sysadmin"), ("password", &password)]).unwrap();
    let cookie = came.header("set-cookie").split(';').next().unwrap().to_owned();
    let led = served.ask("GET", "/console/setup", &[("Cookie", &cookie)]);
    assert_eq!((led.status, led.header("location")), (303, "/console/password"));
    let page = served.ask("GET", "/console/password", &[("Cookie", &cookie)]).body;
    let key = page.split("name=\"form\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let typed = [("form", key.as_str()), ("old", &password), ("new", PASSWORD), ("again", PASSWORD)];
    assert_eq!(form(&served, "/console/password", &cookie, &typed).unwrap().status, 303);
    let setup = served.ask("GET", "/console/setup", &[("Cookie", &cookie)]);
    assert!(setup.status == 200 && setup.body.contains("还差") && setup.body.contains("初审有人办"), "{setup:?}");
    let missing = served.ask("GET", "/console/people/nobody", &[("Cookie", &cookie)]);
    assert_eq!(missing.status, 404);
    let number = missing.header("x-request-id").to_owned();
    assert!(missing.body.contains(&number), "the page shows the number of the request");
    assert_eq!(served.stop(), Some(0));
    let log = folder
        .list("logs")
        .iter()
        .map(|name| folder.read(&format!("logs/{name}")))
        .fold(String::new(), |all, part| all + &String::from_utf8(part).unwrap());
    let line = log.lines().find(|line| line.contains(&number)).expect("the log has the number the page shows");
    let line: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!((line["status"].as_u64(), line["account"].as_str()), (Some(404), Some("sysadmin")));
    for secret in [password.as_str(), PASSWORD, cookie.strip_prefix("gk_seat=").unwrap()] {
        assert!(!log.contains(secret), "nothing secret is logged");
    }
    let left = Command::new("ls").arg("-l").arg(folder.path().join("gongkai.key")).output().unwrap();
    assert!(String::from_utf8(left.stdout).unwrap().starts_with("-rw-------"), "the key is for its owner alone");
}
