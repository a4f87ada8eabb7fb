//! 从文件读入 A Word file or a web page as the beginning of a text: shown in the form, kept by itself, and nothing more.

use axum::{
    extract::{FromRequest as _, Multipart, Path, Request},
    response::Response,
};
use hall::serving::{Fields, Posted, Seat, Trouble};
use messages::{Catalogued as _, Message};
use office::{Clerk, DeskError, Office};
use papers::Kind;
use prose::Prose;

use super::{
    super::{FormFault, WRITERS},
    Page, Use, body,
    pictures::Pictures,
    typed::Typed,
    word,
};
use crate::{copies, files, matters::Offer};

/// What a file became: its title, its text, and what was lost on the way.
struct Read {
    title: String,
    prose: Prose,
    notes: Vec<Message>,
    /// The pictures that were taken in with it.
    pictures: Vec<files::Taken>,
}

/// 从 Word 或网页文件读入
pub(in super::super) async fn take(Path(number): Path<String>, seat: Seat, request: Request) -> Response {
    if !seat.visit.at_home || !seat.seated.may(WRITERS) {
        return seat.trouble(Trouble::Desk(DeskError::NotAllowed { act: "写稿件" }));
    }
    let Some((words, name, bytes)) = received(request).await else {
        return seat.trouble(Trouble::Desk(FormFault::Broken.blocks()));
    };
    let posted = match Posted::read(seat, Fields::of(words)) {
        Ok(posted) => posted,
        Err(foreign) => return *foreign,
    };
    let (clerk, of) = (posted.seat.seated.as_any(WRITERS), number.clone());
    let done = posted.seat.at_desk(move |office| {
        let read = read(office, &clerk, &name, &bytes)?;
        for picture in &read.pictures {
            files::claim(office, &clerk, &of, picture, false)?;
        }
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let shown = read.prose.html_with(&body::address);
        let fields = vec![
            field("title", &read.title),
            field("prose", &shown),
            field("kept", "prose"),
            field("subject", "other"),
            field("importance", "routine"),
        ];
        copies::keep(office, &clerk, &of, &fields)?;
        Ok::<_, DeskError>((fields, read.notes))
    });
    let (fields, faults, notes) = match done.await.map_err(Trouble::obstacles) {
        Ok((fields, notes)) => (fields, Vec::new(), notes),
        Err(Ok(faults)) => (Vec::new(), faults, Vec::new()),
        Err(Err(trouble)) => return posted.seat.trouble(trouble),
    };
    let body = posted.seat.clerk().body.clone();
    let offer = posted.seat.at_desk(move |office| Ok::<_, DeskError>(Offer::of(office, &body)?)).await;
    let page = Page::of(&posted.seat, Use::New, number, None, Typed::of(&Fields::of(fields)));
    let page = page.with_matters(&offer.unwrap_or_default());
    Page { faults, notes, ..page }.shown(&posted.seat)
}

/// The words of the form, the name of the file and its bytes.
async fn received(request: Request) -> Option<(Vec<(String, String)>, String, Vec<u8>)> {
    let mut multipart = Multipart::from_request(request, &()).await.ok()?;
    let (mut words, mut file) = (Vec::new(), (String::new(), Vec::new()));
    while let Some(mut field) = multipart.next_field().await.ok()? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let mut bytes = Vec::new();
        while let Some(piece) = field.chunk().await.ok()? {
            if bytes.len() + piece.len() > papers::limits::FILE_BYTES + 1 {
                return None;
            }
            bytes.extend_from_slice(&piece);
        }
        match file_name {
            Some(name) => file = (name, bytes),
            None if words.len() < 16 => words.push((name, String::from_utf8_lossy(&bytes).into_owned())),
            None => return None,
        }
    }
    Some((words, file.0, file.1))
}

fn read(office: &Office, clerk: &Clerk, name: &str, bytes: &[u8]) -> Result<Read, DeskError> {
    if bytes.is_empty() {
        return Err(FormFault::NoFile.blocks());
    }
    let refused = |error: papers::PaperError| DeskError::Blocked(vec![error.message()]);
    let kind = papers::kind_of(None, bytes).map_err(refused)?;
    if !matches!(kind, Kind::Docx | Kind::Html | Kind::Text) {
        return Err(FormFault::ReadKind { kind: kind.name() }.blocks());
    }
    let too_much = |error: prose::ProseError| DeskError::Blocked(vec![error.message()]);
    // A page whose signs are known is read as it is; every other file by way of the paper.
    if let (Kind::Html, Ok(page)) = (kind, std::str::from_utf8(bytes)) {
        let (prose, losses) = Prose::read(page).map_err(too_much)?;
        let notes = losses.iter().map(|loss| loss.message()).collect();
        return Ok(Read { title: title(name), prose, notes, pictures: Vec::new() });
    }
    let paper = papers::read(bytes, Some(kind)).map_err(refused)?;
    let mut pictures = Pictures::of(bytes, kind, &paper);
    let page = word::page(&paper, &mut |picture| pictures.file(office, clerk, picture));
    let (pictures, left) = pictures.done()?;
    let (prose, losses) = Prose::read(&page).map_err(too_much)?;
    let lost = paper.losses.iter().cloned().chain(left).map(|what| FormFault::ReadLoss { what }.message());
    let notes = losses.iter().map(|loss| loss.message()).chain(lost).collect();
    Ok(Read { title: title(name), prose, notes, pictures })
}

/// The name of the file without its ending is the best guess at a title.
fn title(name: &str) -> String {
    let clean = office::clean_name(name);
    clean.rsplit_once('.').map_or(clean.clone(), |(stem, _)| stem.to_owned())
}
