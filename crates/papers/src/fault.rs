//! 读不了 Why a file cannot be read, each with what to do about it.

use messages::{Catalogued, Message};

use crate::limits;

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
    /// A PDF.
    Pdf,
    /// A DOCX.
    Word,
    /// An XLSX.
    Spreadsheet,
    /// An OFD.
    Ofd,
    /// DOC, XLS, WPS or ET in the old binary container.
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

const SAVE_AS: &str = "请用 Word 或 WPS 打开，另存为“网页（筛选过的）”即 .htm，或“纯文本”即 .txt，再交给本程序。";

impl Catalogued for PaperError {
    fn examples() -> Vec<Self> {
        vec![
            Self::Empty,
            Self::NoText,
            Self::TooLarge { bytes: 100 << 20 },
            Self::TooDeep,
            Self::TooManyParts,
            Self::Pdf,
            Self::Word,
            Self::Spreadsheet,
            Self::Ofd,
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
                "网页的标签一层套一层，层数太多，没有读取。",
                "超过 512 层的网页不是正常排版，多半是生成时出了错。",
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

    /// What is said about a file of a format that is not read.
    fn of_format(&self) -> Message {
        match self {
            Self::Pdf => message(
                "paper.is-pdf",
                "这是 PDF 文件，目前还不能读。",
                "本版只读网页和纯文本；PDF 将在下一版支持。",
                "请找到报告的网页版，在浏览器里另存为网页；或把文字和表格复制到记事本，存成 .txt 再试。",
            ),
            Self::Word => message("paper.is-word", "这是 Word 文件（.docx），目前还不能读。", NEXT_VERSION, SAVE_AS),
            Self::Spreadsheet => message(
                "paper.is-spreadsheet",
                "这是电子表格（.xlsx），目前还不能读。",
                NEXT_VERSION,
                "请在 Excel 或 WPS 表格里另存为“网页”即 .htm，或“文本文件（制表符分隔）”即 .txt，再交给本程序。",
            ),
            Self::Ofd => message(
                "paper.is-ofd",
                "这是 OFD 版式文件，不能读。",
                "本版只读网页和纯文本。",
                "请用生成它的 Word 或 WPS 原稿另存为网页或纯文本，再交给本程序。",
            ),
            Self::OldOffice => message(
                "paper.is-old-office",
                "这是旧格式的办公文件（.doc、.xls、.wps 或 .et），不能读。",
                "本版只读网页和纯文本。",
                SAVE_AS,
            ),
            Self::Rtf => message("paper.is-rtf", "这是 RTF 文件，不能读。", "本版只读网页和纯文本。", SAVE_AS),
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
                "请先解压，再选其中的网页或文本文件。",
            ),
            Self::Picture => message(
                "paper.is-picture",
                "这是图片，里面没有可读的文字。",
                "图片里的字是像素，本程序不做文字识别，以免认错数字。",
                "请找到网页或文本形式的报告；没有的话，请照图片把文字和表格录入后再试。",
            ),
            _ => message(
                "paper.is-binary",
                "这不是文本文件，无法辨认。",
                "文件里有大量不属于任何文字的字节，可能是程序、数据库，或者文件已损坏。",
                "请打开原文件看一看，另存为网页或纯文本后再试。",
            ),
        }
    }
}

const NEXT_VERSION: &str = "本版只读网页和纯文本；Word 和电子表格将在下一版支持。";

fn message(code: &'static str, what: &'static str, why: &'static str, todo: &'static str) -> Message {
    Message { code, what: what.into(), why: why.into(), todo: todo.into() }
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
