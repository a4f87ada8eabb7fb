//! A township with its three administrators, and the ways its people take to their desks.

use std::ops::Deref;

use account::{
    Administrator, Attempt, Founding, Hashing, Newcomer, SignInRefused, SignedIn, assign, change_password, clerk_of,
    create_account, found, sign_in,
};
use affairs::{
    account::{Body, Level, Section},
    private::Private,
    role::Role,
};
use office::{Checks, Clerk, DeskError};

/// The office of a case, founded.
pub(crate) struct Rehearsal<'a> {
    stage: &'a ::rehearsal::Rehearsal,
    one_time: [Private<String>; 3],
}

impl Deref for Rehearsal<'_> {
    type Target = ::rehearsal::Rehearsal;

    fn deref(&self) -> &Self::Target {
        self.stage
    }
}

pub(crate) const HASHING: Hashing = Hashing::cheap();
/// The password everybody chooses here, and the place they sit at.
pub(crate) const PASSWORD: &str = "Kx7mRt2v-Lq9w";
pub(crate) const DESK: &str = "10.0.0.7";

/// The same case on an embedded database and on a server; the administrators have changed their passwords.
pub(crate) fn on_both_engines(name: &str, case: impl Fn(&Rehearsal)) {
    in_grade(name, 2, case);
}

/// The same, in a town of this grade of protection.
pub(crate) fn in_grade(name: &str, grade: u8, case: impl Fn(&Rehearsal)) {
    rehearse(name, &founding(grade), case);
}

/// The same, in a county.
pub(crate) fn in_county(name: &str, case: impl Fn(&Rehearsal)) {
    let township = founding(2);
    rehearse(name, &Founding { body: Body { level: Level::County, ..township.body.clone() }, ..township }, case);
}

fn rehearse(name: &str, founding: &Founding, case: impl Fn(&Rehearsal)) {
    ::rehearsal::on_both_engines(&format!("account-{name}"), &Checks::of(::rehearsal::NoCheck), |stage| {
        let one_time = found(&stage.office, &HASHING, founding).unwrap();
        case(&Rehearsal { stage, one_time });
    });
}

pub(crate) fn founding(grade: u8) -> Founding {
    let admin = |account: &str, name: &str| Administrator { account: account.into(), name: named(name) };
    Founding {
        body: Body {
            id: "sangcun".into(),
            name: "桑村乡人民政府".into(),
            level: Level::Township,
            parent: None,
            audit_from_above: false,
        },
        grade,
        sections: vec![Section { id: "office".into(), name: "党政办公室".into() }],
        sys_admin: admin("wang-li", "王立"),
        sec_admin: admin("zhao-min", "赵敏"),
        audit_admin: admin("sun-jie", "孙洁"),
    }
}

pub(crate) fn named(name: &str) -> Private<String> {
    Private::new(name.to_owned())
}

pub(crate) fn attempt(account: &str, password: &str, code: Option<&str>, address: &str) -> Attempt {
    Attempt {
        account: account.into(),
        password: Private::new(password.into()),
        code: code.map(str::to_owned),
        address: address.into(),
        request: None,
    }
}

impl Rehearsal<'_> {
    pub(crate) fn one_time(&self, place: usize) -> &str {
        self.one_time[place].unmask()
    }

    pub(crate) fn sign_in(&self, account: &str, password: &str, address: &str) -> Result<SignedIn, SignInRefused> {
        sign_in(&self.office, &HASHING, &attempt(account, password, None, address))
    }

    /// First sign-in with a one-time password and the change it asks for; gives the token.
    pub(crate) fn first_time(&self, account: &str, one_time: &str) -> String {
        let signed = self.sign_in(account, one_time, DESK).unwrap();
        assert!(signed.must_change, "a one-time password is for one time");
        let token = signed.token.unmask().clone();
        self.change(&token, one_time, PASSWORD).unwrap();
        token
    }

    pub(crate) fn change(&self, token: &str, old: &str, new: &str) -> Result<(), DeskError> {
        let secret = |text: &str| Private::new(text.to_owned());
        change_password(&self.office, &HASHING, token, DESK, &secret(old), &secret(new))
    }

    /// One of the three at their desk, without the way there.
    pub(crate) fn admin(&self, role: Role) -> Clerk {
        let account = match role {
            Role::SysAdmin => "wang-li",
            Role::SecAdmin => "zhao-min",
            _ => "sun-jie",
        };
        clerk(account, role)
    }

    /// Opens an account for a newcomer with these roles; gives the one-time password.
    pub(crate) fn hire(&self, account: &str, name: &str, roles: &[Role]) -> String {
        let newcomer = Newcomer { account: account.into(), name: named(name), section: Some("office".into()) };
        let (_, one_time) = create_account(&self.office, &HASHING, &self.admin(Role::SysAdmin), &newcomer).unwrap();
        for role in roles {
            assign(&self.office, &self.admin(Role::SecAdmin), account, *role).unwrap();
        }
        one_time.unmask().clone()
    }

    /// Hires and lets them come in and choose their password; gives the token.
    pub(crate) fn seat(&self, account: &str, name: &str, roles: &[Role]) -> String {
        let one_time = self.hire(account, name, roles);
        self.first_time(account, &one_time)
    }

    /// Whoever a token stands for.
    pub(crate) fn clerk(&self, token: &str) -> Clerk {
        clerk_of(&self.office, token, DESK).unwrap().clerk
    }
}

pub(crate) fn clerk(account: &str, role: Role) -> Clerk {
    Clerk { session: None, request: None, ..::rehearsal::clerk(account, role, "") }
}

/// The codes of the obstacles that a desk named.
pub(crate) fn codes<T: std::fmt::Debug>(answer: Result<T, DeskError>) -> Vec<&'static str> {
    answer.unwrap_err().messages().iter().map(|message| message.code).collect()
}
