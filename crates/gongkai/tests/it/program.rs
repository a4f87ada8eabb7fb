//! Runs the binary in a folder of its own.

use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use serde_json::Value;

/// How long a command may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(90);

/// A folder that goes away with the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("gongkai-it-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("the machine has a folder for what passes");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        fs::write(self.0.join(name), bytes).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).unwrap_or_else(|error| panic!("{name} was not written: {error}"))
    }

    /// Names of the files in a folder below, sorted.
    pub(crate) fn list(&self, name: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(name)).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The binary, to be run here.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
        command.args(arguments).current_dir(&self.0).env_remove("GONGKAI_DATA").env("TZ", "America/Los_Angeles");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(arguments, b"")
    }

    /// Runs the binary with `input` on its standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Said {
        let from = Instant::now();
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary was built for this test");
        let mut standard_input = child.stdin.take().expect("it was piped");
        let input = input.to_vec();
        // A program that refuses early does not read to the end.
        let feeding = std::thread::spawn(move || standard_input.write_all(&input));
        let out = gather(child.stdout.take().expect("it was piped"));
        let err = gather(child.stderr.take().expect("it was piped"));
        let exit = wait(&mut child, PATIENCE);
        let _ = feeding.join();
        let text = |bytes: JoinHandle<Vec<u8>>| String::from_utf8(bytes.join().unwrap()).expect("it speaks UTF-8");
        Said { exit: exit.expect("it ended by itself"), out: text(out), err: text(err), took: from.elapsed() }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn gather(mut stream: impl Read + Send + 'static) -> JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        bytes
    })
}

/// The exit code of a process; one that hangs is ended, and the test with it.
pub(crate) fn wait(child: &mut Child, patience: Duration) -> Option<i32> {
    let from = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        if from.elapsed() > patience {
            child.kill().unwrap();
            panic!("the program hangs: {patience:?} have passed");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// What the binary said, and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) exit: i32,
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) took: Duration,
}

impl Said {
    /// The machine output of a command that ended with `exit`.
    pub(crate) fn json(&self, exit: i32) -> Value {
        assert_eq!(self.exit, exit, "{self:?}");
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }

    /// How many times it says what to do.
    pub(crate) fn ways_on(&self) -> usize {
        self.err.matches("怎么办：").count()
    }

    /// Asserts a refusal: nothing on standard output, three sentences and a code for each reason on standard error.
    pub(crate) fn refused(&self, exit: i32, code: &str) -> &Self {
        assert_eq!(self.exit, exit, "{self:?}");
        assert_eq!(self.out, "", "a refusal says nothing on standard output");
        for part in ["为什么：", "怎么办：", &format!("（编号 {code}）")] {
            assert!(self.err.contains(part), "{part} is not in {}", self.err);
        }
        assert!(!self.err.contains("panicked") && !self.err.contains("\u{1b}["), "{}", self.err);
        self
    }
}

/// The report as received of the quiet town: the figures and faults of a real one.
pub(crate) const RECEIVED: &str = towns::quiet::REPORT_RECEIVED;
