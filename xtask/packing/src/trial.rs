//! 试装 The package put into an empty Debian, used, upgraded to, taken away: what a town would go through, in one go.
//!
//! The Debian is a folder (debootstrap). Most of it happens without a running systemd: the units are checked by
//! `systemd-analyze`, and what they would start is started by hand as their user. In the end the folder is booted
//! (systemd-nspawn), so that the program runs inside the limits of its unit.

mod boot;
mod former;
mod room;

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

pub use former::Former;
use room::Room;

use crate::{Parts, Release, Trouble, recipe::UNITS};

/// 试装 What is tried, and against what.
#[derive(Debug)]
pub struct Trial<'a> {
    /// What is handed out.
    pub release: &'a Release,
    /// What a town has been running until then.
    pub former: Former,
    /// Where the Debian is made and left standing, instead of a folder that goes away.
    pub keep: Option<PathBuf>,
}

const SETTINGS: [&str; 2] = ["--config", "/etc/gongkai/gongkai.toml"];
const DATA: &str = "var/lib/gongkai";
const BACKUPS: &str = "var/backups/gongkai";
const FOUND: [&str; 7] = ["init", "--dir", "/etc/gongkai", "--body", "桑村乡人民政府", "--id", "sangcun"];
const TOWN: [&str; 6] = ["demo", "--dir", "/var/lib/gongkai", "--no-serve", "--password", "Trial-of-the-package-2026"];

impl Trial<'_> {
    /// Goes through everything; the first thing that is not as it should be ends it.
    ///
    /// # Errors
    ///
    /// What was not as it should be.
    pub fn run(&self) -> Result<(), Trouble> {
        let room = step("空的 Debian", || Room::make(self.keep.as_deref()))?;
        let older = format!("{}~former", self.release.version);
        let [new, old] = step("两个包", || {
            let former = Parts { program: self.former.program.clone(), ..self.release.parts.clone() };
            let former = Release { version: older.clone(), when: self.release.when, parts: former };
            Ok([Self::put(&room, self.release)?, Self::put(&room, &former)?])
        })?;
        eprintln!("   以前的版本：{}", self.former.what);
        step("装上，系统单元核对", || self.installed(&room, &new))?;
        step("建办公室，打开网页", || self.founded(&room))?;
        step("清除后数据还在，再由人删掉", || cleared(&room))?;
        step("还没有建办公室的，升级不多出一个", || unfounded(&room, [&old, &new]))?;
        let before = step("以前的版本，一个乡的一年", || town(&room, &old))?;
        step("升级", || self.upgraded(&room, &new, &older))?;
        step("升级以后，一件不少", || same(&room, &before))?;
        step("每夜备份，恢复到别处", || nightly(&room))?;
        step("卸载、清除、再装，数据都在", || taken_away(&room, &new, &before))?;
        step("开机，在单元的限制里运行", || boot::limits(&room, &new))?;
        eprintln!("\n试装通过。");
        Ok(())
    }

    /// Makes the package and lays it into the room.
    fn put(room: &Room, release: &Release) -> Result<String, Trouble> {
        let (name, content) = release.debian()?;
        eprintln!("   {:>12} 字节  {name}", content.len());
        room.write(&format!("tmp/{name}"), &content)?;
        Ok(format!("/tmp/{name}"))
    }

    fn installed(&self, room: &Room, package: &str) -> Result<(), Trouble> {
        let said = room.run(&["dpkg", "--install", package])?;
        expect(said.contains("gongkai init --dir /etc/gongkai"), "装好以后没有说接着做什么")?;
        let version = room.run(&["gongkai", "--version"])?;
        expect(version.trim() == format!("gongkai {}", self.release.version), "装上的程序不是这一版")?;
        for (path, rights) in [
            (DATA, "700 gongkai:gongkai"),
            (BACKUPS, "700 gongkai:gongkai"),
            ("etc/gongkai/gongkai.toml", "640 root:gongkai"),
        ] {
            let found = room.run(&["stat", "--format=%a %U:%G", &format!("/{path}")])?;
            expect(found.trim() == rights, &format!("/{path} 的权限是 {}，应当是 {rights}", found.trim()))?;
        }
        room.run(&["dpkg", "--verify", "gongkai"])
            .and_then(|changed| expect(changed.is_empty(), "装上的文件和包里的不一样"))?;
        for unit in ["multi-user.target.wants/gongkai.service", "timers.target.wants/gongkai-backup.timer"] {
            let link = room.path(&format!("etc/systemd/system/{unit}"));
            expect(link.is_symlink(), &format!("没有设成开机就运行：{unit}"))?;
        }
        room.units(&UNITS.map(|(name, _)| name))
    }

    fn founded(&self, room: &Room) -> Result<(), Trouble> {
        let said = room.as_gongkai(&FOUND)?;
        expect(said.matches("一次性密码").count() >= 3, "init 没有给出三个一次性密码")?;
        let key = room.run(&["stat", "--format=%a %U", "/var/lib/gongkai/gongkai.key"])?;
        expect(key.trim() == "600 gongkai", &format!("密钥的权限是 {}", key.trim()))?;
        asked(room, &["/readyz", "/console/login", "/check"])?;
        let night = room.nightly()?;
        expect(night.contains("备份写好了"), "新建的办公室没有备份成")
    }

    fn upgraded(&self, room: &Room, package: &str, older: &str) -> Result<(), Trouble> {
        let said = room.run(&["dpkg", "--install", package])?;
        eprintln!("{}", said.lines().map(|line| format!("   │ {line}")).collect::<Vec<_>>().join("\n"));
        let backups = room.listed(BACKUPS)?;
        let begins = format!("upgrade-from-{older}-");
        expect(backups.iter().any(|name| name.starts_with(&begins)), "升级前没有备份")?;
        let changed = said.contains("数据库改好了");
        expect(changed || !self.former.has_older_tables, "以前的版本的表是旧的，升级却没有改它")?;
        expect(!said.contains("gongkai init --dir"), "升级的人不用再建办公室")
    }
}

/// Runs one step; its seconds are printed whether it succeeds or not.
fn step<T>(name: &str, step: impl FnOnce() -> Result<T, Trouble>) -> Result<T, Trouble> {
    eprintln!("\n── {name}");
    let from = Instant::now();
    let outcome = step();
    eprintln!("── {name}：{:.1} 秒{}", from.elapsed().as_secs_f64(), if outcome.is_ok() { "" } else { "，没有通过" });
    outcome
}

fn expect(is_so: bool, otherwise: &str) -> Result<(), Trouble> {
    if is_so { Ok(()) } else { Err(Trouble(format!("{otherwise}。"))) }
}

/// 见 What an office holds, as three commands say it.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    ledger: String,
    figures: String,
    chain: String,
}

fn seen(room: &Room) -> Result<Seen, Trouble> {
    let told = |arguments: &[&str]| room.as_gongkai(&[arguments, &SETTINGS].concat());
    Ok(Seen {
        ledger: told(&["export", "ledger", "-"])?,
        figures: told(&["figures", "--body", "sangcun", "--year", "2025"])?,
        chain: told(&["audit", "verify"])?,
    })
}

/// The pages answer, served as the unit would serve them.
fn asked(room: &Room, pages: &[&str]) -> Result<(), Trouble> {
    let mut serving = room.serve()?;
    for page in pages {
        let status = serving.status(page)?;
        expect(status == 200, &format!("{page} 的回答是 {status}"))?;
    }
    serving.stop()
}

fn cleared(room: &Room) -> Result<(), Trouble> {
    let said = room.run(&["dpkg", "--purge", "gongkai"])?;
    expect(
        said.contains("数据没有删") && room.path(DATA).join("gongkai.db").exists(),
        "清除时没有说数据在哪里，或者数据不在了",
    )?;
    room.run(&["rm", "-r", "/var/lib/gongkai", "/var/backups/gongkai"])?;
    room.run(&["userdel", "gongkai"]).map(drop)
}

/// Whoever installed the program and has founded nothing yet: no database comes of an upgrade, and a purge leaves nothing.
fn unfounded(room: &Room, packages: [&str; 2]) -> Result<(), Trouble> {
    for package in packages {
        room.run(&["dpkg", "--install", package])?;
    }
    expect(room.listed(DATA)?.is_empty() && room.listed(BACKUPS)?.is_empty(), "没有建办公室，升级却写了东西")?;
    room.run(&["dpkg", "--purge", "gongkai"])?;
    expect(!room.path(DATA).exists() && !room.path(BACKUPS).exists(), "空的文件夹没有清掉")?;
    expect(room.run(&["getent", "passwd", "gongkai"]).is_err(), "用户 gongkai 没有清掉")
}

fn town(room: &Room, package: &str) -> Result<Seen, Trouble> {
    room.run(&["dpkg", "--install", package])?;
    room.as_gongkai(&TOWN)?;
    asked(room, &["/readyz", "/console/login"])?;
    let seen = seen(room)?;
    let items = seen.ledger.matches("sangcun/2025-").count();
    expect(items > 200, &format!("台账里只有 {items} 件"))?;
    Ok(seen)
}

/// The same ledger, line by line; the chain whole. New figures may have come, the old ones stand.
fn same(room: &Room, before: &Seen) -> Result<(), Trouble> {
    asked(room, &["/readyz", "/console/login", "/sangcun/", "/check"])?;
    let after = seen(room)?;
    let count = |text: &str| text.matches("sangcun/2025-").count();
    expect(count(&after.ledger) == count(&before.ledger), "升级以后台账的件数不一样")?;
    let addresses = |text: &str| -> Vec<String> {
        text.split("/sangcun/")
            .skip(1)
            .filter_map(|rest| rest.split_once(".html"))
            .map(|(at, _)| at.to_owned())
            .collect()
    };
    expect(addresses(&after.ledger) == addresses(&before.ledger), "升级以后公开的地址不一样")?;
    eprintln!("   {} 件，地址一个不差；{}", count(&after.ledger), after.chain.lines().next().unwrap_or_default());
    Ok(())
}

fn nightly(room: &Room) -> Result<(), Trouble> {
    let said = room.nightly()?;
    expect(said.contains("备份写好了"), "每夜备份没有做成")?;
    let backups = room.listed(BACKUPS)?;
    let newest = backups.iter().rev().find(|name| name.starts_with("nightly-"));
    let newest = newest.ok_or_else(|| Trouble("备份的文件夹里没有每夜的一份。".into()))?;
    room.run(&["install", "-d", "-o", "gongkai", "-g", "gongkai", "-m", "700", "/srv/elsewhere"])?;
    room.write("srv/elsewhere/gongkai.toml", b"data = \".\"\nkey = \"/var/lib/gongkai/gongkai.key\"\n")?;
    let archive = format!("/{BACKUPS}/{newest}");
    let said = room.as_gongkai(&["restore", &archive, "--config", "/srv/elsewhere/gongkai.toml"])?;
    expect(said.contains("恢复好了"), "备份没有恢复成")
}

fn taken_away(room: &Room, package: &str, before: &Seen) -> Result<(), Trouble> {
    let said = room.run(&["dpkg", "--remove", "gongkai"])?;
    expect(said.contains("数据都还在"), "卸载时没有说数据在哪里")?;
    expect(!room.path("usr/bin/gongkai").exists(), "卸载以后程序还在")?;
    let said = room.run(&["dpkg", "--purge", "gongkai"])?;
    expect(said.contains("数据没有删"), "清除时没有说数据在哪里")?;
    for left in ["gongkai.db", "gongkai.key", "gongkai.toml.kept"] {
        expect(room.path(DATA).join(left).exists(), &format!("清除以后 {left} 不在了"))?;
    }
    room.run(&["dpkg", "--install", package])?;
    same(room, before)
}

/// A folder below the room's, as the host sees it.
fn below(room: &Path, path: &str) -> PathBuf {
    room.join(path.trim_start_matches('/'))
}

fn written(file: &Path, content: &[u8]) -> Result<(), Trouble> {
    fs::write(file, content).map_err(|error| Trouble::because(format!("没有写成 {}", file.display()), error))
}
