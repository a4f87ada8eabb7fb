//! 安全头 The headers every page is sent with.

/// What a page may load: its own style sheet and pictures, nothing from elsewhere, nothing inline.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; \
    base-uri 'none'";

/// 安全头 Name and value of each security header; a demo page also keeps search engines away.
#[must_use]
pub fn headers(demo: bool) -> Vec<(&'static str, &'static str)> {
    let mut out = vec![
        ("content-security-policy", CONTENT_SECURITY_POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ];
    if demo {
        out.push(("x-robots-tag", "noindex"));
    }
    out
}
