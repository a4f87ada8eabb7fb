//! 换密钥 While the house works, cut off anywhere, and with values that do not open: nothing sealed is lost.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, Ordering},
};

use account::{
    KeyKept, colleagues, holdings, key_renewed, key_retired, own_email, reseal, sealed_by_version, set_email, try_key,
};
use affairs::{private::Private, role::Role};
use office::{Office, Place, Resealed, Seal, SealError, Sealed};
use seals::{KeySource, Keys, Sealer};
use store::params;

use ::rehearsal::Repeated;

use crate::rehearsal::{DESK, Rehearsal, on_both_engines};

/// The key file of this office, in memory.
#[derive(Default)]
struct Drawer(Mutex<String>);

impl Drawer {
    fn put(&self, keys: &Keys) {
        *self.0.lock().unwrap() = keys.written().to_string();
    }

    fn keys(&self) -> Keys {
        Keys::read(&self.0.lock().unwrap()).unwrap()
    }
}

/// One process that follows it, and the file as it saw it last.
struct Follower(Arc<Drawer>, Mutex<String>);

impl KeySource for Follower {
    fn renewed(&self) -> Option<Keys> {
        let (text, mut taken) = (self.0.0.lock().unwrap(), self.1.lock().unwrap());
        if *taken == *text {
            return None;
        }
        taken.clone_from(&text);
        Keys::read(&text).ok()
    }
}

/// The first version, as the rehearsal has it, in a drawer; a process that follows it.
fn drawer(it: &Rehearsal) -> (Arc<Drawer>, Office) {
    let drawer = Arc::new(Drawer::default());
    drawer.put(&Keys::new(&Repeated::from(0)));
    (drawer.clone(), process(it, &drawer))
}

fn process(it: &Rehearsal, drawer: &Arc<Drawer>) -> Office {
    let sealer = Sealer::new(drawer.keys(), Arc::new(Repeated::from(u64::MAX / 5)))
        .renewed_by(Arc::new(Follower(drawer.clone(), Mutex::default())));
    Office { seal: Arc::new(sealer), ..it.office.clone() }
}

fn renewed(drawer: &Drawer) {
    let mut keys = drawer.keys();
    keys.renew(&Repeated::from(5 << 56));
    drawer.put(&keys);
}

fn used(it: &Rehearsal) -> Vec<(u32, u64)> {
    sealed_by_version(&it.office.store).unwrap().iter().map(|Sealed { version, values }| (*version, *values)).collect()
}

fn names(it: &Rehearsal, office: &Office) -> Vec<String> {
    let lines = colleagues(office, &it.admin(Role::SysAdmin)).unwrap();
    lines.iter().map(|line| line.name.unmask().clone()).collect()
}

/// A seal that dies after some values, as a process does that is killed.
struct Dying(Arc<dyn Seal>, AtomicI64);

impl Seal for Dying {
    fn newest(&self) -> u32 {
        self.0.newest()
    }

    fn seal(&self, place: &Place<'_>, plain: &[u8]) -> Vec<u8> {
        assert!(self.1.fetch_sub(1, Ordering::SeqCst) > 0, "killed");
        self.0.seal(place, plain)
    }

    fn open(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        self.0.open(place, sealed)
    }

    fn mark(&self, table: &str, column: &str, plain: &[u8]) -> [u8; 32] {
        self.0.mark(table, column, plain)
    }
}

#[test]
fn who_serves_meanwhile_reads_and_writes_on_and_whoever_is_cut_off_goes_on() {
    on_both_engines("rekey", |it| {
        let token = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let (drawer, serving) = drawer(it);
        let before = names(it, &serving);
        assert_eq!(used(it), [(1, 4)]);
        renewed(&drawer);
        let rotating = process(it, &drawer);
        assert!(key_renewed(&rotating).unwrap());
        assert!(!key_renewed(&rotating).unwrap(), "one entry for one version");
        let dying = Office { seal: Arc::new(Dying(rotating.seal.clone(), 3.into())), ..rotating.clone() };
        let killed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| reseal(&dying, 2, &mut |_| {})));
        assert!(killed.is_err());
        assert_eq!(used(it), [(1, 2), (2, 2)], "the turn it died in is taken back, the one before stands");
        assert_eq!(names(it, &serving), before, "who serves reads both");
        set_email(&serving, &token, DESK, &Private::new("ning@sangcun.example".to_owned())).unwrap();
        assert_eq!(used(it), [(1, 2), (2, 3)], "and seals with the new one at once");
        let mut turns = Vec::new();
        let all = reseal(&rotating, 1, &mut |turn| turns.push(turn.done)).unwrap();
        assert_eq!((all, turns), (Resealed { done: 2, unopened: 0 }, vec![1, 2]));
        assert_eq!(used(it), [(2, 5)]);
        assert_eq!(reseal(&rotating, 100, &mut |_| {}).unwrap(), Resealed::default(), "nothing is left");
        try_key(&rotating).unwrap();
        assert_eq!(names(it, &rotating), before);
        assert_eq!(own_email(&serving, &token, DESK).unwrap().unwrap().unmask(), "ning@sangcun.example");
        assert!(holdings(&it.office.store).unwrap().sealed);
        assert_eq!(it.filed("account.key-renewed"), 1);
    });
}

#[test]
fn a_version_leaves_when_nothing_needs_it_and_an_hour_has_passed() {
    on_both_engines("retire", |it| {
        let (drawer, serving) = drawer(it);
        assert_eq!(key_retired(&serving, 1, 0).unwrap(), Err(KeyKept::Newest));
        renewed(&drawer);
        let rotating = process(it, &drawer);
        assert_eq!(key_retired(&rotating, 1, 0).unwrap(), Err(KeyKept::Used(3)));
        reseal(&rotating, 100, &mut |_| {}).unwrap();
        assert_eq!(key_retired(&rotating, 1, 0).unwrap(), Err(KeyKept::TooSoon), "it never said that it took over");
        key_renewed(&rotating).unwrap();
        it.pass(3599);
        assert_eq!(key_retired(&rotating, 1, 0).unwrap(), Err(KeyKept::TooSoon));
        assert_eq!(it.filed("account.key-retired"), 0);
        it.pass(1);
        assert_eq!(key_retired(&rotating, 1, 2).unwrap(), Err(KeyKept::Used(2)), "another department still needs it");
        assert_eq!(key_retired(&rotating, 1, 0).unwrap(), Ok(()));
        assert_eq!(key_retired(&rotating, 1, 0).unwrap(), Ok(()), "who was cut off before the file asks again");
        assert_eq!(it.filed("account.key-retired"), 1);
        drawer.put(&drawer.keys().without(1).without(2));
        assert_eq!(drawer.keys().versions(), [2], "the one that seals stays");
        let before = names(it, &rotating);
        assert_eq!(names(it, &process(it, &drawer)), before);
        assert_eq!(names(it, &serving), before, "who still holds the old one as well");
    });
}

#[test]
fn what_does_not_open_is_left_and_told_and_what_is_altered_meanwhile_stays_altered() {
    on_both_engines("rekey-broken", |it| {
        let (drawer, serving) = drawer(it);
        let token = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        set_email(&serving, &token, DESK, &Private::new("old@sangcun.example".to_owned())).unwrap();
        let broken = "UPDATE person SET name_sealed = :sealed WHERE id = (SELECT MIN(id) FROM person)";
        it.run(broken, params! { sealed: vec![0_u8, 0, 0, 1, 9, 9] }).unwrap();
        renewed(&drawer);
        let rotating = process(it, &drawer);
        let all = reseal(&rotating, 2, &mut |_| {}).unwrap();
        assert_eq!((all, used(it)), (Resealed { done: 4, unopened: 1 }, vec![(1, 1), (2, 4)]));
        assert_eq!(
            key_retired(&rotating, 1, 0).unwrap(),
            Err(KeyKept::Used(1)),
            "it may open with a file from the safe"
        );
    });
}

#[test]
fn another_offices_key_in_the_file_seals_nothing() {
    on_both_engines("rekey-foreign", |it| {
        let (drawer, serving) = drawer(it);
        let token = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let before = names(it, &serving);
        drawer.put(&Keys::new(&Repeated::from(77 << 56)));
        set_email(&serving, &token, DESK, &Private::new("ning@sangcun.example".to_owned())).unwrap();
        drawer.put(&Keys::new(&Repeated::from(0)));
        let right = process(it, &drawer);
        try_key(&right).expect("all of it opens with the key of the house");
        assert_eq!(names(it, &right), before);
    });
}
