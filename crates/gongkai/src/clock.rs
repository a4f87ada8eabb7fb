//! 期限 `gongkai clock`.

use std::fmt::Write as _;

use jiff::civil::Date;
use messages::Catalogued;
use statute::clock::{self, Clock, ClockState};

use crate::{
    calendar,
    commands::Clock as Arguments,
    files, say,
    say::{DIM, GREEN, OCHRE, RED, styled},
    today::today,
    trouble::{Outcome, Refusal},
};

/// The clock of one application, from its event list.
pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let text = files::read_text(&arguments.file)?;
    let mut events = clock::read(&text).map_err(|errors| Refusal::all(&errors, 2))?;
    events.today.get_or_insert_with(today);
    let calendar = calendar::known(&arguments.dir)?;
    let clock = clock::run(&events, &calendar).map_err(|obstacles| Refusal::all(&obstacles, 1))?;
    if arguments.json {
        return say::json(&clock);
    }
    say::out(&explained(&clock));
    Ok(0)
}

/// The due day, the state, and the days one by one.
fn explained(clock: &Clock) -> String {
    let state = match clock.state {
        ClockState::Running => "计时中",
        ClockState::Paused => "暂停（正在征求意见）",
        ClockState::Stopped => "停止（等待补正或缴费）",
        ClockState::Closed => "已办结",
    };
    let mut out = String::new();
    match clock.due {
        Some(due) if clock.overdue => {
            let _ = writeln!(out, "答复期限 {}　已过 {} 个工作日", styled(RED, &due.to_string()), -clock.left);
        }
        Some(due) => {
            let least = if clock.state == ClockState::Paused { "最早 " } else { "" };
            let _ = writeln!(out, "答复期限 {least}{}　还有 {} 个工作日", styled(GREEN, &due.to_string()), clock.left);
        }
        None => {
            let _ = writeln!(out, "现在没有正在走的答复期限");
        }
    }
    let _ = writeln!(out, "状态　{state}，已用 {} 个工作日", clock.used);
    let _ = writeln!(out, "告知补正最迟　{}", clock.clarify_due);
    if let Some(until) = clock.waiting_until {
        let _ = writeln!(out, "申请人最迟　{until}");
    }
    if clock.provisional {
        let _ = writeln!(
            out,
            "{} 算到了放假通知还没有发布的年份，日期是暂定的；通知发布后用 gongkai calendar add 录入。",
            styled(OCHRE, "提醒")
        );
    }
    for message in clock.faults.iter().map(Catalogued::message) {
        let _ = writeln!(out, "{} {}{}{}", styled(OCHRE, "提醒"), message.what, message.why, message.todo);
    }
    if !clock.days.is_empty() {
        let _ = writeln!(out, "\n逐日说明");
    }
    let mut count = 0;
    for day in &clock.days {
        count += usize::from(day.counts);
        let mark = if day.counts { format!("{count:>3}") } else { "  ·".to_owned() };
        let line = format!("{mark}　{}　{}　{}", day.on, weekday(day.on), day.why);
        let _ = writeln!(out, "{}", if day.counts { line } else { styled(DIM, &line) });
    }
    out
}

fn weekday(day: Date) -> &'static str {
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
        [usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())]
}
