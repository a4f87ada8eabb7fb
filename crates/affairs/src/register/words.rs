//! 文字 What a record says in words, and which of them each kind asks for. The ledger holds only their hash.

use serde::{Deserialize, Serialize};

use super::{Facts, Kind};

/// 文字 The words of a record; what a kind does not ask for stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Words {
    /// 名称
    pub title: String,
    /// 主题
    pub topic: String,
    /// 编号、文号
    pub number: String,
    /// 内容
    pub description: String,
    /// 解决办法、成效
    pub answer: String,
    /// 主办、授课单位
    pub organiser: String,
    /// 地点
    pub place: String,
    /// 依据 Where it was taken from: a paper ledger, a monthly list.
    pub source: String,
}

/// 栏 One of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named after the fields of the words")]
pub enum Field {
    Title,
    Topic,
    Number,
    Description,
    Answer,
    Organiser,
    Place,
    Source,
}

impl Field {
    /// All of them, in the order of the hash.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Topic,
        Self::Number,
        Self::Description,
        Self::Answer,
        Self::Organiser,
        Self::Place,
        Self::Source,
    ];

    /// The name of its field in a form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Topic => "topic",
            Self::Number => "number",
            Self::Description => "description",
            Self::Answer => "answer",
            Self::Organiser => "organiser",
            Self::Place => "place",
            Self::Source => "source",
        }
    }

    /// How many characters it holds at most.
    #[must_use]
    pub const fn longest(self) -> usize {
        match self {
            Self::Description | Self::Answer => 4000,
            _ => 200,
        }
    }
}

/// 要填的 A word that a kind asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub field: Field,
    /// What the form calls it.
    pub label: &'static str,
    /// Whether it may be left blank.
    pub required: bool,
}

const fn must(field: Field, label: &'static str) -> Asked {
    Asked { field, label, required: true }
}

const fn may(field: Field, label: &'static str) -> Asked {
    Asked { field, label, required: false }
}

const SOURCE: Asked = may(Field::Source, "依据（从哪本账、哪份材料来）");

/// 要填的文字 What a kind asks for, in the order of its form.
#[must_use]
pub const fn asked(kind: Kind) -> &'static [Asked] {
    match kind {
        Kind::Application => {
            const {
                &[may(Field::Number, "收文编号"), may(Field::Description, "申请内容（不写申请人）"), SOURCE]
            }
        }
        Kind::Remedy => const { &[may(Field::Number, "案号"), may(Field::Description, "案由"), SOURCE] },
        Kind::Fee => const { &[may(Field::Number, "通知编号"), SOURCE] },
        Kind::Normative => const { &[must(Field::Title, "文件名称"), may(Field::Number, "文号"), SOURCE] },
        Kind::Decision => const { &[may(Field::Number, "决定书文号"), may(Field::Description, "事项"), SOURCE] },
        Kind::Charge => const { &[must(Field::Title, "收费项目"), may(Field::Number, "票据号"), SOURCE] },
        Kind::System => {
            const {
                &[must(Field::Title, "制度名称"), may(Field::Number, "文号"), may(Field::Description, "主要内容")]
            }
        }
        Kind::Training => {
            const {
                &[
                    must(Field::Topic, "主题"),
                    may(Field::Organiser, "授课单位"),
                    may(Field::Place, "地点"),
                    may(Field::Description, "内容"),
                ]
            }
        }
        Kind::Pairing => const { &[may(Field::Description, "帮带目标")] },
        Kind::Problem => const { &[must(Field::Description, "遇到的问题"), may(Field::Answer, "解决办法")] },
        Kind::Member => const { &[must(Field::Title, "职务"), SOURCE] },
        Kind::Meeting => {
            const { &[must(Field::Topic, "议题"), may(Field::Place, "地点"), may(Field::Description, "议定事项")] }
        }
        Kind::Plan => {
            const {
                &[must(Field::Title, "要做的事"), may(Field::Description, "具体措施"), may(Field::Answer, "进展")]
            }
        }
        Kind::Measure => {
            const {
                &[
                    must(Field::Title, "写进报告的一句话"),
                    may(Field::Topic, "针对的问题"),
                    may(Field::Description, "怎么做的"),
                    may(Field::Answer, "成效"),
                ]
            }
        }
    }
}

impl Words {
    /// The words of a field.
    #[must_use]
    pub fn get(&self, field: Field) -> &str {
        match field {
            Field::Title => &self.title,
            Field::Topic => &self.topic,
            Field::Number => &self.number,
            Field::Description => &self.description,
            Field::Answer => &self.answer,
            Field::Organiser => &self.organiser,
            Field::Place => &self.place,
            Field::Source => &self.source,
        }
    }

    /// The same with other words in a field, without blanks around them.
    #[must_use]
    pub fn with(mut self, field: Field, words: &str) -> Self {
        let place = match field {
            Field::Title => &mut self.title,
            Field::Topic => &mut self.topic,
            Field::Number => &mut self.number,
            Field::Description => &mut self.description,
            Field::Answer => &mut self.answer,
            Field::Organiser => &mut self.organiser,
            Field::Place => &mut self.place,
            Field::Source => &mut self.source,
        };
        words.trim().clone_into(place);
        self
    }

    /// 摘要 What the ledger keeps of them.
    #[must_use]
    pub fn hash(&self) -> String {
        hash("gongkai-register-1\n", &Field::ALL.map(|field| self.get(field)))
    }

    /// 重复的记号 The same for two records that say the same thing twice: a training of the same day and topic, whatever hour
    /// or lecturer was typed, and of other kinds the same number that an office gave. `None` where nothing tells.
    #[must_use]
    pub fn twin(&self, facts: &Facts) -> Option<String> {
        let kind = facts.kind().id();
        let told = |parts: &[&str]| Some(hash("gongkai-register-twin-2\n", parts));
        let number: String = self.number.split_whitespace().collect();
        match facts {
            Facts::Training(of) => {
                let topic: String = self.topic.split_whitespace().collect();
                told(&[kind, &of.on.to_string(), &topic])
            }
            _ if number.is_empty() => None,
            _ => told(&[kind, &number]),
        }
    }
}

/// 理由的摘要 The reference under which a reason stands beside its entry; empty when nothing was written.
#[must_use]
pub fn reason(words: &str) -> String {
    let words = words.trim();
    if words.is_empty() { String::new() } else { hash("gongkai-register-reason-1\n", &[words]) }
}

fn hash(domain: &str, parts: &[&str]) -> String {
    crate::digest::of_parts(domain, parts.iter().copied())
}
