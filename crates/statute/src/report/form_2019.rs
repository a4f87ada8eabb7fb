//! 2019 年格式 The trial form of 国办公开办函〔2019〕60号, for the reports of 2019 and 2020: 22 + 161 + 15 = 198 cells.
//!
//! Never converted into the form of 2021: 对外公开总数量 is a stock of what was published, 现行有效件数 a stock of what is in
//! force; 上一年项目数量 counts items of charge, not money.

use super::form::{Block, Kind, Part, Row};
use super::form_2021::{result, top};

/// 六个部分
pub(super) const SECTIONS: [&str; 6] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、政府信息公开工作存在的主要问题及改进情况",
    "六、其他需要报告的事项",
];

const ITEMS: &[(&str, &str)] =
    &[("items_prev", "上一年项目数量"), ("items_delta", "本年增/减"), ("decisions", "处理决定数量")];
const ITEM_KINDS: &[Kind] = &[Kind::Count, Kind::Change, Kind::Count];

/// 表二
pub(super) const BLOCKS: &[Block] = &[
    Block {
        item: "第二十条第（一）项",
        columns: &[
            ("newly_made", "本年新制作数量"),
            ("newly_public", "本年新公开数量"),
            ("public_total", "对外公开总数量"),
        ],
        rows: &[("rules", "规章"), ("normative", "规范性文件")],
        kinds: &[Kind::Count; 3],
    },
    Block {
        item: "第二十条第（五）项",
        columns: ITEMS,
        rows: &[("licence", "行政许可"), ("other_service", "其他对外管理服务事项")],
        kinds: ITEM_KINDS,
    },
    Block {
        item: "第二十条第（六）项",
        columns: ITEMS,
        rows: &[("penalty", "行政处罚"), ("coercion", "行政强制")],
        kinds: ITEM_KINDS,
    },
    Block {
        item: "第二十条第（八）项",
        columns: &[("items_prev", "上一年项目数量"), ("items_delta", "本年增/减")],
        rows: &[("admin_fee", "行政事业性收费")],
        kinds: &[Kind::Count, Kind::Change],
    },
    Block {
        item: "第二十条第（九）项",
        columns: &[("projects", "采购项目数量"), ("amount", "采购总金额")],
        rows: &[("procurement", "政府集中采购")],
        kinds: &[Kind::Count, Kind::Amount],
    },
];

const REFUSED: Option<&str> = Some("（三）不予公开");
const UNABLE: Option<&str> = Some("（四）无法提供");
const DECLINED: Option<&str> = Some("（五）不予处理");

/// 表三 Twenty-three rows: （六）其他处理 is a row of its own.
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
    result("other", "（六）", "其他处理", None),
    Row { id: "results_total", ordinal: "（七）", label: "总计", part: Part::ResultsTotal, group: None },
    top("carried_out", "四、", "结转下年度继续办理", Part::CarriedOut),
];
