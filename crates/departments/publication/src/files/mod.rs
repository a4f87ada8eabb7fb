//! 附件和图片 Files that come with a text: taken in, named, handed out to those who may see them.
//!
//! The content lies in the file space under its hash; a row says which body brought it, for which item, under which
//! name. A file is shown to people of that body, and to everybody once a public text names it.

mod fault;
mod kind;
mod name;
mod picture;
mod rows;

use std::io::{Cursor, Read};

use affairs::role::Duty;
use messages::Catalogued as _;
use office::{Attachment, Clerk, DeskError, Office, clean_name as clean, ending, must_lie};
use store::{Tx, digest::Digest, files::FileError};

pub use self::{fault::UploadFault, kind::FileKind, rows::held};
pub(crate) use self::{
    name::fitting,
    rows::{Drawn, drawer, known, moved, settle},
};
use crate::{Body, records};

/// Bytes of one file.
pub const LIMIT: u64 = 50 << 20;

/// 收下的文件 A file that lies in the file space and is known to the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its hash.
    pub file: String,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: u64,
    /// What it is.
    pub kind: FileKind,
}

/// 收文件 Takes the content of a file in: its kind is told from its bytes, its name is cleaned and has to agree. What is
/// refused leaves nothing; what is taken in belongs to nobody before it is claimed.
///
/// # Errors
///
/// [`UploadFault`] and what the file space says, as obstacles.
pub fn receive(office: &Office, clerk: &Clerk, name: &str, content: &mut dyn Read) -> Result<Taken, DeskError> {
    if !Duty::WriteItems.roles().contains(&clerk.role) {
        return Err(DeskError::NotAllowed { act: "放附件" });
    }
    let mut head = Vec::new();
    let read = content.take(kind::HEAD as u64).read_to_end(&mut head);
    read.map_err(|source| DeskError::Blocked(vec![FileError::Source { source }.message()]))?;
    let (name, kind) = looked(name, &head)?;
    let mut whole = Limited { rest: LIMIT, content: &mut Cursor::new(head).chain(content), passed: false };
    let put = office.files.put(&mut whole);
    let passed = whole.passed;
    let stored = put.map_err(|error| match error {
        FileError::Source { .. } if passed => blocked(&UploadFault::TooLarge { limit: LIMIT }),
        other => DeskError::Blocked(vec![other.message()]),
    })?;
    Ok(Taken { file: stored.id.to_string(), name, bytes: stored.size, kind })
}

/// 归到稿件 The file belongs to the clerk's body from now on, brought for an item or for the number under which one is
/// begun. One that `waits` stands in the form as an attachment until a text is kept.
///
/// # Errors
///
/// [`UploadFault::Swept`]; the file space; the store.
pub fn claim(office: &Office, clerk: &Clerk, number: &str, taken: &Taken, waits: bool) -> Result<(), DeskError> {
    let at = office.clock.now();
    office.store.write(&clerk.scope(), |tx| {
        rows::keep(tx, clerk, number, taken, (waits, at))?;
        match must_lie(&*office.files, &taken.file) {
            Ok(true) => Ok(()),
            Ok(false) => Err(blocked(&UploadFault::Swept)),
            Err(error) => Err(DeskError::Blocked(vec![error.message()])),
        }
    })
}

/// What a file is, and the name it gets.
fn looked(name: &str, head: &[u8]) -> Result<(String, FileKind), DeskError> {
    let shown = clean(name);
    if head.is_empty() {
        return Err(blocked(&UploadFault::Empty { name: shown }));
    }
    let Some(kind) = FileKind::of(head) else { return Err(blocked(&UploadFault::Kind { name: shown })) };
    let told = ending(&shown);
    let is_ours = |kind: &FileKind| kind.endings().contains(&told.as_str());
    match told.as_str() {
        "" => {}
        _ if is_ours(&kind) => {}
        // Packages whose kind stands further back than one looks are what they say.
        "docx" | "xlsx" | "ofd" if kind == FileKind::Zip && head.len() >= kind::HEAD => {}
        _ if kind::ALL.iter().any(is_ours) => {
            return Err(blocked(&UploadFault::Mistyped { name: shown, is: kind.endings()[0] }));
        }
        _ if kind.is_picture() && told.chars().count() > 8 => {}
        _ => return Err(blocked(&UploadFault::Kind { name: shown })),
    }
    let name = if is_ours(&kind) || told.is_empty() { fitting(name, kind) } else { shown };
    Ok((name, kind))
}

pub(crate) fn blocked(fault: &UploadFault) -> DeskError {
    DeskError::Blocked(vec![fault.message()])
}

/// Content that breaks off when it is longer than it may be.
struct Limited<'a> {
    rest: u64,
    content: &'a mut dyn Read,
    passed: bool,
}

impl Read for Limited<'_> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let taken = self.content.read(to)?;
        match self.rest.checked_sub(taken as u64) {
            Some(rest) => self.rest = rest,
            None => {
                self.passed = true;
                return Err(std::io::Error::other("longer than it may be"));
            }
        }
        Ok(taken)
    }
}

/// 给人看的文件 A file with its name and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Option<FileKind>,
    /// Its content.
    pub content: Vec<u8>,
}

/// 单位里的文件 A file of the clerk's own body, whether a text names it or somebody is about to.
///
/// # Errors
///
/// [`DeskError::NotFound`] where the body knows no such file; the file space; the store.
pub fn own_file(office: &Office, clerk: &Clerk, file: &str) -> Result<Shown, DeskError> {
    let name = office.store.read(&clerk.scope(), |tx| name_of(tx, &clerk.body, file))?;
    opened(office, file, name.ok_or(DeskError::NotFound)?)
}

fn name_of(tx: &Tx<'_>, body: &str, file: &str) -> Result<Option<String>, DeskError> {
    if file.len() != 64 || !file.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        return Ok(None);
    }
    if let Some(name) = rows::name_of(tx, body, file)? {
        return Ok(Some(name));
    }
    for (number, hash) in rows::naming(tx, body, file)? {
        let text = records::text(tx, body, &number, &hash)?.unwrap_or_default();
        if let Some(attachment) = text.attachments.iter().find(|attachment| attachment.file == file) {
            return Ok(Some(attachment.name.clone()));
        }
        if text.text.names(file) {
            return Ok(Some("文件".into()));
        }
    }
    Ok(None)
}

fn opened(office: &Office, file: &str, name: String) -> Result<Shown, DeskError> {
    let id: Digest = file.parse().map_err(|_| DeskError::NotFound)?;
    let content = office.files.bytes(&id).map_err(|error| DeskError::Blocked(vec![error.message()]))?;
    let kind = FileKind::of(&content[..content.len().min(kind::HEAD)]);
    Ok(Shown { name, kind, content })
}

/// Whether a name is that of a picture; names that lie were refused when the file came.
pub(crate) fn is_picture_by_name(name: &str) -> bool {
    let told = ending(name);
    kind::ALL.iter().any(|kind| kind.is_picture() && kind.endings().contains(&told.as_str()))
}

/// Width and height in which a picture is shown in small; none where it is not, whatever the reason.
pub(crate) fn small(office: &Office, file: &str) -> Option<(u32, u32)> {
    let content = office.files.open(&file.parse().ok()?).ok()?;
    let mut head = Vec::new();
    content.take(kind::HEAD as u64).read_to_end(&mut head).ok()?;
    picture::small(&head)
}

/// 放进稿件的附件 The attachments that a form names, each known to the body, under the names typed for them.
///
/// # Errors
///
/// [`UploadFault::Unknown`]; the store.
pub(crate) fn attached(
    office: &Office,
    clerk: &Clerk,
    named: &[(String, String)],
    before: &[Attachment],
) -> Result<Vec<Attachment>, DeskError> {
    office.store.read(&clerk.scope(), |tx| {
        let mut all: Vec<Attachment> = Vec::new();
        for (file, typed) in named {
            let known = match before.iter().find(|attachment| attachment.file == *file) {
                Some(known) => Some(known.clone()),
                None => known(tx, &clerk.body, file)?,
            };
            let mut known = known.ok_or_else(|| blocked(&UploadFault::Unknown))?;
            let ending = ending(&known.name);
            let typed = clean(typed);
            if !typed.is_empty() && typed != known.name {
                let fits = office::ending(&typed) == ending;
                known.name = if fits { typed } else { clean(&format!("{typed}.{ending}")) };
            }
            if all.iter().all(|one| one.file != known.file) {
                all.push(known);
            }
        }
        Ok(all)
    })
}

/// Every picture and file that a text names was brought by this body, or stands in a text of it.
///
/// # Errors
///
/// [`UploadFault::Unknown`]; the store.
pub(crate) fn must_know(office: &Office, clerk: &Clerk, text: &Body) -> Result<(), DeskError> {
    let Some(prose) = text.prose() else { return Ok(()) };
    office.store.read(&clerk.scope(), |tx| {
        for file in prose.files() {
            name_of(tx, &clerk.body, file)?.ok_or_else(|| blocked(&UploadFault::Unknown))?;
        }
        Ok(())
    })
}
