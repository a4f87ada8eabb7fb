//! 障碍的话 The sentences of every obstacle.

use super::{Obstacle, obstacle::Sentences, occasion::role_name};

impl Obstacle {
    pub(super) fn of_person(&self) -> Option<Sentences> {
        Some(match self {
            Self::Role { role } => (
                "publication.act.role",
                format!("您现在用的岗位（{}）不能办理这一步。", role_name(*role)),
                "每一步由谁办理，在单位的岗位分工里定好了。",
                "请换用有这项职责的岗位，或者请有职责的同事办理。",
            ),
            Self::OtherSection { section } => (
                "publication.act.other-section",
                format!("这条信息属于另一个部门（{section}）。"),
                "部门负责人只审本部门的信息，受委托代理的除外。",
                "请由该部门负责人或者他的代理人办理。",
            ),
            Self::DeputyPeriod { from, to } => (
                "publication.deputy.period",
                format!("您的代理期限是{from}至{to}，今天不在其中。"),
                "代理只在写明的期限内有效。",
                "请由本人办理，或者先登记新的代理期限。",
            ),
            Self::DeputyScope => (
                "publication.deputy.scope",
                "您的代理范围不包括这一步。".into(),
                "代理按岗位和部门授予，不能代理自己，也不能超出范围。",
                "请由本人办理，或者请本人扩大代理范围。",
            ),
            Self::OwnText => (
                "publication.sign.own-text",
                "您参与起草了这条信息，不能再审核、校对或者放行它。".into(),
                "起草和把关必须是不同的人，代别人办理也一样。",
                "请由没有参与起草的同事办理。",
            ),
            Self::TwoStages { signed, step } => (
                "publication.sign.two-stages",
                format!("这条信息的{}已经由您（或者您代理的人）办理，不能再办理{}。", signed.name(), step.name()),
                "同一个人不能在一条信息上把关两次，代别人办理也一样。",
                "请由另一位同事，或者另一位代理人办理。",
            ),
            Self::OwnDebt => (
                "publication.debt.own",
                "应急发布由您决定或者经手，补办的手续不能由您办理。".into(),
                "应急发布之后的审核要由第三人补办。",
                "请由没有参与应急发布的同事补办。",
            ),
            Self::OwnWithdrawal => (
                "publication.withdrawal.own",
                "这条信息是您撤下的，确认或者恢复要由别人决定。".into(),
                "撤下可以一个人先做，事后要由另一位领导把关。",
                "请由另一位领导确认或者恢复。",
            ),
            Self::PreparedByOther => (
                "publication.correct.prepared-by",
                "实质更正登记的起草人不是您本人。".into(),
                "新版本由谁起草，就由谁登记，以后才能分清起草和审核。",
                "请由起草人本人登记。",
            ),
            _ => return None,
        })
    }

    pub(super) fn of_signing(&self) -> Option<Sentences> {
        Some(match self {
            Self::Stage { stage, act, reason } => (
                "publication.act.stage",
                format!("这条信息现在是“{}”，不能{}：{reason}。", stage.name(), act.name()),
                "每一步都有它的前提。",
                "请刷新页面，看一看它现在可以怎样办理。",
            ),
            Self::Stale { version } => (
                "publication.act.stale",
                format!("您看到的内容已经不是最新的，现在是第{version}版或者它的新修改稿。"),
                "在您打开页面以后，有同事先办理了。",
                "请刷新页面，看过最新的内容再办理；您填写的意见可以复制过去。",
            ),
            Self::ClockBack { .. } => (
                "publication.act.clock-back",
                "现在的时间早于这条信息的上一次办理时间。".into(),
                "办理经过按时间先后排列，时间倒退就无法证明先后。",
                "请让系统管理员核对服务器的时间，然后再办理。",
            ),
            Self::SignedAlready { step } => (
                "publication.sign.already",
                format!("{}已经办理过了。", step.name()),
                "一个步骤对同一份内容只办理一次，重复点击也只算一次。",
                "不用再办，刷新页面就能看到结果。",
            ),
            Self::NotItsTurn { step } => (
                "publication.sign.not-open",
                format!("现在还轮不到{}，或者这条信息不需要这一步。", step.name()),
                "审校按一校、初审、二校、复审、三校、终审的顺序进行，保密审查同时进行。",
                "请等前面的步骤办完。",
            ),
            Self::NoReason { act } => (
                "publication.act.no-reason",
                format!("{}没有写明理由。", act.name()),
                "退回、放行、应急发布和撤下都要让别人看得懂为什么。",
                "请写明理由再提交，其他内容都还在。",
            ),
            Self::OneByOne { importance } => (
                "publication.sign.one-by-one",
                format!("这条信息的重要程度是“{}”，不能和别的一起签。", importance.name()),
                "只有一般的信息可以一批一批地签，其余的要一件一件打开、看过再签。",
                "请单独打开这一件办理。",
            ),
            Self::Unsigned { steps } => (
                "publication.release.unsigned",
                format!(
                    "还缺对这份内容的签字：{}。",
                    steps.iter().map(|step| step.name()).collect::<Vec<_>>().join("、")
                ),
                "签字只对当时的内容有效，改动之后要重新签。",
                "请先办完这些步骤。",
            ),
            _ => return None,
        })
    }

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
            other => unreachable!("{other:?} is told elsewhere"),
        }
    }
}
