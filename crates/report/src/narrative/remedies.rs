//! N7 Reconsideration and litigation in the text against table IV.

use statute::report::{Cell, Finding, Judgement, Number, Rule, Severity};

use super::{
    Subject, finding,
    lexicon::Word,
    none, opening,
    reach::{Reach, Scope},
    stated::since_last_number,
    told::{Clause, Stop, Token, Told, any, has},
};

/// Words of table IV.
const CASES: [Word; 4] = [Word::Review, Word::Suit, Word::DirectSuit, Word::SuitAfterReview];

/// 复议诉讼件数 Judges each number of cases, and each sentence that says there were none.
pub(super) fn cases(subject: &Subject<'_>, judgement: &mut Judgement) {
    for told in subject.texts(&[1, 4, 5, 6]) {
        let (mut paragraph, mut scope, mut about_disclosure) = (u32::MAX, Scope::default(), false);
        for sentence in told.sentences() {
            if sentence[0].paragraph != paragraph {
                (paragraph, about_disclosure) = (sentence[0].paragraph, false);
                scope.enter_paragraph();
            }
            scope.enter_sentence();
            let tokens = told.tokens(sentence);
            about_disclosure |= has(tokens, Word::ByApplication);
            if !any(tokens, &CASES) {
                for clause in sentence {
                    scope.hear_all(told, clause, subject);
                    scope.leave(clause);
                }
                continue;
            }
            let certain = told.section == 4 || opening(told.passage(sentence), 400).contains("公开");
            let (mut subject_of_sentence, mut kinds_so_far): (Vec<Word>, usize) = (Vec::new(), 0);
            for (at, clause) in sentence.iter().enumerate() {
                let tokens = told.of_clause(clause);
                scope.hear_all(told, clause, subject);
                let this_year = none::is_this_year(told.tokens(&sentence[..=at]), subject.report.year);
                let named = kinds(tokens);
                // 复议机构受理各类案件213件，其中涉及信息公开14件: what the organ does must name disclosure itself.
                let of_organ = any(tokens, &ORGAN) && told.section != 4 && !told.words(clause).contains("公开");
                let certain = !of_organ && (certain || about_disclosure);
                if this_year && !has(tokens, Word::LastYear) {
                    let mixed = kinds_so_far > 1 && named.is_empty();
                    let spoken = Spoken { subject, told, clause, scope, certain, mixed };
                    spoken.judge(&subject_of_sentence, judgement);
                }
                if !named.is_empty() {
                    kinds_so_far += 1;
                    subject_of_sentence = named;
                }
                if clause.stop == Stop::Semicolon {
                    kinds_so_far = 0;
                }
                scope.leave(clause);
            }
        }
    }
}

/// 办理行政复议案件: what the organ of reconsideration does, about whatever matter.
const ORGAN: [Word; 4] = [Word::Handled, Word::Answered, Word::Received, Word::NewlyReceived];

/// The kinds of cases named.
fn kinds(tokens: &[Token]) -> Vec<Word> {
    let mut kinds: Vec<Word> = tokens.iter().filter_map(Token::word).filter(|word| CASES.contains(word)).collect();
    kinds.dedup();
    kinds.truncate(8);
    kinds
}

/// 一个分句 A sub-clause of a sentence about cases.
struct Spoken<'s, 'a> {
    subject: &'s Subject<'a>,
    told: &'s Told<'a>,
    clause: &'s Clause,
    scope: Scope,
    /// The sentence is about disclosure, not about all cases of an office.
    certain: bool,
    /// Several kinds were counted before it in the sentence: an outcome may be of all of them.
    mixed: bool,
}

impl Spoken<'_, '_> {
    fn judge(&self, before: &[Word], judgement: &mut Judgement) {
        let tokens = self.told.of_clause(self.clause);
        let (mut counted, mut before) = (false, before.to_vec());
        for (at, token) in tokens.iter().enumerate() {
            let Some(mention) = token.count().filter(|mention| mention.is_cases()) else { continue };
            counted = true;
            let words = since_last_number(tokens, at);
            let mut named = kinds(words);
            if named.is_empty() && !has(words, Word::Application) && has(words, Word::Total) {
                named.clone_from(&before);
            }
            let column =
                Column::of(self.outcome_before(words, token)).or_else(|| Column::of(self.outcome_behind(tokens, at)));
            if !named.is_empty() {
                before.clone_from(&named);
            }
            let part = [Word::Verdict, Word::Compare, Word::Rise, Word::Fall, Word::OtherMatter];
            if any(words, &part) || has(behind(tokens, at), Word::Verdict) {
                continue;
            }
            if column.is_some() && named.is_empty() {
                named.clone_from(&before);
            }
            if !named.is_empty() && (column.is_some() || !has(words, Word::Breakdown)) {
                let column = column.unwrap_or(Column::Total);
                self.compare((&named, column), mention.value, mention.about, judgement);
            }
        }
        let denied = tokens.iter().position(|token| token.word() == Some(Word::Not));
        let elsewhere =
            [Word::Verdict, Word::Upheld, Word::Corrected, Word::Fee, Word::OtherMatter, Word::Share, Word::Problem];
        if let Some(not) = denied.filter(|_| !counted && !any(tokens, &elsewhere)) {
            let named = kinds(&tokens[not..]);
            if !named.is_empty() {
                self.compare((&named, Column::Total), Number::ZERO, false, judgement);
            }
        }
    }

    /// 维持8件: the words before a number, unless they belong to the one before: 8件维持、2件纠正.
    fn outcome_before<'t>(&self, words: &'t [Token], number: &Token) -> &'t [Token] {
        let last = words.iter().rfind(|word| matches!(word.word(), Some(Word::Upheld | Word::Corrected)));
        let parted = last.is_some_and(|word| self.told.between(word.end, number.start).trim_start().starts_with('、'));
        if parted { &[] } else { words }
    }

    /// 8件被维持: the words between a number and the next, unless they belong to that: 14件（维持8件, 14件、维持8件.
    fn outcome_behind<'t>(&self, tokens: &'t [Token], at: usize) -> &'t [Token] {
        let words = behind(tokens, at);
        let of_next = words.last().zip(tokens.get(at + 1 + words.len()));
        let joined = of_next.is_some_and(|(word, next)| self.told.between(word.end, next.start).trim().is_empty());
        if joined { &[] } else { words }
    }

    fn compare(&self, what: (&[Word], Column), value: Number, about: bool, judgement: &mut Judgement) {
        let (named, column) = what;
        let (cells, label) = (self.cells(named, column), column.label());
        let sum: Option<Number> = cells.iter().map(|&cell| self.subject.number(cell)).sum();
        if sum == Some(value) {
            return;
        }
        let place = self.subject.place(self.told, std::slice::from_ref(self.clause));
        let words = opening(self.told.words(self.clause), 24);
        let Some(sum) = sum else {
            let absent = cells.into_iter().filter(|&cell| self.subject.number(cell).is_none()).collect();
            return judgement.cannot(Rule::N7, absent, format!("{place}：表四对应的“{label}”没有读到，不能核对。"));
        };
        let doubt = if about {
            Some("是约数，不能与表四核对")
        } else if matches!(self.scope.reach(), Reach::OtherRegion | Reach::Member) {
            Some("说的可能是整个地区、个别单位或另一种统计口径，请人工核对")
        } else if self.scope.is_span() {
            Some("说的不是全年的件数，没有核对")
        } else if self.mixed {
            Some("看不出说的是复议还是诉讼，请人工核对")
        } else if !self.certain {
            Some("看不出是不是由政府信息公开引起的，请人工核对")
        } else {
            None
        };
        if let Some(doubt) = doubt {
            let why = format!("{place}：“{words}”与表四“{label}”的 {sum} 件不同，{doubt}。");
            return judgement.cannot(Rule::N7, cells, why);
        }
        let message =
            format!("文字写“{words}”，表四对应的“{label}”是 {sum} 件。请对照案件登记核对，把写错的一处改正。");
        judgement.findings.push(Finding {
            cells,
            expected: Some(sum.to_string()),
            found: Some(value.to_string()),
            ..finding(Rule::N7, Severity::Warning, place, message)
        });
    }

    /// The cells of that column of table IV that the words name together.
    fn cells(&self, named: &[Word], column: Column) -> Vec<Cell> {
        let has = |word: Word| named.contains(&word);
        let any_suit = has(Word::Suit) && !has(Word::DirectSuit) && !has(Word::SuitAfterReview);
        let blocks = [
            ("review", has(Word::Review)),
            ("suit_direct", has(Word::DirectSuit) || any_suit),
            ("suit_after_review", has(Word::SuitAfterReview) || any_suit),
        ];
        let wanted = blocks.iter().filter(|(_, wanted)| *wanted);
        wanted.filter_map(|(block, _)| self.subject.cell(&format!("t4.{block}.{}", column.id()))).collect()
    }
}

/// 列 The column of table IV that a number belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// 总计
    Total,
    /// 结果维持
    Upheld,
    /// 结果纠正
    Corrected,
}

impl Column {
    /// The one outcome that the words name.
    fn of(words: &[Token]) -> Option<Self> {
        match (has(words, Word::Upheld), has(words, Word::Corrected)) {
            (true, false) => Some(Self::Upheld),
            (false, true) => Some(Self::Corrected),
            _ => None,
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Upheld => "upheld",
            Self::Corrected => "corrected",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Total => "总计",
            Self::Upheld => "结果维持",
            Self::Corrected => "结果纠正",
        }
    }
}

/// The words between a number and the next: 3 件被维持.
fn behind(tokens: &[Token], at: usize) -> &[Token] {
    let behind = &tokens[at + 1..];
    let to = behind.iter().position(|token| token.count().is_some()).unwrap_or(behind.len());
    &behind[..to]
}
