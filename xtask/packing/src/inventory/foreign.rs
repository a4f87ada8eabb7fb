//! What is inside and is no package of Rust: libraries in C that such a package brings, faces and scripts from npm, the
//! standard library.

use std::{collections::BTreeSet, fs, path::Path};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;

use super::Inside;
use crate::{Trouble, sums::hexadecimal};

/// 带来的 A library in C that a package of Rust compiles in: which package, its name, terms, whose it is in lists of
/// faults, the header that says its number, and the words before that number (one word a part).
struct Brought {
    by: &'static str,
    name: &'static str,
    licence: &'static str,
    vendor: &'static str,
    header: &'static str,
    words: &'static [&'static str],
}

const BROUGHT: [Brought; 2] = [
    Brought {
        by: "libsqlite3-sys",
        name: "sqlite",
        licence: "blessing",
        vendor: "sqlite:sqlite",
        header: "sqlite3/sqlite3.h",
        words: &["#define SQLITE_VERSION "],
    },
    Brought {
        by: "zstd-sys",
        name: "zstd",
        licence: "BSD-3-Clause",
        vendor: "facebook:zstandard",
        header: "zstd/lib/zstd.h",
        words: &["#define ZSTD_VERSION_MAJOR ", "#define ZSTD_VERSION_MINOR ", "#define ZSTD_VERSION_RELEASE "],
    },
];

/// Libraries in C; who brings one comes to need it.
pub(super) fn in_c(metadata: &Value, inside: &mut [Inside]) -> Result<Vec<Inside>, Trouble> {
    let mut brought = Vec::new();
    for each in &BROUGHT {
        let Some(by) = inside.iter_mut().find(|package| package.name == each.by) else { continue };
        let version = number(metadata, each)?;
        let reference = format!("pkg:generic/{}@{version}", each.name);
        by.depends.insert(reference.clone());
        brought.push(Inside {
            reference,
            name: each.name.to_owned(),
            licence: each.licence.to_owned(),
            cpe: Some(format!("cpe:2.3:a:{}:{version}:*:*:*:*:*:*:*", each.vendor)),
            version,
            ..Inside::default()
        });
    }
    Ok(brought)
}

fn number(metadata: &Value, library: &Brought) -> Result<String, Trouble> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let manifest =
        packages.filter(|package| package["name"] == library.by).find_map(|package| package["manifest_path"].as_str());
    let header = manifest.and_then(|manifest| Path::new(manifest).parent()).map(|folder| folder.join(library.header));
    let text = header.and_then(|header| fs::read_to_string(header).ok()).unwrap_or_default();
    let part =
        |word: &&str| text.lines().find_map(|line| line.strip_prefix(*word)).map(|rest| rest.trim().trim_matches('"'));
    let parts: Option<Vec<&str>> = library.words.iter().map(part).collect();
    let parts =
        parts.filter(|parts| parts.iter().all(|part| part.chars().all(|each| each.is_ascii_digit() || each == '.')));
    match parts {
        Some(parts) => Ok(parts.join(".")),
        None => Err(Trouble(format!(
            "看不出 {} 带来的 {} 是哪一版；它的 {} 里没有版本号。",
            library.by, library.name, library.header
        ))),
    }
}

/// Packages of npm that the program itself says are inside it, with the sums of their lock.
pub(super) fn from_npm(lock: &Value, notices: &str) -> Result<Vec<Inside>, Trouble> {
    let told: BTreeSet<&str> =
        notices.lines().filter_map(|line| line.strip_prefix("来自 npm: ")?.split_whitespace().next()).collect();
    if told.is_empty() {
        return Err(Trouble("程序没有说字体和网页脚本是从哪里来的（gongkai licenses），清单不能不写它们。".into()));
    }
    told.into_iter().map(|name| one(lock, name)).collect()
}

fn one(lock: &Value, name: &str) -> Result<Inside, Trouble> {
    let entry = &lock["packages"][format!("node_modules/{name}")];
    let word = |key: &str| entry[key].as_str();
    let sum = word("integrity").and_then(|sum| sum.strip_prefix("sha512-")).and_then(|sum| STANDARD.decode(sum).ok());
    let (Some(version), Some(sum)) = (word("version"), sum) else {
        return Err(Trouble(format!("package-lock.json 里没有 {name} 的版本和校验和。")));
    };
    Ok(Inside {
        reference: format!("pkg:npm/{}@{version}", name.replace('@', "%40")),
        name: name.to_owned(),
        version: version.to_owned(),
        licence: word("license").unwrap_or_default().to_owned(),
        sum: Some(("SHA-512", hexadecimal(&sum))),
        ..Inside::default()
    })
}

/// `rustc --version` says `rustc 1.95.0 (… …)`.
pub(super) fn standard_library(rust: &str) -> Inside {
    let version = rust.split_whitespace().nth(1).unwrap_or("unknown").to_owned();
    Inside {
        reference: format!("pkg:generic/rust-std@{version}"),
        name: "rust-std".to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        cpe: Some(format!("cpe:2.3:a:rust-lang:rust:{version}:*:*:*:*:*:*:*")),
        version,
        ..Inside::default()
    }
}
