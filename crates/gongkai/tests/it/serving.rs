//! The demo's pages: addresses, headers, modes, links.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    program::RECEIVED,
    visitor::{Answer, Served},
};

const REPORT: &str = "/sangcun/reports/2025";

/// Every answer, errors and redirects included.
fn assert_guarded(answer: &Answer, what: &str) {
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{what}: {answer:?}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("x-robots-tag", "noindex"),
    ] {
        assert_eq!(answer.header(name), value, "{what}: {name}");
    }
}

#[test]
fn pages_stand_at_their_addresses_and_say_that_they_are_a_demo() {
    let served = Served::new();
    let column = "/sangcun/zfxxgk/fdzdgknr/";
    let pages = [
        "/",
        "/qingxi/",
        "/huaidu/",
        "/sangcun/",
        column,
        REPORT,
        "/sangcun/reports/2025/received",
        "/sangcun/reports/2025/figures/M-01",
    ];
    for path in pages {
        let page = served.get(path);
        assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"), "{path}");
        assert_guarded(&page, path);
        assert!(
            page.body.contains("演示数据") && page.body.contains("<meta name=\"robots\" content=\"noindex\">"),
            "{path}"
        );
        assert!(!page.body.contains("<script") && !page.body.contains(" style="), "{path}: nothing inline");
    }
    let doors = served.get("/").body;
    for (href, name) in [("/sangcun/", "桑村乡"), ("/huaidu/", "槐渡镇"), ("/qingxi/", "青溪县")] {
        assert!(doors.contains(&format!("<a href=\"{href}\"><b>{name}</b>")), "{name}: {doors}");
        assert!(served.get(href).body.contains("<a href=\"/\">"), "{href} leads back to the doors");
    }
    let report = served.get(REPORT);
    assert_eq!(report.body.matches("<table").count(), 3, "the three tables as HTML");
    assert_eq!(report.body.matches("/figures/t3.").count(), 175 + 4, "each cell opens, and four numbers of the text");
}

#[test]
fn downloads_are_the_files_of_the_demo() {
    let served = Served::new();
    for (ending, kind, begins) in [
        ("html", "text/html; charset=utf-8", "<!doctype html>"),
        ("txt", "text/plain; charset=utf-8", "桑村乡"),
        ("json", "application/json", "{"),
    ] {
        let file = served.get(&format!("{REPORT}/report.{ending}"));
        assert_eq!((file.status, file.header("content-type")), (200, kind));
        assert!(file.header("content-disposition").starts_with("attachment; filename*=UTF-8''%E6%A1%91"), "{file:?}");
        assert!(file.body.starts_with(begins), "{ending}");
        assert_guarded(&file, ending);
    }
    assert_eq!(served.get(&format!("{REPORT}/received.txt")).body, RECEIVED);
}

#[test]
fn the_report_as_received_shows_each_finding_at_its_place_and_in_the_list() {
    let page = Served::new().get("/sangcun/reports/2025/received").body;
    assert_eq!(page.matches("<p class=\"reading\" id=\"f").count(), 12, "twelve findings in place");
    assert_eq!(page.matches("class=\"slip\"").count(), 12, "and in the list");
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} is not on the page"));
    assert!(
        at("id=\"s1\"") < at("要改（S1）") && at("要改（S1）") < at("id=\"s2\""),
        "the double heading, in section one"
    );
    assert!(at("监督保障") < at("提醒（N8）"), "what a paragraph lacks stands below that paragraph");
    assert!(at("id=\"s3\"") < at("要改（S4）") && at("要改（S4）") < at("id=\"s4\""), "lost cells, below their table");
    assert!(
        at("id=\"s6\"") < at("要改（N5）") && at("要改（N5）") < at("id=\"found\""),
        "the fee statement, in section six"
    );
    assert!(!page.contains("没有查出问题"));
}

#[test]
fn a_number_tells_how_it_was_counted_which_records_it_counts_and_which_rules_hold_it() {
    let served = Served::new();
    let figure = |name: &str| served.get(&format!("{REPORT}/figures/{name}")).body;
    let items = figure("M-01");
    assert!(items.contains("<b>253<small>条") && items.contains("共 253 条，这是第 1 页，共 3 页"), "{items}");
    assert!(items.contains("sangcun/2025-00001") && items.contains("从台账取的数"), "{items}");
    let last = figure("M-01?page=3");
    assert_eq!(last.matches("<li>sangcun/2025-").count(), 53, "the last page: {last}");
    assert_eq!(served.get(&format!("{REPORT}/figures/M-01?page=4")).status, 404);

    let trainings = figure("M-13");
    for words in ["<b>28<small>人次", "peixun-2025-001", "4 月 18 日", "10 人", "12 人", "6 人"] {
        assert!(trainings.contains(words), "{words}: {trainings}");
    }
    let problems = figure("M-14");
    assert_eq!(problems.matches("<li>wenti-2025-").count(), 12, "twelve confirmed problems: {problems}");
    let zero = figure("t3.received_new.total");
    assert!(zero.contains("<b>0<small>件") && zero.contains("零也是数出来的"), "{zero}");
    assert!(zero.contains("A2（") && zero.contains("A3（"), "which rules would notice another number: {zero}");
    assert!(figure("t2.rules.made").contains("第九十三条"), "a zero by law");
    for page in [&items, &trainings, &problems] {
        for name in ["褚露菲", "卫晨林", "蒋霜芹"] {
            assert!(!page.contains(name), "no name of a person in public: {name}");
        }
    }
}

#[test]
fn the_sentences_of_the_report_open_their_numbers() {
    let report = Served::new().get(REPORT).body;
    for key in ["M-01", "M-04", "M-06", "M-10", "M-11.before", "M-11.after", "M-13", "M-14", "M-17.collected"] {
        assert!(report.contains(&format!("/figures/{key}\"")), "{key}");
    }
    assert!(report.contains("每月") && !report.contains('【'), "no bracket is left: {report}");
}

/// Every address on every page answers, and every anchor is there.
#[test]
fn no_link_is_dead() {
    let served = Served::new();
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    let mut waiting = vec!["/".to_owned(), "/sitemap.xml".to_owned()];
    let mut anchors: BTreeSet<(String, String)> = BTreeSet::new();
    while let Some(path) = waiting.pop() {
        if pages.contains_key(&path) {
            continue;
        }
        let answer = served.get(&path);
        let is_mode = path.starts_with("/mode?");
        assert_eq!(answer.status, if is_mode { 303 } else { 200 }, "{path}");
        assert_guarded(&answer, &path);
        if answer.header("content-type").starts_with("text/html") && !path.ends_with("/report.html") {
            for href in answer.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                let href = href.replace("&#38;", "&").replace("&amp;", "&");
                let href = href.strip_prefix(&format!("http://{}", served.address())).unwrap_or(&href).to_owned();
                let (to, anchor) = href.split_once('#').unwrap_or((&href, ""));
                let to = if to.is_empty() { path.clone() } else { to.to_owned() };
                if to.starts_with("tel:") {
                    continue;
                }
                assert!(to.starts_with('/'), "{path} leads away from us: {href}");
                if !anchor.is_empty() {
                    anchors.insert((to.clone(), anchor.to_owned()));
                }
                waiting.push(to);
            }
        }
        pages.insert(path, answer.body);
    }
    assert!(pages.len() > 203, "200 cells and the pages around them: {}", pages.len());
    for (path, anchor) in anchors {
        assert!(pages[&path].contains(&format!("id=\"{anchor}\"")), "{path} has no {anchor}");
    }
    let is_item = |path: &&String| path.starts_with("/sangcun/") && path.contains("/2025/") && path.ends_with(".html");
    let items =
        pages.keys().filter(is_item).filter(|path| !path.contains("/reports/") && !path.contains("/figures/")).count();
    assert_eq!(
        items, 254,
        "every item that is public is reached by links: 253 counted less one withdrawn, two relayed"
    );
    let figures = pages.iter().filter(|(path, _)| path.starts_with("/sangcun/reports/2025/figures/"));
    for (path, page) in figures {
        let tells = page.contains("<h2>记录</h2>") || page.contains("没有一条记录");
        assert!(tells && page.contains("怎样数的"), "{path} shows nothing of where it comes from");
    }
}

#[test]
fn a_page_that_is_known_is_not_sent_again() {
    let served = Served::new();
    let tag = served.get(REPORT).header("etag").to_owned();
    assert!(tag.starts_with('"') && tag.ends_with('"'), "{tag}");
    for list in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
        let answer = served.ask("GET", REPORT, &[("If-None-Match", &list)]);
        assert_eq!((answer.status, answer.body.as_str(), answer.header("etag")), (304, "", tag.as_str()), "{list}");
        assert_guarded(&answer, &list);
    }
    assert_eq!(served.ask("GET", REPORT, &[("If-None-Match", "\"other\"")]).status, 200);
    let head = served.ask("HEAD", REPORT, &[]);
    let get = served.get(REPORT);
    assert_eq!((head.status, head.body.as_str(), head.header("etag")), (200, "", tag.as_str()));
    assert_eq!(head.header("content-length"), get.body.len().to_string());
}

#[test]
fn the_style_sheet_is_kept_for_ever_because_its_address_changes_with_it() {
    let served = Served::new();
    let page = served.get("/").body;
    let sheet = page.split("rel=\"stylesheet\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let answer = served.get(sheet);
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/css; charset=utf-8"));
    assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
}

#[test]
fn a_mode_is_remembered_and_leads_back_only_to_us() {
    let served = Served::new();
    let set = served.get("/mode?set=elder-dark&back=%2Fsangcun%2Freports%2F2025");
    assert_eq!((set.status, set.header("location")), (303, REPORT));
    assert!(set.header("set-cookie").starts_with("gk_mode=elder-dark; Path=/;"), "{set:?}");
    let page = served.ask("GET", REPORT, &[("Cookie", "other=1; gk_mode=elder-dark")]);
    assert!(page.body.contains("data-theme=\"dark\" data-mode=\"elder\""));
    assert_ne!(page.header("etag"), served.get(REPORT).header("etag"));
    assert_eq!(page.header("vary"), "cookie, accept-encoding");
    for back in [
        "https%3A%2F%2Fevil.example%2F",
        "%2F%2Fevil.example%2F",
        "%2F%5Cevil.example",
        "%2F%09%2Fevil.example",
        "javascript%3Aalert(1)",
        "%2Fa%0D%0ASet-Cookie%3A%20x%3D1",
        "%FF",
        "%2",
        "",
    ] {
        let answer = served.get(&format!("/mode?set=%22%3Cscript%3E&back={back}"));
        assert_eq!((answer.status, answer.header("location")), (303, "/"), "{back}");
        assert!(answer.header("set-cookie").starts_with("gk_mode=normal;"), "{answer:?}");
        assert_guarded(&answer, back);
    }
}

#[test]
fn what_is_not_there_is_said_in_three_sentences() {
    let served = Served::new();
    for path in [
        "/nothing",
        "/sangcun/../../etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/assets/../Cargo.toml",
        "/sangcun/reports/2024",
        "/sangcun/reports/2025/report.doc",
        "/sangcun/reports/2025/figures/t3.granted.company",
        "/sangcun/reports/2025/figures/M-99",
        "/sangcun/reports/2025x",
        "//evil.example/",
        "/%00",
        "/<script>alert(1)</script>",
    ] {
        let page = served.get(path);
        assert!(matches!(page.status, 400 | 404), "{path}: {}", page.status);
        if page.status == 404 {
            assert_guarded(&page, path);
            for words in ["发生了什么", "为什么", "怎么办", "serve.not-found", "演示数据"] {
                assert!(page.body.contains(words), "{path}: {words}");
            }
            assert!(!page.body.contains("<script"), "{path}");
        }
    }
}

#[test]
fn scripts_go_out_in_the_packing_the_browser_takes_and_are_asked_for_once() {
    let served = Served::new();
    let loader = assets::loader();
    let mut tags = BTreeSet::new();
    for (said, packing, bytes) in [("gzip, br", "br", 0), ("gzip", "gzip", 0), ("identity", "", 200)] {
        let answer = served.ask("GET", loader, &[("Accept-Encoding", said)]);
        assert_eq!((answer.status, answer.header("content-encoding")), (200, packing), "{said}");
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(answer.header("vary"), "accept-encoding");
        assert!(answer.body.len() > bytes, "{said}");
        assert_guarded(&answer, said);
        let tag = answer.header("etag").to_owned();
        let again = served.ask("GET", loader, &[("Accept-Encoding", said), ("If-None-Match", &tag)]);
        assert_eq!((again.status, again.body.as_str()), (304, ""), "{said}");
        tags.insert(tag);
    }
    assert_eq!(tags.len(), 3, "one tag a packing");
    let head = served.ask("HEAD", loader, &[]);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    let door = served.get("/console/login");
    assert!(!door.body.contains("<script"), "nobody is signed in there");
    assert_eq!(served.get("/assets/console-00000000.js").status, 404);
}

#[test]
fn nothing_is_taken_in() {
    let served = Served::new();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
        let page = served.ask(method, REPORT, &[("Content-Length", "0")]);
        assert_eq!((page.status, page.header("allow")), (405, "GET, HEAD"), "{method}");
        assert_guarded(&page, method);
        assert!(page.body.contains("serve.method"));
    }
    // An address of the console that only takes forms, typed in or opened anew after one.
    let page = served.get("/console/items/abc/read");
    assert_eq!(page.status, 404);
    assert_guarded(&page, "a form's address");
    assert!(page.body.contains("serve.not-found"), "{page:?}");
}

#[test]
fn machines_find_their_addresses_and_no_host_is_taken_from_a_request() {
    let served = Served::new();
    for path in ["/healthz", "/readyz"] {
        assert_eq!(served.get(path).body, "ok\n");
    }
    assert!(served.get("/robots.txt").body.contains("Disallow: /"));
    let map = served.ask("GET", "/sitemap.xml", &[("Host", "evil.example"), ("X-Forwarded-Host", "evil.example")]);
    assert_eq!(map.header("content-type"), "application/xml; charset=utf-8");
    assert!(map.body.contains(&format!("<loc>http://{}{REPORT}</loc>", served.address())), "{}", map.body);
    assert!(!map.body.contains("evil"));
    let page = served.ask("GET", REPORT, &[("Host", "evil.example")]);
    assert!(!page.body.contains("evil"));
    assert!(map.body.contains("/sangcun/zfxxgk/</loc>") && map.body.matches("<loc>").count() > 255 + 138 + 2);
    assert!(map.body.contains("/huaidu/zfxxgk/</loc>"), "both towns in one map");
    let feed = served.get("/feed.atom");
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    assert_eq!(feed.body.matches("<entry>").count(), 30, "the newest: {}", feed.body);
    for name in ["桑村乡人民政府", "槐渡镇人民政府"] {
        assert!(feed.body.contains(&format!("<author><name>{name}</name>")), "{name}: {}", feed.body);
    }
    for (from, to) in [
        ("/sangcun", "/sangcun/"),
        ("/sangcun/reports", "/sangcun/reports/"),
        ("/sangcun/reports/2025/", REPORT),
        ("/sangcun/g-13", "/sangcun/zfxxgk/fdzdgknr/zcwj/gfxwj/"),
    ] {
        let moved = served.get(from);
        assert_eq!((moved.status, moved.header("location")), (301, to));
        assert_guarded(&moved, from);
    }
}

#[test]
fn a_service_manager_can_stop_it() {
    assert_eq!(Served::new().stop(), Some(0));
}

#[test]
fn visitors_who_never_finish_asking_do_not_keep_the_demo_open() {
    let served = Served::new();
    let silent = served.connect(b"");
    let half = served.connect(b"GET / HTTP/1.1\r\nHost: a");
    let kept = served.connect(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(served.get("/").status, 200);
    assert_eq!(served.stop(), Some(0));
    drop((silent, half, kept));
}

#[test]
fn head_tells_what_get_would_send_and_sends_nothing() {
    let served = Served::new();
    for path in ["/", "/robots.txt", "/nothing", "/sangcun", "/mode?set=dark&back=%2F"] {
        let (get, head) = (served.get(path), served.ask("HEAD", path, &[]));
        assert_eq!((head.status, head.body.as_str()), (get.status, ""), "{path}");
        for name in ["content-type", "etag", "location", "set-cookie", "content-length"] {
            assert_eq!(head.header(name), get.header(name), "{path}: {name}");
        }
    }
}

#[test]
fn pages_travel_compressed_to_whoever_takes_it_and_keep_their_tag() {
    let served = Served::new();
    let plain = served.get(REPORT);
    assert_eq!(plain.header("content-encoding"), "");
    for (takes, encoding) in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", "")] {
        let answer = served.ask("GET", REPORT, &[("Accept-Encoding", takes)]);
        assert_eq!((answer.status, answer.header("content-encoding")), (200, encoding), "{takes}");
        assert_eq!(answer.header("vary"), "cookie, accept-encoding");
        assert_guarded(&answer, takes);
        if encoding.is_empty() {
            continue;
        }
        assert_eq!(answer.header("etag"), format!("W/{}", plain.header("etag")), "the same page in other bytes");
        let again = [("Accept-Encoding", takes), ("If-None-Match", answer.header("etag"))];
        assert_eq!(served.ask("GET", REPORT, &again).status, 304, "{takes}");
    }
    let word = served.ask("GET", &format!("{REPORT}/report.docx"), &[("Accept-Encoding", "br")]);
    assert_eq!(word.header("content-encoding"), "", "what is compressed already goes as it is");
}
