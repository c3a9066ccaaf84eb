//! Recordings: what a user asked for, command by command, in a file that can be replayed.
//!
//! A recording is text: a [`Head`] on the first line, then one command a line, each a value of RON.
//! Lines that are blank or begin with `//` say nothing. It holds what the user typed and which
//! files they opened, and never a key to a server. Knows nothing of a screen; a replay changes
//! nothing outside its own window.

mod player;
mod reading;
mod recorder;

pub use player::Player;
pub use reading::{Ending, Recording, RecordingError};
pub use recorder::{Recorder, RecorderError};

use std::path::PathBuf;

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

/// The format that this program writes, and the latest that it reads.
const FORMAT: u32 = 1;

/// The first line: what was recorded, and by which program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Recording")]
pub struct Head {
    /// The format of the file.
    pub format: u32,
    /// The version of the program.
    pub program: String,
    /// The case that was opened at the start; the built-in one when there is none.
    pub case: Option<PathBuf>,
}

impl Head {
    /// The head of a recording that begins with `case`.
    #[must_use]
    pub fn new(case: Option<PathBuf>) -> Self {
        Self {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            // It may be replayed from another folder.
            case: case.map(|path| std::path::absolute(&path).unwrap_or(path)),
        }
    }
}

/// `value` as a line of a recording, without its end.
///
/// # Errors
/// When there is something in it that cannot be written: a path that is no text, or what a job
/// brought.
fn line(value: &impl Serialize) -> ron::Result<String> {
    let config = PrettyConfig::new().depth_limit(0).struct_names(true);
    ron::ser::to_string_pretty(value, config)
}

#[cfg(test)]
mod tests;
