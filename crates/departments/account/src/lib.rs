//! 账号 Sign-in, sessions, people and their duties, bodies and their sections (`operations.md` §§1.2, 10).
//!
//! Who may do what to an account is decided by `affairs::account`; here secrets are hashed and compared, sessions begin
//! and end, and every act is filed with its entry; the pages for all of it are in [`console`]. Deliberately absent: any
//! secret in an entry: of a password, a code or a token nothing enters the ledger.

mod bodies;
pub mod console;
mod contact;
mod deputies;
mod door;
mod filing;
mod found;
mod gate;
mod handover;
mod hurdle;
mod letters;
mod people;
mod records;
mod refused;
mod rekey;
mod roles;
mod sealed;
mod secrets;
mod sections;
mod sessions;
mod sign_in;
mod sittings;
mod upkeep;
mod vault;

pub use self::{
    bodies::{
        Auditor, Manning, NewBody, above, bodies_below, body_settings, found_below, manning_below, name_of, set_body,
    },
    contact::{contact, contacts, of as contact_of, set_contact},
    deputies::{NewDeputy, end_deputy, name_deputy},
    found::{Administrator, Founding, bodies, found, sign},
    handover::{Leaving, Prospect, hand_over, prospects},
    hurdle::Hurdle,
    letters::{AddressBook, own_email, set_email},
    people::{Colleague, Newcomer, colleagues, create_account, disable},
    refused::{NotSignedIn, SignInRefused},
    rekey::{KeyKept, key_renewed, key_retired, reseal, sealed_by_version},
    roles::{assign, withdraw_role},
    sealed::{Holdings, holdings, seal_plain_values, try_key},
    secrets::Hashing,
    sections::{close_section, make_section, move_account, rename_section, sections, sections_of},
    sessions::{Owed, Present, clerk_in, clerk_of, end_session, sessions, sign_out},
    sign_in::{Attempt, SignedIn, own_path, sign_in},
    sittings::Sitting,
    upkeep::{
        Offer, change_password, enrol_second_factor, furnish_passwords, offer_second_factor, remove_second_factor,
        reset_password, unlock,
    },
};
