//! 绑定与手写 Which numbers of a sentence are bound, which are typed, and which are no counts at all.

use proptest::prelude::*;
use report::drafting::{Claim, Draft, DraftObstacle, Piece, Place, judge, mark, pieces, stripped};

use super::quiet;

fn typed(text: &str) -> Vec<String> {
    let claim = Claim {
        id: "a".into(),
        place: Place::Platform,
        text: text.into(),
        records: vec!["r".into()],
        reason: String::new(),
        edited: false,
    };
    let found = judge(&Draft { claims: vec![claim], ..Draft::default() }, &quiet());
    found
        .into_iter()
        .filter_map(|one| if let DraftObstacle::Typed { count, .. } = one { Some(count) } else { None })
        .collect()
}

#[test]
fn counts_are_told_from_days_ordinals_and_set_phrases() {
    let cases: [(&str, &[&str], &str); 18] = [
        ("培训 28 人次", &["28人次"], "a count in digits"),
        ("解决问题十二个", &["十二个"], "a count in characters"),
        ("公开２５３条", &["２５３条"], "full width"),
        ("投入 1,234.5 万元", &["1,234.5万元"], "money"),
        ("满意率 98%", &["98%"], "a share"),
        ("更新 300 余条", &["300条"], "an estimate is a count too"),
        ("2025 年 7 月 1 日起", &[], "a day"),
        ("第三次会议", &[], "an ordinal in characters"),
        ("第 3 条", &[], "an article"),
        ("国办公开办函〔2021〕30号", &[], "a document"),
        ("电话 0377-12345678", &[], "a telephone number"),
        ("实行三审三校", &[], "a set phrase"),
        ("一是加强学习，二是加大投入", &[], "counting off"),
        ("一个专区、一批栏目", &[], "one in characters is how people say “a”"),
        ("20 个工作日内答复", &[], "a span of time"),
        ("做到一次性告知", &[], "a set phrase of service"),
        ("公开 【M-01：253】 条", &[], "bound"),
        ("公开 【M-01：253】 条，又发 3 篇", &["3篇"], "one bound, one not"),
    ];
    for (text, counts, because) in cases {
        assert_eq!(typed(text), counts, "{text}: {because}");
    }
}

#[test]
fn brackets_that_bind_nothing_are_words() {
    for text in ["【通知】", "【：】", "【M-01：】", "【M-01：两】", "【M 01：2】", "【M-01", "【【M-01：2", "】【"]
    {
        assert_eq!(pieces(text), [Piece::Words(text)], "{text}");
    }
    assert_eq!(
        pieces("【【M-01：2】】"),
        [Piece::Words("【"), Piece::Figure { key: "M-01", digits: "2" }, Piece::Words("】")]
    );
    let long = format!("【{}：1】", "k".repeat(5_000_000));
    assert_eq!(pieces(&long).len(), 1, "five megabytes of key are words");
}

proptest! {
    /// Whatever is typed comes back as it was: no character is lost, none is made.
    #[test]
    fn pieces_hold_the_whole_sentence(text in "[【】：M0-9.\\-a 条中]{0,60}") {
        let back: String = pieces(&text).iter().map(|piece| match piece {
            Piece::Words(words) => (*words).to_owned(),
            Piece::Figure { key, digits } => mark(key, digits),
        }).collect();
        prop_assert_eq!(&back, &text);
        prop_assert!(stripped(&text).len() <= text.len());
    }
}
