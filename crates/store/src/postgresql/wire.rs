//! 线路 The driver's asynchronous connection, driven by the thread that asks; several requests travel together.
//!
//! The way to the server and back costs more than the work there. What needs no answer before the next request is made
//! ([`Ahead`]) leaves in the same packet with it, and the server works through them in order.

use std::{
    future::{Future, poll_fn},
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll},
};

use tokio::runtime::{Builder, Runtime};
use tokio_postgres::{Client, Config, Error, NoTls};

use super::tls::Connector;

/// 先行 A request that nobody waits for alone; it leaves when it is first polled.
pub(crate) type Ahead = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

/// Which of the requests ahead failed, counted from 0.
pub(crate) struct Stumble {
    pub(crate) at: usize,
    pub(crate) error: Error,
}

/// What moves bytes to the server and back whenever it is polled, until the connection ends.
type Driver = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

pub(crate) struct Wire {
    client: Arc<Client>,
    /// Nothing once it has ended.
    connection: Option<Driver>,
    /// Why it ended; said once, in place of "connection closed".
    cause: Option<Error>,
    runtime: Runtime,
}

impl Wire {
    /// Connects; in the clear without a connector.
    pub(super) fn open(config: &Config, tls: Option<Connector>) -> Result<Self, Error> {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a thread can drive a socket");
        let (client, connection): (_, Driver) = match tls {
            None => {
                let (client, connection) = runtime.block_on(config.connect(NoTls))?;
                (client, Box::pin(connection))
            }
            Some(connector) => {
                let (client, connection) = runtime.block_on(config.connect(connector))?;
                (client, Box::pin(connection))
            }
        };
        Ok(Self { client: Arc::new(client), connection: Some(connection), cause: None, runtime })
    }

    pub(crate) fn client(&self) -> Arc<Client> {
        Arc::clone(&self.client)
    }

    /// Whether the other end is still there, as far as has been heard of it.
    pub(crate) fn is_alive(&mut self) -> bool {
        let Self { connection, cause, runtime, .. } = self;
        runtime.block_on(async {
            // Lets the socket tell what came while nobody was asking.
            tokio::task::yield_now().await;
            poll_fn(|cx| {
                drive(connection, cause, cx);
                Poll::Ready(())
            })
            .await;
        });
        !self.is_closed()
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.connection.is_none() || self.client.is_closed()
    }

    /// Sends everything `ahead`, then `last`, and waits for all answers. What could not leave is followed by nothing.
    ///
    /// # Errors
    ///
    /// The first request ahead that failed.
    pub(crate) fn together<T>(
        &mut self,
        ahead: Vec<Ahead>,
        last: impl Future<Output = Result<T, Error>>,
    ) -> Result<Result<T, Error>, Stumble> {
        let last = pin!(last);
        let mut journey = Journey { ahead, left: 0, arrived: 0, fallen: None, last, last_left: false, answer: None };
        let Self { connection, cause, runtime, .. } = self;
        let outcome = runtime.block_on(poll_fn(|cx| {
            journey.leave(cx);
            drive(connection, cause, cx);
            journey.arrive(cx)
        }));
        let mut named = |error: Error| if error.is_closed() { cause.take().unwrap_or(error) } else { error };
        match outcome {
            Ok(answer) => Ok(answer.map_err(named)),
            Err(Stumble { at, error }) => Err(Stumble { at, error: named(error) }),
        }
    }
}

fn drive(connection: &mut Option<Driver>, cause: &mut Option<Error>, cx: &mut Context<'_>) {
    if let Some(driver) = connection
        && let Poll::Ready(ended) = driver.as_mut().poll(cx)
    {
        *connection = None;
        *cause = ended.err();
    }
}

/// Requests on their way: all leave at once, answers arrive in the same order.
struct Journey<'l, T, F> {
    ahead: Vec<Ahead>,
    left: usize,
    arrived: usize,
    /// The one that could not even leave.
    fallen: Option<Stumble>,
    last: Pin<&'l mut F>,
    last_left: bool,
    answer: Option<Result<T, Error>>,
}

impl<T, F: Future<Output = Result<T, Error>>> Journey<'_, T, F> {
    fn leave(&mut self, cx: &mut Context<'_>) {
        while self.left < self.ahead.len() && self.fallen.is_none() {
            match self.ahead[self.left].as_mut().poll(cx) {
                Poll::Pending => self.left += 1,
                Poll::Ready(Err(error)) => self.fallen = Some(Stumble { at: self.left, error }),
                Poll::Ready(Ok(())) => unreachable!("no answer comes before its request has left"),
            }
        }
        if self.fallen.is_none() && !std::mem::replace(&mut self.last_left, true) {
            self.ask_last(cx);
        }
    }

    fn arrive(&mut self, cx: &mut Context<'_>) -> Poll<Result<Result<T, Error>, Stumble>> {
        while self.arrived < self.left {
            match self.ahead[self.arrived].as_mut().poll(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Ok(())) => self.arrived += 1,
                Poll::Ready(Err(error)) => return Poll::Ready(Err(Stumble { at: self.arrived, error })),
            }
        }
        if let Some(fallen) = self.fallen.take() {
            return Poll::Ready(Err(fallen));
        }
        self.ask_last(cx);
        self.answer.take().map_or(Poll::Pending, |answer| Poll::Ready(Ok(answer)))
    }

    fn ask_last(&mut self, cx: &mut Context<'_>) {
        if self.answer.is_none()
            && let Poll::Ready(answer) = self.last.as_mut().poll(cx)
        {
            self.answer = Some(answer);
        }
    }
}
