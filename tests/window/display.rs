//! A screen without a monitor, for one test.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::needs::skip_without;

/// A running Xvfb on a display number that was free; ends with the value.
pub struct Display {
    server: Child,
    /// As in the variable DISPLAY.
    pub name: String,
    folder: TempDir,
}

impl Display {
    /// A display, or `None` and the reason on the terminal where there is no Xvfb.
    pub fn open() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let started = Command::new("Xvfb")
            // The server chooses a free number and writes it to its output.
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1600x1000x24",
                "-nolisten",
                "tcp",
            ])
            .arg("-fbdir")
            .arg(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut server = match started {
            Ok(server) => server,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                skip_without("Xvfb");
                return None;
            }
            Err(error) => panic!("Xvfb does not start: {error}"),
        };
        let mut number = String::new();
        let out = server.stdout.take().expect("its output is piped");
        let read = BufReader::new(out).read_line(&mut number);
        let display = Self {
            server,
            name: format!(":{}", number.trim()),
            folder,
        };
        assert!(
            read.is_ok_and(|bytes| bytes > 0),
            "Xvfb ended without opening a display"
        );
        Some(display)
    }

    /// A folder that lasts as long as the display.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Whether something with many colours has been painted, as an empty screen has not.
    pub fn is_painted(&self) -> bool {
        let frame = std::fs::read(self.folder().join("Xvfb_screen0")).unwrap_or_default();
        let pixels: BTreeSet<&[u8]> = frame.chunks_exact(4).skip(1024).collect();
        pixels.len() > 100
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing to end.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
