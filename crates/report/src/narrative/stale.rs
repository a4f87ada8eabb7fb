//! N4, third part: sentences of section one that were left from last year's report.

use statute::report::{Judgement, Number, Rule};

use super::{
    Subject, applications,
    lexicon::Word,
    none,
    stated::{About, Counts},
    told::{Clause, Stop, Token, Told, any, has},
    year::wrong,
};

/// 往年的句子 Judges each sentence of section one that begins with an earlier year.
pub(super) fn sentences(
    subject: &Subject<'_>,
    told: &Told<'_>,
    counts: &Counts<'_>,
    own: i16,
    judgement: &mut Judgement,
) {
    let dated = told.sentences().filter_map(|sentence| Some((sentence, Start::of(told, sentence, own)?)));
    for (sentence, start) in dated.take(MOST) {
        Dated { subject, told, counts, sentence, start, own }.judge(judgement);
    }
}

/// Most sentences that are judged, so that no text becomes slow: each may be compared with all others.
const MOST: usize = 64;

/// 开头 How a sentence begins.
#[derive(Clone, Copy)]
struct Start {
    /// The earlier year.
    year: i16,
    /// 2024年12月, 截至2024年, 2024年年度报告: an event, a day or a document of that year, not its work.
    is_day: bool,
}

impl Start {
    /// The earlier year that opens a sentence, or the part of it behind a heading and its colon.
    fn of(told: &Told<'_>, sentence: &[Clause], own: i16) -> Option<Self> {
        sentence.iter().enumerate().find_map(|(at, clause)| {
            let opens = at == 0 || sentence[at - 1].stop == Stop::Colon;
            let tokens = told.of_clause(clause);
            let token = tokens.first().filter(|_| opens)?;
            let year = token.count()?.year().filter(|year| *year < own && *year >= own - 5)?;
            let (start, end) = clause.bounds();
            let before = told.between(start, token.start).trim();
            let until = ["截至", "截止", "截止到", "至", "到"].contains(&before);
            let month = tokens.get(1).and_then(Token::count).is_some_and(|mention| mention.unit == "月");
            let behind = told.between(token.end, end);
            (until || (before.is_empty() && !is_span(behind)))
                .then_some(Self { year, is_day: until || month || is_document(behind) })
        })
    }
}

/// 2024年年度报告, 2024年工作要点: a document, where its kind stands in the same sub-clause.
fn is_document(behind: &str) -> bool {
    ["报告", "年报", "要点", "通知", "方案", "意见", "办法", "条例", "修订", "印发"]
        .iter()
        .any(|word| behind.contains(word))
}

/// 2023 年起, 2023 年至今, 2023—: not one year's work.
fn is_span(behind: &str) -> bool {
    let behind = behind.trim_start();
    let behind = behind.strip_prefix('度').unwrap_or(behind);
    ["起", "至", "到", "—", "-", "后", "以来", "开始", "底", "末"].iter().any(|word| behind.starts_with(word))
}

/// 往年的一句 One sentence that begins with an earlier year.
struct Dated<'s, 'a> {
    subject: &'s Subject<'a>,
    told: &'s Told<'a>,
    counts: &'s Counts<'s>,
    sentence: &'s [Clause],
    start: Start,
    own: i16,
}

impl Dated<'_, '_> {
    fn judge(&self, judgement: &mut Judgement) {
        let year = self.start.year;
        let tokens = self.told.tokens(self.sentence);
        if let Some((about, value, certain)) = self.of_this_year() {
            return if !certain || has(tokens, Word::Same) || self.is_told_of_this_year(about) {
                self.ask(
                    judgement,
                    &format!("{year} 年的 {value} 件与表三 {} 年的数相同，可能只是两年的数一样", self.own),
                );
            } else {
                self.blame(judgement, &format!("写的是 {year} 年，{value} 件却与表三 {} 年的数相同", self.own));
            };
        }
        if self.start.is_day || any(tokens, &[Word::Since, Word::LastYear, Word::Period, Word::Award, Word::Assessment])
        {
            return;
        }
        let names_own = tokens.iter().filter_map(|token| token.count()?.year()).any(|each| each >= self.own);
        if !names_own && self.counts_something() {
            let compared = any(tokens, &[Word::Compare, Word::Rise, Word::Fall, Word::Carry]) || self.is_history();
            if !compared && !self.is_comparison_beside() {
                let what = format!("说的是 {year} 年的工作");
                // 2024年行政复议20件 in a section that goes on to this year's numbers may be meant.
                if self.is_this_year_counted() { self.ask(judgement, &what) } else { self.blame(judgement, &what) }
            }
        } else if !names_own && self.opens_section() {
            let (own_work, goes_on) = (self.is_own_work(), self.paragraph_names_own_year());
            if own_work && !goes_on {
                self.blame(judgement, &format!("开头说的是 {year} 年的工作"));
            } else if own_work || !goes_on {
                self.ask(judgement, &format!("开头说的是 {year} 年的事，看不出是不是上年的文字没有改"));
            }
        } else if !names_own && self.opens_part() && self.is_own_work() && !self.paragraph_names_own_year() {
            self.blame(judgement, &format!("开头说的是 {year} 年的工作"));
        }
    }

    /// The first number of applications of the sentence, when it is the table's for the year reported, and whether that
    /// is certainly what it says. Smaller numbers behind it may be the same in two years by chance.
    fn of_this_year(&self) -> Option<(About, Number, bool)> {
        let here = |clause: &Clause| clause.sentence == self.sentence[0].sentence;
        let mut told = self.counts.other.iter().filter(|each| here(each.clause) && each.is_whole() && !each.estimate);
        let first = told.find(|each| each.year == Some(self.start.year) && each.value > Number::ZERO)?;
        applications::is_in_table(self.subject, first).then_some((first.about, first.value, first.certain))
    }

    /// Whether a sentence of section one names the year reported and counts something.
    fn is_this_year_counted(&self) -> bool {
        self.told.sentences().any(|other| {
            let tokens = self.told.tokens(other);
            let named = tokens.iter().filter_map(|token| token.count()?.year()).any(|year| year == self.own);
            (named || has(tokens, Word::WholeYear)) && none::counts_things(tokens)
        })
    }

    /// Whether section one gives the same thing for the year reported, too.
    fn is_told_of_this_year(&self, about: About) -> bool {
        self.counts.now.iter().any(|each| kin(each.about) == kin(about) && each.is_whole())
    }

    fn counts_something(&self) -> bool {
        none::counts_things(self.told.tokens(self.sentence))
            || self.sentence.iter().any(|clause| none::says_nothing(self.told, clause))
    }

    /// 2024年收到220件，2023年收到180件: several earlier years are a history.
    fn is_history(&self) -> bool {
        let years = self.told.tokens(self.sentence).iter().filter_map(|token| token.count()?.year());
        years.into_iter().any(|year| year != self.start.year)
    }

    /// Whether another sentence, not of an earlier year, counts the same kind of thing: then this one stands beside it
    /// for comparison.
    fn is_comparison_beside(&self) -> bool {
        let topics = |tokens: &[Token]| TOPICS.map(|word| has(tokens, word));
        let units = |tokens: &[Token], unit: &str| {
            tokens.iter().filter_map(Token::count).any(|mention| mention.counts() && mention.unit == unit)
        };
        let mine = self.told.tokens(self.sentence);
        let unit = mine.iter().filter_map(Token::count).find(|mention| mention.counts()).map(|mention| mention.unit);
        let paragraph = self.sentence[0].paragraph;
        self.told.sentences().filter(|other| other[0].paragraph == paragraph).any(|other| {
            let tokens = self.told.tokens(other);
            let earlier = Start::of(self.told, other, self.own).is_some();
            let shared = topics(tokens).into_iter().zip(topics(mine)).any(|(there, here)| there && here);
            let counted = match unit {
                Some(unit) => units(tokens, unit),
                None => none::counts_things(tokens),
            };
            !earlier && shared && counted
        })
    }

    /// The first sentence of section one.
    fn opens_section(&self) -> bool {
        self.sentence[0].sentence == self.told.clauses()[0].sentence
    }

    /// The first sentence behind （一）主动公开。 or a heading line like it, unless it may tell what still holds or what
    /// others judged a year later.
    fn opens_part(&self) -> bool {
        const AFTERMATH: [&str; 10] = ["获", "评", "名列", "继续", "沿用", "仍", "延续", "反馈", "今年", "本年"];
        let mine = self.sentence[0].sentence;
        let before = self.told.sentences().take_while(|other| other[0].sentence < mine).last();
        let passage = self.told.passage(self.sentence);
        let inline = passage.starts_with(['（', '(']);
        let headed = before.is_some_and(|heading| {
            let words = self.told.passage(heading);
            words.starts_with(['（', '(']) && words.len() <= HEADING && heading.len() == 1
        });
        (headed || inline) && !AFTERMATH.iter().any(|word| passage.contains(word))
    }

    /// Whether the sentence is certainly about the work of the body that reports.
    fn is_own_work(&self) -> bool {
        const OWN: &[Word] = &[
            Word::Own,
            Word::WholeTown,
            Word::WholeCounty,
            Word::WholeDistrict,
            Word::WholeCity,
            Word::WholeProvince,
            Word::Guidance,
        ];
        let body = self.subject.report.body.trim();
        let body = body.strip_suffix("人民政府").unwrap_or(body);
        let name = body.rsplit(['省', '市', '州', '县', '区', '旗']).find(|part| !part.is_empty()).unwrap_or_default();
        let passage = self.told.passage(self.sentence);
        any(self.told.tokens(self.sentence), OWN) || (name.chars().count() >= 2 && passage.contains(name))
    }

    /// Whether the paragraph goes on to name the year reported.
    fn paragraph_names_own_year(&self) -> bool {
        let clauses = self.told.clauses().iter().filter(|clause| clause.paragraph == self.sentence[0].paragraph);
        let mut tokens = clauses.flat_map(|clause| self.told.of_clause(clause));
        tokens.any(|token| token.count().and_then(|mention| mention.year()) == Some(self.own))
    }

    fn blame(&self, judgement: &mut Judgement, what: &str) {
        let message =
            format!("这句话{what}，本报告是 {} 年的。请核对是不是上年的文字没有改，年份和数字都要核对。", self.own);
        let place = self.subject.place(self.told, self.sentence);
        judgement.findings.push(wrong(&self.own.to_string(), &self.start.year.to_string(), place, message));
    }

    fn ask(&self, judgement: &mut Judgement, what: &str) {
        let place = self.subject.place(self.told, self.sentence);
        judgement.cannot(Rule::N4, Vec::new(), format!("{place}：{what}，请人工核对年份。"));
    }
}

/// 小标题 The longest heading of a part, in bytes.
const HEADING: usize = 60;

/// What a sentence counts, for finding another that counts the same.
const TOPICS: [Word; 12] = [
    Word::Application,
    Word::ByApplication,
    Word::NewlyReceived,
    Word::Review,
    Word::Suit,
    Word::Publicise,
    Word::Training,
    Word::Meeting,
    Word::Inspection,
    Word::Normative,
    Word::Solve,
    Word::Site,
];

/// Whether two statements are about the same thing, however they say it.
fn kin(about: About) -> u8 {
    match about {
        About::Received | About::NewlyReceived => 0,
        About::Answered | About::Handled => 1,
        About::ReceivedAndAnswered => 2,
        About::CarriedIn => 3,
        About::CarriedOut => 4,
        About::Carried => 5,
        About::Results(groups) => 16 + groups,
        About::Withdrawn => 6,
        About::ByApplication => 7,
    }
}
