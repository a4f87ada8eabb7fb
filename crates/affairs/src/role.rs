//! 岗位 The roles of an office (`operations.md` §1.2), each with its permanent identifier.

use serde::{Deserialize, Serialize};

/// 岗位 What a person does in the office. One person may hold several,.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 领导小组组长 Reads boards, decides disputes, signs the annual summary.
    GroupHead,
    /// 主要领导 Final review of important items.
    Principal,
    /// 分管领导 Second review, complaints.
    LeaderInCharge,
    /// 部门负责人 First review of the own section's items.
    SectionHead,
    /// 信息员 Collects, edits, publishes what is approved.
    InfoOfficer,
    /// 校对 Proof-reading.
    Proofreader,
    /// 保密审查员 Secrecy review of every item.
    SecrecyOfficer,
    /// 政府信息公开工作机构负责人 Runs the office, publishes or schedules.
    OfficeHead,
    /// 登记员 Registers applications.
    Registrar,
    /// 承办人 Handles applications.
    Handler,
    /// 用印管理员 Keeps the seal.
    SealKeeper,
    /// 对接专员 Docks with the county platform.
    DockOfficer,
    /// 窗口人员 Window, kiosk, opinion box.
    WindowClerk,
    /// 帮带导师
    Mentor,
    /// 新进人员
    Trainee,
    /// 培训管理员
    TrainerAdmin,
    /// 县级主管部门 Sees the bodies below; edits no content.
    Supervisor,
    /// 系统管理员 Accounts, configuration, backup; sees no draft.
    SysAdmin,
    /// 安全（保密）管理员 Assigns roles, keeps policies and marks.
    SecAdmin,
    /// 安全审计员 Reads the audit log of everyone.
    AuditAdmin,
}

impl Role {
    /// The permanent identifier, as the ledger and the interfaces write it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::GroupHead => "group_head",
            Self::Principal => "principal",
            Self::LeaderInCharge => "leader_in_charge",
            Self::SectionHead => "section_head",
            Self::InfoOfficer => "info_officer",
            Self::Proofreader => "proofreader",
            Self::SecrecyOfficer => "secrecy_officer",
            Self::OfficeHead => "office_head",
            Self::Registrar => "registrar",
            Self::Handler => "handler",
            Self::SealKeeper => "seal_keeper",
            Self::DockOfficer => "dock_officer",
            Self::WindowClerk => "window_clerk",
            Self::Mentor => "mentor",
            Self::Trainee => "trainee",
            Self::TrainerAdmin => "trainer_admin",
            Self::Supervisor => "supervisor",
            Self::SysAdmin => "sys_admin",
            Self::SecAdmin => "sec_admin",
            Self::AuditAdmin => "audit_admin",
        }
    }
}
