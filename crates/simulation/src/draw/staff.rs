//! 人事 What happens to people: roles come and go, somebody stands in for somebody, someone forgets a password.

use affairs::role::Role;
use jiff::{Span, civil::Date};

use super::Table;
use crate::dice::Dice;

/// 人事
#[derive(Clone, Debug)]
pub(crate) enum Matter {
    /// 授予 By the security administrator, or by somebody who may not.
    Give { by: Role, account: String, role: Role },
    /// 收回
    Take { by: Role, account: String, role: Role },
    /// 指定代理
    Deputise { principal: String, deputy: String, role: Role, section: Option<String>, from: Date, to: Date },
    /// 结束代理
    EndDeputy { by: String, id: String },
    /// 输错 So many wrong passwords in a row, then the right one.
    Guess { account: String, times: u32 },
    /// 退出 And the old session is tried again.
    Leave { account: String },
    /// 重置密码
    Reset { account: String },
    /// 改设置 Whether the auditor may come from above.
    Settings { above: bool },
}

pub(super) fn draw(table: &Table<'_>, dice: &mut Dice) -> Matter {
    let somebody = |dice: &mut Dice| dice.pick(&table.house.people).map(|one| one.account.clone()).unwrap_or_default();
    let account = somebody(dice);
    match dice.below(10) {
        0..=2 => role(table, account, dice),
        3..=5 => deputise(table, account, dice),
        6 => {
            let id = dice.pick(&table.house.deputies).map(|one| (one.id.clone(), one.principal.clone()));
            let (id, principal) = id.unwrap_or_default();
            let by = if principal.is_empty() || dice.percent(30) { account } else { principal };
            Matter::EndDeputy { by, id }
        }
        7 => Matter::Guess { account, times: u32::try_from(dice.between(1, 7)).unwrap_or(1) },
        8 => {
            if dice.percent(60) {
                Matter::Leave { account }
            } else {
                Matter::Reset { account }
            }
        }
        _ => Matter::Settings { above: dice.percent(50) },
    }
}

/// What was taken comes back first, so that the office never stands still for long.
fn role(table: &Table<'_>, account: String, dice: &mut Dice) -> Matter {
    let by = if dice.percent(80) { Role::SecAdmin } else { Role::SysAdmin };
    let gone = table.house.people.iter().flat_map(|one| one.roles.iter().map(|role| (one.account.clone(), *role)));
    let gone: Vec<(String, Role)> = gone.filter(|(account, role)| !table.house.holds(account, *role)).collect();
    if let Some((account, role)) = dice.pick(&gone).filter(|_| dice.percent(75)) {
        return Matter::Give { by, account: account.clone(), role: *role };
    }
    let roles = [Role::Proofreader, Role::InfoOfficer, Role::SectionHead, Role::LeaderInCharge, Role::SysAdmin];
    let sees = |role: &Role| *role != Role::WindowClerk;
    let admin = table.house.held[&account].iter().any(sees);
    if dice.percent(50) {
        return Matter::Give { by, account, role: roles[dice.below(roles.len() - usize::from(!admin))] };
    }
    let held: Vec<Role> = table.house.held[&account].iter().copied().collect();
    let role = dice.pick(&held).copied().unwrap_or(Role::Proofreader);
    Matter::Take { by, account, role }
}

fn deputise(table: &Table<'_>, principal: String, dice: &mut Dice) -> Matter {
    let body = table.house.person(&principal).map_or(0, |one| one.body);
    let near: Vec<_> = table.house.people.iter().filter(|one| one.body == body || dice.clone().percent(5)).collect();
    let deputy = dice.pick(&near).map(|one| one.account.clone()).unwrap_or_default();
    let held: Vec<Role> = table.house.held[&principal].iter().copied().collect();
    let role = dice.pick(&held).copied().filter(|_| dice.percent(92)).unwrap_or(Role::Principal);
    let day = |ahead: i64| table.today.saturating_add(Span::new().days(ahead));
    let from = dice.between(-2, 5);
    let to = from + dice.between(-1, 9);
    let section = dice.percent(30).then(|| "office".to_owned());
    Matter::Deputise { principal, deputy, role, section, from: day(from), to: day(to) }
}
