//! 密钥 The versions of the key, and how they stand in their file.

use std::{collections::BTreeMap, fmt};

use hmac::{Hmac, KeyInit, Mac};
use office::Chance;
use sm3::Sm3;
use zeroize::Zeroizing;

/// Bytes of chance in one version.
const BYTES: usize = 32;

/// What stands above the lines, for whoever opens the file.
const HEADER: &str = "\
# 公开办公室的密钥。每行一个版本：版本号、空格、64 个十六进制数字；不要自己改，换新用 gongkai key rotate。
# 能打开：数据库里加密的个人信息，即工作人员的姓名、邮箱和动态口令（第二道验证）。
# 不要放进备份，也不要和备份放在一起：谁拿到这两样，就能读出全部个人信息。
# 请单独保管：抄两份，装进信封，分别锁在两处；除运行程序的用户外，谁也不能读这个文件（chmod 600）。
# 丢了它：姓名、邮箱要重新填，动态口令要重新启用，加密的内容谁也打不开；稿件、台账、统计数不受影响。
";

/// 密钥 Every version there is; prints as nothing.
pub struct Keys(BTreeMap<u32, Version>);

/// The two keys derived from one version.
pub(crate) struct Version {
    chance: Zeroizing<[u8; BYTES]>,
    pub(crate) seal: Zeroizing<[u8; 16]>,
    pub(crate) mark: Zeroizing<[u8; BYTES]>,
}

impl Version {
    fn of(chance: [u8; BYTES]) -> Self {
        let mut seal = Zeroizing::new([0; 16]);
        seal.copy_from_slice(&hmac(&chance, &[b"gongkai seal SM4-GCM"])[..16]);
        let mark = Zeroizing::new(hmac(&chance, &[b"gongkai mark HMAC-SM3"]));
        Self { chance: Zeroizing::new(chance), seal, mark }
    }
}

pub(crate) fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; BYTES] {
    let mut hmac = Hmac::<Sm3>::new_from_slice(key).expect("HMAC takes a key of any length");
    parts.iter().for_each(|part| hmac.update(part));
    hmac.finalize().into_bytes().into()
}

/// 密钥文件的毛病 Why a text is no key file; of the keys nothing is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// This line is no version.
    Line(usize),
    /// A version stands twice.
    Twice(u32),
    /// There is no version at all.
    Empty,
}

impl fmt::Display for KeyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "第 {line} 行不是密钥（版本号、空格、64 个十六进制数字）"),
            Self::Twice(version) => write!(f, "版本 {version} 有两行"),
            Self::Empty => f.write_str("里面没有密钥"),
        }
    }
}

impl std::error::Error for KeyFault {}

impl Keys {
    /// The first version of a new office.
    #[must_use]
    pub fn new(chance: &dyn Chance) -> Self {
        let mut first = [0; BYTES];
        chance.fill(&mut first);
        Self(BTreeMap::from([(1, Version::of(first))]))
    }

    /// One more version, which seals from now on; the older ones go on opening.
    pub fn renew(&mut self, chance: &dyn Chance) {
        let mut next = [0; BYTES];
        chance.fill(&mut next);
        self.0.insert(self.newest().0 + 1, Version::of(next));
    }

    /// 读 The versions that a key file holds.
    ///
    /// # Errors
    ///
    /// [`KeyFault`], with the line.
    pub fn read(text: &str) -> Result<Self, KeyFault> {
        let mut versions = BTreeMap::new();
        for (at, line) in text.lines().enumerate() {
            // Some editors leave a mark before the first sign.
            let line = line.trim_start_matches('\u{feff}').trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (version, chance) = version(line).ok_or(KeyFault::Line(at + 1))?;
            if versions.insert(version, Version::of(chance)).is_some() {
                return Err(KeyFault::Twice(version));
            }
        }
        if versions.is_empty() { Err(KeyFault::Empty) } else { Ok(Self(versions)) }
    }

    /// 写 The text of the key file.
    #[must_use]
    pub fn written(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(HEADER.to_owned());
        for (version, Version { chance, .. }) in &self.0 {
            text.push_str(&format!("{version} "));
            for byte in chance.iter() {
                text.push_str(&format!("{byte:02x}"));
            }
            text.push('\n');
        }
        text
    }

    /// 版本号 The number of every version, ascending.
    #[must_use]
    pub fn versions(&self) -> Vec<u32> {
        self.0.keys().copied().collect()
    }

    /// The same without one version, unless it is the newest: what it sealed opens no more.
    #[must_use]
    pub fn without(mut self, version: u32) -> Self {
        if version != self.newest().0 {
            self.0.remove(&version);
        }
        self
    }

    /// 接得上 Whether these are the same keys at a later time: what the others seal now opens with them.
    pub(crate) fn follow(&self, others: &Self) -> bool {
        let (number, version) = others.newest();
        self.version(number).is_some_and(|mine| *mine.chance == *version.chance)
    }

    pub(crate) fn newest(&self) -> (u32, &Version) {
        let newest = self.0.last_key_value().expect("every way to make keys makes one at least");
        (*newest.0, newest.1)
    }

    pub(crate) fn version(&self, version: u32) -> Option<&Version> {
        self.0.get(&version)
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({})", self.0.len())
    }
}

fn version(line: &str) -> Option<(u32, [u8; BYTES])> {
    let (version, digits) = line.split_once(' ')?;
    let version = version.parse().ok().filter(|version| (1..u32::MAX).contains(version))?;
    let digits = digits.trim().as_bytes();
    if digits.len() != 2 * BYTES {
        return None;
    }
    let mut chance = [0; BYTES];
    for (byte, pair) in chance.iter_mut().zip(digits.chunks(2)) {
        let digit = |at: usize| char::from(pair[at]).to_digit(16);
        *byte = u8::try_from(digit(0)? << 4 | digit(1)?).ok()?;
    }
    Some((version, chance))
}
