//! 标签 The words by which rows, columns and headings are known, and the variants of real reports.

use std::{collections::HashMap, sync::LazyLock};

use statute::report::{APPLICANTS, Format, OUTCOMES};

use crate::fold::skeleton;

/// 行名 Row labels of tables II and III: the id of the row, and how real offices write its label. Each label is
/// compared by its skeleton, so quotes, brackets, blanks and ordinals do not matter.
const ROW_NAMES: &[(&str, &[&str])] = &[
    ("received_new", &["本年新收政府信息公开申请数量", "本年新收政府信息公开申请", "本年新收申请数量", "本年新收"]),
    ("carried_in", &["上年结转政府信息公开申请数量", "上年结转政府信息公开申请", "上年结转申请数量", "上年结转"]),
    ("granted", &["予以公开"]),
    ("partial", &["部分公开区分处理的只计这一情形不计其他情形", "部分公开"]),
    ("refused.state_secret", &["属于国家秘密", "国家秘密"]),
    ("refused.law_forbids", &["其他法律行政法规禁止公开", "法律行政法规禁止公开", "其他法律法规禁止公开"]),
    ("refused.three_security", &["危及三安全一稳定", "三安全一稳定"]),
    ("refused.third_party", &["保护第三方合法权益", "第三方合法权益"]),
    ("refused.internal", &["属于三类内部事务信息", "三类内部事务信息"]),
    ("refused.process", &["属于四类过程性信息", "四类过程性信息"]),
    ("refused.enforcement_file", &["属于行政执法案卷", "行政执法案卷"]),
    ("refused.admin_query", &["属于行政查询事项", "行政查询事项"]),
    ("unable.not_held", &["本机关不掌握相关政府信息", "不掌握相关政府信息"]),
    ("unable.needs_creation", &["没有现成信息需要另行制作", "需要另行制作"]),
    ("unable.still_unclear", &["补正后申请内容仍不明确", "补正后仍不明确"]),
    ("declined.petition", &["信访举报投诉类申请", "信访投诉举报类申请", "信访举报投诉"]),
    ("declined.repeat", &["重复申请"]),
    ("declined.publication", &["要求提供公开出版物", "公开出版物"]),
    ("declined.excessive", &["无正当理由大量反复申请", "大量反复申请"]),
    (
        "declined.reissue",
        &["要求行政机关确认或重新出具已获取信息", "确认或重新出具已获取信息", "要求确认或重新出具已获取信息"],
    ),
    (
        "other.no_clarification",
        &["申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请", "申请人无正当理由逾期不补正", "逾期不补正"],
    ),
    (
        "other.no_payment",
        &[
            "申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请",
            "申请人逾期未按收费通知要求缴纳费用",
            "逾期未按收费通知要求缴纳费用",
            "逾期不缴费",
        ],
    ),
    ("other.misc", &["其他"]),
    ("other", &["其他处理"]),
    ("results_total", &["总计", "办理结果总计", "合计"]),
    ("carried_out", &["结转下年度继续办理", "结转下年继续办理", "结转下年度"]),
    ("rules", &["规章"]),
    ("normative", &["行政规范性文件", "规范性文件"]),
    ("licence", &["行政许可"]),
    ("other_service", &["其他对外管理服务事项"]),
    ("penalty", &["行政处罚"]),
    ("coercion", &["行政强制"]),
    ("admin_fee", &["行政事业性收费"]),
    ("procurement", &["政府集中采购"]),
];

/// Words that make a longer label certain, when it is none of the names above.
const ROW_MARKS: &[(&str, &str)] = &[
    ("逾期不补正", "other.no_clarification"),
    ("收费通知", "other.no_payment"),
    ("本年新收", "received_new"),
    ("上年结转", "carried_in"),
    ("结转下年", "carried_out"),
    ("区分处理", "partial"),
    ("三安全", "refused.three_security"),
    ("国家秘密", "refused.state_secret"),
    ("第三方合法", "refused.third_party"),
    ("内部事务", "refused.internal"),
    ("过程性信息", "refused.process"),
    ("执法案卷", "refused.enforcement_file"),
    ("行政查询", "refused.admin_query"),
    ("不掌握", "unable.not_held"),
    ("另行制作", "unable.needs_creation"),
    ("仍不明确", "unable.still_unclear"),
    ("信访", "declined.petition"),
    ("公开出版物", "declined.publication"),
    ("反复申请", "declined.excessive"),
    ("重新出具", "declined.reissue"),
    ("法规禁止公开", "refused.law_forbids"),
];

/// 词义 Everything a short text may be in the three tables; most words are one thing, 总计 and 其他 are several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// A row of table II or III.
    pub(super) row: Option<&'static str>,
    /// An applicant column of table III; the last is 总计.
    pub(super) applicant: Option<usize>,
    /// An outcome column of table IV; the last is 总计.
    pub(super) outcome: Option<usize>,
    /// What a head of table IV stands above.
    pub(super) remedy: Option<Remedy>,
    /// A number column of table II, in either edition.
    pub(super) content: Option<&'static str>,
    /// A head of table III that heads more than one column, or the first one.
    pub(super) heads_applicants: bool,
    /// A label of table III or II that groups rows and has no numbers of its own.
    pub(super) group: bool,
}

/// 表四的类别 What a heading cell of table IV stands above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Remedy {
    /// One of the three blocks.
    Block(usize),
    /// 行政诉讼 without saying which way it came.
    AnySuit,
}

/// Columns of table II by the words that show them.
const CONTENT_MARKS: &[(&str, &str)] = &[
    ("新制作", "newly_made"),
    ("新公开", "newly_public"),
    ("对外公开总", "public_total"),
    ("制发", "made"),
    ("废止", "repealed"),
    ("现行有效", "in_force"),
    ("上一年", "items_prev"),
    ("增减", "items_delta"),
    ("处理决定", "decisions"),
    ("收费金额", "amount_wan"),
    ("采购项目", "projects"),
    ("采购总金额", "amount"),
    ("采购金额", "amount"),
];

const REMEDY_NAMES: &[(&str, Remedy)] = &[
    ("行政复议", Remedy::Block(0)),
    ("复议", Remedy::Block(0)),
    ("未经复议直接起诉", Remedy::Block(1)),
    ("直接起诉", Remedy::Block(1)),
    ("复议后起诉", Remedy::Block(2)),
    ("经复议后起诉", Remedy::Block(2)),
    ("行政诉讼", Remedy::AnySuit),
    ("诉讼", Remedy::AnySuit),
];

/// Every exact word, by its skeleton.
static WORDS: LazyLock<HashMap<&'static str, Word>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Word> = HashMap::new();
    for (id, names) in ROW_NAMES {
        names.iter().for_each(|name| words.entry(name).or_default().row = Some(id));
    }
    let more = [("公益组织", 3), ("公益社会组织", 3), ("法律服务", 4), ("企业", 1)];
    let applicants = APPLICANTS.iter().enumerate().map(|(at, (_, label))| (*label, at));
    applicants.chain(more).for_each(|(name, at)| words.entry(name).or_default().applicant = Some(at));
    let more = [("维持", 0), ("纠正", 1), ("未审结", 3), ("合计", 4)];
    let outcomes = OUTCOMES.iter().enumerate().map(|(at, (_, label))| (*label, at));
    outcomes.chain(more).for_each(|(name, at)| words.entry(name).or_default().outcome = Some(at));
    REMEDY_NAMES.iter().for_each(|(name, remedy)| words.entry(name).or_default().remedy = Some(*remedy));
    for name in ["申请人情况", "法人或其他组织", "自然人"] {
        words.entry(name).or_default().heads_applicants = true;
    }
    for name in ["本年度办理结果", "办理结果", "不予公开", "无法提供", "不予处理", "其他处理", "信息内容"]
    {
        words.entry(name).or_default().group = true;
    }
    words
});

/// What a text is; nothing when it is no word of the tables.
pub(super) fn word(text: &str) -> Word {
    if text.is_empty() || text.len() > 400 {
        return Word::default();
    }
    let skeleton = skeleton(text);
    if let Some(word) = WORDS.get(skeleton.as_str()) {
        return *word;
    }
    if skeleton.starts_with("本列数据的勾稽关系") || (skeleton.starts_with("第二十条第") && skeleton.ends_with('项'))
    {
        return Word { group: true, ..Word::default() };
    }
    if skeleton.len() < 2 * '字'.len_utf8() {
        return Word::default();
    }
    let is_short = text.len() <= 96;
    let content = CONTENT_MARKS.iter().find(|(mark, _)| is_short && skeleton.contains(mark)).map(|(_, id)| *id);
    let is_long = content.is_none() && skeleton.len() >= 5 * '字'.len_utf8();
    let row = ROW_MARKS.iter().find(|(mark, _)| is_long && skeleton.contains(mark)).map(|(_, id)| *id);
    Word { row, content, ..Word::default() }
}

/// The edition that only this word appears in.
pub(super) fn edition(id: &str) -> Option<Format> {
    match id {
        "newly_made" | "newly_public" | "public_total" | "items_prev" | "items_delta" | "projects" | "amount"
        | "other_service" | "procurement" | "other" => Some(Format::F2019),
        "made"
        | "repealed"
        | "in_force"
        | "amount_wan"
        | "other.no_clarification"
        | "other.no_payment"
        | "other.misc" => Some(Format::F2021),
        _ => None,
    }
}
