//! `cargo xtask dist`: makes the package; `dist trial`: installs it in an empty Debian, which `cargo xtask deep` calls.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use packing::{Former, Needs, Release, Trial, Trouble, Workshop};

const HELP: &str = "\
用法：cargo xtask dist [--version V] [--out 文件夹] [--program 程序]

编译发行版，在 dist/ 里写出：压缩包、Debian 包、CycloneDX 清单、许可声明、SHA256SUMS、SM3SUMS。
  --version V      版本号；不写时是 Cargo.toml 里的
  --out 文件夹     写到哪里；不写时是 dist
  --program 程序   不编译，用这一个编译好的；它说的版本要和 --version 一样";

/// 选项 What was typed.
#[derive(Default)]
struct Options {
    version: Option<String>,
    out: Option<PathBuf>,
    program: Option<PathBuf>,
    former: Option<String>,
    keep: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.split_first() {
        Some((word, _)) if word == "--help" || word == "-h" => {
            eprintln!("{HELP}");
            Ok(())
        }
        Some((word, rest)) if word == "trial" => options(rest).and_then(|options| trial(&options)),
        _ => options(&arguments).and_then(|options| make(&options)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn options(arguments: &[String]) -> Result<Options, Trouble> {
    let mut options = Options::default();
    let mut rest = arguments.iter();
    while let Some(name) = rest.next() {
        let mut value = || rest.next().cloned().ok_or_else(|| Trouble(format!("{name} 后面还少了一个值。\n\n{HELP}")));
        match name.as_str() {
            "--version" => options.version = Some(value()?),
            "--out" => options.out = Some(value()?.into()),
            "--program" => options.program = Some(value()?.into()),
            "--former" => options.former = Some(value()?),
            "--keep" => options.keep = Some(value()?.into()),
            other => return Err(Trouble(format!("不认识“{other}”。\n\n{HELP}"))),
        }
    }
    Ok(options)
}

/// A release of what stands here, with the list of what is inside it.
fn release(workshop: &Workshop, options: &Options) -> Result<(Release, packing::Inventory), Trouble> {
    let version = options.version.clone().map_or_else(|| workshop.version(), Ok)?;
    Release::sound(&version)?;
    let when = workshop.when()?;
    if !workshop.uncommitted()?.is_empty() {
        eprintln!("提醒：有没提交的改动，打出的包和任何一次提交都对不上。");
    }
    let program = match &options.program {
        Some(program) => program.clone(),
        None => workshop.build(&version)?,
    };
    let parts = workshop.parts(&program, &version)?;
    let machine = Needs::of(&parts.program)?.machine;
    let inventory = workshop.inventory(machine.target, &parts.notices)?;
    Ok((Release { version, when, parts }, inventory))
}

fn make(options: &Options) -> Result<(), Trouble> {
    let workshop = Workshop::here();
    let (release, inventory) = release(&workshop, options)?;
    let out = options.out.clone().unwrap_or_else(|| workshop.root().join("dist"));
    let files = release.files(&inventory)?;
    // Sums of another time beside new files would only frighten whoever checks them: the folder holds one release.
    empty(&out)?;
    for (name, content) in &files {
        let file = out.join(name);
        fs::write(&file, content).map_err(|error| Trouble(format!("没有写成 {}：{error}", file.display())))?;
        eprintln!("{:>12} 字节  {}", content.len(), file.display());
    }
    eprintln!("清单里有 {} 样东西。", inventory.inside.len());
    Ok(())
}

/// Takes what an earlier run wrote out of the folder, and nothing else.
fn empty(folder: &Path) -> Result<(), Trouble> {
    fs::create_dir_all(folder).map_err(|error| Trouble(format!("没有建成 {}：{error}", folder.display())))?;
    let entries = fs::read_dir(folder).map_err(|error| Trouble(format!("看不了 {}：{error}", folder.display())))?;
    for file in entries.flatten().map(|entry| entry.path()) {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let is_package =
            name.starts_with("gongkai") && [".tar.gz", ".deb", ".cdx.json"].iter().any(|end| name.ends_with(end));
        if is_package || ["NOTICES.txt", "SHA256SUMS", "SM3SUMS"].contains(&name.as_str()) {
            fs::remove_file(&file).map_err(|error| Trouble(format!("旧的 {} 没有删掉：{error}", file.display())))?;
        }
    }
    Ok(())
}

fn trial(options: &Options) -> Result<(), Trouble> {
    let workshop = Workshop::here();
    let former = Former::of(&workshop, options.former.as_deref())?;
    let (release, _) = release(&workshop, options)?;
    Trial { release: &release, former, keep: options.keep.clone() }.run()
}
