//! Workbooks of the old binary kind. `data/small.xls` holds a small report of 桑村乡 with a title, a table of labels
//! across, merges, a share, days, formulas, an error, a hidden row and column, a second sheet and a hidden one.

use papers::{Kind, Paper, PaperError};

use crate::{grids, outline};

pub(super) const SMALL: &[u8] = include_bytes!("data/small.xls");

fn read(bytes: &[u8]) -> Result<Paper, PaperError> {
    papers::read(bytes, Some(Kind::Xls))
}

#[test]
fn a_workbook_is_read_whole() {
    let paper = read(SMALL).unwrap();
    let expected = [
        "年报",
        "桑村乡2025年政府信息公开工作年度报告",
        "一、总体情况",
        "2025年，桑村乡主动公开政府信息12条，没有收到政府信息公开申请，没有被申请行政复议。",
        "二、主动公开政府信息情况",
        "第二十条第（一）项",
        "信息内容|本年制发件数|本年废止件数|现行有效件数",
        "规章|0|0|0",
        "行政规范性文件|0|0|2",
        "第二十条第（五）项",
        "信息内容|本年处理决定数量",
        "行政许可|7",
        "占比|50%|0.125|是",
        "日期|2025-01-31|2025-01-31 08:30|007",
        "公式|7|共7件|#DIV/0!",
        "注：本表含所属单位。",
        "说明",
        "填报说明：\n第二行",
    ];
    assert_eq!(outline(&paper), expected);
    let losses =
        ["工作表“底稿”是隐藏的，没有读取", "工作表“年报”有 1 行、1 列是隐藏的，已照常读取", "有 1 格是公式错误"];
    assert_eq!(paper.losses, losses);
    let grid = grids(&paper)[0];
    assert_eq!((grid.row(0)[0].columns, grid.row(5)[1].columns, grid.spans_known), (4, 3, true));
}

#[test]
fn a_workbook_cut_off_anywhere_is_damaged() {
    for length in (512..SMALL.len() - 512).step_by(64) {
        let found = read(&SMALL[..length]).err();
        assert!(found.is_some(), "cut at {length} of {}: a part must not pass for the whole", SMALL.len());
    }
}

#[test]
fn a_password_is_named() {
    // The first record of the stream is followed by others nobody needs; one of them becomes the mark of a password.
    let begin = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00];
    let at = SMALL.windows(8).position(|bytes| bytes == begin).unwrap() + 20;
    let mut bytes = SMALL.to_vec();
    bytes[at..at + 2].copy_from_slice(&[0x2F, 0x00]);
    assert_eq!(read(&bytes).err(), Some(PaperError::Encrypted { kind: Some(Kind::Xls) }));
}

#[test]
fn sheets_that_do_not_begin_where_they_should_are_damaged() {
    let mut bytes = SMALL.to_vec();
    let listed = [0x85, 0x00];
    let at = bytes.windows(2).position(|pair| pair == listed).unwrap();
    bytes[at + 4..at + 8].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x7F]);
    assert_eq!(read(&bytes).err(), Some(PaperError::Damaged { kind: Kind::Xls }));
}
