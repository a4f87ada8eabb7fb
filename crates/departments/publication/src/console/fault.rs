//! 表单的毛病 What a form of these pages did not say, before any desk is asked.

use messages::{Catalogued, Message};
use office::DeskError;

/// 没有填的 One thing a form did not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// Which step is signed.
    Step,
    /// Pass or return.
    Decision,
    /// Why an item is returned.
    Return,
    /// When a scheduled item is released.
    Moment,
    /// Why an item is withdrawn.
    Withdrawal,
    /// Which item of the catalogue.
    Catalogue,
    /// Village affairs under a matter that is none, or the other way round.
    Village {
        /// Whether the matter is one of the villages.
        under: bool,
    },
    /// A title that speaks for no item of the catalogue.
    Unlike,
    /// No file to read was chosen.
    NoFile,
    /// A file that is no text to be read in.
    ReadKind {
        /// What it is.
        kind: &'static str,
    },
    /// What a reader of files could not keep.
    ReadLoss {
        /// A clause.
        what: String,
    },
    /// A form with a file that broke off.
    Broken,
    /// Too many files are being read.
    Busy,
    /// A form that could not be kept by itself.
    Copy,
    /// The session ended while somebody typed.
    SignedOut,
    /// On which channel it was shown as well.
    Channel,
    /// Words too long for their field, or of more than one line.
    Long {
        /// The field.
        field: &'static str,
        /// Signs it takes.
        most: usize,
    },
    /// Which items are meant, of a page with many.
    Pieces,
    /// A file of more rows than one may have.
    TooMuch,
    /// A day that is none.
    Day {
        /// The field.
        field: &'static str,
        /// What was typed.
        typed: String,
    },
    /// A document number that is not written as the standard has it.
    DocumentNumber {
        /// What was typed.
        typed: String,
        /// What was probably meant.
        mended: Option<String>,
    },
    /// A document that is explained and that the body has not, or has twice.
    Document {
        /// What was typed.
        typed: String,
    },
    /// It ends before it begins.
    Period,
    /// Whether a document is in force: which of the four.
    Validity,
}

impl FormFault {
    pub(super) fn blocks(self) -> DeskError {
        DeskError::Blocked(vec![self.message()])
    }
}

impl Catalogued for FormFault {
    fn examples() -> Vec<Self> {
        vec![
            Self::Step,
            Self::Decision,
            Self::Return,
            Self::Moment,
            Self::Withdrawal,
            Self::Catalogue,
            Self::Village { under: true },
            Self::Unlike,
            Self::Channel,
            Self::Long { field: "渠道的名称", most: 40 },
            Self::Pieces,
            Self::TooMuch,
            Self::NoFile,
            Self::ReadKind { kind: "PDF" },
            Self::ReadLoss { what: "有 2 处修订按已接受读入".into() },
            Self::Broken,
            Self::Busy,
            Self::Copy,
            Self::SignedOut,
            Self::Day { field: "形成日期", typed: "三月六日".into() },
            Self::DocumentNumber { typed: "桑政[2025]3号".into(), mended: Some("桑政〔2025〕3号".into()) },
            Self::Document { typed: "桑政〔2025〕3号".into() },
            Self::Period,
            Self::Validity,
        ]
    }

    fn message(&self) -> Message {
        let chosen = "表单没有填全，或者选的不在这一页给出的里面。";
        let (code, what, why, todo) = match self {
            Self::Step => ("publication.form.step", "没有说签的是哪一步。", chosen, "请重新打开这一页再签。"),
            Self::Decision => ("publication.form.decision", "没有选同意还是退回。", chosen, "请选一样。"),
            Self::Return => ("publication.form.return", "没有选退回的原因。", chosen, "请选一个原因，再写明要改什么。"),
            Self::Moment => ("publication.form.moment", "没有填定时公开的时刻。", chosen, "请填上日期和时刻。"),
            Self::Withdrawal => ("publication.form.withdrawal", "没有选撤下的原因。", chosen, "请选一个原因。"),
            Self::Channel => {
                ("publication.form.channel", "没有说又发到了哪个渠道。", chosen, "请选一个，或者写上名称。")
            }
            Self::Long { field, most } => {
                return Message {
                    code: "publication.form.long",
                    what: format!("{field}太长，或者不止一行，没有登记。").into(),
                    why: format!("它要记入台账，最多 {most} 个字，写在一行里。").into(),
                    todo: "请写短一些再登记。".into(),
                };
            }
            Self::Pieces => (
                "publication.form.pieces",
                "没有勾选要一起办的稿件。",
                "一起办的，要说明是哪几件；一次最多二百件。",
                "请回到列表，勾选以后再办。",
            ),
            Self::TooMuch => (
                "publication.form.too-much",
                "没有导出：合乎条件的超过十万件。",
                "一个文件装得太多，电子表格打不开，机器也吃不消。",
                "请用年份、科室或者目录把范围缩小，分几次导出。",
            ),
            Self::Broken => (
                "publication.form.broken",
                "文件没有传完，没有收。",
                "可能网络断了，或者传得太久；什么也没有留下。",
                "请检查网络，再放一次；稿件里写的还在。",
            ),
            Self::Busy => (
                "publication.form.busy",
                "这个文件一时看不了。",
                "同时有好几个人在看文件，机器一次只读两个。",
                "请过一会儿再看；急用的，请下载下来打开。",
            ),
            Self::Copy => (
                "publication.form.copy",
                "这一次没有自动存下。",
                "页面放得太久，或者服务器一时忙。",
                "写的还在这一页上，不要关；过一会儿会再存。一直不行，请复制一份，再重新打开这一页。",
            ),
            Self::SignedOut => (
                "publication.form.signed-out",
                "登录已经结束，没有自动存下。",
                "太久没有动，或者在别处退出了。",
                "写的还在这一页上，不要关；请在另一个窗口登录，再回到这一页接着写。",
            ),
            Self::Catalogue => (
                "publication.form.catalogue",
                "没有选目录事项。",
                "每条信息都要归到公开目录的一项下面，数字才数得清。",
                "请从列表里选一项；哪一项都不像，选最接近的。",
            ),
            Self::Village { under } => (
                "publication.form.village",
                if *under {
                    "目录事项是村务公开，“是哪一类”选的不是。"
                } else {
                    "“是哪一类”选了村务公开，目录事项不是。"
                },
                "村务公开是村民自治的事，网站上照样公开，但不算本单位主动公开的条数和一周两次的更新；两处要一致，数才不会混。",
                "请把“是哪一类”和目录事项改成一致的，再存。",
            ),
            Self::Unlike => (
                "publication.form.unlike",
                "按标题看不出是哪一项。",
                "推荐只看标题里的词，标题太短或者太泛时没有把握，没有把握就不推荐。",
                "请把标题写具体些再推荐，或者从列表里选一项。",
            ),
            Self::NoFile => (
                "publication.form.no-file",
                "还没有选文件。",
                "没有文件就没有可以读入的内容。",
                "请选一个 Word（docx）或者网页文件，再点“读进来”。",
            ),
            Self::ReadKind { kind } => {
                return Message {
                    code: "publication.form.read-kind",
                    what: format!("这是{kind}，没有读入。").into(),
                    why: "能读成正文的是 Word（docx）、网页和纯文本。".into(),
                    todo: "请另存成 docx 再读；不用改成正文的，请作为附件放进来。".into(),
                };
            }
            Self::ReadLoss { what } => {
                return Message {
                    code: "publication.form.read-loss",
                    what: format!("{what}。").into(),
                    why: "这一样在正文里没有位置，或者原文件没有写清楚。".into(),
                    todo: "请对照原文件看一遍。".into(),
                };
            }
            Self::Validity => {
                ("publication.form.validity", "没有选有效、已修改、已废止还是失效。", chosen, "请选一样。")
            }
            Self::Period => (
                "publication.form.period",
                "有效期的最后一天早于施行日期，没有存。",
                "文件先施行，后到期。",
                "请核对这两个日期。",
            ),
            Self::DocumentNumber { typed, mended } => {
                let todo = mended.as_ref().map_or_else(
                    || "请照红头上印的写；没有文号的留空。".to_owned(),
                    |mended| format!("是不是“{mended}”？请照红头上印的写。"),
                );
                return Message {
                    code: "publication.form.document-number",
                    what: format!("文号“{typed}”写得不合规范，没有存。").into(),
                    why: "文号是机关代字、年份、序号：六角括号〔〕，四位年份，序号前不加“第”和零（GB/T 9704）。".into(),
                    todo: todo.into(),
                };
            }
            Self::Document { typed } => {
                return Message {
                    code: "publication.form.document",
                    what: format!("没有找到“{typed}”这一件文件，没有存。").into(),
                    why: "本单位没有这个文号、索引号或者编号的稿件，或者不止一件。".into(),
                    todo: "请在稿件一览里查到它，照它的索引号或者编号填；解读别的机关的文件，这一项不填。".into(),
                };
            }
            Self::Day { field, typed } => {
                return Message {
                    code: "publication.form.day",
                    what: format!("{field}“{typed}”不是日期。").into(),
                    why: "日期用来数公开的期限。".into(),
                    todo: "请写成 2026-03-06 这样。".into(),
                };
            }
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
