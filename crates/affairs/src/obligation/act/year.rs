//! 排日历 What is planned gets its numbers.

use super::{FIRST_YEAR, Occasion};
use crate::obligation::{Act, Entry, Obstacle, Planned, Task, number_of};

/// 排出一年的日历 Numbers for what is planned and not there yet. `first` is the number of the next task of the year.
///
/// # Errors
///
/// A year that nobody can plan; nothing left to plan.
pub fn make_year(
    year: i16,
    planned: &[Planned],
    known: impl Fn(&str, &str) -> bool,
    first: i64,
    now: &Occasion<'_>,
) -> Result<(Vec<Task>, Entry), Vec<Obstacle>> {
    if !(FIRST_YEAR..=now.now.year().saturating_add(1)).contains(&year) {
        return Err(vec![Obstacle::Year { year }]);
    }
    let fresh = planned.iter().filter(|it| !known(&it.code, &it.cause.slot()));
    let tasks: Vec<Task> = fresh
        .zip(first..)
        .map(|(it, n)| Task {
            number: number_of(year, n),
            code: it.code.clone(),
            since: it.cause.begins(),
            cause: it.cause.clone(),
            target: it.target,
            due: it.due,
            hour: None,
            called: false,
            closing: None,
            version: 1,
        })
        .collect();
    if tasks.is_empty() {
        return Err(vec![Obstacle::YearMade { year }]);
    }
    let lines: Vec<String> =
        tasks.iter().map(|task| format!("{} {} {}", task.code, task.cause.slot(), task.due)).collect();
    let plan = crate::digest::of_parts("gongkai-obligation-plan-1\n", lines.iter().map(String::as_str));
    let calendar = now.calendar.version().to_owned();
    let act = Act::YearMade { year, first, tasks: tasks.len(), calendar, plan };
    let entry = now.entry(&format!("rili-{year}"), act);
    Ok((tasks, entry))
}
