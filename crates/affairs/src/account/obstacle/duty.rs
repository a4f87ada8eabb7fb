//! 岗位的话 Who may do it, and who may hold what.

use messages::Message;

use super::say;
use crate::account::Conflict;
use crate::role::Role;

pub(super) fn not_yours() -> Message {
    say(
        "account.not-yours",
        "这一步没有办。",
        "您的岗位没有这项职责；系统管理员管账号，安全管理员管岗位。",
        "请交给有这项职责的管理员办理。",
    )
}

pub(super) fn oneself() -> Message {
    say("account.oneself", "不能给自己办这一步。", "管账号和管岗位的人，都不能给自己办。", "请由另一位管理员办理。")
}

pub(super) fn role_held(role: Role) -> Message {
    say("account.role.held", format!("这个人已经是{}。", role.name()), "同一个岗位只授予一次。", "不必再办。")
}

pub(super) fn role_not_held(role: Role) -> Message {
    say(
        "account.role.not-held",
        format!("这个人没有“{}”岗位。", role.name()),
        "没有的岗位不能收回、代理或移交。",
        "请核对岗位，或先由安全管理员授予。",
    )
}

pub(super) fn foreign_body() -> Message {
    say(
        "account.foreign-body",
        "这个账号不在本单位。",
        "岗位只授予本单位的人；人手太少的乡镇，设置允许后，安全审计员可以由县里的人担任。",
        "请选本单位的账号。",
    )
}

pub(super) fn not_here(role: Role) -> Message {
    say(
        "account.role.not-here",
        format!("本单位不设“{}”岗位。", role.name()),
        "这个岗位只在县级主管部门设立。",
        "请换一个岗位。",
    )
}

pub(super) fn roles_conflict(conflict: Conflict) -> Message {
    say(
        "account.role.conflict",
        format!("“{}”和“{}”不能由一个人担任。", conflict.wanted.name(), conflict.held.name()),
        "三员分立：三位管理员是三个人，也不能兼任业务审批。",
        "请选另一个人，或先收回他现有的岗位或代理。",
    )
}
