//! N1 "There were no applications", against table III.

use statute::report::{Cell, Finding, Judgement, Number, Rule, Severity};

use super::{
    Subject, applications, certain, finding,
    lexicon::Word,
    opening,
    reach::{Reach, Scope},
    stated::{About, Counts, Stated},
    told::{Clause, Sense, Token, Told, any, has},
};

/// 没有 How a text says that there was nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nothing {
    /// 未收到申请: nothing came in this year.
    CameIn,
    /// 无依申请公开事项: nothing came in and nothing was in hand.
    WasThere,
    /// 未办理申请: nothing was handled.
    WasHandled,
}

/// 没有申请 Judges the first sentence of each kind that says there was nothing.
pub(super) fn applications(subject: &Subject<'_>, counts: &Counts<'_>, judgement: &mut Judgement) {
    let Some(told) = subject.text(1) else { return };
    let mut said: Vec<(Nothing, Reach, &Clause)> = Vec::new();
    let zero = counts.now.iter().find(|each| is_none_received(subject, each));
    said.extend(zero.map(|each| (Nothing::CameIn, each.reach, each.clause)));
    for sentence in told.sentences() {
        let mut scope = Scope::default();
        let mut nothing_came = false;
        for (at, clause) in sentence.iter().enumerate() {
            scope.hear_all(told, clause, subject);
            let found = denial(told, clause).or_else(|| {
                let handled = nothing_came && nothing_to_handle(told, clause);
                handled.then_some(Nothing::WasHandled)
            });
            let this_year = || is_this_year(told.tokens(&sentence[..=at]), subject.report.year);
            if let Some(nothing) = found.filter(|_| !scope.is_span() && this_year()) {
                let reach = if is_of_others(subject, told, clause) { Reach::Member } else { scope.reach() };
                said.push((nothing, reach, clause));
            }
            nothing_came |= found.is_some() || zero.is_some_and(|zero| zero.clause.bounds() == clause.bounds());
            scope.leave(clause);
        }
    }
    for kind in [Nothing::CameIn, Nothing::WasThere, Nothing::WasHandled] {
        if let Some((_, reach, clause)) = said.iter().find(|(nothing, ..)| *nothing == kind) {
            Denial { subject, told, kind, reach: *reach, clause }.judge(judgement);
        }
    }
}

/// 各村未收到, 镇属各事业单位未收到: someone this reader does not know stands before the denial.
fn is_of_others(subject: &Subject<'_>, told: &Told<'_>, clause: &Clause) -> bool {
    let denials = [Word::NotReceived, Word::NotHandled, Word::Not];
    let mut tokens = told.of_clause(clause).iter();
    let denied = tokens.find(|token| token.word().is_some_and(|word| denials.contains(&word)));
    denied.is_some_and(|denied| !certain::read(subject, told, clause).is_known_before(denied.start))
}

/// 收到 0 件 A zero said of what this body received in the whole year.
fn is_none_received(subject: &Subject<'_>, each: &Stated<'_>) -> bool {
    let received = match each.about {
        About::Received | About::NewlyReceived => true,
        // 依申请公开0件 where some were settled and none granted may mean what was made public.
        About::ByApplication => !applications::is_none_granted(subject),
        _ => false,
    };
    received && each.value == Number::ZERO && !each.estimate && each.is_whole() && each.certain
}

/// 本年没有申请 Whether section one says, for this year and this office, that no application came in.
pub(super) fn none_came_in(subject: &Subject<'_>, counts: &Counts<'_>) -> bool {
    if counts.now.iter().any(|each| is_none_received(subject, each)) {
        return true;
    }
    let Some(told) = subject.text(1) else { return false };
    told.sentences().any(|sentence| {
        sentence.iter().enumerate().any(|(at, clause)| {
            matches!(denial(told, clause), Some(Nothing::CameIn | Nothing::WasThere))
                && is_this_year(told.tokens(&sentence[..=at]), subject.report.year)
        })
    })
}

/// Whether the last year named is the report's, or none is.
pub(super) fn is_this_year(tokens: &[Token], own: Option<i16>) -> bool {
    let last = tokens.iter().rev().find_map(|token| token.count()?.year());
    last.is_none() || own.is_none() || last == own
}

/// Whether a sub-clause says that there was nothing.
pub(super) fn says_nothing(told: &Told<'_>, clause: &Clause) -> bool {
    denial(told, clause).is_some()
}

fn denial(told: &Told<'_>, clause: &Clause) -> Option<Nothing> {
    let tokens = told.of_clause(clause);
    let meant = any(tokens, &[Word::NotReceived, Word::NotHandled, Word::Not])
        && any(tokens, &[Word::Application, Word::ByApplication]);
    let elsewhere = [
        Word::OtherMatter,
        Word::Review,
        Word::Suit,
        Word::Carry,
        Word::LastYear,
        Word::Fee,
        Word::Refused,
        Word::Partly,
        Word::Withdrawn,
        Word::Span,
    ];
    let channel = any(tokens, &[Word::Channel, Word::Site]) && !has(tokens, Word::Total);
    if !meant || channel || any(tokens, &elsewhere) {
        return None;
    }
    let at = |words: &[Word]| tokens.iter().position(|token| token.word().is_some_and(|word| words.contains(&word)));
    let application = at(&[Word::Application, Word::ByApplication])?;
    if let Some(not) = at(&[Word::NotReceived]).filter(|not| *not < application) {
        // 未收到重复申请 speaks of one kind of application, 桃园镇等3个乡镇未收到 of others.
        let (start, end) = clause.bounds();
        let between = told.between(tokens[not].end, tokens[application].start);
        let behind = told.between(tokens[application].end, end);
        let of_others = told.between(start, tokens[not].start).contains('等');
        let of_all = is_only(between, BETWEEN) && !behind.trim_start().starts_with("以外");
        return (of_all && !of_others).then_some(Nothing::CameIn);
    }
    if at(&[Word::NotHandled]).is_some_and(|not| not < application) {
        return Some(Nothing::WasHandled);
    }
    let not = at(&[Word::Not]).filter(|not| *not < application)?;
    let (_, end) = clause.bounds();
    let between = told.between(tokens[not].end, tokens[application].start);
    let behind = told.between(tokens[application].end, end);
    if is_only(between, TO_HANDLE) && tokens[not..application].iter().any(is_handling) {
        return Some(Nothing::WasHandled);
    }
    (is_only(between, BETWEEN) && is_only(behind, BEHIND)).then_some(Nothing::WasThere)
}

/// 无办理事项, 也没有办理, 无需办理: behind a sub-clause that said nothing came in, nothing of what was in hand was
/// handled either.
fn nothing_to_handle(told: &Told<'_>, clause: &Clause) -> bool {
    let words = told.words(clause);
    let words = ALSO.iter().find_map(|also| words.strip_prefix(also)).unwrap_or(words);
    let denied = NOTHING.iter().find_map(|not| words.strip_prefix(not));
    denied.is_some_and(|rest| HANDLING.iter().any(|word| rest.contains(word)) && is_only(rest, TO_HANDLE))
}

fn is_handling(token: &Token) -> bool {
    matches!(token.word(), Some(Word::Handled | Word::Answered))
}

/// Words that may open a sub-clause that goes on denying.
const ALSO: &[&str] = &["也", "亦", "故", "因此", "所以", "均", "全年", "本年度", "本年"];

/// Words that deny, longer ones before their beginnings.
const NOTHING: &[&str] = &["没有", "未有", "无需", "无须", "不需要", "不需", "未", "无"];

/// Words for handling.
const HANDLING: &[&str] = &["办理", "处理", "答复", "办结"];

/// Words that may stand around 办理 without changing what is denied.
const TO_HANDLE: &[&str] = &[
    "需要",
    "需",
    "要",
    "待",
    "应",
    "可",
    "办理",
    "处理",
    "答复",
    "办结",
    "的",
    "政府信息",
    "依申请",
    "信息",
    "公开",
    "申请",
    "事项",
    "情况",
    "工作",
    "件",
];

/// Words that may stand between 无 and 申请 without changing what is denied.
const BETWEEN: &[&str] = &[
    "任何",
    "过",
    "公民",
    "群众",
    "个人",
    "自然人",
    "法人",
    "其他组织",
    "组织",
    "单位",
    "向",
    "本机关",
    "我乡",
    "我镇",
    "我局",
    "本单位",
    "政府信息",
    "政务信息",
    "信息",
    "公开",
    "的",
    "、",
    "和",
    "或者",
    "或",
    "人",
    "提出",
    "新增",
    "新",
    "收到",
    "有",
    "要求",
    "关于",
    "“",
    "”",
];

/// Words that may stand behind 申请.
const BEHIND: &[&str] = &[
    "公开",
    "政府信息",
    "政务信息",
    "信息",
    "事项",
    "事件",
    "案件",
    "件",
    "情况",
    "的",
    "内容",
    "数量",
    "工作",
    "业务",
    "发生",
    "需要",
    "办理",
    "处理",
    "申请",
    "受理",
    "）",
    ")",
    "”",
    "“",
];

/// Whether a text consists of those words and blanks only.
fn is_only(text: &str, words: &[&str]) -> bool {
    let mut rest = text.trim_start();
    if rest.len() > 120 {
        return false;
    }
    while !rest.is_empty() {
        let Some(next) = words.iter().find_map(|word| rest.strip_prefix(word)) else { return false };
        rest = next.trim_start();
    }
    true
}

/// 说没有 One sentence that says there was nothing.
struct Denial<'s, 'a> {
    subject: &'s Subject<'a>,
    told: &'s Told<'a>,
    kind: Nothing,
    reach: Reach,
    clause: &'s Clause,
}

impl Denial<'_, '_> {
    fn judge(&self, judgement: &mut Judgement) {
        let rows: &[&str] = match self.kind {
            Nothing::CameIn => &["received_new"],
            Nothing::WasThere => &["received_new", "carried_in"],
            Nothing::WasHandled => &["results_total", "carried_in"],
        };
        let mut absent = Vec::new();
        for row in rows {
            match self.amount(row) {
                (cells, Some(number)) if number > Number::ZERO => {
                    if matches!(self.reach, Reach::OtherRegion | Reach::Member) {
                        let why =
                            format!("{}：说的可能是整个地区或个别单位，与表三口径可能不同，请人工核对。", self.place());
                        return judgement.cannot(Rule::N1, cells, why);
                    }
                    return judgement.findings.push(self.contradiction(row, cells, number));
                }
                (cells, None) => absent.extend(cells),
                _ => {}
            }
        }
        if !absent.is_empty() {
            let why = format!("{}：文字说没有申请，但表三对应的总计没有读到，不能核对。", self.place());
            judgement.cannot(Rule::N1, absent, why);
        }
    }

    /// What a row of table III holds: its total, or its columns where the total is absent and they are above zero.
    fn amount(&self, row: &str) -> (Vec<Cell>, Option<Number>) {
        let cell = |column: &str| self.subject.cell(&format!("t3.{row}.{column}"));
        let Some(total) = cell("total") else { return (Vec::new(), Some(Number::ZERO)) };
        if let Some(number) = self.subject.number(total) {
            return (vec![total], Some(number));
        }
        let columns = statute::report::APPLICANTS.iter().filter_map(|(column, _)| cell(column));
        let filled: Vec<Cell> =
            columns.filter(|&cell| self.subject.number(cell).is_some_and(|number| number > Number::ZERO)).collect();
        if filled.is_empty() {
            return (vec![total], None);
        }
        let sum = filled.iter().filter_map(|&cell| self.subject.number(cell)).sum();
        (filled, Some(sum))
    }

    fn place(&self) -> String {
        self.subject.place(self.told, std::slice::from_ref(self.clause))
    }

    fn contradiction(&self, row: &str, cells: Vec<Cell>, number: Number) -> Finding {
        let words = opening(self.told.words(self.clause), 24);
        let label = match row {
            "received_new" => "一、本年新收政府信息公开申请数量",
            "carried_in" => "二、上年结转政府信息公开申请数量",
            _ => "三、本年度办理结果（七）总计",
        };
        let message = format!(
            "文字写“{words}”，表三“{label}”却是 {number} 件。请对照登记簿核对：确有申请的改文字，没有的改表格。"
        );
        Finding {
            cells,
            expected: Some("0".into()),
            found: Some(number.to_string()),
            ..finding(Rule::N1, Severity::Error, self.place(), message)
        }
    }
}

/// Whether a sub-clause holds a number of that kind; used by rules that ask whether a sentence counts something.
pub(super) fn counts_things(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| matches!(token.sense, Sense::Count(mention) if mention.counts()))
}
