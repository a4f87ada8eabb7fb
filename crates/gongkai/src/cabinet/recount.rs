//! 重算核对 `gongkai audit figures`: every number that is kept, beside the same counted anew from the ledger.

use std::{fmt::Write as _, thread};

use messages::{Catalogued, Message};
use office::{Difference, astray, kept_tallies};
use store::{Scope, Store, StoreError};

use super::cabinet;
use crate::{
    commands::Settings,
    configuration::Configuration,
    files, say,
    say::{DIM, GREEN, styled},
    trouble::{Outcome, Refusal},
};

/// How many differences are printed; all of them stand in `--json`.
const PRINTED: usize = 20;
/// How many records that are not found as they count are told at most.
const ASTRAY: i64 = 100;

/// 不相等 Numbers that are kept and are not what the ledger says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unequal {
    /// How many sums of a division and a month, and records.
    pub sums: usize,
    /// The first of them, in words.
    pub first: String,
}

impl Catalogued for Unequal {
    fn examples() -> Vec<Self> {
        vec![Self { sums: 1, first: "桑村乡 M-01 2025-03：台账 24，留着的 25".into() }]
    }

    fn message(&self) -> Message {
        let Self { sums, first } = self;
        Message {
            code: "figures.unequal",
            what: format!("{sums} 处和台账重算的不相等，第一个是：{first}。").into(),
            why: "数随办随记，办一件记一件；不相等，多半是有人绕过程序改了数据库。".into(),
            todo: "请先用 gongkai audit verify 核台账，再把最近的备份恢复到另一处，用同样的命令比一比；台账完整、只是数不对的，\
                   请把 --json 的结果交给开发者。"
                .into(),
        }
    }
}

/// 一次重算 What was kept and what the ledger says, as of one moment.
struct Compared {
    entries: i64,
    sums: usize,
    /// Kept sums that are others, then sums of kept rows that are others.
    differences: [Vec<Difference>; 2],
    /// 对不上的记录 Records that are opened from a number otherwise than its rows have them, the first of them.
    astray: Vec<[String; 4]>,
}

impl Compared {
    /// Whatever does not agree, a line each.
    fn lines(&self) -> Vec<String> {
        let astray = self.astray.iter().map(|[body, metric, part, record]| {
            let part = if part.is_empty() { String::new() } else { format!(" {part}") };
            format!("{body} {metric}{part} {record}：翻开数时找的记录和数的记录不一样")
        });
        self.differences.iter().flatten().map(line).chain(astray).collect()
    }
}

/// Counts everything anew and says where it is another number.
pub(crate) fn run(settings: &Settings, json: bool) -> Outcome {
    let configuration = Configuration::load(settings.config.as_deref())?;
    let store = cabinet(&configuration)?;
    let compared = compare(&store).map_err(|error| Refusal::one(&error, 2))?;
    let unequal = compared.lines();
    if json {
        files::print(format!("{:#}\n", shape(&compared)).as_bytes())?;
        return Ok(u8::from(!unequal.is_empty()));
    }
    let Compared { entries, sums, .. } = &compared;
    let Some(first) = unequal.first() else {
        say::out(&format!(
            "{} 从 {entries} 笔台账全部重算：{sums} 个数（各单位各指标各分项逐月的和）和留着的都相等。\n",
            styled(GREEN, "●"),
        ));
        return Ok(0);
    };
    say::out(&told(&unequal));
    Err(Refusal::one(&Unequal { sums: unequal.len(), first: first.clone() }, 1))
}

/// The kept sums are read together with the end of the ledger, so what is filed meanwhile stands in neither.
fn compare(store: &Store) -> Result<Compared, StoreError> {
    let everywhere = Scope::everywhere("every number of every body is counted anew");
    let (entries, kept, astray) = store
        .read(&everywhere, |tx| Ok::<_, StoreError>((tx.last_position()?, kept_tallies(tx)?, astray(tx, ASTRAY)?)))?;
    let readers = thread::available_parallelism().map_or(1, usize::from);
    let counted = register::recount(store, entries, readers)?.with(publication::recount(store, entries)?);
    let differences = kept.map(|kept| counted.differences(&kept));
    Ok(Compared { entries, sums: counted.named().len(), differences, astray })
}

fn shape(compared: &Compared) -> serde_json::Value {
    let one = |difference: &Difference| {
        let (body, metric, part, month) = &difference.key;
        serde_json::json!({
            "body": body, "metric": metric, "part": part, "month": month,
            "counted": difference.counted.amount, "counted_rows": difference.counted.records,
            "kept": difference.kept.amount, "kept_rows": difference.kept.records,
        })
    };
    let [sums, rows] = compared.differences.each_ref().map(|all| all.iter().map(one).collect::<Vec<_>>());
    serde_json::json!({
        "equal": compared.lines().is_empty(), "entries": compared.entries, "sums": compared.sums,
        "unequal_sums": sums, "unequal_rows": rows, "astray_records": compared.astray,
    })
}

fn told(unequal: &[String]) -> String {
    let mut out = String::new();
    for line in unequal.iter().take(PRINTED) {
        let _ = writeln!(out, "   {line}");
    }
    if let Some(more) = unequal.len().checked_sub(PRINTED).filter(|more| *more > 0) {
        let _ = writeln!(out, "{}", styled(DIM, &format!("   另有 {more} 个，用 --json 全部列出")));
    }
    out
}

fn line(difference: &Difference) -> String {
    let (body, metric, part, month) = &difference.key;
    let part = if part.is_empty() { String::new() } else { format!(" {part}") };
    let (counted, kept) = (difference.counted, difference.kept);
    format!(
        "{body} {metric}{part} {month}：台账 {}（{} 笔），留着的 {}（{} 笔）",
        counted.amount, counted.records, kept.amount, kept.records
    )
}
