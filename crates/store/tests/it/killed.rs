//! 突然断掉 A program or a server that is killed at any moment: what was acknowledged is there, and nothing is half done.

use std::{
    collections::BTreeSet,
    env,
    io::{BufRead, BufReader, Write as _},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, SystemTime},
};

use store::{Engine, NewErrand, Options, Scope, Store, StoreError, params};

use crate::town::{entry, options, places, sangcun, scripts};

/// Where the clerks of a child work, and what tells their acts from those of other rounds.
const PLACE: &str = "GONGKAI_TEST_PLACE";
const ROUND: &str = "GONGKAI_TEST_ROUND";
const CLERKS: usize = 6;

/// Whether a clerk gives up after filing: nothing of such an act may ever be seen.
fn gives_up(at: usize) -> bool {
    at % 5 == 4
}

/// One act: a note, its entry and an errand, together or not at all; its position in the ledger.
fn act(store: &Store, name: &str, at: usize) -> Result<i64, StoreError> {
    let errand =
        NewErrand { body: "sangcun".into(), kind: "letter".into(), key: name.into(), payload: "{}".into(), due_at: 0 };
    store.write(&sangcun(), |tx| {
        let (body, words) = ("sangcun", name);
        if at.is_multiple_of(3) {
            tx.first("SELECT id FROM note WHERE body = :body AND words = :words", params! { body, words }, |_| Ok(()))?;
        }
        let position = tx.append(&entry(name))?;
        tx.file("INSERT INTO note (body, words) VALUES (:body, :words)", params! { body, words })?;
        tx.enqueue(&errand)?;
        if gives_up(at) { Err(StoreError::damaged(name, "given up on purpose")) } else { Ok(position) }
    })
}

/// Clerks who act until `is_over`, and tell each act they were told is kept.
fn work(store: &Store, round: &str, is_over: &(dyn Fn(usize) -> bool + Sync), tell: &(dyn Fn(String) + Sync)) {
    thread::scope(|scope| {
        for clerk in 0..CLERKS {
            scope.spawn(move || {
                for at in (0..).take_while(|at| !is_over(*at)) {
                    let name = format!("{round}-{clerk}-{at}");
                    match act(store, &name, at) {
                        Ok(position) => tell(format!("kept {name} {position}")),
                        Err(StoreError::Damaged { .. }) if gives_up(at) => {}
                        Err(StoreError::Unreachable { .. } | StoreError::CommitUnknown { .. }) => {
                            tell("lost".into());
                            thread::sleep(Duration::from_millis(20));
                        }
                        Err(other) => tell(format!("fault {other:?}")),
                    }
                }
            });
        }
    });
}

/// What clerks do here until they have done thirty acts each. In a child of the tests below they work on its place, and
/// until somebody kills them.
#[test]
fn clerks_at_work() {
    let said = |line: String| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{line}").and_then(|()| out.flush()).unwrap();
    };
    if let (Ok(place), Ok(round)) = (env::var(PLACE), env::var(ROUND)) {
        let is_server = place.starts_with("postgres:");
        let engine = if is_server { Engine::Postgres(place) } else { Engine::Sqlite(place.into()) };
        let store = Store::open(&engine, &Options::default()).unwrap();
        return work(&store, &round, &|_| false, &said);
    }
    for place in places() {
        let store = Store::open(&place.engine, &options()).unwrap();
        store.migrate(&scripts(), 1).unwrap();
        let (told, kept) = channel();
        work(&store, "here", &|at| at == 30, &|line| told.send(line).unwrap());
        drop(told);
        let kept: Vec<String> = kept.iter().collect();
        assert_eq!(kept.len(), CLERKS * 24, "{:?}: each fifth is given up: {kept:?}", place.engine);
        check(&store, &kept);
    }
}

/// 核对 Every acknowledged act stands where it was told, whole; what was not acknowledged is whole or absent.
fn check(store: &Store, told: &[String]) {
    store.verify().expect("the ledger can be read").expect("the chain holds");
    let all = Scope::everywhere("a test looks at everything");
    let (notes, errands, entries) = store
        .read::<_, StoreError>(&all, |tx| {
            let text = |sql: &str| tx.select(sql, params! {}, |row| row.get::<String>("name"));
            let entries =
                tx.select("SELECT record AS name, position FROM ledger ORDER BY position", params! {}, |row| {
                    Ok((row.get::<String>("name")?, row.get::<i64>("position")?))
                })?;
            Ok((text("SELECT words AS name FROM note")?, text("SELECT key AS name FROM errand")?, entries))
        })
        .expect("everything can be read");
    let set = |names: Vec<String>| names.into_iter().collect::<BTreeSet<_>>();
    let (notes, errands) = (set(notes), set(errands));
    let records = set(entries.iter().map(|(name, _)| name.clone()).collect());
    assert_eq!(records.len(), entries.len(), "no act stands twice");
    assert_eq!((&notes, &errands), (&records, &records), "nothing is half done");
    let given_up = |name: &String| gives_up(name.rsplit('-').next().and_then(|at| at.parse().ok()).unwrap_or(0));
    assert_eq!(notes.iter().find(|name| given_up(name)), None, "what was given up is not there");
    for line in told {
        let Some((name, position)) = line.strip_prefix("kept ").and_then(|kept| kept.split_once(' ')) else {
            assert_eq!(line, "lost", "a clerk met something that has nothing to do with the kill");
            continue;
        };
        let position: i64 = position.parse().expect("a position is a number");
        let stands = entries.get(position as usize - 1);
        assert_eq!(stands, Some(&(name.to_owned(), position)), "an acknowledged act is not there");
    }
}

/// A child of this binary in which clerks work; its lines arrive as they are told.
fn clerks(place: &Engine, round: &str) -> (Child, Receiver<String>) {
    let place = match place {
        Engine::Sqlite(path) => path.display().to_string(),
        Engine::Postgres(address) => address.clone(),
    };
    let mut command = Command::new(env::current_exe().expect("this binary has a name"));
    command.args(["--exact", "killed::clerks_at_work", "--nocapture", "--test-threads=1"]);
    command.env(PLACE, place).env(ROUND, round).stdout(Stdio::piped()).stderr(Stdio::inherit());
    let mut child = command.spawn().expect("this binary runs once more");
    let lines = BufReader::new(child.stdout.take().expect("the output was asked for as a pipe")).lines();
    let (told, arriving) = channel();
    thread::spawn(move || {
        let own = |line: &String| ["kept ", "lost", "fault "].iter().any(|word| line.starts_with(word));
        lines.map_while(Result::ok).filter(own).try_for_each(|line| told.send(line))
    });
    (child, arriving)
}

/// Waits until clerks have told of `least` more acts that are kept.
fn await_acts(arriving: &Receiver<String>, least: usize) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    while told.iter().filter(|line| line.starts_with("kept")).count() < least {
        told.push(arriving.recv_timeout(Duration::from_secs(60)).expect("clerks tell of their acts"));
    }
    told
}

/// Some time between nothing and a quarter of a second.
fn a_moment() -> Duration {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("the clock runs").subsec_nanos();
    Duration::from_micros(u64::from(now / 7 % 250_000))
}

/// Kills the child, and gives everything it told before it died.
fn kill(mut child: Child, arriving: &Receiver<String>) -> Vec<String> {
    child.kill().expect("a child can be killed");
    child.wait().expect("a killed child ends");
    arriving.iter().collect()
}

/// How often: 10 times, or as the environment says, and never more than a hundred times.
fn rounds() -> usize {
    env::var("GONGKAI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(10).min(100)
}

#[test]
fn a_killed_program_has_kept_what_it_acknowledged() {
    for place in places() {
        let store = Store::open(&place.engine, &Options::default()).unwrap();
        store.migrate(&scripts(), 1).unwrap();
        drop(store);
        let mut told = Vec::new();
        for round in 0..rounds() {
            let (child, arriving) = clerks(&place.engine, &format!("r{round}"));
            told.extend(await_acts(&arriving, 1));
            thread::sleep(a_moment());
            told.extend(kill(child, &arriving));
            check(&Store::open(&place.engine, &Options::default()).unwrap(), &told);
        }
        assert!(!told.contains(&"lost".to_owned()), "{:?}: nobody cut a connection", place.engine);
    }
}

#[test]
fn a_killed_server_has_kept_what_it_acknowledged_and_clerks_go_on_when_it_is_back() {
    let server = testkit::postgres::Server::start(&[], &[]);
    let engine = Engine::Postgres(server.database());
    let store = Store::open(&engine, &Options::default()).unwrap();
    store.migrate(&scripts(), 1).unwrap();
    let (child, arriving) = clerks(&engine, "s");
    let mut told = Vec::new();
    for _ in 0..rounds().div_ceil(10) {
        told.extend(await_acts(&arriving, 20));
        thread::sleep(a_moment());
        server.crash();
        server.resume();
        // What arrives now may have been told before the crash; another clerk's loss says that it was noticed.
        while !told.contains(&"lost".to_owned()) {
            told.push(arriving.recv_timeout(Duration::from_secs(60)).unwrap());
        }
        told.extend(await_acts(&arriving, 20));
        check(&store, &told);
    }
    told.extend(kill(child, &arriving));
    check(&store, &told);
}
