//! 开机 The Debian booted: the program under its true unit, with what the kernel forbids it.

use std::{
    fs,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::{
    BACKUPS, expect,
    room::{PATIENCE, Room, free_address, status, told},
};
use crate::{Trouble, recipe::SETTINGS_AT};

/// What the kernel must say of the running program: a filter of calls, no new rights, none of root's.
const LIMITS: [&str; 3] = ["Seccomp:\t2", "NoNewPrivs:\t1", "CapEff:\t0000000000000000"];

/// Pages answer under the unit, the nightly backup runs, an upgrade starts it again, a removal stops it.
pub(super) fn limits(room: &Room, package: &str) -> Result<(), Trouble> {
    let at = free_address()?;
    let settings = fs::read_to_string(room.path(SETTINGS_AT)).map_err(|error| Trouble::because("读不到设置", error))?;
    room.write(SETTINGS_AT, settings.replace("127.0.0.1:8711", &at).as_bytes())?;
    // A machine that boots puts an empty folder over /tmp.
    room.run(&["cp", package, "/srv/gongkai.deb"])?;
    let booted = Booted::of(room)?;
    booted.until_served(&at)?;
    for page in ["/readyz", "/console/login", "/sangcun/", "/check"] {
        let status = status(&at, page)?;
        expect(status == 200, &format!("开机以后 {page} 的回答是 {status}"))?;
    }
    let limits =
        booted.run("grep -E '^(Seccomp|NoNewPrivs|CapEff):' /proc/$(systemctl show -P MainPID gongkai)/status")?;
    expect(LIMITS.iter().all(|limit| limits.contains(limit)), &format!("程序没有在限制里运行：{limits}"))?;
    let before = room.listed(BACKUPS)?.len();
    booted.run("systemctl start gongkai-backup.service")?;
    expect(room.listed(BACKUPS)?.len() > before, "每夜备份的单元没有写出备份")?;
    booted.run("dpkg --install /srv/gongkai.deb")?;
    booted.until_served(&at)?;
    booted.run("dpkg --remove gongkai")?;
    expect(status(&at, "/readyz").is_err(), "卸载以后网页还开着")?;
    expect(
        booted.run("systemctl list-units --failed --plain --no-legend 'gongkai*'")?.trim().is_empty(),
        "有单元没有运行成",
    )
}

/// 开着的机器 Switched off in the end, whatever happens.
struct Booted {
    machine: Child,
}

impl Drop for Booted {
    fn drop(&mut self) {
        let off = self.run("systemctl poweroff --force --force");
        if off.is_err() {
            let _ = self.machine.kill();
        }
        let _ = self.machine.wait();
    }
}

impl Booted {
    fn of(room: &Room) -> Result<Self, Trouble> {
        let mut command = Command::new("systemd-nspawn");
        command.arg("--directory").arg(room.root()).args(["--boot", "--register=no", "--keep-unit", "--quiet"]);
        let machine = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn();
        machine.map(|machine| Self { machine }).map_err(|error| Trouble::because("systemd-nspawn 没有开机", error))
    }

    /// Waits until the pages are there.
    fn until_served(&self, at: &str) -> Result<(), Trouble> {
        let from = Instant::now();
        while status(at, "/readyz").is_err() {
            if from.elapsed() > PATIENCE {
                let said = self.run("systemctl status --no-pager --full gongkai.service");
                let said = said.unwrap_or_else(|trouble| trouble.to_string());
                return Err(Trouble(format!("机器开了，网页没有打开：\n{said}")));
            }
            thread::sleep(Duration::from_millis(200));
        }
        Ok(())
    }

    /// Runs a line inside, as root: in every room of the machine's own first process.
    fn run(&self, line: &str) -> Result<String, Trouble> {
        let outer = self.machine.id();
        let children = fs::read_to_string(format!("/proc/{outer}/task/{outer}/children"));
        let children = children.map_err(|error| Trouble::because("systemd-nspawn 已经停了", error))?;
        let first = children.split_whitespace().next().ok_or_else(|| Trouble("机器没有开起来。".into()))?;
        let mut command = Command::new("nsenter");
        command.args(["--target", first, "--mount", "--uts", "--ipc", "--pid", "sh", "-c", line]).env_clear();
        command
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .env("LANG", "C.UTF-8")
            .env("DEBIAN_FRONTEND", "noninteractive");
        told(&mut command, &format!("{line} 没有成功"))
    }
}
