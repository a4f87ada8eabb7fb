//! 备份与恢复 What was filed comes back with the same chain; a place with something in it is left alone.

use migrations::SCRIPTS;
use store::{
    Engine, Options, Scope, Store, StoreError,
    archive::ArchiveError,
    backup::{backup, restore},
    files::{FileSpace, Folder},
};

use crate::{Scratch, chain::entry};

fn office(folder: &Scratch, name: &str) -> (Store, Folder) {
    let engine = Engine::Sqlite(folder.0.join(format!("{name}.db")));
    let store = Store::open(&engine, &Options::default()).expect("a new database");
    (store, Folder::open(folder.0.join(name)).expect("a new folder"))
}

#[test]
fn a_backup_comes_back_with_the_same_chain_and_files() {
    let folder = Scratch::new("backup");
    let (store, files) = office(&folder, "old");
    store.migrate(SCRIPTS, 1).unwrap();
    let id = files.put(&mut &b"attachment"[..]).unwrap().id;
    let filed =
        store.write::<_, StoreError>(&Scope::body("sangcun"), |tx| (1..=50).map(|n| tx.append(&entry(n))).collect());
    let filed: Vec<i64> = filed.unwrap();
    let out = folder.0.join("backup.zip");
    let manifest = std::thread::scope(|scope| {
        let go_on = || store.write::<_, StoreError>(&Scope::body("sangcun"), |tx| tx.append(&entry(99)));
        let writer = scope.spawn(move || (0..20).try_for_each(|_| go_on().map(drop)));
        let manifest = backup(&store, &files, &out, 7).unwrap();
        writer.join().unwrap().unwrap();
        manifest
    });
    assert!(manifest.head_position >= filed.len() as i64, "one snapshot, wherever the writer stood");
    let (new, space) = office(&folder, "new");
    assert_eq!(restore(&new, &space, &out, SCRIPTS, 8).unwrap(), manifest);
    let kept = |store: &Store| store.ledger_after(0, manifest.head_position as u32).unwrap();
    assert_eq!(kept(&new), kept(&store));
    assert_eq!(space.bytes(&id).unwrap(), b"attachment");
    let next = new.write::<_, StoreError>(&Scope::body("sangcun"), |tx| tx.append(&entry(51))).unwrap();
    assert_eq!(next, manifest.head_position + 1, "the chain goes on");
    let again = restore(&new, &space, &out, SCRIPTS, 9);
    assert!(matches!(again, Err(ArchiveError::NotEmpty { .. })), "{again:?}");
}
