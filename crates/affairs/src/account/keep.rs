//! 账号的管理 Opening, closing and repairing accounts.

use super::{Account, DisableReason, EndCode, Entry, Obstacle, Step, assign::allowed};
use crate::{handover::Reason, role::Duty};

/// 新账号 What a new account is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    /// The name at sign-in: small letters, digits, hyphens.
    pub id: String,
    /// The person's permanent id.
    pub person: String,
    /// The section; `None` for a leader.
    pub section: Option<String>,
}

/// 开户 Makes an account without any role, with a password that must be changed.
///
/// # Errors
///
/// Every obstacle; `taken` tells whether the name stands already.
pub fn create(giver: &Account, new: &NewAccount, taken: bool) -> Result<Step<Account>, Vec<Obstacle>> {
    let mut obstacles = Vec::new();
    if !giver.has(Duty::ManageAccounts) {
        obstacles.push(Obstacle::NotYours { duty: Duty::ManageAccounts });
    }
    let sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !(3..=32).contains(&new.id.len()) || !new.id.bytes().all(sound) {
        obstacles.push(Obstacle::AccountName);
    }
    if DEFAULTS.contains(&new.id.as_str()) {
        obstacles.push(Obstacle::DefaultName);
    }
    if taken {
        obstacles.push(Obstacle::Taken);
    }
    if !obstacles.is_empty() {
        return Err(obstacles);
    }
    let entry = Entry::Created { account: new.id.clone(), person: new.person.clone(), section: new.section.clone() };
    let next = Account {
        id: new.id.clone(),
        person: new.person.clone(),
        body: giver.body.clone(),
        section: new.section.clone(),
        roles: Vec::new(),
        disabled: false,
        must_change: true,
        second_factor: false,
        locked_until: None,
    };
    Ok(Step { next, entry })
}

/// Names that everybody tries first (`operations.md` §10: default accounts absent).
const DEFAULTS: [&str; 7] = ["admin", "administrator", "root", "guest", "test", "user", "system"];

/// 停用 Closes an account; `open` are the records that still wait for it.
///
/// # Errors
///
/// Every obstacle; open work is handed over first.
pub fn disable(
    giver: &Account,
    account: &Account,
    reason: DisableReason,
    open: &[String],
) -> Result<Step<Account>, Vec<Obstacle>> {
    let mut obstacles = allowed(giver, account, Duty::ManageAccounts);
    if account.disabled {
        obstacles.push(Obstacle::Disabled);
    }
    if !open.is_empty() {
        obstacles.push(Obstacle::OpenWork { count: open.len() });
    }
    let entry = Entry::Disabled { account: account.id.clone(), reason };
    step(obstacles, Account { disabled: true, ..account.clone() }, entry)
}

/// 解锁 Lifts a lock.
///
/// # Errors
///
/// Every obstacle.
pub fn unlock(giver: &Account, account: &Account, now: i64) -> Result<Step<Account>, Vec<Obstacle>> {
    let mut obstacles = allowed(giver, account, Duty::ManageAccounts);
    if account.locked_until.is_none_or(|until| until <= now) {
        obstacles.push(Obstacle::NotLocked);
    }
    let entry = Entry::Unlocked { account: account.id.clone(), former: account.locked_until };
    step(obstacles, Account { locked_until: None, ..account.clone() }, entry)
}

/// 重置密码 A one-time password takes the place of the old one and must be changed.
///
/// # Errors
///
/// Every obstacle.
pub fn reset_password(giver: &Account, account: &Account) -> Result<Step<Account>, Vec<Obstacle>> {
    let mut obstacles = allowed(giver, account, Duty::ManageAccounts);
    if account.disabled {
        obstacles.push(Obstacle::Disabled);
    }
    let entry = Entry::PasswordReset { account: account.id.clone() };
    step(obstacles, Account { must_change: true, ..account.clone() }, entry)
}

/// 启用第二因素 Each enrols only the own.
///
/// # Errors
///
/// Every obstacle.
pub fn enrol_second_factor(by: &Account, account: &Account) -> Result<Step<Account>, Vec<Obstacle>> {
    let mut obstacles = Vec::new();
    if by.id != account.id {
        obstacles.push(Obstacle::OnlyOneself);
    }
    if account.second_factor {
        obstacles.push(Obstacle::FactorThere);
    }
    let entry = Entry::SecondFactorEnrolled { account: account.id.clone() };
    step(obstacles, Account { second_factor: true, ..account.clone() }, entry)
}

/// 取消第二因素 The administrator removes a lost one; nobody takes off the own.
///
/// # Errors
///
/// Every obstacle.
pub fn remove_second_factor(giver: &Account, account: &Account) -> Result<Step<Account>, Vec<Obstacle>> {
    let mut obstacles = allowed(giver, account, Duty::ManageAccounts);
    if !account.second_factor {
        obstacles.push(Obstacle::NoFactor);
    }
    let entry = Entry::SecondFactorRemoved { account: account.id.clone() };
    step(obstacles, Account { second_factor: false, ..account.clone() }, entry)
}

/// 结束会话 Each ends the own sessions, the administrator everybody's.
///
/// # Errors
///
/// When `by` is neither.
pub fn end_session(by: &Account, account: &Account, session: &str) -> Result<Step<()>, Vec<Obstacle>> {
    let mut obstacles = Vec::new();
    if by.id != account.id && !by.has(Duty::ManageAccounts) {
        obstacles.push(Obstacle::NotYours { duty: Duty::ManageAccounts });
    }
    let code = if by.id == account.id { EndCode::SignedOut } else { EndCode::EndedByAdmin };
    step(obstacles, (), Entry::SessionEnded { account: account.id.clone(), session: session.to_owned(), code })
}

/// 移交在办 Gives open work to somebody of the same body. Whether they may do it, the matter of each record says.
///
/// # Errors
///
/// Every obstacle.
pub fn hand_over(
    giver: &Account,
    from: &Account,
    to: &Account,
    (records, reason): (&[String], Reason),
) -> Result<Step<()>, Vec<Obstacle>> {
    let mut obstacles = Vec::new();
    if !giver.has(Duty::AssignRoles) {
        obstacles.push(Obstacle::NotYours { duty: Duty::AssignRoles });
    }
    if from.id == to.id || giver.person == to.person {
        obstacles.push(Obstacle::Oneself);
    }
    if to.disabled {
        obstacles.push(Obstacle::Disabled);
    }
    if from.body != to.body {
        obstacles.push(Obstacle::ForeignBody);
    }
    if records.is_empty() {
        obstacles.push(Obstacle::NoWork);
    }
    let (from, to, records, reason) = (from.id.clone(), to.id.clone(), records.to_vec(), Some(reason));
    let entry = Entry::HandedOver { from, to, records, reason };
    step(obstacles, (), entry)
}

fn step<T>(obstacles: Vec<Obstacle>, next: T, entry: Entry) -> Result<Step<T>, Vec<Obstacle>> {
    if obstacles.is_empty() { Ok(Step { next, entry }) } else { Err(obstacles) }
}
