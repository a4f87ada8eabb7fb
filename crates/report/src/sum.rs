//! 汇总 Many reports added up to one region, as many at a time as there are processors.

use std::collections::HashMap;

use messages::{Catalogued, Message};
use rayon::prelude::*;
use statute::report::{Figures, Format, RegionSum};

use crate::interchange::{JsonError, Part, part_from_json};

/// 已加入的单位 One report that was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Which file, and which line of it.
    pub file: String,
    /// 单位名称
    pub body: String,
    /// 报告年份
    pub year: Option<i16>,
}

/// 不能汇总 Why reports cannot be added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SumObstacle {
    /// A part lacks cells: a sum would be too small without saying so.
    Incomplete {
        /// Which report.
        part: String,
        /// How many cells are absent.
        absent: usize,
        /// The first of them.
        first: String,
    },
    /// Two parts are of different years.
    Years {
        /// Which report.
        part: String,
        /// Its year.
        year: String,
        /// The year of those before.
        others: String,
    },
    /// Two parts use different editions of the form.
    Editions {
        /// Which report.
        part: String,
        /// Its edition.
        format: Format,
        /// The edition of those before.
        others: Format,
    },
    /// A body comes twice.
    Twice {
        /// The body.
        body: String,
        /// The first file.
        first: String,
        /// The second file.
        second: String,
    },
    /// A part cannot be read.
    Unreadable {
        /// Which report.
        part: String,
        /// What the reader says.
        why: String,
    },
    /// No part at all.
    Nothing,
}

impl Catalogued for SumObstacle {
    fn examples() -> Vec<Self> {
        vec![
            Self::Incomplete {
                part: "桑村乡.txt".into(), absent: 44, first: "表三 / 本年新收 / 总计".into()
            },
            Self::Years { part: "李庄镇.json".into(), year: "2024".into(), others: "2025".into() },
            Self::Editions { part: "李庄镇.json".into(), format: Format::F2019, others: Format::F2021 },
            Self::Twice { body: "桑村乡".into(), first: "一.json".into(), second: "二.json".into() },
            Self::Unreadable { part: "全县.jsonl 第 7 行".into(), why: "这个 JSON 文件读不下去".into() },
            Self::Nothing,
        ]
    }

    fn message(&self) -> Message {
        let not_summed = "没有汇总。";
        let (code, why, todo): (_, String, &'static str) = match self {
            Self::Incomplete { part, absent, first } => (
                "report.sum.incomplete",
                format!("{part} 有 {absent} 格没有数（如 {first}）。缺的不能当作 0，加起来会偏小。"),
                "请补齐这份报告后再汇总；gongkai report check 会列出缺的各格。",
            ),
            Self::Years { part, year, others } => (
                "report.sum.years",
                format!("{part} 是 {year} 年的报告，前面的是 {others} 年的。"),
                "请只放同一年的报告。",
            ),
            Self::Editions { part, format, others } => (
                "report.sum.editions",
                format!("{part} 用的是 {format} 格式，前面的是 {others} 格式，两种表的格子不同。"),
                "请换用同一种格式的报告；两种格式之间不能换算。",
            ),
            Self::Twice { body, first, second } => (
                "report.sum.twice",
                format!("“{body}”出现了两次：{first} 和 {second}。重复会多加一次。"),
                "请去掉其中一份；确实是两个单位的，请把单位名称写完整。",
            ),
            Self::Unreadable { part, why } => {
                ("report.sum.unreadable", format!("{part} 读不出来：{why}。"), "请改正或换掉这一份后再汇总。")
            }
            Self::Nothing => ("report.sum.nothing", "没有给出任何报告。".to_owned(), "请写上要汇总的文件。"),
        };
        Message { code, what: not_summed.into(), why: why.into(), todo: todo.into() }
    }
}

/// What is wrong with one line of many: its place in the line, without a line of its own.
fn in_a_line(error: &JsonError) -> String {
    match error {
        JsonError::Syntax { column, .. } => format!("第 {column} 个字符附近不合 JSON 的写法"),
        other => other.message().why.trim_end_matches('。').to_owned(),
    }
}

/// 汇总 A sum under way.
#[derive(Debug, Default)]
pub struct Sum {
    total: Option<RegionSum>,
    format: Option<Format>,
    year: Option<Option<i16>>,
    seen: HashMap<(String, Option<i16>), String>,
    added: Vec<Added>,
    obstacles: Vec<SumObstacle>,
}

/// 汇总结果 The sum of a region and what it was made of.
#[derive(Debug)]
pub struct Summed {
    /// Cell by cell.
    pub figures: Figures,
    /// The year of all parts.
    pub year: Option<i16>,
    /// Every report added, in the order given.
    pub parts: Vec<Added>,
}

impl Sum {
    /// A sum of nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one report; what stands against it is kept until [`Sum::finish`].
    pub fn add(&mut self, file: String, part: &Part) {
        if self.accept(&file, part) {
            self.total.get_or_insert_with(|| RegionSum::new(part.figures.format())).add(&part.figures);
        }
    }

    /// Adds reports in the interchange shape, one a line; `label` names a line by its number, from 1.
    ///
    /// Lines are read in parallel; order, doubles and contradictions are judged in the order given.
    pub fn add_lines(&mut self, lines: &[&[u8]], first_line: usize, label: impl Fn(usize) -> String + Sync) {
        let read: Vec<_> = lines
            .par_iter()
            .enumerate()
            .filter(|(_, line)| !line.trim_ascii().is_empty())
            .map(|(at, line)| (first_line + at, part_from_json(line)))
            .collect();
        for (at, part) in read {
            match part {
                Ok(part) => self.add(label(at), &part),
                Err(error) => {
                    self.obstacles.push(SumObstacle::Unreadable { part: label(at), why: in_a_line(&error) });
                }
            }
        }
    }

    /// Keeps what stands against a part that could not even be opened.
    pub fn refuse(&mut self, obstacle: SumObstacle) {
        self.obstacles.push(obstacle);
    }

    /// Whether a part fits those before it; if not, every reason is kept.
    fn accept(&mut self, file: &str, part: &Part) -> bool {
        let before = self.obstacles.len();
        let name = if part.body.is_empty() { file.to_owned() } else { format!("{}（{file}）", part.body) };
        let format = part.figures.format();
        match self.format {
            Some(others) if others != format => {
                self.obstacles.push(SumObstacle::Editions { part: name.clone(), format, others });
            }
            _ => self.format = Some(format),
        }
        match self.year {
            Some(others) if others != part.year => {
                let say = |year: Option<i16>| year.map_or_else(|| "不明".to_owned(), |year| year.to_string());
                let (year, others) = (say(part.year), say(others));
                self.obstacles.push(SumObstacle::Years { part: name.clone(), year, others });
            }
            _ => self.year = Some(part.year),
        }
        if !part.body.is_empty() {
            let key = (part.body.clone(), part.year);
            if let Some(first) = self.seen.insert(key, file.to_owned()) {
                let (body, second) = (part.body.clone(), file.to_owned());
                self.obstacles.push(SumObstacle::Twice { body, first, second });
            }
        }
        let mut absent = part.figures.absent();
        if let Some((cell, _)) = absent.next() {
            let first = part.figures.form().place(cell);
            self.obstacles.push(SumObstacle::Incomplete { part: name, absent: absent.count() + 1, first });
        }
        self.added.push(Added { file: file.to_owned(), body: part.body.clone(), year: part.year });
        self.obstacles.len() == before
    }

    /// The sum, when nothing stands against it.
    ///
    /// # Errors
    ///
    /// Every obstacle, in the order of the parts.
    pub fn finish(mut self) -> Result<Summed, Vec<SumObstacle>> {
        if self.added.is_empty() && self.obstacles.is_empty() {
            self.obstacles.push(SumObstacle::Nothing);
        }
        match self.total {
            Some(total) if self.obstacles.is_empty() => {
                Ok(Summed { figures: total.figures(), year: self.year.flatten(), parts: self.added })
            }
            _ => Err(self.obstacles),
        }
    }
}
