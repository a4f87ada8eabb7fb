//! 办公室的命令 What is typed to found an office, to keep it and to move what it holds.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// 用哪一个设置文件
#[derive(Debug, Args)]
pub(crate) struct Settings {
    /// 设置文件；不写时用当前文件夹里的 gongkai.toml，没有就用默认设置
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// 办公室建在哪个文件夹
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) dir: PathBuf,
    /// 单位全称
    #[arg(long, value_name = "NAME")]
    pub(crate) body: String,
    /// 单位的代号，用在网址里：小写字母、数字和短横
    #[arg(long, value_name = "ID")]
    pub(crate) id: String,
    /// 单位的层级
    #[arg(long, default_value = "township")]
    pub(crate) level: Level,
    /// 系统管理员的登录名
    #[arg(long, default_value = "sysadmin", value_name = "ACCOUNT")]
    pub(crate) sys_admin: String,
    /// 安全管理员的登录名
    #[arg(long, default_value = "secadmin", value_name = "ACCOUNT")]
    pub(crate) sec_admin: String,
    /// 安全审计员的登录名
    #[arg(long, default_value = "auditadmin", value_name = "ACCOUNT")]
    pub(crate) audit_admin: String,
}

#[derive(Debug, Args)]
pub(crate) struct Figures {
    /// 单位的代号
    #[arg(long, value_name = "ID")]
    pub(crate) body: String,
    /// 哪一年
    #[arg(long, value_name = "Y", value_parser = clap::value_parser!(i16).range(2008..=2100))]
    pub(crate) year: i16,
    #[command(flatten)]
    pub(crate) settings: Settings,
    /// 输出给其他系统用的结果
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Key {
    /// 加一版新密钥，把原来加密的逐批换成用它加密；网页开着也可以，断了再运行就接着办
    #[command(
        after_help = "例：\n  gongkai key rotate --config /etc/gongkai.toml\n\n全部换好了退出码是 0；还有打不开的是 1。"
    )]
    Rotate(Settings),
    /// 每一版密钥还有多少处用着
    #[command(after_help = "例：\n  gongkai key check")]
    Check(Settings),
    /// 删掉一版没有一处用着的旧密钥
    #[command(after_help = "例：\n  gongkai key retire 1")]
    Retire {
        /// 版本号
        version: u32,
        #[command(flatten)]
        settings: Settings,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    /// 从第一笔核到最后一笔：有没有被改、被删、被调换
    #[command(after_help = "例：\n  gongkai audit verify --json\n\n完整时退出码是 0；断了是 1，并指出第一笔不对的。")]
    Verify {
        #[command(flatten)]
        settings: Settings,
        /// 输出给其他系统用的结果
        #[arg(long)]
        json: bool,
    },
    /// 从台账把每一个数重算一遍，和随办随记的数核对
    #[command(after_help = "例：\n  gongkai audit figures --json\n\n都相等时退出码是 0；有不相等的是 1，并逐个列出。")]
    Figures {
        #[command(flatten)]
        settings: Settings,
        /// 输出给其他系统用的结果
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Archive {
    /// 备份文件
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    /// 稿件台账：新稿从拟稿开始办，填了发布日期的补录为以往公开过的
    #[command(
        after_help = "例：\n  gongkai import ledger 台账.xlsx --body sangcun --by linxia\n\n栏目名照 gongkai export ledger 写出来的；标题、目录事项、承办部门一定要有。\n全部导入时退出码是 0；有一行不对是 1，列出每一处，什么也不导入。"
    )]
    Ledger(ImportLedger),
}

#[derive(Debug, Args)]
pub(crate) struct ImportLedger {
    /// 表格：.csv、.xlsx、.xls、.ods；- 是标准输入（.csv）
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// 单位的代号；只有一个单位时可以不写
    #[arg(long, value_name = "ID")]
    pub(crate) body: Option<String>,
    /// 由谁经手：登录名，他是新稿的起草人；全是以往公开过的可以不写
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) by: Option<String>,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Export {
    /// 稿件台账：每件一行，每个环节的都在
    #[command(after_help = "例：\n  gongkai export ledger 台账.xlsx\n  gongkai export ledger - > 台账.csv")]
    Ledger(ExportLedger),
}

#[derive(Debug, Args)]
pub(crate) struct ExportLedger {
    /// 写到哪个文件：.csv 或者 .xlsx；- 是标准输出（.csv）
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// 单位的代号；只有一个单位时可以不写
    #[arg(long, value_name = "ID")]
    pub(crate) body: Option<String>,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// Levels of bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Level {
    Township,
    County,
    City,
    Province,
    Department,
}
