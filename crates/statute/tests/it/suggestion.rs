//! 目录推荐 A hundred titles as townships write them, and the matter a person would put them under (need N24).

use statute::{
    catalogue,
    suggestion::{Suggestion, suggest, suggest_among},
};

/// Titles with the matters that are right for them; the first is what most people would say.
const TITLES: [(&str, &[&str]); 100] = [
    ("青石镇人民政府机构职能", &["G-01"]),
    ("青石镇党委政府领导班子成员及工作分工", &["G-02"]),
    ("青石镇内设机构及负责人一览表", &["G-03"]),
    ("青石镇所属事业单位基本情况", &["G-04"]),
    ("青石镇概况", &["G-05"]),
    ("青石镇人民政府政府信息公开指南（2025年修订）", &["G-06"]),
    ("青石镇主动公开基本目录", &["G-07"]),
    ("青石镇信息公开保密审查制度", &["G-08"]),
    ("青石镇2024年政府信息公开工作年度报告", &["G-09"]),
    ("青石镇政府信息公开申请表", &["G-10"]),
    ("青石镇基层政务公开标准目录（26个试点领域）", &["G-11"]),
    ("青石镇政府网站工作年度报表（2024年度）", &["G-12"]),
    ("青石镇人民政府关于印发《青石镇集贸市场管理暂行办法》的通知", &["G-13"]),
    ("关于印发《青石镇防汛抗旱工作方案》的通知", &["G-14", "F14-01"]),
    ("关于成立青石镇营商环境建设工作领导小组的通知", &["G-14"]),
    ("青石镇人民政府关于公布行政规范性文件清理结果的决定", &["G-15"]),
    ("转载：国务院关于进一步优化政务服务的指导意见", &["G-16"]),
    ("一图读懂《青石镇集贸市场管理暂行办法》", &["G-17"]),
    ("关于网传青石镇某路段塌陷的情况说明", &["G-18"]),
    ("青石镇国民经济和社会发展第十五个五年规划纲要", &["G-19"]),
    ("北沟村村庄规划（2021—2035年）批后公布", &["G-20"]),
    ("青石镇2025年政务公开工作要点", &["G-21"]),
    ("2025年青石镇政府工作报告", &["G-22"]),
    ("青石镇2024年主要经济指标统计", &["G-23"]),
    ("青石镇赋权执法事项目录（2025年版）", &["G-24"]),
    ("青石镇便民服务中心服务事项目录", &["G-25"]),
    ("设施农业用地备案办事指南", &["G-25"]),
    ("青石镇行政许可决定公示（户外广告设置）", &["G-26"]),
    ("青石镇行政执法人员名单公示", &["G-27"]),
    ("行政处罚决定书（青镇罚决字〔2025〕第4号）", &["G-28"]),
    ("关于对违法建设实施强制拆除的决定", &["G-29"]),
    ("青石镇2024年度行政执法总体情况", &["G-30"]),
    ("青石镇行政事业性收费目录清单", &["G-31"]),
    ("青石镇2025年公开招聘社区工作者公告", &["G-32"]),
    ("青石镇招聘专职网格员笔试成绩公示", &["G-32"]),
    ("关于公开征求《青石镇殡葬管理若干规定（草案）》意见的通知", &["G-33"]),
    ("关于《青石镇停车管理办法》公众意见采纳情况的反馈", &["G-34"]),
    ("2025年9月群众留言及答复", &["G-35"]),
    ("青石镇召开全镇重点工作推进会", &["G-36"]),
    ("镇领导走访慰问困难党员和老党员", &["G-36"]),
    ("青石镇卫生院附近路面改造项目可行性研究报告的批复", &["F01-01"]),
    ("北沟村文化广场建设工程竣工验收公示", &["F01-02"]),
    ("青石镇人民政府2025年6月政府采购意向", &["F02-01"]),
    ("青石镇垃圾清运服务竞争性磋商公告", &["F02-02"]),
    ("青石镇垃圾清运服务项目成交结果公告", &["F02-03"]),
    ("青石镇垃圾清运服务采购合同公告", &["F02-04"]),
    ("南岭村闲置校舍公开招租公告", &["F02-05", "V-04"]),
    ("青石镇2025年政府预算公开", &["F03-01"]),
    ("青石镇2024年财政决算情况", &["F03-02"]),
    ("青石镇财政所2025年部门预算", &["F03-03"]),
    ("青石镇农业综合服务中心2024年部门决算公开", &["F03-04"]),
    ("2025年中央农村厕所改造专项资金分配方案公示", &["F03-05"]),
    ("2024年度农村环境整治项目支出绩效评价报告", &["F03-06"]),
    ("青石镇安全生产治本攻坚三年行动方案", &["F04-01", "G-14"]),
    ("青石镇开展烟花爆竹经营点安全检查情况通报", &["F04-02"]),
    ("冬季用电用火安全提示", &["F04-03"]),
    ("青石镇北沟村土地征收预公告", &["F06-01"]),
    ("北沟村拟征收土地现状调查结果公示", &["F06-02"]),
    ("北沟村征地补偿安置方案公告", &["F06-03"]),
    ("关于北沟村集体土地的征收土地公告", &["F06-04"]),
    ("北沟村征地补偿款支付情况公示", &["F06-05"]),
    ("青石镇老街片区国有土地上房屋征收补偿方案征求意见公告", &["F07-01"]),
    ("2025年农村危房改造政策及补助标准", &["F09-01"]),
    ("2025年南岭村危房改造拟补助对象公示", &["F09-02"]),
    ("2024年农村危房改造验收合格及补助资金拨付公示", &["F09-03"]),
    ("青石镇镇村两级河长名单及职责公示", &["F10-01"]),
    ("青石镇农村人居环境整治第三季度检查结果", &["F10-02"]),
    ("青石镇综合文化站免费开放公告", &["F11-01"]),
    ("青石镇送戏下乡活动安排", &["F11-02"]),
    ("青石镇司法所联系方式和法律援助申请须知", &["F12-01"]),
    ("青石镇各村法律顾问名单", &["F12-02"]),
    ("青石镇防返贫监测对象风险消除公示", &["F13-01"]),
    ("2025年财政衔接推进乡村振兴补助资金项目计划公告", &["F13-02"]),
    ("2024年衔接资金项目完工及绩效情况公告", &["F13-03"]),
    ("青石镇脱贫劳动力外出务工一次性交通补助发放公示", &["F13-04"]),
    ("青石镇森林火灾应急预案", &["F14-01"]),
    ("暴雨橙色预警：请做好防范", &["F14-02"]),
    ("青石镇应急避难场所一览表", &["F14-03"]),
    ("2025年冬春救助资金发放花名册公示", &["F14-04"]),
    ("因灾倒损农房恢复重建补助对象公示", &["F14-05"]),
    ("农村集体聚餐食品安全风险提示", &["F15-01"]),
    ("青石镇春风行动招聘会岗位信息", &["F17-01"]),
    ("关于举办电工技能培训班的通知", &["F17-02"]),
    ("青石镇城镇公益性岗位拟聘人员公示", &["F17-03"]),
    ("城乡居民养老保险参保缴费指南", &["F18-01"]),
    ("2026年城乡居民医保缴费须知", &["F18-02"]),
    ("城乡低保申请办理流程", &["F19-03"]),
    ("2025年10月新增低保对象审核公示", &["F19-04"]),
    ("2025年第三季度低保金发放情况", &["F19-05"]),
    ("特困人员认定办事指南", &["F19-06"]),
    ("2025年9月特困人员供养名单公示", &["F19-07"]),
    ("2025年9月临时救助资金发放公示", &["F19-09"]),
    ("困难残疾人生活补贴和重度残疾人护理补贴发放统计（10月）", &["F19-11"]),
    ("80周岁以上老年人高龄津贴申领指南", &["F20-02"]),
    ("青石镇敬老院基本信息", &["F20-04"]),
    ("2025年耕地地力保护补贴面积公示", &["F22-01"]),
    ("2025年第二批农机购置与应用补贴受益对象公示", &["F22-02"]),
    ("青石镇流感疫苗接种安排", &["F24-04"]),
    ("关于镇区自来水管网检修停水的公告", &["F25-01"]),
    ("青石镇2025年9月宅基地审批结果公示", &["A21-05"]),
];

fn right(found: &[Suggestion], wanted: &[&str]) -> bool {
    found.iter().any(|one| wanted.contains(&one.item.code.as_str()))
}

#[test]
fn of_a_hundred_titles_ninety_find_their_matter_first() {
    let mut missed = Vec::new();
    let mut not_among_three = Vec::new();
    for (title, wanted) in TITLES {
        let found = suggest(title, "", 3);
        let named: Vec<_> = found.iter().map(|one| (one.item.code.as_str(), &one.because)).collect();
        if !right(&found[..found.len().min(1)], wanted) {
            missed.push(format!("{title}: wanted {wanted:?}, found {named:?}"));
        }
        if !right(&found, wanted) {
            not_among_three.push(title);
        }
    }
    println!("first {} of 100, among three {}", 100 - missed.len(), 100 - not_among_three.len());
    assert!(missed.len() <= 10, "{}", missed.join("\n"));
    assert!(not_among_three.len() <= 3, "{not_among_three:?}");
}

#[test]
fn every_title_of_the_table_is_one_matter_and_every_code_stands_in_the_catalogue() {
    let mut titles: Vec<_> = TITLES.iter().map(|(title, _)| title).collect();
    titles.sort_unstable();
    titles.dedup();
    assert_eq!(titles.len(), TITLES.len());
    for (_, wanted) in TITLES {
        assert!(wanted.iter().all(|code| catalogue::item(code).is_some()), "{wanted:?}");
    }
}

#[test]
fn every_word_speaks_for_a_matter_that_exists() {
    let read: serde_json::Value = serde_json::from_str(include_str!("../../data/telltales.json")).unwrap();
    for (code, words) in read["words"].as_object().unwrap() {
        assert!(catalogue::item(code).is_some(), "{code}");
        assert!(words.as_array().unwrap().iter().all(|word| word.as_str().unwrap().chars().count() > 1), "{code}");
    }
    assert_eq!(read["words"].as_object().unwrap().len(), catalogue::items().len(), "every matter has its words");
}

#[test]
fn where_nothing_speaks_nothing_is_proposed() {
    for title in ["", "通知", "公告", "关于有关事项", "!!!!", "𠮷𠮷𠮷", "\u{0}", "report 2025"] {
        assert!(suggest(title, "", 3).is_empty(), "{title:?}: {:?}", suggest(title, "", 3));
    }
}

#[test]
fn the_text_decides_where_the_title_says_little() {
    let found = suggest("公示", "2025年9月特困人员供养名单公示，特困人员共十二人，特困供养标准如下。", 1);
    assert_eq!(found.first().map(|one| one.item.code.as_str()), Some("F19-07"));
}

#[test]
fn a_text_of_any_size_is_looked_at_up_to_its_first_two_thousand_signs() {
    let long = "停水".repeat(1_000_000);
    assert!(suggest("公告", &long, 3).len() <= 3);
}

#[test]
fn an_added_row_is_proposed_by_the_words_that_are_its_own() {
    let row = |code: &str, title: &str| catalogue::Item {
        code: code.into(),
        title: title.into(),
        ..catalogue::item("F19-04").unwrap().clone()
    };
    let added = [row("X-01", "古树名木保护名录"), row("X-02", "信息公开情况"), row("X-03", ""), row("X-04", "热线")];
    let first = |title: &str| {
        let found = suggest_among(title, "", &added, 3);
        assert!(found.len() <= 3);
        found.first().map(|it| (it.item.code.clone(), it.because.join("、")))
    };
    let own = |words: &str| Some(("X-01".to_owned(), words.to_owned()));
    assert_eq!(first("桑村乡古树名木保护名录"), own("古树名木保护名录"));
    assert_eq!(first("关于保护古树名木的通告"), own("古树名木"));
    for (title, words) in TITLES {
        let found = suggest_among(title, "", &added, 1);
        assert!(found.iter().all(|it| !it.item.code.starts_with("X-")), "{title} {words:?}: {found:?}");
    }
    assert_eq!(first("公示"), None);
    assert_eq!(suggest_among("热线", "", [], 3), suggest("热线", "", 3));
}
