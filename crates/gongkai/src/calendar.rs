//! 节假日安排 The bundled notices, the notices an office added, and `gongkai calendar add`.

use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

use messages::Catalogued;
use statute::calendar::{Addition, Calendar, ChangeKind, Notice, NoticeObstacle};

use crate::{
    files, say,
    say::{DIM, GREEN, OCHRE, styled},
    trouble::{Outcome, Refusal, Trouble},
};

/// Where notices are kept, one file a notice, named by a number and its years.
fn folder(dir: &Path) -> PathBuf {
    dir.join("calendar")
}

/// The notices kept in `dir`, in the order they came.
fn kept(dir: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let entries = match fs::read_dir(folder(dir)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Trouble::reading(&folder(dir), &error)),
    };
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    Ok(paths)
}

/// The calendar with every notice that was added.
pub(crate) fn known(dir: &Path) -> Result<Calendar, Trouble> {
    let mut calendar = Calendar::bundled().clone();
    for path in kept(dir)? {
        let joined = joined(&calendar, &files::read_text(&path)?);
        calendar = joined.map_err(|obstacles| useless(&path, &obstacles))?.calendar;
    }
    Ok(calendar)
}

fn joined(calendar: &Calendar, text: &str) -> Result<Addition, Vec<NoticeObstacle>> {
    calendar.with_notice(&Notice::read(text)?)
}

fn useless(path: &Path, obstacles: &[NoticeObstacle]) -> Trouble {
    let why = obstacles.first().map(|obstacle| obstacle.message().what.into_owned()).unwrap_or_default();
    Trouble::KeptNotice { file: path.display().to_string(), why }
}

/// Adds a notice: judged against everything known, then kept for every later count.
pub(crate) fn add(file: &Path, dir: &Path) -> Outcome {
    let before = known(dir)?;
    let text = files::read_text(file)?;
    let addition = joined(&before, &text).map_err(|obstacles| Refusal::all(&obstacles, exit(&obstacles)))?;
    if addition.changes.iter().all(|change| change.kind == ChangeKind::Unchanged) {
        say::out("这份通知已经有了，没有变化。\n");
        return Ok(0);
    }
    let kept = place(dir, &addition)?;
    files::write(&kept, text.as_bytes())?;
    say::out(&told(&addition, &kept));
    Ok(0)
}

/// A file that is no notice at all is unreadable; a notice that cannot be right is refused.
fn exit(obstacles: &[NoticeObstacle]) -> u8 {
    if obstacles.iter().any(|obstacle| matches!(obstacle, NoticeObstacle::Unreadable { .. })) { 2 } else { 1 }
}

/// The next number behind all that are taken, so that the order of names stays the order in which notices came.
fn place(dir: &Path, addition: &Addition) -> Result<PathBuf, Trouble> {
    let number = |path: &PathBuf| path.file_name()?.to_str()?.split('-').next()?.parse::<u32>().ok();
    let last = kept(dir)?.iter().filter_map(number).max().unwrap_or(0);
    let years: Vec<String> = addition.changes.iter().map(|change| change.year.to_string()).collect();
    Ok(folder(dir).join(format!("{:04}-{}.json", last + 1, years.join("-"))))
}

fn told(addition: &Addition, kept: &Path) -> String {
    let mut text = String::new();
    for change in addition.changes.iter().filter(|change| change.kind != ChangeKind::Unchanged) {
        let (kind, count) = (kind(change.kind), change.dates.len());
        let _ = writeln!(text, "{}　{kind}，{count} 天与原来不同", styled(GREEN, &format!("{} 年", change.year)));
    }
    for warning in &addition.warnings {
        let _ = writeln!(text, "{} {}", styled(OCHRE, "提醒"), warning.text());
    }
    let _ = writeln!(text, "已存入 {}，以后算期限都会用到。", kept.display());
    let _ = writeln!(text, "{}", styled(DIM, "正在办理的申请请用 gongkai clock 重新算一遍。"));
    text
}

fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::New => "新录入",
        ChangeKind::Unchanged => "没有变化",
        ChangeKind::Amended => "按新通知调整",
        ChangeKind::DecemberAdded => "补入岁末的放假日",
    }
}
