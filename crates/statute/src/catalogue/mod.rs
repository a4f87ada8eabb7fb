//! 主动公开目录 What a township must publish without being asked: 120 items, each with its time limit.
//!
//! The rows of `data/township-catalogue.json` are a base that a county must confirm; what was not compared with a
//! published directory says so in [`Verified`]. [`Due::after`] says by which day an item must be public once something
//! happened, [`read_limit`] reads the limits that other directories print.

mod deadline;
mod limit;

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

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

pub use self::{
    deadline::Deadline,
    limit::{Limit, read_limit},
};

/// 公开渠道和载体 The thirteen boxes of a standard directory, in printed order.
pub const CHANNELS: [&str; 13] = [
    "政府网站",
    "政府公报",
    "两微一端",
    "发布会/听证会",
    "广播电视",
    "纸质媒体",
    "公开查阅点",
    "政务服务中心",
    "便民服务站",
    "入户/现场",
    "社区/企事业单位/村公示栏(电子屏)",
    "精准推送",
    "其他",
];

/// 未列事项的试点领域 Fields among the 26 for which a township normally has no item: printed with their reason, never left out.
pub const EMPTY_FIELDS: [(&str, &str); 4] =
    [("F05", "税收管理"), ("F08", "保障性住房"), ("F16", "城市综合执法"), ("F23", "义务教育")];

/// 领域名称 The printed name of a field; nothing for a code there is not.
#[must_use]
pub fn field_name(code: &str) -> Option<&'static str> {
    FIELDS.iter().chain(&EMPTY_FIELDS).find(|(known, _)| *known == code).map(|(_, name)| *name)
}

/// 公开事项 One row of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// 公开内容（要素） What a text of this item says, one by one.
    pub elements: Vec<String>,
    /// 公开依据
    pub basis: Vec<Basis>,
    /// 公开主体 The organ that answers for it.
    pub organ: String,
    /// 公开渠道和载体 Of [`CHANNELS`].
    pub channels: Vec<String>,
    /// 特定群体 Who that is, where the audience is a group.
    #[serde(default)]
    pub audience_note: String,
    /// 更新周期
    pub cycle: Cycle,
    /// 栏目时效 Days after which a column without anything newer is stale; nothing where time does not press.
    #[serde(default)]
    pub stale_after_days: Option<i32>,
    /// 公示期 The least time a notice stays, which is no time limit.
    #[serde(default)]
    pub publicity: Option<Span>,
    /// 内部时限 A stricter target of the house, by which nothing is overdue in law.
    #[serde(default)]
    pub internal_target: Option<Span>,
    /// 适用条件 When the item concerns the body at all; empty for always.
    #[serde(default)]
    pub applicability: String,
    /// 个人信息怎样公开
    #[serde(default)]
    pub persons: Persons,
    /// 核对 What has been compared with a published text.
    pub verified: Verified,
}

/// 公开依据 A text and the place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Title of the text.
    pub doc: String,
    /// Article; empty for the whole.
    pub cite: String,
}

/// 更新周期 Whether time alone asks for something new, or only something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cycle {
    /// 按事 or 按期.
    pub kind: CycleKind,
    /// Days of a period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every_days: Option<i32>,
    /// As printed.
    pub text: String,
}

/// 周期的种类
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CycleKind {
    /// 按事
    Event,
    /// 按期
    Period,
}

/// 一段时间 So many units, as printed; before the event when `n` is negative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// 单位
    pub unit: Unit,
    /// 数
    pub n: i32,
    /// As printed.
    pub text: String,
}

/// 个人信息怎样公开 What a list may show, what it never shows, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persons {
    /// 可以出现
    pub show: Vec<String>,
    /// 不得出现
    pub never: Vec<String>,
    /// 范围
    pub scope: String,
    /// 说明
    pub note: String,
    /// 撤下 Days after the end of the notice, after which the list comes down.
    #[serde(default)]
    pub withdraw_after_days: Option<i32>,
}

/// 公开时限 How long after `from` (or, when `n` is negative, before it) the item must be public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    /// 时限
    pub due: bool,
    /// 要素
    pub elements: bool,
}

/// 时限单位
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// 主动公开
    #[serde(rename = "主动公开")]
    Proactive,
    /// 依申请公开
    #[serde(rename = "依申请公开")]
    OnRequest,
}

/// 公开对象
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Audience {
    /// 全社会
    #[serde(rename = "全社会")]
    Everyone,
    /// 特定群体 A defined group, as the people of one village: by default not on the web.
    #[serde(rename = "特定群体")]
    Group,
}

/// 公开层级
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

impl PersonalData {
    /// 怎样公开 What a text of the item may show of persons, in plain words.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::None => "不含个人信息",
            Self::PublicRole => "公职人员的履职信息可以公开",
            Self::Low => "只出现姓名",
            Self::List => "名单默认只贴村公示栏，网上只发汇总数",
            Self::ForbiddenList => "任何渠道不得公布名单，只发汇总数",
        }
    }

    /// 有名单 Whether the web shows totals where others would show a list.
    #[must_use]
    pub const fn is_list(self) -> bool {
        matches!(self, Self::List | Self::ForbiddenList)
    }
}

#[derive(Deserialize)]
struct Base {
    items: Vec<Item>,
}

static ITEMS: LazyLock<Vec<Item>> = LazyLock::new(|| {
    let base: Base = serde_json::from_str(include_str!("../../data/township-catalogue.json"))
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
