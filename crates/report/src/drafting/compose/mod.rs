//! 由记录起草 The sentences that a year's records bear out, place by place; what has no record is left out and listed.

mod improvement;
mod matters;
mod work;

use super::{Claim, Draft, Place, Snapshot, mark};

/// 单位信息 What the lead says of the office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coat {
    /// Where the electronic text is, such as the name of the site.
    pub site: String,
    /// 联系地址
    pub address: String,
    /// 电话
    pub phone: String,
}

/// 一条记录 A record and its words, a sentence without its full stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Noted {
    /// Public identifier.
    pub record: String,
    /// What it says.
    pub words: String,
}

/// 一项改进 A measure, and the problem it answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Improved {
    /// The measure.
    pub noted: Noted,
    /// Identifiers of its evidence.
    pub evidence: Vec<String>,
}

/// 记录里的话 What the year's records say in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// 制度 Titles.
    pub systems: Vec<Noted>,
    /// 平台建设
    pub platform: Vec<Noted>,
    /// 领导小组、会议
    pub oversight: Vec<Noted>,
    /// 工作考核结果
    pub assessment: Vec<Noted>,
    /// 社会评议结果
    pub evaluation: Vec<Noted>,
    /// 责任追究结果
    pub accountability: Vec<Noted>,
    /// 存在的主要问题
    pub problems: Vec<Noted>,
    /// 改进情况
    pub improvements: Vec<Improved>,
    /// 培训内容 Topics of the trainings.
    pub trainings: Vec<Noted>,
    /// 下一步打算 Plan items of the year after.
    pub plans: Vec<Noted>,
    /// 其他需要报告的事项
    pub others: Vec<Noted>,
}

/// 没有写的 What the form asks for and no record bears out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it would stand.
    pub place: Place,
    /// What is missing, such as 社会评议结果.
    pub what: &'static str,
    /// Whether the form asks for it (第五十条); otherwise it is usual.
    pub required: bool,
    /// What to do.
    pub todo: &'static str,
}

/// 起草 The draft, and what it leaves out.
#[must_use]
pub fn compose(snapshot: &Snapshot, told: &Told, coat: &Coat) -> (Draft, Vec<LeftOut>) {
    let mut writing = Writing { snapshot, claims: Vec::new(), left_out: Vec::new() };
    writing.lead(coat);
    work::publishing(&mut writing);
    work::applications(&mut writing);
    work::management(&mut writing, told);
    work::platform(&mut writing, told);
    matters::oversight(&mut writing, told);
    improvement::problems(&mut writing, told);
    improvement::improvements(&mut writing, told);
    matters::other(&mut writing, told);
    (Draft { claims: writing.claims, ..Draft::default() }, writing.left_out)
}

/// 起草中 A draft under way.
struct Writing<'a> {
    snapshot: &'a Snapshot,
    claims: Vec<Claim>,
    left_out: Vec<LeftOut>,
}

impl Writing<'_> {
    /// The bound number with its unit; `None` when the year has no such figure.
    fn number(&self, key: &str) -> Option<String> {
        let field = self.snapshot.fields.get(key)?;
        Some(format!("{} {}", mark(key, &field.digits), field.unit))
    }

    /// Whether a figure is there and is nothing.
    fn is_zero(&self, key: &str) -> bool {
        self.snapshot.fields.get(key).is_some_and(|field| field.digits == "0")
    }

    fn say(&mut self, place: Place, id: &str, text: String, records: Vec<String>) {
        let claim = Claim { id: id.to_owned(), place, text, records, reason: String::new(), edited: false };
        self.claims.push(claim);
    }

    fn leave_out(&mut self, place: Place, what: &'static str, required: bool, todo: &'static str) {
        self.left_out.push(LeftOut { place, what, required, todo });
    }

    /// 导语 Legal base, period, where the text is (customary).
    fn lead(&mut self, coat: &Coat) {
        let Coat { site, address, phone } = coat;
        let year = self.snapshot.year;
        let mut text = format!(
            "本报告按照《中华人民共和国政府信息公开条例》第五十条的规定编制，由六个部分组成。\
             所列数据的统计期限自 {year} 年 1 月 1 日起，至 12 月 31 日止。"
        );
        if !site.is_empty() {
            text.push_str(&format!("报告的电子文本可以在{site}查阅和下载。"));
        }
        let known = [("联系地址：", address), ("联系电话：", phone)];
        let known: Vec<String> =
            known.iter().filter(|(_, is)| !is.is_empty()).map(|(name, is)| format!("{name}{is}")).collect();
        if !known.is_empty() {
            text.push_str(&format!("{}。", known.join("；")));
        }
        if site.is_empty() || known.len() < 2 {
            self.leave_out(Place::Lead, "网站、联系地址或者电话", false, "请单位管理员在“单位信息”里填上。");
        }
        self.say(Place::Lead, "lead", text, Vec::new());
    }
}

/// Sentences one after another, each with its full stop.
fn sentences(noted: &[Noted]) -> String {
    noted.iter().map(|one| sentence(&one.words)).collect()
}

/// A sentence with its full stop.
fn sentence(words: &str) -> String {
    let words = words.trim().trim_end_matches(['。', '；', '，', '.', ';']);
    format!("{words}。")
}

/// 一是……二是…… Sentences counted off; a single one stands without.
fn counted_off(sentences: &[String]) -> String {
    const ORDER: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    if let [only] = sentences {
        return only.clone();
    }
    let numbered = sentences.iter().enumerate();
    numbered.map(|(at, one)| ORDER.get(at).map_or_else(|| one.clone(), |nth| format!("{nth}是{one}"))).collect()
}

fn records(noted: &[Noted]) -> Vec<String> {
    noted.iter().map(|one| one.record.clone()).collect()
}
