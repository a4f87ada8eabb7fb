//! 联系方式 What the office says of how it is reached stands on the public pages with the next request.

use crate::{
    killed::{PASSWORD, form, sign_in},
    program::Folder,
    visitor::Served,
};

#[test]
fn the_foot_of_every_public_page_says_at_once_what_the_office_set() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["demo", "--dir", ".", "--no-serve", "--password", PASSWORD]).exit, 0);
    let served = Served::begin(&folder, &["serve", "--listen", "127.0.0.1:0"]);
    let (before, page) = ("0555-0000102", "/console/contact");
    assert!(served.get("/sangcun/").body.contains(before), "what the town has");
    let cookie = sign_in(&served, "zhouxuemei");
    let shown = served.ask("GET", page, &[("Cookie", &cookie)]);
    assert!(shown.status == 200 && shown.body.contains(before), "{shown:?}");
    let value = |name: &str| {
        let rest = shown.body.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the form has it");
        rest.split('"').next().unwrap().to_owned()
    };
    let names = ["phone", "address", "hours", "email", "host", "site_code"].map(|name| format!("was-{name}"));
    let was: Vec<(&str, String)> = names.iter().map(|name| (name.as_str(), value(name))).collect();
    let key = value("form");
    let mut fields = vec![
        ("form", key.as_str()),
        ("phone", "0555-7654321"),
        ("hours", "工作日 8:30—17:30"),
        ("email", "office@sangcun.example"),
        ("site_code", "4100000000"),
    ];
    fields.extend(was.iter().map(|(name, value)| (*name, value.as_str())));
    let answer = form(&served, page, &cookie, &fields).unwrap();
    assert_eq!(answer.status, 303, "{answer:?}");
    for public in ["/sangcun/", "/sangcun/zfxxgk/"] {
        let body = served.get(public).body;
        for words in ["0555-7654321", "工作日 8:30—17:30", "office@sangcun.example", "网站标识码 4100000000"]
        {
            assert!(body.contains(words), "{public} lacks {words}: {body}");
        }
        assert!(body.contains("<meta name=\"SiteIDCode\" content=\"4100000000\">"), "{public}: {body}");
        assert!(!body.contains(before), "{public} still says the old number");
    }
    assert_eq!(served.stop(), Some(0));
}

/// 备案编号 Numbers under which the site is on file: at the foot of every public page.
#[test]
fn the_foot_of_every_public_page_says_under_which_numbers_the_site_is_on_file() {
    let folder = Folder::new();
    let settings = "icp = \"皖ICP备05000001号-2\"\npolice = \"皖公网安备34010402700001号\"\n";
    let founding = ["init", "--dir", ".", "--body", "桑村乡人民政府", "--id", "sangcun"];
    assert_eq!(folder.put("gongkai.toml", settings).run(&founding).exit, 0);
    let served = Served::begin(&folder, &["serve", "--listen", "127.0.0.1:0"]);
    for page in ["/", "/sangcun/", "/sangcun/zfxxgk/", "/check"] {
        let body = served.get(page).body;
        assert!(
            body.contains("<a href=\"https://beian.miit.gov.cn/\" rel=\"noreferrer\">皖ICP备05000001号-2</a>"),
            "{page}: {body}"
        );
        assert!(body.contains("webSearch?code=34010402700001"), "{page}: {body}");
    }
    assert_eq!(served.stop(), Some(0));
}
