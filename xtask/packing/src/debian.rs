//! Debian 包 An `ar` of three members: the format's number, what the package says of itself, and its files.

use std::fmt::Write as _;

use ar::{Builder, Header};

use crate::{Shelf, Trouble};

/// 说明 The fields of `control`.
#[derive(Clone, Debug)]
pub struct Control {
    /// Its number; Debian compares them, and `~` sorts before nothing.
    pub version: String,
    /// As Debian says it.
    pub architecture: String,
    /// What must be there before.
    pub depends: String,
}

/// Who answers for the package.
const MAINTAINER: &str = "gongkai maintainers <maintainers@gongkai.invalid>";

impl Control {
    fn written(&self, kibibytes: usize) -> String {
        let mut text = String::new();
        let fields = [
            ("Package", "gongkai"),
            ("Version", &self.version),
            ("Architecture", &self.architecture),
            ("Maintainer", MAINTAINER),
            ("Installed-Size", &kibibytes.to_string()),
            ("Depends", &self.depends),
            ("Suggests", "postgresql"),
            ("Section", "web"),
            ("Priority", "optional"),
            ("Description", DESCRIPTION.trim_end()),
        ];
        for (name, value) in fields {
            let _ = writeln!(text, "{name}: {value}");
        }
        text
    }
}

/// The first line says what it is; those below begin with a blank.
const DESCRIPTION: &str = "\
政府信息公开工作平台 (open government information for townships)
 稿件的三审三校、主动公开台账、登记簿、统计数，由台账写成的年度报告，以及它们的公开网页。
 一个程序，内置数据库；也可以用 PostgreSQL。
";

/// 装成一个包 Control, scripts and the list of files that belong to whoever runs the machine; then the files.
///
/// # Errors
///
/// A file that is said to be a setting and is not there; a path too long for the format.
pub fn package(
    control: &Control,
    scripts: &[(&str, &str)],
    settings: &[&str],
    files: &Shelf,
    when: u64,
) -> Result<Vec<u8>, Trouble> {
    if let Some(gone) = settings.iter().find(|path| files.content(path).is_none()) {
        return Err(Trouble(format!("设置文件 {gone} 没有放进包里。")));
    }
    let mut about = Shelf::default();
    about.text("control", control.written(files.kibibytes()));
    about.text("conffiles", settings.iter().map(|path| format!("/{path}\n")).collect::<String>());
    for (name, script) in scripts {
        about.program(name, *script);
    }
    let fault = |error: std::io::Error| Trouble::because("没有装成 Debian 包", error);
    let members = [
        ("debian-binary", b"2.0\n".to_vec()),
        ("control.tar.gz", about.packed(when).map_err(fault)?),
        ("data.tar.gz", files.packed(when).map_err(fault)?),
    ];
    let mut archive = Builder::new(Vec::new());
    for (name, content) in &members {
        let mut header = Header::new(name.as_bytes().to_vec(), content.len() as u64);
        header.set_mode(0o100_644);
        header.set_mtime(when);
        archive.append(&header, content.as_slice()).map_err(fault)?;
    }
    archive.into_inner().map_err(fault)
}
