use documents::{Imprint, gallery, html, text};

#[test]
fn the_place_of_the_seal_is_said_on_pages_and_in_text() {
    let page = html::fragment(&gallery(), &html::HtmlOptions::default());
    assert!(page.contains("<div class=\"seal\"><p>样张乡人民政府</p><p>2026年1月20日</p></div>"));
    assert!(page.contains("<div class=\"seal\" data-sealed>"));
    assert!(text::render(&gallery()).contains("\n样张乡人民政府\n2026年1月20日\n"));
}

#[test]
fn an_imprint_is_a_day_that_exists() {
    let cases = [
        (2026, 1, 20, true, "a day"),
        (2024, 2, 29, true, "a leap year"),
        (2023, 2, 29, false, "no leap year"),
        (2100, 2, 29, false, "a century"),
        (2026, 4, 31, false, "April has thirty"),
        (2026, 13, 1, false, "no such month"),
        (2026, 0, 1, false, "no such month"),
        (2026, 1, 0, false, "no such day"),
        (1979, 12, 31, false, "before packages count"),
    ];
    for (year, month, day, exists, because) in cases {
        assert_eq!(Imprint::on(year, month, day).is_some(), exists, "{year}-{month}-{day}: {because}");
    }
}
