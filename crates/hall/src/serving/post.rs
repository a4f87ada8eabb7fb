//! 交来的表 Forms: from somebody at a desk, or from the door.

use axum::{
    body::to_bytes,
    extract::{FromRequest, FromRequestParts as _, Request},
    response::Response,
};

use super::{Fields, Hall, PageTrouble, Seat, Visit, answer};

/// Bytes of one form without files, from somebody at a desk: the longest article twice, as forms write it.
const FORM_BYTES: usize = 32 << 20;
/// Bytes of a form from the door, where nobody is known yet.
const DOOR_BYTES: usize = 4 << 20;

/// 台前的表 A form from a page that was made for this very session.
pub struct Posted {
    /// Who sent it.
    pub seat: Seat,
    /// What was typed.
    pub fields: Fields,
}

impl Posted {
    /// A form that was read elsewhere, such as one with files; refused unless a page of this session made it.
    ///
    /// # Errors
    ///
    /// The page that says why.
    pub fn read(seat: Seat, fields: Fields) -> Result<Self, Box<Response>> {
        let ours = seat.visit.at_home && seat.visit.made(&fields.word("form"));
        if ours { Ok(Self { seat, fields }) } else { Err(Box::new(seat.page_trouble(PageTrouble::ForeignForm))) }
    }
}

impl FromRequest<Hall> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, hall: &Hall) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let seat = Seat::from_request_parts(&mut parts, hall).await?;
        let fields = match read(Request::from_parts(parts, body), FORM_BYTES).await {
            Ok(fields) => fields,
            Err(trouble) => return Err(seat.page_trouble(trouble)),
        };
        Self::read(seat, fields).map_err(|refused| *refused)
    }
}

/// 门口的表 A form of somebody who is not signed in, from a page of ours.
pub struct Typed {
    /// Who sent it.
    pub visit: Visit,
    /// What was typed.
    pub fields: Fields,
}

impl FromRequest<Hall> for Typed {
    type Rejection = Response;

    async fn from_request(request: Request, hall: &Hall) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let Ok(visit) = Visit::from_request_parts(&mut parts, hall).await;
        if !visit.at_home {
            return Err(answer::public_trouble(&visit, PageTrouble::ForeignForm));
        }
        match read(Request::from_parts(parts, body), DOOR_BYTES).await {
            Ok(fields) => Ok(Self { visit, fields }),
            Err(trouble) => Err(answer::public_trouble(&visit, trouble)),
        }
    }
}

async fn read(request: Request, most: usize) -> Result<Fields, PageTrouble> {
    let kind = request.headers().get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(PageTrouble::NoForm);
    }
    let bytes = to_bytes(request.into_body(), most).await.map_err(|error| {
        let source = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
        if source.contains("length limit") { PageTrouble::UploadTooLarge } else { PageTrouble::NoForm }
    })?;
    Ok(Fields::parse(&bytes))
}
