//! 词表 The words that decide what a number or a sentence of a report is about.

/// 词义 What a word of the list tells a rule. A word has one sense; the longest word at a place wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Looks like a word of the list and is none, such as 无法 or 申请人.
    Decoy,
    /// 收到
    Received,
    /// 新收
    NewlyReceived,
    /// 未收到
    NotReceived,
    /// 答复、办结
    Answered,
    /// 办理
    Handled,
    /// 未办理
    NotHandled,
    /// 正在办理
    Pending,
    /// 结转
    Carry,
    /// 上年
    LastYear,
    /// 下年
    NextYear,
    /// 予以公开
    Granted,
    /// 部分公开
    Partial,
    /// 公开和部分公开
    GrantedOrPartial,
    /// 不予公开
    Refused,
    /// 无法提供
    Unable,
    /// 不予处理
    Declined,
    /// 其他处理
    OtherResult,
    /// 撤回
    Withdrawn,
    /// 延期、逾期 … A part of the applications that has no row.
    Partly,
    /// 申请
    Application,
    /// 依申请公开
    ByApplication,
    /// 行政复议
    Review,
    /// 行政诉讼
    Suit,
    /// 直接起诉
    DirectSuit,
    /// 复议后起诉
    SuitAfterReview,
    /// 维持
    Upheld,
    /// 纠正
    Corrected,
    /// 驳回、败诉 … How a case ended, otherwise than by a column of table IV.
    Verdict,
    /// 信访、来信、提案 … Matters that are no applications.
    OtherMatter,
    /// 全省
    WholeProvince,
    /// 全市
    WholeCity,
    /// 全县
    WholeCounty,
    /// 全区
    WholeDistrict,
    /// 全乡、全镇
    WholeTown,
    /// 各级
    AllLevels,
    /// 各部门
    Members,
    /// 公安局、政府办公室 … An office; whose it is the name before it tells.
    Office,
    /// 本级: a part of a government's figures.
    OwnLevel,
    /// 本机关
    Own,
    /// 其中
    Breakdown,
    /// （
    Open,
    /// ）
    Close,
    /// 共、合计
    Total,
    /// 网络、信函 …
    Channel,
    /// 网站、公众号 …
    Site,
    /// 自然人、法人 …
    Person,
    /// 同比、较
    Compare,
    /// 增长
    Rise,
    /// 下降
    Fall,
    /// 占
    Share,
    /// 主动公开
    Publicise,
    /// 培训
    Training,
    /// 解决
    Solve,
    /// 问题
    Problem,
    /// 每月
    Every,
    /// 规范性文件
    Normative,
    /// 会议
    Meeting,
    /// 检查
    Inspection,
    /// 计划
    Plan,
    /// 无、没有
    Not,
    /// 收费、信息处理费
    Fee,
    /// 行政事业性收费
    Charge,
    /// 收费通知
    FeeNotice,
    /// 考核
    Assessment,
    /// 评议
    Evaluation,
    /// 追责
    Accountability,
    /// 荣获、评为
    Award,
    /// 以来
    Since,
    /// 上半年、季度、近三年 … Another span than the year.
    Span,
    /// 全年、本年
    WholeYear,
    /// 持平
    Same,
    /// 领导下、指导下
    Guidance,
    /// 统计期
    Period,
    /// 加强、整改 …
    Measure,
    /// 不足、有待 …
    Lack,
}

/// Every word by its sense. Words begin with a Chinese character.
pub(super) const WORDS: &[(Word, &[&str])] = &[
    (
        Word::Decoy,
        &["无法", "无正当", "无障碍", "无关", "无效", "无误", "无线", "无论", "无纸", "无偿", "无需", "无须"],
    ),
    (
        Word::Decoy,
        &["申请人", "申请表", "申请书", "申请渠道", "较好", "较大", "较多", "较少", "较高", "较低", "较快", "较慢"],
    ),
    (
        Word::Decoy,
        &["较强", "较弱", "较为", "比例", "比如", "比较", "比重", "比率", "占用", "占地", "共同", "共享", "公共"],
    ),
    (Word::Decoy, &["格局", "布局", "局面", "大局", "全局", "结局", "局势", "开局", "邮局", "局限", "当局", "破局"]),
    (
        Word::Decoy,
        &["信息处理", "处理费用", "问题解答", "未经复议", "各类处理", "有无", "许可证", "检查站", "费用支出"],
    ),
    (Word::Received, &["收到", "接到", "接收", "受理", "收悉"]),
    (Word::NewlyReceived, &["新收", "新收到", "新接收", "新受理"]),
    (
        Word::NotReceived,
        &["未收到", "未接到", "未接收", "未新收", "没有收到", "没有接到", "没收到", "没接到", "没有新收"],
    ),
    (Word::NotReceived, &["未曾收到", "未曾接到", "未接收到", "没有接收到", "无收到", "未有收到"]),
    (Word::Answered, &["办结", "答复", "办复", "回复", "办理完毕", "处理完毕", "办理完成", "在办结"]),
    (Word::Handled, &["办理", "处理", "在办理"]),
    (Word::NotHandled, &["未办理", "没有办理", "无办理", "未处理", "没有处理"]),
    (Word::Pending, &["正在办理", "正在处理", "在办", "未办结", "尚未办结", "尚在办理", "待办理"]),
    (Word::Carry, &["结转"]),
    (Word::LastYear, &["上年", "上年度", "去年", "上一年", "上一年度", "往年"]),
    (Word::NextYear, &["下年", "下年度", "下一年", "下一年度", "次年", "明年"]),
    (Word::Granted, &["予以公开", "全部公开"]),
    (Word::Partial, &["部分公开"]),
    (
        Word::GrantedOrPartial,
        &["公开和部分公开", "公开及部分公开", "公开、部分公开", "公开或部分公开", "公开与部分公开"],
    ),
    (Word::GrantedOrPartial, &["公开或者部分公开", "公开以及部分公开", "公开或予以部分公开"]),
    (Word::Refused, &["不予公开"]),
    (Word::Unable, &["无法提供"]),
    (Word::Declined, &["不予处理", "不予受理"]),
    (Word::OtherResult, &["其他处理"]),
    (Word::Withdrawn, &["撤回", "撤销申请", "撤件", "主动撤销"]),
    (Word::Partly, &["延期", "延长", "当场", "逾期", "超期", "补正", "征求", "转办", "即时", "未超期"]),
    (Word::Partly, &["按期", "按时", "如期", "转来", "转交", "移交", "交办", "协助", "协办"]),
    (Word::Application, &["申请"]),
    (Word::ByApplication, &["依申请公开", "依申请"]),
    (Word::Review, &["复议"]),
    (Word::Suit, &["诉讼", "起诉", "应诉"]),
    (Word::DirectSuit, &["未经复议直接起诉", "直接起诉", "直接提起诉讼"]),
    (Word::SuitAfterReview, &["复议后起诉", "复议后提起诉讼"]),
    (Word::Verdict, &["败诉", "胜诉", "撤诉", "驳回", "审结", "纠错", "撤销", "调解", "确认违法", "终止"]),
    (Word::Upheld, &["维持"]),
    (Word::Corrected, &["纠正"]),
    (
        Word::OtherMatter,
        &["举报", "投诉", "信访", "来信", "来访", "来电", "留言", "热线", "咨询", "提案", "议案", "建议"],
    ),
    (
        Word::OtherMatter,
        &["工单", "网民", "网友", "问政", "信箱", "诉求", "审批", "行政许可", "行政处罚", "公文", "听证", "线索"],
    ),
    (
        Word::OtherMatter,
        &["稿件", "意见", "贷款", "救助", "低保", "政务服务", "办件", "备案", "议题", "补贴", "证照", "业务", "更正"],
    ),
    (Word::WholeProvince, &["全省", "我省", "本省", "全自治区"]),
    (Word::WholeCity, &["全市", "我市", "本市", "全州", "我州"]),
    (Word::WholeCounty, &["全县", "我县", "本县", "全旗", "我旗"]),
    (Word::WholeDistrict, &["全区", "我区", "本区"]),
    (Word::WholeTown, &["全乡", "我乡", "本乡", "全镇", "我镇", "本镇", "全街道", "本街道", "我街道", "全办"]),
    (
        Word::Members,
        &["各乡镇", "各乡", "各镇", "各街道", "各镇街", "各部门", "各单位", "各区", "各县", "各市", "乡镇", "部门"],
    ),
    (Word::AllLevels, &["各级", "全系统"]),
    (Word::Office, &["局", "分局", "办公室", "政府办", "政府办公室", "委员会", "管委会", "发改委", "卫健委", "住建委"]),
    (Word::OwnLevel, &["本级"]),
    (Word::Own, &["本机关", "本单位", "我单位", "本局", "我局", "本委", "我委", "我办", "局机关", "我厅", "本厅"]),
    (Word::Breakdown, &["其中"]),
    (Word::Open, &["（"]),
    (Word::Close, &["）"]),
    (
        Word::Total,
        &["共", "合计", "总计", "累计", "总数", "总量", "等渠道", "等方式", "等形式", "等途径", "各类渠道", "多种"],
    ),
    (Word::Channel, &["网络", "网上", "信函", "当面", "传真", "邮件", "邮寄", "邮政", "现场", "窗口", "在线", "线上"]),
    (Word::Channel, &["书面", "平台", "电子邮箱", "快递", "电话", "政务大厅", "公开栏", "宣传栏"]),
    (Word::Site, &["网站", "公众号", "微博", "账号", "新媒体", "栏目", "专栏", "抖音", "微信", "客户端", "门户网"]),
    (Word::Person, &["自然人", "法人", "其他组织", "企业", "科研机构", "公益组织", "法律服务机构", "公民", "个人"]),
    (Word::Compare, &["同比", "环比", "较", "比", "相比", "与上年", "与去年"]),
    (Word::Rise, &["增长", "增加", "上升", "提高", "升高", "增幅", "多收"]),
    (Word::Fall, &["下降", "减少", "降低", "降幅", "少收"]),
    (Word::Share, &["占", "占比", "占总数", "占总量"]),
    (Word::Publicise, &["主动公开", "公开政府信息", "公开信息", "公开各类信息", "公开政务信息", "公开各类政府信息"]),
    (
        Word::Publicise,
        &["发布信息", "发布政府信息", "发布各类信息", "发布政务信息", "发布各类政府信息", "发布各类政务信息"],
    ),
    (Word::Training, &["培训", "参训", "授课", "轮训"]),
    (Word::Solve, &["解决", "整改问题", "整改完成"]),
    (Word::Problem, &["问题", "难题", "短板"]),
    (Word::Every, &["每月", "每周", "每日", "每天", "每季度", "每季", "每年", "每半年", "每两周", "每半月", "每旬"]),
    (Word::Normative, &["规范性文件"]),
    (Word::Meeting, &["会议", "例会", "推进会", "调度会", "座谈会", "发布会", "部署会", "专题会"]),
    (Word::Inspection, &["检查", "抽查", "督查", "巡查", "自查", "督导", "巡检"]),
    (Word::Plan, &["计划", "下一步", "下步", "力争", "拟"]),
    (
        Word::Not,
        &["无", "没有", "暂无", "未有", "不存在", "未发生", "没有发生", "未产生", "未出现", "未引发", "未涉及", "均无"],
    ),
    (Word::Not, &["未因", "未提起", "未被", "未有发生", "未发生过", "未发生因"]),
    (Word::Fee, &["信息处理费", "处理费", "收费", "收取", "费用", "免费", "缴费", "缴纳"]),
    (Word::Charge, &["行政事业性收费", "行政事业收费"]),
    (Word::FeeNotice, &["收费通知", "缴费通知", "收费告知"]),
    (Word::Assessment, &["考核", "考评", "绩效评估"]),
    (Word::Evaluation, &["评议", "测评", "满意度"]),
    (Word::Accountability, &["追究", "追责", "问责"]),
    (Word::Award, &["荣获", "被评", "评为", "表彰", "排名", "荣誉", "评估"]),
    (Word::Since, &["以来"]),
    (
        Word::Span,
        &[
            "上半年",
            "下半年",
            "季度",
            "近三年",
            "近两年",
            "近几年",
            "近五年",
            "近年来",
            "三年来",
            "五年来",
            "历年",
            "当月",
        ],
    ),
    (Word::Span, &["十三五", "十四五", "十五五", "多年来"]),
    (Word::WholeYear, &["全年", "本年", "本年度", "今年", "年内"]),
    (Word::Same, &["持平", "相同", "一致"]),
    (Word::Guidance, &["领导下", "指导下", "部署下"]),
    (
        Word::Period,
        &[
            "统计期",
            "统计时限",
            "统计时间",
            "统计周期",
            "统计区间",
            "报告期",
            "数据时限",
            "数据期限",
            "数据统计",
            "统计数据",
        ],
    ),
    (
        Word::Measure,
        &["改进", "整改", "措施", "加强", "完善", "建立", "提升", "组织", "强化", "优化", "健全", "规范", "落实"],
    ),
    (
        Word::Measure,
        &["推进", "加大", "制定", "印发", "开展", "指导", "安排", "补充", "督促", "细化", "明确", "深化", "拓展"],
    ),
    (
        Word::Measure,
        &["丰富", "改善", "推动", "创新", "严格", "抓好", "编写", "梳理", "配备", "聚焦", "邀请", "抽调", "调整"],
    ),
    (
        Word::Lack,
        &["有待", "不够", "不足", "不强", "不高", "不全", "不及时", "不到位", "欠缺", "缺乏", "薄弱", "需进一步"],
    ),
    (
        Word::Lack,
        &["还需", "仍需", "尚需", "亟待", "亟需", "需要进一步", "不深", "不细", "偏少", "偏慢", "不畅", "不熟", "单一"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_twice_in_the_list() {
        let mut words: Vec<&str> = WORDS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        words.sort_unstable();
        let twice: Vec<_> = words.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
