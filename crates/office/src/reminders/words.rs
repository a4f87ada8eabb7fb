//! 提醒的话 One letter for one person, listing everything of theirs.

use std::fmt::Write as _;

use affairs::role::Role;

use super::{Kind, Line};
use crate::{Matter, Waiting};

/// Subject and text; nothing when there is nothing to tell.
pub(super) fn letter(told: &[Line<'_>], foot: &str) -> Option<(String, String)> {
    let of = |kind: Kind| told.iter().filter(move |(found, ..)| *found == kind).map(|(_, row, matter)| (*row, *matter));
    let (half, late, up) = (of(Kind::Half).count(), of(Kind::Late).count(), of(Kind::Up).count());
    let subject = match (half, late, up) {
        (0, 0, 0) => return None,
        (0, 0, up) => format!("有 {up} 件事过了时限，请您过问"),
        (half, 0, _) => format!("有 {half} 件事等您办理"),
        (half, late, _) => format!("有 {} 件事等您办理，其中 {late} 件过了时限", half + late),
    };
    let mut text = String::from("您好：\n");
    part(&mut text, "下面的事过了时限，请尽快办理；办不了的，请交给同事或者代理人：", of(Kind::Late), own);
    part(&mut text, "下面的事时间已经过半：", of(Kind::Half), own);
    part(&mut text, "下面的事过了时限还没有办，按规定报给您。请过问一下，或者请代理人办理：", of(Kind::Up), other);
    let _ = write!(text, "\n{foot}");
    Some((subject, text))
}

fn part<'a>(
    text: &mut String,
    heading: &str,
    rows: impl Iterator<Item = (&'a Waiting, &'a Matter)>,
    line: fn(&Waiting, &Matter) -> String,
) {
    for (index, (row, matter)) in rows.enumerate() {
        if index == 0 {
            let _ = write!(text, "\n{heading}\n\n");
        }
        let _ = writeln!(text, "{}. {}", index + 1, line(row, matter));
    }
}

fn own(row: &Waiting, matter: &Matter) -> String {
    format!("{}：{}，请在 {}前办完", matter.act, named(row, matter), day(row))
}

fn other(row: &Waiting, matter: &Matter) -> String {
    let who = Role::of(&row.role).map_or("", Role::name);
    format!("{}：{}，应当在 {}前由{who}办完", matter.act, named(row, matter), day(row))
}

fn named(row: &Waiting, matter: &Matter) -> String {
    match &matter.title {
        Some(title) => format!("《{title}》（编号 {}）", row.record),
        None => format!("编号 {}", row.record),
    }
}

fn day(row: &Waiting) -> String {
    format!("{} 月 {} 日", row.due.month(), row.due.day())
}
