//! 网页 Every page of the demo, made from the report when it is asked for.

use documents::{Block, Document, Paragraph, Run};
use hall::{Finding, HomePage, Inspection, Law, Link, Mode, Notice, OpenedNumber, ReportPage, Want};
use report::{CONFIRMED_ZERO, Purpose, describe, period};
use statute::report::{Cell, Rule, Severity};
use towns::quiet::COAT;

use super::{
    Passage, file_name,
    town::{HOME, REPORT, frame},
};
use crate::{commands::Target, reports};

/// 演示站 The pages of the demo.
pub(crate) struct Site {
    passage: Passage,
}

/// 内容 What an address answers with.
pub(crate) struct Content {
    pub(crate) bytes: Vec<u8>,
    pub(crate) kind: &'static str,
    /// The name under which a download is kept.
    pub(crate) download: Option<String>,
    /// Whether its address changes with its content.
    pub(crate) forever: bool,
}

/// 文字里的数 Numbers of the text that open: digits, what follows them, what they are.
const CLAIMS: [(&str, &str, &str); 3] =
    [("253", "条", "主动公开政府信息"), ("28", "人次", "业务培训"), ("12", "个", "解决实际操作问题")];

impl Site {
    pub(crate) fn new(passage: Passage) -> Self {
        Self { passage }
    }

    /// The page at an address; `None` when there is none.
    pub(crate) fn page(&self, path: &str, mode: Mode) -> Option<Content> {
        let style = hall::style();
        let text = match path {
            "/" | HOME => self.home(path, mode),
            REPORT => self.report(mode),
            path if path == style.path => {
                let bytes = style.bytes.clone();
                return Some(Content { bytes, kind: style.content_type, download: None, forever: true });
            }
            "/robots.txt" => {
                return Some(plain("User-agent: *\nDisallow: /\n".to_owned(), "text/plain; charset=utf-8"));
            }
            "/sitemap.xml" => return Some(plain(sitemap(), "application/xml; charset=utf-8")),
            "/healthz" | "/readyz" => return Some(plain("ok\n".to_owned(), "text/plain; charset=utf-8")),
            _ => match path.strip_prefix(REPORT)?.strip_prefix('/')? {
                "received" => self.received(mode),
                "received.txt" => {
                    let text = towns::quiet::REPORT_RECEIVED.to_owned();
                    return Some(plain(text, "text/plain; charset=utf-8"));
                }
                "report.html" => return self.download(Target::Html, "html", "text/html; charset=utf-8"),
                "report.txt" => return self.download(Target::Txt, "txt", "text/plain; charset=utf-8"),
                "report.json" => return self.download(Target::Json, "json", "application/json"),
                rest => self.figure(rest.strip_prefix("figures/")?, mode)?,
            },
        };
        Some(plain(text, "text/html; charset=utf-8"))
    }

    fn download(&self, target: Target, ending: &str, kind: &'static str) -> Option<Content> {
        let bytes = reports::write::render(&self.passage.report, target, false).ok()?;
        let download = Some(file_name(&self.passage.report, ending));
        Some(Content { bytes, kind, download, forever: false })
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
        let purpose = Purpose { opens: &opens, facts: self.facts(), remarks: true };
        let mut document = describe(&self.passage.report, &purpose);
        open_claims(&mut document);
        document.colophon = vec![format!("演示数据，不是正式公布的报告。本页地址 {REPORT}")];
        let page = ReportPage {
            document,
            downloads: [("下载网页文件", "html"), ("下载纯文本", "txt"), ("下载数据", "json")]
                .map(|(name, ending)| Link::new(name, &format!("{REPORT}/report.{ending}")))
                .to_vec(),
            beside: vec![Link::new("报送稿的核对结果", &format!("{REPORT}/received"))],
            notice: Some(Notice {
                half: "这份报告由报送稿重排而成".into(),
                rest: format!(
                    "报送稿的表三缺 {} 格，由经办人确认为 0；文字是报送稿的原文，没有替它改。",
                    self.passage.confirmed
                ),
                link: Some(Link::new("看核对结果", &format!("{REPORT}/received"))),
            }),
            law: Some(law(50)),
            ..ReportPage::default()
        };
        page.render(&frame(mode, REPORT, &[("首页", HOME), ("政府信息公开年报", REPORT)]), "2025 年")
    }

    fn facts(&self) -> Vec<String> {
        period(&self.passage.report).into_iter().chain(["演示数据，未正式公布".to_owned()]).collect()
    }

    /// 核对结果
    fn received(&self, mode: Mode) -> String {
        let path = format!("{REPORT}/received");
        let coverage = self.passage.reading.report.figures.coverage();
        let findings = &self.passage.found.findings;
        let blocking = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        let mut sorted: Vec<_> = findings.iter().collect();
        sorted.sort_by_key(|finding| finding.severity);
        let rules: std::collections::BTreeSet<Rule> =
            self.passage.found.unjudged.iter().map(|unjudged| unjudged.rule).collect();
        let page = Inspection {
            heading: format!("报送稿有 {blocking} 处要改，{} 处要说明", findings.len() - blocking),
            intro: format!(
                "报送稿是一份纯文本，表三从别处转来时丢了列。没有读到的格子都算在下面，没有替它补数；另有 {} 条规则因为缺数或没有台账，不能判断。",
                rules.len()
            ),
            reading: Some(hall::Reading {
                expected: coverage.expected,
                read: coverage.read,
                absent: coverage.expected - coverage.read,
                confirmed: self.passage.confirmed,
            }),
            findings: sorted.into_iter().map(shown).collect(),
        };
        let downloads = [Link::new("看报送稿原文", &format!("{REPORT}/received.txt"))];
        page.render(&frame(mode, &path, &[("首页", HOME), ("政府信息公开年报", REPORT)]), &downloads)
    }

    /// 翻开的数 A cell of the form, or a number of the text.
    fn figure(&self, name: &str, mode: Mode) -> Option<String> {
        let page = match name.strip_prefix("claim-") {
            Some(digits) => self.claim(digits)?,
            None => self.cell(name)?,
        };
        Some(page.render(&frame(mode, &address(name), &[("首页", HOME), ("年度报告", REPORT)])))
    }

    fn cell(&self, name: &str) -> Option<OpenedNumber> {
        let report = &self.passage.report;
        let form = report.figures.form();
        let cell = form.cell(name)?;
        let (row, column) = form.labels(cell);
        let confirmed = report.provenance.get(&cell).is_some_and(|word| word == CONFIRMED_ZERO);
        let (how, who) = if confirmed {
            (
                "报送稿里没有这一格（转换时丢了列）。表三读到的数都是 0，文字也写明本年没有申请。",
                "由经办人确认为 0，来历记为 confirmed_zero。",
            )
        } else {
            (
                "从报送稿的表格里读出来的，原样照录。",
                "程序逐格核对了勾稽关系；台账在后面的版本才有，现在还不能翻到每一条记录。",
            )
        };
        let facts =
            [("所在位置", form.sections[usize::from(form.table(cell)) - 1]), ("怎样数的", how), ("由谁核", who)];
        Some(OpenedNumber {
            name: format!("{row}，{column}"),
            digits: report.figures.print(cell).unwrap_or_default(),
            unit: if name.ends_with("amount_wan") { "万元" } else { "件" }.into(),
            facts: owned(&facts),
            records: Vec::new(),
            links: links(form.table(cell)),
        })
    }

    fn claim(&self, digits: &str) -> Option<OpenedNumber> {
        let (digits, unit, name) = CLAIMS.into_iter().find(|(each, _, _)| *each == digits)?;
        let report = &self.passage.report;
        let holds = |line: &&str| line.contains(&format!("{digits} {unit}"));
        let sentence = report.sections.values().flat_map(|text| text.lines()).find(holds)?;
        let facts = [
            ("怎样数的", "这是报送稿文字里写的数。"),
            ("由谁核", "台账在后面的版本才有；有了台账，点开就是逐条的记录，现在只能给出原文。"),
        ];
        Some(OpenedNumber {
            name: name.to_owned(),
            digits: digits.to_owned(),
            unit: unit.to_owned(),
            facts: owned(&facts),
            records: vec![sentence.to_owned()],
            links: links(1),
        })
    }
}

fn address(figure: &str) -> String {
    format!("{REPORT}/figures/{figure}")
}

fn links(section: u8) -> Vec<Link> {
    vec![
        Link::new("合上，回到报告", &format!("{REPORT}#s{section}")),
        Link::new("看核对结果", &format!("{REPORT}/received")),
    ]
}

fn owned(facts: &[(&str, &str)]) -> Vec<(String, String)> {
    facts.iter().map(|(label, text)| ((*label).to_owned(), (*text).to_owned())).collect()
}

fn want(name: &str, about: &str, href: &str) -> Want {
    Want { name: name.into(), about: about.into(), href: href.into() }
}

/// 大意 The sense of an article, from the index of the law.
fn law(number: u8) -> Law {
    let articles = statute::regulation::articles();
    let article = articles.iter().find(|article| article.number == number);
    Law {
        citation: format!("《条例》第{}条", statute::regulation::numeral(number)),
        sense: article.map(|article| article.sense.to_owned()).unwrap_or_default(),
        href: None,
    }
}

/// A finding as the page shows it; one that speaks of cells leads to their table.
fn shown(finding: &statute::report::Finding) -> Finding {
    Finding {
        rule: finding.rule.name().into(),
        blocks: finding.severity == Severity::Error,
        place: finding.place.clone(),
        message: finding.message.clone(),
        expected: finding.expected.clone().filter(|_| finding.found.is_some()),
        found: finding.found.clone().filter(|_| finding.expected.is_some()),
        href: None,
    }
}

/// Numbers of the text become figures that open; each once, where it first stands.
fn open_claims(document: &mut Document) {
    for (digits, unit, _) in CLAIMS {
        let words = format!("{digits} {unit}");
        for block in &mut document.blocks {
            let Block::Paragraph(paragraph) = block else { continue };
            if open_claim(paragraph, digits, &words) {
                break;
            }
        }
    }
}

fn open_claim(paragraph: &mut Paragraph, digits: &str, words: &str) -> bool {
    let place = paragraph.runs.iter().enumerate().find_map(|(at, run)| match run {
        Run::Text(text) => text.find(words).map(|start| (at, start)),
        Run::Figure { .. } => None,
    });
    let Some((at, start)) = place else { return false };
    let Run::Text(text) = paragraph.runs[at].clone() else { return false };
    let figure = Run::Figure {
        digits: digits.to_owned(),
        href: Some(address(&format!("claim-{digits}"))),
        label: format!("{words}，看出自哪里"),
    };
    let parts = [Run::Text(text[..start].to_owned()), figure, Run::Text(text[start + digits.len()..].to_owned())];
    paragraph.runs.splice(at..=at, parts);
    true
}

fn plain(text: String, kind: &'static str) -> Content {
    Content { bytes: text.into_bytes(), kind, download: None, forever: false }
}

fn sitemap() -> String {
    let urls: String = [HOME, REPORT].map(|path| format!("<url><loc>{path}</loc></url>")).concat();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{urls}</urlset>\n"
    )
}
