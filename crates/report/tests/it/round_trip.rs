//! What the house writes, the house reads back: the same cells, the same words.

use documents::html::HtmlOptions;
use papers::Kind;
use report::{Purpose, Report, describe, interchange};
use statute::report::{Absence, Content, Figures, Format, Number};
use testkit::{Layout, figures, made, typeset};

use crate::reading::read;

/// A report of every full figure set, with the words of the typesetter.
fn reports() -> Vec<Report> {
    let mut sets = figures::real();
    sets.retain(|set| set.cells.len() >= 198);
    sets.extend([made::small(), made::busy(testkit::Format::F2021), made::busy(testkit::Format::F2019)]);
    sets.iter().map(|set| read(&typeset(set, Layout::HtmlClean).bytes, Kind::Html).report).collect()
}

/// The same report as far as formats without provenance can carry it.
fn without_provenance(report: &Report) -> Report {
    Report { provenance: std::collections::BTreeMap::new(), ..report.clone() }
}

#[test]
fn html_of_our_own_reads_back_word_by_word() {
    for report in reports() {
        let document = describe(&report, &Purpose::file());
        for html in [
            documents::html::file(&document, &HtmlOptions::default()),
            format!(
                "<html><body><main>{}</main></body></html>",
                documents::html::fragment(&document, &HtmlOptions::default())
            ),
        ] {
            let back = read(html.as_bytes(), Kind::Html);
            assert_eq!(back.report.figures, report.figures, "{}", report.body);
            assert_eq!(back.report.sections, report.sections, "{}", report.body);
        }
        let file = read(documents::html::file(&document, &HtmlOptions::default()).as_bytes(), Kind::Html);
        assert_eq!(without_provenance(&file.report), without_provenance(&report));
        assert_eq!(file.notes, Vec::<String>::new(), "nothing was guessed");
    }
}

#[test]
fn text_of_our_own_reads_back_word_by_word() {
    for report in reports() {
        let text = documents::text::render(&describe(&report, &Purpose::file()));
        let back = read(text.as_bytes(), Kind::Text);
        assert_eq!(without_provenance(&back.report), without_provenance(&report), "{}", report.body);
    }
}

#[test]
fn the_interchange_shape_reads_back_to_the_same_bytes() {
    for report in reports() {
        let json = serde_json::to_string_pretty(&interchange::to_json(&report)).unwrap();
        let back = interchange::from_json(json.as_bytes()).unwrap();
        assert_eq!(back, report);
        assert_eq!(serde_json::to_string_pretty(&interchange::to_json(&back)).unwrap(), json);
    }
}

#[test]
fn every_absence_keeps_its_name_in_the_interchange_shape() {
    let mut figures = Figures::unknown(Format::F2021);
    let form = figures.form();
    let kinds = [
        Absence::Blank,
        Absence::Slash,
        Absence::Dash,
        Absence::Nothing,
        Absence::NotApplicable,
        Absence::Lost,
        Absence::Unreadable,
    ];
    for (cell, absence) in form.cells().zip(kinds) {
        figures.set_printed(
            cell,
            Content::Absent(absence),
            if absence == Absence::Unreadable { "三件".into() } else { String::new() },
        );
    }
    let cell = form.cell("t3.granted.natural").unwrap();
    figures.set(cell, Content::Read(Number::ZERO));
    let report = Report {
        body: "桑村乡".into(),
        year: Some(2025),
        title: String::new(),
        lead: String::new(),
        sections: [(6, "无".to_owned())].into(),
        figures,
        provenance: [(cell, "confirmed_zero".to_owned())].into(),
    };
    let json = serde_json::to_string(&interchange::to_json(&report)).unwrap();
    let back = interchange::from_json(json.as_bytes()).unwrap();
    for cell in form.cells() {
        assert_eq!(back.figures.content(cell), report.figures.content(cell), "{}", form.name(cell));
    }
    assert_eq!(back.figures.printed(form.cells().nth(6).unwrap()), Some("三件"));
    assert_eq!(back.provenance[&cell], "confirmed_zero");
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["t3"]["granted"]["natural"], 0);
    assert_eq!(value["t2"]["rules"]["made"], serde_json::Value::Null, "blank is never 0");
}

#[test]
fn json_that_does_not_fit_is_refused_by_name() {
    use interchange::{JsonError, from_json};
    let good = r#"{"body":"甲","year":2025,"format":"F2021","t3":{"granted":{"natural":3}}}"#;
    assert!(from_json(good.as_bytes()).is_ok(), "missing cells are lost, not an error");
    let cases: [(&str, fn(&JsonError) -> bool, &str); 12] = [
        ("", |error| matches!(error, JsonError::Syntax { .. }), "empty"),
        ("{\"body\":", |error| matches!(error, JsonError::Syntax { .. }), "cut off"),
        ("[]", |error| matches!(error, JsonError::Shape(_)), "a list"),
        ("{}", |error| matches!(error, JsonError::Shape(_)), "no edition"),
        (r#"{"format":"F2020"}"#, |error| matches!(error, JsonError::Format(_)), "no such edition"),
        (
            r#"{"format":"F2021","t3":{"granted":{"firms":3}}}"#,
            |error| matches!(error, JsonError::UnknownCell(_)),
            "a name misspelt",
        ),
        (
            r#"{"format":"F2021","t2v19":{"rules":{"newly_made":3}}}"#,
            |error| matches!(error, JsonError::UnknownCell(_)),
            "the other edition's cell",
        ),
        (
            r#"{"t3":{"granted":{"firms":3}},"format":"F2021"}"#,
            |error| matches!(error, JsonError::UnknownCell(_)),
            "tables before the edition",
        ),
        (
            r#"{"format":"F2021","t3":{"granted":{"natural":true}}}"#,
            |error| matches!(error, JsonError::CellValue(_)),
            "a boolean",
        ),
        (
            r#"{"format":"F2021","t3":{"granted":{"natural":[3]}}}"#,
            |error| matches!(error, JsonError::CellValue(_)),
            "a list in a cell",
        ),
        (
            r#"{"format":"F2021","t3":{"granted":{"natural":1e300}}}"#,
            |error| matches!(error, JsonError::CellValue(_)),
            "more than any office counts",
        ),
        (r#"{"format":"F2021"} trailing"#, |error| matches!(error, JsonError::Syntax { .. }), "something behind"),
    ];
    for (json, fits, because) in cases {
        let error = from_json(json.as_bytes()).expect_err(because);
        assert!(fits(&error), "{because}: {error:?}");
    }
    let deep = "[".repeat(100_000);
    assert!(from_json(deep.as_bytes()).is_err(), "deep nesting ends in an error, not in a full stack");
    let deep = format!(r#"{{"x":{deep}"#);
    assert!(from_json(deep.as_bytes()).is_err());
}
