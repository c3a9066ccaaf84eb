//! What a program that has died left in its journal.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::formats::file::{SIZE_LIMIT, read_text};
use crate::formats::moment::local_time;
use crate::formats::reach::ReachError;
use crate::formats::{OpenError, case, open_case};
use crate::model::{Edit, Regions};
use crate::state::document::Document;
use crate::state::recovered::Recovered;

use super::folder::{log_in, text_in};
use super::record::{NoRecord, Record};

/// What is in a journal.
pub(super) enum Left {
    /// Nothing that is not saved.
    Nothing,
    /// Unsaved work, and what of it could not be brought back, if anything.
    Work(Box<Recovered>, Option<String>),
}

/// Why a journal cannot be read.
pub(super) enum Unreadable {
    /// The disk does not let it be read.
    Disk(io::Error),
    /// It comes from a later version of the program, and is of this format.
    Later(u32),
    /// It is damaged: what is wrong with it.
    Damaged(String),
}

/// Reads the journal called `name` in the folder `path`.
pub(super) fn read(path: &Path, name: &str, regions: &Regions) -> Result<Left, Unreadable> {
    let Some(log) = read_log(&log_in(path))? else {
        return Ok(Left::Nothing);
    };
    let record = last_record(&log)?;
    let (document, lost) = rebuilt(path, &record, regions)?;
    if lost.is_empty() && (!document.is_changed() || is_saved(&document, regions)) {
        return Ok(Left::Nothing);
    }
    let lost = (!lost.is_empty()).then(|| told_of(&lost, path));
    let found = Recovered {
        journal: name.to_owned(),
        when: local_time(record.when),
        document,
    };
    Ok(Left::Work(Box::new(found), lost))
}

/// The bytes of the log; `None` where there is none.
fn read_log(path: &Path) -> Result<Option<Vec<u8>>, Unreadable> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Unreadable::Disk(error)),
    };
    let mut log = Vec::new();
    let mut bounded = file.take(SIZE_LIMIT + 1);
    let read = bounded.read_to_end(&mut log).map_err(Unreadable::Disk)?;
    if read as u64 > SIZE_LIMIT {
        let what = format!("its log has more than {} MiB", SIZE_LIMIT >> 20);
        return Err(Unreadable::Damaged(what));
    }
    Ok(Some(log))
}

/// The last line that can be read: those after it were cut off.
fn last_record(log: &[u8]) -> Result<Record, Unreadable> {
    let mut why = "its log is empty".to_owned();
    let lines = log.split(|byte| *byte == b'\n').rev();
    for line in lines.filter(|line| !line.is_empty()) {
        match Record::parse(line) {
            Ok(record) => return Ok(record),
            Err(NoRecord::Later(format)) => return Err(Unreadable::Later(format)),
            Err(NoRecord::Damaged(error)) => why = format!("its log cannot be read ({error})"),
        }
    }
    Err(Unreadable::Damaged(why))
}

/// The document that `record` is about, and its edits that could not be made.
fn rebuilt(
    folder: &Path,
    record: &Record,
    regions: &Regions,
) -> Result<(Document, Vec<Edit>), Unreadable> {
    let base = text(folder, record.texts.base)?;
    let loaded = case::read(&base, regions)
        .map_err(|problems| Unreadable::Damaged(format!("its case has {problems}")))?;
    let document = Document::new(loaded.case, base, record.origin());
    let mut document = record.as_written(document);
    if record.texts.on_disk != record.texts.base {
        let on_disk = text(folder, record.texts.on_disk)?;
        document = document.knowing_on_disk(on_disk.into());
    }
    let mut lost = Vec::new();
    for edit in &record.edits {
        match document.edited(edit) {
            Some(edited) => document = edited,
            None if edit.spot().read(document.case()).as_ref() == Some(edit) => {}
            None => lost.push(edit.clone()),
        }
    }
    Ok((document, lost))
}

fn text(folder: &Path, number: u32) -> Result<String, Unreadable> {
    read_text(&text_in(folder, number)).map_err(|error| match error {
        OpenError::Reach(ReachError::Io { error, .. }) => Unreadable::Disk(error),
        OpenError::Reach(ReachError::Forbidden(_)) => {
            Unreadable::Disk(ErrorKind::PermissionDenied.into())
        }
        error => Unreadable::Damaged(error.to_string()),
    })
}

/// Whether the case's file says what `document` says: it was saved just before the program died.
fn is_saved(document: &Document, regions: &Regions) -> bool {
    let file = document.file();
    let saved = file.and_then(|path| open_case(path, regions).ok());
    saved.is_some_and(|saved| saved.case == *document.case())
}

fn told_of(lost: &[Edit], path: &Path) -> String {
    let edits = match lost.len() {
        1 => "One edit".to_owned(),
        many => format!("{many} edits"),
    };
    format!(
        "{edits} of an earlier run cannot be made any more: the case no longer has what they are \
         about. They can be read with a text editor in {}, which moves into the folder “dropped” \
         beside it once you have decided on the rest.",
        path.display()
    )
}
