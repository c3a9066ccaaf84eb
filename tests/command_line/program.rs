//! Running the program as a person at a terminal does, without a display.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::needs::skip_without;

/// A folder for one test, and the program run in it.
pub struct Terminal {
    folder: TempDir,
    variables: Vec<(&'static str, PathBuf)>,
}

/// What came of a run.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Terminal {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            variables: Vec::new(),
        }
    }

    pub fn with(mut self, variable: &'static str, value: impl Into<PathBuf>) -> Self {
        self.variables.push((variable, value.into()));
        self
    }

    /// Hides every driver for graphics, as on a machine that has none.
    pub fn without_adapter(self) -> Self {
        self.with("VK_DRIVER_FILES", "/dev/null")
            .with("VK_ICD_FILENAMES", "/dev/null")
            .with("__EGL_VENDOR_LIBRARY_FILENAMES", "/dev/null")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("a file");
        path
    }

    /// What lies in the folder, by name.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).expect("the folder");
        let name = |entry: std::io::Result<std::fs::DirEntry>| entry.expect("an entry").file_name();
        let mut names: Vec<String> = entries
            .map(|entry| name(entry).to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// The program in the folder, not running yet; files are named as they would be typed.
    pub fn command(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_counterclaim"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("TMPDIR", self.folder.path())
            // Mesa complains of its absence in the midst of what the program says.
            .env("XDG_RUNTIME_DIR", self.folder.path())
            .envs(self.variables.iter().map(|(name, value)| (name, value)));
        for display in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
            if self.variables.iter().all(|(name, _)| *name != display) {
                command.env_remove(display);
            }
        }
        command
    }

    /// Runs the program in the folder to its end.
    pub fn run(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Run {
        self.run_with_input(arguments, "")
    }

    /// Runs it to its end, with `input` at its standard input.
    pub fn run_with_input(
        &self,
        arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
        input: &str,
    ) -> Run {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = command.spawn().expect("the program starts");
        let mut stdin = running.stdin.take().expect("it was asked for");
        // Who does not read it may have ended before.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = running.wait_with_output().expect("the program ends");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
        let run = Run {
            code: output.status.code().expect("no signal ends the program"),
            out: text(output.stdout),
            err: text(output.stderr),
        };
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run
    }
}

/// Whether there is something to draw with; says why a test is skipped where there is not.
pub fn can_draw() -> bool {
    static CAN_DRAW: OnceLock<bool> = OnceLock::new();
    let can_draw = *CAN_DRAW.get_or_init(|| {
        let terminal = Terminal::new();
        terminal
            .run(["render", "--out", "a.png", "--size", "200x200"])
            .code
            != 3
    });
    if !can_draw {
        skip_without("graphics adapter, nor Mesa's software driver");
    }
    can_draw
}

/// Width and height of the picture in `path`, and all its pixels.
pub fn picture(path: &Path) -> image::RgbaImage {
    let bytes = std::fs::read(path).expect("there is a picture");
    let picture = image::load_from_memory_with_format(&bytes, image::ImageFormat::Png);
    picture.expect("the picture is a whole PNG").into_rgba8()
}
