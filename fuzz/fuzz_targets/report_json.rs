//! 交换格式 Any bytes as a report in JSON: refused with a message, or taken in and given out unchanged.

#![no_main]

use libfuzzer_sys::fuzz_target;
use messages::Catalogued;
use report::{check, interchange, reading_of};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(part) = interchange::part_from_json(bytes) {
        assert_eq!(part.figures.coverage().expected, part.figures.form().size());
    }
    match interchange::from_json(bytes) {
        Ok(report) => {
            let json = serde_json::to_vec(&interchange::to_json(&report)).expect("a report has a shape");
            let again = interchange::from_json(&json).expect("our own shape is read");
            assert_eq!(again, report, "what was given out comes back");
            let part = interchange::part_from_json(&json).expect("our own shape is added up");
            assert_eq!(part.body, report.body);
            assert!(check(&reading_of(report), None, None).findings.iter().all(|finding| !finding.place.is_empty()));
        }
        Err(error) => assert!(!error.message().todo.is_empty(), "every refusal says what to do"),
    }
});
