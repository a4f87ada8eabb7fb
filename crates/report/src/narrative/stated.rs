//! 说法 What section one says of applications: each number with the row of table III it speaks about.

use super::{
    Subject,
    certain::Certainty,
    lexicon::Word,
    reach::{Reach, Scope},
    told::{Clause, Sense, Stop, Token, Told, any, has},
};
use statute::report::Number;

/// 所指 What a number of applications is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// 收到、受理: this year's, possibly with last year's.
    Received,
    /// 新收: this year's only.
    NewlyReceived,
    /// 依申请公开213件, without a verb: received, settled or made public.
    ByApplication,
    /// 收到并答复: received or answered.
    ReceivedAndAnswered,
    /// 办结、答复
    Answered,
    /// 办理: answered, or all in hand.
    Handled,
    /// 上年结转
    CarriedIn,
    /// 结转下年
    CarriedOut,
    /// 结转, without saying from where or to where.
    Carried,
    /// One or more groups of results, as bits of [`GROUPS`].
    Results(u8),
    /// 撤回
    Withdrawn,
}

/// The groups of results by their bit: the word, and how the rows of table III that belong to it begin.
pub(super) const GROUPS: [(Word, &str, &str); 6] = [
    (Word::Granted, "granted", "予以公开"),
    (Word::Partial, "partial", "部分公开"),
    (Word::Refused, "refused", "不予公开"),
    (Word::Unable, "unable", "无法提供"),
    (Word::Declined, "declined", "不予处理"),
    (Word::OtherResult, "other", "其他处理"),
];

/// 一个说法 One number of applications in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated<'t> {
    /// What it is said of.
    pub(super) about: About,
    /// The number.
    pub(super) value: Number,
    /// Printed as an estimate.
    pub(super) estimate: bool,
    /// Whose number it is.
    pub(super) reach: Reach,
    /// Half a year's, some months', several years'.
    pub(super) span: bool,
    /// Nothing unknown stands around it that could make it a part.
    pub(super) certain: bool,
    /// The year it is said of, where that is not the report's.
    pub(super) year: Option<i16>,
    /// Where it stands.
    pub(super) clause: &'t Clause,
}

impl Stated<'_> {
    /// Whether it can be the whole body's number of the whole year.
    pub(super) fn is_whole(&self) -> bool {
        !self.span && self.reach != Reach::Member
    }
}

/// 全部说法 The numbers of applications of section one, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Counts<'t> {
    /// Of the year reported.
    pub(super) now: Vec<Stated<'t>>,
    /// Of another year, by its name.
    pub(super) other: Vec<Stated<'t>>,
}

/// All numbers of applications of section one.
pub(super) fn of<'s>(subject: &'s Subject<'_>) -> Counts<'s> {
    let mut counts = Counts::default();
    let Some(told) = subject.text(1) else { return counts };
    let mut walk = Walk {
        subject,
        told,
        paragraph: u32::MAX,
        length: 0,
        topic: false,
        scope: Scope::default(),
        stretch: Stretch::default(),
        certainty: Certainty::of(subject),
        counted: false,
    };
    for sentence in told.sentences() {
        walk.enter(sentence);
        for clause in sentence {
            walk.clause(clause, &mut counts);
        }
    }
    counts
}

/// 小标题 A paragraph of at most so many bytes is taken for the heading of the next.
const HEADING: usize = 60;

/// What a reader keeps in mind while reading on.
struct Walk<'s, 'a> {
    subject: &'s Subject<'a>,
    told: &'s Told<'a>,
    paragraph: u32,
    /// Bytes of the paragraph so far.
    length: usize,
    /// The text speaks about applications.
    topic: bool,
    scope: Scope,
    stretch: Stretch,
    certainty: Certainty<'s>,
    /// The sentence has numbers that may count applications.
    counted: bool,
}

/// What holds to the end of a sentence.
#[derive(Default)]
struct Stretch {
    /// It speaks about letters, petitions, reconsideration …
    other_matter: bool,
    /// After 其中.
    breakdown: bool,
    /// The last year named, when it is not the report's.
    other_year: Option<i16>,
    /// What the last number was said of.
    last: Option<About>,
    /// The number carried in, once it was given.
    carried_in: Option<Number>,
}

impl Walk<'_, '_> {
    /// At the beginning of a sentence. A new paragraph begins without a topic, unless a heading of its own went before
    /// it and it is not numbered （一） itself.
    fn enter(&mut self, sentence: &[Clause]) {
        self.stretch = Stretch::default();
        self.scope.enter_sentence();
        self.counted = self.told.tokens(sentence).iter().filter_map(Token::count).any(|mention| mention.is_cases());
        let words = self.told.passage(sentence);
        if sentence[0].paragraph != self.paragraph {
            self.topic &= self.length <= HEADING && !words.starts_with(['（', '(']);
            self.scope.enter_paragraph();
            (self.paragraph, self.length) = (sentence[0].paragraph, 0);
        }
        self.length += words.len();
    }

    fn clause<'s>(&mut self, clause: &'s Clause, counts: &mut Counts<'s>) {
        let tokens = self.told.of_clause(clause);
        self.settle_topic(tokens);
        if self.counted {
            self.certainty.enter(self.subject, self.told, clause);
        }
        for (at, token) in tokens.iter().enumerate() {
            self.scope.hear(self.told, clause, at, self.subject);
            match token.sense {
                Sense::Word(Word::Breakdown) => self.stretch.breakdown = true,
                Sense::Word(Word::Close) => self.stretch.breakdown = false,
                Sense::Word(_) => {}
                Sense::Count(mention) => {
                    if let (Some(year), Some(own)) = (mention.year(), self.subject.report.year) {
                        self.stretch.other_year = (year != own && !has(tokens, Word::Carry)).then_some(year);
                    } else if mention.is_cases() {
                        self.number(clause, at, counts);
                    }
                }
            }
        }
        self.scope.leave(clause);
        if self.counted {
            self.certainty.leave(self.told, clause);
        }
        if clause.stop == Stop::Semicolon {
            (self.stretch.last, self.stretch.carried_in) = (None, None);
            self.stretch.breakdown = false;
        }
    }

    /// Keeps the number at `at` when it is said of applications.
    fn number<'s>(&mut self, clause: &'s Clause, at: usize, counts: &mut Counts<'s>) {
        let tokens = self.told.of_clause(clause);
        let Some(mention) = tokens[at].count() else { return };
        let Some(about) = self.about(tokens, at).or_else(|| self.without_verb(tokens, at)) else { return };
        let (_, end) = clause.bounds();
        // 10件由县政府本级办理: who handles them stands behind the number, and they may be a part.
        let shared = self.told.between(tokens[at].end, end).trim_start().starts_with('由');
        let reach = if shared { Reach::Member } else { self.scope.reach() };
        let (value, estimate, span) = (mention.value, mention.about, self.scope.is_span());
        let carried = matches!(about, About::CarriedIn | About::CarriedOut | About::Carried);
        let year = self.stretch.other_year.filter(|_| !carried);
        let certain = self.certainty.is_certain(tokens[at].start, carried || year.is_some())
            && !self.is_part_of_the_last(tokens[at].start, about, value)
            && !self.is_narrowed_behind(clause);
        self.stretch.last = Some(about);
        if about == About::CarriedIn {
            self.stretch.carried_in = Some(value);
        }
        let list = if year.is_some() { &mut counts.other } else { &mut counts.now };
        list.push(Stated { about, value, estimate, reach, span, certain, year, clause });
    }

    /// 上年结转10件，已办结10件; 办结201件（本年新收191件，上年结转10件）: said of the number before it.
    fn is_part_of_the_last(&self, at: usize, about: About, value: Number) -> bool {
        let settled = matches!(self.stretch.last, Some(About::Answered | About::Handled | About::NewlyReceived));
        let within = self.stretch.breakdown || self.certainty.is_in_bracket(at);
        let of_carried = self.stretch.carried_in.is_some_and(|carried| value <= carried);
        match about {
            About::NewlyReceived => within && settled,
            About::Answered | About::Handled | About::Results(_) => of_carried,
            _ => false,
        }
    }

    /// 收到申请86件，均为征地类: the next sub-clause says of what kind they were, and this one names neither year nor region.
    fn is_narrowed_behind(&self, clause: &Clause) -> bool {
        const WHOLE: &[Word] = &[
            Word::WholeYear,
            Word::WholeProvince,
            Word::WholeCity,
            Word::WholeCounty,
            Word::WholeDistrict,
            Word::WholeTown,
        ];
        let tokens = self.told.of_clause(clause);
        let whole =
            any(tokens, WHOLE) || tokens.iter().any(|token| token.count().is_some_and(|each| each.year().is_some()));
        let (_, end) = clause.bounds();
        let behind = self.told.text.get(end..).unwrap_or_default().trim_start_matches(['，', ',']);
        !whole && clause.stop == Stop::Comma && NARROWING.iter().any(|word| behind.starts_with(word))
    }

    /// 话题 Whether the sub-clause speaks about applications or about something else.
    fn settle_topic(&mut self, tokens: &[Token]) {
        let other =
            any(tokens, &[Word::OtherMatter, Word::Review, Word::Suit, Word::DirectSuit, Word::SuitAfterReview]);
        if other {
            self.stretch.other_matter = true;
            self.topic &= !tokens.iter().any(|token| token.count().is_some_and(|mention| mention.is_cases()));
        } else if any(tokens, &[Word::Application, Word::ByApplication, Word::NewlyReceived]) {
            self.topic = true;
            self.stretch.other_matter = false;
        }
    }

    /// What the number at `at` is said of; `None` when it is not one that the table must hold.
    fn about(&self, tokens: &[Token], at: usize) -> Option<About> {
        if !self.topic || self.stretch.other_matter {
            return None;
        }
        let before = since_last_number(tokens, at);
        let apart = [Word::Compare, Word::Rise, Word::Fall, Word::Partly, Word::Plan, Word::Since];
        if any(before, &apart) || is_part(before) {
            return None;
        }
        let about = self.subject_of(before).or_else(|| result_behind(tokens, at))?;
        let carried = matches!(about, About::CarriedIn | About::CarriedOut | About::Carried);
        if !carried && has(before, Word::LastYear) {
            return None;
        }
        let total_wanted =
            matches!(about, About::Received | About::Answered | About::Handled | About::ReceivedAndAnswered);
        (!self.stretch.breakdown || !total_wanted).then_some(about)
    }

    /// 提交申请共213件, 全年依申请公开213件: no verb of handling, and certainly nothing but the noun before the number.
    fn without_verb(&self, tokens: &[Token], at: usize) -> Option<About> {
        let before = since_last_number(tokens, at);
        let plain = |token: &Token| match token.sense {
            Sense::Word(word) => NOUNS.contains(&word),
            Sense::Count(mention) => mention.year().is_some(),
        };
        let year = self.stretch.other_year;
        let told = self.topic && !self.stretch.other_matter && !self.stretch.breakdown && year.is_none();
        let noun = before.iter().rev().find_map(|token| match token.word()? {
            Word::Application => Some(About::Received),
            Word::ByApplication => Some(About::ByApplication),
            _ => None,
        })?;
        let certain = || self.certainty.is_certain(tokens[at].start, false);
        // 依申请公开信息8件 are pieces of information.
        let noun = Some(noun).filter(|_| {
            let last = before.iter().rposition(|token| token.word() == Some(Word::ByApplication));
            !last.is_some_and(|last| self.told.between(before[last].end, tokens[at].start).contains("信息"))
        })?;
        // 申请3件予以公开: the result behind the number has been looked at before.
        (told && before.iter().all(plain) && result_behind(tokens, at).is_none() && certain()).then_some(noun)
    }

    /// What the words before a number make it.
    fn subject_of(&self, before: &[Token]) -> Option<About> {
        if let Some(carry) = before.iter().position(|token| token.word() == Some(Word::Carry)) {
            // 上年结转办结 3 件: a part of those carried in.
            return (!has(&before[carry..], Word::Answered)).then(|| self.carried(before));
        }
        let results = groups(before);
        if results != 0 {
            return Some(About::Results(results));
        }
        let last = before.iter().rposition(|token| token.word().and_then(verb).is_some())?;
        let about = before[last].word().and_then(verb)?;
        let joined = before[..last].last().filter(|previous| {
            matches!(previous.word().and_then(verb), Some(About::Received))
                && before[last].start - previous.end <= "并予以".len()
        });
        Some(if about == About::Answered && joined.is_some() { About::ReceivedAndAnswered } else { about })
    }

    /// From last year, to next year, or not said.
    fn carried(&self, before: &[Token]) -> About {
        let years: Vec<i16> = before.iter().filter_map(|token| token.count()?.year()).collect();
        let own = self.subject.report.year;
        let named = |apart: i16| own.is_some_and(|own| years.contains(&(own + apart)));
        match (has(before, Word::LastYear) || named(-1), has(before, Word::NextYear) || named(1)) {
            (true, false) => About::CarriedIn,
            (false, true) => About::CarriedOut,
            _ => About::Carried,
        }
    }
}

/// The tokens of the sub-clause between the last counted thing and the number at `at`; dates do not part them.
pub(super) fn since_last_number(tokens: &[Token], at: usize) -> &[Token] {
    let counted = |token: &Token| token.count().is_some_and(|mention| mention.counts());
    let from = tokens[..at].iter().rposition(counted).map_or(0, |last| last + 1);
    &tokens[from..at]
}

/// 网络申请 3 件, 自然人申请 2 件: a part, unless the words sum several channels or kinds of people up; 20个工作日内答复
/// 3 件 is one always.
fn is_part(before: &[Token]) -> bool {
    let several = has(before, Word::Total);
    let people = before.iter().filter(|token| token.word() == Some(Word::Person)).count();
    let within_days = before.iter().filter_map(Token::count).any(|mention| mention.unit == "个工作日");
    within_days || ((any(before, &[Word::Channel, Word::Site]) || people == 1) && !several)
}

/// How a sub-clause begins that says of what kind those just counted were.
const NARROWING: &[&str] = &[
    "均为",
    "都为",
    "都是",
    "皆为",
    "全为",
    "全部为",
    "均是",
    "均系",
    "均属",
    "均涉及",
    "全部涉及",
    "涉及",
    "属于",
    "均由",
    "全部由",
];

/// Words that may stand before a number of applications without a verb.
const NOUNS: &[Word] = &[
    Word::Application,
    Word::ByApplication,
    Word::WholeYear,
    Word::Total,
    Word::Own,
    Word::WholeProvince,
    Word::WholeCity,
    Word::WholeCounty,
    Word::WholeDistrict,
    Word::WholeTown,
];

fn verb(word: Word) -> Option<About> {
    Some(match word {
        Word::Received => About::Received,
        Word::NewlyReceived => About::NewlyReceived,
        Word::Answered => About::Answered,
        Word::Handled => About::Handled,
        Word::Withdrawn => About::Withdrawn,
        Word::Pending => About::CarriedOut,
        _ => return None,
    })
}

/// The groups of results among the words.
fn groups(tokens: &[Token]) -> u8 {
    let bit = |word| match word {
        Word::GrantedOrPartial => 0b11,
        word => GROUPS.iter().position(|(group, ..)| *group == word).map_or(0, |at| 1 << at),
    };
    tokens.iter().filter_map(Token::word).fold(0, |bits, word| bits | bit(word))
}

/// 其中 3 件予以公开: the result, or where they were carried, stands behind the number.
fn result_behind(tokens: &[Token], at: usize) -> Option<About> {
    let rest = &tokens[at + 1..];
    let to = rest.iter().position(|token| token.count().is_some()).unwrap_or(rest.len());
    let behind = &rest[..to];
    if has(behind, Word::Carry) && has(behind, Word::NextYear) {
        return Some(About::CarriedOut);
    }
    let results = groups(behind);
    (results != 0).then_some(About::Results(results))
}
