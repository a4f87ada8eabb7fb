//! What a check says of whole reports: the seed, the report as received, reports with one slip, real figure sets.

use std::collections::BTreeMap;

use papers::Kind;
use report::{Reading, check, confirm_zero, interchange, reading_of};
use statute::report::{Absence, Content, Finding, Judgement, Level, Number, Rule, Severity};
use testkit::{Layout, figures, made, slips, typeset};

use crate::reading::read;

/// How often each rule raises a finding, with its severity.
fn tally(findings: &[Finding]) -> BTreeMap<(&'static str, &'static str), usize> {
    let mut tally = BTreeMap::new();
    for finding in findings {
        *tally.entry((finding.rule.name(), finding.severity.name())).or_default() += 1;
    }
    tally
}

fn text(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("\n{} {}: {}", finding.rule, finding.place, finding.message)).collect()
}

/// Exactly what the specification says of the seed: 200 cells, 44 absent, and these findings.
fn assert_like_the_seed(text_of_report: &str) {
    let reading = read(text_of_report.as_bytes(), Kind::Text);
    let coverage = reading.report.figures.coverage();
    assert_eq!(
        (coverage.expected, coverage.read, coverage.lost, coverage.blank, coverage.unreadable),
        (200, 156, 44, 0, 0)
    );
    let form = reading.report.figures.form();
    for (cell, absence) in reading.report.figures.absent() {
        assert_eq!(absence, Absence::Lost);
        let name = form.name(cell);
        assert!(name.starts_with("t3.") && (name.ends_with(".total") || name.ends_with(".other_org")), "{name}");
        assert_eq!(reading.report.provenance[&cell], "lost_in_conversion");
    }
    assert_eq!((reading.report.body.as_str(), reading.report.year), ("桑村乡", Some(2025)));
    let judgement = check(&reading, None, None);
    let expected = BTreeMap::from([
        (("N3", "warning"), 1),
        (("N4", "warning"), 1),
        (("N5", "error"), 1),
        (("N8", "warning"), 1),
        (("N9", "warning"), 3),
        (("S1", "error"), 1),
        (("S2", "error"), 1),
        (("S2", "warning"), 1),
        (("S3", "warning"), 1),
        (("S4", "error"), 1),
    ]);
    assert_eq!(tally(&judgement.findings), expected, "{}", text(&judgement.findings));
    let damage = judgement.findings.iter().find(|finding| finding.rule == Rule::S4).expect("damage is said");
    assert_eq!(damage.cells.len(), 44);
    assert!(reading.notes.iter().any(|note| note.contains("从左到右")), "the reading says how it placed the numbers");
    for rule in [Rule::A2, Rule::A3, Rule::A4, Rule::N1] {
        assert!(judgement.unjudged.iter().any(|unjudged| unjudged.rule == rule), "{rule} needs lost cells");
    }
    let judged = |rule| judgement.unjudged.iter().filter(|unjudged| unjudged.rule == rule).count();
    assert_eq!(judged(Rule::A2), 25, "no row has its total");
    assert_eq!(judged(Rule::A3), 1, "six columns are there in all four rows");
    assert_eq!(judged(Rule::A4), 2, "其他 and 总计 lack the numbered results");
}

#[test]
fn the_report_as_received_reads_to_200_cells_and_raises_exactly_its_faults() {
    assert_like_the_seed(towns::quiet::REPORT_RECEIVED);
}

#[test]
fn the_seed_itself_says_the_same_where_it_is_present() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/sangcun-2025-annual-report.txt");
    match std::fs::read_to_string(path) {
        Ok(seed) => assert_like_the_seed(&seed),
        Err(_) => println!("the seed is not beside the repository: judged the report as received only"),
    }
}

#[test]
fn an_officer_confirms_the_zeros_that_the_text_speaks_of() {
    let Reading { mut report, .. } = read(towns::quiet::REPORT_RECEIVED.as_bytes(), Kind::Text);
    let confirmed = confirm_zero(&mut report).expect("all numbers are 0 and the text says there were no applications");
    assert_eq!(confirmed.len(), 44);
    assert!(report.figures.form().cells().all(|cell| report.figures.content(cell) == Content::Read(Number::ZERO)));
    assert_eq!(report.provenance.values().filter(|word| *word == report::CONFIRMED_ZERO).count(), 44);
    let json = serde_json::to_vec(&interchange::to_json(&report)).unwrap();
    let again = reading_of(interchange::from_json(&json).unwrap());
    assert_eq!(again.report, report, "what was confirmed stays confirmed");
    let judgement = check(&again, None, None);
    assert!(
        !judgement.findings.iter().any(|finding| matches!(finding.rule, Rule::S4 | Rule::A1)),
        "the table is whole"
    );
    assert!(
        !judgement.unjudged.iter().any(|unjudged| matches!(unjudged.rule, Rule::A2 | Rule::A3 | Rule::A4 | Rule::N1))
    );
}

#[test]
fn zeros_are_not_confirmed_against_the_text_or_the_table() {
    let silent = towns::quiet::REPORT_RECEIVED.replace("未收到", "及时办理了");
    let mut report = read(silent.as_bytes(), Kind::Text).report;
    assert!(confirm_zero(&mut report).is_err(), "the text does not say that there was none");
    let busy = towns::quiet::REPORT_RECEIVED.replacen(
        "(二) 部分公开（区分处理的，只计这一情形，不计其他情形）\t0",
        "(二) 部分公开（区分处理的，只计这一情形，不计其他情形）\t1",
        1,
    );
    assert_ne!(busy, towns::quiet::REPORT_RECEIVED);
    let mut report = read(busy.as_bytes(), Kind::Text).report;
    assert!(confirm_zero(&mut report).is_err(), "a number above zero stands in the table");
    assert_eq!(report.figures.coverage().lost, 44, "and nothing was filled in");
}

fn errors(judgement: &Judgement) -> Vec<&Finding> {
    judgement.findings.iter().filter(|finding| finding.severity == Severity::Error).collect()
}

#[test]
fn real_figure_sets_check_as_their_known_errors_say() {
    let is_full = |set: &&testkit::Figures| set.collected == figures::Collected::Full && set.id != "sangcun-2025";
    for set in figures::real().iter().filter(is_full) {
        for layout in [Layout::HtmlClean, Layout::TabsTen, Layout::HtmlWordGb18030] {
            let kind = if layout.is_html() { Kind::Html } else { Kind::Text };
            let reading = read(&typeset(set, layout).bytes, kind);
            let level = Level::named(&format!("{:?}", set.level).to_lowercase());
            let judgement = check(&reading, None, level);
            let mut expected: Vec<&str> = set.known_errors.iter().map(|_| "A5").collect();
            expected.extend(set.cells.values().any(Option::is_none).then_some("A1"));
            expected.sort_unstable();
            let mut found: Vec<&str> = errors(&judgement).iter().map(|finding| finding.rule.name()).collect();
            found.sort_unstable();
            assert_eq!(found, expected, "{} in {layout:?}{}", set.id, text(&judgement.findings));
        }
    }
}

#[test]
fn a_clean_report_raises_no_error_in_any_layout_that_loses_nothing() {
    for set in [
        made::small(),
        made::busy(testkit::Format::F2021),
        made::busy(testkit::Format::F2019),
        made::zeros(testkit::Format::F2021),
    ] {
        for layout in Layout::ALL {
            let typeset = typeset(&set, *layout);
            if !typeset.lost.is_empty() || !typeset.blank.is_empty() || !typeset.marked.is_empty() {
                continue;
            }
            let reading = read(&typeset.bytes, if layout.is_html() { Kind::Html } else { Kind::Text });
            let level = Level::named(&format!("{:?}", set.level).to_lowercase());
            let judgement = check(&reading, None, level);
            let found = errors(&judgement);
            assert!(found.is_empty(), "{} in {layout:?}{}", set.id, text(&judgement.findings));
        }
    }
}

#[test]
fn each_slip_raises_its_rule() {
    let mut wrong = String::new();
    for slip in slips::ALL {
        for layout in [Layout::HtmlClean, Layout::TabsTen] {
            let kind = if layout.is_html() { Kind::Html } else { Kind::Text };
            let reading = read(&typeset(&slip.figures(), layout).bytes, kind);
            let judgement = check(&reading, None, Some(Level::Township));
            let found: Vec<&str> = errors(&judgement).iter().map(|finding| finding.rule.name()).collect();
            let raised =
                slip.rule.is_none_or(|rule| judgement.findings.iter().any(|finding| finding.rule.name() == rule));
            if !raised || slip.rule.is_none() && !found.is_empty() {
                wrong.push_str(&format!(
                    "\n{} ({layout:?}): wanted {:?}, errors {found:?}{}",
                    slip.what,
                    slip.rule,
                    text(&judgement.findings)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn one_altered_cell_is_always_noticed() {
    let set = made::busy(testkit::Format::F2021);
    let reading = read(&typeset(&set, Layout::HtmlClean).bytes, Kind::Html);
    let form = reading.report.figures.form();
    let tested = form.cells().filter(|&cell| form.table(cell) != 2);
    for cell in tested {
        let mut altered = reading.clone();
        let number = altered.report.figures.get(cell).unwrap() + Number::whole(1).unwrap();
        altered.report.figures.set(cell, Content::Read(number));
        let judgement = statute::report::reconcile(&altered.report.figures, Some(Level::City));
        let name = form.name(cell);
        let (row, column) = form.labels(cell);
        let named = judgement.findings.iter().any(|finding| {
            finding.cells.contains(&cell) && (finding.place.contains(&row) || finding.place.contains(&column))
        });
        assert!(named, "{name} altered by one is noticed by name");
    }
}

#[test]
fn last_years_report_is_held_against_this_years() {
    let set = made::small();
    let reading = read(&typeset(&set, Layout::HtmlClean).bytes, Kind::Html);
    let mut previous = reading.report.clone();
    previous.year = previous.year.map(|year| year - 1);
    let form = previous.figures.form();
    let judgement = check(&reading, Some(&previous), None);
    let found: Vec<_> = judgement.findings.iter().filter(|finding| finding.rule == Rule::A9).collect();
    // The worked check of the specification: natural 1 carried in, natural 1 carried out.
    assert!(found.is_empty(), "{}", text(&judgement.findings));
    let cell = form.cell("t3.carried_out.natural").unwrap();
    previous.figures.set(cell, Content::Read(Number::whole(3).unwrap()));
    let judgement = check(&reading, Some(&previous), None);
    let finding =
        judgement.findings.iter().find(|finding| finding.rule == Rule::A9).expect("carried in is not carried out");
    assert_eq!((finding.expected.as_deref(), finding.found.as_deref()), (Some("3"), Some("1")));
    let alone = check(&reading, None, None);
    assert!(
        alone.unjudged.iter().any(|unjudged| unjudged.rule == Rule::A9),
        "without last year's report A9 is not judged"
    );
}

#[test]
fn numbers_that_no_cell_can_count_are_told_and_nothing_else_is() {
    let set = made::small();
    let mut report = read(&typeset(&set, Layout::HtmlClean).bytes, Kind::Html).report;
    let form = report.figures.form();
    let money = form.cells().find(|&cell| form.kind(cell) == statute::report::Kind::Wan).expect("a cell of money");
    let name = form.name(money).to_owned();
    assert_eq!(report::unfit(&report), vec![], "a whole report");
    let cases = [
        ("t3.received_new.natural", "-3", true, "below zero"),
        ("t4.review.upheld", "1.5", true, "half a case"),
        ("t2.licence.decisions", "7.0", false, "a whole number with a decimal"),
        (name.as_str(), "12.5", false, "money has decimals"),
        (name.as_str(), "-12", true, "money below zero"),
    ];
    for (name, number, is_told, because) in cases {
        let cell = form.cell(name).expect("a cell of the form");
        let before = report.figures.content(cell);
        report.figures.set(cell, Content::Read(Number::parse(number).expect("a number")));
        let told: Vec<String> = report::unfit(&report).into_iter().map(|finding| finding.message).collect();
        assert_eq!(told.len(), usize::from(is_told), "{because}: {told:?}");
        assert!(told.iter().all(|message| message.contains(&format!("填的是 {number}"))), "{because}: {told:?}");
        report.figures.set(cell, before);
    }
    let blank = form.cell("t3.received_new.natural").expect("a cell of the form");
    report.figures.set(blank, Content::Absent(Absence::Blank));
    assert_eq!(report::unfit(&report), vec![], "a blank cell is refused elsewhere");
}
