//! Packages of Rust inside the program: what cargo links, with the sums of `Cargo.lock`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Inside;
use crate::Trouble;

/// The reference of the program's own package.
pub(super) const ROOT: &str = "gongkai/gongkai";

/// Everything the binary is built from, the binary itself among it.
pub(super) fn linked(metadata: &Value, lock: &str) -> Result<Vec<Inside>, Trouble> {
    let packages: BTreeMap<&str, &Value> = listed(metadata, "packages", "id")?;
    let nodes: BTreeMap<&str, &Value> = listed(&metadata["resolve"], "nodes", "id")?;
    let sums = sums(lock)?;
    let is_root = |package: &&Value| package["source"].is_null() && package["name"] == "gongkai";
    let root = packages.values().find(|package| is_root(package)).and_then(|package| package["id"].as_str());
    let mut waiting: Vec<&str> = root.into_iter().collect();
    let (mut seen, mut inside) = (BTreeSet::new(), Vec::new());
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let (Some(package), Some(node)) = (packages.get(id), nodes.get(id)) else {
            return Err(Trouble(format!("cargo metadata 提到了 {id}，却没有说它是什么。")));
        };
        let needed: Vec<&str> = needed(node).collect();
        let depends = needed.iter().filter_map(|id| packages.get(id)).map(|package| reference(package)).collect();
        inside.push(one(package, &sums, depends)?);
        waiting.extend(needed);
    }
    Ok(inside)
}

/// What a package is linked with: neither what only its build script needs nor what only its tests need.
fn needed(node: &Value) -> impl Iterator<Item = &str> {
    let is_linked = |needed: &&Value| {
        let kinds = needed["dep_kinds"].as_array();
        kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
    };
    node["deps"].as_array().into_iter().flatten().filter(is_linked).filter_map(|needed| needed["pkg"].as_str())
}

fn one(
    package: &Value,
    sums: &BTreeMap<(String, String), String>,
    depends: BTreeSet<String>,
) -> Result<Inside, Trouble> {
    let word = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let (name, version) = (word("name"), word("version"));
    let is_ours = package["source"].is_null();
    let sum = sums.get(&(name.clone(), version.clone()));
    if sum.is_none() && !is_ours {
        return Err(Trouble(format!("Cargo.lock 里没有 {name} {version} 的校验和。")));
    }
    Ok(Inside {
        reference: reference(package),
        // The old way to write a choice.
        licence: word("license").replace('/', " OR "),
        sum: sum.map(|sum| ("SHA-256", sum.clone())),
        source: package["repository"].as_str().filter(|_| !is_ours).map(str::to_owned),
        cpe: None,
        name,
        version,
        depends,
    })
}

fn reference(package: &Value) -> String {
    let (name, version) =
        (package["name"].as_str().unwrap_or_default(), package["version"].as_str().unwrap_or_default());
    if package["source"].is_null() {
        format!("gongkai/{name}")
    } else {
        // A version may carry metadata after `+`, which an address has to write otherwise.
        format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
    }
}

/// Entries of a list under one of their fields.
fn listed<'a>(value: &'a Value, list: &str, key: &str) -> Result<BTreeMap<&'a str, &'a Value>, Trouble> {
    let entries = value[list].as_array().ok_or_else(|| Trouble(format!("cargo metadata 里没有 {list}。")))?;
    Ok(entries.iter().filter_map(|entry| Some((entry[key].as_str()?, entry))).collect())
}

/// The sums of `Cargo.lock` by name and version.
fn sums(lock: &str) -> Result<BTreeMap<(String, String), String>, Trouble> {
    let lock: toml::Table = lock.parse().map_err(|error| Trouble::because("Cargo.lock 读不懂", error))?;
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    let sum = |package: &toml::Value| {
        let word = |key: &str| package.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        Some(((word("name")?, word("version")?), word("checksum")?))
    };
    Ok(packages.filter_map(sum).collect())
}
