//! 目录推荐 Held against titles that were written before anybody thought of suggestions: where the people of the quiet
//! town put their items, and what would have been proposed to them.

use statute::suggestion::suggest;
use towns::quiet;

#[test]
fn nine_of_ten_items_of_the_quiet_town_would_have_been_proposed_where_they_stand() {
    let year = quiet::year();
    let (mut first, mut among, mut missed) = (0, 0, Vec::new());
    for item in &year {
        let found = suggest(&item.title, &item.text, 3);
        let codes: Vec<_> = found.iter().map(|one| one.item.code.as_str()).collect();
        first += usize::from(codes.first() == Some(&item.catalogue));
        among += usize::from(codes.contains(&item.catalogue));
        if codes.first() != Some(&item.catalogue) {
            missed.push(format!("{} {} {codes:?}", item.catalogue, item.title));
        }
    }
    println!("first {first}, among three {among}, of {}\n{}", year.len(), missed.join("\n"));
    assert!(first * 10 >= year.len() * 9, "{first} of {}", year.len());
    assert!(among * 20 >= year.len() * 19, "{among} of {}", year.len());
}
