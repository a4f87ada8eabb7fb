//! 职责 Which role may do which kind of act: the one table, which every affair asks (`operations.md` §1.2).

use super::Role;

/// 职责 A kind of act; each opens exactly its acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// 采编 Proposes, checks, edits, hands in and gives up items.
    WriteItems,
    /// 放行检查结果 Lets a finding of the machine check pass, with a reason.
    Overrule,
    /// 保密审查
    ReviewSecrecy,
    /// 校对 Which of the three proof-readings is whose, the profile of the item says.
    Proofread,
    /// 初审
    SignFirst,
    /// 复审
    SignSecond,
    /// 终审
    SignFinal,
    /// 发布 Publishes or schedules what is approved, on further channels as well.
    Publish,
    /// 应急发布 Releases at once, and leaves a debt.
    PublishUrgently,
    /// 小更正 Files a small correction that somebody else prepared.
    CorrectSmall,
    /// 撤下 Hides an item at once: what is wrong must not wait.
    Withdraw,
    /// 确认撤下或恢复 Decides what becomes of a hidden item.
    DecideWithdrawal,
    /// 看未公开的稿件 Sees what is not published.
    SeeDrafts,
    /// 看统计
    ReadFigures,
    /// 编写年度报告 Compiles, edits and hands in the report of a year; its reviews are those of an important item.
    CompileReport,
    /// 登记申请
    RegisterApplications,
    /// 办理申请
    HandleApplications,
    /// 用印
    KeepSeal,
    /// 对接县平台
    Dock,
    /// 管窗口和专区
    KeepWindow,
    /// 培训和帮带
    Train,
    /// 记台账 Keeps the registers of the year.
    KeepRegisters,
    /// 台账年结 Closes a book of the year and opens it again.
    CloseBooks,
    /// 排公开日历、改责任清单、登记不涉及 Keeps what the body owes the public.
    KeepObligations,
    /// 批准责任清单
    ApproveDuties,
    /// 登记事件、答复公开任务 Says what happened and what did not, and which item answers a task.
    AnswerObligations,
    /// 监督下级
    SuperviseBelow,
    /// 管理账号
    ManageAccounts,
    /// 标明有效性 Says of a public document that it is in force no longer, or again.
    MarkValidity,
    /// 公布联系方式 Telephone, address and hours of the body, as the public pages print them.
    DescribeBody,
    /// 改设置、设内设机构和下级 Settings of the program, sections, bodies below.
    Configure,
    /// 备份和恢复
    Backup,
    /// 授予和收回岗位
    AssignRoles,
    /// 定安全策略 The grade of protection, where the auditor comes from.
    SetPolicies,
    /// 查阅审计台账
    ReadAudit,
}

impl Duty {
    /// Every duty, in the order of `docs/roles.md`.
    pub const ALL: [Self; 35] = [
        Self::WriteItems,
        Self::Overrule,
        Self::ReviewSecrecy,
        Self::Proofread,
        Self::SignFirst,
        Self::SignSecond,
        Self::SignFinal,
        Self::Publish,
        Self::PublishUrgently,
        Self::CorrectSmall,
        Self::Withdraw,
        Self::DecideWithdrawal,
        Self::SeeDrafts,
        Self::ReadFigures,
        Self::CompileReport,
        Self::RegisterApplications,
        Self::HandleApplications,
        Self::KeepSeal,
        Self::Dock,
        Self::KeepWindow,
        Self::Train,
        Self::KeepRegisters,
        Self::CloseBooks,
        Self::KeepObligations,
        Self::ApproveDuties,
        Self::AnswerObligations,
        Self::SuperviseBelow,
        Self::ManageAccounts,
        Self::MarkValidity,
        Self::DescribeBody,
        Self::Configure,
        Self::Backup,
        Self::AssignRoles,
        Self::SetPolicies,
        Self::ReadAudit,
    ];

    /// The words people use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::WriteItems => "采编",
            Self::Overrule => "放行检查结果",
            Self::ReviewSecrecy => "保密审查",
            Self::Proofread => "校对",
            Self::SignFirst => "初审",
            Self::SignSecond => "复审",
            Self::SignFinal => "终审",
            Self::Publish => "发布",
            Self::PublishUrgently => "应急发布",
            Self::CorrectSmall => "小更正",
            Self::Withdraw => "撤下",
            Self::DecideWithdrawal => "确认撤下或恢复",
            Self::SeeDrafts => "看未公开的稿件",
            Self::ReadFigures => "看统计",
            Self::CompileReport => "编写年度报告",
            Self::RegisterApplications => "登记申请",
            Self::HandleApplications => "办理申请",
            Self::KeepSeal => "用印",
            Self::Dock => "对接县平台",
            Self::KeepWindow => "管窗口和专区",
            Self::Train => "培训和帮带",
            Self::KeepRegisters => "记台账",
            Self::CloseBooks => "台账年结",
            Self::KeepObligations => "排公开日历、改责任清单、登记不涉及",
            Self::ApproveDuties => "批准责任清单",
            Self::AnswerObligations => "登记事件、答复公开任务",
            Self::SuperviseBelow => "监督下级",
            Self::ManageAccounts => "管理账号",
            Self::MarkValidity => "标明有效性",
            Self::DescribeBody => "公布联系方式",
            Self::Configure => "改设置、设内设机构和下级",
            Self::Backup => "备份和恢复",
            Self::AssignRoles => "授予和收回岗位",
            Self::SetPolicies => "定安全策略",
            Self::ReadAudit => "查阅审计台账",
        }
    }

    /// 由谁 The roles that may do it; the first is the one that is asked, where somebody is.
    #[must_use]
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::WriteItems => &[Role::InfoOfficer, Role::OfficeHead],
            Self::Overrule => &[Role::SectionHead, Role::OfficeHead, Role::LeaderInCharge],
            Self::ReviewSecrecy => &[Role::SecrecyOfficer],
            Self::Proofread => &[
                Role::Proofreader,
                Role::SectionHead,
                Role::LeaderInCharge,
                Role::Principal,
                Role::OfficeHead,
                Role::InfoOfficer,
            ],
            Self::SignFirst => &[Role::SectionHead],
            Self::SignSecond => &[Role::LeaderInCharge],
            Self::SignFinal => &[Role::Principal],
            Self::Publish => &[Role::OfficeHead, Role::InfoOfficer],
            Self::PublishUrgently => &[Role::LeaderInCharge, Role::Principal],
            Self::CorrectSmall => &[Role::SectionHead, Role::LeaderInCharge, Role::Principal],
            Self::Withdraw => &[
                Role::InfoOfficer,
                Role::OfficeHead,
                Role::SectionHead,
                Role::LeaderInCharge,
                Role::Principal,
                Role::SecrecyOfficer,
            ],
            Self::DecideWithdrawal => &[Role::LeaderInCharge, Role::Principal],
            Self::SeeDrafts => &[
                Role::GroupHead,
                Role::Principal,
                Role::LeaderInCharge,
                Role::SectionHead,
                Role::InfoOfficer,
                Role::Proofreader,
                Role::SecrecyOfficer,
                Role::OfficeHead,
            ],
            Self::ReadFigures => {
                &[Role::GroupHead, Role::Principal, Role::LeaderInCharge, Role::OfficeHead, Role::Supervisor]
            }
            Self::CompileReport => &[Role::InfoOfficer, Role::OfficeHead],
            Self::RegisterApplications => &[Role::Registrar, Role::WindowClerk],
            Self::HandleApplications => &[Role::Handler],
            Self::KeepSeal => &[Role::SealKeeper],
            Self::Dock => &[Role::DockOfficer],
            Self::KeepWindow => &[Role::WindowClerk],
            Self::Train => &[Role::Mentor, Role::TrainerAdmin],
            Self::KeepRegisters => &[Role::InfoOfficer, Role::OfficeHead],
            Self::CloseBooks => &[Role::OfficeHead],
            Self::KeepObligations => &[Role::OfficeHead],
            Self::ApproveDuties => &[Role::LeaderInCharge],
            Self::AnswerObligations => &[Role::InfoOfficer, Role::OfficeHead, Role::SectionHead],
            Self::SuperviseBelow => &[Role::Supervisor],
            Self::ManageAccounts => &[Role::SysAdmin],
            Self::MarkValidity => &[Role::OfficeHead, Role::LeaderInCharge],
            Self::DescribeBody => &[Role::OfficeHead],
            Self::Configure => &[Role::SysAdmin],
            Self::Backup => &[Role::SysAdmin],
            Self::AssignRoles => &[Role::SecAdmin],
            Self::SetPolicies => &[Role::SecAdmin],
            Self::ReadAudit => &[Role::AuditAdmin],
        }
    }
}
