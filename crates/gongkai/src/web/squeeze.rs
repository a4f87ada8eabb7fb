//! 压缩 Pages go out compressed where the browser takes it: villages have thin lines.

use axum::{
    http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version, header},
    response::Response,
};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer, Predicate,
        predicate::{And, SizeAbove},
    },
};

/// Below this the headers outweigh what is saved.
const WORTH: u64 = 1024;
/// Brotli at this level takes a millisecond for a page; the eleven of files that are made once would take a hundred.
const LEVEL: i32 = 4;

type Worth = And<SizeAbove, fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool>;

/// Compresses texts; documents and pictures are compressed already.
pub(super) fn layer() -> CompressionLayer<Worth> {
    let texts: fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool = |_, _, headers, _| is_text(headers);
    CompressionLayer::new().quality(CompressionLevel::Precise(LEVEL)).compress_when(SizeAbove::new(WORTH).and(texts))
}

fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.starts_with("text/")
        || matches!(kind, "application/json" | "application/ld+json" | "application/xml" | "application/atom+xml")
        || kind == "image/svg+xml"
}

/// The same page in another encoding is not the same bytes: its tag promises the page only. What a page depends on
/// stands in one line, which every cache understands.
pub(super) async fn settle(mut response: Response) -> Response {
    let depends: Vec<&str> =
        response.headers().get_all(header::VARY).iter().filter_map(|on| on.to_str().ok()).collect();
    if depends.len() > 1
        && let Ok(all) = HeaderValue::from_str(&depends.join(", "))
    {
        response.headers_mut().insert(header::VARY, all);
    }
    let encoded = response.headers().contains_key(header::CONTENT_ENCODING);
    let tag = response.headers().get(header::ETAG).and_then(|tag| tag.to_str().ok());
    let weak = tag.filter(|tag| encoded && !tag.starts_with("W/")).map(|tag| format!("W/{tag}"));
    if let Some(weak) = weak.and_then(|weak| HeaderValue::from_str(&weak).ok()) {
        response.headers_mut().insert(header::ETAG, weak);
    }
    response
}
