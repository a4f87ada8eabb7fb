//! Makers of small workbooks.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// A ZIP of entries.
pub(super) fn pack(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let packed = SimpleFileOptions::default();
        let stored = packed.compression_method(zip::CompressionMethod::Stored);
        archive.start_file(*name, if *name == "mimetype" { stored } else { packed }).expect("names are short");
        archive.write_all(content.as_bytes()).expect("memory takes any bytes");
    }
    archive.finish().expect("memory takes any bytes").into_inner()
}

/// Relations of a part, of the transitional edition.
pub(super) fn relations(list: &[(&str, &str, &str)]) -> String {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let each = list
        .iter()
        .map(|(id, role, target)| format!("<Relationship Id=\"{id}\" Type=\"{office}/{role}\" Target=\"{target}\"/>"));
    format!("<Relationships>{}</Relationships>", each.collect::<String>())
}

/// An XLSX in the making.
#[derive(Default)]
pub(super) struct Xlsx {
    sheets: Vec<(String, String, String)>,
    strings: String,
    styles: String,
    workbook: String,
    others: Vec<(String, String)>,
}

impl Xlsx {
    /// A workbook of one sheet: the XML of its rows, and what stands behind them.
    pub(super) fn of(rows: &str, behind: &str) -> Vec<u8> {
        Self::default().sheet("Sheet1", "", rows, behind).bytes()
    }

    /// Adds a sheet; `attributes` stand in the list of sheets.
    pub(super) fn sheet(self, name: &str, attributes: &str, rows: &str, behind: &str) -> Self {
        self.whole_sheet(name, attributes, &format!("<sheetData>{rows}</sheetData>{behind}"))
    }

    /// Adds a sheet by all that stands in its XML.
    pub(super) fn whole_sheet(mut self, name: &str, attributes: &str, content: &str) -> Self {
        let xml = format!("<?xml version=\"1.0\"?><worksheet xmlns=\"urn:any\">{content}</worksheet>");
        self.sheets.push((name.to_owned(), attributes.to_owned(), xml));
        self
    }

    /// Sets the shared strings, as XML.
    pub(super) fn strings(mut self, items: &str) -> Self {
        self.strings = format!("<sst>{items}</sst>");
        self
    }

    /// Sets number formats (from number 164 on), each used by the cell style of its place.
    pub(super) fn formats(mut self, codes: &[&str]) -> Self {
        let each = |at: usize, code: &str| format!("<numFmt numFmtId=\"{}\" formatCode=\"{code}\"/>", 164 + at);
        let own: String = codes.iter().enumerate().map(|(at, code)| each(at, code)).collect();
        let styles: String = (0..codes.len()).map(|at| format!("<xf numFmtId=\"{}\"/>", 164 + at)).collect();
        self.styles = format!("<styleSheet><numFmts>{own}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>");
        self
    }

    /// Adds XML to the workbook before its sheets.
    pub(super) fn workbook(mut self, content: &str) -> Self {
        self.workbook = content.to_owned();
        self
    }

    /// Adds any other part.
    pub(super) fn part(mut self, name: &str, content: &str) -> Self {
        self.others.push((name.to_owned(), content.to_owned()));
        self
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut entries: Vec<(String, String)> = Vec::new();
        let mut listed = String::new();
        let mut parts = vec![("rIdS".to_owned(), "sharedStrings", "sharedStrings.xml".to_owned())];
        parts.push(("rIdF".to_owned(), "styles", "/xl/styles.xml".to_owned()));
        for (at, (name, attributes, xml)) in self.sheets.iter().enumerate() {
            listed += &format!("<sheet name=\"{name}\" sheetId=\"{at}\" {attributes} r:id=\"rId{at}\"/>");
            let role = if attributes.contains("chart") { "chartsheet" } else { "worksheet" };
            parts.push((format!("rId{at}"), role, format!("worksheets/other{at}.xml")));
            entries.push((format!("xl/worksheets/other{at}.xml"), xml.clone()));
        }
        let list: Vec<_> = parts.iter().map(|(id, role, part)| (id.as_str(), *role, part.as_str())).collect();
        let or_empty = |text: &str, empty: &str| if text.is_empty() { empty.to_owned() } else { text.to_owned() };
        entries.extend([
            ("_rels/.rels".to_owned(), relations(&[("r1", "officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml".to_owned(), format!("<workbook>{}<sheets>{listed}</sheets></workbook>", self.workbook)),
            ("xl/_rels/workbook.xml.rels".to_owned(), relations(&list)),
            ("xl/sharedStrings.xml".to_owned(), or_empty(&self.strings, "<sst/>")),
            ("xl/styles.xml".to_owned(), or_empty(&self.styles, "<styleSheet/>")),
        ]);
        entries.retain(|(name, _)| self.others.iter().all(|(other, _)| other != name));
        entries.extend(self.others.iter().cloned());
        let entries: Vec<_> = entries.iter().map(|(name, xml)| (name.as_str(), xml.as_str())).collect();
        pack(&entries)
    }
}

/// Rows of inline texts: fields parted by `|`, rows by line ends; an empty field is no cell. Numbers are numbers.
pub(super) fn rows(lines: &str) -> String {
    let column = |at: usize| char::from(b'A' + u8::try_from(at).expect("few columns"));
    let cell = |row: usize, at: usize, field: &str| match field {
        "" => String::new(),
        _ if field.parse::<f64>().is_ok() => format!("<c r=\"{}{row}\"><v>{field}</v></c>", column(at)),
        _ => format!("<c r=\"{}{row}\" t=\"inlineStr\"><is><t>{field}</t></is></c>", column(at)),
    };
    let row = |(at, line): (usize, &str)| {
        let cells: String = line.split('|').enumerate().map(|(column, field)| cell(at + 1, column, field)).collect();
        format!("<row r=\"{}\">{cells}</row>", at + 1)
    };
    lines.lines().enumerate().map(row).collect()
}

/// Merged cells.
pub(super) fn merges(places: &[&str]) -> String {
    let each: String = places.iter().map(|place| format!("<mergeCell ref=\"{place}\"/>")).collect();
    format!("<mergeCells>{each}</mergeCells>")
}

/// An ODS with the given content of its spreadsheet, and styles before it.
pub(super) fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    pack(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", &content),
    ])
}
