//! `cargo xtask where WORD`: each room of a word.

use std::path::Path;

use crate::{repository, steps::Trouble};

/// Prints each file whose own name, or whose folder's name, contains the word, grouped by what it is.
pub(crate) fn print(arguments: &[String]) -> Result<(), Trouble> {
    let [word] = arguments else {
        return Err(Trouble("请给一个词，例如：cargo xtask where clock".into()));
    };
    let word = folded(word);
    let mut rooms: Vec<(&str, String)> = repository::files()
        .iter()
        .filter(|path| names(path).any(|name| folded(name).contains(&word)))
        .map(|path| (kind(path), path.display().to_string()))
        .collect();
    if rooms.is_empty() {
        return Err(Trouble(format!("没有哪个文件名里有“{word}”。代码用的英文词见 docs/glossary.md。")));
    }
    rooms.sort();
    for (kind, path) in rooms {
        #[expect(clippy::print_stdout, reason = "the list is the result, and others may pipe it on")]
        {
            println!("{kind:<8}  {path}");
        }
    }
    Ok(())
}

/// A file's own name, and the folder it stands in unless that only sorts files.
fn names(path: &Path) -> impl Iterator<Item = &str> {
    let own = path.file_name().and_then(|name| name.to_str());
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    let crate_folder = path.components().nth(1).and_then(|part| part.as_os_str().to_str());
    own.into_iter().chain(folder).chain(crate_folder.filter(|_| path.starts_with("crates")))
}

fn folded(word: &str) -> String {
    word.to_lowercase().replace('-', "_")
}

fn kind(path: &Path) -> &'static str {
    let has = |folder: &str| path.components().any(|part| part.as_os_str() == folder);
    match path.extension().and_then(|ending| ending.to_str()) {
        _ if has("tests") || has("testkit") => "test",
        _ if has("templates") => "template",
        Some("md") => "doc",
        Some("rs") => "module",
        Some("json" | "txt" | "csv") => "data",
        _ => "file",
    }
}
