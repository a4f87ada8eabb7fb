//! 发行 From the parts to the files that are handed out.

use std::collections::BTreeMap;

use crate::{
    Control, Inventory, Needs, SHA256, SM3, Shelf, Trouble, debian, listed,
    recipe::{BACKUP, COPYRIGHT, FOLDERS, PAGES, README, SCRIPTS, SETTINGS, SETTINGS_AT, UNITS, USER},
};

/// 部件 Everything a release is made of; what the program prints was asked of the program itself.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The program.
    pub program: Vec<u8>,
    /// `gongkai licenses`.
    pub notices: String,
    /// `gongkai man`.
    pub manual: String,
    /// `gongkai completions`, by the name of the shell.
    pub completions: BTreeMap<&'static str, String>,
    /// Files of the repository that travel along, by their path below its root.
    pub texts: BTreeMap<String, Vec<u8>>,
}

/// 一次发行 Its number, its time (seconds of Unix), its parts.
#[derive(Clone, Debug)]
pub struct Release {
    /// As `--version` says it.
    pub version: String,
    /// The time that every file in the archives carries.
    pub when: u64,
    /// What it is made of.
    pub parts: Parts,
}

impl Release {
    /// Whether a version can be installed.
    ///
    /// # Errors
    ///
    /// It cannot, and why.
    pub fn sound(version: &str) -> Result<(), Trouble> {
        sound(version)
    }

    /// Every file of the release by name, its sums last.
    ///
    /// # Errors
    ///
    /// A version nobody could install; a program that needs what no package brings; a part that is missing.
    pub fn files(&self, inventory: &Inventory) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        sound(&self.version)?;
        let needs = Needs::of(&self.parts.program)?;
        let (version, machine) = (&self.version, needs.machine);
        let folder = format!("gongkai-{version}-linux-{}", machine.kernel);
        let archive =
            self.archive(&folder)?.packed(self.when).map_err(|error| Trouble::because("没有装成压缩包", error))?;
        let mut files = vec![
            (format!("{folder}.tar.gz"), archive),
            self.debian()?,
            (format!("gongkai-{version}.cdx.json"), inventory.written(self, &needs)?.into_bytes()),
            ("NOTICES.txt".to_owned(), self.parts.notices.clone().into_bytes()),
        ];
        files.sort();
        let sums = [SHA256, SM3].map(|sum| (sum.0.to_owned(), listed(sum, &files).into_bytes()));
        files.extend(sums);
        Ok(files)
    }

    /// 压缩包 One folder, in which everything lies beside the program.
    fn archive(&self, folder: &str) -> Result<Shelf, Trouble> {
        let mut shelf = Shelf::default();
        let mut text = |path: &str, content: &[u8]| {
            shelf.text(&format!("{folder}/{path}"), content);
        };
        text("README.txt", README.as_bytes());
        text("NOTICES.txt", self.parts.notices.as_bytes());
        text("gongkai.toml", SETTINGS.as_bytes());
        text("docs/gongkai.1", self.parts.manual.as_bytes());
        text("systemd/gongkai.tmpfiles", FOLDERS.as_bytes());
        text("systemd/gongkai.sysusers", USER.as_bytes());
        for (name, content) in UNITS {
            text(&format!("systemd/{name}"), content.as_bytes());
        }
        for (shell, script) in &self.parts.completions {
            text(&format!("completions/gongkai.{shell}"), script.as_bytes());
        }
        for name in ["LICENSE", "CHANGELOG.md"] {
            text(name, self.text(name)?);
        }
        for page in PAGES {
            text(&format!("docs/{page}"), self.text(&format!("docs/{page}"))?);
        }
        shelf.program(&format!("{folder}/gongkai"), self.parts.program.clone());
        shelf.program(&format!("{folder}/nightly-backup"), BACKUP);
        Ok(shelf)
    }

    /// Debian 包 Its name and its content.
    ///
    /// # Errors
    ///
    /// As for all the files.
    pub fn debian(&self) -> Result<(String, Vec<u8>), Trouble> {
        sound(&self.version)?;
        let needs = Needs::of(&self.parts.program)?;
        let control = Control {
            version: self.version.clone(),
            architecture: needs.machine.debian.to_owned(),
            // The scripts call useradd, runuser and deb-systemd-helper.
            depends: format!("{}, passwd, util-linux, init-system-helpers (>= 1.54)", needs.depends()?),
        };
        let name = format!("gongkai_{}_{}.deb", self.version, control.architecture);
        Ok((name, debian::package(&control, &SCRIPTS, &[SETTINGS_AT], &self.installed()?, self.when)?))
    }

    /// Where everything stands once it is installed.
    fn installed(&self) -> Result<Shelf, Trouble> {
        const DOCS: &str = "usr/share/doc/gongkai";
        let mut shelf = Shelf::default();
        shelf.program("usr/bin/gongkai", self.parts.program.clone()).program("usr/lib/gongkai/nightly-backup", BACKUP);
        shelf.text(SETTINGS_AT, SETTINGS).text("usr/lib/tmpfiles.d/gongkai.conf", FOLDERS);
        for (name, content) in UNITS {
            shelf.text(&format!("usr/lib/systemd/system/{name}"), content);
        }
        for (shell, place) in COMPLETIONS {
            let script =
                self.parts.completions.get(shell).ok_or_else(|| Trouble(format!("没有 {shell} 的命令补全。")))?;
            shelf.text(place, script.clone());
        }
        let manual = packed(self.parts.manual.as_bytes())?;
        shelf.text("usr/share/man/man1/gongkai.1.gz", manual);
        shelf.text(&format!("{DOCS}/copyright"), COPYRIGHT);
        shelf.text(&format!("{DOCS}/LICENSE"), self.text("LICENSE")?);
        shelf.text(&format!("{DOCS}/NOTICES.txt"), self.parts.notices.clone());
        shelf.text(&format!("{DOCS}/changelog.gz"), packed(self.text("CHANGELOG.md")?)?);
        for page in PAGES {
            shelf.text(&format!("{DOCS}/{page}"), self.text(&format!("docs/{page}"))?);
        }
        Ok(shelf)
    }

    fn text(&self, path: &str) -> Result<&[u8], Trouble> {
        self.parts.texts.get(path).map(Vec::as_slice).ok_or_else(|| Trouble(format!("仓库里没有 {path}，没有打包。")))
    }
}

const COMPLETIONS: [(&str, &str); 3] = [
    ("bash", "usr/share/bash-completion/completions/gongkai"),
    ("fish", "usr/share/fish/vendor_completions.d/gongkai.fish"),
    ("zsh", "usr/share/zsh/vendor-completions/_gongkai"),
];

/// A single file packed the way Debian keeps its pages, without a time.
fn packed(content: &[u8]) -> Result<Vec<u8>, Trouble> {
    use std::io::Write as _;
    let mut gzip = flate2::GzBuilder::new().mtime(0).write(Vec::new(), flate2::Compression::best());
    gzip.write_all(content).and_then(|()| gzip.finish()).map_err(|error| Trouble::because("没有压成", error))
}

/// Numbers that Debian, a file name and a command line all take: a digit first, then letters, digits, `.`, `+`, `~`.
///
/// # Errors
///
/// Anything else.
fn sound(version: &str) -> Result<(), Trouble> {
    let begins = version.starts_with(|first: char| first.is_ascii_digit());
    if begins && version.len() <= 40 && version.chars().all(|each| each.is_ascii_alphanumeric() || ".+~".contains(each))
    {
        return Ok(());
    }
    Err(Trouble(format!("版本号“{version}”不能用：要以数字开头，只有字母、数字和 . + ~，不超过 40 个字，如 0.2.0。")))
}
