//! 网页 Every page of the demo, made from the report when it is first asked for, and kept.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use documents::{Paragraph, Run};
use hall::{Frame, HomePage, Link, Mode, Notice, ReportPage, Want};
use report::{Purpose, describe, period};
use statute::report::Cell;
use towns::quiet::COAT;

use super::{
    Passage,
    figures::{self, CLAIMS, address},
    received,
    town::{HOME, REPORT, frame},
    year::Year,
};
use crate::{
    commands::Target,
    reports::{self, write::file_name},
    web::{self, Content},
};

/// 演示站 The pages of the demo.
pub(crate) struct Site {
    passage: Passage,
    year: Year,
    /// Scheme and host, for the only file whose addresses must be whole (the site map). Never taken from a request.
    base: String,
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
        match path {
            "/sangcun" => Some(HOME),
            "/sangcun/reports" | "/sangcun/reports/" | "/sangcun/reports/2025/" => Some(REPORT),
            _ => None,
        }
    }

    fn is_hidden(&self) -> bool {
        true
    }
}

impl Site {
    /// `base` is where the site is reached, such as `http://127.0.0.1:8711`.
    pub(crate) fn new(passage: Passage, year: Year, base: String) -> Self {
        Self { passage, year, base, kept: RwLock::default() }
    }

    fn make(&self, path: &str, mode: Mode) -> Option<Content> {
        let page = match path {
            "/" | HOME => self.home(path, mode),
            REPORT => self.report(mode),
            "/robots.txt" => return Some(Content::text("User-agent: *\nDisallow: /\n".to_owned())),
            "/sitemap.xml" => {
                return Some(Content::new(self.sitemap().into_bytes(), "application/xml; charset=utf-8"));
            }
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

    /// 首页 The year in one sentence.
    fn home(&self, path: &str, mode: Mode) -> String {
        let (digits, unit, _) = CLAIMS[0];
        let figure = |digits: &str, of: &str, label: &str| Run::Figure {
            digits: digits.to_owned(),
            href: Some(address(of)),
            label: label.to_owned(),
        };
        let received = self.passage.report.figures.print(self.received_new()).unwrap_or_default();
        let sentence = Paragraph {
            runs: vec![
                Run::Text(format!("2025 年，{}主动公开政府信息 ", COAT.name)),
                figure(digits, "claim-253", "253 条，看出自哪里"),
                Run::Text(format!(" {unit}，收到政府信息公开申请 ")),
                figure(&received, "t3.received_new.total", "看是怎样数的"),
                Run::Text(" 件。".into()),
            ],
        };
        let home = HomePage {
            heading: format!("{}政府信息公开", COAT.name),
            sentence,
            beneath: vec![Link::new("读 2025 年年度报告", REPORT)],
            wants: vec![
                want("读年度报告", "六个部分，三张表，每个数都能翻开", REPORT),
                want("看核对结果", "报送稿读到多少格，哪里要改", &format!("{REPORT}/received")),
                want("查年度报告", "任何单位的报告，交上文件就查，查完不保存", web::CHECK),
                want("下载报告", "网页文件，离线也能看、能打印", &format!("{REPORT}/report.html")),
            ],
        };
        home.render(&frame(mode, path, &[]))
    }

    fn received_new(&self) -> Cell {
        let form = self.passage.report.figures.form();
        form.cell("t3.received_new.total").expect("both editions have this cell")
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
        page.render(&frame(mode, REPORT, &[("首页", HOME), ("政府信息公开年报", REPORT)]), "2025 年")
    }

    fn facts(&self) -> Vec<String> {
        period(&self.passage.report).into_iter().chain(["演示数据，未正式公布".to_owned()]).collect()
    }

    /// 报送稿和核对结果
    fn received(&self, mode: Mode) -> String {
        let here = format!("{REPORT}/received");
        let crumbs = [("首页", HOME), ("政府信息公开年报", REPORT)];
        received::page(&self.passage).render(&frame(mode, &here, &crumbs), "报送稿")
    }

    /// 翻开的数
    fn figure(&self, name: &str, mode: Mode) -> Option<String> {
        let page = figures::opened(&self.passage, &self.year, name)?;
        Some(page.render(&frame(mode, &address(name), &[("首页", HOME), ("年度报告", REPORT)])))
    }

    fn sitemap(&self) -> String {
        let urls = [HOME, REPORT].map(|path| format!("<url><loc>{}{path}</loc></url>", self.base)).concat();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{urls}</urlset>\n"
        )
    }
}

/// One file of the report.
fn file((name, ending): (&str, &str)) -> Link {
    Link::new(name, &format!("{REPORT}/report.{ending}"))
}

fn want(name: &str, about: &str, href: &str) -> Want {
    Want { name: name.into(), about: about.into(), href: href.into() }
}
