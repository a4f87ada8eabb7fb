//! 命令 What can be typed after `gongkai`, and what `--help` says of it.

mod chinese;
mod count;
mod office;
mod report;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub(crate) use self::{
    chinese::in_chinese,
    count::{Calendar, Clock, Fee},
    office::{Archive, Audit, Export, ExportLedger, Figures, Import, ImportLedger, Init, Key, Level, Settings},
    report::{Check, Kind, Read, Report, Sum, Target, Write},
};

/// 版本号 What a release was called when it was made; the workspace's own number otherwise.
pub(crate) const VERSION: &str = match option_env!("GONGKAI_VERSION") {
    Some(released) => released,
    None => env!("CARGO_PKG_VERSION"),
};

/// 公开：政府信息公开工作平台
#[derive(Debug, Parser)]
#[command(
    name = "gongkai",
    version = VERSION,
    about = "公开：政府信息公开工作平台。现在能读、查、写、汇总年度报告，能算答复期限和信息处理费。",
    after_help = "例：\n  gongkai demo\n  gongkai report check 年报.html\n  gongkai clock 一件申请.json",
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
pub(crate) struct Gongkai {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 演示：把桑村乡一年的稿子走完三审流程，再读它的年报报送稿、查出问题、写出各种格式，并在本机打开网页
    #[command(after_help = "例：\n  gongkai demo\n  gongkai demo --dir 演示 --no-serve")]
    Demo(Demo),
    /// 打开网页：谁都可以交一份年度报告来查
    #[command(
        after_help = "例：\n  gongkai serve\n  gongkai serve --listen 0.0.0.0:8711\n  gongkai serve --config gongkai.toml"
    )]
    Serve(Serve),
    /// 年度报告：读、查、写、汇总
    #[command(subcommand, after_help = "例：\n  gongkai report check 年报.html --json")]
    Report(Report),
    /// 一件申请的答复期限，一天一天说明
    #[command(after_help = "例：\n  gongkai clock 一件申请.json\n  gongkai clock - --json < 一件申请.json")]
    Clock(Clock),
    /// 信息处理费，逐档列出
    #[command(after_help = "例：\n  gongkai fee --items 35\n  gongkai fee --pages 120 --json")]
    Fee(Fee),
    /// 节假日安排
    #[command(subcommand, after_help = "例：\n  gongkai calendar add 2027.json")]
    Calendar(Calendar),
    /// 建一个真的办公室：单位、三个管理员和他们的一次性密码、设置文件
    #[command(
        after_help = "例：\n  gongkai init --dir /srv/gongkai --body 桑村乡人民政府 --id sangcun --level township\n\n建好了退出码是 0；那里已经有一个，或者名称不能用，是 1。"
    )]
    Init(Init),
    /// 一年的统计数，每个数连同它背后的记录
    #[command(after_help = "例：\n  gongkai figures --body sangcun --year 2025 --json")]
    Figures(Figures),
    /// 审计链
    #[command(subcommand, after_help = "例：\n  gongkai audit verify")]
    Audit(Audit),
    /// 备份：网页开着也可以做，写成一个文件，密钥不在里面
    #[command(after_help = "例：\n  gongkai backup 备份-20250630.gkb")]
    Backup(Archive),
    /// 从备份恢复到一个空的地方，两种数据库都可以
    #[command(after_help = "例：\n  gongkai restore 备份-20250630.gkb --config gongkai.toml")]
    Restore(Archive),
    /// 把数据库改成这一版程序要的样子；改之前先留一份
    #[command(after_help = "例：\n  gongkai migrate")]
    Migrate(Settings),
    /// 密钥：换新的一版，看还有多少处用着旧的，删掉没有用处的旧版
    #[command(subcommand, after_help = "例：\n  gongkai key rotate\n  gongkai key check\n  gongkai key retire 1")]
    Key(Key),
    /// 导入：把表格里的记录收进来，有一行不对就一行也不收
    #[command(subcommand, after_help = "例：\n  gongkai import ledger 台账.csv --by linxia")]
    Import(Import),
    /// 导出：把记录写成表格
    #[command(subcommand, after_help = "例：\n  gongkai export ledger 台账.xlsx")]
    Export(Export),
    /// 办差事：把该寄的信寄出去，该提醒的写成信；开着网页时会自己办
    #[command(after_help = "例：\n  gongkai errands --config /etc/gongkai.toml")]
    Errands(Settings),
    /// 看设置：每一项现在是什么值，密码不显示
    #[command(after_help = "例：\n  gongkai check\n  gongkai check --config /etc/gongkai.toml")]
    Check(Settings),
    /// 程序里每一样东西的许可声明，字体在内
    #[command(after_help = "例：\n  gongkai licenses | less")]
    Licenses,
    /// 手册页，写到标准输出：每个命令的用法都在一页里
    #[command(after_help = "例：\n  gongkai man > gongkai.1\n  gongkai man | man -l -")]
    Man,
    /// 命令补全脚本，写到标准输出
    #[command(after_help = "例：\n  gongkai completions bash > /etc/bash_completion.d/gongkai")]
    Completions {
        /// 哪一种命令行
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// 演示数据放在哪个文件夹
    #[arg(long, default_value = "demo", value_name = "DIR")]
    pub(crate) dir: PathBuf,
    /// 网页的地址和端口
    #[arg(long, default_value = "127.0.0.1:8711", value_name = "ADDR")]
    pub(crate) listen: String,
    /// 所有演示账号的密码；不写时随机给一个，印在屏幕上
    #[arg(long, value_name = "PW")]
    pub(crate) password: Option<String>,
    /// 写完文件就停，不打开网页
    #[arg(long)]
    pub(crate) no_serve: bool,
    /// 年度报告留着不写：台账齐全，起草、送审、发布由您在网页上做
    #[arg(long)]
    pub(crate) unwritten: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// 设置文件；不写时用当前文件夹里的 gongkai.toml，没有就用默认设置
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// 网页的地址和端口，盖过设置文件里的 listen
    #[arg(long, value_name = "ADDR")]
    pub(crate) listen: Option<String>,
}
