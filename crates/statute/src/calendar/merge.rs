//! 录入通知 A notice joined to what is known, or every reason why it cannot be.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};

use super::{Calendar, Notice, NoticeObstacle, YearNotice};

/// 录入结果 The calendar after a notice, what changed in it, and what deserves a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// The calendar with the notice in it.
    pub calendar: Calendar,
    /// One entry per year of the file, ascending; [`ChangeKind::Unchanged`] ones included.
    pub changes: Vec<YearChange>,
    /// What looks incomplete but is not refused.
    pub warnings: Vec<NoticeWarning>,
}

/// 一年的变动 What one year's entry did to the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearChange {
    /// The calendar year.
    pub year: i16,
    /// How the entry relates to what was known.
    pub kind: ChangeKind,
    /// Days whose class is another one now, ascending: every open deadline near them is computed again.
    pub dates: Vec<Date>,
}

/// 变动类别 How a year's entry relates to what was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// 新增 The year was not known.
    New,
    /// 无变化 The same days as known.
    Unchanged,
    /// 调整 A later notice changed the year, and its source says so (2019 Labour Day, 2020 Spring Festival).
    Amended,
    /// 岁末补入 The notice of the following year set days in this December (2022-12-31).
    DecemberAdded,
}

/// 提示 What travels beside an accepted notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeWarning {
    /// A whole year without holidays that never move: most likely a part of the notice only.
    Thin {
        /// The year.
        year: i16,
        /// The fixed holidays that are missing.
        missing: Vec<Date>,
    },
}

impl NoticeWarning {
    /// What the clerk is told.
    #[must_use]
    pub fn text(&self) -> String {
        let Self::Thin { year, missing } = self;
        let days: Vec<String> = missing.iter().map(Date::to_string).collect();
        format!("{year}年的通知已录入，但其中没有{}这些每年都放假的日子，请核对是否漏录。", days.join("、"))
    }
}

impl Calendar {
    /// 录入通知 This calendar with the years of `notice` added.
    ///
    /// A year that is not known becomes known. For a known year the entry is accepted when it
    ///
    /// - lists the same days (no change);
    /// - is an amendment: it lists the whole year anew, and its `source` names every notice known for that year and at
    ///   least one more, joined by `；`, as the bundled 2019 and 2020 do;
    /// - only adds days of December, none of them contradicting a known one, while the same file carries the following
    ///   year: so the notice for 2027 may bring `"2026": {"off": ["2026-12-31"], …}` along, alone or together with all
    ///   that is known of 2026.
    ///
    /// # Errors
    ///
    /// Every contradiction at once; nothing is added then.
    pub fn with_notice(&self, notice: &Notice) -> Result<Addition, Vec<NoticeObstacle>> {
        let (mut years, mut changes, mut warnings, mut obstacles) = (self.years.clone(), vec![], vec![], vec![]);
        for (year, told) in &notice.years {
            let next_too = notice.years.iter().any(|(other, _)| *other == year + 1);
            match settle(*year, self.years.get(year), told, next_too) {
                Ok((kind, after)) => {
                    let before = self.years.get(year).cloned().unwrap_or_default();
                    changes.push(YearChange { year: *year, kind, dates: differing(&before, &after) });
                    warnings.extend(thin(*year, &after).filter(|_| kind == ChangeKind::New));
                    years.insert(*year, after);
                }
                Err(obstacle) => obstacles.push(obstacle),
            }
        }
        let calendar = Self::of(years, self.overlay.clone());
        if obstacles.is_empty() { Ok(Addition { calendar, changes, warnings }) } else { Err(obstacles) }
    }
}

fn settle(
    year: i16,
    known: Option<&YearNotice>,
    told: &YearNotice,
    next_too: bool,
) -> Result<(ChangeKind, YearNotice), NoticeObstacle> {
    let Some(known) = known else {
        let alone = next_too && only_december(told);
        return if alone { Err(NoticeObstacle::DecemberAlone { year }) } else { Ok((ChangeKind::New, told.clone())) };
    };
    if known.off == told.off && known.work == told.work {
        return Ok((ChangeKind::Unchanged, known.clone()));
    }
    if let Some(joined) = december_added(known, told).filter(|_| next_too) {
        return Ok((ChangeKind::DecemberAdded, joined));
    }
    if !amends(&known.source, &told.source) {
        let dates = differing(known, told);
        return Err(NoticeObstacle::Contradiction { year, source: known.source.clone(), dates });
    }
    let lost: Vec<Date> =
        fixed_holidays(year).filter(|day| known.off.contains(day) && !told.off.contains(day)).collect();
    if lost.is_empty() {
        Ok((ChangeKind::Amended, told.clone()))
    } else {
        Err(NoticeObstacle::PartAmendment { year, lost })
    }
}

/// The known year with the December days of `told`, when those are all that `told` would change.
fn december_added(known: &YearNotice, told: &YearNotice) -> Option<YearNotice> {
    let whole = known.off.is_subset(&told.off) && known.work.is_subset(&told.work);
    if !whole && !only_december(told) {
        return None;
    }
    let joined = YearNotice {
        source: if told.source.contains(&known.source) {
            told.source.clone()
        } else {
            format!("{}；{}", known.source, told.source)
        },
        off: known.off.union(&told.off).copied().collect(),
        work: known.work.union(&told.work).copied().collect(),
    };
    let late = differing(known, &joined).iter().all(|date| date.month() == 12);
    (late && joined.off.is_disjoint(&joined.work)).then_some(joined)
}

fn only_december(told: &YearNotice) -> bool {
    let mut dates = told.off.iter().chain(&told.work).peekable();
    dates.peek().is_some() && dates.all(|date| date.month() == 12)
}

/// Whether the source of an entry names all that is known and something later besides.
fn amends(known: &str, told: &str) -> bool {
    let (known, told) = (documents(known), documents(told));
    known.is_subset(&told) && known.len() < told.len()
}

/// The documents of a source, without remarks in brackets.
fn documents(source: &str) -> BTreeSet<&str> {
    let bare = source.split(['；', ';']).filter_map(|part| part.split(['（', '(']).next());
    bare.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Days that stand in another list, or in none, afterwards.
fn differing(before: &YearNotice, after: &YearNotice) -> Vec<Date> {
    let off = before.off.symmetric_difference(&after.off);
    let dates: BTreeSet<Date> = off.chain(before.work.symmetric_difference(&after.work)).copied().collect();
    dates.into_iter().collect()
}

/// 1 January, 1 May and 1 to 3 October: free every year since 1999 (全国年节及纪念日放假办法第二条).
fn fixed_holidays(year: i16) -> impl Iterator<Item = Date> {
    [(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)].into_iter().map(move |(month, day)| date(year, month, day))
}

fn thin(year: i16, told: &YearNotice) -> impl Iterator<Item = NoticeWarning> + use<> {
    let missing: Vec<Date> = fixed_holidays(year).filter(|day| !told.off.contains(day)).collect();
    (!missing.is_empty()).then_some(NoticeWarning::Thin { year, missing }).into_iter()
}
