//! 算的命令 What is typed to count days, fees and holidays.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub(crate) struct Clock {
    /// 一件申请的事件表；- 是标准输入
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// 录入的节假日安排放在哪个文件夹
    #[arg(long, env = "GONGKAI_DATA", default_value = "gongkai-data", value_name = "DIR")]
    pub(crate) dir: PathBuf,
    /// 输出给其他系统用的结果
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false, id = "method")]
pub(crate) struct Method {
    /// 按件：同一申请人一个自然月里的件数
    #[arg(long, value_name = "N")]
    pub(crate) items: Option<u64>,
    /// 按量：一件申请的页数
    #[arg(long, value_name = "N")]
    pub(crate) pages: Option<u64>,
}

#[derive(Debug, Args)]
pub(crate) struct Fee {
    #[command(flatten)]
    pub(crate) method: Method,
    /// 输出给其他系统用的结果
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Calendar {
    /// 录入一年的放假通知
    #[command(after_help = "例：\n  gongkai calendar add 2027.json")]
    Add {
        /// 放假通知，写法同 cn-holidays.json；- 是标准输入
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// 放在哪个文件夹
        #[arg(long, env = "GONGKAI_DATA", default_value = "gongkai-data", value_name = "DIR")]
        dir: PathBuf,
    },
}
