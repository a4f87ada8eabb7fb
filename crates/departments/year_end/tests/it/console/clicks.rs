//! From the first click to the reviewers, and what happens on the way to people who are interrupted.

use super::{House, on_both_engines, send};

const DESK: &str = "/console/annual/2025";

/// Begins the report by a click, as the page of all years offers it.
fn begun(house: &House<'_>) -> rehearsal::Visitor {
    let browser = house.officer();
    let years = browser.get("/console/annual");
    assert!(years.body.contains("还没有起草过报告") && years.body.contains("还有 16 天"), "{}", years.body);
    let done = send(&browser, &years, "/console/annual", &[]);
    assert_eq!((done.status, done.location.as_str()), (303, DESK), "{}", done.body);
    browser
}

#[test]
fn a_report_goes_by_clicks_from_the_ledgers_to_its_reviewers() {
    on_both_engines("clicks", |house| {
        let browser = begun(house);
        let desk = browser.get(DESK);
        assert!(desk.body.contains("2025&nbsp;年年度报告，</span><wbr>可以送审了"), "{}", desk.body);
        assert!(desk.body.contains("href=\"/console/annual/2025/numbers/M-01\" aria-label=\"M-01，253 条，翻开记录\""));

        let number = browser.get(&format!("{DESK}/numbers/M-13"));
        let typed = [("digits", "30"), ("reason", "2 人补签，签到表未入账")];
        assert_eq!(send(&browser, &number, &format!("{DESK}/numbers/M-13"), &typed).status, 303);
        let part = browser.get(&format!("{DESK}?part=5"));
        assert!(part.body.contains("data-kind=\"typed\""), "{}", part.body);
        assert!(part.body.contains("台账数出 28，草稿里写了 30"), "{}", part.body);

        let below = format!("{DESK}/numbers/M-13");
        let odd = send(&browser, &part, &below, &[("digits", "三十一"), ("reason", "又想了想")]);
        assert!(odd.status == 422 && odd.body.contains("value=\"又想了想\""), "as typed: {}", odd.body);
        let done = send(&browser, &part, &below, &[("digits", "30"), ("reason", "2 人补签，签到表还没有入账")]);
        assert_eq!((done.status, done.location.as_str()), (303, "/console/annual/2025?part=5"));

        let sentence = browser.get(&format!("{DESK}/sentences/reviewing"));
        let asked = send(&browser, &sentence, &format!("{DESK}/remove"), &[]);
        assert!(asked.status == 200 && asked.body.contains("从草稿里删去这一句？"), "{}", asked.body);
        assert!(browser.get(DESK).body.contains("id=\"reviewing\""), "asked is not done");
        assert_eq!(send(&browser, &asked, &format!("{DESK}/remove"), &[]).status, 303);
        let desk = browser.get(DESK);
        assert!(!desk.body.contains("id=\"reviewing\""), "{}", desk.body);

        let asked = send(&browser, &desk, &format!("{DESK}/hand-in"), &[]);
        assert!(asked.body.contains("把 2025 年年度报告送审？") && asked.body.contains("手改的数</dt><dd>1 个"));
        assert!(house.reviewers.texts.lock().unwrap().is_empty(), "asked is not handed in");
        let done = send(&browser, &asked, &format!("{DESK}/hand-in"), &[]);
        assert_eq!(done.status, 303, "{}", done.body);
        let again = send(&browser, &asked, &format!("{DESK}/hand-in"), &[]);
        assert!(again.status == 422 && again.body.contains("annual.stale"), "a double click: {}", again.body);
        assert_eq!(house.reviewers.texts.lock().unwrap().len(), 1);
        assert_eq!(house.here.filed("annual.handed-in"), 1);
        let desk = browser.get(DESK);
        assert!(desk.body.contains("<wbr>正在审核") && desk.form(&format!("{DESK}/hand-in")).is_none());
        assert!(browser.get("/console/annual").body.contains("审核中"));
    });
}

#[test]
fn what_does_not_do_comes_back_as_it_was_typed_and_a_stale_form_changes_nothing() {
    on_both_engines("typed", |house| {
        let browser = begun(house);
        let address = format!("{DESK}/sentences/published");
        let first = browser.get(&address);
        let second = browser.get(&address);
        let words = "放到网上的信息有 【M-01：253】 条。";
        assert_eq!(send(&browser, &first, &address, &[("text", words)]).status, 303);
        let stale = send(&browser, &second, &address, &[("text", "另一个人写的。"), ("reason", "他的理由")]);
        assert_eq!(stale.status, 422);
        for kept in ["annual.stale", "另一个人写的。", "他的理由", "草稿里现在是"] {
            assert!(stale.body.contains(kept), "{kept}: {}", stale.body);
        }
        assert!(browser.get(DESK).body.contains("放到网上的信息有"));
        let again = send(&browser, &stale, &address, &[("text", "另一个人写的。"), ("reason", "他的理由")]);
        assert_eq!(again.status, 303, "whoever has seen both may say it again: {}", again.body);
        let named = send(&browser, &browser.get(&address), &address, &[("text", "公开【主动公开的信息：253】条。")]);
        for kept in ["report.draft.no-such-field", "“主动公开的信息” 翻不开", "公开【主动公开的信息：253】条。"]
        {
            assert!(named.status == 422 && named.body.contains(kept), "{kept}: {}", named.body);
        }
        let empty = send(&browser, &browser.get(&address), &address, &[("text", "  ")]);
        assert!(empty.status == 422 && empty.body.contains("report.draft.unfit"), "{}", empty.body);

        let address = format!("{DESK}/numbers/M-13");
        let odd = send(&browser, &browser.get(&address), &address, &[("digits", "三十"), ("reason", "")]);
        for kept in ["report.draft.odd-override", "report.draft.no-reason", "value=\"三十\""] {
            assert!(odd.status == 422 && odd.body.contains(kept), "{kept}: {}", odd.body);
        }
        let page = browser.get(&address);
        assert_eq!(send(&browser, &page, &address, &[("digits", "30"), ("reason", "补签")]).status, 303);
        let twice = send(&browser, &page, &address, &[("digits", "31"), ("reason", "又补签")]);
        assert!(twice.status == 422 && twice.body.contains("annual.stale") && twice.body.contains("又补签"));
        let back = send(&browser, &browser.get(&address), &format!("{DESK}/restore"), &[]);
        assert_eq!(back.status, 303);
        assert!(!browser.get(&format!("{DESK}?part=5")).body.contains("data-kind=\"typed\""));
    });
}

#[test]
fn a_sentence_without_a_record_says_so_where_it_stands_and_is_taken_out_by_a_click() {
    on_both_engines("bare", |house| {
        let browser = begun(house);
        let address = format!("{DESK}/sentences/new");
        let page = browser.get(&format!("{address}?place=platform"));
        assert!(page.body.contains("【M-01：253】"), "the numbers that may stand in it: {}", page.body);
        let typed =
            [("place", "platform"), ("text", "设了意见箱。"), ("records", "jucuo-2025-001\nmade-up-1\nmade-up-2")];
        let lost = send(&browser, &page, &address, &typed);
        assert!(lost.status == 422 && lost.body.matches("annual.no-such-record").count() == 2, "{}", lost.body);
        assert!(lost.body.contains("设了意见箱。") && lost.body.contains("jucuo-2025-001"), "{}", lost.body);
        let typed = [("place", "platform"), ("text", "群众满意度<b>明显</b>提高，来办事的有 3000 人次。")];
        let done = send(&browser, &page, &address, &typed);
        assert_eq!((done.status, done.location.as_str()), (303, "/console/annual/2025?part=1"), "{}", done.body);
        let desk = browser.get(DESK);
        assert!(desk.body.contains("<wbr>还有两处要定"), "{}", desk.body);
        assert!(desk.body.contains("<span class=\"bare\">群众满意度&#60;b&#62;明显"), "{}", desk.body);
        assert!(desk.body.contains("没有记录支持") && desk.body.contains("手写的数"), "{}", desk.body);
        assert!(desk.form(&format!("{DESK}/hand-in")).is_none(), "there is nothing to hand in yet");
        let forced = [("form", browser.form_key()), ("revision", "2".into()), ("confirmed", "yes".into())];
        let refused = browser.post(&format!("{DESK}/hand-in"), forced);
        assert!(refused.status == 422 && refused.body.contains("report.draft.bare"), "{}", refused.body);
        let asked = send(&browser, &desk, &format!("{DESK}/remove"), &[]);
        assert_eq!(send(&browser, &asked, &format!("{DESK}/remove"), &[]).status, 303);
        assert!(browser.get(DESK).body.contains("可以送审了"));
    });
}

#[test]
fn ledgers_that_moved_and_books_that_are_not_there_are_said_and_counted_again_by_a_click() {
    on_both_engines("moved", |house| {
        house.ledgers.forget("t4.review.pending");
        let browser = begun(house);
        let part = browser.get(&format!("{DESK}?part=4"));
        assert!(part.body.contains("四、复议诉讼 1</a>") && part.body.contains("还有 1 格没有数"), "{}", part.body);
        assert!(part.body.contains("还有一处要定") && part.body.contains("data-blank"), "{}", part.body);
        house.ledgers.say("M-01", "254");
        house.ledgers.say("M-13", "30");
        let desk = browser.get(DESK);
        assert!(desk.body.contains("取数以后台账变了，有 2 个数不一样"), "{}", desk.body);
        assert!(desk.body.contains("M-01：从 253 变成 254"), "{}", desk.body);
        let done = send(&browser, &desk, &format!("{DESK}/recount"), &[]);
        assert_eq!(done.status, 303, "{}", done.body);
        assert!(send(&browser, &desk, &format!("{DESK}/recount"), &[]).body.contains("annual.stale"));
        let desk = browser.get(DESK);
        assert!(desk.body.contains(">254</a>") && !desk.body.contains("台账变了"), "{}", desk.body);
    });
}

#[test]
fn last_years_report_stands_beside_when_it_was_published_here() {
    on_both_engines("before", |house| {
        house.here.at("2025-01-15 09:00:00");
        let browser = house.officer();
        let years = browser.get("/console/annual");
        assert_eq!(send(&browser, &years, "/console/annual", &[]).location, "/console/annual/2024");
        let asked = send(&browser, &browser.get("/console/annual/2024"), "/console/annual/2024/hand-in", &[]);
        assert_eq!(send(&browser, &asked, "/console/annual/2024/hand-in", &[]).status, 303);
        let hash = house.here.office.store.read::<_, store::StoreError>(&store::Scope::body("sangcun"), |tx| {
            Ok(year_end::find(tx, "sangcun", 2024)?.unwrap().annual.handed.unwrap().content_hash)
        });
        *house.reviewers.public.lock().unwrap() = Some(hash.unwrap());
        house.here.at("2026-01-15 09:00:00");
        house.ledgers.say("M-01", "300");
        let key = browser.form_key();
        assert_eq!(browser.post("/console/annual", [("form", key.as_str()), ("year", "2025")]).status, 303);
        let desk = browser.get(DESK);
        assert!(desk.body.contains("2024 年，已公开"), "{}", desk.body);
        assert!(desk.body.contains("2024 年主动公开政府信息 253 条。"), "{}", desk.body);
        assert!(desk.body.contains(">300</a>"), "{}", desk.body);
    });
}

#[test]
fn years_without_a_report_teach_or_are_not_there() {
    on_both_engines("years", |house| {
        let browser = house.officer();
        let page = browser.get("/console/annual/2024");
        assert!(page.status == 200 && page.body.contains("2024 年年度报告，还没有起草"), "{}", page.body);
        assert!(page.body.contains("href=\"/console/annual/2025/received\">读入 2024 年的年报"), "{}", page.body);
        let running = browser.get("/console/annual/2026");
        assert!(running.status == 200 && !running.body.contains("读入"), "it is not over: {}", running.body);
        for odd in ["2018", "2027", "20250", "abcd", "-999", "２０２５"] {
            assert_eq!(browser.get(&format!("/console/annual/{odd}")).status, 404, "{odd}");
        }
        let key = browser.form_key();
        let refused = browser.post("/console/annual", [("form", key.as_str()), ("year", "2027")]);
        assert!(refused.status == 422 && refused.body.contains("annual.no-such-year"), "{}", refused.body);
        assert_eq!(browser.get(&format!("{DESK}/sentences/published")).status, 404, "no report, no sentence");
        assert_eq!(browser.get(&format!("{DESK}/numbers/M-01")).status, 404);
        assert!(house.here.ledger().is_empty());
    });
}

#[test]
fn what_is_public_is_corrected_with_a_reason_that_the_public_reads() {
    on_both_engines("corrects", |house| {
        let browser = begun(house);
        let asked = send(&browser, &browser.get(DESK), &format!("{DESK}/hand-in"), &[]);
        assert!(!asked.body.contains("为什么更正"), "a first text corrects nothing: {}", asked.body);
        assert_eq!(send(&browser, &asked, &format!("{DESK}/hand-in"), &[]).status, 303);
        house.release(jiff::civil::date(2026, 1, 23));
        house.ledgers.say("M-01", "254");
        let desk = browser.get(DESK);
        assert!(desk.body.contains("取数以后台账变了"), "{}", desk.body);
        assert!(desk.body.contains("已经公开，之后台账变了"), "{}", desk.body);
        assert_eq!(send(&browser, &desk, &format!("{DESK}/recount"), &[]).status, 303);
        let asked = send(&browser, &browser.get(DESK), &format!("{DESK}/hand-in"), &[]);
        assert!(asked.body.contains("把 2025 年年度报告的更正送审？"), "{}", asked.body);
        assert!(asked.body.contains("M-01由 253 条 改为 254 条"), "{}", asked.body);
        let silent = send(&browser, &asked, &format!("{DESK}/hand-in"), &[("explanation", " ")]);
        assert!(silent.status == 422 && silent.body.contains("annual.no-explanation"), "{}", silent.body);
        let stale = [("explanation", "补记了一条漏登的通知"), ("revision", "1")];
        let stale = send(&browser, &asked, &format!("{DESK}/hand-in"), &stale);
        assert!(stale.status == 422 && stale.body.contains("annual.stale"), "{}", stale.body);
        assert!(stale.body.contains("补记了一条漏登的通知"), "what was typed comes back: {}", stale.body);
        let done = send(&browser, &asked, &format!("{DESK}/hand-in"), &[("explanation", "补记了一条漏登的通知")]);
        assert_eq!(done.status, 303, "{}", done.body);
        let text = house.reviewers.texts.lock().unwrap().pop().unwrap();
        assert_eq!(text.explanation, "补记了一条漏登的通知");
    });
}
