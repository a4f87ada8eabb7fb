//! N4, second part: another body named as the one that acts.

use statute::report::{Finding, Judgement, Level, Rule, Severity};

use super::{Subject, finding, named};

/// 同级名称 Endings of the names that may be mistaken for the body's own. A county is a superior of a township, and a
/// township a subordinate of a county: neither is mistaken for the other.
fn endings(subject: &Subject<'_>) -> &'static [&'static str] {
    let body = &subject.report.body;
    match subject.level.or_else(|| Level::of_body(body)) {
        Some(Level::Township) => &["街道", "乡", "镇"],
        Some(Level::City) if body.contains('市') => &["市"],
        _ if body.contains('县') => &["县"],
        _ => &[],
    }
}

/// Words that show that a name at the head of a sub-clause is the one that acts.
const ACTS: &[&str] = &[
    "人民政府",
    "政府",
    "党委",
    "党政",
    "办事处",
    "严格",
    "坚持",
    "认真",
    "积极",
    "高度",
    "按照",
    "根据",
    "依照",
    "始终",
    "全面",
    "进一步",
    "主动",
    "收到",
    "未收到",
    "依法",
    "切实",
    "不断",
    "深入",
    "持续",
    "组织",
    "成立",
    "制定",
    "通过",
    "结合",
    "围绕",
    "紧紧",
    "加强",
    "落实",
    "扎实",
    "全年",
    "共",
    "把",
    "将",
    "以",
    "2",
    "在",
    "对",
    "党工委",
    "大力",
    "充分",
    "及时",
    "健全",
    "建立",
    "完善",
    "强化",
    "聚焦",
    "牢固",
    "严格按照",
];

/// 县政府网站: what belongs to a government does not act.
const OWNED: &[&str] = &["网站", "门户", "网", "平台", "系统", "公报", "文件", "服务", "官网", "公众号"];

/// Beginnings that make 乡, 镇, 街道, 县 no name: pronouns, numbers, places of the language, verbs.
const NO_NAMES: &[&str] = &[
    "我", "本", "全", "各", "该", "每", "两", "三", "几", "多", "部分", "个别", "其他", "其它", "有", "城", "小城",
    "建制", "中心", "重点", "周边", "兄弟", "邻近", "相邻", "所辖", "下辖", "辖区", "所有", "一些", "在", "对", "由",
    "向", "将", "把", "与", "和", "及", "为", "以", "经", "从", "到", "让", "被", "使", "请", "指导", "推动", "督促",
    "加强", "组织", "要求", "深入", "建立", "完善", "推进", "协调", "帮助", "引导", "支持", "确保", "促进", "实现",
    "打造", "依托", "结合", "通过", "覆盖", "面向", "联合", "会同", "动员", "选取", "选择", "明确", "按照", "根据",
    "当地", "农村", "村", "集", "老", "美丽", "回", "返", "下", "家", "故", "本级", "上级", "市", "省", "区", "试点",
    "示范", "特色", "邀请", "走进", "其中", "包括", "含", "另", "经由", "用", "依托", "借助", "利用", "印发", "转发",
    "报", "上报", "落实", "执行", "遵照", "配合", "协助", "服从", "借", "发挥",
];

/// 他单位 Judges the lead, section one and section five for names of other bodies.
pub(super) fn others(subject: &Subject<'_>, judgement: &mut Judgement) {
    let body = subject.report.body.trim();
    if body.is_empty() {
        judgement.cannot(Rule::N4, Vec::new(), "没有读到单位名称，不能核对正文里的单位名称。");
        return;
    }
    let wrong = |place, what: &str, other: &str| {
        let message = format!("{what}写的是“{other}”，本报告的单位是“{body}”。请核对是不是别处的文字没有改过来。");
        let (expected, found) = (Some(body.to_owned()), Some(other.to_owned()));
        Finding { expected, found, ..finding(Rule::N4, Severity::Error, place, message) }
    };
    judgement.findings.extend(named::in_title(subject).map(|other| wrong("标题".to_owned(), "标题", other)));
    if let Some((told, sentence, other)) = named::in_lead(subject) {
        judgement.findings.push(wrong(subject.place(told, sentence), "导语", other));
        return;
    }
    let endings = endings(subject);
    for told in subject.texts(&[0, 1, 5]).filter(|_| !endings.is_empty()) {
        for clause in told.clauses() {
            let Some(other) = actor(told.words(clause), endings, body) else { continue };
            let place = subject.place(told, std::slice::from_ref(clause));
            judgement.findings.push(wrong(place, "这里", other));
            return;
        }
    }
}

/// The other body that acts at the head of a sub-clause.
fn actor<'a>(words: &'a str, endings: &[&str], body: &str) -> Option<&'a str> {
    let words = head(words);
    for (at, character) in words.char_indices().take(8) {
        if !('\u{4e00}'..='\u{9fff}').contains(&character) {
            return None;
        }
        if !matches!(character, '街' | '乡' | '镇' | '县' | '市') {
            continue;
        }
        let Some(ending) = endings.iter().find(|ending| words[at..].starts_with(**ending)) else { continue };
        let end = at + ending.len();
        let behind = words[end..].trim_start();
        let behind = behind.strip_prefix("人民").unwrap_or(behind);
        let owns = behind.strip_prefix("政府").is_some_and(|rest| OWNED.iter().any(|thing| rest.starts_with(thing)));
        let acts = !owns && ACTS.iter().any(|act| behind.starts_with(act));
        return (acts && is_other(&words[..at], body)).then_some(&words[..end]);
    }
    None
}

/// Without the mark of a list or of a part: 一是, （三）, quotes.
fn head(words: &str) -> &str {
    let words = words.trim_start_matches(['“', '"', '‘']);
    let inner = words.strip_prefix('（').or(words.strip_prefix('(')).and_then(|inside| {
        let at = inside.find(['）', ')']).filter(|at| *at <= 9)?;
        Some(inside[at..].trim_start_matches(['）', ')', ' ']))
    });
    let words = inner.unwrap_or(words);
    let mut characters = words.chars();
    match (characters.next(), characters.next()) {
        (Some('一' | '二' | '三' | '四' | '五' | '六'), Some('是')) => characters.as_str(),
        _ => words,
    }
}

/// Whether the stem of a name is one, and none of the body's own.
fn is_other(stem: &str, body: &str) -> bool {
    let stem = stem.rsplit(['县', '市', '区', '省', '州', '旗']).next().unwrap_or(stem);
    let length = stem.chars().count();
    (2..=3).contains(&length)
        && !body.contains(stem)
        && !NO_NAMES.iter().any(|word| stem.starts_with(word))
        && !stem.ends_with(NO_ENDS)
}

/// 成立由乡党委…, 印发各乡…: what stands right before the kind of place and makes it no name.
const NO_ENDS: [char; 12] = ['由', '了', '在', '向', '对', '把', '被', '各', '本', '我', '全', '该'];
