//! 人和事 Trainings, pairs, problems, the group and its meetings, the plan, what section five of the report says.

/// 授课单位
pub const TAUGHT_BY: &str = "青溪县政务公开办公室";

/// 培训 Day, topic, contents, how many came.
pub const TRAININGS: [(&str, &str, &str, usize); 4] = [
    ("2025-03-07", "依申请公开怎么办", "从登记到答复走一遍，区分不予公开、无法提供、不予处理的写法", 17),
    ("2025-05-29", "规范性文件的公开和解读", "文件和解读怎样同步公开，废止以后怎样标明", 12),
    ("2025-08-29", "应急信息的发布", "先发布后补审的边界，二十四小时里补哪几步", 9),
    ("2025-11-21", "个人信息的隐去", "名单、案卷、照片里哪些要隐去，当场改五份旧稿", 19),
];

/// 帮带 Mentor and trainee, by account, and the goal.
pub const PAIRINGS: [(&str, &str, &str); 2] = [
    ("luqinglan", "jizeyu", "三个月内独立写工程和执法类稿件，半年内会办更正"),
    ("luqinglan", "huangluyin", "会看审核单，会校表格和附件"),
];

/// 实操问题 Raised, solved (empty while it is not), by whom, category, the problem, how it was solved, whether confirmed.
pub type Raised = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, bool);

/// 全部问题
pub const PROBLEMS: [Raised; 9] = [
    (
        "2025-03-12",
        "2025-03-13",
        "jizeyu",
        "publishing",
        "处罚决定要公开到哪一步",
        "当事人是个人的隐去姓名，文号、事实、依据、结果都写",
        true,
    ),
    (
        "2025-04-08",
        "2025-04-09",
        "huangluyin",
        "platform",
        "附件里的合计和正文对不上，不知道退给谁",
        "退给作者，意见里写明差在哪一行",
        true,
    ),
    (
        "2025-05-15",
        "2025-05-16",
        "jizeyu",
        "publishing",
        "征求意见稿期满没有人提意见，要不要公布",
        "也要公布，写明收到零条",
        true,
    ),
    (
        "2025-06-19",
        "2025-06-20",
        "jizeyu",
        "platform",
        "负责人外出，送审以后没有人签",
        "负责人指定代理，代理人从自己的待办里签",
        true,
    ),
    (
        "2025-07-30",
        "2025-07-31",
        "jizeyu",
        "publishing",
        "应急通知发出以后还要补什么",
        "保密、校对、初审都要补，二十四小时以内",
        true,
    ),
    (
        "2025-08-28",
        "2025-09-01",
        "huangluyin",
        "publishing",
        "补助标准变了，改原稿还是重发",
        "内容变了办实质更正，写更正说明，旧的一版留着",
        true,
    ),
    (
        "2025-10-20",
        "2025-10-21",
        "huangluyin",
        "other",
        "群众拿着旧版办事指南来问",
        "旧版撤下，窗口的纸质材料当天换掉",
        true,
    ),
    (
        "2025-11-25",
        "2025-11-26",
        "jizeyu",
        "publishing",
        "旧文件废止了，网页上怎么写",
        "在旧文件上标明废止，写上废止它的文号",
        true,
    ),
    ("2025-12-24", "", "jizeyu", "platform", "表格在手机上只能看到一半", "", false),
];

/// 领导小组 Account, duty in the group, from, to (empty while it goes on).
pub const GROUP: [(&str, &str, &str, &str); 7] = [
    ("songwanli", "head", "2025-01-06", ""),
    ("liangchuhe", "deputy", "2025-01-06", ""),
    ("tangyuntao", "deputy", "2025-01-06", ""),
    ("fangzhibai", "member", "2025-01-06", ""),
    ("jinyunyi", "member", "2025-01-06", ""),
    ("pengshanqi", "member", "2025-01-06", "2025-09-14"),
    ("luoyanbei", "member", "2025-09-15", ""),
];

/// 会议 Day, topic, what was agreed.
pub const MEETINGS: [(&str, &str, &str); 4] = [
    ("2025-02-17", "部署全年政务公开工作", "依申请公开由专人登记承办；惠民补贴、工程建设两个领域补齐公开内容"),
    ("2025-05-28", "研究规范性文件清理", "饮水办法到期不再延续；集市暂行办法试行期满前出正式办法"),
    ("2025-08-04", "复盘汛期信息发布", "应急通知先发后补，补审由办公室当天催办"),
    ("2025-12-17", "总结全年工作，研究年度报告", "各本台账年后结清，报告一月下旬送审"),
];

/// 计划 Year, due, done, what is to be done, how.
pub const PLAN: [(i16, &str, &str, &str, &str); 8] = [
    (2025, "2025-03-31", "2025-03-20", "印发依申请公开办理规程", "一季度印发，窗口和承办人同时培训"),
    (2025, "2025-12-31", "2025-11-20", "清理行政规范性文件", "到期的宣布失效，该换的出新办法"),
    (2025, "2025-12-31", "2025-11-21", "举办业务培训四期", "请县里讲两期，自己讲两期"),
    (2025, "2025-09-30", "2025-08-14", "修订政务公开考核办法", "每季度公布结果"),
    (2025, "2025-12-31", "", "建设镇区电子公开屏", "选址没有定，转入下一年"),
    (2026, "2026-06-30", "", "在渡口街和粮库广场建两块电子公开屏", "上半年招标，内容由平台同步"),
    (2026, "2026-12-31", "", "提高依申请公开答复质量", "每季度抽查答复书，复议纠正的逐件讲评"),
    (2026, "2026-12-31", "", "办好镇村干部轮训", "每村至少一人会写会校"),
];

/// 举措 Day, topic, the sentence of the report, the problem it answers, the records that show it.
pub const MEASURES: [(&str, &str, &str, &str, &[&str]); 9] = [
    ("2025-02-17", "problem", "依申请公开的答复不够规范，有的在复议、诉讼中被纠正", "", &[]),
    ("2025-02-17", "problem", "应急信息发布以后补审不及时", "", &[]),
    (
        "2025-02-18",
        "oversight",
        "成立由镇党委书记任组长、镇长和党委副书记任副组长的政府信息公开领导小组",
        "",
        &["chengyuan-2025-001", "chengyuan-2025-002", "chengyuan-2025-003", "huiyi-2025-001"],
    ),
    (
        "2025-05-28",
        "platform",
        "在便民服务中心设依申请公开窗口，当面申请当场登记",
        "",
        &["zhidu-2025-002", "huiyi-2025-002"],
    ),
    (
        "2025-11-21",
        "improvement",
        "印发依申请公开办理规程，答复书逐件审核，被纠正的案件由承办人讲评",
        "答复不够规范",
        &["zhidu-2025-002", "peixun-2025-001"],
    ),
    (
        "2025-08-29",
        "improvement",
        "汛后复盘应急发布，明确二十四小时内补齐保密审查、校对和初审",
        "补审不及时",
        &["huiyi-2025-003", "peixun-2025-003"],
    ),
    ("2025-12-30", "assessment", "按修订后的考核办法每季度考核一次，各内设机构的年度结果都在合格以上", "", &[]),
    ("2025-12-30", "evaluation", "本年没有组织单独的社会评议", "", &[]),
    ("2025-12-30", "accountability", "本年没有发生因政府信息公开工作被追究责任的情况", "", &[]),
];
