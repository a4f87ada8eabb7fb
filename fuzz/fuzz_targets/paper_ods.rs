//! 开放文档表格 Any bytes as the content of an OpenDocument spreadsheet.

#![no_main]

use gongkai_fuzz::{holds, pack};
use libfuzzer_sys::fuzz_target;
use papers::Kind;

fuzz_target!(|bytes: &[u8]| {
    let package = pack(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", bytes)]);
    holds(&package, Kind::Ods);
});
