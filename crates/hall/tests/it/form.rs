//! The statutory form by hand: the shape of a whole report, for tests and for looking at pages.

use documents::{Block, Document, HeadingLevel, Paragraph, Run, Scope, Table, TableCell, TableKind};
use hall::{Coat, Frame, Law, Link, Mode, ReportPage};

/// Labels of 表三 below its head: columns of the label, rows of its groups, text.
const RESULTS: &[(&str, &str, &str)] = &[
    ("", "（一）予以公开", ""),
    ("", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ""),
    ("（三）不予公开", "", "1.属于国家秘密"),
    ("", "", "2.其他法律行政法规禁止公开"),
    ("", "", "3.危及“三安全一稳定”"),
    ("", "", "4.保护第三方合法权益"),
    ("", "", "5.属于三类内部事务信息"),
    ("", "", "6.属于四类过程性信息"),
    ("", "", "7.属于行政执法案卷"),
    ("", "", "8.属于行政查询事项"),
    ("（四）无法提供", "", "1.本机关不掌握相关政府信息"),
    ("", "", "2.没有现成信息需要另行制作"),
    ("", "", "3.补正后申请内容仍不明确"),
    ("（五）不予处理", "", "1.信访举报投诉类申请"),
    ("", "", "2.重复申请"),
    ("", "", "3.要求提供公开出版物"),
    ("", "", "4.无正当理由大量反复申请"),
    ("", "", "5.要求行政机关确认或重新出具已获取信息"),
    ("（六）其他处理", "", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("", "", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("", "", "3.其他"),
    ("", "（七）总计", ""),
];

fn column(text: &str) -> TableCell {
    TableCell::label(text, Scope::Column)
}

fn columns(text: &str, wide: usize) -> TableCell {
    TableCell::label(text, Scope::ColumnGroup).over(1, wide)
}

fn row(text: &str) -> TableCell {
    TableCell::label(text, Scope::Row)
}

fn figure(digits: &str) -> TableCell {
    TableCell { href: Some("/sangcun/reports/2025#s1".into()), ..TableCell::figure(digits) }
}

fn seven(value: &str, sum: bool) -> Vec<TableCell> {
    let mut cells: Vec<TableCell> = (0..6).map(|_| figure("0")).collect();
    value.clone_into(&mut cells[0].text);
    cells.push(TableCell { total: sum, ..figure(value) });
    cells
}

fn table_three() -> Table {
    let corner = TableCell {
        text: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）".into(),
        ..TableCell::default()
    };
    let organs = ["商业\u{200B}企业", "科研\u{200B}机构", "社会公益\u{200B}组织", "法律服务\u{200B}机构", "其他"];
    let mut rows = vec![
        vec![corner.over(3, 3), columns("申请人情况", 7)],
        vec![column("自然人").over(2, 1), columns("法人或其他组织", 5), column("总计").over(2, 1)],
        organs.iter().map(|text| column(text)).collect(),
    ];
    for label in ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"]
    {
        let value = if label.starts_with('一') { "7" } else { "0" };
        rows.push([vec![row(label).over(1, 3)], seven(value, true)].concat());
    }
    for (index, (group, wide, leaf)) in RESULTS.iter().enumerate() {
        let mut cells = Vec::new();
        if index == 0 {
            cells.push(TableCell::label("三、本年度办理结果", Scope::RowGroup).over(22, 1));
        }
        if !group.is_empty() {
            let next =
                RESULTS.iter().skip(index + 1).position(|(group, wide, _)| !group.is_empty() || !wide.is_empty());
            let height = 1 + next.expect("the total follows every group");
            cells.push(TableCell::label(group, Scope::RowGroup).over(height, 1).deep(1));
        }
        cells.push(if wide.is_empty() { row(leaf).deep(2) } else { row(wide).over(1, 2).deep(1) });
        let value = ["4", "1"].get(index).copied().unwrap_or(if index == 10 { "1" } else { "0" });
        let value = if index == 21 { "6" } else { value };
        cells.extend(seven(value, index == 21));
        rows.push(cells);
    }
    rows.push([vec![row("四、结转下年度继续办理").over(1, 3)], seven("1", true)].concat());
    Table {
        caption: "收到和处理政府信息公开申请情况".into(),
        kind: TableKind::Wide,
        columns: 10,
        head_rows: 3,
        rows,
        sum_rows: vec![26],
        widths: vec![6, 10, 28, 8, 8, 8, 9, 9, 7, 7],
    }
}

fn table_two() -> Table {
    let band = |text: &str| TableCell { band: true, ..columns(text, 4) };
    let three = |label: &str| vec![row(label), figure("0").over(1, 3)];
    let decisions = || vec![column("信息内容"), column("本年处理决定数量").over(1, 3)];
    let pieces = ["本年制发\u{200B}件数", "本年废止\u{200B}件数", "现行有效\u{200B}件数"];
    let heads: Vec<TableCell> = pieces.iter().map(|text| column(text)).collect();
    Table {
        caption: "主动公开政府信息情况".into(),
        kind: TableKind::Narrow,
        columns: 4,
        head_rows: 0,
        rows: vec![
            vec![band("第二十条第（一）项")],
            [vec![column("信息内容")], heads].concat(),
            vec![row("规章"), figure("0"), figure("0"), figure("0")],
            vec![row("行政规范性文件"), figure("2"), figure("0"), figure("5")],
            vec![band("第二十条第（五）项")],
            decisions(),
            three("行政许可"),
            vec![band("第二十条第（六）项")],
            decisions(),
            three("行政处罚"),
            three("行政强制"),
            vec![band("第二十条第（八）项")],
            vec![column("信息内容"), column("本年收费金额（单位：万元）").over(1, 3)],
            three("行政事业性收费"),
        ],
        sum_rows: vec![],
        widths: vec![31, 23, 23, 23],
    }
}

fn table_four() -> Table {
    let outcomes =
        || ["结果\u{200B}维持", "结果\u{200B}纠正", "其他\u{200B}结果", "尚未\u{200B}审结", "总计"].map(column);
    let review = outcomes().map(|cell| cell.over(2, 1)).to_vec();
    let heads = [vec![columns("行政复议", 5)], vec![columns("行政诉讼", 10)]].concat();
    let data = (0..15).map(|index| TableCell { total: index % 5 == 4, ..figure("0") }).collect();
    Table {
        caption: "政府信息公开行政复议、行政诉讼情况".into(),
        kind: TableKind::Flat,
        columns: 15,
        head_rows: 3,
        rows: vec![
            heads,
            [review, vec![columns("未经复议直接起诉", 5), columns("复议后起诉", 5)]].concat(),
            [outcomes(), outcomes()].concat(),
            data,
        ],
        sum_rows: vec![],
        widths: vec![7, 7, 7, 7, 5, 7, 7, 7, 7, 6, 7, 7, 7, 7, 5],
    }
}

fn text(sentence: &str) -> Block {
    let mut runs = Vec::new();
    for (index, part) in sentence.split('|').enumerate() {
        runs.push(if index % 2 == 0 {
            Run::Text(part.into())
        } else {
            let href = Some("/sangcun/reports/2025#s1".into());
            Run::Figure { digits: part.into(), href, label: format!("{part}，翻开记录") }
        });
    }
    Block::Paragraph(Paragraph { runs })
}

fn section(heading: &str, anchor: &str) -> Block {
    Block::Heading { level: HeadingLevel::Section, text: heading.into(), anchor: anchor.into() }
}

/// A whole report of a small town: 200 cells, six sections.
pub(crate) fn report() -> Document {
    Document {
        title: "桑村乡 2025\u{A0}年\u{200B}政府信息公开工作\u{200B}年度报告".into(),
        issuer: "青溪县桑村乡人民政府".into(),
        facts: vec!["统计期 2025 年 1 月 1 日至 12 月 31 日".into(), "发布 2026 年 1 月 20 日".into()],
        blocks: vec![
            text(
                "本报告按《中华人民共和国政府信息公开条例》编制，统计期为 2025 年 1 月 1 日至 12 月 31 日。对报告有疑问，请与桑村乡党政办公室联系，地址是青溪县桑村乡中心街 18 号，电话 0555-0000102。",
            ),
            section("一、总体情况", "s1"),
            text(
                "（一）主动公开：2025 年主动公开各类信息 |253| 条，其中政策文件及其解读、财政资金、民生补贴三类占去大半。每条信息都写明由谁起草、由谁审核、什么时候公开，群众在网站、公开栏和便民大厅都能看到同一份内容。",
            ),
            text(
                "（二）依申请公开：窗口、信函和网上三个收件渠道都有专人登记。接到申请后先与申请人联系，问清需要什么、用什么方式取，再按期限答复。2025 年收到依申请公开事项 |7| 件，办结 |6| 件，结转下年度 |1| 件，没有逾期答复。",
            ),
            text(
                "（三）政府信息管理：修订公开工作、主动公开、依申请公开 |3| 项制度，写清公开的范围、程序和时限。发布前由起草人自查，部门负责人初审，分管领导复审，重要信息由主要领导终审；对个人信息、内部过程信息和已经失效的文件，逐条核对后再发。",
            ),
            text(
                "（四）政府信息公开平台建设：网站专栏按法定内容重新编排，意见反馈和咨询两个板块都能查到办理到哪一步。便民大厅设政务公开专区，备有自助查询机和纸质目录，由值班人员帮助不会上网的老人查找、复印。",
            ),
            text(
                "（五）监督保障：乡政府信息公开领导小组每季度听取一次汇报，把公开工作列入站所年度考核；年内组织培训 |28| 人次，解决实际问题 |12| 个。考核结果为合格，社会评议没有收到不满意的意见，没有发生需要追究责任的情形。",
            ),
            section("二、主动公开\u{200B}政府信息情况", "s2"),
            Block::Table(table_two()),
            section("三、收到和处理\u{200B}政府信息公开\u{200B}申请情况", "s3"),
            Block::Note {
                text: Paragraph {
                    runs: vec![Run::Text("每一格都来自收件登记簿，零也是数出来的。".into())]
                },
                anchor: String::new(),
            },
            Block::Table(table_three()),
            section("四、政府信息公开\u{200B}行政复议、\u{200B}行政诉讼情况", "s4"),
            Block::Table(table_four()),
            section("五、存在的主要问题\u{200B}及改进情况", "s5"),
            text(
                "一是信息更新不够及时，上半年有几周没有发布新信息。下半年起把更新频次从每月 |1| 次改为每周 |2| 次，由党政办公室每周五核对。二是工作人员流动快，新到岗的同志不熟悉程序。已把发布和答复的步骤做成清单，新人到岗一周内由老同志带着走一遍。",
            ),
            section("六、其他需要报告的事项", "s6"),
            text("2025 年没有发出收费通知，通知金额 |0| 元，实际收取信息处理费 |0| 元。"),
        ],
        colophon: vec![
            "本页地址 https://www.example.gov.cn/sangcun/reports/2025　数据封存于 2026 年 1 月 19 日 16:40".into(),
        ],
    }
}

/// The frame of a demo town.
pub(crate) fn frame(mode: Mode) -> Frame {
    Frame {
        coat: Coat {
            town: "桑村乡".into(),
            organ: "青溪县桑村乡人民政府".into(),
            county: "青溪县人民政府".into(),
            portal: "青溪县人民政府门户网站".into(),
            portal_href: None,
            home: "/sangcun/".into(),
            host: "青溪县人民政府办公室".into(),
            phone: "0555-0000102".into(),
            address: "青溪县桑村乡中心街 18 号　邮编 000000".into(),
            hours: String::new(),
            email: String::new(),
            notes: vec!["网站标识码 0000000087".into()],
            filings: Vec::new(),
            domain: "www.example.gov.cn".into(),
            site_code: "0000000087".into(),
        },
        mode,
        nav: vec![Link::new("首页", "/sangcun/"), Link::new("年度报告", "/sangcun/reports/2025")],
        section: "/sangcun/reports/2025".into(),
        crumbs: vec![Link::new("首页", "/sangcun/"), Link::new("政府信息公开年报", "/sangcun/reports/2025")],
        foot: vec![Link::new("年度报告", "/sangcun/reports/2025")],
        here: "/sangcun/reports/2025".into(),
        demo: true,
        tags: vec![("ColumnName", "政府信息公开年报".into())],
        canonical: "/sangcun/reports/2025".into(),
        feed: "/feed.atom".into(),
    }
}

/// The report as a page.
pub(crate) fn page() -> ReportPage {
    ReportPage {
        document: report(),
        downloads: vec![Link::new("下载网页文件", "/out/report.html"), Link::new("下载纯文本", "/out/report.txt")],
        beside: vec![Link::new("看收到的原件查出了什么", "#found")],
        law: Some(Law {
            citation: "《条例》第五十条".into(),
            sense: "报告写主动公开、申请、复议诉讼、问题和改进、其他五件事；政府另写考核、评议、追责的结果。".into(),
            href: None,
        }),
        ..ReportPage::default()
    }
}
