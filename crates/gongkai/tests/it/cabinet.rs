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
    let ids: Vec<&str> = shape["figures"].as_array().unwrap().iter().filter_map(|one| one["id"].as_str()).collect();
    assert!(
        ids.is_sorted() && ids.contains(&"M-11") && ids.contains(&"M-18"),
        "both departments in one order: {ids:?}"
    );
    let of = |id: &str| shape["figures"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone();
    assert_eq!((&of("M-13")["value"], &of("M-13")["records"][2]), (&"28".into(), &"peixun-2025-003".into()));
    assert_eq!((&of("M-14")["value"], of("M-14")["records"].as_array().unwrap().len()), (&"12".into(), 12));
    assert_eq!((&of("M-03")["value"], &shape["gaps"]), (&"0".into(), &Value::Array(Vec::new())), "a zero with a book");
    let (exit, verified) = json(&folder, &VERIFY);
    assert_eq!((exit, &verified["whole"]), (0, &Value::from(true)));
    let empty = folder.run(&["figures", "--config", "demo/gongkai.toml", "--body", "sangcun", "--year", "2024"]);
    assert!(empty.out.contains("没有记录不等于 0"), "{}", empty.out);
    assert!(empty.out.contains("培训（M-13）"), "no book of 2024 was opened: {}", empty.out);
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
fn a_number_that_the_ledger_does_not_say_is_named() {
    let folder = town();
    const FIGURES: [&str; 5] = ["audit", "figures", "--json", "--config", "demo/gongkai.toml"];
    let (exit, equal) = json(&folder, &FIGURES);
    assert_eq!((exit, &equal["equal"]), (0, &Value::from(true)), "{equal:#}");
    assert!(equal["sums"].as_u64().unwrap() > 500, "both towns, every division and month: {}", equal["sums"]);
    let said = folder.run(&["audit", "figures", "--config", "demo/gongkai.toml"]);
    assert!(said.exit == 0 && said.out.contains("都相等"), "{said:?}");
    let alter = "import sqlite3,sys\nd=sqlite3.connect(sys.argv[1])\n\
                 d.execute(\"update figure_sum set amount = amount + 1 where body = 'sangcun' and metric = 'M-01' and part = '' and month = '2025-03'\")\n\
                 d.execute(\"delete from figure where body = 'huaidu' and metric = 'M-13' and part = ''\")\nd.commit()";
    let done = Command::new("python3").args(["-c", alter]).arg(folder.path().join("demo/gongkai.db")).status().unwrap();
    assert!(done.success());
    let (exit, unequal) = json(&folder, &FIGURES);
    assert_eq!((exit, &unequal["equal"]), (1, &Value::from(false)));
    let of = &unequal["unequal_sums"][0];
    assert_eq!((&of["body"], &of["metric"], &of["month"]), (&"sangcun".into(), &"M-01".into(), &"2025-03".into()));
    assert_eq!(of["kept"].as_i64().unwrap(), of["counted"].as_i64().unwrap() + 1);
    assert!(unequal["unequal_rows"].as_array().unwrap().iter().all(|of| of["body"] == "huaidu" && of["kept"] == 0));
    assert!(!unequal["unequal_rows"].as_array().unwrap().is_empty());
    assert!(
        !unequal["unequal_sums"].as_array().unwrap().is_empty() && unequal["astray_records"] == serde_json::json!([])
    );
    let alter = "import sqlite3,sys\nd=sqlite3.connect(sys.argv[1])\n\
                 d.execute(\"update figure_record set times = times + 1 where body = 'huaidu' and metric = 'M-06'\")\n\
                 d.execute(\"delete from figure_open where body = 'huaidu'\")\nd.commit()";
    let done = Command::new("python3").args(["-c", alter]).arg(folder.path().join("demo/gongkai.db")).status().unwrap();
    assert!(done.success());
    let (_, unequal) = json(&folder, &FIGURES);
    let astray = unequal["astray_records"].to_string();
    assert!(astray.contains("M-06") && astray.contains("t3.open."), "{astray}");
    let said = folder.run(&["audit", "figures", "--config", "demo/gongkai.toml"]);
    assert!(said.exit == 1 && said.err.contains("不相等") && said.out.contains("M-13"), "{said:?}");
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
        let (exit, equal) = json(&folder, &["audit", "figures", "--json", "--config", &settings]);
        assert_eq!((exit, &equal["equal"]), (0, &Value::from(true)), "{place}: counted anew from the ledger");
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
    let passwords: Vec<&str> = said.out.lines().filter_map(|line| line.split("一次性密码 ").nth(1)).collect();
    assert_eq!(passwords.len(), 3, "{}", said.out);
    let database = folder.read("乡/gongkai.db");
    for password in &passwords {
        assert!(password.len() >= 12, "{password}");
        assert!(!database.windows(password.len()).any(|window| window == password.as_bytes()), "only its hash is kept");
    }
    let again = folder.run(&init);
    assert!(again.exit == 1 && !again.out.contains("一次性密码"), "an office is founded once: {again:?}");
    let (exit, verified) = json(&folder, &["audit", "verify", "--json", "--config", "乡/gongkai.toml"]);
    assert!(exit == 0 && verified["entries"].as_i64() > Some(3), "founding is in the ledger: {verified}");
    let odd = Folder::new().run(&["init", "--body", "桑村乡人民政府", "--id", "../桑村"]);
    assert!(odd.exit == 1 && !odd.err.is_empty(), "{odd:?}");
}

#[cfg(unix)]
fn allow(folder: &Folder, name: &str, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(folder.path().join(name), std::fs::Permissions::from_mode(mode)).unwrap();
}

/// Everything within a zip, unpacked.
fn unpacked(folder: &Folder, archive: &str) -> Vec<u8> {
    let unpack = "import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\n\
                  for n in z.namelist(): sys.stdout.buffer.write(n.encode()+b'\\n'+z.read(n))";
    let done = Command::new("python3").args(["-c", unpack]).arg(folder.path().join(archive)).output().unwrap();
    assert!(done.status.success());
    done.stdout
}

fn holds(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len()).any(|window| window == part.as_bytes())
}

#[cfg(unix)]
#[test]
fn the_key_lies_apart_and_without_it_names_stay_closed() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    let said = folder.run(&["init", "--dir", "乡", "--body", "桑村乡人民政府", "--id", "sangcun"]);
    assert!(said.exit == 0 && said.out.contains("gongkai.key"), "{said:?}");
    let mode = std::fs::metadata(folder.path().join("乡/gongkai.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let key = String::from_utf8(folder.read("乡/gongkai.key")).unwrap();
    assert!(key.starts_with("# ") && key.contains("不要放进备份"), "{key}");
    let digits = key.lines().last().unwrap().split(' ').nth(1).unwrap();
    assert_eq!(digits.len(), 64);
    let said = folder.run(&["backup", "乡.gkb", "--config", "乡/gongkai.toml"]);
    assert_eq!(said.exit, 0, "{said:?}");
    let (database, archive) = (folder.read("乡/gongkai.db"), unpacked(&folder, "乡.gkb"));
    let raw: Vec<u8> = (0..64).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect();
    for (place, bytes) in [("database", &database), ("archive", &archive)] {
        assert!(holds(bytes, "sysadmin"), "{place}: or nothing was looked at");
        assert!(!holds(bytes, digits) && !bytes.windows(32).any(|window| window == raw), "{place}: the key");
        // The names that `init` gives: 系统管理员, in the archive's digits as well.
        assert!(!holds(bytes, "系统管理员") && !holds(bytes, "e7b3bbe7bb9fe7aea1e79086e59198"), "{place}: a name");
    }
    let migrate = |config: &str| folder.run(&["migrate", "--config", config]);
    assert_eq!(migrate("乡/gongkai.toml").exit, 0);
    allow(&folder, "乡/gongkai.key", 0o640);
    let said = migrate("乡/gongkai.toml");
    assert!(said.exit == 2 && said.err.contains("（编号 key.exposed）") && said.err.contains("chmod 600"), "{said:?}");
    allow(&folder, "乡/gongkai.key", 0o600);

    std::fs::create_dir_all(folder.path().join("别处")).unwrap();
    folder.put("别处/gongkai.toml", "key = \"锁着/钥匙\"\n");
    let said = folder.run(&["restore", "乡.gkb", "--config", "别处/gongkai.toml"]);
    assert!(said.exit == 0 && said.err.contains("（编号 key.not-brought）"), "{said:?}");
    assert!(said.err.contains("姓名、邮箱和动态口令") && said.err.contains("锁着/钥匙"), "{said:?}");
    let said = migrate("别处/gongkai.toml");
    assert!(said.exit == 2 && said.err.contains("（编号 key.missing）"), "{said:?}");
    assert!(!folder.path().join("别处/锁着").exists(), "no other key is made in its place");
    let said = folder.run(&["audit", "verify", "--config", "别处/gongkai.toml"]);
    assert_eq!(said.exit, 0, "what needs no key goes on: {said:?}");

    std::fs::create_dir_all(folder.path().join("别处/锁着")).unwrap();
    let other = key.replace(digits, &"5a".repeat(32));
    for (text, code) in [(other, "key.misfit"), (key.replace('\n', " "), "key.fault"), ("1 12\n".into(), "key.fault")] {
        folder.put("别处/锁着/钥匙", &text);
        allow(&folder, "别处/锁着/钥匙", 0o600);
        let said = migrate("别处/gongkai.toml");
        assert!(said.exit == 2 && said.err.contains(&format!("（编号 {code}）")), "{code}: {said:?}");
        assert!(!said.err.contains(&digits[..16]), "{code}: nothing of the key is said");
    }
    folder.put("别处/锁着/钥匙", &key);
    allow(&folder, "别处/锁着/钥匙", 0o600);
    let said = migrate("别处/gongkai.toml");
    assert!(said.exit == 0 && said.err.is_empty(), "the key was brought: {said:?}");
}
