//! 人和签字的话 What lies in the person who acts, and in signatures.

use super::{Obstacle, Sentences};

impl Obstacle {
    pub(super) fn of_person(&self) -> Option<Sentences> {
        Some(match self {
            Self::Role { role } => (
                "publication.act.role",
                format!("您现在用的岗位（{}）不能办理这一步。", role.name()),
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
            Self::Receiver { because } => (
                "publication.hand-over.receiver",
                "这一件不能移交给他。".into(),
                because,
                "请为这一件另选一个人，或者先请安全管理员授予岗位。",
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
}
