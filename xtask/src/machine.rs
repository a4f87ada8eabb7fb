//! 机器 What tests need beside the Rust toolchain, and how it comes onto a fresh Debian machine.

use std::{
    env, fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::steps::{Trouble, must};

/// 所需 Something a test calls, and the Debian packages that bring it.
struct Need {
    is_there: fn() -> bool,
    packages: &'static [&'static str],
    because: &'static str,
}

const NEEDS: [Need; 7] = [
    Need { is_there: || on_path("chromium"), packages: &["chromium"], because: "看网页在屏幕和纸上的样子" },
    Need {
        is_there: has_chinese_font, packages: &["fonts-noto-cjk", "fontconfig"], because: "网页上的汉字要有字体"
    },
    Need {
        is_there: has_both_offices,
        packages: &["libreoffice-writer-nogui", "libreoffice-calc-nogui"],
        because: "用别人的办公软件打开写出的文件，再读它另存的",
    },
    Need {
        is_there: has_python_makers,
        packages: &["python3-docx", "python3-openpyxl"],
        because: "读别的程序写的 Word 文件和电子表格",
    },
    Need {
        is_there: || on_path("pdftotext"), packages: &["poppler-utils"], because: "从打印出的 PDF 里取回文字"
    },
    Need {
        is_there: || on_path("node") && on_path("npm"),
        packages: &["nodejs", "npm"],
        because: "在浏览器里把网页走一遍",
    },
    Need {
        is_there: has_postgres, packages: &["postgresql"], because: "每条语句在两种数据库上都要试过"
    },
];

/// What makes an empty Debian, in which the package is tried.
const DEBIAN: [Need; 2] = [
    Need {
        is_there: || on_path("debootstrap"), packages: &["debootstrap"], because: "把安装包装进一个空的 Debian 试"
    },
    Need {
        is_there: || on_path("systemd-nspawn"), packages: &["systemd-container"], because: "让那个 Debian 开机"
    },
];

/// Installs what tests need and is not there yet: by apt as root, else one sentence with the command.
pub(crate) fn prepare() -> Result<(), Trouble> {
    bring(&NEEDS, "浏览器、办公软件、中文字体、poppler-utils、Node.js、PostgreSQL 都有了。")
}

/// The same for the trial of the package, which works as root only.
pub(crate) fn debian() -> Result<(), Trouble> {
    if !is_root() {
        return Err(Trouble("试装要在一个 Debian 里换用户、装包，请以 root 运行：cargo xtask deep package".into()));
    }
    bring(&DEBIAN, "debootstrap、systemd-nspawn 都有了。")
}

fn bring(needs: &[Need], there: &str) -> Result<(), Trouble> {
    let missing: Vec<&Need> = needs.iter().filter(|need| !(need.is_there)()).collect();
    if missing.is_empty() {
        eprintln!("{there}");
        return Ok(());
    }
    for need in &missing {
        eprintln!("缺少 {}（{}）", need.packages.join("、"), need.because);
    }
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
    if !is_root() || !on_path("apt-get") {
        return Err(Trouble(format!(
            "测试还缺 {}，请先运行：sudo apt-get update && sudo apt-get install --yes --no-install-recommends {}",
            packages.join("、"),
            packages.join(" ")
        )));
    }
    install(&packages)?;
    match missing.iter().find(|need| !(need.is_there)()) {
        Some(need) => Err(Trouble(format!("{} 装过了，却仍然找不到；请检查 apt 的输出。", need.packages.join("、")))),
        None => Ok(()),
    }
}

fn install(packages: &[&str]) -> Result<(), Trouble> {
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).stdout(Stdio::null());
        command
    };
    must(&mut apt(&["update", "--quiet"]), "apt-get update 没有成功，请检查软件源。")?;
    let mut command = apt(&["install", "--yes", "--quiet", "--no-install-recommends"]);
    must(command.args(packages), "apt-get install 没有成功，原因见上面。")
}

/// The compiler's linker; cargo's own message about a missing `cc` is hard to read for a newcomer.
pub(crate) fn linker() -> Result<(), Trouble> {
    if on_path("cc") {
        return Ok(());
    }
    Err(Trouble("缺少链接程序 cc，请先运行：sudo apt-get install --yes build-essential".into()))
}

/// Whether a program can be called by its bare name.
pub(crate) fn on_path(program: &str) -> bool {
    let folders = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&folders).map(|folder: PathBuf| folder.join(program)).any(|file| file.is_file())
}

/// Whether we are root: the owner of our own entry below `/proc` says so without calling anything unsafe.
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|entry| entry.uid() == 0)
}

/// Debian keeps the server's programs out of the path, in a folder a version.
fn has_postgres() -> bool {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    on_path("initdb") || versions.into_iter().any(|version| version.path().join("bin/initdb").is_file())
}

/// The starter comes with either part, so that its presence says nothing about the other.
fn has_both_offices() -> bool {
    let part = |library: &str| PathBuf::from("/usr/lib/libreoffice/program").join(library).is_file();
    on_path("soffice") && part("libswlo.so") && part("libsclo.so")
}

fn has_chinese_font() -> bool {
    Command::new("fc-list")
        .args([":lang=zh-cn", "family"])
        .output()
        .is_ok_and(|output| output.status.success() && !output.stdout.is_empty())
}

fn has_python_makers() -> bool {
    let import = Command::new("/usr/bin/python3").args(["-c", "import docx, openpyxl"]).stderr(Stdio::null()).status();
    import.is_ok_and(|status| status.success())
}
