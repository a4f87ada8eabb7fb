//! `cargo xtask test`: everything a push needs; `deep`: the same rounds, many more of them.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use crate::{
    browser, machine,
    steps::{Steps, Trouble, cargo},
    walks,
};

/// 件数 What the test runner counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u64,
    failed: u64,
    skipped: u64,
}

/// Prepares the machine, runs the workspace's tests and the browser's, and ends with one line that counts them.
pub(crate) fn all() -> Result<(), Trouble> {
    let mut steps = Steps::begin();
    steps.run("本机准备", machine::prepare)?;
    steps.command("编译", &mut cargo(&["test", "--workspace", "--locked", "--no-run", "--quiet"]))?;
    let mut count =
        steps.run("测试", || workspace(&mut cargo(&["test", "--workspace", "--locked", "--no-fail-fast"])))?;
    let looked = steps.run("浏览器与打印", browser::look)?;
    count.passed += looked.passed;
    count.failed += looked.failed.len() as u64;
    let walked = steps.run("浏览器里走一遍", walks::walk)?;
    count.passed += walked.passed;
    count.failed += walked.failed;
    steps.close();
    close(count)
}

/// Many more rounds of the property tests, and of every test that counts its rounds by `GONGKAI_ROUNDS`.
pub(crate) fn deep(arguments: &[String]) -> Result<(), Trouble> {
    let asked = arguments.first().map_or("20000", String::as_str);
    let Ok(rounds) = asked.parse::<u32>() else {
        return Err(Trouble(format!("轮数要写成一个整数，而不是“{asked}”。")));
    };
    let mut steps = Steps::begin();
    let mut command = cargo(&["test", "--workspace", "--locked", "--no-fail-fast"]);
    let (few, many) = (rounds.to_string(), rounds.saturating_mul(10).to_string());
    // A property that skips unfit cases skips more of them in more rounds.
    command.env("GONGKAI_ROUNDS", &few).env("PROPTEST_CASES", &few).env("PROPTEST_MAX_GLOBAL_REJECTS", many);
    let count = steps.run(&format!("测试（{rounds} 轮）"), || workspace(&mut command))?;
    steps.close();
    close(count)
}

/// Passes the runner's output on and adds up its closing lines. A runner that failed before it counted is trouble.
fn workspace(command: &mut Command) -> Result<Count, Trouble> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| Trouble(format!("cargo test 没能运行：{error}")))?;
    let output = child.stdout.take().expect("the output was asked for as a pipe");
    let mut count = Count::default();
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        eprintln!("{line}");
        if let Some(more) = closing_line(&line) {
            count.passed += more.passed;
            count.failed += more.failed;
            count.skipped += more.skipped;
        }
    }
    let status = child.wait().map_err(|error| Trouble(format!("cargo test 没能结束：{error}")))?;
    if !status.success() && count.failed == 0 {
        return Err(Trouble("测试没有跑完（多半是没有编译成功），原因见上面的输出。".into()));
    }
    Ok(count)
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; …`
fn closing_line(line: &str) -> Option<Count> {
    let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    let number = |what: &str| {
        counts.split(';').find_map(|part| part.trim().strip_suffix(what)).and_then(|digits| digits.trim().parse().ok())
    };
    Some(Count { passed: number("passed")?, failed: number("failed")?, skipped: number("ignored")? })
}

fn close(count: Count) -> Result<(), Trouble> {
    eprintln!("\ntests: {} passed, {} failed, {} skipped", count.passed, count.failed, count.skipped);
    match count {
        Count { failed: 0, passed: 1.., .. } => Ok(()),
        Count { failed: 0, .. } => Err(Trouble("一个测试也没有跑到。".into())),
        Count { failed, .. } => Err(Trouble(format!("有 {failed} 个测试没有通过，名字和原因见上面。"))),
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn the_runner_s_closing_line_is_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s";
        assert_eq!(closing_line(line), Some(Count { passed: 12, failed: 3, skipped: 1 }));
        assert_eq!(closing_line("test reads_the_seed ... ok"), None);
    }

    #[test]
    fn no_test_at_all_is_not_a_success() {
        assert!(close(Count::default()).is_err());
        assert!(close(Count { passed: 1, ..Count::default() }).is_ok());
        assert!(close(Count { passed: 1, failed: 1, ..Count::default() }).is_err());
    }
}
