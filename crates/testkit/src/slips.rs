//! 差错 Slips of the figures and the words that published reports show, one to a report that is clean otherwise.

use crate::figures::{Figures, Format};
use crate::form::COLUMNS;
use crate::made;

/// 一处差错 A report with one slip, and what a checker should say.
#[derive(Clone, Copy, Debug)]
pub struct Slip {
    /// What went wrong, for the message of a test.
    pub what: &'static str,
    /// Numbers of the traps in real reports that it is.
    pub traps: &'static [u8],
    /// The rule that must be among the findings; `None` when nothing can be found without a ledger or last year's
    /// report, or when the slip is none.
    pub rule: Option<&'static str>,
    /// Makes the slip in [`made::small`].
    spoil: fn(&mut Figures),
}

impl Slip {
    /// The report with the slip in it.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let mut figures = made::small();
        (self.spoil)(&mut figures);
        figures
    }
}

const fn slip(rule: &'static str, traps: &'static [u8], what: &'static str, spoil: fn(&mut Figures)) -> Slip {
    Slip { what, traps, rule: Some(rule), spoil }
}

const fn unnoticed(traps: &'static [u8], what: &'static str, spoil: fn(&mut Figures)) -> Slip {
    Slip { what, traps, rule: None, spoil }
}

/// All slips.
pub const ALL: &[Slip] = &[
    slip("A1", &[], "half an application", |f| f.set("t3.granted.natural", Some("2.5"))),
    slip("A2", &[6], "其他 and 总计 changed places in one row", swap_other_and_total),
    slip("A3", &[13], "the applications carried in were typed as 0", |f| fill_row(f, "carried_in", "0")),
    slip("A4", &[14], "a case counted as partial and again as refused", |f| add(f, "refused.process", 1)),
    slip("A5", &[], "the total of reconsideration is off by one", |f| f.set("t4.review.total", Some("2"))),
    slip("A6", &[], "a township that makes rules", |f| f.set("t2.rules.in_force", Some("3"))),
    slip("A16", &[4], "yuan where ten thousand yuan are meant", |f| f.set("t2.admin_fee.amount_wan", Some("268035"))),
    slip("S6", &[11], "the form of 2019 in a report for 2025", form_of_2019),
    slip("S6", &[11], "the form of 2021 in a report for 2019", |f| {
        f.year = 2019;
        f.tell();
    }),
    unnoticed(&[11], "the notice of 2019 cited over the tables of 2021", |f| {
        f.narrative.lead = f.narrative.lead.replace("〔2021〕30号", "〔2019〕60号");
    }),
    slip("N1", &[12], "no application said, seven received", |f| {
        f.narrative.overall[1] = "（二）依申请公开。2025年未收到政府信息公开申请。".into();
    }),
    slip("N2", &[16], "five letters never registered but told of", |f| {
        f.narrative.overall[1] = f.narrative.overall[1].replace("申请7件", "申请12件");
    }),
    slip("N4", &[12], "last year's title", |f| f.narrative.title = f.narrative.title.replace("2025", "2024")),
    slip("N4", &[12], "last year's period", |f| f.narrative.lead = f.narrative.lead.replace("2025", "2024")),
    slip("N4", &[], "a period that ends a day early", |f| {
        f.narrative.lead = f.narrative.lead.replace("12月31日", "12月30日");
    }),
    slip("N4", &[12], "another body's name in the title", |f| {
        f.narrative.title = f.narrative.title.replace("柳河镇", "石桥镇");
    }),
    slip("N4", &[], "no statistical period", |f| f.narrative.lead = "现将本机关政府信息公开工作情况报告如下。".into()),
    slip("N5", &[], "nothing but 无 in section six", |f| f.narrative.further = vec!["无".into()]),
    slip("N8", &[], "no results of assessment, evaluation and accountability", |f| {
        f.narrative.overall[4] = "（五）监督保障。明确分管负责同志和具体经办人员，按季度听取情况汇报。".into();
    }),
    slip("N11", &[], "a section five of one word", |f| f.narrative.problems = vec!["无".into()]),
    slip("S1", &[], "section one headed twice", |f| f.narrative.overall.insert(0, "一、总体情况".into())),
    slip("S2", &[], "a plan with a heading of its own inside section one", |f| {
        f.narrative.overall.push("二、下步工作计划".into());
        f.narrative.overall.push("继续做好各项工作，把公开的要求落到每一个环节。".into());
    }),
    slip("S3", &[], "section five without its second part", |f| {
        let end = f.narrative.problems.iter().position(|text| text.starts_with("（二）")).unwrap_or(0);
        let measures = f.narrative.problems.split_off(end).pop().unwrap_or_default();
        f.narrative.problems.push(measures);
    }),
    unnoticed(&[15], "information that does not exist counted as refused", |f| {
        add(f, "unable.not_held", -1);
        add(f, "refused.internal", 1);
    }),
    unnoticed(&[17], "a round number that cannot be compared", |f| {
        f.narrative.overall[3] += "窗口接待群众查阅300余人次。";
    }),
];

/// Adds to the individuals and the total of a row, and to nothing else.
fn add(figures: &mut Figures, row: &str, by: i64) {
    for column in ["natural", "total"] {
        let name = format!("t3.{row}.{column}");
        let count = figures.count(&name).unwrap_or_default() + by;
        figures.set(&name, Some(&count.to_string()));
    }
}

fn fill_row(figures: &mut Figures, row: &str, text: &str) {
    COLUMNS.iter().for_each(|(column, _)| figures.set(&format!("t3.{row}.{column}"), Some(text)));
    figures.tell();
}

fn swap_other_and_total(figures: &mut Figures) {
    let total = figures.text("t3.granted.total").map(str::to_owned);
    let other = figures.text("t3.granted.other_org").map(str::to_owned);
    figures.set("t3.granted.other_org", total.as_deref());
    figures.set("t3.granted.total", other.as_deref());
}

fn form_of_2019(figures: &mut Figures) {
    *figures = Figures { year: 2025, ..made::zeros(Format::F2019) };
    figures.tell();
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_slip_changes_the_report_and_only_by_a_little() {
        let clean = made::small();
        for slip in ALL {
            let spoilt = slip.figures();
            assert_ne!(spoilt, clean, "{}", slip.what);
            if spoilt.format == clean.format {
                let changed = clean.cells.iter().filter(|(name, text)| spoilt.cells[*name] != **text).count();
                assert!(changed <= 4, "{}: {changed} cells", slip.what);
            }
        }
    }

    #[test]
    fn slips_and_layouts_together_set_all_21_traps() {
        let slips = ALL.iter().flat_map(|slip| slip.traps);
        let layouts = crate::Layout::ALL.iter().flat_map(|layout| layout.traps());
        let set: BTreeSet<u8> = slips.chain(layouts).copied().collect();
        assert_eq!(set, (1..=21).collect());
    }
}
