//! The order of elements that ECMA-376 prescribes; Word refuses a file that has another.

use crate::package::Node;

const ORDERS: &[(&str, &str)] = &[
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
         suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
         snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
         textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid \
         vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em \
         lang eastAsianLayout specVanish oMath",
    ),
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
         tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    ),
    (
        "w:tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    ),
    (
        "w:sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType \
         cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    ),
    (
        "w:style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked \
         personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    (
        "w:settings",
        "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries \
         displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts \
         embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader \
         bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors defaultTabStop autoHyphenation \
         evenAndOddHeaders characterSpacingControl compat rsids mathPr themeFontLang clrSchemeMapping decimalSymbol \
         listSeparator",
    ),
    ("w:font", "altName panose1 charset family notTrueType pitch sig"),
    ("w:tbl", "tblPr tblGrid tr"),
    ("w:tr", "tblPrEx trPr tc"),
    ("w:tc", "tcPr p"),
    ("w:p", "pPr r fldSimple"),
    ("w:styles", "docDefaults latentStyles style"),
    ("w:tblBorders", "top left bottom right insideH insideV"),
    ("w:tblCellMar", "top left bottom right"),
];

/// Fails where an element below `node` has children that are unknown, out of order, or twice where once is the rule.
pub(crate) fn check(node: &Node) {
    if let Some((_, order)) = ORDERS.iter().find(|(name, _)| *name == node.name) {
        let order: Vec<&str> = order.split_whitespace().collect();
        let places: Vec<usize> = node.children.iter().map(|child| place(&order, node, child)).collect();
        let mixed = matches!(node.name.as_str(), "w:p") || places.is_sorted();
        assert!(mixed, "{}: {:?}", node.name, node.children.iter().map(|child| &child.name).collect::<Vec<_>>());
        if node.name.ends_with("Pr") && node.name != "w:sectPr" {
            assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{} says something twice", node.name);
        }
    }
    match node.name.as_str() {
        "w:tc" => assert!(node.children.last().is_some_and(|last| last.name == "w:p"), "a cell ends with a paragraph"),
        "w:tr" => assert!(node.child("w:tc").is_some(), "a row has a cell"),
        "w:body" => body(node),
        _ => {}
    }
    node.children.iter().for_each(check);
}

fn place(order: &[&str], node: &Node, child: &Node) -> usize {
    let name = child.name.trim_start_matches("w:");
    order.iter().position(|known| *known == name).unwrap_or_else(|| panic!("{name} does not belong into {}", node.name))
}

fn body(node: &Node) {
    let names: Vec<&str> = node.children.iter().map(|child| child.name.as_str()).collect();
    assert_eq!(names.iter().filter(|name| **name == "w:sectPr").count(), 1);
    assert_eq!(names.last(), Some(&"w:sectPr"), "the page closes the body");
    let after_table = names.windows(2).filter(|pair| pair[0] == "w:tbl");
    assert!(after_table.clone().all(|pair| pair[1] == "w:p"), "a table is followed by a paragraph");
}
