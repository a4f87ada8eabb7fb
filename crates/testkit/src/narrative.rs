//! 文字部分 Words around the tables that raise no finding: true for the figures, with every part the rules ask for.

use crate::figures::{Figures, Format};

/// 文字 The title, the opening, and the three sections that hold no table, one entry a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrative {
    /// The title, with body and year.
    pub title: String,
    /// The paragraph before section one: legal base, statistical period, where to ask.
    pub lead: String,
    /// 一、总体情况.
    pub overall: Vec<String>,
    /// 五、存在的主要问题及改进情况.
    pub problems: Vec<String>,
    /// 六、其他需要报告的事项.
    pub further: Vec<String>,
}

impl Narrative {
    /// Words that agree with `figures`. A number that the figures leave blank is not mentioned.
    #[must_use]
    pub fn of(figures: &Figures) -> Self {
        let (body, year) = (&figures.body, figures.year);
        let notice = match figures.format {
            Format::F2019 => "国办公开办函〔2019〕60号",
            Format::F2021 => "国办公开办函〔2021〕30号",
        };
        Self {
            title: format!("{body}{year}年政府信息公开工作年度报告"),
            lead: format!(
                "{body}依照《中华人民共和国政府信息公开条例》和{notice}文件规定的格式编制本报告。\
                 本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。对内容有疑问的，可以到本机关办公地点查询。"
            ),
            overall: overall(figures),
            problems: problems(),
            further: vec![fees(figures)],
        }
    }
}

fn overall(figures: &Figures) -> Vec<String> {
    let year = figures.year;
    vec![
        "（一）主动公开。围绕群众办事和生产生活，及时发布政策文件、办事指南和重点工作进展，对政策性强的内容配发通俗说明。"
            .into(),
        format!("（二）依申请公开。{}{}", applications(figures), reviews(figures)),
        "（三）政府信息管理。落实发布审核和保密审查，对已经公开的文件逐件核对效力状态，失效的标注清楚。".into(),
        "（四）政府信息公开平台建设。调整门户网站公开栏目，补齐检索和下载功能，窗口设有查阅场所并有人值守。".into(),
        format!(
            "（五）监督保障。{year}年度政府信息公开工作考核结果为良好；社会评议由服务对象代表参加，评议结果为满意；\
             全年没有需要追究责任的情形，责任追究结果为无。"
        ),
    ]
}

/// What is said of applications: 新收, 上年结转, 办结, 结转下年度, each only if its total is printed.
fn applications(figures: &Figures) -> String {
    let total = |row: &str| figures.count(&format!("t3.{row}.total"));
    let Some(received) = total("received_new") else {
        return "申请的收到和办理情况见本报告第三部分的表格。".into();
    };
    let mut clauses = vec![if received == 0 {
        format!("{}年未收到政府信息公开申请", figures.year)
    } else {
        format!("{}年新收政府信息公开申请{received}件", figures.year)
    }];
    let told = [("carried_in", "上年结转"), ("results_total", "全年办结"), ("carried_out", "结转下年度继续办理")];
    let told = told.iter().filter_map(|(row, word)| Some((word, total(row)?)));
    clauses.extend(told.filter(|(_, count)| *count > 0).map(|(word, count)| format!("{word}{count}件")));
    let results = [("granted", "予以公开"), ("partial", "部分公开")];
    let results = results.iter().filter_map(|(row, word)| Some((word, total(row)?)));
    clauses.extend(results.filter(|(_, count)| *count > 0).map(|(word, count)| format!("{word}{count}件")));
    clauses.join("，") + "。"
}

/// What is said of reconsideration: the printed total, if there is one above zero.
fn reviews(figures: &Figures) -> String {
    match figures.count("t4.review.total") {
        Some(total) if total > 0 => format!("涉及政府信息公开的行政复议案件{total}件。"),
        _ => String::new(),
    }
}

fn problems() -> Vec<String> {
    [
        "（一）存在的问题",
        "一是部分政策解读形式单一，群众看不懂、不愿看。二是基层窗口人员变动较多，新接手人员对答复文书不熟悉。",
        "（二）改进情况",
        "针对解读形式单一的问题，已增加图解和问答，由起草单位在文件印发时同步提供，并在服务窗口摆放纸质材料。\
         针对人员不熟悉业务的问题，已编写答复文书范本，安排有经验的人员跟班指导，答复发出前由法制机构逐件审核。",
    ]
    .map(String::from)
    .to_vec()
}

/// 信息处理费 Nothing was charged; if people did not pay after a notice, the notices are counted.
fn fees(figures: &Figures) -> String {
    let year = figures.year;
    match figures.count("t3.other.no_payment.total") {
        Some(unpaid) if unpaid > 0 => {
            format!("{year}年共发出政府信息公开信息处理费收费通知{unpaid}份，申请人逾期均未缴纳，没有收取信息处理费。")
        }
        _ => format!("{year}年没有向申请人收取政府信息公开信息处理费。"),
    }
}

#[cfg(test)]
mod tests {
    use crate::figures::real_one;

    #[test]
    fn the_words_agree_with_the_figures() {
        let told = real_one("suqian-2024").narrative;
        assert!(told.title.contains("2024年政府信息公开工作年度报告"), "{}", told.title);
        assert!(told.lead.contains("2024年1月1日至2024年12月31日"), "{}", told.lead);
        assert!(told.overall[1].contains("新收政府信息公开申请3525件，上年结转121件"), "{}", told.overall[1]);
        assert!(told.overall[1].contains("结转下年度继续办理125件"), "{}", told.overall[1]);
    }

    #[test]
    fn a_blank_total_is_not_talked_about() {
        let told = real_one("sangcun-2025").narrative;
        assert!(!told.overall[1].contains('件') && !told.overall[1].contains("未收到"), "{}", told.overall[1]);
    }

    #[test]
    fn every_part_the_rules_ask_for_is_there() {
        let told = real_one("shuyang-2025").narrative;
        for word in ["工作考核结果", "社会评议", "责任追究结果"] {
            assert!(told.overall[4].contains(word), "{word}");
        }
        let opening = |text: &String, part: &str| text.starts_with(part);
        assert!(
            ["（一）", "（二）", "（三）", "（四）", "（五）"].iter().zip(&told.overall).all(|(p, t)| opening(t, p))
        );
        assert!(told.problems.iter().any(|text| opening(text, "（二）改进情况")));
        assert!(told.further[0].contains("信息处理费"));
    }
}
