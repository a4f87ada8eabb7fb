//! 去向 What became of an item that did not simply stay as it was published.

use super::{Written, hour, item};
use crate::{
    Channel, Fate, Later, PlannedItem, Subject,
    writing::{
        Hand,
        composition::{EVERYWHERE, OFFICE, SAFETY, SERVICES, SITE},
    },
};

/// 去向 Withdrawn within a day, withdrawn later, relayed, given up, late, a statement that there is nothing.
pub(super) fn fates(hand: &Hand) -> Vec<PlannedItem> {
    let notice = |text: &Written| item(hand, ("G-36", OFFICE), Subject::Notice, SITE, text);
    vec![
        PlannedItem {
            fate: Fate::Withdrawn { at: hour("2025-04-18T09:05") },
            ..notice(&Written {
                title: "关于渡口街4月集市改期的通知",
                text: "因排水改造施工，渡口街4月的集市改到粮库门口的广场举行，时间不变，仍为逢五逢十。\n\
                       摊位按原来的编号排列，施工车辆进出时请听从现场人员指挥。\n\
                       施工结束后恢复原来的位置，另行通知。",
                days: ("2025-04-16", "2025-04-16T09:00", "2025-04-17T15:10"),
            })
        },
        PlannedItem {
            later: Some(Later::Withdrawn {
                at: hour("2025-10-11T09:30"),
                reason: "夏季取水安排已经到期，留着容易误解，撤下。",
            }),
            ..notice(&Written {
                title: "槐渡镇夏季错峰取水安排",
                text: "入夏以后镇区用水紧张，水压不足，从6月15日起实行错峰取水，请互相体谅。\n\
                       单号日东槐、西槐两村先用，双号日渡口街和柳营村先用，时间为早6时到8时。\n\
                       养老院、学校和卫生院不受限制。安排到9月底结束。",
                days: ("2025-06-12", "2025-06-12T14:10", "2025-06-13T16:00"),
            })
        },
        PlannedItem {
            fate: Fate::Relayed,
            ..item(
                hand,
                ("G-16", OFFICE),
                Subject::Other,
                SITE,
                &Written {
                    title: "转载：青溪县2025年城乡居民养老保险缴费公告",
                    text: "青溪县有关部门发布2025年城乡居民养老保险缴费公告，本镇转载如下，以原文为准。\n\
                       缴费从3月1日开始，分多个档次自愿选择，由本人在手机上或者到便民服务中心办理。\n\
                       困难群众的代缴由公共服务办公室统一办理，不用自己跑。",
                    days: ("2025-03-03", "2025-03-03T09:30", "2025-03-05T10:10"),
                },
            )
        },
        PlannedItem {
            fate: Fate::Relayed,
            ..item(
                hand,
                ("G-16", OFFICE),
                Subject::Other,
                SITE,
                &Written {
                    title: "转载：青溪县关于秋冬季森林防火的通告",
                    text: "青溪县发布秋冬季森林防火通告，本镇转载如下，防火期从10月15日到次年5月15日。\n\
                       防火期内进山不得携带火种，田间地头不得焚烧秸秆和杂草。\n\
                       发现火情请拨打县森林防火电话，也可以直接告诉本镇值班室。",
                    days: ("2025-10-13", "2025-10-13T09:40", "2025-10-15T10:20"),
                },
            )
        },
        PlannedItem {
            fate: Fate::Discarded,
            published: None,
            returned_once: true,
            ..notice(&Written {
                title: "关于举办渔家文化节的预告",
                text: "槐渡镇拟在5月举办渔家文化节，活动包括放鱼苗、织网比赛和船模展览。\n\
                       具体日期和地点确定以后再公布，欢迎各村报节目。\n\
                       报名请到文化站登记，带上节目名称和参加人数，五月上旬统一排练。",
                days: ("2025-04-21", "2025-04-21T09:50", "2025-04-22T15:00"),
            })
        },
        PlannedItem {
            due: Some("2025-01-31".parse().expect("a day of the story")),
            ..item(
                hand,
                ("G-30", LAW),
                Subject::Other,
                SITE,
                &Written {
                    title: "槐渡镇综合行政执法2024年度数据公开",
                    text: "槐渡镇综合行政执法大队2024年度的执法数据，因人员调整、案卷核对用时较长，晚于规定的日期公开，特此说明并致歉。\n\
                       2024年作出行政处罚5件，罚没金额8200元；行政强制1件；没有被复议撤销、也没有被判决败诉的案件。\n\
                       今后年度数据在1月20日前由专人核对完毕，按期公开。",
                    days: ("2024-12-31", "2025-03-13T09:00", "2025-03-18T10:40"),
                },
            )
        },
        item(
            hand,
            ("F15-01", SAFETY),
            Subject::NotApplicable,
            SITE,
            &Written {
                title: "关于槐渡镇没有食品药品行政检查事项的说明",
                text: "按照职责分工，食品药品的行政检查由县市场监管部门的派出机构办理，槐渡镇人民政府没有这一事项。\n\
                   需要查询检查结果的，可以到派出机构窗口，或者在县里的网站上查看。\n\
                   职责有变动时，这里会及时更新。",
                days: ("2025-02-25", "2025-02-25T10:00", "2025-02-27T14:20"),
            },
        ),
    ]
}

/// 后来的变动 A slip put right, a meaning changed through every review again, and one shown on further channels.
pub(super) fn changed(hand: &Hand) -> Vec<PlannedItem> {
    vec![
        PlannedItem {
            later: Some(Later::Corrected {
                at: hour("2025-05-20T10:15"), wrong: "一十二个村", right: "十二个村"
            }),
            ..item(
                hand,
                ("F13-02", SERVICES),
                NEWS_OF_MONEY,
                SITE,
                &Written {
                    title: "槐渡镇2025年乡村振兴衔接资金安排到位",
                    text: "2025年乡村振兴衔接资金共计316万元，5月上旬全部安排到一十二个村和渡口街社区。\n\
                       其中产业项目178万元，小型基础设施98万元，公益岗位补助40万元。\n\
                       每个项目都有公示牌，写明金额、工期和监督电话，群众可以随时核对。",
                    days: ("2025-05-12", "2025-05-13T08:50", "2025-05-15T15:30"),
                },
            )
        },
        PlannedItem {
            later: Some(Later::Rewritten {
                at: hour("2025-08-27T09:00"),
                wrong: "每亩补种补助60元",
                right: "每亩补种补助90元",
                explanation: "县里追加了资金，补种补助由每亩60元提高到90元，已经领取的补足差额。",
                again: hour("2025-09-02T10:00"),
            }),
            ..item(
                hand,
                ("F14-05", SAFETY),
                BOTH_NEWS,
                EVERYWHERE,
                &Written {
                    title: "镇主要负责人部署灾后补种，补助标准公布",
                    text: "8月14日，镇主要负责人到堤湾、河套两村部署灾后补种，要求8月底以前把能种的地全部种上。\n\
                       补助办法：受淹绝收的地块，每亩补种补助60元，种子由农业农村服务中心统一发放。\n\
                       面积由村里丈量、公示三天，没有异议的十天内打到卡上。",
                    days: ("2025-08-14", "2025-08-14T15:00", "2025-08-19T16:10"),
                },
            )
        },
        PlannedItem {
            later: Some(Later::Posted { at: hour("2025-12-18T09:20") }),
            channels: &[Channel::Site],
            ..item(
                hand,
                ("F18-02", SERVICES),
                Subject::Notice,
                SITE,
                &Written {
                    title: "2026年度居民医保集中缴费还剩两周",
                    text: "2026年度城乡居民医保集中缴费到12月31日结束，还没有缴的请抓紧。\n\
                       可以在手机上缴，也可以带身份证件到便民服务中心，由工作人员帮忙办理。\n\
                       错过集中缴费期再参保，要等三个月才能报销。",
                    days: ("2025-12-15", "2025-12-15T10:00", "2025-12-16T15:00"),
                },
            )
        },
    ]
}

const NEWS_OF_MONEY: Subject = Subject::News { leader: false, finance: true };
const BOTH_NEWS: Subject = Subject::News { leader: true, finance: true };
/// 综合行政执法大队 Its place in the sections.
const LAW: usize = 6;
