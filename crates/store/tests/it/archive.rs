//! 备份包 What was packed comes out again, and a damaged archive is never used.

use std::fs;

use serde_json::{Value, json};
use store::{
    archive::{Archive, ArchiveError, Column, Kind, Manifest, Writer},
    chain::Head,
    digest::Digest,
};

use crate::Scratch;

fn pack(out: &std::path::Path) -> Result<Manifest, ArchiveError> {
    let column = |name: &str, kind| Column { name: name.into(), kind };
    let columns = vec![column("id", Kind::Integer), column("title", Kind::Text), column("hash", Kind::Bytes)];
    let rows = [vec![json!(1), json!("公告\n一"), json!("00ff")], vec![json!(i64::MAX), Value::Null, json!("")]];
    let mut writer = Writer::create(out)?;
    let mut table = writer.table("notice", columns)?;
    rows.iter().try_for_each(|row| table.row(row))?;
    table.end();
    writer.table("empty", vec![column("id", Kind::Text)])?.end();
    writer.file(&Digest::of(b"abc"), &mut &b"abc"[..])?;
    writer.finish(1_767_225_600_000, 30, &Head { position: 2, hash: Digest::of(b"head") })
}

#[test]
fn what_was_packed_comes_out_again() {
    let folder = Scratch::new("pack");
    let out = folder.0.join("backup.zip");
    let packed = pack(&out).unwrap();
    let mut archive = Archive::open(&out, 30).unwrap();
    assert_eq!(archive.manifest(), &packed);
    let mut rows = Vec::new();
    archive
        .rows(&packed.tables[0], |row| {
            rows.push(row);
            Ok::<(), ArchiveError>(())
        })
        .unwrap();
    assert_eq!(rows[0], [json!(1), json!("公告\n一"), json!("00ff")]);
    assert_eq!(rows[1], [json!(i64::MAX), Value::Null, json!("")]);
    let mut content = String::new();
    std::io::Read::read_to_string(&mut archive.file(&packed.files[0]).unwrap(), &mut content).unwrap();
    assert_eq!(content, "abc");
    let again = folder.0.join("again.zip");
    pack(&again).unwrap();
    assert_eq!(fs::read(&out).unwrap(), fs::read(&again).unwrap(), "the same snapshot gives the same bytes");
}

#[test]
fn every_cut_and_every_altered_byte_of_a_part_is_noticed() {
    let folder = Scratch::new("damage");
    let (out, bad) = (folder.0.join("backup.zip"), folder.0.join("bad.zip"));
    let packed = pack(&out).unwrap();
    let whole = fs::read(&out).unwrap();
    for cut in 0..whole.len() {
        fs::write(&bad, &whole[..cut]).unwrap();
        assert!(matches!(Archive::open(&bad, 30), Err(ArchiveError::Damaged { .. })), "cut at {cut}");
    }
    for at in 0..whole.len() {
        let mut altered = whole.clone();
        altered[at] ^= 0x40;
        fs::write(&bad, &altered).unwrap();
        // Bytes that carry no content, such as the time of a part, may differ; what comes out may not.
        assert!(Archive::open(&bad, 30).map_or(true, |archive| *archive.manifest() == packed), "byte {at}");
    }
}

#[test]
fn a_newer_archive_and_a_taken_name_are_refused() {
    let folder = Scratch::new("newer");
    let out = folder.0.join("backup.zip");
    pack(&out).unwrap();
    assert!(matches!(Archive::open(&out, 29), Err(ArchiveError::Newer { schema: 30, newest: 29 })));
    assert!(Archive::open(&out, 31).is_ok(), "an older archive is welcome");
    assert!(matches!(pack(&out), Err(ArchiveError::Occupied { .. })), "an older backup is never overwritten");
    drop(Writer::create(&folder.0.join("given-up.zip")).unwrap());
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1, "what was given up leaves nothing");
}
