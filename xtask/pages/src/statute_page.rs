//! `docs/statute-map.md`: every article of the Regulations, with the rule that carries it or the reason why none does.

use std::fmt::Write as _;

use statute::regulation::{Article, Mark, articles, readings};

const HEAD: &str = "\
<!-- 本页由 cargo xtask map 生成，请勿手改；条文大意改 crates/statute/text/，口径改 crates/statute/data/readings.json。 -->

# 条文对照

《政府信息公开条例》（2019 年修订）逐条列出：大意用我们自己的话写，不是法条原文；“落实”一栏是代码里的规则；没有规则的说明理由。
";

pub(crate) fn write() -> String {
    let articles = articles();
    let carried = articles.iter().filter(|article| !article.implemented_by.is_empty()).count();
    let mut page = format!("{HEAD}\n共 {} 条，其中 {carried} 条有代码落实。\n", articles.len());
    let mut chapter = "";
    for article in &articles {
        if article.chapter != chapter {
            chapter = article.chapter;
            let _ = write!(page, "\n## {chapter}\n\n| 条 | 大意 | 落实，或者为什么没有 |\n| --- | --- | --- |\n");
        }
        let _ = writeln!(page, "| {} | {} | {} |", name(article), article.sense, carried_by(article));
    }
    page.push_str(&rows_of_readings());
    page
}

/// 第三十三条, without the name of the instrument.
fn name(article: &Article) -> String {
    article.citation().to_string().replace("《条例》", "")
}

fn carried_by(article: &Article) -> String {
    let rules: Vec<String> = article.implemented_by.iter().map(|path| format!("`{path}`")).collect();
    [rules.join("、"), article.reason.unwrap_or_default().to_owned()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("。")
}

fn rows_of_readings() -> String {
    let mut page = "\n## 口径\n\n法律没有写明、或者原文没能核对的数，每个都是一行带日期的数据。\n\n\
        | 名称 | 数 | 单位 | 条文 | 来源 | 可靠程度 | 起用 |\n| --- | --- | --- | --- | --- | --- | --- |\n"
        .to_owned();
    for row in readings() {
        let mark = match row.mark {
            Mark::Text => "条文",
            Mark::Product => "口径",
            Mark::Unverified => "未核实",
        };
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} | {} | {mark} | {} |",
            row.id, row.value, row.unit, row.article, row.source, row.since
        );
    }
    page
}
