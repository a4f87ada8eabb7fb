//! 断点 Where the chain breaks first, and what people are told.

use std::fmt;

use messages::{Catalogued, Message};

/// 断点 The first bad entry, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The position of the first entry that does not hold.
    pub position: i64,
    /// What is wrong there.
    pub fault: Fault,
}

/// 断因 What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// This entry is gone; the next one found has the position `found`.
    Missing {
        /// The position that stands in its place.
        found: i64,
    },
    /// An entry stands where it does not belong: its position was passed already, or is below 1.
    OutOfOrder {
        /// The position that was expected.
        expected: i64,
    },
    /// The bytes do not give the stored hash.
    Altered,
    /// The stored previous hash is not the hash of the entry before.
    Detached,
    /// A column beside the bytes says something else than they do.
    Column {
        /// The column's name.
        column: &'static str,
    },
    /// The ledger ends here, but its head says another last position: entries at the end are gone or were slipped in.
    Ending {
        /// The position that the head says.
        head: i64,
    },
    /// The hash kept as the head, or written down elsewhere, is not the hash of this entry.
    Head,
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ledger entry {}: {:?}", self.position, self.fault)
    }
}

impl std::error::Error for Break {}

impl Catalogued for Break {
    fn examples() -> Vec<Self> {
        let faults = [
            Fault::Missing { found: 9 },
            Fault::OutOfOrder { expected: 9 },
            Fault::Altered,
            Fault::Detached,
            Fault::Column { column: "body" },
            Fault::Ending { head: 9 },
            Fault::Head,
        ];
        faults.into_iter().map(|fault| Self { position: 7, fault }).collect()
    }

    fn message(&self) -> Message {
        let position = self.position;
        let (code, why) = match &self.fault {
            Fault::Missing { found } => {
                ("ledger.break.missing", format!("第 {position} 条记录不见了，其后紧接着的是第 {found} 条。"))
            }
            Fault::OutOfOrder { expected } => {
                ("ledger.break.order", format!("此处应为第 {expected} 条，读到的却是第 {position} 条，顺序被改动过。"))
            }
            Fault::Altered => ("ledger.break.altered", format!("第 {position} 条记录的内容与其杂凑值不符，被改动过。")),
            Fault::Detached => (
                "ledger.break.detached",
                format!("第 {position} 条记录没有接在前一条之后：它所记的前值不是前一条的杂凑值。"),
            ),
            Fault::Column { column } => (
                "ledger.break.column",
                format!("第 {position} 条记录旁边的“{column}”一栏与记录原文不一致，该栏被改动过。"),
            ),
            Fault::Ending { head } => (
                "ledger.break.ending",
                format!("记录到第 {position} 条为止，而链尾登记的是第 {head} 条，末尾有记录被删去或添入。"),
            ),
            Fault::Head => ("ledger.break.head", format!("第 {position} 条记录的杂凑值与登记的链尾不一致。")),
        };
        Message {
            code,
            what: format!("台账校验没有通过，第一处问题在第 {position} 条。").into(),
            why: why.into(),
            todo: "请先停止办理业务并保留现场，不要自行修改数据库；用最近一次校验通过的备份核对，\
                   并报告安全审计员和本单位负责人。"
                .into(),
        }
    }
}
