//! 打开网页 `gongkai serve`: today one page, where anybody may have an annual report checked.

use std::sync::Arc;

use hall::{Coat, Frame, HomePage, Link, Mode, Want};

use crate::{
    commands::Serve,
    configuration::Configuration,
    say,
    say::{DIM, GREEN, styled},
    trouble::Outcome,
    web::{self, CHECK, Content},
};

/// Serves until it is told to stop.
pub(crate) fn run(arguments: &Serve) -> Outcome {
    let configuration = Configuration::load(arguments.config.as_deref())?;
    let listen = arguments.listen.clone().unwrap_or(configuration.listen);
    web::serve(&listen, |at| {
        say::out(&format!(
            "{} 网页开着\n   {at}{CHECK}　查年度报告\n{}\n",
            styled(GREEN, "●"),
            styled(DIM, "   按 Ctrl-C 停下。")
        ));
        Box::new(Plain)
    })
}

/// 没有单位的站 A site without an office: there is no store yet, only what needs none.
struct Plain;

impl web::Site for Plain {
    fn page(&self, path: &str, mode: Mode) -> Option<Arc<Content>> {
        let content = match path {
            "/" => Content::page(home().render(&self.frame(mode, "/", &[]))),
            "/robots.txt" => Content::text("User-agent: *\nDisallow: /\n".to_owned()),
            "/healthz" | "/readyz" => Content::text("ok\n".to_owned()),
            _ => return None,
        };
        Some(Arc::new(content))
    }

    fn frame(&self, mode: Mode, here: &str, crumbs: &[(&str, &str)]) -> Frame {
        Frame {
            coat: Coat {
                town: "公开".into(),
                organ: "政府信息公开工作平台".into(),
                home: "/".into(),
                ..Coat::default()
            },
            mode,
            nav: vec![Link::new("首页", "/"), Link::new("查年度报告", CHECK)],
            section: if here == CHECK { CHECK } else { "/" }.to_owned(),
            crumbs: crumbs.iter().map(|(name, href)| Link::new(name, href)).collect(),
            foot: vec![Link::new("查年度报告", CHECK)],
            here: here.to_owned(),
            demo: false,
        }
    }

    fn home(&self) -> &'static str {
        "/"
    }

    fn moved(&self, _path: &str) -> Option<&'static str> {
        None
    }

    fn is_hidden(&self) -> bool {
        true
    }
}

fn home() -> HomePage {
    let sentence = "交上一份年度报告，当场看到哪些数对不上、哪些部分缺了、每一处怎样改。";
    HomePage {
        heading: "公开".into(),
        sentence: documents::Paragraph { runs: vec![documents::Run::Text(sentence.into())] },
        beneath: vec![Link::new("查一份年度报告", CHECK)],
        wants: vec![Want {
            name: "查年度报告".into(),
            about: "Word、PDF、电子表格、网页都可以；查完就丢，不保存".into(),
            href: CHECK.into(),
        }],
    }
}
