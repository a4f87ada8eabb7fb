//! 台账 What the quiet town registered in its year, beside its items: trainings, pairs, problems, systems, the group and
//! its meetings, the plan, and what section five of its report says. Invented, but for the counts of the report as
//! received: 28 person-times, 12 problems.

/// 培训 Day, topic, contents, how many came; the county's bureau taught.
pub const TRAININGS: [(&str, &str, &str, usize); 3] = [
    ("2025-04-18", "《政府信息公开条例》解读", "哪些该主动公开、多长时间公开、什么不能公开，逐条讲，配本县的例子", 10),
    ("2025-07-11", "信息编辑规范", "标题、数字、日期怎么写，个人信息怎么隐去，当场改三篇旧稿", 12),
    ("2025-10-17", "平台操作", "从写稿到三审三校走一遍，附件、更正、撤下怎么办", 6),
];

/// 授课单位
pub const TAUGHT_BY: &str = "青溪县政务服务和大数据管理局";

/// 帮带 Mentor and trainee, by account, and the goal.
pub const PAIRINGS: [(&str, &str, &str); 2] = [
    ("chulufei", "weichenlin", "三个月内独立写稿、送审，半年内独立处理退回的稿件"),
    ("zhouxuemei", "jiangshuangqin", "会用平台校对，会看审核单"),
];

/// 实操问题 Raised, solved, by whom, category, the problem, how it was solved. Who raised the last one never confirmed it, so it does not count.
pub const PROBLEMS: [(&str, &str, &str, &str, &str, &str); 13] = [
    (
        "2025-03-05",
        "2025-03-06",
        "weichenlin",
        "publishing",
        "表格贴进正文后，列宽全乱了",
        "先在表格软件里删掉空列，再整张复制；三列以内的改成分条写",
    ),
    (
        "2025-03-19",
        "2025-03-20",
        "weichenlin",
        "publishing",
        "不知道惠农补贴名单能公开到哪一项",
        "姓名隐去一个字，身份证号、银行账号不写，按县里的公示样表填",
    ),
    (
        "2025-04-09",
        "2025-04-10",
        "jiangshuangqin",
        "platform",
        "校对时看不出上一稿改了哪里",
        "在稿件页打开“对照”，改动的字标出来，只看标出的",
    ),
    (
        "2025-04-24",
        "2025-04-25",
        "weichenlin",
        "publishing",
        "同一份文件拟发在两个栏目，怕重复计数",
        "只在一个栏目公开，另一处放链接；一件只算一条",
    ),
    (
        "2025-05-14",
        "2025-05-16",
        "weichenlin",
        "platform",
        "扫描的文件上传后打不开",
        "原来超过了大小；扫描分辨率改成每英寸二百点，重新生成",
    ),
    (
        "2025-06-11",
        "2025-06-12",
        "jiangshuangqin",
        "publishing",
        "日期有的写汉字、有的写数字，不知道改不改",
        "正文统一写阿拉伯数字，引用原文的照原文",
    ),
    (
        "2025-06-25",
        "2025-06-25",
        "weichenlin",
        "publishing",
        "会议预告发出后改了时间，要不要撤下",
        "不撤，办小更正，写明更正的是时间，原来的稿子仍看得到",
    ),
    (
        "2025-07-23",
        "2025-07-24",
        "weichenlin",
        "platform",
        "代理同事送审时找不到入口",
        "代理期内从自己的待办进去，页面上写着代谁办",
    ),
    (
        "2025-08-13",
        "2025-08-14",
        "jiangshuangqin",
        "publishing",
        "稿件里的病句退回几次还没有改好",
        "退回时把整句改法写进意见，不只写“有病句”",
    ),
    (
        "2025-09-10",
        "2025-09-11",
        "weichenlin",
        "other",
        "群众打电话来问某条信息在哪里",
        "用索引号查最快，把索引号念给对方，也发给专区窗口",
    ),
    (
        "2025-09-24",
        "2025-09-26",
        "weichenlin",
        "platform",
        "定时公开的稿件到点没有出去",
        "审核之后又改过一处，按规定要重签；改定稿以后再排时间",
    ),
    (
        "2025-11-05",
        "2025-11-06",
        "jiangshuangqin",
        "publishing",
        "政策解读和文件怎样对应起来",
        "解读的标题写上文件全名，正文开头放文件的链接，同一天公开",
    ),
    ("2025-11-26", "2025-11-27", "weichenlin", "platform", "手机上看表格要左右拖", "表格改成三列，手机上一屏看得下"),
];

/// 制度 Issued, whether revised, name, what it rules.
pub const SYSTEMS: [(&str, bool, &str, &str); 3] = [
    ("2025-03-10", true, "桑村乡政务公开工作制度", "公开的范围、内容、形式、程序和时限"),
    ("2025-03-10", false, "桑村乡政务信息主动公开制度", "谁产生谁提出，三审三校以后公开"),
    ("2025-03-24", false, "桑村乡政务信息依申请公开制度", "收到当日登记，二十个工作日内答复"),
];

/// 领导小组 Account, duty in the group.
pub const GROUP: [(&str, &str); 6] = [
    ("zhaoyunsong", "head"),
    ("sunjizhu", "deputy"),
    ("limubai", "deputy"),
    ("zhouxuemei", "member"),
    ("wuqinghe", "member"),
    ("zhengyutong", "member"),
];

/// 会议 Day, topic, what was agreed.
pub const MEETINGS: [(&str, &str, &str); 3] = [
    ("2025-02-18", "部署全年政务公开工作", "修订公开制度；更新频次由每月一次提高到每周两次；成立信息发布专项工作小组"),
    ("2025-07-08", "调度上半年公开情况", "各科室信息更新责任人和时限张贴上墙；下半年再办两期培训"),
    ("2025-12-16", "总结全年工作，研究年度报告", "核对全年台账，各本台账在年后结清"),
];

/// 计划 Year, due, done, what is to be done, how.
pub const PLAN: [(i16, &str, &str, &str, &str); 6] = [
    (2025, "2025-06-30", "2025-03-24", "修订内部公开制度", "三项制度一季度印发"),
    (2025, "2025-12-31", "2025-04-07", "更新频次提高到每周两次", "每周四看一次本周够不够"),
    (2025, "2025-12-31", "2025-10-17", "组织业务培训", "请县里的业务骨干来讲，全年三期"),
    (2026, "2026-03-31", "", "提升思想认识，压实工作责任", "领导小组每季度调度一次"),
    (2026, "2026-12-31", "", "加大投入力度，提高信息化水平", "与上级政务平台对接"),
    (2026, "2026-12-31", "", "加强队伍建设", "定期组织业务培训和交流"),
];

/// 举措 Day, topic, the sentence of the report, the problem it answers, the records that show it.
pub const MEASURES: [(&str, &str, &str, &str, &[&str]); 10] = [
    ("2025-02-18", "problem", "信息更新不及时，与其他政务平台的互联互通不顺畅", "", &[]),
    ("2025-02-18", "problem", "工作人员缺乏系统、专业的培训和学习", "", &[]),
    (
        "2025-02-18",
        "oversight",
        "成立由乡党委书记任组长、党委副书记和副乡长任副组长的政府信息公开领导小组",
        "",
        &["chengyuan-2025-001", "chengyuan-2025-002", "chengyuan-2025-003", "huiyi-2025-001"],
    ),
    (
        "2025-07-08",
        "platform",
        "检查网站各栏目并补齐空缺，在便民服务大厅设置政务公开专区和意见箱",
        "",
        &["huiyi-2025-002"],
    ),
    (
        "2025-07-08",
        "improvement",
        "成立信息发布专项工作小组，明确各科室信息更新责任人和时限要求",
        "信息更新不及时",
        &["huiyi-2025-001", "huiyi-2025-002", "zhidu-2025-002"],
    ),
    (
        "2025-10-17",
        "improvement",
        "邀请县政务服务和大数据管理局业务骨干授课，内容涵盖条例解读、信息编辑规范和平台操作",
        "缺乏系统、专业的培训",
        &["peixun-2025-001", "peixun-2025-002", "peixun-2025-003"],
    ),
    (
        "2025-11-27",
        "improvement",
        "建立“一对一”帮带机制，由业务骨干指导新进人员开展实操练习",
        "缺乏系统、专业的培训",
        &["bangdai-2025-001", "bangdai-2025-002"],
    ),
    ("2025-12-30", "assessment", "县对乡镇的政务公开年度考核，到本报告形成时还没有公布结果", "", &[]),
    ("2025-12-30", "evaluation", "本年没有组织单独的社会评议", "", &[]),
    ("2025-12-30", "accountability", "本年没有发生因政府信息公开工作被追究责任的情况", "", &[]),
];
