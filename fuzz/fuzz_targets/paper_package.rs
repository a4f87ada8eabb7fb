//! 打包文件 Any bytes as a package, whatever it says it is.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(kind) = papers::kind_of(None, bytes) {
        gongkai_fuzz::holds(bytes, kind);
    }
});
