//! `cargo xtask simulate`: many stories, or one of them up to a step.

use std::{process::ExitCode, time::Duration};

use simulation::{Cabinet, Cut, Failure, Plan, crowd, run, shrink};

const HELP: &str = "\
用法：cargo xtask simulate [选项]

  --seeds N        推演多少个种子（默认 100）
  --from S         从哪个种子开始（默认 1）
  --months M       每个种子推演几个月（默认 3）
  --server         数据放在 PostgreSQL 里（默认是内置数据库）
  --seed S         只推演这一个种子
  --until K        只推演到第 K 步
  --without A,B,…  不做这几步
";

/// 选项 What was asked for.
struct Asked {
    seeds: u64,
    from: u64,
    months: u32,
    cabinet: Cabinet,
    one: Option<u64>,
    cut: Cut,
}

fn main() -> ExitCode {
    let asked = match asked(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(why) => {
            eprintln!("{why}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    let held = if let Some(seed) = asked.one { alone(seed, &asked) } else { together(&asked) };
    if held { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn asked(mut words: impl Iterator<Item = String>) -> Result<Asked, String> {
    let cut = Cut::default();
    let mut asked = Asked { seeds: 100, from: 1, months: 3, cabinet: Cabinet::File, one: None, cut };
    while let Some(word) = words.next() {
        if word == "--help" {
            return Err(String::new());
        }
        if word == "--server" {
            asked.cabinet = Cabinet::Server;
            continue;
        }
        let value = words.next().ok_or_else(|| format!("“{word}”后面少一个数。"))?;
        let number = || value.parse::<u64>().map_err(|_| format!("“{word} {value}”里要写一个整数。"));
        let small = || value.parse::<u32>().map_err(|_| format!("“{word} {value}”里要写一个整数。"));
        match word.as_str() {
            "--seeds" => asked.seeds = number()?,
            "--from" => asked.from = number()?,
            "--months" => asked.months = small()?,
            "--seed" => asked.one = Some(number()?),
            "--until" => asked.cut.until = Some(small()?),
            "--without" => {
                let steps = value.split(',').map(|step| step.trim().parse());
                asked.cut.without = steps.collect::<Result<_, _>>().map_err(|_| format!("“{value}”不是步数。"))?;
            }
            _ => return Err(format!("没有“{word}”这个选项。")),
        }
    }
    Ok(asked)
}

fn alone(seed: u64, asked: &Asked) -> bool {
    match run(&Plan::from_seed(seed, asked.months, asked.cabinet), &asked.cut) {
        Ok(tally) => {
            eprintln!("种子 {seed} 没有发现问题：{tally:?}");
            true
        }
        Err(failure) => {
            tell(&failure, asked);
            false
        }
    }
}

fn together(asked: &Asked) -> bool {
    let seeds = asked.from..asked.from.saturating_add(asked.seeds);
    let told = |done: u64| {
        if done.is_multiple_of(50) {
            eprintln!("推演了 {done} 个种子");
        }
    };
    let crowd = crowd(seeds, asked.months, asked.cabinet, &told);
    eprintln!("{} 个种子，{} 个办公月，每秒 {:.1} 个月：{:?}", crowd.stories, crowd.months, crowd.speed(), crowd.tally);
    for failure in &crowd.failures {
        tell(failure, asked);
        shorten(failure, asked);
    }
    crowd.failures.is_empty()
}

fn again(seed: u64, cut: &Cut, asked: &Asked) -> String {
    let server = if asked.cabinet == Cabinet::Server { " --server" } else { "" };
    let until = cut.until.map(|until| format!(" --until {until}")).unwrap_or_default();
    let without: Vec<String> = cut.without.iter().map(ToString::to_string).collect();
    let without = if without.is_empty() { String::new() } else { format!(" --without {}", without.join(",")) };
    format!("cargo xtask simulate --seed {seed} --months {}{server}{until}{without}", asked.months)
}

fn tell(failure: &Failure, asked: &Asked) {
    let cut = Cut { until: Some(failure.step), ..asked.cut.clone() };
    eprintln!("\n种子 {} 在第 {} 步不对：{}", failure.seed, failure.step, failure.why);
    eprintln!("  这一步：{}\n  之前：", failure.act);
    for line in &failure.before {
        eprintln!("    {line}");
    }
    eprintln!("  重演：{}", again(failure.seed, &cut, asked));
}

fn shorten(failure: &Failure, asked: &Asked) {
    let plan = Plan::from_seed(failure.seed, asked.months, asked.cabinet);
    let (short, cut) = shrink(&plan, failure, Duration::from_secs(60));
    let kept = usize::try_from(short.step + 1).unwrap_or(0) - cut.without.len();
    eprintln!("\n  缩到 {kept} 步：{}\n  {}", short.why, short.act);
    for line in &short.before {
        eprintln!("    {line}");
    }
    eprintln!("  重演：{}", again(failure.seed, &cut, asked));
}
