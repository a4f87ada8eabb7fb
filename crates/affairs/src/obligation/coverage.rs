//! 覆盖 How much of what was owed by a day was published.

use jiff::civil::Date;

use super::{Answer, Task};

/// 归到哪一类 What a task counts as on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// 按时公开
    InTime,
    /// 公开了，迟了
    Late,
    /// 没有发生
    NotHappened,
    /// 不涉及 Owed by nobody, and not counted among what is.
    NotConcerned,
    /// 还缺
    Missing,
}

/// 覆盖 应公开 = 已公开 + 没有发生 + 还缺.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// 已公开, in time or not.
    pub published: usize,
    /// 其中迟的
    pub late: usize,
    /// 没有发生
    pub not_happened: usize,
    /// 还缺
    pub missing: usize,
    /// 不涉及, beside the count.
    pub not_concerned: usize,
}

impl Coverage {
    /// 应公开
    #[must_use]
    pub const fn owed(&self) -> usize {
        self.published + self.not_happened + self.missing
    }
}

/// What a task counts as at the end of `day`; nothing while it is neither due nor answered.
#[must_use]
pub fn share(task: &Task, day: Date) -> Option<Share> {
    match task.closing.as_ref().filter(|closing| closing.day() <= day) {
        Some(closing) => Some(match closing.answer {
            Answer::Published { late: 0, .. } => Share::InTime,
            Answer::Published { .. } => Share::Late,
            Answer::NotHappened { .. } => Share::NotHappened,
            Answer::NotConcerned { .. } => Share::NotConcerned,
        }),
        None => (task.due <= day).then_some(Share::Missing),
    }
}

/// 覆盖 The tasks due or answered by the end of `day`.
#[must_use]
pub fn coverage<'a>(tasks: impl IntoIterator<Item = &'a Task>, day: Date) -> Coverage {
    let mut found = Coverage::default();
    for share in tasks.into_iter().filter_map(|task| share(task, day)) {
        match share {
            Share::InTime => found.published += 1,
            Share::Late => {
                found.published += 1;
                found.late += 1;
            }
            Share::NotHappened => found.not_happened += 1,
            Share::NotConcerned => found.not_concerned += 1,
            Share::Missing => found.missing += 1,
        }
    }
    found
}
