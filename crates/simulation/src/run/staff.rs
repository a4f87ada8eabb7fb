//! 人事 What happens to people, and what the house must answer.

use account::{
    NewDeputy, NotSignedIn, SignInRefused, assign, clerk_of, end_deputy, name_deputy, reset_password, set_body,
    sign_out, withdraw_role,
};
use affairs::{account::BodySettings, private::Private, role::Role};
use office::DeskError;

use super::Run;
use crate::{
    draw::Matter,
    model::{Deputyship, Ruling},
    world::{ADDRESS, HASHING, administrator, said},
};

impl Run<'_> {
    pub(super) fn matter(&mut self, matter: &Matter) -> Result<(), String> {
        match matter {
            Matter::Give { by, account, role } => self.role(*by, account, *role, true),
            Matter::Take { by, account, role } => self.role(*by, account, *role, false),
            Matter::Deputise { principal, .. } if self.idle(principal) => Ok(()),
            Matter::Deputise { .. } => self.deputise(matter),
            Matter::EndDeputy { by, .. } if self.idle(by) => Ok(()),
            Matter::EndDeputy { by, id } => self.end_deputy(by, id),
            Matter::Guess { account, .. } | Matter::Leave { account } | Matter::Reset { account }
                if self.idle(account) =>
            {
                Ok(())
            }
            Matter::Guess { account, times } => self.guess(account, *times),
            Matter::Leave { account } => self.leave(account),
            Matter::Reset { account } => self.reset(account),
            Matter::Settings { above } => {
                let wanted = BodySettings { grade: 2, audit_from_above: *above };
                let done = set_body(&self.world.office, &administrator(0, Role::SecAdmin), wanted).map(|_| ());
                agree(done, if *above == self.house.above { Err("nothing changed") } else { Ok(()) })?;
                self.house.above = *above;
                self.allow_sign_ins()
            }
        }
    }

    /// Somebody who may do nothing does not come.
    fn idle(&self, account: &str) -> bool {
        self.house.hats(account, self.world.today()).is_empty()
    }

    fn role(&mut self, by: Role, account: &str, role: Role, gives: bool) -> Result<(), String> {
        let body = self.house.person(account).map_or(0, |person| person.body);
        let giver = administrator(body, by);
        let held = self.house.holds(account, role);
        let office = &self.world.office;
        let done =
            if gives { assign(office, &giver, account, role) } else { withdraw_role(office, &giver, account, role) };
        let ruling = match (by, gives, held) {
            (Role::SecAdmin, true, false) if role.is_admin() => Err("an administrator who also decides"),
            (Role::SecAdmin, true, false) | (Role::SecAdmin, false, true) => Ok(()),
            (Role::SecAdmin, ..) => Err("held already, or not held"),
            _ => Err("not the security administrator"),
        };
        agree(done.map(|_| ()), ruling)?;
        if ruling.is_ok() {
            let roles = self.house.held.entry(account.to_owned()).or_default();
            let _ = if gives { roles.insert(role) } else { roles.remove(&role) };
            if !gives {
                self.house.taken.insert((account.to_owned(), role));
            }
        }
        self.allow_sign_ins()
    }

    fn deputise(&mut self, matter: &Matter) -> Result<(), String> {
        let Matter::Deputise { principal, deputy, role, section, from, to } = matter.clone() else { return Ok(()) };
        let clerk = self.world.present(&principal)?.clerk;
        let new = NewDeputy { deputy: deputy.clone(), role, section: section.clone(), from, to };
        let ruling = self.may_deputise(matter);
        let done = name_deputy(&self.world.office, &clerk, &new);
        if let Ok(named) = &done {
            let body = self.house.person(&principal).map_or(0, |person| person.body);
            let id = named.id.clone();
            self.house.deputies.push(Deputyship { id, body, principal, deputy, role, section, from, to });
        }
        agree(done.map(|_| ()), ruling)?;
        self.allow_sign_ins()
    }

    fn may_deputise(&self, matter: &Matter) -> Ruling {
        let Matter::Deputise { principal, deputy, role, section, from, to } = matter else { return Ok(()) };
        let today = self.world.today();
        let person = |account: &str| self.house.person(account);
        let (Some(absent), Some(present)) = (person(principal), person(deputy)) else { return Err("nobody") };
        let meets = |it: &&Deputyship| {
            it.body == absent.body && it.to >= today && it.role == *role && it.from <= *to && *from <= it.to
        };
        let standing: Vec<&Deputyship> = self.house.deputies.iter().filter(meets).collect();
        let chain = |it: &&Deputyship| it.deputy == *principal || it.principal == *deputy;
        let there = |it: &&Deputyship| it.principal == *principal && it.section == *section;
        // The head of one section has nothing to hand over in another.
        let not_theirs = *role == Role::SectionHead && section.as_deref().is_some_and(|it| it != absent.section);
        let faults = [
            (principal == deputy, "for oneself"),
            (absent.body != present.body, "another body"),
            (!self.house.holds(principal, *role), "a role not held"),
            (to < from || *to < today, "over, or backwards"),
            (standing.iter().any(chain), "a chain"),
            (standing.iter().any(there), "somebody stands in already"),
            (not_theirs, "another section"),
        ];
        faults.iter().find(|fault| fault.0).map_or(Ok(()), |fault| Err(fault.1))
    }

    fn end_deputy(&mut self, by: &str, id: &str) -> Result<(), String> {
        let clerk = self.world.present(by)?.clerk;
        let today = self.world.today();
        let known = self.house.deputies.iter_mut().find(|it| it.id == id);
        let ruling = match &known {
            Some(it) if it.principal != by && it.deputy != by => Err("not theirs"),
            Some(it) if it.to < today => Err("over"),
            Some(_) => Ok(()),
            None => Err("no such deputyship"),
        };
        let done = end_deputy(&self.world.office, &clerk, id).map(|_| ());
        if let Some(it) = known.filter(|_| ruling.is_ok()) {
            it.to = today.yesterday().unwrap_or(today);
        }
        agree(done, ruling)?;
        self.allow_sign_ins()
    }

    /// Five wrong passwords lock; fewer are forgiven with the right one.
    fn guess(&mut self, account: &str, times: u32) -> Result<(), String> {
        self.world.come_in_anew(account)?;
        let address = format!("10.9.{}.{}", self.tally.steps / 250, self.tally.steps % 250);
        for _ in 0..times {
            let wrong = self.world.knock(account, &Private::new("wrong".into()), &address);
            if !matches!(wrong, Err(SignInRefused::Wrong | SignInRefused::Locked { .. })) {
                return Err(format!("a wrong password was answered by {wrong:?}"));
            }
        }
        match (self.world.knock(account, &self.world.password(account), &address), times) {
            (Err(SignInRefused::Locked { .. }), 5..) | (Ok(_), ..5) => self.allow_sign_ins(),
            (answer, _) => Err(format!("after {times} wrong passwords the right one was answered by {answer:?}")),
        }
    }

    fn leave(&mut self, account: &str) -> Result<(), String> {
        self.world.present(account)?;
        let Some(token) = self.world.forget_token(account) else { return Err("no token after a sign-in".into()) };
        sign_out(&self.world.office, token.unmask(), ADDRESS).map_err(|error| said(&error))?;
        match clerk_of(&self.world.office, token.unmask(), ADDRESS) {
            Err(NotSignedIn::Ended) => self.allow_sign_ins(),
            other => Err(format!("a session that was ended is answered by {other:?}")),
        }
    }

    fn reset(&mut self, account: &str) -> Result<(), String> {
        self.world.come_in_anew(account)?;
        let old = self.world.password(account);
        let body = self.house.person(account).map_or(0, |person| person.body);
        let new = reset_password(&self.world.office, &HASHING, &administrator(body, Role::SysAdmin), account);
        self.world.learn_password(account, new.map_err(|error| said(&error))?);
        if let Ok(token) = self.world.knock(account, &old, ADDRESS) {
            return Err(format!("the old password still opens: {token:?}"));
        }
        self.world.present(account)?;
        self.allow_sign_ins()
    }
}

fn agree(done: Result<(), DeskError>, ruling: Ruling) -> Result<(), String> {
    match (done, ruling) {
        (Ok(()), Ok(())) | (Err(_), Err(_)) => Ok(()),
        (Ok(()), Err(reason)) => Err(format!("it was granted and must be refused: {reason}")),
        (Err(error), Ok(())) => Err(format!("it was refused and must be granted: {}", said(&error))),
    }
}
