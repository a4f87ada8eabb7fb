//! A region is the sum of its bodies, or nothing.

use report::{
    interchange::Part,
    sum::{Sum, SumObstacle},
};
use statute::report::{Content, Figures, Format, Number, Rule, compare_region};

fn part(body: &str, year: i16, format: Format, each: i64) -> Part {
    let mut figures = Figures::unknown(format);
    for cell in figures.form().cells() {
        figures.set(cell, Content::Read(Number::whole(each).expect("a number in range")));
    }
    Part { body: body.into(), year: Some(year), figures }
}

#[test]
fn cells_add_up_and_parts_are_named() {
    let mut sum = Sum::new();
    sum.add("a.json".into(), &part("甲乡", 2025, Format::F2021, 40));
    sum.add("b.json".into(), &part("乙镇", 2025, Format::F2021, 50));
    let summed = sum.finish().unwrap();
    assert!(summed.figures.form().cells().all(|cell| summed.figures.get(cell) == Number::whole(90)));
    assert_eq!(summed.parts.iter().map(|part| part.body.as_str()).collect::<Vec<_>>(), ["甲乡", "乙镇"]);
    assert_eq!(summed.year, Some(2025));
}

#[test]
fn a_region_that_differs_from_its_bodies_is_found_with_the_difference() {
    let region = part("某县", 2025, Format::F2021, 100);
    let mut sum = statute::report::RegionSum::new(Format::F2021);
    sum.add(&part("甲乡", 2025, Format::F2021, 40).figures);
    sum.add(&part("乙镇", 2025, Format::F2021, 50).figures);
    let judgement = compare_region(&region.figures, &sum, &["甲乡", "乙镇"]);
    assert_eq!(judgement.findings.len(), 200, "each cell of the region is ten too many");
    let first = &judgement.findings[0];
    assert_eq!((first.rule, first.expected.as_deref(), first.found.as_deref()), (Rule::H1, Some("90"), Some("100")));
    assert!(first.message.contains("相差 10") && first.message.contains("甲乡、乙镇"), "{}", first.message);
}

#[test]
fn nothing_is_summed_from_parts_that_do_not_fit() {
    let cases: [(Vec<Part>, fn(&SumObstacle) -> bool, &str); 5] = [
        (vec![], |obstacle| matches!(obstacle, SumObstacle::Nothing), "no part"),
        (
            vec![part("甲乡", 2025, Format::F2021, 1), part("乙镇", 2024, Format::F2021, 1)],
            |obstacle| matches!(obstacle, SumObstacle::Years { .. }),
            "two years",
        ),
        (
            vec![part("甲乡", 2020, Format::F2019, 1), part("乙镇", 2020, Format::F2021, 1)],
            |obstacle| matches!(obstacle, SumObstacle::Editions { .. }),
            "two editions",
        ),
        (
            vec![part("甲乡", 2025, Format::F2021, 1), part("甲乡", 2025, Format::F2021, 1)],
            |obstacle| matches!(obstacle, SumObstacle::Twice { .. }),
            "one body twice",
        ),
        (
            vec![Part { figures: Figures::unknown(Format::F2021), ..part("甲乡", 2025, Format::F2021, 1) }],
            |obstacle| matches!(obstacle, SumObstacle::Incomplete { absent: 200, .. }),
            "an incomplete part",
        ),
    ];
    for (parts, fits, because) in cases {
        let mut sum = Sum::new();
        for (at, part) in parts.iter().enumerate() {
            sum.add(format!("{at}.json"), part);
        }
        let obstacles = sum.finish().expect_err(because);
        assert!(obstacles.iter().any(fits), "{because}: {obstacles:?}");
    }
}

#[test]
fn lines_are_read_in_parallel_and_named_by_their_number() {
    let line = |body: &str| {
        let report = report::Report {
            body: body.into(),
            year: Some(2025),
            title: String::new(),
            lead: String::new(),
            sections: [(1, "文字".to_owned())].into(),
            figures: part(body, 2025, Format::F2021, 2).figures,
            provenance: std::collections::BTreeMap::new(),
        };
        serde_json::to_vec(&report::interchange::to_json(&report)).unwrap()
    };
    let lines: Vec<Vec<u8>> = (0..300).map(|at| line(&format!("第{at}乡"))).collect();
    let mut borrowed: Vec<&[u8]> = lines.iter().map(Vec::as_slice).collect();
    let mut sum = Sum::new();
    sum.add_lines(&borrowed, 1, |line| format!("全县.jsonl 第 {line} 行"));
    let summed = sum.finish().unwrap();
    assert_eq!(summed.figures.named("t3.granted.total"), Number::whole(600));
    assert_eq!(summed.parts[299].file, "全县.jsonl 第 300 行");

    borrowed[7] = b"{broken";
    let mut sum = Sum::new();
    sum.add_lines(&borrowed, 1, |line| format!("第 {line} 行"));
    let obstacles = sum.finish().unwrap_err();
    assert!(matches!(&obstacles[..], [SumObstacle::Unreadable { part, .. }] if part == "第 8 行"), "{obstacles:?}");
}
