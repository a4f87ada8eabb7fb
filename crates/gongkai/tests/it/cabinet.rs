//! Commands over the cabinet of the demo: figures, the audit chain, backup and restore on either engine.

use std::process::Command;

use serde_json::Value;

use crate::program::Folder;

/// A folder with the demo's cabinet in `demo`.
fn town() -> Folder {
    let folder = Folder::new();
    let said = folder.run(&["demo", "--no-serve"]);
    assert_eq!(said.exit, 0, "{said:?}");
    folder
}

fn json(folder: &Folder, arguments: &[&str]) -> (i32, Value) {
    let said = folder.run(arguments);
    (said.exit, serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{said:?}")))
}

const VERIFY: [&str; 5] = ["audit", "verify", "--json", "--config", "demo/gongkai.toml"];

#[test]
fn figures_open_253_records_and_the_chain_is_whole() {
    let folder = town();
    let figures = ["figures", "--config", "demo/gongkai.toml", "--body", "sangcun", "--year", "2025", "--json"];
    let (exit, shape) = json(&folder, &figures);
    assert_eq!((exit, &shape["body"], &shape["year"]), (0, &Value::from("sangcun"), &Value::from(2025)));
    let published = &shape["figures"][0];
    assert_eq!((&published["id"], &published["value"]), (&Value::from("M-01"), &Value::from("253")));
    let records = published["records"].as_array().unwrap();
    assert_eq!(records.len(), 253);
    assert_eq!(records[0], "sangcun/2025-00001");
    let (exit, verified) = json(&folder, &VERIFY);
    assert_eq!((exit, &verified["whole"]), (0, &Value::from(true)));
    let empty = folder.run(&["figures", "--config", "demo/gongkai.toml", "--body", "sangcun", "--year", "2024"]);
    assert!(empty.out.contains("没有记录不等于 0"), "{}", empty.out);
}

#[test]
fn an_altered_entry_is_named() {
    let folder = town();
    let alter = "import sqlite3,sys\nd=sqlite3.connect(sys.argv[1])\n\
                 for (n,) in d.execute(\"select name from sqlite_master where type='trigger'\").fetchall(): d.execute('drop trigger '+n)\n\
                 d.execute(\"update ledger set at = at + 1 where position = 77\")\nd.commit()";
    let done = Command::new("python3").args(["-c", alter]).arg(folder.path().join("demo/gongkai.db")).status().unwrap();
    assert!(done.success());
    let (exit, verified) = json(&folder, &VERIFY);
    assert_eq!((exit, &verified["whole"], &verified["first_bad"]), (1, &Value::from(false), &Value::from(77)));
    let said = folder.run(&["audit", "verify", "--config", "demo/gongkai.toml"]);
    assert!(said.exit == 1 && said.err.contains("第 77 条"), "{said:?}");
}

#[test]
fn a_backup_comes_back_on_either_engine_with_the_same_chain() {
    let folder = town();
    let backup = ["backup", "town.gkb", "--config", "demo/gongkai.toml"];
    let said = folder.run(&backup);
    assert!(said.exit == 0 && said.out.contains("密钥不在里面"), "{said:?}");
    let again = folder.run(&backup);
    assert!(again.exit != 0 && again.err.contains("已经有了"), "a backup is never overwritten: {again:?}");
    let (_, before) = json(&folder, &VERIFY);
    let server = testkit::postgres::database();
    for (place, database) in [("embedded", ""), ("server", server.as_str())] {
        std::fs::create_dir_all(folder.path().join(place)).unwrap();
        let settings = format!("{place}/gongkai.toml");
        folder.put(&settings, format!("[database]\nurl = \"{database}\"\n"));
        let restore = ["restore", "town.gkb", "--config", &settings];
        let said = folder.run(&restore);
        assert!(said.exit == 0, "{place}: {said:?}");
        let (exit, after) = json(&folder, &["audit", "verify", "--json", "--config", &settings]);
        assert_eq!((exit, &after), (0, &before), "{place}: the same entries and the same end");
        let (_, shape) =
            json(&folder, &["figures", "--config", &settings, "--body", "sangcun", "--year", "2025", "--json"]);
        assert_eq!(shape["figures"][0]["value"], "253", "{place}");
        let twice = folder.run(&restore);
        assert!(twice.exit == 1, "a place that holds something is not restored into: {twice:?}");
    }
}

#[test]
fn settings_are_shown_without_the_password_and_no_office_is_said() {
    let folder = Folder::new();
    folder.put("gongkai.toml", "[database]\nurl = \"postgres://town:geheim@127.0.0.1:1/none\"\n");
    let said = folder.run(&["check"]);
    assert!(said.exit == 0 && said.out.contains("town:***@") && !said.out.contains("geheim"), "{said:?}");
    let said = folder.run(&["audit", "verify"]);
    assert!(said.exit == 2 && !said.err.contains("geheim") && !said.out.contains("geheim"), "{said:?}");
    let empty = Folder::new();
    let said = empty.run(&["audit", "verify"]);
    assert!(said.exit == 2 && said.err.contains("还没有建办公室"), "{said:?}");
    assert!(empty.run(&["migrate"]).exit == 0 && empty.run(&["audit", "verify"]).exit == 0, "an empty ledger is whole");
}

#[test]
fn an_office_is_founded_once_with_three_one_time_passwords() {
    let folder = Folder::new();
    let init = ["init", "--dir", "乡", "--body", "桑村乡人民政府", "--id", "sangcun"];
    let said = folder.run(&init);
    assert_eq!(said.exit, 0, "{said:?}");
    let passwords: Vec<&str> = said.out.lines().filter_map(|line| line.split("一次性口令 ").nth(1)).collect();
    assert_eq!(passwords.len(), 3, "{}", said.out);
    let database = folder.read("乡/gongkai.db");
    for password in &passwords {
        assert!(password.len() >= 12, "{password}");
        assert!(!database.windows(password.len()).any(|window| window == password.as_bytes()), "only its hash is kept");
    }
    let again = folder.run(&init);
    assert!(again.exit == 1 && !again.out.contains("一次性口令"), "an office is founded once: {again:?}");
    let (exit, verified) = json(&folder, &["audit", "verify", "--json", "--config", "乡/gongkai.toml"]);
    assert!(exit == 0 && verified["entries"].as_i64() > Some(3), "founding is in the ledger: {verified}");
    let odd = Folder::new().run(&["init", "--body", "桑村乡人民政府", "--id", "../桑村"]);
    assert!(odd.exit == 1 && !odd.err.is_empty(), "{odd:?}");
}
