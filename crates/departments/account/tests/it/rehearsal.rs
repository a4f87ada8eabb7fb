//! An office for a test: a township with its three administrators on either engine, and a clock that is set by hand.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use account::{
    Administrator, Attempt, Founding, Hashing, Newcomer, SignInRefused, SignedIn, assign, change_password, clerk_of,
    create_account, found, sign_in,
};
use affairs::{
    account::{Body, Level, Section},
    private::Private,
    role::Role,
};
use jiff::civil::DateTime;
use office::{
    Chance, Check, Checks, Clerk, Clock, DeskError, Finding, Letter, Looked, Office, Post, PostError, Seal, Zone,
};
use seals::{Keys, Sealer};
use statute::calendar::Calendar;
use store::{Engine, Options, Params, Scope, Store, StoreError, files::Folder};

#[derive(Default)]
struct SetClock(AtomicI64);

impl Clock for SetClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// Chance that repeats from run to run.
#[derive(Default)]
struct Repeated(AtomicU64);

impl Chance for Repeated {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            let next = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::SeqCst);
            *byte = u8::try_from((next ^ (next >> 29)) >> 56).unwrap();
        }
    }
}

struct NoPost;

impl Post for NoPost {
    fn send(&self, letter: &Letter) -> Result<(), PostError> {
        Err(PostError::Never(format!("no letter leaves here: {}", letter.key)))
    }
}

/// No text is looked at here.
struct NoCheck;

impl Check for NoCheck {
    fn name(&self) -> &'static str {
        "没有检查"
    }

    fn rules(&self) -> String {
        "none-1".into()
    }

    fn look(&self, _: &Looked<'_>) -> Vec<Finding> {
        Vec::new()
    }
}

/// One office with its clock in hand.
pub(crate) struct Rehearsal {
    pub(crate) office: Office,
    clock: Arc<SetClock>,
    one_time: [Private<String>; 3],
    folder: PathBuf,
}

impl Drop for Rehearsal {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
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
    let folder = std::env::temp_dir().join(format!("gongkai-account-{}-{name}", std::process::id()));
    for engine in [Engine::Sqlite(folder.join("town.db")), Engine::Postgres(testkit::postgres::database())] {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let store = Store::open(&engine, &Options::default()).unwrap();
        store.migrate(migrations::SCRIPTS, 0).unwrap();
        let clock = Arc::new(SetClock::default());
        let office = Office {
            store,
            files: Arc::new(Folder::open(folder.join("files")).unwrap()),
            calendar: Arc::new(Calendar::bundled().clone()),
            clock: clock.clone(),
            chance: Arc::new(Repeated::default()),
            seal: sealer(0),
            post: Arc::new(NoPost),
            checks: Checks::of(NoCheck),
        };
        let mut rehearsal =
            Rehearsal { office, clock, one_time: [(); 3].map(|()| Private::default()), folder: folder.clone() };
        rehearsal.at("2025-03-03 09:00:00");
        rehearsal.one_time = found(&rehearsal.office, &HASHING, &founding(grade)).unwrap();
        case(&rehearsal);
    }
}

/// The same key for the same number, as from the same key file.
pub(crate) fn sealer(key: u64) -> Arc<dyn Seal> {
    let keys = Keys::new(&Repeated(AtomicU64::new(key << 56)));
    Arc::new(Sealer::new(keys, Arc::new(Repeated(AtomicU64::new(u64::MAX / 3)))))
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

impl Rehearsal {
    /// Sets the clock to a civil hour in Beijing.
    pub(crate) fn at(&self, hour: &str) {
        let hour: DateTime = hour.parse().unwrap();
        self.clock.0.store(Zone::shanghai().instant(hour), Ordering::SeqCst);
    }

    /// Moves the clock by so many seconds, backwards as well.
    pub(crate) fn pass(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    /// The folder of the rehearsal.
    pub(crate) fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    pub(crate) fn now(&self) -> i64 {
        self.office.clock.now()
    }

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

    /// Runs a statement past every desk.
    pub(crate) fn run(&self, sql: &str, params: Params) -> Result<u64, StoreError> {
        self.office
            .store
            .write(&Scope::everywhere("a test looks behind the desks"), |tx| tx.execute(sql, params.clone()))
    }

    pub(crate) fn count(&self, sql: &str) -> i64 {
        let everywhere = Scope::everywhere("a test looks behind the desks");
        let one = |tx: &store::Tx<'_>| tx.first(sql, store::params! {}, |row| row.get::<i64>("n"));
        self.office.store.read::<_, StoreError>(&everywhere, one).unwrap().unwrap()
    }

    /// Everything the ledger holds, as text.
    pub(crate) fn ledger(&self) -> Vec<(String, String)> {
        let rows = self.office.store.ledger_after(0, 1000).unwrap();
        rows.into_iter().map(|row| (row.kind, String::from_utf8(row.canonical).unwrap())).collect()
    }

    pub(crate) fn filed(&self, kind: &str) -> usize {
        self.ledger().iter().filter(|(found, _)| found == kind).count()
    }
}

pub(crate) fn clerk(account: &str, role: Role) -> Clerk {
    Clerk {
        body: "sangcun".into(),
        account: account.into(),
        section: String::new(),
        roles: vec![role],
        role,
        acting: None,
        address: Some(DESK.into()),
        session: None,
        request: None,
    }
}

/// The codes of the obstacles that a desk named.
pub(crate) fn codes<T: std::fmt::Debug>(answer: Result<T, DeskError>) -> Vec<&'static str> {
    answer.unwrap_err().messages().iter().map(|message| message.code).collect()
}
