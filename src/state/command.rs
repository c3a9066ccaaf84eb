//! Commands: all that a user can ask for, one enum behind button, key and test.

use std::path::PathBuf;

use crate::model::{PlaceId, SourceId};
use crate::query::Subject;

use super::{Dialog, Document, Furniture, Names, Notice, Overlay, OverlayId, ThemeName};

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
    /// Choose what stands on the map to help reading it.
    SetFurniture(Furniture),
    /// Open a sheet above the map, or close it.
    Show(Option<Dialog>),
    /// Show all of the case on the map.
    FitCase,
    /// Zoom in by so many levels, or out by a negative number.
    ZoomBy(f64),
    /// Zoom in until these places stand apart.
    ShowOnMap(Vec<PlaceId>),
    /// Put text on the clipboard.
    Copy(String),
    /// Open the case in this file.
    OpenFile(PathBuf),
    /// Draw the file as context.
    OpenOverlay(PathBuf),
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
    /// Move the map so that this place is in view, if it is not.
    Reveal(PlaceId),
    /// Zoom the map by so many levels.
    ZoomBy(f64),
    /// Put text on the clipboard.
    Copy(String),
    /// Read the case in this file on another thread.
    ReadCase(PathBuf),
    /// Read the overlay in this file on another thread.
    ReadOverlay(PathBuf),
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
