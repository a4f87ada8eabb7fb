//! `gongkai export ledger`, `gongkai import ledger` and `gongkai errands`, on the demo's year.

use crate::{program::Folder, visitor::Served};

fn demo() -> Folder {
    let folder = Folder::new();
    assert_eq!(folder.run(&["demo", "--dir", ".", "--no-serve", "--password", "Demo-2025-ledger"]).exit, 0);
    folder
}

#[test]
fn the_ledger_goes_out_as_a_spreadsheet_and_only_whole_files_come_in() {
    let folder = demo();
    let out = folder.run(&["export", "ledger", "台账.csv"]);
    assert_eq!(out.exit, 0, "{out:?}");
    let csv = String::from_utf8(folder.read("台账.csv")).unwrap();
    assert!(csv.starts_with('\u{feff}'), "spreadsheets are told the encoding");
    assert_eq!(csv.matches("sangcun/2025-").count(), 256, "every item that was published has its index number");
    assert_eq!(folder.run(&["export", "ledger", "台账.xlsx"]).exit, 0);
    assert_eq!(&folder.read("台账.xlsx")[..2], b"PK");
    folder.run(&["export", "ledger", "台账.doc"]).refused(2, "command.usage");

    let head = "标题,正文,目录事项,承办部门,种类,形成日期\n";
    let good = "秋季防火通知,请做好准备。,G-03,党政综合办公室,活动通知,2025-11-03\n";
    let bad = "冬季防火通知,请做好准备。,G-03,没有这个科室,活动通知,2025-02-30\n";
    folder.put("一行不对.csv", format!("{head}{good}{bad}"));
    let before = folder.run(&["export", "ledger", "-"]).out;
    let refused = folder.run(&["import", "ledger", "一行不对.csv", "--by", "chulufei"]);
    assert_eq!(refused.exit, 1, "{refused:?}");
    assert!(refused.err.contains("第 3 行") && refused.err.contains("2025-02-30"), "{}", refused.err);
    assert_eq!(folder.run(&["export", "ledger", "-"]).out, before, "nothing of it came in");

    folder.put("都对.csv", format!("{head}{good}"));
    let taken = folder.run(&["import", "ledger", "都对.csv", "--by", "chulufei"]);
    assert_eq!(taken.exit, 0, "{taken:?}");
    assert!(taken.out.contains("导入了 1 件"), "{}", taken.out);
    assert_eq!(folder.run(&["import", "ledger", "都对.csv", "--by", "chulufei"]).exit, 1, "the same file again");
    let nobody = folder.run(&["import", "ledger", "都对.csv", "--by", "jiangshuangqin"]);
    assert_eq!(nobody.exit, 2, "a proof-reader begins no drafts: {nobody:?}");
    assert_eq!(folder.run(&["audit", "verify"]).exit, 0);
}

#[test]
fn errands_are_run_once_by_a_command() {
    let folder = demo();
    let first = folder.run(&["errands"]);
    assert_eq!(first.exit, 0, "{first:?}");
    assert!(first.out.contains("件差事"), "{}", first.out);
    let again = folder.run(&["errands"]);
    assert!(again.out.contains("办成 0 件"), "nothing is left to do: {}", again.out);
}

/// 恢复演练 On an empty machine the archive gives the public pages back, byte by byte.
#[test]
fn acceptance_11_an_archive_restored_on_either_engine_shows_the_same_public_pages() {
    let here = demo();
    let csv = here.run(&["export", "ledger", "-"]).out;
    let paths: Vec<String> = csv
        .split("/sangcun/")
        .skip(1)
        .filter_map(|rest| Some(format!("/sangcun/{}.html", rest.split_once(".html")?.0)))
        .filter(|path| !path.contains('"'))
        .collect();
    assert!(paths.len() > 200, "the ledger names the addresses: {}", paths.len());
    let pages = |folder: &Folder| {
        let served = Served::begin(folder, &["serve", "--listen", "127.0.0.1:0"]);
        let page = |path: &String| {
            let answer = served.get(path);
            (answer.status, answer.body)
        };
        let pages: Vec<_> = paths.iter().step_by(9).map(page).collect();
        assert_eq!(served.stop(), Some(0));
        pages
    };
    let before = pages(&here);
    assert!(before.iter().all(|(status, body)| matches!(status, 200 | 410) && body.contains("桑村乡")));
    assert_eq!(here.run(&["backup", "town.gkb"]).exit, 0);
    let server = format!("\n[database]\nurl = \"{}\"\n", testkit::postgres::database());
    for (engine, settings) in [("the embedded database", String::new()), ("a PostgreSQL server", server)] {
        let there = Folder::new();
        for file in ["town.gkb", "gongkai.key"] {
            there.put(file, here.read(file));
        }
        there.put("gongkai.toml", [here.read("gongkai.toml"), settings.into_bytes()].concat());
        std::fs::set_permissions(there.path().join("gongkai.key"), std::os::unix::fs::PermissionsExt::from_mode(0o600))
            .unwrap();
        assert_eq!(there.run(&["restore", "town.gkb"]).exit, 0, "{engine}");
        assert!(pages(&there) == before, "the same pages, byte by byte, from {engine}");
    }
}
