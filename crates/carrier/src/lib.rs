//! 邮差 Carries letters by SMTP: the port of the office on a real mail server.
//!
//! A leaf that only the binary knows, so that nobody else compiles a mail client. A letter is refused before any server
//! is asked when it could become two letters or grow headers. Deliberately absent: when a letter is tried again (the
//! errands know), and any way to send without encryption beyond this machine.

mod fault;
mod letter;
mod settings;

use std::{sync::Arc, time::Duration};

use lettre::{
    SmtpTransport, Transport,
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};
use office::{Clock, Letter, Post, PostError};

pub use self::{
    fault::CarrierFault,
    settings::{Security, Settings},
};

/// How long a server may be silent; several such pauses still end before the errand is given to another hand.
const PATIENCE: Duration = Duration::from_secs(30);

/// 邮差 One mail server and the address letters come from.
pub struct Smtp {
    transport: SmtpTransport,
    sender: letter::Sender,
    clock: Arc<dyn Clock>,
}

impl Smtp {
    /// Takes the settings; no server is asked yet.
    ///
    /// # Errors
    ///
    /// [`CarrierFault`]: an address letters cannot come from, a name without its password, no encryption on the way to
    /// another machine, or encryption that cannot begin here.
    pub fn new(settings: &Settings, clock: Arc<dyn Clock>) -> Result<Self, CarrierFault> {
        let sender = letter::Sender::of(&settings.from).ok_or_else(|| CarrierFault::From(settings.from.clone()))?;
        if settings.user.is_empty() != settings.password.unmask().is_empty() {
            return Err(CarrierFault::Half);
        }
        let hello = ClientId::Domain(sender.host().to_owned());
        let mut builder = SmtpTransport::builder_dangerous(&settings.host)
            .port(settings.port)
            .tls(tls(settings)?)
            .hello_name(hello)
            .timeout(Some(PATIENCE));
        if !settings.user.is_empty() {
            let (user, password) = (settings.user.clone(), settings.password.unmask().clone());
            builder = builder.credentials(Credentials::new(user, password));
        }
        Ok(Self { transport: builder.build(), sender, clock })
    }
}

/// How the way is kept closed; open only within this machine.
fn tls(settings: &Settings) -> Result<Tls, CarrierFault> {
    let parameters = || TlsParameters::new(settings.host.clone()).map_err(|_| CarrierFault::Roots);
    match settings.security {
        Security::StartTls => parameters().map(Tls::Required),
        Security::Tls => parameters().map(Tls::Wrapper),
        Security::None if settings.is_loopback() => Ok(Tls::None),
        Security::None => Err(CarrierFault::Open(settings.host.clone())),
    }
}

impl Post for Smtp {
    fn send(&self, letter: &Letter) -> Result<(), PostError> {
        let message = self.sender.message(letter, self.clock.now())?;
        self.transport.send(&message).map(|_| ()).map_err(|error| fault::of(&error))
    }
}
