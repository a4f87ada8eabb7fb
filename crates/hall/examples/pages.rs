//! Writes the pages into a folder, to be looked at: `cargo run -p hall --example pages -- FOLDER`.

use std::{env, error::Error, fs, path::PathBuf};

use documents::{
    Paragraph, Run,
    html::{self, HtmlOptions},
};
use hall::{ErrorPage, Finding, HomePage, Inspection, Link, Mode, Notice, Reading, ReportPage, Theme, Want, style};
use messages::Message;

#[path = "../tests/it/form.rs"]
mod form;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("name a folder")?);
    fs::create_dir_all(folder.join("assets"))?;
    fs::write(folder.join(&style().path[1..]), &style().bytes)?;
    let page = ReportPage { inspection: Some(inspection()), notice: Some(notice()), ..form::page() };
    let modes = [
        ("", Mode::default()),
        ("-light", Mode { theme: Theme::Light, elder: false }),
        ("-dark", Mode { theme: Theme::Dark, elder: false }),
        ("-contrast", Mode { theme: Theme::Contrast, elder: false }),
        ("-elder", Mode { theme: Theme::System, elder: true }),
    ];
    for (name, mode) in modes {
        let write = |page: &str, text: String| {
            fs::write(folder.join(format!("{page}{name}.html")), text.replace("=\"/assets/", "=\"assets/"))
        };
        write("report", page.render(&form::frame(mode), "2025 年"))?;
        write("home", home().render(&form::frame(mode)))?;
        write("error", lost().render(&form::frame(mode)))?;
        write("inspection", inspection().render(&form::frame(mode), &[]))?;
    }
    fs::write(folder.join("file.html"), html::file(&form::report(), &HtmlOptions::default()))?;
    fs::write(folder.join("gallery.html"), html::file(&documents::gallery(), &HtmlOptions::default()))?;
    Ok(())
}

fn notice() -> Notice {
    Notice {
        half: "这份报告由原件重排而成".into(),
        rest: "原件有 44 格没有数字，由经办人逐格确认为零。".into(),
        link: Some(Link::new("看原件查出了什么", "#found")),
    }
}

fn inspection() -> Inspection {
    let finding = |rule: &str, blocks, place: &str, message: &str| Finding {
        rule: rule.into(),
        blocks,
        place: place.into(),
        message: message.into(),
        ..Finding::default()
    };
    Inspection {
        heading: "收到的原件：哪里要改".into(),
        intro: "原件是一份纯文本，表格的线和合并都丢了。凡是没有读到的格子都列在下面，没有替原件补数。".into(),
        reading: Some(Reading { expected: 200, read: 156, absent: 44, confirmed: 44 }),
        findings: vec![
            finding("S1", true, "一、总体情况", "标题“一、总体情况”出现了两次。请删去多余的一个。"),
            Finding {
                expected: Some("7".into()),
                found: Some("6".into()),
                href: Some("#s3".into()),
                ..finding(
                    "A3",
                    true,
                    "三、收到和处理政府信息公开申请情况 / 自然人",
                    "新收加上年结转，应当等于办理结果总计加结转下年。请对照登记簿改正其中一个数。",
                )
            },
            finding("N8", false, "一、总体情况 / （五）监督保障", "没有写考核、社会评议和责任追究的结果。请各补一句。"),
        ],
    }
}

fn home() -> HomePage {
    let figure = |digits: &str, label: &str| Run::Figure {
        digits: digits.into(),
        href: Some("/sangcun/reports/2025#s1".into()),
        label: label.into(),
    };
    HomePage {
        heading: "桑村乡政府信息公开".into(),
        sentence: Paragraph {
            runs: vec![
                Run::Text("2025 年，桑村乡主动公开政府信息 ".into()),
                figure("253", "253 条，翻开记录"),
                Run::Text(" 条，更新从每月 ".into()),
                figure("1", "每月 1 次，翻开记录"),
                Run::Text(" 次增加到每周 ".into()),
                figure("2", "每周 2 次，翻开记录"),
                Run::Text(" 次；收到公开申请 ".into()),
                figure("0", "0 件，看是怎样数的"),
                Run::Text(" 件。".into()),
            ],
        },
        beneath: vec![Link::new("读 2025 年年度报告", "/sangcun/reports/2025")],
        wants: vec![
            Want {
                name: "读年度报告".into(),
                about: "2025 年，六个部分、三张表".into(),
                href: "/sangcun/reports/2025".into(),
            },
            Want {
                name: "打电话问".into(),
                about: "0555-0000102，工作日 8:30–17:30".into(),
                href: "tel:05550000102".into(),
            },
        ],
        ..HomePage::default()
    }
}

fn lost() -> ErrorPage {
    ErrorPage {
        status: "404　没有这一页".into(),
        title: "没有找到这一页".into(),
        message: Message {
            code: "page.not-found",
            what: "您打开的地址下没有内容。".into(),
            why: "地址可能抄错了一个字，或者这一页从来没有过。".into(),
            todo: "请从首页重新找，或者拨打 0555-0000102 询问。".into(),
        },
        others: Vec::new(),
        number: "9d494ac5731e".into(),
    }
}
