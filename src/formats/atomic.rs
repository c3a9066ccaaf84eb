//! Writing a file so that it is whole or as it was: beside it, synced, then renamed over it.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes `bytes` to `path` in one step: whoever looks sees the earlier file or all of the new one.
///
/// # Errors
/// When the folder is missing or cannot be written to, or the disk is full; `path` is then as it
/// was, and nothing is left beside it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_like(path, bytes, None)
}

/// Writes as [`write_whole`] does, with the `permissions` of the file that is replaced.
///
/// # Errors
/// As [`write_whole`].
pub fn write_like(path: &Path, bytes: &[u8], permissions: Option<Permissions>) -> io::Result<()> {
    write(path, bytes, &mut File::options(), permissions)
}

/// Writes as [`write_whole`] does a file that nobody but its owner may read, where the system knows
/// owners.
///
/// # Errors
/// As [`write_whole`].
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    write(path, bytes, &mut options, None)
}

/// Makes the folder `path` and those above it, for their owner alone where the system knows owners.
///
/// # Errors
/// When one of them cannot be made.
pub fn private_folders(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path)
}

fn write(
    path: &Path,
    bytes: &[u8],
    options: &mut OpenOptions,
    permissions: Option<Permissions>,
) -> io::Result<()> {
    let beside = beside(path);
    let written =
        write_synced(&beside, bytes, options, permissions).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // Often it is not there at all; the error that counts is the first.
        let _ = fs::remove_file(&beside);
        return written;
    }
    sync_folder(path);
    Ok(())
}

/// A name in the same folder that no other run of the program uses.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

fn write_synced(
    path: &Path,
    bytes: &[u8],
    options: &mut OpenOptions,
    permissions: Option<Permissions>,
) -> io::Result<()> {
    // Never through a link that somebody put there.
    let mut file = options.write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.sync_all()
}

/// Makes the rename itself last through a power cut, where the system can.
fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent()
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        write_whole(&path, b"first").unwrap();
        write_whole(&path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_private_file_is_its_owners_even_where_the_earlier_one_was_everyones() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, b"first").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        write_private(&path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[cfg(unix)]
    #[test]
    fn private_folders_are_their_owners_and_those_that_are_there_stay_as_they_are() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let [there, made] = ["there", "there/made/within"].map(|name| folder.path().join(name));
        fs::create_dir(&there).unwrap();
        fs::set_permissions(&there, fs::Permissions::from_mode(0o755)).unwrap();
        private_folders(&made).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&there), mode(&made)), (0o755, 0o700));
        assert_eq!(mode(made.parent().unwrap()), 0o700);
    }

    #[test]
    fn what_cannot_be_replaced_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("taken");
        fs::create_dir(&path).unwrap();
        fs::write(path.join("inside"), b"kept").unwrap();
        assert!(write_whole(&path, b"new").is_err());
        assert_eq!(fs::read(path.join("inside")).unwrap(), b"kept");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_folder_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write_whole(&folder.path().join("none/a.ron"), b"").is_err());
    }
}
