//! 脚本 Scripts lie packed in the program and go out as they lie there, in the packing the browser likes best.

use assets::Script;
use axum::http::{HeaderMap, header};

/// 装法 How the bytes of a script are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Brotli,
    Gzip,
    Plain,
}

impl Packing {
    /// The best one that a browser takes, by its `Accept-Encoding`; what it gives the weight 0 it does not take.
    pub(super) fn accepted(headers: &HeaderMap) -> Self {
        let lists = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let taken: Vec<String> = lists.flat_map(|list| list.split(',')).filter_map(taken).collect();
        let takes = |name: &str| taken.iter().any(|each| each == name);
        if takes("br") {
            Self::Brotli
        } else if takes("gzip") || takes("x-gzip") {
            Self::Gzip
        } else {
            Self::Plain
        }
    }

    /// As `Content-Encoding` names it; `None` for what is not packed.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }

    /// The bytes of a script.
    pub(super) const fn of(self, script: &'static Script) -> &'static [u8] {
        match self {
            Self::Brotli => script.brotli,
            Self::Gzip => script.gzip,
            Self::Plain => script.plain,
        }
    }

    /// Names exactly these bytes: another packing is another answer.
    pub(super) fn tag(self, script: &Script) -> String {
        let name = script.path.rsplit(['/', '.']).nth(1).unwrap_or_default();
        format!("\"{name}-{}\"", self.name().unwrap_or("plain"))
    }
}

/// The script at an address.
pub(super) fn at(path: &str) -> Option<&'static Script> {
    assets::scripts().iter().find(|script| script.path == path)
}

fn taken(offer: &str) -> Option<String> {
    let (name, weight) = offer.split_once(';').unwrap_or((offer, "q=1"));
    let weight: f32 = weight.trim().strip_prefix("q=").and_then(|number| number.parse().ok()).unwrap_or(1.0);
    (weight > 0.0).then(|| name.trim().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_the_best_packing_it_takes() {
        let cases = [
            // Accept-Encoding, packing, because
            ("gzip, deflate, br, zstd", Packing::Brotli, "what browsers say today"),
            ("GZIP;q=0.8", Packing::Gzip, "an old one"),
            ("br;q=0, gzip", Packing::Gzip, "weight 0 is a refusal"),
            ("", Packing::Plain, "nothing said"),
            ("identity", Packing::Plain, "as it is"),
            ("*", Packing::Plain, "anything: as it is will do"),
            ("brotli", Packing::Plain, "no name of a packing"),
        ];
        for (said, expected, because) in cases {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, said.parse().unwrap());
            assert_eq!(Packing::accepted(&headers), expected, "{because}");
        }
    }

    #[test]
    fn each_packing_has_a_tag_of_its_own() {
        let script = at(assets::loader()).unwrap();
        let tags = [Packing::Brotli, Packing::Gzip, Packing::Plain].map(|packing| packing.tag(script));
        assert!(tags[0] != tags[1] && tags[1] != tags[2], "{tags:?}");
        assert!(tags.iter().all(|tag| tag.starts_with("\"console-")), "{tags:?}");
    }
}
