//! Word 文件 Any bytes as the main part and the numbering of a Word document.

#![no_main]

use gongkai_fuzz::{holds, pack, parted};
use libfuzzer_sys::fuzz_target;
use papers::Kind;

const RELATIONS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const PARTS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/" TargetMode="External"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/></Relationships>"#;

fuzz_target!(|bytes: &[u8]| {
    let (document, numbering) = parted(bytes);
    let package = pack(&[
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", PARTS),
        ("word/numbering.xml", numbering),
    ]);
    holds(&package, Kind::Docx);
});
