//! N2 The numbers of applications in section one against table III.

use statute::report::{Cell, Finding, Judgement, Number, Rule, Severity};

use super::{
    Subject, finding, opening,
    reach::Reach,
    stated::{About, Counts, GROUPS, Stated},
    told::Token,
};

/// 文字件数 Judges each number of applications that section one gives; a 0 said of what was received is N1's.
pub(super) fn counts(subject: &Subject<'_>, counts: &Counts<'_>, judgement: &mut Judgement) {
    let withdrawn: Vec<Number> =
        counts.now.iter().filter(|each| each.about == About::Withdrawn).map(|each| each.value).collect();
    let mut parts = Parts::default();
    for each in &counts.now {
        let of_none = each.value == Number::ZERO
            && matches!(each.about, About::Received | About::NewlyReceived | About::ByApplication);
        let is_total = each.is_whole() && each.certain;
        if each.about == About::Withdrawn || (of_none && is_total) {
            continue;
        }
        let comparison = Comparison::of(subject, each, &withdrawn);
        if is_total {
            comparison.judge(judgement);
        } else if !comparison.agrees() && comparison.excused != Excuse::Withdrawn {
            parts.add(comparison.place().1);
        }
    }
    parts.say(judgement);
}

/// 部分件数 Numbers of some months, some bodies or some kind of applications, which no cell of table III holds, or of which
/// this is not certain.
#[derive(Default)]
struct Parts {
    number: usize,
    shown: Vec<String>,
}

impl Parts {
    /// How many are quoted.
    const SHOWN: usize = 5;

    fn add(&mut self, words: String) {
        self.number += 1;
        if self.shown.len() < Self::SHOWN && !self.shown.contains(&words) {
            self.shown.push(words);
        }
    }

    fn say(self, judgement: &mut Judgement) {
        if self.number == 0 {
            return;
        }
        let shown = self.shown.iter().map(|words| format!("“{words}”")).collect::<Vec<_>>().join("、");
        let why = format!(
            "第一部分有 {} 个数说的可能是一段时间、个别单位或某一类申请的件数，表三不一定有对应的单元格，没有核对：{shown}。请对照登记簿人工核对。",
            self.number
        );
        judgement.cannot(Rule::N2, Vec::new(), why);
    }
}

/// Whether a number equals a sum of cells that it may mean: the figure of the year reported.
pub(super) fn is_in_table(subject: &Subject<'_>, stated: &Stated<'_>) -> bool {
    Comparison::of(subject, stated, &[]).agrees()
}

/// Whether table III has settled applications and granted none, not even in part.
pub(super) fn is_none_granted(subject: &Subject<'_>) -> bool {
    let sum = |cells: Vec<Cell>| cells.iter().map(|&cell| subject.number(cell)).sum::<Option<Number>>();
    let settled = subject.cell("t3.results_total.total").and_then(|cell| subject.number(cell));
    settled.is_some_and(|settled| settled > Number::ZERO) && sum(results(subject, 0b11)) == Some(Number::ZERO)
}

/// 对照 One number of the text beside the sums of cells that it may mean, the likeliest first.
struct Comparison<'s, 'a> {
    subject: &'s Subject<'a>,
    stated: &'s Stated<'s>,
    sums: Vec<Vec<Cell>>,
    /// Whether a difference is explained by withdrawn or otherwise settled applications.
    excused: Excuse,
}

/// 差额 What a difference between answered and settled may be.
#[derive(PartialEq, Eq)]
enum Excuse {
    None,
    /// The text itself names the applications withdrawn.
    Withdrawn,
    /// The difference is as large as what was carried in, or as what table III settled otherwise.
    Otherwise,
}

impl<'s, 'a> Comparison<'s, 'a> {
    fn of(subject: &'s Subject<'a>, stated: &'s Stated<'s>, withdrawn: &[Number]) -> Self {
        let sums = sums(subject, stated.about);
        let excused = excuse(subject, stated, withdrawn);
        Self { subject, stated, sums, excused }
    }

    fn sum(&self, cells: &[Cell]) -> Option<Number> {
        cells.iter().map(|&cell| self.subject.number(cell)).sum()
    }

    fn agrees(&self) -> bool {
        self.sums.iter().any(|cells| self.sum(cells) == Some(self.stated.value))
    }

    fn judge(&self, judgement: &mut Judgement) {
        if self.agrees() || self.excused == Excuse::Withdrawn {
            return;
        }
        let cells: Vec<Cell> = self.sums.iter().flatten().copied().collect();
        let absent: Vec<Cell> = cells.iter().copied().filter(|&cell| self.subject.number(cell).is_none()).collect();
        let (place, words) = self.place();
        let mut cannot = |cells, why: &str| judgement.cannot(Rule::N2, cells, format!("{place}：{why}"));
        if self.stated.estimate {
            cannot(cells, &format!("“{words}”是约数，不能与表三核对；能写准数的请写准数。"));
        } else if !absent.is_empty() {
            cannot(absent, &format!("“{words}”对应的单元格没有读到，不能核对。"));
        } else if self.stated.reach == Reach::OtherRegion {
            cannot(cells, &format!("“{words}”说的可能是整个地区，与表三口径可能不同，请人工核对。"));
        } else if self.excused == Excuse::Otherwise {
            cannot(
                cells,
                &format!(
                    "“{words}”与办理结果总计相差的件数，等于表三“上年结转”“其他处理”或同一句里另一个数的件数，口径可能不同，请人工核对。"
                ),
            );
        } else if let Some(found) = self.contradiction(cells) {
            judgement.findings.push(found);
        }
    }

    fn place(&self) -> (String, String) {
        let told = self.subject.text(1);
        let clauses = std::slice::from_ref(self.stated.clause);
        let place = told.map_or_else(String::new, |told| self.subject.place(told, clauses));
        let words = told.map_or_else(String::new, |told| opening(told.words(self.stated.clause), 24));
        (place, words)
    }

    fn contradiction(&self, cells: Vec<Cell>) -> Option<Finding> {
        let expected = self.sum(self.sums.first()?)?;
        let (place, words) = self.place();
        let (value, row) = (self.stated.value, row(self.stated.about));
        let message = format!(
            "文字写“{words}”，表三“{row}”的总计是 {expected} 件，文字是 {value} 件。请对照登记簿核对，把写错的一处改正。"
        );
        Some(Finding {
            cells,
            expected: Some(expected.to_string()),
            found: Some(value.to_string()),
            ..finding(Rule::N2, Severity::Error, place, message)
        })
    }
}

/// The sums of totals of table III that a number may mean.
fn sums(subject: &Subject<'_>, about: About) -> Vec<Vec<Cell>> {
    let total = |row: &str| subject.cell(&format!("t3.{row}.total"));
    let all = |rows: &[&str]| rows.iter().filter_map(|row| total(row)).collect::<Vec<_>>();
    let in_hand = || all(&["received_new", "carried_in"]);
    match about {
        About::Received => vec![all(&["received_new"]), in_hand()],
        About::NewlyReceived => vec![all(&["received_new"])],
        About::ReceivedAndAnswered => vec![all(&["received_new"]), all(&["results_total"]), in_hand()],
        About::ByApplication => vec![
            all(&["received_new"]),
            in_hand(),
            all(&["results_total"]),
            results(subject, 0b01),
            results(subject, 0b11),
        ],
        About::Answered => vec![all(&["results_total"])],
        About::Handled => vec![all(&["results_total"]), in_hand()],
        About::CarriedIn => vec![all(&["carried_in"])],
        About::CarriedOut => vec![all(&["carried_out"])],
        About::Carried => vec![all(&["carried_out"]), all(&["carried_in"])],
        About::Results(groups) => vec![results(subject, groups)],
        About::Withdrawn => Vec::new(),
    }
}

/// The totals of all rows of some groups of results.
fn results(subject: &Subject<'_>, groups: u8) -> Vec<Cell> {
    let wanted = |id: &str| {
        let group = id.split('.').next().unwrap_or(id);
        GROUPS.iter().enumerate().any(|(bit, (_, name, _))| groups & (1 << bit) != 0 && *name == group)
    };
    let rows = subject.report.figures.form().rows.iter().filter(|row| wanted(row.id));
    rows.filter_map(|row| subject.cell(&format!("t3.{}.total", row.id))).collect()
}

/// Whether the applications missing from 办结 or 答复 were withdrawn, or settled without an answer.
fn excuse(subject: &Subject<'_>, stated: &Stated<'_>, withdrawn: &[Number]) -> Excuse {
    if !matches!(stated.about, About::Answered | About::Handled | About::ReceivedAndAnswered) {
        return Excuse::None;
    }
    let total = subject.cell("t3.results_total.total").and_then(|cell| subject.number(cell));
    let Some(total) = total.filter(|total| *total > stated.value) else { return Excuse::None };
    let apart = total - stated.value;
    if withdrawn.contains(&apart) {
        return Excuse::Withdrawn;
    }
    let others = results(subject, 1 << 5);
    let carried_in = subject.cell("t3.carried_in.total").and_then(|cell| subject.number(cell));
    let sum: Option<Number> = others.iter().map(|&cell| subject.number(cell)).sum();
    let alone = others.iter().any(|&cell| subject.number(cell) == Some(apart));
    let beside = is_said_beside(subject, stated, apart);
    if alone || beside || sum == Some(apart) || carried_in == Some(apart) { Excuse::Otherwise } else { Excuse::None }
}

/// 办结190件，因法定事由中止11件: whether the sentence itself counts as many as are missing.
fn is_said_beside(subject: &Subject<'_>, stated: &Stated<'_>, apart: Number) -> bool {
    let Some(told) = subject.text(1) else { return false };
    let clauses = told.clauses();
    let from = clauses.partition_point(|clause| clause.sentence < stated.clause.sentence);
    let to = clauses.partition_point(|clause| clause.sentence <= stated.clause.sentence);
    let mut counts = told.tokens(&clauses[from..to]).iter().filter_map(Token::count);
    counts.any(|mention| mention.is_cases() && mention.value == apart)
}

/// The row of table III for people.
fn row(about: About) -> String {
    match about {
        About::Received | About::NewlyReceived | About::ByApplication => "一、本年新收政府信息公开申请数量".into(),
        About::ReceivedAndAnswered => "一、本年新收".into(),
        About::Answered | About::Handled => "三、本年度办理结果（七）总计".into(),
        About::CarriedIn => "二、上年结转政府信息公开申请数量".into(),
        About::CarriedOut | About::Carried => "四、结转下年度继续办理".into(),
        About::Results(groups) => {
            let named = GROUPS.iter().enumerate().filter(|(bit, _)| groups & (1 << bit) != 0);
            named.map(|(_, (_, _, label))| *label).collect::<Vec<_>>().join("、")
        }
        About::Withdrawn => String::new(),
    }
}
