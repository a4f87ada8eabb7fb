//! N5, A11 and A16: the fee and the units of money.

use super::*;

#[test]
fn n5_and_a11_the_fee() {
    let cases = [
        ("", "无", "N5!", "a bare 无"),
        ("", "没有其他需要报告的事项。", "N5!", "nothing about the fee"),
        ("", "行政事业性收费情况见表二。", "N5!", "the administrative charge is another thing"),
        ("", "2025年非税收入收费金额0元。", "N5!", "income of another kind"),
        ("", "2025年非税收入收费金额0元，没有收取信息处理费。", "", "beside the fee"),
        ("", "本年度没有收取信息处理费。", "", "none charged is a statement"),
        ("", "全年未向申请人收取任何费用。", "", "in other words"),
        ("", "收取1件信息处理费，共380元。", "", "a fee charged"),
        ("other.no_payment.total=2", "本年度没有收取信息处理费。", "A11 A12?", "two lapsed without a notice"),
        ("other.no_payment.total=2", "发出信息处理费收费通知2份，均未缴纳。", "A12?", "two notices"),
        ("other.no_payment.total=2", "发出收费通知1份。", "A11 A12?", "one notice too few"),
        ("other.no_payment.total=2", "未发出收费通知，没有收取费用。", "A11 A12?", "none, although two lapsed"),
    ];
    for (cells, text, expected, because) in cases {
        let judgement = township(&with_text(with_cells(cells), 6, text));
        assert_eq!(said(&judgement), expected.split_whitespace().collect::<Vec<_>>(), "{text}: {because}");
    }
    let mut report = quiet();
    report.sections.remove(&6);
    assert_eq!(said(&township(&report)), ["N5?"], "a missing section is another rule's finding");
}

#[test]
fn a16_units_of_money() {
    let money = with_cells("t2.admin_fee.amount_wan=380");
    let yuan = Units { charge_in_yuan: true };
    assert_eq!(said(&judge(&money, None, Some(Level::Township), &yuan)), ["A16"], "the header says 元");
    let judged = |text: &str| said(&township(&with_text(money.clone(), 6, text)));
    assert_eq!(judged("收取信息处理费380元。"), ["A16"], "the same digits in 元");
    assert_eq!(judged("收取信息处理费381元。"), Vec::<String>::new(), "other digits");
    assert_eq!(judged("收取行政事业性收费380万元，没有收取信息处理费。"), Vec::<String>::new(), "in 万元");
}
