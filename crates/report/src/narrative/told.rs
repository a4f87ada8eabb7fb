//! 叙述 A text in sentences and sub-clauses, with the numbers and the known words of each, read in one pass.

use super::{
    dictionary::{self, Dictionary},
    lexicon::Word,
    mention::{Found, Mention, read},
    words,
};

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

/// Where the reading of a text stands.
#[derive(Default)]
struct Scan {
    at: usize,
    /// Where the present sub-clause begins.
    from: usize,
    /// Its first token.
    first: usize,
    sentence: u32,
    /// Sub-clauses of the present sentence so far.
    of_sentence: usize,
    paragraph: u32,
    /// Inside 《》 or 〔〕, where nothing counts but the end.
    title: bool,
}

impl Scan {
    /// One character, word or number further.
    fn step(&mut self, told: &mut Told<'_>, dictionary: &Dictionary) {
        let bytes = told.text.as_bytes();
        self.at = dictionary.next_head(bytes, self.at);
        let Some(&first) = bytes.get(self.at) else { return };
        match first {
            b'\n' => self.close(told, Stop::Line, 1),
            _ if self.title && first < 0x80 => self.at += 1,
            b'0'..=b'9' => self.number(told),
            b',' => self.close(told, Stop::Comma, 1),
            b':' => self.close(told, Stop::Colon, 1),
            b';' => self.close(told, Stop::Semicolon, 1),
            b'!' | b'?' => self.close(told, Stop::Full, 1),
            b'(' => self.push(told, 1, Word::Open),
            b')' => self.push(told, 1, Word::Close),
            0..=0x7f => self.at += 1,
            0xe0..=0xef => self.wide(told, dictionary),
            0xc0..=0xdf => self.at += 2,
            _ => self.at += 4,
        }
    }

    /// A character of three bytes.
    fn wide(&mut self, told: &mut Told<'_>, dictionary: &Dictionary) {
        let bytes = told.text.as_bytes();
        let code = dictionary::code([bytes[self.at], bytes[self.at + 1], bytes[self.at + 2]]);
        match char::from_u32(code) {
            Some('《' | '〔' | '〈') => {
                self.title = true;
                self.at += 3;
            }
            Some('》' | '〕' | '〉') => {
                self.title = false;
                self.at += 3;
            }
            _ if self.title => self.at += 3,
            Some('０'..='９') => self.number(told),
            Some('，') => self.close(told, Stop::Comma, 3),
            Some('：') => self.close(told, Stop::Colon, 3),
            Some('；') => self.close(told, Stop::Semicolon, 3),
            Some('。' | '！' | '？') => self.close(told, Stop::Full, 3),
            Some('（') => self.push(told, 3, Word::Open),
            Some('）') => self.push(told, 3, Word::Close),
            _ => match dictionary.word_at(code, &told.text[self.at..]) {
                Some((length, Word::Decoy)) => self.at += length,
                Some((length, word)) => self.push(told, length, word),
                None => self.in_words(told, char::from_u32(code)),
            },
        }
    }

    /// A character that begins no known word, and perhaps a number in words.
    fn in_words(&mut self, told: &mut Told<'_>, character: Option<char>) {
        let found = character.filter(|&character| words::is_numeral(character));
        match found.and_then(|_| words::read(told.text, self.at)) {
            Some((mention, end)) => {
                told.tokens.push(Token { start: self.at, end, sense: Sense::Count(mention) });
                self.at = end;
            }
            None => self.at += 3,
        }
    }

    fn push(&mut self, told: &mut Told<'_>, length: usize, word: Word) {
        told.tokens.push(Token { start: self.at, end: self.at + length, sense: Sense::Word(word) });
        self.at += length;
    }

    fn number(&mut self, told: &mut Told<'_>) {
        let (start, (found, end)) = (self.at, read(told.text, self.at));
        let token = |mention| Token { start, end, sense: Sense::Count(mention) };
        match found {
            Found::Nothing => {}
            Found::One(mention) => told.tokens.push(token(mention)),
            Found::Date(parts) => told.tokens.extend(parts.map(token)),
        }
        self.at = end;
    }

    /// Ends the present sub-clause at a stop of that many bytes.
    fn close(&mut self, told: &mut Told<'_>, stop: Stop, length: usize) {
        let bare = told.tokens.len() == self.first && told.text[self.from..self.at].trim().is_empty();
        if !bare {
            told.clauses.push(Clause {
                start: self.from,
                end: self.at,
                first: self.first,
                last: told.tokens.len(),
                sentence: self.sentence,
                paragraph: self.paragraph,
                stop,
            });
        }
        self.at += length;
        self.from = self.at;
        self.first = told.tokens.len();
        self.of_sentence += 1;
        if matches!(stop, Stop::Full | Stop::Line) || self.of_sentence >= LONGEST {
            self.sentence += 1;
            self.of_sentence = 0;
        }
        if stop == Stop::Line {
            self.paragraph += 1;
            self.title = false;
        }
    }
}
