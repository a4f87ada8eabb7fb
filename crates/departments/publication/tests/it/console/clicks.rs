//! An item by clicks: from the empty form to the public address, with whatever a hand does on the way.

use std::collections::BTreeMap;

use ::rehearsal::{Answer, Rehearsal, Visitor};

use publication::site::{self, Front, Seen};

use super::visitor;
use crate::rehearsal::on_both_engines;

pub(super) const WRITER: &str = "lin/info_officer/office/sangcun";

/// Opens the item's page, fills the form of an act and sends it; what is asked once more is confirmed by name.
pub(super) fn act(browser: &Visitor, item: &str, act: &str, typed: &[(&str, &str)]) -> Answer {
    let page = browser.get(item);
    let action = format!("{item}/{act}");
    let mut fields = page.form(&action).unwrap_or_else(|| panic!("{} is not offered {act}", browser.token));
    let typed = || typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    fields.extend(typed());
    let asked = browser.post(&action, fields);
    let Some(mut confirmed) = asked.form(&action).filter(|form| form.contains_key("confirmed")) else { return asked };
    confirmed.extend(typed());
    browser.post(&action, confirmed)
}

pub(super) fn written(browser: &Visitor) -> (BTreeMap<String, String>, Answer) {
    titled(browser, "关于春季防火的通知")
}

/// The same under another title, for a second one.
pub(super) fn titled(browser: &Visitor, title: &str) -> (BTreeMap<String, String>, Answer) {
    let mut fields = browser.get("/console/items/new").form("/console/items").expect("the form of a new item");
    let typed = [
        ("title", title),
        ("text", "各村：\n请做好防火。"),
        ("catalogue", "G-03"),
        ("subject", "notice"),
        ("importance", "routine"),
        ("attribute", "public"),
        ("event_date", "2025-03-03"),
        ("due", ""),
    ];
    fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let answer = browser.post("/console/items", fields.clone());
    (fields, answer)
}

/// Where the page of an item says that the public finds it.
pub(super) fn public_address(page: &str) -> String {
    let address = page.split("公开地址</h2>").nth(1).and_then(|rest| rest.split("href=\"").nth(1));
    address.and_then(|rest| rest.split('"').next()).expect("it is public").to_owned()
}

/// Every step is signed by another person, each at their own browser.
pub(super) fn pass(here: &Rehearsal, item: &str) {
    let people = [
        ("bao/secrecy_officer//sangcun", "secrecy"),
        ("jiao/proofreader//sangcun", "proof-1"),
        ("chu/section_head/office/sangcun", "first"),
        ("jiao/proofreader//sangcun", "proof-2"),
        ("fu/leader_in_charge//sangcun", "second"),
    ];
    for (who, step) in people {
        let signed = act(&visitor(here.later(), who), item, "sign", &[("step", step), ("decision", "pass")]);
        assert_eq!((signed.status, signed.location.as_str()), (303, item), "{who} signs {step}: {}", signed.body);
    }
}

#[test]
fn an_item_goes_from_the_empty_form_to_its_public_address_by_clicks() {
    on_both_engines("clicks", |here| {
        let writer = visitor(here, WRITER);
        let (fields, answer) = written(&writer);
        let item = answer.location.clone();
        assert_eq!((answer.status, item.starts_with("/console/items/")), (303, true), "{}", answer.body);
        let again = writer.post("/console/items", fields);
        assert_eq!((again.status, again.location.as_str()), (303, item.as_str()), "a second click is the same item");
        assert_eq!(here.filed("publication.proposed"), 1);

        assert_eq!(act(&writer, &item, "submit", &[]).status, 303);
        pass(here, &item);
        let page = writer.get(&item);
        assert!(page.body.contains("审定了，等发布"), "{}", page.body);
        let stale = page.form(&format!("{item}/publish")).unwrap();
        assert_eq!(act(&writer, &item, "publish", &[]).status, 303);
        let twice = writer.post(&format!("{item}/publish"), stale);
        assert_eq!(twice.status, 422, "nothing is published twice");
        let page = writer.get(&item).body;
        assert!(page.contains("sangcun/2025-00001") && page.contains("/sangcun/g-03/2025/03/"), "{page}");
        assert_eq!(here.filed("publication.published"), 1);
        let address = public_address(&page);
        let front = Front { body: "sangcun", ..Front::default() };
        let public = || site::page(&here.office, &front, &address, "").unwrap();
        let Some(Seen::Shown(shown)) = public() else { panic!("{address} shows nothing") };
        assert!(shown.contains("关于春季防火的通知") && shown.contains("请做好防火"), "{shown}");
        assert!(!shown.contains("jiao") && !shown.contains("同意"), "who signed is the office's own business: {shown}");
        let typed = [("reason", "error"), ("opinion", "日期写错了")];
        assert_eq!(act(&writer, &item, "withdraw", &typed).status, 303);
        let Some(Seen::Gone(tombstone)) = public() else { panic!("{address} is not gone") };
        assert!(tombstone.contains("内容有误") && !tombstone.contains("请做好防火"), "{tombstone}");
        assert_eq!(site::page(&here.office, &front, "/sangcun/g-03/2025/03/0.html", "").unwrap(), None);
        assert_eq!(writer.get(&format!("{item}/sheet.pdf")).body, "%PDF");
    });
}

#[test]
fn a_return_needs_its_reason_and_an_edit_shows_just_the_difference() {
    on_both_engines("difference", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        act(&writer, &item, "submit", &[]);
        let bao = visitor(here.later(), "bao/secrecy_officer//sangcun");
        assert_eq!(act(&bao, &item, "sign", &[("step", "secrecy"), ("decision", "pass")]).status, 303);
        let jiao = visitor(here.later(), "jiao/proofreader//sangcun");
        let mute = act(&jiao, &item, "sign", &[("step", "proof-1"), ("decision", "return"), ("reason", "1")]);
        assert_eq!(mute.status, 422, "a return says what to mend");
        assert!(mute.body.contains("没有办成"), "{}", mute.body);
        let typed = [("step", "proof-1"), ("decision", "return"), ("reason", "1"), ("opinion", "“请做好”前少一个字")];
        assert_eq!(act(&jiao, &item, "sign", &typed).status, 303);

        let edit = format!("{item}/edit");
        let page = writer.get(&edit);
        assert!(page.body.contains("各村：\n请做好防火。"), "the form holds the text as it stands");
        let mut fields = page.form(&edit).unwrap();
        let typed = [
            ("title", "关于春季防火的通知"),
            ("text", "各村：\n请务必做好防火。"),
            ("subject", "notice"),
            ("attribute", "public"),
            ("event_date", "三月三日"),
        ];
        fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let wrong = writer.post(&edit, fields.clone());
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("三月三日") && wrong.body.contains("请务必做好防火"), "nothing typed is lost");
        fields.insert("event_date".into(), "2025-03-03".into());
        assert_eq!(writer.post(&edit, fields).status, 303);
        act(&writer, &item, "submit", &[]);

        let page = bao.get(&item).body;
        assert!(page.contains("<ins>务必</ins>") && !page.contains("<del>"), "only what changed since the signature");
        assert!(page.contains("“请做好”前少一个字") || page.contains("&#8220;") || page.contains("少一个字"), "{page}");
        assert_eq!(act(&bao, &item, "sign", &[("step", "secrecy"), ("decision", "pass")]).status, 303);
    });
}

#[test]
fn forms_of_other_sites_and_of_other_sessions_change_nothing() {
    on_both_engines("foreign-forms", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let submit = format!("{item}/submit");
        let fields = writer.get(&item).form(&submit).unwrap();
        let before = here.ledger().len();
        let colleague = visitor(here, "wei/info_officer/office/sangcun");
        assert_eq!(colleague.post(&submit, fields.clone()).status, 403, "a form made for another session");
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
        let request = writer.request("POST", &submit).header("sec-fetch-site", "cross-site");
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        assert_eq!(writer.ask(request.body(body.clone().into()).unwrap()).status, 403, "another site's form");
        let request = writer.request("POST", &submit).header("host", "a.cn").header("origin", "https://b.cn");
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        assert_eq!(writer.ask(request.body(body.into()).unwrap()).status, 403, "an older browser says its origin");
        let request = writer.request("POST", &submit).header("content-type", "text/plain");
        assert_eq!(writer.ask(request.body("form=1".into()).unwrap()).status, 400, "no form at all");
        let huge = [("form", writer.form_key()), ("opinion", "字".repeat(4 << 20))];
        assert_eq!(writer.post(&submit, huge).status, 413, "more than a form may hold");
        assert_eq!(here.ledger().len(), before);
    });
}

#[test]
fn many_items_are_handed_in_from_the_list_and_each_has_its_answer() {
    on_both_engines("each", |here| {
        let writer = visitor(here, WRITER);
        let mut items = Vec::new();
        for title in ["关于春季防火的通知", "关于夏季防汛的通知", "关于××的通知"] {
            let mut fields = writer.get("/console/items/new").form("/console/items").unwrap();
            let typed = [("title", title), ("text", "各村做好准备。"), ("catalogue", "G-03"), ("subject", "notice")];
            let typed = typed.into_iter().chain([("attribute", "public"), ("event_date", "2025-03-03")]);
            fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
            items.push(writer.post("/console/items", fields).location);
        }
        let list = writer.get("/console/items?stage=draft").body;
        let pieces: Vec<&str> =
            list.split("name=\"piece\" value=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
        assert_eq!(pieces.len(), 3, "{list}");
        let key = writer.form_key();
        let mut fields = vec![("form", key.as_str()), ("deed", "submit")];
        fields.extend(pieces.iter().map(|piece| ("piece", *piece)));
        let answer = writer.post("/console/items/each", fields.clone());
        assert_eq!(answer.status, 200);
        assert!(answer.body.contains("3 件，办好 2 件"), "what the machine blocks stays a draft: {}", answer.body);
        let again = writer.post("/console/items/each", fields);
        assert!(again.body.contains("3 件，办好 0 件"), "a second click hands nothing in twice: {}", again.body);
        assert_eq!(here.filed("publication.submitted"), 2);
        let empty = writer.post("/console/items/each", [("form", key.as_str()), ("deed", "submit")]);
        assert_eq!(empty.status, 422, "nothing was ticked");
    });
}

#[test]
fn a_full_disk_is_said_above_the_form_and_what_was_typed_stays() {
    on_both_engines("full-disk", |here| {
        let pages = |sql: &str| {
            let all = store::Scope::everywhere("a pragma");
            here.office.store.write::<_, store::StoreError>(&all, |tx| tx.select(sql, store::params! {}, |_| Ok(())))
        };
        let writer = visitor(here, WRITER);
        // Only the embedded engine has a knob for it; a server says it in its own words, which the cabinet's tests know.
        if pages("PRAGMA max_page_count = 1").is_err() {
            return;
        }
        let mut fields = writer.get("/console/items/new").form("/console/items").expect("the form of a new item");
        let long = "请做好防火。\n".repeat(20_000);
        let typed = [
            ("title", "关于春季防火的通知"),
            ("text", long.as_str()),
            ("catalogue", "G-03"),
            ("subject", "notice"),
            ("importance", "routine"),
            ("attribute", "public"),
            ("event_date", "2025-03-03"),
        ];
        fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let refused = writer.post("/console/items", fields.clone());
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("store.disk-full"), "{}", &refused.body[..2000]);
        let kept = super::writing::typed(&refused, "text");
        assert_eq!(kept.matches("请做好防火。").count(), 20_000, "every line is still in the form");
        assert_eq!(here.filed("publication.proposed"), 0);

        pages("PRAGMA max_page_count = 1000000").unwrap();
        let again = writer.post("/console/items", fields);
        assert_eq!((again.status, here.filed("publication.proposed")), (303, 1), "{}", again.body);
    });
}

/// The entries of signatures, as they stand in the ledger.
fn signed(here: &Rehearsal) -> Vec<String> {
    let all = here.ledger().into_iter().filter(|(kind, _)| kind == "publication.signed");
    all.map(|(_, canonical)| canonical).collect()
}

#[test]
fn what_stays_is_asked_once_more_by_name_and_the_way_back_keeps_what_was_typed() {
    on_both_engines("by-name", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        act(&writer, &item, "submit", &[]);
        let bao = visitor(here, "bao/secrecy_officer//sangcun");
        let (sign, before) = (format!("{item}/sign"), here.ledger().len());
        let mut fields = bao.get(&item).form(&sign).unwrap();
        fields.extend([("quick".into(), "pass".into()), ("opinion".into(), "不含国家秘密。".into())]);
        let asked = bao.post(&sign, fields.clone());
        assert_eq!((asked.status, here.ledger().len()), (200, before), "{}", asked.body);
        for said in ["将以<b>“bao　保密审查员”</b>签入台账", "保密审查同意《关于春季防火的通知》？", "不含国家秘密。"]
        {
            assert!(asked.body.contains(said), "{said}: {}", asked.body);
        }
        let back =
            bao.post(&format!("{item}/back"), [("form", bao.form_key().as_str()), ("opinion", "不含国家秘密。")]);
        assert!(back.status == 200 && back.body.contains("不含国家秘密。"), "{}", back.body);
        let confirmed = asked.form(&sign).unwrap();
        let stale = BTreeMap::from_iter(confirmed.clone().into_iter().chain([("version".into(), "9".into())]));
        assert_eq!(bao.post(&sign, stale).status, 422, "what was confirmed is what was seen");
        assert_eq!(bao.post(&sign, confirmed).status, 303);
        assert_eq!(signed(here).len(), 1);
    });
}

#[test]
fn how_long_a_text_was_open_is_the_house_s_word_and_not_the_form_s() {
    on_both_engines("opened", |here| {
        let writer = visitor(here, WRITER);
        let (item, other) = (written(&writer).1.location, titled(&writer, "关于清明防火的通知").1.location);
        for each in [&item, &other] {
            act(&writer, each, "submit", &[]);
        }
        let token = "bao/secrecy_officer//sangcun";
        let opened = |who: &str, what: &str| {
            visitor(here, who)
                .get(what)
                .body
                .split("name=\"opened\" value=\"")
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap()
                .to_owned()
        };
        let (own, foreign) = (opened(token, &item), opened("shen/secrecy_officer//sangcun", &item));
        let another = opened(token, &other);
        here.later();
        let seconds = |brought: &str| {
            let confirm = visitor(here, token);
            let mut fields = confirm.get(&item).form(&format!("{item}/sign")).unwrap();
            fields.extend([("decision".into(), "pass".into()), ("opened".into(), brought.to_owned())]);
            let page = confirm.post(&format!("{item}/sign"), fields).body;
            page.split("这一稿打开了</dt><dd>").nth(1).unwrap().split('<').next().unwrap().to_owned()
        };
        for (brought, because) in [
            ("0", "an instant of one's own"),
            ("", "none"),
            ("zz", "nonsense"),
            (foreign.as_str(), "somebody else's"),
            (another.as_str(), "another text's"),
        ] {
            assert_eq!(seconds(brought), "0 秒", "{because}");
        }
        assert_ne!(seconds(&own), "0 秒", "one's own counts");
        let typed = [("decision", "pass"), ("opened", own.as_str())];
        assert_eq!(act(&visitor(here, token), &item, "sign", &typed).status, 303);
        assert!(!signed(here)[0].contains("\"duration_sec\":0"), "{:?}", signed(here));
    });
}

#[test]
fn many_signed_at_once_are_shown_and_confirmed_by_name_first() {
    on_both_engines("each-by-name", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        act(&writer, &item, "submit", &[]);
        let bao = visitor(here, "bao/secrecy_officer//sangcun");
        let page = bao.get(&item).form(&format!("{item}/sign")).unwrap();
        let piece = format!("{}:{}:{}", item.rsplit('/').next().unwrap(), page["version"], page["hash"]);
        let key = bao.form_key();
        let fields = [("form", key.as_str()), ("deed", "sign-secrecy"), ("piece", piece.as_str())];
        let asked = bao.post("/console/items/each", fields);
        assert_eq!((asked.status, signed(here).len()), (200, 0), "{}", asked.body);
        assert!(asked.body.contains("“bao　保密审查员”") && asked.body.contains("请做好防火"), "{}", asked.body);
        let answer = bao.post("/console/items/each", asked.form("/console/items/each").unwrap());
        assert!(answer.body.contains("1 件，办好 1 件"), "{}", answer.body);
        assert_eq!(signed(here).len(), 1);
    });
}

#[test]
fn another_channel_and_a_rumour_are_entered_by_name_once_each() {
    on_both_engines("clicks-channels", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        act(&writer, &item, "submit", &[]);
        pass(here, &item);
        let page = writer.get(&item);
        assert!(page.form(&format!("{item}/post")).is_none(), "what is not public was shown nowhere: {}", page.body);
        assert_eq!(act(&writer, &item, "publish", &[]).status, 303);
        let post = format!("{item}/post");
        let page = writer.get(&item);
        assert!(page.body.contains("已登记：网站。") && page.body.contains("value=\"wechat\""), "{}", page.body);
        let chu = visitor(here, "chu/section_head/office/sangcun");
        assert!(chu.get(&item).form(&post).is_none(), "whoever does not publish enters nothing");

        let fields = page.form(&post).unwrap();
        let typed = |pairs: &[(&str, &str)]| {
            let mut fields = fields.clone();
            fields.extend(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
            fields
        };
        let before = here.ledger().len();
        let long = "很".repeat(41);
        let wrong = [
            (vec![("channel", "carrier-pigeon")], "publication.form.channel"),
            (vec![("channel", "other"), ("other", " ")], "publication.form.channel"),
            (vec![("channel", "other"), ("other", long.as_str())], "publication.form.long"),
            (vec![("channel", "other"), ("other", "一行\n两行")], "publication.form.long"),
            (vec![("channel", "wechat"), ("version", "9")], "publication.act.stale"),
        ];
        for (pairs, code) in wrong {
            for confirmed in [false, true] {
                let mut fields = typed(&pairs);
                if confirmed {
                    fields.insert("confirmed".into(), "yes".into());
                }
                let answer = writer.post(&post, fields);
                assert_eq!(answer.status, 422, "{pairs:?}: {}", answer.body);
                assert!(answer.body.contains(code), "{pairs:?}: {}", answer.body);
            }
        }
        let kept = writer.post(&post, typed(&[("channel", "other"), ("other", long.as_str())]));
        assert!(kept.body.contains(&format!("value=\"{long}\"")), "what was typed stays on the page");
        let asked = writer.post(&post, typed(&[("channel", "wechat")]));
        assert!(asked.body.contains("签入台账") && asked.body.contains("<dd>微信</dd>"), "{}", asked.body);
        assert_eq!(here.ledger().len(), before, "asking leaves nothing");
        let confirmed = asked.form(&post).unwrap();
        assert_eq!(writer.post(&post, confirmed.clone()).status, 303);
        assert_eq!(writer.post(&post, confirmed).status, 422, "a second click enters nothing");
        assert_eq!(act(&writer, &item, "post", &[("channel", "other"), ("other", "县融媒体中心")]).status, 303);
        let typed_name = act(&writer, &item, "post", &[("channel", "other"), ("other", "微信公众号")]);
        assert!(typed_name.body.contains("publication.act.nothing-changed"), "it has one name: {}", typed_name.body);
        assert_eq!(here.filed("publication.posted"), 2);
        assert_eq!(here.filed("publication.published"), 1, "shown thrice, it is one item");
        assert!(writer.get(&item).body.contains("已登记：网站、微信、县融媒体中心。"));

        let blank = act(&writer, &item, "clarify", &[("rumour", " ")]);
        assert!(blank.status == 422 && blank.body.contains("publication.facts.blank"), "{}", blank.body);
        assert_eq!(act(&writer, &item, "clarify", &[("rumour", "yaoyan-2025-3")]).status, 303);
        let twice = act(&writer, &item, "clarify", &[("rumour", "yaoyan-2025-3")]);
        assert!(twice.body.contains("publication.act.nothing-changed"), "{}", twice.body);
        assert_eq!(here.filed("publication.clarified"), 1);
        let page = chu.get(&item);
        assert!(page.body.contains("yaoyan-2025-3"), "a colleague reads which rumour it clears up: {}", page.body);
        assert!(page.form(&format!("{item}/clarify")).is_none());
    });
}
