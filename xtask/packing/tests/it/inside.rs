//! The list of what is inside: nothing missing, nothing without its sum, and what the program prints says the same.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};

use packing::{Needs, Workshop};

use crate::stand_in::{inventory, notices, program, release};

#[test]
fn everything_that_cargo_links_is_listed_with_the_sum_of_the_lock() {
    let target = Needs::of(&program()).unwrap().machine.target;
    let arguments = ["tree", "--package", "gongkai", "--edges", "normal", "--prefix", "none", "--locked", "--offline"];
    let mut cargo = Command::new(env!("CARGO"));
    let done = cargo.args(arguments).args(["--target", target]).current_dir(Workshop::here().root()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let tree = String::from_utf8(done.stdout).unwrap();
    let linked: BTreeSet<(&str, &str)> = tree.lines().filter_map(package).collect();
    assert!(linked.len() > 300, "{}", linked.len());

    let inventory = inventory();
    let listed: BTreeMap<(&str, &str), _> =
        inventory.inside.iter().map(|each| ((each.name.as_str(), each.version.as_str()), each)).collect();
    let missing: Vec<_> =
        linked.iter().filter(|package| package.0 != "gongkai" && !listed.contains_key(*package)).collect();
    assert!(missing.is_empty(), "linked, and not in the list: {missing:?}");

    let lock = fs::read_to_string(Workshop::here().root().join("Cargo.lock")).unwrap();
    for each in inventory.inside.iter().filter(|each| each.reference.starts_with("pkg:cargo/")) {
        let (kind, sum) = each.sum.as_ref().unwrap();
        assert_eq!(*kind, "SHA-256");
        assert!(
            lock.contains(&format!("checksum = \"{sum}\"")),
            "{}: a sum that the lock does not know",
            each.reference
        );
        assert!(!each.licence.is_empty(), "{} says nothing of its terms", each.reference);
    }
}

/// `serde v1.0.0`, perhaps with more behind.
fn package(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split_whitespace();
    Some((words.next()?, words.next()?.strip_prefix('v')?))
}

#[test]
fn what_comes_in_c_and_from_npm_is_listed_too() {
    let inventory = inventory();
    let of = |name: &str| {
        inventory.inside.iter().find(|each| each.name == name).unwrap_or_else(|| panic!("{name} is missing"))
    };
    let sqlite = of("sqlite");
    assert!(sqlite.version.starts_with("3."), "{sqlite:?}");
    assert!(sqlite.cpe.as_ref().unwrap().contains(":sqlite:sqlite:3."));
    assert!(of("libsqlite3-sys").depends.contains(&sqlite.reference), "who brings it needs it");
    assert!(inventory.inside.iter().any(|each| each.reference.starts_with("pkg:generic/zstd@1.")));
    assert!(of("rust-std").version.starts_with("1."));
    let face = of("@expo-google-fonts/noto-serif-sc");
    assert_eq!(face.reference, format!("pkg:npm/%40expo-google-fonts/noto-serif-sc@{}", face.version));
    assert_eq!(face.sum.as_ref().unwrap().1.len(), 128, "SHA-512");
    assert!(inventory.inside.iter().all(|each| !each.name.contains("esbuild")), "what only builds is not inside");
}

#[test]
fn every_arrow_of_the_list_ends_at_something_listed() {
    let files = release().files(inventory()).unwrap();
    let (_, list) = files.iter().find(|(name, _)| name.ends_with(".cdx.json")).unwrap();
    let list: serde_json::Value = serde_json::from_slice(list).unwrap();
    assert_eq!((&list["bomFormat"], &list["specVersion"]), (&"CycloneDX".into(), &"1.6".into()));
    let components = list["components"].as_array().unwrap().iter().chain([&list["metadata"]["component"]]);
    let known: BTreeSet<&str> = components.map(|each| each["bom-ref"].as_str().unwrap()).collect();
    let arrows = list["dependencies"].as_array().unwrap();
    assert_eq!(arrows.len(), known.len());
    for arrow in arrows {
        for end in arrow["dependsOn"].as_array().unwrap().iter().chain([&arrow["ref"]]) {
            assert!(known.contains(end.as_str().unwrap()), "{end} is not listed");
        }
    }
    let reached = reached(arrows, list["metadata"]["component"]["bom-ref"].as_str().unwrap());
    assert_eq!(reached.len(), known.len(), "everything is needed by something that the program needs");
}

fn reached<'a>(arrows: &'a [serde_json::Value], root: &'a str) -> BTreeSet<&'a str> {
    let ends: BTreeMap<&str, &serde_json::Value> =
        arrows.iter().map(|each| (each["ref"].as_str().unwrap(), &each["dependsOn"])).collect();
    let (mut reached, mut waiting) = (BTreeSet::new(), vec![root]);
    while let Some(each) = waiting.pop() {
        if reached.insert(each) {
            waiting.extend(ends[each].as_array().unwrap().iter().filter_map(|end| end.as_str()));
        }
    }
    reached
}

#[test]
fn a_program_that_prints_other_terms_gets_no_list() {
    let target = Needs::of(&program()).unwrap().machine.target;
    let true_terms = notices();
    let count = true_terms.lines().find_map(|line| line.strip_prefix("# Rust 程序包，共 ")).unwrap();
    let cases = [
        (true_terms.replace(count, "3 个"), "对不上"),
        (true_terms.replace("# Rust 程序包", "# 程序包"), "对不上"),
        (true_terms.replace("来自 npm: ", "来自 "), "字体和网页脚本"),
        (true_terms.replace("来自 npm: prosemirror-view", "来自 npm: prosemirror-vew"), "prosemirror-vew"),
    ];
    for (terms, because) in cases {
        let refused = Workshop::here().inventory(target, &terms).unwrap_err().to_string();
        assert!(refused.contains(because), "{because}: {refused}");
    }
}
