//! 地址 Where links may lead, and which pictures are ours.

/// Signs of the longest address that is kept.
const LONGEST: usize = 2_000;

/// A link's address as it is kept; none when it leads nowhere, acts, or hides where it leads.
pub(super) fn link(address: &str) -> Option<String> {
    let address = address.trim().replace(' ', "%20");
    let visible =
        address.chars().all(|sign| !sign.is_control() && !sign.is_whitespace() && crate::run::kept(sign).is_some());
    if address.is_empty() || address.len() > LONGEST || !visible || address.contains('\\') {
        return None;
    }
    let head = address.find([':', '/', '?', '#']).map(|at| (&address[..at], &address[at..]));
    if let Some(file) = file(&address).filter(|_| address.starts_with('/')) {
        return Some(crate::write::own(&file));
    }
    match head {
        Some((scheme, rest)) if rest.starts_with(':') => {
            let scheme = scheme.to_ascii_lowercase();
            let leads = match scheme.as_str() {
                "http" | "https" => rest
                    .strip_prefix("://")
                    .is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric() || c == '[')),
                "mailto" => rest.len() > 1,
                _ => false,
            };
            leads.then(|| format!("{scheme}{rest}"))
        }
        Some((_, rest)) if rest.starts_with("//") => None,
        Some(("", rest)) if rest.starts_with('#') => None,
        _ => Some(address),
    }
}

/// The hash of a file of our own, from the addresses under which pages show it.
pub(super) fn file(address: &str) -> Option<String> {
    let address = address.trim();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').skip_while(|part| *part != "files").skip(1);
    let hash = parts.next()?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    is_hash.then(|| hash.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_pages_and_letterboxes_and_nowhere_else() {
        let cases = [
            ("https://example.org/a b", Some("https://example.org/a%20b"), "a blank is written out"),
            (" HTTP://example.org", Some("http://example.org"), "the scheme in small letters"),
            ("mailto:office@example.org", Some("mailto:office@example.org"), "a letterbox"),
            ("/sangcun/g-03/", Some("/sangcun/g-03/"), "a page of this site"),
            (
                "/console/files/0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",
                Some("/files/0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"),
                "a file of ours, wherever it stands",
            ),
            ("annex.html", Some("annex.html"), "a page beside this one"),
            ("javascript:alert(1)", None, "acts"),
            ("java\tscript:alert(1)", None, "acts, and hides it"),
            ("//example.org", None, "leaves the site without saying so"),
            ("/\\example.org", None, "the same for browsers that turn the stroke"),
            ("#_Toc1", None, "a place in the file it came from"),
            ("data:text/html,x", None, "acts"),
            ("http:example", None, "no host"),
            ("file:///C:/x.doc", None, "a file on somebody's machine"),
            ("", None, "nothing"),
        ];
        for (address, expected, because) in cases {
            assert_eq!(link(address).as_deref(), expected, "{because}");
        }
    }

    #[test]
    fn pictures_are_ours_by_the_hash_in_their_address() {
        let hash = "0a".repeat(32);
        for address in
            [format!("/files/{hash}"), format!("/console/files/{hash}"), format!("/sangcun/files/{hash}/图.png")]
        {
            assert_eq!(file(&address), Some(hash.clone()), "{address}");
        }
        for address in ["/files/short", "https://example.org/a.png", "data:image/png;base64,AAAA", ""] {
            assert_eq!(file(address), None, "{address}");
        }
    }
}
