//! 临时服务库 A PostgreSQL cluster for tests: one per process, one database per test, gone with the process.

use std::{
    env,
    fs::{self, File},
    io::Read,
    net::TcpListener,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// What to do where no server is installed.
const MISSING: &str =
    "找不到 PostgreSQL 的 initdb 和 postgres：请运行 cargo xtask prepare，或 sudo apt-get install --yes postgresql";

/// A running cluster; the shell beside it stops the server and sweeps the folder when this process ends.
struct Cluster {
    port: u16,
    bin: PathBuf,
    /// The keeper lives as long as the pipe to it stays open.
    _keeper: Child,
}

/// 一个空库 The connection string of a new, empty database with C collation.
///
/// # Panics
///
/// With one sentence that says how to install PostgreSQL when it is absent, or why it did not start.
#[must_use]
pub fn database() -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    let cluster = cluster();
    let name = format!("t{}", NUMBER.fetch_add(1, Ordering::SeqCst));
    cluster.sql(
        "postgres",
        &format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"),
    );
    format!("postgres://tester@127.0.0.1:{}/{name}", cluster.port)
}

fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| Cluster::start().unwrap_or_else(|why| panic!("{why}")))
}

impl Cluster {
    fn start() -> Result<Self, String> {
        let bin = binaries().ok_or(MISSING)?;
        let folder = env::temp_dir().join(format!("gongkai-pg-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let user = ordinary_user();
        if let Some(user) = user {
            run(Command::new("chown").arg(user).arg(&folder))?;
        }
        let data = folder.join("data");
        let init = ["--auth=trust", "--username=tester", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"];
        run(under(user, &bin.join("initdb")).args(init).arg(&data))?;
        let port = free_port()?;
        let keeper = keep(user, &bin, &data, port, &folder)?;
        let cluster = Self { port, bin, _keeper: keeper };
        cluster.await_answer(&folder)?;
        Ok(cluster)
    }

    fn await_answer(&self, folder: &Path) -> Result<(), String> {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(60) {
            if self.psql("postgres", "SELECT 1").stderr(Stdio::null()).status().is_ok_and(|status| status.success()) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        let mut log = String::new();
        let _ = File::open(folder.join("log")).and_then(|mut file| file.read_to_string(&mut log));
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

/// Starts the server below a shell that waits for our end of its input to close, whatever way we end.
fn keep(user: Option<&str>, bin: &Path, data: &Path, port: u16, folder: &Path) -> Result<Child, String> {
    const KEEP: &str = "\"$1\" -D \"$2\" -p \"$3\" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
         -c max_connections=200 >\"$4/log\" 2>&1 </dev/null & server=$!; cat >/dev/null; \
         kill -INT $server; wait $server; rm -rf \"$4\"";
    let mut command = under(user, Path::new("sh"));
    command.args(["-c", KEEP, "keep"]).arg(bin.join("postgres")).arg(data).arg(port.to_string()).arg(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map_err(|error| error.to_string())
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
