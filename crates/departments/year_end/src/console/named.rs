//! 叫得出名 Bound numbers as people edit them, `【主动公开政府信息：253】`, and as the draft keeps them, `【M-01：253】`.

use std::collections::BTreeMap;

use report::drafting::{DraftObstacle, Field, Piece, mark, pieces, stripped};

type Fields = BTreeMap<String, Field>;

/// No name and no number is longer; what is longer between the brackets is words.
const LONGEST: usize = 200;

/// How much of a sentence a message repeats.
const FEW: usize = 16;

/// A cell of a table by the number of the table instead of its whole heading: 表三 总计.
pub(super) fn short(name: &str) -> String {
    let Some((heading, cell)) = name.split_once(" / ") else { return name.to_owned() };
    heading.split_once('、').map_or_else(|| name.to_owned(), |(table, _)| format!("表{table} {cell}"))
}

/// What a field is called between the brackets: its name, or its key where another field has the same name.
pub(super) fn called(key: &str, fields: &Fields) -> String {
    let Some(name) = fields.get(key).map(|field| short(&field.name)) else { return key.to_owned() };
    let fits = !name.contains(['【', '】', '：']);
    let alone = fields.iter().all(|(other, field)| other == key || short(&field.name) != name && *other != name);
    if fits && alone { name } else { key.to_owned() }
}

/// A sentence of the draft as people edit it.
pub(super) fn spoken(text: &str, fields: &Fields) -> String {
    let said = |piece: &Piece<'_>| match *piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Figure { key, digits } => mark(&called(key, fields), digits),
    };
    pieces(text).iter().map(said).collect()
}

/// A sentence as the draft keeps it.
///
/// # Errors
///
/// Every bracket that looks like a bound number and names none: kept as words it would be printed with its brackets.
pub(super) fn keyed(text: &str, fields: &Fields) -> Result<String, Vec<DraftObstacle>> {
    let keys: BTreeMap<String, &String> = fields.keys().map(|key| (called(key, fields), key)).collect();
    let (mut kept, mut lost, mut rest) = (String::new(), Vec::new(), text);
    while let Some((before, after)) = rest.split_once('【') {
        kept.push_str(before);
        let end = after.char_indices().take(LONGEST).find(|(_, sign)| *sign == '】').map(|(at, _)| at);
        let inside = end.and_then(|at| Some((bound(&after[..at])?, &after[at + '】'.len_utf8()..])));
        let Some(((name, digits), next)) = inside else {
            kept.push('【');
            rest = after;
            continue;
        };
        match keys.get(name.trim()) {
            Some(key) => kept.push_str(&mark(key, digits)),
            // A key that no field has is told by the judgement of the draft, as one that the ledger lost is.
            None if is_key(name) => kept.push_str(&mark(name, digits)),
            None => {
                let said = stripped(text);
                let dots = if said.chars().nth(FEW).is_some() { "…" } else { "" };
                let claim = said.chars().take(FEW).collect::<String>() + dots;
                lost.push(DraftObstacle::NoSuchField { claim, key: format!("“{}”", name.trim()) });
            }
        }
        rest = next;
    }
    if lost.is_empty() { Ok(kept + rest) } else { Err(lost) }
}

/// Name and digits between brackets; none where they hold something else.
fn bound(inside: &str) -> Option<(&str, &str)> {
    let (name, digits) = inside.rsplit_once('：')?;
    let digits = digits.trim();
    let number = digits.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    (number && !name.contains('【')).then_some((name, digits))
}

fn is_key(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'))
}

#[cfg(test)]
mod tests {
    use report::drafting::Field;

    use super::{Fields, keyed, short, spoken};

    fn fields() -> Fields {
        let named = [
            ("M-01", "主动公开政府信息"),
            ("M-02", "同名"),
            ("M-03", "同名"),
            ("t3.a", "三、收到和处理政府信息公开申请情况 / （七）总计 / 总计"),
        ];
        let field = |name: &str| Field {
            digits: "1".into(),
            unit: "条".into(),
            name: name.to_owned(),
            definition: String::new(),
            version: 1,
            records: Vec::new(),
        };
        named.into_iter().map(|(key, name)| (key.to_owned(), field(name))).collect()
    }

    #[test]
    fn what_people_edit_comes_back_as_it_was_kept() {
        let kept = "公开 【M-01：253】 条，申请 【t3.a：7】 件，【M-02：1】和【M-03：2】，【M-99：5】，【附件】";
        let said = spoken(kept, &fields());
        assert_eq!(
            said,
            "公开 【主动公开政府信息：253】 条，申请 【表三 （七）总计 / 总计：7】 件，【M-02：1】和【M-03：2】，【M-99：5】，【附件】"
        );
        assert_eq!(keyed(&said, &fields()).unwrap(), kept);
        assert_eq!(keyed(kept, &fields()).unwrap(), kept, "whoever knows the key may write it");
    }

    #[test]
    fn a_name_that_no_number_has_is_said_and_not_printed() {
        let lost = keyed("公开【主动公开信息：253】条，【另一个：3】", &fields()).unwrap_err();
        assert_eq!(lost.len(), 2);
        for words in ["【", "【【：】】", "【：】", "没有", "【甲：乙】", "【甲：3", ""] {
            assert_eq!(keyed(words, &fields()).unwrap(), words, "words stay words");
        }
    }

    #[test]
    fn a_cell_is_called_by_the_number_of_its_table() {
        assert_eq!(short("三、收到和处理政府信息公开申请情况 / （七）总计 / 总计"), "表三 （七）总计 / 总计");
        assert_eq!(short("主动公开政府信息"), "主动公开政府信息");
    }
}
