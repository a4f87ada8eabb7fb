//! 人员 Who works in the quiet town's office.
//!
//! Names are invented: a surname taken in turn from the common ones, and a given name joined from two characters of
//! weather and plants; they were not looked up and mean nobody.

use crate::{
    Absence, Cast, Section,
    person::{Person, person},
};

use super::COAT;

/// 内设机构 The sections of the township, by the names the catalogue uses.
pub const SECTIONS: [&str; 6] =
    ["党政综合办公室", "公共服务办公室", "农业农村服务中心", "财政所", "应急管理办公室", "村镇建设办公室"];

const WITH_IDS: [Section; 6] = [
    Section { id: "dangzheng", name: SECTIONS[0] },
    Section { id: "fuwu", name: SECTIONS[1] },
    Section { id: "nongye", name: SECTIONS[2] },
    Section { id: "caizheng", name: SECTIONS[3] },
    Section { id: "yingji", name: SECTIONS[4] },
    Section { id: "cunzhen", name: SECTIONS[5] },
];

const NOBODY_AWAY: [Absence; 0] = [];

/// 班底
pub const CAST: Cast = Cast {
    body: COAT.segment,
    name: COAT.body,
    sections: &WITH_IDS,
    people: &PEOPLE,
    absences: &NOBODY_AWAY,
    keepers: ("chulufei", "zhouxuemei"),
};

/// 全部人员 Eighteen people: the three administrators hold no other role.
#[must_use]
pub const fn people() -> &'static [Person] {
    &PEOPLE
}

const PEOPLE: [Person; 18] = [
    person("zhaoyunsong", "赵云松", "乡领导", "党委书记", &["group_head"], None),
    person("qianlinfeng", "钱霖枫", "乡领导", "乡长", &["principal"], Some("sunjizhu")),
    person("sunjizhu", "孙霁竹", "乡领导", "党委副书记", &["leader_in_charge"], Some("limubai")),
    person("limubai", "李沐柏", "乡领导", "副乡长", &["leader_in_charge"], Some("sunjizhu")),
    person("zhouxuemei", "周雪梅", SECTIONS[0], "主任", &["office_head"], Some("wuqinghe")),
    person("xuyanlan", "许岩兰", SECTIONS[0], "副主任", &["section_head"], Some("wuqinghe")),
    person("wuqinghe", "吴晴荷", SECTIONS[1], "主任", &["section_head"], Some("xuyanlan")),
    person("zhengyutong", "郑雨桐", SECTIONS[2], "主任", &["section_head"], Some("wangzhaohuai")),
    person("wangzhaohuai", "王朝槐", SECTIONS[3], "所长", &["section_head"], Some("zhengyutong")),
    person("fenglanchu", "冯岚楚", SECTIONS[4], "主任", &["section_head"], Some("chenhongxing")),
    person("chenhongxing", "陈虹杏", SECTIONS[5], "主任", &["section_head"], Some("fenglanchu")),
    person("chulufei", "褚露菲", SECTIONS[0], "信息员", &["info_officer"], None),
    person("weichenlin", "卫晨林", SECTIONS[1], "信息员", &["info_officer"], None),
    person("jiangshuangqin", "蒋霜芹", SECTIONS[0], "校对员", &["proofreader"], None),
    person("shenxiayun", "沈夏筠", SECTIONS[0], "保密审查员", &["secrecy_officer"], None),
    person("hanqiuhe", "韩秋禾", SECTIONS[0], "系统管理员", &["sys_admin"], None),
    person("yangdongqing", "杨冬青", SECTIONS[0], "安全管理员", &["sec_admin"], None),
    person("zhufengnan", "朱风楠", "青溪县人民政府办公室", "安全审计员", &["audit_admin"], None),
];
