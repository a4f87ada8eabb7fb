//! 2021 年格式 The form of 国办公开办函〔2021〕30号, in force for the reports of 2021 and later: 10 + 175 + 15 = 200 cells.

use super::form::{Block, Kind, Part, Row};

/// 六个部分
pub(super) const SECTIONS: [&str; 6] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
];

const DECISIONS: &[(&str, &str)] = &[("decisions", "本年处理决定数量")];

/// 表二 Four items of Article 20 have rows; the other eleven have none.
pub(super) const BLOCKS: &[Block] = &[
    Block {
        item: "第二十条第（一）项",
        columns: &[("made", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")],
        rows: &[("rules", "规章"), ("normative", "行政规范性文件")],
        kinds: &[Kind::Count; 3],
    },
    Block {
        item: "第二十条第（五）项", columns: DECISIONS, rows: &[("licence", "行政许可")], kinds: &[Kind::Count]
    },
    Block {
        item: "第二十条第（六）项",
        columns: DECISIONS,
        rows: &[("penalty", "行政处罚"), ("coercion", "行政强制")],
        kinds: &[Kind::Count],
    },
    Block {
        item: "第二十条第（八）项",
        columns: &[("amount_wan", "本年收费金额（单位：万元）")],
        rows: &[("admin_fee", "行政事业性收费")],
        kinds: &[Kind::Wan],
    },
];

const REFUSED: Option<&str> = Some("（三）不予公开");
const UNABLE: Option<&str> = Some("（四）无法提供");
const DECLINED: Option<&str> = Some("（五）不予处理");
const OTHER: Option<&str> = Some("（六）其他处理");

/// 表三 Twenty-five rows of numbers.
pub(super) const ROWS: &[Row] = &[
    top("received_new", "一、", "本年新收政府信息公开申请数量", Part::Received),
    top("carried_in", "二、", "上年结转政府信息公开申请数量", Part::CarriedIn),
    result("granted", "（一）", "予以公开", None),
    result("partial", "（二）", "部分公开（区分处理的，只计这一情形，不计其他情形）", None),
    result("refused.state_secret", "1.", "属于国家秘密", REFUSED),
    result("refused.law_forbids", "2.", "其他法律行政法规禁止公开", REFUSED),
    result("refused.three_security", "3.", "危及“三安全一稳定”", REFUSED),
    result("refused.third_party", "4.", "保护第三方合法权益", REFUSED),
    result("refused.internal", "5.", "属于三类内部事务信息", REFUSED),
    result("refused.process", "6.", "属于四类过程性信息", REFUSED),
    result("refused.enforcement_file", "7.", "属于行政执法案卷", REFUSED),
    result("refused.admin_query", "8.", "属于行政查询事项", REFUSED),
    result("unable.not_held", "1.", "本机关不掌握相关政府信息", UNABLE),
    result("unable.needs_creation", "2.", "没有现成信息需要另行制作", UNABLE),
    result("unable.still_unclear", "3.", "补正后申请内容仍不明确", UNABLE),
    result("declined.petition", "1.", "信访举报投诉类申请", DECLINED),
    result("declined.repeat", "2.", "重复申请", DECLINED),
    result("declined.publication", "3.", "要求提供公开出版物", DECLINED),
    result("declined.excessive", "4.", "无正当理由大量反复申请", DECLINED),
    result("declined.reissue", "5.", "要求行政机关确认或重新出具已获取信息", DECLINED),
    result("other.no_clarification", "1.", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", OTHER),
    result("other.no_payment", "2.", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", OTHER),
    result("other.misc", "3.", "其他", OTHER),
    Row { id: "results_total", ordinal: "（七）", label: "总计", part: Part::ResultsTotal, group: None },
    top("carried_out", "四、", "结转下年度继续办理", Part::CarriedOut),
];

/// 三、本年度办理结果 The label that hangs down beside all results.
pub(super) const fn top(id: &'static str, ordinal: &'static str, label: &'static str, part: Part) -> Row {
    Row { id, ordinal, label, part, group: None }
}

/// A leaf result.
pub(super) const fn result(
    id: &'static str,
    ordinal: &'static str,
    label: &'static str,
    group: Option<&'static str>,
) -> Row {
    Row { id, ordinal, label, part: Part::Result, group }
}
