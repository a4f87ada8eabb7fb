//! 账号的话 What stands in the way of an act on an account.

use messages::Message;

use super::say;

pub(super) fn only_oneself() -> Message {
    say(
        "account.only-oneself",
        "只能为自己启用动态口令。",
        "动态口令由本人的手机保管，别人不能代办。",
        "请由本人登录后启用。",
    )
}

pub(super) fn disabled() -> Message {
    say(
        "account.disabled",
        "这个账号已经停用。",
        "停用的账号不再办任何事。",
        "请核对账号；人回来了，请系统管理员另开账号。",
    )
}

pub(super) fn account_name() -> Message {
    say("account.name.form", "账号名不合要求。", "账号名用三到三十二个小写字母、数字或短横线。", "请换一个账号名。")
}

pub(super) fn default_name() -> Message {
    say(
        "account.name.default",
        "不能用这个账号名。",
        "人人都会先猜的账号名不安全，也看不出是谁。",
        "请用能认出本人的账号名。",
    )
}

pub(super) fn taken() -> Message {
    say("account.name.taken", "这个账号名已经有人用了。", "一个账号名只属于一个人。", "请换一个账号名。")
}

pub(super) fn open_work(count: usize) -> Message {
    say(
        "account.open-work",
        format!("这个账号还有{count}件在办事项。"),
        "停用以后，这些事项就没有人办了。",
        "请先移交，再停用。",
    )
}

pub(super) fn no_work() -> Message {
    say(
        "account.hand-over.none",
        "没有可以移交的。",
        "现在没有点名等他办的事；等岗位的事，谁在这个岗位谁办，不用移交。",
        "不必再办。",
    )
}

pub(super) fn work_changed() -> Message {
    say(
        "account.hand-over.changed",
        "还没有移交。",
        "您看清单的时候，等他办的事变了。",
        "请重新看一遍清单，再确认移交。",
    )
}

pub(super) fn not_locked() -> Message {
    say("account.not-locked", "这个账号没有锁定。", "锁定可能已经到时解除。", "请直接登录。")
}

pub(super) fn factor_there() -> Message {
    say(
        "account.factor.there",
        "动态口令已经启用。",
        "一个账号只有一个动态口令。",
        "手机换了的，请系统管理员先取消原来的。",
    )
}

pub(super) fn no_factor() -> Message {
    say("account.factor.none", "这个账号没有启用动态口令。", "没有的不能取消。", "不必再办。")
}
