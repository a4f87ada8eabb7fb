//! 人员 Who works in the busy town's office. Names are invented and mean nobody.

use jiff::civil::date;

use super::COAT;
use crate::{
    Absence, Cast, Section,
    person::{Person, person},
};

/// 内设机构 The sections of the town, by the names the catalogue uses.
pub const SECTIONS: [&str; 7] = [
    "党政综合办公室",
    "公共服务办公室",
    "农业农村服务中心",
    "财政所",
    "应急管理办公室",
    "村镇建设办公室",
    "综合行政执法大队",
];

const WITH_IDS: [Section; 7] = [
    Section { id: "dangzheng", name: SECTIONS[0] },
    Section { id: "fuwu", name: SECTIONS[1] },
    Section { id: "nongye", name: SECTIONS[2] },
    Section { id: "caizheng", name: SECTIONS[3] },
    Section { id: "yingji", name: SECTIONS[4] },
    Section { id: "cunzhen", name: SECTIONS[5] },
    Section { id: "zhifa", name: SECTIONS[6] },
];

/// 全部人员 Twenty-six people: the three administrators hold no other role.
#[must_use]
pub const fn people() -> &'static [Person] {
    &PEOPLE
}

/// 班底
pub const CAST: Cast = Cast {
    body: COAT.segment,
    name: COAT.body,
    sections: &WITH_IDS,
    people: &PEOPLE,
    absences: &AWAY,
    keepers: ("luqinglan", "fangzhibai"),
};

/// 外出 A leader on a course in August, the head of a section on leave in May.
const AWAY: [Absence; 2] = [
    Absence {
        who: "tangyuntao",
        role: "leader_in_charge",
        deputy: "dengmuqiu",
        from: date(2025, 8, 11),
        to: date(2025, 8, 22),
    },
    Absence {
        who: "pengshanqi",
        role: "section_head",
        deputy: "xiaoheyan",
        from: date(2025, 5, 7),
        to: date(2025, 5, 16),
    },
];

const PEOPLE: [Person; 26] = [
    person("songwanli", "宋皖黎", "镇领导", "党委书记", &["group_head"], None),
    person("liangchuhe", "梁楚禾", "镇领导", "镇长", &["principal"], Some("tangyuntao")),
    person("tangyuntao", "唐云涛", "镇领导", "党委副书记", &["leader_in_charge"], Some("dengmuqiu")),
    person("dengmuqiu", "邓慕秋", "镇领导", "副镇长", &["leader_in_charge"], Some("tangyuntao")),
    person("fangzhibai", "方知白", SECTIONS[0], "主任", &["office_head"], Some("yuanshuting")),
    person("yuanshuting", "袁疏亭", SECTIONS[0], "副主任", &["section_head"], Some("jinyunyi")),
    person("jinyunyi", "金耘忆", SECTIONS[1], "主任", &["section_head"], Some("yuanshuting")),
    person("xiaoheyan", "萧禾烟", SECTIONS[2], "主任", &["section_head"], Some("pengshanqi")),
    person("caolinxi", "曹林汐", SECTIONS[3], "所长", &["section_head"], Some("xiaoheyan")),
    person("ranqiushi", "冉秋石", SECTIONS[4], "主任", &["section_head"], Some("pengshanqi")),
    person("pengshanqi", "彭杉祺", SECTIONS[5], "主任", &["section_head"], Some("xiaoheyan")),
    person("luoyanbei", "罗雁北", SECTIONS[6], "大队长", &["section_head"], Some("ranqiushi")),
    person("luqinglan", "陆青岚", SECTIONS[0], "信息员", &["info_officer", "mentor"], None),
    person("mengyuchi", "孟雨池", SECTIONS[1], "信息员", &["info_officer"], None),
    person("jizeyu", "纪泽榆", SECTIONS[5], "信息员", &["info_officer", "trainee"], None),
    person("taoqianmo", "陶阡陌", SECTIONS[0], "校对员", &["proofreader"], None),
    person("huangluyin", "黄鹭茵", SECTIONS[1], "校对员", &["proofreader", "trainee"], None),
    person("yanqiaomu", "严乔木", SECTIONS[0], "保密审查员", &["secrecy_officer"], None),
    person("hepingzhou", "贺平舟", SECTIONS[0], "登记员", &["registrar", "seal_keeper"], None),
    person("fuhanzhi", "傅涵芷", SECTIONS[0], "承办人", &["handler"], None),
    person("guoxiuyun", "郭岫云", SECTIONS[1], "窗口人员", &["window_clerk"], None),
    person("lixunhe", "黎浔荷", SECTIONS[0], "对接专员", &["dock_officer"], None),
    person("wanshuhan", "万舒寒", SECTIONS[0], "培训管理员", &["trainer_admin"], None),
    person("zhanyuebin", "詹岳彬", SECTIONS[0], "系统管理员", &["sys_admin"], None),
    person("bailuofei", "白洛霏", SECTIONS[0], "安全管理员", &["sec_admin"], None),
    person("kongjingran", "孔景然", SECTIONS[0], "安全审计员", &["audit_admin"], None),
];
