//! 事项要素 What a clerk proposes and may revise.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Importance, Subject};

/// 公开属性 Whether a text is for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribute {
    /// 主动公开
    Public,
    /// 依申请公开, and the code of the reason.
    OnRequest(String),
    /// 不予公开, and the code of the reason (第十四至十六条).
    Withheld(String),
}

/// 三校方式 Who performs the three proof-readings (`operations.md` §3.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// 逐级校对 Each level of review reads for itself.
    #[default]
    Levels,
    /// 三人校对 A colleague, the office, and somebody on the preview page before the release.
    ThreeReaders,
}

/// 事项要素 What a clerk fills in, and may revise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// What kind of matter it is.
    pub subject: Subject,
    /// The class, at least [`Subject::floor`].
    pub importance: Importance,
    /// Whether it is for everybody.
    pub attribute: Attribute,
    /// 形成或变更之日 The day from which 第二十六条 counts.
    pub event_date: Option<Date>,
    /// 应公开之日 The item's own due day; it wins over every clock of the flow.
    pub due: Option<Date>,
    /// Where it shall appear: identifiers of channels.
    pub channels: Vec<String>,
    /// 征求意见记录 Number of the record of the written consultation (第十一条); needed for `Special`.
    pub consultation: Option<String>,
    /// 会议记录 Number of the record of the meeting; needed for `Special`.
    pub meeting: Option<String>,
    /// SM3 of the text, see [`content_hash`](super::content_hash).
    pub content_hash: String,
}

/// 提出 A proposal: facts, and what never changes afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The body whose item it is.
    pub body: String,
    /// The section in charge.
    pub section: String,
    /// 领域 The field of the catalogue, for breakdowns.
    pub field: String,
    /// 转载 Whether the text was first published by somebody else.
    pub relayed: bool,
    /// Who reads the proofs.
    pub profile: Profile,
    /// What may be revised.
    pub facts: Facts,
}
