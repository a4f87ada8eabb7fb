//! A17: parts and percentages.

use super::*;

#[test]
fn a17_parts_and_percentages() {
    let cells = "received_new.total=1295 carried_in.total=189 results_total.total=1191 granted.total=206 partial.total=2 \
                 refused.process.total=20";
    hold(&[
        (
            cells,
            "办结1191件，其中予以公开和部分公开208件，占17.46%，不予公开20件，占1.68%。",
            "A17?",
            "right to two decimals; the other results are not listed",
        ),
        (cells, "办结1191件，其中不予公开20件，占2.68%。", "A17", "a share that is wrong"),
        ("", "整理旧信息80篇，其中失效1篇，占1.1%。", "A17", "1 of 80 is 1.25 %"),
        ("", "整理旧信息80篇，其中失效1篇，占1.3%。", "", "rounded"),
        ("", "失效1篇，占整理80篇的1.25%。", "", "the total between part and share"),
        ("", "整理旧信息120篇，比上年100篇增长20%。", "", "both numbers stand"),
        ("", "整理旧信息120篇，比上年100篇增长25%。", "A17", "growth that is wrong"),
        ("", "整理旧信息120篇，比上年增加20篇，增长20%。", "", "from the difference"),
        ("", "整理旧信息120篇，比上年增加20篇，增长16.7%。", "A17", "of the wrong total"),
        ("", "整理旧信息120篇，同比增长25%。", "", "last year's number does not stand there"),
        ("", "整理旧信息16篇，其中政策类10篇，动态类8篇。", "A17", "parts exceed their total"),
        ("", "整理旧信息18篇，其中政策类10篇、动态类8篇。", "", "parts make their total"),
        (cells, "收到申请1295件，其中答复申请1296件。", "A17?", "with some of those carried in, perhaps"),
        ("", "整理旧信息18篇，其中政策类20篇。", "A17", "one part exceeds alone"),
        ("", "整理旧信息18篇，其中政策类3篇，动态类4篇，通知类5篇。", "A17?", "parts fall short: a question"),
        ("", "整理旧信息18篇，其中政策类3篇。", "", "one part of many"),
        ("", "整理旧信息18篇，其中政策类10篇；归档卷宗30篇。", "", "a new stretch"),
    ]);
    let people = "received_new.total=713 received_new.natural=705 carried_in.total=36 results_total.total=718 carried_out.total=31";
    hold(&[(
        people,
        "共受理政府信息公开申请749件，其中自然人741件、法人或其他组织8件，办结718件，结转下年度31件。",
        "",
        "people, then work",
    )]);
}

#[test]
fn a17_last_years_number_wherever_it_stands() {
    let cells = "received_new.total=200 carried_in.total=10 results_total.total=201";
    hold(&[
        (cells, "收到申请200件，同比下降9.1%（上年220件）。", "", "behind, in brackets"),
        (cells, "收到申请200件，同比下降19.1%（上年220件）。", "A17", "9.1 %"),
        (cells, "收到申请200件，同比下降19.1%（2024年为220件）。", "A17", "by its year"),
        (cells, "收到申请200件，同比增长9.1%（上年220件）。", "A17", "it fell"),
        ("received_new.total=7", "收到申请7件，较2024年的5件增加2件，同比增长40%。", "", "number, difference, growth"),
        ("received_new.total=7", "收到申请7件，较2024年的5件增加2件，同比增长60%。", "A17", "40 %"),
        ("received_new.total=7", "收到申请7件，比上年5件增加2件，增长60%。", "A17", "last year by its word"),
        (
            "received_new.total=7",
            "收到申请7件，较2024年的5件增加2件；公开信息120条，增长60%。",
            "N3",
            "of another thing",
        ),
    ]);
}

#[test]
fn a17_shares_of_the_table() {
    let cells = "received_new.total=200 received_new.natural=180 carried_in.total=10 carried_in.natural=9 \
                 results_total.total=201 results_total.natural=181 granted.total=97";
    hold(&[
        (cells, "自然人申请180件，占比90%。", "", "of the table's total"),
        (cells, "自然人申请180件，占比95%。", "A17", "90 %"),
        (cells, "收到申请200件。自然人申请180件，占比95%。", "A17", "the total in the sentence before"),
        (cells, "自然人申请180件，占全市的5%。", "", "of a number that is not here"),
        (cells, "收到申请200件，其中自然人占90%。", "", "the part in the table"),
        (cells, "收到申请200件，其中自然人占80%。", "A17", "90 % in the table"),
        (cells, "收到申请200件，其中法人或其他组织占10%。", "", "the others"),
        (cells, "收到申请200件，其中法人或其他组织占20%。", "A17", "10 % in the table"),
        (cells, "收到申请200件，其中县公安局自然人占80%。", "", "of one office"),
        (cells, "走访群众200件，其中自然人占80%。", "", "no applications"),
    ]);
}
