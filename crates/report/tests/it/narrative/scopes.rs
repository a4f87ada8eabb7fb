//! N2 and N1 where a number is not the whole year's or not the whole body's: parts are never judged as totals.

use super::*;

/// A county's report whose tables are the sums of its region.
fn county(cells: &str) -> Report {
    let body = "某县人民政府".into();
    let title = "某县人民政府2025年政府信息公开工作年度报告".into();
    Report { body, title, ..with_cells(cells) }
}

const BUSY: &str =
    "received_new.total=200 carried_in.total=10 results_total.total=201 carried_out.total=9 granted.total=97";

fn hold_in_county(cases: &[Case]) {
    for (cells, sentence, expected, because) in cases {
        let report = with_text(county(cells), 1, sentence);
        let judgement = judge(&report, None, Some(Level::County), &Units::default());
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(said(&judgement), expected, "{sentence} [{cells}]: {because}\n{judgement:#?}");
    }
}

#[test]
fn parts_of_the_year_are_no_totals() {
    hold_in_county(&[
        (BUSY, "上半年收到申请98件，下半年收到申请102件。", "N2?", "half years"),
        (BUSY, "1—6月收到申请98件，7—12月收到申请102件。", "N2?", "ranges of months"),
        (BUSY, "1月至6月收到申请98件，办结90件。", "N2?", "the next sub-clause is of the same months"),
        (BUSY, "一季度受理申请45件，二季度受理申请50件，第三季度受理60件，四季度45件。", "N2?", "quarters"),
        (BUSY, "截至2025年6月30日，收到申请98件。", "N2?", "up to a day in summer"),
        (BUSY, "近三年累计收到申请960件，办结950件。", "N2?", "three years"),
        (BUSY, "“十四五”期间收到申请960件。", "N2?", "five years"),
        (BUSY, "上半年收到申请98件，全年收到申请201件。", "N2! N2?", "the whole year is judged again"),
        (BUSY, "1—12月收到申请201件。", "N2!", "twelve months are the year"),
        (BUSY, "3月5日印发通知，收到申请201件。", "N2!", "the day of something else"),
        (BUSY, "截至12月31日，收到申请201件。", "N2!", "the end of the year"),
        (BUSY, "2025年1月1日至12月31日收到申请201件。", "N2!", "from the first day to the last"),
        (BUSY, "上半年未收到政府信息公开申请。", "", "half a year without applications"),
        (BUSY, "2025年上半年收到申请98件。全县收到申请201件。", "N2! N2?", "the next sentence is the year's again"),
    ]);
}

#[test]
fn numbers_of_other_bodies_are_no_totals() {
    hold_in_county(&[
        (BUSY, "县公安局收到申请45件。", "N2?", "one office"),
        (BUSY, "全县收到申请200件；县公安局收到申请45件，办结44件。", "N2?", "and what it answered"),
        (BUSY, "县教育局办结12件。", "N2?", "another"),
        (BUSY, "各部门共收到申请112件，各乡镇共收到申请47件，县政府办收到申请41件。", "N2?", "members"),
        (BUSY, "市政府办公室收到申请210件。", "", "as many as were in hand here"),
        (BUSY, "市政府办公室收到申请310件。", "N2?", "an office above"),
        (BUSY, "协助市政府办公室办理申请3件。", "", "helping out is a part without a row"),
        (BUSY, "上年度结转0件由县政府本级办理，各部门结转10件。", "N2?", "who handles them stands behind the number"),
        (BUSY, "全县各部门、各乡镇共收到申请201件。", "N2!", "all of them together are the county"),
        (BUSY, "与有关部门会商后，共收到申请201件。", "N2!", "named, but not counted for"),
        (BUSY, "县公安局收到申请45件。全县收到申请201件。", "N2! N2?", "the next sentence is the county's again"),
        (
            BUSY,
            "全县收到申请200件（县公安局收到45件），办结202件。",
            "N2! N2?",
            "behind the bracket it is the county's again",
        ),
        (BUSY, "县公安局未收到政府信息公开申请。", "N1?", "one office without applications"),
    ]);
    let office = Report { body: "某县公安局".into(), ..with_cells("received_new.total=45") };
    let judged = |text: &str| {
        said(&judge(&with_text(office.clone(), 1, text), None, Some(Level::Department), &Units::default()))
    };
    assert_eq!(judged("县公安局收到申请46件。"), ["N2!"], "the office itself");
    assert_eq!(judged("县教育局收到申请46件。"), ["N2?"], "another office");
}

#[test]
fn parts_by_manner_and_results_by_sentence() {
    hold_in_county(&[
        (BUSY, "按期答复195件，延期答复6件。", "", "in time, and later"),
        (BUSY, "自收到申请之日起20个工作日内答复180件。", "", "within days"),
        (BUSY, "办结201件，结转2026年继续办理9件。在办结的201件中，予以公开97件。", "", "在办结 is not 在办"),
        (BUSY, "办结201件，结转2026年继续办理9件。在办结的202件中，予以公开97件。", "N2!", "and is compared"),
        (BUSY, "结转2026年继续办理9件。在办理的201件中，予以公开98件。", "N2!", "a result in a sentence of its own"),
        (BUSY, "收到申请200件，办结201件，其中上年结转办结8件。", "", "answered of those carried in"),
    ]);
}

#[test]
fn numbers_in_words_are_numbers() {
    hold_in_county(&[
        (BUSY, "新收政府信息公开申请二百零一件。", "N2!", "one too many"),
        (BUSY, "新收政府信息公开申请二百件，办结二百〇一件，结转下年度九件。", "", "all agree"),
        ("received_new.total=3", "收到三件政府信息公开申请。", "", "before its noun"),
        ("received_new.total=2", "收到政府信息公开申请两件。", "", "两 is two"),
        ("received_new.total=2", "收到政府信息公开申请十二件。", "N2!", "twelve"),
        ("received_new.total=12345", "收到政府信息公开申请一万二千三百四十五件。", "", "five places"),
        ("received_new.total=2", "受理依申请公开事项零件。", "N1!", "none, in a word"),
        ("received_new.total=2", "收到申请十余件。", "N2?", "an estimate"),
        ("received_new.total=2", "收到申请几十件、三五件。", "", "no numbers at all"),
        ("received_new.total=2", "推行“一件事一次办”，受理申请时一件一档。", "", "no numbers of applications"),
        ("received_new.total=2", "第一件申请由专人办理，每一件申请都有回音。", "", "an ordinal, and each"),
        (
            "received_new.total=2",
            "一是受理申请及时，三大类信息、一季度以来的信息一起公开。",
            "",
            "words that begin like numbers",
        ),
    ]);
}

#[test]
fn n1_nothing_was_handled_although_one_was_carried_in() {
    let cells = "carried_in.total=1 results_total.total=1";
    hold(&[
        (cells, "2025年未收到政府信息公开申请，无办理事项。", "N1!", "nothing to handle"),
        (cells, "2025年未收到政府信息公开申请，也无办理。", "N1!", "in a few words"),
        (cells, "2025年未收到政府信息公开申请，没有需要办理的申请。", "N1!", "nothing that needed handling"),
        (cells, "2025年未收到政府信息公开申请，无申请办理。", "N1!", "no application handled"),
        (cells, "2025年未收到政府信息公开申请，也没有办理申请。", "N1!", "with the noun"),
        (cells, "2025年新收申请0件，无需办理。", "N1!", "a zero, then nothing to handle"),
        (cells, "2025年未收到政府信息公开申请，办理上年结转1件。", "", "the one carried in was handled"),
        (cells, "2025年未收到政府信息公开申请，无办理超期的情况。", "", "nothing was late"),
        (cells, "2025年未收到政府信息公开申请，无办理行政许可事项。", "", "another matter"),
        ("", "2025年未收到政府信息公开申请，无办理事项。", "", "nothing was there"),
    ]);
}
