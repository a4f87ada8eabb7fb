//! 设置 What an office may set, read once from `gongkai.toml`.

mod filing;
mod mail;
mod settings;

use std::{
    env,
    net::IpAddr,
    path::{Path, PathBuf},
};

pub(crate) use filing::Filings;
pub(crate) use mail::Mail;
pub use settings::{SETTINGS, Setting};
use store::Engine;

use crate::{files, trouble::Trouble};

/// Files of six months, however long the months are, and that of the day.
pub(crate) const SHORTEST_LOG: usize = 185;

/// Where the settings stand when nobody says where.
pub(crate) const USUAL: &str = "gongkai.toml";

/// 设置 Every setting with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Configuration {
    /// 网页的地址和端口 Only this machine, until somebody says otherwise.
    pub(crate) listen: String,
    /// 数据文件夹
    pub(crate) data: PathBuf,
    /// 密钥文件 Never in the folder of files, which backups take along.
    pub(crate) key: PathBuf,
    /// 数据库 Empty for the embedded one.
    pub(crate) database: String,
    /// 网址 Where the pages of the house stand, as letters say it.
    pub(crate) site: String,
    /// 单位 Which of several a command speaks of that names none; empty where there is only one.
    pub(crate) body: String,
    /// 备案编号
    pub(crate) filings: Filings,
    /// 代理 Machines in front of us whose word about the client's address counts.
    pub(crate) proxies: Vec<IpAddr>,
    /// Who may read the running figures beside this machine.
    pub(crate) observers: Vec<IpAddr>,
    /// 日志留多少天
    pub(crate) log_days: usize,
    /// 邮件服务器
    pub(crate) mail: Mail,
}

impl Default for Configuration {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8711".into(),
            data: PathBuf::from("."),
            database: String::new(),
            site: String::new(),
            body: String::new(),
            filings: Filings::default(),
            proxies: Vec::new(),
            observers: Vec::new(),
            log_days: 366,
            key: PathBuf::from("gongkai.key"),
            mail: Mail::default(),
        }
    }
}

impl Configuration {
    /// Reads `file`, or the usual one where it is there; then the environment.
    ///
    /// # Errors
    ///
    /// A file that was named and is not there; a setting nobody knows (the nearest one is named); a wrong value.
    pub(crate) fn load(file: Option<&Path>) -> Result<Self, Trouble> {
        let usual = Path::new(USUAL);
        let mut configuration = match file {
            Some(file) => Self::parse(file, &files::read_text(file)?)?,
            None if usual.exists() => Self::parse(usual, &files::read_text(usual)?)?,
            None => Self::default(),
        };
        for Setting { name, variable, .. } in SETTINGS {
            if let Some((variable, value)) = variable.and_then(|name| Some((name, env::var(name).ok()?))) {
                configuration
                    .set(name, &toml::Value::String(value))
                    .map_err(|why| Trouble::Setting { file: format!("环境变量 {variable}"), why })?;
            }
        }
        Ok(configuration)
    }

    /// 哪一种数据库 Which engine the settings choose.
    pub(crate) fn engine(&self) -> Engine {
        if self.database.is_empty() {
            Engine::Sqlite(self.data.join("gongkai.db"))
        } else {
            Engine::Postgres(self.database.clone())
        }
    }

    /// 附件的文件夹
    pub(crate) fn files(&self) -> PathBuf {
        self.data.join("files")
    }

    /// Every setting as it stands, secrets masked: name and value as it would be written.
    pub(crate) fn shown(&self) -> Vec<(&'static str, String)> {
        SETTINGS
            .iter()
            .map(|setting| {
                let value = match setting.name {
                    "listen" => quoted(&self.listen),
                    "data" => quoted(&self.data.display().to_string()),
                    "database.url" => quoted(&masked(&self.database)),
                    "site" => quoted(&self.site),
                    "body" => quoted(&self.body),
                    "icp" => quoted(&self.filings.icp),
                    "police" => quoted(&self.filings.police),
                    "proxies" => list(&self.proxies),
                    "metrics" => list(&self.observers),
                    "key" => quoted(&self.key.display().to_string()),
                    "log.days" => self.log_days.to_string(),
                    name => self.mail.shown(name.trim_start_matches("smtp.")),
                };
                (setting.name, value)
            })
            .collect()
    }

    fn parse(file: &Path, text: &str) -> Result<Self, Trouble> {
        let fault = |why: String| Trouble::Setting { file: file.display().to_string(), why };
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            fault(format!("第 {line} 行不是设置的写法"))
        })?;
        let mut configuration = Self::default();
        for (key, value) in &table {
            match value {
                toml::Value::Table(section) => {
                    for (inner, value) in section {
                        configuration.set(&format!("{key}.{inner}"), value).map_err(fault)?;
                    }
                }
                value => configuration.set(key, value).map_err(fault)?,
            }
        }
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        configuration.data = match folder {
            Some(folder) if configuration.data == Path::new(".") => folder.to_owned(),
            Some(folder) => folder.join(&configuration.data),
            None => configuration.data,
        };
        configuration.key = folder.map_or(configuration.key.clone(), |folder| folder.join(&configuration.key));
        Ok(configuration)
    }

    fn set(&mut self, name: &str, value: &toml::Value) -> Result<(), String> {
        match (name, value) {
            ("listen", toml::Value::String(text)) => self.listen.clone_from(text),
            ("data", toml::Value::String(text)) => self.data = text.into(),
            ("key", toml::Value::String(text)) if !text.is_empty() => self.key = text.into(),
            ("database.url", toml::Value::String(text)) => {
                if !(text.is_empty() || text.starts_with("postgres://") || text.starts_with("postgresql://")) {
                    return Err("database.url 要以 postgres:// 开头；用内置数据库的，空着就好".into());
                }
                self.database.clone_from(text);
            }
            ("site", toml::Value::String(text)) => {
                if !(text.is_empty() || text.starts_with("https://") || text.starts_with("http://")) {
                    return Err("site 要写成 https:// 开头的网址；没有的空着".into());
                }
                self.site.clone_from(text);
            }
            ("body", toml::Value::String(text)) => self.body.clone_from(text),
            ("icp", toml::Value::String(text)) => self.filings.set_icp(text)?,
            ("police", toml::Value::String(text)) => self.filings.set_police(text)?,
            ("proxies", toml::Value::Array(list)) => self.proxies = addresses(name, list)?,
            ("metrics", toml::Value::Array(list)) => self.observers = addresses(name, list)?,
            ("log.days", toml::Value::Integer(days)) => {
                let days = usize::try_from(*days).unwrap_or(0);
                if days < SHORTEST_LOG {
                    return Err(format!(
                        "log.days 不能少于 {SHORTEST_LOG}：网络安全法第二十三条要求日志留存不少于六个月"
                    ));
                }
                self.log_days = days;
            }
            (name, value)
                if name.strip_prefix("smtp.").and_then(|name| self.mail.set(name, value)).transpose()?.is_some() => {}
            (known, _) if SETTINGS.iter().any(|setting| setting.name == known) => {
                let usual = SETTINGS.iter().find(|setting| setting.name == known).map_or("", |setting| setting.usual);
                return Err(format!("“{known}”的值不是它的写法，应当像 {usual} 这样"));
            }
            (unknown, _) => return Err(unknown_key(unknown)),
        }
        Ok(())
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A database address without its password.
fn masked(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((who, place)) = rest.rsplit_once('@') else { return url.to_owned() };
    let user = who.split(':').next().unwrap_or_default();
    let secret = if who.contains(':') { ":***" } else { "" };
    format!("{scheme}://{user}{secret}@{place}")
}

fn unknown_key(key: &str) -> String {
    let names = SETTINGS.map(|setting| setting.name);
    let near = |known: &str| strsim::jaro_winkler(known, key);
    let nearest = names.iter().max_by(|one, other| near(one).total_cmp(&near(other)));
    match nearest.filter(|known| near(known) > 0.7) {
        Some(nearest) => format!("不认识“{key}”。是不是想写 {nearest}"),
        None => format!("不认识“{key}”。可以写的有 {}", names.join("、")),
    }
}

/// Addresses as somebody wrote them, each of them sound.
fn addresses(name: &str, list: &[toml::Value]) -> Result<Vec<IpAddr>, String> {
    let address = |value: &toml::Value| {
        let parsed = value.as_str().and_then(|text| text.parse::<IpAddr>().ok());
        parsed
            .map(|ip| ip.to_canonical())
            .ok_or_else(|| format!("“{name}”里的 {value} 不是网络地址，应当像 \"10.0.0.1\" 这样"))
    };
    list.iter().map(address).collect()
}

fn list(addresses: &[IpAddr]) -> String {
    let quoted: Vec<String> = addresses.iter().map(|address| quoted(&address.to_string())).collect();
    format!("[{}]", quoted.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_and_faults_are_named() {
        let read = |text: &str| Configuration::parse(Path::new("gongkai.toml"), text);
        let cases = [
            ("", Ok("127.0.0.1:8711"), "nothing said: the usual"),
            ("listen = \"0.0.0.0:80\"", Ok("0.0.0.0:80"), "said"),
            ("[database]\nurl = \"postgres://a@b/c\"", Ok("127.0.0.1:8711"), "a section"),
            ("listne = \"0.0.0.0:80\"", Err("是不是想写 listen"), "a slip names the nearest"),
            ("[databse]\nurl = \"\"", Err("是不是想写 database.url"), "a slip in a section too"),
            ("colour = 1", Err("可以写的有 listen"), "nothing near: all are named"),
            ("listen = 80", Err("应当像"), "a wrong value"),
            ("[database]\nurl = \"mysql://a\"", Err("postgres://"), "an engine there is not"),
            ("\nlisten =", Err("第 2 行"), "not TOML"),
            ("proxies = [\"10.0.0.1\"]", Ok("127.0.0.1:8711"), "a list"),
            ("proxies = [\"ten\"]", Err("不是网络地址"), "no address"),
            ("[log]\ndays = 30", Err("六个月"), "shorter than the law asks"),
            ("site = \"gongkai.example\"", Err("https://"), "a site without its beginning"),
            ("icp = \"皖ICP备05000001号-2\"", Ok("127.0.0.1:8711"), "a filing number"),
            ("icp = \"备案中\"", Err("ICP备"), "no filing number"),
            ("police = \"34010402700001\"", Err("公网安备"), "half a filing number"),
            ("[smtp]\nhost = \"mail.example\"\nport = 465\nsecurity = \"tls\"", Ok("127.0.0.1:8711"), "a mail server"),
            ("[smtp]\nport = 0", Err("587"), "no port"),
            ("[smtp]\nport = \"587\"", Err("应当像"), "a number in quotes"),
            ("[smtp]\nsecurity = \"ssl\"", Err("starttls"), "a kind there is not"),
            ("[smtp]\npasword = \"x\"", Err("是不是想写 smtp.password"), "a slip"),
        ];
        for (text, expected, because) in cases {
            match (read(text), expected) {
                (Ok(configuration), Ok(listen)) => assert_eq!(configuration.listen, listen, "{because}"),
                (Err(Trouble::Setting { why, .. }), Err(words)) => assert!(why.contains(words), "{because}: {why}"),
                (found, _) => panic!("{because}: {found:?}"),
            }
        }
    }

    #[test]
    fn what_is_shown_can_be_read_again_and_holds_no_password() {
        let text = "[database]\nurl = \"postgres://town:secret@db/gongkai\"\n[smtp]\npassword = \"secret\"\n";
        let shown = Configuration::parse(Path::new("gongkai.toml"), text).unwrap().shown();
        assert_eq!(shown.len(), SETTINGS.len());
        assert!(shown.iter().all(|(_, value)| !value.contains("secret")), "{shown:?}");
        assert!(shown.iter().any(|(_, value)| value == "\"postgres://town:***@db/gongkai\""), "{shown:?}");
    }

    #[test]
    fn the_usual_values_are_those_of_the_list() {
        let shown = Configuration::default().shown();
        for (Setting { name, usual, .. }, (also, value)) in SETTINGS.iter().zip(shown) {
            assert_eq!(*name, also);
            assert_eq!(*usual, value, "{name}");
        }
    }
}
