//! 样册 Every component of the pages, each built by the very part the pages use, with examples that tests read too.
//!
//! It is served at `/gallery` to whoever is signed in: a developer looks at a change in every mode, a county at what it
//! will get. It holds nothing of the office. Names and matters in it are invented.

use askama::Template;
use axum::response::Response;
use messages::Message;

use crate::{
    Bit, Choice, Key, Law, Need, Pair, Slip, Stop, Tab,
    serving::{Number, Seat},
    today::Task,
};

/// 样册 The examples.
#[derive(Clone, Debug, Template)]
#[template(path = "gallery.html")]
pub struct Gallery {
    numbers: Vec<Number>,
    laws: Vec<Law>,
    stops: Vec<Stop>,
    short: Vec<(Vec<Stop>, &'static str)>,
    badges: Vec<(&'static str, &'static str)>,
    faults: Vec<Message>,
    options: Vec<(String, String)>,
    notices: Vec<(&'static str, &'static str, &'static str)>,
    tasks: Vec<Task>,
    needs: Vec<Need>,
    tabs: Vec<Tab>,
    slips: Vec<Slip>,
    sides: ((String, String), (String, String)),
    pairs: Vec<Pair>,
    choices: Vec<Choice>,
    facts: Vec<(&'static str, &'static str)>,
    keys: Vec<Key>,
    corresponding: ((&'static str, &'static str), (&'static str, &'static str, &'static str)),
    message: Message,
    colours: Vec<(&'static str, &'static str)>,
    signer: &'static str,
    none: String,
}

/// 样册 A handler of `/gallery`.
pub async fn gallery(seat: Seat) -> Response {
    seat.page("", "部件", &Gallery::examples().main())
}

impl Gallery {
    /// What stands inside the frame.
    ///
    /// # Panics
    ///
    /// Never: the examples are plain values.
    #[must_use]
    pub fn main(&self) -> String {
        self.render().expect("a template over plain values renders")
    }

    /// The examples that the page and its tests share.
    #[must_use]
    pub fn examples() -> Self {
        let pair = |code: &str, name: &str| (code.to_owned(), name.to_owned());
        Self {
            numbers: vec![
                number("培训", 28, "人次", true),
                number("逾期", 0, "件", true),
                number("不给看的", 3, "件", false),
            ],
            laws: vec![law("《条例》第十七条", "公开之前先审查：谁审、怎样审、谁负责，事先定好。")],
            stops: stops(),
            short: vec![(short(2), "陶文清　复审"), (short(5), "已公开"), (short(0), "在您手上")],
            badges: vec![
                ("good", "有效"),
                ("", "已归档"),
                ("gone", "已废止"),
                ("near", "还有 2 个工作日"),
                ("late", "逾期 1 个工作日"),
            ],
            faults: vec![
                message("gallery.one", "延长的工作日数不能超过 20。"),
                message("gallery.two", "还没有负责人同意。"),
            ],
            options: vec![pair("zhou", "周砚秋　党政办主任"), pair("he", "何存远　民政办主任")],
            notices: vec![
                ("", "已存为草稿", "3 月 12 日 9:41，仍在您手上。"),
                ("law", "口径", "收到之日不计，从次日起算。"),
                ("late", "逾期 1 个工作日", "请今天答复，并说明原因。"),
            ],
            tasks: tasks(),
            needs: needs(),
            tabs: vec![
                Tab::new("与上一稿对照", "#sides", true),
                Tab::new("只看这一稿", "#sides", false),
                Tab::new("附件 1", "#sides", false),
            ],
            slips: slips(),
            sides: (pair("第 1 稿", "3 月 9 日　沈嘉禾"), pair("第 2 稿", "3 月 10 日　沈嘉禾")),
            pairs: pairs(),
            choices: vec![
                Choice { code: "pass", name: "同意".into(), then: "还要终审".into() },
                Choice {
                    code: "return", name: "退回修改".into(), then: "退给沈嘉禾，改好后从这一步接着走".into()
                },
            ],
            facts: vec![("哪一步", "复审"), ("意见", "同意"), ("这一稿打开了", "2 分 10 秒")],
            keys: vec![
                key("简明洲", "系统管理员", "看不到稿件"),
                key("叶疏桐", "安全管理员", "不能建账号"),
                key("贺知微", "安全审计员", "不能改任何东西"),
            ],
            corresponding: (
                ("文件", "桑村乡 2026 年政务公开工作要点"),
                ("解读", "工作要点里今年要做的三件事", "#pair"),
            ),
            message: message("gallery.error", "没有找到这一页。"),
            colours: vec![
                ("ink", "墨"),
                ("ink-2", "次墨"),
                ("ink-3", "淡墨"),
                ("qing", "青"),
                ("zhe", "赭"),
                ("zhu", "朱"),
                ("band", "纸"),
                ("deep", "深"),
            ],
            signer: "陶文清　分管领导",
            none: String::new(),
        }
    }
}

fn law(citation: &str, sense: &str) -> Law {
    Law { citation: citation.into(), sense: sense.into(), href: Some("#law".into()) }
}

fn message(code: &'static str, what: &'static str) -> Message {
    Message {
        code, what: what.into(), why: "样例：为什么会这样。".into(), todo: "样例：请怎样办。".into()
    }
}

fn key(who: &str, role: &str, about: &str) -> Key {
    Key { who: who.into(), role: role.into(), about: about.into() }
}

fn stops() -> Vec<Stop> {
    let stop =
        |at, name: &str, who: &str, when: &str| Stop { at, name: name.into(), who: who.into(), when: when.into() };
    vec![
        stop("done", "起草", "沈嘉禾", "3 月 9 日 16:20"),
        stop("done", "初审", "何存远", "3 月 10 日 9:05　同意"),
        stop("done", "保密审查", "白景行", "3 月 10 日 15:40　同意"),
        stop("now", "复审", "陶文清", "3 月 11 日收到，3 月 12 日前"),
        stop("later", "终审", "主要领导", ""),
        stop("later", "公开", "", ""),
    ]
}

fn number(name: &'static str, n: i64, unit: &'static str, opens: bool) -> Number {
    Number { name, n, unit, list: opens.then(|| "#numbers".to_owned()) }
}

/// A short path of five stops of which so many are done.
fn short(done: usize) -> Vec<Stop> {
    let at = |place: usize| match place {
        place if place < done => "done",
        place if place == done => "now",
        _ => "later",
    };
    (0..5).map(|place| Stop { at: at(place), ..Stop::default() }).collect()
}

fn tasks() -> Vec<Task> {
    let task = |days, title: &str, ask: &str, verb| Task {
        ticks: short(2),
        is_next: days < 0,
        days,
        title: title.into(),
        ask: ask.into(),
        since: "3 月 10 日".into(),
        due: "3 月 12 日".into(),
        href: "#tasks".into(),
        verb,
        place: String::new(),
    };
    vec![
        task(-1, "答复县里退回的找错：便民服务中心电话打不通", "等您答复", "答复"),
        task(0, "2026 年第二批农村低保对象公示", "退回来了，改好再送", "去改"),
        task(4, "2026 年春季农机购置补贴公示", "等您复审", "去看"),
    ]
}

fn needs() -> Vec<Need> {
    let need = |lacks, advice, name: &str, about: &str| Need {
        lacks,
        advice,
        name: name.into(),
        about: about.into(),
        href: lacks.then(|| "#needs".to_owned()),
    };
    vec![
        need(true, false, "写监督电话", "目录要素第 4 项"),
        need(true, true, "启用动态口令", "第二级不强制，也建议启用"),
        need(false, false, "标题、形成日期", "送审前要有"),
    ]
}

fn slips() -> Vec<Slip> {
    let slip = |what: &str, todo: &str, blocks| Slip {
        place: "正文第 2 段".into(),
        rule: "F-04".into(),
        what: what.into(),
        todo: todo.into(),
        blocks,
        number: 0,
    };
    vec![
        slip("“某某”像是还没有填的地方", "请填上，或者改成准确的说法。", true),
        slip("标题有 64 个字，列表里会显示不全", "能短则短。", false),
    ]
}

fn pairs() -> Vec<Pair> {
    let same = |text: &str| Bit { text: text.into(), changed: false };
    let changed = |text: &str| Bit { text: text.into(), changed: true };
    let title = vec![same("2026 年春季农机购置补贴公示")];
    vec![
        Pair { before: title.clone(), after: title, ..Pair::default() },
        Pair {
            before: vec![same("符合条件 35 户，补贴资金合计 "), changed("21.8 万元"), same("。")],
            after: vec![same("符合条件 35 户，补贴资金合计 "), changed("21.86 万元"), same("。")],
            slips: slips().into_iter().take(1).collect(),
            anchor: String::new(),
        },
        Pair { after: vec![changed("联系电话：民政办 0555-0000118。")], ..Pair::default() },
    ]
}
