//! 断句 The one pass over a text: stops, numbers, and the words of the list.

use super::{
    super::{
        dictionary::{self, Dictionary},
        lexicon::Word,
        mention::{Found, read},
        words,
    },
    Clause, LONGEST, Sense, Stop, Token, Told,
};

/// Where the reading of a text stands.
#[derive(Default)]
pub(super) struct Scan {
    pub(super) at: usize,
    /// Where the present sub-clause begins.
    from: usize,
    /// Its first token.
    pub(super) first: usize,
    sentence: u32,
    /// Sub-clauses of the present sentence so far.
    of_sentence: usize,
    paragraph: u32,
    /// Inside 《》 or 〔〕, where nothing counts but the end.
    title: bool,
}

impl Scan {
    /// One character, word or number further.
    pub(super) fn step(&mut self, told: &mut Told<'_>, dictionary: &Dictionary) {
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
    pub(super) fn close(&mut self, told: &mut Told<'_>, stop: Stop, length: usize) {
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
