//! A spreadsheet of a ledger: all of it or nothing, every faulty row named, the same file once.

use ::rehearsal::{Answer, Visitor};

use super::{OFFICER, visitor};
use crate::rehearsal::{on_both_engines, read};

/// A form with a file, as a browser sends it.
fn sent(browser: &Visitor, path: &str, name: &str, bytes: &str) -> Answer {
    let key = browser.form_key();
    let body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n{key}\r\n--edge\r\nContent-Disposition: \
         form-data; name=\"sheet\"; filename=\"{name}\"\r\n\r\n{bytes}\r\n--edge--\r\n"
    );
    let request = browser.request("POST", path).header("sec-fetch-site", "same-origin");
    let request = request.header("content-type", "multipart/form-data; boundary=edge");
    browser.ask(request.body(body.into()).unwrap())
}

const TRAININGS: &str = "/console/registers/training/import";

#[test]
fn a_sheet_of_trainings_is_taken_once_and_counts() {
    on_both_engines("import", |here| {
        let browser = visitor(here, OFFICER);
        let sheet = "培训日期,开始时刻,结束时刻,主题,签到名单\n\
                     2025/4/18,9:00,11:30,《条例》解读,桂月兰 党政办、柏秋川 财政所\n\
                     2025年7月11日,09:00,11:30,信息编辑规范,桂月兰 党政办\n\n";
        let done = sent(&browser, TRAININGS, "培训.csv", sheet);
        assert_eq!(
            (done.status, done.location.as_str()),
            (303, "/console/registers/training?year=2025"),
            "{}",
            done.body
        );
        let total: i64 =
            here.count("SELECT CAST(SUM(amount) AS BIGINT) AS n FROM figure WHERE metric = 'M-13' AND part = ''");
        assert_eq!(total, 3);
        let again = sent(&browser, TRAININGS, "别的名字.csv", sheet);
        assert!(again.status == 422 && again.body.contains("register.import.again"), "{}", again.body);
        let other = sent(&browser, TRAININGS, "培训.csv", &sheet.replace("信息编辑规范", "平台操作"));
        assert!(other.body.contains("第 2 行：") && other.body.contains("register.twin"), "{}", other.body);
        assert_eq!(here.filed("register.entered"), 2, "and nothing else of that file");
        assert!(read(here, |tx| register::records::counts(tx, "sangcun", 2025)).len() == 1);
    });
}

#[test]
fn every_faulty_row_is_named_and_nothing_is_taken() {
    on_both_engines("import-faults", |here| {
        let browser = visitor(here, OFFICER);
        let path = "/console/registers/application/import";
        let cases = [
            (
                "收到日期,申请人,办结日期,办理结果\n2025-03-03,自然人,,\n三月,公司,,\n2025-03-03,自然人,2025-03-02,（一）予以公开\n",
                vec!["第 3 行：", "register.form.day", "register.form.choice"],
            ),
            (
                "收到日期,申请人,办结日期,办理结果\n2025-03-03,自然人,2025-03-02,granted\n2027-03-03,商业企业,,\n",
                vec!["第 2 行：", "register.day.before", "第 3 行：", "register.day.future"],
            ),
            ("收到日期,申请人,姓名\n2025-03-03,自然人,甲\n", vec!["register.import.heading", "姓名"]),
            ("收到日期,申请人,收到日期\n2025-03-03,自然人,\n", vec!["register.import.twice"]),
            ("收到日期,申请人\n2025-03-03,自然人,多出来的\n", vec!["register.import.stray", "第 2 行"]),
            ("收到日期,申请人\n45717,自然人\n", vec!["第 2 行：", "register.form.day"]),
            ("收到日期,申请人\n", vec!["register.import.empty"]),
            ("甲,乙\n1,2\n", vec!["register.import.no-table"]),
            ("", vec!["register.import.no-file"]),
        ];
        for (sheet, told) in cases {
            let answer = sent(&browser, path, "a.csv", sheet);
            assert_eq!(answer.status, 422, "{sheet}: {}", answer.body);
            for words in told {
                assert!(answer.body.contains(words), "{words} for {sheet}: {}", answer.body);
            }
        }
        let rubbish = sent(&browser, path, "a.xlsx", "PK\u{3}\u{4}broken");
        assert_eq!(rubbish.status, 422, "{}", rubbish.body);
        assert_eq!((here.filed("register.entered"), here.count("SELECT COUNT(*) AS n FROM import")), (0, 0));
    });
}

#[test]
fn rows_that_share_a_cell_and_boxes_that_say_neither_are_not_guessed() {
    on_both_engines("import-merged", |here| {
        let browser = visitor(here, OFFICER);
        let (trainings, papers) = (TRAININGS, "/console/registers/normative/import");
        let cases = [
            (
                trainings,
                "<table><tr><td>培训日期<td>开始时刻<td>结束时刻<td>主题<td>签到名单</tr>\
                 <tr><td rowspan=2>2025-04-18<td>9:00<td>11:00<td>甲<td>桂月兰</tr>\
                 <tr><td>14:00<td>16:00<td>乙<td>桂月兰</tr></table>",
                "register.import.merged",
            ),
            (
                papers,
                "<table><tr><td>制发日期<td>文件名称<td>联合制发，由别的单位牵头</tr><tr><td>2025-04-18<td>甲<td>也许</tr></table>",
                "register.import.neither",
            ),
            (
                papers,
                "<table><tr><td>制发日期<td>文件名称</tr><tr><td>2025-04-18<td>甲</tr></table>\
                 <table><tr><td>2025-04-19<td>乙</tr></table>",
                "register.import.tables",
            ),
        ];
        for (path, sheet, code) in cases {
            let answer = sent(&browser, path, "a.html", sheet);
            assert!(answer.status == 422 && answer.body.contains(code), "{code}: {}", answer.body);
        }
        assert_eq!(here.filed("register.entered"), 0);
    });
}
