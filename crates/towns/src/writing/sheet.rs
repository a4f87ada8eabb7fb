//! 附表 What is attached: a list of payments drawn up with masked names, or a sheet written out.

/// 附表
#[derive(Clone, Copy)]
pub(crate) enum Sheet {
    /// 发放名单 Lines of village, masked name, quantity and amount; the first particular is the village.
    Paid {
        /// Name without ending.
        name: &'static str,
        /// What is counted, with its unit: `面积（亩）`.
        counted: &'static str,
        /// Fewest and most lines.
        lines: (u64, u64),
        /// Smallest and largest quantity of a line.
        quantity: (u64, u64),
        /// Whole yuan for one.
        rate: u64,
    },
    /// 写好的表 A text or table with braces of its own.
    Written {
        /// Name without ending.
        name: &'static str,
        /// `csv` or `txt`.
        ending: &'static str,
        /// Its lines.
        content: &'static str,
    },
}

/// 填好的表
pub(crate) struct Filled {
    pub(crate) name: &'static str,
    pub(crate) ending: &'static str,
    pub(crate) content: String,
    pub(crate) lines: u64,
    pub(crate) quantity: u64,
    pub(crate) total: u64,
}

const SURNAMES: [&str; 24] = [
    "张", "李", "王", "刘", "陈", "杨", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "林", "何", "高", "郭", "罗",
    "梁", "宋", "谢", "唐", "许",
];

impl Sheet {
    pub(crate) fn fill(self, words: &[&'static str], chance: u64) -> Filled {
        match self {
            Self::Written { name, ending, content } => {
                Filled { name, ending, content: content.to_owned(), lines: 0, quantity: 0, total: 0 }
            }
            Self::Paid { name, counted, lines, quantity, rate } => {
                let village = words.first().copied().unwrap_or("桑村");
                let mut list = Filled {
                    name,
                    ending: "csv",
                    content: format!("序号,村,姓名,{counted},金额（元）\n"),
                    lines: between(lines, chance),
                    quantity: 0,
                    total: 0,
                };
                for line in 1..=list.lines {
                    list.add(line, village, between(quantity, chance.rotate_left(as_turn(line)) ^ line), rate, chance);
                }
                list.content.push_str(&format!("合计,,,{},{}\n", list.quantity, list.total));
                list
            }
        }
    }
}

impl Filled {
    fn add(&mut self, line: u64, village: &str, quantity: u64, rate: u64, chance: u64) {
        let place = usize::try_from((chance / 3 + line * 7) % 24).expect("one of twenty-four");
        let mask = if (chance + line).is_multiple_of(3) { "*" } else { "**" };
        let amount = quantity * rate;
        self.content.push_str(&format!("{line},{village},{}{mask},{quantity},{amount}\n", SURNAMES[place]));
        self.quantity += quantity;
        self.total += amount;
    }
}

fn between((least, most): (u64, u64), chance: u64) -> u64 {
    least + (chance >> 7) % (most - least + 1)
}

fn as_turn(line: u64) -> u32 {
    u32::try_from(line * 5 % 64).expect("a turn of at most 63 bits")
}
