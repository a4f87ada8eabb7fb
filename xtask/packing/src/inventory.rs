//! 清单 What is inside the program, as CycloneDX: packages of Rust with the sums of the lock, what they bring in C, faces
//! and scripts from npm, and the standard library.

mod crates;
mod foreign;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{Needs, Release, SHA256, Trouble};

/// 一样东西 Something inside the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inside {
    /// How the rest of the list names it: its package URL where it has one.
    pub reference: String,
    /// Its name, where it comes from.
    pub name: String,
    /// Its number.
    pub version: String,
    /// Terms, as an SPDX expression.
    pub licence: String,
    /// Kind and value of the sum that its registry publishes.
    pub sum: Option<(&'static str, String)>,
    /// Where its source stands.
    pub source: Option<String>,
    /// How lists of known faults name it, where those know no package URL.
    pub cpe: Option<String>,
    /// What it needs, by reference.
    pub depends: BTreeSet<String>,
}

impl Inside {
    /// Whether it is written in this repository.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        !self.reference.starts_with("pkg:")
    }
}

/// 清单 Everything inside, sorted by reference.
#[derive(Clone, Debug)]
pub struct Inventory {
    /// The things.
    pub inside: Vec<Inside>,
    /// What the program itself needs, by reference.
    root: BTreeSet<String>,
}

impl Inventory {
    /// Gathers it from what cargo says of the packages (`cargo metadata`), both locks, the terms that the program prints,
    /// and the number of the compiler.
    ///
    /// # Errors
    ///
    /// A package without a sum in its lock; what the program prints and what is listed here differ.
    pub fn of(metadata: &Value, lock: &str, npm: &Value, notices: &str, rust: &str) -> Result<Self, Trouble> {
        let mut inside = crates::linked(metadata, lock)?;
        let Some(at) = inside.iter().position(|each| each.reference == crates::ROOT) else {
            return Err(Trouble("cargo metadata 里没有 gongkai 这个包。".into()));
        };
        let mut root = inside.remove(at).depends;
        agree(&inside, notices)?;
        let brought = foreign::in_c(metadata, &mut inside)?;
        let scripts = foreign::from_npm(npm, notices)?;
        let standard = foreign::standard_library(rust);
        root.extend(scripts.iter().chain([&standard]).map(|each| each.reference.clone()));
        inside.extend(brought.into_iter().chain(scripts).chain([standard]));
        inside.sort_by(|one, other| one.reference.cmp(&other.reference));
        Ok(Self { inside, root })
    }

    /// The list as CycloneDX 1.6 writes it; the same release, the same bytes.
    pub(crate) fn written(&self, release: &Release, needs: &Needs) -> Result<String, Trouble> {
        let program = SHA256.1(&release.parts.program);
        let root = format!("pkg:generic/gongkai@{}", release.version);
        let when = i64::try_from(release.when).ok().and_then(|when| jiff::Timestamp::from_second(when).ok());
        let when = when.ok_or_else(|| Trouble("打包的时间不是一个日期。".into()))?;
        let mut depends = vec![json!({ "ref": root, "dependsOn": self.root })];
        depends.extend(self.inside.iter().map(|each| json!({ "ref": each.reference, "dependsOn": each.depends })));
        let list = json!({
            "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "serialNumber": serial(&program),
            "version": 1,
            "metadata": {
                "timestamp": when.to_string(),
                "tools": { "components": [{ "type": "application", "name": "cargo xtask dist", "version": release.version }] },
                "component": {
                    "type": "application",
                    "bom-ref": root,
                    "name": "gongkai",
                    "version": release.version,
                    "purl": root,
                    "hashes": [{ "alg": "SHA-256", "content": program }],
                    "licenses": [{ "license": { "id": "MulanPSL-2.0" } }],
                },
                "properties": [{ "name": "gongkai:target", "value": needs.machine.target }],
            },
            "components": self.inside.iter().map(component).collect::<Vec<_>>(),
            "dependencies": depends,
        });
        serde_json::to_string_pretty(&list)
            .map(|text| text + "\n")
            .map_err(|error| Trouble::because("清单没有写成", error))
    }
}

fn component(each: &Inside) -> Value {
    let mut component =
        json!({ "type": "library", "bom-ref": each.reference, "name": each.name, "version": each.version });
    if !each.is_ours() {
        component["purl"] = json!(each.reference);
    }
    if !each.licence.is_empty() {
        component["licenses"] = json!([{ "expression": each.licence }]);
    }
    if let Some((kind, sum)) = &each.sum {
        component["hashes"] = json!([{ "alg": kind, "content": sum }]);
    }
    if let Some(cpe) = &each.cpe {
        component["cpe"] = json!(cpe);
    }
    if let Some(source) = &each.source {
        component["externalReferences"] = json!([{ "type": "vcs", "url": source }]);
    }
    component
}

/// A number for the list that follows from the program: a UUID of version 8, which may be made of anything.
fn serial(sum: &str) -> String {
    let part = |from: usize, to: usize| &sum[from..to];
    format!("urn:uuid:{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(12, 15), part(15, 18), part(18, 30))
}

/// The program prints the terms of exactly the packages that are listed here, or one of the two is wrong.
fn agree(inside: &[Inside], notices: &str) -> Result<(), Trouble> {
    let strangers = inside.iter().filter(|each| !each.is_ours()).count();
    let told =
        notices.lines().find_map(|line| line.strip_prefix("# Rust 程序包，共 ")?.strip_suffix(" 个")?.parse().ok());
    if told == Some(strangers) {
        return Ok(());
    }
    let told = told.map_or("没有说".to_owned(), |told: usize| format!("是 {told} 个"));
    Err(Trouble(format!(
        "程序自己说的（gongkai licenses）和清单对不上：清单里 Rust 程序包是 {strangers} 个，它说的{told}。\
         多半程序不是从这一份代码编译的；请用同一次提交重新编译。"
    )))
}
