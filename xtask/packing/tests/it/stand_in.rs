//! A release whose program is this test: a true program with true headers, and no long build.

use std::{collections::BTreeMap, env, fs, process::Command, sync::LazyLock};

use packing::{Inventory, Needs, Parts, Release, Workshop};

/// The time that the archives carry.
pub(crate) const WHEN: u64 = 1_766_000_000;

/// What the program would print of its terms: true for Rust, put together from the lock for npm.
pub(crate) fn notices() -> String {
    let lock = fs::read_to_string(Workshop::here().root().join("crates/assets/package-lock.json")).unwrap();
    let lock: serde_json::Value = serde_json::from_str(&lock).unwrap();
    let names = lock["packages"].as_object().unwrap().keys().filter_map(|path| path.strip_prefix("node_modules/"));
    let inside = names.filter(|name| !name.contains("esbuild"));
    let scripts: String = inside.map(|name| format!("来自 npm: {name} 1\n")).collect();
    format!("{scripts}\n{}", notices::packages())
}

pub(crate) fn program() -> Vec<u8> {
    fs::read(env::current_exe().unwrap()).unwrap()
}

/// The list of what is inside the true program, on the machine this test was built for.
pub(crate) fn inventory() -> &'static Inventory {
    static INVENTORY: LazyLock<Inventory> = LazyLock::new(|| {
        let machine = Needs::of(&program()).unwrap().machine;
        Workshop::here().inventory(machine.target, &notices()).unwrap()
    });
    &INVENTORY
}

/// A release with a small program, so that packing takes no time.
pub(crate) fn release() -> Release {
    let completions = ["bash", "fish", "zsh"].map(|shell| (shell, format!("# {shell}\n")));
    let parts = Parts {
        program: small(),
        notices: notices(),
        manual: ".TH gongkai 1\n".to_owned(),
        completions: BTreeMap::from(completions),
        texts: Workshop::here().texts().unwrap(),
    };
    Release { version: "0.2.0~rc1".to_owned(), when: WHEN, parts }
}

/// A program that every machine with a shell has.
fn small() -> Vec<u8> {
    fs::read("/bin/true").unwrap_or_else(|_| program())
}

/// The output of a command, or nothing on a machine that has not got it.
pub(crate) fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let done = Command::new(program).args(arguments).output().ok()?;
    assert!(done.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    Some(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// A folder that goes away with the test.
pub(crate) struct Folder(pub(crate) std::path::PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("gongkai-dist-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn put(&self, name: &str, content: &[u8]) -> String {
        let file = self.0.join(name);
        fs::write(&file, content).unwrap();
        file.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
