//! 办理 What stands in the way of an act on a record that is there.

use messages::Message;

use super::{Obstacle, say};

impl Obstacle {
    pub(super) fn of_acts(&self) -> Option<Message> {
        Some(match self {
            Self::NoReason => say(
                "register.no-reason",
                "还没有写理由。",
                "登记过的内容要改、要划去，或者重开已经结了的簿，以后查账的人要知道为什么。",
                "请用一句话写明理由。",
            ),
            Self::Unchanged => say(
                "register.unchanged",
                "和原来一样，没有改。",
                "没有改动的，台账里不多记一笔。",
                "不必再办；想改的那一栏请核对是不是填上了。",
            ),
            Self::OtherKind { kind } => say(
                "register.other-kind",
                format!("这条是“{}”的记录，不能改成别的台账。", kind.name()),
                "编号说明它属于哪本台账，编号不变。",
                "请划去这一条，再到正确的台账登记。",
            ),
            Self::OtherYear { year } => say(
                "register.other-year",
                format!("这条记录属于{year}年，不能改到别的年份。"),
                "编号里写着年份，编号不变。",
                "年份登记错了的，请划去这一条，按正确的日期重新登记。",
            ),
            Self::Struck => say(
                "register.struck",
                "这条记录已经划去。",
                "划去的记录留着可查，不再改，也不计数。",
                "需要的，请重新登记一条。",
            ),
            Self::Stale => say(
                "register.stale",
                "您打开以后，同事已经改过这里。",
                "照旧页面改，会盖掉同事的改动。",
                "请重新打开看一看，需要的再改。",
            ),
            Self::NotOwn => say(
                "register.problem.not-own",
                "这个问题不是您提出的。",
                "问题解决没有，由提出的人自己确认。",
                "请提出问题的同事登录后确认。",
            ),
            Self::OwnSolution => say(
                "register.problem.own-solution",
                "“已解决”是您自己登记的，不能由您自己确认。",
                "解决问题的人说解决了，还要提出的人说一声，这一件才算数；两句话不能出自同一个人。",
                "请帮您解决的同事改一次这条记录，登记解决日期和办法，然后您再确认。",
            ),
            Self::OnlyOwn => say(
                "register.problem.hand-over",
                "这个问题不能交给别人确认。",
                "问题解决没有，只有提出的人知道。",
                "请他先确认；来不及的，由记台账的人写明理由，把提出人改成接手的人。",
            ),
            Self::NotSolved => say(
                "register.problem.not-solved",
                "这个问题还没有登记解决日期。",
                "先解决，再由提出的人确认。",
                "请先补记解决日期和办法。",
            ),
            Self::ConfirmedAlready => {
                say("register.problem.confirmed", "这个问题已经确认过了。", "一个问题确认一次。", "不必再办。")
            }
            Self::NothingToConfirm { kind } => say(
                "register.confirm.none",
                format!("“{}”的记录不用确认。", kind.name()),
                "只有实操问题要由提出的人确认解决了。",
                "不必再办。",
            ),
            _ => return None,
        })
    }
}
