//! 读时限 What other directories print, read or left to a person (`catalogue.md` §4.2).

use statute::catalogue::{Unit, read_limit};

#[test]
fn printed_limits_are_read() {
    let cases = [
        ("信息形成或者变更之日起20个工作日内", Some((Unit::Workday, Some(20), None)), None),
        ("信息形成（变更）20 个工作日内；法律、法规另有规定的，从其规定", Some((Unit::Workday, Some(20), None)), None),
        ("自收到批复之日起二十日内", Some((Unit::Day, Some(20), None)), None),
        ("合同签订之日起２个工作日内", Some((Unit::Workday, Some(2), None)), None),
        ("10个工作日内,公示7个工作日", Some((Unit::Workday, Some(10), None)), Some((Unit::Workday, 7))),
        (
            "制定或获取之日起10个工作日内公开，公示期不少于7日",
            Some((Unit::Workday, Some(10), None)),
            Some((Unit::Day, 7)),
        ),
        ("舆情发生后48小时内", Some((Unit::Hour, Some(48), None)), None),
        ("每年1月31日前", Some((Unit::FixedDate, None, Some("01-31"))), None),
        ("每年3月31日之前公布上一年度情况", Some((Unit::FixedDate, None, Some("03-31"))), None),
        ("及时公开", Some((Unit::Realtime, Some(0), None)), None),
        ("第一时间", Some((Unit::Realtime, Some(0), None)), None),
        ("3天", Some((Unit::Day, Some(3), None)), None),
    ];
    for (text, due, publicity) in cases {
        let limit = read_limit(text);
        let found = limit.due.as_ref().map(|due| (due.unit, due.n, due.date.as_deref()));
        assert_eq!(found, due, "{text}");
        assert_eq!(limit.publicity.map(|span| (span.unit, span.n)), publicity, "{text}");
        assert_eq!(limit.text, text, "kept word for word");
    }
}

#[test]
fn what_cannot_be_read_waits_for_a_decision_and_is_never_twenty_days() {
    let unread = [
        ("", "nothing printed"),
        ("按有关规定执行", "words"),
        ("采购活动开始前30日", "before an event that the words do not bound"),
        ("提前3天公告", "backwards"),
        ("活动前3天", "backwards"),
        ("公示7个工作日", "a notice is no limit"),
        ("公告期为5个工作日", "a notice is no limit"),
        ("每月", "a cycle is no limit"),
        ("重大事项3个工作日内，一般事项20个工作日内", "two limits: a person says which one when"),
        ("每年2月30日前", "no such day"),
        ("99999999999个工作日", "no such count"),
        ("0个工作日内", "no such count"),
        ("第20个工作日", "which one, and not within how many"),
    ];
    for (text, because) in unread {
        let limit = read_limit(text);
        assert!(limit.needs_decision() && limit.text == text, "{text}: {because}: {limit:?}");
    }
}

#[test]
fn a_cycle_is_read_beside_the_limit() {
    let cases = [("每季度结束后20个工作日内", 90), ("每半年", 180), ("每月10日内", 31), ("每年1月31日前", 365)];
    for (text, days) in cases {
        assert_eq!(read_limit(text).cycle.and_then(|cycle| cycle.every_days), Some(days), "{text}");
    }
    assert!(read_limit("20个工作日内").cycle.is_none());
}

#[test]
fn any_text_is_read_without_breaking() {
    for text in [
        "每年月日前",
        "个工作日",
        "公示",
        "每年每年13月1日前",
        "一一个工作日内",
        "十十十日内",
        "１２３４５６７８９０天",
    ] {
        let limit = read_limit(text);
        assert!(limit.text == text && limit.needs_decision(), "{text}: {limit:?}");
    }
}
