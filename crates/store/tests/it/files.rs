//! 文件库 What is put comes back, or it is said why not.

use std::{
    collections::BTreeSet,
    fs, io,
    time::{Duration, SystemTime},
};

use store::{
    digest::Digest,
    files::{FileError, FileSpace, Folder},
};

use crate::Scratch;

fn place(folder: &Scratch, id: &Digest) -> std::path::PathBuf {
    let name = id.to_string();
    folder.0.join(&name[..2]).join(&name[2..])
}

#[test]
fn the_same_content_is_one_file_under_its_sm3() {
    let folder = Scratch::new("same");
    let space = Folder::open(&folder.0).unwrap();
    let first = space.put(&mut &b"abc"[..]).unwrap();
    assert_eq!(first.id.to_string(), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    assert_eq!(first.size, 3);
    assert_eq!(space.put(&mut &b"abc"[..]).unwrap(), first);
    let empty = space.put(&mut io::empty()).unwrap();
    let large = vec![7; 300_000];
    let big = space.put(&mut &large[..]).unwrap();
    assert_eq!(space.list().unwrap(), BTreeSet::from([first.id, empty.id, big.id]));
    assert_eq!(space.bytes(&first.id).unwrap(), b"abc");
    assert_eq!(space.bytes(&empty.id).unwrap(), b"");
    assert_eq!(space.bytes(&big.id).unwrap(), large, "longer than one piece");
    assert!(space.exists(&first.id).unwrap());
    assert!(!space.exists(&Digest::of(b"other")).unwrap());
}

#[test]
fn a_damaged_file_is_never_given_out_and_heals_when_brought_again() {
    let folder = Scratch::new("damaged");
    let space = Folder::open(&folder.0).unwrap();
    let id = space.put(&mut &b"a notice"[..]).unwrap().id;
    fs::write(place(&folder, &id), b"A notice").unwrap();
    assert!(matches!(space.open(&id), Err(FileError::Damaged { id: found }) if found == id));
    space.put(&mut &b"a notice"[..]).unwrap();
    assert_eq!(space.bytes(&id).unwrap(), b"a notice");
    fs::remove_file(place(&folder, &id)).unwrap();
    assert!(matches!(space.open(&id), Err(FileError::Missing { id: found }) if found == id));
}

/// A reader that breaks off, as an upload does.
struct Broken;

impl io::Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::ConnectionReset.into())
    }
}

#[test]
fn what_cannot_be_taken_leaves_nothing_behind() {
    let folder = Scratch::new("refused");
    let space = Folder::with_limit(&folder.0, 10).unwrap();
    assert!(space.put(&mut &b"0123456789"[..]).is_ok(), "exactly the limit");
    assert!(matches!(space.put(&mut &b"0123456789a"[..]), Err(FileError::TooLarge { limit: 10 })));
    let mut upload = io::Read::chain(&b"half"[..], Broken);
    assert!(matches!(space.put(&mut upload), Err(FileError::Source { .. })));
    assert_eq!(fs::read_dir(folder.0.join("incoming")).unwrap().count(), 0);
    assert_eq!(space.list().unwrap().len(), 1);
}

fn age(file: &std::path::Path, by: Duration) {
    let file = fs::File::options().write(true).open(file).expect("it was put");
    file.set_modified(SystemTime::now() - by).expect("whoever owns a file dates it");
}

#[test]
fn a_sweep_takes_old_orphans_and_nothing_else() {
    let folder = Scratch::new("sweep");
    let space = Folder::open(&folder.0).unwrap();
    let used = space.put(&mut &b"used"[..]).unwrap().id;
    let orphan = space.put(&mut &b"orphan"[..]).unwrap().id;
    fs::write(folder.0.join("README"), "not ours").unwrap();
    fs::write(folder.0.join("incoming/left-by-a-power-cut"), "half").unwrap();
    let orphans = BTreeSet::from([orphan, Digest::of(b"gone already")]);
    let (hour, none) = (Duration::from_secs(3600), Duration::ZERO);
    assert_eq!(space.sweep(&orphans, hour).unwrap(), 0, "put a moment ago: its row may still come");
    assert!(space.exists(&orphan).unwrap());
    assert_eq!(space.sweep(&orphans, Duration::MAX).unwrap(), 0, "older than any clock");
    age(&place(&folder, &orphan), 2 * hour);
    age(&folder.0.join("incoming/left-by-a-power-cut"), 2 * hour);
    space.put(&mut &b"orphan"[..]).unwrap();
    assert_eq!(space.sweep(&orphans, hour).unwrap(), 0, "brought again a moment ago");
    assert_eq!(fs::read_dir(folder.0.join("incoming")).unwrap().count(), 0);
    assert_eq!(space.sweep(&orphans, none).unwrap(), 1);
    assert_eq!(space.list().unwrap(), BTreeSet::from([used]));
    assert!(folder.0.join("README").exists());
}

#[test]
fn only_64_lower_case_digits_are_an_id() {
    let id = Digest::of(b"abc").to_string();
    assert_eq!(id.parse::<Digest>().unwrap().to_string(), id);
    for wrong in ["", "../../etc/passwd", &id[1..], &id.to_uppercase(), &format!("{id}0"), &id.replace('6', "六")] {
        assert!(wrong.parse::<Digest>().is_err(), "{wrong}");
    }
}
