//! 桑村乡 The quiet town: a year without an application, and a report that came with copying mistakes.

mod people;
pub mod records;
mod year;

pub use crate::{
    person::Person,
    plan::{Channel, Fate, Later, PlannedAttachment, PlannedItem, Subject},
};
pub use people::{CAST, SECTIONS, people};
pub use year::year;

use crate::{Contact, County, Town};

/// 桑村乡 The town's names, county and contact. Invented, with numbers that nobody has.
pub const COAT: Town = Town {
    segment: "sangcun",
    name: "桑村乡",
    body: "桑村乡人民政府",
    county: County {
        name: "青溪县", host_bar: "青溪县人民政府门户网站", host: "青溪县人民政府办公室"
    },
    contact: Contact { phone: "0555-0000102", address: "青溪县桑村乡中心街 18 号", postcode: "000000" },
    site_mark: "0000000087",
};

/// 所报年度 The calendar year the report as received speaks of.
pub const REPORT_YEAR: u16 = 2025;

/// 报送稿 The annual report as the town handed it in: plain text copied from a word processor.
///
/// UTF-8 without a byte order mark, 92 lines ended by LF except the last, tables with tabs. Its faults are meant:
/// section one is headed twice, a plan headed 二、下步工作计划 stands inside it, section five has only its first part,
/// section six says nothing of fees, no statistical period is given, and every line of table III was cut to eight
/// fields, so that 44 of the 200 cells are lost.
pub const REPORT_RECEIVED: &str = include_str!("../data/sangcun-2025-received.txt");
