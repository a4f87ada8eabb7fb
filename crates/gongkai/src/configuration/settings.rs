//! 设置项 Every setting there is: its name, what it means, and its usual value. `docs/configuration.md` is written from
//! this list, and a name that is not in it is refused.

/// 设置项 One line an office may write into `gongkai.toml`.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Name in the file; what stands before the dot is the `[section]`.
    pub name: &'static str,
    /// The value when nothing is said, as it would be written.
    pub usual: &'static str,
    /// The environment variable that goes before the file, if there is one.
    pub variable: Option<&'static str>,
    /// Whether the value is never shown again.
    pub secret: bool,
    /// What it does, in plain words.
    pub about: &'static str,
}

/// The settings in the order of the page.
pub const SETTINGS: [Setting; 17] = [
    Setting {
        name: "listen",
        usual: "\"127.0.0.1:8711\"",
        variable: None,
        secret: false,
        about: "网页的地址和端口。只写 127.0.0.1 时，只有这台电脑自己打得开；要让别的电脑也能打开，写 0.0.0.0，\
                并在前面放一台做 HTTPS 的代理。",
    },
    Setting {
        name: "data",
        usual: "\".\"",
        variable: None,
        secret: false,
        about: "数据放在哪个文件夹：内置数据库 gongkai.db、附件 files、放假通知 calendar、待发信件 post。写相对路径时，从设置文件所在的文件夹算起。",
    },
    Setting {
        name: "key",
        usual: "\"gongkai.key\"",
        variable: None,
        secret: false,
        about: "密钥文件在哪里。它打开数据库里加密的姓名、邮箱和动态口令，由 gongkai init 生成，只有运行程序的用户可以读\
                （chmod 600），不进备份，要另外保管。写相对路径时，从设置文件所在的文件夹算起；放到别的磁盘上更好。",
    },
    Setting {
        name: "database.url",
        usual: "\"\"",
        variable: Some("GONGKAI_DATABASE_URL"),
        secret: true,
        about: "空着用内置数据库，不用装别的；写 postgres://用户:密码@主机/库名 时用 PostgreSQL（15 或更新）。",
    },
    Setting {
        name: "site",
        usual: "\"\"",
        variable: None,
        secret: false,
        about: "网站的网址，如 https://gongkai.example.cn；写进提醒信里，好让人点开。空着时信里只说请登录工作台，\
                公开的网页不让搜索引擎收录，也没有站点地图和订阅。",
    },
    Setting {
        name: "body",
        usual: "\"\"",
        variable: None,
        secret: false,
        about: "一个数据库里有几个单位时，没有写 --body 的导入、导出命令说的是哪个单位，写它的代号，如 sangcun。只有一个单位的，空着。",
    },
    Setting {
        name: "icp",
        usual: "\"\"",
        variable: None,
        secret: false,
        about: "网站的 ICP 备案编号，如 皖ICP备05000001号-2，印在公开网页每一页的最下面，点开是工业和信息化部的备案查询。空着不印。",
    },
    Setting {
        name: "police",
        usual: "\"\"",
        variable: None,
        secret: false,
        about: "网站的公安机关备案编号，如 皖公网安备34010402700001号，印在公开网页每一页的最下面，点开是公安机关的备案查询。空着不印。",
    },
    Setting {
        name: "proxies",
        usual: "[]",
        variable: None,
        secret: false,
        about: "放在前面的代理的地址，如 [\"10.0.0.1\"]。只有列在这里的，它说的访问者地址（X-Forwarded-For）和 HTTPS 才算数。",
    },
    Setting {
        name: "metrics",
        usual: "[]",
        variable: None,
        secret: false,
        about: "除了本机，哪些地址可以看运行数字（/metrics，Prometheus 的格式）。",
    },
    Setting {
        name: "log.days",
        usual: "366",
        variable: None,
        secret: false,
        about: "日志留多少天，一天一个文件，在数据文件夹的 logs 里。网络安全法第二十三条要求不少于六个月，所以不能少于 185。",
    },
    Setting {
        name: "smtp.host",
        usual: "\"\"",
        variable: None,
        secret: false,
        about: "邮件服务器。空着时不发邮件，信写成文件放在数据文件夹的 post 里。",
    },
    Setting {
        name: "smtp.port",
        usual: "587",
        variable: None,
        secret: false,
        about: "邮件服务器的端口：starttls 一般是 587，tls 一般是 465。",
    },
    Setting {
        name: "smtp.user",
        usual: "\"\"",
        variable: None,
        secret: false,
        about: "登录邮件服务器的用户名；服务器不要登录的，空着。",
    },
    Setting {
        name: "smtp.password",
        usual: "\"\"",
        variable: Some("GONGKAI_SMTP_PASSWORD"),
        secret: true,
        about: "登录邮件服务器的密码。最好写在环境变量里，不写进文件。",
    },
    Setting {
        name: "smtp.from",
        usual: "\"\"",
        variable: None,
        secret: false,
        about: "信从哪个邮箱寄出，如 公开 <gongkai@sangcun.gov.cn>。",
    },
    Setting {
        name: "smtp.security",
        usual: "\"starttls\"",
        variable: None,
        secret: false,
        about: "到邮件服务器的路怎样加密：starttls 或者 tls；服务器就在本机时可以写 none，到别的电脑不加密的，不会用。",
    },
];
