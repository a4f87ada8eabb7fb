//! PDF Any bytes as a PDF.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| gongkai_fuzz::judge(papers::read_with(bytes, Some(papers::Kind::Pdf), pdf::read)));
