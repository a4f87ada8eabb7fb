//! The files of the repository, as the tidiness tests read them.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Crates below the line: no I/O, no clock.
pub(crate) const PURE: [&str; 7] = ["messages", "statute", "papers", "documents", "prose", "report", "affairs"];

/// Where crates stand.
const STREETS: [&str; 2] = ["crates", "crates/departments"];

/// Folders that hold nothing written here.
const FOREIGN: [&str; 7] = ["target", ".git", "node_modules", "demo", "dist", "corpus", "artifacts"];

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies one folder below the root")
}

/// A text file of the repository: its path below the root, and its content.
pub(crate) struct Text {
    pub(crate) path: PathBuf,
    pub(crate) content: String,
}

impl Text {
    /// Lines of code with their numbers from 1, without comments and without the unit tests at the end of the file.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self.content.find("#[cfg(test)]\nmod tests {").unwrap_or(self.content.len());
        self.content[..end]
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(index, line)| (index + 1, line))
    }

    /// The same with the place said, for a failure that can be opened at once.
    pub(crate) fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.path.display())
    }
}

/// Every file below `folder` of the root that is text, sorted.
pub(crate) fn texts(folder: &str) -> Vec<Text> {
    let mut paths = Vec::new();
    collect(&root().join(folder), &mut paths);
    paths.sort();
    paths
        .into_iter()
        .filter_map(|path| {
            let content = fs::read_to_string(&path).ok()?;
            Some(Text { path: path.strip_prefix(root()).expect("the walk began at the root").to_owned(), content })
        })
        .collect()
}

/// The Rust sources of a crate, without its tests.
pub(crate) fn sources(name: &str) -> Vec<Text> {
    let mut sources = texts(&format!("{}/src", room(name)));
    sources.retain(|text| text.path.extension().is_some_and(|ending| ending == "rs"));
    assert!(!sources.is_empty(), "crates/{name}/src holds no source: has the crate moved? Then name it here anew");
    sources
}

/// The crates of the house, by folder name: the rooms, and the street of departments.
pub(crate) fn crates() -> Vec<String> {
    let mut names: Vec<String> = STREETS
        .iter()
        .flat_map(|street| fs::read_dir(root().join(street)).expect("the repository has its crates"))
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| root().join(room(name)).join("Cargo.toml").exists())
        .collect();
    names.sort();
    names
}

/// The folder of a crate below the root.
pub(crate) fn room(name: &str) -> String {
    let [rooms, departments] = STREETS;
    let department = format!("{departments}/{name}");
    if root().join(&department).exists() { department } else { format!("{rooms}/{name}") }
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            if !FOREIGN.iter().any(|foreign| entry.file_name() == *foreign) {
                collect(&path, paths);
            }
        } else {
            paths.push(path);
        }
    }
}
