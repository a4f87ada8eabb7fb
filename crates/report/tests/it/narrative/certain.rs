//! N1, N2 and N4 where a sentence has a subject, a kind, a reason or a manner of its own: never an error, at most a
//! question. And plain sentences, which stay certain.

use super::*;

const BUSY: &str =
    "received_new.total=200 carried_in.total=10 results_total.total=201 carried_out.total=9 granted.total=97";

/// What is said of a sentence in a county's report, whose tables are the sums of its region.
fn in_county(cells: &str, sentence: &str) -> Vec<String> {
    let title = "某县人民政府2025年政府信息公开工作年度报告".into();
    let report = Report { body: "某县人民政府".into(), title, ..with_cells(cells) };
    said(&judge(&with_text(report, 1, sentence), None, Some(Level::County), &Units::default()))
}

/// Nothing but questions; each case: a sentence, because.
fn raise_no_finding(judged: impl Fn(&str) -> Vec<String>, cases: &[(&str, &str)]) {
    let blamed = |sentence: &str| judged(sentence).into_iter().filter(|each| !each.ends_with('?')).collect::<Vec<_>>();
    let wrong: Vec<_> = cases.iter().filter(|(sentence, _)| !blamed(sentence).is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn n2_whatever_is_not_plain_is_no_error() {
    raise_no_finding(
        |sentence| in_county(BUSY, sentence),
        &[
            ("在法定期限内答复198件，经批准延长答复期限的3件。", "in time"),
            ("在规定时限内办结199件，延期办结2件。", "in time, in other words"),
            ("提前办结150件。", "early"),
            ("首次办结195件，补正后办结6件。", "by rounds"),
            ("书面答复180件，口头答复21件。", "by form"),
            ("通过在线平台受理申请120件，线下受理申请80件。", "by channel"),
            ("因重复提交合并办理5件。", "a reason"),
            ("经审查，受理180件，要求补正20件。", "by admission"),
            ("收到涉及征地拆迁的申请86件，答复86件。", "a topic, and what was answered of it"),
            ("征地拆迁类申请受理86件，办结86件。", "a kind"),
            ("本机关收到申请涉及教育类12件、医疗类8件。", "kinds behind the noun"),
            ("申请公开的内容主要为征地补偿，共收到86件。", "the topic in the sub-clause before"),
            ("征地拆迁类申请，全县共受理86件。", "and with the county between"),
            ("县政府（含办公室）办结41件。", "one organ with a bracket"),
            ("镇街共办结47件。", "townships"),
            ("县级机关受理153件。", "the county's own organs"),
            ("城关镇规范办理流程，收到申请86件。", "who acts stands in the sub-clause before"),
            ("2021—2025年收到申请986件。", "five years"),
            ("2024年办结225件、结转10件，均已在2025年办结。", "last year's"),
            ("2024年办结225件、结转10件，新收220件。", "the year goes on"),
            ("2024年12月31日前收到但未办结的申请10件，已于本年度全部办结。", "those carried in"),
            ("月均收到申请16.7件，最多的一个月收到31件。", "by month"),
            ("因属国家秘密不予公开0件，因属过程性信息不予公开5件。", "by reason"),
            ("因第三方不同意公开，不予公开0件。", "the reason in the sub-clause before"),
            ("新收申请中有9件结转至2026年办理。", "a part of those received"),
            ("其中有6件予以公开的申请涉及第三方。", "the kind behind the number"),
            ("依法公开（含部分公开）112件。", "a bracket that widens the result"),
            ("对1件申请作出予以公开决定后因第三方异议重新答复1件。", "one case told"),
            ("申请人张某提出申请30件，已全部答复30件。", "one person's"),
            ("主动公开目录新收录文件8件。", "no applications"),
            ("全年依申请公开答复无一件被确认违法。", "none of one outcome"),
            ("共收到网络申请120件。", "one channel, summed"),
            ("共收到法人、其他组织申请20件。", "some applicants"),
            ("收到涉及征地的申请0件。", "a zero of one topic is not N1's"),
            ("3月5日收到申请1件。", "one day"),
            ("主要领导批示办理5件。", "who asked"),
            ("受理申请（不含重复申请）185件。", "a bracket that narrows"),
            ("办结190件，因法定事由中止11件。", "the sentence counts what is missing"),
            ("12月31日收到申请3件。", "the last day alone"),
            ("截至2025年底，累计收到申请986件。", "summed up over years"),
            ("上年结转10件，已办结10件。", "of those carried in"),
            ("收到申请200件，答复201件，其中本年新收191件、上年结转10件。", "of those answered"),
            ("办结201件（本年新收191件，上年结转10件）。", "of those answered, in a bracket"),
            ("共公开和不予公开102件。", "two groups, one of them in other words"),
            ("收到申请86件，均为征地拆迁类。", "the kind behind the number"),
            ("收到申请86件，涉及征地拆迁。", "the topic behind the number"),
            ("我县各乡镇收到申请47件。", "one kind of members"),
            ("依申请公开信息8件。", "pieces of information"),
            ("向本机关提出的申请41件。", "whom they were sent to"),
            ("年底收到申请8件。", "the last days"),
            ("目前正在办理8件。", "the day of writing"),
            ("国家级开发区收到申请47件；教育系统办结12件。", "subjects unknown"),
        ],
    );
}

#[test]
fn n2_plain_sentences_stay_errors() {
    let cases = [
        ("新收政府信息公开申请210件。", "the plainest"),
        ("2025年，我县共收到政府信息公开申请213件，办结201件。", "year and county"),
        ("2025年度全县各级行政机关累计受理政府信息公开申请213件。", "all organs"),
        ("全年共办结政府信息公开申请203件。", "answered"),
        ("收到申请200件，已答复195件。", "answered of all"),
        ("结转下年度继续办理12件。", "carried out"),
        ("其中，予以公开98件。", "a result"),
        (
            "2025年，我县严格落实《条例》要求，不断完善依申请公开工作机制，全年共收到申请213件。",
            "what was done before the numbers come",
        ),
        ("2025年，某县坚持以公开为常态，新收申请213件。", "the county by its name"),
        ("2025年我县主动公开政府信息，共收到申请213件。", "disclosure first"),
        ("通过信函、网络等渠道共收到申请213件。", "all channels"),
        ("收到公民、法人和其他组织提出的政府信息公开申请213件。", "all applicants"),
        ("收到申请200件（县公安局收到45件），办结203件。", "what is in the bracket stays there"),
        ("2025年，本机关共收到依申请公开件213件。", "in the words of an office"),
        ("全年共收到各类政府信息公开申请213件，均在法定期限内答复。", "the manner of answering behind it"),
        ("依申请公开情况：2025年共收到申请213件。", "behind a heading"),
        ("截至2025年底，全县收到申请213件。", "by the end of the year"),
        ("新增政府信息公开申请213件。", "no verb of receiving"),
        ("提交政府信息公开申请共213件。", "what applicants did"),
        ("全年依申请公开213件。", "the noun alone"),
        ("征地类申请86件；全县共收到申请213件。", "a new start behind the semicolon"),
    ];
    for (sentence, because) in cases {
        let said = in_county(BUSY, sentence);
        assert!(said.iter().filter(|each| each.ends_with('!')).eq(["N2!"]), "{sentence}: {because}: {said:?}");
    }
}

#[test]
fn n1_others_without_applications_are_no_error() {
    raise_no_finding(
        |sentence| said(&township(&with_text(with_cells("received_new.total=7"), 1, sentence))),
        &[
            ("各村（社区）未收到信息公开申请，镇政府收到申请7件。", "villages"),
            ("镇属各事业单位未收到申请，镇政府收到7件。", "institutions"),
            ("桃园派出所没有收到申请，镇政府收到7件。", "an office"),
        ],
    );
}

#[test]
fn n4_last_year_beside_this_year_is_no_error() {
    let after = |sentence: &str| {
        let right = "2025年，我县新收政府信息公开申请200件，办结201件，予以公开97件。";
        [in_county(BUSY, &format!("{right}{sentence}")), in_county(BUSY, &format!("{right}\n{sentence}"))].concat()
    };
    raise_no_finding(
        after,
        &[
            ("2024年度我县收到申请220件，其中予以公开97件。", "a result as large by chance"),
            ("2024年全县行政复议20件。", "another matter of last year"),
        ],
    );
    assert_eq!(
        in_county(BUSY, "2024年度我县新收申请200件，其中予以公开90件。"),
        ["N4!"],
        "the first number is this year's"
    );
    assert_eq!(in_county(BUSY, "2024年全县行政复议20件。"), ["N4!"], "nothing of this year");
}

#[test]
fn n1_none_in_other_words() {
    hold(&[
        ("received_new.total=7", "没有收到过依申请公开的申请。", "N1!", "never received"),
        ("received_new.total=7", "依申请公开数量为0件。", "N1!", "a quantity"),
        ("received_new.total=7", "本年我镇依申请公开0件。", "N1!", "the noun alone"),
        ("received_new.total=7 results_total.total=7", "本年我镇依申请公开0件。", "", "none was made public"),
        ("", "本年我镇依申请公开0件。", "", "none at all"),
        ("received_new.total=7", "2025年度，桑村乡人民政府未收到政府信息公开申请。", "N1!", "by its full name"),
        ("received_new.total=7", "2025年乡政府未收到依申请公开申请。", "N1!", "by its short name"),
        ("received_new.total=7", "依申请公开栏目更新0件。", "", "a column of a site"),
    ]);
}

#[test]
fn n2_a_noun_without_a_verb_may_mean_several_rows() {
    for sentence in ["全年依申请公开200件。", "全年依申请公开201件。", "全年依申请公开97件。", "全年依申请公开210件。"]
    {
        assert_eq!(in_county(BUSY, sentence), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn n4_the_opening_of_a_part() {
    let written = |text: &str| {
        let report = quiet();
        let words = report.section(1).replacen("围绕群众", &format!("{text}围绕群众"), 1);
        said(&township(&Report {
            sections: [(1, words), (5, report.section(5).into()), (6, report.section(6).into())].into(),
            ..report
        }))
    };
    let cases = [
        ("2024年，我乡", "N4!", "a year late, behind the heading of the part"),
        ("2025年，我乡", "", "the right year"),
        ("2024年，我乡获评优秀。", "", "judged a year later"),
        ("2024年，我乡起步。2025年，我乡", "", "the paragraph goes on to this year"),
        ("\n2024年，我乡", "N4!", "the heading on a line of its own"),
    ];
    for (text, expected, because) in cases {
        assert_eq!(written(text), expected.split_whitespace().collect::<Vec<_>>(), "{text}: {because}");
    }
    let third = |text: &str| {
        let report = quiet();
        let words = report.section(1).replacen("发布前逐件", &format!("{text}发布前逐件"), 1);
        said(&township(&Report {
            sections: [(1, words), (5, report.section(5).into()), (6, report.section(6).into())].into(),
            ..report
        }))
    };
    assert_eq!(third("2024年，我乡"), ["N4!"], "the third part");
    assert_eq!(third("2024年，我乡修订的制度继续执行，"), Vec::<String>::new(), "what still holds");
    assert_eq!(third("2024年，国务院办公厅作了说明，"), Vec::<String>::new(), "who acts is not certain");
}
