//! 节假日安排 The bundled notices, the notices an office added, and `gongkai calendar add`.

use std::{fmt::Write as _, fs, io, path::Path};

use statute::calendar::{Addition, Calendar, ChangeKind, Notice};

use crate::{
    files, say,
    say::{DIM, GREEN, OCHRE, styled},
    trouble::{Outcome, Refusal, Trouble},
};

/// The notices in `DIR/calendar`, one file a notice.
fn folder(dir: &Path) -> std::path::PathBuf {
    dir.join("calendar")
}

/// The calendar with every notice that was added, in the order of their names.
pub(crate) fn known(dir: &Path) -> Result<Calendar, Refusal> {
    let mut calendar = Calendar::bundled().clone();
    let entries = match fs::read_dir(folder(dir)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(calendar),
        Err(error) => return Err(Trouble::reading(&folder(dir), &error).into()),
    };
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    for path in paths {
        calendar = joined(&calendar, &path)?.calendar;
    }
    Ok(calendar)
}

fn joined(calendar: &Calendar, file: &Path) -> Result<Addition, Refusal> {
    let bytes = files::read(file)?;
    let text = String::from_utf8_lossy(&bytes);
    let notice = Notice::read(&text).map_err(|obstacles| Refusal::all(&obstacles, 1))?;
    calendar.with_notice(&notice).map_err(|obstacles| Refusal::all(&obstacles, 1))
}

/// Adds a notice: judged against everything known, then kept for every later count.
pub(crate) fn add(file: &Path, dir: &Path) -> Outcome {
    let before = known(dir)?;
    let addition = joined(&before, file)?;
    let changed: Vec<_> = addition.changes.iter().filter(|change| change.kind != ChangeKind::Unchanged).collect();
    if changed.is_empty() {
        say::out("这份通知已经有了，没有变化。\n");
        return Ok(0);
    }
    let years: Vec<String> = addition.changes.iter().map(|change| change.year.to_string()).collect();
    let kept = folder(dir).join(format!("{}-{}.json", next_number(dir), years.join("-")));
    files::write(&kept, &files::read(file)?)?;
    let mut text = String::new();
    for change in changed {
        let (kind, count) = (kind(change.kind), change.dates.len());
        let _ = writeln!(text, "{}　{kind}，{count} 天与原来不同", styled(GREEN, &format!("{} 年", change.year)));
    }
    for warning in &addition.warnings {
        let _ = writeln!(text, "{} {}", styled(OCHRE, "提醒"), warning.text());
    }
    let _ = writeln!(text, "已存入 {}，以后算期限都会用到。", kept.display());
    let _ = writeln!(text, "{}", styled(DIM, "正在办理的申请请用 gongkai clock 重新算一遍。"));
    say::out(&text);
    Ok(0)
}

fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::New => "新录入",
        ChangeKind::Unchanged => "没有变化",
        ChangeKind::Amended => "按新通知调整",
        ChangeKind::DecemberAdded => "补入岁末的放假日",
    }
}

/// Notices are joined in the order they came: the next number, four digits.
fn next_number(dir: &Path) -> String {
    let count = fs::read_dir(folder(dir)).map_or(0, Iterator::count);
    format!("{:04}", count + 1)
}
