//! 槐渡镇 The busy town: in its year every result of an application, every outcome of a review or a suit, every class of
//! item and every fate of one occurs.

mod people;
pub mod records;
mod year;

pub use people::{CAST, SECTIONS, people};
pub use year::year;

use crate::{Contact, County, Town};

/// 槐渡镇 The town's names, county and contact. Invented, with numbers that nobody has.
pub const COAT: Town = Town {
    segment: "huaidu",
    name: "槐渡镇",
    body: "槐渡镇人民政府",
    county: County {
        name: "青溪县", host_bar: "青溪县人民政府门户网站", host: "青溪县人民政府办公室"
    },
    contact: Contact { phone: "0555-0000201", address: "青溪县槐渡镇渡口街 6 号", postcode: "000000" },
    site_mark: "0000000088",
};
