//! `docs/messages.md`: every sentence the program says when something does not go on.

use std::fmt::Write as _;

use crate::catalogue::Chapter;

const HEAD: &str = "\
<!-- 本页由 cargo xtask map 生成，请勿手改；要改的话改代码里的句子。 -->

# 提示一览

程序遇到走不下去的情况时，会说三句话：发生了什么、为什么、怎么办，最后给出一个编号。编号固定不变，也不会挪作他用，
在本页搜索编号就能找到说明。句子里的文件名、日期、数字是举例。
";

pub(crate) fn write(chapters: &[Chapter]) -> String {
    let mut page = HEAD.to_owned();
    for chapter in chapters {
        let _ = write!(page, "\n## {}\n", chapter.title);
        for message in &chapter.messages {
            let _ = write!(
                page,
                "\n### `{}`\n\n- 发生了什么：{}\n- 为什么：{}\n- 怎么办：{}\n",
                message.code,
                one_line(&message.what),
                one_line(&message.why),
                one_line(&message.todo)
            );
        }
    }
    page
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}
