//! 登录 From a name, a password and a code to a session, or a refusal that tells a stranger nothing.

use affairs::private::Private;
use office::{Clerk, Office};

use crate::{
    Hashing, SignInRefused,
    door::Door,
    records,
    secrets::{self, Token},
    vault,
};

/// 登录单 What a visitor typed, and from where.
pub struct Attempt {
    /// The name of the account.
    pub account: String,
    /// The password.
    pub password: Private<String>,
    /// The code of the second factor, where one is enrolled.
    pub code: Option<String>,
    /// The client's network address.
    pub address: String,
    /// The number of the request.
    pub request: Option<String>,
}

/// 已登录 A session that begins.
#[derive(Debug)]
pub struct SignedIn {
    /// What the visitor brings from now on; nobody else has it, and it is shown once.
    pub token: Private<String>,
    /// Who sits down.
    pub clerk: Clerk,
    /// Whether the password must be changed before anything else.
    pub must_change: bool,
    /// Whether a second factor must be enrolled before anything else.
    pub must_enrol: bool,
}

/// 登录 Lets in whoever has the password and, where enrolled, the code; counts and files every failure.
///
/// An unknown name costs the same hash and gets the same answer. While a name or an address is locked nothing is
/// compared, and nothing is filed but the lock itself.
///
/// # Errors
///
/// [`SignInRefused`].
pub fn sign_in(office: &Office, hashing: &Hashing, attempt: &Attempt) -> Result<SignedIn, SignInRefused> {
    let now = office.clock.now();
    let door = Door::of(office, attempt, now);
    let hash = office.store.read(&records::anywhere(), |tx| {
        door.must_be_open(tx)?;
        let credential = vault::credential(tx, &door.name)?;
        Ok::<_, SignInRefused>(credential.map(|credential| credential.hash))
    })?;
    let right = match &hash {
        Some(hash) => secrets::matches(hash, &attempt.password)?,
        None => {
            hashing.spend(&attempt.password);
            false
        }
    };
    let proven = hash.filter(|_| right);
    let token = Token::new(&*office.chance);
    office.store.write(&records::anywhere(), |tx| door.settle(office, tx, attempt, proven.as_deref(), &token))?
}

/// 回到本站 The page to go to after sign-in: only a path of this site, else the console (N04).
#[must_use]
pub fn own_path(wanted: Option<&str>) -> &str {
    let sound = |path: &&str| {
        path.starts_with('/')
            && !path.starts_with("//")
            && !path.contains('\\')
            && path.bytes().all(|byte| byte.is_ascii_graphic())
    };
    wanted.filter(sound).unwrap_or("/console")
}
