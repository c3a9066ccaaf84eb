//! A tile server on this computer that does what a test wants: answers well, badly, late or without
//! end, and remembers what it was asked.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// What the server was asked.
#[derive(Debug, Clone)]
pub struct Request {
    /// The path, with what follows a question mark.
    pub path: String,
    /// The header lines, names in small letters.
    headers: Vec<(String, String)>,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        let line = self.headers.iter().find(|(known, _)| known == name)?;
        Some(&line.1)
    }
}

/// What the server answers.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    pub manner: Manner,
}

/// How an answer arrives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Manner {
    /// At once and whole.
    Whole,
    /// Half of what was promised, then nothing.
    CutShort,
    /// After a while.
    After(Duration),
    /// The body again and again, without end.
    WithoutEnd,
}

impl Reply {
    pub fn new(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", media_type.to_owned())],
            body: body.into(),
            manner: Manner::Whole,
        }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn in_manner(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }
}

/// A server that runs until it is dropped.
pub struct TileServer {
    address: SocketAddr,
    shared: Arc<Shared>,
    listens: Option<JoinHandle<()>>,
}

type Answer = dyn Fn(&Request) -> Reply + Send + Sync;

struct Shared {
    answer: Box<Answer>,
    requests: Mutex<Vec<Request>>,
    calls: AtomicUsize,
    at_once: AtomicUsize,
    most_at_once: AtomicUsize,
    closing: AtomicBool,
}

impl TileServer {
    /// Starts a server on a free port of 127.0.0.1 that answers as `answer` says.
    pub fn start(answer: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let shared = Arc::new(Shared {
            answer: Box::new(answer),
            requests: Mutex::default(),
            calls: AtomicUsize::new(0),
            at_once: AtomicUsize::new(0),
            most_at_once: AtomicUsize::new(0),
            closing: AtomicBool::new(false),
        });
        let listens = thread::spawn({
            let shared = Arc::clone(&shared);
            move || shared.listen(&listener)
        });
        Self {
            address,
            shared,
            listens: Some(listens),
        }
    }

    /// `path`, which begins with a slash, on this server.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What it was asked, in order.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.requests.lock().expect("a list").clone()
    }

    /// How often it was called, whether or not anything was asked.
    pub fn calls(&self) -> usize {
        self.shared.calls.load(Ordering::SeqCst)
    }

    /// How many were answered at the same time, at most.
    pub fn most_at_once(&self) -> usize {
        self.shared.most_at_once.load(Ordering::SeqCst)
    }
}

impl Drop for TileServer {
    fn drop(&mut self) {
        self.shared.closing.store(true, Ordering::SeqCst);
        // The listener wakes at a call.
        let _ = TcpStream::connect(self.address);
        let _ = self.listens.take().map(JoinHandle::join);
    }
}

impl Shared {
    fn listen(self: &Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming() {
            if self.closing.load(Ordering::SeqCst) {
                return;
            }
            self.calls.fetch_add(1, Ordering::SeqCst);
            let shared = Arc::clone(self);
            thread::spawn(move || {
                let at_once = shared.at_once.fetch_add(1, Ordering::SeqCst) + 1;
                shared.most_at_once.fetch_max(at_once, Ordering::SeqCst);
                // Whoever called may hang up at any time.
                let _ = stream.and_then(|stream| shared.serve(stream));
                shared.at_once.fetch_sub(1, Ordering::SeqCst);
            });
        }
    }

    fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let Ok(request) = read(&stream) else {
            return stream.write_all(b"HTTP/1.1 400 What?\r\n\r\n");
        };
        self.requests.lock().expect("a list").push(request.clone());
        let reply = (self.answer)(&request);
        if let Manner::After(wait) = reply.manner {
            thread::sleep(wait);
        }
        write!(
            stream,
            "HTTP/1.1 {} Said\r\nConnection: close\r\n",
            reply.status
        )?;
        for (name, value) in &reply.headers {
            write!(stream, "{name}: {value}\r\n")?;
        }
        match reply.manner {
            Manner::WithoutEnd => {
                write!(stream, "\r\n")?;
                while !self.closing.load(Ordering::SeqCst) {
                    stream.write_all(&reply.body)?;
                }
                Ok(())
            }
            Manner::CutShort => {
                write!(stream, "Content-Length: {}\r\n\r\n", reply.body.len())?;
                stream.write_all(&reply.body[..reply.body.len() / 2])
            }
            Manner::Whole | Manner::After(_) => {
                let has_body = reply.status != 204 && reply.status != 304;
                if has_body {
                    write!(stream, "Content-Length: {}\r\n", reply.body.len())?;
                }
                write!(stream, "\r\n")?;
                stream.write_all(if has_body { &reply.body } else { &[] })
            }
        }
    }
}

fn read(stream: &TcpStream) -> std::io::Result<Request> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut headers = Vec::new();
    for line in lines {
        let line = line?;
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    Ok(Request { path, headers })
}
