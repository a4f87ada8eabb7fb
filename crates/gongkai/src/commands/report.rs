//! 报告的命令 What is typed to read, check, write and sum reports.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::Level;

#[derive(Debug, Subcommand)]
pub(crate) enum Report {
    /// 读任何单位的年度报告，说明读到多少格
    #[command(after_help = "例：\n  gongkai report read 年报.html --json > 年报.json")]
    Read(Read),
    /// 查年度报告：勾稽、跨年、结构、文字与表
    #[command(
        after_help = "例：\n  gongkai report check 今年.html --previous 去年.html --level township\n\n没有错误时退出码是 0（可以有提醒），有错误是 1，有文件读不了是 2。"
    )]
    Check(Check),
    /// 写成法定格式
    #[command(after_help = "例：\n  gongkai report write 年报.json --to html --out 年报.html")]
    Write(Write),
    /// 把下属单位的报告加起来
    #[command(after_help = "例：\n  gongkai report sum 甲乡.json 乙镇.json --body 某县 --out 全县.json")]
    Sum(Sum),
}

#[derive(Debug, Args)]
pub(crate) struct Read {
    /// 报告文件；- 是标准输入
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// 文件名看不出时写明是哪种格式
    #[arg(long = "as", value_name = "KIND")]
    pub(crate) kind: Option<Kind>,
    /// 输出交换格式
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// 报告文件，可以有几个；- 是标准输入
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// 同一单位上年的报告
    #[arg(long, value_name = "FILE")]
    pub(crate) previous: Option<PathBuf>,
    /// 单位的层级；不写时从单位名称看
    #[arg(long)]
    pub(crate) level: Option<Level>,
    /// 输出给其他系统用的结果
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Write {
    /// 交换格式的报告（也可以是读得懂的其他格式）；- 是标准输入
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// 写成什么
    #[arg(long, value_name = "KIND")]
    pub(crate) to: Target,
    /// 写到哪个文件；不写时写到标准输出
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// 没有数的格子印成空白（绝不印成 0）；不加时拒绝写
    #[arg(long)]
    pub(crate) blank: bool,
    /// 网页只要正文片段，好放进别的页面
    #[arg(long)]
    pub(crate) fragment: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Sum {
    /// 报告文件；.jsonl 里一行一份
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// 汇总单位的名称
    #[arg(long, value_name = "NAME", default_value = "")]
    pub(crate) body: String,
    /// 写到哪个文件；不写时写到标准输出
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// Formats a file may be said to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    Txt,
    Html,
    Json,
    Docx,
    Pdf,
    Xlsx,
    Xls,
    Ods,
}

/// Formats a report can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    Html,
    Txt,
    Json,
    Docx,
    Pdf,
    Xlsx,
}

impl From<Level> for statute::report::Level {
    fn from(level: Level) -> Self {
        match level {
            Level::Township => Self::Township,
            Level::County => Self::County,
            Level::City => Self::City,
            Level::Province => Self::Province,
            Level::Department => Self::Department,
        }
    }
}
