//! Files of settings: RON to read and edit, whole at any moment, their owner's alone. Several
//! running programs may write to one, each what it has changed.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::formats::write_private;

/// Why settings could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file is damaged, and was set aside.
    #[error(
        "{path} cannot be understood{at}; it was set aside as {aside}, and what it remembered is \
         as in a first run",
        path = .path.display(),
        at = .at.as_deref().unwrap_or_default(),
        aside = .aside.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Where it is now.
        aside: PathBuf,
        /// Where the damage begins, in words; what stands there may be a key, and is not told.
        at: Option<String>,
    },
    /// The file cannot be read.
    #[error("{path} cannot be read: {why}; what it remembers is as in a first run", path = .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// The file cannot be written.
    #[error("{path} cannot be written: {why}; settings will be forgotten at the end", path = .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
}

/// Reads what `path` holds; the default when there is no such file.
///
/// # Errors
/// When the file cannot be read, or is damaged: then it is set aside, never overwritten.
pub fn read<T: Default + DeserializeOwned>(path: &Path) -> Result<T, SettingsError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(T::default()),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            return Err(set_aside(path, None));
        }
        Err(why) => {
            let path = path.to_owned();
            return Err(SettingsError::Unreadable { path, why });
        }
    };
    ron::from_str(&text).map_err(|error| {
        let at = error.span.start;
        let at = format!(" from line {}, column {} on", at.line, at.col);
        set_aside(path, Some(at))
    })
}

/// Makes what `path` holds into what `changed` makes of it, in one step, and while no other running
/// program does; returns what it holds now. A damaged file is set aside, and `changed` begins with
/// the default.
///
/// # Errors
/// When the file cannot be read or written; the earlier file is then as it was.
pub fn update<T: Default + Serialize + DeserializeOwned>(
    path: &Path,
    changed: impl FnOnce(T) -> T,
) -> Result<T, SettingsError> {
    let unwritable = |why| SettingsError::Unwritable {
        path: path.to_owned(),
        why,
    };
    let _lock = locked(path).map_err(unwritable)?;
    let held = match read(path) {
        Err(SettingsError::Damaged { .. }) => T::default(),
        held => held?,
    };
    let value = changed(held);
    let text = ron::ser::to_string_pretty(&value, ron::ser::PrettyConfig::default());
    text.map_err(io::Error::other)
        .and_then(|text| write_private(path, text.as_bytes()))
        .map_err(unwritable)?;
    Ok(value)
}

/// Waits until no other running program writes to `path`; until the lock is dropped, none does.
fn locked(path: &Path) -> io::Result<File> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    let lock = path.with_extension("lock");
    let lock = File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .open(lock)?;
    lock.lock()?;
    Ok(lock)
}

fn set_aside(path: &Path, at: Option<String>) -> SettingsError {
    let aside = path.with_extension("damaged.ron");
    let path = path.to_owned();
    match fs::rename(&path, &aside) {
        Ok(()) => SettingsError::Damaged { path, aside, at },
        Err(why) => SettingsError::Unreadable { path, why },
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    type Numbers = BTreeMap<String, u32>;

    fn place() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/er/settings.ron");
        (folder, path)
    }

    #[test]
    fn what_was_written_is_read() {
        let (_folder, path) = place();
        assert_eq!(read::<Numbers>(&path).unwrap(), Numbers::new());
        let written = update(&path, |mut numbers: Numbers| {
            numbers.insert("a".to_owned(), 1);
            numbers
        });
        assert_eq!(read::<Numbers>(&path).unwrap(), written.unwrap());
    }

    #[test]
    fn programs_that_write_at_once_lose_nothing_of_each_others() {
        let (_folder, path) = place();
        // Each at a name of its own, as no two programs have one; a file that is being written has
        // the number of the program in it.
        let count = |numbers: Numbers| {
            let next = u32::try_from(numbers.len()).unwrap();
            let mut numbers = numbers;
            numbers.insert(format!("number {next}"), next);
            numbers
        };
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..8 {
                        update(&path, count).unwrap();
                    }
                });
            }
        });
        assert_eq!(read::<Numbers>(&path).unwrap().len(), 64);
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_what_stands_in_it_is_not_told() {
        for (damage, told) in [
            (&b"{\n  \"key\": \"s3cret\"}"[..], "from line 2, column "),
            (b"{\"key\": s3cret}", "from line 1, column "),
            (b"\xff\xfe\x00", "understood; it was set aside"),
        ] {
            let (_folder, path) = place();
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, damage).unwrap();
            let error = read::<Numbers>(&path).unwrap_err();
            let words = error.to_string();
            assert!(words.contains(told) && !words.contains("s3cret"), "{words}");
            let SettingsError::Damaged { aside, .. } = error else {
                panic!("{error}");
            };
            assert_eq!(fs::read(aside).unwrap(), damage);
            assert!(!path.exists());
        }
    }

    #[test]
    fn a_file_that_somebody_damages_meanwhile_is_set_aside_too() {
        let (folder, path) = place();
        update(&path, |numbers: Numbers| numbers).unwrap();
        fs::write(&path, "damaged").unwrap();
        update(&path, |numbers: Numbers| numbers).unwrap();
        assert_eq!(read::<Numbers>(&path).unwrap(), Numbers::new());
        let aside = folder.path().join("deep/er/settings.damaged.ron");
        assert_eq!(fs::read(aside).unwrap(), b"damaged");
    }

    #[test]
    fn a_folder_that_takes_no_files_is_told_of() {
        let (folder, _) = place();
        let file = folder.path().join("file");
        fs::write(&file, b"").unwrap();
        let error = update(&file.join("settings.ron"), |numbers: Numbers| numbers).unwrap_err();
        assert!(error.to_string().contains("cannot be written"), "{error}");
    }
}
