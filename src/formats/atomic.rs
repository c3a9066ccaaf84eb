//! Writing a file so that it is whole or as it was: beside it, synced, then renamed over it.
//!
//! What is written beside a file is locked until it is in its place. A program that dies leaves it
//! there, unlocked, and whoever writes that file next removes it.

use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// How the name ends of what is written beside a file.
const PART: &str = ".part";
/// How many names beside a file are tried.
const NAMES: u32 = 100;

/// Writes `bytes` to `path` in one step: whoever looks sees the earlier file or all of the new one.
///
/// # Errors
/// When the folder is missing or cannot be written to, or the disk is full; `path` is then as it
/// was, and nothing is left beside it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_like(path, bytes, None)
}

/// Writes several files as [`write_whole`] does each: none is in its place before all are written.
///
/// # Errors
/// As [`write_whole`]; every file is then as it was, but when one of the last steps fails, in which
/// they are put in their places.
pub fn write_all_whole(files: &[(PathBuf, Vec<u8>)]) -> io::Result<()> {
    let mut written = Vec::new();
    let result = files.iter().try_for_each(|(path, bytes)| {
        let name = path.file_name().unwrap_or_default();
        remove_left_behind(folder_of(path), |of| *name == *of);
        let (beside, mut file) = create_beside(path, &mut File::options())?;
        let result = write_synced(&mut file, bytes, None);
        // Open, and so locked, until it is in its place.
        written.push((beside, file, path));
        result
    });
    let result = result.and_then(|()| {
        let mut written = written.iter();
        written.try_for_each(|(beside, _, path)| fs::rename(beside, path))
    });
    for (beside, _, path) in &written {
        if result.is_err() {
            let _ = fs::remove_file(beside);
        } else {
            sync_folder(path);
        }
    }
    result
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
    write(path, bytes, &mut private(), None)
}

/// Lets `fill` write the file `path` as [`fill_whole`] does, for its owner alone as [`write_private`] does.
///
/// # Errors
/// As [`fill_whole`].
pub fn fill_private<E: From<io::Error>>(
    path: &Path,
    fill: impl FnOnce(&mut File, &Path) -> Result<(), E>,
) -> Result<(), E> {
    fill_synced(path, &mut private(), fill)
}

/// How a file is opened that is for its owner alone.
fn private() -> OpenOptions {
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
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

/// Lets `fill` write the file `path` in one step, as [`write_whole`] does: it is given an empty file beside it, and
/// the path of that, which takes the place of `path` once it is filled.
///
/// # Errors
/// As [`write_whole`], and what `fill` says.
pub fn fill_whole<E: From<io::Error>>(
    path: &Path,
    fill: impl FnOnce(&mut File, &Path) -> Result<(), E>,
) -> Result<(), E> {
    fill_synced(path, &mut File::options(), fill)
}

fn fill_synced<E: From<io::Error>>(
    path: &Path,
    options: &mut OpenOptions,
    fill: impl FnOnce(&mut File, &Path) -> Result<(), E>,
) -> Result<(), E> {
    fill_with(path, options, |file, beside| {
        fill(file, beside)?;
        Ok(file.sync_all()?)
    })
}

fn write(
    path: &Path,
    bytes: &[u8],
    options: &mut OpenOptions,
    permissions: Option<Permissions>,
) -> io::Result<()> {
    fill_with(path, options, |file, _| {
        write_synced(file, bytes, permissions)
    })
}

fn fill_with<E: From<io::Error>>(
    path: &Path,
    options: &mut OpenOptions,
    fill: impl FnOnce(&mut File, &Path) -> Result<(), E>,
) -> Result<(), E> {
    let name = path.file_name().unwrap_or_default();
    // Before anything is written: on a full disk the room may be needed.
    remove_left_behind(folder_of(path), |of| *name == *of);
    let (beside, mut file) = create_beside(path, options)?;
    let filled = fill(&mut file, &beside);
    let filled = filled.and_then(|()| Ok(fs::rename(&beside, path)?));
    if filled.is_err() {
        // The error that counts is the first.
        let _ = fs::remove_file(&beside);
        return filled;
    }
    sync_folder(path);
    Ok(())
}

/// Creates a file in the same folder that no living program takes away, and locks it.
fn create_beside(path: &Path, options: &mut OpenOptions) -> io::Result<(PathBuf, File)> {
    // Never through a link that somebody put there.
    let options = options.write(true).create_new(true);
    for attempt in 0..NAMES {
        let beside = beside(path, attempt);
        match options.open(&beside) {
            Ok(file) if is_ours(&beside, &file) => return Ok((beside, file)),
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
            // On a computer that shares the folder, another program may have the number of ours.
            _ => {}
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// Locks `file`, which was created as `beside`; false when somebody took it for one left behind
/// before it was locked.
fn is_ours(beside: &Path, file: &File) -> bool {
    // Some file systems know no locks; there nobody removes anything.
    let is_taken = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
    !is_taken && is_still(beside, file)
}

/// A name beside the file `path`: `case.ron.4711-0.part` for `case.ron`.
fn beside(path: &Path, attempt: u32) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}-{attempt}{PART}", std::process::id()));
    path.with_file_name(name)
}

/// The file's name beside which something called `name` is written; `None` for any other name.
fn written_for(name: &str) -> Option<&str> {
    let (of, numbers) = name.strip_suffix(PART)?.rsplit_once('.')?;
    let (process, attempt) = numbers.split_once('-')?;
    let is_number = |part: &str| part.parse::<u32>().is_ok();
    (is_number(process) && is_number(attempt)).then_some(of)
}

/// Removes what programs have left in `folder` that died while they wrote one of the files of whose
/// names `is_meant` holds. What a living program writes is locked, and stays.
pub(super) fn remove_left_behind(folder: &Path, is_meant: impl Fn(&str) -> bool) {
    // What cannot be seen or removed costs room, and nothing else.
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_part = name.to_str().and_then(written_for).is_some_and(&is_meant);
        // Nothing else is opened: a pipe would not let go.
        if !is_part || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let Ok(part) = File::options().write(true).open(entry.path()) else {
            continue;
        };
        // Removed while it is locked, so that nobody begins to write to it meanwhile.
        if part.try_lock().is_ok() && is_still(&entry.path(), &part) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn write_synced(file: &mut File, bytes: &[u8], permissions: Option<Permissions>) -> io::Result<()> {
    file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.sync_all()
}

/// Whether `path` is still the name of the file that was opened as `file`.
#[cfg(unix)]
pub(super) fn is_still(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |metadata: &fs::Metadata| (metadata.dev(), metadata.ino());
    match (fs::metadata(path), file.metadata()) {
        (Ok(named), Ok(opened)) => number(&named) == number(&opened),
        _ => false,
    }
}

/// Elsewhere, no open file is replaced; one may be removed.
#[cfg(not(unix))]
pub(super) fn is_still(path: &Path, _: &File) -> bool {
    fs::exists(path).unwrap_or(true)
}

/// The folder that holds `path`.
fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    folder.unwrap_or(Path::new("."))
}

/// Makes the rename itself last through a power cut, where the system can.
fn sync_folder(path: &Path) {
    if let Ok(folder) = File::open(folder_of(path)) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests;
