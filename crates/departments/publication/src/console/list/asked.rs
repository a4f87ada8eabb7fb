//! 筛选 What the address of the list asks for, and the addresses of its other pages.

use std::fmt::Write as _;

use hall::serving::{Roster, Seated};
use jiff::{ToSpan as _, civil::Date};
use office::Zone;

use super::super::{HERE, words};
use crate::{
    records::board::{Ask, MOST_WORDS, Turn, Word},
    rhythm,
};

/// 筛选 As it stands in the address.
#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub(in super::super) struct Asked {
    pub(super) stage: String,
    pub(super) q: String,
    pub(super) section: String,
    pub(super) branch: String,
    pub(super) turn: String,
    pub(super) by: String,
    pub(super) due: String,
    pub(super) year: String,
    pub(super) count: String,
    pub(super) page: String,
}

/// Whoever looks at the page, as a filter names them.
pub(super) const ME: &str = "me";

/// Everybody but whoever looks at the page: something waits, and nothing of it for them.
pub(super) const OTHERS: &str = "others";

/// 计入主动公开 What M-01 counts, as a filter names it.
pub(super) const PUBLISHED: &str = "published";

/// 计入这一周更新 What M-11 counts in the week of today, as a filter names it.
pub(super) const THIS_WEEK: &str = "week";

/// 期限 The choices of the filter by day.
pub(super) const DUES: [(&str, &str); 4] =
    [("", "不限"), ("late", "已经过期"), ("today", "今天到期"), ("week", "一周之内")];

impl Asked {
    /// The tab one stands on: `open`, `all`, or a stage.
    pub(super) fn tab(&self) -> &'static str {
        words::TABS.iter().map(|(code, _)| *code).find(|code| *code == self.stage).unwrap_or("open")
    }

    /// From one on.
    pub(super) fn page(&self) -> i64 {
        self.page.parse().unwrap_or(1).clamp(1, 1_000_000)
    }

    /// Whether anything but the tab narrows the list.
    pub(super) fn narrows(&self) -> bool {
        self.fields().iter().any(|(name, value)| *name != "stage" && !value.is_empty())
    }

    /// More words than are looked for.
    pub(super) fn too_many_words(&self) -> bool {
        self.q.split_whitespace().count() > MOST_WORDS
    }

    fn fields(&self) -> [(&'static str, &str); 9] {
        [
            ("stage", &self.stage),
            ("q", &self.q),
            ("section", &self.section),
            ("branch", &self.branch),
            ("turn", &self.turn),
            ("by", &self.by),
            ("due", &self.due),
            ("year", &self.year),
            ("count", &self.count),
        ]
    }

    /// The same question at another address, on another page or tab.
    pub(super) fn address(&self, path: &str, tab: Option<&str>, page: i64) -> String {
        let mut address = format!("{HERE}{path}");
        let mut add = |name: &str, value: &str| {
            let mark = if address.contains('?') { '&' } else { '?' };
            let _ = write!(address, "{mark}{name}={}", encoded(value));
        };
        for (name, value) in self.fields() {
            let value = if name == "stage" { tab.unwrap_or(value) } else { value };
            if !value.is_empty() && value != "open" {
                add(name, value);
            }
        }
        if page > 1 {
            add("page", &page.to_string());
        }
        address
    }

    fn counted(&self, today: Date) -> Option<(&'static str, Date, Date)> {
        match self.count.as_str() {
            PUBLISHED => Some(days(&self.year)).map(|(from, to)| ("M-01", from, to)),
            THIS_WEEK => Some(rhythm::monday(today)).map(|monday| ("M-11", monday, rhythm::after(monday, 6))),
            _ => None,
        }
    }

    /// The question as records are asked it.
    pub(super) fn ask(&self, seated: &Seated, roster: &Roster, today: Date) -> Ask {
        // No text of the database holds a NUL, so none is asked for.
        let plain = |text: &str| text.replace('\0', "");
        let given = |text: &str| Some(plain(text.trim())).filter(|text| !text.is_empty());
        let person = |text: &str| if text == ME { seated.clerk.account.clone() } else { text.to_owned() };
        let counted = self.counted(today);
        let turn = given(&self.turn);
        Ask {
            stage: if self.tab() == "all" { String::new() } else { self.tab().to_owned() },
            section: given(&self.section),
            catalogue: given(&self.branch),
            author: given(&self.by).map(|by| person(&by)),
            // A figure has days of its own: those on which it counted.
            dated: self.year.parse::<i16>().ok().filter(|_| counted.is_none()).and_then(year),
            counted,
            due: due(&self.due, today),
            others: turn.as_deref().filter(|turn| *turn == OTHERS).map(|_| own(seated)),
            turns: turn.filter(|turn| turn != OTHERS).map(|turn| match turn.as_str() {
                ME => own(seated),
                other => vec![of(other, roster)],
            }),
            words: plain(&self.q).split_whitespace().take(MOST_WORDS).map(|word| meant(word, roster)).collect(),
        }
    }
}

fn year(year: i16) -> Option<(i64, i64)> {
    let first = |year: i16| Some(Zone::shanghai().instant(Date::new(year, 1, 1).ok()?.at(0, 0, 0, 0)));
    Some((first(year)?, first(year.checked_add(1)?)?))
}

/// The days of a year; of no year, all there are.
pub(in super::super) fn days(year: &str) -> (Date, Date) {
    let year = year.parse::<i16>().ok().filter(|year| (1..=9998).contains(year));
    match year {
        Some(year) => (Date::constant(year, 1, 1), Date::constant(year, 12, 31)),
        None => (Date::constant(1, 1, 1), Date::constant(9998, 12, 31)),
    }
}

fn due(code: &str, today: Date) -> Option<(Date, Date)> {
    let last = |days: i64| today.checked_add(days.days()).unwrap_or(today);
    match code {
        "late" => Some((Date::constant(1, 1, 1), last(-1))),
        "today" => Some((today, today)),
        "week" => Some((Date::constant(1, 1, 1), last(7))),
        _ => None,
    }
}

/// What waits for whoever looks, in the own place and in those they take today.
fn own(seated: &Seated) -> Vec<Turn> {
    let clerk = &seated.clerk;
    let mine = Turn { account: clerk.account.clone(), roles: clerk.roles.clone(), section: clerk.section.clone() };
    let acting = seated.may_act.iter().map(|acting| Turn {
        account: acting.principal.clone(),
        roles: vec![acting.role],
        section: acting.section.clone().unwrap_or_default(),
    });
    std::iter::once(mine).chain(acting).collect()
}

/// What waits for somebody else.
fn of(account: &str, roster: &Roster) -> Turn {
    let posts = roster.posts.iter().filter(|post| post.account == account);
    Turn {
        account: account.to_owned(),
        roles: posts.clone().map(|post| post.role).collect(),
        section: posts.map(|post| post.section.clone()).next().unwrap_or_default(),
    }
}

/// A word, and the first person whose name has it.
fn meant(word: &str, roster: &Roster) -> Word {
    let person = roster.people.iter().find(|(_, name)| name.contains(word));
    Word { word: word.to_owned(), person: person.map(|(account, _)| account.clone()) }
}

fn encoded(value: &str) -> String {
    let mut out = String::new();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
