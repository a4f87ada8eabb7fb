//! 地址 Where the server is, and whether others on the way may read along.
//!
//! The driver knows neither `verify-full` nor `sslrootcert`, so both words are taken out before it reads the address.

use std::path::PathBuf;

use tokio_postgres::{
    Config,
    config::{Host, SslMode},
};

use crate::error::StoreError;

/// 保密 How the way to the server is kept from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Privacy {
    /// Not at all: `sslmode=disable`, or a server on this machine.
    Open,
    /// `require`: nobody on the way reads along, whoever answers.
    Closed,
    /// `verify-ca`, or `require` with `sslrootcert`: who answers holds a certificate of an authority we trust.
    Known(Roots),
    /// `verify-full`: and the certificate names the host that was asked for.
    Named(Roots),
}

/// 信任的机构 Whose certificates are trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Roots {
    /// Those that this machine trusts.
    System,
    /// Those in a file (PEM); the server's own certificate may be among them.
    File(PathBuf),
}

pub(super) fn read(address: &str) -> Result<(Config, Privacy), StoreError> {
    let (rest, words) = taken_out(address);
    let mut config: Config = rest.parse().map_err(|error: tokio_postgres::Error| {
        let why = std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string);
        StoreError::Address { why: format!("读不懂：{why}。") }
    })?;
    let privacy = privacy(&words, &config)?;
    config.ssl_mode(if privacy == Privacy::Open { SslMode::Disable } else { SslMode::Require });
    Ok((config, privacy))
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Words {
    mode: Option<String>,
    roots: Option<String>,
}

fn privacy(words: &Words, config: &Config) -> Result<Privacy, StoreError> {
    let roots = match words.roots.as_deref() {
        None | Some("system") => Roots::System,
        Some(path) => Roots::File(path.into()),
    };
    match words.mode.as_deref() {
        Some("disable") => Ok(Privacy::Open),
        Some("require") if words.roots.is_none() => Ok(Privacy::Closed),
        Some("require" | "verify-ca") => Ok(Privacy::Known(roots)),
        Some("verify-full") => Ok(Privacy::Named(roots)),
        Some(other) => {
            let why = format!(
                "sslmode={other} 不能用：能写的是 disable、require、verify-ca、verify-full，没有悄悄改成明文的写法。"
            );
            Err(StoreError::Address { why })
        }
        None if words.roots.is_some() => Ok(Privacy::Named(roots)),
        None => far_host(config).map_or(Ok(Privacy::Open), |host| Err(StoreError::InTheClear { host })),
    }
}

/// The first host that is not this machine itself.
fn far_host(config: &Config) -> Option<String> {
    if let Some(far) = config.get_hostaddrs().iter().find(|address| !address.is_loopback()) {
        return Some(far.to_string());
    }
    let is_near = |name: &str| name == "localhost" || name.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
    let far = config.get_hosts().iter().find_map(|host| match host {
        Host::Tcp(name) if !is_near(name) => Some(name.clone()),
        _ => None,
    });
    far.filter(|_| config.get_hostaddrs().is_empty())
}

/// The address without our two words, and what they say.
fn taken_out(address: &str) -> (String, Words) {
    let mut words = Words::default();
    let mut take = |key: &str, value: String| {
        match key {
            "sslmode" => words.mode = Some(value),
            "sslrootcert" => words.roots = Some(value),
            _ => return false,
        }
        true
    };
    let rest = if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        let (place, query) = address.split_once('?').unwrap_or((address, ""));
        let kept = query.split('&').filter(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            !pair.is_empty() && !take(key, opened(value))
        });
        let kept: Vec<&str> = kept.collect();
        if kept.is_empty() { place.to_owned() } else { format!("{place}?{}", kept.join("&")) }
    } else {
        let kept = pairs(address).into_iter().filter(|(key, value, _)| !take(key, value.clone()));
        kept.map(|(.., text)| text).collect::<Vec<_>>().join(" ")
    };
    (rest, words)
}

/// `%2F` and its like.
fn opened(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        match code {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// `host=db password='a b'`: key, value, and the whole as it was written.
fn pairs(text: &str) -> Vec<(String, String, &str)> {
    let mut pairs = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let key_ends = rest.find('=').unwrap_or(rest.len());
        let value_begins = rest[key_ends..].find(|c: char| c != '=' && !c.is_whitespace());
        let begins = value_begins.map_or(rest.len(), |at| key_ends + at);
        let (value, length) = value(&rest[begins..]);
        pairs.push((rest[..key_ends].trim().to_owned(), value, &rest[..begins + length]));
        rest = rest[begins + length..].trim_start();
    }
    pairs
}

/// A value, perhaps in quotes, with `\` before what stands for itself; and how many bytes it takes.
fn value(text: &str) -> (String, usize) {
    let is_quoted = text.starts_with('\'');
    let mut value = String::new();
    let mut chars = text.char_indices().skip(usize::from(is_quoted));
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => value.extend(chars.next().map(|(_, c)| c)),
            '\'' if is_quoted => return (value, at + 1),
            c if !is_quoted && c.is_whitespace() => return (value, at),
            c => value.push(c),
        }
    }
    (value, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_words_are_taken_out_and_the_rest_is_left_as_it_was() {
        let words = |mode: &str, roots: Option<&str>| Words { mode: Some(mode.into()), roots: roots.map(Into::into) };
        let cases = [
            // written, what the driver reads, our words, because
            ("postgres://a@b/c", "postgres://a@b/c", Words::default(), "nothing said"),
            ("postgres://a@b/c?sslmode=require", "postgres://a@b/c", words("require", None), "the only word"),
            (
                "postgresql://a@b/c?connect_timeout=1&sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem&options=x",
                "postgresql://a@b/c?connect_timeout=1&options=x",
                words("verify-full", Some("/etc/ca.pem")),
                "between others, with a path",
            ),
            ("host=b sslmode=disable user=a", "host=b user=a", words("disable", None), "pairs"),
            (
                r"host=b password='a \'sslmode=x\' b' sslmode = verify-ca sslrootcert='/a b/ca.pem'",
                r"host=b password='a \'sslmode=x\' b'",
                words("verify-ca", Some("/a b/ca.pem")),
                "a password that looks like a word of ours",
            ),
        ];
        for (written, rest, words, because) in cases {
            assert_eq!(taken_out(written), (rest.to_owned(), words), "{because}");
        }
    }

    #[test]
    fn only_this_machine_is_spoken_to_openly_without_a_word() {
        let open = Some(Privacy::Open);
        let file = || Roots::File("/ca.pem".into());
        let cases = [
            // address, how private (nothing: refused), because
            ("postgres://a@localhost/c", open.clone(), "this machine"),
            ("postgres://a@127.0.0.7/c", open.clone(), "loopback"),
            ("postgres://a@[::1]/c", open.clone(), "loopback"),
            ("host=/var/run/postgresql user=a", open.clone(), "a socket in the file system"),
            ("postgres://a@db.town/c", None, "over the network"),
            ("postgres://a@localhost,db.town/c", None, "one of them over the network"),
            ("postgres://a@localhost/c?hostaddr=10.0.0.1", None, "the name says little, the address counts"),
            ("postgres://a@db.town/c?sslmode=disable", open, "somebody decided so"),
            ("postgres://a@db.town/c?sslmode=prefer", None, "it would fall back in silence"),
            ("postgres://a@localhost/c?sslmode=verify", None, "no such word"),
            ("postgres://a@db.town/c?sslmode=require", Some(Privacy::Closed), "closed, whoever answers"),
            ("postgres://a@db.town/c?sslmode=require&sslrootcert=/ca.pem", Some(Privacy::Known(file())), "as libpq"),
            ("postgres://a@db.town/c?sslmode=verify-ca", Some(Privacy::Known(Roots::System)), "the machine's own"),
            ("postgres://a@db.town/c?sslmode=verify-full&sslrootcert=system", Some(Privacy::Named(Roots::System)), ""),
            (
                "postgres://a@db.town/c?sslrootcert=/ca.pem",
                Some(Privacy::Named(file())),
                "who names roots wants them used",
            ),
        ];
        for (address, expected, because) in cases {
            assert_eq!(read(address).ok().map(|(_, privacy)| privacy), expected, "{address}: {because}");
        }
    }
}
