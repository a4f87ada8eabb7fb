//! 打不开的页 What a visitor is told when a page does not open.

use axum::http::StatusCode;
use messages::{Catalogued, Message};

/// Why a page does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageTrouble {
    /// No such address.
    NotFound,
    /// The address only shows and takes nothing.
    OnlyShown,
    /// A defect of ours.
    Unexpected,
    /// The database is away.
    Away,
    /// Too many are handing something in at this moment.
    Busy,
    /// More bytes than a form may have.
    UploadTooLarge,
    /// The form took too long to arrive.
    TooSlow,
    /// What arrived is not our form.
    NoForm,
    /// The form without a file.
    NoFile,
    /// A level that is none of those offered.
    UnknownLevel,
    /// A form that no page of this session made.
    ForeignForm,
    /// A form from a browser that brought no session along.
    SignedOut,
}

impl PageTrouble {
    /// The status that says the same to programs.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::OnlyShown => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unexpected => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Away | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::UploadTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::NoForm => StatusCode::BAD_REQUEST,
            Self::NoFile | Self::UnknownLevel => StatusCode::UNPROCESSABLE_ENTITY,
            Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
        }
    }

    /// The state in a few words, as the title of the page.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::NotFound => "没有找到这一页",
            Self::OnlyShown => "这里只能看，不能提交",
            Self::Unexpected => "这一页没有做出来",
            Self::Away => "现在打不开",
            Self::Busy => "现在查的人多，请稍等",
            Self::UploadTooLarge => "文件太大，没有收",
            Self::TooSlow => "文件没有传完",
            Self::NoForm => "没有收到完整的表单",
            Self::NoFile => "还没有选文件",
            Self::UnknownLevel => "没有这个层级",
            Self::ForeignForm => "这张表没有收",
            Self::SignedOut => "请先登录",
        }
    }
}

impl Catalogued for PageTrouble {
    fn examples() -> Vec<Self> {
        vec![
            Self::NotFound,
            Self::OnlyShown,
            Self::Unexpected,
            Self::Away,
            Self::Busy,
            Self::UploadTooLarge,
            Self::TooSlow,
            Self::NoForm,
            Self::NoFile,
            Self::UnknownLevel,
            Self::ForeignForm,
            Self::SignedOut,
        ]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = match self {
            Self::NotFound => (
                "serve.not-found",
                "这个地址下没有内容。",
                "地址可能抄错了一个字，或者这一页还没有建。",
                "请从首页或者年度报告进去找；也可以打页面下方的电话问。",
            ),
            Self::OnlyShown => (
                "serve.method",
                "这个地址只接受打开网页的请求。",
                "演示的网页不收任何内容。",
                "请用浏览器直接打开地址。",
            ),
            Self::Unexpected => (
                "serve.unexpected",
                "程序遇到了意料之外的情况。",
                "这是程序的缺陷，不是您操作的问题。",
                "请过一会儿再试；还不行，请告诉维护人员。",
            ),
            Self::Away => (
                "serve.away",
                "这一页暂时打不开。",
                "存放信息的数据库现在连不上，内容都还在。",
                "请过几分钟再打开；急用的，请打首页上的电话。",
            ),
            Self::Busy => (
                "check.busy",
                "这次没有收您的文件。",
                "同时有好几个人在交文件，先收完他们的。",
                "请等几秒钟再交一次，您的文件没有受影响。",
            ),
            Self::UploadTooLarge => (
                "check.too-large",
                "文件太大，没有收。",
                "一次最多收 24 MB，一份报告通常不到 1 MB；多半是夹了很大的图片，或者选错了文件。",
                "请确认选的是报告本身，去掉大图后另存再交。",
            ),
            Self::TooSlow => (
                "check.too-slow",
                "等了一分半钟，文件还没有传完，不再等了。",
                "可能是网络断了，或者文件太大。",
                "请检查网络，再交一次。",
            ),
            Self::NoForm => (
                "check.no-form",
                "收到的内容不完整，没有办。",
                "可能传到一半断了，或者页面放得太久。",
                "请回到刚才的页面，重新填好再交。",
            ),
            Self::NoFile => (
                "check.no-file",
                "还没有选报告文件。",
                "没有文件就没有可查的内容。",
                "请在“报告文件”一栏选一份文件，再点“查这份报告”。",
            ),
            Self::UnknownLevel => (
                "check.level",
                "没有这个层级，没有查。",
                "层级决定有的规则管不管，认不出就不猜。",
                "请在“单位的层级”一栏重新选一个。",
            ),
            Self::SignedOut => (
                "serve.signed-out",
                "没有登录，这一步没有办，什么也没有改。",
                "浏览器没有带来登录的凭据：可能在别处退出了，或者清掉了浏览记录。",
                "请在另一个窗口登录，再按“后退”回到刚才的页面，填的还在；再办一次。",
            ),
            Self::ForeignForm => (
                "serve.foreign-form",
                "这张表没有收，什么也没有改。",
                "它不是从您这次登录打开的页面交来的：可能页面放得太久，您又重新登录过，也可能是别的网站冒充。",
                "请回到要办的那一页，重新打开，再办一次。",
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
