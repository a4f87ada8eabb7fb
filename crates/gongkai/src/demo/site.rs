//! 网页 Every page of the demo, made from the report when it is first asked for, and kept.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use documents::Run;
use hall::{Frame, Link, Mode, Notice, ReportPage, Want};
use publication::site::{Front, Yearly};
use report::{Purpose, describe, period};
use statute::report::Cell;

use super::{
    Passage,
    figures::{self, address},
    received,
    town::{HOME, PLATFORM, REPORT, REPORTS, frame},
    year::Year,
};
use crate::{
    commands::Target,
    reports::{self, write::file_name},
    web::{self, Content, Sign},
};

/// 演示站 The pages of the demo.
pub(crate) struct Site {
    passage: Passage,
    year: Year,
    /// Scheme and host, for what needs whole addresses (the site map, the feed). Never taken from a request.
    base: String,
    /// What the pages of the town show beside its items.
    yearly: Vec<Yearly>,
    also: Vec<(i16, Vec<Run>)>,
    wants: Vec<Want>,
    /// Pages that were asked for, by address and mode. Only pages there are come in, so it stays small.
    kept: RwLock<HashMap<(String, String), Arc<Content>>>,
}

impl web::Site for Site {
    /// The page at an address; `None` when there is none.
    fn page(&self, path: &str, mode: Mode) -> Option<Arc<Content>> {
        let key = (path.to_owned(), mode.cookie_value());
        // A thread that died while it held the lock left whole pages behind: inserting is its last step.
        if let Some(content) = self.kept.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Some(Arc::clone(content));
        }
        let content = Arc::new(self.make(path, mode)?);
        self.kept.write().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&content));
        Some(content)
    }

    fn frame(&self, mode: Mode, here: &str, crumbs: &[(&str, &str)]) -> Frame {
        frame(mode, here, crumbs)
    }

    fn home(&self) -> &'static str {
        HOME
    }

    fn moved(&self, path: &str) -> Option<&'static str> {
        (path == "/sangcun/reports/2025/").then_some(REPORT)
    }

    fn front<'a>(&'a self, sign: &'a Sign, mode: Mode, here: &str) -> Front<'a> {
        let frame = frame(mode, here, &[]);
        let frame = Frame { coat: sign.on(frame.coat.clone()), ..frame };
        Front { body: &sign.id, frame, base: &self.base, yearly: &self.yearly, also: &self.also, wants: &self.wants }
    }

    fn base(&self) -> &str {
        &self.base
    }

    fn is_hidden(&self) -> bool {
        true
    }
}

impl Site {
    /// `base` is where the site is reached, such as `http://127.0.0.1:8711`.
    pub(crate) fn new(passage: Passage, year: Year, base: String) -> Self {
        let (yearly, also) = (vec![yearly()], vec![(2025, applications(&passage.report))]);
        Self { passage, year, base, yearly, also, wants: wants(), kept: RwLock::default() }
    }

    fn make(&self, path: &str, mode: Mode) -> Option<Content> {
        let page = match path {
            REPORT => self.report(mode),
            path => match path.strip_prefix(REPORT)?.strip_prefix('/')? {
                "received" => self.received(mode),
                "received.txt" => return Some(Content::text(towns::quiet::REPORT_RECEIVED.to_owned())),
                "report.docx" => return self.download(Target::Docx, "docx", web::WORD),
                "report.pdf" => return self.download(Target::Pdf, "pdf", "application/pdf"),
                "report.xlsx" => return self.download(Target::Xlsx, "xlsx", web::WORKBOOK),
                "report.html" => return self.download(Target::Html, "html", "text/html; charset=utf-8"),
                "report.txt" => return self.download(Target::Txt, "txt", "text/plain; charset=utf-8"),
                "report.json" => return self.download(Target::Json, "json", "application/json"),
                rest => self.figure(rest.strip_prefix("figures/")?, mode)?,
            },
        };
        Some(Content::page(page))
    }

    fn download(&self, target: Target, ending: &str, kind: &'static str) -> Option<Content> {
        let bytes = reports::write::render(&self.passage.report, target, false).ok()?;
        let download = Some(file_name(&self.passage.report, ending));
        Some(Content { download, ..Content::new(bytes, kind) })
    }

    /// 年度报告页
    fn report(&self, mode: Mode) -> String {
        let form = self.passage.report.figures.form();
        let opens = |cell: Cell| Some(address(form.name(cell)));
        let purpose = Purpose { opens: &opens, facts: self.facts(), remarks: true, ..Purpose::file() };
        let mut document = describe(&self.passage.report, &purpose);
        figures::open_claims(&mut document);
        document.colophon = vec![format!("演示数据，不是正式公布的报告。本页地址 {REPORT}")];
        let page = ReportPage {
            document,
            downloads: [("下载 PDF", "pdf"), ("下载 Word", "docx"), ("下载电子表格", "xlsx")].map(file).to_vec(),
            beside: [("网页文件", "html"), ("纯文本", "txt"), ("数据", "json")]
                .map(file)
                .into_iter()
                .chain([Link::new("报送稿的核对结果", &format!("{REPORT}/received"))])
                .collect(),
            notice: Some(Notice {
                half: "这份报告由报送稿重排而成".into(),
                rest: format!(
                    "报送稿的表三缺 {} 格，由经办人确认为 0；文字是报送稿的原文，没有替它改。",
                    self.passage.confirmed
                ),
                link: Some(Link::new("看核对结果", &format!("{REPORT}/received"))),
            }),
            law: Some(web::findings::law(50)),
            ..ReportPage::default()
        };
        let mut frame =
            frame(mode, REPORT, &[("首页", HOME), ("政府信息公开", PLATFORM), ("政府信息公开年报", REPORTS)]);
        frame.canonical = format!("{}{REPORT}", self.base);
        frame.tags = vec![("ColumnName", "政府信息公开年报".into()), ("ColumnType", "信息公开年报".into())];
        page.render(&frame, "2025 年")
    }

    fn facts(&self) -> Vec<String> {
        period(&self.passage.report).into_iter().chain(["演示数据，未正式公布".to_owned()]).collect()
    }

    /// 报送稿和核对结果
    fn received(&self, mode: Mode) -> String {
        let here = format!("{REPORT}/received");
        let crumbs = [("首页", HOME), ("政府信息公开年报", REPORTS), ("2025 年", REPORT)];
        received::page(&self.passage).render(&frame(mode, &here, &crumbs), "报送稿")
    }

    /// 翻开的数
    fn figure(&self, name: &str, mode: Mode) -> Option<String> {
        let page = figures::opened(&self.passage, &self.year, name)?;
        Some(page.render(&frame(
            mode,
            &address(name),
            &[("首页", HOME), ("政府信息公开年报", REPORTS), ("2025 年", REPORT)],
        )))
    }
}

/// 年报 The report with the files beside it, as the list of years shows it.
fn yearly() -> Yearly {
    let page = Link::new("2025 年政府信息公开工作年度报告", REPORT);
    let files = FILES.map(file);
    Yearly { year: 2025, links: std::iter::once(page).chain(files).collect() }
}

/// What the sentence of the year says of applications, from the report.
fn applications(report: &report::Report) -> Vec<Run> {
    let cell = report.figures.form().cell("t3.received_new.total").expect("both editions have this cell");
    let digits = report.figures.print(cell).unwrap_or_default();
    let label = format!("{digits} 件，看是怎样数的");
    let figure = Run::Figure { digits, href: Some(address("t3.received_new.total")), label };
    vec![Run::Text("；收到政府信息公开申请 ".into()), figure, Run::Text(" 件".into())]
}

fn wants() -> Vec<Want> {
    vec![
        want("读年度报告", "六个部分，三张表，每个数都能翻开", REPORT),
        want("查任何一份年报", "任何单位的报告，交上文件就查，查完不保存", web::CHECK),
    ]
}

/// The formats of the report, with the endings of their files.
const FILES: [(&str, &str); 6] =
    [("PDF", "pdf"), ("Word", "docx"), ("电子表格", "xlsx"), ("网页文件", "html"), ("纯文本", "txt"), ("数据", "json")];

/// One file of the report.
fn file((name, ending): (&str, &str)) -> Link {
    Link::new(name, &format!("{REPORT}/report.{ending}"))
}

fn want(name: &str, about: &str, href: &str) -> Want {
    Want { name: name.into(), about: about.into(), href: href.into() }
}
