//! 翻开的数 Every figure of the console opens alone as it stands among all others.

use crate::{
    killed::{PASSWORD, sign_in},
    program::Folder,
    visitor::Served,
};

#[test]
fn each_figure_of_the_year_opens_to_the_number_and_the_records_that_the_list_of_all_gives() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["demo", "--dir", ".", "--no-serve", "--password", PASSWORD]).exit, 0);
    let served = Served::begin(&folder, &["serve", "--listen", "127.0.0.1:0"]);
    let cookie = sign_in(&served, "zhouxuemei");
    let get = |path: &str| {
        let answer = served.ask("GET", path, &[("Cookie", &cookie)]);
        assert_eq!(answer.status, 200, "{path}");
        answer.body
    };
    let list = get("/console/figures-list/2025/csv");
    let (mut seen, mut with_records) = (0, 0);
    for line in list.lines().skip(1) {
        // Key, name, number, unit, how many records.
        let cells: Vec<&str> = line.split(',').map(|cell| cell.trim_matches('"')).collect();
        let (key, digits, records) = (cells[0], cells[2], cells[4]);
        let page = get(&format!("/console/figures/2025/{key}"));
        assert!(page.contains(&format!("<span class=\"op-n\">{digits}</span>")), "{key} is {digits}");
        let told =
            if records == "0" { "没有一条记录".into() } else { format!("{records} 条记录，列在下面") };
        assert!(page.contains(&told), "{key}: {told}");
        with_records += usize::from(records != "0");
        seen += 1;
    }
    assert!(seen > 200 && with_records > 10, "{seen} figures, {with_records} with records");
    assert_eq!(served.stop(), Some(0));
}
