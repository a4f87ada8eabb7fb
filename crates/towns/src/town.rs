//! 乡镇 What a page needs to know of a town before it can print its head and its foot.

/// 县 The county a town belongs to; its government keeps the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct County {
    /// Its name, as in an address: `青溪县`.
    pub name: &'static str,
    /// The words of the bar above every page: the name of the county's site.
    pub host_bar: &'static str,
    /// The body that answers for the site as a whole (主办单位).
    pub host: &'static str,
}

/// 联系方式 Where people reach the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Telephone with area code.
    pub phone: &'static str,
    /// Postal address, from the county down to the house.
    pub address: &'static str,
    /// Six digits of the post.
    pub postcode: &'static str,
}

/// 乡镇 A township with its names and its place on the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Town {
    /// The segment of its addresses and its body id: lower-case letters only.
    pub segment: &'static str,
    /// Its short name, as in the title of its report: `桑村乡`.
    pub name: &'static str,
    /// The body (行政机关) that signs: `桑村乡人民政府`.
    pub body: &'static str,
    /// The county above it.
    pub county: County,
    /// Where people reach it.
    pub contact: Contact,
    /// The site's registered mark (网站标识码), ten digits.
    pub site_mark: &'static str,
}
