//! 文件和年末 The normative documents of the year, and what the clock released at its edges.

use super::{Written, hour, item};
use crate::{
    Later, PlannedItem, Subject, Way,
    writing::{
        Hand,
        composition::{BOARD, BUILDING, EVERYWHERE, FINANCE, SAFETY, SITE},
    },
};

/// 行政规范性文件 Three of the year; the last one ended the first.
pub(super) fn documents(hand: &Hand) -> Vec<PlannedItem> {
    let document = |text: &Written| item(hand, ("G-13", BUILDING), Subject::NormativeDocument, BOARD, text);
    vec![
        PlannedItem {
            later: Some(Later::Repealed { at: hour("2025-11-24T15:40"), by: "槐政〔2025〕21号" }),
            ..document(&Written {
                title: "槐渡镇人民政府关于印发《槐渡镇集市管理暂行办法》的通知（槐政〔2025〕3号）",
                text: "《槐渡镇集市管理暂行办法》已经镇长办公会议通过，现予印发，自2025年2月10日起施行，试行一年。\n\
                       第一条　集市设在渡口街东段，逢五逢十开市，早6时到13时。\n\
                       第二条　摊位由村镇建设办公室编号，先到先用，不收费。\n\
                       第三条　摊主负责自己摊位的清扫，占用消防通道的当场清走。",
                days: ("2025-02-10", "2025-02-11T09:00", "2025-02-14T15:30"),
            })
        },
        document(&Written {
            title: "槐渡镇人民政府关于印发《槐渡镇镇区停车管理办法》的通知（槐政〔2025〕9号）",
            text: "《槐渡镇镇区停车管理办法》经公开征求意见并由镇长办公会议通过，现予印发，自2025年6月1日起施行，有效期五年。\n\
                   第一条　渡口街划为限时区、夜间免费区和禁停区，以路面标线为准。\n\
                   第二条　限时区每次停放不超过两小时，老年人、残疾人就医的不受限制。\n\
                   第三条　占用消防通道的，由综合行政执法大队责令驶离，拒不驶离的依法处理。",
            days: ("2025-05-20", "2025-05-21T09:10", "2025-05-26T10:00"),
        }),
        document(&Written {
            title: "槐渡镇人民政府关于印发《槐渡镇集市管理办法》的通知（槐政〔2025〕21号）",
            text: "《槐渡镇集市管理办法》经公开征求意见并由镇长办公会议通过，现予印发，自2026年1月1日起施行，有效期五年。\n\
                   第一条　集市迁到粮库广场，逢五逢十开市，早5时30分到13时。\n\
                   第二条　摊位每季度抽签一次，不收摊位费，食品摊必须有防尘设施。\n\
                   第三条　《槐渡镇集市管理暂行办法》（槐政〔2025〕3号）自本办法印发之日起废止。",
            days: ("2025-11-20", "2025-11-20T09:10", "2025-11-24T15:00"),
        }),
    ]
}

/// 年末和年初 The clock releases one on the last second of the year and one on the first of the next.
pub(super) fn edges(hand: &Hand) -> Vec<PlannedItem> {
    let scheduled = |base| PlannedItem { way: Way::Scheduled, ..base };
    vec![
        scheduled(item(
            hand,
            ("F14-03", SAFETY),
            Subject::Notice,
            EVERYWHERE,
            &Written {
                title: "元旦假期渡口航班和值守安排",
                text: "元旦假期渡口照常开航，首班6时30分，末班18时，风力六级以上停航。\n\
                   跨年夜渡口加派两名安全员，夜间不载客；需要急送病人的，请打值班电话由应急船接送。\n\
                   假期每天有镇领导带班，值班电话0555-0000214。",
                days: ("2025-12-29", "2025-12-29T09:10", "2025-12-31T23:59:59"),
            },
        )),
        scheduled(item(
            hand,
            ("G-14", BUILDING),
            Subject::Notice,
            EVERYWHERE,
            &Written {
                title: "《槐渡镇集市管理办法》今日起施行，集市迁到粮库广场",
                text: "从2026年1月1日起，《槐渡镇集市管理办法》（槐政〔2025〕21号）施行，渡口街不再设集。\n\
                   第一季度的摊位已经抽签，编号贴在粮库广场入口；没有抽到的可以登记候补。\n\
                   搬迁头三集有工作人员引导，镇区公交在粮库加站。咨询电话0555-0000215。",
                days: ("2025-12-30", "2025-12-30T09:30", "2026-01-01T00:00:00"),
            },
        )),
        item(
            hand,
            ("F03-06", FINANCE),
            Subject::Budget,
            SITE,
            &Written {
                title: "槐渡镇2025年路灯节能改造项目绩效自评结果",
                text: "镇区路灯节能改造项目已经完工半年，财政所组织绩效自评，得分93分，等次为优。\n\
                   项目预算38.6万元，实际支出36.9万元；改造后半年用电量比上年同期减少四成一。\n\
                   不足是有两处灯杆被树枝遮挡，已经请养护人员修剪。",
                days: ("2025-12-19", "2025-12-19T09:00", "2025-12-26T10:30"),
            },
        ),
    ]
}
