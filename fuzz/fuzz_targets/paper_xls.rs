//! 旧版电子表格 Any bytes as an old workbook.

#![no_main]

use libfuzzer_sys::fuzz_target;
use papers::Kind;

fuzz_target!(|bytes: &[u8]| gongkai_fuzz::holds(bytes, Kind::Xls));
