//! Reading a recording: all of it, or as far as it can be read.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ron::error::SpannedError;

use crate::state::Command;

use super::{FORMAT, Head};

/// The longest recording that is read, in bytes: days of work.
const LONGEST: u64 = 64 << 20;

/// A recording as far as it can be read.
#[derive(Debug, Clone)]
pub struct Recording {
    /// What was recorded.
    pub head: Head,
    /// What the user asked for, first in first.
    pub commands: Vec<Command>,
    /// What comes after the commands.
    pub ending: Ending,
}

/// How a recording ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// With its last command.
    Whole,
    /// In the middle of this line, counted from 1, as when the program was killed.
    CutOff(usize),
    /// At a line that is no command.
    Unreadable {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1 in letters.
        column: usize,
        /// What is wrong there.
        why: String,
    },
}

/// Why there is nothing to replay.
#[derive(Debug, thiserror::Error)]
pub enum RecordingError {
    /// The file cannot be read.
    #[error("the recording in {path} cannot be read: {why}", path = .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// The file is larger than any recording.
    #[error("{path} is larger than {} MiB, and so no recording", LONGEST >> 20, path = .path.display())]
    TooLong {
        /// The file.
        path: PathBuf,
    },
    /// The first line is no head.
    #[error(
        "{path} is no recording ({path}:1:{column}: {why}); the first line of one is like \
         Recording(format: 1, program: \"{}\", case: None)",
        env!("CARGO_PKG_VERSION"),
        path = .path.display()
    )]
    NoHead {
        /// The file.
        path: PathBuf,
        /// Where its first line goes wrong, counted from 1 in letters.
        column: usize,
        /// What is wrong there.
        why: String,
    },
    /// It was recorded by a later program.
    #[error(
        "the recording in {path} is of format {format}, written by Counterclaim {program}; this \
         program reads format {FORMAT}: replay it with the program that wrote it, or a later one",
        path = .path.display()
    )]
    Later {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: u32,
        /// The version of the program that wrote it.
        program: String,
    },
}

impl Recording {
    /// Reads the recording in `path`, up to a line that cannot be read.
    ///
    /// # Errors
    /// When there is no such file, or it is no recording.
    pub fn read(path: &Path) -> Result<Self, RecordingError> {
        let unreadable = |why| RecordingError::Unreadable {
            path: path.to_owned(),
            why,
        };
        let mut bytes = Vec::new();
        File::open(path)
            .and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes))
            .map_err(unreadable)?;
        if bytes.len() as u64 > LONGEST {
            let path = path.to_owned();
            return Err(RecordingError::TooLong { path });
        }
        Self::parse(&bytes, path)
    }

    /// Reads the recording in `bytes`, which stood in `path`.
    ///
    /// # Errors
    /// When it is no recording, or one of a later format.
    pub fn parse(bytes: &[u8], path: &Path) -> Result<Self, RecordingError> {
        // A letter may be cut off as well as a line.
        let text = String::from_utf8_lossy(bytes);
        let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
        let head: Head = ron::from_str(first).map_err(|error| RecordingError::NoHead {
            path: path.to_owned(),
            column: error.span.start.col,
            why: error.code.to_string(),
        })?;
        if head.format > FORMAT {
            return Err(RecordingError::Later {
                path: path.to_owned(),
                format: head.format,
                program: head.program,
            });
        }
        let (commands, ending) = commands(rest);
        Ok(Self {
            head,
            commands,
            ending,
        })
    }
}

/// The commands in the lines of `text`, which begins with the second of a file.
fn commands(text: &str) -> (Vec<Command>, Ending) {
    let says_something = |text: &str| !text.is_empty() && !text.starts_with("//");
    let mut commands = Vec::new();
    for (line, text) in (2..).zip(text.split_inclusive('\n')) {
        let is_whole = text.ends_with('\n');
        if !says_something(text.trim()) {
            continue;
        }
        match ron::from_str(text) {
            Ok(command) => commands.push(command),
            Err(_) if !is_whole => return (commands, Ending::CutOff(line)),
            Err(error) => return (commands, unreadable(line, &error)),
        }
    }
    (commands, Ending::Whole)
}

fn unreadable(line: usize, error: &SpannedError) -> Ending {
    let why = match &error.code {
        // There are too many for a sentence, and README lists none of them.
        ron::Error::NoSuchEnumVariant { outer, found, .. }
            if outer.as_deref() == Some("Command") =>
        {
            format!("there is no command {found}")
        }
        other => other.to_string(),
    };
    Ending::Unreadable {
        line,
        column: error.span.start.col,
        why,
    }
}
