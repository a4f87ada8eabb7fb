//! The forms cell by cell, and every rule of their arithmetic from both sides.

use proptest::prelude::*;
use statute::report::{
    APPLICANTS, Absence, Cell, Content, Figures, Finding, Format, Level, Number, OUTCOMES, Part, REMEDIES, RegionSum,
    Rule, Severity, TOTAL, across_years, bodies_received, compare_region, reconcile,
};

fn number(value: i64) -> Number {
    Number::whole(value).expect("a number in range")
}

/// A report of that edition in which nothing happened.
fn zeros(format: Format) -> Figures {
    let mut figures = Figures::unknown(format);
    figures.form().cells().for_each(|cell| figures.set(cell, Content::Read(Number::ZERO)));
    figures
}

fn set(figures: &mut Figures, name: &str, value: i64) {
    let cell = figures.form().cell(name).unwrap_or_else(|| panic!("no cell {name}"));
    figures.set(cell, Content::Read(number(value)));
}

/// The worked check of the specification: a township, seven new and one old application.
fn worked() -> Figures {
    let mut figures = zeros(Format::F2021);
    for (name, value) in [
        ("t3.received_new.natural", 6),
        ("t3.received_new.enterprise", 1),
        ("t3.received_new.total", 7),
        ("t3.carried_in.natural", 1),
        ("t3.carried_in.total", 1),
        ("t3.granted.natural", 3),
        ("t3.granted.total", 3),
        ("t3.partial.natural", 1),
        ("t3.partial.total", 1),
        ("t3.unable.not_held.natural", 1),
        ("t3.unable.not_held.enterprise", 1),
        ("t3.unable.not_held.total", 2),
        ("t3.other.misc.natural", 1),
        ("t3.other.misc.total", 1),
        ("t3.results_total.natural", 6),
        ("t3.results_total.enterprise", 1),
        ("t3.results_total.total", 7),
        ("t3.carried_out.natural", 1),
        ("t3.carried_out.total", 1),
    ] {
        set(&mut figures, name, value);
    }
    figures
}

fn rules(findings: &[Finding]) -> Vec<Rule> {
    findings.iter().map(|finding| finding.rule).collect()
}

#[test]
fn the_forms_have_the_cells_that_were_decreed() {
    let cases = [
        (Format::F2021, 200, [10, 175, 15], 25, 21, "国办公开办函〔2021〕30号"),
        (Format::F2019, 198, [22, 161, 15], 23, 19, "国办公开办函〔2019〕60号"),
    ];
    for (format, all, tables, rows, leaves, because) in cases {
        let form = format.form();
        assert_eq!(form.size(), all, "{because}");
        assert_eq!([2, 3, 4].map(|table| form.table_cells(table).count()), tables, "{because}");
        assert_eq!((form.rows.len(), form.leaves().count()), (rows, leaves), "{because}");
        let mut names: Vec<&str> = form.cells().map(|cell| form.name(cell)).collect();
        assert!(form.cells().all(|cell| form.cell(form.name(cell)) == Some(cell)), "a name leads back to its cell");
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "no two cells share a name");
    }
    let labels = |format: Format, name: &str| {
        let form = format.form();
        form.place(form.cell(name).unwrap())
    };
    assert_eq!(
        labels(Format::F2021, "t3.refused.process.natural"),
        "三、收到和处理政府信息公开申请情况 / （三）不予公开 / 6.属于四类过程性信息 / 自然人"
    );
    assert_eq!(labels(Format::F2021, "t2.penalty.decisions"), "二、主动公开政府信息情况 / 行政处罚 / 本年处理决定数量");
    assert_eq!(
        labels(Format::F2019, "t4.suit_after_review.pending"),
        "四、政府信息公开行政复议、行政诉讼情况 / 行政诉讼 / 复议后起诉 / 尚未审结"
    );
}

#[test]
fn the_year_decides_the_edition() {
    let cases = [
        (2018, None, "free text, no form"),
        (2019, Some(Format::F2019), "the first year of the trial form"),
        (2020, Some(Format::F2019), "its last year"),
        (2021, Some(Format::F2021), "the form in force"),
        (2025, Some(Format::F2021), "still in force"),
    ];
    for (year, format, because) in cases {
        assert_eq!(Format::of_year(year), format, "{year}: {because}");
    }
}

#[test]
fn the_worked_check_reconciles() {
    let judgement = reconcile(&worked(), Some(Level::Township));
    assert_eq!((judgement.findings, judgement.unjudged), (vec![], vec![]));
}

#[test]
fn each_rule_notices_what_it_is_for() {
    let cases: [(&str, i64, Option<Level>, &[Rule], &str); 12] = [
        (
            "t3.granted.total",
            4,
            Some(Level::Township),
            &[Rule::A2, Rule::A4],
            "a row's total, and with it the column's sum",
        ),
        (
            "t3.received_new.research",
            1,
            Some(Level::Township),
            &[Rule::A2, Rule::A3],
            "one new application without a fate",
        ),
        ("t3.carried_in.total", 0, Some(Level::Township), &[Rule::A2, Rule::A3], "the carry-in retyped as 0"),
        (
            "t3.results_total.charity",
            1,
            Some(Level::Township),
            &[Rule::A2, Rule::A3, Rule::A4],
            "a total nothing adds up to",
        ),
        ("t4.review.upheld", 1, Some(Level::Township), &[Rule::A5], "an outcome beside a total of 0"),
        ("t4.suit_direct.total", 2, Some(Level::Township), &[Rule::A5], "a total without outcomes"),
        ("t2.rules.made", 1, Some(Level::Township), &[Rule::A6], "立法法 第九十三条: a township makes no rules"),
        ("t2.rules.in_force", 2, Some(Level::County), &[Rule::A6], "nor does a county"),
        ("t2.rules.in_force", 2, Some(Level::City), &[], "a city with districts may"),
        ("t2.rules.in_force", 2, Some(Level::Province), &[], "a province may"),
        (
            "t2.admin_fee.amount_wan",
            1001,
            Some(Level::Township),
            &[Rule::A16],
            "ten million yuan in a township: yuan for 万元?",
        ),
        ("t2.admin_fee.amount_wan", 1000, Some(Level::Township), &[], "the border itself is not questioned"),
    ];
    for (name, value, level, expected, because) in cases {
        let mut figures = worked();
        set(&mut figures, name, value);
        assert_eq!(rules(&reconcile(&figures, level).findings), expected, "{name} = {value}: {because}");
    }
}

#[test]
fn a_finding_names_both_sides_and_their_difference() {
    let mut figures = worked();
    set(&mut figures, "t3.received_new.natural", 93);
    let findings = reconcile(&figures, Some(Level::Township)).findings;
    let finding = findings.iter().find(|finding| finding.rule == Rule::A3).unwrap();
    assert_eq!((finding.found.as_deref(), finding.expected.as_deref()), (Some("94"), Some("7")));
    assert_eq!(finding.place, "三、收到和处理政府信息公开申请情况 / 自然人");
    assert!(finding.message.contains("相差 87"), "{}", finding.message);
    assert_eq!(finding.cells.len(), 4, "four cells stand in the printed rule");
    assert_eq!(finding.severity, Severity::Error);
}

#[test]
fn what_cannot_be_a_count_is_said() {
    let cases = [
        ("t3.granted.natural", "2.5", true, "half an application"),
        ("t3.granted.natural", "-1", true, "fewer than none"),
        ("t2.admin_fee.amount_wan", "0.000001", false, "one fen is money"),
        ("t2.admin_fee.amount_wan", "-0.5", true, "money below zero"),
    ];
    for (name, text, is_found, because) in cases {
        let mut figures = zeros(Format::F2021);
        let cell = figures.form().cell(name).unwrap();
        figures.set(cell, Content::Read(Number::parse(text).unwrap()));
        let found = reconcile(&figures, Some(Level::Township)).findings.iter().any(|finding| finding.rule == Rule::A1);
        assert_eq!(found, is_found, "{name} = {text}: {because}");
    }
    let mut figures = zeros(Format::F2019);
    set(&mut figures, "t2v19.licence.items_delta", -2);
    assert!(reconcile(&figures, None).findings.is_empty(), "a change of the number of items may be negative");
}

#[test]
fn an_absent_cell_is_neither_zero_nor_passed() {
    let mut figures = worked();
    let total = figures.form().cell("t3.received_new.total").unwrap();
    figures.set(total, Content::Absent(Absence::Blank));
    let judgement = reconcile(&figures, Some(Level::Township));
    assert_eq!(rules(&judgement.findings), [Rule::A1], "the blank itself, and no false identity failure");
    assert_eq!(judgement.findings[0].cells, [total]);
    let unjudged: Vec<Rule> = judgement.unjudged.iter().map(|unjudged| unjudged.rule).collect();
    assert_eq!(unjudged, [Rule::A2, Rule::A3]);
    assert!(judgement.unjudged[0].why.contains('7'), "the sum is offered: {}", judgement.unjudged[0].why);

    let mut figures = worked();
    figures.set(total, Content::Absent(Absence::Lost));
    let judgement = reconcile(&figures, Some(Level::Township));
    assert!(judgement.findings.is_empty(), "a lost cell is the structure's finding, not the arithmetic's");
    assert_eq!(judgement.unjudged.len(), 2);
}

#[test]
fn without_a_level_its_rules_are_not_judged() {
    let mut figures = zeros(Format::F2021);
    assert!(reconcile(&figures, None).unjudged.is_empty(), "zeros are possible on any level");
    set(&mut figures, "t2.rules.made", 1);
    let judgement = reconcile(&figures, None);
    assert!(judgement.findings.is_empty());
    assert_eq!(judgement.unjudged.iter().map(|unjudged| unjudged.rule).collect::<Vec<_>>(), [Rule::A6]);
}

#[test]
fn two_years_hang_together() {
    let cases: [(&str, i64, &str, i64, &[Rule], &str); 9] = [
        ("t3.carried_out.natural", 118, "t3.carried_in.natural", 118, &[], "carried over"),
        ("t3.carried_out.natural", 118, "t3.carried_in.natural", 0, &[Rule::A9], "retyped as 0"),
        ("t2.normative.in_force", 5, "t2.normative.in_force", 5, &[], "nothing made, nothing repealed"),
        ("t2.normative.in_force", 5, "t2.normative.in_force", 6, &[Rule::A8], "one from nowhere"),
        ("t2.normative.in_force", 5, "t2.normative.made", 1, &[Rule::A8], "made, and yet not in force"),
        ("t2.normative.in_force", 0, "t2.normative.repealed", 1, &[Rule::A7, Rule::A8], "repealed what never was"),
        ("t4.review.pending", 2, "t4.review.total", 2, &[], "both came back"),
        ("t4.review.pending", 2, "t4.review.total", 1, &[Rule::A10], "one was forgotten"),
        ("t4.review.pending", 2, "t4.review.total", 3, &[], "and a new one"),
    ];
    for (name, before, name_now, now, expected, because) in cases {
        let (mut previous, mut figures) = (zeros(Format::F2021), zeros(Format::F2021));
        set(&mut previous, name, before);
        set(&mut figures, name_now, now);
        // Stocks of the other rows stay as they are.
        let found = rules(&across_years(&figures, Some(&previous)).findings);
        let expected: Vec<Rule> = match (name, name_now) {
            ("t2.normative.in_force", "t2.normative.made") => {
                set(&mut figures, "t2.normative.in_force", 5);
                assert_eq!(rules(&across_years(&figures, Some(&previous)).findings), expected, "{because}");
                continue;
            }
            _ => expected.to_vec(),
        };
        assert_eq!(found, expected, "{because}");
    }
}

#[test]
fn the_carry_over_works_across_the_change_of_edition() {
    let (mut previous, mut figures) = (zeros(Format::F2019), zeros(Format::F2021));
    set(&mut previous, "t3.carried_out.natural", 3);
    set(&mut figures, "t3.carried_in.natural", 2);
    let judgement = across_years(&figures, Some(&previous));
    assert_eq!(rules(&judgement.findings), [Rule::A9]);
    let unjudged: Vec<Rule> = judgement.unjudged.iter().map(|unjudged| unjudged.rule).collect();
    assert_eq!(unjudged, [Rule::A7, Rule::A8], "published stock is not stock in force");
}

/// One application: its column, and its leaf result or none (carried out); whether it came last year.
fn any_application() -> impl Strategy<Value = (usize, Option<usize>, bool)> {
    (0..TOTAL, prop::option::weighted(0.8, 0..21_usize), any::<bool>())
}

/// 汇总 What a year of applications and remedies comes to on the form.
fn fold(format: Format, year: &[(usize, Option<usize>, bool)], remedies: &[(usize, usize)]) -> Figures {
    let form = format.form();
    let mut counts = vec![0_i64; form.size()];
    let mut add = |cell: Cell| counts[usize::from(cell.0)] += 1;
    let leaves: Vec<usize> = form.leaves().collect();
    for (column, result, is_old) in year {
        let came = form.row_of(if *is_old { Part::CarriedIn } else { Part::Received });
        let went = result.map_or(form.row_of(Part::CarriedOut), |leaf| leaves[leaf % leaves.len()]);
        for column in [*column, TOTAL] {
            add(form.t3(came, column));
            add(form.t3(went, column));
            if result.is_some() {
                add(form.t3(form.row_of(Part::ResultsTotal), column));
            }
        }
    }
    for (block, outcome) in remedies {
        add(form.t4(*block, *outcome));
        add(form.t4(*block, OUTCOMES.len() - 1));
    }
    let mut figures = Figures::unknown(format);
    for (cell, count) in form.cells().zip(counts) {
        figures.set(cell, Content::Read(number(count)));
    }
    figures
}

proptest! {
    /// 勾稽 Whatever the year held, a folded table reconciles; one altered cell of tables III and IV never does.
    #[test]
    fn folded_tables_reconcile_and_altered_ones_do_not(
        year in prop::collection::vec(any_application(), 0..200),
        remedies in prop::collection::vec((0..REMEDIES.len(), 0..OUTCOMES.len() - 1), 0..20),
        is_old_form in any::<bool>(),
        place in any::<prop::sample::Index>(),
        by in 1..50_i64,
    ) {
        let format = if is_old_form { Format::F2019 } else { Format::F2021 };
        let mut figures = fold(format, &year, &remedies);
        let judgement = reconcile(&figures, Some(Level::Township));
        prop_assert_eq!(judgement.findings, vec![]);
        prop_assert_eq!(judgement.unjudged, vec![]);
        let tested: Vec<Cell> = figures.form().cells().filter(|&cell| figures.form().table(cell) != 2).collect();
        let cell = *place.get(&tested);
        figures.set(cell, Content::Read(figures.get(cell).unwrap() + number(by)));
        let findings = reconcile(&figures, Some(Level::Township)).findings;
        prop_assert!(findings.iter().any(|finding| finding.cells.contains(&cell)), "{}", figures.form().name(cell));
        figures.set(cell, Content::Absent(Absence::Lost));
        let judgement = reconcile(&figures, Some(Level::Township));
        prop_assert!(judgement.findings.is_empty());
        prop_assert!(judgement.unjudged.iter().any(|unjudged| unjudged.cells.contains(&cell)), "a lost cell never passes");
    }

    /// Numbers survive printing.
    #[test]
    fn numbers_read_back(millionths in -100_000_000_000_000_000_i64..100_000_000_000_000_000) {
        let number = Number::from_millionths(millionths);
        prop_assert_eq!(Number::parse(&number.to_string()), Some(number));
    }
}

#[test]
fn the_seven_columns_are_the_printed_ones() {
    let labels: Vec<&str> = APPLICANTS.iter().map(|(_, label)| *label).collect();
    assert_eq!(labels, ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]);
}

#[test]
fn a_missing_body_is_named_and_its_region_not_judged() {
    let cases: [(&[&str], &[&str], usize, &[Rule], &str); 4] = [
        (&["甲乡", "乙镇"], &["甲乡", "乙镇"], 0, &[], "all came"),
        (&["甲乡", "乙镇"], &["甲乡"], 1, &[Rule::H1], "one is missing"),
        (&["甲乡"], &["甲乡", "税务局"], 1, &[], "one came that is led from above (第三条第四款)"),
        (&[], &["甲乡"], 0, &[Rule::H2], "nobody said who is to report"),
    ];
    for (expected, received, findings, unjudged, because) in cases {
        let judgement = bodies_received(expected, received);
        assert_eq!(judgement.findings.len(), findings, "{because}");
        let rules: Vec<Rule> = judgement.unjudged.iter().map(|unjudged| unjudged.rule).collect();
        assert_eq!(rules, unjudged, "{because}");
    }
    let judgement = bodies_received(&["甲乡", "乙镇"], &["甲乡"]);
    assert!(judgement.findings[0].message.starts_with("乙镇"), "{}", judgement.findings[0].message);
}

#[test]
fn joint_documents_need_lists_that_no_report_holds() {
    let (mut part, mut region) = (zeros(Format::F2021), zeros(Format::F2021));
    let sum = |part: &Figures| {
        let mut sum = RegionSum::new(Format::F2021);
        sum.add(part);
        sum.add(&zeros(Format::F2021));
        sum
    };
    let unjudged = |region: &Figures, part: &Figures| {
        let judgement = compare_region(region, &sum(part), &["甲乡", "乙镇"]);
        assert!(judgement.findings.is_empty(), "the sums agree");
        judgement.unjudged.iter().map(|unjudged| unjudged.rule).collect::<Vec<_>>()
    };
    assert_eq!(unjudged(&region, &part), [], "no document, no joint one");
    set(&mut part, "t2.normative.made", 1);
    set(&mut region, "t2.normative.made", 1);
    assert_eq!(unjudged(&region, &part), [Rule::H3]);
}
