//! 存在的主要问题及改进情况 Section five: problems, what was done about them, what is planned.

use super::{Improved, Told, Writing, counted_off, records, sentence};
use crate::drafting::Place;

/// （一）存在的主要问题
pub(super) fn problems(writing: &mut Writing<'_>, told: &Told) {
    if told.problems.is_empty() {
        return writing.leave_out(
            Place::Problems,
            "至少一个具体的问题",
            true,
            "请登记本单位自己查出或者上级指出的问题；照抄别处或者去年的话，会被追责（《条例》第五十三条）。",
        );
    }
    let all: Vec<String> = told.problems.iter().map(|one| sentence(&one.words)).collect();
    writing.say(Place::Problems, "problems", counted_off(&all), records(&told.problems));
}

/// （二）改进情况 Measures with their evidence, the rhythm before and after, trainings, practice problems, plans.
pub(super) fn improvements(writing: &mut Writing<'_>, told: &Told) {
    let measures = &told.improvements;
    for (at, measure) in measures.iter().enumerate() {
        let Improved { noted, evidence } = measure;
        let records = std::iter::once(noted.record.clone()).chain(evidence.iter().cloned()).collect();
        writing.say(Place::Improvement, &format!("measure-{}", at + 1), sentence(&noted.words), records);
    }
    if let (Some(before), Some(after)) = (writing.number("M-11.before"), writing.number("M-11.after")) {
        let text = format!("信息更新由每月 {before}增加到每周 {after}以上。");
        writing.say(Place::Improvement, "frequency", text, Vec::new());
    }
    trainings(writing, told);
    if let Some(solved) = writing.number("M-14").filter(|_| !writing.is_zero("M-14")) {
        let text = format!("开展“一对一”帮带，解决实际操作问题 {solved}，均由提出人确认。");
        writing.say(Place::Improvement, "mentoring", text, Vec::new());
    }
    if measures.is_empty() && !writing.claims.iter().any(|claim| claim.place == Place::Improvement) {
        writing.leave_out(Place::Improvement, "改进的措施", true, "请把改进的事登记到举措台账，附上证据。");
    }
    if !told.plans.is_empty() {
        let all: Vec<String> = told.plans.iter().map(|one| sentence(&one.words)).collect();
        let text = format!("下一步，{}", counted_off(&all));
        writing.say(Place::Improvement, "plans", text, records(&told.plans));
    }
}

fn trainings(writing: &mut Writing<'_>, told: &Told) {
    let Some(people) = writing.number("M-13").filter(|_| !writing.is_zero("M-13")) else { return };
    let sessions = writing.number("M-13.sessions").map_or_else(String::new, |number| format!(" {number}"));
    let mut text = format!("组织政务公开业务培训{sessions}，参训 {people}");
    let topics: Vec<&str> = told.trainings.iter().map(|one| one.words.trim()).collect();
    if !topics.is_empty() {
        text.push_str(&format!("，内容有{}", topics.join("、")));
    }
    writing.say(Place::Improvement, "training", format!("{text}。"), records(&told.trainings));
}
