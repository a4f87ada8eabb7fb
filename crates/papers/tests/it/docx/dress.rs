//! What text has besides its words: marks, links, places in lists, headings of tables, where pictures lie.

use papers::{Block, Listed, Media, Paragraph, Side};

use super::{Maker, OFFICE, RELATIONS, p, r, read, tbl, tc};
use crate::grids;

fn paragraphs(paper: &papers::Paper) -> Vec<&Paragraph> {
    let mut found = Vec::new();
    for block in &paper.blocks {
        if let Block::Paragraph(paragraph) = block {
            found.push(paragraph);
        }
    }
    found
}

/// A run with properties.
fn set(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// Spans in brackets, each with the letters of its marks and the address it leads to.
fn shown(paper: &papers::Paper) -> Vec<String> {
    let shown = |paragraph: &&Paragraph| {
        let (mut out, mut at) = (String::new(), 0);
        for span in paragraph.dress.iter().flat_map(|dress| &dress.spans) {
            let marks = span.marks;
            let letters =
                [(marks.strong, 'b'), (marks.em, 'i'), (marks.underline, 'u'), (marks.above, '^'), (marks.below, '_')];
            let letters: String = letters.iter().filter(|(on, _)| *on).map(|(_, letter)| letter).collect();
            let link = span.link.map_or("", |at| &paper.links[at as usize]);
            out += &paragraph.text[at..span.from as usize];
            out += &format!("[{letters}{link}|{}]", &paragraph.text[span.from as usize..span.until as usize]);
            at = span.until as usize;
        }
        out + &paragraph.text[at..]
    };
    paragraphs(paper).iter().map(shown).collect()
}

#[test]
fn what_is_set_off_is_told_by_the_bytes_of_the_text() {
    let styles = "<w:style w:type='character' w:styleId='S'><w:rPr><w:b/></w:rPr></w:style>";
    let cases: &[(String, &str, &str)] = &[
        (r("各村") + &set("<w:b/>", "务必") + &r("做好"), "各村[b|务必]做好", "bold"),
        (set("<w:b/>", "务") + &set("<w:b/>", " 必"), "[b|务 必]", "two runs that look the same are one"),
        (r("甲") + &set("<w:i/><w:u w:val='single'/>", " 乙 ") + &r("丙"), "甲 [iu|乙] 丙", "blanks belong to nobody"),
        (set("<w:b w:val='0'/><w:u w:val='none'/>", "平"), "平", "switched off"),
        (set("<w:rStyle w:val='S'/>", "样式"), "[b|样式]", "by a style"),
        (set("<w:rStyle w:val='S'/><w:b w:val='false'/>", "样式"), "样式", "and against it"),
        (r("m") + &set("<w:vertAlign w:val='superscript'/>", "2"), "m [^|2]", "raised, and kept apart"),
        (r("H") + &set("<w:vertAlign w:val='subscript'/>", "2") + &r("O"), "H[_|2]O", "lowered"),
        (set("<w:b/><w:vanish/>", "藏") + &r("见"), "见", "what is not read is not set off"),
        (set("<w:b/>", "一") + "<w:r><w:br/></w:r>" + &set("<w:i/>", "二"), "[b|一]/[i|二]", "a break parts it"),
    ];
    for (inside, expected, because) in cases {
        let paper = Maker::document(&format!("<w:p>{inside}</w:p>")).styles(styles).paper();
        assert_eq!(shown(&paper).join("/"), *expected, "{because}");
    }
}

#[test]
fn links_lead_where_the_relation_or_the_field_says_and_are_not_judged() {
    let relations = format!(
        "<Relationships xmlns='{RELATIONS}'>\
         <Relationship Id='r7' Type='{OFFICE}/hyperlink' Target='https://example.org/a' TargetMode='External'/>\
         <Relationship Id='r8' Type='{OFFICE}/hyperlink' Target='../../../etc/passwd'/></Relationships>"
    );
    let field = |instruction: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            r("此")
        )
    };
    let cases: &[(String, &str, &str)] = &[
        (format!("<w:hyperlink r:id='r7'>{}</w:hyperlink>后", r("此")), "[https://example.org/a|此]", "a relation"),
        (format!("<w:hyperlink r:id='r8'>{}</w:hyperlink>", r("此")), "此", "a target inside is none"),
        (format!("<w:hyperlink r:id='r9'>{}</w:hyperlink>", r("此")), "此", "no such relation"),
        (format!("<w:hyperlink w:anchor='_Toc1'>{}</w:hyperlink>", r("此")), "[#_Toc1|此]", "a place inside"),
        (field(" HYPERLINK \"http://example.org\" ") + &r("后"), "[http://example.org|此]后", "a field"),
        (field(" HYPERLINK \\l \"_Toc1\" "), "[#_Toc1|此]", "a field that leads inside"),
        (field(" PAGEREF \"x\" "), "此", "another field"),
        (
            format!("<w:fldSimple w:instr='HYPERLINK \"javascript:x\"'>{}</w:fldSimple>", r("此")),
            "[javascript:x|此]",
            "as it is stated: whoever shows it judges it",
        ),
    ];
    for (inside, expected, because) in cases {
        let body = format!("<w:p>{inside}</w:p>");
        let paper = Maker::document(&body).part("word/_rels/document.xml.rels", &relations).paper();
        assert_eq!(shown(&paper), [*expected], "{because}");
    }
}

#[test]
fn items_say_their_level_and_the_bytes_of_their_number() {
    let lists = "<w:abstractNum w:abstractNumId='0'>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:lvlText w:val='·'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let item = |level: u8, inside: String| {
        format!("<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr></w:pPr>{inside}</w:p>")
    };
    let body = item(0, set("<w:b/>", "甲")) + &item(1, r("乙")) + &item(0, r("丙")) + &p("丁");
    let paper = Maker::document(&body).numbering(lists).paper();
    assert_eq!(shown(&paper), ["1. [b|甲]", "乙", "2. 丙", "丁"]);
    let listed: Vec<_> =
        paragraphs(&paper).iter().map(|paragraph| paragraph.dress.as_ref().and_then(|dress| dress.listed)).collect();
    let at = |level, label| Some(Listed { level, label });
    assert_eq!(listed, [at(1, 3), at(2, 0), at(1, 3), None]);
}

#[test]
fn a_signature_stands_at_the_right() {
    let paper = read(&format!("<w:p><w:pPr><w:jc w:val='right'/></w:pPr>{}</w:p>{}", r("桑村镇人民政府"), p("文")));
    let sides: Vec<_> =
        paragraphs(&paper).iter().map(|one| one.dress.as_ref().map_or(Side::Usual, |dress| dress.side)).collect();
    assert_eq!(sides, [Side::Right, Side::Usual]);
}

#[test]
fn the_first_rows_head_a_table_when_they_say_so_or_look_so() {
    let styles = "<w:style w:type='table' w:styleId='G'><w:tblStylePr w:type='firstRow'/></w:style>\
                  <w:style w:type='table' w:styleId='P'/>";
    let bold = |text: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", set("<w:b/>", text));
    let body = "<w:tr><w:tc><w:p><w:r><w:t>东村</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr>";
    let plain = body.replace("东村", "村").replace("12", "户");
    let styled = |style: &str, look: &str| {
        format!("<w:tbl><w:tblPr><w:tblStyle w:val='{style}'/><w:tblLook {look}/></w:tblPr>{plain}{body}</w:tbl>")
    };
    let heads = format!("<w:tr>{}{}</w:tr>", bold("村"), bold("户"));
    let half = format!("<w:tr>{}{}</w:tr>", bold("村"), tc("", "户"));
    let stated = plain.replacen("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1);
    let cases = [
        (format!("<w:tbl>{stated}{body}</w:tbl>"), 1, "it says so"),
        (styled("G", "w:firstRow='1'"), 1, "its style does"),
        (styled("G", "w:val='04A0'"), 1, "the older way to say it"),
        (styled("G", "w:firstRow='0'"), 0, "its style would, the table does not want it"),
        (styled("P", "w:firstRow='1'"), 0, "a style that sets nothing off"),
        (format!("<w:tbl>{heads}{body}</w:tbl>"), 1, "all in bold"),
        (format!("<w:tbl>{heads}{heads}{body}</w:tbl>"), 2, "two rows in bold"),
        (format!("<w:tbl>{heads}{heads}</w:tbl>"), 0, "a table in bold throughout has no heading"),
        (format!("<w:tbl>{half}{body}</w:tbl>"), 0, "one cell in bold is a word set off"),
        (tbl("村 户/东村 12"), 0, "nothing says so"),
    ];
    for (table, expected, because) in cases {
        let paper = Maker::document(&table).styles(styles).paper();
        let rows = grids(&paper)[0].rows().filter(|row| row.iter().all(|cell| cell.heading)).count();
        assert_eq!(rows, expected, "{because}");
    }
}

/// A picture by the identifier of its relation.
fn picture(id: &str) -> String {
    format!(
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='900000' cy='900000'/><wp:docPr id='1' name='a' descr='图'/>\
         <a:blip r:embed='{id}'/></wp:inline></w:drawing></w:r></w:p>"
    )
}

#[test]
fn pictures_say_where_they_lie_and_nothing_outside_the_package_is_one() {
    let relation = |id: &str, target: &str, mode: &str| {
        format!("<Relationship Id='{id}' Type='{OFFICE}/image' Target='{target}'{mode}/>")
    };
    let relations = format!(
        "<Relationships xmlns='{RELATIONS}'>{}{}{}</Relationships>",
        relation("r1", "media/a.png", ""),
        relation("r2", "../../../../etc/passwd", ""),
        relation("r3", "http://example.org/a.png", " TargetMode='External'"),
    );
    let in_cell = format!("<w:tbl><w:tr>{}<w:tc>{}</w:tc></w:tr></w:tbl>", tc("", "章"), picture("r1"));
    let body = ["r1", "r2", "r3", "r4"].map(picture).concat() + &in_cell;
    let maker =
        Maker::document(&body).part("word/_rels/document.xml.rels", &relations).part("word/media/a.png", "PIXELS");
    let paper = maker.paper();
    let source = |block: &Block| if let Block::Picture(picture) = block { Some(picture.source) } else { None };
    assert_eq!(paper.blocks.iter().filter_map(source).collect::<Vec<_>>(), [Some(0), Some(1), None, None]);
    assert_eq!(paper.media, ["word/media/a.png", "etc/passwd"]);
    let inside = &grids(&paper)[0].pictures;
    assert_eq!((inside.len(), inside[0].source, inside[0].alt.as_str()), (1, Some(0), "图"));

    let bytes = maker.bytes();
    let mut media = Media::of_docx(&bytes).unwrap();
    assert_eq!(media.take(&paper.media[0]).as_deref(), Some(&b"PIXELS"[..]));
    assert_eq!(media.take(&paper.media[1]), None, "no such entry, and nothing but entries is looked at");
}

#[test]
fn pictures_that_unpack_beyond_measure_end_the_handing_out() {
    let huge = "0".repeat(papers::limits::ENTRY_BYTES + 1);
    let bytes = Maker::document(&p("文")).part("word/media/a.png", "A").part("word/media/b.png", &huge).bytes();
    let mut media = Media::of_docx(&bytes).unwrap();
    assert!(media.take("word/media/a.png").is_some());
    assert_eq!(media.take("word/media/b.png"), None, "it passes what one entry may have");
    assert_eq!(media.take("word/media/a.png"), None, "nobody unpacks a bomb a thousand times");

    let many = Maker::document(&p("文")).part("word/media/a.png", "A").bytes();
    let mut media = Media::of_docx(&many).unwrap();
    let taken = (0..papers::limits::PICTURES + 5).filter(|_| media.take("word/media/a.png").is_some()).count();
    assert_eq!(taken, papers::limits::PICTURES);
}
