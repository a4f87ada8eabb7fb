//! 前台 Tells the hall whom a token stands for.

use affairs::role::Role;
use hall::serving::{Post, Reception, Roster, Seated, Unseated};
use messages::Catalogued as _;
use office::{DeskError, Office};
use store::Scope;

use crate::{NotSignedIn, clerk_of, people, records, sections};

/// 前台 The reception of a house whose accounts are kept here.
pub struct FrontDesk;

impl Reception for FrontDesk {
    fn seat(&self, office: &Office, token: &str, address: &str) -> Result<Seated, Unseated> {
        let present = clerk_of(office, token, address).map_err(unseated)?;
        let clerk = present.clerk;
        let (name, body_name) = office
            .store
            .read(&clerk.scope(), |tx| {
                let all = people::names(office, tx, &clerk.body)?;
                let name = all.into_iter().find(|(account, _)| *account == clerk.account).map(|(_, name)| name);
                let body = records::body(tx, &clerk.body)?.map(|(body, _)| body.name);
                Ok::<_, DeskError>((name.unwrap_or_default(), body.unwrap_or_default()))
            })
            .map_err(Unseated::Trouble)?;
        Ok(Seated { clerk, name: name.unmask().clone(), body_name, may_act: present.may_act })
    }

    fn roster(&self, office: &Office, body: &str) -> Result<Roster, DeskError> {
        office.store.read(&Scope::body(body), |tx| {
            let people = people::names(office, tx, body)?.into_iter();
            let sections = sections::all(tx, body)?.into_iter().map(|standing| standing.section);
            Ok(Roster {
                people: people.map(|(account, name)| (account, name.unmask().clone())).collect(),
                sections: sections.map(|section| (section.id, section.name)).collect(),
                posts: records::posts(tx, body)?.into_iter().map(post).collect(),
            })
        })
    }
}

fn post((account, role, section): (String, Role, Option<String>)) -> Post {
    Post { account, role, section: section.unwrap_or_default() }
}

fn unseated(refused: NotSignedIn) -> Unseated {
    match refused {
        NotSignedIn::Store(error) => Unseated::Trouble(DeskError::Store(error)),
        NotSignedIn::MustChange => Unseated::Owes(refused.message(), "/console/password"),
        NotSignedIn::MustEnrol => Unseated::Owes(refused.message(), "/console/factor"),
        other => Unseated::SignIn(other.message()),
    }
}
