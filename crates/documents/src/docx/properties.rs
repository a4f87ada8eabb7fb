//! 文件属性 Title, issuer, language and day, for the desk's search and for screen readers.

use super::markup::Markup;
use crate::{Document, Imprint, text::printable_line};

const NAMES: [(&str, &str); 4] = [
    ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];

/// `docProps/core.xml`.
pub(super) fn part(document: &Document, imprint: &Imprint) -> Vec<u8> {
    let mut markup = Markup::part();
    let stamp = imprint.stamp();
    let issuer = printable_line(&document.issuer);
    markup.within("cp:coreProperties", &NAMES, |markup| {
        markup.said("dc:title", &[], &printable_line(&document.title));
        markup.said("dc:creator", &[], &issuer);
        markup.said("cp:lastModifiedBy", &[], &issuer);
        markup.said("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &stamp);
        markup.said("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &stamp);
        markup.said("dc:language", &[], Imprint::LANGUAGE);
    });
    markup.finish()
}
