//! Steps with their seconds, and the one way to call a program.

use std::{
    env, fmt,
    process::Command,
    time::{Duration, Instant},
};

use crate::repository;

/// 麻烦 Why a command of the toolbox cannot go on, in plain words.
#[derive(Debug)]
pub(crate) struct Trouble(pub(crate) String);

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// 各步 What ran, and how long each step took.
pub(crate) struct Steps {
    begun: Instant,
    done: Vec<(String, Duration)>,
}

impl Steps {
    pub(crate) fn begin() -> Self {
        Self { begun: Instant::now(), done: Vec::new() }
    }

    /// Runs one step; its seconds are printed whether it succeeds or not.
    pub(crate) fn run<T>(&mut self, name: &str, step: impl FnOnce() -> Result<T, Trouble>) -> Result<T, Trouble> {
        eprintln!("\n── {name}");
        let from = Instant::now();
        let outcome = step();
        let took = from.elapsed();
        eprintln!("── {name}：{:.1} 秒{}", took.as_secs_f64(), if outcome.is_ok() { "" } else { "，没有通过" });
        self.done.push((name.into(), took));
        outcome
    }

    /// Runs a program as one step.
    pub(crate) fn command(&mut self, name: &str, command: &mut Command) -> Result<(), Trouble> {
        self.run(name, || must(command, &format!("“{name}”没有通过，原因见上面的输出。")))
    }

    /// Prints the table of seconds.
    pub(crate) fn close(self) {
        eprintln!("\n用时");
        for (name, took) in &self.done {
            eprintln!("  {:>7.1} 秒  {name}", took.as_secs_f64());
        }
        eprintln!("  {:>7.1} 秒  合计", self.begun.elapsed().as_secs_f64());
    }
}

/// The cargo that called us, at the root of the repository.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(repository::root());
    command
}

/// Runs a program and turns its failure into `sentence`.
pub(crate) fn must(command: &mut Command, sentence: &str) -> Result<(), Trouble> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Trouble(sentence.into())),
        Err(error) => {
            Err(Trouble(format!("找不到或无法运行 {}：{error}。{sentence}", command.get_program().display())))
        }
    }
}
