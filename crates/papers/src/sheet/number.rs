//! 数 Numbers as a reader sees them: plain, as a percentage, as a date.

/// How a number is shown, as far as it changes what is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    /// The number itself, however many decimals its format shows.
    #[default]
    Plain,
    /// A percentage with so many decimals.
    Percent(u8),
    /// A day.
    Date,
    /// A day and a time.
    Moment,
    /// A time of day.
    Time,
    /// Hours that may be more than a day.
    Elapsed,
}

impl Form {
    /// The form of a format that every program knows by number.
    pub(super) fn known(id: u32) -> Self {
        match id {
            9 => Self::Percent(0),
            10 => Self::Percent(2),
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Self::Date,
            18..=21 | 32..=35 | 45 | 47 | 55 | 56 => Self::Time,
            22 => Self::Moment,
            46 => Self::Elapsed,
            _ => Self::Plain,
        }
    }

    /// The form of a format code such as `yyyy"年"m"月"d"日"` or `0.0%`; the part for positive numbers decides.
    pub(super) fn of_code(code: &str) -> Self {
        let mut seen = Seen::default();
        let mut rest = code.chars();
        while let Some(c) = rest.next() {
            match c {
                ';' => break,
                '"' => _ = rest.find(|&c| c == '"'),
                '\\' | '_' | '*' => _ = rest.next(),
                '[' => seen.bracket(rest.by_ref().take_while(|&c| c != ']')),
                _ => {
                    let taken = seen.letter(c, rest.as_str());
                    rest = rest.as_str().get(taken..).unwrap_or("").chars();
                }
            }
        }
        seen.form()
    }
}

/// What a format code holds.
#[derive(Default)]
struct Seen {
    day: bool,
    month_or_minute: bool,
    time: bool,
    elapsed: bool,
    percent: bool,
    in_decimals: bool,
    decimals: u8,
}

impl Seen {
    fn bracket(&mut self, inside: impl Iterator<Item = char>) {
        let inside: String = inside.collect::<String>().to_ascii_lowercase();
        self.elapsed |= !inside.is_empty() && ['h', 'm', 's'].iter().any(|&unit| inside.chars().all(|c| c == unit));
    }

    /// Notes a letter and returns how many bytes behind it belong to the same word.
    fn letter(&mut self, c: char, rest: &str) -> usize {
        let begins = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        match c.to_ascii_lowercase() {
            'g' if begins("eneral") => return 6,
            'a' if begins("m/pm") => return 4,
            'a' if begins("/p") => return 2,
            'e' if rest.starts_with(['+', '-']) => return 1,
            'y' | 'd' | 'a' | 'e' => self.day = true,
            'm' => self.month_or_minute = true,
            'h' | 's' => self.time = true,
            '%' => self.percent = true,
            '.' => self.in_decimals = true,
            '0' | '#' | '?' if self.in_decimals => self.decimals = self.decimals.saturating_add(1),
            _ => {}
        }
        0
    }

    fn form(&self) -> Form {
        let is_day = self.day || self.month_or_minute && !self.time;
        match () {
            () if self.elapsed => Form::Elapsed,
            () if is_day && self.time => Form::Moment,
            () if is_day => Form::Date,
            () if self.time => Form::Time,
            () if self.percent => Form::Percent(self.decimals),
            () => Form::Plain,
        }
    }
}

/// A number as it is shown, never with an exponent. Days count from 1900 as Excel does, or from 1904.
pub(super) fn shown(value: f64, form: Form, from_1904: bool) -> String {
    // The day before the calendar begins is a count formatted by mistake.
    let is_day = (1.0..2_958_466.0).contains(&value) || from_1904 && (0.0..1.0).contains(&value);
    match form {
        Form::Percent(decimals) => {
            let text = format!("{:.*}%", usize::from(decimals.min(15)), value * 100.0);
            if text.trim_matches(['-', '0', '.', '%']).is_empty() { text.replace('-', "") } else { text }
        }
        Form::Date if is_day => day(value.floor(), from_1904),
        Form::Moment | Form::Time if is_day => moment(value, from_1904),
        Form::Moment | Form::Time if (0.0..1.0).contains(&value) && value > 0.0 => clock((value * 86_400.0).round()),
        Form::Elapsed if (0.0..1e9).contains(&value) => clock((value * 86_400.0).round()),
        _ => plain(value),
    }
}

/// The shortest digits that are this number.
pub(super) fn plain(value: f64) -> String {
    if value == 0.0 { "0".to_owned() } else { value.to_string() }
}

fn moment(value: f64, from_1904: bool) -> String {
    let seconds = (value * 86_400.0).round();
    let (days, seconds) = ((seconds / 86_400.0).floor(), seconds % 86_400.0);
    if seconds == 0.0 { day(days, from_1904) } else { format!("{} {}", day(days, from_1904), clock(seconds)) }
}

fn clock(seconds: f64) -> String {
    let seconds = seconds as u64;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 { format!("{hours:02}:{minutes:02}") } else { format!("{hours:02}:{minutes:02}:{seconds:02}") }
}

/// The civil date of a day number.
fn day(number: f64, from_1904: bool) -> String {
    let number = number as i64;
    // Excel believes in 29 February 1900: numbers before it stand one day later.
    let since_1970 = match number {
        _ if from_1904 => number - 24_107,
        60 => return "1900-02-29".to_owned(),
        ..60 => number - 25_568,
        _ => number - 25_569,
    };
    // Years that begin in March, in cycles of 400.
    let from_march_0000 = since_1970 + 719_468;
    let (era, of_era) = (from_march_0000.div_euclid(146_097), from_march_0000.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    format!("{:04}-{month:02}-{day:02}", era * 400 + year + i64::from(month <= 2))
}
