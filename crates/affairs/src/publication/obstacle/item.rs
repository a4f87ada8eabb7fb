//! 稿件的话 What lies in the item itself: its check, its release, its facts.

use super::{Obstacle, Sentences};

impl Obstacle {
    pub(super) fn of_check(&self) -> Option<Sentences> {
        Some(match self {
            Self::Unchecked => (
                "publication.check.missing",
                "这份内容还没有做过机器检查。".into(),
                "检查结果只对检查过的那份内容有效，改一个字也要重新检查。",
                "请先检查，再办理。",
            ),
            Self::CheckOfOther => (
                "publication.check.other",
                "这次检查的不是现在的内容。".into(),
                "检查的时候内容又改过了。",
                "请对现在的内容重新检查。",
            ),
            Self::CheckOutdated => (
                "publication.check.outdated",
                "检查之后，检查规则更新过。".into(),
                "发布的时候，检查结果必须仍然有效。",
                "请按新的规则重新检查一次。",
            ),
            Self::Blocked { rules } => (
                "publication.check.blocked",
                format!("机器检查发现不能公开的问题：{}。", rules.join("、")),
                "这些问题要么改掉，要么由没有参与起草的负责人说明理由后放行。",
                "请修改内容，或者请负责人放行。",
            ),
            Self::SecrecyFinding => (
                "publication.check.secrecy",
                "内容可能涉及国家秘密（规则 C-01）。".into(),
                "涉密的检查结果任何人都不能放行（《条例》第十四条、第十七条）。",
                "请删去有关内容重新检查，或者请示保密工作机构。",
            ),
            Self::NoFinding { rule } => (
                "publication.check.no-finding",
                format!("检查结果里没有需要放行的规则「{rule}」。"),
                "只有拦住内容的检查结果才需要放行，放行过的不用再放行。",
                "请刷新页面，核对检查结果。",
            ),
            Self::TotalsUnconfirmed => (
                "publication.totals.unconfirmed",
                "还没有确认正文和附件里没有名单。".into(),
                "这一项涉及的人不能在任何渠道公布名单，只能公布政策、标准和人数、金额这些汇总数；改过的稿要重新确认。",
                "请看过正文和附件，在送审的地方勾上确认；有名单的，先改成汇总数。",
            ),
            Self::SpecialRecords => (
                "publication.special.records",
                "特别重要的信息还缺书面征求意见的记录或者会议记录。".into(),
                "涉及其他机关的信息要先协商、确认（《条例》第十一条），并经会议研究。",
                "请填上这两份记录的编号。",
            ),
            _ => return None,
        })
    }

    pub(super) fn of_others(&self) -> Sentences {
        self.of_release().unwrap_or_else(|| self.of_facts())
    }

    fn of_release(&self) -> Option<Sentences> {
        Some(match self {
            Self::NotPublic => (
                "publication.release.attribute",
                "这条信息的公开属性不是“主动公开”。".into(),
                "依申请公开和不予公开的信息不在网站和公开栏上发布。",
                "属性填错的，请改正后重新审核。",
            ),
            Self::NoChannel => (
                "publication.release.channel",
                "还没有选择发布渠道。".into(),
                "发布要写明在哪里公开。",
                "请至少选择一个渠道。",
            ),
            Self::SameContent { other } => (
                "publication.release.same-content",
                format!("一字不差的同一份内容已经公开过，索引号 {other}。"),
                "同一内容放在几个栏目、几个渠道只算一条；再发一遍，统计里会多出一条。",
                "只是换个渠道的，请在那一条的页面上登记渠道；确实是新的一条，请在标题里写明区别，如加上日期或者期数。",
            ),
            Self::ReleaseInPast => (
                "publication.schedule.past",
                "定时的时间不晚于现在。".into(),
                "定时发布要等到将来的一个时间。",
                "请改一个以后的时间，或者直接发布。",
            ),
            Self::TooEarly { .. } => (
                "publication.schedule.early",
                "定时的时间还没有到。".into(),
                "到了定好的时间才会发布。",
                "请等待；要提前发布，请先取消定时。",
            ),
            Self::NotUrgent => (
                "publication.urgent.class",
                "这条信息的重要程度不是“应急”。".into(),
                "只有预警、转移通知一类的应急信息可以先发布、后补审核。",
                "确属应急的，请先把重要程度改为应急；否则请按一般流程送审。",
            ),
            Self::DebtFirst => (
                "publication.correct.debt",
                "应急发布的手续还没有补完。".into(),
                "补办的签字针对已经公开的内容，不能被新版本带过去。",
                "请先补完手续；内容有错的，可以先撤下或者做小更正。",
            ),
            Self::Unconfirmed => (
                "publication.correct.unconfirmed",
                "撤下还没有经领导确认。".into(),
                "先确定撤下还是恢复，才知道要不要新版本。",
                "请先由领导确认或者恢复。",
            ),
            Self::ConfirmedAlready => (
                "publication.withdrawal.confirmed",
                "撤下已经确认过了。".into(),
                "一次撤下只决定一次。",
                "要重新公开，请登记实质更正，走完整的审核。",
            ),
            _ => return None,
        })
    }

    fn of_facts(&self) -> Sentences {
        match self {
            Self::Blank { field } => (
                "publication.facts.blank",
                format!("“{field}”没有填写。"),
                "缺了它，以后就查不清、数不准。",
                "请填写后再提交。",
            ),
            Self::Hash => (
                "publication.facts.hash",
                "内容摘要的格式不对。".into(),
                "摘要应当是六十四位小写十六进制数，由系统根据内容算出。",
                "请重新保存内容；仍然这样，请告诉系统管理员。",
            ),
            Self::DueBeforeEvent { event, due } => (
                "publication.facts.dates",
                format!("应公开的日期{due}早于信息形成的日期{event}。"),
                "信息形成之后才谈得上公开。",
                "请核对这两个日期。",
            ),
            Self::ImportanceLowered { from } => (
                "publication.facts.importance",
                format!("重要程度原来是“{}”，不能调低。", from.name()),
                "重要程度只能往上调，否则就可以绕开终审。",
                "请保持原来的重要程度；定错了的，可以废弃后重新提出。",
            ),
            Self::NotHistory { on, before } => (
                "publication.record.not-history",
                format!("{on}不能补录：只补录{before}以前公开过的。"),
                "系统用起来以后，发布日期由系统记，不能事后填。",
                "请核对发布日期；系统用起来以后的，请走审核流程发布。",
            ),
            Self::ValidityBeforeEvent => (
                "publication.validity.before-event",
                "有效性改变的日期早于文件的形成日期。".into(),
                "文件还没有形成，不会先废止、先失效。",
                "请核对两个日期。",
            ),
            Self::PublishedBeforeEvent => (
                "publication.record.dates",
                "公开的日期早于信息形成的日期。".into(),
                "信息形成之后才谈得上公开。",
                "请核对这两个日期。",
            ),
            Self::NothingChanged => (
                "publication.act.nothing-changed",
                "提交的内容和现在的完全一样。".into(),
                "重复点击或者没有改动，都不会再记一次。",
                "不用再提交；要修改的，请改好再提交。",
            ),
            Self::SameTitle { number } => (
                "publication.item.same-title",
                format!("和编号 {number} 的稿件标题一样。"),
                "标题相同的两件，读的人分不清，同一件事也容易公开两次、数成两条。",
                "是另一件的，请在标题里写明时间、批次或者对象；就是同一件的，请废弃这一篇。",
            ),
            other => unreachable!("{other:?} is told elsewhere"),
        }
    }
}
