//! 青溪县 The county above both towns: it founds them, sees them, and edits nothing of theirs.

use crate::{Absence, Cast, Contact, County, Person, Section, Town, person::person};

/// 青溪县 Its names, and where people reach it. Invented, with numbers that nobody has.
pub const COAT: Town = Town {
    segment: "qingxi",
    name: "青溪县",
    body: "青溪县人民政府",
    county: County {
        name: "青溪县", host_bar: "青溪县人民政府门户网站", host: "青溪县人民政府办公室"
    },
    contact: Contact { phone: "0555-0000001", address: "青溪县城关街 1 号", postcode: "000000" },
    site_mark: "0000000001",
};

/// 县里的机构
const SECTIONS: [Section; 2] =
    [Section { id: "gongkaiban", name: "政务公开办公室" }, Section { id: "xinxike", name: "信息技术科" }];

/// 县里的人 The three administrators hold no other role; the officer sees the towns below.
const PEOPLE: [Person; 6] = [
    person("wenyuqiao", "温雨桥", "县领导", "常务副县长", &["leader_in_charge"], None),
    person("nieyanshu", "聂砚书", SECTIONS[0].name, "主任", &["office_head"], None),
    person("qinxuesong", "秦雪松", SECTIONS[0].name, "督查员", &["supervisor"], None),
    person("douqianlin", "窦芊林", SECTIONS[1].name, "系统管理员", &["sys_admin"], None),
    person("shaohuaixi", "邵槐溪", SECTIONS[1].name, "安全管理员", &["sec_admin"], None),
    person("geyunpu", "葛云圃", SECTIONS[0].name, "安全审计员", &["audit_admin"], None),
];

const NOBODY_AWAY: [Absence; 0] = [];

/// 班底
pub const CAST: Cast = Cast {
    body: COAT.segment,
    name: COAT.body,
    sections: &SECTIONS,
    people: &PEOPLE,
    absences: &NOBODY_AWAY,
    keepers: ("", "nieyanshu"),
};
