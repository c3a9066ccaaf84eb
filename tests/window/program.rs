//! The program with its real window, for one test.

use std::fs::File;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::display::Display;
use crate::driver::Driver;
use crate::needs::skip_without;

/// How long a window may take to answer: drawing on two busy processor cores is slow.
pub const PATIENCE: Duration = Duration::from_mins(2);
/// The program's exit code where there is no graphics adapter.
pub const NO_ADAPTER: i32 = 3;

/// The running program; ends with the value.
pub struct Program {
    child: Child,
    complaints: std::path::PathBuf,
}

impl Program {
    /// The program on `display`, with `variables` set.
    pub fn start(display: &Display, variables: &[(&str, &str)]) -> Self {
        Self::start_with(display, variables, &[])
    }

    fn start_with(display: &Display, variables: &[(&str, &str)], arguments: &[&str]) -> Self {
        let complaints = display.folder().join("stderr");
        let child = Command::new(env!("CARGO_BIN_EXE_counterclaim"))
            .args(arguments)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .env_remove("EGUI_INSPECTION")
            // Settings are remembered below HOME, and not where the person at this machine has them.
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_CACHE_HOME")
            .env_remove("XDG_DATA_HOME")
            .env("DISPLAY", &display.name)
            .env("XDG_RUNTIME_DIR", display.folder())
            .env("HOME", display.folder())
            .env("TMPDIR", display.folder())
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(&complaints).expect("a file"))
            .spawn()
            .expect("the program starts");
        Self { child, complaints }
    }

    /// The program on `display`, listening to a driver; `None` and the reason on the terminal where
    /// there is nothing to draw with.
    pub fn driven(display: &Display) -> Option<(Self, Driver)> {
        Self::driven_with(display, &[], &[])
    }

    /// As [`Program::driven`], with `arguments` and with `variables` set.
    pub fn driven_with(
        display: &Display,
        arguments: &[&str],
        variables: &[(&str, &str)],
    ) -> Option<(Self, Driver)> {
        let address = free_address().to_string();
        let listens = ("EGUI_INSPECTION", address.as_str());
        let variables = [variables, &[listens]].concat();
        let mut program = Self::start_with(display, &variables, arguments);
        let start = Instant::now();
        loop {
            if let Some(ended) = program.ended() {
                if ended.code() == Some(NO_ADAPTER) {
                    skip_without("graphics adapter, nor Mesa's software driver");
                    return None;
                }
                panic!("no window, but {ended}: {}", program.complaints());
            }
            if let Ok(stream) = TcpStream::connect(&address) {
                return Some((program, Driver::new(stream)));
            }
            assert!(
                start.elapsed() < PATIENCE,
                "no window: {}",
                program.complaints()
            );
            sleep(Duration::from_millis(20));
        }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("it can be asked for")
    }

    /// How it ends, which it must in time.
    pub fn end(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(ended) = self.ended() {
                return ended;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "it does not end: {}",
                self.complaints()
            );
            sleep(Duration::from_millis(20));
        }
    }

    /// Ends it at once, and leaves it no last word (SIGKILL).
    pub fn kill(mut self) {
        self.child.kill().expect("it is running");
        self.child.wait().expect("it has ended");
    }

    /// What it has written to its standard error.
    pub fn complaints(&self) -> String {
        std::fs::read_to_string(&self.complaints).unwrap_or_default()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address of this machine that nobody listens at.
fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address")
}
