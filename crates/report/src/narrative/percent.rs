//! A17, second part: a percentage against the numbers beside it.

use statute::report::{Cell, Finding, Judgement, Number, Rule, Severity};

use super::{
    Subject, applicants, finding,
    lexicon::Word,
    mention::{Mention, PERCENT},
    pieces::{self, Kind, Piece},
    reach,
    told::{Clause, Sense, Token, Told, any, has},
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
        if any(piece.before, &[Word::Rise, Word::Fall]) {
            if let Some(change) = self.change(piece) {
                let expected = change.expected(percent, piece.is_fall);
                self.say(change.against(percent, piece.is_fall), expected, Vec::new(), judgement);
            }
            return;
        }
        if has(piece.before, Word::Person) && !has(piece.before, Word::Compare) {
            return self.applicants(piece, judgement);
        }
        let found = if words.len() <= 60 && words.contains('占') {
            self.share(last)
        } else if words.len() <= 30 && self.at > 1 {
            self.share_of_named_total(last)
        } else {
            None
        };
        if let Some(found) = found {
            self.say(found.against(percent), found.told(percent), Vec::new(), judgement);
        }
    }

    /// Gives a finding where there is a message.
    fn say(&self, message: Option<String>, expected: String, cells: Vec<Cell>, judgement: &mut Judgement) {
        let percent = self.pieces[self.at].mention;
        judgement.findings.extend(message.map(|message| Finding {
            cells,
            expected: Some(expected),
            found: Some(format!("{}%", percent.value)),
            ..finding(Rule::A17, Severity::Warning, self.subject.place(self.told, self.sentence), message)
        }));
    }

    /// 收到申请 200 件，其中自然人占 80%: the part stands in table III only.
    fn applicants(&self, piece: &Piece<'_>, judgement: &mut Judgement) {
        let (percent, all) = (piece.mention, self.pieces[self.at - 1]);
        if self.is_of_another_total() {
            return;
        }
        let told = applicants::of(self.subject, self.told, &all, piece.before);
        let ratios: Vec<Ratio> = told.iter().map(|each| Ratio { part: each.part, total: each.total }).collect();
        if ratios.iter().any(|ratio| ratio.against(percent).is_none()) {
            return;
        }
        if let (Some(ratio), Some(told)) = (ratios.first(), told.into_iter().next()) {
            let message = format!(
                "文字写 {}%，按表三的数 {} ÷ {} 算应为 {}。请核对百分比和表三，改正写错的一处。",
                percent.value,
                told.part,
                told.total,
                ratio.told(percent)
            );
            self.say(Some(message), ratio.told(percent), told.cells, judgement);
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
        if all.any(fits) || self.is_of_another_total() {
            return None;
        }
        let total = named.first().copied().or_else(|| self.total_in_table(part))?;
        (total >= value && total > Number::ZERO).then_some(Ratio { part: value, total })
    }

    /// 占全市的 5%, 县公安局 5 件占 5%: of a number that neither this text nor its tables give.
    fn is_of_another_total(&self) -> bool {
        let words = [self.pieces[self.at - 1].before, self.pieces[self.at].before];
        words.into_iter().any(|words| names_another_body(words, self.subject))
    }

    /// Which total of table III a part without a total in its sentence is taken of: kinds of people of what was
    /// received.
    fn total_in_table(&self, part: &Piece<'_>) -> Option<Number> {
        let of_people = part.kind == Kind::Person && part.mention.is_cases() && has(part.before, Word::Application);
        of_people.then(|| self.subject.report.figures.named("t3.received_new.total")).flatten()
    }

    /// 5 件，占办结 100 件的 5%: the total stands between the part and the percentage.
    fn share_of_named_total(&self, total: &Piece<'_>) -> Option<Ratio> {
        let part = &self.pieces[self.at - 2];
        let between = self.told.between(part.bounds.1, total.bounds.0);
        let meant = between.len() <= 60 && between.contains('占') && part.mention.unit == total.mention.unit;
        let (part, total) = (part.exact()?, total.exact()?);
        (meant && total > Number::ZERO).then_some(Ratio { part, total })
    }

    /// 120 件，比上年 100 件增长 20%; 120 件，增加 20 件，增长 20%; 120 件，增长 20%（上年 100 件）: this year's number and
    /// last year's, when exactly one of each stands beside it.
    fn change(&self, piece: &Piece<'_>) -> Option<Change> {
        let before: Vec<&Piece<'_>> = self.pieces[..self.at].iter().filter(|piece| piece.mention.counts()).collect();
        let mut now = before.iter().filter(|piece| !piece.is_change && !piece.is_last_year);
        let current = now.next()?;
        let alone = now.next().is_none() && before.iter().all(|other| other.mention.unit == current.mention.unit);
        let now = current.exact().filter(|_| alone && current.stretch == piece.stretch)?;
        let last = single(&before, |piece| piece.is_last_year)?.or_else(|| self.in_brackets(piece, current));
        let last = match (last, single(&before, |piece| piece.is_change)?) {
            (Some(last), _) => last.mention.value,
            (None, Some(moved)) if moved.is_fall => now + moved.mention.value,
            (None, Some(moved)) => now - moved.mention.value,
            (None, None) => return None,
        };
        (last > Number::ZERO).then_some(Change { now, last })
    }

    /// 增长 20%（上年 100 件）: last year's number in the brackets right behind the percentage.
    fn in_brackets(&self, percent: &Piece<'_>, current: &Piece<'_>) -> Option<&Piece<'_>> {
        let next = self.pieces.get(self.at + 1)?;
        let fits = next.is_last_year && next.depth == percent.depth + 1 && !next.mention.about;
        (fits && next.mention.unit == current.mention.unit).then_some(next)
    }
}

/// The one piece of a kind: nothing when there are several, or it is an estimate; `Some(None)` when there is none.
fn single<'p, 't>(pieces: &[&'p Piece<'t>], is: fn(&Piece<'_>) -> bool) -> Option<Option<&'p Piece<'t>>> {
    let mut found = pieces.iter().copied().filter(|piece| is(piece));
    let first = found.next();
    (found.next().is_none() && first.is_none_or(|piece| !piece.mention.about)).then_some(first)
}

/// Whether words name a region or a body other than the one whose totals are at hand.
fn names_another_body(words: &[Token], subject: &Subject<'_>) -> bool {
    words.iter().filter_map(Token::word).any(|word| {
        matches!(word, Word::Members | Word::Office | Word::OwnLevel) || reach::is_other_region(word, subject)
    })
}

/// 增减 This year's number and last year's.
#[derive(Clone, Copy)]
struct Change {
    now: Number,
    last: Number,
}

impl Change {
    fn is_fall(self) -> bool {
        self.now < self.last
    }

    fn ratio(self) -> Ratio {
        let part = if self.is_fall() { self.last - self.now } else { self.now - self.last };
        Ratio { part, total: self.last }
    }

    /// What is wrong with a printed change: its size, or its direction.
    fn against(self, percent: Mention, says_fall: bool) -> Option<String> {
        let (now, last) = (self.now, self.last);
        if now == last || self.is_fall() == says_fall {
            return self.ratio().against(percent);
        }
        let said = if says_fall { "下降" } else { "增长" };
        Some(format!(
            "文字写{said} {}%，旁边的数是上年 {last}、本年 {now}，应为{}。请核对增减方向、百分比和两个数，改正写错的一处。",
            percent.value,
            self.told(percent)
        ))
    }

    /// 9.1%, with its direction where the text has the other.
    fn expected(self, percent: Mention, says_fall: bool) -> String {
        if self.is_fall() == says_fall { self.ratio().told(percent) } else { self.told(percent) }
    }

    /// 下降 9.1%
    fn told(self, percent: Mention) -> String {
        format!("{} {}", if self.is_fall() { "下降" } else { "增长" }, self.ratio().told(percent))
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

    /// 9.1%
    fn told(self, percent: Mention) -> String {
        format!("{}%", self.rounded(percent.decimals))
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
