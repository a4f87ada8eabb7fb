//! 联系方式 How the public reaches a body (第十二条: 办公地址、办公时间、联系电话、互联网联系方式): of the office, never of a person.

use serde::{Deserialize, Serialize};

use super::{Account, Entry, Obstacle, Step};
use crate::role::Duty;

/// 一项 One thing that is said; the code is permanent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactField {
    /// 电话
    Phone,
    /// 地址
    Address,
    /// 办公时间
    Hours,
    /// 电子邮箱
    Email,
    /// 主办单位 Of the site.
    Host,
    /// 网站标识码
    SiteCode,
}

impl ContactField {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 6] = [Self::Phone, Self::Address, Self::Hours, Self::Email, Self::Host, Self::SiteCode];

    /// The words people use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Phone => "电话",
            Self::Address => "地址",
            Self::Hours => "办公时间",
            Self::Email => "电子邮箱",
            Self::Host => "主办单位",
            Self::SiteCode => "网站标识码",
        }
    }
}

/// 联系方式 Each as it is printed; empty where it is not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// 电话
    pub phone: String,
    /// 地址 With the postal code.
    pub address: String,
    /// 办公时间
    pub hours: String,
    /// 电子邮箱
    pub email: String,
    /// 主办单位
    pub host: String,
    /// 网站标识码 Ten signs: of the portal, where the body has no site of its own (`website.md` §1).
    pub site_code: String,
}

/// Signs of one field: a line of the foot of a page.
const LONGEST: usize = 100;

impl Contact {
    /// What is said of one thing.
    #[must_use]
    pub fn field(&self, field: ContactField) -> &str {
        match field {
            ContactField::Phone => &self.phone,
            ContactField::Address => &self.address,
            ContactField::Hours => &self.hours,
            ContactField::Email => &self.email,
            ContactField::Host => &self.host,
            ContactField::SiteCode => &self.site_code,
        }
    }

    /// What the public cannot use as it stands.
    fn faults(&self) -> Vec<Obstacle> {
        let wrong = |field: &ContactField| {
            let text = self.field(*field);
            let fits = text.chars().count() <= LONGEST && !text.chars().any(char::is_control);
            !(text.is_empty() || fits && field.is_form_of(text))
        };
        ContactField::ALL.into_iter().filter(wrong).map(|field| Obstacle::Contact { field }).collect()
    }
}

impl ContactField {
    fn is_form_of(self, text: &str) -> bool {
        match self {
            Self::Phone => {
                let digits = text.chars().filter(char::is_ascii_digit).count();
                digits >= 3 && text.chars().all(|sign| sign.is_ascii_digit() || "+-()（）－ 、，转".contains(sign))
            }
            Self::Email => text.split_once('@').is_some_and(|(name, place)| {
                let sound = |part: &str| {
                    !part.is_empty() && part.bytes().all(|it| it.is_ascii_alphanumeric() || b"._+-".contains(&it))
                };
                sound(name) && sound(place) && place.contains('.') && !place.contains("..")
            }),
            // 国务院部门 bm and eight digits, everybody else ten digits (`website.md` §1.1).
            Self::SiteCode => {
                let digits = |text: &str, many| text.len() == many && text.bytes().all(|it| it.is_ascii_digit());
                digits(text, 10) || text.strip_prefix("bm").is_some_and(|rest| digits(rest, 8))
            }
            Self::Address | Self::Hours | Self::Host => true,
        }
    }
}

/// 公布联系方式 What the public pages say from now on.
///
/// # Errors
///
/// Every obstacle.
pub fn set_contact(
    giver: &Account,
    body: &str,
    former: &Contact,
    wanted: Contact,
) -> Result<Step<Contact>, Vec<Obstacle>> {
    let mut obstacles = super::organise::duty(giver, Duty::DescribeBody);
    obstacles.extend(wanted.faults());
    if wanted == *former {
        obstacles.push(Obstacle::Unchanged);
    }
    let changed = ContactField::ALL.into_iter().filter(|field| former.field(*field) != wanted.field(*field)).collect();
    super::organise::step(obstacles, wanted, Entry::ContactSet { body: body.to_owned(), changed })
}
