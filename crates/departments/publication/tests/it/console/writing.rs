//! A text as people write it: with the editor, with a plain area, with a connection that goes.

use std::collections::BTreeMap;

use ::rehearsal::{Answer, Visitor};

use publication::site::{self, Front, Seen};
use store::params;

use super::{
    clicks::{WRITER, act, pass, public_address, written},
    visitor,
};
use crate::rehearsal::on_both_engines;

const TABLE: &str = "<p>各村：</p><table><tr><th>村<th>户<tr><td>东村<td>12</table><p>请<b>务必</b>做好防火。</p>";

/// The form of an item's text as its page offers it, with what every browser sends along.
pub(super) fn form(page: &Answer, action: &str) -> BTreeMap<String, String> {
    let mut fields = page.form(action).unwrap_or_else(|| panic!("{action} is offered: {}", page.body));
    for area in ["title", "text", "prose"] {
        fields.insert(area.into(), typed(page, area));
    }
    for (name, value) in
        [("subject", "notice"), ("attribute", "public"), ("event_date", "2025-03-03"), ("catalogue", "G-03")]
    {
        fields.insert(name.into(), value.into());
    }
    fields
}

/// What an area of the page holds.
pub(super) fn typed(page: &Answer, area: &str) -> String {
    let Some((_, rest)) = page.body.split_once(&format!("name=\"{area}\"")) else { return String::new() };
    let value = rest.split_once(">\n").unwrap().1.split_once("</textarea>").unwrap().0;
    let signs = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    signs.iter().fold(value.to_owned(), |value, (written, sign)| value.replace(written, sign))
}

fn edited(browser: &Visitor, item: &str, changes: &[(&str, &str)]) -> Answer {
    let edit = format!("{item}/edit");
    let mut fields = form(&browser.get(&edit), &edit);
    fields.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    browser.post(&edit, fields)
}

#[test]
fn a_table_from_the_editor_is_kept_reviewed_edited_as_lines_and_published() {
    on_both_engines("prose", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let saved = edited(&writer, &item, &[("kept", "prose"), ("prose", TABLE)]);
        assert_eq!((saved.status, saved.location.as_str()), (303, item.as_str()), "{}", saved.body);
        let page = writer.get(&item).body;
        assert!(page.contains("<th scope=\"col\">户</th>") && page.contains("请<strong>务必</strong>做好"), "{page}");

        let lines = typed(&writer.get(&format!("{item}/edit")), "text");
        assert_eq!(lines, "各村：\n［表 1：2 行 2 列］\n请务必做好防火。");
        let saved = edited(&writer, &item, &[("text", &lines.replace("做好防火", "做好春季防火"))]);
        assert_eq!(saved.status, 303, "{}", saved.body);
        let page = writer.get(&item).body;
        assert!(page.contains("请<strong>务必</strong>做好春季防火。") && page.contains("<td>12</td>"), "{page}");

        assert_eq!(act(&writer, &item, "submit", &[]).status, 303);
        pass(here, &item);
        assert_eq!(act(&writer, &item, "publish", &[]).status, 303);
        let page = writer.get(&item).body;
        let address = public_address(&page);
        let front = Front { body: "sangcun", ..Front::default() };
        let public = site::page(&here.office, &front, &address, "").unwrap();
        let Some(Seen::Shown(shown)) = public else { panic!("it is public") };
        assert!(shown.contains("<th scope=\"col\">户</th>") && shown.contains("<td>12</td>"), "{shown}");
    });
}

#[test]
fn opening_the_editor_and_keeping_the_same_words_changes_no_signature() {
    on_both_engines("prose-same", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let texts = || here.count("SELECT count(*) AS n FROM item_text");
        let prose = typed(&writer.get(&format!("{item}/edit")), "prose");
        assert_eq!(prose, "<p>各村：</p><p>请做好防火。</p>");
        edited(&writer, &item, &[("kept", "prose"), ("prose", &prose)]);
        assert_eq!(texts(), 1, "the very text it was");
        edited(&writer, &item, &[("kept", "prose"), ("prose", "<p>各村：</p><p>请<b>做好</b>防火。</p>")]);
        assert_eq!(texts(), 2, "set off otherwise it is another text");
        edited(&writer, &item, &[]);
        assert_eq!(texts(), 2, "and stays that one without a script");
    });
}

#[test]
fn what_cannot_be_kept_is_said_and_what_is_too_much_is_not_lost() {
    on_both_engines("prose-loss", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let hostile = "<p onclick=x>甲<script>x()</script><img src='data:image/png;base64,AA'></p>";
        let saved = edited(&writer, &item, &[("kept", "prose"), ("prose", hostile)]);
        assert_eq!(saved.location, format!("{item}/edit?lost=active.picture"));
        let page = writer.get(&saved.location).body;
        assert!(
            page.contains("prose.loss.active") && page.contains("prose.loss.picture") && !page.contains("onclick"),
            "{page}"
        );
        let huge = format!("<p>{}</p>", "长".repeat(2 << 20));
        let refused = edited(&writer, &item, &[("kept", "prose"), ("prose", &huge)]);
        assert_eq!(refused.status, 422);
        assert!(
            refused.body.contains("prose.too-large") && refused.body.contains("长长长"),
            "what was typed comes back"
        );
        let deep = "<div>".repeat(600);
        assert!(edited(&writer, &item, &[("kept", "prose"), ("prose", &deep)]).body.contains("prose.too-deep"));
    });
}

#[test]
fn a_picture_without_words_is_not_handed_in() {
    on_both_engines("prose-alt", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let unknown = format!("<p>甲</p><img src=/console/files/{}>", "0a".repeat(32));
        let refused = edited(&writer, &item, &[("kept", "prose"), ("prose", &unknown)]);
        assert!(refused.status == 422 && refused.body.contains("publication.file.unknown"), "{}", refused.body);
        let stored = here.office.files.put(&mut &b"\x89PNG\r\n\x1a\n"[..]).unwrap().id;
        here.run(
            "INSERT INTO publication_file (body, number, hash, name, bytes, picture, waits, account, at)
             VALUES ('sangcun', 'n', :hash, '图.png', 8, :yes, :no, 'lin', 0)",
            params! { hash: stored.to_string(), yes: true, no: false },
        )
        .unwrap();
        let picture = format!("<p>甲</p><img src=/console/files/{stored}>");
        assert_eq!(edited(&writer, &item, &[("kept", "prose"), ("prose", &picture)]).status, 303);
        let blocked = act(&writer, &item, "submit", &[]);
        assert_eq!(blocked.status, 422, "{}", blocked.body);
        assert!(blocked.body.contains("F-08"), "{}", blocked.body);
        let page = writer.get(&format!("{item}?view=text")).body;
        let (_, found) =
            page.split_once("class=\"marked\" id=\"b1\"><figure>").expect("marked where the picture stands");
        assert!(found.contains("<a href=\"#f1\">回到第 1 条</a>"), "and leads to the list: {found}");
        assert!(
            found.contains("<li id=\"f1\">") && found.contains("<a href=\"#b1\">看原文"),
            "which leads back: {found}"
        );
        let lines = typed(&writer.get(&format!("{item}/edit")), "text");
        let lines = lines.replace("还没有替代文字", "东村的防火带");
        assert_eq!(edited(&writer, &item, &[("text", &lines)]).status, 303, "words for it, without a script");
        assert_eq!(act(&writer, &item, "submit", &[]).status, 303);
    });
}

#[test]
fn what_is_typed_is_kept_by_itself_and_shown_again() {
    on_both_engines("copy", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let (edit, copy) = (format!("{item}/edit"), format!("{item}/copy"));
        let mut fields = form(&writer.get(&edit), &edit);
        fields.insert("text".into(), "各村：\n写到一半".into());
        let kept = writer.post(&copy, &fields);
        assert_eq!((kept.status, kept.body.as_str()), (200, "{\"kept_at\":\"2025-03-03T01:00:00Z\"}"));
        assert_eq!(here.ledger().iter().filter(|(kind, _)| kind.starts_with("publication.")).count(), 1, "no entry");

        let page = writer.get(&edit);
        assert!(page.body.contains("3 月 3 日 09:00 自动存下的，还没有存成一稿"), "{}", page.body);
        assert_eq!(typed(&page, "text"), "各村：\n写到一半");
        let other = visitor(here, "wei/info_officer/office/sangcun").get(&edit).body;
        assert!(!other.contains("写到一半"), "nobody else sees it");
        let key = writer.form_key();
        let dropped = writer.post(&format!("{copy}/drop"), [("form", key.as_str())]);
        assert_eq!((dropped.status, dropped.location.as_str()), (303, edit.as_str()));
        assert!(!writer.get(&edit).body.contains("写到一半"));

        assert_eq!(writer.post(&copy, &fields).status, 200);
        assert_eq!(writer.post(&edit, &fields).status, 303);
        assert_eq!(here.count("SELECT count(*) AS n FROM publication_copy"), 0, "kept as a text, it goes");
    });
}

#[test]
fn two_tabs_and_a_session_that_ended_lose_nothing() {
    on_both_engines("copy-stale", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let (edit, copy) = (format!("{item}/edit"), format!("{item}/copy"));
        let mut second = form(&writer.get(&edit), &edit);
        second.insert("text".into(), "第二个窗口写的".into());
        here.later();
        assert_eq!(edited(&writer, &item, &[("text", "第一个窗口写的")]).status, 303);
        here.later();
        let stale = writer.post(&copy, &second);
        assert_eq!(stale.status, 409);
        assert!(stale.body.contains("\"message\"") && stale.body.contains("publication."), "{}", stale.body);
        let refused = writer.post(&edit, &second);
        assert_eq!(refused.status, 422, "as before, a form gone stale changes nothing");
        assert!(writer.get(&item).body.contains("第一个窗口写的"));
        let page = writer.get(&edit).body;
        assert!(page.contains("第二个窗口写的") && page.contains("那以后别人存过一稿"), "{page}");

        let gone = visitor(here, "nonsense").post(&copy, &second);
        assert_eq!(gone.status, 401);
        assert!(gone.body.contains("publication.form.signed-out"), "{}", gone.body);
        let reader = visitor(here, "chu/section_head/office/sangcun");
        second.insert("form".into(), reader.form_key());
        assert_eq!(reader.post(&copy, &second).status, 403, "who does not write keeps nothing");
    });
}

#[test]
fn a_new_item_is_begun_today_and_finished_tomorrow() {
    on_both_engines("copy-new", |here| {
        let writer = visitor(here, WRITER);
        let mut fields = form(&writer.get("/console/items/new"), "/console/items");
        fields.insert("title".into(), "写到一半的通知".into());
        fields.insert("kept".into(), "prose".into());
        fields.insert("prose".into(), TABLE.into());
        let number = fields["number"].clone();
        assert_eq!(writer.post(&format!("/console/items/{number}/copy"), &fields).status, 200);
        here.at("2025-03-04 09:00:00");
        let page = writer.get("/console/items/new").body;
        let link = format!("/console/items/new?number={number}");
        assert!(page.contains("写到一半的通知") && page.contains(&link), "{page}");
        let page = writer.get(&link);
        let again = form(&page, "/console/items");
        assert_eq!((again["number"].as_str(), again["text"].contains("［表 1：2 行 2 列］")), (number.as_str(), true));
        let saved = writer.post("/console/items", again);
        assert_eq!(saved.status, 303, "{}", saved.body);
        assert!(writer.get(&saved.location).body.contains("<td>12</td>"), "the table came along without a script");
        assert!(!writer.get("/console/items/new").body.contains("写到一半的通知"));
    });
}

#[test]
fn the_preview_is_the_public_page_of_what_the_form_holds() {
    on_both_engines("preview", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let edit = format!("{item}/edit");
        let mut fields = form(&writer.get(&edit), &edit);
        fields.insert("kept".into(), "prose".into());
        fields.insert("prose".into(), format!("{TABLE}<script>x()</script>"));
        let before = here.ledger().len();
        let shown = writer.post(&format!("{item}/preview"), &fields);
        assert_eq!(shown.status, 200);
        assert!(shown.body.contains("<td>12</td>") && shown.body.contains("预览，还没有公开"), "{}", shown.body);
        assert!(!shown.body.contains("x()"));
        assert_eq!(
            (here.ledger().len(), here.count("SELECT count(*) AS n FROM item_text")),
            (before, 1),
            "nothing is kept"
        );
    });
}

#[test]
fn a_file_is_read_into_the_form_of_a_new_item() {
    on_both_engines("read-in", |here| {
        let writer = visitor(here, WRITER);
        let number = form(&writer.get("/console/items/new"), "/console/items")["number"].clone();
        let path = format!("/console/items/{number}/read");
        let key = writer.form_key();
        let send =
            |name: &str, bytes: &[u8]| super::files::sent(&writer, &path, false, &[("form", &key)], (name, bytes));
        let page =
            "<h1>防火</h1><p>各村<b>务必</b>做好。<img src=a.png></p><table><tr><th>村<th>户<tr><td>东村<td>12</table>";
        let shown = send("关于防火的通知.html", page.as_bytes());
        assert_eq!(shown.status, 200, "{}", shown.body);
        assert_eq!(typed(&shown, "title"), "关于防火的通知");
        assert_eq!(typed(&shown, "text"), "防火\n各村务必做好。\n［表 1：2 行 2 列］");
        assert!(typed(&shown, "prose").contains("<strong>务必</strong>") && shown.body.contains("prose.loss.picture"));
        let saved = writer.post("/console/items", form(&shown, "/console/items"));
        assert_eq!(saved.status, 303, "{}", saved.body);
        assert!(writer.get(&saved.location).body.contains("<strong>务必</strong>"), "kept as it was read");

        let lines = send("防火.txt", "各村：\n请做好防火。".as_bytes());
        assert_eq!(typed(&lines, "text"), "各村：\n请做好防火。", "{}", lines.body);
        let old = b"<meta charset=gbk><p>\xCD\xBC\xC8\xE7\xCF\xC2</p><p><img src=a.png width=400 height=300></p>";
        let old = send("旧网页.html", old);
        assert_eq!(typed(&old, "text"), "图如下", "{}", old.body);
        assert!(old.body.contains("有 1 张图没有读进来"), "{}", old.body);
        let imprint = documents::Imprint::on(2025, 3, 3).unwrap();
        let word = documents::docx::render(&documents::gallery(), &imprint).unwrap();
        let word = send("样例.docx", &word);
        assert_eq!((word.status, typed(&word, "title").as_str()), (200, "样例"), "{}", word.body);
        assert!(typed(&word, "text").contains("［表 1：") && typed(&word, "prose").contains("<h2>"), "{}", word.body);

        let cases: [(&str, &[u8], &str); 4] = [
            ("", b"", "publication.form.no-file"),
            ("图.png", b"\x89PNG\r\n\x1a\n", "paper."),
            ("表.pdf", b"%PDF-1.7\n", "publication.form.read-kind"),
            ("坏.docx", b"PK\x03\x04 word/document.xml", "paper."),
        ];
        for (name, bytes, code) in cases {
            let refused = send(name, bytes);
            assert!(
                refused.status == 422 && refused.body.contains(code),
                "{name}: {} {}",
                refused.status,
                refused.body
            );
        }
    });
}

#[test]
fn the_back_button_after_a_new_item_finds_that_item_and_a_late_copy_begins_no_other() {
    on_both_engines("back-button", |here| {
        let writer = visitor(here, WRITER);
        let begun = writer.get("/console/items/new").form("/console/items").expect("the form of a new item");
        let mut fields = begun.clone();
        let typed = [
            ("title", "关于春季防火的通知"),
            ("text", "各村：\n请做好防火。"),
            ("catalogue", "G-03"),
            ("subject", "notice"),
            ("event_date", "2025-03-03"),
        ];
        fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let saved = writer.post("/console/items", &fields);
        assert_eq!(saved.status, 303, "{}", saved.body);

        let back = writer.get(&format!("/console/items/new?number={}", begun["number"]));
        assert_eq!((back.status, back.location.as_str()), (303, saved.location.as_str()), "{}", back.body);
        let late = writer.post(&format!("/console/items/{}/copy", begun["number"]), &fields);
        assert_eq!(late.status, 409, "{}", late.body);
        assert_eq!(here.count("SELECT count(*) AS n FROM publication_copy"), 0);
        let fresh = writer.get("/console/items/new");
        assert!(!fresh.body.contains("还没有存成的新稿"), "{}", fresh.body);
        let next = fresh.form("/console/items").expect("the form of another item");
        assert_ne!(next["number"], begun["number"], "whoever begins anew begins another");
        assert_eq!(here.filed("publication.proposed"), 1);
    });
}

#[test]
fn a_form_without_a_session_is_told_where_the_words_are_and_led_nowhere() {
    on_both_engines("no-session", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let nobody = visitor(here, "");
        let sent = nobody.post(&format!("{item}/submit"), [("form", writer.form_key())]);
        assert_eq!((sent.status, sent.location.as_str()), (401, ""), "{}", sent.body);
        assert!(sent.body.contains("serve.signed-out") && sent.body.contains("填的还在"), "{}", sent.body);
        assert!(nobody.get(&item).location.starts_with("/console/login?to="), "a page is asked for at the door");
    });
}

#[test]
fn a_copy_that_comes_behind_its_own_form_is_no_draft() {
    on_both_engines("copy-late", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let (edit, copy) = (format!("{item}/edit"), format!("{item}/copy"));
        let mut page = form(&writer.get(&edit), &edit);
        let mut window = form(&writer.get(&edit), &edit);
        assert_ne!(page["form"], window["form"], "two windows are two pages");
        page.insert("text".into(), "各村：\n写到一半".into());
        let half = page.clone();
        page.insert("text".into(), "各村：\n写完了。".into());
        assert_eq!(writer.post(&edit, &page).status, 303);
        here.later();

        let late = writer.post(&copy, &half);
        assert_eq!(late.status, 409, "{}", late.body);
        assert!(late.body.contains("publication.act.stale"), "{}", late.body);
        assert_eq!(here.count("SELECT count(*) AS n FROM publication_copy"), 0);
        let shown = writer.get(&edit);
        assert_eq!(typed(&shown, "text"), "各村：\n写完了。");
        assert!(!shown.body.contains("自动存下"), "no older draft is offered: {}", shown.body);

        assert_eq!(writer.post(&edit, &page).status, 422, "a second click changes nothing");
        assert!(!writer.get(&edit).body.contains("自动存下"), "and leaves no draft of the very same words");

        window.insert("text".into(), "第二个窗口写的".into());
        assert_eq!(writer.post(&copy, &window).status, 409, "the other window hears of it");
        let kept = writer.get(&edit).body;
        assert!(kept.contains("第二个窗口写的"), "and loses nothing: {kept}");

        let next = form(&writer.get(&edit), &edit);
        assert_eq!(writer.post(&copy, &next).status, 200, "the next page is kept as ever");
        here.pass(25 * 60 * 60);
        assert_eq!(edited(&writer, &item, &[("text", "第二天写的。")]).status, 303);
        let remembered = here.count("SELECT count(*) AS n FROM publication_handed_in");
        assert_eq!(remembered, 1, "what was handed in the day before is forgotten");
    });
}

#[test]
fn copies_and_forms_that_race_leave_no_draft_behind_the_form() {
    on_both_engines("copy-race", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let (edit, copy) = (format!("{item}/edit"), format!("{item}/copy"));
        for round in 0..8 {
            let mut page = form(&writer.get(&edit), &edit);
            page.insert("text".into(), format!("第 {round} 稿。"));
            let answers = std::thread::scope(|scope| {
                let copies = [0, 1].map(|_| scope.spawn(|| visitor(here, WRITER).post(&copy, &page).status));
                let handed = scope.spawn(|| visitor(here, WRITER).post(&edit, &page).status);
                (copies.map(|copy| copy.join().unwrap()), handed.join().unwrap())
            });
            assert_eq!(answers.1, 303, "round {round}");
            assert!(answers.0.iter().all(|status| [200, 409].contains(status)), "{answers:?}");
            assert_eq!(here.count("SELECT count(*) AS n FROM publication_copy"), 0, "round {round}: {answers:?}");
        }
    });
}

#[test]
fn a_task_of_the_calendar_opens_the_form_with_its_matter_and_days() {
    on_both_engines("writing-matter", |here| {
        let writer = visitor(here, "lin/info_officer/office/sangcun");
        let opened = |asked: &str| writer.get(&writer.get(&format!("/console/items/new?{asked}")).location).body;
        let page = opened("matter=F19-04&due=2025-03-17&event=2025-03-03");
        for stands in ["value=\"F19-04\" selected", "value=\"2025-03-17\"", "value=\"2025-03-03\""] {
            assert!(page.contains(stands), "{stands} in {page}");
        }
        let statement = opened("matter=F19-04&kind=statement");
        assert!(statement.contains("value=\"statement\" selected"), "{statement}");
        let odd = opened("matter=%3Cb%3E&due=tomorrow&event=&kind=x");
        assert!(
            !odd.contains("%3Cb%3E") && !odd.contains("tomorrow") && odd.contains("value=\"other\" selected"),
            "{odd}"
        );
    });
}
