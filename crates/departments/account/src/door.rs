//! 门 One attempt to come in: what locks, what fails, and what is filed of it.

use affairs::{
    account::{Account, EndCode, Entry, FailureCode, Policy, locked_until},
    private::Private,
    role::Duty,
};
use office::{Office, Zone};
use store::{Actor, StoreError, Tx};

use crate::{
    Attempt, SignInRefused, SignedIn,
    filing::{file, new_entry},
    records,
    secrets::{self, Token},
    sessions::{self, Owed, Present, Whereabouts},
    sittings::{self, Sitting},
    vault::{self, Credential},
};

/// One attempt at the door.
pub(crate) struct Door {
    pub(crate) name: String,
    pub(crate) subject: String,
    pub(crate) address: String,
    pub(crate) now: i64,
    pub(crate) policy: Policy,
}

impl Door {
    pub(crate) fn of(office: &Office, attempt: &Attempt, now: i64) -> Self {
        // A name that cannot be one is looked for as the empty name, which no account has.
        let sound = attempt.account.len() <= 64 && !attempt.account.contains('\0');
        Self::at(office, if sound { &attempt.account } else { "" }, &attempt.address, now)
    }

    pub(crate) fn at(office: &Office, name: &str, address: &str, now: i64) -> Self {
        Self {
            name: name.to_owned(),
            subject: vault::subject(&*office.seal, name),
            address: address.to_owned(),
            now,
            policy: Policy::on(Zone::shanghai().day(now)),
        }
    }

    /// Refuses while the name or the address is locked; the lock of an address does not meet who sits there already.
    pub(crate) fn must_be_open(&self, tx: &Tx<'_>) -> Result<(), SignInRefused> {
        let until = |instant: i64| Zone::shanghai().civil(instant.saturating_add(59_999));
        if let Some(instant) = self.name_locked(tx)? {
            return Err(SignInRefused::Locked { until: until(instant) });
        }
        match self.address_locked(tx)? {
            Some(instant) if !self.sits_here(tx)? => Err(SignInRefused::AddressLocked { until: until(instant) }),
            _ => Ok(()),
        }
    }

    fn sits_here(&self, tx: &Tx<'_>) -> Result<bool, StoreError> {
        let since = self.now.saturating_sub(self.policy.idle(&[]));
        sittings::sits_at(tx, &self.name, &self.address, since)
    }

    fn name_locked(&self, tx: &Tx<'_>) -> Result<Option<i64>, StoreError> {
        let failures = vault::failures_of(tx, &self.subject)?;
        Ok(locked_until(&failures, self.policy.failures, &self.policy, self.now))
    }

    fn address_locked(&self, tx: &Tx<'_>) -> Result<Option<i64>, StoreError> {
        let failures = vault::failures_from(tx, &self.address)?;
        Ok(locked_until(&failures, self.policy.address_failures, &self.policy, self.now))
    }

    /// Decides again inside the transaction: others may have failed, or changed the password, meanwhile.
    pub(crate) fn settle(
        &self,
        office: &Office,
        tx: &Tx<'_>,
        attempt: &Attempt,
        proven: Option<&str>,
        token: &Token,
    ) -> Result<Result<SignedIn, SignInRefused>, SignInRefused> {
        records::lock_account(tx, &self.name)?;
        match self.must_be_open(tx) {
            Ok(()) => {}
            Err(SignInRefused::Store(error)) => return Err(error.into()),
            Err(refused) => return Ok(Err(refused)),
        }
        let account = records::account(tx, &*office.seal, &self.name, self.now)?;
        let credential = vault::credential(tx, &self.name)?;
        let (Some(account), Some(credential)) = (account, credential) else {
            let body = records::first_body(tx)?;
            return Ok(Err(self.fail(office, tx, body.as_deref(), "-", FailureCode::Unknown)?));
        };
        if proven != Some(credential.hash.as_str()) {
            return Ok(Err(self.fail(office, tx, Some(&account.body), &account.id, FailureCode::Password)?));
        }
        let wrong = match &credential.factor {
            Some(factor) => self.of_code(tx, &account, &factor.open(&*office.seal)?, attempt)?,
            None => None,
        };
        match wrong.map_or_else(|| self.of_standing(tx, &account, &credential), |code| Ok(Some(code)))? {
            Some(code) => Ok(Err(self.fail(office, tx, Some(&account.body), &account.id, code)?)),
            None => Ok(self.welcome(office, tx, &account, attempt, token)?),
        }
    }

    /// What is wrong with the code of the second factor.
    fn of_code(
        &self,
        tx: &Tx<'_>,
        account: &Account,
        secret: &Private<Vec<u8>>,
        attempt: &Attempt,
    ) -> Result<Option<FailureCode>, StoreError> {
        let code = attempt.code.as_deref().unwrap_or_default();
        Ok(match secrets::step(secret, &account.id, code, self.now)? {
            None => Some(FailureCode::Code),
            Some(step) if !vault::use_step(tx, &account.body, &account.id, step)? => Some(FailureCode::CodeUsed),
            Some(_) => None,
        })
    }

    /// What keeps out somebody who has proved who they are.
    fn of_standing(
        &self,
        tx: &Tx<'_>,
        account: &Account,
        credential: &Credential,
    ) -> Result<Option<FailureCode>, StoreError> {
        let rested = self.now.saturating_sub(records::used_at(tx, &account.id)?);
        // Somebody must be able to open the others' accounts again, however quiet the town was.
        let keeper = account.has(Duty::ManageAccounts);
        Ok(if account.disabled {
            Some(FailureCode::Disabled)
        } else if credential.one_time_until.is_some_and(|until| until <= self.now) {
            Some(FailureCode::OneTimeOver)
        } else if rested >= self.policy.unused_days * 86_400_000 && !keeper {
            Some(FailureCode::Unused)
        } else {
            None
        })
    }

    fn welcome(
        &self,
        office: &Office,
        tx: &Tx<'_>,
        account: &Account,
        attempt: &Attempt,
        token: &Token,
    ) -> Result<Result<SignedIn, SignInRefused>, StoreError> {
        let place = Whereabouts { session: &token.id, address: &self.address, body: &account.body, now: self.now };
        let Some(mut present) = sessions::present(tx, account, &place)? else {
            return self.fail(office, tx, Some(&account.body), &account.id, FailureCode::NoRole).map(Err);
        };
        present.clerk.request.clone_from(&attempt.request);
        self.tidy(office, tx, account, &present)?;
        sittings::begin(tx, account, token, &self.address, self.now)?;
        records::used(tx, &account.body, &account.id, self.now)?;
        vault::forgive(tx, &self.subject)?;
        let entry = Entry::SignedIn { account: account.id.clone(), session: token.id.clone() };
        file(office, tx, &present.clerk, self.now, &entry)?;
        Ok(Ok(SignedIn {
            token: token.whole.clone(),
            must_change: present.owes == Some(Owed::NewPassword),
            must_enrol: present.owes == Some(Owed::SecondFactor),
            clerk: present.clerk,
        }))
    }

    /// Ends what the account left open elsewhere and nobody came back to, and sweeps what is long over.
    fn tidy(&self, office: &Office, tx: &Tx<'_>, account: &Account, present: &Present) -> Result<(), StoreError> {
        let since = self.now.saturating_sub(self.policy.idle(&present.reach()));
        for Sitting { body, id: session, .. } in sittings::rested(tx, &account.body, &account.id, since)? {
            if sittings::end(tx, &body, &session, self.now)? {
                let entry = Entry::SessionEnded { account: account.id.clone(), session, code: EndCode::Idle };
                file(office, tx, &present.clerk, self.now, &entry)?;
            }
        }
        let before = self.now.saturating_sub(self.policy.keep_days * 86_400_000);
        sittings::sweep(tx, before)?;
        vault::sweep(tx, &account.id, before)
    }

    /// Counts the failure where the secret was wrong, files it, and files the lock that begins with it.
    pub(crate) fn fail(
        &self,
        office: &Office,
        tx: &Tx<'_>,
        body: Option<&str>,
        account: &str,
        code: FailureCode,
    ) -> Result<SignInRefused, StoreError> {
        // Before the office is founded there is nothing to guess and nowhere to file.
        let Some(body) = body else { return Ok(SignInRefused::Wrong) };
        let note = |entry: &Entry| office.note(tx, body, self.stranger(account), self.now, &new_entry(entry));
        let account = account.to_owned();
        note(&Entry::SignInFailed { account: account.clone(), code })?;
        match code {
            FailureCode::Disabled => return Ok(SignInRefused::Disabled),
            FailureCode::Unused => return Ok(SignInRefused::Unused { days: self.policy.unused_days }),
            FailureCode::OneTimeOver => return Ok(SignInRefused::OneTimeOver { hours: self.policy.one_time_hours }),
            FailureCode::NoRole => return Ok(SignInRefused::NoRole),
            FailureCode::Unknown
            | FailureCode::Password
            | FailureCode::Code
            | FailureCode::CodeUsed
            | FailureCode::OldPassword => {}
        }
        vault::count_failure(tx, body, &self.subject, &self.address, self.now)?;
        if let Some(until) = self.name_locked(tx)? {
            note(&Entry::Locked { account: account.clone(), until })?;
        }
        if let Some(until) = self.address_locked(tx)? {
            note(&Entry::AddressLocked { account, until })?;
        }
        match self.must_be_open(tx) {
            Ok(()) => Ok(SignInRefused::Wrong),
            Err(SignInRefused::Store(error)) => Err(error),
            Err(refused) => Ok(refused),
        }
    }

    /// Whoever stands at the door holds no role yet.
    fn stranger(&self, account: &str) -> Actor {
        let address = (!self.address.is_empty()).then(|| self.address.clone());
        Actor { account: account.to_owned(), role: "none".to_owned(), address, ..Actor::default() }
    }
}
