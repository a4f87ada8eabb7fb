//! 读时限 What a directory of somewhere else prints under 公开时限, as far as it can be read.
//!
//! What cannot be read is kept word for word and asks for somebody's decision; it never becomes twenty working days.

use super::{Cycle, CycleKind, Due, Span, Unit};

/// 读到的时限 What a printed limit says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// As printed.
    pub text: String,
    /// 公开时限
    pub due: Option<Due>,
    /// 公示期
    pub publicity: Option<Span>,
    /// 更新周期
    pub cycle: Option<Cycle>,
}

impl Limit {
    /// 待定 Nobody can say by when from these words alone: a person decides.
    #[must_use]
    pub const fn needs_decision(&self) -> bool {
        self.due.is_none()
    }
}

/// 读时限 Reads the words of a limit (`catalogue.md` §4.2). A text with both, such as 10个工作日内，公示7个工作日, gives both.
#[must_use]
pub fn read_limit(text: &str) -> Limit {
    let plain = plain(text);
    let mut limit = Limit { text: text.to_owned(), due: None, publicity: None, cycle: cycle(&plain) };
    let mut dues = Vec::new();
    for found in numbers(&plain) {
        let Some((unit, n)) = found.counted() else { continue };
        if found.notice() {
            let text = format!("公示{}{}", n, unit.1);
            limit.publicity.get_or_insert(Span { unit: unit.0, n, text });
        } else {
            dues.push(due(unit.0, n, text));
        }
    }
    dues.extend(fixed(&plain).map(|date| Due {
        unit: Unit::FixedDate,
        n: None,
        date: Some(date),
        from: "每年".to_owned(),
    }));
    if dues.is_empty() && ["及时", "实时", "即时", "第一时间"].iter().any(|word| text.contains(word)) {
        dues.push(due(Unit::Realtime, 0, text));
    }
    // Two limits that differ are a matter for a person: the words do not say which one counts when.
    dues.dedup();
    if let [only] = &dues[..] {
        limit.due = Some(only.clone());
    }
    limit
}

fn due(unit: Unit, n: i32, text: &str) -> Due {
    let from = text.split_once("之日起").map_or("信息形成或者变更", |(event, _)| event.trim());
    let from = from.rsplit(['，', ',', '；', ';', '。']).next().unwrap_or_default();
    Due { unit, n: Some(n), date: None, from: format!("{}之日", from.trim_start_matches('自')) }
}

/// Digits of every width as digits, Chinese numerals up to ninety-nine too, blanks gone.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut said = String::new();
    for sign in text.chars().filter(|sign| !sign.is_whitespace()).chain(['\n']) {
        if "一二三四五六七八九十".contains(sign) {
            said.push(sign);
            continue;
        }
        if !said.is_empty() {
            plain.push_str(&numeral(&said));
            said.clear();
        }
        plain.push(match sign {
            '０'..='９' => char::from(b'0' + u8::try_from(u32::from(sign) - u32::from('０')).unwrap_or(0)),
            other => other,
        });
    }
    plain.pop();
    plain
}

fn numeral(said: &str) -> String {
    let digit = |sign: char| "一二三四五六七八九".chars().position(|known| known == sign).map(|at| at + 1);
    let signs: Vec<char> = said.chars().collect();
    let value = match signs[..] {
        [one] => digit(one).or((one == '十').then_some(10)),
        ['十', ones] => digit(ones).map(|ones| 10 + ones),
        [tens, '十'] => digit(tens).map(|tens| tens * 10),
        [tens, '十', ones] => digit(tens).zip(digit(ones)).map(|(tens, ones)| tens * 10 + ones),
        _ => None,
    };
    value.map_or_else(|| said.to_owned(), |value| value.to_string())
}

/// A number with the words around it.
struct Found<'a> {
    before: &'a str,
    n: i32,
    after: &'a str,
}

/// Most a count of days, working days or hours can be; more is no limit anybody meant.
const MOST: i32 = 3650;

fn numbers(plain: &str) -> Vec<Found<'_>> {
    let (mut found, mut rest, mut at) = (Vec::new(), plain, 0);
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let digits = rest[start..].find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len() - start);
        let (from, to) = (at + start, at + start + digits);
        if let Ok(n) = plain[from..to].parse::<i32>()
            && (1..=MOST).contains(&n)
        {
            found.push(Found { before: &plain[..from], n, after: &plain[to..] });
        }
        (rest, at) = (&plain[to..], to);
    }
    found
}

impl Found<'_> {
    /// The unit with its printed name; nothing for a number that counts something else, or counts backwards in words
    /// that only a person can weigh (提前30天, 活动前3天).
    fn counted(&self) -> Option<((Unit, &'static str), i32)> {
        let units = [
            (Unit::Workday, "个工作日"),
            (Unit::Workday, "工作日"),
            (Unit::Day, "日内"),
            (Unit::Day, "日以内"),
            (Unit::Day, "天"),
            (Unit::Hour, "个小时"),
            (Unit::Hour, "小时"),
        ];
        let unit = units.into_iter().find(|(_, name)| self.after.starts_with(name));
        // While a notice stands, days may be said without 内.
        let unit = unit.or_else(|| (self.notice() && self.after.starts_with('日')).then_some((Unit::Day, "日")))?;
        let backwards = ["前", "提前", "不少于", "至少", "早于"].iter().any(|word| self.before.ends_with(word));
        let within = self.before.ends_with('第') || self.before.ends_with('每');
        (!within && (!backwards || self.notice())).then_some((unit, self.n))
    }

    /// 公示 Whether the number says how long a notice stays.
    fn notice(&self) -> bool {
        let clause = self.before.rsplit(['，', ',', '；', ';', '。', '、']).next().unwrap_or_default();
        let tail = clause.trim_end_matches(['期', '时', '间', '限', '为', '不', '少', '于', '至', '低', '：', ':']);
        tail.ends_with("公示") || tail.ends_with("公告")
    }
}

/// 每年1月31日前 as `01-31`.
fn fixed(plain: &str) -> Option<String> {
    let rest = plain.split_once("每年")?.1;
    let (month, rest) = rest.split_once('月')?;
    let (day, rest) = rest.split_once('日')?;
    let (month, day): (i8, i8) = (month.parse().ok()?, day.parse().ok()?);
    let ends = ["前", "之前", "以前"].iter().any(|word| rest.starts_with(word));
    jiff::civil::Date::new(2024, month, day).ok().filter(|_| ends).map(|_| format!("{month:02}-{day:02}"))
}

fn cycle(plain: &str) -> Option<Cycle> {
    let known = [("每半年", 180), ("每季度", 90), ("每季", 90), ("每月", 31), ("每年", 365)];
    let (text, days) = known.into_iter().find(|(word, _)| plain.contains(word))?;
    Some(Cycle { kind: CycleKind::Period, every_days: Some(days), text: text.to_owned() })
}
