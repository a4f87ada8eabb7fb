//! 密码与第二因素 Changing and resetting passwords, lifting locks, enrolling and removing the second factor.

use affairs::{
    account::{self as affair, Account, EndCode, Entry, FailureCode, Obstacle, Policy, Secret, password_faults},
    private::Private,
};
use messages::Catalogued;
use office::{Clerk, DeskError, Office, Zone};
use store::StoreError;

use crate::{
    Hashing, Hurdle, SignInRefused,
    door::Door,
    filing::{act, blocked, end_sessions, file, step},
    people, records, secrets,
    sessions::look_in,
    vault,
};

/// 改密码 Takes the place of the old password and ends the other sessions. A wrong old one counts as a failed sign-in.
///
/// # Errors
///
/// Every rule the new password breaks; the old one is wrong; no session; the store.
pub fn change_password(
    office: &Office,
    hashing: &Hashing,
    token: &str,
    address: &str,
    old: &Private<String>,
    new: &Private<String>,
) -> Result<(), DeskError> {
    let clerk = look_in(office, token, address, None)?.clerk;
    let door = Door::at(office, &clerk.account, address, office.clock.now());
    let (hash, before) = office.store.read(&records::anywhere(), |tx| {
        door.must_be_open(tx).map_err(refusal)?;
        let credential = vault::credential(tx, &clerk.account)?.ok_or(DeskError::NotFound)?;
        Ok::<_, DeskError>((credential.hash, vault::before(tx, &clerk.account)?))
    })?;
    let right = secrets::matches(&hash, old)?;
    let used = right && used_before(&hash, &before, new)?;
    let secret = Secret { password: new.unmask(), account: &clerk.account, places: &[&clerk.body] };
    let faults = if right { password_faults(&secret, used, &door.policy) } else { Vec::new() };
    let fresh = hashing.hash(new, &*office.chance);
    office.store.write(&records::anywhere(), |tx| {
        records::lock_account(tx, &clerk.account)?;
        let account = records::account(tx, &*office.seal, &clerk.account, door.now)?.ok_or(DeskError::NotFound)?;
        let unchanged = vault::credential(tx, &clerk.account)?.is_some_and(|credential| credential.hash == hash);
        if !right || !unchanged {
            let code = FailureCode::OldPassword;
            return match door.fail(office, tx, Some(&account.body), &account.id, code)? {
                SignInRefused::Wrong => Ok(Err(Hurdle::OldPassword.blocks())),
                refused => Ok(Err(refusal(refused))),
            };
        }
        if !faults.is_empty() {
            return Ok(Err(blocked(&faults)));
        }
        vault::replace(tx, (&account.body, &account.id), (&fresh, None), &door.policy, door.now)?;
        records::update(tx, &Account { must_change: false, ..account.clone() })?;
        let entry = Entry::PasswordChanged { account: account.id.clone() };
        file(office, tx, &clerk, door.now, &entry)?;
        let code = EndCode::PasswordChanged;
        end_sessions(office, tx, &clerk, door.now, &account, code, clerk.session.as_deref())?;
        Ok::<_, DeskError>(Ok(()))
    })?
}

fn used_before(hash: &str, before: &[String], new: &Private<String>) -> Result<bool, StoreError> {
    for stored in std::iter::once(hash).chain(before.iter().map(String::as_str)) {
        if secrets::matches(stored, new)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn refusal(refused: SignInRefused) -> DeskError {
    match refused {
        SignInRefused::Store(error) => DeskError::Store(error),
        SignInRefused::Sealed(error) => DeskError::Sealed(error),
        other => DeskError::Blocked(vec![other.message()]),
    }
}

/// 演示密码 Every account of a body gets one password and counts as used today: for the model towns alone, whose people
/// are invented. No page and no command of a real office leads here; accounts that have it already are left alone.
///
/// # Errors
///
/// The store.
pub fn furnish_passwords(
    office: &Office,
    hashing: &Hashing,
    body: &str,
    password: &Private<String>,
) -> Result<(), DeskError> {
    let hash = hashing.hash(password, &*office.chance);
    let now = office.clock.now();
    let policy = Policy::on(Zone::shanghai().day(now));
    office.store.write(&records::anywhere(), |tx| {
        for (id, _) in people::names(office, tx, body)? {
            let account = records::account(tx, &*office.seal, &id, now)?.ok_or(DeskError::NotFound)?;
            vault::replace(tx, (body, &id), (&hash, None), &policy, now)?;
            records::update(tx, &Account { must_change: false, ..account })?;
            records::used(tx, body, &id, now)?;
            vault::forgive(tx, &vault::subject(&*office.seal, &id))?;
        }
        Ok(())
    })
}

/// 重置密码 A one-time password takes the place of the old one, and every session ends; gives the password once.
///
/// # Errors
///
/// Every obstacle at once; no such account; the store.
pub fn reset_password(
    office: &Office,
    hashing: &Hashing,
    clerk: &Clerk,
    account: &str,
) -> Result<Private<String>, DeskError> {
    let password = secrets::one_time(&*office.chance);
    let hash = hashing.hash(&password, &*office.chance);
    act(office, clerk, |tx, now, giver| {
        let account =
            records::account_of(tx, &*office.seal, (&clerk.body, account), now)?.ok_or(DeskError::NotFound)?;
        let done = step(affair::reset_password(giver, &account))?;
        let policy = Policy::on(Zone::shanghai().day(now));
        let until = now + policy.one_time_hours * 3_600_000;
        vault::replace(tx, (&account.body, &account.id), (&hash, Some(until)), &policy, now)?;
        records::update(tx, &done.next)?;
        records::used(tx, &account.body, &account.id, now)?;
        file(office, tx, clerk, now, &done.entry)?;
        end_sessions(office, tx, clerk, now, &account, EndCode::PasswordChanged, None)?;
        Ok(password.clone())
    })
}

/// 解锁 Lifts the lock of an account; that of an address ends by itself.
///
/// # Errors
///
/// Every obstacle at once; no such account; the store.
pub fn unlock(office: &Office, clerk: &Clerk, account: &str) -> Result<Account, DeskError> {
    act(office, clerk, |tx, now, giver| {
        let account =
            records::account_of(tx, &*office.seal, (&clerk.body, account), now)?.ok_or(DeskError::NotFound)?;
        let done = step(affair::unlock(giver, &account, now))?;
        vault::forgive(tx, &vault::subject(&*office.seal, &account.id))?;
        file(office, tx, clerk, now, &done.entry)?;
        Ok(done.next)
    })
}

/// 待启用 A second factor to be taken into a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The secret in base 32, to be typed.
    pub secret: Private<String>,
    /// The same as an `otpauth` address, to be scanned.
    pub url: Private<String>,
}

/// 提供第二因素 A new secret that counts once [`enrol_second_factor`] proves that the phone has it.
///
/// # Errors
///
/// A second factor stands already; no session; the store.
pub fn offer_second_factor(office: &Office, token: &str, address: &str) -> Result<Offer, DeskError> {
    let clerk = look_in(office, token, address, None)?.clerk;
    let mut secret = vec![0; 20];
    office.chance.fill(&mut secret);
    let secret = Private::new(secret);
    act(office, &clerk, |tx, _, by| {
        if by.second_factor {
            return Err(blocked(&[Obstacle::FactorThere]));
        }
        vault::offer(tx, &*office.seal, (&by.body, &by.id), &secret)?;
        let factor = secrets::factor(&secret, &by.id)?;
        let url = factor.to_url().map_err(|error| StoreError::damaged("account.id", &format!("{error:?}")))?;
        Ok(Offer { secret: Private::new(factor.secret().to_base32()), url: Private::new(url) })
    })
}

/// 启用第二因素 The offered one counts from now on; its first code proves it and opens nothing else.
///
/// # Errors
///
/// Every obstacle at once; nothing was offered, or the code is wrong; no session; the store.
pub fn enrol_second_factor(office: &Office, token: &str, address: &str, code: &str) -> Result<(), DeskError> {
    let clerk = look_in(office, token, address, None)?.clerk;
    act(office, &clerk, |tx, now, by| {
        let done = step(affair::enrol_second_factor(by, by))?;
        let offered = vault::credential(tx, &by.id)?.and_then(|credential| credential.offered);
        let secret = offered.ok_or_else(|| Hurdle::NotOffered.blocks())?.open(&*office.seal)?;
        let used = secrets::step(&secret, &by.id, code, now)?.ok_or_else(|| Hurdle::Code.blocks())?;
        vault::use_step(tx, &by.body, &by.id, used)?;
        vault::set_factor(tx, &*office.seal, (&by.body, &by.id), Some(&secret))?;
        records::update(tx, &done.next)?;
        Ok(file(office, tx, &clerk, now, &done.entry)?)
    })
}

/// 取消第二因素 For a phone that was lost; the sessions of the account end.
///
/// # Errors
///
/// Every obstacle at once; no such account; the store.
pub fn remove_second_factor(office: &Office, clerk: &Clerk, account: &str) -> Result<Account, DeskError> {
    act(office, clerk, |tx, now, giver| {
        let account =
            records::account_of(tx, &*office.seal, (&clerk.body, account), now)?.ok_or(DeskError::NotFound)?;
        let done = step(affair::remove_second_factor(giver, &account))?;
        vault::set_factor(tx, &*office.seal, (&account.body, &account.id), None)?;
        records::update(tx, &done.next)?;
        file(office, tx, clerk, now, &done.entry)?;
        end_sessions(office, tx, clerk, now, &account, EndCode::EndedByAdmin, None)?;
        Ok(done.next)
    })
}
