//! 读不了 Why a file cannot be read, each with what to do about it.

use messages::{Catalogued, Message};

use crate::{Kind, limits};

/// Why bytes did not become a [`crate::Paper`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperError {
    /// Nothing in it, or only white space.
    Empty,
    /// Readable, but without one word, table or picture (a page that scripts fill later, a set of frames).
    NoText,
    /// More bytes than [`limits::FILE_BYTES`].
    TooLarge {
        /// Bytes it has.
        bytes: usize,
    },
    /// Elements nested deeper than [`limits::DEPTH`].
    TooDeep,
    /// More elements, cells, attributes or paragraphs than any real document.
    TooManyParts,
    /// A PDF, where no reader for it is at hand.
    Pdf,
    /// The file says it is one thing and is another.
    Mistaken {
        /// What the caller said.
        told: Kind,
        /// What the bytes are.
        found: Kind,
    },
    /// Not whole: cut off, altered, or written wrongly.
    Damaged {
        /// What it would be.
        kind: Kind,
    },
    /// Closed with a password.
    Encrypted {
        /// What it would be; [`None`] for an office file of which no more can be told.
        kind: Option<Kind>,
    },
    /// Small as it lies there, far too large once unpacked, or declaring entities that grow without end.
    Bomb,
    /// It took longer than any real document takes.
    TooSlow,
    /// An OFD.
    Ofd,
    /// It declares a document type (DTD), which no office file does.
    DocumentType,
    /// A text of OpenDocument.
    Odt,
    /// An office document that is not read: a presentation, a drawing.
    OtherOffice,
    /// DOC, WPS or ET in the old binary container.
    OldOffice,
    /// Rich text.
    Rtf,
    /// A page saved as one file with its pictures (MHT).
    WebArchive,
    /// ZIP, RAR, 7z or gzip.
    Archive,
    /// PNG, JPEG, GIF, BMP, TIFF, WebP.
    Picture,
    /// Bytes that are no text in any encoding.
    Binary,
}

const SAVE_AS: &str = "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”（表格存为 *.xlsx），再交给本程序。";

impl Catalogued for PaperError {
    fn examples() -> Vec<Self> {
        vec![
            Self::Empty,
            Self::NoText,
            Self::TooLarge { bytes: 100 << 20 },
            Self::TooDeep,
            Self::TooManyParts,
            Self::Pdf,
            Self::Mistaken { told: Kind::Docx, found: Kind::Html },
            Self::Damaged { kind: Kind::Docx },
            Self::Encrypted { kind: Some(Kind::Pdf) },
            Self::Bomb,
            Self::DocumentType,
            Self::TooSlow,
            Self::Ofd,
            Self::Odt,
            Self::OtherOffice,
            Self::OldOffice,
            Self::Rtf,
            Self::WebArchive,
            Self::Archive,
            Self::Picture,
            Self::Binary,
        ]
    }

    fn message(&self) -> Message {
        match self {
            Self::Empty | Self::NoText | Self::TooLarge { .. } | Self::TooDeep | Self::TooManyParts => {
                self.of_content()
            }
            Self::Bomb | Self::DocumentType | Self::TooSlow => self.of_danger(),
            Self::Mistaken { .. } | Self::Damaged { .. } | Self::Encrypted { .. } => self.of_container(),
            _ => self.of_format(),
        }
    }
}

impl PaperError {
    /// What is said about a file whose format is read, but not this content.
    fn of_content(&self) -> Message {
        match self {
            Self::Empty => message(
                "paper.empty",
                "这个文件是空的，里面没有文字。",
                "可能选错了文件，或者保存、下载时没有完成。",
                "请打开原文件看一看，重新保存或下载后再试。",
            ),
            Self::TooLarge { bytes } => Message {
                what: format!("文件太大：{}，没有读取。", megabytes(*bytes)).into(),
                why: format!(
                    "一份报告通常不到 1 MB；超过 {} 的文件不读，以免占满内存。",
                    megabytes(limits::FILE_BYTES)
                )
                .into(),
                ..message("paper.too-large", "", "", "请确认选的是报告本身；如有大幅图片，请去掉图片后另存再试。")
            },
            Self::TooDeep => message(
                "paper.too-deep",
                "文件里的标签一层套一层，层数太多，没有读取。",
                "超过 512 层的文件不是正常排版，多半是生成时出了错。",
                "请在浏览器里打开网页，全选、复制到记事本，存成 .txt 再试。",
            ),
            Self::TooManyParts => message(
                "paper.too-many-parts",
                "文件里的段落、单元格或标签多得不合常理，没有读取。",
                "一份报告不会有几十万个部分；这样的文件多半是合并了很多内容，或已损坏。",
                "请把报告本身单独存成一个文件再试。",
            ),
            _ => message(
                "paper.no-text",
                "文件能打开，但里面没有可读的文字、表格或图片。",
                "有的网页内容由脚本或框架另行载入，保存下来的只是外壳。",
                "请在浏览器里等网页显示完整，全选、复制到记事本，存成 .txt 再试。",
            ),
        }
    }

    /// What is said about a file that is read in principle, but cannot be opened as it is.
    fn of_container(&self) -> Message {
        match self {
            Self::Mistaken { told, found } => Message {
                what: format!("您说这是{}，文件内容却是{}。", named(*told), named(*found)).into(),
                ..message(
                    "paper.mistaken",
                    "",
                    "文件是什么由内容决定，改后缀名不会改变内容。",
                    "请去掉 --as，或写上文件真正的格式；要转换格式，请用 Word 或 WPS 另存。",
                )
            },
            Self::Damaged { kind } => Message {
                what: format!("这个{}不完整或已损坏，没有读取。", named(*kind)).into(),
                ..message(
                    "paper.damaged",
                    "",
                    "可能没有下载完、传输中断，或者保存时出了错；读一半会少数，所以不读。",
                    "请重新下载或向对方再要一份；能用 Word 或 WPS 打开的，打开后另存一份再试。",
                )
            },
            _ => Message {
                what: format!("这个{}加了密码，没有读取。", self.encrypted()).into(),
                ..message(
                    "paper.encrypted",
                    "",
                    "没有密码打不开；公开的报告本来也不应当加密码。",
                    "请用密码打开文件，去掉密码后另存一份再试。",
                )
            },
        }
    }

    /// What a closed file would be, in a sentence.
    fn encrypted(&self) -> String {
        match self {
            Self::Encrypted { kind: Some(kind) } => named(*kind),
            _ => "办公文件".to_owned(),
        }
    }

    /// What is said about a file that would do harm to whoever reads it.
    fn of_danger(&self) -> Message {
        match self {
            Self::DocumentType => message(
                "paper.declares-type",
                "这个文件里有文档类型声明（DTD），没有读取。",
                "正常的办公文件没有这种声明；它能让程序去读别的文件，或者展开成很大的内容。",
                "请不要打开来路不明的文件；确是报告的，请用 Word 或 WPS 打开后另存一份再试。",
            ),
            Self::TooSlow => message(
                "paper.too-slow",
                "读这个文件用的时间太长，已经停下。",
                "一份报告用不了一秒；用时很长的文件多半已损坏，或者是有意做成的。",
                "请打开原文件，另存一份或打印成新的 PDF 再试。",
            ),
            _ => message(
                "paper.bomb",
                "这个文件展开以后大得不合常理，没有读取。",
                "文件很小，里面却要展开成几百 MB；正常的报告不会这样，可能是有意做成的。",
                "请不要打开来路不明的文件；确是报告的，请用 Word 或 WPS 打开后另存一份再试。",
            ),
        }
    }

    /// What is said about a file of a format that is not read.
    fn of_format(&self) -> Message {
        match self {
            Self::Pdf => message(
                "paper.is-pdf",
                "这是 PDF 文件，这里不能读。",
                "本处没有带 PDF 的阅读程序。",
                "请用 gongkai report 命令或 /check 页面读这个文件。",
            ),
            Self::Ofd => message(
                "paper.is-ofd",
                "这是 OFD 版式文件，不能读。",
                READ,
                "请把生成它的 Word 或 WPS 原稿交给本程序；只有 OFD 时，请用阅读器导出为 PDF 或文本。",
            ),
            Self::Odt => message(
                "paper.is-odt",
                "这是 OpenDocument 文字文件（.odt），不能读。",
                READ,
                "请用 LibreOffice、Word 或 WPS 打开，另存为 Word 文档（.docx），再交给本程序。",
            ),
            Self::OldOffice => {
                message("paper.is-old-office", "这是旧格式的办公文件（.doc、.wps 或 .et），不能读。", READ, SAVE_AS)
            }
            Self::OtherOffice => message(
                "paper.is-other-office",
                "这是演示文稿或其他办公文件，不能读。",
                READ,
                "请打开它，把报告另存为 Word 文档（.docx）或 PDF，再交给本程序。",
            ),
            Self::Rtf => message("paper.is-rtf", "这是 RTF 文件，不能读。", READ, SAVE_AS),
            Self::WebArchive => message(
                "paper.is-web-archive",
                "这是“单个文件网页”（.mht），不能读。",
                "这种文件把网页和图片编码后装在一起。",
                "请重新另存，保存类型选“网页，仅 HTML”。",
            ),
            _ => self.of_bytes(),
        }
    }

    /// What is said about a file that is no document at all.
    fn of_bytes(&self) -> Message {
        match self {
            Self::Archive => message(
                "paper.is-archive",
                "这是压缩包，没有读取。",
                "压缩包里可能有好几个文件，不能替您决定读哪一个。",
                "请先解压，再选其中的报告文件。",
            ),
            Self::Picture => message(
                "paper.is-picture",
                "这是图片，里面没有可读的文字。",
                "图片里的字是像素，本程序不做文字识别，以免认错数字。",
                "请找到 Word、PDF 或网页形式的报告；没有的话，请照图片把文字和表格录入后再试。",
            ),
            _ => message(
                "paper.is-binary",
                "这不是能读的文件，无法辨认。",
                "文件里有大量不属于任何文字的字节，可能是程序、数据库，或者文件已损坏。",
                "请打开原文件看一看，另存为 Word 文档（.docx）或纯文本后再试。",
            ),
        }
    }
}

const READ: &str = "本程序读 Word（.docx）、电子表格（.xlsx、.xls、.ods）、PDF、网页和纯文本。";

fn message(code: &'static str, what: &'static str, why: &'static str, todo: &'static str) -> Message {
    Message { code, what: what.into(), why: why.into(), todo: todo.into() }
}

/// The format in a sentence: a name that begins with a letter keeps its distance from the words before.
fn named(kind: Kind) -> String {
    let name = kind.name();
    if name.starts_with(|first: char| first.is_ascii()) { format!(" {name}") } else { name.to_owned() }
}

/// Bytes in MB as people say it, rounded up so that a limit is never said to be met when it is passed.
fn megabytes(bytes: usize) -> String {
    format!("{} MB", bytes.div_ceil(1 << 20))
}

impl std::fmt::Display for PaperError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for PaperError {}
