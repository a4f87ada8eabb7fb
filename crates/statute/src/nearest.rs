//! 相近 The known name that a mistyped one most resembles.

/// The name in `known` with the fewest edits from `typed`; `None` when nothing is even half alike.
pub(crate) fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: Vec<char> = typed.chars().take(64).collect();
    let scored = known.into_iter().map(|name| (edits(&typed, &name.chars().collect::<Vec<_>>()), name));
    let (distance, name) = scored.min_by_key(|(distance, _)| *distance)?;
    (distance * 2 <= name.chars().count()).then_some(name)
}

/// Insertions, deletions and replacements that turn one word into the other.
fn edits(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_finds_its_name_and_nonsense_finds_none() {
        let known = ["extend", "withdraw", "decide"];
        assert_eq!(nearest("extent", known), Some("extend"));
        assert_eq!(nearest("decided", known), Some("decide"));
        assert_eq!(nearest("延长", known), None);
        assert_eq!(nearest("", known), None);
    }
}
