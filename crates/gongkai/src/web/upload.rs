//! 收下 The fields of a form with files, held in memory and nowhere else.

use std::time::Duration;

use axum::extract::{FromRequest as _, Multipart, Request, multipart::Field};

use super::PageTrouble;

/// Bytes of one form with all its files: a report is far smaller.
const FORM_BYTES: usize = 24 << 20;
/// Bytes that are thrown away before we give up, so that the browser hears our answer and not a broken connection.
const WASTE_BYTES: usize = 200 << 20;
/// How long a form may take to arrive.
const PATIENCE: Duration = Duration::from_secs(90);
/// Fields of one form.
const FIELDS: usize = 16;

/// 一张表单 What was sent, by the names of its fields.
#[derive(Debug, Default)]
pub(super) struct Form {
    fields: Vec<(String, Sent)>,
}

/// 一项 A file, or a word.
#[derive(Debug, Default)]
pub(super) struct Sent {
    /// The name the file had on the sender's machine; empty for words, and where no file was chosen.
    pub(super) file_name: String,
    pub(super) bytes: Vec<u8>,
}

impl Form {
    /// Receives a form.
    ///
    /// # Errors
    ///
    /// A [`PageTrouble`]: too large, too slow, or no form at all.
    pub(super) async fn receive(request: Request) -> Result<Self, PageTrouble> {
        let form = Multipart::from_request(request, &()).await.map_err(|_| PageTrouble::NoForm)?;
        tokio::time::timeout(PATIENCE, Self::fields(form)).await.unwrap_or(Err(PageTrouble::TooSlow))
    }

    async fn fields(mut multipart: Multipart) -> Result<Self, PageTrouble> {
        let mut form = Self::default();
        let mut taken = 0;
        while let Some(field) = multipart.next_field().await.map_err(|_| PageTrouble::NoForm)? {
            let name = field.name().unwrap_or_default().to_owned();
            let file_name = field.file_name().map(last_part).unwrap_or_default();
            let bytes = read(field, &mut taken).await?;
            if form.fields.len() < FIELDS {
                form.fields.push((name, Sent { file_name, bytes }));
            }
        }
        if taken > FORM_BYTES { Err(PageTrouble::UploadTooLarge) } else { Ok(form) }
    }

    /// Takes a field out.
    pub(super) fn take(&mut self, name: &str) -> Option<Sent> {
        let at = self.fields.iter().position(|(each, _)| each == name)?;
        Some(self.fields.swap_remove(at).1)
    }

    /// A short word of the form; empty when there is none.
    pub(super) fn word(&mut self, name: &str) -> String {
        let bytes = self.take(name).map(|sent| sent.bytes).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default().trim().chars().take(100).collect()
    }
}

/// One field. Past the limit its bytes are received and thrown away.
async fn read(mut field: Field<'_>, taken: &mut usize) -> Result<Vec<u8>, PageTrouble> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| PageTrouble::NoForm)? {
        *taken += chunk.len();
        if *taken <= FORM_BYTES {
            bytes.extend_from_slice(&chunk);
        } else if *taken <= WASTE_BYTES {
            bytes = Vec::new();
        } else {
            return Err(PageTrouble::UploadTooLarge);
        }
    }
    Ok(bytes)
}

/// The name without folders, which old browsers send along.
fn last_part(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or_default().chars().filter(|c| !c.is_control()).take(120).collect()
}
