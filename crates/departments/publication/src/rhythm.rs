//! 每周两次 On Thursday noon the office hears when the week still lacks a day (`operations.md` §4).

use affairs::{publication::figures::Week, role::Role};
use jiff::{Span, civil::Date};
use office::{Mailroom, Note, Office, Undone, Zone};
use store::{Errand, NewErrand, StoreError, Tx, params};

/// The kind of the weekly errand.
pub(crate) const WEEKLY: &str = "publication.weekly";

/// The Monday of a day's week.
pub(crate) fn monday(day: Date) -> Date {
    day.saturating_sub(Span::new().days(i64::from(day.weekday().to_monday_zero_offset())))
}

pub(crate) fn after(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days))
}

/// 到点 From Thursday noon on, one errand of this week for every body that ever published.
pub(crate) fn call(office: &Office) -> Result<(), StoreError> {
    let (zone, now) = (Zone::shanghai(), office.clock.now());
    let monday = monday(zone.day(now));
    let due_at = zone.instant(after(monday, 3).at(12, 0, 0, 0));
    if now < due_at {
        return Ok(());
    }
    let week = monday.to_string();
    let bodies: Vec<String> = office.store.read(&Mailroom::scope(), |tx| {
        tx.select(
            "SELECT DISTINCT body FROM index_sequence
              WHERE NOT EXISTS (SELECT 1 FROM errand WHERE key = 'weekly/' || index_sequence.body || '/' || :week)
              ORDER BY body",
            params! { week: &week },
            |row| row.get("body"),
        )
    })?;
    for body in bodies {
        office.store.write(&Mailroom::scope(), |tx| {
            let key = format!("weekly/{body}/{week}");
            tx.enqueue(&NewErrand { body: body.clone(), kind: WEEKLY.into(), key, payload: "{}".into(), due_at })
        })?;
    }
    Ok(())
}

/// 提醒 A letter to the office and to those who write, when the week still lacks a day; none once it is over.
pub(crate) fn warn(office: &Office, mailroom: &Mailroom, errand: &Errand) -> Result<(), Undone> {
    let now = office.clock.now();
    let today = Zone::shanghai().day(now);
    let monday = monday(today);
    if !errand.key.ends_with(&monday.to_string()) {
        return Ok(());
    }
    let written = office.store.write(&Mailroom::scope(), |tx| {
        let body = errand.body.as_str();
        let Some(week) = this_week(office, tx, body, monday)?.filter(|week| !week.met()) else { return Ok(0) };
        let mut to = Vec::new();
        for role in [Role::OfficeHead, Role::InfoOfficer] {
            to.extend(mailroom.directory.holders(tx, body, role.id(), "", today)?);
        }
        to.sort();
        to.dedup();
        let (subject, text) = words(&week, mailroom);
        let note = |account| Note { account, subject: subject.clone(), text: text.clone() };
        let notes: Vec<Note> = to.into_iter().map(note).collect();
        mailroom.write(office, tx, errand, now, &notes)
    });
    Ok(written.map(|_| ())?)
}

/// 这一周 The week of a Monday with what it needs.
pub(crate) fn this_week(office: &Office, tx: &Tx<'_>, body: &str, monday: Date) -> Result<Option<Week>, StoreError> {
    let rows = office::figure(tx, body, "M-11", monday, after(monday, 6))?;
    let days: Vec<(Date, String)> = rows
        .into_iter()
        .map(|row| {
            let day = row.day.parse().map_err(|_| StoreError::damaged("figure.day", "不是日期"))?;
            Ok((day, row.record))
        })
        .collect::<Result<_, StoreError>>()?;
    let thursday = after(monday, 3);
    Ok(Week::between(&days, thursday, thursday, &office.calendar).into_iter().next())
}

fn words(week: &Week, mailroom: &Mailroom) -> (String, String) {
    let short = week.needed - week.days;
    let sunday = after(week.monday, 6);
    let day = |day: Date| format!("{} 月 {} 日", day.month(), day.day());
    let text = format!(
        "您好：\n\n这一周（{}至{}）到现在，有 {} 天发布了本单位自己的信息，要求是 {} 个不同的日子，还差 {short} 天。\n\n\
         请在星期日以前安排。转载的、说明无此事项的、更正和村务不算；同一天发几条算一天。\n\n{}",
        day(week.monday),
        day(sunday),
        week.days,
        week.needed,
        mailroom.foot()
    );
    (format!("这一周的更新还差 {short} 天"), text)
}
