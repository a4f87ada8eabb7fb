//! 旁边 What must be written, whether the tables agree, the law.

use hall::{Law, Need};
use report::drafting::LeftOut;
use statute::report::{Judgement, Rule};

use super::{Desk, notes};
use crate::console::{address, words};

/// 必写的事实 What the form asks for (第五十条), by the names of what a composition misses.
const FACTS: [(&str, &[&str]); 7] = [
    ("主动公开情况", &["主动公开的条数"]),
    ("申请办理情况", &["收到和办理申请的件数"]),
    ("政府信息管理和平台建设", &["审核情况", "政府信息公开平台建设情况"]),
    ("工作考核、社会评议、责任追究结果", &["工作考核结果", "社会评议结果", "责任追究结果"]),
    ("至少一个问题", &["至少一个具体的问题"]),
    ("改进的措施", &["改进的措施"]),
    ("收取信息处理费情况", &["信息处理费收取情况"]),
];

/// Whether what a composition left out is missing still: a person may have written it.
pub(super) fn is_missing(known: &Desk, left: &LeftOut) -> bool {
    !known.standing.draft.at(left.place).any(|claim| claim.edited)
}

/// 必写的事实 Each fact with what it lacks; what is usual without being asked for comes last.
pub(super) fn needs(known: &Desk) -> Vec<Need> {
    let missing: Vec<&LeftOut> = known.left_out.iter().filter(|left| is_missing(known, left)).collect();
    let href = |left: &LeftOut| Some(address(known.standing.annual.year, words::part(left.place)));
    let mut needs: Vec<Need> = FACTS
        .iter()
        .map(|(name, whats)| {
            let lacks: Vec<&&LeftOut> = missing.iter().filter(|left| whats.contains(&left.what)).collect();
            let about = match lacks[..] {
                [] => String::new(),
                [only] => only.todo.to_owned(),
                _ => format!("缺{}；没有开展也要写明没有开展。", names(&lacks)),
            };
            let href = lacks.first().and_then(|left| href(left));
            Need { lacks: !lacks.is_empty(), advice: false, name: (*name).to_owned(), about, href }
        })
        .collect();
    needs.extend(runs_on(known));
    needs.sort_by_key(|need| !need.lacks);
    let usual = missing.iter().filter(|left| !left.required);
    needs.extend(usual.map(|left| {
        let name = left.what.to_owned();
        Need { lacks: true, advice: true, name, about: left.todo.to_owned(), href: href(left) }
    }));
    needs
}

/// 和上年接得上 Asked only where there is a report of last year: what runs on runs on, or somebody says why not.
fn runs_on(known: &Desk) -> Option<Need> {
    known.previous()?;
    let reasons: Vec<&str> = known.breaks.iter().filter_map(|each| each.answer(&known.standing.draft)).collect();
    let open = known.breaks.len() - reasons.len();
    let about = match (open, &reasons[..]) {
        (0, []) => String::new(),
        (0, reasons) => format!("接不上的原因：{}", reasons.join("；")),
        (open, _) => format!("有 {open} 处接不上，写明原因。"),
    };
    let first = known.breaks.iter().find(|each| each.answer(&known.standing.draft).is_none());
    let first = first.or(known.breaks.first());
    let href = first.map(|each| address(known.standing.annual.year, notes::part(&each.place, &each.what)));
    Some(Need { lacks: open > 0, advice: false, name: "和上年的报告接得上".into(), about, href })
}

fn names(lacks: &[&&LeftOut]) -> String {
    lacks.iter().map(|left| left.what).collect::<Vec<_>>().join("、")
}

/// How many facts are missing, in words.
pub(super) fn lacking(needs: &[Need]) -> String {
    let asked: Vec<&Need> = needs.iter().filter(|need| !need.advice).collect();
    match asked.iter().filter(|need| need.lacks).count() {
        0 => format!("{} 类，都有了", asked.len()),
        n => format!("{} 类，缺 {n} 样", asked.len()),
    }
}

/// 规则 The rules of the report in the groups people know.
const GROUPS: [(&str, &[Rule]); 3] = [
    ("表内勾稽", &[Rule::A1, Rule::A2, Rule::A3, Rule::A4, Rule::A5, Rule::A6, Rule::A7]),
    ("接上年", &[Rule::A8, Rule::A9, Rule::A10]),
    (
        "正文与表、台账",
        &[
            Rule::A11,
            Rule::A12,
            Rule::A15,
            Rule::A17,
            Rule::N1,
            Rule::N2,
            Rule::N3,
            Rule::N4,
            Rule::N5,
            Rule::N7,
            Rule::N8,
            Rule::N9,
            Rule::N11,
        ],
    ),
];

/// 表与表对得上 How many rules hold in each group, how many do not, how many cannot be judged.
pub(super) fn rules(judgement: &Judgement) -> Vec<(&'static str, String)> {
    let broken = |rule: &Rule| judgement.findings.iter().any(|finding| finding.rule == *rule);
    let unknown = |rule: &Rule| judgement.unjudged.iter().any(|unjudged| unjudged.rule == *rule);
    let said = |rules: &[Rule]| {
        let bad = rules.iter().filter(|rule| broken(rule)).count();
        let open = rules.iter().filter(|rule| !broken(rule) && unknown(rule)).count();
        let good = rules.len() - bad - open;
        let mut parts = Vec::new();
        for (n, words) in [(good, "相符"), (bad, "不符"), (open, "还判断不了")] {
            if n > 0 {
                parts.push(format!("{n} 条{words}"));
            }
        }
        if bad + open == 0 { format!("{good} 条，都相符") } else { parts.join("，") }
    };
    GROUPS.iter().map(|(name, rules)| (*name, said(rules))).collect()
}

/// What does not hold, and what cannot be judged, each in its own words.
pub(super) fn open(judgement: &Judgement) -> Vec<(String, String)> {
    let ours = |rule: &Rule| GROUPS.iter().any(|(_, rules)| rules.contains(rule));
    let findings = judgement.findings.iter().filter(|finding| ours(&finding.rule));
    let findings = findings.map(|finding| (finding.rule.to_string(), finding.message.clone()));
    let unjudged = judgement.unjudged.iter().filter(|unjudged| ours(&unjudged.rule));
    let unjudged = unjudged.map(|unjudged| {
        let why = format!("{}：判断不了，{}", unjudged.rule.title(), unjudged.why);
        (unjudged.rule.to_string(), why)
    });
    findings.chain(unjudged).collect()
}

/// 法条旁注 The sense of an article of the Regulations.
pub(super) fn law(number: u8) -> Law {
    let articles = statute::regulation::articles();
    let article = articles.iter().find(|article| article.number == number);
    Law {
        citation: format!("《条例》第{}条", statute::regulation::numeral(number)),
        sense: article.map(|article| article.sense.to_owned()).unwrap_or_default(),
        href: None,
    }
}
