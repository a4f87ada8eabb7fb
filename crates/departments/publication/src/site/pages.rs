//! 分页 Twenty a page, each page with an address of its own; no page is endless.

/// A page holds so many items.
pub(super) const SIZE: i64 = 20;

/// 页码 One step of the pagination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) name: String,
    /// Where it leads; none for the page one is on, and for the pages left out between.
    pub(super) href: Option<String>,
    pub(super) is_here: bool,
    /// What a screen reader says.
    pub(super) label: String,
}

/// Divides an address into what is listed and the page of it: `…/p3.html` is the third, and no address the first.
pub(super) fn split(rest: &str) -> Option<(&str, i64)> {
    if let Some(list) = rest.strip_suffix('/') {
        return Some((list, 1));
    }
    let (list, page) = rest.rsplit_once('/')?;
    let digits = page.strip_prefix('p')?.strip_suffix(".html")?;
    let is_plain = digits.bytes().all(|sign| sign.is_ascii_digit()) && !digits.starts_with('0') && digits.len() < 8;
    let number = digits.parse().ok().filter(|number| is_plain && *number > 1)?;
    Some((list, number))
}

/// How many pages so many items fill; never none.
pub(super) fn many(items: i64, size: i64) -> i64 {
    ((items + size - 1) / size).max(1)
}

/// The steps below a list at `list` (with its slash at the end), `tail` behind every address.
pub(super) fn steps(list: &str, tail: &str, here: i64, last: i64) -> Vec<Step> {
    if last < 2 {
        return Vec::new();
    }
    let href = |page: i64| if page == 1 { format!("{list}{tail}") } else { format!("{list}p{page}.html{tail}") };
    let step = |name: &str, page: i64| Step {
        name: name.to_owned(),
        href: (page != here).then(|| href(page)),
        is_here: page == here,
        label: format!("第 {page} 页"),
    };
    let mut steps = Vec::new();
    if here > 1 {
        steps.push(Step { label: format!("上一页，第 {} 页", here - 1), ..step("上一页", here - 1) });
    }
    let mut before = 0;
    for page in (1..=last).filter(|page| *page == 1 || *page == last || (page - here).abs() <= 2) {
        if page > before + 1 {
            steps.push(Step { name: "…".into(), href: None, is_here: false, label: String::new() });
        }
        steps.push(step(&page.to_string(), page));
        before = page;
    }
    if here < last {
        steps.push(Step { label: format!("下一页，第 {} 页", here + 1), ..step("下一页", here + 1) });
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::{many, split, steps};

    #[test]
    fn a_page_has_one_address() {
        assert_eq!(split("zwdt/"), Some(("zwdt", 1)));
        assert_eq!(split("zwdt/p2.html"), Some(("zwdt", 2)));
        for none in ["zwdt", "zwdt/p1.html", "zwdt/p02.html", "zwdt/p0.html", "zwdt/p.html", "zwdt/p-2.html", "p2.html"]
        {
            assert_eq!(split(none), None, "{none}");
        }
        assert_eq!(split("zwdt/p99999999999999999999.html"), None, "longer than any list");
    }

    #[test]
    fn the_first_the_last_and_the_neighbours_stand_below_a_list() {
        assert!(steps("/a/", "", 1, 1).is_empty());
        let names = |here, last| -> Vec<String> {
            steps("/a/", "?y=2025", here, last).into_iter().map(|step| step.name).collect()
        };
        assert_eq!(names(1, 2), ["1", "2", "下一页"]);
        assert_eq!(names(6, 11), ["上一页", "1", "…", "4", "5", "6", "7", "8", "…", "11", "下一页"]);
        let steps = steps("/a/", "?y=2025", 2, 3);
        assert_eq!(steps[0].href.as_deref(), Some("/a/?y=2025"));
        assert_eq!(steps[3].href.as_deref(), Some("/a/p3.html?y=2025"));
        assert_eq!([many(0, 20), many(20, 20), many(21, 20)], [1, 1, 2]);
    }
}
