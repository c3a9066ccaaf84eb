//! Jobs with case files: read one, write one, and look what there is.

use std::fs;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::basemap::regions;
use crate::formats::{SaveError, Saved, Versions, builtin_case, open_case, save_case};
use crate::state::files::Version;
use crate::state::{Command, Document, Notice, NoticeKind, Origin};

use super::{Jobs, case_problems, case_refused, taken_in, taken_in_as};

impl Jobs {
    /// Reads the case that comes with the program.
    pub fn read_built_in(&mut self) {
        self.start("read case", || match builtin_case(regions()) {
            Ok(loaded) => taken_in(loaded, Origin::BuiltIn),
            Err(problems) => {
                let text = format!("The built-in case cannot be read: {problems}.");
                vec![Command::Notify(Notice::new(NoticeKind::Problem, text))]
            }
        });
    }

    /// Reads the earlier version of a case in `path`.
    pub fn read_version(&mut self, path: PathBuf) {
        self.start("read version", move || match open_case(&path, regions()) {
            Ok(loaded) => taken_in(loaded, Origin::Version(path)),
            Err(error) => vec![Command::Notify(case_refused(&error))],
        });
    }

    /// Writes `document` to `path`, and keeps what was there among `versions`. When somebody else
    /// has changed the file, nothing is written, and what it holds is told.
    pub fn write_case(&mut self, document: Document, path: PathBuf, versions: Versions) {
        self.start("write case", move || {
            match save_case(&document, &path, &versions, regions()) {
                Ok(saved) => written(saved, path),
                Err(SaveError::ChangedOutside(_)) => changed_outside(path),
                Err(error) => not_written(&error),
            }
        });
    }

    /// Looks whether anything is called `path`: saves under that name if not, and asks if so.
    pub fn look_for_file(&mut self, path: PathBuf) {
        self.start("look for file", move || {
            // A link that leads nowhere is in the way as well.
            let command = match fs::symlink_metadata(&path) {
                Ok(_) => Command::FoundInTheWay(path),
                Err(_) => Command::SaveAs(path),
            };
            vec![command]
        });
    }

    /// Looks for earlier versions of the file `path` among `versions`.
    pub fn list_versions(&mut self, path: PathBuf, versions: Versions) {
        self.start("list versions", move || {
            let known = versions.of(&path).into_iter().map(|version| Version {
                path: version.path,
                when: local_time(version.replaced),
            });
            vec![Command::ListVersions(known.collect())]
        });
    }
}

fn written(saved: Saved, path: PathBuf) -> Vec<Command> {
    let lost = saved.version_lost.map(|why| {
        let text = format!(
            "{} is saved, but what it held before could not be kept as an earlier version: {why}.",
            path.display()
        );
        Command::Notify(Notice::new(NoticeKind::Warning, text))
    });
    lost.into_iter()
        .chain([Command::Saved(saved.base, path)])
        .collect()
}

fn not_written(error: &SaveError) -> Vec<Command> {
    let notice = Notice::new(NoticeKind::Problem, format!("{error}."));
    vec![Command::NotSaved, Command::Notify(notice)]
}

/// Nothing was written to `path`; what it holds now is read, so that the user can decide.
fn changed_outside(path: PathBuf) -> Vec<Command> {
    let mut commands = vec![Command::NotSaved];
    match open_case(&path, regions()) {
        Ok(loaded) => {
            let theirs = taken_in_as(loaded, Origin::File(path), Command::FoundOnDisk);
            commands.extend(theirs);
        }
        Err(error) => {
            let text = format!(
                "{error}. Another program has written this; nothing was saved over it. Your work \
                 is still open here: save it under another name."
            );
            let details = case_problems(&error);
            let kind = NoticeKind::Problem;
            commands.push(Command::Notify(Notice {
                kind,
                text,
                details,
            }));
        }
    }
    commands
}

/// A moment for people, in their own time zone.
fn local_time(at: Timestamp) -> String {
    let here = at.to_zoned(TimeZone::system());
    here.strftime("%-d %B %Y, %H:%M").to_string()
}
