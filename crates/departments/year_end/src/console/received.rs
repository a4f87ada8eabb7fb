//! 去年的年报 The report of the year before that was published elsewhere: read in from any file, shown with its faults.

use affairs::{annual::Obstacle, role::Duty};
use askama::Template;
use axum::{
    Extension,
    extract::{FromRequest as _, Multipart, Path, Request},
    response::Response,
};
use hall::{
    Markup,
    serving::{Fields, Hall, Posted, Roster, Seat, Seated, Trouble, file, went},
};
use messages::{Catalogued as _, Message};
use office::{DeskError, Office, size_in_words};
use report::{Purpose, describe};

use super::{HERE, Ports, must_compile, words, year_of};
use crate::{Original, original, originals, receive, received, received::LIMIT};

#[derive(Template)]
#[template(path = "annual-received.html")]
struct Page {
    key: String,
    problems: Vec<Message>,
    /// The year whose desk one comes from, and the year of the report.
    year: i16,
    of: i16,
    title: String,
    line: String,
    found: Vec<String>,
    files: Vec<FileLine>,
    sections: Vec<Markup>,
}

/// 原件 A file as the page lists it: whether it is the one read, its name, in words who brought it, its SM3.
struct FileLine {
    is_read: bool,
    name: String,
    said: String,
    hash: String,
}

/// 看去年的年报
pub(super) async fn show(Path(year): Path<String>, seat: Seat) -> Response {
    render(seat, year, Vec::new()).await
}

async fn render(seat: Seat, year: String, problems: Vec<Message>) -> Response {
    let (seated, key, failed, hall) = (seat.seated.clone(), seat.form_key(), !problems.is_empty(), seat.hall().clone());
    match seat.at_desk(move |office| gather(&hall, office, &seated, (&year, key))).await {
        Ok(page) => {
            let main = Page { problems, ..page }.render().expect("a template over plain values renders");
            let title = "去年的年报";
            if failed { seat.page_again(HERE, title, &main) } else { seat.page(HERE, title, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(hall: &Hall, office: &Office, seated: &Seated, (year, key): (&str, String)) -> Result<Page, DeskError> {
    must_compile(seated)?;
    let (clerk, year) = (seated.as_any(Duty::CompileReport.roles()), year_of(year)?);
    let of = year - 1;
    let roster = hall.furnishing().reception.roster(office, &clerk.body)?;
    let (known, files) = office.store.read::<_, DeskError>(&clerk.scope(), |tx| {
        Ok((received(tx, &clerk.body, of)?, originals(tx, &clerk.body, of)?))
    })?;
    let page = Page {
        key,
        problems: Vec::new(),
        year,
        of,
        title: String::new(),
        line: String::new(),
        found: Vec::new(),
        files: Vec::new(),
        sections: Vec::new(),
    };
    let Some(known) = known else { return Ok(page) };
    let document = describe(&known.report, &Purpose { blank: Some("没有读到"), ..Purpose::file() });
    Ok(Page {
        title: known.report.title.clone(),
        line: format!("{}，{} {}读入", known.name, roster.person(&known.account), words::minute(known.at)),
        found: known.faults,
        files: files.iter().map(|file| line(file, &known.file, &roster)).collect(),
        sections: (1..=6).map(|at| Markup::section(&document, &format!("s{at}"))).collect(),
        ..page
    })
}

fn line(file: &Original, read: &str, roster: &Roster) -> FileLine {
    let size = size_in_words(file.bytes);
    let said = format!("{size}，{} {}读入", roster.person(&file.account), words::minute(file.at));
    FileLine { is_read: file.hash == read, name: file.name.clone(), said, hash: file.hash.clone() }
}

/// 取原件 A file from which last year's report was read in, as it came; whatever it is, it runs nothing.
pub(super) async fn original_file(Path((year, hash)): Path<(String, String)>, seat: Seat) -> Response {
    let seated = seat.seated.clone();
    let got = seat.at_desk(move |office| {
        must_compile(&seated)?;
        let clerk = seated.as_any(Duty::CompileReport.roles());
        original(office, &clerk, (year_of(&year)? - 1, &hash))
    });
    match got.await {
        Ok((name, bytes)) => file("application/octet-stream", (&name, false), bytes),
        Err(trouble) => seat.trouble(trouble),
    }
}

/// 读入 The file of a form becomes the report of the year before.
pub(super) async fn take(
    Path(year): Path<String>,
    Extension(ports): Extension<Ports>,
    seat: Seat,
    request: Request,
) -> Response {
    if !seat.visit.at_home || !seat.seated.may(Duty::CompileReport.roles()) {
        return seat.trouble(Trouble::Desk(DeskError::NotAllowed { act: "读入去年的年报" }));
    }
    let Some((typed, name, bytes)) = came(request).await else {
        return render(seat, year, vec![Obstacle::NoFile.message()]).await;
    };
    let posted = match Posted::read(seat, Fields::of(typed)) {
        Ok(posted) => posted,
        Err(foreign) => return *foreign,
    };
    let (seated, at) = (posted.seat.seated.clone(), year.clone());
    let done = posted.seat.at_desk(move |office| {
        let clerk = seated.as_any(Duty::CompileReport.roles());
        receive(office, &clerk, year_of(&at)? - 1, (&name, &bytes), ports.read).map(drop)
    });
    match done.await.map_err(Trouble::obstacles) {
        Ok(()) => went(&format!("{HERE}/{year}/received")),
        Err(Ok(problems)) => render(posted.seat, year, problems).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

/// The words of the form, the name of the file and its bytes; none for what is no such form, or too much.
async fn came(request: Request) -> Option<(Vec<(String, String)>, String, Vec<u8>)> {
    let mut multipart = Multipart::from_request(request, &()).await.ok()?;
    let (mut typed, mut file) = (Vec::new(), (String::new(), Vec::new()));
    while let Some(mut field) = multipart.next_field().await.ok()? {
        let (name, given) = (field.name().unwrap_or_default().to_owned(), field.file_name().map(str::to_owned));
        let mut bytes = Vec::new();
        while let Some(piece) = field.chunk().await.ok()? {
            if bytes.len() + piece.len() > LIMIT {
                return None;
            }
            bytes.extend_from_slice(&piece);
        }
        match given {
            Some(given) => file = (given, bytes),
            None if typed.len() < 8 => typed.push((name, String::from_utf8_lossy(&bytes).into_owned())),
            None => return None,
        }
    }
    Some((typed, file.0, file.1))
}
