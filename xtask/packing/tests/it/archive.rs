//! The archive: the same bytes from the same content, in order, root's, of one time; and the sums beside it.

use std::io::Read;

use flate2::read::GzDecoder;
use packing::{SHA256, SM3, Shelf, listed};
use tar::Archive;

use crate::stand_in::{Folder, WHEN, inventory, release, said};

#[test]
fn the_same_release_made_twice_is_the_same_to_the_byte() {
    let inventory = inventory();
    let (one, other) = (release().files(inventory).unwrap(), release().files(inventory).unwrap());
    let names: Vec<&str> = one.iter().map(|(name, _)| name.as_str()).collect();
    assert!(
        names.iter().any(|name| name.ends_with(".tar.gz")) && names.iter().any(|name| name.ends_with(".deb")),
        "{names:?}"
    );
    for ((name, content), (_, again)) in one.iter().zip(&other) {
        assert!(content == again, "{name} differs from one time to the next");
    }
    let mut later = release();
    later.when += 1;
    let moved = later.files(inventory).unwrap();
    for ((name, content), (_, moved)) in one.iter().zip(&moved).filter(|((name, _), _)| name != "NOTICES.txt") {
        assert!(content != moved, "the time of the commit stands in {name}");
    }
}

#[test]
fn what_is_put_in_any_order_comes_out_sorted_and_belongs_to_root() {
    let mut shelf = Shelf::default();
    shelf.text("b/c.txt", "c").program("b/a", "a").text("a.txt", "").text("b/d/e.txt", "e");
    let packed = shelf.packed(WHEN).unwrap();
    let mut archive = Archive::new(GzDecoder::new(packed.as_slice()));
    let mut found = Vec::new();
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let header = entry.header().clone();
        assert_eq!((header.uid().unwrap(), header.gid().unwrap(), header.mtime().unwrap()), (0, 0, WHEN));
        assert_eq!((header.username().unwrap(), header.groupname().unwrap()), (Some("root"), Some("root")));
        let mut content = String::new();
        entry.read_to_string(&mut content).unwrap();
        found.push((entry.path().unwrap().display().to_string(), header.mode().unwrap(), content));
    }
    let found: Vec<(&str, u32, &str)> =
        found.iter().map(|(path, mode, content)| (path.as_str(), *mode, content.as_str())).collect();
    let expected = [
        ("a.txt", 0o644, ""),
        ("b/", 0o755, ""),
        ("b/a", 0o755, "a"),
        ("b/c.txt", 0o644, "c"),
        ("b/d/", 0o755, ""),
        ("b/d/e.txt", 0o644, "e"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn sums_are_those_that_other_tools_count() {
    let files = vec![("b.txt".to_owned(), b"abc".to_vec()), ("a.txt".to_owned(), Vec::new())];
    let sha = listed(SHA256, &files);
    assert_eq!(
        sha,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.txt\n\
         ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.txt\n"
    );
    // GB/T 32905, the first example of its annex.
    assert!(listed(SM3, &files).contains("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0  b.txt"));
    let folder = Folder::new("sums");
    for (name, content) in &files {
        folder.put(name, content);
    }
    let list = folder.put("SHA256SUMS", sha.as_bytes());
    let check = format!("cd {} && sha256sum --check --strict {list}", folder.0.display());
    assert_eq!(said("sh", &["-c", &check]).unwrap().matches(": OK").count(), 2);
}
