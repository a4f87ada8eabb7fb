//! 印不出 Why a document could not be printed.

use std::fmt;

/// 印不出 Why a document could not be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PressError {
    /// 太大 More than a printed document ever holds.
    TooLarge {
        /// What there is too much of, in Chinese, such as 文字 or 表格.
        what: &'static str,
        /// How many there may be.
        limit: usize,
    },
    /// 排不成版 The typesetter stopped; its own words.
    Layout(String),
    /// 达不到标准 The page was set, but the file would not follow PDF/UA-1 and PDF/A-2a.
    Standard(String),
}

impl fmt::Display for PressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { what, limit } => {
                write!(f, "文件太大，没有印成 PDF：{what}超过了 {limit}。请分成几份再印。")
            }
            Self::Layout(why) => write!(f, "排版没有完成，没有印成 PDF。请把文件和这句话交给维护人员：{why}"),
            Self::Standard(why) => {
                write!(f, "页面排好了，但达不到无障碍和长期保存的标准，没有印成 PDF。请把这句话交给维护人员：{why}")
            }
        }
    }
}

impl std::error::Error for PressError {}
