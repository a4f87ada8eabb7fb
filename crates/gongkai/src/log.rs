//! 日志 One line of JSON an event, a file a day, kept for as long as the settings say; never what somebody typed.
//!
//! 网络安全法第二十三条 asks for six months at least; the setting goes no lower.

use std::path::Path;

use office::Zone;
use tracing_appender::{
    non_blocking::WorkerGuard,
    rolling::{RollingFileAppender, Rotation},
};
use tracing_subscriber::{
    fmt::{format::Writer, time::FormatTime},
    layer::SubscriberExt as _,
};

use crate::{cabinet::MachineClock, trouble::Trouble};

/// Beijing time to the millisecond, with its distance from UTC.
struct Beijing(Zone);

impl FormatTime for Beijing {
    fn format_time(&self, writer: &mut Writer<'_>) -> std::fmt::Result {
        let now = office::Clock::now(&MachineClock);
        write!(writer, "{}.{:03}+08:00", self.0.civil(now).strftime("%Y-%m-%dT%H:%M:%S"), now.rem_euclid(1000))
    }
}

/// Begins to write; what is still on its way is written when the guard goes.
///
/// # Errors
///
/// The folder cannot be made.
pub(crate) fn begin(folder: &Path, days: usize) -> Result<WorkerGuard, Trouble> {
    // Made here, for the appender complains aloud of a folder that is not there yet.
    std::fs::create_dir_all(folder).map_err(|error| Trouble::writing(folder, &error))?;
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("gongkai")
        .filename_suffix("jsonl")
        .max_log_files(days)
        .build(folder)
        .map_err(|error| Trouble::Writing { file: folder.display().to_string(), why: error.to_string() })?;
    let (writer, guard) = tracing_appender::non_blocking(file);
    let layer = tracing_subscriber::fmt::layer()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_span_list(false)
        .with_timer(Beijing(Zone::shanghai()))
        .with_writer(writer);
    // A second office in one process would be a test; the first one's log goes on.
    let _ = tracing::subscriber::set_global_default(tracing_subscriber::registry().with(layer));
    Ok(guard)
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;

    use super::*;

    /// Acceptance 9 of `operations.md` §12, its second half; the chain itself is looked at where it is kept.
    #[test]
    fn acceptance_9_the_log_of_six_months_is_there_at_the_shortest_setting() {
        let folder = std::env::temp_dir().join(format!("gongkai-log-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let today = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date();
        let name = |back: i64| folder.join(format!("gongkai.{}.jsonl", today.saturating_sub(back.days())));
        // The longest six months are 184 days, from March on or from July on.
        for back in 1..=184 {
            std::fs::write(name(back), format!("{{\"back\":{back}}}\n")).unwrap();
        }
        drop(begin(&folder, crate::configuration::SHORTEST_LOG).unwrap());
        for back in 1..=184 {
            assert_eq!(std::fs::read_to_string(name(back)).unwrap(), format!("{{\"back\":{back}}}\n"));
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
