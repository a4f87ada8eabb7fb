//! Gathers the licence texts of every package inside the binary, each text once, packed into `OUT_DIR`.

#![allow(clippy::print_stdout, reason = "a build script talks to cargo through standard output")]

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use serde_json::Value;

/// The package whose dependencies are inside the binary.
const BINARY: &str = "gongkai";
/// Beginnings of the names of files that hold terms.
const NAMES: [&str; 6] = ["license", "licence", "copying", "copyright", "notice", "unlicense"];
/// A file of terms is shorter.
const TEXT_BYTES: u64 = 200_000;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../Cargo.lock");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            println!("cargo::error={sentence}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo did not set OUT_DIR")?);
    let metadata = metadata()?;
    let inside = inside(&metadata).ok_or("cargo metadata names no package of the binary")?;
    let text = written(&metadata, &inside);
    let packed = zstd::bulk::compress(text.as_bytes(), 9).map_err(|fault| format!("cannot pack notices: {fault}"))?;
    fs::write(out.join("notices.zst"), packed).map_err(|fault| format!("cannot write notices: {fault}"))?;
    fs::write(out.join("notices.size"), format!("{}_usize", text.len()))
        .map_err(|fault| format!("cannot write notices: {fault}"))
}

/// What cargo knows of the packages; without the network first, since all that is built lies here already.
fn metadata() -> Result<Value, String> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("cargo did not set CARGO_MANIFEST_DIR")?);
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let target = env::var("TARGET").map_err(|_| "cargo did not set TARGET")?;
    let run = |more: &[&str]| {
        Command::new(&cargo)
            .args(["metadata", "--format-version=1", "--locked", "--filter-platform", &target])
            .args(more)
            .current_dir(&here)
            .output()
            .map_err(|fault| format!("cargo metadata does not start: {fault}"))
    };
    let mut done = run(&["--offline"])?;
    if !done.status.success() {
        done = run(&[])?;
    }
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        return Err(format!("cargo metadata failed: {}", said.lines().next().unwrap_or_default()));
    }
    serde_json::from_slice(&done.stdout).map_err(|fault| format!("cargo metadata is not JSON: {fault}"))
}

/// The identifiers of the packages from elsewhere that the binary is built from.
fn inside(metadata: &Value) -> Option<BTreeSet<&str>> {
    let id_of =
        |package: &Value| (package["name"] == BINARY).then(|| package["id"].as_str()).flatten().map(str::to_owned);
    let root = metadata["packages"].as_array()?.iter().find_map(id_of)?;
    let nodes: BTreeMap<&str, &Value> =
        metadata["resolve"]["nodes"].as_array()?.iter().filter_map(|node| Some((node["id"].as_str()?, node))).collect();
    let mut inside = BTreeSet::new();
    let mut waiting = vec![*nodes.get_key_value(root.as_str())?.0];
    while let Some(id) = waiting.pop() {
        if !inside.insert(id) {
            continue;
        }
        for needed in nodes.get(id)?["deps"].as_array()? {
            let is_linked = needed["dep_kinds"].as_array()?.iter().any(|kind| kind["kind"].is_null());
            if let Some(package) = needed["pkg"].as_str().filter(|_| is_linked) {
                waiting.push(package);
            }
        }
    }
    Some(inside)
}

/// Packages with the same terms stand together above them.
fn written(metadata: &Value, inside: &BTreeSet<&str>) -> String {
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut without: Vec<String> = Vec::new();
    let mut count = 0;
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let is_ours = package["source"].is_null();
        if is_ours || !package["id"].as_str().is_some_and(|id| inside.contains(id)) {
            continue;
        }
        count += 1;
        let word = |key: &str| package[key].as_str().unwrap_or_default();
        let name = format!("{} {}（{}）", word("name"), word("version"), word("license"));
        let texts = texts(Path::new(word("manifest_path")));
        if texts.is_empty() {
            without.push(format!("{name} {}", word("repository")));
        }
        for text in texts {
            by_text.entry(text).or_default().push(name.clone());
        }
    }
    let mut out = format!("# Rust 程序包，共 {count} 个\n\n");
    for (text, mut names) in by_text {
        names.sort();
        out.push_str(&format!("## {}\n\n{text}\n\n", names.join("、")));
    }
    if !without.is_empty() {
        without.sort();
        out.push_str(&format!("## 没有随包附上许可文本的，按括号里的许可使用\n\n{}\n", without.join("\n")));
    }
    out
}

/// The terms that lie beside a manifest.
fn texts(manifest: &Path) -> Vec<String> {
    let Some(entries) = manifest.parent().and_then(|folder| fs::read_dir(folder).ok()) else { return Vec::new() };
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| holds_terms(path)).collect();
    files.sort();
    files.iter().filter_map(|path| fs::read_to_string(path).ok()).map(|text| tidy(&text)).collect()
}

fn holds_terms(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_short = fs::metadata(path).is_ok_and(|facts| facts.is_file() && facts.len() < TEXT_BYTES);
    is_short && !name.ends_with(".rs") && NAMES.iter().any(|begin| name.starts_with(begin))
}

/// The same text whatever its line ends.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}
