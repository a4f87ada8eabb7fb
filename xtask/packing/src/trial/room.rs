//! 空房间 A Debian in a folder: commands in it, files in it, and the program serving from it.

use std::{
    env, fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::{below, written};
use crate::Trouble;

/// How long the program may take until it serves.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);
/// How exposed `systemd-analyze security` may call a unit, in tenths of its points; 10 is nothing at all.
const EXPOSURE: &str = "20";

/// 空房间 The folder; removed in the end unless it is to be kept.
pub(super) struct Room {
    root: PathBuf,
    is_kept: bool,
}

impl Drop for Room {
    fn drop(&mut self) {
        if !self.is_kept
            && let Err(error) = fs::remove_dir_all(&self.root)
        {
            eprintln!("{} 没有删掉：{error}", self.root.display());
        }
    }
}

impl Room {
    /// Makes the Debian of this machine's edition, or bookworm.
    pub(super) fn make(keep: Option<&Path>) -> Result<Self, Trouble> {
        let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
        let named = |name: &str| {
            release.lines().find_map(|line| line.strip_prefix(name)).map(|value| value.trim_matches('"').to_owned())
        };
        let suite = named("VERSION_CODENAME=").filter(|_| named("ID=").is_some_and(|id| id == "debian"));
        let mirror = env::var("GONGKAI_DEBIAN").unwrap_or_else(|_| "http://deb.debian.org/debian".to_owned());
        let root =
            keep.map_or_else(|| env::temp_dir().join(format!("gongkai-room-{}", std::process::id())), Path::to_owned);
        let room = Self { root, is_kept: keep.is_some() };
        let mut command = Command::new("debootstrap");
        command
            .args(["--variant=minbase", "--include=systemd,systemd-sysv,dbus", suite.as_deref().unwrap_or("bookworm")])
            .arg(&room.root)
            .arg(mirror);
        told(
            &mut command,
            "debootstrap 没有建成一个空的 Debian（要 root，要连得上 Debian 的软件源；另有镜像的写在 GONGKAI_DEBIAN 里）",
        )?;
        Ok(room)
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        below(&self.root, path)
    }

    pub(super) fn write(&self, path: &str, content: &[u8]) -> Result<(), Trouble> {
        written(&self.path(path), content)
    }

    /// Names in a folder, sorted.
    pub(super) fn listed(&self, path: &str) -> Result<Vec<String>, Trouble> {
        let entries =
            fs::read_dir(self.path(path)).map_err(|error| Trouble::because(format!("看不了 /{path}"), error))?;
        let mut names: Vec<String> =
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        Ok(names)
    }

    fn inside(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("chroot");
        command.arg(&self.root).args(arguments).env_clear();
        let places = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        command.env("PATH", places).env("LANG", "C.UTF-8").env("DEBIAN_FRONTEND", "noninteractive");
        command
    }

    /// Runs a command as root and gives what it said, both ways together.
    pub(super) fn run(&self, arguments: &[&str]) -> Result<String, Trouble> {
        told(&mut self.inside(arguments), &format!("{} 没有成功", arguments.join(" ")))
    }

    /// Runs the program as its user, the way the pages tell people to.
    pub(super) fn as_gongkai(&self, arguments: &[&str]) -> Result<String, Trouble> {
        self.run(&[&["runuser", "-u", "gongkai", "--", "gongkai"], arguments].concat())
    }

    /// The nightly backup as its unit starts it.
    pub(super) fn nightly(&self) -> Result<String, Trouble> {
        let starts = self.unit("gongkai-backup.service", "ExecStart")?;
        let user = self.unit("gongkai-backup.service", "User")?;
        self.run(&["runuser", "-u", &user, "--", &starts])
    }

    /// What a unit as installed says under a key.
    fn unit(&self, unit: &str, key: &str) -> Result<String, Trouble> {
        let file = self.path(&format!("usr/lib/systemd/system/{unit}"));
        let text = fs::read_to_string(&file).map_err(|error| Trouble::because(format!("没有装上 {unit}"), error))?;
        let value = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
        value.map(str::to_owned).ok_or_else(|| Trouble(format!("{unit} 里没有 {key}。")))
    }

    /// 单元 Whether systemd understands the units, and how exposed it calls the services.
    pub(super) fn units(&self, names: &[&str]) -> Result<(), Trouble> {
        if Command::new("systemd-analyze").arg("--version").output().is_err() {
            eprintln!("   这台机器上没有 systemd-analyze，单元文件没有核对。");
            return Ok(());
        }
        // In a folder of their own and pointing at a program that is there: whether the real one is there was seen above.
        let folder = self.path("tmp/units");
        fs::create_dir_all(&folder).map_err(|error| Trouble::because("没有建成放单元的文件夹", error))?;
        for name in names {
            let text = fs::read_to_string(self.path(&format!("usr/lib/systemd/system/{name}")));
            let text = text.map_err(|error| Trouble::because(format!("没有装上 {name}"), error))?;
            let text = text
                .replace("=/usr/bin/gongkai", "=/bin/true")
                .replace("=/usr/lib/gongkai/nightly-backup", "=/bin/true");
            written(&folder.join(name), text.as_bytes())?;
        }
        let files: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
        let verified = told(
            Command::new("systemd-analyze").args(["verify", "--man=no"]).args(&files),
            "systemd-analyze verify 没有通过",
        )?;
        let complaints: Vec<&str> = verified.lines().filter(|line| line.contains("gongkai")).collect();
        if !complaints.is_empty() {
            return Err(Trouble(format!("systemd 说单元文件有毛病：\n{}", complaints.join("\n"))));
        }
        for service in files.iter().filter(|file| file.extension().is_some_and(|kind| kind == "service")) {
            let mut command = Command::new("systemd-analyze");
            command.args(["security", "--offline=true", "--no-pager", &format!("--threshold={EXPOSURE}")]).arg(service);
            let said = told(&mut command, "systemd-analyze security 说它太敞开")?;
            eprintln!("   {}", said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().trim());
        }
        Ok(())
    }

    /// 打开网页 Starts what the unit starts, as its user in its folder, on a port that is free.
    pub(super) fn serve(&self) -> Result<Serving, Trouble> {
        let at = free_address()?;
        let starts = self.unit("gongkai.service", "ExecStart")?;
        let user = self.unit("gongkai.service", "User")?;
        let folder = self.unit("gongkai.service", "WorkingDirectory")?;
        let line = format!(
            "cd {folder} && exec setpriv --reuid={user} --regid={user} --clear-groups --no-new-privs {starts} --listen {at}"
        );
        let child = self.inside(&["sh", "-c", &line]).stdin(Stdio::null()).stdout(Stdio::null()).spawn();
        let mut serving = Serving { child: child.map_err(|error| Trouble::because("网页没有打开", error))?, at };
        let from = Instant::now();
        while serving.status("/healthz").is_err() {
            if from.elapsed() > PATIENCE || serving.child.try_wait().is_ok_and(|exit| exit.is_some()) {
                return Err(Trouble("网页没有打开，原因见上面。".into()));
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(serving)
    }
}

/// 开着的网页 Stopped in the end, whatever happens.
pub(super) struct Serving {
    child: Child,
    at: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|exit| exit.is_none()) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

impl Serving {
    /// The status of a page.
    pub(super) fn status(&self, page: &str) -> Result<u16, Trouble> {
        status(&self.at, page)
    }

    /// Tells it to stop as systemd does, and waits until it has.
    pub(super) fn stop(&mut self) -> Result<(), Trouble> {
        let number = self.child.id().to_string();
        told(Command::new("kill").args(["-TERM", &number]), "没有停下网页")?;
        let exit = self.child.wait().map_err(|error| Trouble::because("网页没有停下", error))?;
        if exit.success() { Ok(()) } else { Err(Trouble(format!("网页停下时退出码不对（{exit}）。"))) }
    }
}

/// The status of a page of whoever listens there.
pub(super) fn status(at: &str, page: &str) -> Result<u16, Trouble> {
    let asked = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(at)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "GET {page} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    };
    let answer = asked().map_err(|error| Trouble::because(format!("{page} 没有回答"), error))?;
    let status = answer.split_whitespace().nth(1).and_then(|status| status.parse().ok());
    status.ok_or_else(|| Trouble(format!("{page} 的回答不是 HTTP。")))
}

/// An address of this machine on a port that is free.
pub(super) fn free_address() -> Result<String, Trouble> {
    let address = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    address.map(|address| address.to_string()).map_err(|error| Trouble::because("没有空的端口", error))
}

/// Runs a command that must succeed and gives what it said, both ways together.
pub(super) fn told(command: &mut Command, what: &str) -> Result<String, Trouble> {
    let done = command.stdin(Stdio::null()).output().map_err(|error| Trouble::because(what, error))?;
    let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    if done.status.success() { Ok(said) } else { Err(Trouble(format!("{what}（{}）：\n{said}", done.status))) }
}
