//! Commands: all that a user can ask for, one enum behind button, key and test.

use std::path::PathBuf;

use crate::model::{PlaceId, SourceId};
use crate::query::Subject;

use super::maps::OnlineMap;
use super::{Detail, Dialog, Document, Furniture, Names, Notice, Overlay, OverlayId, ThemeName};

/// Something to be done, sent by panels, keys and jobs.
#[derive(Debug, Clone)]
pub enum Command {
    /// Make the panel about this, or about nothing.
    Select(Option<Subject>),
    /// Show or hide the claims of these sources.
    ShowSources(Vec<SourceId>, bool),
    /// Change the look of the screen.
    SetTheme(ThemeName),
    /// Choose the languages of the map's names.
    SetNames(Names),
    /// Show the map in this file above the embedded one.
    OpenMap(PathBuf),
    /// Show this map above the embedded one; an online map only once it was allowed.
    ShowDetail(Detail),
    /// Remember this map file no longer.
    ForgetMap(PathBuf),
    /// Remember this online map, which the user has described; its id is chosen anew.
    DescribeOnline(Box<OnlineMap>),
    /// Forget the online map of this id, which the user had described.
    DropOnline(String),
    /// Let the online map of this id ask its server, and show it.
    AllowOnline(String),
    /// Let the online map of this id ask its server no longer.
    ForbidOnline(String),
    /// Ask no server for anything, or let those that were allowed be asked again.
    SetOffline(bool),
    /// Forget the tiles of online maps that are kept.
    ClearTiles,
    /// Draw our names above pictures that bring names of their own, or do not.
    SetNamesAbovePictures(bool),
    /// Choose what stands on the map to help reading it.
    SetFurniture(Furniture),
    /// Open a sheet above the map, or close it.
    Show(Option<Dialog>),
    /// Show all of the case on the map.
    FitCase,
    /// Zoom in by so many levels, or out by a negative number.
    ZoomBy(f64),
    /// Show this ground in the middle of the map, (lon, lat) in degrees, at this zoom.
    LookAt(geo::Point, f64),
    /// Zoom in until these places stand apart.
    ShowOnMap(Vec<PlaceId>),
    /// Put text on the clipboard.
    Copy(String),
    /// Open the case in this file.
    OpenFile(PathBuf),
    /// Draw the files as context, in this order.
    OpenOverlays(Vec<PathBuf>),
    /// Take in an overlay that was read.
    AddOverlay(Box<Overlay>),
    /// Show or hide an overlay.
    ShowOverlay(OverlayId, bool),
    /// Take an overlay off the map.
    RemoveOverlay(OverlayId),
    /// Take in a case that was read.
    Replace(Box<Document>),
    /// Tell the user.
    Notify(Notice),
    /// The user has read it.
    Dismiss(Notice),
}

/// What only the app can bring about.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Move the map so that the whole case is in view.
    FitCase,
    /// Move the map so that these places are in view and apart.
    FitPlaces(Vec<PlaceId>),
    /// Move the map so that this ground is in the middle, (lon, lat) in degrees, at this zoom.
    LookAt(geo::Point, f64),
    /// Move the map so that this place is in view, if it is not.
    Reveal(PlaceId),
    /// Zoom the map by so many levels.
    ZoomBy(f64),
    /// Put text on the clipboard.
    Copy(String),
    /// Forget the tiles of online maps that are kept, on another thread.
    ClearTiles,
    /// Read the case in this file on another thread.
    ReadCase(PathBuf),
    /// Read the overlays in these files on another thread, in this order.
    ReadOverlays(Vec<PathBuf>),
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
