//! 代理的话 What stands in the way of a deputyship.

use jiff::civil::Date;
use messages::Message;

use super::say;
use crate::role::Role;

pub(super) fn own_deputy() -> Message {
    say("account.deputy.oneself", "不能由自己代理自己。", "代理是为了本人不在的时候有别人来办。", "请选另一位同事。")
}

pub(super) fn not_deputised(role: Role) -> Message {
    say(
        "account.deputy.admin",
        format!("“{}”不能指定代理。", role.name()),
        "三位管理员各自只办自己的事，换人要重新授予岗位。",
        "请安全管理员授予或收回岗位。",
    )
}

pub(super) fn period(from: Date, to: Date) -> Message {
    say(
        "account.deputy.period",
        format!("代理期间从{from}到{to}，不能这样定。"),
        "期间的最后一天不早于第一天，也不早于今天。",
        "请改期间。",
    )
}

pub(super) fn chain() -> Message {
    say(
        "account.deputy.chain",
        "这样会成为代理的代理。",
        "代理人自己也不在，或者委托人正在代理别人，这个岗位就没有人负责了。",
        "请选这段时间不涉及代理的同事。",
    )
}

pub(super) fn deputy_there() -> Message {
    say(
        "account.deputy.there",
        "这段时间已经有代理人。",
        "一个岗位同一时间只有一个代理人。",
        "请先结束原来的代理，或改期间。",
    )
}

pub(super) fn not_your_deputy() -> Message {
    say("account.deputy.not-yours", "这项代理不是您的。", "代理由委托人或者代理人结束。", "请由他们中的一位办理。")
}

pub(super) fn over(to: Date) -> Message {
    say("account.deputy.over", format!("这项代理到{to}已经结束。"), "过了最后一天，代理自动结束。", "不必再办。")
}
