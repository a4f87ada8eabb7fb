//! 车间 The repository and the tools around it: the time of the commit, the build, what the program says of itself.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{Inventory, Parts, Trouble, recipe::PAGES};

/// 车间 A checkout in which a release is made.
#[derive(Clone, Debug)]
pub struct Workshop {
    root: PathBuf,
}

impl Workshop {
    /// The repository this toolbox was built from.
    #[must_use]
    pub fn here() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self { root: here.ancestors().nth(2).unwrap_or(here).to_owned() }
    }

    /// Another checkout.
    #[must_use]
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// Its folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The number of the workspace.
    ///
    /// # Errors
    ///
    /// A manifest without one.
    pub fn version(&self) -> Result<String, Trouble> {
        let manifest: toml::Table =
            self.text("Cargo.toml")?.parse().map_err(|error| Trouble::because("Cargo.toml 读不懂", error))?;
        let version = manifest["workspace"].get("package").and_then(|package| package.get("version")?.as_str());
        version.map(str::to_owned).ok_or_else(|| Trouble("Cargo.toml 里没有版本号。".into()))
    }

    /// The time of the commit in seconds of Unix, or what `SOURCE_DATE_EPOCH` says.
    ///
    /// # Errors
    ///
    /// Neither is known.
    pub fn when(&self) -> Result<u64, Trouble> {
        let said = match env::var("SOURCE_DATE_EPOCH") {
            Ok(said) => said,
            Err(_) => self.told(self.git(&["log", "-1", "--format=%ct"]), "看不出这一次提交的时间")?,
        };
        said.trim().parse().map_err(|_| {
            Trouble("不知道这一份代码的时间；不在 git 里打包的，请先设 SOURCE_DATE_EPOCH（秒数）。".into())
        })
    }

    /// What stands in the folder and in no commit.
    ///
    /// # Errors
    ///
    /// No repository.
    pub fn uncommitted(&self) -> Result<String, Trouble> {
        self.told(self.git(&["status", "--porcelain", "--untracked-files=no"]), "看不出有没有没提交的改动")
    }

    /// What git says.
    pub(crate) fn git_told(&self, arguments: &[&str]) -> Result<String, Trouble> {
        self.told(self.git(arguments), &format!("git {} 没有成功", arguments.join(" ")))
    }

    fn git(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.args(arguments).current_dir(&self.root);
        command
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(arguments).current_dir(&self.root);
        command
    }

    /// 编译 The finished program: its number in it, no symbols, and no folder of the machine that built it.
    ///
    /// # Errors
    ///
    /// It does not compile.
    pub fn build(&self, version: &str) -> Result<PathBuf, Trouble> {
        let mut command = self.cargo(&["build", "--release", "--locked", "--package", "gongkai"]);
        let strip = "profile.release.strip=\"symbols\"";
        command.args(["--config", strip, "--message-format=json-render-diagnostics"]).env("GONGKAI_VERSION", version);
        if let Some(flags) = flags() {
            command.env("CARGO_ENCODED_RUSTFLAGS", flags);
        }
        let said = self.told(command, "发行版没有编译成功，原因见上面")?;
        let mut messages = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let is_program = |message: &Value| message["target"]["name"] == "gongkai" && message["executable"].is_string();
        let built = messages.rfind(is_program);
        built
            .and_then(|message| message["executable"].as_str().map(PathBuf::from))
            .ok_or_else(|| Trouble("编译好了，cargo 却没有说程序在哪里。".into()))
    }

    /// 部件 What the program says of itself, and the texts that travel along.
    ///
    /// # Errors
    ///
    /// The program does not answer; it is another version than `version`; a text is missing.
    pub fn parts(&self, program: &Path, version: &str) -> Result<Parts, Trouble> {
        let said = self.asked(program, &["--version"])?;
        if said.trim() != format!("gongkai {version}") {
            let said = said.trim();
            return Err(Trouble(format!(
                "程序说自己是“{said}”，不是 {version}；请用 --version 写明它的版本，或者重新编译。"
            )));
        }
        let mut completions = BTreeMap::new();
        for shell in ["bash", "fish", "zsh"] {
            completions.insert(shell, self.asked(program, &["completions", shell])?);
        }
        Ok(Parts {
            program: read(program)?,
            notices: self.asked(program, &["licenses"])?,
            manual: self.asked(program, &["man"])?,
            completions,
            texts: self.texts()?,
        })
    }

    /// The files of the repository that travel along.
    ///
    /// # Errors
    ///
    /// One of them is missing.
    pub fn texts(&self) -> Result<BTreeMap<String, Vec<u8>>, Trouble> {
        let pages = PAGES.map(|page| format!("docs/{page}"));
        let names = pages.into_iter().chain(["LICENSE", "CHANGELOG.md"].map(str::to_owned));
        names.map(|name| Ok((name.clone(), read(&self.root.join(name))?))).collect()
    }

    /// 清单 What is inside a program that was built here and prints these terms.
    ///
    /// # Errors
    ///
    /// Cargo does not say; the lists differ.
    pub fn inventory(&self, target: &str, notices: &str) -> Result<Inventory, Trouble> {
        let arguments = ["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform", target];
        let metadata = self.told(self.cargo(&arguments), "cargo metadata 没有成功")?;
        let metadata = parsed("cargo metadata", &metadata)?;
        let npm = parsed("package-lock.json", &self.text("crates/assets/package-lock.json")?)?;
        let rust = self.told(Command::new("rustc").arg("--version"), "rustc 没有说它的版本")?;
        Inventory::of(&metadata, &self.text("Cargo.lock")?, &npm, notices, &rust)
    }

    fn asked(&self, program: &Path, arguments: &[&str]) -> Result<String, Trouble> {
        let what = format!("{} {} 没有成功", program.display(), arguments.join(" "));
        self.told(Command::new(program).args(arguments), &what)
    }

    fn text(&self, name: &str) -> Result<String, Trouble> {
        String::from_utf8(read(&self.root.join(name))?)
            .map_err(|error| Trouble::because(format!("{name} 不是文字"), error))
    }

    /// Standard output of a command that must succeed; what it complains about is passed on.
    fn told(&self, mut command: impl std::borrow::BorrowMut<Command>, what: &str) -> Result<String, Trouble> {
        let command = command.borrow_mut();
        let done = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
        let done = done.map_err(|error| Trouble::because(what, error))?;
        if !done.status.success() {
            return Err(Trouble(format!("{what}（{}）。", done.status)));
        }
        String::from_utf8(done.stdout).map_err(|error| Trouble::because(what, error))
    }
}

/// Where the packages lie, which a program would otherwise remember; whoever set flags of their own keeps them.
fn flags() -> Option<String> {
    if ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"].iter().any(|name| env::var_os(name).is_some()) {
        return None;
    }
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))?;
    Some(format!("--remap-path-prefix={}=/cargo", home.display()))
}

fn parsed(what: &str, text: &str) -> Result<Value, Trouble> {
    serde_json::from_str(text).map_err(|error| Trouble::because(format!("{what} 读不懂"), error))
}

pub(crate) fn read(file: &Path) -> Result<Vec<u8>, Trouble> {
    fs::read(file).map_err(|error| Trouble::because(format!("读不到 {}", file.display()), error))
}
