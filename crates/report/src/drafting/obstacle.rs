//! 不能送审 What stands between a draft and its reviews.

use messages::{Catalogued, Message};

/// 草稿的问题 Each names its sentence by the first words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant carries what was met")]
pub enum DraftObstacle {
    /// A bound number whose field the snapshot does not have.
    NoSuchField { claim: String, key: String },
    /// A bound number whose digits are not the ledger's, without an override.
    Differs { claim: String, name: String, ledger: String, stands: String },
    /// An override without a reason.
    NoReason { name: String },
    /// An override that is no number, or of a field that there is not.
    OddOverride { key: String, digits: String },
    /// A count typed by hand, without a reason.
    Typed { claim: String, count: String },
    /// A sentence without records, without bound numbers and without a reason.
    Bare { claim: String },
    /// Two sentences under one name, or a sentence without words.
    Unfit { claim: String },
    /// A cell of the tables that no ledger gives.
    Cells { lost: usize, first: String },
    /// A rule of the report that its figures or sentences break.
    Breaks { rule: String, place: String, what: String },
    /// What was carried out of last year's report is not carried into this one, and nobody says why.
    Unexplained { rule: String, place: String, what: String },
    /// The ledger says another number than when it was counted.
    Moved { name: String, was: String, is: String },
}

impl Catalogued for DraftObstacle {
    fn examples() -> Vec<Self> {
        let claim = || "开展培训".to_owned();
        vec![
            Self::NoSuchField { claim: claim(), key: "M-99".into() },
            Self::Differs { claim: claim(), name: "业务培训".into(), ledger: "28".into(), stands: "30".into() },
            Self::NoReason { name: "业务培训".into() },
            Self::OddOverride { key: "M-13".into(), digits: "三十".into() },
            Self::Typed { claim: claim(), count: "30 人次".into() },
            Self::Bare { claim: "群众满意度明显提高".into() },
            Self::Unfit { claim: String::new() },
            Self::Breaks {
                rule: "A8".into(),
                place: "二、主动公开政府信息情况 / 行政规范性文件".into(),
                what: "现行有效件数与上年接不上。".into(),
            },
            Self::Unexplained {
                rule: "A9".into(),
                place: "三、收到和处理政府信息公开申请情况 / 二、上年结转 / 自然人".into(),
                what: "上年结转填 0 件，上年报告的“结转下年度继续办理”是 2 件。".into(),
            },
            Self::Moved { name: "业务培训".into(), was: "28".into(), is: "30".into() },
            Self::Cells { lost: 175, first: "三、收到和处理政府信息公开申请情况 / 自然人".into() },
        ]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = match self {
            Self::NoSuchField { claim, key } => (
                "report.draft.no-such-field",
                format!("“{claim}”里的数 {key} 翻不开。"),
                "今年的统计里没有这个数，可能那本台账还没有记，也可能名称或者编号写错了。".to_owned(),
                "请从旁边的数里选一个，或者先补台账。".to_owned(),
            ),
            Self::Differs { claim, name, ledger, stands } => (
                "report.draft.differs",
                format!("“{claim}”里写的是 {stands}，台账数出来是 {ledger}（{name}）。"),
                "报告里的数要和台账一致。".to_owned(),
                "台账漏记的，先补台账，数会自己变；确有原因的，按理由改数，理由印在发布审核单上。".to_owned(),
            ),
            Self::NoReason { name } => (
                "report.draft.no-reason",
                format!("{name}改了数，没有写理由。"),
                "与台账不同的数，理由要印在发布审核单上。".to_owned(),
                "请写理由，或者用台账的数。".to_owned(),
            ),
            Self::OddOverride { key, digits } => (
                "report.draft.odd-override",
                format!("{key} 改成的“{digits}”不能用。"),
                "改成的要是一个不小于零的数，而且台账里要有这一项。".to_owned(),
                "请用阿拉伯数字重写，或者用台账的数。".to_owned(),
            ),
            Self::Typed { claim, count } => (
                "report.draft.typed",
                format!("“{claim}”里的“{count}”是手写的数，没有记录可以翻开。"),
                "报告里的每个数都要翻得开它的记录。".to_owned(),
                "请换成台账里的数；不是统计数的（如规定的次数），写一句理由，理由印在发布审核单上。".to_owned(),
            ),
            Self::Bare { claim } => (
                "report.draft.bare",
                format!("“{claim}”没有记录支持。"),
                "没有记录的话，不写进报告（《条例》第五十条要求如实报告）。".to_owned(),
                "请删去这一句，或者补上记录；确实要写的，写明理由，理由印在发布审核单上。".to_owned(),
            ),
            Self::Unfit { claim } => (
                "report.draft.unfit",
                format!("“{claim}”这一句没有字，或者和另一句同名。"),
                "每一句要有自己的名字和自己的字。".to_owned(),
                "请删去空的一句，或者重新打开草稿再改。".to_owned(),
            ),
            Self::Breaks { rule, place, what } => (
                "report.draft.breaks",
                format!("报告有一处不合规则 {rule}：{what}"),
                format!("问题在{place}。"),
                "请按上面说的改；台账有错的，先改台账，再重新取数。".to_owned(),
            ),
            Self::Unexplained { rule, place, what } => (
                "report.draft.unexplained",
                format!("和上一年的报告接不上（规则 {rule}）：{what}"),
                format!(
                    "问题在{place}。各年的数是接着数的（《条例》第五十条）；接不上又不说原因，两份报告里总有一份不实。"
                ),
                "台账有错的，先改台账，再重新取数；确有原因的，写明原因，原因印在发布审核单上。".to_owned(),
            ),
            Self::Moved { name, was, is } => (
                "report.draft.moved",
                format!("取数以后台账变了：{name}从 {was} 变成 {is}。"),
                "报告里的数要和台账一致，送审前再核一遍。".to_owned(),
                "请点“重新取数”，看一看变了哪些，再送审。".to_owned(),
            ),
            Self::Cells { lost, first } => (
                "report.draft.cells",
                format!("三张表里还有 {lost} 格没有数，第一处是{first}。"),
                "没有台账就没有数；没有记录不等于 0。".to_owned(),
                "请先建这本台账：有记录的逐件登记，本年没有的，由负责人确认“本年无”。".to_owned(),
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
