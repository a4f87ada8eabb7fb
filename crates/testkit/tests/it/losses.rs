//! 丢失 What layouts lose, and that nothing else is.

use std::collections::BTreeSet;

use testkit::figures::{self, Collected};
use testkit::{Figures, Format, Layout, form, made, typeset};

fn sets_of_figures() -> Vec<Figures> {
    let made = [Format::F2021, Format::F2019].into_iter().flat_map(|format| [made::busy(format), made::zeros(format)]);
    made.chain(figures::real()).collect()
}

#[test]
fn layouts_lose_what_they_say() {
    let cases = [
        (Layout::TabsCut, 44, 39, "six or seven numbers a line in the place of seven"),
        (Layout::HtmlTotalColumnMissing, 25, 23, "one a row"),
        (Layout::HtmlResultsTotalMissing, 7, 7, "one row"),
        (Layout::HtmlFourSummed, 10, 10, "both ways to court"),
        (Layout::HtmlPictures, 200, 198, "everything"),
    ];
    for layout in Layout::ALL {
        let case = cases.iter().find(|case| case.0 == *layout);
        let (of_2021, of_2019, because) = case.map_or((0, 0, "nothing is lost"), |case| (case.1, case.2, case.3));
        assert_eq!(layout.loses(Format::F2021).len(), of_2021, "{layout:?}: {because}");
        assert_eq!(layout.loses(Format::F2019).len(), of_2019, "{layout:?} 2019: {because}");
    }
}

#[test]
fn every_cell_is_either_readable_or_said_not_to_be() {
    for figures in sets_of_figures() {
        for layout in Layout::ALL {
            let set = typeset(&figures, *layout);
            assert_eq!(
                set.lost,
                layout.loses(figures.format),
                "{} {layout:?}: losses depend on the layout",
                figures.id
            );
            let readable = set.readable(&figures).count();
            let parts = [set.lost.len(), set.blank.len(), set.marked.len(), readable];
            assert_eq!(parts.iter().sum::<usize>(), figures.cells.len(), "{} {layout:?}: {parts:?}", figures.id);
            let unknown = figures.cells.iter().filter(|(name, text)| text.is_none() && !set.lost.contains(*name));
            assert!(unknown.clone().all(|(name, _)| set.blank.contains(name)), "{} {layout:?}", figures.id);
        }
    }
}

#[test]
fn zeros_become_blanks_or_marks_where_the_layout_says_so() {
    let zeros = made::zeros(Format::F2021);
    let fate = |layout| {
        let set = typeset(&zeros, layout);
        (set.blank.len(), set.marked.len(), set.readable(&zeros).count())
    };
    assert_eq!(fate(Layout::TextBlankZeros), (200, 0, 0));
    assert_eq!(fate(Layout::HtmlBlankZeros), (200, 0, 0));
    assert_eq!(fate(Layout::TextMarkedZeros), (0, 200, 0));
    assert_eq!(fate(Layout::HtmlMarkedZeros), (0, 200, 0));
    assert_eq!(fate(Layout::HtmlClean), (0, 0, 200));
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    let suqian = figures::real_one("suqian-2024");
    for layout in Layout::ALL {
        assert_eq!(typeset(&suqian, *layout), typeset(&suqian, *layout), "{layout:?}");
    }
}

/// The others are slips of the figures or the words, not of the layout: 4, 11 to 17.
#[test]
fn every_trap_of_layout_is_set_by_some_layout() {
    let set: BTreeSet<u8> = Layout::ALL.iter().flat_map(|layout| layout.traps().iter().copied()).collect();
    assert_eq!(set, BTreeSet::from([1, 2, 3, 5, 6, 7, 8, 9, 10, 18, 19, 20, 21]));
}

#[test]
fn partial_figures_print_blanks_for_what_nobody_read() {
    for partial in figures::real().into_iter().filter(|figures| figures.collected != Collected::Full) {
        let known = partial.cells.values().filter(|text| text.is_some()).count();
        assert_eq!(typeset(&partial, Layout::HtmlClean).readable(&partial).count(), known, "{}", partial.id);
        assert_eq!(partial.cells.len(), form::cell_names(partial.format).len(), "{}", partial.id);
    }
}
