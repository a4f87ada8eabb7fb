//! `gongkai demo --no-serve`: what it says and what it leaves.

use serde_json::Value;

use crate::program::{Folder, RECEIVED};

const OUT: &str = "demo/out/桑村乡2025年政府信息公开工作年度报告";

#[test]
fn the_demo_plays_the_year_to_its_published_report() {
    let folder = Folder::new();
    let said = folder.run(&["demo", "--no-serve", "--password", "Demo-2025-shown"]);
    assert_eq!(said.exit, 0, "{said:?}");
    for words in [
        "桑村乡 2025 年：257 件稿子走完各自的流程",
        "槐渡镇 2025 年：142 件稿子走完各自的流程",
        "从头核到尾，完整；主动公开 253 条（桑村乡），",
        "读到 156 格，丢失 44 格",
        "要改 4 处",
        "提醒 8 处",
        "[S4]",
        "[N5]",
        "确认 44 格为 0",
        "主动公开政府信息：253 条，翻得开 253 条记录",
        "业务培训参训：28 人次，翻得开 3 条记录",
        "解决实际操作问题：12 个，翻得开 12 条记录",
        "以前每月更新：1 次",
        "现在每周更新：2 次",
        "三张表 200 格，共 200 格",
        "报送稿的 12 处毛病，新的报告改好 12 处",
        "演示账号，密码都是 Demo-2025-shown",
    ] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    assert!(!said.out.contains("http://"), "nothing is served");
    assert!(!said.out.contains("   还在　") && !said.out.contains("   不一样　"), "{}", said.out);
    let accounts: Value = serde_json::from_slice(&folder.read("demo/out/accounts.json")).unwrap();
    let accounts = accounts.as_array().unwrap();
    let of_body = |body: &str| accounts.iter().filter(|account| account["body"] == body).count();
    assert_eq!(of_body("sangcun"), 18, "the people of the town, each under a role");
    assert_eq!((of_body("huaidu"), of_body("qingxi")), (30, 6), "some of the busy town hold two roles");
    assert_eq!(accounts.len(), 18 + 30 + 6);
    assert_eq!(accounts[0]["body"], "sangcun", "whoever takes the first of a role takes somebody of the quiet town");
    for account in accounts {
        let keys: Vec<&String> = account.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["account", "name", "role", "body"]);
    }
    assert_eq!(folder.read("demo/received/桑村乡2025年报送稿.txt"), RECEIVED.as_bytes());
    let sheet = folder.path().join("demo/发布审核单.pdf");
    let facts = std::process::Command::new("pdfinfo").arg(&sheet).output().unwrap();
    assert!(String::from_utf8_lossy(&facts.stdout).lines().any(|line| line == "Pages:           1"), "{facts:?}");
    let words = std::process::Command::new("pdftotext").args(["-layout"]).arg(&sheet).arg("-").output().unwrap();
    let words = String::from_utf8_lossy(&words.stdout).into_owned();
    for expected in ["发布审核单", "保密审查", "更正说明", "主动公开"] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    assert_eq!(folder.list("demo/out").len(), 7, "one file of each kind, and who may sign in");
    let report: Value = serde_json::from_slice(&folder.read(&format!("{OUT}.json"))).unwrap();
    assert_eq!(report["t3"]["received_new"]["total"], 0);
    assert!(report["provenance"].as_object().unwrap().is_empty(), "every cell was counted, none confirmed by hand");
    assert!(report["sections"]["1"].as_str().unwrap().contains("主动公开政府信息 253 条"), "{report}");
    assert!(report["sections"]["6"].as_str().unwrap().contains("实际收取总金额 0 元"), "{report}");
}

#[test]
fn a_second_run_in_the_same_folder_leaves_the_same_files() {
    let folder = Folder::new();
    let run = || {
        assert_eq!(folder.run(&["demo", "--dir", "示范", "--no-serve"]).exit, 0);
        let names = folder.list("示范/out");
        names.into_iter().map(|name| (name.clone(), folder.read(&format!("示范/out/{name}")))).collect::<Vec<_>>()
    };
    assert_eq!(run(), run());
    let said = folder.run(&["demo", "--dir", "示范", "--no-serve"]);
    assert!(
        said.out.contains("接着用") && said.out.contains("主动公开 253 条"),
        "the year is not played again: {}",
        said.out
    );
}

#[test]
fn an_address_that_is_taken_is_said_with_a_way_out() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = Folder::new().run(&["demo", "--listen", &address]);
    assert_eq!(said.exit, 2);
    assert!(said.err.contains("地址已被占用") && said.err.contains("--listen 127.0.0.1:0"), "{}", said.err);
}
