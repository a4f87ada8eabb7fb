//! The repository as files.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Folders that hold nothing of ours.
const FOREIGN: [&str; 5] = ["target", ".git", "node_modules", "demo", "dist"];

/// The root of the repository, where the workspace's `Cargo.toml` stands.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies one folder below the root")
}

/// Every file of the repository, sorted, as paths below the root.
pub(crate) fn files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(root(), &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_file() {
            found.push(path.strip_prefix(root()).expect("the walk began at the root").to_owned());
        } else if path.is_dir() && !FOREIGN.iter().any(|foreign| name == *foreign) {
            collect(&path, found);
        }
    }
}
