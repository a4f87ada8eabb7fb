//! 没保留的 What a body of text had that has no place in ours, said for people.

use messages::{Catalogued, Message};

/// 没保留的 One kind of thing that was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    /// Faces, sizes, colours, indents.
    Style,
    /// Scripts, frames, forms, films: whatever acts.
    Active {
        /// How many.
        count: usize,
    },
    /// Pictures that do not lie in our file space.
    Picture {
        /// How many.
        count: usize,
    },
    /// Links that lead nowhere or act.
    Link {
        /// How many.
        count: usize,
    },
    /// Text that the source hides.
    Hidden {
        /// How many places.
        count: usize,
    },
    /// Text that was struck out.
    Struck {
        /// How many places.
        count: usize,
    },
    /// Headings below the third level.
    Heading {
        /// How many.
        count: usize,
    },
    /// Tables inside cells of tables.
    Nested {
        /// How many.
        count: usize,
    },
    /// What stood where it cannot stand, and was put behind it.
    Moved {
        /// How many.
        count: usize,
    },
    /// Lists, quotes or boxes nested beyond what a page shows.
    Flattened {
        /// How many.
        count: usize,
    },
}

impl Loss {
    /// Every kind of loss with a count, in the order in which people are told.
    const EXAMPLES: [Self; 10] = [
        Self::Style,
        Self::Active { count: 1 },
        Self::Picture { count: 1 },
        Self::Link { count: 1 },
        Self::Hidden { count: 1 },
        Self::Struck { count: 1 },
        Self::Heading { count: 1 },
        Self::Nested { count: 1 },
        Self::Moved { count: 1 },
        Self::Flattened { count: 1 },
    ];
}

impl Catalogued for Loss {
    fn examples() -> Vec<Self> {
        Self::EXAMPLES.to_vec()
    }

    fn message(&self) -> Message {
        let (code, what, why, todo): (_, String, _, _) = match self {
            Self::Style => (
                "prose.loss.style",
                "字体、字号、颜色和缩进没有保留。".into(),
                "网页按统一的版式显示，长者模式和夜间模式才看得清。",
                "要突出的，用小标题或者加粗。",
            ),
            Self::Active { count } => (
                "prose.loss.active",
                format!("有 {count} 处脚本、框架、表单、视频之类的内容没有保留。"),
                "正文里只放文字、表格和图片，别的会让网页不安全。",
                "视频和别的文件请作为附件放进来。",
            ),
            Self::Picture { count } => (
                "prose.loss.picture",
                format!("有 {count} 张图片没有一起进来。"),
                "图片的文件不在这里：它在您的电脑上，或者在别的网站上。",
                "请用“插入图片”把图片放进来，写上替代文字。",
            ),
            Self::Link { count } => (
                "prose.loss.link",
                format!("有 {count} 处链接去掉了，文字还在。"),
                "链接的地址打不开，或者不是网页和邮箱的地址。",
                "要链接的，请重新加上 http:// 或 https:// 开头的地址。",
            ),
            Self::Hidden { count } => (
                "prose.loss.hidden",
                format!("有 {count} 处隐藏的文字没有保留。"),
                "原文里看不见的文字，公开以后也不该被人找到。",
                "确实要公开的，请在原文里显示出来再贴。",
            ),
            Self::Struck { count } => (
                "prose.loss.struck",
                format!("有 {count} 处划掉的文字没有保留。"),
                "划掉的是作废的内容，公开出去会被当成有效的。",
                "没有作废的，请在原文里去掉删除线再贴。",
            ),
            Self::Heading { count } => (
                "prose.loss.heading",
                format!("有 {count} 个小标题升到了第三级。"),
                "正文的小标题只分两级。",
                "层次要是看不清，请改一改小标题的写法。",
            ),
            Self::Nested { count } => (
                "prose.loss.nested",
                format!("有 {count} 张表格套在别的表格里，改成了格子里的文字。"),
                "表格套表格，读屏软件和手机都读不了。",
                "请把里面的表格单独放在外面。",
            ),
            Self::Moved { count } => (
                "prose.loss.moved",
                format!("有 {count} 处图片或者表格移到了后面。"),
                "它原来在表格、小标题或者列表里，那里只能放文字。",
                "请看一看现在的位置对不对。",
            ),
            Self::Flattened { count } => (
                "prose.loss.flattened",
                format!("有 {count} 处套得太深的列表或者版块放平了。"),
                "层次太多，网页上显示不下。",
                "请看一看层次对不对，能分成几段就分成几段。",
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
