//! 放进来 Files for a text: streamed to the file space while they arrive, answered in JSON to a script and with the form
//! to everybody else. A form that brings a file brings all it holds, and nothing typed is lost.

use std::{io, time::Duration};

use axum::{
    extract::{FromRequest as _, Multipart, Path, Request, multipart::Field},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use hall::serving::{Fields, PageTrouble, Posted, Seat, Trouble, file as file_shown, told, went};
use messages::Catalogued as _;
use office::DeskError;
use tokio::sync::mpsc::{Receiver, channel};

use super::{
    super::{FormFault, HERE, WRITERS, must_read},
    body, copy,
};
use crate::{
    copies,
    files::{self, Taken, UploadFault},
};

/// Bytes of all words of the form.
const WORDS: usize = 48 << 20;
/// Fields of one form.
const FIELDS: usize = 400;
/// How long a form may take to arrive.
const PATIENCE: Duration = Duration::from_secs(600);

/// What came: the words, and what became of the file.
#[derive(Default)]
struct Came {
    words: Vec<(String, String)>,
    file: Option<Result<Taken, Trouble>>,
}

/// 放一个文件
pub(in super::super) async fn take(
    Path(number): Path<String>,
    seat: Result<Seat, Response>,
    request: Request,
) -> Response {
    let script = wants_json(request.headers());
    let seat = match seat {
        Ok(seat) => seat,
        Err(_) if script => return copy::refused(StatusCode::UNAUTHORIZED, &[FormFault::SignedOut.message()]),
        Err(led) => return led,
    };
    if !seat.visit.at_home || !seat.seated.may(WRITERS) {
        return answer_refused(&seat, script, Trouble::Desk(DeskError::NotAllowed { act: "放附件" }));
    }
    let Ok(multipart) = Multipart::from_request(request, &()).await else {
        return broken(&seat, script);
    };
    let receiving = receive(&seat, multipart);
    let came = match tokio::time::timeout(PATIENCE, receiving).await {
        Ok(Some(came)) => came,
        _ => return broken(&seat, script),
    };
    let posted = match Posted::read(seat, Fields::of(came.words)) {
        Ok(posted) => posted,
        Err(foreign) if script => return copy::refused(foreign.status(), &[FormFault::Copy.message()]),
        Err(foreign) => return *foreign,
    };
    let done = match came.file.unwrap_or_else(|| Err(Trouble::Desk(files::blocked(&UploadFault::None)))) {
        Ok(taken) => claimed(&posted.seat, &number, taken, !script).await,
        Err(trouble) => Err(trouble),
    };
    if script { for_script(done) } else { for_form(posted, number, done).await }
}

/// Only now that the form is known to be ours does the file belong to anybody.
async fn claimed(seat: &Seat, number: &str, taken: Taken, waits: bool) -> Result<Taken, Trouble> {
    let (clerk, number) = (seat.seated.as_any(WRITERS), number.to_owned());
    seat.at_desk(move |office| files::claim(office, &clerk, &number, &taken, waits).map(|()| taken)).await
}

fn broken(seat: &Seat, script: bool) -> Response {
    answer_refused(seat, script, Trouble::Desk(DeskError::Blocked(vec![FormFault::Broken.message()])))
}

fn answer_refused(seat: &Seat, script: bool, trouble: Trouble) -> Response {
    if script { for_script(Err(trouble)) } else { seat.trouble(trouble) }
}

/// A script says that it wants JSON, or is known by the browser not to be a click.
fn wants_json(headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    said("accept").is_some_and(|kinds| kinds.contains("application/json"))
        || said("sec-fetch-mode").is_some_and(|mode| mode != "navigate")
}

/// The fields in the order in which they come; none when the form breaks off.
async fn receive(seat: &Seat, mut multipart: Multipart) -> Option<Came> {
    let (mut came, mut taken) = (Came::default(), 0);
    while let Some(field) = multipart.next_field().await.ok()? {
        let name = field.name().unwrap_or_default().to_owned();
        if let Some(file_name) = field.file_name().map(str::to_owned) {
            if file_name.is_empty() || came.file.as_ref().is_some_and(Result::is_ok) {
                continue;
            }
            came.file = Some(stream(seat, file_name, field).await?);
        } else {
            let words = field.bytes().await.ok()?;
            taken += words.len();
            if taken > WORDS || came.words.len() >= FIELDS {
                return None;
            }
            came.words.push((name, String::from_utf8_lossy(&words).into_owned()));
        }
    }
    Some(came)
}

/// Hands the pieces of a file to a desk as they arrive; none when they break off, and then nothing was taken in.
async fn stream(seat: &Seat, name: String, mut field: Field<'_>) -> Option<Result<Taken, Trouble>> {
    let (pieces, receiver) = channel::<io::Result<Vec<u8>>>(4);
    let clerk = seat.seated.as_any(WRITERS);
    let hall = seat.hall().clone();
    let desk = tokio::spawn(async move {
        hall.at_desk(move |office| {
            let mut content = Pieces { receiver, piece: io::Cursor::default() };
            files::receive(office, &clerk, &name, &mut content)
        })
        .await
    });
    let whole = loop {
        match field.chunk().await {
            Ok(None) => break true,
            // A desk that refused hears no more; the rest is received, so that the browser hears why.
            Ok(Some(piece)) => drop(pieces.send(Ok(piece.to_vec())).await),
            Err(_) => {
                drop(pieces.send(Err(io::Error::other("the form broke off"))).await);
                break false;
            }
        }
    };
    drop(pieces);
    let done = desk.await.unwrap_or(Err(Trouble::Defect));
    whole.then_some(done)
}

/// The pieces as something to read from, on the thread of the desk.
struct Pieces {
    receiver: Receiver<io::Result<Vec<u8>>>,
    piece: io::Cursor<Vec<u8>>,
}

impl io::Read for Pieces {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.piece.read(to)?;
            if read > 0 || to.is_empty() {
                return Ok(read);
            }
            match self.receiver.blocking_recv() {
                None => return Ok(0),
                Some(piece) => self.piece = io::Cursor::new(piece?),
            }
        }
    }
}

fn for_script(done: Result<Taken, Trouble>) -> Response {
    match done {
        Ok(taken) => {
            let src = body::address(&taken.file);
            told(
                StatusCode::OK,
                serde_json::json!({ "src": src, "name": taken.name, "bytes": taken.bytes }).to_string(),
            )
        }
        Err(Trouble::Desk(DeskError::Blocked(messages))) => copy::refused(StatusCode::UNPROCESSABLE_ENTITY, &messages),
        Err(Trouble::Desk(error @ DeskError::NotAllowed { .. })) => {
            copy::refused(StatusCode::FORBIDDEN, &error.messages())
        }
        Err(Trouble::Desk(error)) => copy::refused(StatusCode::SERVICE_UNAVAILABLE, &error.messages()),
        Err(Trouble::Defect) => copy::refused(StatusCode::INTERNAL_SERVER_ERROR, &[PageTrouble::Unexpected.message()]),
    }
}

/// The whole form came along: it is kept by itself, and the page shows it again with the file.
async fn for_form(posted: Posted, number: String, done: Result<Taken, Trouble>) -> Response {
    let purpose = super::Use::of(&posted.fields.word("purpose"));
    if let Err(trouble) = done {
        return super::after(posted, purpose, number, Err(trouble)).await;
    }
    let (clerk, of, fields) = (posted.seat.seated.as_any(WRITERS), number.clone(), posted.fields.clone());
    let kept = posted.seat.at_desk(move |office| copies::keep(office, &clerk, &of, fields.pairs())).await;
    match (kept, purpose) {
        (Ok(_), super::Use::New) => went(&format!("{HERE}/new?number={number}#files")),
        (Ok(_), super::Use::Revise) => went(&format!("{HERE}/{number}/edit#files")),
        (Ok(_), super::Use::Correct) => went(&format!("{HERE}/{number}/correct#files")),
        (Err(trouble), _) => posted.seat.trouble(trouble),
    }
}

/// 单位里的文件 A file that belongs to a text of this body.
pub(in super::super) async fn file(Path(hash): Path<String>, seat: Seat) -> Response {
    if let Err(refused) = must_read(&seat) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let clerk = seat.clerk().clone();
    match seat.at_desk(move |office| files::own_file(office, &clerk, &hash)).await {
        Ok(shown) => {
            let picture = shown.kind.is_some_and(files::FileKind::is_picture);
            let mime = shown.kind.map_or("application/octet-stream", files::FileKind::mime);
            file_shown(mime, (&shown.name, picture), shown.content)
        }
        Err(trouble) => seat.trouble(trouble),
    }
}
