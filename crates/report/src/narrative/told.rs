//! 叙述 A text in sentences and sub-clauses, with the numbers and the known words of each, read in one pass.

mod scan;

use super::{dictionary::Dictionary, lexicon::Word, mention::Mention};
use scan::Scan;

/// 记号 A known word or a number, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// First byte.
    pub(super) start: usize,
    /// Byte after the last.
    pub(super) end: usize,
    /// What it is.
    pub(super) sense: Sense,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// A word of the list.
    Word(Word),
    /// A number.
    Count(Mention),
}

impl Token {
    /// The number this is.
    pub(super) fn count(&self) -> Option<Mention> {
        match self.sense {
            Sense::Count(mention) => Some(mention),
            Sense::Word(_) => None,
        }
    }

    /// The word this is.
    pub(super) fn word(&self) -> Option<Word> {
        match self.sense {
            Sense::Word(word) => Some(word),
            Sense::Count(_) => None,
        }
    }
}

/// 断句 What ends a sub-clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// ，
    Comma,
    /// ：
    Colon,
    /// ；
    Semicolon,
    /// 。！？
    Full,
    /// The end of a line.
    Line,
}

/// 分句 What stands between two stops.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    start: usize,
    end: usize,
    first: usize,
    last: usize,
    /// Number of its sentence within the text.
    pub(super) sentence: u32,
    /// Number of its paragraph within the text.
    pub(super) paragraph: u32,
    /// What ends it.
    pub(super) stop: Stop,
}

/// 一段文字 A section of the report (0: the lead), read.
pub(super) struct Told<'a> {
    /// 0 for the lead, else 1 to 6.
    pub(super) section: u8,
    /// The text itself.
    pub(super) text: &'a str,
    tokens: Vec<Token>,
    clauses: Vec<Clause>,
    /// 没有读完 The text has more words and numbers than any report; the rest was left unread.
    pub(super) cut: bool,
}

/// Most tokens, and most sub-clauses, that are kept of one text: many times the longest report there is.
const MOST: usize = 20_000;

/// Most tokens of a sub-clause, and most sub-clauses of a sentence; longer ones are parted, so that a rule may look at
/// all of either without any text becoming slow.
const LONGEST: usize = 64;

impl<'a> Told<'a> {
    /// Reads a text.
    pub(super) fn of(section: u8, text: &'a str) -> Self {
        let room = text.len() / 24;
        let mut told = Self {
            section,
            text,
            tokens: Vec::with_capacity(room.min(MOST)),
            clauses: Vec::with_capacity((room / 2).min(MOST)),
            cut: false,
        };
        let mut scan = Scan::default();
        let dictionary = Dictionary::get();
        while scan.at < text.len() {
            scan.step(&mut told, dictionary);
            if told.tokens.len() - scan.first >= LONGEST {
                scan.close(&mut told, Stop::Comma, 0);
            }
            if told.tokens.len() >= MOST || told.clauses.len() >= MOST {
                told.cut = true;
                break;
            }
        }
        scan.close(&mut told, Stop::Line, 0);
        told
    }

    /// All sub-clauses.
    pub(super) fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The sub-clauses of each sentence.
    pub(super) fn sentences(&self) -> impl Iterator<Item = &[Clause]> {
        self.clauses.chunk_by(|left, right| left.sentence == right.sentence)
    }

    /// The tokens of neighbouring sub-clauses.
    pub(super) fn tokens(&self, clauses: &[Clause]) -> &[Token] {
        match (clauses.first(), clauses.last()) {
            (Some(first), Some(last)) => &self.tokens[first.first..last.last],
            _ => &[],
        }
    }

    /// The tokens of one sub-clause.
    pub(super) fn of_clause(&self, clause: &Clause) -> &[Token] {
        &self.tokens[clause.first..clause.last]
    }

    /// The words of one sub-clause.
    pub(super) fn words(&self, clause: &Clause) -> &'a str {
        self.text[clause.start..clause.end].trim()
    }

    /// The words of neighbouring sub-clauses.
    pub(super) fn passage(&self, clauses: &[Clause]) -> &'a str {
        match (clauses.first(), clauses.last()) {
            (Some(first), Some(last)) => self.text[first.start..last.end].trim(),
            _ => "",
        }
    }

    /// The text between two bytes; empty when the first is not before the second.
    pub(super) fn between(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// Whether a word of that sense stands anywhere.
    pub(super) fn has(&self, word: Word) -> bool {
        has(&self.tokens, word)
    }
}

impl Clause {
    /// Where its words begin and end.
    pub(super) fn bounds(&self) -> (usize, usize) {
        (self.start, self.end)
    }
}

/// Whether a word of that sense is among the tokens.
pub(super) fn has(tokens: &[Token], word: Word) -> bool {
    tokens.iter().any(|token| token.sense == Sense::Word(word))
}

/// Whether a word of one of those senses is among the tokens.
pub(super) fn any(tokens: &[Token], words: &[Word]) -> bool {
    tokens.iter().any(|token| token.word().is_some_and(|word| words.contains(&word)))
}
