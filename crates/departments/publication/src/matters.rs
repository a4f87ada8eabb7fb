//! 目录事项 What an item may be written under: the base, and what the body above added to it. An item keeps the added row as
//! it was when it was put there, so a row that is taken back later loses nobody's title.

use affairs::obligation::Matter;
use jiff::civil::{Date, Time};
use messages::{Catalogued, Message};
use office::{DeskError, Office};
use statute::{
    calendar::Calendar,
    catalogue::{self, Item, Unit},
};
use store::{StoreError, Tx, params};

/// 事项的毛病 Why nothing can be written under a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatterFault {
    /// No such code, and the one that was perhaps meant.
    Unknown {
        /// As given.
        code: String,
        /// 是不是 A code that differs in its letters only.
        meant: Option<String>,
    },
    /// The county took it back.
    TakenBack {
        /// The code.
        code: String,
        /// The title.
        title: String,
        /// The day.
        on: Date,
    },
}

impl MatterFault {
    /// As a refusal of a desk.
    pub(crate) fn blocks(&self) -> DeskError {
        DeskError::Blocked(vec![self.message()])
    }

    /// The same in one clause, for a cell of a spreadsheet.
    pub(crate) fn clause(&self) -> String {
        match self {
            Self::Unknown { code, meant: Some(meant) } => format!("目录里没有“{code}”，是不是“{meant}”"),
            Self::Unknown { code, meant: None } => format!("目录里没有“{code}”，请写事项编码，如 G-03"),
            Self::TakenBack { code, on, .. } => format!("“{code}”已经在 {on} 由县里收回，不能再写新的"),
        }
    }
}

impl Catalogued for MatterFault {
    fn examples() -> Vec<Self> {
        let (code, title) = ("X-01".to_owned(), "古树名木保护名录".to_owned());
        vec![
            Self::Unknown { code: "X-99".into(), meant: None },
            Self::Unknown { code: "x-01".into(), meant: Some(code.clone()) },
            Self::TakenBack { code, title, on: Date::constant(2026, 6, 1) },
        ]
    }

    fn message(&self) -> Message {
        match self {
            Self::Unknown { code, meant } => Message {
                code: "publication.matter.unknown",
                what: format!("目录里没有“{}”这一项。", short(code)).into(),
                why: "能用的是基础目录的事项，和本单位的上级增补的事项；别的县增补的不能用，编码里的字母要大写。"
                    .into(),
                todo: match meant {
                    Some(meant) => format!("是不是“{meant}”？请从列表里选一项。").into(),
                    None => "请从列表里选一项；哪一项都不像，选最接近的。".into(),
                },
            },
            Self::TakenBack { code, title, on } => Message {
                code: "publication.matter.taken-back",
                what: format!(
                    "“{code}　{title}”已经在 {} 年 {} 月 {} 日收回，不能再写新的。",
                    on.year(),
                    on.month(),
                    on.day()
                )
                .into(),
                why: "这一项是县里增补的，收回以后下级不再往里写；以前写的照旧留着。".into(),
                todo: "请从列表里另选一项。".into(),
            },
        }
    }
}

/// What was typed may be long; a message is not.
fn short(code: &str) -> String {
    let mut signs = code.chars();
    let head: String = signs.by_ref().take(24).collect();
    if signs.next().is_some() { head + "……" } else { head }
}

/// 选定 The matter of a code under which a body may write something new; nobody is asked for one of the base.
pub(crate) fn chosen(office: &Office, body: &str, code: &str) -> Result<Matter, DeskError> {
    match catalogue::item(code) {
        Some(item) => Ok(Matter::of(item)),
        None => Offer::of(office, body)?.find(code).map_err(|fault| fault.blocks()),
    }
}

/// 可选的事项 The base with the rows that were added for a body, also those taken back; of none that was asked, the base.
#[derive(Default, Clone)]
pub(crate) struct Offer {
    added: Vec<Matter>,
}

impl Offer {
    /// 查 Reads what was added for a body.
    pub(crate) fn of(office: &Office, body: &str) -> Result<Self, StoreError> {
        Ok(Self { added: office.matters.added(office, body)? })
    }

    /// 在用的增补 The added rows under which something new may be written.
    pub(crate) fn added(&self) -> impl Iterator<Item = &Matter> {
        self.added.iter().filter(|matter| matter.stands())
    }

    /// 查 The matter of a code, also one that was taken back.
    pub(crate) fn known(&self, code: &str) -> Option<Matter> {
        let added = || self.added.iter().find(|matter| matter.code() == code).cloned();
        catalogue::item(code).map(Matter::of).or_else(added)
    }

    /// 选定 The matter of a code under which something new may be written.
    pub(crate) fn find(&self, code: &str) -> Result<Matter, MatterFault> {
        if let Some(item) = catalogue::item(code) {
            return Ok(Matter::of(item));
        }
        match self.added.iter().find(|matter| matter.code() == code) {
            Some(matter) => match matter.gone {
                None => Ok(matter.clone()),
                Some(on) => Err(MatterFault::TakenBack { code: code.to_owned(), title: matter.item.title.clone(), on }),
            },
            None => Err(MatterFault::Unknown { code: code.to_owned(), meant: self.meant(code) }),
        }
    }

    /// The code in capitals and without blanks, where there is one like that.
    fn meant(&self, code: &str) -> Option<String> {
        let upper: String = code.chars().filter(|sign| !sign.is_whitespace()).take(40).collect();
        let upper = upper.to_ascii_uppercase();
        let known = catalogue::item(&upper).is_some() || self.added().any(|matter| matter.code() == upper);
        known.then_some(upper)
    }
}

/// 用过的增补 The added rows under which items of a body stand, by code.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept(Vec<Matter>);

impl Kept {
    /// 查 Reads them.
    pub(crate) fn of(tx: &Tx<'_>, body: &str) -> Result<Self, StoreError> {
        let sql = "SELECT state FROM item_matter WHERE body = :body ORDER BY code";
        let rows = tx.select(sql, params! { body }, |row| {
            let state: String = row.get("state")?;
            serde_json::from_str(&state).map_err(|error| StoreError::damaged("item_matter", &error.to_string()))
        })?;
        Ok(Self(rows))
    }

    /// Each of them.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Item> {
        self.0.iter().map(|matter| &*matter.item)
    }

    /// Each of them with its column.
    pub(crate) fn columns(&self) -> impl Iterator<Item = (&Item, &str)> {
        self.0.iter().map(|matter| (&*matter.item, matter.column()))
    }

    /// 查事项 The item of a code: of the base, or of an added row that is used.
    pub(crate) fn item(&self, code: &str) -> Option<&Item> {
        catalogue::item(code).or_else(|| self.rows().find(|item| item.code == code))
    }

    /// 名称 As people read it: the code and the title; the code alone where nobody knows it.
    pub(crate) fn name(&self, code: &str) -> String {
        self.item(code).map_or_else(|| code.to_owned(), named)
    }

    /// 全部编码 Every code under which an item of the body can stand.
    pub(crate) fn codes(&self) -> Vec<&str> {
        catalogue::items().iter().chain(self.rows()).map(|item| item.code.as_str()).collect()
    }
}

/// A matter as lists name it.
pub(crate) fn named(item: &Item) -> String {
    format!("{}　{}", item.code, item.title)
}

/// 记下 An item was put under an added row: the row as it is now.
pub(crate) fn keep(tx: &Tx<'_>, body: &str, matter: &Matter) -> Result<(), StoreError> {
    if !matter.is_added() {
        return Ok(());
    }
    let state = serde_json::to_string(matter).expect("a row of the catalogue is plain data");
    tx.file(
        "INSERT INTO item_matter (body, code, state) VALUES (:body, :code, :state)
         ON CONFLICT (body, code) DO UPDATE SET state = :state",
        params! { body, code: matter.code(), state },
    )
}

/// 应公开之日 What the matter's own limit makes of the day on which the information was formed; nothing without that day,
/// nothing of a limit that nobody decided or that counts back from an event still to come. A yearly day that is over is
/// the day itself: it is late from then on.
pub(crate) fn due_under(matter: &Matter, formed: Option<Date>, calendar: &Calendar) -> Option<Date> {
    let (limit, formed) = (matter.due()?, formed?);
    if limit.n.is_some_and(|n| n < 0) {
        return None;
    }
    if limit.unit == Unit::FixedDate {
        return limit.fixed_in(formed.year()).map(|day| day.max(formed));
    }
    let deadline = limit.after(formed.to_datetime(Time::midnight()), calendar);
    Some(deadline.map_or_else(|gap| gap.provisional.due, |deadline| deadline.due))
}

/// The matter of a code as an item of the body was put under it; nothing for a code nobody knows.
pub(crate) fn standing_under(tx: &Tx<'_>, body: &str, code: &str) -> Result<Option<Matter>, StoreError> {
    if let Some(item) = catalogue::item(code) {
        return Ok(Some(Matter::of(item)));
    }
    let kept = Kept::of(tx, body)?;
    Ok(kept.0.into_iter().find(|matter| matter.code() == code))
}
