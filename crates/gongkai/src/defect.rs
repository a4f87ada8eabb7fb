//! 缺陷 A defect of the program ends in sentences for the clerk, with the place that a maintainer needs.

use std::{
    panic::{self, Location},
    sync::{Mutex, PoisonError},
};

/// Where the latest defect showed.
static PLACE: Mutex<String> = Mutex::new(String::new());

/// From now on a defect prints nothing by itself; its place is kept.
pub(crate) fn watch() {
    panic::set_hook(Box::new(|defect| {
        *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = defect.location().map(named).unwrap_or_default();
    }));
}

/// The place of the latest defect, such as `check.rs:40`.
pub(crate) fn place() -> String {
    PLACE.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// The file without its folders: those are of the machine on which the program was built.
fn named(place: &Location<'_>) -> String {
    let file = place.file().rsplit(['/', '\\']).next().unwrap_or_default();
    format!("{file}:{}", place.line())
}

#[cfg(test)]
mod tests {
    use super::{place, watch};

    #[test]
    fn a_defect_keeps_its_place_without_the_folders_of_a_machine() {
        watch();
        let defect = std::panic::catch_unwind(|| panic!("not for people"));
        let _ = std::panic::take_hook();
        assert!(defect.is_err());
        let line = place().strip_prefix("defect.rs:").and_then(|line| line.parse::<u32>().ok());
        assert!(line.is_some(), "{}", place());
    }
}
