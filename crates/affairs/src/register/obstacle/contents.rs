//! 内容 What a record says that cannot be.

use messages::Message;

use super::{Obstacle, on, say};
use crate::register::Coded as _;

impl Obstacle {
    pub(super) fn of_days(&self) -> Option<Message> {
        Some(match self {
            Self::Future { field, day } => say(
                "register.day.future",
                format!("“{field}”{}还没有到。", on(*day)),
                "台账记已经发生的事。",
                "请核对年月日；事情还没有办的，办完再登记。",
            ),
            Self::Before { later, then, earlier, first } => say(
                "register.day.before",
                format!("“{later}”{}早于“{earlier}”{}。", on(*then), on(*first)),
                "后一步不会先于前一步。",
                "请对照原件核对这两个日期。",
            ),
            Self::NoDay { field, day } => say(
                "register.day.none",
                format!("“{field}”{}不像一个真实的日期。", on(*day)),
                "台账里的日期不会离现在这么远。",
                "请核对年份有没有多打或少打一位。",
            ),
            Self::DueOutside { year, due } => say(
                "register.plan.due",
                format!("这是{year}年的计划，完成时限{}却不在这一年。", on(*due)),
                "一年的计划在当年完成，年报逐条对照。",
                "请改完成时限；要跨年的，请登记在完成那一年的计划里。",
            ),
            Self::Hours => say(
                "register.hours",
                "开始和结束的时刻对不上。",
                "结束要晚于开始，一场不过夜。",
                "请核对时刻；办了两天的，请按两场登记。",
            ),
            _ => return None,
        })
    }

    pub(super) fn of_contents(&self) -> Option<Message> {
        Some(match self {
            Self::Blank { field } => say(
                "register.blank",
                format!("“{field}”还没有填。"),
                "缺了这一项，以后说不清这条记录。",
                "请填上；原件上也没有的，请先问清楚。",
            ),
            Self::TooLong { field, most } => say(
                "register.too-long",
                format!("“{field}”超过了{most}个字。"),
                "台账记要点，详细材料留在档案里。",
                "请写得短一些，把材料的名称写进依据。",
            ),
            Self::Unprintable { field } => say(
                "register.unprintable",
                format!("“{field}”里有看不见的控制符。"),
                "从别的软件复制时会带进来，存进去以后谁也看不出。",
                "请删掉这一段重新打。",
            ),
            Self::NotAsked { field } => say(
                "register.not-asked",
                format!("这种台账没有“{field}”这一栏。"),
                "填了也没有地方看到。",
                "请把内容写进表单上有的栏目。",
            ),
            Self::Zero { field } => say(
                "register.zero",
                format!("“{field}”要大于零。"),
                "没有发生的事不登记；全年没有的，在年结时选“本年无”。",
                "请核对数字；填错了行的，不要登记这一条。",
            ),
            Self::TooMuch { field } => say(
                "register.too-much",
                format!("“{field}”大得不像一笔。"),
                "一条记录超过了任何乡镇一年的数。",
                "请核对单位（元、万元）和位数。",
            ),
            Self::UnknownResult { row } => say(
                "register.application.result",
                format!("年报表三没有“{row}”这一行办理结果。"),
                "一件申请办结后只归入表三的一行（国办公开办函〔2021〕30号）。",
                "请从列出的办理结果里选一行。",
            ),
            Self::UnknownOutcome { track, outcome } => say(
                "register.remedy.outcome",
                format!("“{}”没有“{outcome}”这种结果。", track.name()),
                "复议和诉讼各有自己的结果。",
                "请从列出的结果里选；途径选错了的，先改途径。",
            ),
            Self::MoreThanNotified => say(
                "register.fee.more",
                "实收的钱比通知的多。",
                "信息处理费按通知的数收取（第四十二条）。",
                "请核对两个金额；多收的要退。",
            ),
            Self::SumWithoutSource => say(
                "register.decision.source",
                "一条记录记了几件决定，却没有写依据。",
                "按月汇总登记的，要查得到是从哪份清单来的。",
                "请在依据里写明清单的名称和所在，或者一件一件登记。",
            ),
            Self::OwnMentor => say(
                "register.pairing.same",
                "导师和新进人员是同一个人。",
                "帮带是一个人带另一个人。",
                "请核对两个账号。",
            ),
            Self::DoneAndNot => say(
                "register.plan.done",
                "填了完成日期，进度却不是“做完了”。",
                "两处说法不一样，年报不知道听哪个。",
                "做完了的请改进度；没做完的请删掉完成日期。",
            ),
            Self::NoEvidence => say(
                "register.measure.evidence",
                "这条举措没有一条记录能证明。",
                "年报里说做了什么，要打得开当时的记录。",
                "请写上有关记录的编号，例如培训或者稿件的编号。",
            ),
            Self::Evidence { id } => say(
                "register.measure.unknown",
                format!("没有找到编号为“{id}”的记录。"),
                "编号抄错了，或者那条记录已经划去。",
                "请打开那条记录，把编号照样抄过来。",
            ),
            Self::EvidenceTwice => {
                say("register.measure.twice", "同一条记录写了两次。", "一条记录证明一次就够了。", "请删掉重复的编号。")
            }
            Self::Twin { number } => say(
                "register.twin",
                format!("这件事好像已经登记过，编号是{number}。"),
                "同一天、同一时刻、同一主题的培训，或者同一个文号、收文编号，登记两次就会多算。",
                "请先打开那一条核对；确实是另一件事的，请写明理由再登记。",
            ),
            _ => return None,
        })
    }
}
