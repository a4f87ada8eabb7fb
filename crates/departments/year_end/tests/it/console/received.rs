//! Last year's report that was published elsewhere: read in, kept, held against this year's.

use axum::body::Body;
use report::drafting::{Draft, Marks, Snapshot, finish};
use serde_json::{Value, json};

use super::{House, on_both_engines, send};

const DESK: &str = "/console/annual/2025";
const HERE: &str = "/console/annual/2025/received";

/// A report of 2024 in which two applications were carried out.
fn last_year(house: &House<'_>, year: i16) -> Vec<u8> {
    let mut fields = house.ledgers.fields.lock().unwrap().clone();
    for key in ["t3.received_new.natural", "t3.received_new.total", "t3.carried_out.natural", "t3.carried_out.total"] {
        fields.get_mut(key).unwrap().digits = "2".into();
    }
    let snapshot = Snapshot { body: "桑村乡".into(), year, computed_at: 0, fields };
    let report = finish(&Draft::default(), &snapshot, Marks::Stripped);
    Value::Object(report::interchange::to_json(&report)).to_string().into_bytes()
}

fn sent(house: &House<'_>, name: &str, bytes: &[u8]) -> rehearsal::Answer {
    let browser = house.officer();
    let page = browser.get(HERE);
    assert_eq!(page.status, 200, "{}", page.body);
    let mut body = format!(
        "--edge\r\ncontent-disposition: form-data; name=\"form\"\r\n\r\n{}\r\n--edge\r\n\
         content-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n",
        browser.form_key()
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let request = browser.request("POST", HERE).header("content-type", "multipart/form-data; boundary=edge");
    browser.ask(request.body(Body::from(body)).unwrap())
}

#[test]
fn a_report_read_in_stands_beside_and_what_was_carried_out_must_be_carried_in() {
    on_both_engines("received", |house| {
        let browser = house.officer();
        let years = browser.get("/console/annual");
        assert_eq!(send(&browser, &years, "/console/annual", &[]).status, 303);
        let none = browser.get(&format!("{DESK}?part=3"));
        assert!(none.body.contains("没有 2024 年的年报") && none.body.contains(HERE), "{}", none.body);
        assert!(browser.get(HERE).body.contains("2024 年的年报，还没有读入"));

        let done = sent(house, "去年的年报.json", &last_year(house, 2024));
        assert_eq!((done.status, done.location.as_str()), (303, HERE), "{}", done.body);
        let kept = browser.get(HERE);
        assert!(kept.body.contains("去年的年报.json") && kept.body.contains("换成这一份"), "{}", kept.body);
        assert!(kept.body.contains("处要留意"), "its faults are said: {}", kept.body);

        let part = browser.get(&format!("{DESK}?part=3"));
        for words in [
            "data-kind=\"late\">2 处不符",
            "三、收到和处理政府信息公开申请情况 / 二、上年结转 / 自然人填 0 件，上年报告的“结转下年度继续办理”是 2 件",
            "<td class=\"keep\" data-l=\"2024 年\">2</td><td class=\"keep\" data-l=\"2025 年\">0</td>",
            "少 2",
        ] {
            assert!(part.body.contains(words), "{words}: {}", part.body);
        }
        assert!(!part.body.contains("没有可比的"), "every cell was read: {}", part.body);
        let second = browser.get(&format!("{DESK}?part=2"));
        assert!(second.body.contains("两年每一格都一样"), "{}", second.body);
        let (carried, total) = ("t3.carried_in.natural", "t3.carried_in.total");
        for key in [carried, total, "t3.carried_out.natural", "t3.carried_out.total"] {
            house.ledgers.say(key, "2");
        }
        assert_eq!(send(&browser, &part, &format!("{DESK}/recount"), &[]).status, 303);
        let part = browser.get(&format!("{DESK}?part=3"));
        assert!(part.body.contains("data-kind=\"good\">相符"), "{}", part.body);
        assert_eq!(house.here.filed("annual.received"), 1);
    });
}

#[test]
fn what_is_no_report_of_that_year_is_refused_and_leaves_the_one_that_is_there() {
    on_both_engines("not-received", |house| {
        let browser = house.officer();
        assert_eq!(sent(house, "a.json", &last_year(house, 2024)).status, 303);
        let cases: [(&str, Vec<u8>, &str); 3] = [
            ("空的", Vec::new(), "annual.no-file"),
            ("前年的", last_year(house, 2023), "annual.other-year"),
            ("不是年报", json!({ "a": 1 }).to_string().into_bytes(), "没有读入"),
        ];
        for (name, bytes, expected) in cases {
            let refused = sent(house, "b.json", &bytes);
            assert!(refused.status == 422 && refused.body.contains(expected), "{name}: {}", refused.body);
            assert!(refused.body.contains("a.json"), "{name}: what is there stays");
        }
        let huge = sent(house, "c.json", &vec![b' '; (32 << 20) + 1]);
        assert!(huge.status == 422 && huge.body.contains("annual.no-file"), "{}", huge.status);
        let again = sent(house, "换的.json", &last_year(house, 2024));
        assert_eq!(again.status, 303);
        assert!(browser.get(HERE).body.contains("换的.json") && !browser.get(HERE).body.contains("a.json"));
        assert_eq!(house.here.filed("annual.received"), 2, "both stand in the ledger");
        assert_eq!(browser.get("/console/annual/abcd/received").status, 404);
    });
}

/// The links to originals on the page, with the names they stand under.
fn files(page: &str) -> Vec<(String, String)> {
    let begin = format!("href=\"{HERE}/");
    let links = page.split(&begin).skip(1);
    let link = |rest: &str| {
        let (hash, rest) = rest.split_once("\">").unwrap();
        (hash.to_owned(), rest.split_once('<').unwrap().0.to_owned())
    };
    links.map(link).collect()
}

#[test]
fn the_file_itself_is_kept_with_its_digest_and_survives_the_night() {
    on_both_engines("original", |house| {
        let (browser, office) = (house.officer(), &house.here.office);
        let bytes = last_year(house, 2024);
        assert_eq!(sent(house, "..\\\\C:\\\\报\u{202e}告.json", &bytes).status, 303);
        let kept = browser.get(HERE);
        let found = files(&kept.body);
        let digest = store::digest::Digest::of(&bytes).to_string();
        assert_eq!(found, [(digest.clone(), "报告.json".to_owned())], "no folder, nothing that turns the order");
        assert!(kept.body.contains(&format!("SM3 <code>{digest}</code>")), "{}", kept.body);

        let file = browser.get(&format!("{HERE}/{digest}"));
        assert_eq!((file.status, file.body.as_bytes()), (200, &bytes[..]));
        assert!(file.headers["content-disposition"].starts_with("attachment;"), "it is never shown in its place");
        let swept = office::sweep_files(office, &[year_end::held], std::time::Duration::ZERO).unwrap();
        assert_eq!((swept, office.files.list().unwrap().len()), (0, 1), "a row names it");

        let other = [&bytes[..], b"\n"].concat();
        assert_eq!(sent(house, "换的.json", &other).status, 303);
        let both = browser.get(HERE);
        assert_eq!(files(&both.body).len(), 2, "what was read before stays: {}", both.body);
        assert_eq!(both.body.matches("以前的一份").count(), 1);
        let refused = sent(house, "b.json", &last_year(house, 2023));
        assert_eq!((refused.status, office.files.list().unwrap().len()), (422, 2), "what is refused leaves nothing");
    });
}

#[test]
fn an_original_opens_for_its_own_body_and_year_only() {
    on_both_engines("original-foreign", |house| {
        let bytes = last_year(house, 2024);
        assert_eq!(sent(house, "a.json", &bytes).status, 303);
        let digest = store::digest::Digest::of(&bytes).to_string();
        let neighbour = house.visitor("liu/info_officer/office/liushu");
        let cases = [
            (neighbour.get(&format!("{HERE}/{digest}")).status, 404, "another body"),
            (house.officer().get(&format!("/console/annual/2026/received/{digest}")).status, 404, "another year"),
            (house.officer().get(&format!("{HERE}/{}", "0".repeat(64))).status, 404, "a file that nobody brought"),
            (house.officer().get(&format!("{HERE}/..%2f..%2fetc%2fpasswd")).status, 404, "no file of ours at all"),
            (house.visitor("ren/proofreader/office/sangcun").get(&format!("{HERE}/{digest}")).status, 403, "no duty"),
        ];
        for (status, expected, because) in cases {
            assert_eq!(status, expected, "{because}");
        }
        house.here.office.files.sweep(&[digest.parse().unwrap()].into(), std::time::Duration::ZERO).unwrap();
        let lost = house.officer().get(&format!("{HERE}/{digest}"));
        assert!(lost.status == 422 && lost.body.contains("attachment.missing"), "{} {}", lost.status, lost.body);
    });
}

#[test]
fn a_break_with_last_year_is_answered_before_the_report_is_handed_in_and_the_reviewers_read_why() {
    on_both_engines("break", |house| {
        let browser = house.officer();
        assert_eq!(send(&browser, &browser.get("/console/annual"), "/console/annual", &[]).status, 303);
        let (recount, hand_in, answer) =
            (format!("{DESK}/recount"), format!("{DESK}/hand-in"), format!("{DESK}/answer"));
        assert!(browser.get(DESK).form(&hand_in).is_some(), "without last year nothing is asked");
        assert_eq!(sent(house, "去年.json", &last_year(house, 2024)).status, 303);
        let part = browser.get(&format!("{DESK}?part=3"));
        for words in [
            "和上一年的报告接不上（规则 A9）",
            "《条例》第五十条",
            "href=\"#break-A9-t3-carried_in-natural\"",
            "id=\"break-A9-t3-carried_in-natural\"",
        ] {
            assert!(part.body.contains(words), "{words}: {}", part.body);
        }
        assert!(part.form(&hand_in).is_none(), "it is not ready");
        assert!(browser.get(DESK).body.contains("写明原因"), "it stands among the facts: {}", browser.get(DESK).body);
        let forced = browser
            .post(&hand_in, [("form", browser.form_key()), ("revision", "1".into()), ("confirmed", "yes".into())]);
        assert!(forced.status == 422 && forced.body.contains("report.draft.unexplained"), "{}", forced.body);
        assert!(house.reviewers.texts.lock().unwrap().is_empty());

        let empty = send(&browser, &part, &answer, &[("reason", " ")]);
        assert!(empty.status == 422 && empty.body.contains("report.draft.unexplained"), "{}", empty.body);
        let stale = send(&browser, &part, &answer, &[("reason", "去年多填两件"), ("numbers", "9/0")]);
        assert!(stale.status == 422 && stale.body.contains("annual.stale"), "{}", stale.body);
        assert!(stale.body.contains("value=\"去年多填两件\""), "what was typed stays: {}", stale.body);
        // The column of natural persons and the total: both are asked for.
        let mut asked = 0;
        while let Some(form) = browser.get(&format!("{DESK}?part=3")).form(&answer).filter(|_| asked < 2) {
            let key = ["A9.t3.carried_in.natural", "A9.t3.carried_in.total"][asked];
            let mut form = form;
            form.insert("key".into(), key.into());
            form.insert("reason".into(), format!("去年报告多填{asked}"));
            assert_eq!(browser.post(&answer, form).status, 303, "{key}");
            asked += 1;
        }
        let settled = browser.get(&format!("{DESK}?part=3"));
        assert!(
            settled.body.contains("value=\"去年报告多填0\"") && settled.body.contains("改写原因"),
            "{}",
            settled.body
        );
        assert!(browser.get(DESK).body.contains("接不上的原因：去年报告多填0；去年报告多填1"));
        let ask = send(&browser, &settled, &hand_in, &[]);
        assert_eq!(send(&browser, &ask, &hand_in, &[]).status, 303, "{}", ask.body);
        let remark = house.reviewers.texts.lock().unwrap().last().unwrap().remark.clone();
        assert!(remark.contains("是 2 件") && remark.contains("原因：去年报告多填0"), "{remark}");

        // Another file with other numbers: what was said does not speak of them.
        let other = String::from_utf8(last_year(house, 2024)).unwrap();
        let bytes = other.replace("\"natural\":2", "\"natural\":3").replace("\"total\":2", "\"total\":3").into_bytes();
        assert_ne!(bytes, other.as_bytes());
        assert_eq!(sent(house, "另一份.json", &bytes).status, 303);
        let again = browser.get(&format!("{DESK}?part=3"));
        assert!(again.body.contains("是 3 件") && !again.body.contains("改写原因"), "{}", again.body);
        assert!(send(&browser, &again, &recount, &[]).status == 303);
    });
}
