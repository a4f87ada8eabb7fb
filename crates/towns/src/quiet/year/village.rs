//! 村里的事 What the town decides and examines for its villages, and answers for itself. What villages publish of their own
//! affairs is village affairs, shown by the town and never counted as its own; this town leaves it to the boards.

use crate::plan::Subject;
use crate::writing::composition::{BOARD, Composition, FARMING, composed};
use crate::writing::sheet::Sheet;

pub(super) const ALL: &[Composition] = &[
    composed(
        ("A21-06", FARMING),
        Subject::Other,
        BOARD,
        "{0}一事一议项目{1}情况公布",
        "桑村乡人民政府{d}公布{0}一事一议项目{1}的情况。\n\
         {2}\n\
         对项目有疑问的，可以向农业农村办公室反映，十日内答复。",
        &[
            (
                "04-11",
                &[
                    "桑村",
                    "筹资筹劳审核",
                    "村民代表会议表决通过硬化巷道420米，筹劳28个工日，不向农户筹资，乡政府审核同意。",
                ],
            ),
            ("07-11", &["上滩村", "开工", "维修灌溉渠道3处，财政奖补已经拨付，筹劳12个工日，计划九月完工。"]),
            ("10-14", &["柳坪村", "完工验收", "文化广场改造和河道清理900米通过验收，实际筹劳与公布的一致。"]),
        ],
    ),
    composed(
        ("A21-03", FARMING),
        Subject::Other,
        BOARD,
        "{0}{1}土地经营权流转审查结果",
        "{0}{1}申请流转的土地经营权，经乡政府{d}审查，结果如下：共流转{2}亩，每亩年租金{3}元，期限{4}年。\n\
         流转没有改变土地的农业用途，受让方具有相应的经营能力，合同已经登记备案。\n\
         对审查结果有疑问的，可以向农业农村办公室查询。",
        &[("08-11", &["竹溪村", "7月", "152", "689", "5"]), ("11-10", &["下滩村", "10月", "98", "545", "3"])],
    )
    .with(Sheet::Written {
        name: "{0}{1}土地流转表",
        ending: "csv",
        content: "村,月份,面积（亩）,每亩年租金（元）,期限（年）\n{0},{1},{2},{3},{4}\n",
    }),
    composed(
        ("A21-02", FARMING),
        Subject::Other,
        BOARD,
        "{0}{1}项目建设和运营情况",
        "{d}，乡政府公布{0}{1}项目的情况：新修田间道路{2}米、渠道{3}米。\n\
         {4}\n\
         项目管护责任落实到人，村民发现损坏请随时告知农业农村办公室。",
        &[(
            "06-17",
            &["杏园村", "高标准农田", "3600", "3300", "工程由乡政府组织验收合格，移交村里管护，灌溉用水按方计量。"],
        )],
    ),
];
