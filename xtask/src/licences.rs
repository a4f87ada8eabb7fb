//! 许可证 Whether every package that cargo links may be linked, after the allow list of `deny.toml`.

use std::fs;

use serde_json::Value;

use crate::{
    repository,
    steps::{Trouble, cargo},
};

/// Reads `deny.toml` and the resolved packages, and names every package whose licence is not allowed.
pub(crate) fn check() -> Result<(), Trouble> {
    let deny = fs::read_to_string(repository::root().join("deny.toml"))
        .map_err(|error| Trouble(format!("读不到 deny.toml：{error}")))?;
    let allowed = allow_list(&deny);
    let output = cargo(&["metadata", "--format-version", "1", "--locked"])
        .output()
        .map_err(|error| Trouble(format!("cargo metadata 没能运行：{error}")))?;
    if !output.status.success() {
        return Err(Trouble(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| Trouble(format!("cargo metadata 的结果读不懂：{error}")))?;
    let packages = metadata["packages"].as_array().map_or(&[][..], Vec::as_slice);
    let refused: Vec<String> = packages.iter().filter_map(|package| refusal(package, &allowed)).collect();
    if packages.is_empty() {
        return Err(Trouble("cargo metadata 没有列出任何包，许可证无从核对。".into()));
    }
    if !refused.is_empty() {
        return Err(Trouble(format!(
            "下列依赖的许可证不在 deny.toml 的允许清单里：\n{}\n请换一个依赖；确需使用的，先在清单里写明理由。",
            refused.join("\n")
        )));
    }
    eprintln!("{} 个包的许可证都在允许清单之内。", packages.len());
    Ok(())
}

fn refusal(package: &Value, allowed: &[String]) -> Option<String> {
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    let expression = text("license");
    (!satisfiable(expression, allowed)).then(|| {
        let shown = if expression.is_empty() { "没有写许可证" } else { expression };
        format!("  {} {}：{shown}", text("name"), text("version"))
    })
}

/// The strings of `allow = [ … ]`. Only as much TOML as that list needs: strings, commas and comments.
fn allow_list(deny: &str) -> Vec<String> {
    deny.lines()
        .skip_while(|line| !line.trim_start().starts_with("allow = ["))
        .skip(1)
        .take_while(|line| line.trim() != "]")
        .filter_map(|line| line.split('"').nth(1))
        .map(str::to_owned)
        .collect()
}

/// 可满足 Whether an SPDX expression can be met with allowed licences alone. The old `MIT/Apache-2.0` means OR.
fn satisfiable(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Expression { words: &words, allowed };
    reader.either().is_some_and(|met| met && reader.words.is_empty())
}

/// The rest of an expression; `None` from a reader means that it is not one.
struct Expression<'a> {
    words: &'a [&'a str],
    allowed: &'a [String],
}

impl Expression<'_> {
    fn take(&mut self, word: &str) -> bool {
        let there = self.words.first() == Some(&word);
        if there {
            self.words = &self.words[1..];
        }
        there
    }

    fn either(&mut self) -> Option<bool> {
        let mut met = self.both()?;
        while self.take("OR") {
            met |= self.both()?;
        }
        Some(met)
    }

    fn both(&mut self) -> Option<bool> {
        let mut met = self.one()?;
        while self.take("AND") {
            met &= self.one()?;
        }
        Some(met)
    }

    fn one(&mut self) -> Option<bool> {
        if self.take("(") {
            let met = self.either()?;
            return self.take(")").then_some(met);
        }
        let (licence, rest) = self.words.split_first()?;
        if matches!(*licence, "AND" | "OR" | "WITH" | ")") {
            return None;
        }
        self.words = rest;
        let mut name = (*licence).to_owned();
        if self.take("WITH") {
            let (exception, rest) = self.words.split_first()?;
            self.words = rest;
            name = format!("{name} WITH {exception}");
        }
        Some(self.allowed.contains(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_met_by_allowed_licences_alone() {
        let allowed = ["MIT".to_owned(), "BSD-3-Clause".to_owned()];
        let cases = [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("MIT OR GPL-3.0-only", true),
            ("MIT AND GPL-3.0-only", false),
            ("MIT/Apache-2.0", true),
            ("(MIT OR Apache-2.0) AND BSD-3-Clause", true),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", false),
            ("Apache-2.0 WITH LLVM-exception OR MIT", true),
            ("Apache-2.0 WITH LLVM-exception", false),
            ("GPL-2.0-only OR Apache-2.0 AND MIT", false),
            ("", false),
            ("MIT OR", false),
            ("(MIT", false),
            ("MIT BSD-3-Clause", false),
        ];
        for (expression, expected) in cases {
            assert_eq!(satisfiable(expression, &allowed), expected, "{expression:?}");
        }
    }

    #[test]
    fn the_allow_list_is_read_past_comments() {
        let deny = "[licenses]\n# why\nallow = [\n    \"MIT\",\n    # \n    \"Zlib\", # small\n]\nother = [\"GPL\"]\n";
        assert_eq!(allow_list(deny), ["MIT", "Zlib"]);
    }
}
