//! Files of settings: RON to read and edit, whole at any moment, their owner's alone. Several
//! running programs may write to one, each what it has changed.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::formats::{private_folders, write_private};

/// Why settings could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file is damaged, and was set aside.
    #[error("{0}, and what it remembered is as in a first run")]
    Damaged(Damage),
    /// The file was damaged while the program ran, and was set aside; another was written.
    #[error("{0}, and a new one was written")]
    Replaced(Damage),
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

/// A file that cannot be understood.
#[derive(Debug, thiserror::Error)]
#[error(
    "{path} cannot be understood{at}; it was set aside as {aside}",
    path = .path.display(),
    at = .at.as_deref().unwrap_or_default(),
    aside = .aside.display()
)]
pub struct Damage {
    /// The file.
    pub path: PathBuf,
    /// Where it is now.
    pub aside: PathBuf,
    /// Where the damage begins, in words; what stands there may be a key, and is not told.
    pub at: Option<String>,
}

/// Reads what `path` holds; the default when there is no such file.
///
/// # Errors
/// When the file cannot be read, or is damaged: then it is set aside, never overwritten.
pub fn read<T: Default + DeserializeOwned>(path: &Path) -> Result<T, SettingsError> {
    held(path).map(Option::unwrap_or_default)
}

/// Makes what `path` holds into what `changed` makes of it, in one step, and while no other running
/// program does. It holds nothing when there is no such file, or a damaged one.
///
/// # Errors
/// When the file cannot be read or written: it is then as it was. When it was damaged: it is then
/// set aside, and what `changed` makes of nothing has been written all the same.
pub fn update<T: Serialize + DeserializeOwned>(
    path: &Path,
    changed: impl FnOnce(Option<T>) -> T,
) -> Result<(), SettingsError> {
    let unwritable = |why| SettingsError::Unwritable {
        path: path.to_owned(),
        why,
    };
    let _lock = locked(path).map_err(unwritable)?;
    let (held, damage) = match held(path) {
        Err(SettingsError::Damaged(damage)) => (None, Some(damage)),
        held => (held?, None),
    };
    let text = ron::ser::to_string_pretty(&changed(held), ron::ser::PrettyConfig::default());
    text.map_err(io::Error::other)
        .and_then(|text| write_private(path, text.as_bytes()))
        .map_err(unwritable)?;
    damage.map_or(Ok(()), |damage| Err(SettingsError::Replaced(damage)))
}

/// What `path` holds, if there is such a file.
fn held<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, SettingsError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            return Err(set_aside(path, None));
        }
        Err(why) => {
            let path = path.to_owned();
            return Err(SettingsError::Unreadable { path, why });
        }
    };
    ron::from_str(&text).map(Some).map_err(|error| {
        let at = error.span.start;
        let at = format!(" from line {}, column {} on", at.line, at.col);
        set_aside(path, Some(at))
    })
}

/// Waits until no other running program writes to `path`; until the lock is dropped, none does.
fn locked(path: &Path) -> io::Result<File> {
    path.parent().map_or(Ok(()), private_folders)?;
    let lock = path.with_extension("lock");
    let lock = File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .open(lock)?;
    // Some file systems know no locks; there the last word stays.
    let _ = lock.lock();
    Ok(lock)
}

fn set_aside(path: &Path, at: Option<String>) -> SettingsError {
    let moved = name_aside(path).and_then(|aside| {
        fs::rename(path, &aside)?;
        Ok(aside)
    });
    let path = path.to_owned();
    match moved {
        Ok(aside) => SettingsError::Damaged(Damage { path, aside, at }),
        Err(why) => SettingsError::Unreadable { path, why },
    }
}

/// A name beside `path` that no damaged file has yet, taken by an empty file.
fn name_aside(path: &Path) -> io::Result<PathBuf> {
    let mut extension = "damaged.ron".to_owned();
    for number in 2_u32.. {
        let aside = path.with_extension(extension);
        match File::create_new(&aside) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            taken => return taken.map(|_| aside),
        }
        extension = format!("damaged-{number}.ron");
    }
    Err(io::ErrorKind::AlreadyExists.into())
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
        let numbers = Numbers::from([("a".to_owned(), 1)]);
        update(&path, |held| held.unwrap_or_else(|| numbers.clone())).unwrap();
        assert_eq!(read::<Numbers>(&path).unwrap(), numbers);
    }

    #[test]
    fn programs_that_write_at_once_lose_nothing_of_each_others() {
        let (_folder, path) = place();
        // Threads stand for programs. They share even the name of the file that is being written,
        // which has the number of the program in it: only the lock keeps them apart.
        let write = |program: u32| {
            for round in 0..8 {
                let add = |held: Option<Numbers>| {
                    let mut numbers = held.unwrap_or_default();
                    numbers.insert(format!("{round} of {program}"), round);
                    numbers
                };
                update(&path, add).unwrap();
            }
        };
        std::thread::scope(|scope| {
            for program in 0..8 {
                scope.spawn(move || write(program));
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
            let SettingsError::Damaged(damaged) = error else {
                panic!("{error}");
            };
            assert_eq!(fs::read(damaged.aside).unwrap(), damage);
            assert!(!path.exists());
        }
    }

    #[test]
    fn a_file_that_somebody_damages_meanwhile_is_set_aside_written_anew_and_told() {
        let (_folder, path) = place();
        let numbers = Numbers::from([("a".to_owned(), 1)]);
        let write = || update(&path, |held| held.unwrap_or_else(|| numbers.clone()));
        write().unwrap();
        fs::write(&path, "damaged").unwrap();
        let words = write().unwrap_err().to_string();
        assert!(words.ends_with("and a new one was written"), "{words}");
        assert_eq!(read::<Numbers>(&path).unwrap(), numbers);
    }

    #[test]
    fn no_damaged_file_is_lost_to_the_next() {
        let (_folder, path) = place();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        for damage in ["one", "two", "three"] {
            fs::write(&path, damage).unwrap();
            read::<Numbers>(&path).unwrap_err();
        }
        for (name, damage) in [
            ("settings.damaged.ron", "one"),
            ("settings.damaged-2.ron", "two"),
            ("settings.damaged-3.ron", "three"),
        ] {
            let aside = path.with_file_name(name);
            assert_eq!(fs::read_to_string(aside).unwrap(), damage);
        }
    }

    #[test]
    fn a_folder_that_takes_no_files_is_told_of() {
        let (folder, _) = place();
        let file = folder.path().join("file");
        fs::write(&file, b"").unwrap();
        let error = update(&file.join("settings.ron"), |_| Numbers::new()).unwrap_err();
        assert!(error.to_string().contains("cannot be written"), "{error}");
    }
}
