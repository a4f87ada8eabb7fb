//! 检查结果 What a check of a report says: what is wrong, and what could not be judged.

use std::fmt;

use super::Cell;

/// 轻重 Whether a finding blocks the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// 错误 Blocks submission.
    Error,
    /// 提醒 Wants a written reason.
    Warning,
}

impl Severity {
    /// The word that files use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $title:literal),+ $(,)?) => {
        /// 规则 Every rule a report is checked against, under its permanent name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule { $($(#[$doc])* $name),+ }

        impl Rule {
            /// All rules, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The permanent name, such as `A3`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),+ }
            }

            /// What it says, in half a sentence for people.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title),+ }
            }
        }
    };
}

rules! {
    /// Every cell present, whole and not below zero (money may have decimals).
    A1 "每格都要填，是不小于 0 的整数（收费金额可有小数）",
    /// Row sums of table III.
    A2 "表三每行：总计等于六类申请人之和",
    /// The printed rule of table III, per column.
    A3 "表三每列：本年新收 + 上年结转 = 办理结果总计 + 结转下年度",
    /// Results add up, per column.
    A4 "表三每列：办理结果总计等于各项结果之和",
    /// Blocks of table IV.
    A5 "表四每块：总计等于四种结果之和",
    /// 立法法 第九十三条: counties and townships make no rules.
    A6 "县、乡两级没有规章制定权，规章各格为 0",
    /// Repealed at most what there was.
    A7 "本年废止不多于上年有效与本年制发之和",
    /// Roll-forward of documents in force.
    A8 "现行有效 = 上年有效 + 本年制发 - 本年废止",
    /// Carried in equals last year's carried out.
    A9 "本年的上年结转等于上年报告的结转下年度",
    /// Pending suits come back.
    A10 "上年尚未审结的，今年的总计里应当还在",
    /// Lapsed fees need fee notices.
    A11 "逾期不缴费的件数不多于第六部分写的收费通知数",
    /// Articles 35 and 42 leave records.
    A12 "大量反复申请、逾期不缴费的，应当有相应记录",
    /// Clarification notices.
    A13 "补正后仍不明确与逾期不补正之和，不多于补正通知数",
    /// Third-party consultations.
    A14 "因第三方权益不予公开的，应当征求过第三方意见",
    /// Cells against the ledger.
    A15 "每格等于台账重新计算的数",
    /// Plausible for the level and the unit.
    A16 "数值与层级、单位相称",
    /// Parts and percentages of the text.
    A17 "文中分项不超过总数，百分比与旁边的数一致",
    /// Region is the sum of its bodies.
    H1 "汇总数等于各单位之和",
    /// Bodies expected and received.
    H2 "应报单位都已报送",
    /// Joint documents counted once.
    H3 "联合制发的文件只计一次",
    /// Text says there were no applications.
    N1 "文字说没有申请，表中本年新收就应为 0",
    /// Application figures of section one.
    N2 "文字里的申请件数与表三一致",
    /// Items published.
    N3 "主动公开条数与台账一致",
    /// Year, period and body.
    N4 "标题、统计期、正文的年份和单位名称一致",
    /// Fee statement.
    N5 "第六部分应当说明信息处理费的收取情况",
    /// Near-copies.
    N6 "一、五部分不照抄上年或别处的报告",
    /// Table IV in the text.
    N7 "文字里的复议、诉讼件数与表四一致",
    /// Assessment, social evaluation, accountability (第五十条第四项).
    N8 "监督保障应写工作考核、社会评议、责任追究的结果",
    /// Claims against the ledger.
    N9 "培训、文件、网站等数字与台账一致",
    /// Published in time, as text.
    N10 "按期公布，链接有效，内容是文字",
    /// Section five has substance.
    N11 "第五部分写出具体问题和改进措施",
    /// Duplicate heading.
    S1 "标题不重复",
    /// Stray, misplaced or misnamed heading.
    S2 "标题按规定的名称和次序",
    /// Missing section or part.
    S3 "六个部分及其内容齐全",
    /// Damaged table.
    S4 "表格完整，没有丢失单元格",
    /// Missing table or picture.
    S5 "三张表都在，是文字不是图片",
    /// Wrong edition.
    S6 "使用与年份相符的格式",
    /// Unreadable number.
    S7 "格中的数能够读出",
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// 问题 One thing that contradicts a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Whether it blocks.
    pub severity: Severity,
    /// Every cell involved; empty for findings about text.
    pub cells: Vec<Cell>,
    /// What should stand there.
    pub expected: Option<String>,
    /// What stands there.
    pub found: Option<String>,
    /// Where, for people: section / row / column, or section and a few words of the sentence.
    pub place: String,
    /// What is wrong and what to do, one or two Chinese sentences.
    pub message: String,
}

/// 不能判断 A rule that could not be judged, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unjudged {
    /// The rule.
    pub rule: Rule,
    /// The cells whose absence keeps it from being judged.
    pub cells: Vec<Cell>,
    /// Why, one Chinese sentence.
    pub why: String,
}

/// 判断 All a set of rules says of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// What contradicts a rule.
    pub findings: Vec<Finding>,
    /// What could not be judged.
    pub unjudged: Vec<Unjudged>,
}

impl Judgement {
    /// Takes in what other rules say.
    pub fn extend(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.unjudged.extend(other.unjudged);
    }

    /// Notes that a rule could not be judged.
    pub fn cannot(&mut self, rule: Rule, cells: Vec<Cell>, why: impl Into<String>) {
        self.unjudged.push(Unjudged { rule, cells, why: why.into() });
    }
}
