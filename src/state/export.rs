//! Exporting the briefing, claims, pictures, pages and import reports: in which form, how much, to which file, and how far it is.

mod data;
mod format;
mod picture;
mod size;

use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::ArchiveId;

use super::{Archives, Dialog, Document, Effect, Leaving, Notice, NoticeKind, State, View};

pub use self::data::{DataExport, DataForm, DataFormError, Extent};
pub use self::format::{Format, FormatError};
pub use self::picture::{Framing, PageExport, PictureExport, Scale};
pub use self::size::{PictureSize, SizeError};

/// What is exported, and to where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// The file, or the folder for pictures.
    pub path: PathBuf,
    /// What, and in which form, whatever the name ends in.
    pub what: Exported,
    /// Whether what has that name already may be written over.
    pub overwrites: bool,
}

/// What is exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Exported {
    /// The briefing.
    Briefing(BriefingExport),
    /// Claims, as data.
    Data(DataExport),
    /// The map or the screen, as a picture.
    Picture(PictureExport),
    /// All that is said of what is selected, as a page.
    Page(PageExport),
    /// What became of the rows of this data set, as a table.
    Report(ArchiveId),
}

/// As what the briefing is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefingExport {
    /// In which form.
    pub format: Format,
    /// How large each scene is drawn.
    pub size: PictureSize,
    /// With the speaker's notes, where the form has room for them.
    pub with_notes: bool,
}

/// All that an export is made of: the case, with what is not saved of it, and how it is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportOrder {
    /// The case.
    pub document: Document,
    /// Which maps there are, what lies on them, in which languages names are, and what the filters show.
    pub view: View,
    /// The data sets that are open beside it.
    pub archives: Archives,
    /// To what.
    pub export: Export,
}

/// An export that is under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exporting {
    /// The file or the folder.
    pub path: PathBuf,
    /// How far it is.
    pub progress: ExportProgress,
    /// Whether it was asked to end.
    pub is_cancelled: bool,
}

/// How far an export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportProgress {
    /// It has only begun.
    Begun,
    /// So many scenes are drawn, of so many.
    Drawn(usize, usize),
    /// All are drawn, and are being written.
    Writing,
    /// So many claims are written, of so many.
    Written(usize, usize),
}

/// How an export ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportEnd {
    /// This is in this file or folder now.
    Done(Done, PathBuf),
    /// Something has this name already; nothing was drawn.
    InTheWay(PathBuf),
    /// It was cancelled; nothing was written.
    Cancelled,
    /// It failed, and why is told; nothing was written.
    Failed,
}

/// What an export has brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// So many scenes.
    Scenes(usize),
    /// So many claims.
    Claims(usize),
    /// A picture, so large.
    Picture(PictureSize),
    /// The page on what is selected.
    Page,
    /// What became of the rows of a data set.
    Report,
}

impl Exported {
    /// How the names of files end that it is written to; `None` for a folder.
    #[must_use]
    pub fn ending(&self) -> Option<&'static str> {
        match self {
            Self::Briefing(briefing) => briefing.format.ending(),
            Self::Data(data) => Some(data.form.ending()),
            Self::Picture(_) => Some("png"),
            Self::Page(_) => Some("md"),
            Self::Report(_) => Some("csv"),
        }
    }

    /// Whether `path` ends as files of its form do.
    fn is_named_by(&self, path: &Path) -> bool {
        match self {
            Self::Briefing(briefing) => Format::of_ending(path) == Some(briefing.format),
            Self::Data(data) => {
                DataForm::of_ending(path).map(DataForm::ending) == Some(data.form.ending())
            }
            Self::Picture(_) | Self::Page(_) | Self::Report(_) => {
                let ending = path.extension().zip(self.ending());
                ending.is_some_and(|(is, right)| is.eq_ignore_ascii_case(right))
            }
        }
    }

    /// The path that is meant by what was typed for it: wherever the program was started, and with the
    /// form's ending if it does not end so.
    #[must_use]
    pub fn path_of(&self, typed: &Path) -> PathBuf {
        let path = std::path::absolute(typed).unwrap_or_else(|_| typed.to_owned());
        match self.ending() {
            Some(ending) if !self.is_named_by(&path) => {
                let mut name = path.into_os_string();
                name.push(".");
                name.push(ending);
                name.into()
            }
            _ => path,
        }
    }
}

impl Display for Done {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (count, noun) = match self {
            Self::Scenes(count) => (count, "scene"),
            Self::Claims(count) => (count, "claim"),
            Self::Picture(size) => return write!(f, "a picture of {size} pixels"),
            Self::Page => return f.write_str("the page"),
            Self::Report => return f.write_str("the import report"),
        };
        let more = if *count == 1 { "" } else { "s" };
        write!(f, "{count} {noun}{more}")
    }
}

impl ExportProgress {
    /// The part of the work that is done, 0 to 1. Writing takes little of the time.
    #[must_use]
    pub fn part(self) -> f32 {
        match self {
            Self::Begun => 0.0,
            Self::Drawn(drawn, of) => 0.95 * drawn as f32 / of.max(1) as f32,
            Self::Writing => 0.95,
            Self::Written(written, of) => written as f32 / of.max(1) as f32,
        }
    }
}

impl State {
    /// Begins an export, one at a time.
    pub(super) fn export(&mut self, export: Export) -> Vec<Effect> {
        if self.files.exporting.is_some() {
            return Vec::new();
        }
        self.files.export_in_the_way = None;
        self.files.exporting = Some(Exporting {
            path: export.path.clone(),
            progress: ExportProgress::Begun,
            is_cancelled: false,
        });
        let order = ExportOrder {
            document: self.document.clone(),
            view: self.view.clone(),
            archives: self.archives.clone(),
            export,
        };
        vec![Effect::Export(Box::new(order))]
    }

    /// Asks the export that is under way to end.
    pub(super) fn cancel_export(&mut self) -> Vec<Effect> {
        let Some(exporting) = &mut self.files.exporting else {
            return Vec::new();
        };
        exporting.is_cancelled = true;
        vec![Effect::CancelExport]
    }

    /// Takes note of how far the export is.
    pub(super) fn export_is(&mut self, progress: ExportProgress) {
        if let Some(exporting) = &mut self.files.exporting {
            exporting.progress = progress;
        }
    }

    /// Takes note of how the export ended; whoever waited for that to leave goes on.
    pub(super) fn export_ended(&mut self, end: ExportEnd) -> Vec<Effect> {
        self.files.exporting = None;
        let leaves = self.leaving == Some(Leaving::Quit);
        match end {
            ExportEnd::Done(done, path) => {
                if self.view.dialog == Some(Dialog::Export) {
                    self.view.dialog = None;
                }
                let text = format!("Exported {done} to {}.", path.display());
                self.notify(Notice::new(NoticeKind::Note, text));
            }
            ExportEnd::InTheWay(path) => self.files.export_in_the_way = Some(path),
            ExportEnd::Cancelled => {
                let text = "The export was cancelled. Nothing was written.";
                self.notify(Notice::new(NoticeKind::Note, text));
            }
            // Who is told so stays to read it.
            ExportEnd::Failed => {
                self.leaving = None;
                return Vec::new();
            }
        }
        if leaves {
            self.go_on_after_saving()
        } else {
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_gets_the_ending_of_its_form_and_keeps_its_own() {
        let of = |typed: &str, format| {
            let briefing = BriefingExport {
                format,
                size: PictureSize::FULL_HD,
                with_notes: false,
            };
            Exported::Briefing(briefing).path_of(Path::new(typed))
        };
        for (typed, format, path) in [
            ("/b/homs", Format::Pdf, "/b/homs.pdf"),
            ("/b/homs.pdf", Format::Pdf, "/b/homs.pdf"),
            ("/b/homs.HTM", Format::WebPage, "/b/homs.HTM"),
            ("/b/1.10", Format::Slides, "/b/1.10.pptx"),
            ("/b/homs.pdf", Format::Handout, "/b/homs.pdf.md"),
            ("/b/scenes", Format::Pictures, "/b/scenes"),
            ("/b/1.10", Format::Pictures, "/b/1.10"),
        ] {
            assert_eq!(of(typed, format), Path::new(path), "{typed}");
        }
        assert!(of("homs", Format::Pdf).is_absolute());
    }
}
