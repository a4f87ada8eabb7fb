//! 时钟 Any text as an event list: every fault said, or a clock whose days agree with what it shows.

#![no_main]

use libfuzzer_sys::fuzz_target;
use messages::Catalogued;
use statute::{calendar::Calendar, clock};

fuzz_target!(|text: &str| {
    let events = match clock::read(text) {
        Ok(events) => events,
        Err(faults) => return said(&faults),
    };
    match clock::run(&events, Calendar::bundled()) {
        Ok(clock) => {
            assert_eq!(clock.due.is_some(), !clock.days.is_empty(), "a due day is explained day by day");
            assert!(clock.faults.iter().all(|fault| !fault.message().what.is_empty()));
            serde_json::to_string(&clock).expect("a clock has a shape");
            assert_eq!(clock::run(&events, Calendar::bundled()), Ok(clock), "the same list, the same clock");
        }
        Err(obstacles) => said(&obstacles),
    }
});

fn said<E: Catalogued>(errors: &[E]) {
    assert!(!errors.is_empty(), "a refusal has its reasons");
    assert!(errors.iter().all(|error| !error.message().todo.is_empty()), "every refusal says what to do");
}
