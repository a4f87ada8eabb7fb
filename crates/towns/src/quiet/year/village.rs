//! 村务公开 What the villages answer for themselves; shown by the town, never counted for its rhythm.

use crate::plan::Subject;
use crate::writing::composition::{BOARD, Composition, SERVICES, composed};
use crate::writing::sheet::Sheet;

pub(super) const ALL: &[Composition] = &[
    composed(
        ("V-01", SERVICES),
        Subject::VillageAffairs,
        BOARD,
        "{0}2025年{1}村务公开",
        "{0}村民委员会{d}公布{1}村务事项，请村民监督。\n\
         {2}\n\
         村民对公开内容有疑问的，可向村务监督委员会提出，十日内答复。",
        &[
            (
                "04-11",
                &[
                    "桑村",
                    "第一季度",
                    "完成春季植树420棵，调解纠纷3起，更换公益岗位人员1名，村级误工补贴共计28个工日。",
                ],
            ),
            ("07-11", &["上滩村", "第二季度", "办理宅基地初审3件，组织防汛演练1次，为12户办理补贴信息变更。"]),
            ("10-14", &["柳坪村", "第三季度", "文化广场改造开工，召开村民代表会议2次，清理河道900米。"]),
        ],
    ),
    composed(
        ("V-02", SERVICES),
        Subject::VillageAffairs,
        BOARD,
        "{0}{1}集体财务收支公开",
        "{0}农村集体经济组织{d}公布{1}财务收支，凭证可到村委会查阅。\n\
         {1}收入{2}元，支出{3}元，结余{4}元。收入主要是土地和设施租金，支出主要是路灯电费、保洁用品和管护补助。\n\
         村务监督委员会已经逐笔审核，没有发现白条入账。",
        &[
            ("08-11", &["竹溪村", "7月", "15200", "6890", "8310"]),
            ("11-10", &["下滩村", "10月", "9800", "5460", "4340"]),
        ],
    )
    .with(Sheet::Written {
        name: "{0}{1}财务收支表",
        ending: "csv",
        content: "村,月份,收入（元）,支出（元）,结余（元）\n{0},{1},{2},{3},{4}\n",
    }),
    composed(
        ("V-03", SERVICES),
        Subject::VillageAffairs,
        BOARD,
        "{0}“四议两公开”决议公告：{1}",
        "{d}，{0}召开村民代表会议，应到{2}人，实到{3}人，表决通过{1}事项。\n\
         {4}\n\
         决议公告七天，实施结果另行公布。",
        &[(
            "06-17",
            &["杏园村", "冷藏库租赁", "36", "33", "同意冷藏库对外租赁，本村果农优先，租金收入的六成用于公益事业。"],
        )],
    ),
];
