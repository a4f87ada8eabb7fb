//! 会话 Who sits at a desk: a token becomes a clerk, rest ends it, and so do its owner and the administrator.

use affairs::{
    account::{self as affair, Account, EndCode, Entry, Policy, idle_out},
    role::{Duty, Role},
};
use office::{Acting, Clerk, DeskError, Office, Zone};
use store::{StoreError, Tx, params};

use crate::{
    NotSignedIn,
    filing::{act, file, step},
    records, secrets,
    sittings::{Sitting, by_id, end, open},
    vault,
};

/// 先要补办 What comes before any work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owed {
    /// A new password: the first, after a reset, or when it is too old.
    NewPassword,
    /// A second factor, where the body is of the third grade and the role approves or administers.
    SecondFactor,
}

/// 在座 Whoever a token stands for, with the places they may take today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// Under the first of their own roles; without one, in the place they take.
    pub clerk: Clerk,
    /// 可代理 Whose place they may take today, and in which role.
    pub may_act: Vec<Acting>,
    /// What they owe before any work; [`clerk_of`] lets nobody through who owes something.
    pub owes: Option<Owed>,
}

impl Present {
    /// 代 The same person in the place of `principal`, if that counts today.
    #[must_use]
    pub fn in_place_of(&self, principal: &str, role: Role) -> Option<Clerk> {
        let acting = self.may_act.iter().find(|acting| acting.principal == principal && acting.role == role)?;
        Some(Clerk { role, acting: Some(acting.clone()), ..self.clerk.clone() })
    }

    /// Every role that is held or may be taken today: the strictest of them says how long a session may rest.
    pub(crate) fn reach(&self) -> Vec<Role> {
        self.clerk.roles.iter().copied().chain(self.may_act.iter().map(|it| it.role)).collect()
    }
}

/// 在座的人 Who a token stands for, at home.
///
/// # Errors
///
/// [`NotSignedIn`]; also while a new password or a second factor is owed.
pub fn clerk_of(office: &Office, token: &str, address: &str) -> Result<Present, NotSignedIn> {
    paid(look_in(office, token, address, None)?)
}

/// 在外单位 Who a token stands for in another body that lent them a role, as a county's auditor does for a township.
///
/// # Errors
///
/// As [`clerk_of`]; [`NotSignedIn::NoRole`] where they hold none.
pub fn clerk_in(office: &Office, token: &str, address: &str, body: &str) -> Result<Present, NotSignedIn> {
    paid(look_in(office, token, address, Some(body))?)
}

fn paid(present: Present) -> Result<Present, NotSignedIn> {
    match present.owes {
        None => Ok(present),
        Some(Owed::NewPassword) => Err(NotSignedIn::MustChange),
        Some(Owed::SecondFactor) => Err(NotSignedIn::MustEnrol),
    }
}

/// Seconds within which a second request moves nothing: a page and its pictures are one act.
const ONE_ACT: i64 = 10;

/// As [`clerk_of`], also for somebody who owes something.
pub(crate) fn look_in(office: &Office, token: &str, address: &str, body: Option<&str>) -> Result<Present, NotSignedIn> {
    let (id, hash) = secrets::parts(token).ok_or(NotSignedIn::NoSession)?;
    let now = office.clock.now();
    let (present, sitting) = office.store.read(&records::anywhere(), |tx| {
        let (sitting, kept, ended) = by_id(tx, id)?.ok_or(NotSignedIn::NoSession)?;
        if !secrets::same(&kept, &hash) {
            return Err(NotSignedIn::NoSession);
        }
        if ended {
            return Err(NotSignedIn::Ended);
        }
        let account = records::account(tx, &*office.seal, &sitting.account, now)?.filter(|account| !account.disabled);
        let account = account.ok_or(NotSignedIn::NoRole)?;
        let body = body.unwrap_or(&account.body);
        let place = Whereabouts { session: id, address, body, now };
        Ok((present(tx, &account, &place)?.ok_or(NotSignedIn::NoRole)?, sitting))
    })?;
    let policy = Policy::on(Zone::shanghai().day(now));
    let rest = policy.idle(&present.reach());
    if idle_out(sitting.last_act, rest, now) {
        let entry = Entry::SessionEnded { account: sitting.account, session: sitting.id, code: EndCode::Idle };
        office.store.write(&records::anywhere(), |tx| {
            if end(tx, &sitting.body, id, now)? {
                file(office, tx, &present.clerk, now, &entry)?;
            }
            Ok::<_, NotSignedIn>(())
        })?;
        return Err(NotSignedIn::Idle { minutes: rest / 60_000 });
    }
    if now.saturating_sub(sitting.last_act) >= ONE_ACT * 1000 {
        office.store.write(&records::anywhere(), |tx| {
            tx.execute(
                "UPDATE session SET last_act = :now WHERE body = :body AND id = :id AND last_act < :now",
                params! { body: &sitting.body, id, now },
            )
            .map_err(NotSignedIn::Store)
        })?;
    }
    Ok(present)
}

/// 退出 Ends the session behind a token.
///
/// # Errors
///
/// [`NotSignedIn`] when there is none any more; the store.
pub fn sign_out(office: &Office, token: &str, address: &str) -> Result<(), DeskError> {
    let present = look_in(office, token, address, None)?;
    let id = present.clerk.session.clone().unwrap_or_default();
    end_session(office, &present.clerk, &id)
}

/// 会话清单 The open sessions of the clerk, or for the administrator those of the whole body; last act first.
///
/// # Errors
///
/// The store.
pub fn sessions(office: &Office, clerk: &Clerk) -> Result<Vec<Sitting>, DeskError> {
    office.store.read(&clerk.scope(), |tx| {
        let all = records::roles_at(tx, &clerk.body, &clerk.account)?;
        let all = all.iter().any(|role| role.opens(Duty::ManageAccounts));
        Ok(open(tx, &clerk.body, (!all).then_some(clerk.account.as_str()))?)
    })
}

/// 结束会话 Ends one session: an own one, or as administrator anybody's of the body.
///
/// # Errors
///
/// Every obstacle; no such open session in the body; the store.
pub fn end_session(office: &Office, clerk: &Clerk, session: &str) -> Result<(), DeskError> {
    act(office, clerk, |tx, now, by| {
        let (sitting, _, ended) = by_id(tx, session)?.ok_or(DeskError::NotFound)?;
        if ended || sitting.body != clerk.body && sitting.account != clerk.account {
            return Err(DeskError::NotFound);
        }
        let account = records::account(tx, &*office.seal, &sitting.account, now)?.ok_or(DeskError::NotFound)?;
        let done = step(affair::end_session(by, &account, session))?;
        end(tx, &sitting.body, session, now)?;
        Ok(file(office, tx, clerk, now, &done.entry)?)
    })
}

/// Where somebody sits.
pub(crate) struct Whereabouts<'a> {
    pub(crate) session: &'a str,
    pub(crate) address: &'a str,
    pub(crate) body: &'a str,
    pub(crate) now: i64,
}

/// Roles, places and debts of an account in a body; nothing when it has neither role nor place there.
pub(crate) fn present(tx: &Tx<'_>, account: &Account, place: &Whereabouts<'_>) -> Result<Option<Present>, StoreError> {
    let today = Zone::shanghai().day(place.now);
    let roles = records::roles_at(tx, place.body, &account.id)?;
    let deputies = records::counting(tx, place.body, &account.id, today)?;
    let may_act: Vec<Acting> = deputies
        .into_iter()
        .map(|it| Acting { principal: it.principal, role: it.role, section: it.section, from: it.from, to: it.to })
        .collect();
    let acting = if roles.is_empty() { may_act.first().cloned() } else { None };
    let Some(role) = roles.first().copied().or(acting.as_ref().map(|acting| acting.role)) else { return Ok(None) };
    let reach: Vec<Role> = roles.iter().copied().chain(may_act.iter().map(|it| it.role)).collect();
    let owes = owed(tx, account, &reach, place)?;
    let clerk = Clerk {
        body: place.body.to_owned(),
        account: account.id.clone(),
        section: account.section.clone().unwrap_or_default(),
        roles,
        role,
        acting,
        address: (!place.address.is_empty()).then(|| place.address.to_owned()),
        session: Some(place.session.to_owned()),
        request: None,
    };
    Ok(Some(Present { clerk, may_act, owes }))
}

/// The grade of classified protection from which approvers need a second factor.
const GRADE_OF_TWO_FACTORS: i64 = 3;

fn owed(tx: &Tx<'_>, account: &Account, roles: &[Role], place: &Whereabouts<'_>) -> Result<Option<Owed>, StoreError> {
    let policy = Policy::on(Zone::shanghai().day(place.now));
    let changed = vault::credential(tx, &account.id)?.map_or(i64::MIN, |credential| credential.changed_at);
    let old = place.now.saturating_sub(changed) >= policy.change_days * 86_400_000;
    if account.must_change || old && !account.second_factor {
        return Ok(Some(Owed::NewPassword));
    }
    let grade = records::body(tx, place.body)?.map_or(GRADE_OF_TWO_FACTORS, |(_, grade)| grade);
    let weighty = roles.iter().any(|role| role.is_approver() || role.is_admin());
    let needed = grade >= GRADE_OF_TWO_FACTORS && weighty && !account.second_factor;
    Ok(needed.then_some(Owed::SecondFactor))
}
