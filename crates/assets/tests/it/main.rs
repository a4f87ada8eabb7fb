//! The faces unpack whole, and their licences travel with them.

use assets::{faces, notices};

/// The tables without which a face sets no page.
const TABLES: &[&[u8; 4]] = &[b"cmap", b"glyf", b"loca", b"hmtx", b"name"];

fn table(face: &[u8], tag: &[u8; 4]) -> Option<(usize, usize)> {
    let number = |at: usize| u32::from_be_bytes(face[at..at + 4].try_into().expect("four bytes")) as usize;
    let count = usize::from(u16::from_be_bytes([face[4], face[5]]));
    (0..count)
        .map(|index| 12 + 16 * index)
        .find(|at| &face[*at..at + 4] == tag)
        .map(|at| (number(at + 8), number(at + 12)))
}

fn says(face: &[u8], text: &str) -> bool {
    let wanted: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let (start, length) = table(face, b"name").expect("a face has names");
    face[start..start + length].windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn every_face_unpacks_to_a_whole_truetype_file() {
    for face in faces() {
        let bytes = face.bytes();
        assert_eq!(&bytes[..4], &[0, 1, 0, 0], "{} is plain TrueType", face.family);
        for tag in TABLES {
            let (start, length) = table(&bytes, tag).unwrap_or_else(|| panic!("{} has {tag:?}", face.family));
            assert!(length > 0 && start + length <= bytes.len(), "{} ends after {tag:?}", face.family);
        }
        assert!(says(&bytes, face.family), "{} names itself so", face.family);
        assert!(face.packed_size() * 10 < bytes.len() * 6, "{} is packed", face.family);
    }
}

#[test]
fn weights_are_those_of_the_faces() {
    let weights = |face: &assets::Face| {
        let bytes = face.bytes();
        let (start, _) = table(&bytes, b"OS/2").expect("a face has metrics");
        u16::from_be_bytes([bytes[start + 4], bytes[start + 5]])
    };
    for face in faces() {
        assert_eq!(weights(face), face.weight, "{}", face.family);
    }
}

#[test]
fn every_family_has_its_notice_with_the_line_of_its_owner() {
    for face in faces() {
        let notice = notices().iter().find(|notice| notice.name == face.family).expect("a notice a family");
        assert_eq!(notice.licence, face.licence);
        assert!(says(&face.bytes(), notice.copyright), "{}: the face itself names this owner", face.family);
        assert!(notice.text.starts_with("Copyright"), "{}: the text begins with its own line", face.family);
        assert!(notice.text.contains("SIL OPEN FONT LICENSE"), "{}", face.family);
        assert!(notice.text.contains("Version 1.1"), "{}", face.family);
    }
}

#[test]
fn the_lock_names_hashes_and_no_addresses() {
    let lock = include_str!("../../package-lock.json");
    assert!(lock.contains("\"lockfileVersion\": 3"));
    assert_eq!(lock.matches("\"integrity\": \"sha512-").count(), notices().len(), "one hash a package");
    assert!(!lock.contains("\"resolved\""), "a mirror of the registry must do as well");
}
