//! What the public reads of a corrected report, at each address.

use year_end::Change;

use super::town::{Town, on_both_engines};
use crate::annual::Looked;

fn published(town: &Town) {
    town.compile();
    town.hand_in("").unwrap();
    town.see_through("2026-01-12T15:00:00", "2026-01-20T10:00:00");
}

/// A ledger that was amended, another sentence, and the reason.
fn corrected(town: &Town) {
    town.clock.set("2026-03-02T09:00:00".parse().unwrap());
    town.say("M-01", "254");
    town.recount();
    let text = "每季度自查一次网站，查出的当天改。".to_owned();
    town.edit(&Change::Rewrite { id: platform(town), text, reason: "台账里写着".into() });
    town.hand_in("补记了一条漏登的通知").unwrap();
}

fn platform(town: &Town) -> String {
    let draft = town.known().draft;
    draft.at(report::drafting::Place::Platform).next().unwrap().id.clone()
}

#[test]
fn a_correction_is_the_newest_version_with_its_note_and_the_old_one_keeps_its_own_address() {
    on_both_engines(|town| {
        published(town);
        let first = town.page("2025");
        assert!(!town.page("2025/figures/M-01").contains("台账后来变了"), "the ledger says what was printed");
        assert!(first.contains("253</a> 条") && !first.contains("更正过") && !first.contains("各个版本"), "{first}");
        // Records in another order are the same; another record is not.
        let records = |all: &[&str]| {
            let mut fields = town.ledgers.0.lock().unwrap();
            fields.get_mut("M-01").unwrap().records = all.iter().map(|one| (*one).to_owned()).collect();
        };
        records(&["M-01-1", "M-01-2"]);
        let says = |words: &str| town.page("2025/figures/M-01").contains(words);
        assert!(says("台账里的记录换过，数还是这个数"), "one more");
        records(&["M-01-2"]);
        assert!(says("台账里的记录换过，数还是这个数"), "another");
        records(&["M-01-1"]);
        assert!(!says("台账后来变了"), "as it was");
        let refused = {
            town.say("M-01", "254");
            let number = town.page("2025/figures/M-01");
            assert!(number.contains("<b>253<small>条"), "what was printed stays: {number}");
            assert!(number.contains("这个数是 1 月 20 日签发时的；之后台账更正为 254 条。"), "{number}");
            town.recount();
            town.hand_in("  ").unwrap_err()
        };
        assert!(refused.messages().iter().any(|it| it.code == "annual.no-explanation"), "{refused:?}");
        corrected(town);
        assert!(town.page("2025").contains("253</a> 条"), "on its way it changes nothing");
        town.see_through("2026-03-02T15:00:00", "2026-03-06T10:00:00");

        let newest = town.page("2025");
        for words in [
            "254</a> 条",
            "2026 年 3 月 2 日更正过",
            "M-01由 253 条 改为 254 条；改写 1 句。原因：补记了一条漏登的通知。",
            "href=\"/sangcun/reports/2025/versions/1\"",
            "第 2 版，现在的　2026 年 3 月 6 日",
        ] {
            assert!(newest.contains(words), "{words}: {newest}");
        }
        assert!(!newest.contains("noindex") && !newest.contains("旧版（"), "{newest}");

        let old = town.page("2025/versions/1");
        for words in [
            "253</a> 条",
            "<b>旧版</b>这是 2026 年 1 月 20 日公开的第 1 版",
            "旧版（第 1 版）",
            "<meta name=\"robots\" content=\"noindex\">",
            "<link rel=\"canonical\" href=\"https://x.gov.cn/sangcun/reports/2025\">",
            "href=\"/sangcun/reports/2025/versions/1/figures/M-01\"",
            "href=\"/sangcun/reports/2025\">看现在的版本</a>",
        ] {
            assert!(old.contains(words), "{words}: {old}");
        }
        let number = town.page("2025/versions/1/figures/M-01");
        assert!(number.contains("<b>253<small>条") && number.contains("noindex"), "{number}");
        assert!(number.contains("之后台账更正为 254 条。报告已经更正"), "{number}");
        assert!(town.page("2025/figures/M-01").contains("<b>254<small>条"));
        for ending in ["pdf", "docx", "xlsx", "html", "txt", "json"] {
            let (old, new) = (
                town.content(&format!("2025/versions/1/report.{ending}")),
                town.content(&format!("2025/report.{ending}")),
            );
            assert!(old.is_hidden && !new.is_hidden && old.tag != new.tag, "{ending}");
            let name = old.download.unwrap();
            assert!(name.contains("（旧版，第 1 版）.") && name.ends_with(ending), "{name}");
        }
        assert!(town.page("2025/versions/1/report.txt").contains("主动公开政府信息 253 条"));
        assert!(town.page("2025/report.txt").contains("主动公开政府信息 254 条"));
        let second = town.page("2025/versions/2");
        assert!(second.contains("254</a> 条") && second.contains("noindex") && !second.contains("<b>旧版</b>"));
        for odd in ["0", "3", "01", "-1", "x", "99999999999999999999", "1/figures/M-99", "1/report.exe", "1/x"] {
            assert!(town.look(&format!("2025/versions/{odd}")).is_none(), "{odd}");
        }
    });
}

#[test]
fn a_withdrawn_report_shows_no_version_at_all() {
    on_both_engines(|town| {
        published(town);
        corrected(town);
        town.see_through("2026-03-02T15:00:00", "2026-03-06T10:00:00");
        let item = town.known().annual.handed.unwrap().item;
        let head =
            office::Clerk { role: affairs::role::Role::OfficeHead, ..towns::play::reporter(&towns::quiet::CAST) };
        let seen = |town: &Town| {
            let read = |tx: &store::Tx<'_>| publication::find(tx, "sangcun", &item);
            let record = town.office.store.read::<_, store::StoreError>(&head.scope(), read).unwrap().unwrap();
            publication::desk::seen(&record.item)
        };
        let reason = affairs::publication::WithdrawalReason::Error;
        publication::desk::withdraw(&town.office, &head, &item, &seen(town), reason, "写错了").unwrap();
        assert!(matches!(town.look("2025"), Some(Looked::Moved(_))), "the page of the item says what became of it");
        assert!(town.look("2025/versions/1").is_none() && town.look("2025/versions/1/report.pdf").is_none());
    });
}

#[test]
fn a_word_corrected_on_the_page_of_the_item_stands_in_the_report_and_its_numbers_still_open() {
    on_both_engines(|town| {
        published(town);
        town.clock.set("2026-02-02T09:00:00".parse().unwrap());
        let item = town.known().annual.handed.unwrap().item;
        let head = office::Clerk {
            role: affairs::role::Role::LeaderInCharge,
            roles: vec![affairs::role::Role::LeaderInCharge],
            account: "sunjizhu".into(),
            ..towns::play::reporter(&towns::quiet::CAST)
        };
        let read = |tx: &store::Tx<'_>| {
            let record = publication::find(tx, "sangcun", &item)?.unwrap();
            let text = publication::text(tx, "sangcun", &item, record.item.content_hash())?.unwrap();
            Ok((record, text))
        };
        let (record, text) = town.office.store.read::<_, store::StoreError>(&head.scope(), read).unwrap();
        let html = text.public_html("sangcun").to_string().replace("对接不顺畅", "衔接不顺畅");
        let prose = publication::Body::Prose(prose::Prose::read(&html).unwrap().0);
        let text = publication::Text { text: prose, ..text };
        let (office, seen) = (&town.office, publication::desk::seen);
        let officer = towns::play::reporter(&towns::quiet::CAST);
        let record = publication::desk::check_correction(office, &officer, &item, &seen(&record.item), &text).unwrap();
        let correction = publication::desk::NewCorrection {
            text,
            substantive: false,
            explanation: "改正一个用词".into(),
            prepared_by: officer.account,
        };
        publication::desk::correct(office, &head, &item, &seen(&record.item), &correction).unwrap();
        let page = town.page("2025");
        for words in [
            "衔接不顺畅",
            "2026 年 2 月 2 日更正过",
            "改正一个用词。",
            "href=\"/sangcun/reports/2025/figures/M-01\"",
            "href=\"/sangcun/reports/2025/figures/t3.received_new.natural\"",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(town.page("2025/report.txt").contains("衔接不顺畅"));
        assert!(town.page("2025/figures/M-01").contains("<b>253<small>条"));
    });
}

#[test]
fn a_number_of_many_records_is_held_against_the_ledger_again_as_soon_as_that_moves() {
    on_both_engines(|town| {
        let record = |n: usize, record: &str| {
            let mut fields = town.ledgers.0.lock().unwrap();
            let records = &mut fields.get_mut("M-01").unwrap().records;
            records.resize_with(3_000, String::new);
            for (at, record) in records.iter_mut().enumerate().filter(|(_, record)| record.is_empty()) {
                *record = format!("M-01-{at:04}");
            }
            records[n] = record.to_owned();
        };
        record(0, "M-01-0000");
        published(town);
        let says = || town.page("2025/figures/M-01").contains("台账里的记录换过");
        assert!(!says(), "the ledger says what was printed");
        record(1, "another");
        assert!(!says(), "nothing was filed, so nothing is counted");
        town.clock.set("2026-03-02T09:00:00".parse().unwrap());
        town.recount();
        assert!(says(), "the ledger moved");
        assert!(says(), "and stands");
    });
}
