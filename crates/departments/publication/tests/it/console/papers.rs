//! 文号、解读、有效性 A document and its explanation by clicks: found by number, linked both ways, ended by another document.

use ::rehearsal::{Answer, Rehearsal, Visitor};
use publication::site::{self, Front, Seen};

use super::{
    clicks::{WRITER, act, pass, public_address},
    visitor,
};
use crate::rehearsal::on_both_engines;

const HEAD: &str = "zhu/office_head/office/sangcun";
const COLUMN: &str = "/sangcun/zfxxgk/fdzdgknr/jgxx/nsjg/";

fn written(browser: &Visitor, title: &str, more: &[(&str, &str)]) -> Answer {
    let mut fields = browser.get("/console/items/new").form("/console/items").expect("the form of a new item");
    let typed = [
        ("title", title),
        ("text", "各村：\n请做好防火。"),
        ("catalogue", "G-03"),
        ("subject", "notice"),
        ("importance", "routine"),
        ("attribute", "public"),
        ("event_date", "2025-03-03"),
    ];
    fields.extend(typed.iter().chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    browser.post("/console/items", fields)
}

/// Through every hand to the public; gives the page of the item and its public address.
fn published(here: &Rehearsal, title: &str, more: &[(&str, &str)]) -> (String, String) {
    let writer = visitor(here.later(), WRITER);
    let answer = written(&writer, title, more);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let item = answer.location;
    assert_eq!(act(&writer, &item, "submit", &[]).status, 303);
    pass(here, &item);
    assert_eq!(act(&writer, &item, "publish", &[]).status, 303);
    let address = public_address(&writer.get(&item).body);
    (item, address)
}

fn public(here: &Rehearsal, address: &str) -> String {
    match site::page(&here.office, &Front { body: "sangcun", ..Front::default() }, address, "").unwrap() {
        Some(Seen::Shown(page)) => page,
        other => panic!("{address}: {other:?}"),
    }
}

#[test]
fn a_document_and_its_explanation_name_each_other_once_both_are_public() {
    on_both_engines("papers-pair", |here| {
        let writer = visitor(here, WRITER);
        let wrong = written(&writer, "防火办法", &[("doc_number", "桑政[2025]03号")]);
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("publication.form.document-number"), "{}", wrong.body);
        assert!(
            wrong.body.contains("是不是“桑政〔2025〕3号”") && wrong.body.contains("桑政[2025]03号"),
            "{}",
            wrong.body
        );
        let backwards = [("effective_on", "2025-04-01"), ("expires_on", "2025-03-31")];
        assert!(written(&writer, "防火办法", &backwards).body.contains("publication.form.period"));

        let number = [("doc_number", "桑政〔2025〕3号"), ("effective_on", "2025-03-01"), ("expires_on", "2025-12-31")];
        let (item, address) = published(here, "防火办法", &number);
        let shown = public(here, &address);
        for words in
            ["<dt>发文字号</dt><dd>桑政〔2025〕3号</dd>", "<dt>有效性</dt><dd>有效</dd>", "2025 年 12 月 31 日"]
        {
            assert!(shown.contains(words), "{words}: {shown}");
        }
        assert!(!shown.contains("对它的解读"));
        assert!(public(here, COLUMN).contains("桑政〔2025〕3号"), "the list names it too");
        for typed in ["桑政〔2025〕3号", "桑政[2025]3号"] {
            let query: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
            let list = writer.get(&format!("/console/items?stage=all&q={query}")).body;
            assert!(list.contains("防火办法"), "found by {typed}: {list}");
        }
        assert!(!writer.get("/console/items?stage=all&q=%E6%A1%91%E6%94%BF9%E5%8F%B7").body.contains("防火办法"));

        let nothing = written(&writer, "一图读懂", &[("explains", "桑政〔2024〕7号")]);
        assert!(nothing.body.contains("publication.form.document"), "{}", nothing.body);
        let begun = written(&writer, "一图读懂防火办法", &[("explains", "桑政〔2025〕3号")]);
        assert_eq!(begun.status, 303, "{}", begun.body);
        assert!(!public(here, &address).contains("一图读懂"), "not before it is public");
        let (_, explaining) = published(here, "防火办法问答", &[("explains", "桑政〔2025〕3号")]);
        let page = public(here, &explaining);
        assert!(page.contains("解读的文件") && page.contains(&format!("href=\"{address}\"")), "{page}");
        let page = public(here, &address);
        assert!(page.contains("对它的解读") && page.contains(&format!("href=\"{explaining}\"")), "{page}");

        here.at("2025-12-31 23:59:00");
        assert!(public(here, &address).contains("<dt>有效性</dt><dd>有效</dd>"), "its last day");
        here.at("2026-01-01 00:00:00");
        let over = public(here, &address);
        assert!(over.contains("<dt>有效性</dt><dd>失效</dd>") && over.contains("自 2026 年 1 月 1 日起失效"), "{over}");
        let withdrawn = act(&writer, &item, "withdraw", &[("reason", "error"), ("opinion", "写错了")]);
        assert_eq!(withdrawn.status, 303, "{}", withdrawn.body);
        assert!(!public(here, &explaining).contains("防火办法</a>"), "what is hidden is named nowhere");
    });
}

#[test]
fn a_document_that_another_one_repealed_says_so_and_leads_there() {
    on_both_engines("papers-repealed", |here| {
        let (item, address) = published(here, "防火办法", &[("doc_number", "桑政〔2025〕3号")]);
        let (ending, newer) = published(here, "防火办法（新）", &[("doc_number", "桑政〔2025〕9号")]);
        let writer = visitor(here.later(), WRITER);
        assert!(writer.get(&item).form(&format!("{item}/validity")).is_none(), "a writer is not offered it");
        let head = visitor(here.later(), HEAD);
        let (plain, _) = published(here, "春季防火动员", &[]);
        assert!(head.get(&plain).form(&format!("{plain}/validity")).is_none(), "what is no document is not in force");
        let repealed = [("validity", "repealed"), ("since", "2025-03-03"), ("document", "桑政〔2025〕9号")];
        for (field, value, code) in [
            ("validity", "burnt", "publication.form.validity"),
            ("since", "三月", "publication.form.day"),
            ("document", "桑政（2025）9号", "publication.form.document-number"),
            ("document", "", "publication.facts.blank"),
            ("since", "2025-03-02", "publication.validity.before-event"),
        ] {
            let typed = repealed.map(|(name, right)| (name, if name == field { value } else { right }));
            let answer = act(&head, &item, "validity", &typed);
            assert!(answer.status == 422 && answer.body.contains(code), "{code}: {}", answer.body);
        }
        assert_eq!(here.filed("publication.validity-marked"), 0);
        let stale = head.get(&item).form(&format!("{item}/validity")).unwrap();
        assert_eq!(act(&head, &item, "validity", &repealed).status, 303);
        let page = public(here, &address);
        assert!(
            page.contains("<dt>有效性</dt><dd>已废止</dd>") && page.contains("自 2025 年 3 月 3 日起废止"),
            "{page}"
        );
        assert!(page.contains(&format!("href=\"{newer}\"")) && page.contains("请做好防火"), "the text stays: {page}");
        assert!(public(here, COLUMN).contains("<span class=\"badge\">已废止</span>"));
        let by = public(here, &newer);
        assert!(by.contains("<dt>有效性</dt><dd>有效</dd>") && by.contains("它废止、修改的文件"), "{by}");
        assert!(by.contains(&format!("href=\"{address}\"")) && by.contains("已废止"), "it lists what it ended: {by}");
        assert!(head.get(&ending).body.contains("《防火办法》已废止"), "in the console as well");
        assert!(head.get(&item).body.contains("已废止，2025-03-03 起，依据 桑政〔2025〕9号"));
        let mut again = stale.clone();
        again.extend(repealed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        again.insert("confirmed".into(), "yes".into());
        assert_eq!(head.post(&format!("{item}/validity"), again).status, 422, "a second click changes nothing");
        assert_eq!(here.filed("publication.validity-marked"), 1);
        assert_eq!(act(&head, &item, "validity", &[("validity", "in_force"), ("since", "2025-03-03")]).status, 303);
        assert!(public(here, &address).contains("<dt>有效性</dt><dd>有效</dd>"), "a mistake is taken back");
    });
}

#[test]
fn another_number_is_another_text_and_voids_what_was_signed() {
    on_both_engines("papers-hash", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer, "防火办法", &[("doc_number", "桑政〔2025〕3号")]).location;
        act(&writer, &item, "submit", &[]);
        let bao = visitor(here.later(), "bao/secrecy_officer//sangcun");
        assert_eq!(act(&bao, &item, "sign", &[("step", "secrecy"), ("decision", "pass")]).status, 303);
        assert!(bao.get(&item).body.contains("桑政〔2025〕3号"), "whoever signs sees it");
        let edit = format!("{item}/edit");
        let page = writer.get(&edit);
        assert!(page.body.contains("value=\"桑政〔2025〕3号\""), "{}", page.body);
        let mut fields = page.form(&edit).unwrap();
        let typed = [
            ("title", "防火办法"),
            ("text", "各村：\n请做好防火。"),
            ("subject", "notice"),
            ("importance", "routine"),
            ("attribute", "public"),
            ("event_date", "2025-03-03"),
            ("doc_number", "桑政〔2025〕4号"),
        ];
        fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(writer.post(&edit, fields).status, 303);
        act(&writer, &item, "submit", &[]);
        let asked = bao.get(&item);
        assert!(asked.form(&format!("{item}/sign")).is_some(), "to be signed again: {}", asked.body);
        assert!(asked.body.contains("<del>3</del>") && asked.body.contains("<ins>4</ins>"), "{}", asked.body);
    });
}
