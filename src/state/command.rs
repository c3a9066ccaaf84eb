//! Commands: all that a user can ask for, one enum behind button, key and test.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

use crate::archive::mapping::KeptMapping;
use crate::archive::{Archive, Mapping, Preview, Report};
use crate::model::{
    ArchiveId, ClaimId, Edit, Filter, Ground, Hue, Measure, PlaceId, SceneId, SourceId, Subject,
    lon_lat,
};
use crate::query::Excerpt;

use super::maps::OnlineMap;
use super::{
    Base, CacheSize, CaseOpens, Choice, Chooser, ClaimColumn, ColourVision, Column, Detail, Dialog,
    Document, DrawTool, Export, ExportEnd, ExportOrder, ExportProgress, Furniture, Hint, ImportEnd,
    ImportNumber, ImportProgress, IncidentColumn, Instrument, Look, MatrixLook, Names, Notice,
    Origin, Overlay, OverlayId, Pin, Playback, Preferences, Recovered, Settlement, Stage,
    Standpoint, TableLook, ThemeName, TimelineLook, Version,
};

/// Something to be done, sent by panels, keys and jobs. Whatever a user can ask for can be written
/// down and read back; what jobs bring cannot.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Command {
    /// Make the panel about this, or about nothing.
    Select(Option<Subject>),
    /// Let the room see this, or present no longer.
    Present(Option<Stage>),
    /// Open the presenter's window beside the stage, or close it.
    ShowPresenter(bool),
    /// Look at the case as this scene has it.
    ShowScene(SceneId),
    /// Select what this claim is about, and show the claim in full.
    ShowClaim(ClaimId),
    /// Show or hide the claims of these sources.
    ShowSources(Vec<SourceId>, bool),
    /// Show the claims that this filter lets through.
    SetFilter(Box<Filter>),
    /// Let the column on the left hold this.
    ShowColumn(Column),
    /// Lay the timeline like this.
    SetTimeline(TimelineLook),
    /// Show how long things take, or do not.
    ShowPerformance(bool),
    /// Let this stand below the map, or nothing.
    ShowInstrument(Option<Instrument>),
    /// Lay the matrix like this.
    SetMatrix(MatrixLook),
    /// Lay these side by side, four of them at most.
    Compare(Vec<Subject>),
    /// Lay the table of claims like this.
    SetClaimsTable(TableLook<ClaimColumn>),
    /// Lay the table of incidents like this.
    SetIncidentsTable(TableLook<IncidentColumn>),
    /// Let the timeline's brush go on like this by itself. A recording has its steps.
    #[serde(skip)]
    SetPlayback(Playback),
    /// Let the user draw this on the map, or draw no longer.
    Draw(Option<DrawTool>),
    /// Measure this on the map, or nothing.
    Measure(Option<Measure>),
    /// Put a pin on the map, or take it away.
    Pin(Option<Pin>),
    /// Tell this to whoever uses the program for the first time, or nothing more.
    ShowHint(Option<Hint>),
    /// Change the look of the screen.
    SetTheme(ThemeName),
    /// Take note of the look that the system asks for.
    SystemThemeIs(ThemeName),
    /// Let the program look and behave like this.
    SetPreferences(Preferences),
    /// See colours through these eyes.
    SetColourVision(ColourVision),
    /// Choose the languages of the map's names.
    SetNames(Names),
    /// Show the map in this file above the embedded one.
    OpenMap(PathBuf),
    /// Show this map above the embedded one; an online map only once it was allowed.
    ShowDetail(Detail),
    /// Remember this map file no longer.
    ForgetMap(PathBuf),
    /// Remember this online map, which the user has described; its id is chosen anew if it is taken.
    DescribeOnline(#[serde(serialize_with = "without_key")] Box<OnlineMap>),
    /// Forget the online map of this id, which the user had described.
    DropOnline(String),
    /// Let the online map of this id ask its server, and show it.
    AllowOnline(String),
    /// Let the online map of this id, which is allowed now, ask its server from the start of every
    /// run, or of this one only.
    AllowFromStart(String, bool),
    /// Let the online map of this id ask its server no longer.
    ForbidOnline(String),
    /// Ask no server for anything, or let those that were allowed be asked again.
    SetOffline(bool),
    /// Forget the tiles of online maps that are kept.
    ClearTiles,
    /// Forget what is kept of data sets to open them faster.
    ClearArchiveCache,
    /// Take note of how much that is.
    #[serde(skip)]
    ArchiveCacheIs(CacheSize),
    /// Draw our names above pictures that bring names of their own, or do not.
    SetNamesAbovePictures(bool),
    /// Choose what stands on the map to help reading it.
    SetFurniture(Furniture),
    /// Open a sheet above the map, or close it.
    Show(Option<Dialog>),
    /// Show all of the case on the map.
    FitCase,
    /// Zoom in by so many levels, or out by a negative number.
    ZoomBy(#[serde(deserialize_with = "lon_lat::finite")] f64),
    /// Show this ground in the middle of the map, (lon, lat) in degrees, at this zoom.
    LookAt(
        #[serde(with = "lon_lat")] geo::Point,
        #[serde(deserialize_with = "lon_lat::finite")] f64,
    ),
    /// Show all of this ground on the map, as near as that can be.
    LookAtAll(Vec<Ground>),
    /// Zoom in until these places stand apart.
    ShowOnMap(Vec<PlaceId>),
    /// Put text on the clipboard.
    Copy(String),
    /// Make a spot of the case say this.
    Edit(Edit),
    /// Sign notes with this name from now on, or with none.
    SetAuthor(Option<String>),
    /// What is typed next is a step of its own, and so is what the filter is turned to next.
    EndTyping,
    /// Take the last edit back.
    Undo,
    /// Make the edit again that was taken back last.
    Redo,
    /// Undo or redo until so many steps are done.
    GoTo(usize),
    /// Look at the case as before the last change of the view.
    Back,
    /// Look at the case as before the last [`Command::Back`].
    Forward,
    /// Put what is looked at, and how, on the clipboard as a link.
    CopyView,
    /// Ask for a link, and look for one on the clipboard.
    PasteView,
    /// Look at the case as the link in this text says.
    OpenView(String),
    /// Look at the case like this, as when it was last open.
    LookAgain(Box<Look>),
    /// The map has come to rest here.
    MapRests(Standpoint),
    /// Look what these files hold, and open each as that; cases as it is said.
    OpenFiles(Vec<PathBuf>, CaseOpens),
    /// Open the case in this file; asks first when there is unsaved work.
    OpenFile(PathBuf),
    /// Open the case that comes with the program; asks first when there is unsaved work.
    OpenBuiltIn,
    /// Open the earlier version in this file; asks first when there is unsaved work.
    OpenVersion(PathBuf),
    /// Take note of the earlier versions of this file, the latest first.
    #[serde(skip)]
    ListVersions(PathBuf, Vec<Version>),
    /// Take note of the case files used lately, the latest first.
    #[serde(skip)]
    SetRecent(Vec<PathBuf>),
    /// Let the system's own window ask for a file.
    ChooseFile(Choice),
    /// Take note of how it stands with that window.
    #[serde(skip)]
    ChooserIs(Chooser),
    /// Write the case to its file; asks for one when it has none.
    Save,
    /// Write the case to this file; asks first when another file has that name.
    SaveUnder(PathBuf),
    /// Take note that another file has the name that the case was to be saved under.
    #[serde(skip)]
    FoundInTheWay(PathBuf),
    /// Write the case to this file, as was asked for: no other has its name. A recording has this,
    /// because a replay looks for no file.
    FoundFree(PathBuf),
    /// Write the case to this file, which is its own from then on.
    SaveAs(PathBuf),
    /// Take note that this was written to that file.
    #[serde(skip)]
    Saved(Base, PathBuf),
    /// Take note that nothing was written.
    #[serde(skip)]
    NotSaved,
    /// Write the briefing to a file of this form, all of it drawn anew; asks first when something has
    /// that name.
    Export(Box<Export>),
    /// Break the export off that is under way.
    CancelExport,
    /// Take note of how far the export is.
    #[serde(skip)]
    ExportIs(ExportProgress),
    /// Take note of how the export ended.
    #[serde(skip)]
    ExportEnded(ExportEnd),
    /// Close the window; asks first when there is unsaved work.
    Quit,
    /// Go where the question about unsaved work was asked for, and drop the work.
    DropWork,
    /// Save the work, then go where the question about it was asked for.
    SaveWork,
    /// Take note of what the file of the document holds now.
    #[serde(skip)]
    FoundOnDisk(Box<Document>),
    /// Take note that the file of the document is gone.
    #[serde(skip)]
    FileIsGone(PathBuf),
    /// Take note that the file of the document holds this text now, which is no case.
    #[serde(skip)]
    FileIsSpoilt(PathBuf, String),
    /// Go on from a file that has changed.
    Settle(Settlement),
    /// Offer work that an earlier run did not save.
    #[serde(skip)]
    OfferRecovered(Vec<Recovered>),
    /// Take up the work in the journal of this name.
    Recover(String),
    /// Offer the work in the journal of this name no longer.
    DropRecovered(String),
    /// Draw the files as context, in this order.
    OpenOverlays(Vec<PathBuf>),
    /// Take in an overlay that was read.
    #[serde(skip)]
    AddOverlay(Box<Overlay>),
    /// Show or hide an overlay.
    ShowOverlay(OverlayId, bool),
    /// Take an overlay off the map.
    RemoveOverlay(OverlayId),
    /// Open the data sets in these files beside the case.
    OpenArchives(Vec<PathBuf>),
    /// Take note of how far a data set has been read.
    #[serde(skip)]
    ImportIs(ImportNumber, ImportProgress),
    /// Take note of what became of a file that was read as a data set.
    #[serde(skip)]
    ImportEnded(ImportNumber, ImportEnd),
    /// Break off that reading of a data set.
    CancelImport(ImportNumber),
    /// Show or hide a data set.
    ShowArchive(ArchiveId, bool),
    /// Close a data set; its file stays.
    CloseArchive(ArchiveId),
    /// Show what became of the rows of a data set.
    ShowReport(ArchiveId),
    /// Put what became of the rows of a data set on the clipboard, as a table.
    CopyReport(ArchiveId),
    /// Show how the columns of a data set are read.
    AskColumns(ArchiveId),
    /// Take in the beginning of the table in this file, to ask about its columns; `None` where it cannot be
    /// read.
    #[serde(skip)]
    PreviewIs(PathBuf, Option<Arc<Preview>>),
    /// Open the data set in this file beside the case, its columns read like this.
    OpenArchiveBy(PathBuf, Box<Mapping>),
    /// Keep this mapping under this name, for tables with the same columns.
    KeepMapping(String, Box<Mapping>),
    /// Keep the mapping of the first name under the second.
    RenameMapping(String, String),
    /// Keep the mapping of this name no longer.
    RemoveMapping(String),
    /// Take note of the mappings that the user keeps.
    #[serde(skip)]
    MappingsAre(Vec<KeptMapping>),
    /// Take in the part of a data set that is looked at; `None` where it has no such part.
    #[serde(skip)]
    ExcerptIs(Arc<Archive>, Subject, Option<Arc<Excerpt>>),
    /// Take in the case that was asked for last, now that it is read; no other.
    #[serde(skip)]
    Replace(Box<Document>),
    /// Tell the user.
    #[serde(skip)]
    Notify(Notice),
    /// The user has read it.
    #[serde(skip)]
    Dismiss(Notice),
}

/// Writes `map` down as it is known to all: a key to its server stays with its user.
fn without_key<S: Serializer>(map: &OnlineMap, to: S) -> Result<S::Ok, S::Error> {
    let known = OnlineMap {
        key: None,
        ..map.clone()
    };
    known.serialize(to)
}

/// What only the app can bring about.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Move the map so that the whole case is in view.
    FitCase,
    /// Move the map so that these places are in view and apart.
    FitPlaces(Vec<PlaceId>),
    /// Move the map so that all of this ground is in view.
    FitGround(Vec<Ground>),
    /// Move the map so that this ground is in the middle, (lon, lat) in degrees, at this zoom.
    LookAt(geo::Point, f64),
    /// Move the map so that this place is in view, if it is not.
    Reveal(PlaceId),
    /// Move the map so that this ground is in view, (lon, lat) in degrees, if it is not.
    RevealGround(geo::Point),
    /// Zoom the map by so many levels.
    ZoomBy(f64),
    /// Put text on the clipboard.
    Copy(String),
    /// Put this report on the clipboard, as a table.
    CopyReport(Arc<Report>),
    /// Put this link to the present view on the clipboard.
    CopyView(String),
    /// Have what lies on the clipboard pasted.
    Paste,
    /// Forget the tiles of online maps that are kept, on another thread.
    ClearTiles,
    /// Forget on another thread what is kept of data sets to open them faster.
    ClearArchiveCache,
    /// See on another thread how much that is.
    MeasureArchiveCache,
    /// Look on another thread what these files hold, and open each as that.
    LookInto(Vec<PathBuf>, CaseOpens),
    /// Read the case from there on another thread.
    ReadCase(Origin),
    /// Put the unsaved work of this document away: it is about to be left, as its user has said.
    PutAway(Box<Document>),
    /// Keep this text, which the file held until another program wrote to it, as an earlier version
    /// of it, on another thread.
    KeepVersion(PathBuf, Arc<str>),
    /// Look for the earlier versions of this file on another thread.
    ListVersions(PathBuf),
    /// Open the system's own window to choose a file in, on another thread.
    ChooseFile(Choice),
    /// Look on another thread whether this file is there: save under its name if it is not, and ask
    /// if it is.
    LookForFile(PathBuf),
    /// Write the document to this file on another thread. What the file holds may be written over
    /// only if it is what the document knows to be there, or if the user has just named the file.
    WriteCase(Box<Document>, PathBuf),
    /// Draw and write the briefing, on another thread.
    Export(Box<ExportOrder>),
    /// Break off what that does.
    CancelExport,
    /// Drop the journal of this name, on another thread, once what is unsaved now is in our own.
    DropJournal(String),
    /// Let the window take up the whole screen, or no longer.
    FillScreen(bool),
    /// Close the window.
    Quit,
    /// Read the overlays in these files on another thread, in this order.
    ReadOverlays(Vec<PathBuf>),
    /// Read the data set in this file on another thread, by this mapping if it was told for it.
    ReadArchive(ImportNumber, ArchiveId, PathBuf, Option<Arc<Mapping>>),
    /// Look on another thread into the table in this file, by this mapping or by what it shows itself.
    PreviewArchive(PathBuf, Option<Arc<Mapping>>),
    /// Keep this mapping under this name, on another thread.
    KeepMapping(String, Box<Mapping>),
    /// Keep the mapping of the first name under the second, on another thread.
    RenameMapping(String, String),
    /// Keep the mapping of this name no longer, on another thread.
    RemoveMapping(String),
    /// Break off what that does.
    CancelImport(ImportNumber),
    /// Read the rows of this part of a data set again, on another thread; its sources have that hue.
    ReadExcerpt(Arc<Archive>, Subject, Hue),
}

impl Effect {
    /// Whether the map will come to rest elsewhere than it stands.
    pub(super) fn moves_the_map(&self) -> bool {
        matches!(
            self,
            Self::FitCase
                | Self::FitGround(_)
                | Self::FitPlaces(_)
                | Self::LookAt(..)
                | Self::Reveal(_)
                | Self::RevealGround(_)
                | Self::ZoomBy(_)
        )
    }
}

/// Commands in the order in which they were sent; applied first in, first out, after the frame.
#[derive(Debug, Default)]
pub struct Commands(Vec<Command>);

impl Commands {
    /// Sends `command`.
    pub fn push(&mut self, command: Command) {
        self.0.push(command);
    }

    /// Takes all commands, first in first.
    pub fn drain(&mut self) -> impl Iterator<Item = Command> {
        std::mem::take(&mut self.0).into_iter()
    }
}
