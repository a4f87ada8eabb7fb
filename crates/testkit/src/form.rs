//! 表样 The printed forms as data, written down a second time so that the product's own form is not tested by itself.
//!
//! Labels, nesting and order follow the instruments of 2019 (F2019) and 2021 (F2021). Spans are not stated: they
//! follow from the nesting (see [`crate::table`]).

use crate::figures::Format;

/// 表三的列 The seven number columns of table III, from the left: id and printed label.
pub const COLUMNS: [(&str, &str); 7] = [
    ("natural", "自然人"),
    ("enterprise", "商业企业"),
    ("research", "科研机构"),
    ("charity", "社会公益组织"),
    ("legal_service", "法律服务机构"),
    ("other_org", "其他"),
    ("total", "总计"),
];

/// The label over the label block of table III, the printed rule of reconciliation.
pub const RULE: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

/// 三、 The label that all results stand under.
pub const RESULTS: &str = "三、本年度办理结果";

/// 表三的行 One number row of table III.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The middle of its cell names: `refused.process` in `t3.refused.process.natural`.
    pub id: &'static str,
    /// Its labels from the outside in: one, two or three.
    pub labels: &'static [&'static str],
    /// The only format that has it; `None` when both do.
    pub only: Option<Format>,
}

const fn row(id: &'static str, labels: &'static [&'static str]) -> Row {
    Row { id, labels, only: None }
}

const fn row_of(format: Format, id: &'static str, labels: &'static [&'static str]) -> Row {
    Row { id, labels, only: Some(format) }
}

const REFUSED: &str = "（三）不予公开";
const UNABLE: &str = "（四）无法提供";
const DECLINED: &str = "（五）不予处理";
const OTHER: &str = "（六）其他处理";

/// The rows of table III of both formats in printed order.
pub const ROWS: [Row; 26] = [
    row("received_new", &["一、本年新收政府信息公开申请数量"]),
    row("carried_in", &["二、上年结转政府信息公开申请数量"]),
    row("granted", &[RESULTS, "（一）予以公开"]),
    row("partial", &[RESULTS, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"]),
    row("refused.state_secret", &[RESULTS, REFUSED, "1.属于国家秘密"]),
    row("refused.law_forbids", &[RESULTS, REFUSED, "2.其他法律行政法规禁止公开"]),
    row("refused.three_security", &[RESULTS, REFUSED, "3.危及“三安全一稳定”"]),
    row("refused.third_party", &[RESULTS, REFUSED, "4.保护第三方合法权益"]),
    row("refused.internal", &[RESULTS, REFUSED, "5.属于三类内部事务信息"]),
    row("refused.process", &[RESULTS, REFUSED, "6.属于四类过程性信息"]),
    row("refused.enforcement_file", &[RESULTS, REFUSED, "7.属于行政执法案卷"]),
    row("refused.admin_query", &[RESULTS, REFUSED, "8.属于行政查询事项"]),
    row("unable.not_held", &[RESULTS, UNABLE, "1.本机关不掌握相关政府信息"]),
    row("unable.needs_creation", &[RESULTS, UNABLE, "2.没有现成信息需要另行制作"]),
    row("unable.still_unclear", &[RESULTS, UNABLE, "3.补正后申请内容仍不明确"]),
    row("declined.petition", &[RESULTS, DECLINED, "1.信访举报投诉类申请"]),
    row("declined.repeat", &[RESULTS, DECLINED, "2.重复申请"]),
    row("declined.publication", &[RESULTS, DECLINED, "3.要求提供公开出版物"]),
    row("declined.excessive", &[RESULTS, DECLINED, "4.无正当理由大量反复申请"]),
    row("declined.reissue", &[RESULTS, DECLINED, "5.要求行政机关确认或重新出具已获取信息"]),
    row_of(
        Format::F2021,
        "other.no_clarification",
        &[RESULTS, OTHER, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"],
    ),
    row_of(
        Format::F2021,
        "other.no_payment",
        &[RESULTS, OTHER, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"],
    ),
    row_of(Format::F2021, "other.misc", &[RESULTS, OTHER, "3.其他"]),
    row_of(Format::F2019, "other", &[RESULTS, OTHER]),
    row("results_total", &[RESULTS, "（七）总计"]),
    row("carried_out", &["四、结转下年度继续办理"]),
];

/// The rows of table III that `format` has, in printed order.
pub fn rows(format: Format) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(move |row| row.only.is_none_or(|only| only == format))
}

/// 表二的一段 One block of table II: an item of Article 20 with its column headings and rows.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// The line over the block: `第二十条第（一）项`.
    pub article: &'static str,
    /// Column headings; the first is over the labels. Fewer than four: the last one spans the rest of the grid.
    pub headings: &'static [&'static str],
    /// Rows: label, middle of the cell names, last parts of the cell names.
    pub items: &'static [(&'static str, &'static str, &'static [&'static str])],
}

const IN_FORCE: &[&str] = &["made", "repealed", "in_force"];
const DECISIONS: &[&str] = &["decisions"];

const TABLE_TWO_2021: &[Block] = &[
    Block {
        article: "第二十条第（一）项",
        headings: &["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        items: &[("规章", "rules", IN_FORCE), ("行政规范性文件", "normative", IN_FORCE)],
    },
    Block {
        article: "第二十条第（五）项",
        headings: &["信息内容", "本年处理决定数量"],
        items: &[("行政许可", "licence", DECISIONS)],
    },
    Block {
        article: "第二十条第（六）项",
        headings: &["信息内容", "本年处理决定数量"],
        items: &[("行政处罚", "penalty", DECISIONS), ("行政强制", "coercion", DECISIONS)],
    },
    Block {
        article: "第二十条第（八）项",
        headings: &["信息内容", "本年收费金额（单位：万元）"],
        items: &[("行政事业性收费", "admin_fee", &["amount_wan"])],
    },
];

const PUBLISHED: &[&str] = &["newly_made", "newly_public", "public_total"];
const ITEMS: &[&str] = &["items_prev", "items_delta", "decisions"];
const ITEM_HEADINGS: &[&str] = &["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"];

const TABLE_TWO_2019: &[Block] = &[
    Block {
        article: "第二十条第（一）项",
        headings: &["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
        items: &[("规章", "rules", PUBLISHED), ("规范性文件", "normative", PUBLISHED)],
    },
    Block {
        article: "第二十条第（五）项",
        headings: ITEM_HEADINGS,
        items: &[("行政许可", "licence", ITEMS), ("其他对外管理服务事项", "other_service", ITEMS)],
    },
    Block {
        article: "第二十条第（六）项",
        headings: ITEM_HEADINGS,
        items: &[("行政处罚", "penalty", ITEMS), ("行政强制", "coercion", ITEMS)],
    },
    Block {
        article: "第二十条第（八）项",
        headings: &["信息内容", "上一年项目数量", "本年增/减"],
        items: &[("行政事业性收费", "admin_fee", &["items_prev", "items_delta"])],
    },
    Block {
        article: "第二十条第（九）项",
        headings: &["信息内容", "采购项目数量", "采购总金额"],
        items: &[("政府集中采购", "procurement", &["projects", "amount"])],
    },
];

/// The first part of the cell names of table II and its blocks.
#[must_use]
pub fn table_two(format: Format) -> (&'static str, &'static [Block]) {
    match format {
        Format::F2021 => ("t2", TABLE_TWO_2021),
        Format::F2019 => ("t2v19", TABLE_TWO_2019),
    }
}

/// 表四的段 The three blocks of table IV from the left, by id.
pub const BLOCKS: [&str; 3] = ["review", "suit_direct", "suit_after_review"];

/// 表四的列 The five columns of each block of table IV: id and printed label.
pub const OUTCOMES: [(&str, &str); 5] = [
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
];

/// 章节标题 The six headings in order.
#[must_use]
pub fn headings(format: Format) -> [&'static str; 6] {
    let five = match format {
        Format::F2021 => "五、存在的主要问题及改进情况",
        Format::F2019 => "五、政府信息公开工作存在的主要问题及改进情况",
    };
    [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        five,
        "六、其他需要报告的事项",
    ]
}

/// 格名 Every cell of a format in printed order: 200 names for F2021, 198 for F2019.
#[must_use]
pub fn cell_names(format: Format) -> Vec<String> {
    let (prefix, blocks) = table_two(format);
    let items = blocks.iter().flat_map(|block| block.items);
    let two = items.flat_map(|(_, id, fields)| fields.iter().map(move |field| format!("{prefix}.{id}.{field}")));
    let three = rows(format).flat_map(|row| COLUMNS.iter().map(move |(column, _)| format!("t3.{}.{column}", row.id)));
    let four = BLOCKS.iter().flat_map(|block| OUTCOMES.iter().map(move |(id, _)| format!("t4.{block}.{id}")));
    two.chain(three).chain(four).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_have_the_cells_the_law_prints() {
        let cases = [(Format::F2021, 200, 10, 25, "2021"), (Format::F2019, 198, 22, 23, "2019")];
        for (format, cells, two, three, edition) in cases {
            let names = cell_names(format);
            assert_eq!(names.len(), cells, "{edition}");
            assert_eq!(names.iter().filter(|name| name.starts_with("t2")).count(), two, "{edition}: table II");
            assert_eq!(names.iter().filter(|name| name.starts_with("t3")).count(), three * 7, "{edition}: table III");
            let mut unique = names.clone();
            unique.sort();
            unique.dedup();
            assert_eq!(unique.len(), cells, "{edition}: no name twice");
        }
    }
}
