//! 工具 Everything a developer runs: the demo, the tests, the checks, the generated pages.
//!
//! `cargo xtask` lists the commands. Deliberately absent: heavy dependencies. What needs the rooms of the house (the
//! generated pages) is the package `pages` beside this one, compiled only when asked for.

mod browser;
mod licences;
mod machine;
mod repository;
mod rooms;
mod steps;
mod tests;
mod walks;

use std::{
    env,
    os::unix::process::CommandExt,
    process::{Command, ExitCode},
};

use steps::{Steps, Trouble, cargo};

const HELP: &str = "\
用法：cargo xtask 命令 [参数]

  demo [参数…]   编译并运行演示（gongkai demo），后面的参数原样传给它
  test           全部测试；缺的东西会自动安装，装不了的会说明
  check          格式、clippy、许可证、生成的页面是否最新
  map [--check]  重写生成的页面（docs/messages.md、docs/statute-map.md）；--check 只核对
  where 词       列出名字里有这个词的每个文件
  deep           把按轮数跑的测试跑 20000 轮，再把安装包装进空的 Debian 试一遍
  deep 轮数      只跑测试，跑这么多轮
  deep package   只试安装包：装、用、从以前的版本升级、卸载（要 root 和 Debian 的软件源）；
                 --former 提交 指明以前的版本，--keep 文件夹 留下那个 Debian
  simulate [选项…] 推演整个办公室许多个月（docs/simulation.md）；--seeds N 推演多少个种子，--help 列出全部选项
  dist [选项…]   编译发行版，做成压缩包和 Debian 包，连同校验和、清单、许可声明；--help 列出选项
  bench          跑 bench/ 里的速度测量

提交之前：cargo xtask check && cargo xtask test";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    let outcome = match command {
        "demo" => demo(rest),
        "test" => tests::all(),
        "check" => check(),
        "map" => map(rest),
        "where" => rooms::print(rest),
        "deep" => deep(rest),
        "dist" => dist(rest),
        "simulate" => simulate(rest),
        "bench" => bench(rest),
        "help" | "--help" | "-h" => {
            eprintln!("{HELP}");
            Ok(())
        }
        other => Err(Trouble(format!("没有“{other}”这个命令。\n\n{HELP}"))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("\n{trouble}");
            ExitCode::FAILURE
        }
    }
}

/// 演示 Builds the binary and becomes it, so that Ctrl-C and SIGTERM reach it as if it had been called itself.
fn demo(arguments: &[String]) -> Result<(), Trouble> {
    machine::linker()?;
    let mut build = cargo(&["build", "--package", "gongkai", "--locked"]);
    if !build.status().is_ok_and(|status| status.success()) {
        return Err(Trouble(
            "演示程序没有编译成功，原因见上面。首次编译要下载依赖，请确认本机能访问 crates 源。".into(),
        ));
    }
    let error = cargo(&["run", "--quiet", "--package", "gongkai", "--locked", "--", "demo"]).args(arguments).exec();
    Err(Trouble(format!("演示程序没能启动：{error}")))
}

/// 检查 What needs no test run: form, lints, licences, generated pages.
fn check() -> Result<(), Trouble> {
    let mut steps = Steps::begin();
    steps.command("格式", &mut cargo(&["fmt", "--all", "--check"]))?;
    steps.command(
        "clippy",
        &mut cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"]),
    )?;
    steps.run("许可证", licences::check)?;
    steps.run("安全公告", || {
        eprintln!(
            "未核对：这里没有安全公告库（advisory database）。联网的机器上可以用 cargo-deny 或 cargo-audit 核对。"
        );
        Ok(())
    })?;
    steps.command("生成的页面", &mut pages(&["--check"]))?;
    steps.close();
    Ok(())
}

/// 生成的页面 Rewrites them, or with `--check` says which are stale.
fn map(arguments: &[String]) -> Result<(), Trouble> {
    steps::must(pages(&[]).args(arguments), "生成的页面有问题，见上面的说明。")
}

fn pages(arguments: &[&str]) -> Command {
    let mut command = cargo(&["run", "--quiet", "--package", "pages", "--locked", "--"]);
    command.args(arguments);
    command
}

/// 打包 The finished package, in `dist/` unless told otherwise.
fn dist(arguments: &[String]) -> Result<(), Trouble> {
    machine::linker()?;
    steps::must(packing(&[]).args(arguments), "没有打成包，原因见上面。")
}

/// 久 The tests with many rounds, the package in an empty Debian, or one of the two.
fn deep(arguments: &[String]) -> Result<(), Trouble> {
    match arguments.split_first() {
        Some((word, rest)) if word == "package" => package(rest),
        Some(_) => tests::deep(arguments),
        None => tests::deep(&[]).and_then(|()| package(&[])),
    }
}

fn package(arguments: &[String]) -> Result<(), Trouble> {
    machine::linker()?;
    machine::debian()?;
    steps::must(packing(&["trial"]).args(arguments), "安装包没有通过试装，原因见上面。")
}

fn packing(arguments: &[&str]) -> Command {
    let mut command = cargo(&["run", "--quiet", "--package", "packing", "--locked", "--"]);
    command.args(arguments);
    command
}

/// 推演 As many stories of a whole office as wanted, or one of them up to a step.
fn simulate(arguments: &[String]) -> Result<(), Trouble> {
    let mut command = cargo(&["run", "--quiet", "--package", "simulation", "--locked", "--"]);
    steps::must(command.args(arguments), "推演发现了问题，或者没有跑起来，见上面的说明。")
}

/// 测速 The benches stand outside the workspace, because they bring heavy peers; then ours beside the usual script.
fn bench(arguments: &[String]) -> Result<(), Trouble> {
    const MANIFEST: [&str; 4] = ["--manifest-path", "bench/Cargo.toml", "--target-dir", "target"];
    steps::must(cargo(&["bench", "--bench", "*"]).args(MANIFEST).args(arguments), "速度测量没有跑完，见上面的输出。")?;
    steps::must(&mut cargo(&["build", "--release", "--locked", "--package", "gongkai"]), "发行版没有编译成功。")?;
    steps::must(cargo(&["build", "--release", "--bins"]).args(MANIFEST), "对照程序没有编译成功。")?;
    let python = |arguments: &[&str]| {
        let mut command = Command::new("python3");
        command.args(arguments).current_dir(repository::root());
        command
    };
    if steps::must(&mut python(&["-c", "import pandas, lxml, docx, openpyxl, pdfplumber"]), "").is_err() {
        return Err(Trouble(
            "对照测量还缺 Python 的库，请先运行：pip install pandas lxml python-docx openpyxl pdfplumber".into(),
        ));
    }
    steps::must(&mut python(&["bench/side_by_side.py"]), "对照测量没有跑完，见上面的输出。")?;
    steps::must(&mut python(&["bench/serving.py"]), "开着网页的测量没有跑完，见上面的输出。")
}
