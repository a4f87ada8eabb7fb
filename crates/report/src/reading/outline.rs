//! 提纲 Title, lead and six sections of a paper, and where the article ends.

use papers::{Block, Paper, Region};

use crate::{
    fold::{Ordinal, ordinal, skeleton, squeeze},
    model::SectionHeading,
};

/// Official names of the sections and wordings that real reports may use without fault.
const NAMES: [&[&str]; 6] = [
    &["总体情况"],
    &["主动公开政府信息情况", "主动公开政府信息的情况"],
    &["收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请的情况"],
    &[
        "政府信息公开行政复议行政诉讼情况",
        "政府信息公开行政复议和行政诉讼情况",
        "政府信息公开行政复议及行政诉讼情况",
        "因政府信息公开工作被申请行政复议提起行政诉讼情况",
        "因政府信息公开申请行政复议提起行政诉讼情况",
    ],
    &[
        "存在的主要问题及改进情况",
        "存在的主要问题和改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "政府信息公开工作存在的主要问题和改进情况",
    ],
    &["其他需要报告的事项", "需要报告的其他事项", "其他需要报告的情况"],
];

/// Words that show which section a misnamed heading means.
const MARKS: [&[&str]; 6] = [
    &["总体", "概述", "概况", "基本情况"],
    &["主动公开"],
    &["申请"],
    &["复议", "诉讼"],
    &["问题"],
    &["其他", "需要报告", "需要说明"],
];

/// The heading that a paragraph is, and what of its text follows the heading on the same line.
pub(super) fn section_heading(text: &str) -> Option<(SectionHeading, String)> {
    let line = text.trim_start_matches(['#', '*', ' ']).trim_end_matches(['*', ' ']);
    if !line.starts_with(may_begin) {
        return None;
    }
    let first_line: String = line.chars().take(48).collect();
    let squeezed = squeeze(&first_line);
    let (number, name) = ordinal(&squeezed);
    let number = match number {
        Some(Ordinal::Section(number)) => Some(number),
        None => None,
        Some(_) => return None,
    };
    if let Some((section, rest)) = official(name, line) {
        // Without an ordinal only a line that is nothing else is a heading: sentences may begin with the same words.
        if number.is_none() && !rest.is_empty() {
            return None;
        }
        let exact = number.is_none_or(|number| number == section);
        let text = line[..line.len() - rest.len()].trim().to_owned();
        let heading = SectionHeading { number: section, text, exact, numbered: number.is_some() };
        return Some((heading, rest.trim().to_owned()));
    }
    let number = number.filter(|number| (1..=6).contains(number))?;
    let name = skeleton(&first_line);
    let is_short = line.chars().count() <= 30 && !line.ends_with(['。', '；', '，', '：']);
    let meant = MARKS[usize::from(number) - 1].iter().any(|mark| name.contains(mark));
    (is_short && meant)
        .then(|| (SectionHeading { number, text: line.trim().to_owned(), exact: false, numbered: true }, String::new()))
}

/// Whether a heading may begin so: with a numeral or with the first word of an official name.
fn may_begin(first: char) -> bool {
    "一二三四五六七八九十第总主收政因存其需".contains(first) || first.is_whitespace()
}

/// The section whose official name the squeezed text begins with, and the part of `line` after that name.
fn official<'a>(name: &str, line: &'a str) -> Option<(u8, &'a str)> {
    for (at, names) in NAMES.iter().enumerate() {
        for official in *names {
            let Some(rest) = after_words(name, official) else { continue };
            let number = u8::try_from(at + 1).expect("six sections");
            if rest.is_empty() {
                return Some((number, ""));
            }
            if let Some(rest) = rest.strip_prefix([':', '：', '。']) {
                if rest.is_empty() {
                    return Some((number, ""));
                }
                let cut = line.find([':', '：', '。'])?;
                let cut = cut + line[cut..].chars().next().map_or(0, char::len_utf8);
                return Some((number, &line[cut..]));
            }
        }
    }
    None
}

/// What follows when `text`, punctuation inside ignored, begins with `words`.
fn after_words<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let mut wanted = words.chars().peekable();
    for (at, character) in text.char_indices() {
        let Some(&next) = wanted.peek() else { return Some(&text[at..]) };
        if character == next {
            wanted.next();
        } else if at == 0 || character.is_alphanumeric() {
            return None;
        }
    }
    wanted.peek().is_none().then_some("")
}

/// 题名 Title, body and year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Naming {
    pub(super) title: String,
    pub(super) body: String,
    pub(super) year: Option<i16>,
}

/// Finds the title among the paragraphs before section one; falls back to what the file calls itself.
pub(super) fn naming(paper: &Paper, before: &[&str]) -> (Naming, Option<usize>) {
    let at = before.iter().rposition(|text| is_title(text));
    let mut title = match at {
        Some(at) => one_line(before[at]),
        None => file_title(&paper.title),
    };
    let mut body = body_of(&title);
    if body.is_empty()
        && let Some(above) = at.and_then(|at| at.checked_sub(1)).map(|above| before[above])
        && is_body_line(above)
    {
        body = one_line(above);
        title = format!("{body}{title}");
    }
    let year = year_of(&title).or_else(|| year_of(&paper.title));
    (Naming { title, body, year }, at)
}

fn one_line(text: &str) -> String {
    text.trim_start_matches(['#', ' ']).replace('\n', "").trim().to_owned()
}

/// A line that is the report's title and not a sentence, a menu or a trail of links.
fn is_title(text: &str) -> bool {
    let line = one_line(text);
    let length = line.chars().count();
    (8..=70).contains(&length)
        && line.contains("信息公开")
        && line.contains("报告")
        && !line.contains(['。', '；', '，', '：', ':', '>', '»', '|', '《'])
}

/// The title inside a page's `<title>`, without the names of columns and sites around it.
fn file_title(title: &str) -> String {
    title.split(['-', '_', '|', '–', '—']).map(str::trim).find(|part| is_title(part)).unwrap_or_default().to_owned()
}

fn is_body_line(text: &str) -> bool {
    let line = one_line(text);
    (2..=30).contains(&line.chars().count())
        && !line.contains(|character: char| character.is_ascii_digit() || "。，；：:>|".contains(character))
        && [
            "乡",
            "镇",
            "政府",
            "街道",
            "办事处",
            "局",
            "委",
            "委员会",
            "办公室",
            "厅",
            "县",
            "区",
            "市",
            "省",
            "院",
            "中心",
        ]
        .iter()
        .any(|ending| line.ends_with(ending))
}

/// The body that a title names: what stands before the words 政府信息公开, years and small words taken off.
fn body_of(title: &str) -> String {
    let head = title.split("政府信息公开").next().unwrap_or_default();
    let head = head.split("信息公开").next().unwrap_or_default();
    let mut body = String::new();
    let mut rest = head;
    while let Some((start, end, _)) = find_year(rest) {
        body.push_str(&rest[..start]);
        rest = &rest[end..];
    }
    body.push_str(rest);
    let body = body.trim().trim_start_matches("关于").trim_end_matches('的').trim();
    let body: String = body.chars().filter(|character| !character.is_whitespace()).collect();
    // 某县人民政府信息公开: the two words share 政府.
    if body.ends_with("人民") { body + "政府" } else { body }
}

/// The year a text names first: 2025年, ２０２５年 or 二〇二五年.
pub(crate) fn year_of(text: &str) -> Option<i16> {
    find_year(text).map(|(_, _, year)| year)
}

/// Start, end (after 年 or 年度) and value of the first year.
fn find_year(text: &str) -> Option<(usize, usize, i16)> {
    let digit = |character: char| match character {
        '0'..='9' => i16::try_from(u32::from(character) - u32::from('0')).ok(),
        '０'..='９' => i16::try_from(u32::from(character) - u32::from('０')).ok(),
        '〇' | '○' | '零' | 'Ｏ' => Some(0),
        _ => "一二三四五六七八九".chars().position(|each| each == character).and_then(|at| i16::try_from(at + 1).ok()),
    };
    for (at, _) in text.match_indices('年') {
        let before = text[..at].trim_end();
        let mut digits = before.char_indices().rev();
        let (mut year, mut place, mut start, mut count) = (0_i16, 1_i16, at, 0);
        while count < 4 {
            let Some((index, value)) = digits.next().and_then(|(index, character)| Some((index, digit(character)?)))
            else {
                break;
            };
            year += value * place;
            place = place.wrapping_mul(10);
            start = index;
            count += 1;
        }
        if count == 4 && (1990..=2100).contains(&year) {
            let mut end = at + '年'.len_utf8();
            if text[end..].starts_with('度') {
                end += '度'.len_utf8();
            }
            return Some((start, end, year));
        }
    }
    None
}

/// Lines around an article that belong to the site, not to the report.
pub(super) fn is_furniture(text: &str) -> bool {
    const HEADS: &[&str] = &[
        "打印",
        "关闭",
        "【打印",
        "【关闭",
        "[打印",
        "[关闭",
        "分享",
        "扫一扫",
        "上一篇",
        "下一篇",
        "上一条",
        "下一条",
        "相关链接",
        "相关文章",
        "相关信息",
        "友情链接",
        "版权所有",
        "主办单位",
        "主办：",
        "承办",
        "技术支持",
        "网站标识码",
        "网站地图",
        "责任编辑",
        "信息来源",
        "来源：",
        "来源:",
        "浏览次数",
        "点击数",
        "字号",
        "字体",
        "发布时间",
        "发布日期",
        "发布机构",
        "索引号",
        "索 引 号",
        "访问量",
        "收藏",
        "返回顶部",
        "您现在的位置",
        "您当前的位置",
        "当前位置",
        "ICP备",
        "公网安备",
        "首页",
    ];
    let line = text.trim();
    HEADS.iter().any(|head| line.starts_with(head)) || line.contains("ICP备") || line.contains("公网安备")
}

/// The region of the source that holds the whole report: everything outside is the site around it.
pub(super) fn article(paper: &Paper, first: Region, last: Region) -> Region {
    paper.common_region(first, last)
}

/// Whether a block may belong to the article.
pub(super) fn in_article(paper: &Paper, block: &Block, article: Region) -> bool {
    paper.lies_in(block.region(), article)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_body_and_year() {
        let cases = [
            ("桑村乡 2025 年政府信息公开工作年度报告", "桑村乡", Some(2025)),
            ("2025年桑村乡人民政府政府信息公开工作年度报告", "桑村乡人民政府", Some(2025)),
            ("江苏省宿迁市2024年度政府信息公开工作年度报告", "江苏省宿迁市", Some(2024)),
            ("关于桑村乡二〇二五年政府信息公开工作的年度报告", "桑村乡", Some(2025)),
            ("金湖县人民政府信息公开工作2023年度报告", "金湖县人民政府", Some(2023)),
            ("政府信息公开工作年度报告", "", None),
        ];
        for (title, body, year) in cases {
            assert_eq!((body_of(title).as_str(), year_of(title)), (body, year), "{title}");
        }
    }

    #[test]
    fn a_heading_is_known_by_its_full_name() {
        let number = |text: &str| section_heading(text).map(|(heading, rest)| (heading.number, heading.exact, rest));
        let cases = [
            ("一、总体情况", Some((1, true, ""))),
            ("二、主动公开政府信息情况", Some((2, true, ""))),
            ("二、下步工作计划", None),
            ("四、政府信息公开行政复议、行政诉讼情况", Some((4, true, ""))),
            ("## 五、存在的主要问题及改进情况", Some((5, true, ""))),
            ("六、 其他需要报告的事项：无", Some((6, true, "无"))),
            ("总体情况", Some((1, true, ""))),
            ("三、主动公开政府信息情况", Some((2, false, ""))),
            ("五、存在问题和改进措施", Some((5, false, ""))),
            ("（一）总体情况", None),
            ("总体情况良好，全年没有发生泄密事件。", None),
            ("一是主动公开政府信息情况较好", None),
        ];
        for (text, expected) in cases {
            let expected = expected.map(|(number, exact, rest)| (number, exact, rest.to_owned()));
            assert_eq!(number(text), expected, "{text}");
        }
    }
}
