//! The cabinet: every case on both engines where an engine is in play.

mod archive;
mod audit;
mod backup;
mod chain;
mod faults;
mod files;
mod killed;
mod ledger;
mod migration;
mod released;
mod restoring;
mod scope;
mod tls;
mod town;
mod writing;

/// A folder of its own for one test, gone afterwards.
pub(crate) struct Scratch(pub(crate) std::path::PathBuf);

impl Scratch {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("gongkai-store-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
