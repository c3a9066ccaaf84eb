//! Jobs with case files: read one, write one, and look what there is.

use std::fs;
use std::path::{Path, PathBuf};

use crate::basemap::regions;
use crate::formats::{builtin_case, open_case, read, write_whole};
use crate::model::Edit;
use crate::state::{Base, Command, Document, Notice, NoticeKind, Origin};

use super::{Jobs, case_refused, taken_in};

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

    /// Writes `document` to `path`.
    pub fn write_case(&mut self, document: Document, path: PathBuf) {
        self.start("write case", move || match save_case(&document, &path) {
            Ok(base) => vec![Command::Saved(base, path)],
            Err(why) => {
                let notice = Notice::new(NoticeKind::Problem, format!("{why}."));
                vec![Command::NotSaved, Command::Notify(notice)]
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

    /// Looks for earlier versions of the file `path`.
    pub fn list_versions(&mut self, _path: PathBuf) {
        // None are kept yet; what keeps them will list them here.
        self.start("list versions", || vec![Command::ListVersions(Vec::new())]);
    }
}

/// Writes `document` to `path`, and returns what was written.
///
/// This stands where `formats` will save: it knows titles alone, and refuses all else.
fn save_case(document: &Document, path: &Path) -> Result<Base, String> {
    let mut text = document.base().text.to_string();
    for edit in document.unsaved() {
        let Edit::Title(title) = edit else {
            return Err("only titles can be saved yet; the work is still open here".to_owned());
        };
        let before = &document.base().case.title;
        text = text.replacen(&format!("{before:?}"), &format!("{title:?}"), 1);
    }
    let written = write_whole(path, text.as_bytes());
    written.map_err(|why| {
        let path = path.display();
        format!("{path} could not be written: {why}; the work is still open here")
    })?;
    let loaded = read(&text, regions()).map_err(|problems| problems.to_string())?;
    Ok(Base {
        text: loaded.text,
        case: loaded.case.into(),
    })
}
