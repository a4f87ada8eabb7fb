//! What holds for any markup.

use proptest::prelude::*;
use prose::{Change, Prose, compare};

const TAGS: [&str; 44] = [
    "p",
    "b",
    "i",
    "u",
    "a",
    "br",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "caption",
    "h1",
    "h2",
    "h3",
    "h5",
    "blockquote",
    "figure",
    "figcaption",
    "img",
    "hr",
    "div",
    "span",
    "sup",
    "sub",
    "pre",
    "center",
    "script",
    "style",
    "svg",
    "o:p",
    "s",
    "dl",
    "dt",
    "dd",
    "title",
    "textarea",
    "section",
    "template",
    "tfoot",
];

const ATTRIBUTES: [&str; 14] = [
    "",
    " href='javascript:x'",
    " href=/甲",
    " style='mso-list:l0 level2 lfo1'",
    " style='mso-list:Ignore'",
    " align=right",
    " colspan=3",
    " rowspan=2",
    " scope=row",
    " style='font-weight:bold;display:none'",
    " onclick=x",
    " src=/files/0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a alt='图 <1>'",
    " \"<",
    " hidden",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0..TAGS.len(), 0..ATTRIBUTES.len()).prop_map(|(tag, attribute)| format!("<{}{}>", TAGS[tag], ATTRIBUTES[attribute])),
        3 => (0..TAGS.len()).prop_map(|tag| format!("</{}>", TAGS[tag])),
        3 => "[一二三 甲乙丙\n\u{3000}\u{a0}&<>\"'1.、（）\\\\［］表图：]{0,8}",
        1 => ".{0,6}",
        1 => prop_oneof![Just("<!--".to_owned()), Just("-->".to_owned()), Just("&nbsp;&#0;&#x202e;".to_owned()), Just("<![if x]>".to_owned())],
    ]
}

fn markup() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// 规范 Reading what was written gives the same, and nothing more is lost.
    #[test]
    fn reading_the_canonical_form_changes_nothing(html in markup()) {
        let (prose, _) = Prose::read(&html).unwrap();
        let (again, losses) = Prose::read(prose.html()).unwrap();
        prop_assert_eq!(again.html(), prose.html());
        prop_assert_eq!(losses, vec![]);
        prop_assert_eq!(again, prose);
    }

    /// 只有这些 Nothing is written but the elements and attributes there are.
    #[test]
    fn nothing_is_written_that_has_no_place(html in markup()) {
        let (prose, _) = Prose::read(&html).unwrap();
        for tag in prose.html().split('<').skip(1) {
            let (tag, text) = tag.split_once('>').unwrap();
            prop_assert!(!text.contains('"'), "text is escaped");
            let name = tag.trim_start_matches('/').split(' ').next().unwrap();
            let known = ["p", "h2", "h3", "ul", "ol", "li", "blockquote", "table", "caption", "thead", "tbody", "tr", "td", "th",
                "figure", "img", "figcaption", "hr", "strong", "em", "u", "sub", "sup", "br", "a"];
            prop_assert!(known.contains(&name), "{name} in {}", prose.html());
            for attribute in tag.split('"').step_by(2).filter_map(|part| part.strip_suffix('=')) {
                let attribute = attribute.rsplit(' ').next().unwrap();
                prop_assert!(["href", "src", "alt", "scope", "colspan", "rowspan", "data-align"].contains(&attribute), "{attribute}");
            }
        }
    }

    /// 提纲 Whoever edits nothing changes nothing; whoever edits a line loses no other line.
    #[test]
    fn the_outline_leads_back(html in markup(), at in 0_usize..40, words in "[甲乙丙 ]{0,6}") {
        let (prose, _) = Prose::read(&html).unwrap();
        let outline = prose.outline();
        let same = prose.with_outline(&outline).unwrap();
        prop_assert_eq!(same.html(), prose.html());
        let mut lines: Vec<&str> = outline.lines().collect();
        lines.insert(at.min(lines.len()), &words);
        let edited = prose.with_outline(&lines.join("\n")).unwrap();
        for line in outline.lines().filter(|line| !line.starts_with(['\\', '［'])) {
            prop_assert!(edited.plain_text().contains(line), "{line} went from {}", edited.html());
        }
    }

    /// 对照 A text compared with itself has not changed; two texts name every block of the later one.
    #[test]
    fn comparing_names_every_block(one in markup(), other in markup()) {
        let (one, other) = (Prose::read(&one).unwrap().0, Prose::read(&other).unwrap().0);
        prop_assert!(compare(&one, &one).iter().all(|change| matches!(change, Change::Same(_))));
        let later = compare(&one, &other).iter().filter(|change| !matches!(change, Change::Removed(_))).count();
        prop_assert_eq!(later, compare(&other, &other).len());
    }

    /// 任何字节 Any text at all is read.
    #[test]
    fn any_text_is_read(text in ".*") {
        Prose::read(&text).unwrap();
        Prose::of_plain(&text).unwrap();
    }
}
