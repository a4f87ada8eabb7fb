//! Templates escape everything, hold no styles or scripts of their own and call no other host.

use crate::house::{Text, texts};

fn templates() -> Vec<Text> {
    let mut templates = texts("crates");
    templates.retain(|text| {
        text.path.components().any(|part| part.as_os_str() == "templates")
            && text.path.extension().is_some_and(|ending| ending == "html")
    });
    templates
}

#[test]
fn only_the_hall_may_print_markup_unescaped() {
    for text in templates().iter().filter(|text| !text.path.starts_with("crates/hall")) {
        for (number, line) in text.content.lines().enumerate() {
            let squeezed: String = line.split_whitespace().collect();
            assert!(
                !squeezed.contains("|safe"),
                "{}: `|safe` prints markup unescaped; only the hall may. Use one of its components",
                text.at(number + 1)
            );
        }
    }
}

#[test]
fn templates_have_no_inline_styles_or_scripts() {
    for text in templates() {
        for (number, line) in text.content.lines().enumerate() {
            let lower = line.to_lowercase();
            let inline = lower.contains(" style=")
                || lower.contains("<style")
                || lower.contains("javascript:")
                || [" onclick=", " onload=", " onchange=", " onsubmit=", " onerror="]
                    .iter()
                    .any(|on| lower.contains(on))
                || (lower.contains("<script") && !lower.contains(" src="));
            assert!(
                !inline,
                "{}: a strict content policy forbids inline styles and scripts; put it into a file of the hall",
                text.at(number + 1)
            );
        }
    }
}

#[test]
fn templates_call_no_other_host() {
    for text in templates() {
        for (number, line) in text.content.lines().enumerate() {
            for attribute in ["src=\"", "srcset=\"", "action=\"", "url("] {
                for target in line.split(attribute).skip(1) {
                    assert!(
                        !target.starts_with("http:") && !target.starts_with("https:") && !target.starts_with("//"),
                        "{}: pages load nothing from another host; serve it ourselves",
                        text.at(number + 1)
                    );
                }
            }
            assert!(
                !(line.contains("<link") && line.contains("href=\"http")),
                "{}: pages load nothing from another host; serve it ourselves",
                text.at(number + 1)
            );
        }
    }
}
