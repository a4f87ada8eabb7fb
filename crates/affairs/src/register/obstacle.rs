//! 障碍 Why something cannot be registered now, in words a clerk understands.

use std::borrow::Cow;

use jiff::civil::{Date, date};
use messages::{Catalogued, Message};

use super::{BookState, Closing, Coded, Kind, Track};

/// 障碍 One reason; a refusal names them all at once.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "every variant carries what its message prints")]
pub enum Obstacle {
    /// A day that has not come.
    Future { field: &'static str, day: Date },
    /// One day lies before another that comes first.
    Before { later: &'static str, then: Date, earlier: &'static str, first: Date },
    /// A day no record can have.
    NoDay { field: &'static str, day: Date },
    /// A word or a day left blank.
    Blank { field: &'static str },
    /// Longer than its field.
    TooLong { field: &'static str, most: usize },
    /// Signs nobody can read.
    Unprintable { field: &'static str },
    /// A word the kind has no field for.
    NotAsked { field: &'static str },
    /// Nothing, where something is counted.
    Zero { field: &'static str },
    /// More than there can be.
    TooMuch { field: &'static str },
    /// An end before its beginning, or past midnight.
    Hours,
    /// No row of table III.
    UnknownResult { row: String },
    /// No outcome of that track.
    UnknownOutcome { track: Track, outcome: String },
    /// More money than was asked for.
    MoreThanNotified,
    /// A monthly sum from nowhere.
    SumWithoutSource,
    /// Mentor of oneself.
    OwnMentor,
    /// A plan item due in another year.
    DueOutside { year: i16, due: Date },
    /// A day of being done, and not done.
    DoneAndNot,
    /// A claim without a record.
    NoEvidence,
    /// No record of this house.
    Evidence { id: String },
    /// One record named twice.
    EvidenceTwice,
    /// Entered before.
    Twin { number: String },
    /// No reason.
    NoReason,
    /// The same again.
    Unchanged,
    /// Another kind of record.
    OtherKind { kind: Kind },
    /// Another year than its number says.
    OtherYear { year: i16 },
    /// Struck.
    Struck,
    /// Somebody else was first.
    Stale,
    /// Somebody else's problem.
    NotOwn,
    /// Nobody confirms in somebody's place.
    OnlyOwn,
    /// Not solved yet.
    NotSolved,
    /// Confirmed before.
    ConfirmedAlready,
    /// Nothing anybody confirms.
    NothingToConfirm { kind: Kind },
    /// The book of a year it would change is closed.
    BookClosed { kind: Kind, year: i16 },
    /// No book of such a year.
    BookYear { year: i16 },
    /// The book stands so already.
    BookAlready { kind: Kind, year: i16, state: BookState },
    /// The book was never opened.
    BookNotOpen { kind: Kind, year: i16 },
    /// The year is not over.
    BookEarly { year: i16 },
    /// Complete with nothing in it.
    BookEmpty { kind: Kind, year: i16 },
    /// Nothing, and there is something.
    BookNotEmpty { kind: Kind, year: i16, records: usize },
}

impl Catalogued for Obstacle {
    fn examples() -> Vec<Self> {
        let (day, later) = (date(2025, 3, 3), date(2025, 3, 7));
        let (kind, year) = (Kind::Training, 2025);
        vec![
            Self::Future { field: "培训日期", day: later },
            Self::Before { later: "办结日期", then: day, earlier: "收到日期", first: later },
            Self::NoDay { field: "收到日期", day: date(1, 1, 1) },
            Self::Blank { field: "主题" },
            Self::TooLong { field: "主题", most: 200 },
            Self::Unprintable { field: "主题" },
            Self::NotAsked { field: "place" },
            Self::Zero { field: "到会人数" },
            Self::TooMuch { field: "件数" },
            Self::Hours,
            Self::UnknownResult { row: "refused".into() },
            Self::UnknownOutcome { track: Track::Review, outcome: "suit.revoked".into() },
            Self::MoreThanNotified,
            Self::SumWithoutSource,
            Self::OwnMentor,
            Self::DueOutside { year, due: date(2026, 1, 5) },
            Self::DoneAndNot,
            Self::NoEvidence,
            Self::Evidence { id: "peixun-2025-009".into() },
            Self::EvidenceTwice,
            Self::Twin { number: "peixun-2025-003".into() },
            Self::NoReason,
            Self::Unchanged,
            Self::OtherKind { kind },
            Self::OtherYear { year },
            Self::Struck,
            Self::Stale,
            Self::NotOwn,
            Self::OnlyOwn,
            Self::NotSolved,
            Self::ConfirmedAlready,
            Self::NothingToConfirm { kind },
            Self::BookClosed { kind, year },
            Self::BookYear { year: 1025 },
            Self::BookAlready { kind, year, state: BookState::Closed(Closing::Nothing) },
            Self::BookNotOpen { kind, year },
            Self::BookEarly { year },
            Self::BookEmpty { kind, year },
            Self::BookNotEmpty { kind, year, records: 3 },
        ]
    }

    fn message(&self) -> Message {
        match self {
            Self::Future { .. } | Self::Before { .. } | Self::NoDay { .. } | Self::Hours | Self::DueOutside { .. } => {
                self.of_days()
            }
            Self::BookClosed { .. }
            | Self::BookYear { .. }
            | Self::BookAlready { .. }
            | Self::BookNotOpen { .. }
            | Self::BookEarly { .. }
            | Self::BookEmpty { .. }
            | Self::BookNotEmpty { .. } => self.of_books(),
            Self::NoReason
            | Self::Unchanged
            | Self::OtherKind { .. }
            | Self::OtherYear { .. }
            | Self::Struck
            | Self::Stale
            | Self::NotOwn
            | Self::OnlyOwn
            | Self::NotSolved
            | Self::ConfirmedAlready
            | Self::NothingToConfirm { .. } => self.of_acts(),
            _ => self.of_contents(),
        }
    }
}

fn say(
    code: &'static str,
    what: impl Into<Cow<'static, str>>,
    why: impl Into<Cow<'static, str>>,
    todo: impl Into<Cow<'static, str>>,
) -> Message {
    Message { code, what: what.into(), why: why.into(), todo: todo.into() }
}

fn on(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

impl Obstacle {
    fn of_days(&self) -> Message {
        match self {
            Self::Future { field, day } => say(
                "register.day.future",
                format!("“{field}”{}还没有到。", on(*day)),
                "台账记已经发生的事。",
                "请核对年月日；事情还没有办的，办完再登记。",
            ),
            Self::Before { later, then, earlier, first } => say(
                "register.day.before",
                format!("“{later}”{}早于“{earlier}”{}。", on(*then), on(*first)),
                "后一步不会先于前一步。",
                "请对照原件核对这两个日期。",
            ),
            Self::NoDay { field, day } => say(
                "register.day.none",
                format!("“{field}”{}不像一个真实的日期。", on(*day)),
                "台账里的日期不会离现在这么远。",
                "请核对年份有没有多打或少打一位。",
            ),
            Self::DueOutside { year, due } => say(
                "register.plan.due",
                format!("这是{year}年的计划，完成时限{}却不在这一年。", on(*due)),
                "一年的计划在当年完成，年报逐条对照。",
                "请改完成时限；要跨年的，请登记在完成那一年的计划里。",
            ),
            _ => say(
                "register.hours",
                "开始和结束的时刻对不上。",
                "结束要晚于开始，一场不过夜。",
                "请核对时刻；办了两天的，请按两场登记。",
            ),
        }
    }

    fn of_contents(&self) -> Message {
        match self {
            Self::Blank { field } => say(
                "register.blank",
                format!("“{field}”还没有填。"),
                "缺了这一项，以后说不清这条记录。",
                "请填上；原件上也没有的，请先问清楚。",
            ),
            Self::TooLong { field, most } => say(
                "register.too-long",
                format!("“{field}”超过了{most}个字。"),
                "台账记要点，详细材料留在档案里。",
                "请写得短一些，把材料的名称写进依据。",
            ),
            Self::Unprintable { field } => say(
                "register.unprintable",
                format!("“{field}”里有看不见的控制符。"),
                "从别的软件复制时会带进来，存进去以后谁也看不出。",
                "请删掉这一段重新打。",
            ),
            Self::NotAsked { field } => say(
                "register.not-asked",
                format!("这种台账没有“{field}”这一栏。"),
                "填了也没有地方看到。",
                "请把内容写进表单上有的栏目。",
            ),
            Self::Zero { field } => say(
                "register.zero",
                format!("“{field}”要大于零。"),
                "没有发生的事不登记；全年没有的，在年结时选“本年无”。",
                "请核对数字；填错了行的，不要登记这一条。",
            ),
            Self::TooMuch { field } => say(
                "register.too-much",
                format!("“{field}”大得不像一笔。"),
                "一条记录超过了任何乡镇一年的数。",
                "请核对单位（元、万元）和位数。",
            ),
            Self::UnknownResult { row } => say(
                "register.application.result",
                format!("年报表三没有“{row}”这一行办理结果。"),
                "一件申请办结后只归入表三的一行（国办公开办函〔2021〕30号）。",
                "请从列出的办理结果里选一行。",
            ),
            Self::UnknownOutcome { track, outcome } => say(
                "register.remedy.outcome",
                format!("“{}”没有“{outcome}”这种结果。", track.name()),
                "复议和诉讼各有自己的结果。",
                "请从列出的结果里选；途径选错了的，先改途径。",
            ),
            Self::MoreThanNotified => say(
                "register.fee.more",
                "实收的钱比通知的多。",
                "信息处理费按通知的数收取（第四十二条）。",
                "请核对两个金额；多收的要退。",
            ),
            Self::SumWithoutSource => say(
                "register.decision.source",
                "一条记录记了几件决定，却没有写依据。",
                "按月汇总登记的，要查得到是从哪份清单来的。",
                "请在依据里写明清单的名称和所在，或者一件一件登记。",
            ),
            Self::OwnMentor => say(
                "register.pairing.same",
                "导师和新进人员是同一个人。",
                "帮带是一个人带另一个人。",
                "请核对两个账号。",
            ),
            Self::DoneAndNot => say(
                "register.plan.done",
                "填了完成日期，进度却不是“做完了”。",
                "两处说法不一样，年报不知道听哪个。",
                "做完了的请改进度；没做完的请删掉完成日期。",
            ),
            Self::NoEvidence => say(
                "register.measure.evidence",
                "这条举措没有一条记录能证明。",
                "年报里说做了什么，要打得开当时的记录。",
                "请写上有关记录的编号，例如培训或者稿件的编号。",
            ),
            Self::Evidence { id } => say(
                "register.measure.unknown",
                format!("没有找到编号为“{id}”的记录。"),
                "编号抄错了，或者那条记录已经划去。",
                "请打开那条记录，把编号照样抄过来。",
            ),
            Self::EvidenceTwice => {
                say("register.measure.twice", "同一条记录写了两次。", "一条记录证明一次就够了。", "请删掉重复的编号。")
            }
            Self::Twin { number } => say(
                "register.twin",
                format!("这件事好像已经登记过，编号是{number}。"),
                "同一天、同一时刻、同一主题的培训，或者同一个文号、收文编号，登记两次就会多算。",
                "请先打开那一条核对；确实是另一件事的，请写明理由再登记。",
            ),
            _ => say("register.other", "这条记录有一处不对。", "内容前后矛盾。", "请对照原件核对后再登记。"),
        }
    }

    fn of_acts(&self) -> Message {
        match self {
            Self::NoReason => say(
                "register.no-reason",
                "还没有写理由。",
                "登记过的内容要改、要划去，或者重开已经结了的簿，以后查账的人要知道为什么。",
                "请用一句话写明理由。",
            ),
            Self::Unchanged => say(
                "register.unchanged",
                "和原来一样，没有改。",
                "没有改动的，台账里不多记一笔。",
                "不必再办；想改的那一栏请核对是不是填上了。",
            ),
            Self::OtherKind { kind } => say(
                "register.other-kind",
                format!("这条是“{}”的记录，不能改成别的台账。", kind.name()),
                "编号说明它属于哪本台账，编号不变。",
                "请划去这一条，再到正确的台账登记。",
            ),
            Self::OtherYear { year } => say(
                "register.other-year",
                format!("这条记录属于{year}年，不能改到别的年份。"),
                "编号里写着年份，编号不变。",
                "年份登记错了的，请划去这一条，按正确的日期重新登记。",
            ),
            Self::Struck => say(
                "register.struck",
                "这条记录已经划去。",
                "划去的记录留着可查，不再改，也不计数。",
                "需要的，请重新登记一条。",
            ),
            Self::Stale => say(
                "register.stale",
                "您打开以后，同事已经改过这里。",
                "照旧页面改，会盖掉同事的改动。",
                "请重新打开看一看，需要的再改。",
            ),
            Self::NotOwn => say(
                "register.problem.not-own",
                "这个问题不是您提出的。",
                "问题解决没有，由提出的人自己确认。",
                "请提出问题的同事登录后确认。",
            ),
            Self::OnlyOwn => say(
                "register.problem.hand-over",
                "这个问题不能交给别人确认。",
                "问题解决没有，只有提出的人知道。",
                "请他先确认；来不及的，由记台账的人写明理由，把提出人改成接手的人。",
            ),
            Self::NotSolved => say(
                "register.problem.not-solved",
                "这个问题还没有登记解决日期。",
                "先解决，再由提出的人确认。",
                "请先补记解决日期和办法。",
            ),
            Self::ConfirmedAlready => {
                say("register.problem.confirmed", "这个问题已经确认过了。", "一个问题确认一次。", "不必再办。")
            }
            Self::NothingToConfirm { kind } => say(
                "register.confirm.none",
                format!("“{}”的记录不用确认。", kind.name()),
                "只有实操问题要由提出的人确认解决了。",
                "不必再办。",
            ),
            _ => say("register.act", "这一步现在不能办。", "记录的状态不允许。", "请重新打开这条记录看一看。"),
        }
    }

    fn of_books(&self) -> Message {
        match self {
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
            _ => say("register.book", "这本台账现在不能这样办。", "台账的状态不允许。", "请重新打开台账看一看。"),
        }
    }
}
