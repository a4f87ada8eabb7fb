//! What nobody writes by accident: it is answered soon, and nothing of it acts.

use prose::{Prose, ProseError};

use crate::prose;

#[test]
fn beyond_the_limits_nothing_is_read() {
    assert_eq!(Prose::read(&"甲".repeat(2 << 20)).unwrap_err(), ProseError::TooLarge { bytes: 6 << 20 });
    assert_eq!(Prose::read(&"<div>".repeat(20_000)).unwrap_err(), ProseError::TooDeep);
    assert_eq!(Prose::read(&format!("<p {}>x", "a ".repeat(100_000))).unwrap_err(), ProseError::TooDeep);
    assert!(Prose::read(&"<div>".repeat(500)).is_ok(), "five hundred are no attack");
}

/// Shapes on which a parser of pages grows beyond its input: work that grows with the square would take hours.
#[test]
fn much_of_anything_is_read_or_refused_soon() {
    let shapes = [
        "<p>",
        "</p>",
        "<b>",
        "<p><b a=1></p>",
        "<table>x",
        "<table><i></i>",
        "<ul><li>",
        "<li>",
        "<tr>",
        "<td>",
        "<ul></ul><ol></ol>",
        "<table><tr><td rowspan=1000>",
        "<br>",
        "甲\n",
        "<a href=/x>",
        "<h2>",
        "<blockquote>",
        "&#x41;",
        "<!---->",
        "<svg><p>",
        "<ul><li>x</li><ul><li>y</li></ul><ol><li>z</li></ol></ul>",
        "<tr></tr><tr><td>x</td></tr>",
        "<img src=x>",
        "<",
        "&",
    ];
    for shape in shapes {
        let page = shape.repeat((256 << 10) / shape.len());
        for page in [page.clone(), format!("<table>{page}"), format!("<ul>{page}")] {
            if let Ok((prose, _)) = Prose::read(&page) {
                assert!(prose.html().len() < 8 << 20, "{shape} grew");
            }
        }
    }
}

#[test]
fn tricks_that_got_past_other_houses_leave_text_only() {
    let tricks = [
        "<img src=x onerror=alert(1)>甲",
        "<svg><style><img src=x onerror=alert(1)></style></svg>甲",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">甲",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">甲",
        "<a href=\"java&#x09;script:alert(1)\">甲</a>",
        "<a href=\"&#14;javascript:alert(1)\">甲</a>",
        "<form><input formaction=javascript:alert(1)></form>甲",
        "<p id=x class=y onmouseover=alert(1) style=\"background:url(javascript:alert(1))\">甲</p>",
        "<<script>alert(1)//<</script>甲",
        "<template><script>alert(1)</script></template>甲",
        "<meta http-equiv=refresh content=0>甲<base href=//evil>",
        "<plaintext>甲<script>",
        "<table><td><a href='data:text/html,<script>alert(1)</script>'>甲</a>",
    ];
    for trick in tricks {
        let html = prose(trick).html().to_owned();
        for sign in [
            "<script",
            "onerror=",
            "javascript",
            "<svg",
            "<style",
            " on",
            " id=",
            "<form",
            "data:",
            "<meta",
            "<base",
            "<img",
        ] {
            let tags: String = html.split('<').skip(1).filter_map(|tag| tag.split('>').next()).collect();
            assert!(!html.contains(sign) || !tags.contains(sign.trim_start_matches('<')), "{trick} left {html}");
        }
    }
}
