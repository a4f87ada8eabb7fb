//! 写不成 Why a document does not go into a file of a format.

use std::{error::Error, fmt};

/// 写不成 What the format cannot hold, or what its package refused.
#[derive(Debug)]
pub enum WriteError {
    /// A table has more columns than the format knows.
    Wide {
        /// What the table is called.
        caption: String,
        /// Its columns.
        columns: usize,
        /// How many the format takes.
        most: usize,
    },
    /// A table has more rows than a sheet takes.
    Tall {
        /// What the table is called.
        caption: String,
        /// Its rows.
        rows: usize,
    },
    /// A cell holds more text than a cell of a sheet takes.
    Long {
        /// What the table is called.
        caption: String,
        /// Its length in units of UTF-16, as spreadsheets count.
        length: usize,
    },
    /// The package could not be put together.
    Package(Box<dyn Error + Send + Sync>),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wide { caption, columns, most } => {
                write!(f, "表“{caption}”有 {columns} 列，这种格式最多 {most} 列，请分成几个表")
            }
            Self::Tall { caption, rows } => write!(f, "表“{caption}”有 {rows} 行，一张工作表放不下，请分成几个表"),
            Self::Long { caption, length } => {
                write!(f, "表“{caption}”有一格写了 {length} 字，电子表格的一格最多 32767 字，请改短或分成几格")
            }
            Self::Package(_) => write!(f, "文件没有写成"),
        }
    }
}

impl Error for WriteError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Package(source) => Some(source.as_ref()),
            Self::Wide { .. } | Self::Tall { .. } | Self::Long { .. } => None,
        }
    }
}

impl From<zip::result::ZipError> for WriteError {
    fn from(source: zip::result::ZipError) -> Self {
        Self::Package(source.into())
    }
}

impl From<rust_xlsxwriter::XlsxError> for WriteError {
    fn from(source: rust_xlsxwriter::XlsxError) -> Self {
        Self::Package(source.into())
    }
}
