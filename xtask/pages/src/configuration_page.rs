//! `docs/configuration.md`: every setting an office may write.

use std::fmt::Write as _;

use gongkai::{SETTINGS, Setting};

const HEAD: &str = "\
<!-- 本页由 cargo xtask map 生成，请勿手改；要改的话改代码里的说明。 -->

# 设置

设置写在 `gongkai.toml` 里，用 `--config` 指明，不指明时用当前文件夹里的那一个。没有写的项用默认值；写错了名字，程序会
指出最像的一个，并且不启动。`gongkai check` 列出每一项现在的值，密码不显示。
";

pub(crate) fn write() -> String {
    let mut page = HEAD.to_owned();
    for Setting { name, usual, variable, secret, about } in SETTINGS {
        let _ = write!(page, "\n## `{name}`\n\n{about}\n\n- 不写时：`{usual}`\n");
        if let Some((section, key)) = name.split_once('.') {
            let _ = writeln!(page, "- 写法：先写一行 `[{section}]`，下面写 `{key} = …`");
        }
        if let Some(variable) = variable {
            let _ = writeln!(page, "- 环境变量 `{variable}` 盖过文件里写的");
        }
        if secret {
            page.push_str("- 里面的密码不会显示，也不进日志\n");
        }
    }
    page
}
