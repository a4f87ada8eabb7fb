//! A17, third part: a share of kinds of applicants whose number does not stand in the text, against table III.

use statute::report::{Cell, Number};

use super::{
    Subject,
    lexicon::Word,
    pieces::Piece,
    told::{Token, Told, has},
};

/// 申请人占比 A number of applications of table III, and how many of them the named kind of applicants made.
#[derive(Clone, Debug)]
pub(super) struct Applicants {
    /// The cells that both come from.
    pub(super) cells: Vec<Cell>,
    /// Of those applicants.
    pub(super) part: Number,
    /// Of all.
    pub(super) total: Number,
}

/// Rows of table III that a number of applications may be the sum of.
const ROWS: [&[&str]; 3] = [&["received_new"], &["received_new", "carried_in"], &["results_total"]];

/// 收到申请 200 件，其中自然人占 80%: what the table gives for each meaning of the number 200.
pub(super) fn of(subject: &Subject<'_>, told: &Told<'_>, all: &Piece<'_>, words: &[Token]) -> Vec<Applicants> {
    const TOPIC: [Word; 5] =
        [Word::Application, Word::ByApplication, Word::Received, Word::NewlyReceived, Word::Answered];
    let about = all.mention.is_cases() && TOPIC.into_iter().any(|word| has(all.before, word));
    let (Some(total), Some(natural)) = (all.exact().filter(|_| about), is_natural(told, words)) else {
        return Vec::new();
    };
    ROWS.iter().filter_map(|rows| in_rows(subject, rows, total, natural)).collect()
}

fn in_rows(subject: &Subject<'_>, rows: &[&str], total: Number, natural: bool) -> Option<Applicants> {
    let cell = |row: &&str, column: &str| subject.cell(&format!("t3.{row}.{column}"));
    let sum = |column: &str| rows.iter().map(|row| subject.number(cell(row, column)?)).sum::<Option<Number>>();
    let (all, by_people) = (sum("total")?, sum("natural")?);
    let part = if natural { by_people } else { all - by_people };
    let cells = rows.iter().flat_map(|row| [cell(row, "natural"), cell(row, "total")]).flatten().collect();
    (all == total && total > Number::ZERO).then_some(Applicants { cells, part, total })
}

/// Whether the words name natural persons, or all others together.
fn is_natural(told: &Told<'_>, words: &[Token]) -> Option<bool> {
    let people = words.iter().filter(|token| token.word() == Some(Word::Person));
    let mut kinds = people.map(|token| match told.between(token.start, token.end) {
        "自然人" => Some(true),
        "法人" | "其他组织" => Some(false),
        _ => None,
    });
    let first = kinds.next()??;
    let whole = first || words.iter().filter(|token| token.word() == Some(Word::Person)).count() == 2;
    (whole && kinds.all(|kind| kind == Some(first))).then_some(first)
}
