//! 密钥文件 Where the key of sealed fields lies: made once, read by its owner only, in no archive.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read as _, Write as _},
    path::Path,
    sync::Arc,
};

use account::Holdings;
use messages::{Catalogued, Message};
use office::{Chance, Seal};
use seals::{KeyFault, Keys, Sealer};
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

pub(crate) fn refused(trouble: KeyTrouble) -> Refusal {
    Refusal::one(&trouble, 2)
}

pub(crate) fn name(file: &Path) -> String {
    file.display().to_string()
}

/// A key file is some lines; more is none.
const MOST: u64 = 1 << 20;

/// The keys in a file; nothing when there is no file.
fn read(file: &Path) -> Result<Option<Keys>, Refusal> {
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
    if cfg!(unix) {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new("."))).and_then(|folder| folder.sync_all())?;
    }
    Ok(())
}
