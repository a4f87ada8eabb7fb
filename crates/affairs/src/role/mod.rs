//! 岗位 The roles of an office (`operations.md` §1.2), each with its permanent identifier; which role may do what stands
//! in one table, [`Duty::roles`].

mod duty;

use serde::{Deserialize, Serialize};

pub use self::duty::Duty;

/// 岗位 What a person does in the office. One person may hold several, within the rules of [`Role::conflicts_with`].
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

    /// Every role, in the order of `operations.md` §1.2.
    pub const ALL: [Self; 20] = [
        Self::GroupHead,
        Self::Principal,
        Self::LeaderInCharge,
        Self::SectionHead,
        Self::InfoOfficer,
        Self::Proofreader,
        Self::SecrecyOfficer,
        Self::OfficeHead,
        Self::Registrar,
        Self::Handler,
        Self::SealKeeper,
        Self::DockOfficer,
        Self::WindowClerk,
        Self::Mentor,
        Self::Trainee,
        Self::TrainerAdmin,
        Self::Supervisor,
        Self::SysAdmin,
        Self::SecAdmin,
        Self::AuditAdmin,
    ];

    /// The role of this identifier.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }

    /// The name people use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GroupHead => "领导小组组长",
            Self::Principal => "主要领导",
            Self::LeaderInCharge => "分管领导",
            Self::SectionHead => "部门负责人",
            Self::InfoOfficer => "信息员",
            Self::Proofreader => "校对",
            Self::SecrecyOfficer => "保密审查员",
            Self::OfficeHead => "政府信息公开工作机构负责人",
            Self::Registrar => "登记员",
            Self::Handler => "承办人",
            Self::SealKeeper => "用印管理员",
            Self::DockOfficer => "对接专员",
            Self::WindowClerk => "窗口人员",
            Self::Mentor => "帮带导师",
            Self::Trainee => "新进人员",
            Self::TrainerAdmin => "培训管理员",
            Self::Supervisor => "县级主管部门",
            Self::SysAdmin => "系统管理员",
            Self::SecAdmin => "安全管理员",
            Self::AuditAdmin => "安全审计员",
        }
    }

    /// 职责 Whether the role opens this kind of act; whatever is not listed in [`Duty::roles`] stays shut.
    #[must_use]
    pub fn opens(self, duty: Duty) -> bool {
        duty.roles().contains(&self)
    }

    /// 职责 Everything the role opens, in the order of [`Duty::ALL`].
    pub fn duties(self) -> impl Iterator<Item = Duty> {
        Duty::ALL.into_iter().filter(move |duty| self.opens(*duty))
    }

    /// 三员 One of the three administrators.
    #[must_use]
    pub const fn is_admin(self) -> bool {
        matches!(self, Self::SysAdmin | Self::SecAdmin | Self::AuditAdmin)
    }

    /// 业务审批人 Whether the role decides over items.
    #[must_use]
    pub const fn is_approver(self) -> bool {
        matches!(
            self,
            Self::GroupHead
                | Self::Principal
                | Self::LeaderInCharge
                | Self::SectionHead
                | Self::SecrecyOfficer
                | Self::OfficeHead
        )
    }

    /// 不相容 Whether one person may never hold both (三员分立, `operations.md` §1.2): two of the three, one of the three
    /// and an approver, or the system administrator and any role that sees drafts.
    #[must_use]
    pub fn conflicts_with(self, other: Self) -> bool {
        let one_way = |a: Self, b: Self| {
            a != b
                && a.is_admin()
                && (b.is_admin() || b.is_approver() || a == Self::SysAdmin && b.opens(Duty::SeeDrafts))
        };
        one_way(self, other) || one_way(other, self)
    }
}
