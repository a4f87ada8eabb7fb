//! 簿 What stands in the way of an act on a book, or because of one.

use messages::Message;

use super::{Obstacle, say};

impl Obstacle {
    pub(super) fn of_books(&self) -> Option<Message> {
        Some(match self {
            Self::BookClosed { kind, year } => say(
                "register.book.closed",
                format!("{year}年的“{}”台账已经结了。", kind.name()),
                "年结以后数字不再变，年报是按它写的。",
                "确实要改的，请负责人写明理由重开这本台账，改完再结；年报已经公布的，还要更正年报。",
            ),
            Self::BookYear { year } => say(
                "register.book.year",
                format!("不能开{year}年的台账。"),
                "《条例》2008年施行，台账从那一年记起，最多先开下一年的。",
                "请核对年份。",
            ),
            Self::BookAlready { kind, year, state } => say(
                "register.book.already",
                format!("{year}年的“{}”台账现在是“{}”。", kind.name(), state.name()),
                "已经是这个状态，或者同事刚办过。",
                "请重新打开台账看一看；已经结了的，要改先重开。",
            ),
            Self::BookNotOpen { kind, year } => say(
                "register.book.not-open",
                format!("{year}年的“{}”台账还没有开。", kind.name()),
                "没有开的台账说明不了任何事，零也不能算零。",
                "请先开这本台账，再办这一步。",
            ),
            Self::BookEarly { year } => say(
                "register.book.early",
                format!("{year}年还没有过完，不能年结。"),
                "结了以后还会有事情发生，数字就不全。",
                "请到第二年1月1日以后再结。",
            ),
            Self::BookEmpty { kind, year } => say(
                "register.book.empty",
                format!("{year}年的“{}”台账里一条也没有。", kind.name()),
                "“记全了”说的是里面的记录；一条也没有的，要明说本年无。",
                "确实没有的，请选“本年无”；有的，请先登记。",
            ),
            Self::BookNotEmpty { kind, year, records } => say(
                "register.book.not-empty",
                format!("{year}年的“{}”台账里有{records}条记录，不能结为“本年无”。", kind.name()),
                "有记录就不是零；上年没有办完、结转过来的也算。",
                "请选“记全了”；登记错了的，先写明理由划去。",
            ),
            _ => return None,
        })
    }
}
