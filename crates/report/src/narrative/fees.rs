//! 信息处理费 What section six says of the information-processing fee: N5 and A11.

use statute::report::{Finding, Judgement, Number, Rule, Severity};

use super::{
    Subject, finding,
    lexicon::Word,
    told::{Clause, Told, any, has},
};

/// N5 Section six says something about the fee; that none was charged is enough. The administrative charge of table II
/// is another thing.
pub(super) fn statement(subject: &Subject<'_>, judgement: &mut Judgement) {
    let Some(told) = subject.text(6) else {
        return judgement.cannot(Rule::N5, Vec::new(), "没有第六部分，不能核对信息处理费的说明。");
    };
    if told.clauses().iter().any(|clause| is_about_the_fee(told, clause)) || told.cut {
        return;
    }
    let words = told.text.trim();
    let short = words.chars().count() <= 12 && !words.is_empty();
    let found = if short { format!("“{words}”") } else { "没有这一说明".to_owned() };
    let message = "第六部分没有写信息处理费的收取情况。请写明全年发出收费通知的件数、总金额和实际收取的总金额；没有收取的，也要写明没有收取。";
    judgement.findings.push(Finding {
        expected: Some("信息处理费收取情况的说明".into()),
        found: Some(found),
        ..finding(Rule::N5, Severity::Error, subject.heading(6).to_owned(), message.into())
    });
}

/// 信息处理费 Whether a sub-clause is about the fee; 非税收入收费 is income of another kind.
fn is_about_the_fee(told: &Told<'_>, clause: &Clause) -> bool {
    let words = told.words(clause);
    let other = words.contains("非税") && !words.contains("处理费");
    !other && any(told.of_clause(clause), &[Word::Fee, Word::FeeNotice])
}

/// A11 Applications that lapsed because nobody paid need at least as many fee notices.
pub(super) fn unpaid(subject: &Subject<'_>, judgement: &mut Judgement) {
    let Some(cell) = subject.cell("t3.other.no_payment.total") else { return };
    let Some(lapsed) = subject.number(cell) else {
        return judgement.cannot(Rule::A11, vec![cell], "逾期不缴费的总计没有读到，不能与收费通知的件数核对。");
    };
    if lapsed <= Number::ZERO {
        return;
    }
    let Some(told) = subject.text(6) else {
        return judgement.cannot(Rule::A11, vec![cell], "没有第六部分，不能核对收费通知的件数。");
    };
    let notices = match notices(told) {
        Notices::Estimate => {
            return judgement.cannot(Rule::A11, vec![cell], "第六部分的收费通知件数是约数，不能核对。");
        }
        Notices::Number(number) if number >= lapsed => return,
        Notices::Number(number) => Some(number),
        Notices::Unsaid => None,
    };
    let says =
        notices.map_or("没有写发出的收费通知".to_owned(), |number| format!("只写了 {number} 件收费通知"));
    judgement.findings.push(Finding {
        cells: vec![cell],
        expected: Some(format!("不少于 {lapsed}")),
        found: notices.map(|number| number.to_string()),
        ..finding(
            Rule::A11,
            Severity::Warning,
            subject.heading(6).to_owned(),
            format!("表三有 {lapsed} 件因逾期不缴费不再处理，第六部分{says}。请核对收费通知的件数，在第六部分写明。"),
        )
    });
}

/// 收费通知 How many notices section six names.
enum Notices {
    Unsaid,
    Estimate,
    Number(Number),
}

fn notices(told: &Told<'_>) -> Notices {
    let mut found = Notices::Unsaid;
    for clause in told.clauses() {
        let tokens = told.of_clause(clause);
        if !has(tokens, Word::FeeNotice) {
            continue;
        }
        let numbers = tokens.iter().filter_map(|token| token.count());
        for mention in numbers.filter(|mention| mention.counts() && mention.unit != "元" && mention.unit != "万元") {
            match found {
                _ if mention.about => return Notices::Estimate,
                Notices::Number(most) if most >= mention.value => {}
                _ => found = Notices::Number(mention.value),
            }
        }
        let denied = has(tokens, Word::Not) || told.words(clause).contains('未');
        if denied && matches!(found, Notices::Unsaid) {
            found = Notices::Number(Number::ZERO);
        }
    }
    found
}
