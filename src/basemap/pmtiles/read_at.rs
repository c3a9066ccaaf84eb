//! Reading a stretch of bytes where it lies, in a file or in what is built into the program.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

/// Bytes that can be read from any place, by several threads at once.
pub trait ReadAt: Send + Sync {
    /// How many bytes there are.
    fn length(&self) -> u64;

    /// The `length` bytes from `offset` on. As many are allocated, so that whoever asks has to keep
    /// `length` small.
    ///
    /// # Errors
    /// When there are fewer, or the system cannot read them.
    fn read_at(&self, offset: u64, length: usize) -> io::Result<Vec<u8>>;
}

impl ReadAt for &[u8] {
    fn length(&self) -> u64 {
        self.len() as u64
    }

    fn read_at(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        usize::try_from(offset)
            .ok()
            .and_then(|start| self.get(start..start.checked_add(length)?))
            .map(<[u8]>::to_vec)
            .ok_or_else(|| ErrorKind::UnexpectedEof.into())
    }
}

/// A file kept open and read in places; it is never mapped into memory, where another program that
/// shortens it would end this one.
#[derive(Debug)]
pub struct OpenFile {
    file: File,
    length: u64,
}

impl OpenFile {
    /// Opens the ordinary file `path`.
    ///
    /// # Errors
    /// When there is none, it may not be read, or it is a folder, a pipe or the like.
    pub fn open(path: &Path) -> io::Result<Self> {
        // Looked at before it is opened: opening a pipe may wait for ever.
        let metadata = fs::metadata(path)?;
        if metadata.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        if !metadata.is_file() {
            return Err(io::Error::new(
                ErrorKind::InvalidInput,
                "it is no ordinary file",
            ));
        }
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok(Self { file, length })
    }
}

impl ReadAt for OpenFile {
    fn length(&self) -> u64 {
        self.length
    }

    fn read_at(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        read_exact_at(&self.file, &mut bytes, offset)?;
        Ok(bytes)
    }
}

#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset)
}

#[cfg(windows)]
fn read_exact_at(file: &File, mut bytes: &mut [u8], mut offset: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt;
    while !bytes.is_empty() {
        match file.seek_read(bytes, offset) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(read) => {
                bytes = &mut bytes[read..];
                offset += read as u64;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_the_middle_is_read() {
        let bytes: &[u8] = b"abcdef";
        assert_eq!(bytes.read_at(2, 3).unwrap(), b"cde");
        assert_eq!(bytes.read_at(6, 0).unwrap(), b"");
    }

    #[test]
    fn nothing_is_read_past_the_end() {
        let bytes: &[u8] = b"abcdef";
        for (offset, length) in [(5, 2), (7, 0), (u64::MAX, 1), (1, usize::MAX)] {
            let error = bytes.read_at(offset, length).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::UnexpectedEof);
        }
    }

    #[test]
    fn a_file_that_was_shortened_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map");
        fs::write(&path, b"abcdef").unwrap();
        let file = OpenFile::open(&path).unwrap();
        assert_eq!(file.read_at(3, 3).unwrap(), b"def");
        fs::write(&path, b"abc").unwrap();
        assert_eq!(file.length(), 6);
        let error = file.read_at(3, 3).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnexpectedEof);
    }

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        assert!(OpenFile::open(folder.path()).is_err());
        assert!(OpenFile::open(&folder.path().join("none")).is_err());
    }
}
