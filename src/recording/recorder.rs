//! Recording: commands are written down as they come, on a thread of their own.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};

use crate::state::{Command, Recorded};

use super::{Head, line};

/// Why nothing is recorded.
#[derive(Debug, thiserror::Error)]
pub enum RecorderError {
    /// There is such a file: it may be anything, a case as well.
    #[error("{path} is there already, and was left as it is; name a new file", path = .0.display())]
    Taken(PathBuf),
    /// The file cannot be made.
    #[error("{path} cannot be written: {why}", path = .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
}

/// Writes a recording. What was taken down is in the file a moment later, whatever becomes of the
/// program; when this is dropped, all of it is.
#[derive(Debug)]
pub struct Recorder {
    /// `None` once all has been said.
    lines: Option<Sender<String>>,
    trouble: Receiver<io::Error>,
    writer: Option<JoinHandle<()>>,
}

impl Recorder {
    /// Begins a recording in a new file, which only its owner may read, where the system knows
    /// owners.
    ///
    /// # Errors
    /// When there is such a file already, or none can be made.
    pub fn create(path: &Path, head: &Head) -> Result<Self, RecorderError> {
        Self::begin(path, head).map_err(|why| {
            let path = path.to_owned();
            match why.kind() {
                io::ErrorKind::AlreadyExists => RecorderError::Taken(path),
                _ => RecorderError::Unwritable { path, why },
            }
        })
    }

    fn begin(path: &Path, head: &Head) -> io::Result<Self> {
        let mut options = File::options();
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let head = line(head).map_err(io::Error::other)?;
        let file = options.write(true).create_new(true).open(path)?;
        let (lines, to_write) = channel();
        let (tell, trouble) = channel();
        let write = move || {
            if let Err(error) = write_all(&to_write, file) {
                // Nobody listens any more once the window has closed.
                let _ = tell.send(error);
            }
        };
        let writer = Builder::new().name("recording".to_owned()).spawn(write)?;
        let recorder = Self {
            lines: Some(lines),
            trouble,
            writer: Some(writer),
        };
        recorder.say(head);
        Ok(recorder)
    }

    /// Takes `command` down, if it is one that a user can ask for.
    pub fn take_down(&self, command: &Command) {
        if command.recorded() == Recorded::NotWritten {
            return;
        }
        // What a path is that cannot be written, its owner knows.
        self.say(line(command).unwrap_or_else(|why| format!("// not recorded: {why}")));
    }

    /// Why writing has ended, if it has; it is told once.
    pub fn trouble(&self) -> Option<io::Error> {
        self.trouble.try_recv().ok()
    }

    fn say(&self, line: String) {
        if let Some(lines) = &self.lines {
            // Where writing has ended, that has been told.
            let _ = lines.send(line);
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.lines = None;
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

/// Writes lines as they come; each is handed to the system before the next is waited for.
fn write_all(lines: &Receiver<String>, file: impl Write) -> io::Result<()> {
    let mut file = BufWriter::new(file);
    while let Ok(line) = lines.recv() {
        writeln!(file, "{line}")?;
        for line in lines.try_iter() {
            writeln!(file, "{line}")?;
        }
        file.flush()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk on which so many bytes find room.
    struct Disk(usize);

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = self
                .0
                .checked_sub(bytes.len())
                .ok_or(io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_full_disk_ends_the_recording_and_is_told() {
        let (lines, to_write) = channel();
        for _ in 0..3 {
            lines.send("Undo".to_owned()).unwrap();
        }
        drop(lines);
        assert!(write_all(&to_write, Disk(15)).is_ok());
        let (lines, to_write) = channel();
        lines.send("Undo".to_owned()).unwrap();
        let error = write_all(&to_write, Disk(4)).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    }
}
