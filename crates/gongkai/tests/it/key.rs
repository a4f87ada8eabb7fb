//! 换密钥 `gongkai key`, while somebody serves, and killed where it may be.

use std::{process::Stdio, thread, time::Duration};

use office::{Place, Seal as _};
use seals::{Keys, Sealer};
use store::{Engine, Options, Scope, Store, StoreError, params};

use crate::{program::Folder, visitor::Served};

/// Names enough that sealing them anew takes a while.
const PEOPLE: usize = 3_000;

struct Nonces(std::sync::atomic::AtomicU64);

impl office::Chance for Nonces {
    fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(8) {
            let next = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed).to_be_bytes();
            part.copy_from_slice(&next[..part.len()]);
        }
    }
}

fn keys(folder: &Folder) -> Keys {
    Keys::read(&String::from_utf8(folder.read("gongkai.key")).unwrap()).unwrap()
}

/// An office with many people, on one engine or the other.
fn peopled(url: &str) -> (Folder, Store) {
    let folder = Folder::new();
    folder.put("gongkai.toml", format!("[database]\nurl = \"{url}\"\n"));
    let made = folder.run(&["init", "--body", "桑村乡人民政府", "--id", "sangcun"]);
    assert_eq!(made.exit, 0, "{made:?}");
    let engine = match url {
        "" => Engine::Sqlite(folder.path().join("gongkai.db")),
        url => Engine::Postgres(url.to_owned()),
    };
    let store = Store::open(&engine, &Options::default()).unwrap();
    let sealer = Sealer::new(keys(&folder), std::sync::Arc::new(Nonces(7.into())));
    let scope = Scope::everywhere("a test looks behind the desks");
    store
        .write::<_, StoreError>(&scope, |tx| {
            for at in 0..PEOPLE {
                let id = format!("p-{at:05}");
                let place = Place { table: "person", column: "name", body: "sangcun", row: &id, what: "姓名" };
                let sealed = sealer.seal(&place, format!("第 {at} 人").as_bytes());
                let sql = "INSERT INTO person (body, id, name, name_sealed) VALUES ('sangcun', :id, '', :sealed)";
                tx.execute(sql, params! { id, sealed })?;
            }
            Ok(())
        })
        .unwrap();
    (folder, store)
}

/// Values by version.
fn used(store: &Store) -> Vec<(u32, u64)> {
    account::sealed_by_version(store).unwrap().iter().map(|it| (it.version, it.values)).collect()
}

fn rotated_and_killed(url: &str) {
    let (folder, store) = peopled(url);
    let served = Served::begin(&folder, &["serve", "--listen", "127.0.0.1:0"]);
    // Killed anywhere, and in the end where some values are sealed anew and others are not.
    for round in 0..40 {
        let rotating = folder.command(&["key", "rotate"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let mut rotating = rotating.unwrap();
        if round >= 4 {
            while used(&store).len() < 2 && rotating.try_wait().unwrap().is_none() {
                thread::sleep(Duration::from_millis(1));
            }
        } else {
            thread::sleep(Duration::from_millis(20 + 40 * round));
        }
        rotating.kill().unwrap();
        rotating.wait().unwrap();
        let versions = keys(&folder).versions();
        for (version, _) in used(&store) {
            assert!(versions.contains(&version), "round {round}: nothing is sealed with a key that is on no disk");
        }
        assert_eq!(served.get("/readyz").status, 200);
        if round >= 4 && used(&store).len() > 1 {
            break;
        }
    }
    let halves = used(&store);
    assert!(halves.len() > 1, "it was never killed in the middle, or this test shows nothing");
    let held = std::fs::File::open(folder.path().join("gongkai.key")).unwrap();
    held.try_lock().unwrap();
    let busy = folder.run(&["key", "rotate"]);
    assert!(busy.exit == 2 && busy.err.contains("key.busy"), "two at once: {busy:?}");
    assert_eq!(used(&store), halves, "and nothing was begun");
    drop(held);
    let early = folder.run(&["key", "retire", &halves[0].0.to_string()]);
    assert!(early.exit == 1 && early.err.contains("key.still-used"), "{early:?}");
    let done = folder.run(&["key", "rotate"]);
    assert!(done.exit == 0 && done.out.contains("接着办") && done.out.contains("还剩 0 处"), "{done:?}");
    let newest = *keys(&folder).versions().last().unwrap();
    assert_eq!(used(&store), [(newest, PEOPLE as u64 + 3)]);
    let told = folder.run(&["key", "check"]);
    assert!(told.exit == 0 && told.out.contains("第 1 版：0 处用着，可以删掉"), "{told:?}");
    let soon = folder.run(&["key", "retire", "1"]);
    assert!(soon.exit == 1 && soon.err.contains("key.too-soon"), "{soon:?}");
    let seals = folder.run(&["key", "retire", &newest.to_string()]);
    assert!(seals.exit == 1 && seals.err.contains("key.newest"), "{seals:?}");
    let none = folder.run(&["key", "retire", "99"]);
    assert!(none.exit == 1 && none.err.contains("key.no-version"), "{none:?}");
    assert_eq!(served.stop(), Some(0));
    // Whoever opens the house opens every value once.
    let again = folder.run(&["errands"]);
    assert_eq!(again.exit, 0, "{again:?}");
    assert_eq!(folder.run(&["audit", "verify", "--json"]).json(0)["whole"], true);
    mode_is_private(&folder);
}

fn mode_is_private(folder: &Folder) {
    use std::os::unix::fs::PermissionsExt as _;
    let facts = std::fs::metadata(folder.path().join("gongkai.key")).unwrap();
    assert_eq!(facts.permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_rotation_killed_in_the_middle_goes_on_in_the_embedded_cabinet() {
    rotated_and_killed("");
}

#[test]
fn a_rotation_killed_in_the_middle_goes_on_on_a_server() {
    rotated_and_killed(&testkit::postgres::database());
}
