//! 演示 What the demo leaves in its folder, and how its pages answer.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::{
    program::Place,
    served::{Answer, Served},
};

const REPORT: &str = "/sangcun/reports/2025";

#[test]
fn the_demo_leaves_one_report_in_three_formats_and_nothing_else() {
    let place = Place::new();
    let played = place.run(&["demo", "--dir", "演示", "--no-serve"]);
    assert_eq!((played.exit, played.err.as_str()), (0, ""), "{played:#?}");
    let out: Vec<String> = place.files().into_iter().filter(|name| name.starts_with("演示/out/")).collect();
    let endings: Vec<&str> = out.iter().map(|name| name.rsplit('.').next().unwrap()).collect();
    assert_eq!(endings, ["html", "json", "txt"], "{out:?}");
    for name in &out {
        assert!(played.out.contains(name), "{name} is told: {}", played.out);
        let read = place.run(&["report", "read", name, "--json"]).json();
        assert_eq!((&read["coverage"]["read"], &read["body"]), (&200.into(), &"桑村乡".into()), "{name}");
    }
    for word in ["应有 200 格，读到 156 格", "confirmed_zero"] {
        assert!(played.out.contains(word), "{word}: {}", played.out);
    }
}

#[test]
fn a_second_demo_in_the_same_folder_changes_no_byte() {
    let place = Place::new();
    let look = || -> BTreeMap<String, String> {
        place.run(&["demo", "--dir", "演示", "--no-serve"]);
        place.files().into_iter().map(|name| (name.clone(), place.text(&name))).collect()
    };
    let first = look();
    assert!(!first.is_empty());
    assert_eq!(look(), first);
}

#[test]
fn an_address_that_cannot_be_used_is_told_kindly() {
    let place = Place::new();
    let served = Served::start();
    for address in [served.address(), "203.0.113.1:80", "nonsense"] {
        let refused = place.run(&["demo", "--listen", address]);
        assert_eq!((refused.exit, refused.ways_on()), (2, 1), "{address}: {refused:#?}");
        assert!(refused.err.contains(address), "{}", refused.err);
    }
}

fn is_guarded(answer: &Answer, what: &str) {
    let policy = answer.header("content-security-policy").unwrap_or_else(|| panic!("{what} has no policy"));
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{what}: {policy}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("x-robots-tag", "noindex"),
    ] {
        assert_eq!(answer.header(name), Some(value), "{what}: {name}");
    }
}

#[test]
fn every_kind_of_answer_carries_the_security_headers() {
    let served = Served::start();
    let tag = served.get("/").header("etag").unwrap().to_owned();
    let asked = [
        (200, served.get("/")),
        (200, served.get("/healthz")),
        (301, served.get("/sangcun")),
        (303, served.get("/mode?set=dark&back=%2F")),
        (304, served.ask("GET", "/", &[("If-None-Match", &tag)])),
        (404, served.get("/sangcun/reports/1999")),
        (404, served.get("/../../etc/passwd")),
        (405, served.ask("POST", "/", &[("Content-Length", "0")])),
        (405, served.ask("DELETE", REPORT, &[])),
    ];
    for (status, answer) in &asked {
        assert_eq!(answer.status, *status, "{answer:#?}");
        is_guarded(answer, &status.to_string());
    }
    assert_eq!(asked[7].1.header("allow"), Some("GET, HEAD"));
    for (_, answer) in &asked[5..] {
        assert!(answer.text().contains("演示数据") && answer.text().contains("首页"), "a page with a way on");
    }
}

#[test]
fn a_page_already_known_is_not_sent_again() {
    let served = Served::start();
    let page = served.get(REPORT);
    let tag = page.header("etag").unwrap();
    let weak = format!("W/{tag}");
    let list = format!("\"0\", {weak} , \"1\"");
    for known in [tag, weak.as_str(), list.as_str(), "*"] {
        let answer = served.ask("GET", REPORT, &[("If-None-Match", known)]);
        assert_eq!((answer.status, answer.body.len(), answer.header("etag")), (304, 0, Some(tag)), "{known}");
    }
    for other in ["\"0\"", "W/\"0\", \"1\"", "", "nonsense"] {
        let answer = served.ask("GET", REPORT, &[("If-None-Match", other)]);
        assert_eq!((answer.status, &answer.body), (200, &page.body), "{other}");
    }
    let dark = served.ask("GET", REPORT, &[("Cookie", "gk_mode=elder-dark"), ("If-None-Match", tag)]);
    assert_eq!(dark.status, 200, "the same page in other colours is another page");
}

#[test]
fn head_tells_what_get_would_send_and_sends_nothing() {
    let served = Served::start();
    for path in ["/", REPORT, "/robots.txt", "/nowhere", "/sangcun"] {
        let (get, head) = (served.get(path), served.ask("HEAD", path, &[]));
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        for name in ["content-type", "etag", "location", "content-length"] {
            assert_eq!(head.header(name), get.header(name), "{path}: {name}");
        }
    }
}

#[test]
fn changing_the_colours_leads_back_to_a_page_of_ours_and_never_elsewhere() {
    let served = Served::start();
    let led = |back: &str| {
        let answer = served.get(&format!("/mode?set=dark&back={back}"));
        assert_eq!(answer.status, 303, "{back}");
        assert!(answer.header("set-cookie").is_some_and(|cookie| cookie.starts_with("gk_mode=dark;")), "{answer:#?}");
        answer.header("location").unwrap().to_owned()
    };
    assert_eq!(led("%2Fsangcun%2Freports%2F2025"), REPORT);
    assert_eq!(led("/sangcun/"), "/sangcun/");
    let elsewhere = [
        "//evil.example",
        "%2F%2Fevil.example",
        "https://evil.example",
        "https:%2F%2Fevil.example",
        "/\\evil.example",
        "/%5Cevil.example",
        "%2F%09%2Fevil.example",
        "%0d%0aSet-Cookie:a=b",
        "/%0d%0aX:1",
        "evil.example",
        "",
        "%",
        "%zz",
        "javascript:alert(1)",
        "/%00",
        "/%7F",
        "%20//evil.example",
    ];
    for back in elsewhere {
        assert_eq!(led(back), "/sangcun/", "{back}");
    }
    let nonsense = served.get("/mode?set=%22%3E%3Cscript%3E");
    assert!(nonsense.header("set-cookie").unwrap().starts_with("gk_mode=normal;"), "{nonsense:#?}");
}

/// The values of `href` and `src` on a page, entities resolved.
fn links(page: &str) -> BTreeSet<String> {
    let after = ["href=\"", "src=\""].into_iter().flat_map(|name| page.split(name).skip(1));
    let raw = after.filter_map(|rest| Some(rest.split_once('"')?.0));
    raw.map(|link| link.replace("&amp;", "&").replace("&#38;", "&").replace("&#x26;", "&")).collect()
}

#[test]
fn every_link_on_every_page_leads_somewhere() {
    let served = Served::start();
    let mut seen = BTreeSet::from(["/".to_owned()]);
    let mut open = VecDeque::from(["/".to_owned()]);
    let mut pages = BTreeMap::new();
    while let Some(path) = open.pop_front() {
        let answer = served.get(&path);
        assert!([200, 301, 303].contains(&answer.status), "{path} answers {}", answer.status);
        let is_page = answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
        let mut onward: Vec<String> = answer.header("location").map(str::to_owned).into_iter().collect();
        if answer.status == 200 && is_page && answer.header("content-disposition").is_none() {
            let page = answer.text();
            onward.extend(links(&page));
            pages.insert(path.clone(), page);
        }
        for link in onward {
            let (address, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let ours = ["mailto:", "tel:", "data:"].iter().all(|scheme| !address.starts_with(scheme));
            assert!(!ours || address.is_empty() || address.starts_with('/'), "{path} leads away: {link}");
            if address.is_empty() {
                let target = format!("id=\"{fragment}\"");
                assert!(fragment.is_empty() || pages[&path].contains(&target), "{path} has no {link}");
            } else if ours && seen.insert(address.to_owned()) {
                open.push_back(address.to_owned());
            }
        }
    }
    assert!(pages.contains_key(REPORT) && pages.contains_key(&format!("{REPORT}/received")), "{:?}", pages.keys());
    assert!(pages.len() > 200, "every figure of the report opens: {} pages", pages.len());
    for (path, page) in &pages {
        assert!(page.contains("演示数据") && page.contains("<html"), "{path} says what it is");
        assert!(page.contains("noindex"), "{path} is for no search engine");
    }
}

#[test]
fn the_three_downloads_are_the_files_in_the_folder() {
    let served = Served::start();
    let place = Place::new();
    place.run(&["demo", "--dir", "演示", "--no-serve"]);
    for ending in ["html", "txt", "json"] {
        let sent = served.get(&format!("{REPORT}/report.{ending}"));
        let name = place.files().into_iter().find(|name| name.contains("/out/") && name.ends_with(ending)).unwrap();
        assert_eq!(sent.text(), place.text(&name), "{ending}");
        assert!(sent.header("content-disposition").unwrap().starts_with("attachment; filename*=UTF-8''%E6%A1%91"));
    }
}

#[test]
fn a_zero_that_a_person_confirmed_says_so_when_it_is_opened() {
    let served = Served::start();
    let lost = served.get(&format!("{REPORT}/figures/t3.received_new.total")).text();
    assert!(lost.contains("确认"), "a confirmed zero says that somebody confirmed it: {lost}");
    assert_eq!(served.get(&format!("{REPORT}/figures/t3.granted.company")).status, 404);
}

#[cfg(unix)]
#[test]
fn told_to_stop_the_demo_ends_well() {
    let mut served = Served::start();
    assert_eq!(served.get("/").status, 200);
    assert_eq!(served.stop(), 0);
}

#[cfg(unix)]
#[test]
fn visitors_who_never_finish_asking_do_not_keep_the_demo_open() {
    let mut served = Served::start();
    let idle = served.connect(b"");
    let half = served.connect(b"GET / HTTP/1.1\r\nHost: a");
    let kept = served.connect(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(served.get("/").status, 200);
    assert_eq!(served.stop(), 0);
    drop((idle, half, kept));
}
