//! 形式检查 The check that this department brings: whether a text is complete in form.
//!
//! Deliberately absent: identity numbers, telephone numbers and names. They are the business of screening, which joins
//! the checks of the office when it comes; until then nothing here says that it looked for them.

use office::{Check, Finding, Looked, Severity};
use prose::{Fault, Prose};
use statute::catalogue::items;

/// 形式检查 Whether the item is complete in form: title, text, attachments, nothing left to be filled in.
pub struct FormCheck;

/// The longest title that lists can show in two lines.
const TITLE_SIGNS: usize = 60;

/// Words that authors leave where something is still to come.
const PLACEHOLDERS: [&str; 8] = ["××", "XX", "待补充", "待定稿", "此处填写", "TODO", "某某", "（略）"];

impl Check for FormCheck {
    fn name(&self) -> &'static str {
        "形式检查"
    }

    fn rules(&self) -> String {
        "form-2".to_owned()
    }

    fn look(&self, text: &Looked<'_>) -> Vec<Finding> {
        let mut found = title(text);
        if text.text.trim().is_empty() && text.attachments.is_empty() {
            found.push(block("F-03", "正文", "没有正文，也没有附件".into(), "请写上正文，或者放上附件。"));
        }
        let paragraphs = text.text.lines().enumerate().map(|(index, line)| (format!("正文第 {} 段", index + 1), line));
        for (place, line) in std::iter::once(("标题".to_owned(), text.title)).chain(paragraphs) {
            found.extend(PLACEHOLDERS.iter().filter(|word| stands_alone(line, word)).map(|word| {
                block("F-04", &place, format!("“{word}”像是还没有填的地方"), "请填上，或者改成准确的说法。")
            }));
        }
        found.extend(attachments(text));
        found.extend(text.prose.map(Prose::faults).unwrap_or_default().iter().map(of_form));
        found
    }
}

/// What keeps people from reading a rich text who do not see it (GB/T 37668, WCAG 1.1.1 and 1.3.1). Plain texts have no
/// such faults, so runs over them stay good.
fn of_form(fault: &Fault) -> Finding {
    match fault {
        Fault::MissingAlt { figure } => block(
            "F-08",
            &format!("图 {figure}"),
            "图片没有替代文字，看不见图的人不知道它说的是什么".into(),
            "请给这张图片写一句替代文字。",
        ),
        Fault::FileNameAlt { figure, alt } => block(
            "F-08",
            &format!("图 {figure}"),
            format!("替代文字“{alt}”只是文件名"),
            "请改成一句话，说出图上有什么。",
        ),
        Fault::NoHeading { table } => warn(
            "F-09",
            &format!("表 {table}"),
            "表格没有表头，读屏软件说不出一格是哪一行哪一列".into(),
            "请把第一行或者第一列设成表头。",
        ),
        Fault::Jump { heading } => warn(
            "F-10",
            &format!("小标题“{heading}”"),
            "小标题跳了一级，前面没有上一级的".into(),
            "请把它改成上一级，或者补上上一级的小标题。",
        ),
    }
}

fn title(text: &Looked<'_>) -> Vec<Finding> {
    let signs = text.title.trim().chars().count();
    match signs {
        0 => vec![block("F-01", "标题", "没有标题".into(), "请写上标题。")],
        signs if signs > TITLE_SIGNS => {
            vec![warn("F-02", "标题", format!("标题有 {signs} 个字，列表里会显示不全"), "能短则短。")]
        }
        _ => same_as_column(text.title.trim()).into_iter().collect(),
    }
}

/// Words that are a kind of text and no title.
const KINDS: [&str; 8] = ["通知", "公告", "公示", "通告", "通报", "报告", "意见", "决定"];

/// A title that only repeats the name of its column says nothing to those who look through a list (need N24).
fn same_as_column(title: &str) -> Option<Finding> {
    if items().iter().any(|item| item.title == title || item.group == title) {
        let what = format!("标题就是栏目的名称“{title}”，列表里看不出是哪一件");
        return Some(block("F-11", "标题", what, "请写明单位、时间、批次或者对象。"));
    }
    let what = || format!("标题只有“{title}”，看不出说的是什么");
    KINDS.contains(&title).then(|| warn("F-12", "标题", what(), "请写成“关于什么的通知”这样的一句。"))
}

fn attachments(text: &Looked<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let says_so = text.text.lines().any(|line| line.trim_start().starts_with("附件"));
    if says_so && text.attachments.is_empty() {
        found.push(block("F-05", "附件", "正文写了附件，却没有放附件".into(), "请放上附件，或者去掉这一行。"));
    }
    for (index, attachment) in text.attachments.iter().enumerate() {
        if attachment.bytes == 0 {
            found.push(block("F-06", &attachment.name, "附件是空的".into(), "请换一个有内容的文件。"));
        }
        if text.attachments[..index].iter().any(|earlier| earlier.file == attachment.file) {
            found.push(warn("F-07", &attachment.name, "同一个文件放了两次".into(), "请留下一个。"));
        }
    }
    found
}

/// Latin letters count only where no other letter touches them: `XX` in `XXL` is a size.
fn stands_alone(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let touches = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphanumeric());
        !word.is_ascii()
            || !(touches(line[..at].chars().next_back()) || touches(line[at + word.len()..].chars().next()))
    })
}

fn block(rule: &'static str, place: &str, what: String, todo: &'static str) -> Finding {
    Finding { rule, severity: Severity::Block, place: place.to_owned(), what, todo }
}

fn warn(rule: &'static str, place: &str, what: String, todo: &'static str) -> Finding {
    Finding { rule, severity: Severity::Warn, place: place.to_owned(), what, todo }
}

#[cfg(test)]
mod tests {
    use office::Attachment;
    use store::files::Folder;

    use super::*;

    #[test]
    fn each_fault_of_form_is_found_and_innocent_texts_pass() {
        let cases: [(&str, &str, usize, &[&str], &str); 10] = [
            ("关于防汛的通知", "请各村做好准备。", 0, &[], "nothing to find"),
            ("", "请各村做好准备。", 0, &["F-01"], "no title"),
            ("防汛通知", "", 0, &["F-03"], "nothing written"),
            ("防汛通知", "", 1, &[], "an attachment may stand alone"),
            ("关于××的通知", "请准备。", 0, &["F-04"], "a blank in the title"),
            ("防汛通知", "联系人：某某。", 0, &["F-04"], "a blank in the text"),
            ("雨衣通知", "尺码 XXL 的雨衣已发放。", 0, &[], "a size is no blank"),
            ("防汛通知", "附件：名单", 0, &["F-05"], "an attachment that is not there"),
            ("通知", "请各村做好准备。", 0, &["F-12"], "a kind of text is no title"),
            ("采购意向", "一批路灯。", 0, &["F-11"], "the name of the column (need N24)"),
        ];
        let folder = std::env::temp_dir().join(format!("gongkai-form-check-{}", std::process::id()));
        let files = Folder::open(&folder).unwrap();
        for (title, text, attachments, expected, because) in cases {
            let attachment = Attachment { name: "名单.csv".into(), file: "00".repeat(32), bytes: 5 };
            let attachments = &vec![attachment; attachments];
            let found = FormCheck.look(&Looked { title, text, prose: None, attachments, files: &files });
            let found: Vec<_> = found.into_iter().map(|finding| finding.rule).collect();
            assert_eq!(found, expected, "{because}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_picture_without_words_blocks_and_a_table_without_heads_warns() {
        let folder = std::env::temp_dir().join(format!("gongkai-form-prose-{}", std::process::id()));
        let files = Folder::open(&folder).unwrap();
        let hash = "0a".repeat(32);
        let cases: [(String, &[(&str, Severity)], &str); 4] = [
            (format!("<p>甲</p><img src=/files/{hash}>"), &[("F-08", Severity::Block)], "no words"),
            (format!("<p>甲</p><img src=/files/{hash} alt='图1.png'>"), &[("F-08", Severity::Block)], "a file name"),
            ("<table><tr><td>1<td>2</table>".into(), &[("F-09", Severity::Warn)], "no heads"),
            (
                format!(
                    "<h2>一</h2><h3>二</h3><img src=/files/{hash} alt=大堤><table><tr><th>1<th>2<tr><td>3<td>4</table>"
                ),
                &[],
                "whole",
            ),
        ];
        for (html, expected, because) in cases {
            let (prose, _) = Prose::read(&html).unwrap();
            let looked = Looked {
                title: "防火通知",
                text: prose.plain_text(),
                prose: Some(&prose),
                attachments: &[],
                files: &files,
            };
            let found: Vec<_> =
                FormCheck.look(&looked).into_iter().map(|finding| (finding.rule, finding.severity)).collect();
            assert_eq!(found, expected, "{because}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
