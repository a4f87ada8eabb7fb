//! Faces an office brings along.

use documents::gallery;
use press::{Faces, Press, Role};

use crate::poppler::{imprint, said, structure, words};

#[test]
fn what_is_no_font_is_passed_over() {
    let press = Press::new(&Faces { extra: vec![Vec::new(), b"not a font".to_vec(), vec![0; 4096]] });
    assert_eq!(press.stand_ins(), [Role::Title, Role::Body, Role::Section, Role::Part, Role::Table]);
    let printed = press.print(&gallery(), &imprint()).unwrap();
    assert_eq!(printed, press::pdf(&gallery(), &imprint()).unwrap(), "ours stand in for all");
}

#[test]
fn a_face_that_names_itself_takes_its_place() {
    let fangsong = renamed(&assets::faces()[2].bytes(), "Noto Sans SC", "FangSong 16h");
    let press = Press::new(&Faces { extra: vec![fangsong] });
    assert_eq!(press.stand_ins(), [Role::Title, Role::Section, Role::Part, Role::Table]);
    let printed = press.print(&gallery(), &imprint()).unwrap();
    assert_eq!(words(&structure(&printed.bytes)), said(&gallery()));
    assert_ne!(printed, press::pdf(&gallery(), &imprint()).unwrap(), "running text is set in it");
}

#[test]
fn roles_are_named_as_offices_name_them() {
    let names: Vec<&str> = Press::new(&Faces::default()).stand_ins().into_iter().map(Role::name).collect();
    assert_eq!(names, ["小标宋", "仿宋", "黑体", "楷体", "宋体"]);
}

/// The same font under another name of the same length.
fn renamed(font: &[u8], from: &str, to: &str) -> Vec<u8> {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let (from, to) = (wide(from), wide(to));
    assert_eq!(from.len(), to.len());
    let mut font = font.to_vec();
    while let Some(at) = font.windows(from.len()).position(|window| window == from) {
        font[at..at + to.len()].copy_from_slice(&to);
    }
    font
}
