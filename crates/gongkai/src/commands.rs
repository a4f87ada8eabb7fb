//! 命令 What can be typed after `gongkai`, and what `--help` says of it.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Args, Parser, Subcommand, ValueEnum};

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

/// Levels of bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Level {
    Township,
    County,
    City,
    Province,
    Department,
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

/// 说中文的命令 The same command with its help in Chinese throughout: headings, defaults, choices, and `--help` itself.
pub(crate) fn in_chinese(command: clap::Command) -> clap::Command {
    let is_top = command.get_name() == "gongkai";
    let help =
        Arg::new("help").short('h').long("help").action(ArgAction::Help).help("看用法和例子").help_heading("选项");
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}")
        .mut_args(arg_in_chinese)
        .mut_subcommands(in_chinese)
        .arg(help);
    if is_top { command.arg(version.help("看版本").help_heading("选项")) } else { command }
}

/// Choices, defaults and variables of an argument become words of its help.
fn arg_in_chinese(arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "要写的内容" } else { "选项" };
    if !arg.get_action().takes_values() {
        return arg.help_heading(heading);
    }
    let mut more: Vec<String> = Vec::new();
    let choices: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !choices.is_empty() {
        more.push(format!("可以写 {}", choices.join("、")));
    }
    let defaults: Vec<&str> =
        arg.get_default_values().iter().filter_map(|value| value.to_str()).filter(|value| !value.is_empty()).collect();
    if !defaults.is_empty() {
        more.push(format!("不写时是 {}", defaults.join(" ")));
    }
    if let Some(variable) = arg.get_env().and_then(|variable| variable.to_str()) {
        more.push(format!("也可以用环境变量 {variable}"));
    }
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    if !more.is_empty() {
        help = format!("{help}（{}）", more.join("；"));
    }
    arg.help(help).help_heading(heading).hide_possible_values(true).hide_default_value(true).hide_env(true)
}
