//! Mappings that the user keeps: a file each, to read and edit, in a folder beside the settings.
//!
//! They stay as the user edits them. A damaged one is told, left where it is, and never written over.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::archive::mapping::{KeptMapping, Mapping};
use crate::formats::{MappingError, mapping_text, private_folders, read_mapping, write_private};

/// No name is longer, in letters.
const LONGEST: usize = 80;

/// What the folder of kept mappings holds.
#[derive(Debug, Default)]
pub struct Mappings {
    /// The mappings, in the order of their names.
    pub kept: Vec<KeptMapping>,
    /// What is wrong with the files that are none.
    pub damaged: Vec<MappingError>,
}

/// Why a mapping is not kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// There is no folder for settings here.
    #[error("there is no folder for settings on this computer: no mapping is kept")]
    NoFolder,
    /// It has no name.
    #[error("a mapping is kept under a name, as in \"strikes of our monitor\"")]
    NoName,
    /// Another has the name.
    #[error("another mapping is kept as {0:?}; choose another name, or remove that first")]
    Taken(String),
    /// It is not there.
    #[error("no mapping is kept as {0:?}")]
    Gone(String),
    /// A file of that name is damaged.
    #[error("{0}; it was left as it is: put it right, or remove it")]
    Damaged(MappingError),
    /// It cannot be written.
    #[error("{path} cannot be written: {why}", path = .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
}

impl Mappings {
    /// What `folder` holds; nothing where there is no such folder.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let files: BTreeSet<PathBuf> = entries
            .map(|entry| entry.path())
            .filter(|path| is_ron(path))
            .collect();
        let mut mappings = Self::default();
        for path in files {
            match read_mapping(&path) {
                Ok(mapping) => mappings.kept.push(KeptMapping {
                    name: path
                        .file_stem()
                        .unwrap_or_default()
                        .to_string_lossy()
                        .into_owned(),
                    mapping: Arc::new(mapping),
                }),
                Err(error) => mappings.damaged.push(error),
            }
        }
        mappings
    }
}

/// Keeps `mapping` in `folder` under `name`, which it has from then on; one of that name that can be read is
/// replaced. A table with the columns that it uses will be read by it.
///
/// # Errors
/// When there is no such name, a damaged file has it, or nothing can be written.
pub fn keep(folder: &Path, name: &str, mapping: &Mapping) -> Result<(), KeepError> {
    let path = file_of(folder, name)?;
    if path.exists() {
        read_mapping(&path).map_err(KeepError::Damaged)?;
    }
    let used = mapping.columns_used().into_iter();
    let columns: BTreeSet<&String> = used.chain(&mapping.personal).collect();
    let kept = Mapping {
        name: name.trim().to_owned(),
        known_by: columns.into_iter().cloned().collect(),
        ..mapping.clone()
    };
    write(&path, &kept)
}

/// Keeps what is kept as `name` as `other` from now on; what else the user wrote into its file stays.
///
/// # Errors
/// When it is not there, `other` is no name or another's, or nothing can be written.
pub fn rename(folder: &Path, name: &str, other: &str) -> Result<(), KeepError> {
    let (from, to) = (file_of(folder, name)?, file_of(folder, other)?);
    if !from.exists() {
        return Err(KeepError::Gone(name.to_owned()));
    }
    if to.exists() {
        return Err(KeepError::Taken(other.to_owned()));
    }
    let text = fs::read_to_string(&from);
    let text = text.map(|text| renamed(&text, name.trim(), other.trim()));
    let written = text.and_then(|text| write_private(&to, text.as_bytes()));
    let moved = written.and_then(|()| fs::remove_file(&from));
    moved.map_err(|why| KeepError::Unwritable { path: to, why })
}

/// `text`, in which the mapping is called `other` if it was called `name`.
fn renamed(text: &str, name: &str, other: &str) -> String {
    text.replacen(&format!("name: {name:?}"), &format!("name: {other:?}"), 1)
}

/// Keeps what is kept as `name` no longer.
///
/// # Errors
/// When it is not there or cannot be removed.
pub fn remove(folder: &Path, name: &str) -> Result<(), KeepError> {
    let path = file_of(folder, name)?;
    fs::remove_file(&path).map_err(|why| match why.kind() {
        io::ErrorKind::NotFound => KeepError::Gone(name.to_owned()),
        _ => KeepError::Unwritable { path, why },
    })
}

fn write(path: &Path, mapping: &Mapping) -> Result<(), KeepError> {
    let written = path.parent().map_or(Ok(()), private_folders);
    let text = written.and_then(|()| mapping_text(mapping).map_err(io::Error::other));
    let written = text.and_then(|text| write_private(path, text.as_bytes()));
    written.map_err(|why| KeepError::Unwritable {
        path: path.to_owned(),
        why,
    })
}

fn is_ron(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "ron") && path.is_file()
}

/// The file of the mapping that is kept as `name`: what no file can be called is written otherwise.
fn file_of(folder: &Path, name: &str) -> Result<PathBuf, KeepError> {
    let is_odd = |letter: char| letter.is_control() || r#"/\:*?"<>|"#.contains(letter);
    let letters = name.trim().chars().take(LONGEST);
    let letters = letters.map(|letter| if is_odd(letter) { '-' } else { letter });
    let stem: String = letters.collect();
    let stem = stem.trim_matches(['.', ' ']);
    if stem.is_empty() {
        return Err(KeepError::NoName);
    }
    Ok(folder.join(format!("{stem}.ron")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(date: &str) -> Mapping {
        let text = format!("Mapping(name: \"made up\", time: (first: {date:?}), id: \"no\")");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("m.ron");
        fs::write(&path, text).unwrap();
        read_mapping(&path).unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        let kept = Mappings::read(folder).kept.into_iter();
        kept.map(|kept| kept.name).collect()
    }

    #[test]
    fn a_mapping_is_kept_renamed_and_removed() {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("mappings");
        keep(&folder, "our monitor", &mapping("when")).unwrap();
        let kept = Mappings::read(&folder).kept.remove(0);
        assert_eq!(kept.name, "our monitor");
        assert_eq!(kept.mapping.name, "our monitor");
        assert_eq!(kept.mapping.known_by, ["no", "when"]);
        rename(&folder, "our monitor", "theirs").unwrap();
        assert_eq!(names(&folder), ["theirs"]);
        assert_eq!(Mappings::read(&folder).kept[0].mapping.name, "theirs");
        remove(&folder, "theirs").unwrap();
        assert!(names(&folder).is_empty());
        assert!(matches!(remove(&folder, "theirs"), Err(KeepError::Gone(_))));
    }

    #[test]
    fn a_damaged_file_is_told_and_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.ron");
        fs::write(&path, "Mapping(name: ").unwrap();
        let read = Mappings::read(folder.path());
        assert!(read.kept.is_empty() && read.damaged.len() == 1);
        let error = keep(folder.path(), "mine", &mapping("when")).unwrap_err();
        assert!(error.to_string().contains("left as it is"), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "Mapping(name: ");
    }

    #[test]
    fn no_name_leads_out_of_the_folder_or_into_another_mapping() {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("mappings");
        keep(&folder, "../../a/b", &mapping("when")).unwrap();
        assert_eq!(names(&folder), ["-..-a-b"]);
        assert!(matches!(
            keep(&folder, " .. ", &mapping("a")),
            Err(KeepError::NoName)
        ));
        keep(&folder, "c", &mapping("when")).unwrap();
        assert!(matches!(
            rename(&folder, "c", "-..-a-b"),
            Err(KeepError::Taken(_))
        ));
    }

    #[cfg(unix)]
    #[test]
    fn a_mapping_is_its_users_alone() {
        use std::os::unix::fs::PermissionsExt;
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("mappings");
        keep(&folder, "mine", &mapping("when")).unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder.join("mine.ron")), 0o600);
        assert_eq!(mode(&folder), 0o700);
    }
}
