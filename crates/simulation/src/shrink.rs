//! 缩短 The shortest list of steps that still breaks the same promise: halves are cut out as long as that goes on.

use std::time::{Duration, Instant};

use crate::{Cut, Failure, Plan, run};

/// 缩短 A failure told with as few steps as could be found within a time, and the steps that were left out.
#[must_use]
pub fn shrink(plan: &Plan, failure: &Failure, within: Duration) -> (Failure, Cut) {
    let began = Instant::now();
    let mut best = (failure.clone(), Cut { until: Some(failure.step), without: Vec::new() });
    let mut size = usize::try_from(failure.step).unwrap_or(0).div_ceil(2);
    while size > 0 && began.elapsed() < within {
        let mut shorter = false;
        let kept: Vec<u32> = (0..=best.0.step).filter(|step| !best.1.without.contains(step)).collect();
        for part in kept.chunks(size) {
            if part.contains(&failure.step) || began.elapsed() >= within {
                continue;
            }
            let mut without = best.1.without.clone();
            without.extend(part);
            let cut = Cut { until: best.1.until, without };
            match run(plan, &cut) {
                Err(found) if gist(&found.why) == gist(&failure.why) => {
                    shorter = true;
                    best = (found, cut);
                }
                _ => {}
            }
        }
        size = if shorter && size > 1 { size } else { size / 2 };
    }
    best.1.without.sort_unstable();
    (best.0, best.1)
}

/// What broke, without the numbers of items and texts.
fn gist(why: &str) -> String {
    let word = |word: &&str| !word.chars().any(|sign| sign.is_ascii_digit());
    why.split_whitespace().filter(word).take(6).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::gist;

    #[test]
    fn the_same_promise_is_known_by_its_words() {
        assert_eq!(gist("item 0a1b: its text is 77ff, not 88"), gist("item 9c: its text is 12, not 13"));
        assert_ne!(gist("item 0a: its version is 2, not 1"), gist("item 0a: its text is 2, not 1"));
    }
}
