//! The figures of a year and what stands behind each.

use super::on_both_engines;

const HERE: &str = "/console/figures/2025";

#[test]
fn every_figure_of_a_year_opens_and_where_no_book_was_opened_stands_no_number() {
    on_both_engines("board", |house| {
        let browser = house.officer();
        assert_eq!(browser.get("/console/figures").location, "/console/figures/2026");
        let page = browser.get(HERE);
        assert!(page.body.contains("href=\"/console/figures/2025/M-01\""), "{}", page.body);
        assert!(page.body.contains("政务公开工作会议") && page.body.contains("还没有数"), "{}", page.body);
        assert!(page.body.contains("会议台账还没有建"), "{}", page.body);
        let table = browser.get(&format!("{HERE}?table=3"));
        assert!(table.body.contains("href=\"/console/figures/2025/t3.received_new.natural\""), "{}", table.body);
        let zero = browser.get(&format!("{HERE}/M-17.notices"));
        assert!(zero.status == 200 && zero.body.contains("1 条记录"), "{}", zero.body);
        house.ledgers.fields.lock().unwrap().get_mut("M-13").unwrap().records = vec!["peixun-2025-003".into()];
        let (keeper, leader) = (browser, house.visitor("lin/principal//sangcun"));
        let record = "href=\"/console/registers/records/peixun-2025-003\"";
        assert!(keeper.get(&format!("{HERE}/M-13")).body.contains(record), "whoever keeps the register opens it");
        let read = leader.get(&format!("{HERE}/M-13"));
        assert!(read.body.contains("peixun-2025-003") && !read.body.contains(record), "{}", read.body);
        let browser = keeper;
        for odd in ["/console/figures/2018", "/console/figures/2027", "/console/figures/2025/M-99"] {
            assert_eq!(browser.get(odd).status, 404, "{odd}");
        }
    });
}

#[test]
fn a_number_of_a_hundred_thousand_records_opens_page_by_page_and_leaves_whole() {
    on_both_engines("records", |house| {
        let all = (1..=100_000).map(|n| format!("r-{n:06}")).collect();
        house.ledgers.fields.lock().unwrap().get_mut("M-01").unwrap().records = all;
        let browser = house.officer();
        let first = browser.get(&format!("{HERE}/M-01"));
        assert!(first.body.contains("r-000100") && !first.body.contains("r-000101"), "{}", first.body);
        assert!(first.body.contains("第 1 页，共 1000 页"), "{}", first.body);
        let last = browser.get(&format!("{HERE}/M-01?page=1000"));
        assert!(last.body.contains("r-100000") && !last.body.contains("r-099900"), "{}", last.body);
        for past in ["?page=1001", "?page=99999999999999999999", "?page=-1", "?page=0"] {
            assert_eq!(browser.get(&format!("{HERE}/M-01{past}")).status, 200, "{past}");
        }
        let file = browser.get("/console/figures-list/2025/M-01/csv");
        assert_eq!(file.status, 200);
        assert_eq!(file.body.lines().count(), 100_001, "every record, with a heading");
        let figures = browser.get("/console/figures-list/2025/csv");
        assert!(figures.body.contains("\"M-01\",\"M-01\",253,\"条\",100000,"), "{}", figures.body);
        assert!(browser.get("/console/figures-list/2025/xlsx").body.starts_with("PK"));
        assert_eq!(browser.get("/console/figures-list/2025/pdf").status, 404);
        assert_eq!(house.here.filed("export.list"), 3, "the ledger says who took what");
    });
}

#[test]
fn charts_say_in_words_what_they_draw_and_each_of_their_numbers_opens() {
    on_both_engines("charts", |house| {
        let met = house.ledgers.fields.lock().unwrap()["M-01"].clone();
        house.ledgers.fields.lock().unwrap().insert("M-11".into(), met);
        let browser = house.officer();
        let page = browser.get(HERE);
        for words in [
            "aria-label=\"3 月 153 条，12 月 100 条。\"",
            "3 周里有 1 周没有做到，最近的是 3 月 10 日那一周。",
            "href=\"/console/figures/2025/M-01.month.12\"",
            "href=\"/console/figures/2025/M-01.field.G\" aria-label=\"M-01.field.G 200 条，翻开记录\"",
            "href=\"/console/figures/2025/M-01.channel.site\"",
            "href=\"/console/figures/2025/M-11.week.2025-03-10\"",
            "1 天，没有做到",
            "2024 年的台账不在这里，没有可比的数。",
        ] {
            assert!(page.body.contains(words), "{words}: {}", page.body);
        }
        assert!(!page.body.contains("style=") && !page.body.contains("<script>"), "nothing inline");
        for key in ["M-01.month.12", "M-01.field.G", "M-01.channel.site", "M-11.week.2025-03-10"] {
            let opened = browser.get(&format!("{HERE}/{key}"));
            assert!(opened.status == 200 && opened.body.contains(&format!("{key}-记录")), "{key}: {}", opened.body);
            assert_eq!(browser.get(&format!("/console/figures-list/2025/{key}/csv")).status, 200, "{key}");
        }
        assert_eq!(browser.get(&format!("{HERE}/M-01.month.13")).status, 404);
        let next = browser.get("/console/figures/2026");
        assert!(next.body.contains("浅的一条是 2025 年同月的") && next.body.contains("上年 253 条"), "{}", next.body);
        assert!(next.body.contains("class=\"bar-dim\"") && next.body.contains(">2025 年</th>"), "{}", next.body);
    });
}
