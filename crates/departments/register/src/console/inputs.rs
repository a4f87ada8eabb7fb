//! 要填的栏 The fields of each ledger's form, in their order: its facts, then its words, then its people.

use affairs::register::{
    Category, Coded, DecisionKind, Ending, Field, GroupDuty, Kind, MeasureTopic, ProblemCategory, Progress, Track,
    asked, outcome::OUTCOMES,
};

use super::says;

/// 栏 One field as the page draws it.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: &'static str,
    pub(super) shape: Shape,
    /// What stands in it.
    pub(super) value: String,
}

/// 形状 How it is typed.
pub(super) enum Shape {
    Line,
    Day,
    /// So many lines.
    Area(u8),
    /// Code and words.
    Choice(Vec<(String, String)>),
    Tick,
}

/// A word's field is called so, apart from a fact of the same name.
pub(super) fn word_field(field: Field) -> String {
    format!("word-{}", field.id())
}

/// The fields of a kind; `people` are the accounts a pair or a problem may name.
pub(super) fn inputs(kind: Kind, people: &[(String, String)]) -> Vec<Input> {
    let mut all = facts(kind, people);
    for word in asked(kind) {
        let shape = if matches!(word.field, Field::Description | Field::Answer) { Shape::Area(3) } else { Shape::Line };
        let hint = if word.required { "要填" } else { "没有的可以空着" };
        all.push(input(&word_field(word.field), word.label, hint, shape));
    }
    if kind.names_people() {
        let (label, hint, lines) = match kind {
            Kind::Member => ("姓名", "姓名，空一格写单位；加密存放，不进审计台账", 1),
            _ => ("签到名单", "一行一个人：姓名，空一格写单位；同一个人写两次算一次；加密存放", 8),
        };
        all.push(input("people", label, hint, Shape::Area(lines)));
    }
    all
}

fn input(name: &str, label: &str, hint: &'static str, shape: Shape) -> Input {
    Input { name: name.to_owned(), label: label.to_owned(), hint, shape, value: String::new() }
}

fn day(name: &str, label: &str, hint: &'static str) -> Input {
    input(name, label, hint, Shape::Day)
}

fn choice(name: &str, label: &str, hint: &'static str, options: Vec<(String, String)>) -> Input {
    input(name, label, hint, Shape::Choice(options))
}

fn codes<C: Coded>() -> Vec<(String, String)> {
    C::ALL.iter().map(|code| (code.id().to_owned(), code.name().to_owned())).collect()
}

fn or_none(words: &str, options: Vec<(String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), words.to_owned())).chain(options).collect()
}

fn facts(kind: Kind, people: &[(String, String)]) -> Vec<Input> {
    match kind {
        Kind::Application => vec![
            day("received", "收到日期", "《条例》第三十一条"),
            choice("category", "申请人", "几个人一起申请的，按第一个人", codes::<Category>()),
            day("closed", "办结日期", "还没有办结的空着"),
            choice("row", "办理结果", "一件只归一行；部分公开的只归部分公开", or_none("还没有办结", says::results())),
        ],
        Kind::Remedy => vec![
            choice("track", "途径", "", codes::<Track>()),
            day("accepted", "受理日期", ""),
            day("closed", "审结日期", "还没有审结的空着"),
            choice("outcome", "结果", "照文书上的结果选；归入表四哪一格由归类表定", or_none("还没有审结", outcomes())),
        ],
        Kind::Fee => vec![
            day("notice", "通知日期", "《条例》第四十二条"),
            input("notified", "通知金额（元）", "", Shape::Line),
            day("received", "收到日期", "还没有收到的空着"),
            input("paid", "实收金额（元）", "还没有收到的空着", Shape::Line),
        ],
        Kind::Normative => vec![
            day("made", "制发日期", ""),
            day("ended", "失去效力的日期", "现行有效的空着"),
            choice("how", "怎么失去效力", "", or_none("现行有效", codes::<Ending>())),
            input("led", "联合制发，由别的单位牵头", "由牵头单位计数，这里不计", Shape::Tick),
        ],
        Kind::Decision => vec![
            choice("what", "哪种决定", "准予和不予许可都算", codes::<DecisionKind>()),
            day("on", "决定日期", "按月汇总的填那个月最后一天"),
            input("count", "件数", "按月汇总的，要在依据里写明从哪份清单来", Shape::Line),
        ],
        Kind::Charge => vec![day("on", "收费日期", ""), input("money", "金额（元）", "", Shape::Line)],
        Kind::System => vec![
            day("issued", "印发日期", ""),
            choice("revised", "新订还是修订", "", vec![("no".into(), "新订".into()), ("yes".into(), "修订".into())]),
        ],
        Kind::Training => vec![
            day("on", "培训日期", ""),
            input("start", "开始时刻", "例如 09:00", Shape::Line),
            input("end", "结束时刻", "例如 11:30", Shape::Line),
        ],
        Kind::Pairing => vec![
            choice("mentor", "导师", "", or_none("请选", people.to_vec())),
            choice("trainee", "新进人员", "", or_none("请选", people.to_vec())),
            day("from", "开始日期", ""),
            day("to", "结束日期", "还在帮带的空着"),
        ],
        Kind::Problem => vec![
            day("raised", "提出日期", ""),
            choice("by", "提出人", "解决以后由他自己确认", or_none("请选", people.to_vec())),
            choice("category", "类别", "", codes::<ProblemCategory>()),
            day("solved", "解决日期", "还没有解决的空着"),
        ],
        Kind::Member => vec![
            choice("duty", "在组里", "", codes::<GroupDuty>()),
            day("from", "任职日期", ""),
            day("to", "结束日期", "还在任的空着"),
        ],
        Kind::Meeting => vec![day("on", "会议日期", "")],
        Kind::Plan => vec![
            input("year", "哪一年的计划", "例如 2026", Shape::Line),
            day("due", "完成时限", "在这一年以内"),
            choice("progress", "进度", "", codes::<Progress>()),
            day("done", "完成日期", "做完了的才填"),
        ],
        Kind::Measure => vec![
            choice("topic", "写在报告哪里", "", codes::<MeasureTopic>()),
            day("on", "日期", ""),
            input("evidence", "证明它的记录", "一行一个编号：台账记录的编号，或者稿件的索引号", Shape::Area(3)),
        ],
    }
}

fn outcomes() -> Vec<(String, String)> {
    let track = |suit: bool| if suit { "诉讼" } else { "复议" };
    OUTCOMES
        .iter()
        .map(|outcome| (outcome.code.to_owned(), format!("{}：{}", track(outcome.suit), outcome.name)))
        .collect()
}
