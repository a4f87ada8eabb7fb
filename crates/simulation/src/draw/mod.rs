//! 抽签 What happens in a step: drawn by weight from what the house looks like, so that most items come to an end and
//! every corner is met now and then.

mod errant;
mod flow;
mod staff;
mod words;

use jiff::civil::Date;

use crate::{
    books::{self, Ask},
    cast::BODIES,
    deed::{Form, Hat},
    dice::Dice,
    model::{House, judge},
    plan::{Cabinet, Plan},
    world::{TABLES, Trouble},
};

pub(crate) use self::staff::Matter;

/// 一步 What happens.
#[derive(Clone, Debug)]
pub(crate) enum Move {
    /// Somebody hands in a form; sent again at once where `twice`.
    Form { form: Form, trouble: Option<Trouble>, twice: bool },
    /// The same with a deputyship that is over, as a page kept open over night would.
    LastWeek { form: Form },
    /// An act at the books of the year.
    Books { hat: Hat, ask: Ask },
    /// Something about people.
    Staff(Matter),
    /// The rules of the machine check change.
    NewRules,
    /// The clock is set wrong by so many ms, for so many steps.
    Skew { by: i64, steps: u32 },
    /// So many letters in a hundred fail from now on.
    Weather { bad: u64 },
    /// The program is killed between two acts.
    Kill,
    /// The office carries out what is due; it may die meanwhile.
    Errands { dies_at: Option<i64> },
}

/// What a step is drawn from.
pub(crate) struct Table<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) house: &'a House,
    pub(crate) now: i64,
    pub(crate) today: Date,
    pub(crate) step: u32,
}

/// 抽一步
pub(crate) fn draw(table: &Table<'_>, dice: &mut Dice) -> Move {
    match dice.below(100) {
        0..=1 => Move::NewRules,
        // Between the promise of an hour and the hour.
        2..=3 if table.house.awaits_an_hour() && dice.percent(60) => Move::NewRules,
        2 if table.plan.faults > 0 => skew(dice),
        3 => Move::Weather { bad: [0, 0, 30, 70][dice.below(4)] },
        4 if table.plan.faults > 0 => Move::Kill,
        5..=13 => {
            let dies = table.plan.cabinet == Cabinet::File && dice.percent(table.plan.faults);
            Move::Errands { dies_at: dies.then(|| dice.between(1, 12)) }
        }
        14..=20 => Move::Staff(staff::draw(table, dice)),
        21..=27 => match books::draw(table, dice) {
            Some((hat, ask)) => Move::Books { hat, ask },
            None => Move::NewRules,
        },
        _ => {
            let form =
                if dice.percent(table.plan.unlawful) { errant::draw(table, dice) } else { flow::draw(table, dice) };
            if dice.percent(2) {
                return Move::LastWeek { form: errant::last_week(table, form, dice) };
            }
            let trouble = dice.percent(table.plan.faults).then(|| trouble(table.plan, dice));
            Move::Form { form, trouble, twice: dice.percent(8) }
        }
    }
}

fn skew(dice: &mut Dice) -> Move {
    const HOUR: i64 = 3_600_000;
    let by = match dice.below(4) {
        0 => -dice.between(1, 48) * HOUR,
        1 => -dice.between(1, 60) * 24 * HOUR,
        2 => dice.between(1, 48) * HOUR,
        _ => dice.between(1, 40) * 24 * HOUR,
    };
    Move::Skew { by, steps: u32::try_from(dice.between(2, 12)).unwrap_or(2) }
}

fn trouble(plan: &Plan, dice: &mut Dice) -> Trouble {
    if plan.cabinet == Cabinet::Server {
        return Trouble::Unheard;
    }
    match dice.below(4) {
        0 => Trouble::Killed { reading: dice.between(1, 3) },
        1 => Trouble::Unheard,
        2 => Trouble::Refuses { table: TABLES[dice.below(TABLES.len())] },
        _ => Trouble::Full { pages: dice.between(0, 3) },
    }
}

impl Table<'_> {
    /// Mostly the township.
    fn body(&self, dice: &mut Dice) -> usize {
        usize::from(dice.percent(25)).min(BODIES.len() - 1)
    }

    /// The form under a hat that may hand it in, if anybody of the body has one; else as it is.
    fn by_whoever_may(&self, form: Form, dice: &mut Dice, fit: impl Fn(&mut Form)) -> Form {
        let mut hats = self.house.all_hats(form.hat.body, self.today);
        dice.shuffle(&mut hats);
        for hat in hats {
            let mut tried = Form { hat, ..form.clone() };
            fit(&mut tried);
            if judge(self.house, &tried, self.now, self.today).is_ok() {
                return tried;
            }
        }
        form
    }

    /// Any hat of a body.
    fn any_hat(&self, body: usize, dice: &mut Dice) -> Hat {
        let hats = self.house.all_hats(body, self.today);
        let nobody = Hat { body, account: String::new(), role: affairs::role::Role::Trainee, place_of: None };
        dice.pick(&hats).cloned().unwrap_or(nobody)
    }
}
