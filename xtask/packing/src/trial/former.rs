//! 以前的版本 What a town has been running: the last release, or the last commit whose database looked otherwise.

use std::{env, path::Path};

use crate::{Trouble, Workshop, workshop::read};

/// 以前的版本 A program of an earlier time.
#[derive(Clone)]
pub struct Former {
    /// The program.
    pub program: Vec<u8>,
    /// Where it comes from, for the report.
    pub what: String,
    /// Whether its database lacks scripts that today's has.
    pub has_older_tables: bool,
}

impl std::fmt::Debug for Former {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Former").field("what", &self.what).finish_non_exhaustive()
    }
}

const SCRIPTS: &str = "crates/migrations/sql";

impl Former {
    /// `said` names a program that was built before, or a commit; otherwise the last tag `v…` is taken, and where there
    /// is none, the commit before the tables last changed.
    ///
    /// # Errors
    ///
    /// There is no such commit, or it does not compile.
    pub fn of(workshop: &Workshop, said: Option<&str>) -> Result<Self, Trouble> {
        if let Some(file) = said.map(Path::new).filter(|file| file.is_file()) {
            let what = format!("以前编译好的 {}", file.display());
            return Ok(Self { program: read(file)?, what, has_older_tables: false });
        }
        let commit = match said {
            Some(commit) => commit.to_owned(),
            None => before(workshop)?,
        };
        let count = |commit: &str| -> Result<usize, Trouble> {
            Ok(workshop.git_told(&["ls-tree", "--name-only", commit, &format!("{SCRIPTS}/")])?.lines().count())
        };
        let has_older_tables = count(&commit)? < count("HEAD")?;
        Ok(Self { program: built(workshop, &commit)?, what: format!("提交 {commit}"), has_older_tables })
    }
}

fn before(workshop: &Workshop) -> Result<String, Trouble> {
    let tag = workshop.git_told(&["tag", "--list", "v*", "--sort=-version:refname", "--merged", "HEAD"])?;
    if let Some(tag) = tag.lines().next() {
        return Ok(tag.to_owned());
    }
    let changed = workshop.git_told(&["log", "-1", "--format=%H", "--", SCRIPTS])?;
    workshop
        .git_told(&["rev-parse", "--short", &format!("{}~1", changed.trim())])
        .map(|commit| commit.trim().to_owned())
}

/// Builds a commit in a checkout of its own, which goes away again.
fn built(workshop: &Workshop, commit: &str) -> Result<Vec<u8>, Trouble> {
    let folder = env::temp_dir().join(format!("gongkai-former-{}", std::process::id()));
    let place = folder.display().to_string();
    workshop.git_told(&["worktree", "add", "--detach", &place, commit])?;
    let program = Workshop::at(&folder).build("0").and_then(|program| read(&program));
    let removed = workshop.git_told(&["worktree", "remove", "--force", &place]);
    removed.and(program)
}
