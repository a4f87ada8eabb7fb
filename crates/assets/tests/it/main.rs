//! The faces unpack whole, the scripts name each other, and the licences of both travel with them.

use assets::{Script, faces, loader, notices, scripts};

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
        let notice = notices().find(|notice| notice.name == face.family).expect("a notice a family");
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
    let named = lock.matches("\"node_modules/").count();
    assert_eq!(lock.matches("\"integrity\": \"sha512-").count(), named, "one hash a package");
    assert!(!lock.contains("\"resolved\""), "a mirror of the registry must do as well");
}

fn text(script: &Script) -> &str {
    std::str::from_utf8(script.plain).expect("a script is text")
}

#[test]
fn every_page_loads_a_small_script_and_the_editor_only_where_it_is_wanted() {
    let first = scripts().iter().find(|script| script.path == loader()).expect("the loader is one of the scripts");
    assert!(first.brotli.len() < 2_000, "the loader stays small: {}", first.brotli.len());
    let whole: usize = scripts().iter().map(|script| script.brotli.len()).sum();
    assert!(whole < 100_000, "the editor stays under a hundred kilobytes: {whole}");
    assert!(!text(first).contains("ProseMirror"), "the editor is not part of what every page loads");
}

#[test]
fn scripts_name_only_each_other_and_are_packed() {
    for script in scripts() {
        let imported: Vec<&str> =
            text(script).split("\"./").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        for name in imported.iter().filter(|name| name.ends_with(".js")) {
            let path = format!("/assets/{name}");
            assert!(scripts().iter().any(|other| other.path == path), "{} asks for {path}", script.path);
        }
        assert!(!text(script).contains("eval("), "the policy of the pages forbids it");
        assert!(script.brotli.len() < script.gzip.len() && script.gzip.len() < script.plain.len(), "{}", script.path);
    }
}

#[test]
fn every_package_of_the_scripts_has_its_notice() {
    for package in ["prosemirror-model", "prosemirror-view", "prosemirror-tables", "w3c-keyname"] {
        let notice = notices().find(|notice| notice.name == package).expect("a notice a package");
        assert_eq!(notice.licence, "MIT", "{package}");
        assert!(notice.copyright.starts_with("Copyright"), "{package}");
        assert!(notice.text.contains("Permission is hereby granted"), "{package}");
    }
    assert!(notices().all(|notice| notice.name != "esbuild"), "what only builds is not passed on");
}
