//! A visitor of the demo's pages: starts the server, asks for addresses, reads the answers byte by byte.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Stdio},
    sync::Mutex,
    time::Duration,
};

use crate::program::{self, Folder};

/// The demo, serving on a port the system chose.
pub(crate) struct Served {
    child: Mutex<Child>,
    address: String,
    /// Goes away with it, where it is its own.
    _folder: Option<Folder>,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

impl Served {
    pub(crate) fn new() -> Self {
        let folder = Folder::new();
        let mut served = Self::begin(&folder, &["demo", "--listen", "127.0.0.1:0"]);
        served._folder = Some(folder);
        served
    }

    /// A command that serves in a folder, from the moment it says its address.
    pub(crate) fn begin(folder: &Folder, arguments: &[&str]) -> Self {
        let mut child =
            folder.command(arguments).stdout(Stdio::piped()).spawn().expect("the binary was built for this test");
        let out = BufReader::new(child.stdout.take().expect("it was piped"));
        let said = out.lines().map(|line| line.unwrap()).find_map(|line| {
            let rest = line.split_once("http://")?.1.to_owned();
            rest.split_once('/').map(|(address, _)| address.to_owned())
        });
        Self { child: Mutex::new(child), address: said.expect("it says its address"), _folder: None }
    }

    /// Ends the process as a power cut would.
    pub(crate) fn kill(&self) {
        let mut child = self.child.lock().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(method, path, headers, b"")
    }

    /// Hands in a form with files: names of fields, names of files (empty for words), contents.
    pub(crate) fn hand_in(&self, path: &str, fields: &[(&str, &str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, file, bytes) in fields {
            let file = if file.is_empty() { String::new() } else { format!("; filename=\"{file}\"") };
            let head = format!("--border\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--border--\r\n");
        let length = body.len().to_string();
        let kind = "multipart/form-data; boundary=border";
        self.send("POST", path, &[("Content-Type", kind), ("Content-Length", &length)], &body)
    }

    pub(crate) fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], content: &[u8]) -> Answer {
        self.try_send(method, path, headers, content).unwrap_or_else(|| panic!("{method} {path}: no answer"))
    }

    /// The same; nothing when the process went away before it answered.
    pub(crate) fn try_send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        content: &[u8],
    ) -> Option<Answer> {
        let mut stream = TcpStream::connect(&self.address).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let more: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let host = if headers.iter().any(|(name, _)| *name == "Host") { "" } else { "Host: localhost\r\n" };
        write!(stream, "{method} {path} HTTP/1.1\r\n{host}{more}Connection: close\r\n\r\n").ok()?;
        stream.write_all(content).ok()?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).ok()?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
        let headers = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        Some(Answer { status: status.expect("a status"), headers, body: body.to_owned() })
    }

    /// A connection on which only `bytes` were sent.
    pub(crate) fn connect(&self, bytes: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("the demo serves");
        stream.write_all(bytes).unwrap();
        stream
    }

    /// Asks the process to stop as a service manager does, and gives its exit code.
    pub(crate) fn stop(self) -> Option<i32> {
        let mut child = self.child.lock().unwrap();
        std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
        program::wait(&mut child, Duration::from_secs(20))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let mut child = self.child.lock().unwrap();
        let _ = child.kill();
        let _ = child.wait();
    }
}
