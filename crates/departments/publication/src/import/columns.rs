//! 栏目 The headings of the ledger as people read them, in the order in which it is written out.

/// 一栏 One column of the ledger of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named as the headings are")]
pub enum Column {
    Number,
    Stage,
    Title,
    Text,
    Document,
    Effective,
    Expires,
    Catalogue,
    Section,
    Subject,
    Importance,
    Event,
    Due,
    Channels,
    Relayed,
    Published,
    Withdrawn,
    Address,
    Index,
}

impl Column {
    /// Every column, in their order.
    pub const ALL: [Self; 19] = [
        Self::Number,
        Self::Stage,
        Self::Title,
        Self::Text,
        Self::Document,
        Self::Effective,
        Self::Expires,
        Self::Catalogue,
        Self::Section,
        Self::Subject,
        Self::Importance,
        Self::Event,
        Self::Due,
        Self::Channels,
        Self::Relayed,
        Self::Published,
        Self::Withdrawn,
        Self::Address,
        Self::Index,
    ];

    /// Without these there is nothing to take in.
    pub(super) const NEEDED: [Self; 3] = [Self::Title, Self::Catalogue, Self::Section];

    /// The heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Number => "编号",
            Self::Stage => "环节",
            Self::Title => "标题",
            Self::Text => "正文",
            Self::Document => "文号",
            Self::Effective => "施行日期",
            Self::Expires => "有效期至",
            Self::Catalogue => "目录事项",
            Self::Section => "承办部门",
            Self::Subject => "种类",
            Self::Importance => "重要程度",
            Self::Event => "形成日期",
            Self::Due => "应公开日期",
            Self::Channels => "渠道",
            Self::Relayed => "转载",
            Self::Published => "发布日期",
            Self::Withdrawn => "撤下日期",
            Self::Address => "原网址",
            Self::Index => "索引号",
        }
    }

    pub(super) fn of(heading: &str) -> Option<Self> {
        let bare: String = heading.chars().filter(|sign| !sign.is_whitespace() && *sign != '*').collect();
        Self::ALL.into_iter().find(|column| column.heading() == bare)
    }
}
