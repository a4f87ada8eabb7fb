//! 密钥文件 Where the key of sealed fields lies: made once, read by its owner only, in no archive.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use account::Holdings;
use messages::{Catalogued, Message};
use office::{Chance, Seal};
use seals::{KeyFault, KeySource, Keys, Sealer};
use zeroize::Zeroizing;

use crate::trouble::{Refusal, Trouble, said};

/// 密钥文件的毛病 Why a key file is not used; of its content nothing is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyTrouble {
    /// The database holds sealed values, and there is no key file.
    Missing(String),
    /// There is no key file, and nothing was sealed yet.
    NotMade(String),
    /// Others may read it.
    Exposed(String),
    /// It is no key file.
    Fault {
        /// Which file.
        file: String,
        /// What is wrong in it.
        fault: KeyFault,
    },
    /// It does not open what stands in the database.
    Misfit(String),
    /// A backup was brought back and its key was not.
    NotBrought(String),
    /// Another process is renewing it.
    Busy(String),
    /// There is no such version.
    NoVersion(u32),
    /// The version that seals now.
    Newest(u32),
    /// Values are still sealed with the version.
    StillUsed {
        /// Which version.
        version: u32,
        /// How many values.
        left: u64,
    },
    /// The newer version has sealed for less than an hour.
    TooSoon(u32),
    /// Some values open with no version there is.
    Unopened(u64),
}

impl Catalogued for KeyTrouble {
    fn examples() -> Vec<Self> {
        let file = || "gongkai.key".to_owned();
        vec![
            Self::Missing(file()),
            Self::NotMade(file()),
            Self::Exposed(file()),
            Self::Fault { file: file(), fault: KeyFault::Line(7) },
            Self::Misfit(file()),
            Self::NotBrought(file()),
            Self::Busy(file()),
            Self::NoVersion(7),
            Self::Newest(2),
            Self::StillUsed { version: 1, left: 12 },
            Self::TooSoon(1),
            Self::Unopened(3),
        ]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = match self {
            Self::Missing(file) => (
                "key.missing",
                "没有打开：找不到密钥文件。".to_owned(),
                format!("数据库里有加密的姓名、邮箱和动态口令，要用“{file}”才打得开，那里没有这个文件。"),
                bring(file),
            ),
            Self::NotMade(file) => (
                "key.not-made",
                "没有打开：还没有密钥文件。".to_owned(),
                format!("姓名、邮箱和动态口令要加密存放，“{file}”那里还没有密钥。"),
                "请先运行 gongkai migrate，它会生成密钥文件；以后请单独保管。".to_owned(),
            ),
            Self::Exposed(file) => (
                "key.exposed",
                "没有打开：密钥文件别人也能读。".to_owned(),
                format!("“{file}”的权限放得太宽，这台机器上别的用户也能拿到密钥。"),
                format!("请运行 chmod 600 {file}；不知道谁读过的，请告诉安全管理员。"),
            ),
            Self::Fault { file, fault } => (
                "key.fault",
                "没有打开：密钥文件不能用。".to_owned(),
                format!("“{file}”{fault}。"),
                "请用另外保管的那一份换上；不要自己改里面的内容。".to_owned(),
            ),
            Self::Misfit(file) => (
                "key.misfit",
                "没有打开：密钥文件和数据库不是一套。".to_owned(),
                format!("用“{file}”打不开数据库里的姓名、邮箱或动态口令。"),
                "请换上这个办公室自己的密钥文件；恢复过备份的，要用做备份那时的密钥文件。".to_owned(),
            ),
            Self::NotBrought(file) => (
                "key.not-brought",
                "恢复的内容里，姓名、邮箱和动态口令现在读不出来。".to_owned(),
                format!("它们是加密的，备份里没有密钥，“{file}”那里也没有能打开它们的密钥文件；别的内容都在。"),
                bring(file),
            ),
            Self::Busy(file) => (
                "key.busy",
                "没有换密钥：另一个程序正在换。".to_owned(),
                format!("有人正在这台机器上换“{file}”，两个一起换会乱。"),
                "请等它办完，再用 gongkai key check 看看。".to_owned(),
            ),
            Self::NoVersion(version) => (
                "key.no-version",
                format!("没有删：密钥文件里没有第 {version} 版。"),
                "它已经删掉了，或者从来没有过。".to_owned(),
                "请用 gongkai key check 看有哪几版。".to_owned(),
            ),
            Self::Newest(version) => (
                "key.newest",
                format!("没有删：第 {version} 版正在用。"),
                "最新的一版用来加密新填的内容，删了就打不开了。".to_owned(),
                "请先用 gongkai key rotate 换一版新的，再删旧的。".to_owned(),
            ),
            Self::StillUsed { version, left } => (
                "key.still-used",
                format!("没有删：还有 {left} 处用着第 {version} 版密钥。"),
                "删了它，这些姓名、邮箱或者动态口令就谁也打不开了。".to_owned(),
                "请先运行 gongkai key rotate，全部换好了再删。".to_owned(),
            ),
            Self::TooSoon(version) => (
                "key.too-soon",
                format!("没有删：第 {version} 版刚刚换下来。"),
                "换上新的一版还不到一个小时，正开着的网页可能还有一件没办完的用着旧的。".to_owned(),
                "请过一个小时再删；没有运行过 gongkai key rotate 的，先运行它。".to_owned(),
            ),
            Self::Unopened(left) => (
                "key.unopened",
                format!("有 {left} 处打不开，没有换成新的一版。"),
                "加密它们的那一版不在密钥文件里，或者内容被改动过。".to_owned(),
                "请把另外保管的密钥文件换上再运行一次；还是打不开的，请重新填写那些姓名、邮箱，旧的一版先不要删。"
                    .to_owned(),
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}

fn bring(file: &str) -> String {
    format!(
        "请把另外保管的密钥文件放到“{file}”，再运行 chmod 600 {file}，然后重新启动。真的丢了，姓名、邮箱要重新填，动态口令要重新启用。"
    )
}

/// The key of a database that holds this.
pub(crate) fn load(file: &Path, holdings: Holdings) -> Result<Keys, Refusal> {
    match read(file)? {
        Some(keys) => Ok(keys),
        None if holdings.sealed => Err(refused(KeyTrouble::Missing(name(file)))),
        None => Err(refused(KeyTrouble::NotMade(name(file)))),
    }
}

/// The same; where nothing was sealed yet and no key file lies, a new one is made. Gives whether it was.
pub(crate) fn load_or_make(file: &Path, holdings: Holdings, chance: &dyn Chance) -> Result<(Keys, bool), Refusal> {
    match read(file)? {
        Some(keys) => Ok((keys, false)),
        None if holdings.sealed => Err(refused(KeyTrouble::Missing(name(file)))),
        None => {
            let keys = Keys::new(chance);
            make(file, &keys.written()).map_err(|error| Trouble::writing(file, &error))?;
            Ok((keys, true))
        }
    }
}

/// The port of the office over these keys.
pub(crate) fn sealer(keys: Keys, chance: Arc<dyn Chance>) -> Arc<dyn Seal> {
    Arc::new(Sealer::new(keys, chance))
}

/// The same for a house that goes on while its key file is renewed.
pub(crate) fn following(keys: Keys, file: &Path, chance: Arc<dyn Chance>) -> Arc<dyn Seal> {
    let source = KeyFile { file: file.to_owned(), seen: Mutex::new(None) };
    Arc::new(Sealer::new(keys, chance).renewed_by(Arc::new(source)))
}

/// 密钥文件 The file as the house saw it last.
struct KeyFile {
    file: PathBuf,
    seen: Mutex<Option<Looks>>,
}

/// What tells one key file from the one that took its place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Looks {
    modified: Option<SystemTime>,
    length: u64,
    number: u64,
}

impl Looks {
    pub(super) fn of(facts: &fs::Metadata) -> Self {
        #[cfg(unix)]
        let number = std::os::unix::fs::MetadataExt::ino(facts);
        #[cfg(not(unix))]
        let number = 0;
        Self { modified: facts.modified().ok(), length: facts.len(), number }
    }
}

impl KeySource for KeyFile {
    fn renewed(&self) -> Option<Keys> {
        let looks = Looks::of(&fs::metadata(&self.file).ok()?);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if *seen == Some(looks) {
            return None;
        }
        let keys = read(&self.file).ok().flatten()?;
        *seen = Some(looks);
        Some(keys)
    }
}

pub(crate) fn refused(trouble: KeyTrouble) -> Refusal {
    Refusal::one(&trouble, 2)
}

pub(crate) fn name(file: &Path) -> String {
    file.display().to_string()
}

/// A key file is some lines; more is none.
const MOST: u64 = 1 << 20;

/// The keys in a file; nothing when there is no file.
pub(super) fn read(file: &Path) -> Result<Option<Keys>, Refusal> {
    let opened = match File::open(file) {
        Ok(opened) => opened,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Trouble::reading(file, &error).into()),
    };
    let facts = opened.metadata().map_err(|error| Trouble::reading(file, &error))?;
    if facts.is_dir() {
        return Err(Trouble::Folder(name(file)).into());
    }
    if exposed(&facts) {
        return Err(refused(KeyTrouble::Exposed(name(file))));
    }
    let mut text = Zeroizing::new(String::new());
    match opened.take(MOST).read_to_string(&mut text) {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::InvalidData => return Err(Trouble::NotUtf8(name(file)).into()),
        Err(error) => return Err(Trouble::Reading { file: name(file), why: said(&error) }.into()),
    }
    let keys = Keys::read(&text);
    keys.map(Some).map_err(|fault| refused(KeyTrouble::Fault { file: name(file), fault }))
}

#[cfg(unix)]
fn exposed(facts: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    facts.permissions().mode() & 0o077 != 0
}

/// Elsewhere the rights of the folder decide, and its owner answers for them.
#[cfg(not(unix))]
fn exposed(_facts: &fs::Metadata) -> bool {
    false
}

/// 换上 In the place of the one there, whole and on the disk before anything is sealed with it; whoever reads meanwhile
/// finds the one or the other.
pub(super) fn replace(file: &Path, keys: &Keys) -> Result<(), Trouble> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    let fail = |error: &io::Error| Trouble::writing(file, error);
    // Left by somebody who was cut off; nothing was sealed with it.
    match fs::remove_file(&beside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(fail(&error)),
        _ => {}
    }
    make(&beside, &keys.written()).map_err(|error| fail(&error))?;
    fs::rename(&beside, file).and_then(|()| sync_folder(file)).map_err(|error| fail(&error))
}

/// Whole and on the disk before anything is sealed with it; never in the place of another one.
fn make(file: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut new = options.open(file)?;
    let written = new.write_all(text.as_bytes()).and_then(|()| new.sync_all());
    if written.is_err() {
        // Half a key is of no use to anybody, and nothing was sealed with it.
        let _ = fs::remove_file(file);
    }
    written?;
    sync_folder(file)
}

fn sync_folder(file: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new("."))).and_then(|folder| folder.sync_all())?;
    }
    Ok(())
}
