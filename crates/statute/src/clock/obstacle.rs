//! 不合法的经过 Why an event cannot stand where it stands.

use jiff::civil::{Date, date};
use messages::{Catalogued, Message};

use super::Stage;

/// 障碍 One event that the Regulations do not allow there; a list may have many, and all are named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockObstacle {
    /// Its place in the list, counted from one.
    pub at: usize,
    /// Its date.
    pub on: Date,
    /// Its name in the list and the name a clerk knows.
    pub event: (&'static str, &'static str),
    /// What stands in the way.
    pub reason: Reason,
}

/// 障碍的原因 What stands in the way of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "every variant carries the dates and names that its message prints")]
pub enum Reason {
    /// Before the day of receipt.
    BeforeReceipt { received: Date },
    /// Earlier than the event before it.
    Backwards { previous: Date },
    /// One of the acts for which `received` stands.
    ReceiptIsAField,
    /// After the case was closed.
    AfterClosing { closed: Date },
    /// The stage of the case does not know this act.
    Stage { stage: Stage },
    /// A second clarification notice.
    ClarifiedTwice,
    /// The day set for the supplement is not after the notice.
    ReplyByTooEarly { reply_by: Date },
    /// A supplement after the day set, without a good reason.
    SupplementLate { reply_by: Date },
    /// The period for the supplement is not over.
    SupplementAwaited { until: Date },
    /// Unclear "after a supplement" without one.
    NeverSupplemented,
    /// A consultation of that name is running.
    ConsultationRunning { id: String },
    /// No consultation of that name is running.
    NoConsultation { id: String },
    /// The consultation of that name asked somebody else.
    OtherConsultation { id: String, asked: &'static str },
    /// A letter that arrived before it was sent.
    ArrivedBeforeSent { received: Date },
    /// The fifteen working days are not over.
    SilenceEarly { last: Date },
    /// The fifteen working days were over earlier.
    SilenceLate { last: Date },
    /// A second extension.
    ExtendedTwice,
    /// No length between one and twenty working days.
    ExtensionDays { days: i64 },
    /// An extension after the due day.
    ExtensionAfterDue { due: Date },
    /// A delayed date that is not later than the period.
    DeferralNotLater { until: Date, due: Date },
    /// A fee notice after the due day.
    FeeAfterDue { due: Date },
    /// The period for the payment is not over.
    PaymentAwaited { until: Date },
    /// An answer while somebody is still being asked.
    StillConsulting { ids: Vec<String> },
    /// The period has not passed.
    NotPassed { due: Date },
    /// A renewed period that is no period.
    RedoPeriod,
}

impl Catalogued for ClockObstacle {
    fn examples() -> Vec<Self> {
        let day = date(2025, 6, 4);
        let id = "a".to_owned();
        let reasons = vec![
            Reason::BeforeReceipt { received: day },
            Reason::Backwards { previous: day },
            Reason::ReceiptIsAField,
            Reason::AfterClosing { closed: day },
            Reason::Stage { stage: Stage::AwaitingPayment },
            Reason::ClarifiedTwice,
            Reason::ReplyByTooEarly { reply_by: day },
            Reason::SupplementLate { reply_by: day },
            Reason::SupplementAwaited { until: day },
            Reason::NeverSupplemented,
            Reason::ConsultationRunning { id: id.clone() },
            Reason::NoConsultation { id: id.clone() },
            Reason::OtherConsultation { id: id.clone(), asked: "第三方" },
            Reason::ArrivedBeforeSent { received: day },
            Reason::SilenceEarly { last: day },
            Reason::SilenceLate { last: day },
            Reason::ExtendedTwice,
            Reason::ExtensionDays { days: 30 },
            Reason::ExtensionAfterDue { due: day },
            Reason::DeferralNotLater { until: day, due: day },
            Reason::FeeAfterDue { due: day },
            Reason::PaymentAwaited { until: day },
            Reason::StillConsulting { ids: vec![id] },
            Reason::NotPassed { due: day },
            Reason::RedoPeriod,
        ];
        let example = |reason| Self { at: 2, on: date(2025, 6, 5), event: ("extend", "延长答复期限"), reason };
        reasons.into_iter().map(example).collect()
    }

    fn message(&self) -> Message {
        let (name, chinese) = self.event;
        let (code, what, why, todo) = self
            .reason
            .in_order()
            .or_else(|| self.reason.of_clarification())
            .unwrap_or_else(|| self.reason.of_others());
        let what = format!("第{}个事件（{}，{chinese} {name}）不能这样登记：{what}。", self.at, self.on);
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}

type Sentences = (&'static str, String, &'static str, &'static str);

impl Reason {
    fn in_order(&self) -> Option<Sentences> {
        Some(match self {
            Self::BeforeReceipt { received } => (
                "clock.event.before-receipt",
                format!("它早于收到申请之日{received}"),
                "收到申请之前不会有办理经过，事后更正要另记一个事件。",
                "请核对这个日期和收到日期。",
            ),
            Self::Backwards { previous } => (
                "clock.event.backwards",
                format!("它早于前一个事件的日期{previous}"),
                "事件按发生的先后排列，顺序不同，期限也不同。",
                "请核对日期，或调整先后顺序。",
            ),
            Self::ReceiptIsAField => (
                "clock.event.receipt",
                "收到环节不写在事件里".into(),
                "收到申请之日由 received 一项表示，按《条例》第三十一条确定。",
                "请把确定下来的收到日期写在 received，删去这个事件。",
            ),
            Self::AfterClosing { closed } => (
                "clock.event.after-closing",
                format!("申请已于{closed}办结"),
                "办结以后，只有复议决定或者判决责令重新答复，才会重新计时。",
                "请核对办结的日期，或删去这个事件。",
            ),
            Self::Stage { stage } => (
                "clock.event.stage",
                format!("申请这时的状态是“{}”", stage.name()),
                "每一步都有它的前提，前提还没有成立。",
                "请补上中间缺的事件，或核对事件的名称。",
            ),
            Self::NotPassed { due } => (
                "clock.deadline.not-passed",
                format!("期限到{due}才届满"),
                "届满之日当天答复仍然及时，次日起才算逾期。",
                "请删去这个事件；是否逾期由日期推算，不必登记。",
            ),
            Self::RedoPeriod => (
                "clock.redo.period",
                "重新答复的期限没有写成一个以后的日期（due），或者一至三百六十六的工作日数（within）".into(),
                "重新答复的期限以复议决定或者判决所定为准，两种写法只能用一种；没有定的，两项都不写，按二十个工作日计算。",
                "请对照决定书改正。",
            ),
            _ => return None,
        })
    }

    fn of_clarification(&self) -> Option<Sentences> {
        Some(match self {
            Self::ClarifiedTwice => (
                "clock.clarification.twice",
                "已经告知过一次补正".into(),
                "需要补正的内容应当一次告知（《条例》第三十条）。",
                "补正后仍不明确的，请登记 still_unclear。",
            ),
            Self::ReplyByTooEarly { reply_by } => (
                "clock.clarification.reply-by",
                format!("补正期限{reply_by}不晚于告知当天"),
                "补正要给申请人合理的期限（《条例》第三十条）。",
                "请改为告知之后的日期。",
            ),
            Self::SupplementLate { reply_by } => (
                "clock.supplement.late",
                format!("补正期限{reply_by}已过，也没有写明正当理由"),
                "无正当理由逾期不补正的，视为放弃申请（《条例》第三十条）。",
                "申请人有正当理由的，请在这个事件上写 \"good_reason\": true。",
            ),
            Self::SupplementAwaited { until } => (
                "clock.clarification.period-open",
                format!("申请人在{until}当天还可以补正"),
                "补正期限届满之后，才能视为放弃申请（《条例》第三十条）。",
                "请等到次日再登记。",
            ),
            Self::NeverSupplemented => (
                "clock.still-unclear.no-supplement",
                "申请人没有补正过".into(),
                "只有补正之后仍不明确，才能这样办结。",
                "内容不明确的，请先告知补正（《条例》第三十条）。",
            ),
            Self::PaymentAwaited { until } => (
                "clock.payment.period-open",
                format!("申请人在{until}当天还可以缴费"),
                "缴费期限是收到收费通知次日起二十个工作日，期满才视为放弃申请（信息处理费管理办法第六条）。",
                "请等到次日再登记。",
            ),
            Self::FeeAfterDue { due } => (
                "clock.fee.after-due",
                format!("答复期限已于{due}届满"),
                "收费通知要在办理期限之内发出（信息处理费管理办法第六条），过期就不能再收费。",
                "请不收费用，尽快答复申请人。",
            ),
            _ => return None,
        })
    }

    fn of_others(&self) -> Sentences {
        self.of_extension().unwrap_or_else(|| self.of_consultation())
    }

    fn of_extension(&self) -> Option<Sentences> {
        Some(match self {
            Self::ExtendedTwice => (
                "clock.extend.already",
                "这件申请已经延长过一次".into(),
                "答复期限只能延长一次，期限重新计算的也一样（《条例》第三十三条第二款）。",
                "请在现有期限内答复。",
            ),
            Self::ExtensionDays { days } => (
                "clock.extend.days",
                format!("延长{days}个工作日不在一至二十之间"),
                "延长最多二十个工作日（《条例》第三十三条第二款）。",
                "请改为一至二十之间的整数。",
            ),
            Self::ExtensionAfterDue { due } => (
                "clock.extend.overdue",
                format!("答复期限已于{due}届满"),
                "延长要在原期限届满之前决定并告知申请人（《条例》第三十三条第二款）。",
                "请尽快答复；逾期的情况会如实反映。",
            ),
            Self::DeferralNotLater { until, due } => (
                "clock.defer.not-later",
                format!("延迟到{until}，并不晚于现有期限{due}"),
                "延迟答复是因为在原期限内确实答复不了（《条例》第三十五条）。",
                "请写一个更晚的合理日期；按原期限答复的，不写 until。",
            ),
            _ => return None,
        })
    }

    fn of_consultation(&self) -> Sentences {
        match self {
            Self::ConsultationRunning { id } => (
                "clock.consultation.running",
                format!("名为「{}」的征求意见还没有结束", shown(id)),
                "征求意见和它的回复靠 id 对上，同名的两个分不清。",
                "请换一个 id，或先登记前一个的回复。",
            ),
            Self::NoConsultation { id } => (
                "clock.consultation.none",
                format!("没有正在进行的、名为「{}」的征求意见", shown(id)),
                "征求意见和它的回复靠 id 对上。",
                "请核对 id，或补上征求意见的事件。",
            ),
            Self::OtherConsultation { id, asked } => (
                "clock.consultation.other",
                format!("名为「{}」的征求意见，对象是{asked}", shown(id)),
                "各种对象沉默的后果不同，不能互相代替。",
                "请核对事件的名称和 id。",
            ),
            Self::ArrivedBeforeSent { received } => (
                "clock.letter.arrived-before-sent",
                format!("送达日{received}早于发出之日"),
                "文书发出之后才能送达。",
                "请核对这两个日期。",
            ),
            Self::SilenceEarly { last } => (
                "clock.consultation.silence-early",
                format!("对方在{last}当天还可以回复"),
                "对方自收到征求意见书之日起有十五个工作日（《条例》第三十二、三十四条）。",
                "请以十五个工作日的最后一天登记。",
            ),
            Self::SilenceLate { last } => (
                "clock.consultation.silence-late",
                format!("十五个工作日到{last}为止"),
                "逾期未回复的，只有这十五个工作日不计入答复期限（《条例》第三十三条第三款）。",
                "请以十五个工作日的最后一天登记。",
            ),
            Self::StillConsulting { ids } => (
                "clock.decide.consulting",
                format!("还有{}个征求意见没有结束", ids.len()),
                "答复要在意见收齐或者期满之后作出（《条例》第三十二、三十四条）。",
                "请先登记回复，或者登记逾期未回复。",
            ),
            other => unreachable!("{other:?} is told with the others"),
        }
    }
}

fn shown(id: &str) -> String {
    if id.is_empty() { "（未命名）".to_owned() } else { id.chars().take(40).collect() }
}
