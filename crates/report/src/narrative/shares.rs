//! A17, first part: parts named after 其中 against their total.

use statute::report::{Finding, Judgement, Number, Rule, Severity};

use super::{
    Subject, finding,
    lexicon::Word,
    opening,
    pieces::{self, Kind, Piece},
    told::{Clause, Told, any, has},
};

/// 分项 Judges every 其中: parts above their total are a fault; parts below it are a question.
pub(super) fn parts(subject: &Subject<'_>, judgement: &mut Judgement) {
    for told in subject.texts(&[1, 5, 6]) {
        for sentence in told.sentences() {
            if !has(told.tokens(sentence), Word::Breakdown) {
                continue;
            }
            let pieces = pieces::of(told, sentence, subject.report.year);
            let mut at = 0;
            while let Some(list) = List::after(&pieces, &mut at) {
                list.judge(subject, told, sentence, judgement);
            }
        }
    }
}

/// 一组分项 A total, and what stands behind its 其中.
struct List<'p, 't> {
    total: &'p Piece<'t>,
    parts: Vec<&'p Piece<'t>>,
}

impl<'p, 't> List<'p, 't> {
    /// The next list that begins behind piece `at`; moves `at` behind its first part.
    fn after(pieces: &'p [Piece<'t>], at: &mut usize) -> Option<Self> {
        loop {
            let first = (*at + 1..pieces.len()).find(|&next| pieces[next].breakdowns > pieces[next - 1].breakdowns)?;
            *at = first;
            let head = &pieces[first];
            let same = |piece: &&Piece<'t>| piece.mention.unit == head.mention.unit && piece.exact().is_some();
            let total = pieces[..first].iter().rev().take(6).find(same);
            let sole = |total: &&Piece<'_>| !is_beside_another_kind(&pieces[..first], total);
            if let Some(total) = total.filter(|total| total.stretch == head.stretch).filter(sole) {
                return Some(Self { total, parts: listed(&pieces[first..], head) });
            }
        }
    }

    fn judge(&self, subject: &Subject<'_>, told: &Told<'_>, sentence: &[Clause], judgement: &mut Judgement) {
        let Some(total) = self.total.exact() else { return };
        let kind = self.parts.first().map_or(Kind::Plain, |part| part.kind);
        let summed: Vec<&&Piece<'_>> = self.parts.iter().filter(|part| part.kind == kind).collect();
        let sum: Number = summed.iter().map(|part| part.mention.value).sum();
        let single = self.parts.iter().map(|part| part.mention.value).max().unwrap_or_default();
        let (from, to) = (self.total.bounds.0, self.parts.last().map_or(self.total.bounds.1, |part| part.bounds.1));
        let words = opening(told.between(from, to), 60);
        let found = sum.max(single);
        if found > total && kind == Kind::Work && self.total.kind == Kind::Origin {
            let why = format!("“{words}”：办理的件数 {found} 多于收到的件数 {total}，可能包括上年结转的，请人工核对。");
            judgement.cannot(Rule::A17, Vec::new(), why);
        } else if found > total {
            let message =
                format!("“{words}”：其中各项合计 {found}，多于总数 {total}。请核对总数和各项，改正写错的一处。");
            judgement.findings.push(Finding {
                expected: Some(format!("不超过 {total}")),
                found: Some(found.to_string()),
                ..finding(Rule::A17, Severity::Warning, subject.place(told, sentence), message)
            });
        } else if summed.len() > 1 && sum < total && kind != Kind::Plain || (summed.len() > 2 && sum < total) {
            let why = format!("“{words}”：列出的各项合计 {sum}，少于总数 {total}，请看是否还有没列出的项。");
            judgement.cannot(Rule::A17, Vec::new(), why);
        }
    }
}

/// 行政复议14件、行政诉讼5件，其中…: parts of both kinds of cases together are parts of neither.
fn is_beside_another_kind(before: &[Piece<'_>], total: &Piece<'_>) -> bool {
    let same = |piece: &&Piece<'_>| {
        piece.stretch == total.stretch && piece.breakdowns == total.breakdowns && piece.bounds != total.bounds
    };
    names_cases(total) && before.iter().rev().take(6).filter(same).any(names_cases)
}

/// Whether the words before a number name a kind of cases.
fn names_cases(piece: &Piece<'_>) -> bool {
    any(piece.before, &[Word::Review, Word::Suit, Word::DirectSuit, Word::SuitAfterReview])
}

/// The parts of a list: same unit and brackets, up to the next 其中, sum, semicolon or change of subject.
fn listed<'p, 't>(pieces: &'p [Piece<'t>], head: &Piece<'t>) -> Vec<&'p Piece<'t>> {
    let nested = head.breakdowns > 1;
    let ends = |piece: &Piece<'_>| {
        let moved_on = match piece.kind {
            Kind::Work | Kind::Origin => piece.kind != head.kind,
            Kind::Outcome => nested && head.kind != Kind::Outcome,
            _ => names_cases(piece) && !names_cases(head),
        };
        piece.breakdowns != head.breakdowns || piece.stretch != head.stretch || piece.depth < head.depth || moved_on
    };
    let to = pieces.iter().position(|piece| ends(piece) || (piece.is_sum && piece.bounds != head.bounds));
    let within = &pieces[..to.unwrap_or(pieces.len())];
    let fits = |piece: &&Piece<'_>| {
        piece.mention.unit == head.mention.unit && piece.depth == head.depth && piece.exact().is_some()
    };
    within.iter().filter(fits).collect()
}
