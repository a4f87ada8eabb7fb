//! S2 and S3 inside the sections: the five parts of section one, the two of section five, and stray headings.

use statute::report::{Finding, Format, Rule, Severity};

use super::{
    finding,
    heading::{Numbered, numbered},
    problems::is_too_short,
};
use crate::{
    fold::{self, Ordinal},
    model::Report,
};

/// 内容结构 What is wrong with the shape inside the sections: parts of section one and five, headings where none belong.
#[must_use]
pub fn parts(report: &Report) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (&number, text) in &report.sections {
        let heading = heading(report, number);
        let lines: Vec<Numbered> = text.lines().filter_map(numbered).take(500).collect();
        findings.extend(lines.iter().filter(|line| is_stray(line)).map(|line| stray(heading, line)));
        match number {
            1 if !text.trim().is_empty() => five_parts(heading, text, &lines, &mut findings),
            5 if !is_too_short(text) => findings.extend(two_parts(heading, text, &lines)),
            _ => {}
        }
    }
    findings
}

fn heading(report: &Report, section: u8) -> &'static str {
    usize::from(section).checked_sub(1).and_then(|at| report.figures.form().sections.get(at)).copied().unwrap_or("正文")
}

/// Numbered like a section, alone on its line, and none of the six.
fn is_stray(line: &Numbered) -> bool {
    let official =
        |format: Format| format.form().sections.iter().any(|name| fold::skeleton(name) == fold::skeleton(&line.name));
    line.alone && matches!(line.ordinal, Ordinal::Section(_)) && !official(Format::F2021) && !official(Format::F2019)
}

fn stray(heading: &str, line: &Numbered) -> Finding {
    let name = &line.name;
    let message = format!(
        "“{name}”的序号与六个部分的标题相同，但不是规定的标题。请把这段内容并入相应部分，或改用（一）这样的序号。"
    );
    Finding {
        found: Some(name.clone()),
        ..finding(Rule::S2, Severity::Error, format!("{heading} / “{name}”"), message)
    }
}

/// 五个方面 A part of section one: its name, names accepted for it, words that show it was written about.
struct Aspect {
    name: &'static str,
    accepted: &'static [&'static str],
    /// Close to the name, and not it.
    close: fn(&str) -> bool,
    words: &'static [&'static str],
}

const ASPECTS: [Aspect; 5] = [
    Aspect {
        name: "主动公开",
        accepted: &["主动公开"],
        close: |name| name == "公开情况" || name == "信息公开" || name == "主动发布",
        words: &["主动公开", "公开信息", "公开政府信息", "发布信息"],
    },
    Aspect {
        name: "依申请公开",
        accepted: &["依申请公开"],
        close: |name| name.starts_with("依申请") || name.starts_with("申请公开"),
        words: &["依申请", "申请"],
    },
    Aspect {
        name: "政府信息管理",
        accepted: &["政府信息管理"],
        close: |name| {
            name.contains("管理") && (name.contains("信息") || name.contains("公开")) && !name.contains("平台")
        },
        words: &["信息管理", "审核", "审查", "保密", "清理", "动态调整"],
    },
    Aspect {
        name: "政府信息公开平台建设",
        accepted: &["平台建设", "公开平台", "信息平台"],
        close: |name| name.contains("平台"),
        words: &["平台", "网站", "公众号", "专区", "新媒体", "公开栏"],
    },
    Aspect {
        name: "监督保障",
        accepted: &["监督保障", "监督和保障", "保障监督"],
        close: |name| name.contains("监督") || name.ends_with("保障") || name.ends_with("保障情况"),
        words: &["监督", "考核", "评议", "保障", "追究", "问责", "领导小组"],
    },
];

fn five_parts(heading: &str, text: &str, lines: &[Numbered], findings: &mut Vec<Finding>) {
    let named = || lines.iter().filter(|line| matches!(line.ordinal, Ordinal::Part(_))).map(|line| line.name.as_str());
    let headed = |aspect: &Aspect| named().any(|name| aspect.accepted.iter().any(|accepted| name.contains(accepted)));
    let of_none = |name: &str| !ASPECTS.iter().any(|aspect| aspect.accepted.iter().any(|each| name.contains(each)));
    let mut missing = Vec::new();
    for aspect in ASPECTS.iter().filter(|aspect| !headed(aspect)) {
        if let Some(name) = named().find(|name| of_none(name) && (aspect.close)(name)) {
            findings.push(misnamed(heading, name, aspect.name));
        } else if !aspect.words.iter().any(|word| text.contains(word)) {
            missing.push(aspect.name);
        }
    }
    if !missing.is_empty() {
        let missing = missing.join("、");
        let message = format!("第一部分应写五个方面，没有找到{missing}。请补写；没有发生的，也请写明。");
        findings.push(Finding {
            expected: Some(missing),
            ..finding(Rule::S3, Severity::Warning, heading.to_owned(), message)
        });
    }
}

fn misnamed(heading: &str, name: &str, right: &str) -> Finding {
    Finding {
        expected: Some(right.to_owned()),
        found: Some(name.to_owned()),
        ..finding(
            Rule::S2,
            Severity::Warning,
            format!("{heading} / “{name}”"),
            format!("小标题写成了“{name}”，规定的名称是“{right}”。请改用规定的名称。"),
        )
    }
}

/// 问题与改进 Section five has a part on problems and a part on improvement.
fn two_parts(heading: &str, text: &str, lines: &[Numbered]) -> Option<Finding> {
    let part = |number| lines.iter().any(|line| line.ordinal == Ordinal::Part(number));
    let about = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let problems = about(&["问题", "不足", "薄弱", "短板", "不够", "有待", "差距", "不强", "不高", "欠缺", "困难"]);
    let message = if part(1) && !part(2) {
        "第五部分只有（一），没有（二）。请分别写存在的主要问题和改进情况，序号写全。"
    } else if !problems {
        "第五部分没有写存在的主要问题。请写明本单位的具体问题，再写改进情况。"
    } else {
        return None;
    };
    let expected = if problems { "（二）改进情况" } else { "存在的主要问题" };
    let found = finding(Rule::S3, Severity::Warning, heading.to_owned(), message.into());
    Some(Finding { expected: Some(expected.into()), ..found })
}
