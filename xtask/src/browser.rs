//! 浏览器与打印 The report as people see it: on a phone, and as pages of paper, in a real browser.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    machine,
    steps::{Trouble, cargo},
};

/// 看过 What was looked at: how many things were right, and what was not, in words.
pub(crate) struct Looked {
    pub(crate) passed: u64,
    pub(crate) failed: Vec<String>,
}

/// The six headings of the form; paper must show them in this order.
const HEADINGS: [&str; 6] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
];

/// Appended to a copy of the page, to read from the page's own markup how wide it came out.
const RULER: &str = "<script>addEventListener('load', () => { const page = document.documentElement; \
    page.dataset.ruler = page.scrollWidth + '/' + window.innerWidth; });</script>";

/// Plays the demo without serving, and looks at the report it wrote.
pub(crate) fn look() -> Result<Looked, Trouble> {
    let folder = std::env::temp_dir().join(format!("gongkai-look-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| Trouble(format!("无法建立临时目录：{error}")))?;
    let outcome = look_in(&folder);
    let _ = fs::remove_dir_all(&folder);
    outcome
}

fn look_in(folder: &Path) -> Result<Looked, Trouble> {
    let mut demo = cargo(&["run", "--quiet", "--package", "gongkai", "--locked", "--", "demo", "--no-serve", "--dir"]);
    demo.arg(folder).stdin(Stdio::null()).stdout(Stdio::null());
    crate::steps::must(&mut demo, "gongkai demo --no-serve 没有成功，所以没有可看的年报。")?;
    let page = written(folder)?;
    let checks = [("手机上不用左右拖动整页", on_a_phone(&page)), ("打印成 A4，六个标题依次都在", on_paper(&page))];
    let mut looked = Looked { passed: 0, failed: Vec::new() };
    for (name, fault) in checks {
        match fault? {
            None => {
                eprintln!("look {name} ... ok");
                looked.passed += 1;
            }
            Some(fault) => {
                eprintln!("look {name} ... FAILED：{fault}");
                looked.failed.push(fault);
            }
        }
    }
    Ok(looked)
}

fn written(folder: &Path) -> Result<PathBuf, Trouble> {
    let entries =
        fs::read_dir(folder.join("out")).map_err(|error| Trouble(format!("演示没有写出 out/ 目录：{error}")))?;
    entries
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "html"))
        .ok_or_else(|| Trouble("演示没有写出网页格式的年报。".into()))
}

/// On a screen of 390 points the page as a whole must not scroll sideways; a wide table scrolls inside itself.
fn on_a_phone(page: &Path) -> Result<Option<String>, Trouble> {
    let measured = page.with_file_name("measured.html");
    let markup = fs::read_to_string(page).map_err(|error| Trouble(format!("读不到写出的年报：{error}")))?;
    fs::write(&measured, markup + RULER).map_err(|error| Trouble(format!("无法写临时文件：{error}")))?;
    // A window is never narrower than the browser's own frame allows, so the page stands in a frame of phone width.
    let holder = page.with_file_name("phone.html");
    let frame = "<!doctype html><iframe src=measured.html width=390 height=844 style=border:0></iframe>\
        <script>addEventListener('load', () => { const inner = document.querySelector('iframe').contentDocument; \
        document.documentElement.dataset.ruler = inner.documentElement.dataset.ruler; });</script>";
    fs::write(&holder, frame).map_err(|error| Trouble(format!("无法写临时文件：{error}")))?;
    let dom = chromium(&holder, &["--allow-file-access-from-files", "--dump-dom"])?;
    let ruler = dom.split("data-ruler=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let widths =
        ruler.split_once('/').and_then(|(page, screen)| Some((page.parse::<u32>().ok()?, screen.parse().ok()?)));
    Ok(match widths {
        Some((page, screen)) if page <= screen => None,
        Some((page, screen)) => Some(format!("页面宽 {page}，手机屏幕宽 {screen}，整页会左右滑动")),
        None => Some("浏览器没有量出页面宽度".into()),
    })
}

/// Printed, the report is A4 and its text can be taken back with every heading in order.
fn on_paper(page: &Path) -> Result<Option<String>, Trouble> {
    let pdf = page.with_extension("printed.pdf");
    chromium(page, &[&format!("--print-to-pdf={}", pdf.display()), "--no-pdf-header-footer"])?;
    let facts = output(Command::new("pdfinfo").arg(&pdf))?;
    if !facts.lines().any(|line| line.starts_with("Page size:") && line.contains("A4")) {
        return Ok(Some("打印出来不是 A4".into()));
    }
    let text: String = output(Command::new("pdftotext").arg(&pdf).arg("-"))?.split_whitespace().collect();
    let mut rest = text.as_str();
    for heading in HEADINGS {
        let Some((_, after)) = rest.split_once(heading) else {
            return Ok(Some(format!("打印出的文字里没有（或次序不对）“{heading}”")));
        };
        rest = after;
    }
    Ok(None)
}

/// Opens a file in a browser without a window, in a profile of its own; its output, or trouble after a minute.
fn chromium(page: &Path, arguments: &[&str]) -> Result<String, Trouble> {
    let profile = page.with_file_name("browser-profile");
    let mut command = Command::new("chromium");
    command
        .args(["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"])
        .args(["--disable-component-update", "--disable-quic", "--virtual-time-budget=5000"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(arguments);
    if machine::is_root() {
        command.arg("--no-sandbox");
    }
    command.arg(format!("file://{}", page.display()));
    output(&mut command)
}

/// Runs a program to its end, at most a minute, and gives what it printed.
fn output(command: &mut Command) -> Result<String, Trouble> {
    let program = command.get_program().display().to_string();
    let output = Command::new("timeout")
        .args(["--kill-after=5", "60"])
        .arg(&program)
        .args(command.get_args())
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .map_err(|error| Trouble(format!("{program} 没能运行：{error}")))?;
    match output.status.code() {
        Some(0) => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        Some(124 | 137) => Err(Trouble(format!("{program} 一分钟还没有结束，已停掉。"))),
        _ => Err(Trouble(format!("{program} 没有成功（{}）。", output.status))),
    }
}
