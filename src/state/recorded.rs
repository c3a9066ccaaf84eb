//! What a recording makes of every command and effect; it is decided here and nowhere else.
//!
//! A replay changes nothing outside its own window: it writes no file, asks no server, touches
//! neither the clipboard nor anybody's unsaved work, and does not close the window.

use super::{Command, Effect};

/// What becomes of a command in a recording, and when it is replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recorded {
    /// It is written down, and carried out again.
    CarriedOut,
    /// It is written down, but a replay leaves it out, because it would do this.
    LeftOut(&'static str),
    /// It is not written down: it is what jobs bring or an earlier run left, not what a user asks
    /// for, or what it brings about is written down.
    NotWritten,
}

impl Command {
    /// What becomes of it in a recording, and when that is replayed.
    ///
    /// What would write a file or close the window is carried out as far as the state goes; its
    /// [`Effect`] is held back.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a line for each command")]
    pub fn recorded(&self) -> Recorded {
        match self {
            Self::AllowOnline(_) | Self::SetOffline(false) => Recorded::LeftOut("ask map servers"),
            // The window would stay open for good: what ends it is not written down.
            Self::ChooseFile(_) => Recorded::LeftOut("ask for files"),
            Self::Export(_) | Self::CancelExport => Recorded::LeftOut("export briefings"),
            Self::Recover(_) | Self::DropRecovered(_) => {
                Recorded::LeftOut("decide on the unsaved work of earlier runs")
            }
            Self::KeepMapping(..) | Self::RenameMapping(..) | Self::RemoveMapping(_) => {
                Recorded::LeftOut("keep mappings")
            }
            Self::AddOverlay(_)
            | Self::ArchiveCacheIs(_)
            | Self::ChooserIs(_)
            | Self::ExcerptIs(..)
            | Self::ImportEnded(..)
            | Self::ImportIs(..)
            // What it told may name other files of the user's.
            | Self::Dismiss(_)
            | Self::ExportEnded(_)
            | Self::ExportIs(_)
            | Self::FileIsGone(_)
            | Self::FileIsSpoilt(..)
            | Self::FoundInTheWay(_)
            | Self::FoundOnDisk(_)
            | Self::ListVersions(..)
            | Self::MappingsAre(_)
            | Self::NotSaved
            // What came of looking, the recording says.
            | Self::OpenFiles(..)
            | Self::Notify(_)
            | Self::OfferRecovered(_)
            | Self::PreviewIs(..)
            | Self::Replace(_)
            | Self::Saved(..)
            | Self::SetPlayback(_)
            // Whoever is sent a recording need not know of other cases.
            | Self::SetRecent(_) => Recorded::NotWritten,
            Self::AllowFromStart(..)
            | Self::AskColumns(_)
            | Self::Back
            | Self::CancelImport(_)
            | Self::ClearArchiveCache
            | Self::ClearTiles
            | Self::CloseArchive(_)
            | Self::Compare(_)
            | Self::Copy(_)
            | Self::CopyReport(_)
            | Self::CopyView
            | Self::DescribeOnline(_)
            | Self::Draw(_)
            | Self::DropOnline(_)
            | Self::DropWork
            | Self::Edit(_)
            | Self::EndTyping
            | Self::FitCase
            | Self::ForbidOnline(_)
            | Self::ForgetMap(_)
            | Self::FoundFree(_)
            | Self::Forward
            | Self::GoTo(_)
            | Self::LookAgain(_)
            | Self::LookAt(..)
            | Self::LookAtAll(_)
            | Self::MapRests(_)
            | Self::Measure(_)
            | Self::OpenArchiveBy(..)
            | Self::OpenArchives(_)
            | Self::OpenBuiltIn
            | Self::OpenFile(_)
            | Self::OpenMap(_)
            | Self::OpenOverlays(_)
            | Self::OpenVersion(_)
            | Self::OpenView(_)
            | Self::PasteView
            | Self::Pin(_)
            | Self::Quit
            | Self::Redo
            | Self::RemoveOverlay(_)
            | Self::Save
            | Self::SaveAs(_)
            | Self::SaveUnder(_)
            | Self::SaveWork
            | Self::Select(_)
            | Self::ShowArchive(..)
            | Self::ShowClaim(_)
            | Self::ShowReport(_)
            | Self::ShowScene(_)
            | Self::Present(_)
            | Self::ShowPresenter(_)
            | Self::SetColourVision(_)
            | Self::SetAuthor(_)
            | Self::SetFilter(_)
            | Self::SetFurniture(_)
            | Self::SetNames(_)
            | Self::SetNamesAbovePictures(_)
            | Self::SetOffline(true)
            | Self::SetPreferences(_)
            | Self::SetTheme(_)
            | Self::Settle(_)
            | Self::Show(_)
            | Self::SetMatrix(_)
            | Self::SetClaimsTable(_)
            | Self::SetIncidentsTable(_)
            | Self::SetTimeline(_)
            | Self::ShowColumn(_)
            | Self::ShowDetail(_)
            | Self::ShowHint(_)
            | Self::ShowInstrument(_)
            | Self::ShowPerformance(_)
            | Self::ShowOnMap(_)
            | Self::ShowOverlay(..)
            | Self::ShowSources(..)
            | Self::SystemThemeIs(_)
            | Self::Undo
            | Self::ZoomBy(_) => Recorded::CarriedOut,
        }
    }
}

impl Effect {
    /// Whether it writes the case to a file.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        matches!(self, Self::WriteCase(..))
    }

    /// What it changes outside the window, in words, so that a replay holds it back; `None` when it
    /// changes nothing there.
    #[must_use]
    pub fn changes_outside(&self) -> Option<&'static str> {
        match self {
            Self::ChooseFile(_) => Some("ask for files"),
            Self::Export(_) | Self::CancelExport => Some("export briefings"),
            Self::ClearTiles => Some("forget the tiles of online maps"),
            Self::ClearArchiveCache => Some("forget what is kept of data sets"),
            Self::Copy(_) | Self::CopyReport(_) | Self::CopyView(_) => {
                Some("copy to the clipboard")
            }
            Self::Paste => Some("paste from the clipboard"),
            Self::DropJournal(_) => Some("decide on the unsaved work of earlier runs"),
            Self::PutAway(_) => Some("put unsaved work away"),
            Self::Quit => Some("close the window"),
            Self::FillScreen(_) => Some("fill the screen"),
            Self::KeepVersion(..) => Some("keep earlier versions"),
            // What came of looking, the recording says.
            Self::LookForFile(_) | Self::WriteCase(..) => Some("save to files"),
            Self::KeepMapping(..) | Self::RenameMapping(..) | Self::RemoveMapping(_) => {
                Some("keep mappings")
            }
            Self::CancelImport(_)
            | Self::FitCase
            | Self::FitGround(_)
            | Self::FitPlaces(_)
            | Self::ListVersions(_)
            | Self::LookAt(..)
            | Self::LookInto(..)
            | Self::PreviewArchive(..)
            | Self::ReadArchive(..)
            | Self::ReadCase(_)
            | Self::ReadExcerpt(..)
            | Self::ReadOverlays(_)
            | Self::Reveal(_)
            | Self::RevealGround(_)
            | Self::MeasureArchiveCache
            | Self::ZoomBy(_) => None,
        }
    }
}
