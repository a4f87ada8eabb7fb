//! 主动公开目录 What a township must publish without being asked: 120 items, each with its time limit.
//!
//! The rows of `data/township-catalogue.json` are a base that a county must confirm; what was not compared with a
//! published directory says so in [`Verified`]. Nothing here computes a due date.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

/// 领域 The codes of the fields in the base, with the names printed for them. Fields without an item are absent.
pub const FIELDS: [(&str, &str); 25] = [
    ("G", "综合"),
    ("F01", "重大建设项目"),
    ("F02", "公共资源交易"),
    ("F03", "财政预决算"),
    ("F04", "安全生产"),
    ("F06", "农村集体土地征收"),
    ("F07", "国有土地上房屋征收与补偿"),
    ("F09", "农村危房改造"),
    ("F10", "生态环境"),
    ("F11", "公共文化服务"),
    ("F12", "公共法律服务"),
    ("F13", "乡村振兴"),
    ("F14", "救灾"),
    ("F15", "食品药品监管"),
    ("F17", "就业"),
    ("F18", "社会保险"),
    ("F19", "社会救助"),
    ("F20", "养老服务"),
    ("F21", "户籍管理"),
    ("F22", "涉农补贴"),
    ("F24", "卫生健康"),
    ("F25", "市政服务"),
    ("F26", "国土空间规划"),
    ("A21", "乡镇重点公开"),
    ("V", "村务公开"),
];

/// 公开事项 One row of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// 编码 A permanent key such as `F19-04`, never used for another matter.
    pub code: String,
    /// 领域 One of [`FIELDS`].
    pub field: String,
    /// 一级事项
    pub group: String,
    /// 二级事项
    pub title: String,
    /// 公开时限
    pub due: Due,
    /// 公开方式
    pub mode: Mode,
    /// 公开对象
    pub audience: Audience,
    /// 公开层级
    pub level: Level,
    /// 承办机构 The section of the office that answers for it; a county may rename it.
    pub section: String,
    /// 个人信息 What a rendition may show of persons (`catalogue.md` §6.1).
    pub personal_data: PersonalData,
    /// 转载事项 Another organ publishes; the township repeats it and does not count it.
    pub relay_only: bool,
    /// 栏目 Path of the home column below the site's root.
    pub column: String,
    /// 《条例》条款 Codes such as `a20_11` (第二十条第十一项), `a21_t8` or `a12`.
    pub regulation: Vec<String>,
    /// 核对 What has been compared with a published text.
    pub verified: Verified,
}

/// 公开时限 How long after `from` (or, when `n` is negative, before it) the item must be public.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// 单位
    pub unit: Unit,
    /// 数 Absent only for [`Unit::FixedDate`].
    pub n: Option<i32>,
    /// 固定日期 `MM-DD`, only for [`Unit::FixedDate`].
    pub date: Option<String>,
    /// 起算 The event that starts the count, as printed.
    pub from: String,
}

impl Due {
    /// 固定日期之日 The yearly day in `year`; nothing for a limit that counts from an event.
    #[must_use]
    pub fn fixed_in(&self, year: i16) -> Option<Date> {
        let (month, day) = self.date.as_deref()?.split_once('-')?;
        Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
    }
}

/// 核对 Which parts of a row were compared with a published directory or the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    /// 时限
    pub due: bool,
    /// 要素
    pub elements: bool,
}

/// 时限单位
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 工作日
    Workday,
    /// 自然日
    Day,
    /// 小时
    Hour,
    /// 每年固定日期
    FixedDate,
    /// 次月内
    Month,
    /// 次季度内
    Quarter,
    /// 即时
    Realtime,
}

/// 公开方式
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Mode {
    /// 主动公开
    #[serde(rename = "主动公开")]
    Proactive,
    /// 依申请公开
    #[serde(rename = "依申请公开")]
    OnRequest,
}

/// 公开对象
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Audience {
    /// 全社会
    #[serde(rename = "全社会")]
    Everyone,
    /// 特定群体 A defined group, as the people of one village: by default not on the web.
    #[serde(rename = "特定群体")]
    Group,
}

/// 公开层级
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Level {
    /// 县级
    #[serde(rename = "县级")]
    County,
    /// 乡级
    #[serde(rename = "乡级")]
    Township,
    /// 村级
    #[serde(rename = "村级")]
    Village,
}

/// 个人信息等级
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonalData {
    /// 不含
    None,
    /// 履职身份 Office holders in their public role.
    PublicRole,
    /// 仅姓名
    Low,
    /// 名单 The village board by default; totals on the web.
    List,
    /// 禁止名单 Totals only, on every channel.
    ForbiddenList,
}

#[derive(Deserialize)]
struct Base {
    items: Vec<Item>,
}

static ITEMS: LazyLock<Vec<Item>> = LazyLock::new(|| {
    let base: Base = serde_json::from_str(include_str!("../data/township-catalogue.json"))
        .expect("the catalogue in the repository is read by a test");
    base.items
});

/// 全部事项 Every item of the base, in printed order.
#[must_use]
pub fn items() -> &'static [Item] {
    &ITEMS
}

/// 查事项 The item with this code.
#[must_use]
pub fn item(code: &str) -> Option<&'static Item> {
    ITEMS.iter().find(|item| item.code == code)
}
