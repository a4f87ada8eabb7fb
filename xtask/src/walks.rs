//! 走一遍 What people do with the pages, in a real browser: a demo is served, and the walks in `browser/` go through it.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use crate::{
    repository,
    steps::{Trouble, cargo, must},
};

/// 走过 How many walks came to their end, and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Walked {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

/// Of the demo's accounts; it lives as long as the walks.
const PASSWORD: &str = "Walks-through-2025-pages";

/// How long a demo may take before it serves: it plays a whole year first.
const OPENS: Duration = Duration::from_secs(180);

/// Serves a demo in a folder of its own and runs every walk.
pub(crate) fn walk() -> Result<Walked, Trouble> {
    let mut npm = Command::new("npm");
    npm.arg("ci").current_dir(repository::root().join("browser")).stdin(Stdio::null()).stdout(Stdio::null());
    must(&mut npm, "npm ci 没有成功，请检查网络和 npm 的源。")?;
    let folder = std::env::temp_dir().join(format!("gongkai-walk-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| Trouble(format!("无法建立临时目录：{error}")))?;
    let outcome = Demo::open(&folder).and_then(|demo| walks(&demo, &folder));
    let _ = fs::remove_dir_all(&folder);
    outcome
}

/// 演示 A demo that is served until this is dropped.
struct Demo {
    process: Child,
    site: String,
}

impl Demo {
    fn open(folder: &Path) -> Result<Self, Trouble> {
        let mut command = cargo(&["run", "--quiet", "--package", "gongkai", "--locked", "--", "demo", "--dir"]);
        command.arg(folder).args(["--listen", "127.0.0.1:0", "--password", PASSWORD]);
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut process = command.spawn().map_err(|error| Trouble(format!("演示没能运行：{error}")))?;
        let said = process.stdout.take().expect("the output was asked for as a pipe");
        let mut demo = Self { process, site: String::new() };
        let (tell, hear) = mpsc::channel();
        // Goes on reading to the end, or the demo would stop at a full pipe.
        thread::spawn(move || {
            for line in BufReader::new(said).lines().map_while(Result::ok) {
                if let Some(site) = address(&line) {
                    let _ = tell.send(site);
                }
            }
        });
        demo.site = hear.recv_timeout(OPENS).map_err(|_| Trouble("演示没有开门，所以没有可走的网页。".into()))?;
        Ok(demo)
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// `   http://127.0.0.1:39167/console　工作台，用上面的账号登录`
fn address(line: &str) -> Option<String> {
    let (site, _) = line.trim().split_once("/console")?;
    site.starts_with("http://").then(|| site.to_owned())
}

fn walks(demo: &Demo, folder: &Path) -> Result<Walked, Trouble> {
    let here = repository::root().join("browser");
    let entries = fs::read_dir(&here).map_err(|error| Trouble(format!("读不到 browser/：{error}")))?;
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut files: Vec<String> = names.filter(|name| name.ends_with(".walk.mjs")).collect();
    files.sort();
    let mut command = Command::new("timeout");
    command.args(["--kill-after=10", "1800", "node", "--test", "--test-reporter=tap", "--test-concurrency=1"]);
    command.args(files).current_dir(here);
    command.env("GONGKAI_SITE", &demo.site).env("GONGKAI_PASSWORD", PASSWORD);
    command.env("GONGKAI_ACCOUNTS", folder.join("out/accounts.json"));
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| Trouble(format!("node 没能运行：{error}")))?;
    let output = child.stdout.take().expect("the output was asked for as a pipe");
    let (mut walked, mut counted) = (Walked::default(), false);
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        eprintln!("{line}");
        counted |= count(&mut walked, &line);
    }
    let ended = child.wait().map_err(|error| Trouble(format!("node 没能结束：{error}")))?;
    // A runner that was stopped, or that failed without a failed walk, has looked at less than everything.
    let none = walked == Walked::default();
    if !counted || none || (!ended.success() && walked.failed == 0) {
        return Err(Trouble("浏览器里没有走完，原因见上面的输出。".into()));
    }
    Ok(walked)
}

/// The runner's closing lines, `# pass 12` and `# fail 0`; whether this was one of them.
fn count(walked: &mut Walked, line: &str) -> bool {
    let number = |what: &str| line.strip_prefix(what).and_then(|digits| digits.trim().parse::<u64>().ok());
    match (number("# pass "), number("# fail "), number("# cancelled ")) {
        (Some(passed), ..) => walked.passed += passed,
        (_, Some(failed), _) | (.., Some(failed)) => walked.failed += failed,
        _ => return false,
    }
    true
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn the_runner_s_closing_lines_are_counted() {
        let mut walked = Walked::default();
        for line in ["ok 1 - a clerk writes", "# tests 14", "# pass 12", "# fail 1", "# cancelled 1"] {
            count(&mut walked, line);
        }
        assert_eq!(walked, Walked { passed: 12, failed: 2 });
        assert!(!count(&mut walked, "    # Subtest: a leader signs"), "only the closing lines count");
    }

    #[test]
    fn the_demo_says_where_it_is() {
        let line = "   http://127.0.0.1:39167/console　工作台，用上面的账号登录";
        assert_eq!(address(line).as_deref(), Some("http://127.0.0.1:39167"));
        assert_eq!(address("   /console/items"), None);
    }
}
