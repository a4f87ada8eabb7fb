//! 跑 A story from its first day to its last: each step is drawn, done and checked.

mod form;
mod hours;
mod staff;

use std::{
    collections::{BTreeMap, VecDeque},
    panic::{AssertUnwindSafe, catch_unwind},
};

use office::Zone;

use crate::{
    cast::people,
    dice::Dice,
    draw::{Move, Table, draw},
    model::House,
    outcome::{Cut, Failure, Tally},
    plan::Plan,
    trail::Trail,
    world::{Trouble, World},
};

/// How many steps a failure tells.
const TOLD: usize = 10;
/// Every so many steps everything is looked through.
const DEAR: u32 = 40;
/// A month of a story, ms.
const MONTH: i64 = 30 * 86_400_000;

pub(crate) struct Run<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) world: World,
    pub(crate) house: House,
    pub(crate) trail: Trail,
    pub(crate) tally: Tally,
    /// The kind of every errand that was ever queued, by its key; what was done leaves the table after a season.
    pub(crate) queued: BTreeMap<String, String>,
    /// The true hour, and by how much the office's clock is wrong for how many steps more.
    hour: i64,
    wrong: (i64, u32),
    told: VecDeque<String>,
}

/// 跑 A whole story, or what is cut out of it.
///
/// # Errors
///
/// The first promise that was broken.
pub fn run(plan: &Plan, cut: &Cut) -> Result<Tally, Failure> {
    let mut step = 0;
    let mut told = VecDeque::new();
    let story = catch_unwind(AssertUnwindSafe(|| tell(plan, cut, &mut step, &mut told)));
    let why = match story {
        Ok(Ok(tally)) => return Ok(tally),
        Ok(Err(why)) => why,
        Err(panic) => format!("a panic: {}", words(&*panic)),
    };
    let act = told.pop_back().unwrap_or_default();
    Err(Failure { seed: plan.seed, step, act, why, before: told.into() })
}

fn words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_else(|| "no words".into())
}

fn tell(plan: &Plan, cut: &Cut, step: &mut u32, told: &mut VecDeque<String>) -> Result<Tally, String> {
    let mut run = Run::begin(plan)?;
    let end = run.hour + i64::from(plan.months) * MONTH;
    while run.hour < end && cut.until.is_none_or(|until| *step <= until) {
        if !cut.without.contains(step) {
            let done = run.step(*step);
            std::mem::swap(told, &mut run.told);
            done?;
            std::mem::swap(told, &mut run.told);
        }
        *step += 1;
    }
    run.told.push_back("the end of the story".into());
    told.clone_from(&run.told);
    run.end()?;
    Ok(run.tally)
}

impl<'a> Run<'a> {
    fn begin(plan: &'a Plan) -> Result<Self, String> {
        let people = people(plan.seed);
        let mut world = World::open(plan)?;
        world.staff(&people).map_err(|error| format!("nobody takes up a post: {error:?}"))?;
        let mut trail = Trail::default();
        trail.follow(world.store())?;
        let (hour, house) = (world.now(), House::new(people));
        let told = VecDeque::new();
        let (tally, queued) = (Tally::default(), BTreeMap::new());
        Ok(Self { plan, world, house, trail, tally, queued, hour, wrong: (0, 0), told })
    }

    fn step(&mut self, step: u32) -> Result<(), String> {
        let mut dice = Dice::of(self.plan.seed, step);
        self.pass(&mut dice);
        let (now, today) = (self.world.now(), self.world.today());
        let table = Table { plan: self.plan, house: &self.house, now, today, step };
        let drawn = draw(&table, &mut dice);
        if self.told.len() > TOLD {
            self.told.pop_front();
        }
        self.told.push_back(format!("{step}. {} {}", Zone::shanghai().civil(now), line(&drawn)));
        self.tally.steps += 1;
        self.act(drawn)?;
        self.follow_hours()?;
        self.tampered(step)?;
        if step % DEAR == DEAR - 1 {
            self.look_through()?;
        }
        Ok(())
    }

    /// Somebody changes rows past every desk, where the plan says so: the story must not come to a good end.
    fn tampered(&mut self, step: u32) -> Result<(), String> {
        match self.plan.tampering {
            Some((at, sql)) if at == step => self.world.past_every_desk(sql),
            _ => Ok(()),
        }
    }

    /// Time goes on: a few minutes, until the next morning, or over some days off.
    fn pass(&mut self, dice: &mut Dice) {
        const MINUTE: i64 = 60_000;
        let zone = Zone::shanghai();
        let morning = |hour: i64, days: i64| {
            let day = zone.day(hour).saturating_add(jiff::Span::new().days(days));
            zone.instant(day.at(8, 30, 0, 0)).max(hour)
        };
        self.hour = match dice.below(100) {
            0..=83 => self.hour + dice.between(1, 50) * MINUTE,
            84..=97 => morning(self.hour, 1) + dice.between(0, 30) * MINUTE,
            _ => morning(self.hour, dice.between(2, 6)),
        };
        self.wrong = match self.wrong {
            (by, left) if left > 0 => (by, left - 1),
            _ => (0, 0),
        };
        self.world.hands.set(self.hour + self.wrong.0);
    }

    fn act(&mut self, drawn: Move) -> Result<(), String> {
        match drawn {
            Move::Form { form, .. } if form.hat.account.is_empty() => Ok(()),
            Move::Form { form, trouble, twice } => {
                let unheard = trouble == Some(Trouble::Unheard);
                self.hand_in(&form, trouble)?;
                if twice || unheard { self.hand_in(&form, None) } else { Ok(()) }
            }
            Move::LastWeek { form } => self.hand_in_late(&form),
            Move::Books { hat, ask } => self.at_the_books(&hat, &ask),
            Move::Staff(matter) => self.matter(&matter),
            Move::NewRules => {
                self.house.rules += 1;
                self.world.change_rules(self.house.rules);
                Ok(())
            }
            Move::Skew { by, steps } => {
                self.wrong = (by, steps);
                Ok(())
            }
            Move::Weather { bad } => {
                self.world.post.weather(bad);
                Ok(())
            }
            Move::Kill => {
                self.tally.troubles += 1;
                self.world.kill()?;
                self.trail.follow(self.world.store()).map(|_| ())
            }
            Move::Errands { dies_at } => self.errands(dies_at),
        }
    }

    fn end(&mut self) -> Result<(), String> {
        self.wrong = (0, 0);
        self.hour += 86_400_000;
        self.world.hands.set(self.hour);
        self.drain()?;
        if self.house.awaits_an_hour() {
            return Err("the hour of an item came, and it neither came out nor was held".into());
        }
        self.look_through()?;
        self.look_at_the_end()?;
        self.tally.public = u32::try_from(self.house.pieces.iter().filter(|piece| piece.public()).count()).unwrap_or(0);
        self.tally.entries = u32::try_from(self.trail.position()).unwrap_or(0);
        self.tally.letters = u32::try_from(self.world.post.sent().len()).unwrap_or(0);
        Ok(())
    }

    /// The true hour goes on by so many minutes, with a clock that is right.
    pub(crate) fn wait(&mut self, minutes: i64) {
        self.hour += minutes * 60_000;
        self.world.hands.set(self.hour);
    }
}

fn line(drawn: &Move) -> String {
    match drawn {
        Move::Form { form, trouble, twice } => {
            let trouble = trouble.map(|it| format!(" [{it:?}]")).unwrap_or_default();
            format!("{form}{trouble}{}", if *twice { " [twice]" } else { "" })
        }
        Move::LastWeek { form } => format!("{form} [over]"),
        other => format!("{other:?}"),
    }
}
