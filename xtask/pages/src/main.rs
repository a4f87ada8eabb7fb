//! `cargo xtask map`: writes the generated pages, or with `--check` only says which are stale.

use std::{env, fs, process::ExitCode};

fn main() -> ExitCode {
    let only_check = match env::args().nth(1).as_deref() {
        None => false,
        Some("--check") => true,
        Some(other) => {
            eprintln!("不认识参数“{other}”。用法：cargo xtask map [--check]");
            return ExitCode::FAILURE;
        }
    };
    let root = pages::root();
    let stale = pages::stale(&root);
    for page in &stale {
        if only_check {
            eprintln!("{} 与代码不一致，请运行 cargo xtask map 并一起提交。", page.path);
        } else if let Err(error) = fs::write(root.join(page.path), &page.content) {
            eprintln!("{} 没能写入：{error}", page.path);
            return ExitCode::FAILURE;
        } else {
            eprintln!("已重写 {}", page.path);
        }
    }
    if stale.is_empty() {
        eprintln!("生成的页面都是最新的。");
    }
    if only_check && !stale.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
