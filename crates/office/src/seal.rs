//! 封存 Personal fields at rest, as a port: what stands in the database opens only with a key that does not.

use affairs::private::Private;
use messages::{Catalogued, Message};

/// 封处 Where a sealed value stands; it opens nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The table.
    pub table: &'a str,
    /// The column whose value it is, by the name of what it means.
    pub column: &'a str,
    /// The body whose row it is.
    pub body: &'a str,
    /// The key of the row.
    pub row: &'a str,
    /// What it is in the words of people, such as 姓名; only an error says it, nothing is bound to it.
    pub what: &'static str,
}

/// 用着的 How many values are sealed with a version of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The version.
    pub version: u32,
    /// The values.
    pub values: u64,
}

/// 换了的 What one round sealed anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Resealed {
    /// Values that are sealed with the newest version now.
    pub done: u64,
    /// Values that opened with no version there is, and were left as they are.
    pub unopened: u64,
}

/// 封存 Seals and opens personal fields (`operations.md` §10, 数据保密性).
pub trait Seal: Send + Sync {
    /// 版本 The version of the key that seals now. Every sealed value begins with the number of its own, four bytes,
    /// big-endian.
    fn newest(&self) -> u32;

    /// Sealed for one place; twice the same gives two different values.
    fn seal(&self, place: &Place<'_>, plain: &[u8]) -> Vec<u8>;

    /// What was sealed for this place.
    ///
    /// # Errors
    ///
    /// [`SealError`]; of the content it says nothing.
    fn open(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, SealError>;

    /// 印记 The same for the same text in the same column, so that equal ones are found without opening any.
    fn mark(&self, table: &str, column: &str, plain: &[u8]) -> [u8; 32];
}

impl dyn Seal {
    /// A text that was sealed for this place.
    ///
    /// # Errors
    ///
    /// As [`Seal::open`], and bytes that are no text.
    pub fn open_text(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Private<String>, SealError> {
        let opened = self.open(place, sealed)?;
        String::from_utf8(opened).map(Private::new).map_err(|_| SealError::at(place, SealFault::NoText))
    }
}

/// 打不开 What is wrong with a sealed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealFault {
    /// Shorter than any sealed value.
    Cut,
    /// Sealed with a version of the key that is not here.
    Version(u32),
    /// Another key of the same version, another row than it was sealed for, or altered: these cannot be told apart.
    Other,
    /// It opens, and is no text.
    NoText,
}

/// 打不开 Why a sealed value does not open, and in which column; never what it holds or whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealError {
    what: &'static str,
    column: String,
    fault: SealFault,
}

impl SealError {
    /// At this place.
    #[must_use]
    pub fn at(place: &Place<'_>, fault: SealFault) -> Self {
        Self { what: place.what, column: format!("{}.{}", place.table, place.column), fault }
    }

    /// What is wrong.
    #[must_use]
    pub const fn fault(&self) -> SealFault {
        self.fault
    }
}

impl Catalogued for SealError {
    fn examples() -> Vec<Self> {
        [SealFault::Cut, SealFault::Version(2), SealFault::Other, SealFault::NoText]
            .map(|fault| Self { what: "姓名", column: "person.name".to_owned(), fault })
            .to_vec()
    }

    fn message(&self) -> Message {
        let Self { what, column, fault } = self;
        let (code, why, todo) = match fault {
            SealFault::Cut => (
                "seal.cut",
                format!("数据库里这一处（{column}）不完整。"),
                "请系统管理员用最近的备份核对；不要手工修改数据库。",
            ),
            SealFault::Version(version) => (
                "seal.version",
                format!("这一处（{column}）是用第 {version} 版密钥加密的，密钥文件里没有这一版。"),
                "请系统管理员换上完整的密钥文件：密钥只增加，旧的版本也要留着。",
            ),
            SealFault::Other => (
                "seal.other",
                format!("这一处（{column}）不是用这个密钥加密的，或者被改动、挪动过。"),
                "请系统管理员核对密钥文件是不是这个办公室的；是的，请用 gongkai audit verify 和最近的备份核对。",
            ),
            SealFault::NoText => (
                "seal.no-text",
                format!("这一处（{column}）打开了，但不是文字。"),
                "请把这条提示告诉维护人员；不要手工修改数据库。",
            ),
        };
        Message {
            code, what: format!("有一个加密的{what}打不开。").into(), why: why.into(), todo: todo.into()
        }
    }
}
