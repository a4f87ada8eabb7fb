//! 内容摘要 The one hash by which a content is known.

/// 内容摘要 SM3 (GB/T 32905) of title, text and attachments as 64 lower-case hexadecimal digits.
///
/// The canonical form: the line `gongkai-content-1`, then title, text, and name and content hash of every attachment in
/// their order, each written as its length in bytes (decimal), a colon, the bytes in UTF-8, and a line feed. Lengths
/// stand before the parts, so no part can run into its neighbour. Line ends are taken as typed.
#[must_use]
pub fn content_hash(title: &str, text: &str, attachments: &[(&str, &str)]) -> String {
    hash("gongkai-content-1\n", title, text, attachments)
}

/// 内容摘要（带格式的正文） The same of a rich text in its canonical HTML, under the line `gongkai-prose-1`: lines that look
/// like markup and markup itself never share a hash.
#[must_use]
pub fn prose_hash(title: &str, html: &str, attachments: &[(&str, &str)]) -> String {
    hash("gongkai-prose-1\n", title, html, attachments)
}

/// 内容摘要（文件） The same of a text that is a document, or explains one: under `gongkai-content-2` (or `gongkai-prose-2`
/// where the text is rich), with four parts between text and attachments: 文号, the day it takes effect, the day it
/// expires (`YYYY-MM-DD`), and the numbers of the items it explains, one blank between two; each empty where there is
/// none. A text that says none of the four has the hash it always had.
#[must_use]
pub fn paper_hash(rich: bool, title: &str, text: &str, paper: [&str; 4], attachments: &[(&str, &str)]) -> String {
    let domain = match (rich, paper.iter().all(|part| part.is_empty())) {
        (false, true) => return content_hash(title, text, attachments),
        (true, true) => return prose_hash(title, text, attachments),
        (false, false) => "gongkai-content-2\n",
        (true, false) => "gongkai-prose-2\n",
    };
    let files = attachments.iter().flat_map(|(name, hash)| [*name, *hash]);
    crate::digest::of_parts(domain, [title, text].into_iter().chain(paper).chain(files))
}

fn hash(domain: &str, title: &str, text: &str, attachments: &[(&str, &str)]) -> String {
    let files = attachments.iter().flat_map(|(name, hash)| [*name, *hash]);
    crate::digest::of_parts(domain, [title, text].into_iter().chain(files))
}
