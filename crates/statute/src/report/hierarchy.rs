//! 汇总 A region as the sum of its bodies (H1).

use super::{Cell, Figures, Finding, Format, Judgement, Kind, Number, Rule, Severity};

/// 汇总数 Cell by cell the sum of the reports added so far.
///
/// A cell that is absent in one part is absent in the sum: a sum is never made of fewer bodies than it names. Amounts
/// that an office prints with their unit (`251000元`, form of 2019) are added in yuan.
#[derive(Clone, Debug)]
pub struct RegionSum {
    format: Format,
    sums: Vec<Option<Number>>,
    parts: usize,
}

impl RegionSum {
    /// A sum of no report yet.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self { format, sums: vec![Some(Number::ZERO); format.form().size()], parts: 0 }
    }

    /// Adds one report.
    ///
    /// # Panics
    ///
    /// When the report is of another edition: editions are never converted, the caller separates them.
    pub fn add(&mut self, part: &Figures) {
        assert_eq!(part.format(), self.format, "editions are never added to each other");
        for (sum, cell) in self.sums.iter_mut().zip(self.format.form().cells()) {
            *sum = sum.zip(part.get(cell)).map(|(sum, number)| sum + number);
        }
        self.parts += 1;
    }

    /// Adds what another thread has summed.
    pub fn merge(&mut self, other: &Self) {
        for (sum, more) in self.sums.iter_mut().zip(&other.sums) {
            *sum = sum.zip(*more).map(|(sum, more)| sum + more);
        }
        self.parts += other.parts;
    }

    /// How many reports were added.
    #[must_use]
    pub fn parts(&self) -> usize {
        self.parts
    }

    /// The sum as figures; a cell that was absent in any part is lost.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let mut figures = Figures::unknown(self.format);
        let form = self.format.form();
        for (cell, sum) in form.cells().zip(&self.sums) {
            let Some(number) = *sum else { continue };
            let content = super::Content::Read(number);
            match form.kind(cell) {
                Kind::Count | Kind::Wan => figures.set(cell, content),
                Kind::Change => figures.set_printed(cell, content, number.to_string()),
                Kind::Amount => figures.set_printed(cell, content, format!("{number}元")),
            }
        }
        figures
    }
}

/// H1 Holds a region's own report against the sum of its bodies, cell by cell.
///
/// `bodies` names the bodies added, for the finding. A cell absent on either side cannot be judged.
#[must_use]
pub fn compare_region(region: &Figures, sum: &RegionSum, bodies: &[&str]) -> Judgement {
    let mut judgement = Judgement::default();
    let form = region.form();
    if region.format() != sum.format {
        judgement.cannot(Rule::H1, Vec::new(), "汇总表与各单位报告的格式不同，不能相加核对。");
        return judgement;
    }
    let mut absent: Vec<Cell> = Vec::new();
    for (cell, added) in form.cells().zip(&sum.sums) {
        match (region.get(cell), *added) {
            (Some(stated), Some(added)) if stated != added => {
                let apart = if stated > added { stated - added } else { added - stated };
                let place = form.place(cell);
                judgement.findings.push(Finding {
                    rule: Rule::H1,
                    severity: Severity::Error,
                    cells: vec![cell],
                    expected: Some(added.to_string()),
                    found: Some(stated.to_string()),
                    message: format!(
                        "{place}填 {stated}，{} 个单位之和是 {added}，相差 {apart}。各单位：{}。请看是否漏报、重报或后来改过。",
                        bodies.len(),
                        bodies.join("、")
                    ),
                    place,
                });
            }
            (Some(_), Some(_)) => {}
            _ => absent.push(cell),
        }
    }
    if !absent.is_empty() {
        judgement.cannot(Rule::H1, absent, "有单位的这些格没有读到，不能核对汇总数。");
    }
    joint_documents(region, bodies, &mut judgement);
    judgement
}

/// H3 Whether a joint document was counted at its lead body only: decided by lists of documents, which no report holds.
fn joint_documents(region: &Figures, bodies: &[&str], judgement: &mut Judgement) {
    let form = region.form();
    let documents: Vec<Cell> = form.table_cells(2).filter(|&cell| form.name(cell).contains("normative")).collect();
    let none = documents.iter().all(|&cell| region.get(cell) == Some(Number::ZERO));
    if !none && bodies.len() > 1 {
        let why = "报告里没有文件清单，不能核对联合制发的文件是否只在牵头单位计了一次。";
        judgement.cannot(Rule::H3, documents, why);
    }
}

/// H2 The bodies that are to report against those whose reports came, by name.
///
/// A missing body is named in a finding (an error at publication, a warning until then), and what depends on it, H1,
/// cannot be judged. Without a list of the bodies expected the rule is unjudged and says so; a body that came without
/// being expected is named as well, since it would be added to the region.
#[must_use]
pub fn bodies_received(expected: &[&str], received: &[&str]) -> Judgement {
    let mut judgement = Judgement::default();
    if expected.is_empty() {
        judgement.cannot(Rule::H2, Vec::new(), "没有给出应报单位的名单，不能核对是否都已报送。");
        return judgement;
    }
    let lacking = |of: &[&str], among: &[&str]| -> Vec<String> {
        of.iter().filter(|body| !among.contains(body)).map(|body| (*body).to_owned()).collect()
    };
    let (missing, strange) = (lacking(expected, received), lacking(received, expected));
    let counts = (Some(format!("{} 个", expected.len())), Some(format!("{} 个", received.len())));
    let finding = |names: &[String], what: &str, todo: &str| Finding {
        rule: Rule::H2,
        severity: Severity::Warning,
        cells: Vec::new(),
        expected: counts.0.clone(),
        found: counts.1.clone(),
        place: "应报单位".into(),
        message: format!("{}{what}。{todo}", names.join("、")),
    };
    if !missing.is_empty() {
        judgement.findings.push(finding(&missing, "还没有报送", "请催报；缺了单位的汇总不能公布。"));
        judgement.cannot(Rule::H1, Vec::new(), format!("{}的报告还没有收到，不能核对汇总数。", missing.join("、")));
    }
    if !strange.is_empty() {
        judgement.findings.push(finding(
            &strange,
            "不在应报名单里",
            "请核对名单，或者确认它是不是垂直管理单位（《条例》第三条第四款），不应加进汇总。",
        ));
    }
    judgement
}
