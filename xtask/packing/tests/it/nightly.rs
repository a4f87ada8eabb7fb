//! The script of the nightly backup, with a stand-in for the program.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    process::{Command, Output},
};

use packing::Workshop;

use crate::stand_in::Folder;

/// A night with a program that does as told; what lay there before lies there by these names.
fn night(folder: &Folder, program: &str, keep: &str) -> Output {
    let file = folder.put("gongkai", format!("#!/bin/sh\n{program}\n").as_bytes());
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    let script = Workshop::here().root().join("xtask/packing/package/nightly-backup");
    let mut command = Command::new("sh");
    command.arg(script).env("GONGKAI_PROGRAM", file).env("GONGKAI_BACKUPS", &folder.0).env("GONGKAI_KEEP", keep);
    command.output().unwrap()
}

fn backups(folder: &Folder) -> Vec<String> {
    let names = fs::read_dir(&folder.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".gkb")).collect();
    names.sort();
    names
}

fn with(name: &str, before: &[&str]) -> Folder {
    let folder = Folder::new(name);
    for each in before {
        folder.put(each, b"old");
    }
    folder
}

const BEFORE: [&str; 3] =
    ["nightly-20250101-021000.gkb", "nightly-20250102-021000.gkb", "upgrade-from-0.1.0-20240101-000000.gkb"];
const WORKS: &str = "case \"$1\" in backup) echo new > \"$2\" ;; audit) echo 链尾 ;; esac";

#[test]
fn after_a_good_night_only_the_oldest_nightly_one_goes() {
    let folder = with("good", &BEFORE);
    let done = night(&folder, WORKS, "2");
    assert!(done.status.success(), "{done:?}");
    let left = backups(&folder);
    assert_eq!(left.len(), 3, "{left:?}");
    assert_eq!(left[0], BEFORE[1], "the oldest night went, the newer stayed");
    assert_eq!(left[2], BEFORE[2], "what was made before an upgrade stays");
    assert!(String::from_utf8(done.stdout).unwrap().contains("链尾"), "the end of the chain goes into the journal");
}

#[test]
fn after_a_bad_night_everything_stays() {
    let cases = [
        ("backup", "echo 磁盘满了 >&2; exit 1", "2", 1),
        ("broken chain", "case \"$1\" in backup) echo new > \"$2\" ;; audit) exit 1 ;; esac", "2", 1),
        ("no office", "echo '（编号 office.none）' >&2; exit 2", "2", 0),
        ("keep nothing", WORKS, "0", 2),
        ("keep nonsense", WORKS, "-1", 2),
        ("keep a word", WORKS, "all", 2),
    ];
    for (because, program, keep, exit) in cases {
        let folder = with("bad", &BEFORE);
        let done = night(&folder, program, keep);
        assert_eq!(done.status.code(), Some(exit), "{because}: {done:?}");
        for name in BEFORE {
            assert!(backups(&folder).iter().any(|left| left == name), "{because}: {name} is gone");
        }
    }
}
