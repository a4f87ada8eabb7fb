//! 没有收的 Why a file was not taken in.

use messages::{Catalogued, Message};

/// 没有收的 Why a file was not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadFault {
    /// No file was chosen.
    None,
    /// A file without a byte.
    Empty {
        /// Its name.
        name: String,
    },
    /// A kind that is not taken in.
    Kind {
        /// Its name.
        name: String,
    },
    /// The name says another kind than the bytes.
    Mistyped {
        /// Its name.
        name: String,
        /// The usual ending of what it is.
        is: &'static str,
    },
    /// More bytes than one file may have.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The form names a file that nobody of this body brought.
    Unknown,
    /// It was cleared away between coming in and being claimed.
    Swept,
}

impl Catalogued for UploadFault {
    fn examples() -> Vec<Self> {
        let name = || "名单.pdf".to_owned();
        vec![
            Self::None,
            Self::Empty { name: name() },
            Self::Kind { name: "安装.exe".into() },
            Self::Mistyped { name: name(), is: "xlsx" },
            Self::TooLarge { limit: super::LIMIT },
            Self::Unknown,
            Self::Swept,
        ]
    }

    fn message(&self) -> Message {
        let again = "请重新选一次文件。";
        let (code, what, why, todo): (_, String, String, String) = match self {
            Self::None => ("publication.file.none", "还没有选文件。".into(), "没有文件可以放进来。".into(), again.into()),
            Self::Empty { name } => (
                "publication.file.empty",
                format!("“{name}”是空的，没有收。"),
                "文件里一个字节也没有，多半是没有存好。".into(),
                "请打开看一看，存好以后再放进来。".into(),
            ),
            Self::Kind { name } => (
                "publication.file.kind",
                format!("“{name}”这种文件没有收。"),
                "只收图片（png、jpg、webp、gif）、pdf、docx、xlsx、doc、xls、wps、et、ofd、zip、txt、csv；程序和网页不收。".into(),
                "请换成其中一种再放进来。".into(),
            ),
            Self::Mistyped { name, is } => (
                "publication.file.mistyped",
                format!("“{name}”的内容和文件名对不上，没有收。"),
                format!("按内容看，它是 .{is} 文件；名字改成别的，别人打不开。"),
                format!("请把文件名的结尾改成 .{is}，或者另存成想要的格式，再放进来。"),
            ),
            Self::TooLarge { limit } => (
                "publication.file.too-large",
                "文件太大，没有收。".into(),
                format!("一个文件最多 {} MB。", limit >> 20),
                "请压缩其中的图片，或者分成几个文件。".into(),
            ),
            Self::Unknown => (
                "publication.file.unknown",
                "有一个附件找不到了，没有存。".into(),
                "表单里的附件不是本单位放进来的，或者页面放得太久。".into(),
                "请重新打开这一页，再把附件放进来。".into(),
            ),
            Self::Swept => (
                "publication.file.swept",
                "这个文件没有放进来。".into(),
                "它传到以后一直没有归到哪一件稿子，已经当作没用的清掉了。".into(),
                again.into(),
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
