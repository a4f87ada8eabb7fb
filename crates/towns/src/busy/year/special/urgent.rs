//! 应急和特别重要 What could not wait, and what was asked of other organs first.

use super::{Written, hour, item};
use crate::{
    PlannedItem, Subject, Way,
    writing::{
        Hand,
        composition::{BUILDING, EVERYWHERE, OFFICE, SAFETY, SITE, WECHAT},
    },
};

/// 应急 The debt of the first was cleared within its day, that of the second was not.
pub(super) fn urgent(hand: &Hand) -> Vec<PlannedItem> {
    let warning = |text: &Written| item(hand, ("F14-02", SAFETY), Subject::Warning, EVERYWHERE, text);
    vec![
        PlannedItem {
            way: Way::Urgent {
                reason: "县防汛指挥部电话通知，堤湾段水位两小时上涨七十厘米，须在天黑前转移。",
                cleared: hour("2025-07-29T16:20"),
            },
            ..warning(&Written {
                title: "紧急通知：堤湾段临水住户立即转移",
                text: "受上游来水影响，堤湾段水位上涨很快，请堤湾村三组、四组临水住户立即转移到镇中学。\n\
                       带好身份证件和常用药，不要回家取东西；老人和孩子由村干部负责接送。\n\
                       渡口停航，石匣桥封闭，绕行青柳公路。值班电话0555-0000214，随时有人接听。",
                days: ("2025-07-28", "2025-07-28T18:35", "2025-07-28T18:47"),
            })
        },
        PlannedItem {
            way: Way::Urgent {
                reason: "供水主管在周日凌晨破裂，全镇区停水，等不到上班。",
                cleared: hour("2025-11-04T10:30"),
            },
            ..warning(&Written {
                title: "紧急通知：镇区供水主管抢修，今日停水",
                text: "今天凌晨镇区供水主管破裂，正在抢修，渡口街和镇区各单位停水，预计晚上八点恢复。\n\
                       便民服务中心门前设有两个取水点，请自带容器；养老院和学校由水车送水。\n\
                       来水后先放几分钟再用。抢修电话0555-0000215。",
                days: ("2025-11-02", "2025-11-02T06:40", "2025-11-02T06:52"),
            })
        },
    ]
}

/// 特别重要 Each with its written consultation and its meeting.
pub(super) fn consulted(hand: &Hand) -> Vec<PlannedItem> {
    let asked = |consultation, meeting, base| PlannedItem { way: Way::Consulted { consultation, meeting }, ..base };
    vec![
        asked(
            "征询〔2025〕2号",
            "专题会议纪要〔2025〕3号",
            item(
                hand,
                ("F14-04", SAFETY),
                Subject::Disaster,
                EVERYWHERE,
                &Written {
                    title: "槐渡镇7月洪涝灾情和救助情况通报",
                    text: "7月28日至30日，槐渡镇受上游来水影响出现洪涝，经与县应急管理、水利部门核对，现将情况通报如下。\n\
                       灾情：紧急转移412人，没有人员伤亡；农作物受淹1860亩，房屋进水57户，损坏道路2.3公里。\n\
                       救助：发放生活救助物资412份，临时救助57户；积水已全部排出，8月5日前恢复供电和通车。\n\
                       后续补种和修复的安排另行公布，求助电话0555-0000214。",
                    days: ("2025-08-01", "2025-08-01T09:10", "2025-08-07T15:40"),
                },
            ),
        ),
        asked(
            "征询〔2025〕4号",
            "镇长办公会议纪要〔2025〕9号",
            item(
                hand,
                ("G-14", BUILDING),
                Subject::OtherOrgans,
                SITE,
                &Written {
                    title: "关于青柳公路槐渡段夜间限行大型货车的通告",
                    text: "为保护沿线群众夜间休息和石匣桥安全，经征求县公安交警、交通运输部门意见，决定青柳公路槐渡段夜间限行大型货车。\n\
                       限行时间为每日22时至次日6时，运送鲜活农产品和应急物资的车辆除外。\n\
                       绕行路线为县道新环线，沿途设有指示牌。通告自2025年9月1日起实行。",
                    days: ("2025-08-18", "2025-08-19T09:20", "2025-08-26T10:30"),
                },
            ),
        ),
        asked(
            "征询〔2025〕6号",
            "专题会议纪要〔2025〕7号",
            item(
                hand,
                ("G-18", OFFICE),
                Subject::OpinionIncident,
                WECHAT,
                &Written {
                    title: "关于网传“渡口码头坍塌”的情况说明",
                    text: "10月25日起有人在网上发布“渡口码头坍塌”的视频，我们和县交通运输部门到现场核对，说明如下。\n\
                       视频拍的是9月拆除旧趸船的过程，属于计划内施工；现在使用的码头10月20日刚通过检测，各项合格。\n\
                       渡运没有停过，请群众放心乘坐。今后码头施工会提前三天在岸边和网上公告。",
                    days: ("2025-10-27", "2025-10-27T10:00", "2025-10-30T16:30"),
                },
            ),
        ),
    ]
}
