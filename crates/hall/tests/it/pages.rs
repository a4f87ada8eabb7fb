use std::collections::HashSet;

use documents::{Paragraph, Run};
use hall::{
    BodiesPage, Coat, ErrorPage, Finding, Fixed, Frame, HomePage, Inspection, Link, Mode, Newest, Reading, ReportPage,
    Theme, Want, Weeks,
};
use messages::Message;

use crate::form;

const EVIL: &str = "<script>x</script>\"' onclick='x' &amp;";

fn error() -> ErrorPage {
    ErrorPage {
        status: "404　没有这一页".into(),
        title: EVIL.into(),
        message: Message { code: "page.not-found", what: EVIL.into(), why: EVIL.into(), todo: EVIL.into() },
        others: Vec::new(),
        number: EVIL.into(),
    }
}

fn inspection() -> Inspection {
    let finding = Finding {
        rule: "A3".into(),
        blocks: true,
        place: EVIL.into(),
        message: EVIL.into(),
        expected: Some(EVIL.into()),
        found: Some("6".into()),
        href: Some("#s3".into()),
    };
    Inspection {
        heading: EVIL.into(),
        intro: EVIL.into(),
        reading: Some(Reading { expected: 200, read: 156, absent: 44, confirmed: 44 }),
        findings: vec![finding.clone(), Finding { blocks: false, ..finding }],
    }
}

fn home() -> HomePage {
    let href = Some("/sangcun/reports/2025".to_owned());
    let figure = Run::Figure { digits: "253".into(), href, label: EVIL.into() };
    let want = Want { name: EVIL.into(), about: EVIL.into(), href: "/sangcun/reports/2025".into() };
    HomePage {
        heading: EVIL.into(),
        sentence: Paragraph { runs: vec![Run::Text(EVIL.into()), figure, Run::Text(" 条。".into())] },
        beneath: vec![Link::new(EVIL, "/sangcun/reports/2025")],
        wants: vec![want],
        newest: vec![Newest {
            title: EVIL.into(),
            href: "/sangcun/reports/2025".into(),
            on: EVIL.into(),
            from: EVIL.into(),
        }],
        all: Some(Link::new(EVIL, "/sangcun/")),
        platform: vec![Fixed { name: EVIL.into(), href: "/sangcun/".into(), note: EVIL.into() }],
        weeks: Some(Weeks { year: 2025, met: 1, bars: vec![(2, EVIL.into())], href: "/sangcun/".into() }),
    }
}

fn bodies() -> BodiesPage {
    let door = Want { name: EVIL.into(), about: EVIL.into(), href: "/sangcun/".into() };
    let last =
        Newest { title: EVIL.into(), href: "/sangcun/reports/2025".into(), on: "5月6日".into(), from: EVIL.into() };
    BodiesPage { heading: EVIL.into(), bodies: vec![door], newest: vec![last] }
}

/// Every kind of page, in a plain frame and in a frame of hostile names.
fn pages() -> Vec<String> {
    let plain = form::frame(Mode::default());
    let coat = Coat { town: EVIL.into(), organ: EVIL.into(), notes: vec![EVIL.into()], ..plain.coat.clone() };
    let tags = vec![("ArticleTitle", EVIL.to_owned())];
    let hostile = Frame { coat, here: format!("/{EVIL}"), tags, ..plain.clone() };
    let report = ReportPage { inspection: Some(inspection()), ..form::page() };
    [plain, hostile]
        .iter()
        .flat_map(|frame| {
            [
                report.render(frame, "2025 年"),
                home().render(frame),
                bodies().render(frame),
                error().render(frame),
                inspection().render(frame, &[Link::new("下载", "/out/report.html")]),
            ]
        })
        .collect()
}

fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    page.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn no_page_has_a_script_or_an_inline_style() {
    for page in pages() {
        assert!(!page.contains("<script") && !page.contains(" style=\"") && !page.contains("<style"), "{page}");
        assert!(!page.contains("javascript:"));
    }
}

#[test]
fn hostile_names_stay_text() {
    for page in pages() {
        for tag in page.split('<').skip(1) {
            let inside = tag.split('>').next().expect("a tag ends");
            assert_eq!(inside.matches('"').count() % 2, 0, "an attribute was broken open: <{inside}>");
        }
    }
}

#[test]
fn every_link_leads_somewhere_that_was_given() {
    let frame = form::frame(Mode::default());
    let given =
        ["/sangcun/", "/sangcun/reports/2025", "/out/report.html", "/out/report.txt", "/sangcun/reports/2025#s1"];
    for page in pages() {
        let ids: HashSet<&str> = values(&page, " id=\"").into_iter().collect();
        for href in values(&page, " href=\"") {
            let known = given.contains(&href)
                || href.starts_with("/mode?set=")
                || href.starts_with("tel:")
                || href == hall::style().path
                || href == "/feed.atom"
                || href.strip_prefix('#').is_some_and(|id| ids.contains(id) || id == "s3");
            assert!(known, "dead link {href}");
        }
    }
    let page = form::page().render(&frame, "2025 年");
    for link in frame.nav {
        assert!(page.contains(&format!("<a href=\"{}\"", link.href)), "{}", link.name);
    }
}

#[test]
fn a_page_has_one_title_one_main_and_no_id_twice() {
    for page in pages() {
        assert_eq!(page.matches("<h1").count(), 1);
        assert_eq!(page.matches("<main id=\"main\">").count(), 1);
        assert!(page.contains("<a class=\"skip\" href=\"#main\">跳到正文</a>"));
        let ids = values(&page, " id=\"");
        assert_eq!(ids.len(), ids.iter().collect::<HashSet<_>>().len());
    }
}

#[test]
fn the_report_shows_the_whole_form() {
    let page = form::page().render(&form::frame(Mode::default()), "2025 年");
    let page = page.as_str();
    assert_eq!(page.matches("<td").count() - 1, 200, "200 cells and the printed rule in the corner");
    assert!(page.contains("rowspan=\"22\"") && page.contains("rowspan=\"8\""));
    assert!(
        page.contains("<title>桑村乡2025年政府信息公开工作年度报告-政府信息公开年报-桑村乡-青溪县人民政府</title>")
    );
    assert!(page.contains("<cite>《条例》第五十条</cite><p><small>大意</small>"));
    assert!(page.contains("<a href=\"#s6\">六、其他需要报告的事项</a>"));
}

#[test]
fn the_mode_is_written_on_the_root_and_can_be_left() {
    let frame = form::frame(Mode { theme: Theme::Dark, elder: true });
    let page = form::page().render(&frame, "2025 年");
    assert!(page.contains("<html lang=\"zh-CN\" data-theme=\"dark\" data-mode=\"elder\">"));
    assert!(page.contains("href=\"/mode?set=dark&#38;back=%2Fsangcun%2Freports%2F2025\">退出长者模式</a>"));
}

#[test]
fn a_demo_says_so_and_stays_out_of_search() {
    let demo = form::frame(Mode::default());
    let real = Frame { demo: false, ..demo.clone() };
    assert!(error().render(&demo).contains("<b>演示数据</b>") && error().render(&demo).contains("noindex"));
    assert!(!error().render(&real).contains("演示数据") && !error().render(&real).contains("noindex"));
    assert!(hall::headers(true).contains(&("x-robots-tag", "noindex")));
    assert_eq!(hall::headers(false).len() + 1, hall::headers(true).len());
}

#[test]
fn the_policy_is_the_one_of_the_stack() {
    assert_eq!(
        hall::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
         connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    );
}

#[test]
fn the_sheet_is_served_under_its_content() {
    let sheet = hall::style();
    assert!(sheet.path.starts_with("/assets/gongkai-") && sheet.path.ends_with(".css"));
    let text = String::from_utf8(sheet.bytes.clone()).unwrap();
    for newer in [":has(", "@container", "subgrid", "color-mix", "dvh", "svh", "@import", "url("] {
        assert!(!text.contains(newer), "{newer} is newer than the oldest browser, or leaves the house");
    }
}
