//! A mail server of one connection after another: it speaks just enough, and breaks off where it is told.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

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

/// Begins to listen; gives the port and what will be heard there. It ends with the process.
pub(crate) fn listen(manners: Manners) -> (u16, Heard) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = Heard::default();
    let shared = heard.clone();
    thread::spawn(move || {
        for stream in listener.incoming() {
            // A caller who breaks off is a case, not a fault of the server.
            let _ = converse(&stream.unwrap(), &manners, &shared);
        }
    });
    (port, heard)
}

fn converse(stream: &TcpStream, manners: &Manners, heard: &Heard) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut writer = stream;
    let usual = [("EHLO", "250 test"), ("DATA", "354 go on"), ("QUIT", "221 bye")];
    writer.write_all(b"220 test\r\n")?;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let command = line.trim_end().to_owned();
        heard.commands.lock().unwrap().push(command.clone());
        if manners.hangs_up_at.is_some_and(|at| command.starts_with(at)) {
            return Ok(());
        }
        let fits = |(begin, _): &&(&'static str, &'static str)| command.starts_with(begin);
        let answer = manners.answers.iter().find(fits).or_else(|| usual.iter().find(fits));
        let answer = answer.map_or("250 ok", |(_, answer)| *answer);
        writer.write_all(format!("{answer}\r\n").as_bytes())?;
        if answer.starts_with("354") {
            let Some(letter) = letter(&mut reader, manners)? else { return Ok(()) };
            heard.letters.lock().unwrap().push(letter);
            let answer =
                manners.answers.iter().find(|(begin, _)| *begin == ".").map_or("250 taken", |(_, answer)| answer);
            writer.write_all(format!("{answer}\r\n").as_bytes())?;
        }
        if command == "QUIT" {
            return Ok(());
        }
    }
}

/// The letter up to its last dot; nothing when the server hangs up within.
fn letter(reader: &mut impl BufRead, manners: &Manners) -> std::io::Result<Option<String>> {
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
