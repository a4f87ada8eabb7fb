//! 临时服务库 PostgreSQL for tests: one server a process unless a test wants its own, one database a test, gone with it.

use std::{
    env, fs,
    io::{Read as _, Write as _},
    net::TcpListener,
    os::unix::fs::{MetadataExt, PermissionsExt as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// What to do where no server is installed.
const MISSING: &str =
    "找不到 PostgreSQL 的 initdb 和 postgres：请运行 cargo xtask prepare，或 sudo apt-get install --yes postgresql";

/// 临时服务 A running cluster; the shell beside it stops the server and sweeps the folder when this process ends.
pub struct Server {
    port: u16,
    bin: PathBuf,
    folder: PathBuf,
    made: AtomicU32,
    /// The keeper lives as long as the pipe to it stays open, and takes orders through it.
    keeper: Mutex<Child>,
}

/// 一个空库 The connection string of a new, empty database with C collation, on a server that all tests share.
///
/// # Panics
///
/// With one sentence that says how to install PostgreSQL when it is absent, or why it did not start.
#[must_use]
pub fn database() -> String {
    static SHARED: OnceLock<Server> = OnceLock::new();
    SHARED.get_or_init(|| Server::start(&[], &[])).database()
}

impl Server {
    /// 开一个 A server of one's own, with settings (`name=value`) and files that lie in its data folder.
    ///
    /// # Panics
    ///
    /// As [`database`].
    #[must_use]
    pub fn start(settings: &[&str], files: &[(&str, &str)]) -> Self {
        Self::try_start(settings, files).unwrap_or_else(|why| panic!("{why}"))
    }

    /// 一个空库 The connection string of a new, empty database with C collation.
    ///
    /// # Panics
    ///
    /// When the server does not make one.
    #[must_use]
    pub fn database(&self) -> String {
        let name = format!("t{}", self.made.fetch_add(1, Ordering::SeqCst) + 1);
        self.sql(
            "postgres",
            &format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"),
        );
        format!("postgres://tester@127.0.0.1:{}/{name}", self.port)
    }

    /// 突然停下 Every process of the server ends at once, with nothing written that was not written yet.
    ///
    /// # Panics
    ///
    /// When the keeper does not answer.
    pub fn crash(&self) {
        self.order("crash");
    }

    /// 再开起来 The same server on the same data; returns when it answers again.
    ///
    /// # Panics
    ///
    /// When it does not come up.
    pub fn resume(&self) {
        self.order("start");
        self.await_answer().unwrap_or_else(|why| panic!("{why}"));
    }

    fn try_start(settings: &[&str], files: &[(&str, &str)]) -> Result<Self, String> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let bin = binaries().ok_or(MISSING)?;
        let number = NUMBER.fetch_add(1, Ordering::SeqCst);
        let folder = env::temp_dir().join(format!("gongkai-pg-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let user = ordinary_user();
        own(user, &folder)?;
        let data = folder.join("data");
        let init = ["--auth=trust", "--username=tester", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"];
        run(under(user, &bin.join("initdb")).args(init).arg(&data))?;
        for (name, content) in files {
            lay(user, &data.join(name), content)?;
        }
        let port = free_port()?;
        let keeper = Mutex::new(keep(user, &bin, port, &folder, settings)?);
        let server = Self { port, bin, folder, made: AtomicU32::new(0), keeper };
        server.await_answer()?;
        Ok(server)
    }

    /// Gives the keeper an order and waits until it has been carried out.
    fn order(&self, word: &str) {
        let mut keeper = self.keeper.lock().unwrap_or_else(PoisonError::into_inner);
        let orders = keeper.stdin.as_mut().expect("the keeper was given a pipe");
        writeln!(orders, "{word}").expect("the keeper listens");
        let answers = keeper.stdout.as_mut().expect("the keeper was given a pipe");
        let mut answer = [0];
        answers.read_exact(&mut answer).expect("the keeper answers");
    }

    fn await_answer(&self) -> Result<(), String> {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(60) {
            if self.psql("postgres", "SELECT 1").stderr(Stdio::null()).status().is_ok_and(|status| status.success()) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(format!("临时 PostgreSQL 没有启动：{log}"))
    }

    fn psql(&self, database: &str, sql: &str) -> Command {
        let mut command = Command::new(self.bin.join("psql"));
        let port = self.port.to_string();
        command.args(["-qX", "-h", "127.0.0.1", "-p", &port, "-U", "tester", "-d", database, "-c", sql]);
        command.stdout(Stdio::null());
        command
    }

    fn sql(&self, database: &str, sql: &str) {
        run(&mut self.psql(database, sql)).unwrap_or_else(|why| panic!("{why}"));
    }
}

/// Starts the server below a shell that takes orders until our end of its input closes, whatever way we end.
fn keep(user: Option<&str>, bin: &Path, port: u16, folder: &Path, settings: &[&str]) -> Result<Child, String> {
    const KEEP: &str = "folder=$1; shift; \
         start() { \"$@\" >>\"$folder/log\" 2>&1 </dev/null & server=$!; }; start \"$@\"; \
         while read -r order; do case $order in \
         crash) kill -QUIT $server; wait $server;; start) start \"$@\";; esac; printf .; done; \
         kill -INT $server; wait $server; rm -rf \"$folder\"";
    let mut command = under(user, Path::new("sh"));
    command.args(["-c", KEEP, "keep"]).arg(folder).arg(bin.join("postgres")).arg("-D").arg(folder.join("data"));
    command.args(["-p", &port.to_string()]);
    let usual = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"];
    for setting in usual.iter().chain(settings) {
        command.args(["-c", setting]);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().map_err(|error| error.to_string())
}

/// A file that only the server's user reads, as it demands of its key.
fn lay(user: Option<&str>, path: &Path, content: &str) -> Result<(), String> {
    fs::write(path, content).map_err(|error| error.to_string())?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(|error| error.to_string())?;
    own(user, path)
}

fn own(user: Option<&str>, path: &Path) -> Result<(), String> {
    user.map_or(Ok(()), |user| run(Command::new("chown").arg(user).arg(path)))
}

/// PostgreSQL refuses to run as root.
fn ordinary_user() -> Option<&'static str> {
    let root = fs::metadata("/proc/self").is_ok_and(|entry| entry.uid() == 0);
    let known = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let has = |name: &str| known.lines().any(|line| line.starts_with(&format!("{name}:")));
    root.then(|| if has("postgres") { "postgres" } else { "nobody" })
}

fn under(user: Option<&str>, program: &Path) -> Command {
    let Some(user) = user else { return Command::new(program) };
    let mut command = Command::new("runuser");
    command.args(["-u", user, "--"]).arg(program).current_dir("/");
    command
}

fn binaries() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    folders.extend(installed.map(|version| version.path().join("bin")));
    folders.into_iter().find(|folder| ["initdb", "postgres", "psql"].iter().all(|name| folder.join(name).is_file()))
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|error| error.to_string())
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)))
}
