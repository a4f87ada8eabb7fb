//! 网页 The demo while it serves, and a visitor who speaks plain HTTP to it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command},
    thread,
    time::Duration,
};

use crate::program::{Place, wait};

/// A demo that serves in a folder of its own until it is dropped or told to stop.
pub(crate) struct Served {
    child: Child,
    address: String,
    /// The folder, removed when the demo has ended.
    _place: Place,
}

/// What came back for one request.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("pages are UTF-8")
    }
}

impl Served {
    /// Starts the demo on a free port and waits until it says where.
    pub(crate) fn start() -> Self {
        let place = Place::new();
        let mut child = place.start(&["demo", "--dir", "演示", "--listen", "127.0.0.1:0"]);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let rest = line.trim().strip_prefix("http://")?.to_owned();
            Some(rest.split_once('/')?.0.to_owned())
        });
        thread::spawn(move || lines.for_each(drop));
        Self { child, address: address.expect("the demo says where it serves"), _place: place }
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// One request on a connection of its own.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let more: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let host = &self.address;
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        parsed(&bytes).unwrap_or_else(|| panic!("no answer to {method} {path}: {}", String::from_utf8_lossy(&bytes)))
    }

    /// A connection on which only `bytes` were sent.
    pub(crate) fn connect(&self, bytes: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(bytes).unwrap();
        stream
    }

    /// Tells the demo to stop, as the system does; its exit code.
    pub(crate) fn stop(&mut self) -> i32 {
        let told = Command::new("sh").args(["-c", &format!("kill -TERM {}", self.child.id())]).status().unwrap();
        assert!(told.success());
        wait(&mut self.child, Duration::from_secs(20))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn parsed(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let header = |line: &str| line.split_once(':').map(|(key, value)| (key.to_lowercase(), value.trim().to_owned()));
    let headers = lines.filter_map(header).collect();
    let answer = Answer { status, headers, body: bytes[end + 4..].to_vec() };
    assert_eq!(answer.header("transfer-encoding"), None, "a page has a known length");
    Some(answer)
}
