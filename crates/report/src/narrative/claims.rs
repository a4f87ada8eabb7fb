//! N3 and N9 Numbers that only the ledger could prove: items published, training, problems solved, meetings …

use statute::report::{Finding, Judgement, Rule, Severity};

use super::{
    Subject, finding,
    lexicon::Word,
    mention::Mention,
    opening,
    told::{Clause, Token, Told, any, has},
};

/// N3 One finding that names the number of items the text says were published.
pub(super) fn published(subject: &Subject<'_>, judgement: &mut Judgement) {
    let Some(told) = subject.text(1) else { return };
    let mut best: Option<Published<'_>> = None;
    for sentence in told.sentences() {
        let mut breakdown = false;
        for (at, clause) in sentence.iter().enumerate() {
            let tokens = told.of_clause(clause);
            breakdown |= has(tokens, Word::Breakdown);
            let mention = tokens.iter().filter_map(Token::count).find(|mention| mention.counts());
            let said = mention.filter(|mention| is_publication(told, &sentence[..=at], mention));
            if let Some(mention) = said {
                let found = Published { clause, mention, is_sum: has(tokens, Word::Total), breakdown };
                best = Some(best.map_or(found, |best| best.or(found)));
            }
        }
    }
    let Some(Published { clause, mention, .. }) = best else { return };
    let place = subject.place(told, std::slice::from_ref(clause));
    if mention.about {
        let words = opening(told.words(clause), 24);
        let why = format!("{place}：“{words}”是约数，不能与台账核对；能写准数的请写准数。");
        return judgement.cannot(Rule::N3, Vec::new(), why);
    }
    let total = format!("{} {}", mention.value, mention.unit);
    let message = format!(
        "文字说主动公开 {total}，三张表里没有这个数，现在也没有台账可以核对。请用公开台账核对条数，并留存清单备查。"
    );
    judgement.findings.push(Finding { found: Some(total), ..finding(Rule::N3, Severity::Warning, place, message) });
}

/// 公开条数 A number of items published.
#[derive(Clone, Copy)]
struct Published<'t> {
    clause: &'t Clause,
    mention: Mention,
    /// 共 …
    is_sum: bool,
    /// After 其中.
    breakdown: bool,
}

impl Published<'_> {
    /// The one that is likelier the total: no part, then a sum, then the larger.
    fn or(self, other: Self) -> Self {
        let rank = |published: &Self| (!published.breakdown, published.is_sum, published.mention.value);
        if rank(&other) > rank(&self) { other } else { self }
    }
}

/// Whether a number counts items published; `so_far` is its sentence up to and with its sub-clause.
fn is_publication(told: &Told<'_>, so_far: &[Clause], mention: &Mention) -> bool {
    let Some(clause) = so_far.last() else { return false };
    let tokens = told.of_clause(clause);
    let elsewhere = [
        Word::Normative,
        Word::Compare,
        Word::LastYear,
        Word::Received,
        Word::NewlyReceived,
        Word::NotReceived,
        Word::Answered,
        Word::Application,
        Word::Review,
        Word::Suit,
        Word::OtherMatter,
        Word::Rise,
        Word::Fall,
    ];
    if any(tokens, &elsewhere) || has(told.tokens(so_far), Word::Plan) {
        return false;
    }
    let of_items = matches!(mention.unit, "条" | "篇");
    let of_things = matches!(mention.unit, "件" | "份" | "次" | "项" | "个");
    (of_items && has(told.tokens(so_far), Word::Publicise))
        || (of_things && has(tokens, Word::Publicise) && opening(told.words(clause), 60).contains("信息"))
}

/// N9 One finding for each sub-clause that makes claims without a ledger.
pub(super) fn unproven(subject: &Subject<'_>, judgement: &mut Judgement) {
    let mut estimates: Vec<String> = Vec::new();
    for told in subject.texts(&[1, 5, 6]) {
        for sentence in told.sentences() {
            if !told.tokens(sentence).iter().any(|token| token.count().is_some_and(|mention| mention.counts())) {
                continue;
            }
            for (at, clause) in sentence.iter().enumerate() {
                let claims = claims(told, &sentence[..=at]);
                if claims.is_empty() {
                    continue;
                }
                if claims.iter().all(|(_, mention)| mention.about) {
                    estimates.push(opening(told.words(clause), 20));
                } else {
                    judgement.findings.push(claim(subject, told, clause, &claims));
                }
            }
        }
    }
    if !estimates.is_empty() {
        let shown = estimates.iter().take(5).map(|words| format!("“{words}”")).collect::<Vec<_>>().join("、");
        let why = format!("{} 处是约数，不能与台账核对：{shown}。", estimates.len());
        judgement.cannot(Rule::N9, Vec::new(), why);
    }
}

/// 说法 What a claim is about, and its number.
type Claim = (&'static str, Mention);

fn claim(subject: &Subject<'_>, told: &Told<'_>, clause: &Clause, claims: &[Claim]) -> Finding {
    let numbers: Vec<String> =
        claims.iter().map(|(_, mention)| format!("{} {}", mention.value, mention.unit)).collect();
    let numbers = numbers.join("、");
    let (what, words) = (claims[0].0, opening(told.words(clause), 40));
    let message = format!("文字写“{words}”，{what}的数（{numbers}）现在没有台账可以核对。请核对原始记录，并留存备查。");
    let place = subject.place(told, std::slice::from_ref(clause));
    Finding { found: Some(numbers), ..finding(Rule::N9, Severity::Warning, place, message) }
}

/// The claims of a sub-clause, the last of `so_far`; plans and numbers of items published are none.
fn claims(told: &Told<'_>, so_far: &[Clause]) -> Vec<Claim> {
    let Some(clause) = so_far.last() else { return Vec::new() };
    let tokens = told.of_clause(clause);
    let mut claims = Vec::new();
    for token in tokens {
        let Some(mention) = token.count().filter(|mention| mention.counts()) else { continue };
        let near = &so_far[so_far.len().saturating_sub(NEAR)..];
        let planned = || has(told.tokens(near), Word::Plan);
        if let Some(what) = kind(tokens, told.tokens(near), &mention).filter(|_| !planned()) {
            claims.push((what, mention));
        }
    }
    claims
}

/// Sub-clauses of a sentence that are read together, the last included.
const NEAR: usize = 12;

fn kind(tokens: &[Token], sentence: &[Token], mention: &Mention) -> Option<&'static str> {
    let unit = |units: &[&str]| units.contains(&mention.unit);
    if has(tokens, Word::Every) && unit(&["次", "期", "条", "场"]) {
        return Some("频次");
    }
    if (unit(&["人次"]) && has(sentence, Word::Training))
        || (unit(&["人", "人次", "次", "期", "场"]) && has(tokens, Word::Training))
    {
        return Some("培训");
    }
    if unit(&["个", "项", "件", "条", "处"]) && has(tokens, Word::Solve) && has(tokens, Word::Problem) {
        return Some("解决问题");
    }
    if unit(&["件", "份", "个", "部", "项"]) && has(tokens, Word::Normative) {
        return Some("规范性文件");
    }
    if unit(&["个", "家"]) && has(tokens, Word::Site) {
        return Some("网站、账号");
    }
    if unit(&["次", "场", "期"]) && has(tokens, Word::Meeting) {
        return Some("会议");
    }
    (unit(&["次", "家", "轮", "场"]) && has(tokens, Word::Inspection)).then_some("检查")
}
