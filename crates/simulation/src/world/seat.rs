//! 就座 The way to a desk: a session that still counts, or a sign-in, a new password when the old one is too old, a reset
//! by the administrator when nobody came for a season.

use account::{
    Attempt, NotSignedIn, Present, SignInRefused, change_password, clerk_of, reset_password, sign_in, unlock,
};
use affairs::{private::Private, role::Role};
use office::{Clerk, DeskError};

use super::{
    World,
    staff::{HASHING, administrator, password},
};
use crate::deed::Hat;

pub(crate) const ADDRESS: &str = "10.0.0.7";

impl World {
    /// Somebody sits down under a hat; `None` when they do not hold it.
    pub(crate) fn sit(present: &Present, hat: &Hat) -> Option<Clerk> {
        match &hat.place_of {
            None if present.clerk.roles.contains(&hat.role) => {
                Some(Clerk { acting: None, ..present.clerk.under(hat.role) })
            }
            None => None,
            Some(place) => {
                let days = (place.from, place.to);
                let fits = |it: &&office::Acting| {
                    it.principal == place.principal && it.role == hat.role && (it.from, it.to) == days
                };
                let acting = present.may_act.iter().find(fits).cloned()?;
                Some(Clerk { role: hat.role, acting: Some(acting), ..present.clerk.clone() })
            }
        }
    }

    /// Whoever comes to a desk, by the session or through the door.
    pub(crate) fn present(&mut self, account: &str) -> Result<Present, String> {
        for _ in 0..4 {
            let token = self.enter(account)?;
            match clerk_of(&self.office, token.unmask(), ADDRESS) {
                Ok(present) => return Ok(present),
                Err(NotSignedIn::MustChange) => self.change(account, &token)?,
                Err(NotSignedIn::Idle { .. } | NotSignedIn::Ended | NotSignedIn::NoSession) => {
                    self.tokens.remove(account);
                }
                Err(why) => return Err(format!("{account} is not let in: {why:?}")),
            }
        }
        Err(format!("{account} gets no session that counts"))
    }

    /// The token of a session, of the last sign-in or of a new one.
    pub(super) fn enter(&mut self, account: &str) -> Result<Private<String>, String> {
        if let Some(token) = self.tokens.get(account) {
            return Ok(token.clone());
        }
        for _ in 0..3 {
            let typed = self.passwords.get(account).map(|known| known.0.clone()).unwrap_or_default();
            match self.knock(account, &typed, ADDRESS) {
                Ok(token) => {
                    self.tokens.insert(account.to_owned(), token.clone());
                    return Ok(token);
                }
                Err(SignInRefused::Locked { .. }) => {
                    self.ask_administrator(account, |world, clerk| unlock(&world.office, clerk, account).map(|_| None))?
                }
                Err(SignInRefused::Unused { .. } | SignInRefused::OneTimeOver { .. }) => {
                    self.ask_administrator(account, |world, clerk| {
                        reset_password(&world.office, &HASHING, clerk, account).map(Some)
                    })?;
                }
                Err(why) => return Err(format!("{account} may not sign in: {why:?}")),
            }
        }
        Err(format!("{account} stays outside"))
    }

    /// One attempt at the door.
    pub(crate) fn knock(
        &self,
        account: &str,
        typed: &Private<String>,
        address: &str,
    ) -> Result<Private<String>, SignInRefused> {
        let (account, password) = (account.to_owned(), typed.clone());
        let attempt = Attempt { account, password, code: None, address: address.into(), request: None };
        sign_in(&self.office, &HASHING, &attempt).map(|signed| signed.token)
    }

    /// Through the door again, whatever session there was; failures before are forgiven with it.
    pub(crate) fn come_in_anew(&mut self, account: &str) -> Result<(), String> {
        self.tokens.remove(account);
        self.present(account).map(|_| ())
    }

    /// What the account types today.
    pub(crate) fn password(&self, account: &str) -> Private<String> {
        self.passwords.get(account).map(|known| known.0.clone()).unwrap_or_default()
    }

    pub(crate) fn learn_password(&mut self, account: &str, new: Private<String>) {
        self.tokens.remove(account);
        if let Some(known) = self.passwords.get_mut(account) {
            known.0 = new;
        }
    }

    pub(crate) fn forget_token(&mut self, account: &str) -> Option<Private<String>> {
        self.tokens.remove(account)
    }

    fn change(&mut self, account: &str, token: &Private<String>) -> Result<(), String> {
        let (old, changes) = self.passwords.get(account).cloned().unwrap_or_default();
        let new = password(changes + 1);
        change_password(&self.office, &HASHING, token.unmask(), ADDRESS, &old, &new).map_err(|error| said(&error))?;
        self.passwords.insert(account.to_owned(), (new, changes + 1));
        Ok(())
    }

    fn ask_administrator(
        &mut self,
        account: &str,
        act: impl Fn(&Self, &Clerk) -> Result<Option<Private<String>>, DeskError>,
    ) -> Result<(), String> {
        let body = usize::from(!account.ends_with('0'));
        let new = act(self, &administrator(body, Role::SysAdmin)).map_err(|error| said(&error))?;
        if let (Some(new), Some(known)) = (new, self.passwords.get_mut(account)) {
            known.0 = new;
        }
        Ok(())
    }
}

/// What a desk answered, by its codes.
pub(crate) fn said(error: &DeskError) -> String {
    let all: Vec<String> = error.messages().iter().map(|it| format!("{} {}", it.code, it.why)).collect();
    all.join("; ")
}
