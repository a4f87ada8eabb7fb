//! 文稿 A text written once and published several times, each time with its own day and particulars.

use jiff::civil::{Date, DateTime, date};

use super::Hand;
use super::calendar::{self, plus};
use super::render::{self, Values};
use super::sheet::Sheet;
use crate::plan::{Channel, Fate, Later, PlannedAttachment, PlannedItem, Subject, Way};

/// 承办机构 Places in the sections of a town.
pub(crate) const OFFICE: usize = 0;
pub(crate) const SERVICES: usize = 1;
pub(crate) const FARMING: usize = 2;
pub(crate) const FINANCE: usize = 3;
pub(crate) const SAFETY: usize = 4;
pub(crate) const BUILDING: usize = 5;

pub(crate) const SITE: &[Channel] = &[Channel::Site];
pub(crate) const BOARD: &[Channel] = &[Channel::Site, Channel::VillageBoard];
pub(crate) const WECHAT: &[Channel] = &[Channel::Site, Channel::Wechat];
pub(crate) const EVERYWHERE: &[Channel] = &[Channel::Site, Channel::VillageBoard, Channel::Wechat];

/// 一般动态 News of no leader and no money.
pub(crate) const NEWS: Subject = Subject::News { leader: false, finance: false };
/// 领导活动
pub(crate) const LEADER: Subject = Subject::News { leader: true, finance: false };

/// One publication: the day of the event as `MM-DD`, and the words for `{0}`, `{1}` …
pub(crate) type Row = (&'static str, &'static [&'static str]);

/// 文稿 Where the words of a title or text stand in braces: see [`render`](super::render).
#[derive(Clone, Copy)]
pub(crate) struct Composition {
    code: &'static str,
    section: usize,
    subject: Subject,
    channels: &'static [Channel],
    title: &'static str,
    text: &'static str,
    rows: &'static [Row],
    sheet: Option<Sheet>,
    quick: bool,
    ahead: Option<i32>,
    fate: Fate,
    later: Option<Later>,
}

pub(crate) const fn composed(
    place: (&'static str, usize),
    subject: Subject,
    channels: &'static [Channel],
    title: &'static str,
    text: &'static str,
    rows: &'static [Row],
) -> Composition {
    Composition {
        code: place.0,
        section: place.1,
        subject,
        channels,
        title,
        text,
        rows,
        sheet: None,
        quick: false,
        ahead: None,
        fate: Fate::Published,
        later: None,
    }
}

impl Composition {
    /// With an attachment.
    pub(crate) const fn with(mut self, sheet: Sheet) -> Self {
        self.sheet = Some(sheet);
        self
    }

    /// Proposed and published on the day of the event, or the next that is worked.
    pub(crate) const fn quick(mut self) -> Self {
        self.quick = true;
        self
    }

    /// The event comes `days` after publication.
    pub(crate) const fn ahead(mut self, days: i32) -> Self {
        self.ahead = Some(days);
        self
    }

    pub(crate) const fn ending(mut self, fate: Fate) -> Self {
        self.fate = fate;
        self
    }

    pub(crate) const fn followed_by(mut self, later: Later) -> Self {
        self.later = Some(later);
        self
    }

    /// The items of all its rows.
    pub(crate) fn items(&self, hand: &Hand) -> Vec<PlannedItem> {
        self.rows.iter().map(|row| self.item(row, hand)).collect()
    }

    fn item(&self, &(day, words): &Row, hand: &Hand) -> PlannedItem {
        let formed = day_of_2025(day);
        let chance = render::chance(&[self.title, day, words.first().copied().unwrap_or_default()]);
        let (proposed, published) = self.instants(formed, chance, hand);
        let filled = self.sheet.map(|sheet| sheet.fill(words, chance));
        let values = Values {
            words,
            formed,
            published: published.date(),
            call: hand.lines + self.section,
            sheet: filled.as_ref(),
        };
        let title = render::fill(self.title, &values);
        let mut text = render::fill(self.text, &values);
        let mut attachments = Vec::new();
        if let Some(filled) = &filled {
            let name = render::fill(filled.name, &values);
            text.push_str(&format!("\n附件：{name}"));
            attachments.push(PlannedAttachment {
                name: format!("{name}.{}", filled.ending),
                content: render::fill(&filled.content, &values),
            });
        }
        PlannedItem {
            catalogue: self.code,
            field: self.code.split('-').next().unwrap_or(self.code),
            section: hand.sections[self.section],
            subject: self.subject,
            title,
            text,
            attachments,
            event: self.ahead.map_or(formed, |days| plus(published.date(), days)),
            proposed,
            published: (self.fate != Fate::Discarded).then_some(published),
            channels: self.channels,
            author: hand.authors[self.section],
            returned_once: self.fate == Fate::Discarded,
            fate: self.fate,
            later: self.later,
            due: None,
            way: Way::Usual,
        }
    }

    /// When it was proposed and when it was published; chance keeps the minutes apart.
    fn instants(&self, formed: Date, chance: u64, hand: &Hand) -> (DateTime, DateTime) {
        if self.quick && formed >= hand.rhythm {
            let day = calendar::working_from(formed);
            return (at(day, 515 + share(chance, 55)), at(day, 840 + share(chance / 64, 200)));
        }
        let reviews = if self.subject.has_final_review() { 3 + share(chance, 2) } else { 1 + share(chance, 2) };
        let ready = calendar::working_days_off(calendar::working_from(formed), reviews);
        let published = calendar::publishing_from(ready, hand);
        let proposed = calendar::working_days_off(published, -reviews);
        (at(proposed, office_minute(chance / 8)), at(published, office_minute(chance / 4096)))
    }
}

/// A minute of the office's day, outside the noon break: 8:40 to 11:50 or 14:00 to 17:20.
fn office_minute(chance: u64) -> i32 {
    let minute = 520 + share(chance, 390);
    if minute < 710 { minute } else { minute + 130 }
}

fn share(chance: u64, of: u64) -> i32 {
    i32::try_from(chance % of).expect("a share of a day is a small number")
}

fn at(day: Date, minute: i32) -> DateTime {
    let [hour, minute] = [minute / 60, minute % 60].map(|part| i8::try_from(part).expect("part of a day's clock"));
    day.at(hour, minute, 0, 0)
}

fn day_of_2025(text: &str) -> Date {
    let number = |part: &str| part.parse().expect("rows are written with month and day");
    let (month, day) = text.split_once('-').expect("rows are written MM-DD");
    date(2025, number(month), number(day))
}
