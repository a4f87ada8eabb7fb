//! 样式表 The one sheet of the pages, with the paper of the documents behind it.

use std::sync::LazyLock;

/// 静态文件 Something served as it is, for as long as one likes: its address changes with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Address with a hash of the content.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
    /// Media type with charset.
    pub content_type: &'static str,
}

static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    let parts =
        [include_str!("../style/gongkai.css"), include_str!("../style/public.css"), documents::html::PRINT_STYLE];
    let sheet = parts.join("\n");
    Asset {
        path: format!("/assets/gongkai-{:016x}.css", fnv(sheet.as_bytes())),
        bytes: sheet.into_bytes(),
        content_type: "text/css; charset=utf-8",
    }
});

static CONSOLE_STYLE: LazyLock<Asset> = LazyLock::new(|| {
    let sheet = concat!(
        include_str!("../style/console.css"),
        "\n",
        include_str!("../style/editor.css"),
        "\n",
        include_str!("../style/help.css")
    );
    Asset {
        path: format!("/assets/console-{:016x}.css", fnv(sheet.as_bytes())),
        bytes: sheet.as_bytes().to_vec(),
        content_type: "text/css; charset=utf-8",
    }
});

/// 样式表 The style sheet.
#[must_use]
pub fn style() -> &'static Asset {
    &STYLE
}

/// 工作台的样式 What the console adds to [`style`].
#[must_use]
pub fn console_style() -> &'static Asset {
    &CONSOLE_STYLE
}

/// FNV-1a: names a version of a file; nobody's safety rests on it.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
