//! 设置 What an office may set, read once from `gongkai.toml`.

use std::path::Path;

use crate::{files, trouble::Trouble};

/// Where the settings stand when nobody says where.
const USUAL: &str = "gongkai.toml";

/// 设置 Every setting with its usual value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Configuration {
    /// 网页的地址和端口 Only this machine, until somebody says otherwise.
    pub(crate) listen: String,
}

impl Default for Configuration {
    fn default() -> Self {
        Self { listen: "127.0.0.1:8711".into() }
    }
}

/// The names of all settings.
const KEYS: [&str; 1] = ["listen"];

impl Configuration {
    /// Reads `file`, or the usual one where it is there.
    ///
    /// # Errors
    ///
    /// A file that was named and is not there; a setting nobody knows (the nearest one is named); a wrong value.
    pub(crate) fn load(file: Option<&Path>) -> Result<Self, Trouble> {
        let usual = Path::new(USUAL);
        match file {
            Some(file) => Self::parse(file, &files::read_text(file)?),
            None if usual.exists() => Self::parse(usual, &files::read_text(usual)?),
            None => Ok(Self::default()),
        }
    }

    fn parse(file: &Path, text: &str) -> Result<Self, Trouble> {
        let fault = |why: String| Trouble::Setting { file: file.display().to_string(), why };
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            fault(format!("第 {line} 行不是设置的写法"))
        })?;
        let mut configuration = Self::default();
        for (key, value) in &table {
            match (key.as_str(), value) {
                ("listen", toml::Value::String(address)) => configuration.listen.clone_from(address),
                (known, _) if KEYS.contains(&known) => return Err(fault(format!("“{known}”的值不是文字"))),
                (unknown, _) => return Err(fault(unknown_key(unknown))),
            }
        }
        Ok(configuration)
    }
}

fn unknown_key(key: &str) -> String {
    let nearest = KEYS.iter().max_by(|one, other| {
        let near = |known: &str| strsim::jaro_winkler(known, key);
        near(one).total_cmp(&near(other))
    });
    match nearest.filter(|known| strsim::jaro_winkler(known, key) > 0.7) {
        Some(nearest) => format!("不认识“{key}”。是不是想写 {nearest}"),
        None => format!("不认识“{key}”。可以写的有 {}", KEYS.join("、")),
    }
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
            ("listne = \"0.0.0.0:80\"", Err("是不是想写 listen"), "a slip names the nearest"),
            ("colour = 1", Err("可以写的有 listen"), "nothing near: all are named"),
            ("listen = 80", Err("不是文字"), "a wrong value"),
            ("\nlisten =", Err("第 2 行"), "not TOML"),
        ];
        for (text, expected, because) in cases {
            match (read(text), expected) {
                (Ok(configuration), Ok(listen)) => assert_eq!(configuration.listen, listen, "{because}"),
                (Err(Trouble::Setting { why, .. }), Err(words)) => assert!(why.contains(words), "{because}: {why}"),
                (found, _) => panic!("{because}: {found:?}"),
            }
        }
    }
}
