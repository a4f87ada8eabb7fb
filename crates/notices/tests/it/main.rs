//! The notices are those of what is inside.

#[test]
fn packages_of_the_binary_are_named_with_their_terms() {
    let text = notices::packages();
    for words in ["clap ", "axum ", "html5ever ", "Apache License", "MIT"] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("proptest "), "what only tests use is not inside");
    let heads = text.matches("\n## ").count();
    assert!(heads > 20, "{heads} different texts");
}
