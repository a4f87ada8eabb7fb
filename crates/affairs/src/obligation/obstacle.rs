//! 障碍 Why something cannot be done with an obligation now, in words a clerk understands.

use std::borrow::Cow;

use jiff::civil::{Date, date};
use messages::{Catalogued, Message};

/// 障碍 One reason; a refusal names them all at once.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "every variant carries what its message prints")]
pub enum Obstacle {
    /// A year that nobody can plan.
    Year { year: i16 },
    /// Everything of the year is there.
    YearMade { year: i16 },
    /// An event that has not come.
    EventAhead { on: Date },
    /// Published before anything was owed.
    TooEarly { begins: Date },
    /// No words about what happened.
    NoWords,
    /// No reason.
    NoReason,
    /// Nobody has decided by when.
    Undecided { of: String },
    /// It does not concern the body.
    Exempt { of: String },
    /// No such code.
    NoSuch { code: String },
    /// Answered before.
    Closed,
    /// Not answered yet.
    Open,
    /// Somebody else was first.
    Stale,
    /// It did happen.
    Happened,
    /// It happens every year.
    MustHappen { of: String },
    /// The period still runs.
    NotOver { end: Date },
    /// The same event again.
    Twin { number: String },
    /// The item was not published.
    NotPublished { item: String },
    /// It answers another task.
    Answers { item: String, number: String },
    /// The same again.
    Unchanged,
    /// The deputy is the person.
    OwnDeputy,
    /// A limit of nothing.
    NoCount,
    /// A laxer limit without a reason.
    Laxer,
    /// A longer cycle than the catalogue's.
    LongerCycle { days: i32 },
    /// Nothing waits for approval.
    NothingToApprove,
    /// Blank.
    Blank { field: &'static str },
    /// No code a county gives.
    Code { code: String },
    /// A code that is taken.
    CodeTaken { code: String },
    /// More rows than anybody can choose from.
    TooMany { most: usize },
    /// No column of the site.
    Column { path: String },
    /// A row that its county took back.
    TakenBack { code: String, on: Date },
    /// Not somebody of this body.
    Nobody { field: &'static str },
}

impl Catalogued for Obstacle {
    fn examples() -> Vec<Self> {
        let day = date(2026, 12, 31);
        vec![
            Self::Year { year: 2030 },
            Self::YearMade { year: 2026 },
            Self::EventAhead { on: day },
            Self::TooEarly { begins: date(2026, 1, 1) },
            Self::NoWords,
            Self::NoReason,
            Self::Undecided { of: "河道采砂公示（X-01）".into() },
            Self::Exempt { of: "税收管理（F05）".into() },
            Self::NoSuch { code: "F99".into() },
            Self::Closed,
            Self::Open,
            Self::Stale,
            Self::Happened,
            Self::MustHappen { of: "政府信息公开工作年度报告（G-09）".into() },
            Self::NotOver { end: day },
            Self::Twin { number: "renwu-2026-0130".into() },
            Self::NotPublished { item: "pub-1".into() },
            Self::Answers { item: "pub-1".into(), number: "renwu-2026-0003".into() },
            Self::Unchanged,
            Self::OwnDeputy,
            Self::NoCount,
            Self::Laxer,
            Self::LongerCycle { days: 90 },
            Self::NothingToApprove,
            Self::Blank { field: "二级事项" },
            Self::Code { code: "f1".into() },
            Self::CodeTaken { code: "X-01".into() },
            Self::TooMany { most: 500 },
            Self::Column { path: "zwdt/xx".into() },
            Self::TakenBack { code: "X-01".into(), on: day },
            Self::Nobody { field: "责任人" },
        ]
    }

    fn message(&self) -> Message {
        let message = self.of_time().or_else(|| self.of_answers());
        message.or_else(|| self.of_table()).expect("every obstacle has its sentences: a test asks for each")
    }
}

impl Obstacle {
    fn of_time(&self) -> Option<Message> {
        Some(match self {
            Self::Year { year } => say(
                "obligation.year",
                format!("{year} 年排不了公开日历。"),
                "日历从条例施行的 2008 年起，最远排到下一年。",
                "请换一个年份。",
            ),
            Self::YearMade { year } => say(
                "obligation.year-made",
                format!("{year} 年的公开日历已经排好了，没有要补的。"),
                "同一件事一年只排一次，重复点击什么也不多。",
                "不必再办；目录增补了事项，再来点一次就会补上。",
            ),
            Self::EventAhead { on: day } => say(
                "obligation.ahead",
                format!("{} 还没有到。", on(*day)),
                "已经发生的事才起算时限；只有要在事前公开的事项（征求意见、采购意向等）可以登记将来的日子，最远一年。",
                "请核对日期。",
            ),
            Self::TooEarly { begins } => say(
                "obligation.too-early",
                "这条信息公开得比这项任务的起算日还早。",
                format!("这项任务从 {} 起算，之前公开的算在之前的任务上。", on(*begins)),
                "请换一条信息，或者先核对事件的日期。",
            ),
            Self::NotOver { end } => say(
                "obligation.not-over",
                format!("现在还说不了“没有发生”：要到 {} 才算完。", on(*end)),
                "过早说没有，后来发生了就漏了；到最后一个月再答复。",
                "请到最后一个月再答复；这期间发生了，登记事件就行。",
            ),
            Self::Undecided { of } => say(
                "obligation.undecided",
                format!("“{of}”的公开时限还没有定。"),
                "县里给的时限读不出是多少天，程序不会替您当作 20 个工作日。",
                "请县级主管部门把时限写明确，再登记事件。",
            ),
            _ => return None,
        })
    }

    fn of_answers(&self) -> Option<Message> {
        Some(match self {
            Self::NoWords => say(
                "obligation.no-words",
                "还没有写发生了什么。",
                "时限从这件事起算，查账的人要知道是哪件事。",
                "请用一句话写明，例如“第三季度低保审核结束”。",
            ),
            Self::NoReason => say(
                "obligation.no-reason",
                "还没有写理由。",
                "没有发生、不涉及、重开、收回，都要有人说明为什么，以后查得到。",
                "请用一句话写明理由。",
            ),
            Self::Exempt { of } => say(
                "obligation.exempt",
                format!("“{of}”已经登记为不涉及。"),
                "不涉及的领域和事项不产生任务，目录里照样列出并写明理由。",
                "情况变了的，请先恢复为涉及。",
            ),
            Self::NoSuch { code } => say(
                "obligation.no-such",
                format!("目录里没有“{code}”。"),
                "任务和责任都挂在目录的事项上。",
                "请从目录里选一个领域或者事项。",
            ),
            Self::Closed => say(
                "obligation.closed",
                "这项任务已经答复过了。",
                "一项任务答复一次，原来的答复留着可查。",
                "答复错了的，写明理由重开。",
            ),
            Self::Open => say("obligation.open", "这项任务还没有答复，不用重开。", "它还开着。", "请直接答复。"),
            Self::Stale => say(
                "obligation.stale",
                "您打开以后，同事已经改过这里。",
                "照旧页面办，会盖掉同事的改动。",
                "请重新打开看一看，需要的再办。",
            ),
            Self::Happened => say(
                "obligation.happened",
                "这件事登记过发生，不能再说没有发生。",
                "发生过的信息，时限已经起算。",
                "登记错了的，请答复“不涉及”并写明是误登记。",
            ),
            Self::MustHappen { of } => say(
                "obligation.must-happen",
                format!("“{of}”每年都要公开，不能答复没有发生。"),
                "法律定了每年的日子，没有内容也要公开（例如年度报告写明没有）。",
                "请写这一条；本单位确实不承担的，登记为不涉及。",
            ),
            Self::Twin { number } => say(
                "obligation.twin",
                format!("这件事已经登记过，是 {number}。"),
                "同一天、同样的话，是同一件事。",
                "不必再登记；确实是另一件的，请写清楚区别。",
            ),
            Self::NotPublished { item } => say(
                "obligation.not-published",
                format!("没有找到已经公开的信息“{item}”。"),
                "只有公开了的信息才能了结任务；没有发布的、撤下的不算。",
                "请核对编号，从稿件列表里抄编号或者索引号。",
            ),
            Self::Answers { item, number } => say(
                "obligation.answers",
                format!("“{item}”已经用来答复 {number} 了。"),
                "一条信息了结一项任务，不重复算。",
                "请换一条；原来认领错了的，先重开那一项。",
            ),
            _ => return None,
        })
    }

    fn of_table(&self) -> Option<Message> {
        Some(match self {
            Self::Unchanged => {
                say("obligation.unchanged", "和原来一样，没有改。", "没有改动的，不多记一笔。", "不必再办。")
            }
            Self::OwnDeputy => say(
                "obligation.own-deputy",
                "责任人和 B 角是同一个人。",
                "B 角在责任人不在时顶上，要是另一个人。",
                "请换一个人，或者空着。",
            ),
            Self::NoCount => say(
                "obligation.no-count",
                "自定时限要写明是几个工作日、几日或者几小时。",
                "时限至少是一。",
                "请填一个整数，或者两栏都空着。",
            ),
            Self::Laxer => say(
                "obligation.laxer",
                "自定的时限比目录的宽，又没有写理由。",
                "本单位可以比法定更严；更宽的，要有依据。",
                "请改严，或者写明依据。",
            ),
            Self::LongerCycle { days } => say(
                "obligation.longer-cycle",
                "自定的更新周期比目录的长，或者不是天数。",
                format!("目录要求至少每 {days} 天一次，本单位只能更短。"),
                "请填更短的天数，或者空着。",
            ),
            Self::NothingToApprove => {
                say("obligation.nothing-to-approve", "责任清单没有等批准的改动。", "改过的才需要批准。", "不必再办。")
            }
            Self::Blank { field } => {
                say("obligation.blank", format!("“{field}”没有填。"), "标准目录的每一栏都要印出来。", "请补上再存。")
            }
            Self::Code { code } => say(
                "obligation.code",
                format!("“{code}”不能做增补事项的编码。"),
                "县里增补的编码以 X- 开头，后面是大写字母、数字和横线，最多二十个。",
                "请改成例如 X-01 的样子。",
            ),
            Self::CodeTaken { code } => say(
                "obligation.code-taken",
                format!("编码“{code}”已经用过。"),
                "编码一经使用永不改作他用。",
                "请换一个编码。",
            ),
            Self::TooMany { most } => say(
                "obligation.too-many",
                format!("增补的事项已经有 {most} 项，不能再加。"),
                "下级每个单位写稿时都要在里面选，再多就没有人选得准了；收回的也算，编码不再改作他用。",
                "请把相近的并成一项。",
            ),
            Self::Column { path } => say(
                "obligation.column",
                format!("网站上没有“{path}”这个栏目。"),
                "栏目的网址是固定的，增补的事项要放进已有的一栏。",
                "请从列表里选一栏；没有合适的选“其他”。",
            ),
            Self::TakenBack { code, on: day } => say(
                "obligation.taken-back",
                format!("“{code}”已经在 {} 收回。", on(*day)),
                "收回以后不再产生新的任务，也不再在它下面写新稿；以前公开的照旧留着。",
                "不必再办；又要用的，请另外增补一项。",
            ),
            Self::Nobody { field } => say(
                "obligation.nobody",
                format!("“{field}”不在本单位的名册里。"),
                "任务和提醒要送到在岗的人或者还在的机构手上。",
                "请从列出的人或者机构里选。",
            ),
            _ => return None,
        })
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
