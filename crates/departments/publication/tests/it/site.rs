//! What the public sees, on both engines: lists, an item through its life, the records behind a number, files.

use ::rehearsal::Rehearsal;
use affairs::{
    publication::{Subject, WithdrawalReason},
    role::Role,
};
use office::Attachment;
use publication::{
    Record,
    desk::{self, NewCorrection},
    site::{self, Front, Seen},
};
use store::params;

use crate::rehearsal::{approve, clerk, new_item, officer, on_both_engines, seen, signer, text};

fn front() -> Front<'static> {
    let mut front = Front { body: "sangcun", base: "https://sangcun.example", ..Front::default() };
    front.frame.coat.town = "桑村乡".into();
    front.frame.coat.organ = "桑村乡人民政府".into();
    front.frame.coat.county = "青溪县人民政府".into();
    front.frame.coat.home = "/sangcun/".into();
    front
}

fn look(here: &Rehearsal, path: &str, query: &str) -> Option<Seen> {
    site::page(&here.office, &front(), path, query).unwrap()
}

fn page(here: &Rehearsal, path: &str) -> String {
    match look(here, path, "") {
        Some(Seen::Shown(page)) => page,
        other => panic!("{path} shows no page: {other:?}"),
    }
}

fn publish(here: &Rehearsal, title: &str, files: Vec<Attachment>) -> (Record, String) {
    let mut new = new_item(title, Subject::Plan);
    new.text.attachments = files;
    let record = approve(here, desk::propose(&here.office, &officer(), &new).unwrap());
    let head = clerk("zhu", Role::OfficeHead, "office");
    let record = desk::publish(&here.later().office, &head, &record.item.number, &seen(&record)).unwrap();
    let path = format!("/sangcun/g-03/2025/03/{}.html", record.item.number);
    (record, path)
}

const COLUMN: &str = "/sangcun/zfxxgk/fdzdgknr/jgxx/nsjg/";

/// 新的一年 One item of January says little beside a year of them: the sentence changes its year when the new one holds as
/// many, or in April.
#[test]
fn the_sentence_speaks_of_the_fuller_year_until_april() {
    on_both_engines("site-young-year", |here| {
        let says =
            |here: &Rehearsal, year: &str| page(here, "/sangcun/").contains(&format!("/sangcun/figures/{year}/m-01/"));
        for title in ["春季防火工作方案", "夏季防汛工作方案"] {
            publish(here, title, Vec::new());
        }
        here.at("2026-01-05T09:00");
        publish(here, "冬季防火工作方案", Vec::new());
        assert!(says(here, "2025") && !says(here, "2026"), "one beside two");
        publish(here, "冬季取暖工作方案", Vec::new());
        assert!(says(here, "2026"), "two beside two");
    });
}

#[test]
fn an_item_shows_as_it_was_released_and_nothing_of_a_version_on_its_way() {
    on_both_engines("site-life", |here| {
        let empty = page(here, COLUMN);
        assert!(empty.contains("还没有公开过这一类信息") && empty.contains("法条旁注"), "{empty}");
        assert!(page(here, "/sangcun/").contains("还没有在这里公开过信息"));
        let (record, path) = publish(here, "春季防火工作方案", Vec::new());
        for list in [COLUMN, "/sangcun/zfxxgk/fdzdgknr/", "/sangcun/zfxxgk/", "/sangcun/"] {
            let found = page(here, list);
            assert!(found.contains("春季防火工作方案") && found.contains(&path), "{list}: {found}");
        }
        let home = page(here, "/sangcun/");
        assert!(home.contains("href=\"/sangcun/figures/2025/m-01/\""), "the number opens: {home}");
        assert!(page(here, "/sangcun/figures/2025/m-01/").contains(&path));

        let shown = page(here, &path);
        for words in [
            "<meta name=\"SiteName\" content=\"青溪县人民政府\">",
            "<meta name=\"ColumnName\" content=\"内设机构与岗位责任人\">",
            "<meta name=\"ColumnType\" content=\"机构职能\">",
            "<meta name=\"ArticleTitle\" content=\"春季防火工作方案\">",
            "<meta name=\"PubDate\" content=\"2025-03-03 ",
            "<meta name=\"ContentSource\" content=\"桑村乡人民政府\">",
            "<dt>有效性</dt><dd>—</dd>",
            "sangcun/2025-00001",
            "请互相转告。",
        ] {
            assert!(shown.contains(words), "{words}: {shown}");
        }
        assert!(shown.contains(&format!("<link rel=\"canonical\" href=\"https://sangcun.example{path}\">")), "{shown}");
        assert!(
            shown.contains("<title>春季防火工作方案-内设机构与岗位责任人-桑村乡-青溪县人民政府</title>"),
            "{shown}"
        );

        // A new version under way shows nowhere, not even its title or the reason for it.
        let number = record.item.number.clone();
        let correction = NewCorrection {
            text: text("夏季防汛工作方案", "改成防汛。"),
            substantive: true,
            explanation: "方案换了。".into(),
            prepared_by: "lin".into(),
        };
        let record = desk::correct(&here.later().office, &officer(), &number, &seen(&record), &correction).unwrap();
        for path in [COLUMN, "/sangcun/", path.as_str()] {
            let found = page(here, path);
            assert!(found.contains("春季防火工作方案"), "{path}: {found}");
            assert!(!found.contains("防汛") && !found.contains("方案换了"), "{path} tells what is not public: {found}");
        }
        withdrawn(here, &record, &path);
    });
}

/// Hidden at once, and still hidden while it is made anew.
fn withdrawn(here: &Rehearsal, record: &Record, path: &str) {
    let number = &record.item.number;
    let dropped = desk::drop_version(&here.later().office, &officer(), number, &seen(record)).unwrap();
    let (reason, why) = (WithdrawalReason::Outdated, "方案到期了。");
    let head = clerk("zhu", Role::OfficeHead, "office");
    let gone = desk::withdraw(&here.later().office, &head, number, &seen(&dropped), reason, why).unwrap();
    let is_gone = || {
        let Some(Seen::Gone(page)) = look(here, path, "") else { panic!("{path} is not gone") };
        assert!(page.contains("已经失效") && !page.contains("转告") && !page.contains("春季防火"), "{page}");
        assert!(!self::page(here, COLUMN).contains("春季防火"), "no list names it");
        assert!(!self::page(here, "/sangcun/").contains("春季防火"), "nor does the first page");
        assert_eq!(site::sitemap(&here.office, &front(), 0).unwrap(), ["/sangcun/"], "nor the map");
    };
    is_gone();
    let leader = signer(affairs::publication::ReviewStep::Second);
    let gone = desk::confirm_withdrawal(&here.later().office, &leader, number, &seen(&gone)).unwrap();
    let anew = NewCorrection {
        text: text("春季防火工作方案", "重新写过。"),
        substantive: true,
        explanation: "重新写过。".into(),
        prepared_by: "lin".into(),
    };
    desk::correct(&here.later().office, &officer(), number, &seen(&gone), &anew).unwrap();
    is_gone();
}

/// Copies of one public item, each a minute older than the one before, without the way through the desks.
fn copies(here: &Rehearsal, record: &Record, many: usize) {
    let first = &record.item.number;
    for at in 1..=many {
        let (number, index) = (format!("copy-{at:04}"), format!("sangcun/2024-{at:05}"));
        let ago = i64::try_from(at).unwrap() * 60_000 + 400 * 86_400_000;
        for sql in [
            "INSERT INTO item (body, id, section, catalogue, author, title, importance, stage, due, state, changed_at,
                    release_at, published_at, index_number, shown_at)
             SELECT body, :number, section, catalogue, author, title, importance, stage, due,
                    replace(state, :first, :number), changed_at, release_at, published_at - :ago, :index, shown_at - :ago
               FROM item WHERE body = 'sangcun' AND id = :first",
            "INSERT INTO item_text (body, id, hash, title, text, attachments, written_by, written_at)
             SELECT body, :number, hash, title, text, attachments, written_by, written_at FROM item_text
              WHERE body = 'sangcun' AND id = :first",
            "INSERT INTO address (path, body, record, kind, standing, target, position)
             SELECT replace(path, :first, :number), body, :number, kind, standing, target, position FROM address
              WHERE body = 'sangcun' AND record = :first",
        ] {
            let params = params! { number: &number, first, ago, index: &index };
            let used = |name: &&(&str, _)| sql.contains(&format!(":{}", name.0));
            here.run(sql, params.iter().filter(used).cloned().collect()).unwrap();
        }
    }
}

#[test]
fn a_long_list_has_pages_with_addresses_and_every_item_is_on_one_of_them() {
    on_both_engines("site-pages", |here| {
        let (record, _) = publish(here, "春季防火工作方案", Vec::new());
        copies(here, &record, 44);
        let mut found = std::collections::BTreeSet::new();
        for (path, rows) in [(COLUMN.to_owned(), 20), (format!("{COLUMN}p2.html"), 20), (format!("{COLUMN}p3.html"), 5)]
        {
            let page = page(here, &path);
            let links: Vec<&str> = page.split("<td data-main><a href=\"").skip(1).collect();
            assert_eq!(links.len(), rows, "{path}");
            found.extend(links.iter().map(|link| link.split('"').next().unwrap().to_owned()));
            assert!(page.contains("共 45 条") && page.contains("aria-current=\"page\">"), "{path}: {page}");
        }
        assert_eq!(found.len(), 45, "each item once");
        for none in ["p4.html", "p1.html", "p0.html", "p02.html", "p99999999999999999999.html", "p-1.html"] {
            assert_eq!(look(here, &format!("{COLUMN}{none}"), ""), None, "{none}");
        }
        let Some(Seen::Shown(year)) = look(here, COLUMN, "year=2025") else { panic!("the filter shows nothing") };
        assert!(year.contains("2025 年公开 1 条，全部 45 条"), "{year}");
        let Some(Seen::Shown(year)) = look(here, &format!("{COLUMN}p2.html"), "year=2024&x=%00") else { panic!() };
        assert!(year.contains("2024 年公开") || year.contains("全部 45 条"), "{year}");
        assert!(year.contains("?year=2024"), "the filter stays while one turns pages: {year}");
        let Some(Seen::Shown(year)) = look(here, COLUMN, "year=2019") else { panic!("a year without items is a page") };
        assert!(year.contains("2019 年桑村乡没有公开过") && year.contains("别的年份公开过 45 条"), "{year}");
        for nonsense in ["year=", "year=abc", "year=99999999999", "year=-1", "%%%=&&&=", "year=0"] {
            assert!(matches!(look(here, COLUMN, nonsense), Some(Seen::Shown(page)) if page.contains("共 45 条")));
        }
    });
}

#[test]
fn second_names_lead_to_columns_and_nonsense_leads_nowhere() {
    on_both_engines("site-names", |here| {
        for (from, to) in [
            ("/sangcun", "/sangcun/"),
            ("/sangcun/g-03", COLUMN),
            ("/sangcun/g-03/", COLUMN),
            ("/sangcun/zfxxgk/fdzdgknr/jgxx/nsjg", COLUMN),
            ("/sangcun/zfxxgk/nb/", "/sangcun/reports/"),
            ("/sangcun/reports", "/sangcun/reports/"),
            ("/sangcun/figures/2025/m-01", "/sangcun/figures/2025/m-01/"),
        ] {
            assert_eq!(look(here, from, ""), Some(Seen::Moved(to.into())), "{from}");
        }
        let long = format!("/sangcun/{}", "a/".repeat(20_000));
        for none in [
            "/",
            "",
            "sangcun",
            "/sangcunx/",
            "/huaishu/",
            "/sangcun/nothing/",
            "/sangcun//",
            "/sangcun/../x/",
            "/sangcun/%2e%2e/",
            "/sangcun/%00/",
            "/sangcun/zfxxgk/<script>/",
            "/sangcun/g-03/2025/03/0.html",
            "/sangcun/figures/2025/m-01/",
            "/sangcun/figures/20250/m-01/",
            "/sangcun/figures/-999/m-01/",
            "/sangcun/figures/",
            "/sangcun/reports/2024",
            "/sangcun/p2.html",
            long.as_str(),
        ] {
            assert_eq!(look(here, none, ""), None, "{none}");
        }
    });
}

#[test]
fn a_file_is_had_while_an_item_that_is_shown_names_it() {
    on_both_engines("site-files", |here| {
        let stored = here.office.files.put(&mut "户数,金额\n3,900".as_bytes()).unwrap();
        let file = Attachment { name: "发放 表.csv".into(), file: stored.id.to_string(), bytes: stored.size };
        let address = format!("/sangcun/files/{}/%E5%8F%91%E6%94%BE%20%E8%A1%A8.csv", stored.id);
        let file_at = |path: &str| site::file(&here.office, "sangcun", path).unwrap();
        assert!(file_at(&address).is_none(), "nobody named it yet");
        let (record, path) = publish(here, "种粮补贴发放", vec![file]);
        let shown = page(here, &path);
        assert!(shown.contains(&address) && shown.contains("CSV") && shown.contains("字节"), "{shown}");
        let mut found = file_at(&address).unwrap();
        let mut bytes = Vec::new();
        found.content.read_to_end(&mut bytes).unwrap();
        assert_eq!((found.name.as_str(), bytes.as_slice()), ("发放 表.csv", "户数,金额\n3,900".as_bytes()));
        let hash = stored.id.to_string();
        for none in [
            format!("/sangcun/files/{}/x.csv", "0".repeat(64)),
            format!("/sangcun/files/{}/x.csv", hash.to_uppercase()),
            format!("/sangcun/files/{hash}"),
            "/sangcun/files/../../gongkai.key/x".into(),
            format!("/huaishu/files/{hash}/x.csv"),
        ] {
            assert!(file_at(&none).is_none(), "{none}");
        }
        let head = clerk("zhu", Role::OfficeHead, "office");
        let (number, reason) = (&record.item.number, WithdrawalReason::PersonalData);
        desk::withdraw(&here.later().office, &head, number, &seen(&record), reason, "有个人信息。").unwrap();
        assert!(file_at(&address).is_none(), "withdrawn with its item");
    });
}
