//! 附件 The files of what is public: at an address that names their content, for as long as an item that is shown names them.

use std::io::Read;

use messages::Catalogued as _;
use office::{Attachment, DeskError, Office};
use store::{Scope, digest::Digest, files::FileError};

use super::public_content;
use crate::{
    files::known,
    records::{self, shown},
};

/// 下载 A file with the name under which it is kept.
pub struct Download {
    /// The name people see.
    pub name: String,
    /// Its bytes, compared with their id before the first one is given.
    pub content: Box<dyn Read + Send>,
    /// How many there are.
    pub bytes: u64,
}

/// The address of a file of a public item.
pub(super) fn address(body: &str, file: &Attachment) -> String {
    let name: String = file.name.bytes().map(encoded).collect();
    format!("/{body}/files/{}/{name}", file.file)
}

fn encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

/// 取附件 The file at an address `/{body}/files/{hash}/{name}`, where the published text of an item that is shown names
/// it; none otherwise. The hash decides, the name is only said again.
///
/// # Errors
///
/// The store; a file that is not what it was.
pub fn file(office: &Office, body: &str, path: &str) -> Result<Option<Download>, DeskError> {
    let rest = path.strip_prefix('/').and_then(|path| path.strip_prefix(body));
    let Some((hash, _)) = rest.and_then(|rest| rest.strip_prefix("/files/")).and_then(|rest| rest.split_once('/'))
    else {
        return Ok(None);
    };
    let Ok(id) = hash.parse::<Digest>() else { return Ok(None) };
    let Some(named) = named(office, body, hash)? else { return Ok(None) };
    match office.files.open(&id) {
        Ok(content) => Ok(Some(Download { name: named.name, content, bytes: named.bytes })),
        Err(FileError::Missing { .. }) => Ok(None),
        Err(error) => Err(DeskError::Blocked(vec![error.message()])),
    }
}

/// How the public text of an item that is shown names a file.
fn named(office: &Office, body: &str, hash: &str) -> Result<Option<Attachment>, DeskError> {
    office.store.read(&Scope::body(body), |tx| {
        for (number, text) in shown::naming(tx, body, hash)? {
            let Some(record) = records::find(tx, body, &number)? else { continue };
            if public_content(&record.item) != text {
                continue;
            }
            let text = records::text(tx, body, &number, &text)?.unwrap_or_default();
            if let Some(file) = text.attachments.into_iter().find(|file| file.file == hash) {
                return Ok(Some(file));
            }
            if text.text.names(hash)
                && let Some(picture) = known(tx, body, hash)?
            {
                return Ok(Some(picture));
            }
        }
        Ok(None)
    })
}
