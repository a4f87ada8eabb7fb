//! 办不成 What keeps a command from being done, as three sentences and an exit code.

use std::{io, path::Path};

use messages::{Catalogued, Message};

/// What the binary itself says, besides what the rooms of the house say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No such file.
    Missing(String),
    /// A folder where a file belongs.
    Folder(String),
    /// The system does not let us read or write.
    Denied(String),
    /// More than a file may hold.
    TooLarge(String),
    /// Any other fault of reading.
    Reading {
        /// Which file.
        file: String,
        /// What the system says.
        why: String,
    },
    /// A fault of writing; nothing was left half done.
    Writing {
        /// Which file.
        file: String,
        /// What the system says.
        why: String,
    },
    /// Bytes that are no text in UTF-8.
    NotUtf8(String),
    /// A notice that was kept earlier can no longer be used.
    KeptNotice {
        /// Which file.
        file: String,
        /// What is wrong with it.
        why: String,
    },
    /// What the format cannot hold.
    Document(String),
    /// A setting that cannot be followed.
    Setting {
        /// Which file.
        file: String,
        /// What is wrong in it.
        why: String,
    },
    /// Cells without a number, which are not printed as 0.
    Absent {
        /// How many.
        count: usize,
        /// Their places, row by row.
        places: String,
    },
    /// The address cannot be listened on.
    Listening {
        /// The address.
        address: String,
        /// What the system says.
        why: String,
    },
    /// No office in the place the settings name.
    NoOffice(String),
    /// Root at an office that belongs to somebody else.
    NotOwner {
        /// The database or the folder.
        place: String,
        /// Whose it is.
        owner: String,
    },
    /// The tables of the database are older than the program; the first script that is missing.
    OldTables(u32),
    /// Something stands where a new file or office is to be made.
    Exists(String),
    /// A command line that cannot be followed, with what is wrong in it.
    Usage(String),
    /// Something that should not happen, and where in the program it did, such as `check.rs:40`.
    Unexpected(String),
}

impl Catalogued for Trouble {
    fn examples() -> Vec<Self> {
        let file = || "年报.html".to_owned();
        vec![
            Self::Missing(file()),
            Self::Folder(file()),
            Self::Denied(file()),
            Self::TooLarge(file()),
            Self::Reading { file: file(), why: "设备出错".into() },
            Self::Writing { file: file(), why: "磁盘已满".into() },
            Self::NotUtf8("一件申请.json".into()),
            Self::KeptNotice {
                file: "gongkai-data/calendar/0001-2027.json".into(),
                why: "文件里没有任何年份。".into(),
            },
            Self::Document("表“申请”有 300 列，这种格式最多 63 列，请分成几个表".into()),
            Self::Setting { file: "gongkai.toml".into(), why: "不认识“listne”。是不是想写 listen".into() },
            Self::Absent { count: 44, places: "表三“（一）予以公开”的总计".into() },
            Self::Listening { address: "127.0.0.1:8711".into(), why: "地址已被占用".into() },
            Self::NoOffice("gongkai.db".into()),
            Self::NotOwner { place: "/var/lib/gongkai/gongkai.db".into(), owner: "gongkai".into() },
            Self::OldTables(30),
            Self::Exists("备份-20250630.gkb".into()),
            Self::Usage("不认识“--jsn”。是不是想写 --json？".into()),
            Self::Unexpected("check.rs:40".into()),
        ]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo): (&'static str, String, String, String) = match self {
            Self::Missing(file) => (
                "file.missing",
                format!("没有找到“{file}”。"),
                "这个位置没有这个文件。".into(),
                "请核对文件名和所在的文件夹；名字里有空格时要加引号。".into(),
            ),
            Self::Folder(file) => (
                "file.is-folder",
                format!("“{file}”是一个文件夹。"),
                "这里要的是一个文件。".into(),
                "请写明文件夹里的哪一个文件。".into(),
            ),
            Self::Denied(file) => (
                "file.denied",
                format!("不能打开“{file}”。"),
                "系统不允许当前用户读写它。".into(),
                "请检查文件的权限，或者换一个有权限的用户。".into(),
            ),
            Self::TooLarge(file) => (
                "file.too-large",
                format!("“{file}”太大，没有读。"),
                format!(
                    "一份报告不会超过 {} MB，这个文件多半不是报告，或者里面夹了很大的图片。",
                    papers::limits::FILE_BYTES >> 20
                ),
                "请确认选对了文件；确实是报告的，请另存为不带图片的网页或纯文本。".into(),
            ),
            Self::Reading { file, why } => (
                "file.reading",
                format!("“{file}”读到一半出错了。"),
                format!("系统说：{why}。"),
                "请换一个位置（例如先复制到本机硬盘）再试。".into(),
            ),
            Self::Writing { file, why } => (
                "file.writing",
                format!("“{file}”没有写成，原来的文件没有动。"),
                format!("系统说：{why}。"),
                "请检查磁盘空间和文件夹权限后再试。".into(),
            ),
            Self::NotUtf8(file) => (
                "file.not-utf8",
                format!("“{file}”里有读不出的字。"),
                "这里要的是 UTF-8 编码的 JSON 文件；错认一个字，日期和名称就可能对不上。".into(),
                "请用记事本打开，另存时编码选 UTF-8；如果打开是乱码，多半选错了文件。".into(),
            ),
            Self::KeptNotice { file, why } => (
                "calendar.kept-notice",
                format!("以前录入的放假通知“{file}”现在用不了，没有算。"),
                format!("{why}略过它会算错期限。"),
                "请改正或者移走这个文件，再用 gongkai calendar add 重新录入。".into(),
            ),
            Self::Document(why) => (
                "report.write.document",
                "文件没有写成。".into(),
                format!("{why}。"),
                "请按上面说的改好再写；或者先换一种格式。".into(),
            ),
            Self::Setting { file, why } => (
                "setting.fault",
                format!("设置文件“{file}”有一处不能照办。"),
                format!("{why}。"),
                "请改好这一处再启动；不改，程序不会按猜测的设置运行。".into(),
            ),
            Self::Absent { count, places } => (
                "report.write.absent",
                format!("没有写出报告：有 {count} 格没有数。"),
                format!("缺的是 {places}。缺的不能印成 0。"),
                "请补上这些数再写；只想看样子的，可以加 --blank，把缺的印成空白。".into(),
            ),
            Self::Listening { address, why } => (
                "serve.listening",
                format!("网页没有打开：用不了 {address}。"),
                format!("系统说：{why}。"),
                "多半是已经开着一个演示；请先停掉它，或者用 --listen 127.0.0.1:0 让系统选一个空的端口。".into(),
            ),
            Self::NoOffice(file) => (
                "office.none",
                "这里还没有建办公室。".into(),
                format!("没有找到数据库“{file}”。"),
                "请用 --config 写明设置文件；想先看一看的，运行 gongkai demo。".into(),
            ),
            Self::NotOwner { place, owner } => (
                "office.not-owner",
                format!("没有打开，什么也没有写：“{place}”归 {owner}，您现在是 root。"),
                "以 root 打开，旁边会留下归 root 的文件，网页服务就打不开自己的数据库了。".into(),
                format!("请换成 {owner} 来运行：在原来的命令前面加 sudo -u {owner}，或者 runuser -u {owner} --。"),
            ),
            Self::OldTables(script) => (
                "office.old-tables",
                "数据库是旧版程序的样子，没有打开。".into(),
                format!("还缺第 {script} 步改动。"),
                "请先运行 gongkai migrate；改之前会自动留一份。".into(),
            ),
            Self::Exists(place) => (
                "file.exists",
                format!("“{place}”已经有了，没有动它。"),
                "盖掉它，里面的东西就找不回来了。".into(),
                "请换一个名字，或者确认不要了以后自己移走。".into(),
            ),
            Self::Usage(wrong) => {
                ("command.usage", wrong.clone(), "命令没有照这样的写法。".into(), "请加 --help 看用法和例子。".into())
            }
            Self::Unexpected(place) => (
                "command.unexpected",
                "程序遇到了意料之外的情况，停下了。".into(),
                "这是程序的缺陷，不是您操作的问题。".into(),
                format!("请把位置 {place}、用的命令和文件告诉维护人员（见 SECURITY.md、CONTRIBUTING.md）。"),
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}

impl Trouble {
    /// What a fault of reading or opening means.
    pub(crate) fn reading(file: &Path, error: &io::Error) -> Self {
        let name = file.display().to_string();
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing(name),
            io::ErrorKind::IsADirectory => Self::Folder(name),
            io::ErrorKind::PermissionDenied => Self::Denied(name),
            _ => Self::Reading { file: name, why: said(error) },
        }
    }

    /// What a document that does not go into a format means.
    pub(crate) fn document(error: &documents::WriteError) -> Self {
        Self::Document(error.to_string())
    }

    /// What a fault of writing means.
    pub(crate) fn writing(file: &Path, error: &io::Error) -> Self {
        let name = file.display().to_string();
        match error.kind() {
            io::ErrorKind::PermissionDenied => Self::Denied(name),
            _ => Self::Writing { file: name, why: said(error) },
        }
    }
}

/// The system's words, in Chinese where they are common.
pub(crate) fn said(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "磁盘已满".into(),
        io::ErrorKind::QuotaExceeded => "分给当前用户的空间已用完".into(),
        io::ErrorKind::FileTooLarge => "文件超过了系统允许的大小".into(),
        io::ErrorKind::ReadOnlyFilesystem => "这个磁盘只能读，不能写".into(),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => "路径中间有一段是文件，不是文件夹".into(),
        io::ErrorKind::InvalidFilename => "文件名太长，或者有系统不收的字".into(),
        io::ErrorKind::NotFound => "文件夹不存在".into(),
        io::ErrorKind::AddrInUse => "地址已被占用".into(),
        io::ErrorKind::AddrNotAvailable => "本机没有这个地址".into(),
        io::ErrorKind::InvalidInput => "地址写得不对".into(),
        _ => error.to_string(),
    }
}

/// 没办成 Everything to be said, and the exit code.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) messages: Vec<Message>,
    /// Further reasons that would only repeat the first ones.
    pub(crate) unsaid: usize,
    pub(crate) exit: u8,
}

impl Refusal {
    /// Several reasons at once.
    pub(crate) fn all<E: Catalogued>(reasons: &[E], exit: u8) -> Self {
        Self { messages: reasons.iter().map(Catalogued::message).collect(), unsaid: 0, exit }
    }

    /// One reason.
    pub(crate) fn one<E: Catalogued>(reason: &E, exit: u8) -> Self {
        Self { messages: vec![reason.message()], unsaid: 0, exit }
    }
}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Self {
        Self::one(&trouble, 2)
    }
}

/// 结局 The exit code when all went as it should; a refusal otherwise.
pub(crate) type Outcome = Result<u8, Refusal>;
