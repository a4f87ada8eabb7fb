//! 坏文件 Whatever comes: one clear message that says what to do, exit 2, in bounded time.

use std::{fs::File, time::Duration};

use crate::program::{Folder, RECEIVED};

/// Generous for a busy machine; a reader that runs away takes minutes.
const BOUND: Duration = Duration::from_secs(20);

const COMMANDS: [&[&str]; 4] =
    [&["report", "read"], &["report", "check", "--json"], &["report", "write", "--to", "txt"], &["report", "sum"]];

fn hostile() -> Folder {
    let folder = Folder::new();
    folder
        .put("empty.txt", "")
        .put("blank.html", " \r\n\t\n")
        .put("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        .put("printed.txt", b"%PDF-1.7\n1 0 obj")
        .put("word.html", b"PK\x03\x04\x14\0\0\0word/document.xml")
        .put("cut.html", "<!doctype html><html><head><title>年度报告</title><style>body{color:re")
        .put("deep.html", "<div>".repeat(20_000))
        .put("zeros.txt", vec![0; 100_000])
        .put("cut.json", r#"{"body":"桑村乡","year":2025,"format":"F2021","t2":{"rules":{"made":0,"#)
        .put("other.txt", "今天天气不错，适合出门走走。\n".repeat(50))
        .put("bomb.json", "[".repeat(200_000));
    File::create(folder.path().join("sparse.html")).unwrap().set_len(33 << 20).unwrap();
    std::fs::create_dir(folder.path().join("folder.html")).unwrap();
    folder
}

const CASES: [(&str, &str); 13] = [
    ("empty.txt", "paper.empty"),
    ("blank.html", "paper.empty"),
    ("picture.html", "paper.is-picture"),
    ("printed.txt", "paper.damaged"),
    ("word.html", "paper.damaged"),
    ("cut.html", "paper.no-text"),
    ("deep.html", "paper.too-deep"),
    ("zeros.txt", "paper.is-binary"),
    ("cut.json", "report.json.syntax"),
    ("other.txt", "report.not-a-report"),
    ("sparse.html", "file.too-large"),
    ("folder.html", "file.is-folder"),
    ("missing.html", "file.missing"),
];

#[test]
fn every_hostile_file_is_refused_with_one_message_and_exit_2() {
    let folder = hostile();
    for (file, code) in CASES {
        for command in COMMANDS {
            let said = folder.run(&[command, &[file]].concat());
            // A sum tells which part could not be read, in the words of the reader.
            let is_sum = command[1] == "sum" && !code.starts_with("file.");
            let told = if is_sum { "report.sum.unreadable" } else { code };
            assert!(said.took < BOUND, "{command:?} {file} took {:?}", said.took);
            assert_eq!(said.exit, 2, "{command:?} {file}: {said:?}");
            assert_eq!(said.err.matches("怎么办：").count(), 1, "{command:?} {file}: {}", said.err);
            assert!(said.err.contains(&format!("（编号 {told}）")), "{command:?} {file}: {}", said.err);
            assert!(!said.err.contains("panicked"), "{}", said.err);
        }
    }
}

#[test]
fn the_same_bytes_from_a_pipe_are_refused_as_well() {
    let folder = hostile();
    let big = vec![b' '; (32 << 20) + 1];
    folder.run_with(&["report", "read", "-"], &big).refused(2, "file.too-large");
    folder.run_with(&["report", "read", "-"], b"\x89PNG\r\n\x1a\n").refused(2, "paper.is-picture");
    for command in [&["clock", "bomb.json"][..], &["report", "read", "bomb.json"], &["calendar", "add", "bomb.json"]] {
        let said = folder.run(command);
        assert!(said.exit == 2 && said.took < BOUND, "{said:?}");
    }
}

#[test]
fn a_kind_that_is_told_does_not_make_a_picture_readable() {
    let folder = hostile();
    for kind in ["txt", "html"] {
        folder.run(&["report", "read", "picture.html", "--as", kind]).refused(2, "paper.is-picture");
    }
    for kind in ["docx", "pdf", "xlsx", "xls", "ods"] {
        folder.run(&["report", "read", "picture.html", "--as", kind]).refused(2, "paper.is-picture");
        folder.run(&["report", "read", "other.txt", "--as", kind]).refused(2, "paper.mistaken");
    }
}

#[test]
fn one_unreadable_file_among_several_decides_the_exit_and_hides_no_other() {
    let folder = hostile();
    folder.put("good.txt", RECEIVED);
    let said = folder.run(&["report", "check", "good.txt", "picture.html", "--json"]);
    let files = said.json(2);
    assert_eq!(files["files"].as_array().unwrap().len(), 1);
    assert!(said.err.contains("picture.html") && said.err.contains("paper.is-picture"), "{}", said.err);
}

/// A file cut anywhere is either refused or read with its losses told; it never takes the program down.
#[test]
fn a_file_cut_anywhere_never_takes_the_program_down() {
    let folder = Folder::new();
    for end in (0..RECEIVED.len()).step_by(RECEIVED.len() / 23) {
        folder.put("cut.txt", &RECEIVED.as_bytes()[..end]);
        let said = folder.run(&["report", "check", "cut.txt", "--json"]);
        assert!(matches!(said.exit, 1 | 2), "a damaged report has errors: {said:?}");
        assert!(!said.err.contains("意料之外"), "{}", said.err);
    }
}
