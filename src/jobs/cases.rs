//! Jobs with case files: read one, write one, and look what there is.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::basemap::regions;
use crate::formats::moment::local_time;
use crate::formats::{
    SaveError, Saved, Versions, builtin_case, open_case, save_case, text_to_save,
};
use crate::state::files::Version;
use crate::state::{Command, Document, Notice, NoticeKind, Origin};

use super::{Jobs, case_problems, case_refused, sentence, taken_in, taken_in_as};

impl Jobs {
    /// Reads the case from `origin` and works out what competes in it.
    pub fn read_case(&mut self, origin: Origin) {
        self.start("read case", move || {
            let read = match &origin {
                Origin::BuiltIn => builtin_case(regions()).map_err(|problems| {
                    let text = format!("The built-in case cannot be read: {problems}.");
                    Notice::new(NoticeKind::Problem, text)
                }),
                Origin::File(path) | Origin::Version(path) => {
                    open_case(path, regions()).map_err(|error| case_refused(&error))
                }
            };
            match read {
                Ok(loaded) => taken_in(loaded, origin),
                Err(notice) => vec![Command::Notify(notice)],
            }
        });
    }

    /// Writes `document` to `path`, and keeps what was there among `versions`. When somebody else
    /// has changed the file, nothing is written, and what it holds is told.
    pub fn write_case(&mut self, document: Document, path: PathBuf, versions: Versions) {
        self.start_or(
            vec![Command::NotSaved],
            "write case",
            move || match save_case(&document, &path, &versions, regions()) {
                Ok(saved) => written(saved, path),
                Err(SaveError::ChangedOutside(_)) => changed_outside(path),
                Err(error) => not_written(&error),
            },
        );
    }

    /// Works out what would be written of `document` to `path`, and says that it is: for a replay,
    /// which goes on as if it were.
    pub fn pretend_to_write(&mut self, document: Document, path: PathBuf) {
        self.start_or(
            vec![Command::NotSaved],
            "pretend to write",
            move || match text_to_save(&document, &path, regions()) {
                Ok(base) => {
                    let text =
                        format!("This is a replay: nothing was saved to {}.", path.display());
                    let notice = Notice::new(NoticeKind::Note, text);
                    vec![Command::Saved(base, path), Command::Notify(notice)]
                }
                Err(error) => not_written(&error),
            },
        );
    }

    /// Looks whether anything is called `path`.
    pub fn look_for_file(&mut self, path: PathBuf) {
        self.start("look for file", move || {
            // A link that leads nowhere is in the way as well.
            let command = match fs::symlink_metadata(&path) {
                Ok(_) => Command::FoundInTheWay(path),
                Err(_) => Command::FoundFree(path),
            };
            vec![command]
        });
    }

    /// Keeps `text`, which the file `path` held, among `versions`, and lists those there are then.
    pub fn keep_version(&mut self, path: PathBuf, text: Arc<str>, versions: Versions) {
        self.start("keep version", move || {
            let kept = versions.keep(&path, text.as_bytes());
            let mut commands: Vec<Command> = kept
                .err()
                .map(|why| version_lost(&path, &why.to_string()))
                .into_iter()
                .collect();
            commands.push(listed(path, &versions));
            commands
        });
    }

    /// Looks for earlier versions of the file `path` among `versions`.
    pub fn list_versions(&mut self, path: PathBuf, versions: Versions) {
        self.start("list versions", move || vec![listed(path, &versions)]);
    }
}

fn listed(path: PathBuf, versions: &Versions) -> Command {
    let known = versions.of(&path).into_iter().map(|version| Version {
        path: version.path,
        when: local_time(version.replaced),
    });
    Command::ListVersions(path, known.collect())
}

fn version_lost(path: &Path, why: &str) -> Command {
    let text = format!(
        "What {} held before could not be kept as an earlier version: {why}.",
        path.display()
    );
    Command::Notify(Notice::new(NoticeKind::Warning, text))
}

fn written(saved: Saved, path: PathBuf) -> Vec<Command> {
    let lost = saved.version_lost.map(|why| version_lost(&path, &why));
    lost.into_iter()
        .chain([Command::Saved(saved.base, path)])
        .collect()
}

fn not_written(error: &SaveError) -> Vec<Command> {
    let notice = Notice::new(NoticeKind::Problem, sentence(error));
    vec![Command::NotSaved, Command::Notify(notice)]
}

/// Nothing was written to `path`; what it holds now is read, so that the user can decide.
fn changed_outside(path: PathBuf) -> Vec<Command> {
    let mut commands = vec![Command::NotSaved];
    match open_case(&path, regions()) {
        Ok(loaded) if loaded.writing.is_of_text() => {
            let theirs = taken_in_as(loaded, Origin::File(path), Command::FoundOnDisk);
            commands.extend(theirs);
        }
        // No edit can be made in it.
        Ok(_) => {
            let what = format!("{} is no plain text any more", path.display());
            commands.push(left_alone(&what, Vec::new()));
        }
        Err(error) => commands.push(left_alone(&error.to_string(), case_problems(&error))),
    }
    commands
}

fn left_alone(why: &str, details: Vec<String>) -> Command {
    let text = format!(
        "{why}. Another program has written this; nothing was saved over it. Your work is still open \
         here: save it under another name."
    );
    let kind = NoticeKind::Problem;
    Command::Notify(Notice {
        kind,
        text,
        details,
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;
    use crate::formats::builtin::BUILTIN_TEXT;

    #[test]
    fn a_file_that_others_have_packed_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, BUILTIN_TEXT).unwrap();
        let told = changed_outside(path.clone());
        assert!(
            matches!(&told[..], [Command::NotSaved, Command::FoundOnDisk(_)]),
            "{told:?}"
        );
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(BUILTIN_TEXT.as_bytes()).unwrap();
        fs::write(&path, packed.finish().unwrap()).unwrap();
        let told = changed_outside(path);
        let [Command::NotSaved, Command::Notify(notice)] = &told[..] else {
            panic!("{told:?}");
        };
        assert!(notice.text.contains("a.ron is no plain text any more"));
    }
}
