//! A mail server of one connection after another: it speaks just enough, and breaks off where it is told.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// How the server behaves.
#[derive(Clone, Debug, Default)]
pub(crate) struct Manners {
    /// Its answer to a command that begins so, instead of the usual one.
    pub(crate) answers: Vec<(&'static str, &'static str)>,
    /// It hangs up when a command begins so.
    pub(crate) hangs_up_at: Option<&'static str>,
    /// It hangs up after so many lines of the letter itself.
    pub(crate) hangs_up_within: Option<usize>,
}

/// What it heard: every command, and every letter it took whole.
#[derive(Clone, Default)]
pub(crate) struct Heard {
    pub(crate) commands: Arc<Mutex<Vec<String>>>,
    pub(crate) letters: Arc<Mutex<Vec<String>>>,
}

impl Heard {
    pub(crate) fn commands(&self) -> Vec<String> {
        self.commands.lock().unwrap().clone()
    }

    pub(crate) fn letters(&self) -> Vec<String> {
        self.letters.lock().unwrap().clone()
    }
}

/// How the server closes its way: not at all, when asked, or from the first byte.
#[derive(Clone, Default)]
pub(crate) enum Closing {
    #[default]
    Never,
    WhenAsked(Arc<ServerConfig>),
    AtOnce(Arc<ServerConfig>),
}

/// Begins to listen; gives the port and what will be heard there. It ends with the process.
pub(crate) fn listen(manners: Manners) -> (u16, Heard) {
    listen_closed(manners, Closing::Never)
}

/// The same with a certificate.
pub(crate) fn listen_closed(manners: Manners, closing: Closing) -> (u16, Heard) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = Heard::default();
    let shared = heard.clone();
    thread::spawn(move || {
        for stream in listener.incoming() {
            // A caller who breaks off is a case, not a fault of the server.
            let _ = serve(stream.unwrap(), &manners, &closing, &shared);
        }
    });
    (port, heard)
}

fn serve(stream: TcpStream, manners: &Manners, closing: &Closing, heard: &Heard) -> io::Result<()> {
    let closed = |config: &Arc<ServerConfig>, stream: TcpStream| {
        StreamOwned::new(ServerConnection::new(Arc::clone(config)).unwrap(), stream)
    };
    match closing {
        Closing::Never => converse(stream, manners, heard, true, false).map(drop),
        Closing::AtOnce(config) => converse(closed(config, stream), manners, heard, true, false).map(drop),
        Closing::WhenAsked(config) => match converse(stream, manners, heard, true, true)? {
            None => Ok(()),
            Some(stream) => {
                heard.commands.lock().unwrap().clear();
                converse(closed(config, stream), manners, heard, false, false).map(drop)
            }
        },
    }
}

/// One conversation; gives the stream back when it is to be closed. What was heard before that is forgotten.
fn converse<S: Read + Write>(
    stream: S,
    manners: &Manners,
    heard: &Heard,
    greets: bool,
    offers: bool,
) -> io::Result<Option<S>> {
    let mut reader = BufReader::new(stream);
    let ehlo = if offers { "250-test\r\n250 STARTTLS" } else { "250-test\r\n250 AUTH PLAIN" };
    let usual =
        [("EHLO", ehlo), ("DATA", "354 go on"), ("QUIT", "221 bye"), ("STARTTLS", "220 go"), ("AUTH", "235 in")];
    if greets {
        say(&mut reader, "220 test")?;
    }
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let command = line.trim_end().to_owned();
        heard.commands.lock().unwrap().push(command.clone());
        if manners.hangs_up_at.is_some_and(|at| command.starts_with(at)) {
            return Ok(None);
        }
        let fits = |(begin, _): &&(&'static str, &'static str)| command.starts_with(begin);
        let answer = manners.answers.iter().find(fits).or_else(|| usual.iter().find(fits));
        let answer = answer.map_or("250 ok", |(_, answer)| *answer);
        say(&mut reader, answer)?;
        if answer.starts_with("354") {
            let Some(letter) = letter(&mut reader, manners)? else { return Ok(None) };
            heard.letters.lock().unwrap().push(letter);
            let answer = manners.answers.iter().find(|(begin, _)| *begin == ".");
            say(&mut reader, answer.map_or("250 taken", |(_, answer)| answer))?;
        }
        match command.as_str() {
            "QUIT" => return Ok(None),
            "STARTTLS" => return Ok(Some(reader.into_inner())),
            _ => {}
        }
    }
}

fn say<S: Read + Write>(reader: &mut BufReader<S>, answer: &str) -> io::Result<()> {
    let stream = reader.get_mut();
    stream.write_all(format!("{answer}\r\n").as_bytes())?;
    stream.flush()
}

/// The letter up to its last dot; nothing when the server hangs up within.
fn letter(reader: &mut impl BufRead, manners: &Manners) -> io::Result<Option<String>> {
    let mut text = String::new();
    for lines in 0.. {
        let mut line = String::new();
        if manners.hangs_up_within == Some(lines) || reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        if line == ".\r\n" {
            break;
        }
        text.push_str(&line);
    }
    Ok(Some(text))
}
