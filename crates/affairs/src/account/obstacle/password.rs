//! 密码的话 What a new password lacks.

use messages::Message;

use super::say;

pub(super) fn short(shortest: usize) -> Message {
    say(
        "account.password.short",
        format!("密码不足{shortest}个字符。"),
        "短的密码容易被试出来。",
        "请加长；几个不相干的词连起来，又长又好记。",
    )
}

pub(super) fn long(longest: usize) -> Message {
    say("account.password.long", format!("密码超过{longest}个字符。"), "太长的密码登录很慢。", "请缩短一些。")
}

pub(super) fn plain(classes: usize) -> Message {
    say(
        "account.password.plain",
        "密码的字符种类太少。",
        format!("大写字母、小写字母、数字、符号，至少要有{classes}种。"),
        "请加上缺的种类。",
    )
}

pub(super) fn weak() -> Message {
    say(
        "account.password.weak",
        "这个密码太容易猜到。",
        "它含有账号名或地名，或者主要由常见词、年份、键盘上相邻的键组成。",
        "请换一个别人想不到的。",
    )
}

pub(super) fn used(last: usize) -> Message {
    say("account.password.used", "这个密码用过。", format!("最近{last}个密码不能再用。"), "请换一个新的。")
}
