//! 栏目 The columns of the public site: one for each path of the catalogue, with the branches above them
//! (`catalogue.md` §5). A path is an address for ever; a label may change.

use std::{collections::BTreeMap, sync::LazyLock};

use statute::catalogue::{self, Item};

use crate::matters::Kept;

/// 政府信息公开 The platform: the four fixed entries and the way to apply.
pub(crate) const PLATFORM: &str = "zfxxgk";
/// 法定主动公开内容
pub(crate) const STATUTORY: &str = "zfxxgk/fdzdgknr";
/// 政府信息公开年报, whose address is that of the reports.
pub(crate) const REPORTS: &str = "zfxxgk/nb";

/// 支 The branches and the columns whose label differs from their matter, in printed order.
const BRANCHES: [(&str, &str); 56] = [
    ("zfxxgk", "政府信息公开"),
    ("zfxxgk/zn", "政府信息公开指南"),
    ("zfxxgk/zd", "政府信息公开制度"),
    ("zfxxgk/fdzdgknr", "法定主动公开内容"),
    ("zfxxgk/nb", "政府信息公开年报"),
    ("zfxxgk/ysqgk", "依申请公开"),
    ("zfxxgk/fdzdgknr/zcwj", "政策文件"),
    ("zfxxgk/fdzdgknr/zcjd", "政策解读"),
    ("zfxxgk/fdzdgknr/jgxx", "机构信息"),
    ("zfxxgk/fdzdgknr/ghjh", "规划计划"),
    ("zfxxgk/fdzdgknr/tjxx", "统计信息"),
    ("zfxxgk/fdzdgknr/xzxk", "许可和管理服务"),
    ("zfxxgk/fdzdgknr/xzzf", "处罚和强制"),
    ("zfxxgk/fdzdgknr/czyjs", "财政预决算"),
    ("zfxxgk/fdzdgknr/xzsyxsf", "行政事业性收费"),
    ("zfxxgk/fdzdgknr/zfcg", "政府采购"),
    ("zfxxgk/fdzdgknr/zdjsxm", "重大建设项目"),
    ("zfxxgk/fdzdgknr/msbz", "民生保障"),
    ("zfxxgk/fdzdgknr/snbt", "涉农补贴"),
    ("zfxxgk/fdzdgknr/yjgl", "应急管理"),
    ("zfxxgk/fdzdgknr/jgjc", "监督检查"),
    ("zfxxgk/fdzdgknr/zkly", "招考录用"),
    ("zfxxgk/fdzdgknr/nync", "农业农村政策"),
    ("zfxxgk/fdzdgknr/nttsl", "农田水利"),
    ("zfxxgk/fdzdgknr/tdlz", "土地流转"),
    ("zfxxgk/fdzdgknr/zjd", "宅基地"),
    ("zfxxgk/fdzdgknr/tdzs", "土地征收"),
    ("zfxxgk/fdzdgknr/fwzs", "房屋征收"),
    ("zfxxgk/fdzdgknr/czcl", "筹资筹劳"),
    ("zfxxgk/fdzdgknr/qt", "其他"),
    ("zfxxgk/fdzdgknr/bzml", "标准目录"),
    ("zfxxgk/fdzdgknr/msbz/shjz", "社会救助"),
    ("zfxxgk/fdzdgknr/msbz/yl", "养老服务"),
    ("zfxxgk/fdzdgknr/msbz/jy", "就业"),
    ("zfxxgk/fdzdgknr/msbz/wsjk", "卫生健康"),
    ("zfxxgk/fdzdgknr/msbz/ggwh", "公共文化"),
    ("zfxxgk/fdzdgknr/msbz/wfgz", "农村危房改造"),
    ("zfxxgk/fdzdgknr/msbz/xczx", "乡村振兴"),
    ("zfxxgk/fdzdgknr/msbz/shjz/db", "最低生活保障"),
    ("zfxxgk/fdzdgknr/msbz/shjz/tk", "特困供养"),
    ("zfxxgk/fdzdgknr/msbz/shjz/ls", "临时救助"),
    ("zfxxgk/fdzdgknr/jgjc/aqsc", "安全生产"),
    ("zfxxgk/fdzdgknr/jgjc/sthj", "生态环境"),
    ("zwdt", "政务动态"),
    ("zwdt/sjwj", "上级文件转载"),
    ("hygq", "回应关切"),
    ("zwfw", "办事服务"),
    ("zwfw/shbx", "社会保险"),
    ("zwfw/shjz", "社会救助办事"),
    ("zwfw/yl", "养老办事"),
    ("zwfw/ggfl", "公共法律服务"),
    ("hdjl", "互动交流"),
    ("hdjl/yjzj", "意见征集"),
    ("hdjl/zxly", "咨询留言"),
    ("cwgk", "村务公开"),
    ("wznb", "网站年报"),
];

/// 栏目 One column: its path below the body, its label, the matters that stand in it and in no column below.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) path: &'static str,
    pub(crate) label: &'static str,
    pub(crate) matters: Vec<&'static Item>,
}

static COLUMNS: LazyLock<Vec<Column>> = LazyLock::new(|| {
    let mut all: Vec<Column> =
        BRANCHES.iter().map(|(path, label)| Column { path, label, matters: Vec::new() }).collect();
    for matter in catalogue::items() {
        match all.iter_mut().find(|column| column.path == matter.column) {
            Some(column) => column.matters.push(matter),
            None => all.push(Column { path: &matter.column, label: &matter.title, matters: vec![matter] }),
        }
    }
    all
});

/// Every column; those of one parent in printed order.
pub(crate) fn all() -> &'static [Column] {
    &COLUMNS
}

/// The column at a path.
pub(crate) fn find(path: &str) -> Option<&'static Column> {
    all().iter().find(|column| column.path == path)
}

/// The column in which a matter stands.
pub(crate) fn of_matter(code: &str, kept: &Kept) -> Option<&'static Column> {
    match catalogue::item(code) {
        Some(item) => find(&item.column),
        None => find(kept.columns().find(|(item, _)| item.code == code)?.1),
    }
}

impl Column {
    /// The columns directly below.
    pub(crate) fn children(&self) -> impl Iterator<Item = &'static Self> + use<'_> {
        all().iter().filter(|column| column.parent().is_some_and(|parent| parent.path == self.path))
    }

    /// The column above.
    pub(crate) fn parent(&self) -> Option<&'static Self> {
        find(self.path.rsplit_once('/')?.0)
    }

    /// The columns above, the highest first.
    pub(crate) fn above(&self) -> Vec<&'static Self> {
        let mut above: Vec<&'static Self> = std::iter::successors(self.parent(), |column| column.parent()).collect();
        above.reverse();
        above
    }

    /// Whether it is `other` or stands below it.
    pub(crate) fn is_within(&self, other: &str) -> bool {
        self.path.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// 增补 The rows the body above added that stand in it and in no column below.
    pub(crate) fn added<'a>(&self, kept: &'a Kept) -> impl Iterator<Item = &'a Item> + use<'a, '_> {
        kept.columns().filter(|(_, path)| *path == self.path).map(|(item, _)| item)
    }

    /// The codes of the matters in it and in every column below.
    pub(crate) fn codes<'a>(&self, kept: &'a Kept) -> Vec<&'a str> {
        let within = all().iter().filter(|column| column.is_within(self.path));
        let base = within.flat_map(|column| &column.matters).map(|matter| matter.code.as_str());
        let within = |path: &str| find(path).is_some_and(|column| column.is_within(self.path));
        let added = kept.columns().filter(|(_, path)| within(path)).map(|(item, _)| item.code.as_str());
        base.chain(added).collect()
    }

    /// How many items stand in it and below; `counts` holds what stands in each column itself, by its path.
    pub(crate) fn count(&self, counts: &BTreeMap<&str, i64>) -> i64 {
        let within =
            |path: &str| path.strip_prefix(self.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        counts.iter().filter(|(path, _)| within(path)).map(|(_, n)| n).sum()
    }

    /// Its address at a body.
    pub(crate) fn address(&self, body: &str) -> String {
        if self.path == REPORTS { format!("/{body}/reports/") } else { format!("/{body}/{}/", self.path) }
    }

    /// 栏目类别 What inspections call this kind of column (`website.md` §3).
    pub(crate) fn kind(&self) -> &'static str {
        const KINDS: [(&str, &str); 15] = [
            ("zfxxgk/zn", "信息公开指南"),
            ("zfxxgk/zd", "信息公开制度"),
            ("zfxxgk/nb", "信息公开年报"),
            ("zfxxgk/ysqgk", "依申请公开"),
            ("zfxxgk/fdzdgknr/zcwj", "文件资料"),
            ("zfxxgk/fdzdgknr/zcjd", "政策解读"),
            ("zfxxgk/fdzdgknr/jgxx/ldxx", "负责人信息"),
            ("zfxxgk/fdzdgknr/jgxx/gk", "概况信息"),
            ("zfxxgk/fdzdgknr/jgxx", "机构职能"),
            ("zfxxgk/fdzdgknr/tjxx", "数据发布"),
            ("zfxxgk", "信息公开目录"),
            ("zwdt", "政务动态"),
            ("hygq", "回应关切"),
            ("zwfw", "办事服务"),
            ("hdjl", "互动交流"),
        ];
        KINDS.iter().find(|(path, _)| self.is_within(path)).map_or("其他", |(_, kind)| kind)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{COLUMNS, Kept, all, of_matter};

    #[test]
    fn every_matter_has_a_column_and_every_column_a_way_up() {
        for matter in statute::catalogue::items() {
            let column =
                of_matter(&matter.code, &Kept::default()).unwrap_or_else(|| panic!("{} stands nowhere", matter.code));
            let depth = column.path.matches('/').count();
            assert_eq!(column.above().len(), depth, "{} has a gap above it", column.path);
        }
        let paths: BTreeSet<&str> = all().iter().map(|column| column.path).collect();
        assert_eq!(paths.len(), COLUMNS.len(), "no path stands twice");
        for column in all() {
            assert!(column.path.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'/'), "{}", column.path);
            assert!(!column.codes(&Kept::default()).is_empty(), "{} could never hold anything", column.path);
        }
    }
}
