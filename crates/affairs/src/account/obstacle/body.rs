//! 单位的话 What stands in the way of an act on a body or its sections.

use messages::Message;

use super::say;
use crate::account::ContactField;

pub(super) fn unit_id() -> Message {
    say(
        "account.unit.id",
        "代号不合要求。",
        "代号用两到三十二个小写字母、数字或短横线，以后不再改；单位的代号不能是 console、check 这些网址里另有用处的词。",
        "请用名称的拼音，如 dangzhengban。",
    )
}

pub(super) fn section_name() -> Message {
    say(
        "account.section.name",
        "内设机构的名称没有填，或者和另一个重名。",
        "同一个单位里，名称要分得清是哪一个。",
        "请改名称；同名的那一个不用了，请先撤销它。",
    )
}

pub(super) fn section_taken() -> Message {
    say(
        "account.section.taken",
        "这个代号已经用过。",
        "代号跟着以前的稿件和台账，撤销以后也不再给别的机构用。",
        "请换一个代号。",
    )
}

pub(super) fn section_closed() -> Message {
    say("account.section.closed", "这个内设机构已经撤销。", "撤销的机构不再改名，也不再进人。", "请核对是哪一个。")
}

pub(super) fn section_staffed(count: usize) -> Message {
    say(
        "account.section.staffed",
        format!("这个内设机构里还有{count}个人。"),
        "撤销以后，他们就不属于任何机构了。",
        "请先把他们调到别的机构，或者停用账号。",
    )
}

pub(super) fn section_busy(count: usize) -> Message {
    say(
        "account.section.busy",
        format!("这个内设机构还有{count}件事项等着办。"),
        "撤销以后，这些事项就没有人办了。",
        "请先办完或者退回，再撤销。",
    )
}

pub(super) fn unchanged() -> Message {
    say("account.unchanged", "和原来一样，没有改。", "没有改动的，台账里不多记一笔。", "不必再办。")
}

pub(super) fn grade() -> Message {
    say(
        "account.body.grade",
        "没有这个保护等级。",
        "单位的系统按等级保护的第二级或者第三级管理。",
        "请填 2 或 3；不清楚的，请看定级备案。",
    )
}

pub(super) fn no_body_above() -> Message {
    say(
        "account.body.no-parent",
        "本单位没有登记上级，不能由上级派审计员。",
        "安全审计员由上级担任的，要知道是哪个上级。",
        "请由本单位的人担任；上级也用这个系统的，请上级的系统管理员来设立。",
    )
}

pub(super) fn auditor_lent(count: usize) -> Message {
    say(
        "account.body.auditor-lent",
        format!("现在还有{count}位上级派来的安全审计员。"),
        "改成由本单位担任以前，要先有本单位的审计员。",
        "请先授予本单位的人，收回上级派来的，再改。",
    )
}

pub(super) fn not_below() -> Message {
    say(
        "account.body.level",
        "不能设立这个单位。",
        "只能设立比本单位低一层的单位：乡镇和部门的下面没有单位。",
        "请核对层级，或者请上级的系统管理员设立。",
    )
}

pub(super) fn body_taken() -> Message {
    say(
        "account.body.taken",
        "这个单位代号已经有了。",
        "代号用在网址和台账里，一个代号只属于一个单位。",
        "请换一个代号；单位已经设立过的，不必再办。",
    )
}

pub(super) fn contact(field: ContactField) -> Message {
    let form = match field {
        ContactField::Phone => "电话只写数字、短横线、括号和“转”，如 0555-0000102。",
        ContactField::Email => "邮箱要像 office@sangcun.gov.cn 这样写。",
        ContactField::SiteCode => "网站标识码是十个数字，国务院部门是 bm 加八个数字；乡镇填所在门户网站的。",
        ContactField::Address | ContactField::Hours | ContactField::Host => "写成一行，不超过一百个字。",
    };
    say("account.contact.form", format!("{}没有写对，没有公布。", field.name()), form, "请改好再存；不想公布的，留空。")
}

pub(super) fn contact_changed() -> Message {
    say(
        "account.contact.changed",
        "没有公布：别人刚刚改过。",
        "打开这一页以后，联系方式被另一个人改了，照存会把他改的盖掉。",
        "请重新打开这一页，看过现在的再改；您填的还在下面。",
    )
}
