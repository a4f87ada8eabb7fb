//! N4, second part: another place named in the title, or as the one that compiles the report.

use super::{
    Subject,
    told::{Clause, Told},
};

/// 地名 One step of an administrative name: 江苏 of 江苏省, and what kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place<'a> {
    /// With its ending.
    whole: &'a str,
    stem: &'a str,
    kind: Kind,
}

/// Kinds of places that may be mistaken for one another. A county may become a district, a township a town.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Province,
    City,
    County,
    Town,
}

/// Endings of places.
const ENDINGS: [(&str, Kind); 8] = [
    ("省", Kind::Province),
    ("市", Kind::City),
    ("县", Kind::County),
    ("区", Kind::County),
    ("旗", Kind::County),
    ("街道", Kind::Town),
    ("乡", Kind::Town),
    ("镇", Kind::Town),
];

/// 标题 The other place that the title names.
pub(super) fn in_title<'a>(subject: &Subject<'a>) -> Option<&'a str> {
    let title = subject.report.title.as_str();
    let to = ["政府信息公开", "信息公开", "政务公开"].iter().filter_map(|word| title.find(word)).min()?;
    let parts = title[..to].split(|character: char| character.is_ascii_digit() || ('０'..='９').contains(&character));
    let mut names = parts.map(|part| part.trim_start_matches(['年', '度', ' ']));
    names.find_map(|name| other(name, &subject.report.body))
}

/// 编制 The other place that the lead says compiled the report.
pub(super) fn in_lead<'s, 'a>(subject: &'s Subject<'a>) -> Option<(&'s Told<'a>, &'s [Clause], &'a str)> {
    let told = subject.text(0)?;
    told.sentences().find_map(|sentence| {
        let passage = told.passage(sentence);
        if !["编制", "公布", "发布"].iter().any(|word| passage.contains(word)) {
            return None;
        }
        let mut names = sentence.iter().map(|clause| compiler(told.words(clause)));
        names.find_map(|name| other(name, &subject.report.body)).map(|name| (told, sentence, name))
    })
}

/// Who acts at the head of a sub-clause: its words up to the first that cite, ask or tell what for.
fn compiler(words: &str) -> &str {
    const CITES: [&str; 9] = ["根据", "按照", "依照", "依据", "遵照", "结合", "对照", "经", "《"];
    let to = CITES.iter().filter_map(|word| words.find(word)).min().unwrap_or(words.len());
    let words = &words[..to];
    ["由", "现将", "现公布"].iter().find_map(|word| words.split_once(word)).map_or(words, |(_, name)| name)
}

/// The first place of a name that the body's name contradicts: both have one of that kind, and none in common.
fn other<'a>(name: &'a str, body: &str) -> Option<&'a str> {
    let own = places(body);
    let named = places(name);
    let same = |place: &Place<'_>| {
        own.iter()
            .any(|mine| mine.kind == place.kind && (mine.stem.contains(place.stem) || place.stem.contains(mine.stem)))
    };
    let contradicts = |place: &&Place<'a>| {
        let known = own.iter().any(|mine| mine.kind == place.kind);
        let length = place.stem.chars().count();
        let any_same = named.iter().any(|each| each.kind == place.kind && same(each));
        known && !any_same && (2..=8).contains(&length) && !body.contains(place.stem)
    };
    named.iter().find(contradicts).map(|place| place.whole)
}

/// The steps of an administrative name; 市 at its head is no ending, nor is 镇 in 镇江.
fn places(name: &str) -> Vec<Place<'_>> {
    let (mut found, mut from) = (Vec::new(), 0);
    for (at, _) in name.char_indices().take(40) {
        let ending = ENDINGS.iter().find(|(ending, _)| name[at..].starts_with(ending));
        let Some((ending, kind)) = ending.filter(|_| at > from) else { continue };
        let (stem, end) = (&name[from..at], at + ending.len());
        let is_han = stem.chars().all(|character| ('\u{4e00}'..='\u{9fff}').contains(&character));
        if stem.ends_with("自治") || !is_han || stem.chars().count() < 2 && *kind != Kind::County {
            from = if is_han { from } else { end };
            continue;
        }
        found.push(Place { whole: &name[from..end], stem, kind: *kind });
        from = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        let cases: [(&str, &[&str], &str); 8] = [
            ("甲州市乙河县桑村乡人民政府", &["甲州市", "乙河县", "桑村乡"], "three steps"),
            ("市中区人民政府", &["市中区"], "a district whose name begins like a city"),
            ("镇江市", &["镇江市"], "a city whose name begins like a town"),
            ("忠县", &["忠县"], "a county of one character"),
            ("市教育局", &[], "no name"),
            ("青河街道办事处", &["青河街道"], "a street"),
            ("", &[], "nothing"),
            ("全省", &[], "no name of a province"),
        ];
        for (name, expected, because) in cases {
            let found: Vec<&str> = places(name).iter().map(|place| place.whole).collect();
            assert_eq!(found, expected, "{name}: {because}");
        }
    }
}
