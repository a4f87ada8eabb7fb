//! 信的样子 A letter of the house as a message: encoded subject, a stable number, the mark of a machine.

use std::{
    error::Error,
    time::{Duration, UNIX_EPOCH},
};

use lettre::{
    Message,
    message::{
        Mailbox,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};
use office::{Letter, PostError};

/// 发件人 The address letters come from.
pub(crate) struct Sender(Mailbox);

impl Sender {
    pub(crate) fn of(text: &str) -> Option<Self> {
        if text.chars().any(char::is_control) {
            return None;
        }
        text.parse::<Mailbox>().ok().filter(|mailbox| mailbox.email.to_string().is_ascii()).map(Self)
    }

    pub(crate) fn host(&self) -> &str {
        self.0.email.domain()
    }

    /// The message of a letter, dated `now` (ms UTC).
    pub(crate) fn message(&self, letter: &Letter, now: i64) -> Result<Message, PostError> {
        let never = |why: &str| PostError::Never(why.to_owned());
        if [&letter.to, &letter.subject, &letter.key].iter().any(|text| text.chars().any(char::is_control)) {
            return Err(never("收信地址或者主题里有换行一类的字符，没有寄"));
        }
        let to: Mailbox = letter.to.parse().map_err(|_| never("收信地址不成样子，没有寄"))?;
        if !to.email.to_string().is_ascii() {
            return Err(never("收信地址里有邮件服务器不收的字，没有寄"));
        }
        let dated = UNIX_EPOCH + Duration::from_millis(u64::try_from(now).unwrap_or(0));
        Message::builder()
            .from(self.0.clone())
            .to(to)
            .subject(letter.subject.clone())
            .date(dated)
            .message_id(Some(self.number(&letter.key)))
            .header(ByMachine)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.clone())
            .map_err(|_| never("这封信写不成邮件的样子，没有寄"))
    }

    /// The same letter has the same number, so that a letterbox which gets it twice can tell.
    fn number(&self, key: &str) -> String {
        let plain: String = key.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '.' }).collect();
        format!("<gongkai.{plain}@{}>", self.host())
    }
}

/// 机器发的 Absence notices are not answered to a machine (RFC 3834).
#[derive(Clone)]
struct ByMachine;

impl Header for ByMachine {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
