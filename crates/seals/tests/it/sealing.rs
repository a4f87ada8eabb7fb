//! 封存 Wrong key, wrong place, cut off, altered: each is one error, never a panic and never another text.

use std::sync::Arc;

use office::{Place, Seal, SealFault};
use proptest::prelude::*;
use seals::{Keys, Sealer};

use crate::Counting;

const HERE: Place<'_> = Place { table: "person", column: "name", body: "sangcun", row: "7f3a", what: "姓名" };

fn sealer(start: u64, versions: usize) -> Sealer {
    let chance = Counting::from(start);
    let mut keys = Keys::new(&chance);
    (1..versions).for_each(|_| keys.renew(&chance));
    Sealer::new(keys, Arc::new(Counting::from(start + 1000)))
}

#[test]
fn a_name_opens_in_its_own_row_only() {
    let sealer = sealer(0, 1);
    let sealed = sealer.seal(&HERE, "周宁".as_bytes());
    assert_eq!(sealed.len(), 4 + 12 + 6 + 16);
    assert!(!sealed.windows(6).any(|window| window == "周宁".as_bytes()));
    assert_eq!((&sealer as &dyn Seal).open_text(&HERE, &sealed).unwrap().unmask(), "周宁");
    assert_ne!(sealer.seal(&HERE, "周宁".as_bytes()), sealed, "twice the same is not seen from outside");
    let renamed = Place { what: "名字", ..HERE };
    assert!(sealer.open(&renamed, &sealed).is_ok(), "words for people may change");
    let elsewhere = [
        (Place { row: "7f3b", ..HERE }, "another row"),
        (Place { body: "liucun", ..HERE }, "another body"),
        (Place { column: "phone", ..HERE }, "another column"),
        (Place { table: "visitor", ..HERE }, "another table"),
        (Place { table: "personn", column: "ame", ..HERE }, "a sign moved over the border"),
    ];
    for (place, because) in elsewhere {
        assert_eq!(sealer.open(&place, &sealed).unwrap_err().fault(), SealFault::Other, "{because}");
    }
}

#[test]
fn the_newest_key_seals_and_the_older_ones_open() {
    let old = sealer(0, 1).seal(&HERE, b"one");
    let new = sealer(0, 2).seal(&HERE, b"two");
    assert_eq!((&old[..4], &new[..4]), ([0, 0, 0, 1].as_slice(), [0, 0, 0, 2].as_slice()));
    let both = sealer(0, 2);
    assert_eq!((both.open(&HERE, &old).unwrap(), both.open(&HERE, &new).unwrap()), (b"one".to_vec(), b"two".to_vec()));
    assert_eq!(sealer(0, 1).open(&HERE, &new).unwrap_err().fault(), SealFault::Version(2), "an older key file");
    assert_eq!(sealer(50, 1).open(&HERE, &old).unwrap_err().fault(), SealFault::Other, "another office's key");
}

#[test]
fn a_mark_is_the_same_for_the_same_only() {
    let (one, other) = (sealer(0, 1), sealer(50, 1));
    let mark = one.mark("person", "phone", b"13800000000");
    assert_eq!(one.mark("person", "phone", b"13800000000"), mark);
    let others = [
        (one.mark("person", "phone", b"13800000001"), "another number"),
        (one.mark("person", "mail", b"13800000000"), "another column"),
        (one.mark("visitor", "phone", b"13800000000"), "another table"),
        (one.mark("person", "phon", b"e13800000000"), "a sign moved over the border"),
        (other.mark("person", "phone", b"13800000000"), "another key"),
    ];
    for (found, because) in others {
        assert_ne!(found, mark, "{because}");
    }
}

proptest! {
    /// Any content comes back; cut anywhere or with any bit turned, it does not, and says why.
    #[test]
    fn what_was_sealed_comes_back_whole_or_not_at_all(
        plain in prop::collection::vec(any::<u8>(), 0..200),
        at in any::<prop::sample::Index>(),
        bit in 0..8_u8,
    ) {
        let sealer = sealer(7, 1);
        let sealed = sealer.seal(&HERE, &plain);
        prop_assert_eq!(sealer.open(&HERE, &sealed).unwrap(), plain);
        let at = at.index(sealed.len());
        let cut = sealer.open(&HERE, &sealed[..at]).unwrap_err().fault();
        prop_assert_eq!(cut, if at < 32 { SealFault::Cut } else { SealFault::Other });
        let mut turned = sealed;
        turned[at] ^= 1 << bit;
        let fault = sealer.open(&HERE, &turned).unwrap_err().fault();
        prop_assert!(matches!(fault, SealFault::Other | SealFault::Version(_)), "{fault:?}");
        prop_assert_eq!(matches!(fault, SealFault::Version(_)), at < 4);
    }
}
