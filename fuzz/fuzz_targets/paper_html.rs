//! 网页 Any bytes called such a file become a paper within the limits, or one message.

#![no_main]

use libfuzzer_sys::fuzz_target;
use papers::Kind;

fuzz_target!(|bytes: &[u8]| gongkai_fuzz::holds(bytes, Kind::Html));
