//! 角色表 Two offices of one county, ten people each beside their administrators; who holds what varies with the seed.

use affairs::role::Role;

use crate::dice::Dice;

/// The township, where most of the work is, and the county above it.
pub(crate) const BODIES: [&str; 2] = ["sangcun", "qingxi"];
/// The sections of each.
pub(crate) const SECTIONS: [&str; 2] = ["office", "finance"];

/// 一个人 Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) account: String,
    pub(crate) body: usize,
    /// Empty for a leader.
    pub(crate) section: &'static str,
    /// What they hold when the story begins.
    pub(crate) roles: Vec<Role>,
}

/// 三员 The three administrators of a body, in the order of a founding.
pub(crate) fn administrators(body: usize) -> [Person; 3] {
    let of = |name: &str, role| Person { account: format!("{name}-{body}"), body, section: "", roles: vec![role] };
    [of("wang", Role::SysAdmin), of("zhao", Role::SecAdmin), of("sun", Role::AuditAdmin)]
}

/// 全体 Everybody who works on items.
pub(crate) fn people(seed: u64) -> Vec<Person> {
    let mut dice = Dice::of(seed, u32::MAX);
    let mut all = Vec::new();
    for body in 0..BODIES.len() {
        for (name, section, role) in [
            ("lin", "office", Role::InfoOfficer),
            ("tan", "finance", Role::InfoOfficer),
            ("chu", "office", Role::SectionHead),
            ("cai", "finance", Role::SectionHead),
            ("fuu", "", Role::LeaderInCharge),
            ("liu", "", Role::LeaderInCharge),
            ("zheng", "", Role::Principal),
            ("jiao", "office", Role::Proofreader),
            ("bao", "office", Role::SecrecyOfficer),
            ("zhu", "office", Role::OfficeHead),
        ] {
            let mut roles = vec![role];
            roles.extend(second(role).filter(|_| dice.percent(50)));
            all.push(Person { account: format!("{name}-{body}"), body, section, roles });
        }
    }
    all
}

/// 兼职 What a small office often gives the same person beside.
fn second(role: Role) -> Option<Role> {
    match role {
        Role::OfficeHead => Some(Role::InfoOfficer),
        Role::SecrecyOfficer | Role::SectionHead => Some(Role::Proofreader),
        Role::Principal => Some(Role::GroupHead),
        Role::InfoOfficer => Some(Role::WindowClerk),
        _ => None,
    }
}
