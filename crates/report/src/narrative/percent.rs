//! A17, second part: a percentage against the numbers beside it.

use statute::report::{Finding, Judgement, Number, Rule, Severity};

use super::{
    Subject, finding,
    lexicon::Word,
    mention::{Mention, PERCENT},
    pieces::{self, Piece},
    told::{Clause, Sense, Told, any},
};

/// 百分比 Judges shares (占 …%) and changes against last year (增长 …%) whose numbers stand in the text.
pub(super) fn percentages(subject: &Subject<'_>, judgement: &mut Judgement) {
    for told in subject.texts(&[1, 5, 6]) {
        let mut totals: Vec<(Number, &'static str)> = known_totals(subject);
        for sentence in told.sentences() {
            let tokens = told.tokens(sentence);
            let is_percent = |sense: Sense| matches!(sense, Sense::Count(mention) if mention.unit == PERCENT);
            if tokens.iter().any(|token| is_percent(token.sense)) {
                let pieces = pieces::of(told, sentence, subject.report.year);
                for at in 0..pieces.len() {
                    Percentage { subject, told, sentence, pieces: &pieces, at, totals: &totals }.judge(judgement);
                }
            }
            let exact =
                tokens.iter().filter_map(|token| token.count()).filter(|mention| mention.counts() && !mention.about);
            totals.extend(exact.map(|mention| (mention.value, mention.unit)));
            let drop = totals.len().saturating_sub(REMEMBERED);
            totals.drain(..drop);
        }
    }
}

/// How many numbers of earlier sentences may still be the total of a share.
const REMEMBERED: usize = 48;

/// Totals of table III that shares are often taken of without naming them.
fn known_totals(subject: &Subject<'_>) -> Vec<(Number, &'static str)> {
    let total = |row: &str| subject.report.figures.named(&format!("t3.{row}.total"));
    let (new, old) = (total("received_new"), total("carried_in"));
    let in_hand = new.zip(old).map(|(new, old)| new + old);
    [new, in_hand, total("results_total")].into_iter().flatten().map(|number| (number, "件")).collect()
}

/// 一个百分比 One piece of a sentence, judged when it is a percentage.
struct Percentage<'p, 's, 'a> {
    subject: &'s Subject<'a>,
    told: &'s Told<'a>,
    sentence: &'s [Clause],
    pieces: &'p [Piece<'s>],
    at: usize,
    totals: &'p [(Number, &'static str)],
}

impl Percentage<'_, '_, '_> {
    fn judge(&self, judgement: &mut Judgement) {
        let piece = &self.pieces[self.at];
        let percent = piece.mention;
        if percent.unit != PERCENT || percent.about || self.at == 0 {
            return;
        }
        let last = &self.pieces[self.at - 1];
        let words = self.told.between(last.bounds.1, piece.bounds.0);
        let found = if any(piece.before, &[Word::Rise, Word::Fall]) {
            self.change(piece)
        } else if words.len() <= 60 && words.contains('占') {
            self.share(last)
        } else if words.len() <= 30 && self.at > 1 {
            self.share_of_named_total(last)
        } else {
            None
        };
        if let Some(found) = found {
            judgement.findings.extend(found.against(percent).map(|message| Finding {
                expected: Some(format!("{}%", found.rounded(percent.decimals))),
                found: Some(format!("{}%", percent.value)),
                ..finding(Rule::A17, Severity::Warning, self.subject.place(self.told, self.sentence), message)
            }));
        }
    }

    /// 208 件，占 17.46%: of any total named before it.
    fn share(&self, part: &Piece<'_>) -> Option<Ratio> {
        let value = part.exact()?;
        let in_sentence = self.pieces[..self.at - 1].iter().rev().take(REMEMBERED);
        let same = |unit: &str| unit == part.mention.unit;
        let named: Vec<Number> = in_sentence
            .filter(|piece| same(piece.mention.unit) && piece.bounds != part.bounds)
            .filter_map(Piece::exact)
            .filter(|total| *total >= value && *total > Number::ZERO)
            .collect();
        let earlier = self.totals.iter().filter(|(_, unit)| same(unit)).map(|(total, _)| *total);
        let percent = self.pieces[self.at].mention;
        let fits = |total: Number| Ratio { part: value, total }.against(percent).is_none();
        let mut all = named.iter().copied().chain(earlier.filter(|total| *total > Number::ZERO));
        if named.is_empty() || all.any(fits) {
            return None;
        }
        named.first().map(|&total| Ratio { part: value, total })
    }

    /// 5 件，占办结 100 件的 5%: the total stands between the part and the percentage.
    fn share_of_named_total(&self, total: &Piece<'_>) -> Option<Ratio> {
        let part = &self.pieces[self.at - 2];
        let between = self.told.between(part.bounds.1, total.bounds.0);
        let meant = between.len() <= 60 && between.contains('占') && part.mention.unit == total.mention.unit;
        let (part, total) = (part.exact()?, total.exact()?);
        (meant && total > Number::ZERO).then_some(Ratio { part, total })
    }

    /// 120 件，比上年 100 件增长 20%, or 120 件，增加 20 件，增长 20%: this year's number and last year's, when exactly
    /// one of each stands before it.
    fn change(&self, piece: &Piece<'_>) -> Option<Ratio> {
        let before: Vec<&Piece<'_>> = self.pieces[..self.at].iter().filter(|piece| piece.mention.counts()).collect();
        let mut now = before.iter().filter(|piece| !piece.is_change && !piece.is_last_year);
        let current = now.next()?;
        let alone = now.next().is_none() && before.iter().all(|other| other.mention.unit == current.mention.unit);
        let value = current.exact().filter(|_| alone && current.stretch == piece.stretch)?;
        let mut others = before.iter().filter(|piece| piece.is_change || piece.is_last_year);
        let other = others.next().filter(|other| !other.mention.about)?;
        if others.next().is_some() {
            return None;
        }
        let previous = match (other.is_last_year, other.is_fall) {
            (true, _) => other.mention.value,
            (false, true) => value + other.mention.value,
            (false, false) => value - other.mention.value,
        };
        let apart = if piece.is_fall { previous - value } else { value - previous };
        (previous > Number::ZERO && apart >= Number::ZERO).then_some(Ratio { part: apart, total: previous })
    }
}

/// 比 A part of a total.
#[derive(Clone, Copy)]
struct Ratio {
    part: Number,
    total: Number,
}

impl Ratio {
    /// What is wrong with a printed percentage: it is a whole unit of its last place or more away.
    fn against(self, percent: Mention) -> Option<String> {
        let total = i128::from(self.total.millionths());
        let exact = i128::from(self.part.millionths()) * 100 * MILLION;
        let printed = i128::from(percent.value.millionths()) * total;
        let last_place = MILLION / 10_i128.pow(u32::from(percent.decimals.min(6)));
        let (part, total_shown) = (self.part, self.total);
        ((exact - printed).abs() >= last_place * total).then(|| {
            format!(
                "文字写 {}%，按旁边的数 {part} ÷ {total_shown} 算应为 {}%。请核对百分比和两个数，改正写错的一处。",
                percent.value,
                self.rounded(percent.decimals)
            )
        })
    }

    /// The percentage, rounded to that many decimals.
    fn rounded(self, decimals: u8) -> Number {
        let place = MILLION / 10_i128.pow(u32::from(decimals.clamp(1, 6)));
        let total = i128::from(self.total.millionths()).max(1);
        let exact = i128::from(self.part.millionths()) * 100 * MILLION / total;
        let rounded = (exact + place / 2) / place * place;
        Number::from_millionths(i64::try_from(rounded).unwrap_or(i64::MAX))
    }
}

/// One, in the millionths of [`Number`].
const MILLION: i128 = 1_000_000;
